/** CSV to a table: one separator, found from the header; every row with a fault is named, none is bent into shape. */
import { type Outcome, type Problem, problem, type Row, suggestion, type Table } from "../engine/index.ts";
import { type CsvRow, cutRows } from "./csv-rows.ts";

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
  const { rows: written, faults } = cutRows(text, separator);
  const problems = faults.map(({ row, is }) => problem(`quote-${is}`, { file, line: row }));
  const [first, ...body] = written;
  const isHeaderBroken = faults.some(({ row }) => first === undefined || row < first.row);
  if (isHeaderBroken) return { value: null, problems };
  if (first === undefined) return { value: null, problems: [problem("file-empty", { file })] };
  const header = readHeader(first, file, columns);
  if (header.value === null)
    return { value: null, problems: [...header.problems, ...(header.isSpoilt ? [] : problems)] };
  const { names, heads } = header.value;
  const read = tableRows(body, names, file);
  return {
    value: { file, columns: names, heads, rows: read.rows },
    problems: [...problems, ...read.problems],
  };
}

export interface Header {
  readonly names: readonly string[];
  /** What the file itself calls a column, where that is another name. */
  readonly heads: ReadonlyMap<string, string>;
}

type HeaderReading =
  | { readonly value: Header }
  | {
      readonly value: null;
      readonly problems: readonly Problem[];
      /** Not a table at all: its quotes are none either. */
      readonly isSpoilt: boolean;
    };

export function readHeader({ row, cells }: CsvRow, file: string, columns: Columns): HeaderReading {
  const heads = cells.map((name) => name.normalize("NFC").trim());
  const names = heads.map((head) => columns.called?.[head.toLowerCase()] ?? head.toLowerCase());
  const at = { file, line: row };
  const spoilt = (id: Problem["id"]): HeaderReading => ({
    value: null,
    problems: [problem(id, at)],
    isSpoilt: true,
  });
  if (names.length === 1 && columns.required.length > 1) return spoilt("header-delimiter");
  const faults = headerProblems(names, heads, at, columns);
  if (faults.length > 0) {
    const id = spoiltHeader(heads);
    return id ? spoilt(id) : { value: null, problems: faults, isSpoilt: false };
  }
  const renamed = names.flatMap((name, index): [string, string][] => {
    const head = heads[index] ?? name;
    return head.toLowerCase() === name ? [] : [[name, head]];
  });
  return { value: { names, heads: new Map(renamed) } };
}

/** The rows under a header that are as wide as it is, and what is wrong with the others. */
export function tableRows(
  rows: readonly CsvRow[],
  names: readonly string[],
  file: string,
): { readonly rows: readonly Row[]; readonly problems: readonly Problem[] } {
  const places = new Map(names.map((name, index) => [name, index]));
  const problems: Problem[] = [];
  const sound: Row[] = [];
  for (const { row, cells } of rows) {
    if (cells.length === names.length && !cells.some(isTooLong)) {
      sound.push(new NamedRow(row, places, cells));
    } else problems.push(...rowProblems(row, cells, names, file));
  }
  return { rows: sound, problems };
}

/** A row whose cells are found by the names above them; all rows of a table share the names. */
class NamedRow implements Row {
  constructor(
    readonly row: number,
    private readonly places: ReadonlyMap<string, number>,
    private readonly texts: readonly string[],
  ) {}

  get cells(): Row["cells"] {
    return this;
  }

  get(name: string): string | undefined {
    const place = this.places.get(name);
    return place === undefined ? undefined : this.texts[place];
  }
}

const isTooLong = (cell: string): boolean => cell.length > longestCell;

/** Comma or semicolon, whichever the header uses more: both at once would split `9,5`. */
export function separatorOf(text: string): string {
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
    isTooLong(cell)
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
