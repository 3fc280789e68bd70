/** Bytes to text: UTF-8 only, and for anything else what it looks like and how to save it again. */
import { type Outcome, type Problem, problem } from "../engine/index.ts";

/** `file` is the name for messages. Byte order marks are taken off; line ends of any system become `\n`. */
export function readText(bytes: Uint8Array, file: string): Outcome<string> {
  const refuse = (one: Problem): Outcome<string> => ({ value: null, problems: [one] });
  const unfit = unfitStart(bytes, file) ?? nulProblem(bytes, file, 0);
  if (unfit) return refuse(unfit);
  try {
    const decoded = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const text = decoded.replace(/^\ufeff+/, "").replace(/\r\n?/g, "\n");
    return text.trim() === "" ? refuse(problem("file-empty", { file })) : { value: text, problems: [] };
  } catch {
    return refuse(encodingProblem(bytes, file, 0));
  }
}

/** What shows in the first bytes of a file that is no UTF-8 text. */
export function unfitStart(bytes: Uint8Array, file: string): Problem | undefined {
  if (bytes.length === 0) return problem("file-empty", { file });
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]))
    return problem("file-excel", { file }, { format: ".xlsx" });
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return problem("file-excel", { file }, { format: ".xls" });
  if (!looksLikeUtf16(bytes)) return undefined;
  return problem("file-encoding", { file, line: 1 }, { encoding: "UTF-16 (Excel “Unicode Text”)" });
}

/** `above`: the lines before these bytes. */
export function nulProblem(bytes: Uint8Array, file: string, above: number): Problem | undefined {
  const nul = bytes.indexOf(0);
  return nul < 0 ? undefined : problem("file-nul", { file, line: above + lineAt(bytes, nul) });
}

/** Of bytes that are no UTF-8. */
export function encodingProblem(bytes: Uint8Array, file: string, above: number): Problem {
  const sound = new TextDecoder("utf-8").decode(bytes).split("\ufffd", 1)[0] ?? "";
  const line = above + sound.split("\n").length;
  return problem("file-encoding", { file, line }, { encoding: legacyEncoding(bytes) });
}

const startsWith = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, index) => bytes[index] === byte);

function looksLikeUtf16(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return true;
  const head = bytes.subarray(0, 2000);
  return head.filter((byte) => byte === 0).length > head.length / 4;
}

const lineAt = (bytes: Uint8Array, offset: number) =>
  bytes.subarray(0, offset).filter((byte) => byte === 0x0a).length + 1;

/** In TCVN3 (ABC fonts) ă â ê ô ơ ư đ and a with its tones are A8–BE, where Windows-1258 has only symbols. */
function legacyEncoding(bytes: Uint8Array): string {
  const high = bytes.filter((byte) => byte >= 0x80);
  const typical = high.filter((byte) => byte >= 0xa7 && byte <= 0xbe);
  return typical.length * 5 >= high.length ? "TCVN3 (ABC, .VnTime)" : "Windows-1258 / Windows-1252 (ANSI)";
}
