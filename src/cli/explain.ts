/** `thangdiem explain`: every point of one agency in words. */
import {
  criterionParts,
  type Evaluation,
  type ExplainedCriterion,
  type ExplainedEntry,
  evaluationReport,
  explain as explainEvaluation,
  type Lang,
  labels,
  type Problem,
  problem,
  standingInWords,
  suggestion,
} from "../engine/index.ts";
import { explanationPage } from "../files/html/explanation.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { EvidenceOptions } from "./options.ts";
import { heading, labelled, paragraph, problemsText } from "./print.ts";
import { evaluateFor } from "./work.ts";

export interface ExplainOptions extends EvidenceOptions {
  readonly agency: string;
  readonly criterion?: string;
}

export function explain(options: ExplainOptions, io: Io): ExitStatus {
  const work = evaluateFor(options, io);
  const [evaluation] = work?.evaluations ?? [];
  if (!work || evaluation === undefined) return 1;
  const unknown = criterionProblem(evaluation, options.criterion);
  if (unknown) {
    io.err(problemsText([unknown], options.lang));
    return 1;
  }
  return deliver(render(evaluation, options), work.status, options, io);
}

function criterionProblem({ groups, criteria }: Evaluation, asked: string | undefined): Problem | undefined {
  const codes = [...groups, ...criteria].map(({ code }) => code);
  if (asked === undefined || codes.some((code) => isWithin(code, asked))) return undefined;
  const values = { code: asked, options: codes.join(", "), ...suggestion(asked, codes) };
  return problem("criterion-unknown", {}, values);
}

const isWithin = (code: string, asked: string): boolean => code === asked || code.startsWith(`${asked}.`);

function render(evaluation: Evaluation, { json, html, lang, criterion }: ExplainOptions): string {
  const isShown = (code: string) => criterion === undefined || isWithin(code, criterion);
  if (json) return `${JSON.stringify(evaluationReport(evaluation, lang), null, 2)}\n`;
  if (html) return explanationPage(evaluation, lang, isShown);
  const { record, set } = evaluation;
  const { notices, total, totalHow, grade, gradeReasons, entries } = explainEvaluation(evaluation, lang);
  const say = labels[lang];
  const status = standingInWords(evaluation, lang);
  return [
    ...notices.map((text) => `${paragraph(`! ${text}`)}\n`),
    `${heading(`${record.agency.name} · ${record.period.id} · ${status}`)}\n`,
    `${paragraph(`${set.title} (${set.id}@${set.edition})`)}\n`,
    `${labelled([
      ...many(say.parent, record.agency.parentName === null ? [] : [record.agency.parentName]),
      [say.total, total],
      ...many(say.how, totalHow === null ? [] : [totalHow]),
      [say.grade, grade],
      ...many(say.why, gradeReasons),
    ])}\n`,
    ...entries.filter(({ code }) => isShown(code)).map((entry) => entryText(entry, lang)),
  ].join("");
}

function entryText(entry: ExplainedEntry, lang: Lang): string {
  const head = paragraph(`${entry.code}. ${entry.title}: ${entry.points}`);
  return entry.isGroup ? `\n${head}\n` : `\n${head}\n${detail(entry, lang)}\n`;
}

const detail = (entry: ExplainedCriterion, lang: Lang): string =>
  labelled(
    criterionParts(entry, lang).flatMap(({ label, texts }) => many(label, texts)),
    2,
  );

/** The label once, beside the first of its texts. */
const many = (label: string, texts: readonly string[]): [string, string][] =>
  texts.map((text, index) => [index === 0 ? label : "", text]);
