/** Evidence as a stream: CSV or JSON lines, told apart by the first sign, from a file or from standard input. */
import { createReadStream, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Outcome, problem } from "../engine/index.ts";
import { csvSheets } from "./csv-sheets.ts";
import { jsonSheets } from "./json-sheets.ts";
import type { Sheet } from "./sheet.ts";
import { textPieces } from "./text-stream.ts";

export interface Source {
  /** What messages call it. */
  readonly file: string;
  /** In bytes; `null` where it is read from standard input, which can be read only once. */
  readonly length: number | null;
  /** From its beginning. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** `-` is standard input. */
export function openSource(path: string, input: AsyncIterable<Uint8Array>): Outcome<Source> {
  if (path === "-") return { value: { file: "-", length: null, bytes: () => input }, problems: [] };
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return { value: null, problems: [problem("file-missing", {}, { name: path })] };
  if (!found.isFile()) return { value: null, problems: [problem("stream-folder", {}, { name: path })] };
  const bytes = () => createReadStream(path);
  return { value: { file: basename(path), length: found.size, bytes }, problems: [] };
}

/** The list of agencies that lies beside a file of CSV. */
export function listBeside(path: string): string | undefined {
  const list = join(dirname(path), "agencies.csv");
  const isThere = statSync(list, { throwIfNoEntry: false })?.isFile() ?? false;
  return path !== "-" && isThere && basename(path) !== "agencies.csv" ? list : undefined;
}

export interface Sheets {
  readonly isJson: boolean;
  /** Each agency's sheet, in the order of the input. Throws `Unreadable`. */
  sheets(given: { readonly hasList: boolean }): AsyncGenerator<Sheet>;
}

/** Reads as far as the first sign. Throws `Unreadable`. */
export async function sheetsIn(bytes: AsyncIterable<Uint8Array>, file: string): Promise<Sheets> {
  const pieces = textPieces(bytes, file);
  let start = "";
  while (start.trim() === "") {
    const next = await pieces.next();
    if (next.done) break;
    start += next.value;
  }
  async function* all(): AsyncGenerator<string> {
    yield start;
    yield* pieces;
  }
  const isJson = start.trimStart().startsWith("{");
  return { isJson, sheets: ({ hasList }) => (isJson ? jsonSheets : csvSheets)(all(), file, { hasList }) };
}
