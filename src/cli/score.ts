/** `thangdiem score`: the points and grade of every agency; of one, each criterion and what is still missing. */
import {
  assumedMark,
  type Evaluation,
  type ExplainedEntry,
  evaluationReport,
  explain,
  gradeInWords,
  inHandInWords,
  type Lang,
  labels,
  openFacts,
  statusInWords,
  totalPoints,
} from "../engine/index.ts";
import { csvOf } from "../files/csv-out.ts";
import { scoreListPage } from "../files/html/score-list.ts";
import { scoreSheetPage } from "../files/html/score-sheet.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { EvidenceOptions } from "./options.ts";
import { inVietnameseOrder } from "./order.ts";
import { type Column, heading, labelled, paragraph, table } from "./print.ts";
import { scoreColumns, scoreRow } from "./score-row.ts";
import { evaluateFor, listInput, noticesAbove, type Work } from "./work.ts";

export function score(options: EvidenceOptions, io: Io): ExitStatus {
  const work = evaluateFor(options, io);
  if (work === null) return 1;
  return deliver(render(work, options), work.status, options, io);
}

function render(work: Work, { json, csv, html, lang, agency }: EvidenceOptions): string {
  const { set, period, evaluations } = work;
  if (json)
    return `${JSON.stringify(
      evaluations.map((one) => evaluationReport(one, lang)),
      null,
      2,
    )}\n`;
  const inOrder = inVietnameseOrder(evaluations);
  if (csv)
    return csvOf(
      scoreColumns,
      inOrder.map((one) => scoreRow(one, lang)),
      lang,
    );
  const [only] = evaluations;
  if (agency !== undefined && only) return html ? scoreSheetPage(only, lang) : sheet(only, lang);
  if (html) return scoreListPage({ ...listInput(work, lang), evaluations: inOrder });
  const say = labels[lang];
  const rows = inOrder.map((one) => [
    one.record.agency.name,
    inHandInWords(one, lang),
    totalPoints(one, lang),
    statusInWords(one, lang),
    String(openFacts(one).length),
    gradeInWords(one, lang),
  ]);
  const mark = set.basis === "official" ? "" : assumedMark;
  const columns: readonly Column[] = [
    { head: say.agency, wide: 26 },
    { head: say.inHand + mark, wide: 9, align: "right" },
    { head: say.possible + mark, wide: 16, align: "right" },
    { head: say.status, wide: 11 },
    { head: say.openCount, wide: 5, align: "right" },
    { head: say.grade, wide: 23 },
  ];
  const title = say.scoresUnder(set.title, period.id);
  return `${notices(noticesAbove(work, lang))}${heading(title)}\n${table(columns, rows)}\n`;
}

const notices = (texts: readonly string[]) => texts.map((text) => `${paragraph(`! ${text}`)}\n`).join("");

/** One agency's score sheet. */
function sheet(evaluation: Evaluation, lang: Lang): string {
  const { agency, period } = evaluation.record;
  const { notices: warnings, total, grade, gradeReasons, entries, open } = explain(evaluation, lang);
  const say = labels[lang];
  const rows = entries.map((entry: ExplainedEntry) => [
    entry.code,
    `${"  ".repeat(entry.depth)}${entry.title}`,
    entry.points,
  ]);
  const columns = [
    { head: say.code, wide: 7 },
    { head: say.criterion, wide: 68 },
    { head: say.points, wide: 21, align: "right" as const },
  ];
  return [
    notices(warnings),
    `${heading(`${agency.name}, ${period.id}`)}\n`,
    `${table(columns, rows)}\n\n`,
    `${labelled([
      [say.total, total],
      [say.grade, grade],
      ...gradeReasons.map((reason, index): [string, string] => [index === 0 ? say.why : "", reason]),
      ...(open.length === 0 ? [say.nothingOpen] : open).map((text, index): [string, string] => [
        index === 0 ? say.open : "",
        text,
      ]),
    ])}\n`,
  ].join("");
}
