/**
 * What progress says of tasks, as rows of evidence: how many were due and done in time, and the days that a set asks for.
 * Each row's note names the tasks and the clauses of the list, so that points lead back to them.
 */
import { type CalendarDate, dayMonthYear, type Period } from "../dates.ts";
import type { Agency } from "../evidence/agencies.ts";
import type { Fact } from "../facts/fact.ts";
import { type Problem, problem } from "../problems.ts";
import { tasksBinding } from "./due.ts";
import { type Done, doneOfItems, type Progress } from "./progress.ts";
import type { CityTask, TaskList } from "./task-list.ts";
import { isDueIn, lastDayOf } from "./when.ts";

/** A row of evidence; an empty value is missing. Values and notes are in Vietnamese, as evidence is. */
export interface EvidenceRow {
  readonly agency: string;
  readonly fact: string;
  readonly period: string;
  readonly value: string;
  readonly document: string;
  readonly note: string;
}

export interface FactsRequest {
  readonly agency: Agency;
  readonly list: TaskList;
  /** Of this agency. */
  readonly progress: readonly Progress[];
  readonly period: Period;
  /** What the set asks of this kind of agency. */
  readonly asked: ReadonlyMap<string, Fact>;
}

/** Nothing is said of a fact that the set does not ask, nor of a day about which progress has no row. */
export function evidenceOf(request: FactsRequest): readonly EvidenceRow[] {
  const { agency, list, period, asked } = request;
  if (list.facts === null) return [];
  const rows = [...countRows(request), ...dayRows(request), ...itemRows(request)];
  return rows
    .filter(({ fact }) => asked.has(fact))
    .map((row) => ({ agency: agency.id, period: period.id, ...row }));
}

/** Rows that say of a day what the set does not take as an answer. */
export const refusedIn = ({ list, progress, asked }: FactsRequest): Problem[] =>
  progress.flatMap(({ task, item, done, at, agency }) => {
    const days = (list.facts?.days ?? []).filter((one) => one.task === task && item === null);
    const isRefused = days.some(({ fact }) => asked.get(fact)?.mayNotApply === false);
    return done.state === "outside" && isRefused
      ? [problem("progress-kad", { ...at, column: "done_on" }, { task }, [agency])]
      : [];
  });

type Said = Omit<EvidenceRow, "agency" | "period">;

interface Judged {
  readonly task: CityTask;
  readonly last: CalendarDate;
  /** `null`: nothing is known of it. */
  readonly done: Done | null;
  readonly rows: readonly Progress[];
}

/** The tasks whose last day lies in the period, and how many of them were done by it. */
function countRows({ agency, list, progress, period }: FactsRequest): Said[] {
  const { facts } = list;
  if (facts === null) return [];
  const judged = tasksBinding(list, agency)
    .filter(({ when }) => isDueIn(when, period))
    .flatMap((task): Judged[] => {
      const last = lastDayOf(task.when);
      const rows = progress.filter((one) => one.task === task.code);
      return last === null ? [] : [{ task, last, done: doneOfRows(rows), rows }];
    });
  const due = judged.filter(({ done }) => done?.state !== "outside");
  const outside = judged.filter(({ done }) => done?.state === "outside");
  const inTime = due.filter(({ done, last }) => done?.state === "done" && done.on <= last);
  const late = due.filter(({ done, last }) => done?.state === "done" && done.on > last);
  const missed = due.filter(({ done }) => done?.state === "not-done");
  const pending = due.filter(({ done }) => done?.state === "pending");
  const unknown = due.filter(({ done }) => done === null);
  const source = proof(judged.flatMap(({ rows }) => rows));
  const dueNote = [
    `${due.length} việc của ${list.short} có ngày cuối trong kỳ ${period.id}: ${names(due)}`,
    ...(outside.length > 0
      ? [`không tính ${outside.map((one) => named(one, reasonOf(one))).join("; ")}`]
      : []),
  ].join(". ");
  const told = [
    ...late.map(
      (one) => `chậm ${named(one, `làm ${dayOf(one)}, hạn ${deadline(one)}, ${clause(list, one)}`)}`,
    ),
    ...missed.map((one) => `không làm ${named(one, `hạn ${deadline(one)}, ${clause(list, one)}`)}`),
    ...pending.map((one) => `chờ ${named(one, `hạn ${deadline(one)}, ${clause(list, one)}`)}`),
    ...(unknown.length > 0 ? [`chưa khai tiến độ: ${names(unknown)}`] : []),
  ];
  const share = `${inTime.length}/${due.length}`;
  const doneNote = `${share} việc đúng hạn (${list.short})${told.length > 0 ? `: ${told.join("; ")}` : ""}`;
  const value = unknown.length > 0 ? "" : pending.length > 0 ? "CHO" : String(inTime.length);
  return [
    { fact: facts.due, value: String(due.length), document: source, note: dueNote },
    { fact: facts["in-time"], value, document: source, note: doneNote },
  ];
}

/** A task's own row, or what its items say. */
function doneOfRows(rows: readonly Progress[]): Done | null {
  const own = rows.find(({ item }) => item === null);
  return own ? own.done : doneOfItems(rows.map(({ done }) => done));
}

const names = (judged: readonly Judged[]): string =>
  judged.map((one) => named(one, deadline(one))).join(", ") || "không có";
const named = ({ task }: Judged, about: string): string => `${task.code} (${about})`;
/** `Hoàn thành trước ngày 15/02/2026` is told as `trước ngày 15/02/2026`. */
const deadline = ({ task }: Judged): string => task.time.replace(/^Hoàn thành /, "");
const dayOf = ({ done }: Judged): string => (done?.state === "done" ? dayMonthYear(done.on) : "?");
const reasonOf = ({ rows }: Judged): string => `KAD: ${rows[0]?.note ?? ""}`;
const clause = ({ short, id }: TaskList, { task }: Judged): string =>
  `${short} ${task.source.startsWith(`${id}, `) ? task.source.slice(id.length + 2) : task.source}`;

/** Where the rows stand: `tien-do.csv, dòng 2, 5`. */
function proof(rows: readonly Progress[]): string {
  const [first] = rows;
  if (first === undefined) return "";
  const lines = rows.map(({ at }) => at.line).sort((a, b) => a - b);
  return `Bảng theo dõi nhiệm vụ ${first.at.file}, dòng ${lines.join(", ")}`;
}

/** The day of a task, a report or a self-score that a fact asks for. */
function dayRows({ list, progress }: FactsRequest): Said[] {
  return (list.facts?.days ?? []).flatMap(({ task, fact }): Said[] => {
    const row = progress.find((one) => one.task === task && one.item === null);
    if (row === undefined) return [];
    const city = list.tasks?.find(({ code }) => code === task);
    const about = city ? `${list.short} ${city.source.slice(list.id.length + 2)}: ${city.time}` : null;
    return [
      {
        fact,
        value: dayText(row.done),
        document: row.document ?? "",
        note: [row.note, about, `${row.at.file}, dòng ${row.at.line}`]
          .filter((text) => text !== null)
          .join("; "),
      },
    ];
  });
}

function dayText(done: Done): string {
  switch (done.state) {
    case "done":
      return dayMonthYear(done.on);
    case "not-done":
      return "không";
    case "pending":
      return "CHO";
    case "outside":
      return "KAD";
  }
}

/** Of a task whose items progress names: how many there are, and how many are done by the end of the period. */
function itemRows({ list, progress, period }: FactsRequest): Said[] {
  return (list.facts?.items ?? []).flatMap(({ task, all, done }): Said[] => {
    const items = progress.filter((one) => one.task === task && one.item !== null);
    const counted = items.filter((one) => one.done.state !== "outside");
    if (counted.length === 0) return [];
    const finished = counted.filter((one) => one.done.state === "done" && one.done.on <= period.to);
    const isOpen = counted.some((one) => one.done.state === "pending");
    const told = (rows: readonly Progress[]) =>
      rows
        .map(
          (one) => `${task}#${one.item} (${[dayText(one.done), one.note].filter((text) => text).join("; ")})`,
        )
        .join(", ");
    const documents = [...new Set(finished.flatMap(({ document }) => document ?? []))].join("; ");
    const city = list.tasks?.find(({ code }) => code === task);
    const about = city ? `${list.short} ${city.source.slice(list.id.length + 2)}` : list.short;
    return [
      {
        fact: all,
        value: String(counted.length),
        document: proof(counted),
        note: `${about}: ${told(counted)}`,
      },
      {
        fact: done,
        value: isOpen ? "CHO" : String(finished.length),
        document: documents,
        note: `${about}: ${finished.length}/${counted.length} mục đã xong${isOpen ? ", còn mục đang chờ" : ""}: ${told(counted)}`,
      },
    ];
  });
}
