/** A sheet to be filled in as a CSV file. */
import {
  type CriteriaSet,
  evidenceColumns,
  type FormRow,
  formCells,
  formColumns,
  type Lang,
} from "../engine/index.ts";
import { csvOf } from "./csv-out.ts";

/** Columns that would be empty in every row are left out. */
export function formCsv(set: CriteriaSet, rows: readonly FormRow[], lang: Lang): string {
  const cells = rows.map((row) => formCells(set, row, lang));
  const isBlank = rows.every(({ claimed }) => claimed === null);
  const isFirst = rows.every(({ claimed }) => claimed === null || claimed.later.length === 0);
  const columns = formColumns.filter(
    (column) => !(isBlank && column.startsWith("claimed")) && !(isFirst && column === "before"),
  );
  return csvOf(
    columns.map((column) => ({ name: lang === "vi" ? headOf(column) : column, is: "text" as const })),
    cells.map((row) => columns.map((column) => row[column])),
    lang,
  );
}

/** What an officer calls a column; evidence is read under either name. */
function headOf(column: string): string {
  const found = Object.entries(evidenceColumns.called).find(([, name]) => name === column)?.[0] ?? column;
  return found.charAt(0).toUpperCase() + found.slice(1);
}
