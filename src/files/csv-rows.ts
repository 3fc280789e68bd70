/**
 * Rows out of CSV text (RFC 4180), each with the number that Excel shows. A row without a quote is cut where its separators
 * stand. A row whose quotes cannot be read is named, so that every other row is still read.
 */

export interface CsvRow {
  /** As Excel numbers it: a cell with several lines is still one row. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface QuoteFault {
  readonly row: number;
  /** `open`: not closed within its row. `stray`: in the middle of a cell, or followed by more text. */
  readonly is: "open" | "stray";
}

export interface CutText {
  /** Without rows that hold nothing. */
  readonly rows: readonly CsvRow[];
  readonly faults: readonly QuoteFault[];
  /** The number of the last row cut, empty and faulty ones too. */
  readonly last: number;
  /** What follows the last whole row; always empty where the text was all of it. */
  readonly rest: string;
}

/** A piece of a longer text. */
export interface Piece {
  /** The row that came last before it. */
  readonly last: number;
  /** How long a row may be before its quote counts as open; `null` for the last piece. */
  readonly longestRow: number | null;
}

/** `text` has one kind of line end, `\n`. Of a `piece`, a row that is not yet whole is left for the next. */
export function cutRows(text: string, separator: string, piece?: Piece): CutText {
  const rows: CsvRow[] = [];
  const faults: QuoteFault[] = [];
  const longestRow = piece?.longestRow ?? null;
  let [row, start, quote] = [piece?.last ?? 0, 0, text.indexOf('"')];
  while (start < text.length) {
    const end = lineEnd(text, start);
    if (longestRow !== null && end === text.length) break;
    if (quote >= 0 && quote < start) quote = text.indexOf('"', start);
    if (quote < 0 || quote > end) {
      row += 1;
      const cells = text.slice(start, end).split(separator);
      if (cells.some(isFilled)) rows.push({ row, cells });
      start = end + 1;
      continue;
    }
    const found = rowFrom(text, start, separator);
    const isCutOff = "end" in found ? found.end === text.length : found.isEndless;
    if (longestRow !== null && isCutOff && text.length - start <= longestRow) break;
    row += 1;
    if ("is" in found) {
      faults.push({ row, is: found.is });
      start = end + 1;
    } else {
      if (found.cells.some(isFilled)) rows.push({ row, cells: found.cells });
      start = found.end + 1;
    }
  }
  return { rows, faults, last: row, rest: text.slice(start) };
}

const isFilled = (cell: string): boolean => cell.trim() !== "";

/** The row that begins at `start`; a quoted cell may hold separators, line ends, and its quote doubled. */
function rowFrom(
  text: string,
  start: number,
  separator: string,
):
  | { readonly cells: readonly string[]; readonly end: number }
  | (Pick<QuoteFault, "is"> & { readonly isEndless: boolean }) {
  const cells: string[] = [];
  for (let at = start; ; at++) {
    const from = at;
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close === undefined) return { is: "open", isEndless: true };
      const inside = text.slice(from + 1, close);
      at = close + 1;
      const isEnded = at === text.length || text[at] === separator || text[at] === "\n";
      if (!isEnded) return { is: inside.includes("\n") ? "open" : "stray", isEndless: false };
      cells.push(inside.includes('"') ? inside.replaceAll('""', '"') : inside);
    } else {
      for (; at < text.length && text[at] !== separator && text[at] !== "\n"; at++)
        if (text[at] === '"') return { is: "stray", isEndless: false };
      cells.push(text.slice(from, at));
    }
    if (text[at] !== separator) return { cells, end: at };
  }
}

/** A doubled quote stands for one inside the cell. */
function closingQuote(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return undefined;
}

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
};
