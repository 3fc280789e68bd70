/** CSV to a table: one separator, found from the header; every row with a fault is named, none is bent into shape. */
import { parse } from "csv-parse/sync";
import { type Outcome, type Problem, problem, type Row, suggestion, type Table } from "../engine/index.ts";
import { withoutQuoteFaults } from "./csv-quotes.ts";

export interface Columns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Columns that only tell something to a person: they may stand there and are not read. */
  readonly told?: readonly string[];
  /** Other names, in lower case, for these columns. */
  readonly called?: Readonly<Record<string, string>>;
}

/** Longer than any document reference or reason should be. */
export const longestCell = 10_000;

/** `text` as `readText` gives it. */
export function readTable(text: string, file: string, columns: Columns): Outcome<Table> {
  const separator = separatorOf(text);
  const { readable, faults } = withoutQuoteFaults(text, separator);
  const problems = faults.map(({ row, is }) => problem(`quote-${is}`, { file, line: row }));
  const [header, ...body] = recordsOf(readable, separator);
  const isHeaderBroken = faults.some(({ row }) => header === undefined || row < header.row);
  if (isHeaderBroken) return { value: null, problems };
  if (header === undefined) return { value: null, problems: [problem("file-empty", { file })] };
  const heads = header.cells.map((name) => name.normalize("NFC").trim());
  const names = heads.map((head) => columns.called?.[head.toLowerCase()] ?? head.toLowerCase());
  const at = { file, line: header.row };
  // Not a table at all: its quotes are none either.
  if (names.length === 1 && columns.required.length > 1)
    return { value: null, problems: [problem("header-delimiter", at)] };
  const headerFaults = headerProblems(names, heads, at, columns);
  if (headerFaults.length > 0) {
    const spoilt = spoiltHeader(heads);
    return { value: null, problems: spoilt ? [problem(spoilt, at)] : [...headerFaults, ...problems] };
  }
  const rows: Row[] = [];
  for (const { row, cells } of body) {
    const faults = rowProblems(row, cells, names, file);
    problems.push(...faults);
    if (faults.length === 0)
      rows.push({ row, cells: new Map(names.map((name, index) => [name, cells[index] ?? ""])) });
  }
  const renamed = names.flatMap((name, index): [string, string][] => {
    const head = heads[index] ?? name;
    return head.toLowerCase() === name ? [] : [[name, head]];
  });
  return { value: { file, columns: names, heads: new Map(renamed), rows }, problems };
}

interface CsvRecord {
  /** As Excel numbers it: a cell with several lines is still one row. */
  readonly row: number;
  readonly cells: readonly string[];
}

function recordsOf(text: string, separator: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let counted = 0;
  parse(text, {
    delimiter: separator,
    record_delimiter: "\n",
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (cells: string[], context) => {
      counted += 1;
      const row = counted + context.empty_lines;
      if (cells.some((cell) => cell.trim() !== "")) records.push({ row, cells });
      return null;
    },
  });
  return records;
}

/** Comma or semicolon, whichever the header uses more: both at once would split `9,5`. */
function separatorOf(text: string): string {
  const header = text.trimStart().split("\n", 1)[0] ?? "";
  const count = (sign: string) => header.split(sign).length;
  return count(";") > count(",") ? ";" : ",";
}

/** Where a header has officers' names for columns, so has what is said about it. */
function headerProblems(
  names: readonly string[],
  heads: readonly string[],
  at: { readonly file: string; readonly line: number },
  { required, optional, told = [], called = {} }: Columns,
): Problem[] {
  const known = [...required, ...optional, ...told];
  const isOfficers = heads.some((head) => called[head.toLowerCase()] !== undefined);
  const officers = new Map(isOfficers ? Object.entries(called).map(([name, column]) => [column, name]) : []);
  const say = (column: string) => capital(officers.get(column) ?? column, isOfficers);
  return [
    ...required
      .filter((column) => !names.includes(column))
      .map((column) =>
        problem("header-missing", at, { column: say(column), options: required.map(say).join(", ") }),
      ),
    ...names.flatMap((column, index) => {
      if (column === "") return [problem("header-unnamed", at, { letter: excelColumn(index) })];
      if (names.indexOf(column) < index) return [problem("header-repeated", at, { column: say(column) })];
      return known.includes(column)
        ? []
        : [
            problem("header-unknown", at, {
              column: isOfficers ? (heads[index] ?? column) : column,
              options: [...required, ...optional].map(say).join(", "),
              ...suggestion(column, known.map(say)),
            }),
          ];
    }),
  ];
}

/**
 * What a spreadsheet makes of a sheet that it opened with another separator (all cells in one), or in another encoding (`MÃ£`), or
 * saved in one that lacks the letters (`M? ??n v?`): there every row is spoilt, and the other faults of the header follow from it.
 */
function spoiltHeader(heads: readonly string[]): "header-glued" | "header-letters" | undefined {
  if (heads.some((head) => head.split(/[;,]/).length > 3)) return "header-glued";
  const isBroken = (head: string) => /[ÃÄÆ][\u0080-\u00bf\u2018]|\?/.test(head);
  return heads.filter(isBroken).length > 2 ? "header-letters" : undefined;
}

const capital = (text: string, isWanted: boolean): string =>
  isWanted ? text.charAt(0).toUpperCase() + text.slice(1) : text;

/** The letters above a column in Excel: A for the first, AA for the twenty-seventh. */
const excelColumn = (index: number): string =>
  (index < 26 ? "" : excelColumn(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

function rowProblems(
  row: number,
  cells: readonly string[],
  names: readonly string[],
  file: string,
): Problem[] {
  if (cells.length !== names.length) {
    const values = { cells: String(cells.length), columns: String(names.length) };
    return [problem("row-ragged", { file, line: row }, values, rowAgency(cells, names))];
  }
  return cells.flatMap((cell, index) =>
    cell.length > longestCell
      ? [
          problem(
            "cell-too-long",
            { file, line: row, column: names[index] ?? String(index + 1) },
            { length: String(cell.length), most: String(longestCell) },
            rowAgency(cells, names),
          ),
        ]
      : [],
  );
}

/** Whom a broken row concerns, as far as its first cells can be read. */
function rowAgency(cells: readonly string[], names: readonly string[]): string[] {
  const index = Math.max(names.indexOf("agency"), names.indexOf("id"));
  const agency = cells[index]?.trim() ?? "";
  return agency === "" || agency.length > 100 ? [] : [agency];
}
