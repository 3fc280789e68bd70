/** Tables out as CSV that Excel opens as text where it is text. */
import { stringify } from "csv-stringify/sync";
import type { Lang } from "../engine/index.ts";

export interface OutColumn {
  readonly name: string;
  /** Text may be read as a formula by a spreadsheet and is defused; numbers are left alone. */
  readonly is: "text" | "number";
}

/**
 * UTF-8 with a byte order mark, so that Excel reads the accents; rows end as Excel writes them. A Vietnamese Excel, whose
 * decimals have the comma, takes a semicolon between cells; an English one the comma.
 */
export function csvOf(
  columns: readonly OutColumn[],
  rows: readonly (readonly string[])[],
  lang: Lang,
): string {
  return `\ufeff${linesOf([columns.map(({ name }) => name)], lang)}${csvRows(columns, rows, lang)}`;
}

/** Rows alone, to stand under the others. */
export function csvRows(
  columns: readonly OutColumn[],
  rows: readonly (readonly string[])[],
  lang: Lang,
): string {
  const safe = rows.map((row) =>
    row.map((cell, index) => (columns[index]?.is === "text" ? defused(cell) : cell)),
  );
  return linesOf(safe, lang);
}

const linesOf = (rows: readonly (readonly string[])[], lang: Lang): string =>
  stringify([...rows], { delimiter: { vi: ";", en: "," }[lang], record_delimiter: "windows" });

/** A cell that begins with = + - @ (or a control character) would be run as a formula. */
export const defused = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
