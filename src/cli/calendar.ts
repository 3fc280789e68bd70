/** `thangdiem calendar`: what is due when, for one agency, one kind of agency, or one plan. */
import {
  agencyKinds,
  assumedMark,
  type Bound,
  type CalendarDate,
  type CriteriaSet,
  cellOf,
  type Due,
  type DueKind,
  dayMonthYear,
  duesOf,
  governs,
  hasErrors,
  type Lang,
  listFor,
  type Outcome,
  type Period,
  type Plan,
  type Problem,
  type Progress,
  parseAgencies,
  parseProgress,
  periodFromId,
  problem,
  progressColumns,
  readDay,
  type Standing,
  soonDays,
  standingOf,
  standings,
  suggestion,
  type TaskList,
  warning,
} from "../engine/index.ts";
import { csvOf } from "../files/csv-out.ts";
import { readAgencies, readCsv } from "../files/evidence-in.ts";
import { icsOf } from "../files/ics-out.ts";
import { loadSet, shelves } from "../files/library.ts";
import { type Both, deliver, type ExitStatus, type Io } from "./io.ts";
import type { OutputOptions } from "./options.ts";
import { type PlanOptions, readPlans } from "./plan.ts";
import { heading, paragraph, problemsText, table } from "./print.ts";

export interface CalendarOptions extends PlanOptions {
  readonly agency?: string;
  readonly agencies?: string;
  readonly kind?: string;
  readonly plan?: string;
  readonly period?: string;
  readonly asOf?: string;
  readonly progress?: string;
  readonly ics?: boolean;
}

interface Whose {
  readonly bound: Bound | null;
  /** Of an agency; `null` for a whole kind. */
  readonly id: string | null;
  readonly name: string;
  readonly agency: Pick<Plan["agency"], "kind" | "name"> | null;
}

interface Calendar {
  readonly whose: Whose;
  readonly period: Period;
  readonly asOf: CalendarDate | null;
  readonly entries: readonly { readonly due: Due; readonly standing: Standing | null }[];
}

export function calendar(options: CalendarOptions, io: Io): ExitStatus {
  const { value, problems } = calendarFor(options);
  io.err(problemsText(problems, options.lang));
  return value === null ? 1 : deliver(render(value, options), 0, options, io);
}

function calendarFor(options: CalendarOptions): Outcome<Calendar> {
  const wanted = options.plan === undefined ? [] : [options.plan];
  const read = readPlans(wanted, options);
  const asOf = options.asOf === undefined ? null : readDay(options.asOf);
  const asked = options.period === undefined ? null : periodFromId(options.period);
  const problems: Problem[] = [
    ...read.problems,
    ...(asOf === undefined ? [problem("day-option", {}, { text: options.asOf ?? "" })] : []),
    ...(asked === undefined ? [problem("period-unknown", {}, { period: options.period ?? "" })] : []),
  ];
  const named = options.plan === undefined ? undefined : read.plans[0];
  const inHand = read.lists.filter(({ tasks }) => tasks !== null).at(-1);
  const period = asked ?? named?.period ?? inHand?.governs;
  if (hasErrors(problems) || period === undefined) return { value: null, problems };
  const whose = whoseCalendar(options, named, read.plans, period);
  if (whose.value === null) return { value: null, problems: [...problems, ...whose.problems] };
  const { id, bound } = whose.value;
  const plans = named
    ? [named]
    : read.plans.filter(({ agency, period: of }) => agency.id === id && of.year === period.year);
  const list = listFor(read.lists, period) ?? null;
  if (!list?.tasks) problems.push(warning("task-list-none", {}, { period: period.id }));
  const dues = duesOf({ bound, list, plans, sets: setsFor(options, period), period });
  const progress = progressFor(options, list, whose.value, dues);
  problems.push(...progress.problems);
  if (progress.value === null) return { value: null, problems };
  const rows = progress.value;
  const day = asOf ?? null;
  const entries = dues.map((due) => ({
    due,
    standing: day && standingOf(due, { asOf: day, all: dues, progress: rows }),
  }));
  return { value: { whose: whose.value, period, asOf: day, entries }, problems };
}

const kinds = new Map(Object.entries(agencyKinds).map(([id, { vi }]) => [id, vi]));

function whoseCalendar(
  { agency, agencies, kind, lang }: CalendarOptions,
  named: Plan | undefined,
  plans: readonly Plan[],
  period: Period,
): Outcome<Whose> {
  const refuse = (...given: Parameters<typeof problem>): Outcome<Whose> => ({
    value: null,
    problems: [problem(...given)],
  });
  if (named) return { value: whoseOf(named.agency), problems: [] };
  if (agency !== undefined) {
    const listed = agencies === undefined ? undefined : readAgencies(undefined, agencies);
    if (listed && listed.value === null) return { value: null, problems: listed.problems };
    const known = listed?.value ? parseAgencies(listed.value, { kinds }, period) : undefined;
    const found = known?.value?.get(agency) ?? plans.find((plan) => plan.agency.id === agency)?.agency;
    const ids = [...(known?.value?.keys() ?? []), ...plans.map((plan) => plan.agency.id)];
    return found
      ? { value: whoseOf(found), problems: [] }
      : refuse("agency-unknown", {}, { agency, ...suggestion(agency, ids) });
  }
  if (kind === undefined)
    return { value: { id: null, name: wholeCity[lang], agency: null, bound: null }, problems: [] };
  const name = Object.entries(agencyKinds).find(([one]) => one === kind)?.[1][lang] ?? kind;
  return { value: { id: null, name, agency: null, bound: { kind, name: null } }, problems: [] };
}

const wholeCity: Both = { vi: "Toàn thành phố", en: "The whole city" };

const whoseOf = (agency: Plan["agency"]): Whose => ({
  id: agency.id,
  name: agency.name,
  agency,
  bound: { kind: agency.kind, name: agency.name },
});

/** The sets that govern the period; what is wrong with a set is told by `check`. */
const setsFor = ({ criteria }: OutputOptions, period: Period): CriteriaSet[] =>
  (shelves(criteria).value ?? [])
    .flatMap(({ path }) => loadSet(path).value ?? [])
    .filter((set) => governs(set, period));

/** The rows of this agency alone; those of others are no business of its calendar. */
function progressFor(
  { progress: path, asOf }: CalendarOptions,
  list: TaskList | null,
  { id, agency }: Whose,
  dues: readonly Due[],
): Outcome<readonly Progress[]> {
  if (path === undefined || list === null) return { value: [], problems: [] };
  if (id === null || agency === null || asOf === undefined)
    return { value: null, problems: [problem("progress-needs", {})] };
  const table = readCsv(path, progressColumns);
  if (table.value === null) return table;
  const rows = table.value.rows.filter((row) => cellOf(row, "agency") === id);
  return parseProgress(
    { ...table.value, rows },
    { agencies: new Map([[id, agency]]), list, others: new Set(dues.flatMap(({ names }) => names)) },
  );
}

const words = {
  vi: {
    title: (name: string, period: string) => `Lịch công tác dân vận ${period}: ${name}`,
    asOf: (day: string) => `Tính đến ngày ${day}; “sắp đến hạn” là trong ${soonDays} ngày.`,
    last: "Ngày cuối",
    what: "Việc",
    state: "Tình trạng",
    source: "Nguồn",
    noDay: "không có hạn",
    assumed: "giả định",
    days: (days: number) => `${days} ngày`,
    late: "muộn",
    dayAssumed: `${assumedMark} Ngày giả định: không nguồn nào nêu hạn này cho kỳ này.`,
    lead: "Chủ trì",
    time: "Thời gian ghi trong văn bản",
    due: "Hạn",
    note: "“Trước ngày D” được đọc là còn kịp đến hết ngày liền trước; quý, tháng, năm là đến ngày cuối.",
    kinds: {
      "city-task": "nhiệm vụ thành phố giao",
      "plan-task": "việc của kế hoạch",
      report: "báo cáo",
      "division-report": "phòng, đơn vị báo cáo",
      "self-score": "tự chấm điểm",
    } satisfies Record<DueKind, string>,
    states: {
      overdue: "quá hạn",
      soon: "sắp đến hạn",
      later: "còn thời gian",
      "not-done": "không làm",
      done: "đã xong",
      outside: "không áp dụng",
      "no-day": "không có hạn",
    } satisfies Record<Standing["state"], string>,
  },
  en: {
    title: (name: string, period: string) => `Calendar of mass mobilization ${period}: ${name}`,
    asOf: (day: string) => `As of ${day}; “soon” is within ${soonDays} days.`,
    last: "Last day",
    what: "Task",
    state: "State",
    source: "Source",
    noDay: "no deadline",
    assumed: "assumed",
    days: (days: number) => `${days} days`,
    late: "late",
    dayAssumed: `${assumedMark} An assumed day: no source states it for this period.`,
    lead: "Lead",
    time: "Time as written",
    due: "Due",
    note: "“Trước ngày D” is read as in time until the day before; a quarter, month or year lasts to its last day.",
    kinds: {
      "city-task": "task of the city",
      "plan-task": "task of the plan",
      report: "report",
      "division-report": "report of divisions",
      "self-score": "self-score",
    } satisfies Record<DueKind, string>,
    states: {
      overdue: "overdue",
      soon: "soon",
      later: "later",
      "not-done": "not done",
      done: "done",
      outside: "does not apply",
      "no-day": "no deadline",
    } satisfies Record<Standing["state"], string>,
  },
};

function render(of: Calendar, { json, csv, ics, lang }: CalendarOptions): string {
  if (json) return `${JSON.stringify(asData(of), null, 2)}\n`;
  if (ics) return icsText(of, lang);
  if (csv) return csvText(of, lang);
  const say = words[lang];
  const isDated = of.asOf !== null;
  const entries = isDated ? byStanding(of) : of.entries;
  const columns = [
    { head: say.last, wide: 12 },
    ...(isDated ? [{ head: say.state, wide: 16 }] : []),
    { head: say.what, wide: isDated ? 42 : 54 },
    { head: say.source, wide: isDated ? 24 : 30 },
  ];
  const rows = entries.map(({ due, standing }) => [
    lastInWords(due, lang),
    ...(standing ? [standingText(standing, lang)] : []),
    `[${say.kinds[due.kind]}] ${shortened(due.title)}`,
    due.source,
  ]);
  return [
    heading(say.title(of.whose.name, of.period.id)),
    ...(of.asOf === null ? [] : [paragraph(say.asOf(dayMonthYear(of.asOf)))]),
    paragraph(say.note),
    ...(entries.some(({ due }) => due.isDayAssumed) ? [paragraph(say.dayAssumed)] : []),
    "",
    table(columns, rows),
    "",
  ].join("\n");
}

const lastInWords = ({ last, isDayAssumed }: Due, lang: Lang): string =>
  last === null ? words[lang].noDay : `${dayMonthYear(last)}${isDayAssumed ? assumedMark : ""}`;

const byStanding = ({ entries }: Calendar): Calendar["entries"] =>
  standings.flatMap((state) => entries.filter(({ standing }) => standing?.state === state));

function standingText({ state, days, doneOn, isLate }: Standing, lang: Lang): string {
  const say = words[lang];
  const about = [
    ...(doneOn === null ? [] : [dayMonthYear(doneOn)]),
    ...(days === null ? [] : [isLate ? `${say.late} ${say.days(days)}` : say.days(days)]),
  ];
  return [say.states[state], ...about].join(", ");
}

const longestTitle = 160;

function shortened(text: string): string {
  if (text.length <= longestTitle) return text;
  return `${text.slice(0, text.lastIndexOf(" ", longestTitle))} …`;
}

const asData = ({ whose, period, asOf, entries }: Calendar) => ({
  agency: whose.id,
  kind: whose.bound?.kind ?? null,
  name: whose.name,
  period: period.id,
  asOf,
  entries: entries.map(({ due: { names: _, ...due }, standing }) => ({
    ...due,
    ...(standing === null ? {} : { standing }),
  })),
});

function csvText({ entries }: Calendar, lang: Lang): string {
  const names = [
    "id",
    "kind",
    "last_day",
    "task",
    "lead",
    "time",
    "source",
    "assumption",
    "state",
    "days",
    "done_on",
  ];
  return csvOf(
    names.map((name) => ({ name, is: name === "days" ? ("number" as const) : ("text" as const) })),
    entries.map(({ due, standing }) => [
      due.id,
      words[lang].kinds[due.kind],
      due.last === null ? "" : lastInWords(due, lang),
      due.title,
      due.lead,
      due.time,
      due.source,
      due.assumption ?? "",
      standing ? words[lang].states[standing.state] : "",
      standing?.days == null ? "" : String(standing.days),
      standing?.doneOn ? dayMonthYear(standing.doneOn) : "",
    ]),
    lang,
  );
}

/** What has a last day; what has none is no event. */
function icsText({ whose, period, asOf, entries }: Calendar, lang: Lang): string {
  const say = words[lang];
  const events = entries.flatMap(({ due, standing }) =>
    due.last === null
      ? []
      : [
          {
            uid: `${due.id}/${whose.id ?? whose.bound?.kind ?? "thanh-pho"}@thangdiem`,
            day: due.last,
            summary: `${say.due}: ${shortened(due.title)}`,
            description: [
              due.title,
              ...(due.lead === "" ? [] : [`${say.lead}: ${due.lead}`]),
              ...(due.time === "" ? [] : [`${say.time}: ${due.time}`]),
              `${say.source}: ${due.source}`,
              ...(due.isDayAssumed ? [say.dayAssumed] : []),
              ...(due.assumption === null ? [] : [`${say.assumed}: ${due.assumption}`]),
              ...(standing ? [`${say.state}: ${standingText(standing, lang)}`] : []),
            ].join("\n"),
            category: say.kinds[due.kind],
          },
        ],
  );
  return icsOf(events, asOf ?? period.from);
}
