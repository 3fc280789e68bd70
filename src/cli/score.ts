/** `thangdiem score`: the points and grade of every agency; of one, each criterion and what is still missing. */
import {
  type Evaluation,
  type ExplainedEntry,
  evaluationReport,
  explain,
  gradeInWords,
  isSilent,
  type Lang,
  openFacts,
  placesInWords,
  spanOf,
  textOfExact,
  totalPoints,
} from "../engine/index.ts";
import { csvOf } from "../files/csv-out.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { EvidenceOptions } from "./options.ts";
import { inVietnameseOrder } from "./order.ts";
import { heading, labelled, paragraph, table } from "./print.ts";
import { evaluateFor, noticesAbove, type Work } from "./work.ts";

export function score(options: EvidenceOptions, io: Io): ExitStatus {
  const work = evaluateFor(options, io);
  if (work === null) return 1;
  return deliver(render(work, options), work.status, options, io);
}

function render(work: Work, { json, csv, lang, agency }: EvidenceOptions): string {
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
      csvColumns,
      inOrder.map((one) => csvRow(one, lang)),
    );
  const [only] = evaluations;
  if (agency !== undefined && only) return sheet(only, lang);
  const title = {
    vi: `Điểm theo ${set.title}, kỳ ${period.id}`,
    en: `Scores under ${set.title}, period ${period.id}`,
  }[lang];
  const closed = { vi: ["tạm tính", "chốt"], en: ["provisional", "closed"] }[lang];
  const silent = { vi: "chưa nộp", en: "nothing yet" }[lang];
  const rows = inOrder.map((one) => [
    one.record.agency.name,
    one.total.applies && set.base !== null ? placesInWords(one.total.earned, 2, lang) : "–",
    totalPoints(one, lang),
    isSilent(set, one.record) ? silent : (closed[Number(one.isClosed)] ?? ""),
    String(openFacts(one).length),
    gradeInWords(one, lang),
  ]);
  const heads = {
    vi: ["Đơn vị", "Hiện có°", "Còn có thể°", "Tình trạng", "Mở", "Xếp loại"],
    en: ["Agency", "In hand°", "Possible°", "Status", "Open", "Grade"],
  }[lang].map((head) => (set.basis === "official" ? head.replace("°", "") : head));
  const widths = [26, 9, 16, 11, 5, 23];
  const columns = widths.map((wide, index) => ({
    head: heads[index] ?? "",
    wide,
    align: index === 1 || index === 2 || index === 4 ? ("right" as const) : ("left" as const),
  }));
  return `${notices(noticesAbove(work, lang))}${heading(title)}\n${table(columns, rows)}\n`;
}

const notices = (texts: readonly string[]) => texts.map((text) => `${paragraph(`! ${text}`)}\n`).join("");

/** One agency's score sheet. */
function sheet(evaluation: Evaluation, lang: Lang): string {
  const { agency, period } = evaluation.record;
  const { notices: warnings, total, grade, gradeReasons, entries, open } = explain(evaluation, lang);
  const words = {
    vi: {
      code: "Số",
      title: "Tiêu chí",
      points: "Điểm",
      total: "Tổng điểm",
      grade: "Xếp loại",
      why: "Vì sao",
      open: "Còn thiếu",
      none: "không thiếu dữ kiện nào",
    },
    en: {
      code: "No.",
      title: "Criterion",
      points: "Points",
      total: "Total",
      grade: "Grade",
      why: "Why",
      open: "Still open",
      none: "no fact is missing",
    },
  }[lang];
  const rows = entries.map((entry: ExplainedEntry) => [
    entry.code,
    `${"  ".repeat(entry.depth)}${entry.title}`,
    entry.points,
  ]);
  const columns = [
    { head: words.code, wide: 7 },
    { head: words.title, wide: 68 },
    { head: words.points, wide: 21, align: "right" as const },
  ];
  return [
    notices(warnings),
    `${heading(`${agency.name}, ${period.id}`)}\n`,
    `${table(columns, rows)}\n\n`,
    `${labelled([
      [words.total, total],
      [words.grade, grade],
      ...gradeReasons.map((reason, index): [string, string] => [index === 0 ? words.why : "", reason]),
      ...(open.length === 0 ? [words.none] : open).map((text, index): [string, string] => [
        index === 0 ? words.open : "",
        text,
      ]),
    ])}\n`,
  ].join("");
}

const csvColumns = [
  { name: "agency", is: "text" },
  { name: "name", is: "text" },
  { name: "block", is: "text" },
  { name: "period", is: "text" },
  { name: "set", is: "text" },
  { name: "basis", is: "text" },
  { name: "closed", is: "text" },
  { name: "earned", is: "number" },
  { name: "at_least", is: "number" },
  { name: "at_most", is: "number" },
  { name: "out_of", is: "number" },
  { name: "grade", is: "text" },
] as const;

function csvRow(one: Evaluation, lang: Lang): string[] {
  const { agency, period } = one.record;
  const hasPoints = one.set.base !== null && one.total.applies;
  const { least, most } = hasPoints ? spanOf(one.total) : { least: null, most: null };
  const number = (text: string) => (lang === "vi" ? text.replace(".", ",") : text);
  return [
    agency.id,
    agency.name,
    agency.block,
    period.id,
    `${one.set.id}@${one.set.edition}`,
    one.set.basis,
    one.isClosed ? "yes" : "no",
    hasPoints && one.total.applies ? number(textOfExact(one.total.earned)) : "",
    least ? number(textOfExact(least)) : "",
    most ? number(textOfExact(most)) : "",
    one.set.base === null ? "" : number(textOfExact(one.outOf)),
    gradeInWords(one, lang),
  ];
}
