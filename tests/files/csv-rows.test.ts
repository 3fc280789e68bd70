/** Rows cut out of text: whatever a text holds, as csv-parse reads it; and the same wherever a text is broken into pieces. */
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cutRows, type QuoteFault } from "../../src/files/csv-rows.ts";

const separator = fc.constantFrom(",", ";");
const plainText = fc.string({ unit: fc.constantFrom(",", ";", "\n", " ", "\t", "x", "đ", "'", "\u00a0") });
const anyText = fc.string({ unit: fc.constantFrom('"', '"', ",", ";", "\n", " ", "x", "đ") });

/** What csv-parse makes of a text without faults, without rows that hold nothing. */
const byLibrary = (text: string, sign: string): string[][] =>
  parse(text, {
    delimiter: sign,
    record_delimiter: "\n",
    relax_column_count: true,
    skip_empty_lines: true,
  }).filter((cells) => cells.some((cell) => cell.trim() !== ""));

const cellsOf = (text: string, sign: string) => cutRows(text, sign).rows.map(({ cells }) => [...cells]);

test("text without a quote is cut as csv-parse cuts it", () => {
  fc.assert(
    fc.property(plainText, separator, (text, sign) => {
      expect(cellsOf(text, sign)).toEqual(byLibrary(text, sign));
    }),
  );
});

test("rows with quotes among rows without are read as csv-parse reads them", () => {
  const cell = fc.string({ unit: fc.constantFrom('"', ",", ";", "\n", " ", "x") });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 })), separator, (rows, sign) => {
      const text = stringify(rows, { delimiter: sign });
      expect(cellsOf(text, sign)).toEqual(byLibrary(text, sign));
    }),
  );
});

test("a text in pieces of any length gives the same rows, faults and numbers as in one", () => {
  fc.assert(
    fc.property(anyText, separator, fc.integer({ min: 1, max: 9 }), (text, sign, length) => {
      const rows: unknown[] = [];
      const faults: QuoteFault[] = [];
      let [rest, last] = ["", 0];
      for (let at = 0; at < text.length; at += length) {
        const cut = cutRows(rest + text.slice(at, at + length), sign, { last, longestRow: 1_000 });
        rows.push(...cut.rows);
        faults.push(...cut.faults);
        [rest, last] = [cut.rest, cut.last];
      }
      const end = cutRows(rest, sign, { last, longestRow: null });
      const whole = cutRows(text, sign);
      expect([...rows, ...end.rows]).toEqual(whole.rows);
      expect([...faults, ...end.faults]).toEqual(whole.faults);
    }),
    { numRuns: 1_000 },
  );
});

test("a quote that is not closed within the longest row there may be is open, and the rows below it are read", () => {
  const text = `1,"x\n${"2,3\n".repeat(5)}`;
  const piece = (longestRow: number) => cutRows(text, ",", { last: 0, longestRow });
  expect(piece(text.length)).toMatchObject({ rows: [], faults: [], rest: text });
  expect(piece(text.length - 1)).toMatchObject({ faults: [{ row: 1, is: "open" }], last: 6, rest: "" });
});
