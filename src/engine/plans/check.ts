/** What is wrong with a plan: held against the list that governs its year, and against itself. */
import { distance } from "fastest-levenshtein";
import { dateFromIso, dayMonthYear, type Period } from "../dates.ts";
import { note, type Problem, problem, type Severity, warning } from "../problems.ts";
import { inBoth, type ProblemId } from "../words/problems.ts";
import type { Plan, PlanTask } from "./plan.ts";
import type { WrittenTask } from "./rows.ts";
import { type CityTask, isBound, listFor, type TaskList } from "./task-list.ts";
import { lastDayOf, overlaps } from "./when.ts";

/** Words of a document, with where they stand. */
export interface PlacedWords {
  /** Document and place. */
  readonly source: string;
  readonly words: string;
  /** Of a task: who leads it, and when, as written. */
  readonly lead?: string;
  readonly time?: string;
}

export interface Finding {
  readonly problem: Problem;
  /** Side by side: the plan's words first, then what they are held against. */
  readonly clauses: readonly PlacedWords[];
  /** Of what only reading found: its name in the plan's file. */
  readonly reading: string | null;
}

/** What the project knows besides the plan. */
export interface Known {
  readonly lists: readonly TaskList[];
  /** By the id of a decision: its number and day as the sources agree on them; absent where none says. */
  readonly decisions: ReadonlyMap<string, { readonly number?: string; readonly date?: string }>;
}

/** Every finding, errors first. */
export function checkPlan(plan: Plan, known: Known): readonly Finding[] {
  const list = listFor(known.lists, plan.period);
  const found = [
    ...againstList(plan, list),
    ...basesOf(plan, known, list),
    ...themesOf(plan, known.lists, list),
    ...tasksOf(plan),
    ...datesOf(plan),
    ...plan.readings.map((one) => readingOf(plan, one)),
  ];
  return severities.flatMap((severity) => found.filter((one) => one.problem.severity === severity));
}

const severities: readonly Severity[] = ["error", "warning", "note"];

const raise: Record<Severity, typeof problem> = { error: problem, warning, note };

function finding(
  severity: Severity,
  id: ProblemId,
  at: Problem["at"],
  values: Problem["values"] = {},
  clauses: readonly PlacedWords[] = [],
): Finding {
  return { problem: raise[severity](id, at, values), clauses, reading: null };
}

const wordsOf = ({ source, text, lead, time }: WrittenTask): PlacedWords => ({
  source,
  words: text,
  lead,
  time,
});

const ofPlan = (
  { id }: Plan,
  { place, quote }: { readonly place: string; readonly quote: string },
): PlacedWords => ({ source: `${id}, ${place}`, words: quote });

/** Tasks of the list that bind the agency: taken up at all, and in time? */
function againstList(plan: Plan, list: TaskList | undefined): Finding[] {
  const at = { file: plan.file };
  if (list === undefined) return [finding("note", "plan-list-unknown", at, { year: plan.period.id })];
  if (list.tasks === null)
    return [finding("note", "plan-list-not-in-hand", at, { list: list.short, year: plan.period.id })];
  return list.tasks
    .filter((task) => isBound(task, plan.agency) && task.code !== plan.itself)
    .flatMap((task) => takenUp(plan, list, task));
}

function takenUp(plan: Plan, list: TaskList, task: CityTask): Finding[] {
  const own = plan.tasks.filter(({ answers }) => answers.includes(task.code));
  const values = { code: task.code, list: list.short, time: task.time };
  if (own.length === 0)
    return [finding("error", "plan-task-missing", { file: plan.file }, values, [wordsOf(task)])];
  const last = lastDayOf(task.when);
  if (last === null) return [];
  const dated = own.flatMap((one) => {
    const day = lastDayOf(one.when);
    return day === null ? [] : [{ one, day }];
  });
  const isWithinYear = last < list.governs.to;
  const [first] = own;
  if (dated.length === 0 && first !== undefined)
    return isWithinYear
      ? [
          finding("warning", "plan-deadline-none", first.at, { ...values, day: dayMonthYear(last) }, [
            wordsOf(first),
            wordsOf(task),
          ]),
        ]
      : [];
  return dated
    .filter(({ day }) => day > last)
    .map(({ one, day }) =>
      finding(
        "error",
        "plan-deadline-later",
        { ...one.at, column: "when" },
        { ...values, task: one.id, own: dayMonthYear(day), day: dayMonthYear(last) },
        [wordsOf(one), wordsOf(task)],
      ),
    );
}

/** Does it rest on the list of its year, and on documents of its year, cited as they are? */
function basesOf(plan: Plan, { decisions, lists }: Known, list: TaskList | undefined): Finding[] {
  const at = { file: plan.file };
  const isCited = plan.bases.some(({ decision }) => decision === list?.decision);
  const otherLists = plan.bases.filter(({ decision }) => lists.some((one) => one.decision === decision));
  const uncited =
    list === undefined || isCited
      ? []
      : [
          finding(
            "error",
            "plan-list-not-cited",
            at,
            { list: list.short, year: plan.period.id, date: dayOf(decisions.get(list.decision)?.date) },
            [...otherLists.map((one) => ofPlan(plan, one)), ...headWords(plan)],
          ),
        ];
  return [
    ...uncited,
    ...plan.bases.flatMap((one) => {
      const clauses = [ofPlan(plan, one)];
      const known = decisions.get(one.decision);
      const name = one.number ?? known?.number ?? one.decision;
      const said = { document: name, place: one.place };
      const foundHere: Finding[] = [];
      if (one.for && !overlaps(one.for, plan.period))
        foundHere.push(
          finding(
            "error",
            "plan-basis-other-year",
            at,
            { ...said, period: periodWords(one.for), year: plan.period.id },
            clauses,
          ),
        );
      if (one.date && known?.date && known.date !== one.date)
        foundHere.push(
          finding(
            "warning",
            "plan-basis-date",
            at,
            {
              ...said,
              document: oneLine(one.quote),
              own: dayMonthYear(one.date),
              date: dayOf(known.date),
            },
            clauses,
          ),
        );
      if (one.number && known?.number && known.number !== one.number)
        foundHere.push(finding("note", "plan-basis-number", at, { ...said, number: known.number }, clauses));
      return foundHere;
    }),
  ];
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

const periodWords = ({ id, kind, year }: Period): string => {
  const half = id.endsWith("H1")
    ? { vi: "6 tháng đầu", en: "the first half of" }
    : { vi: "6 tháng cuối", en: "the second half of" };
  return kind === "half"
    ? inBoth({ vi: `${half.vi} năm ${year}`, en: `${half.en} ${year}` })
    : inBoth({ vi: `năm ${id}`, en: id });
};

/** Does it name the theme of its own year, in its own words? */
function themesOf(plan: Plan, lists: readonly TaskList[], list: TaskList | undefined): Finding[] {
  const at = { file: plan.file };
  const year = plan.period.id;
  const official = list?.theme ?? null;
  const listClause = official ? [{ source: official.source, words: official.text }] : [];
  if (plan.themes.length === 0) return [finding("warning", "plan-theme-missing", at, { year }, listClause)];
  return plan.themes.flatMap((one) => {
    const clauses = [ofPlan(plan, one), ...listClause];
    const values = { year, place: one.place, cited: one.year.id };
    if (one.year.id !== year) return [finding("error", "plan-theme-year", at, values, [ofPlan(plan, one)])];
    if (one.theme === undefined || official === null) return [];
    const far = distance(plainWords(one.theme), plainWords(official.text));
    if (far === 0) return [];
    if (far <= slipsOfPen) return [finding("note", "plan-theme-miswritten", at, values, clauses)];
    const { theme } = one;
    const other = lists.find(({ id, theme: of }) => id !== list?.id && of !== null && isNear(theme, of.text));
    return other?.theme
      ? [
          finding("error", "plan-theme-of-other-year", at, { ...values, other: other.governs.id }, [
            ...clauses,
            { source: other.theme.source, words: other.theme.text },
          ]),
        ]
      : [finding("error", "plan-theme-other", at, values, clauses)];
  });
}

/** One letter with its accents may count as two. */
const slipsOfPen = 3;

/** Copied with a few words changed: less than a fifth of the letters differ. */
const isNear = (a: string, b: string): boolean =>
  distance(plainWords(a), plainWords(b)) * 5 < plainWords(b).length;

/** Without punctuation and capitals, which documents change freely. */
const plainWords = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]+/gu, " ")
    .trim();

/** Who leads each task, and until when? Told once for all the tasks that do not say. */
function tasksOf(plan: Plan): Finding[] {
  const at = { file: plan.tasks[0]?.at.file ?? plan.file };
  const named = (tasks: readonly PlanTask[]) => ({
    count: String(tasks.length),
    all: String(plan.tasks.length),
    tasks: tasks.map(({ id }) => id).join(", "),
  });
  const unled = plan.tasks.filter(({ lead }) => lead === "");
  const untimed = plan.tasks.filter(({ when }) => when.is === "unsaid");
  const { leadOfAll } = plan;
  return [
    ...(unled.length === 0
      ? []
      : leadOfAll
        ? [
            finding("note", "plan-lead-general", at, { ...named(unled), lead: leadOfAll.lead }, [
              ofPlan(plan, leadOfAll),
            ]),
          ]
        : [finding("warning", "plan-no-lead", at, named(unled), unled.map(wordsOf))]),
    ...(untimed.length === 0
      ? []
      : [
          finding(
            "warning",
            "plan-no-time",
            at,
            named(untimed),
            untimed.length <= fewEnoughToQuote ? untimed.map(wordsOf) : [],
          ),
        ]),
  ];
}

const fewEnoughToQuote = 3;

/** Reports, self-scores, and the day of the plan itself. */
function datesOf(plan: Plan): Finding[] {
  const at = { file: plan.file };
  const ofDivisions = plan.reports.filter(({ from }) => from === "divisions");
  const hasOwn = plan.reports.length > ofDivisions.length;
  return [
    ...(hasOwn
      ? []
      : [
          finding(
            "warning",
            ofDivisions.length > 0 ? "plan-report-own-none" : "plan-report-none",
            at,
            {},
            ofDivisions.map((one) => ofPlan(plan, one)),
          ),
        ]),
    ...(plan.selfScores.length > 0 ? [] : [finding("note", "plan-self-score-none", at)]),
    ...(plan.isDated ? [] : [finding("note", "plan-undated", at, {}, headWords(plan))]),
  ];
}

/** Its number and day as the copy in hand has them. */
const headWords = ({ id, number, dated }: Plan): PlacedWords[] =>
  [number, dated].filter((words) => words !== "").map((words) => ({ source: `${id}, phần đầu`, words }));

const dayOf = (iso: string | undefined): string => {
  const date = iso === undefined ? undefined : dateFromIso(iso);
  return date === undefined ? "?" : dayMonthYear(date);
};

function readingOf(plan: Plan, { id, severity, vi, en, clauses }: Plan["readings"][number]): Finding {
  const values = {
    what: inBoth({ vi: vi.what, en: en.what }),
    remedy: inBoth({ vi: vi.remedy, en: en.remedy }),
  };
  const [first] = clauses;
  const at = { file: plan.file, ...(first ? { clause: first.place } : {}) };
  return {
    ...finding(severity, "plan-reading", at, values),
    clauses: clauses.map(({ document, place, quote }) => ({
      source: `${document ?? plan.id}, ${place}`,
      words: quote,
    })),
    reading: id,
  };
}

/** Numbers and days of decisions as the register of decisions has them; what no source states is left out. */
export const planDecisions = (
  decisions: readonly { readonly id: string; readonly number: string; readonly date: string }[],
): Known["decisions"] =>
  new Map(
    decisions.map(({ id, number, date }) => [
      id,
      { ...(number === "unknown" ? {} : { number }), ...(date === "unknown" ? {} : { date }) },
    ]),
  );
