/** One agency on two sides, for people and for programs. */
import {
  assumedMark,
  type Comparison,
  changeOfPoints,
  type Evaluation,
  gradeInWords,
  gradeMoveReasons,
  inHandInWords,
  type Lang,
  type Line,
  labels,
  lineInWords,
  placeMoveInWords,
  totalPoints,
} from "../engine/index.ts";
import type { Sides } from "../files/comparison.ts";
import { comparisonCsv } from "../files/comparison-csv.ts";
import { comparisonReport, noticesBeside } from "../files/comparison-out.ts";
import { heading, labelled, paragraph, table } from "./print.ts";
import { type CompareOptions, sideInWords } from "./sides.ts";

export function renderComparison(one: Comparison, sides: Sides, { json, csv, lang }: CompareOptions): string {
  if (json) return `${JSON.stringify(comparisonReport(one, sides, lang), null, 2)}\n`;
  return csv ? comparisonCsv(one, lang) : asText(one, sides, lang);
}

const words = {
  vi: {
    before: "Trước",
    after: "Sau",
    same: "không đổi",
    because: "Vì sao",
    cause: "Nguyên nhân",
    what: "Ở đâu, đổi gì",
    change: "Điểm",
    sum: "Cộng",
    nothing: "Không có gì khác.",
    noLines: "Điểm không đổi.",
    idle: (facts: string) => `Đổi mà không làm đổi điểm: ${facts}.`,
    unknown: (facts: string) => `Bộ sau không hỏi, hoặc không đọc được (không đoán): ${facts}.`,
    unanswered: (facts: string) => `Bộ sau hỏi thêm mà chưa có câu trả lời: ${facts}.`,
    order:
      "Mỗi dòng là tổng sau trừ tổng trước khi đổi riêng nguyên nhân đó, theo thứ tự cố định: quy tắc, điểm tối đa, kỳ, đơn vị, áp dụng, dữ kiện theo bảng, tài liệu, chốt, so trong khối; rồi giới hạn, không áp dụng, diện chấm, làm tròn.",
  },
  en: {
    before: "Before",
    after: "After",
    same: "unchanged",
    because: "Because",
    cause: "Cause",
    what: "Where, and what changed",
    change: "Points",
    sum: "Sum",
    nothing: "Nothing differs.",
    noLines: "The points are the same.",
    idle: (facts: string) => `Changed without moving points: ${facts}.`,
    unknown: (facts: string) =>
      `Not asked by the set after, or not legible to it (nothing is guessed): ${facts}.`,
    unanswered: (facts: string) => `Asked by the set after alone, and not answered: ${facts}.`,
    order:
      "Each line is the total after less the total before that cause alone is taken over, in a fixed order: rule, maximum, period, agency, applicability, facts in table order, documents, closing, within block; then limits, not applicable, eligibility, rounding.",
  },
} satisfies Record<Lang, unknown>;

function asText(one: Comparison, sides: Sides, lang: Lang): string {
  const say = words[lang];
  const { before, after } = one;
  return [
    ...noticeLines(noticesBeside(sides, [one], lang)),
    `${heading(after.record.agency.name)}\n`,
    `${labelled([
      [say.before, sideInWords(sides[0], [before], lang)],
      [say.after, sideInWords(sides[1], [after], lang)],
      [labels[lang].total, totalMove(one, lang)],
      ...many(labels[lang].grade, gradeLines(one, lang)),
      ...many(labels[lang].place, one.places ? placeMoveInWords(one.places, lang) : []),
    ])}\n`,
    ...lineTexts(one, lang),
  ].join("");
}

export const noticeLines = (notices: readonly string[]): string[] =>
  notices.map((text) => `${paragraph(`! ${text}`)}\n`);

/** The total as printed; of an open record what is in hand, then what is still possible. Marked in a reconstruction. */
export function markedTotal(one: Evaluation, lang: Lang): string {
  const [inHand, possible] = [inHandInWords(one, lang), totalPoints(one, lang)];
  const total = inHand === possible || !one.total.applies ? possible : `${inHand} ${possible}`;
  return total + (one.set.basis === "official" ? "" : assumedMark);
}

/** `92,25 → 89,75 (−2,5)`. */
export const totalMove = ({ before, after, change }: Comparison, lang: Lang): string =>
  `${markedTotal(before, lang)} → ${markedTotal(after, lang)} (${changeOfPoints(change, after.set, lang)})`;

/** `Xuất sắc → Tốt`, and what decided; or that it stayed. */
function gradeLines(one: Comparison, lang: Lang): string[] {
  const [was, is] = [gradeInWords(one.before, lang), gradeInWords(one.after, lang)];
  if (one.grade === null) return [was === is ? `${is}, ${words[lang].same}` : `${was} → ${is}`];
  return [`${was} → ${is}`, ...gradeMoveReasons(one, lang)];
}

function lineTexts(one: Comparison, lang: Lang): string[] {
  const say = words[lang];
  const moving = one.lines.filter((line) => !isIdle(line));
  const idle = one.lines.filter(isIdle).map((line) => lineInWords(one, line, lang).what);
  const rows = moving.map((line) => {
    const { cause, what, change } = lineInWords(one, line, lang);
    return [cause, what, change];
  });
  const sum = ["", say.sum, changeOfPoints(one.change, one.after.set, lang)];
  const columns = [
    { head: say.cause, wide: 14 },
    { head: say.what, wide: 70 },
    { head: say.change, wide: 12, align: "right" as const },
  ];
  const none = one.lines.length === 0 && one.grade === null ? say.nothing : say.noLines;
  const lists = [
    ...(idle.length > 0 ? [say.idle(idle.join("; "))] : []),
    ...factLists(one, lang),
    ...(moving.length > 0 ? [say.order] : []),
  ];
  return [
    moving.length === 0 ? `\n${none}\n` : `\n${table(columns, [...rows, sum])}\n`,
    ...lists.map((text) => `\n${paragraph(text)}\n`),
  ];
}

const isIdle = ({ change, criteria }: Line): boolean => change.isZero && criteria.length === 0;

/** The facts that the two editions do not share. */
export function factLists({ before, after, facts }: Comparison, lang: Lang): string[] {
  const say = words[lang];
  const names = ({ set }: Evaluation, ids: readonly string[]) =>
    ids.map((id) => `“${set.facts.get(id)?.label ?? id}” (${id})`).join("; ");
  return [
    ...(facts.unknown.length > 0 ? [say.unknown(names(before, facts.unknown))] : []),
    ...(facts.unanswered.length > 0 ? [say.unanswered(names(after, facts.unanswered))] : []),
  ];
}

/** The label once, beside the first of its texts. */
const many = (label: string, texts: readonly string[]): [string, string][] =>
  texts.map((text, index) => [index === 0 ? label : "", text]);
