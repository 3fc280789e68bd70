/** Text out of a stream of bytes: what a file read whole gives, wherever the bytes are cut. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readText } from "../../src/files/text.ts";
import { textPieces, Unreadable } from "../../src/files/text-stream.ts";

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.slice(at, at + length);
}

async function streamed(bytes: Uint8Array, length: number) {
  let text = "";
  try {
    for await (const piece of textPieces(inPieces(bytes, length), "t.csv")) text += piece;
    return text;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return error.problems;
  }
}

const unit = fc.constantFrom("\ufeff", "\r", "\n", "\r\n", "a", "ế", "𠮷", " ");

test("the text is the same as of a file read whole", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit }), fc.integer({ min: 1, max: 5 }), async (text, length) => {
      const bytes = new TextEncoder().encode(text);
      const { value, problems } = readText(bytes, "t.csv");
      expect(await streamed(bytes, length)).toEqual(value ?? problems);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["a NUL", "a\nb\n\0", "file-nul", 3],
  ["bytes that are no UTF-8", "a\r\nb\r\n\xe9x", "file-encoding", 3],
  ["a letter cut off by the end", "a\nb\n\xe1\xba", "file-encoding", 3],
])("%s is refused with its line, as in a file read whole", async (_, text, id, line) => {
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  for (const length of [2, 100]) expect(await streamed(bytes, length)).toMatchObject([{ id, at: { line } }]);
  expect(readText(bytes, "t.csv").problems).toMatchObject([{ id, at: { line } }]);
});
