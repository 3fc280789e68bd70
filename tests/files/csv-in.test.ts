/** Tables out of CSV: every row keeps the number that Excel shows, whatever stands above it. */
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Outcome, Row, Table } from "../../src/engine/index.ts";
import { readTable } from "../../src/files/csv-in.ts";
import { readText } from "../../src/files/text.ts";

const columns = { required: ["a", "b"], optional: ["c"] };

function read(text: string): Outcome<Table> {
  const decoded = readText(new TextEncoder().encode(text), "t.csv");
  return decoded.value === null ? decoded : readTable(decoded.value, "t.csv", columns);
}
const cellsIn = ({ cells }: Row) => ["a", "b", "c"].flatMap((name) => cells.get(name) ?? []);
const rowOf = (text: string, cell: string) =>
  read(text).value?.rows.find((row) => cellsIn(row).includes(cell))?.row;
const faults = (text: string) => read(text).problems.map(({ id, at }) => `${at.line} ${id}`);

test.each([
  ["line feeds", "a,b\n1,2\nhere,3\n", 3],
  ["carriage returns and line feeds", "a,b\r\n1,2\r\nhere,3\r\n", 3],
  ["carriage returns alone", "a,b\r1,2\rhere,3\r", 3],
  ["line ends of several systems", "a,b\n1,2\rhere,3\r\n", 3],
  ["two byte order marks", "\ufeff\ufeffa,b\n1,2\nhere,3", 3],
  ["empty rows above the header", "\n,\na,b\nhere,3\n", 4],
  ["empty rows in between", "a,b\n\n1,2\n  \n,\n\r\nhere,3\n", 7],
  ["a cell of several lines, one of them empty", 'a,b\n1,"x\n\ny"\nhere,3\n', 3],
  ["a row with a stray quote", 'a,b\n1,x"y\nhere,3\n', 3],
  ["a row whose quote is never closed", 'a,b\n1,"x\nhere,3\n', 3],
  ["a row whose quote is closed in a later row", 'a,b\n1,"x\n2,"y"\nhere,3\n', 4],
  ["a semicolon between cells and a comma in numbers", "a;b\n1,5;2,5\nhere;3,5\n", 3],
])("%s do not move the rows below", (_, text, row) => {
  expect(rowOf(text, "here")).toBe(row);
});

describe("quotes", () => {
  test.each([
    ["in the middle of a cell", 'a,b\n1,x"y\n', ["2 quote-stray"]],
    ["followed by more text", 'a,b\n1,"x"y\n', ["2 quote-stray"]],
    ["after a blank", 'a,b\n1, "x"\n', ["2 quote-stray"]],
    ["several wrong ones in a row, told once", 'a,b\n"x"y"z","1"2"\n', ["2 quote-stray"]],
    ["never closed", 'a,b\n\n1,"x\n2,3\n', ["3 quote-open"]],
    ["closed in a later row", 'a,b\n1,"x\n2,"y"\n', ["2 quote-open"]],
    ["never closed, in two rows", 'a,b\n1,"x\n2,"y\n3,4\n', ["2 quote-open", "3 quote-open"]],
    ["never closed in the header", '"a,b\n1,2\n', ["1 quote-open"]],
    ["doubled inside a quoted cell", 'a,b\n"x ""y""","""z"""\n', []],
  ])("%s", (_, text, problems) => {
    expect(faults(text)).toEqual(problems);
  });

  test("whatever a table holds, written as CSV it is read back without a fault", () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ",", ";", "\n", " ", "x", "đ", "\t") });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1 }),
        fc.constantFrom(",", ";"),
        (rows, sign) => {
          const text = stringify([["a", "b"], ...rows], { delimiter: sign });
          const { value, problems } = read(text);
          const kept = rows.flatMap((row, index) =>
            row.some((one) => one.trim() !== "") ? [{ row: index + 2, cells: row }] : [],
          );
          expect(problems).toEqual([]);
          expect(value?.rows.map((row) => ({ row: row.row, cells: cellsIn(row) }))).toEqual(kept);
        },
      ),
    );
  });
});

test("a table of 200 000 rows is read", () => {
  const { value, problems } = read(`a,b\n${"1,2\n".repeat(200_000)}`);
  expect([value?.rows.length, problems]).toEqual([200_000, []]);
});
