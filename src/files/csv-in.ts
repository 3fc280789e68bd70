/** CSV to a table: one separator, found from the header; every row with a fault is named, none is bent into shape. */
import { type CsvError, parse } from "csv-parse/sync";
import { type Outcome, type Problem, problem, type Row, suggestion, type Table } from "../engine/index.ts";

export interface Columns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** Longer than any document reference or reason should be. */
export const longestCell = 10_000;

export function readTable(text: string, file: string, columns: Columns): Outcome<Table> {
  const { records, problems } = recordsOf(text, file);
  const [header, ...body] = records;
  if (header === undefined) {
    return { value: null, problems: problems.length > 0 ? problems : [problem("file-empty", { file })] };
  }
  const names = header.cells.map((name) => name.normalize("NFC").trim().toLowerCase());
  const headerFaults = headerProblems(names, file, header.row, columns);
  if (headerFaults.length > 0) return { value: null, problems: [...problems, ...headerFaults] };
  const rows: Row[] = [];
  for (const { row, cells } of body) {
    const faults = rowProblems(row, cells, names, file);
    problems.push(...faults);
    if (faults.length === 0)
      rows.push({ row, cells: new Map(names.map((name, index) => [name, cells[index] ?? ""])) });
  }
  return { value: { file, columns: names, rows }, problems };
}

interface CsvRecord {
  /** As Excel numbers it: a cell with several lines is still one row. */
  readonly row: number;
  readonly cells: readonly string[];
}

function recordsOf(
  text: string,
  file: string,
): { readonly records: CsvRecord[]; readonly problems: Problem[] } {
  const records: CsvRecord[] = [];
  const problems: Problem[] = [];
  let counted = 0;
  let emptyLines = 0;
  parse(text, {
    bom: true,
    delimiter: separatorOf(text),
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_record: (cells: string[], context) => {
      counted += 1;
      emptyLines = context.empty_lines;
      if (cells.some((cell) => cell.trim() !== "")) records.push({ row: counted + emptyLines, cells });
      return null;
    },
    on_skip: (error: CsvError | undefined) => {
      counted += 1;
      problems.push(quoteProblem(error, { file, line: counted + emptyLines }));
      return undefined;
    },
  });
  return { records, problems };
}

/** Comma or semicolon, whichever the header uses more: both at once would split `9,5`. */
function separatorOf(text: string): string {
  const header = text.split(/\r?\n/, 1)[0] ?? "";
  const count = (sign: string) => header.split(sign).length;
  return count(";") > count(",") ? ";" : ",";
}

/** A quote that is found closed only in some row further down was meant to be closed in the row where it opened. */
function quoteProblem(
  error: CsvError | undefined,
  at: { readonly file: string; readonly line: number },
): Problem {
  const foundAt = Number((error as { lines?: number } | undefined)?.lines ?? at.line);
  const isOpen = error?.code === "CSV_QUOTE_NOT_CLOSED" || foundAt > at.line;
  return problem(isOpen ? "quote-open" : "quote-stray", at);
}

function headerProblems(
  names: readonly string[],
  file: string,
  line: number,
  { required, optional }: Columns,
): Problem[] {
  const known = [...required, ...optional];
  const options = known.join(", ");
  const at = { file, line };
  if (names.length === 1 && required.length > 1) return [problem("header-delimiter", at)];
  return [
    ...required
      .filter((column) => !names.includes(column))
      .map((column) => problem("header-missing", at, { column, options })),
    ...names.flatMap((column, index) => {
      if (names.indexOf(column) < index) return [problem("header-repeated", at, { column })];
      return known.includes(column)
        ? []
        : [problem("header-unknown", at, { column, options, ...suggestion(column, known) })];
    }),
  ];
}

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
