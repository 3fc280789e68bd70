/** Bytes to text piece by piece, under the same rules as a file that is read whole. */
import { type Problem, problem } from "../engine/index.ts";
import { encodingProblem, nulProblem, unfitStart } from "./text.ts";

/** Input that cannot be read any further; thrown out of a stream, since what came before it was handed on already. */
export class Unreadable extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ id }) => id).join(", "));
  }
}

/** Text with `\n` as its only line end, without byte order marks. Throws `Unreadable`. */
export async function* textPieces(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [lines, held, isStart, isBlank] = [0, "", true, true];
  const refuse = (one: Problem | undefined) => {
    if (one) throw new Unreadable([one]);
  };
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new Unreadable([encodingProblem(chunk ?? new Uint8Array(), file, lines)]);
    }
  };
  let isFirst = true;
  for await (const chunk of bytes) {
    if (isFirst) refuse(unfitStart(chunk, file));
    isFirst = false;
    refuse(nulProblem(chunk, file, lines));
    let text = held + decode(chunk);
    if (isStart) text = text.replace(/^\ufeff+/, "");
    isStart &&= text === "";
    // What follows a carriage return decides whether it is a line end of its own.
    held = text.endsWith("\r") ? "\r" : "";
    const piece = withLineFeeds(held === "" ? text : text.slice(0, -1));
    lines += piece.split("\n").length - 1;
    isBlank &&= piece.trim() === "";
    if (piece !== "") yield piece;
  }
  const end = withLineFeeds(held + decode());
  if (isBlank && end.trim() === "") refuse(problem("file-empty", { file }));
  if (end !== "") yield end;
}

const withLineFeeds = (text: string): string => (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);
