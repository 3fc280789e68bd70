/** What the tables of tasks have in common: a code that stands once, words, a time, a place in the source. */
import { cellOf, type Row, type Table } from "../evidence/table.ts";
import { type Problem, problem } from "../problems.ts";
import { type When, whenFromText } from "./when.ts";

/** What both a city's list and an agency's plan say of a task. */
export interface WrittenTask {
  readonly text: string;
  readonly lead: string;
  readonly coordinating: string;
  /** As the document writes it; empty where it says none. */
  readonly time: string;
  readonly when: When;
  /** What had to be understood that the document does not say. */
  readonly assumption: string | null;
  /** Document and place. */
  readonly source: string;
  readonly at: { readonly file: string; readonly line: number };
}

export type Refuse = (id: Problem["id"], column: string, values?: Readonly<Record<string, string>>) => void;

/** Every row read by `read`, with what all tasks have; every problem at once. `name` is the column of the code. */
export function readRows<T>(
  { file, rows }: Table,
  name: string,
  read: (row: Row, code: string, written: WrittenTask, refuse: Refuse) => T,
): { readonly tasks: readonly T[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const first = new Map<string, number>();
  const tasks = rows.map((row) => {
    const refuse: Refuse = (id, column, values = {}) => {
      problems.push(problem(id, { file, line: row.row, column }, values));
    };
    const code = cellOf(row, name);
    for (const column of [name, "text", "source"])
      if (cellOf(row, column) === "") refuse("agency-cell-empty", column, { column });
    const before = first.get(code);
    if (code !== "" && before !== undefined) refuse("task-repeated", name, { code, first: String(before) });
    first.set(code, before ?? row.row);
    const written = cellOf(row, "when");
    const when = whenFromText(written);
    if (when === undefined) refuse("field-when", "when", { text: written });
    return read(
      row,
      code,
      {
        text: cellOf(row, "text"),
        lead: cellOf(row, "lead"),
        coordinating: cellOf(row, "coordinating"),
        time: cellOf(row, "time"),
        when: when ?? { is: "unsaid" },
        assumption: cellOf(row, "assumption") || null,
        source: cellOf(row, "source"),
        at: { file, line: row.row },
      },
      refuse,
    );
  });
  return { tasks, problems };
}

export const wordsIn = (cell: string, separator: RegExp): string[] =>
  cell
    .split(separator)
    .map((word) => word.trim())
    .filter((word) => word !== "");
