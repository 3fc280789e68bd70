/** Bytes to text: UTF-8 only, and for anything else what it looks like and how to save it again. */
import { type Outcome, type Problem, problem } from "../engine/index.ts";

/** `file` is the name for messages. Byte order marks are taken off; line ends of any system become `\n`. */
export function readText(bytes: Uint8Array, file: string): Outcome<string> {
  const refuse = (
    ...[id, values = {}, line]: [Problem["id"], Record<string, string>?, number?]
  ): Outcome<string> => ({
    value: null,
    problems: [problem(id, line === undefined ? { file } : { file, line }, values)],
  });
  if (bytes.length === 0) return refuse("file-empty");
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return refuse("file-excel", { format: ".xlsx" });
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuse("file-excel", { format: ".xls" });
  if (looksLikeUtf16(bytes)) return refuse("file-encoding", { encoding: "UTF-16 (Excel “Unicode Text”)" }, 1);
  const nul = bytes.indexOf(0);
  if (nul >= 0) return refuse("file-nul", {}, lineAt(bytes, nul));
  try {
    const decoded = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const text = decoded.replace(/^\ufeff+/, "").replace(/\r\n?/g, "\n");
    return text.trim() === "" ? refuse("file-empty") : { value: text, problems: [] };
  } catch {
    const bad = new TextDecoder("utf-8").decode(bytes).split("\ufffd", 1)[0] ?? "";
    return refuse("file-encoding", { encoding: legacyEncoding(bytes) }, bad.split("\n").length);
  }
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
