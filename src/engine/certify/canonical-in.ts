/**
 * Canonical JSON without numbers, read strictly: what it takes is the one spelling of some data, and of anything else it
 * says where it leaves that spelling. So two keys of one name, or a file that ends early, are never guessed over.
 */
import type { Json } from "../digest.ts";
import { type Outcome, type Problem, problem } from "../problems.ts";

/** A formula is at most 400 signs long and may be as deep; the rest of a certificate is shallow. */
export const mostLevels = 500;

export function readCanonical(text: string): Outcome<Json> {
  let at = 0;
  let refused: Problem | undefined;

  const refuse = (id: Problem["id"], values: Readonly<Record<string, string>> = {}): null => {
    refused ??= problem(id, {}, { at: String(at + 1), ...values });
    return null;
  };

  const isNext = (sign: string): boolean => {
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };

  function value(level: number): Json {
    const sign = text[at];
    if (level > mostLevels) return refuse("certificate-deep", { most: String(mostLevels) });
    if (sign === "{") return object(level);
    if (sign === "[") return list(level);
    if (sign === '"') return string();
    for (const [word, meaning] of words) {
      if (!text.startsWith(word, at)) continue;
      at += word.length;
      return meaning;
    }
    return unexpected();
  }

  function unexpected(): null {
    const sign = text[at];
    if (sign === undefined) return refuse("certificate-truncated");
    if (/[-\d]/.test(sign)) return refuse("certificate-number");
    return refuse(/[\s\ufeff]/.test(sign) ? "certificate-spelling" : "certificate-not-json");
  }

  function list(level: number): Json {
    at += 1;
    const items: Json[] = [];
    if (isNext("]")) return items;
    do {
      items.push(value(level + 1));
      if (refused) return null;
    } while (isNext(","));
    return isNext("]") ? items : unexpected();
  }

  function object(level: number): Json {
    at += 1;
    const mapping: Record<string, Json> = Object.create(null);
    let before: string | undefined;
    if (isNext("}")) return mapping;
    do {
      if (text[at] !== '"') return unexpected();
      const start = at;
      const key = string();
      if (key === null) return null;
      if (before !== undefined && key <= before) {
        at = start;
        return Object.hasOwn(mapping, key)
          ? refuse("certificate-duplicate-key", { key })
          : refuse("certificate-spelling");
      }
      // A schema would drop it in silence.
      if (key === "__proto__") return refuse("certificate-unknown-key", { key });
      if (!isNext(":")) return unexpected();
      mapping[key] = value(level + 1);
      if (refused) return null;
      before = key;
    } while (isNext(","));
    return isNext("}") ? mapping : unexpected();
  }

  function string(): string | null {
    const end = endOfString(text, at);
    if (end === undefined) {
      at = text.length;
      return refuse("certificate-truncated");
    }
    const written = text.slice(at + 1, end);
    const read = written.replace(escaped, (_, sign: string) => unescaped(sign));
    if (loneSurrogate.test(read)) return refuse("certificate-surrogate");
    // JSON.stringify writes a string as RFC 8785 wants it.
    if (JSON.stringify(read) !== `"${written}"`) return refuse("certificate-spelling");
    at = end + 1;
    return read;
  }

  const read = value(1);
  if (!refused && at < text.length) unexpected();
  return refused ? { value: null, problems: [refused] } : { value: read, problems: [] };
}

const words: readonly (readonly [string, Json])[] = [
  ["null", null],
  ["true", true],
  ["false", false],
];

const escaped = /\\(u[\da-fA-F]{4}|.)/gs;
const loneSurrogate = /\p{Surrogate}/u;

/** `undefined` where no quote ends the string that begins at `start`. */
function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') return at;
    if (text[at] === "\\") at += 1;
  }
  return undefined;
}

const unescaped = (sign: string): string =>
  sign.length > 1 ? String.fromCharCode(Number.parseInt(sign.slice(1), 16)) : (named[sign] ?? sign);

const named: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
