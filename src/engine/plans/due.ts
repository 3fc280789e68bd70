/** What is due when: the city's tasks that bind an agency, its own plan's, its reports and its self-scores. */
import type { CriteriaSet } from "../criteria/set.ts";
import { type CalendarDate, dateIn, type Period } from "../dates.ts";
import type { Plan, PlanTask } from "./plan.ts";
import { type Bound, type CityTask, isBound, type TaskList } from "./task-list.ts";
import { isDueIn, lastDayOf, type When } from "./when.ts";

export const dueKinds = ["city-task", "plan-task", "report", "division-report", "self-score"] as const;
export type DueKind = (typeof dueKinds)[number];

export interface Due {
  /** The same in every calendar: `qd-371-2026/1.3`. */
  readonly id: string;
  readonly kind: DueKind;
  /** What a file of progress may call it. */
  readonly names: readonly string[];
  readonly title: string;
  readonly lead: string;
  /** As written. */
  readonly time: string;
  /** The last good day; `null` where there is none. */
  readonly last: CalendarDate | null;
  readonly source: string;
  readonly assumption: string | null;
  /** No source states the day for this period. */
  readonly isDayAssumed: boolean;
  /** Tasks of the city that are done with it, by their ids. */
  readonly answers: readonly string[];
}

export interface DueRequest {
  /** `null`: the whole city, every task of the list. */
  readonly bound: Bound | null;
  /** `null` where the period has none, or none in hand. */
  readonly list: TaskList | null;
  readonly plans: readonly Plan[];
  /** Those that govern the period; each may say when agencies hand in their self-scores. */
  readonly sets: readonly CriteriaSet[];
  readonly period: Period;
}

/** By last day, and of one day by kind; what has no last day comes last. What is due in another period is left out. */
export function duesOf({ bound, list, plans, sets, period }: DueRequest): readonly Due[] {
  const all = [
    ...(list ? cityDues(list, bound) : []),
    ...plans.flatMap((plan) => planDues(plan, list)),
    ...sets.flatMap((set) => handingInDue(set, list, period)),
  ];
  const wanted = all.filter(({ when }) => lastDayOf(when) === null || isDueIn(when, period));
  return wanted
    .map(({ when, due }): Due => ({ ...due, last: lastDayOf(when) }))
    .map((due, index) => ({ due, index }))
    .sort((a, b) => order(a.due, b.due) || a.index - b.index)
    .map(({ due }) => due);
}

const afterAll = "9999-12-31";

function order(a: Due, b: Due): number {
  const [one, other] = [a.last ?? afterAll, b.last ?? afterAll];
  return one < other ? -1 : one > other ? 1 : dueKinds.indexOf(a.kind) - dueKinds.indexOf(b.kind);
}

interface Timed {
  readonly when: When;
  readonly due: Omit<Due, "last">;
}

export const cityDueId = ({ id }: TaskList, code: string): string => `${id}/${code}`;

const cityDues = (list: TaskList, bound: Bound | null): Timed[] =>
  (bound === null ? (list.tasks ?? []) : tasksBinding(list, bound)).map((task) => ({
    when: task.when,
    due: {
      id: cityDueId(list, task.code),
      kind: "city-task",
      names: [cityDueId(list, task.code), task.code],
      title: `${task.code}. ${task.text}`,
      lead: task.lead,
      time: task.time,
      source: task.source,
      assumption: task.assumption,
      isDayAssumed: false,
      answers: [],
    },
  }));

/** The tasks of a list that bind an agency; none where the list is not in hand. */
export const tasksBinding = ({ tasks }: TaskList, bound: Bound): readonly CityTask[] =>
  (tasks ?? []).filter((task) => isBound(task, bound));

const planDues = (plan: Plan, list: TaskList | null): Timed[] => [
  ...plan.tasks.map((task) => ({ when: task.when, due: planTaskDue(plan, task, list) })),
  ...plan.reports.map(({ id, from, when, place, quote }) => ({
    when,
    due: {
      ...plain(plan, id, place, quote),
      kind: from === "agency" ? ("report" as const) : ("division-report" as const),
    },
  })),
  ...plan.selfScores.map(({ id, when, place, quote }) => ({
    when,
    due: { ...plain(plan, id, place, quote), kind: "self-score" as const },
  })),
];

/** Reports and self-scores may be called by their short names: an agency has one plan a year. */
const plain = (plan: Plan, id: string, place: string, quote: string) => ({
  id: `${plan.id}/${id}`,
  names: [`${plan.id}/${id}`, id],
  title: quote,
  lead: "",
  time: quote,
  source: `${plan.id}, ${place}`,
  assumption: null,
  isDayAssumed: false,
  answers: [],
});

const planTaskDue = (plan: Plan, task: PlanTask, list: TaskList | null): Timed["due"] => ({
  id: `${plan.id}/${task.id}`,
  kind: "plan-task",
  names: [`${plan.id}/${task.id}`],
  title: task.text,
  lead: task.lead,
  time: task.time,
  source: task.source,
  assumption: task.assumption,
  isDayAssumed: false,
  answers: list ? task.answers.map((code) => cityDueId(list, code)) : [],
});

/** The day by which a set wants its self-scores. */
function handingInDue(set: CriteriaSet, list: TaskList | null, { year }: Period): Timed[] {
  const inTime = set.handingIn?.inTime;
  if (inTime === undefined || (inTime.test !== "before" && inTime.test !== "by")) return [];
  const day = dateIn(year, inTime.day.day);
  const id = `${set.id}/tu_cham`;
  const short = list?.facts?.days.find(({ fact }) => fact === inTime.fact)?.task;
  const source = set.handingIn?.source;
  return [
    {
      when: { is: inTime.test, day },
      due: {
        id,
        kind: "self-score",
        names: short === undefined ? [id] : [id, short],
        title: set.title,
        lead: "",
        time: source?.quote ?? "",
        source: source ? `${source.document}, ${source.item}` : set.id,
        assumption: null,
        isDayAssumed: inTime.day.assumed,
        answers: [],
      },
    },
  ];
}
