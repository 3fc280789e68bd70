/** `thangdiem summary`: the whole list and each block at a glance, for whoever organises the scoring. */
import {
  assumedMark,
  type CriteriaSet,
  clauseInWords,
  conditionInWords,
  governs,
  handingInStates,
  type IndicatorCount,
  indicatorStates,
  type Lang,
  numberInWords,
  openStates,
  percentInWords,
  type Summary,
  type SummaryPart,
  summaryOf,
} from "../engine/index.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { EvidenceOptions } from "./options.ts";
import { type Column, heading, paragraph, table } from "./print.ts";
import {
  namesOf,
  outcomeName,
  scorerName,
  shareInWords,
  stateWords,
  summaryCsv,
  summaryJson,
} from "./summary-data.ts";
import { evaluateFor, noticesAbove, type Work } from "./work.ts";

export function summary(options: EvidenceOptions, io: Io): ExitStatus {
  const work = evaluateFor(options, io);
  if (work === null) return 1;
  return deliver(render(work, options), work.status, options, io);
}

function render(work: Work, { json, csv, lang }: EvidenceOptions): string {
  const { set, period, evaluations, leftOut } = work;
  const whole = summaryOf(set, evaluations);
  const notices = [...noticesAbove(work, lang), ...provisional(whole, lang)];
  if (json) {
    const about = {
      set: set.id,
      edition: set.edition,
      basis: set.basis,
      trial: !governs(set, period),
      period: period.id,
      leftOut,
    };
    return `${JSON.stringify({ ...about, notices, ...summaryJson(set, whole, lang) }, null, 2)}\n`;
  }
  if (csv) return summaryCsv(set, period, whole, lang);
  const title = {
    vi: `Tổng hợp theo ${set.title}, kỳ ${period.id}`,
    en: `Summary under ${set.title}, period ${period.id}`,
  }[lang];
  const noIndicators = set.indicators.length === 0 ? ["", words[lang].noIndicators] : [];
  return [
    ...notices.map((text) => paragraph(`! ${text}`)),
    heading(title),
    ...handingInText(set, whole, lang),
    ...openText(set, whole, lang),
    ...gradesText(set, whole, lang),
    ...whole.whole.indicators.flatMap((one, index) => indicatorText(set, whole, one, index, lang)),
    ...noIndicators,
    "",
  ].join("\n");
}

const words = {
  vi: {
    provisional: (open: number, all: number) =>
      `TẠM TÍNH: ${open}/${all} đơn vị chưa chốt; các số dưới đây còn có thể thay đổi.`,
    block: "Khối",
    agencies: "Đơn vị",
    all: "Tất cả",
    handingIn: (day: string) => `Việc nộp: ${day}`,
    noHandingIn: "Việc nộp: bộ tiêu chí không nêu thời hạn",
    open: "Dữ kiện còn mở hoặc chưa có tài liệu, theo bên chấm",
    openHeads: ["Bên chấm", "Đơn vị", "Dữ kiện"],
    grades: "Xếp loại",
    gradeHeads: ["Khối", "Mức", "Đơn vị", "Tỷ lệ %"],
    noGrades: "Xếp loại: bộ này không xếp loại",
    indicator: "Chỉ tiêu",
    target: "mức phải đạt",
    source: "Nguồn",
    indicatorHeads: ["Tỷ lệ %", "So với mức"],
    noIndicators: "Chỉ tiêu: bộ tiêu chí không nêu chỉ tiêu nào",
  },
  en: {
    provisional: (open: number, all: number) =>
      `PROVISIONAL: ${open} of ${all} agencies are not closed; the numbers below may still change.`,
    block: "Block",
    agencies: "Agencies",
    all: "All",
    handingIn: (day: string) => `Handing in: ${day}`,
    noHandingIn: "Handing in: the set states no last day",
    open: "Facts open or without their document, by scorer",
    openHeads: ["Scorer", "Agencies", "Facts"],
    grades: "Grades",
    gradeHeads: ["Block", "Grade", "Agencies", "Share %"],
    noGrades: "Grades: this set gives none",
    indicator: "Indicator",
    target: "target",
    source: "Source",
    indicatorHeads: ["Share %", "Target"],
    noIndicators: "Indicators: the set states none",
  },
};

const provisional = ({ whole: { notClosed, agencies } }: Summary, lang: Lang): string[] =>
  notClosed.length > 0 ? [words[lang].provisional(notClosed.length, agencies.length)] : [];

/** Every block, then all of them. */
const rowsOf = <T>({ whole, blocks }: Summary, rowOf: (part: SummaryPart) => T): T[] =>
  [...blocks, whole].map(rowOf);

const nameOf = ({ block }: SummaryPart, lang: Lang): string => block ?? words[lang].all;

const columnsOf = (wides: readonly number[], heads: readonly string[], texts = 1): Column[] =>
  wides.map((wide, index) => ({
    head: heads[index] ?? "",
    wide,
    align: index < texts ? ("left" as const) : ("right" as const),
  }));

function handingInText(set: CriteriaSet, summary: Summary, lang: Lang): string[] {
  const { whole } = summary;
  const { block, agencies, handingIn, noHandingIn } = words[lang];
  if (set.handingIn === null || whole.handingIn === null) return ["", noHandingIn];
  const said = stateWords[lang].handingIn;
  const heads = [block, agencies, ...handingInStates.map((state) => said[state])];
  const rows = rowsOf(summary, (part) => [
    nameOf(part, lang),
    String(part.agencies.length),
    ...handingInStates.map((state) => String(part.handingIn?.states[state].length ?? 0)),
  ]);
  const { states } = whole.handingIn;
  return [
    "",
    paragraph(handingIn(conditionInWords(set, set.handingIn.inTime, lang))),
    ...sourceLine(set, set.handingIn.source, lang),
    table(columnsOf([31, 8, 8, 6, 9, 8, 10], heads), rows),
    ...(["late", "not-handed-in", "unknown", "outside"] as const).flatMap((state) =>
      namedLine(said[state], namesOf(set, states[state], lang)),
    ),
  ];
}

function openText(set: CriteriaSet, summary: Summary, lang: Lang): string[] {
  const { open, openHeads } = words[lang];
  const heads = [...openHeads, ...openStates.map((state) => stateWords[lang].open[state])];
  const rows = summary.whole.open.map(({ scorer, agencies, facts }) => [
    scorerName(set, scorer, lang),
    String(agencies.length),
    String(openStates.reduce((sum, state) => sum + facts[state], 0)),
    ...openStates.map((state) => String(facts[state])),
  ]);
  return ["", open, table(columnsOf([38, 8, 8, 7, 7, 9, 9], heads), rows)];
}

function gradesText(set: CriteriaSet, summary: Summary, lang: Lang): string[] {
  const { grades, gradeHeads, noGrades } = words[lang];
  if (summary.whole.grades.length === 0) return ["", noGrades];
  const rows = rowsOf(summary, (part) =>
    part.grades.map(({ outcome, agencies, share }, index) => [
      index === 0 ? nameOf(part, lang) : "",
      outcomeName(set, outcome, lang),
      String(agencies.length),
      percentInWords(share, lang),
    ]),
  ).flat();
  const mark = set.basis === "official" ? "" : assumedMark;
  return ["", grades + mark, table(columnsOf([34, 34, 8, 8], gradeHeads, 2), rows)];
}

function indicatorText(
  set: CriteriaSet,
  summary: Summary,
  { indicator, states }: IndicatorCount,
  index: number,
  lang: Lang,
): string[] {
  const said = stateWords[lang].indicator;
  const { block, indicator: name, indicatorHeads, target } = words[lang];
  const heads = [block, ...indicatorStates.map((state) => said[state]), ...indicatorHeads];
  const rows = rowsOf(summary, (part) => {
    const count = part.indicators[index];
    return count === undefined
      ? []
      : [
          nameOf(part, lang),
          ...indicatorStates.map((state) => String(count.states[state].length)),
          shareInWords(count.share, lang),
          count.isReached === null ? "–" : stateWords[lang].reached[count.isReached],
        ];
  });
  const wanted = indicator.target
    ? ` (${target} ${numberInWords(indicator.target.value, lang)} %${indicator.target.assumed ? assumedMark : ""})`
    : "";
  return [
    "",
    paragraph(`${name}: ${indicator.label}${wanted}`),
    ...sourceLine(set, indicator.source, lang),
    table(columnsOf([28, 6, 9, 8, 10, 14, 10], heads), rows),
    ...(["does-not-hold", "unknown", "outside"] as const).flatMap((state) =>
      namedLine(said[state], namesOf(set, states[state], lang)),
    ),
  ];
}

const namedLine = (label: string, names: readonly string[]): string[] =>
  names.length === 0 ? [] : [paragraph(`${label}: ${names.join("; ")}`, 2)];

const sourceLine = (
  set: CriteriaSet,
  source: NonNullable<CriteriaSet["handingIn"]>["source"],
  lang: Lang,
): string[] =>
  source === null ? [] : [paragraph(`${words[lang].source}: ${clauseInWords(set, source)}`, 2)];
