/** Lines out of bytes, however the bytes are cut on their way. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf } from "../../src/files/lines-in.ts";

async function linesIn(chunks: readonly Uint8Array[], most: number) {
  async function* coming() {
    yield* chunks;
  }
  const found: [number, string | null][] = [];
  for await (const { line, bytes } of linesOf(coming(), most))
    found.push([line, bytes === null ? null : Buffer.from(bytes).toString()]);
  return found;
}

test("lines are the same however their bytes are cut, letters of several bytes too", async () => {
  const text = "một\n\nhai\r\nba";
  const expected = [
    [1, "một"],
    [2, ""],
    [3, "hai\r"],
    [4, "ba"],
  ];
  const bytes = Buffer.from(text);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: bytes.length })), async (cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
      expect(await linesIn(chunks, 100)).toEqual(expected);
    }),
  );
});

test("a line of as many bytes as may be is kept; one byte more and nothing of it is, and the next is read again", async () => {
  const chunks = ["abcd\nabcde\nab", "cdef", "\nab"].map((text) => Buffer.from(text));
  expect(await linesIn(chunks, 4)).toEqual([
    [1, "abcd"],
    [2, null],
    [3, null],
    [4, "ab"],
  ]);
});

test("a line end at the end begins no line", async () => {
  expect(await linesIn([Buffer.from("a\n")], 10)).toEqual([[1, "a"]]);
  expect(await linesIn([], 10)).toEqual([]);
});
