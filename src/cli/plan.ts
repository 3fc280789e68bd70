/** `thangdiem plan check`: agencies' plans held against the city's list, and against themselves. */
import {
  checkPlan,
  type Finding,
  type Lang,
  type PlacedWords,
  type Plan,
  type Problem,
  planDecisions,
  problemInWords,
  type TaskList,
} from "../engine/index.ts";
import { loadDecisions } from "../files/decisions.ts";
import { planIds, readPlan, readTaskLists } from "../files/plans-in.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { OutputOptions } from "./options.ts";
import { heading, labelled, paragraph, problemsText, severityWords } from "./print.ts";

export interface PlanOptions extends OutputOptions {
  /** The folder that holds `tasks` and `plans`. */
  readonly data: string;
}

interface Checked {
  readonly plan: Plan;
  readonly findings: readonly Finding[];
}

/** `wanted` names plans or files; none means every plan of the folder. */
export function planCheck(wanted: readonly string[], options: PlanOptions, io: Io): ExitStatus {
  const { lang } = options;
  const read = readPlans(wanted, options);
  const decisions = loadDecisions(options.criteria);
  const problems = [...read.problems, ...decisions.problems];
  io.err(problemsText(problems, lang));
  const known = { lists: read.lists, decisions: planDecisions(decisions.value ?? []) };
  const checked = read.plans.map((plan) => ({ plan, findings: checkPlan(plan, known) }));
  const isBad =
    problems.length > 0 ||
    checked.some(({ findings }) => findings.some((one) => one.problem.severity === "error"));
  return deliver(render(checked, options), isBad ? 1 : 0, options, io);
}

/** What can be read, with every problem of what cannot. */
export function readPlans(
  wanted: readonly string[],
  { data }: Pick<PlanOptions, "data">,
): {
  readonly lists: readonly TaskList[];
  readonly plans: readonly Plan[];
  readonly problems: readonly Problem[];
} {
  const lists = readTaskLists(data);
  const ids = wanted.length > 0 ? { value: wanted, problems: [] } : planIds(data);
  const read =
    lists.value === null ? [] : (ids.value ?? []).map((id) => readPlan(id, data, lists.value ?? []));
  return {
    lists: lists.value ?? [],
    plans: read.flatMap(({ value }) => value ?? []),
    problems: [...lists.problems, ...ids.problems, ...read.flatMap((one) => one.problems)],
  };
}

const words = {
  vi: {
    plan: "Kế hoạch",
    other: "Đối chiếu",
    todo: "Cần làm",
    lead: "chủ trì",
    time: "thời gian",
    none: "(để trống)",
    counts: (errors: number, warnings: number, notes: number) =>
      `${errors} lỗi, ${warnings} lưu ý, ${notes} ghi chú`,
    tasks: (count: number) => `${count} việc`,
  },
  en: {
    plan: "Plan",
    other: "Against",
    todo: "To do",
    lead: "lead",
    time: "time",
    none: "(blank)",
    counts: (errors: number, warnings: number, notes: number) =>
      `${errors} errors, ${warnings} warnings, ${notes} notes`,
    tasks: (count: number) => `${count} tasks`,
  },
};

function render(checked: readonly Checked[], { json, lang }: PlanOptions): string {
  if (json) return `${JSON.stringify(checked.map(asData), null, 2)}\n`;
  const summary = checked.map(({ plan, findings }) => `${plan.id}: ${summaryOf(plan, findings, lang)}\n`);
  return [...checked.map((one) => planText(one, lang)), ...summary].join("");
}

const planText = ({ plan, findings }: Checked, lang: Lang): string =>
  [`${heading(plan.title)}\n\n`, ...findings.map((one) => `${findingText(plan, one, lang)}\n\n`)].join("");

function summaryOf(plan: Plan, findings: readonly Finding[], lang: Lang): string {
  const count = (wanted: Problem["severity"]) =>
    findings.filter(({ problem }) => problem.severity === wanted).length;
  const say = words[lang];
  return `${say.tasks(plan.tasks.length)}; ${say.counts(count("error"), count("warning"), count("note"))}`;
}

function findingText(plan: Plan, { problem, clauses, reading }: Finding, lang: Lang): string {
  const { place, what, remedy } = problemInWords(problem, lang);
  const say = words[lang];
  const id = reading === null ? problem.id : `${problem.id}/${reading}`;
  const rows: [string, string][] = [
    ...clauses.map((one): [string, string] => [
      one.source.startsWith(plan.id) ? say.plan : say.other,
      clauseText(one, lang),
    ]),
    [say.todo, remedy],
  ];
  return [
    paragraph(`${severityWords[problem.severity][lang]} [${id}]${place === "" ? "" : ` ${place}`}`),
    paragraph(what, 2),
    labelled(rows, 2),
  ].join("\n");
}

/** `“words” (lead: …; time: …) — document, place`. */
function clauseText({ source, words: text, lead, time }: PlacedWords, lang: Lang): string {
  const say = words[lang];
  const about = [
    ...(lead === undefined ? [] : [`${say.lead}: ${lead || say.none}`]),
    ...(time === undefined ? [] : [`${say.time}: ${time || say.none}`]),
  ];
  return `“${text}”${about.length > 0 ? ` (${about.join("; ")})` : ""} — ${source}`;
}

const asData = ({ plan, findings }: Checked) => ({
  plan: plan.id,
  agency: plan.agency.id,
  year: plan.period.id,
  tasks: plan.tasks.length,
  targets: plan.targets,
  findings: findings.map(({ problem, clauses, reading }) => ({
    id: problem.id,
    severity: problem.severity,
    ...(reading === null ? {} : { reading }),
    ...problem.at,
    values: reading === null ? problem.values : {},
    clauses,
    vi: wordsIn(problem, "vi"),
    en: wordsIn(problem, "en"),
  })),
});

const wordsIn = (one: Problem, lang: Lang) => {
  const { what, remedy } = problemInWords(one, lang);
  return { what, remedy };
};
