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
  outcomeOf,
  placeMoveInWords,
  textOfExact,
  totalPoints,
} from "../engine/index.ts";
import { comparisonCsv } from "./compare-csv.ts";
import { heading, labelled, paragraph, table } from "./print.ts";
import { type CompareOptions, type Sides, sideInWords } from "./sides.ts";

export function renderComparison(one: Comparison, sides: Sides, { json, csv, lang }: CompareOptions): string {
  if (json) return `${JSON.stringify(asData(one, sides, lang), null, 2)}\n`;
  return csv ? comparisonCsv(one, lang) : asText(one, sides, lang);
}

const words = {
  vi: {
    open: "TẠM TÍNH: có hồ sơ chưa chốt; ở đó so điểm hiện có, khoảng còn có thể ghi trong ngoặc vuông.",
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
    open: "PROVISIONAL: a record is not closed; points in hand are compared there, what is still possible stands in brackets.",
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
    ...noticeLines([...sides, { notices: openNotice([one], lang) }]),
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

/** Each side's, once. */
export const noticeLines = (sides: readonly { readonly notices: readonly string[] }[]): string[] =>
  [...new Set(sides.flatMap(({ notices }) => notices))].map((text) => `${paragraph(`! ${text}`)}\n`);

/** The total as printed; of an open record what is in hand, then what is still possible. Marked in a reconstruction. */
export function markedTotal(one: Evaluation, lang: Lang): string {
  const [inHand, possible] = [inHandInWords(one, lang), totalPoints(one, lang)];
  const total = inHand === possible || !one.total.applies ? possible : `${inHand} ${possible}`;
  return total + (one.set.basis === "official" ? "" : assumedMark);
}

/** Points in hand are compared where a record is not closed; whoever reads that must know. */
export const openNotice = (all: readonly Comparison[], lang: Lang): string[] =>
  all.some(({ before, after }) => !before.isClosed || !after.isClosed) ? [words[lang].open] : [];

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

const asData = (one: Comparison, sides: Sides, lang: Lang) => ({
  notices: [...new Set(sides.flatMap(({ notices }) => notices)), ...openNotice([one], lang)],
  ...comparisonData(one, sides, lang),
});

/** Numbers exact, as text; words beside them in the language asked for. */
export function comparisonData(one: Comparison, sides: Sides, lang: Lang) {
  const { before, after, change, lines, facts, places } = one;
  const { agency } = after.record;
  return {
    agency: { id: agency.id, name: agency.name, block: agency.block },
    before: sideData(before, sides[0].source, places?.before.place ?? null),
    after: sideData(after, sides[1].source, places?.after.place ?? null),
    change: textOfExact(change),
    lines: lines.map((line) => ({
      cause: line.cause,
      of: line.of,
      about: line.about,
      change: textOfExact(line.change),
      criteria: line.criteria.map((moved) => ({
        code: moved.code,
        before: moved.before && textOfExact(moved.before),
        after: moved.after && textOfExact(moved.after),
      })),
      words: lineInWords(one, line, lang).what,
    })),
    grade: one.grade && { from: one.grade.from, to: one.grade.to, because: gradeMoveReasons(one, lang) },
    overtakenBy: places?.overtakenBy.map(({ record }) => record.agency.id) ?? [],
    overtook: places?.overtook.map(({ record }) => record.agency.id) ?? [],
    facts,
  };
}

const sideData = (one: Evaluation, source: string | null, place: number | null) => ({
  set: one.set.id,
  edition: one.set.edition,
  basis: one.set.basis,
  period: one.record.period.id,
  round: one.record.round,
  closed: one.isClosed,
  source,
  points: one.total.applies && one.set.base !== null ? textOfExact(one.total.earned) : null,
  grade: outcomeOf(one),
  place,
});
