/**
 * JSON text to a tree, with nothing lost on the way: repeated keys, numbers that would be bent, half characters and bottomless
 * nesting are refused, each with its place.
 */
import { type Outcome, type Problem, problem } from "../engine/index.ts";

/** Deeper than any file of ours; a deeper one is an attack or a slip. */
const deepest = 60;

/**
 * The value of a JSON text (RFC 8259). A number must be a whole one that every program reads alike;
 * any other quantity is written as text. Problems carry the path of the value concerned; a slip in the syntax, line and column.
 */
export function readJson(text: string, file?: string): Outcome<unknown> {
  const at = file === undefined ? {} : { file };
  const reader = new Reader(text, at);
  try {
    const value = reader.document();
    return reader.problems.length === 0
      ? { value, problems: [] }
      : { value: null, problems: reader.problems };
  } catch (error) {
    if (!(error instanceof Slip)) throw error;
    return { value: null, problems: [...reader.problems, error.found] };
  }
}

/** The same of bytes, which must be UTF-8; a byte order mark is passed over. */
export function readJsonBytes(bytes: Uint8Array): Outcome<unknown> {
  try {
    return readJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { value: null, problems: [problem("json-encoding", {})] };
  }
}

/** Ends the reading: what follows cannot be understood. */
class Slip extends Error {
  readonly found: Problem;

  constructor(found: Problem) {
    super(found.id);
    this.found = found;
  }
}

const blank = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;
const words: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside a string.
const control = /[\u0000-\u001f]/;

const halfCharacter = /\p{Surrogate}/u;

class Reader {
  readonly problems: Problem[] = [];
  private readonly text: string;
  private readonly at: { readonly file?: string };
  private readonly path: (string | number)[] = [];
  private next = 0;

  constructor(text: string, at: { readonly file?: string }) {
    this.text = text;
    this.at = at;
  }

  document(): unknown {
    const value = this.value();
    this.skip(blank);
    if (this.next < this.text.length) this.slip();
    return value;
  }

  private value(): unknown {
    this.skip(blank);
    switch (this.text[this.next]) {
      case "{":
        return this.object();
      case "[":
        return this.array();
      case '"':
        return this.string();
      default:
        return this.plain();
    }
  }

  private object(): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    this.open();
    for (let isFirst = true; !this.closes("}"); isFirst = false) {
      if (!isFirst) this.take(",");
      this.skip(blank);
      if (this.text[this.next] !== '"') this.slip();
      const key = this.string();
      this.path.push(key);
      if (key === "__proto__") this.refuse("field-unknown", { key });
      if (Object.hasOwn(found, key)) this.refuse("json-duplicate-key", { key });
      this.skip(blank);
      this.take(":");
      const value = this.value();
      if (key !== "__proto__") found[key] = value;
      this.path.pop();
    }
    return found;
  }

  private array(): unknown[] {
    const found: unknown[] = [];
    this.open();
    for (let isFirst = true; !this.closes("]"); isFirst = false) {
      if (!isFirst) this.take(",");
      this.path.push(found.length);
      found.push(this.value());
      this.path.pop();
    }
    return found;
  }

  private open(): void {
    this.next += 1;
    if (this.path.length >= deepest)
      throw new Slip(
        problem("json-too-deep", { ...this.at, path: [...this.path] }, { most: String(deepest) }),
      );
  }

  /** Passes over the sign that ends an object or a list, if it stands here. */
  private closes(sign: string): boolean {
    this.skip(blank);
    if (this.text[this.next] !== sign) return false;
    this.next += 1;
    return true;
  }

  private take(sign: string): void {
    if (this.text[this.next] !== sign) this.slip();
    this.next += 1;
  }

  private string(): string {
    const start = this.next + 1;
    let end = this.text.indexOf('"', start);
    while (end >= 0 && this.isEscaped(end, start)) end = this.text.indexOf('"', end + 1);
    if (end < 0) this.slip(this.text.length);
    const raw = this.text.slice(start, end);
    const fault = raw.search(control);
    if (fault >= 0) this.slip(start + fault);
    const written = raw.includes("\\") ? this.unescaped(raw, start) : raw;
    if (halfCharacter.test(written)) this.refuse("json-half-character", {});
    this.next = end + 1;
    return written;
  }

  /** An odd number of backslashes before the quote makes it a part of the string. */
  private isEscaped(quote: number, start: number): boolean {
    let from = quote;
    while (from > start && this.text[from - 1] === "\\") from -= 1;
    return (quote - from) % 2 === 1;
  }

  private unescaped(raw: string, start: number): string {
    const wrong = raw.replace(escaped, (sign) => " ".repeat(sign.length)).indexOf("\\");
    if (wrong >= 0) this.slip(start + wrong);
    return JSON.parse(`"${raw}"`) as string;
  }

  private plain(): number | boolean | null {
    const named = this.match(word);
    if (named !== undefined) return words[named] ?? null;
    const written = this.match(number);
    if (written === undefined) this.slip();
    const value = Number(written);
    if (!/^(?:0|-?[1-9]\d*)$/.test(written) || !Number.isSafeInteger(value))
      this.refuse("json-number", { text: written });
    return value;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.next;
    const found = pattern.exec(this.text)?.[0];
    this.next += found?.length ?? 0;
    return found;
  }

  private skip(pattern: RegExp): void {
    pattern.lastIndex = this.next;
    pattern.test(this.text);
    this.next = pattern.lastIndex;
  }

  private refuse(id: Problem["id"], values: Readonly<Record<string, string>>): void {
    this.problems.push(problem(id, { ...this.at, path: [...this.path] }, values));
  }

  private slip(offset = this.next): never {
    const before = this.text.slice(0, offset).split("\n");
    const place = { line: before.length, column: (before.at(-1) ?? "").length + 1 };
    const isEnd = offset >= this.text.length;
    throw new Slip(
      isEnd
        ? problem("json-cut-off", { ...this.at, ...place })
        : problem("json-syntax", { ...this.at, ...place }, { text: this.text.slice(offset, offset + 20) }),
    );
  }
}
