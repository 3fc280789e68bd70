/** What agencies did of their tasks, and when: a small table, read once with every problem named. */
import type { CalendarDate } from "../dates.ts";
import { type Agency, dateFact } from "../evidence/agencies.ts";
import { cellOf, type Row, type Table } from "../evidence/table.ts";
import { readCell } from "../facts/cell.ts";
import { type Outcome, type Problem, problem } from "../problems.ts";
import { suggestion } from "../suggest.ts";
import type { Due } from "./due.ts";
import { isBound, type TaskList } from "./task-list.ts";

export const progressColumns = {
  required: ["agency", "task", "done_on"],
  optional: ["document", "note"],
  called: {
    "mã đơn vị": "agency",
    "nhiệm vụ": "task",
    "ngày hoàn thành": "done_on",
    "tài liệu": "document",
    "ghi chú": "note",
  },
} as const;

/** `not-done`: it will not be (không). `pending`: not yet, or another level's to say (CHO). `outside`: no such matter (KAD). */
export type Done =
  | { readonly state: "done"; readonly on: CalendarDate }
  | { readonly state: "not-done" | "pending" | "outside" };

export interface Progress {
  readonly agency: string;
  /** A city task by its code, a report or self-score by its name, anything else as `<document>/<id>`. */
  readonly task: string;
  /** Of a task whose items are counted: which one. */
  readonly item: string | null;
  readonly done: Done;
  readonly document: string | null;
  readonly note: string | null;
  readonly at: { readonly file: string; readonly line: number };
}

export interface ProgressContext {
  readonly agencies: ReadonlyMap<string, Pick<Agency, "kind" | "name">>;
  readonly list: TaskList;
  /** What else may be named: the plan's own tasks and reports. */
  readonly others: ReadonlySet<string>;
}

/** Rows whose day is empty say nothing yet. Nothing is handed on while a row has a problem. */
export function parseProgress(table: Table, context: ProgressContext): Outcome<readonly Progress[]> {
  const problems: Problem[] = [];
  const first = new Map<string, number>();
  const read = table.rows.flatMap((row) => {
    const one = parseRow(row, table.file, context);
    problems.push(...one.problems);
    const key = `${one.agency}\n${one.written}`;
    const before = first.get(key);
    if (before !== undefined && one.agency !== "" && one.written !== "")
      problems.push(
        problem(
          "progress-repeated",
          { file: table.file, line: row.row, column: "task" },
          { agency: one.agency, task: one.written, first: String(before) },
          [one.agency],
        ),
      );
    first.set(key, before ?? row.row);
    return one.progress ?? [];
  });
  return problems.length > 0 ? { value: null, problems } : { value: read, problems: [] };
}

const itemForm = /^[A-Za-z0-9-]{1,40}$/;

function parseRow(row: Row, file: string, { agencies, list, others }: ProgressContext) {
  const problems: Problem[] = [];
  const [agency, written] = [cellOf(row, "agency"), cellOf(row, "task")];
  const refuse = (id: Problem["id"], column: string, values: Readonly<Record<string, string>> = {}) => {
    problems.push(problem(id, { file, line: row.row, column }, values, agency === "" ? [] : [agency]));
  };
  for (const column of ["agency", "task"])
    if (cellOf(row, column) === "") refuse("agency-cell-empty", column, { column });
  const known = agencies.get(agency);
  if (agency !== "" && known === undefined)
    refuse("agency-unknown", "agency", { agency, ...suggestion(agency, agencies.keys()) });
  const { task, item } = taskIn(written, list, others, refuse);
  const city = list.tasks?.find(({ code }) => code === task);
  if (city && known && !isBound(city, known))
    refuse("progress-not-bound", "task", { task, list: list.short });
  const done = doneIn(row, refuse);
  const progress: Progress | null =
    done === null || problems.length > 0
      ? null
      : {
          agency,
          task,
          item,
          done,
          document: cellOf(row, "document") || null,
          note: cellOf(row, "note") || null,
          at: { file, line: row.row },
        };
  return { agency, written, progress, problems };
}

type Refuse = (id: Problem["id"], column: string, values?: Readonly<Record<string, string>>) => void;

/** `1.3`, `3.2#2`, `bao_cao_nam`, `kh-skhcn-2026/I.3`; the list's own `qd-371-2026/1.3` is `1.3`. */
function taskIn(written: string, list: TaskList, others: ReadonlySet<string>, refuse: Refuse) {
  const isOther = others.has(written);
  const [name = "", item, ...rest] = isOther ? [written] : written.split("#");
  const task = name.startsWith(`${list.id}/`) ? name.slice(list.id.length + 1) : name;
  const reports = (list.facts?.days ?? []).map((one) => one.task).filter((one) => !/^\d/.test(one));
  const codes = (list.tasks ?? []).map(({ code }) => code);
  const isKnown = isOther || codes.includes(task) || reports.includes(task);
  if (written !== "" && !isKnown)
    refuse("progress-task", "task", {
      task: written,
      reports: reports.join(", "),
      ...suggestion(task, [...codes, ...reports, ...others]),
    });
  if (item !== undefined && isKnown) {
    const hasItems = list.facts?.items.some((one) => one.task === task) ?? false;
    if (!hasItems) refuse("progress-item", "task", { task });
    else if (!itemForm.test(item) || rest.length > 0) refuse("item-needed", "task", { fact: task, item });
  }
  return { task, item: item ?? null };
}

/** `null` where nothing is said, or nothing that can be read. */
function doneIn(row: Row, refuse: Refuse): Done | null {
  const text = cellOf(row, "done_on");
  const read = readCell(text, dateFact);
  if ("problem" in read) {
    refuse(read.problem.id, "done_on", read.problem.values);
    return null;
  }
  const { cell } = read;
  switch (cell.state) {
    case "missing":
      return null;
    case "pending":
      return { state: "pending" };
    case "not-applicable":
      if (cellOf(row, "note") === "") refuse("value-kad-reason", "note");
      return { state: "outside" };
    case "withdrawn":
      refuse("progress-state", "done_on", { text });
      return null;
    case "value":
      if (cell.value.type !== "date") return null;
      return cell.value.value === "not-done"
        ? { state: "not-done" }
        : { state: "done", on: cell.value.value };
  }
}

/** What holds of a task that is counted by its items, where the task has no row of its own: done with the first of them. */
export function doneOfItems(items: readonly Done[]): Done | null {
  const days = items.flatMap((one) => (one.state === "done" ? [one.on] : [])).sort();
  const [firstDay] = days;
  if (firstDay !== undefined) return { state: "done", on: firstDay };
  const counted = items.filter(({ state }) => state !== "outside");
  if (items.length === 0) return null;
  if (counted.length === 0) return { state: "outside" };
  return { state: counted.some(({ state }) => state === "pending") ? "pending" : "not-done" };
}

/** What the progress of one agency says of a due; a plan's task is done when all that it answers is. */
export function doneOf(due: Due, all: readonly Due[], progress: readonly Progress[]): Done | null {
  const rows = progress.filter(({ task }) => due.names.includes(task));
  const own = rows.find(({ item }) => item === null);
  if (own) return own.done;
  const ofItems = doneOfItems(rows.map(({ done }) => done));
  if (ofItems || due.answers.length === 0) return ofItems;
  const answered = due.answers.map((id) => {
    const task = all.find((one) => one.id === id);
    return task ? doneOf(task, all, progress) : null;
  });
  const days = answered.flatMap((one) => (one?.state === "done" ? [one.on] : [])).sort();
  const last = days.at(-1);
  return last !== undefined && days.length === answered.length ? { state: "done", on: last } : null;
}
