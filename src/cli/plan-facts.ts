/** `thangdiem plan facts`: progress on tasks as rows of evidence, to lie beside the other evidence of a folder. */
import {
  type Agency,
  createScorer,
  type EvidenceRow,
  evidenceOf,
  hasErrors,
  listFor,
  type Outcome,
  type Period,
  type Problem,
  parseAgencies,
  parseProgress,
  periodFromId,
  problem,
  progressColumns,
  refusedIn,
  type TaskList,
  tableOf,
} from "../engine/index.ts";
import { csvOf } from "../files/csv-out.ts";
import { readAgencies, readCsv } from "../files/evidence-in.ts";
import { findSet } from "../files/library.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import { type PlanOptions, readPlans } from "./plan.ts";
import { problemsText } from "./print.ts";

export interface PlanFactsOptions extends PlanOptions {
  readonly progress: string;
  readonly agencies?: string;
  readonly set: string;
  readonly period?: string;
}

export function planFacts(options: PlanFactsOptions, io: Io): ExitStatus {
  const { lang } = options;
  const { value, problems } = rowsFor(options);
  io.err(problemsText(problems, lang));
  if (value === null) {
    io.err(stopped[lang]);
    return 1;
  }
  return deliver(render(value, options), 0, options, io);
}

const stopped = {
  vi: "Chưa ghi dòng nào. Sửa các lỗi trên rồi chạy lại.\n",
  en: "No row was written. Correct the problems above and run again.\n",
};

/** Every problem of the list of agencies and of the progress at once; nothing is written while there is one. */
function rowsFor(options: PlanFactsOptions): Outcome<readonly EvidenceRow[]> {
  const read = readPlans([], options);
  const chosen = listAndPeriod(options, read.lists);
  const problems: Problem[] = [...read.problems, ...chosen.problems];
  if (chosen.value === null || hasErrors(problems)) return { value: null, problems };
  const { list, period } = chosen.value;
  const set = findSet(options.set, options.criteria, period);
  problems.push(...set.problems.filter(({ severity }) => severity === "error"));
  const agencies = readAgencies(options.progress, options.agencies);
  const table = readCsv(options.progress, progressColumns);
  problems.push(...agencies.problems, ...table.problems);
  if (set.value === null || agencies.value === null || table.value === null) return { value: null, problems };
  const known = parseAgencies(agencies.value, set.value, period);
  problems.push(...known.problems);
  const all = known.value ?? new Map<string, Agency>();
  const plans = read.plans.filter((plan) => plan.period.year === period.year);
  const others = plans.flatMap((plan) => [
    ...plan.tasks.map(({ id }) => `${plan.id}/${id}`),
    ...[...plan.reports, ...plan.selfScores].map(({ id }) => `${plan.id}/${id}`),
  ]);
  const progress = parseProgress(table.value, { agencies: all, list, others: new Set(others) });
  problems.push(...progress.problems);
  if (progress.value === null || hasErrors(problems)) return { value: null, problems };
  const rows = progress.value;
  const scorer = createScorer(set.value);
  const { facts } = set.value;
  const requests = [...(known.value?.values() ?? [])]
    .filter(({ id }) => rows.some(({ agency }) => agency === id))
    .map((agency) => {
      const wanted = tableOf(scorer, agency.kind).facts;
      const asked = new Map([...facts].filter(([id]) => wanted.has(id)));
      const own = rows.filter((one) => one.agency === agency.id);
      return { agency, list, progress: own, period, asked };
    });
  problems.push(...requests.flatMap(refusedIn));
  return hasErrors(problems) ? { value: null, problems } : { value: requests.flatMap(evidenceOf), problems };
}

/** The list that governs the period, in hand and with its facts; without a period, that of the only list in hand. */
function listAndPeriod(
  { period: asked }: PlanFactsOptions,
  lists: readonly TaskList[],
): Outcome<{ readonly list: TaskList; readonly period: Period }> {
  const inHand = lists.filter(({ tasks }) => tasks !== null);
  const period = asked === undefined ? inHand.at(-1)?.governs : periodFromId(asked);
  const refuse = (...given: Parameters<typeof problem>) => ({ value: null, problems: [problem(...given)] });
  if (period === undefined) return refuse("period-unknown", {}, { period: asked ?? "" });
  const list = listFor(inHand, period);
  if (list === undefined) return refuse("task-list-none", {}, { period: period.id });
  return list.facts === null
    ? refuse("list-without-facts", {}, { list: list.short })
    : { value: { list, period }, problems: [] };
}

const columns = ["agency", "fact", "period", "round", "value", "document", "note"] as const;

function render(rows: readonly EvidenceRow[], { json, lang }: PlanFactsOptions): string {
  const whole = rows.map((row) => ({ ...row, round: "self" }));
  if (json) return `${JSON.stringify(whole, null, 2)}\n`;
  return csvOf(
    columns.map((name) => ({ name, is: "text" as const })),
    whole.map((row) => columns.map((name) => row[name])),
    lang,
  );
}
