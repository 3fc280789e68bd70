/**
 * Every point in words: the rule, the facts with their documents, the sum with its numbers put in, what was
 * lost and why, the source. Nothing is computed here that the evaluation did not find.
 */
import type { Clause } from "./criteria/schema.ts";
import { type CriteriaSet, type Criterion, governs, type Node } from "./criteria/set.ts";
import { dayMonthYear, type Period } from "./dates.ts";
import { derivationInWords, derivedAccount } from "./derived/index.ts";
import { earnedOf, type GroupResult } from "./evaluate.ts";
import type { CriterionResult, DerivedResult, Evaluation } from "./evaluation.ts";
import { factState } from "./evidence/record.ts";
import type { FactState, OpenWhy, Round, Said } from "./evidence/rounds.ts";
import { type Exact, isSettled, type Span, sumOf } from "./exact/index.ts";
import type { Cell } from "./facts/cell.ts";
import { factOfKey, itemOfKey } from "./facts/fact.ts";
import { toldKeys } from "./facts-view.ts";
import type { FailingCondition, MetCause, TriedGrade } from "./grade.ts";
import { noGrade, notGradable } from "./grade.ts";
import { ruleInWords } from "./rules/index.ts";
import type { Rule, Say } from "./rules/kind.ts";
import type { Points } from "./rules/score.ts";
import { labels } from "./words/labels.ts";
import { assumedMark, type Lang } from "./words/lang.ts";
import { numberInWords, placesInWords, sayIn } from "./words/say.ts";

export interface Explanation {
  /** What is assumed or not known about the whole; empty for an official set and a closed, complete record. */
  readonly notices: readonly string[];
  readonly total: string;
  /** How a rescaled total came about; `null` where it is a plain sum, or still open. */
  readonly totalHow: string | null;
  readonly grade: string;
  readonly gradeReasons: readonly string[];
  readonly entries: readonly ExplainedEntry[];
  /** Facts of the table without a value, each with why. */
  readonly open: readonly string[];
}

export type ExplainedEntry = ExplainedGroup | ExplainedCriterion;

export interface ExplainedGroup {
  readonly isGroup: true;
  readonly code: string;
  readonly title: string;
  readonly depth: number;
  readonly points: string;
}

export interface ExplainedCriterion {
  readonly isGroup: false;
  readonly code: string;
  readonly title: string;
  readonly depth: number;
  /** `2,5 / 3`, or `[0; 3] / 3` while open. */
  readonly points: string;
  readonly rule: string;
  readonly facts: readonly string[];
  readonly how: readonly string[];
  readonly lost: readonly string[];
  readonly source: string;
  readonly scorer: string;
  readonly assumption: string | null;
}

export function explain(evaluation: Evaluation, lang: Lang): Explanation {
  const { set } = evaluation;
  const say = sayIn(lang, set);
  const assumedSay = sayIn(lang, set, true);
  const sayOf = (result?: CriterionResult) => (isAssumed(set, result) ? assumedSay : say);
  const results = new Map(evaluation.criteria.map((one) => [one.code, one]));
  const groups = new Map(evaluation.groups.map((one) => [one.code, one]));
  const entriesOf = (nodes: readonly Node[], depth: number): ExplainedEntry[] =>
    nodes.flatMap((node): ExplainedEntry[] => {
      const { code, title } = node;
      if (!node.isGroup) {
        const result = results.get(code);
        return result
          ? [
              {
                isGroup: false,
                code,
                title,
                depth,
                ...criterionInWords(evaluation, node, result, sayOf(result)),
              },
            ]
          : [];
      }
      const group = groups.get(code);
      return group
        ? [
            {
              isGroup: true,
              code,
              title,
              depth,
              points: groupPoints(group, sayOf()),
            },
            ...entriesOf(node.children, depth + 1),
          ]
        : [];
    });
  return {
    notices: noticesOf(evaluation, lang),
    total: totalInWords(evaluation, lang),
    totalHow: totalHow(evaluation, sayOf()),
    grade: gradeInWords(evaluation, lang),
    gradeReasons: gradeReasons(evaluation, say),
    entries: evaluation.periods.length > 0 ? periodEntries(evaluation, lang) : entriesOf(set.tree, 0),
    open: [evaluation, ...evaluation.periods].flatMap((one) => openLines(one, evaluation, say)),
  };
}

/** What is open of one period; of a part of a longer one, with which it is. */
function openLines(one: Evaluation, whole: Evaluation, say: Say): string[] {
  const of = one === whole ? "" : `${one.record.period.id}: `;
  return openFactsOf(one).map(
    (key) =>
      `${of}${say.fact(factOfKey(key))} (${key}): ${stateInWords(factState(one.record, key), factOfKey(key), say)}`,
  );
}

/** A mean of shorter periods is explained by them; each has an explanation of its own. */
const periodEntries = ({ periods }: Evaluation, lang: Lang): ExplainedEntry[] =>
  periods.map((one) => ({
    isGroup: true,
    code: one.record.period.id,
    title: phrases[lang].period,
    depth: 0,
    points: totalInWords(one, lang),
  }));

const phrases = {
  vi: {
    period: "điểm của kỳ",
    trial: (set: string, period: string) =>
      `CHẤM THỬ: bộ ${set} không áp dụng cho kỳ ${period}; kết quả chỉ để so sánh, không có giá trị xếp loại.`,
    notApplicable: "không áp dụng",
    doesNotApply: (facts: string) => `Không áp dụng: ${facts} ghi KAD.`,
    nothingToReckon: (names: string) => `Không áp dụng: không có gì để tính ${names}.`,
    unlimited: "không giới hạn",
    inHand: "hiện có",
    within: "còn có thể trong khoảng",
    closed: "đã chốt",
    notClosed: "tạm tính",
    provisional: (round: string) =>
      `TẠM TÍNH: hồ sơ chưa chốt (vòng ${round}); điểm trong ngoặc vuông là khoảng còn có thể.`,
    comparedWith: (closed: number, all: number) =>
      `Điểm so sánh trong khối tính trên ${closed}/${all} đơn vị đã chốt; có thể thay đổi khi các đơn vị còn lại chốt.`,
    keptOpen: (facts: string) => `Không chốt được vì còn chờ: ${facts}.`,
    assumedBase: "Có số giả định (dấu °) do bộ tiêu chí được dựng lại; không phải kết quả chính thức.",
    settled: (codes: string) =>
      `Chốt khi còn dữ kiện thiếu hoặc không được công nhận: các tiêu chí ${codes} nhận mức bất lợi nhất.`,
    stoodIn: (facts: string) => `Dữ kiện thiếu được hiểu theo quy định của bộ tiêu chí: ${facts}.`,
    unproven: (facts: string) => `Chưa có tài liệu kiểm chứng bắt buộc (vẫn tính ở vòng tự chấm): ${facts}.`,
    rescaled: (factor: string) =>
      `Có tiêu chí không áp dụng: điểm còn lại nhân với ${factor} để quy về thang đầy đủ.`,
    leastFavourable: (points: string) =>
      `Dữ kiện thiếu hoặc không được công nhận khi chốt → nhận mức bất lợi nhất: ${points}.`,
    held: (points: string) => `Giữ trong giới hạn của tiêu chí → ${points}.`,
    rounds: "các vòng",
    includes: (parts: string) => `trong đó đơn vị đã sáp nhập khai: ${parts}`,
    absorbed: (name: string, until: string | null) =>
      `Đơn vị đã sáp nhập: ${name}${until ? ` (đến ${until})` : ""}; số liệu cộng dồn được của đơn vị này được tính một lần ở đây.`,
    formerName: (name: string, until: string) => `Tên cũ, đến ${until}: ${name}.`,
    document: "tài liệu",
    noDocument: (name: string | null) => `chưa có tài liệu${name ? ` (${name})` : ""}`,
    asked: (name: string) => `tài liệu cần có: ${name}`,
    note: "ghi chú",
    standsFor: (value: string) => `thiếu → hiểu là ${value}`,
    imported: (name: string, edition: string) => `kết quả theo ${name}, bản ${edition}`,
    waits: {
      facts: "chưa tính được: còn thiếu dữ kiện",
      peers: "chờ so sánh với các đơn vị đã chốt trong khối",
      person: "chưa xác định: chờ người có thẩm quyền quyết định",
    },
    lostBecause: (why: string) => `Mất toàn bộ điểm: ${why}`,
    groupHeld: "giữ trong giới hạn của nhóm",
    noPoints: "bộ này không tính điểm",
    mean: (count: number) => `Trung bình của ${count} kỳ có đánh giá`,
    lowered: (by: number, why: string) => `Hạ ${by} bậc: ${why}`,
    mayLower: (by: number, why: string) => `Có thể bị hạ ${by} bậc (chưa rõ): ${why}`,
    ineligible: (why: string) => `Không thuộc diện chấm điểm: ${why}`,
    mayIneligible: (why: string) => `Có thể không thuộc diện chấm điểm (chưa rõ): ${why}`,
    tooMany: (total: string, upper: string) => `tổng điểm ${total} vượt cận trên ${upper}`,
    decidedBy: (who: string) => `Đây là mức đủ điều kiện; quyết định: ${who}`,
    subtotal: (label: string, points: string) => `${label}: ${points}`,
    tooFew: (total: string, threshold: string) => `tổng điểm ${total} chưa đạt ngưỡng ${threshold}`,
    mayReach: (threshold: string) => `tổng điểm có thể đạt hoặc không đạt ngưỡng ${threshold}`,
    reached: (threshold: string) => `tổng điểm đạt ngưỡng ${threshold}`,
    noThreshold: "không đòi ngưỡng điểm",
    noCondition: "không đòi điều kiện nào",
    allMet: (condition: string) => `đạt mọi điều kiện: ${condition}`,
    notMet: (condition: string) => `điều kiện không đạt: ${condition}`,
    notKnown: (condition: string) => `điều kiện chưa rõ: ${condition}`,
    given: (grade: string, why: string) => `${grade}: ${why}.`,
    byPoints: (grade: string, why: string) => `Xét riêng điểm và điều kiện thì ${grade}: ${why}.`,
    refused: (grade: string, why: string) => `Không xếp ${grade}: ${why}.`,
    possible: (grade: string, why: string) => `Có thể ${grade}: ${why}.`,
    ceiling: (grade: string, why: string) => `Không được cao hơn ${grade}: ${why}`,
    mayCeiling: (grade: string, why: string) => `Có thể bị giới hạn ở ${grade} (chưa rõ): ${why}`,
    notGraded: (why: string) => `Chưa đủ điều kiện xếp loại: ${why}`,
    supposed: " (chưa có câu trả lời được công nhận; khi chốt, tính theo hướng bất lợi)",
    mayNotGraded: (why: string) => `Có thể không đủ điều kiện xếp loại (chưa rõ): ${why}`,
    nothingApplies: "Không tiêu chí nào áp dụng, nên không xếp loại.",
    notGradable: "chưa đủ điều kiện xếp loại",
    noGrade: "không có mức xếp loại phù hợp",
    noGrades: "bộ này không xếp loại",
    openGrade: (grades: string) => `chưa rõ, còn có thể: ${grades}`,
    certain: (grade: string) => `${grade} (tạm tính; mọi khả năng đều cho kết quả này)`,
  },
  en: {
    period: "the period's score",
    trial: (set: string, period: string) =>
      `TRIAL: the set ${set} does not govern the period ${period}; the result is for comparison and grades nobody.`,
    notApplicable: "not applicable",
    doesNotApply: (facts: string) => `Not applicable: ${facts} is KAD.`,
    nothingToReckon: (names: string) => `Not applicable: there is nothing to reckon ${names} from.`,
    unlimited: "no limit",
    inHand: "in hand",
    within: "still possible",
    closed: "closed",
    notClosed: "provisional",
    provisional: (round: string) =>
      `PROVISIONAL: the record is not closed (round ${round}); points in brackets are what is still possible.`,
    comparedWith: (closed: number, all: number) =>
      `Compared with ${closed} of ${all} agencies of the block, those that are closed; this may change when the others are.`,
    keptOpen: (facts: string) => `Cannot be closed while this is pending: ${facts}.`,
    assumedBase:
      "Numbers marked ° are assumed, since the criteria set is a reconstruction; this is no official result.",
    settled: (codes: string) =>
      `Closed with facts missing or not recognised: the criteria ${codes} took the least favourable outcome.`,
    stoodIn: (facts: string) => `Missing facts read as the set declares: ${facts}.`,
    unproven: (facts: string) =>
      `A required supporting document is not there (counted in the self round all the same): ${facts}.`,
    rescaled: (factor: string) =>
      `Some criteria do not apply: the other points are multiplied by ${factor} to fill the scale.`,
    leastFavourable: (points: string) =>
      `A fact was missing or not recognised at closing → least favourable outcome: ${points}.`,
    held: (points: string) => `Held within the criterion's limits → ${points}.`,
    rounds: "by rounds",
    includes: (parts: string) => `of which agencies merged into it stated: ${parts}`,
    absorbed: (name: string, until: string | null) =>
      `Merged into this agency: ${name}${until ? ` (until ${until})` : ""}; its numbers that add up count once, here.`,
    formerName: (name: string, until: string) => `Former name, until ${until}: ${name}.`,
    document: "document",
    noDocument: (name: string | null) => `no document yet${name ? ` (${name})` : ""}`,
    asked: (name: string) => `document asked for: ${name}`,
    note: "note",
    standsFor: (value: string) => `missing → read as ${value}`,
    imported: (name: string, edition: string) => `result of ${name}, edition ${edition}`,
    waits: {
      facts: "not reckoned yet: a fact is open",
      peers: "waits for the closed agencies of the block",
      person: "undetermined: a person decides",
    },
    lostBecause: (why: string) => `All points lost: ${why}`,
    groupHeld: "held within the group's limits",
    noPoints: "this set gives no points",
    mean: (count: number) => `The mean of ${count} periods that were held`,
    lowered: (by: number, why: string) => `Lowered by ${by}: ${why}`,
    mayLower: (by: number, why: string) => `Possibly lowered by ${by} (not known yet): ${why}`,
    ineligible: (why: string) => `Not among those scored: ${why}`,
    mayIneligible: (why: string) => `Possibly not among those scored (not known yet): ${why}`,
    tooMany: (total: string, upper: string) => `the total ${total} is above the upper end ${upper}`,
    decidedBy: (who: string) => `This is the grade it is eligible for; decided by: ${who}`,
    subtotal: (label: string, points: string) => `${label}: ${points}`,
    tooFew: (total: string, threshold: string) => `the total ${total} is below ${threshold}`,
    mayReach: (threshold: string) => `the total may or may not reach ${threshold}`,
    reached: (threshold: string) => `the total reaches ${threshold}`,
    noThreshold: "no threshold is asked",
    noCondition: "nothing is asked for it",
    allMet: (condition: string) => `every condition is met: ${condition}`,
    notMet: (condition: string) => `condition not met: ${condition}`,
    notKnown: (condition: string) => `condition not known yet: ${condition}`,
    given: (grade: string, why: string) => `${grade}: ${why}.`,
    byPoints: (grade: string, why: string) => `By points and conditions alone ${grade}: ${why}.`,
    refused: (grade: string, why: string) => `Not ${grade}: ${why}.`,
    possible: (grade: string, why: string) => `Possibly ${grade}: ${why}.`,
    ceiling: (grade: string, why: string) => `At most ${grade}: ${why}`,
    mayCeiling: (grade: string, why: string) => `Possibly at most ${grade} (not known yet): ${why}`,
    notGraded: (why: string) => `Not gradable: ${why}`,
    supposed: " (no recognised answer was given; at closing the unfavourable one counts)",
    mayNotGraded: (why: string) => `Possibly not gradable (not known yet): ${why}`,
    nothingApplies: "No criterion applies, so there is no grade.",
    notGradable: "not gradable",
    noGrade: "no grade fits",
    noGrades: "this set gives no grades",
    openGrade: (grades: string) => `open, still possible: ${grades}`,
    certain: (grade: string) => `${grade} (provisional; every completion gives it)`,
  },
};

const roundNames: Record<Lang, Record<Round, string>> = {
  vi: { self: "tự chấm", appraisal: "thẩm định", "re-appraisal": "phúc tra", council: "hội đồng" },
  en: { self: "self", appraisal: "appraisal", "re-appraisal": "re-appraisal", council: "council" },
};
const roundInWords = (round: Round, lang: Lang): string => roundNames[lang][round];

/** The round that holds, and whether the record is final: `thẩm định, đã chốt`. */
export const standingInWords = ({ record, isClosed }: Evaluation, lang: Lang): string =>
  `${roundInWords(record.round, lang)}, ${phrases[lang][isClosed ? "closed" : "notClosed"]}`;

/** One kind of thing said about a criterion, under its label. */
export interface CriterionPart {
  readonly is: "rule" | "facts" | "how" | "lost" | "source" | "scorer" | "assumed";
  readonly label: string;
  readonly texts: readonly string[];
}

/** A criterion's explanation in the order in which it is read; parts with nothing to say are left out. */
export function criterionParts(entry: ExplainedCriterion, lang: Lang): CriterionPart[] {
  const part = (is: CriterionPart["is"], texts: readonly string[]): CriterionPart[] =>
    texts.length === 0 ? [] : [{ is, label: labels[lang][is], texts }];
  return [
    ...part("rule", [entry.rule]),
    ...part("facts", entry.facts),
    ...part("how", entry.how),
    ...part("lost", entry.lost),
    ...part("source", [entry.source]),
    ...part("scorer", [entry.scorer]),
    ...part("assumed", entry.assumption === null ? [] : [entry.assumption]),
  ];
}

const openNames: Record<Lang, Record<OpenWhy, string>> = {
  vi: {
    missing: "chưa có số liệu",
    pending: "chờ (chưa đến hạn hoặc do cấp khác cho)",
    unproven: "không được tính: thiếu tài liệu kiểm chứng bắt buộc",
    withdrawn: "không công nhận",
  },
  en: {
    missing: "missing",
    pending: "pending (not due yet, or another level's to give)",
    unproven: "not counted: the required supporting document is missing",
    withdrawn: "not recognised",
  },
};

/** `2,5`, or `[0; 3]` while open, or “không áp dụng”. */
export function pointsInWords(points: Points, lang: Lang, places?: number): string {
  if (!points.applies) return phrases[lang].notApplicable;
  return spanInWords(points, lang, (end) =>
    places === undefined ? numberInWords(end, lang) : placesInWords(end, places, lang),
  );
}

function spanInWords(
  { span, mayNotApply }: Extract<Points, { applies: true }>,
  lang: Lang,
  showEnd: (end: Exact) => string,
): string {
  const show = (end: Span["least"]) => (end === null ? phrases[lang].unlimited : showEnd(end));
  return isSettled(span) && !mayNotApply ? show(span.least) : `[${show(span.least)}; ${show(span.most)}]`;
}

/** `87,50`, or `[79,00; 92,50]` while open; a dash in a set without points. */
export const totalPoints = ({ set, total }: Evaluation, lang: Lang): string =>
  set.base === null ? "–" : pointsInWords(total, lang, 2);

/** `87,50 / 100`; while open, what is in hand and what is still possible: `83,00 [79,00; 92,50] / 100`. */
export function totalInWords({ set, total, outOf }: Evaluation, lang: Lang): string {
  if (set.base === null) return phrases[lang].noPoints;
  if (!total.applies) return phrases[lang].notApplicable;
  const mark = isAssumed(set) ? assumedMark : "";
  const span = pointsInWords(total, lang, 2);
  const inHand = isSettled(total.span)
    ? ""
    : `${phrases[lang].inHand} ${placesInWords(total.earned, 2, lang)}${mark}, ${phrases[lang].within} `;
  return `${inHand}${span}${mark} / ${numberInWords(outOf, lang)}${mark}`;
}

/** `69,75 / 93 × 100 + 2 → 77`: the sum of what applies, brought to the base, with bonus and deductions, rounded. */
/** A number that does not end is about equal, and not equal to about. */
const aboutEqual = (text: string): string => text.replaceAll("= ≈", "≈");

function totalHow(evaluation: Evaluation, say: Say): string | null {
  const { periods, total, unrounded, lostBecause } = evaluation;
  const words = phrases[say.lang];
  if (lostBecause !== null) return words.lostBecause(lostBecause);
  if (periods.length === 0) return rescalingInWords(evaluation, say);
  const held = periods.filter((one) => one.total.applies);
  if (!total.applies || !unrounded.applies || !isSettled(total.span)) return null;
  const terms = held.map((one) => say.points(earnedOf(one.total)));
  return aboutEqual(
    `${words.mean(held.length)}: (${terms.join(" + ")}) / ${held.length} = ${say.points(unrounded.earned)} → ${say.points(total.earned)}`,
  );
}

/** The points of the criteria that are worth something, what of these applies, and what the others add or take. */
function sumsOf({ criteria }: Evaluation) {
  const weighty = criteria.filter(({ max }) => max.isPositive);
  return {
    points: sumOf(weighty.map((one) => earnedOf(one.points))),
    outOf: sumOf(weighty.filter((one) => one.points.applies).map(({ max }) => max)),
    extras: sumOf(criteria.filter(({ max }) => !max.isPositive).map((one) => earnedOf(one.points))),
  };
}

function rescalingInWords(evaluation: Evaluation, say: Say): string | null {
  const { set, total, outOf, rescaledBy } = evaluation;
  const isPlain = rescaledBy === null || set.notApplicable.level !== "total";
  if (isPlain || !total.applies || !isSettled(total.span)) return null;
  const sums = sumsOf(evaluation);
  const extras = sums.extras.isZero
    ? ""
    : sums.extras.isNegative
      ? ` − ${say.points(sums.extras.negated())}`
      : ` + ${say.points(sums.extras)}`;
  return `${say.points(sums.points)} / ${say.points(sums.outOf)} × ${say.points(outOf)}${extras} → ${say.points(total.earned)}`;
}

/** `2,5 / 3`; for a bonus or a deduction, which is worth nothing by itself, `+1` or `−2`. */
function outOfMax(points: Points, max: Exact, say: Say): string {
  if (!points.applies) return phrases[say.lang].notApplicable;
  const text = spanInWords(points, say.lang, say.points);
  if (!max.isZero) return `${text} / ${say.points(max)}`;
  return points.earned.isPositive && isSettled(points.span) ? `+${text}` : text;
}

/** `30 / 30`; where something does not apply, out of what does, and what that comes to: `12 / 15 → 16 / 20`. */
function groupPoints({ points, outOf, max, rescaled, heldAt, lostBecause }: GroupResult, say: Say): string {
  const words = phrases[say.lang];
  const isPart = points.applies && !outOf.equals(max);
  const isBrought = isPart && rescaled.applies && !rescaled.earned.equals(points.earned);
  return [
    outOfMax(points, outOf, say) + (isPart && !isBrought ? ` (${say.points(max)})` : ""),
    ...(isBrought ? [`→ ${outOfMax(rescaled, max, say)}`] : []),
    ...(heldAt === null ? [] : [`(${words.groupHeld})`]),
    ...(lostBecause === null ? [] : [`(${words.lostBecause(lostBecause)})`]),
  ].join(" ");
}

/** In a reconstruction all points rest on assumed numbers; elsewhere those do that took the place of a missing fact. */
const isAssumed = (set: CriteriaSet, result?: CriterionResult): boolean =>
  set.basis === "reconstruction" ||
  (result !== undefined && (result.settledBy !== null || result.standIns.length > 0));

/** A rule reads the same to every agency of a kind: its words are made once for each language. */
function ruleTextOf(rule: Rule, max: Exact, say: Say): string {
  const key = `${say.lang} ${say.points(max)}`;
  const made = ruleTexts.get(rule) ?? new Map<string, string>();
  const text = made.get(key) ?? ruleInWords(rule, max, say);
  ruleTexts.set(rule, made.set(key, text));
  return text;
}
const ruleTexts = new WeakMap<Rule, Map<string, string>>();

function criterionInWords(evaluation: Evaluation, criterion: Criterion, result: CriterionResult, say: Say) {
  const { set } = evaluation;
  const words = phrases[say.lang];
  const account = say.account(result.found);
  const { points, heldAt, settledBy } = result;
  const outside = points.applies
    ? []
    : result.facts
        .filter((fact) => factState(evaluation.record, fact).state === "not-applicable")
        .map((fact) => `“${say.fact(fact)}”`);
  const unreckoned = points.applies
    ? []
    : result.derived
        .filter(({ derived }) => derived.value.state === "not-applicable")
        .map(({ id }) => `“${say.fact(id)}”`);
  const how =
    outside.length > 0
      ? [words.doesNotApply(outside.join("; "))]
      : unreckoned.length > 0
        ? [words.nothingToReckon(unreckoned.join("; "))]
        : account.how.map(aboutEqual);
  return {
    points: outOfMax(points, result.max, say),
    rule: ruleTextOf(criterion.rule, result.max, say),
    facts: [
      ...result.facts
        .flatMap((id) => toldKeys(evaluation, id))
        .map((key) => factInWords(evaluation, result, key, say)),
      ...result.derived.map((one) => aboutEqual(derivedInWords(one, set, say))),
    ],
    how: [
      ...how,
      ...(heldAt ? [words.held(say.points(heldAt))] : []),
      ...(result.lostBecause === null ? [] : [words.lostBecause(result.lostBecause)]),
      ...(settledBy && points.applies ? [words.leastFavourable(say.points(points.earned))] : []),
    ],
    lost: [...account.lost, ...(result.lostBecause === null ? [] : [words.lostBecause(result.lostBecause)])],
    source: clauseInWords(set, criterion.source),
    scorer: set.scorers.get(criterion.scorer) ?? criterion.scorer,
    assumption: criterion.assumption,
  };
}

/** `371/QĐ-UBND, mục 3.2: “…”`: where a rule comes from. */
export function clauseInWords(set: CriteriaSet, source: Clause): string {
  const document = set.sources.get(source.document);
  const name = document?.number ?? document?.title ?? source.document;
  return `${name}, ${source.item}: “${source.quote}”`;
}

/** `Tỷ lệ đúng hạn = 48 / 50 × 100 = 96`: how a derived fact came about, or how it will. */
function derivedInWords({ id, derived }: DerivedResult, set: CriteriaSet, say: Say): string {
  const from = set.derived.get(id)?.from;
  const unit = set.derived.get(id)?.unit;
  const account = derivedAccount(derived.found, say);
  const { value } = derived;
  const state =
    value.state === "value"
      ? `${account || say.value(value.value, id)}${unit ? ` ${unit}` : ""}`
      : value.state === "not-applicable"
        ? phrases[say.lang].notApplicable
        : phrases[say.lang].waits[value.waitsFor];
  return `${say.fact(id)} (${from ? derivationInWords(from, say) : ""}): ${state}`;
}

function factInWords({ set, record }: Evaluation, result: CriterionResult, key: string, say: Say): string {
  const words = phrases[say.lang];
  const id = factOfKey(key);
  const item = itemOfKey(key);
  const fact = set.facts.get(id);
  const state = factState(record, key);
  const standsFor =
    result.standIns.includes(id) && fact?.standIn ? `; ${words.standsFor(say.value(fact.standIn, id))}` : "";
  const proof =
    state.state !== "value"
      ? fact?.documentName && state.state === "open"
        ? `; ${words.asked(fact.documentName)}`
        : ""
      : state.document
        ? ` (${words.document}: ${state.document})`
        : state.isUnproven
          ? ` (${words.noDocument(fact?.documentName ?? null)})`
          : "";
  const note = state.note ? ` (${words.note}: ${state.note})` : "";
  const unit = fact?.unit && state.state === "value" ? ` ${fact.unit}` : "";
  const imported = fact?.imported ? `; ${words.imported(fact.imported.set, fact.imported.edition)}` : "";
  const name = item === null ? say.fact(id) : `${say.fact(id)} [${item}]`;
  const rounds = roundsInWords(record.said.get(key) ?? [], id, say);
  return `${name}: ${stateInWords(state, id, say)}${unit}${proof}${note}${standsFor}${imported}${rounds}`;
}

/** Where more than one round spoke about a fact: what each said, and why it changed. */
function roundsInWords(said: readonly Said[], id: string, say: Say): string {
  if (said.length < 2) return "";
  const words = phrases[say.lang];
  const texts = said.map(({ round, cell, note }) => {
    const why = note === null ? "" : ` (${note})`;
    return `${roundInWords(round, say.lang)}: ${cellInWords(cell, id, say)}${why}`;
  });
  return ` — ${words.rounds}: ${texts.join("; ")}`;
}

/** A cell as a person reads it; empty where it says nothing. */
export function cellInWords(cell: Cell, id: string, say: Say): string {
  switch (cell.state) {
    case "value":
      return say.value(cell.value, id);
    case "not-applicable":
      return "KAD";
    case "pending":
      return "CHO";
    case "withdrawn":
      return openNames[say.lang].withdrawn;
    case "missing":
      return "";
  }
}

/** Facts that criteria or grade conditions of the agency's table ask for and that have no value yet. */
export const openFacts = (evaluation: Evaluation): string[] => [
  ...openFactsOf(evaluation),
  ...evaluation.periods.flatMap(openFacts),
];

const openFactsOf = (evaluation: Evaluation): string[] =>
  [...evaluation.asked]
    .flatMap((id) => toldKeys(evaluation, id))
    .filter((key) => factState(evaluation.record, key).state === "open");

/** What holds of a fact: its value, that it does not apply, or why it has none. */
export const stateInWords = (state: FactState, id: string, say: Say): string =>
  state.state === "value"
    ? say.value(state.value, id) + includedInWords(state, id, say)
    : state.state === "not-applicable"
      ? phrases[say.lang].notApplicable
      : openNames[say.lang][state.why];

/** Of a sum over merged agencies: what each of them stated. */
const includedInWords = (
  { includes = [] }: Extract<FactState, { state: "value" }>,
  id: string,
  say: Say,
): string =>
  includes.length === 0
    ? ""
    : ` (${phrases[say.lang].includes(includes.map(({ agency, value }) => `${agency}: ${say.value(value, id)}`).join("; "))})`;

/** What must be said wherever this evaluation is shown. */
export function noticesOf(evaluation: Evaluation, lang: Lang): string[] {
  const { set, record, comparison } = evaluation;
  const words = phrases[lang];
  const say = sayIn(lang, set);
  const names = (facts: readonly string[]) =>
    [...new Set(facts)].map((key) => `“${nameOfKey(key, say)}”`).join("; ");
  const unproven = [...record.facts].flatMap(([id, state]) =>
    state.state === "value" && state.isUnproven ? [id] : [],
  );
  const stoodIn = evaluation.criteria.flatMap(({ standIns }) => standIns);
  const settled = evaluation.criteria.filter(({ settledBy }) => settledBy !== null).map(({ code }) => code);
  return [
    ...basisNotices(set, lang),
    ...trialNotices(set, record.period, lang),
    ...(evaluation.isClosed ? [] : [words.provisional(roundInWords(record.round, lang))]),
    ...(comparison && comparison.closed < comparison.all
      ? [words.comparedWith(comparison.closed, comparison.all)]
      : []),
    ...record.absorbed.map(({ agency: { name, validTo } }) =>
      words.absorbed(name, validTo && dayMonthYear(validTo)),
    ),
    ...record.agency.formerNames.map(({ name, until }) => words.formerName(name, dayMonthYear(until))),
    ...(evaluation.keptOpenBy.length > 0 ? [words.keptOpen(names(evaluation.keptOpenBy))] : []),
    ...(settled.length > 0 ? [words.settled(settled.join(", "))] : []),
    ...(stoodIn.length > 0 ? [words.stoodIn(names(stoodIn))] : []),
    ...(unproven.length > 0 ? [words.unproven(names(unproven))] : []),
    ...(evaluation.rescaledBy ? [words.rescaled(numberInWords(evaluation.rescaledBy, lang))] : []),
  ];
}

const nameOfKey = (key: string, say: Say): string => {
  const item = itemOfKey(key);
  return say.fact(factOfKey(key)) + (item === null ? "" : ` [${item}]`);
};

/** What must be said wherever anything computed from this set is shown. */
export const basisNotices = (set: CriteriaSet, lang: Lang): string[] =>
  set.basis === "official"
    ? []
    : [set.notice?.[lang] ?? "", phrases[lang].assumedBase].filter((text) => text !== "");

/** For the column of a table: on what a result rests, and whether it is only a trial. */
export const basisOf = (set: CriteriaSet, period: Period): string =>
  governs(set, period) ? set.basis : `${set.basis}, trial`;

/** What must be said wherever the set is tried on a period that it does not govern. */
export const trialNotices = (set: CriteriaSet, period: Period, lang: Lang): string[] =>
  governs(set, period) ? [] : [phrases[lang].trial(`${set.id}@${set.edition}`, period.id)];

export const gradeName = (set: CriteriaSet, outcome: string, lang: Lang): string =>
  outcome === notGradable
    ? phrases[lang].notGradable
    : outcome === noGrade
      ? phrases[lang].noGrade
      : (set.grades.find(({ id }) => id === outcome)?.name ?? outcome);

export function gradeInWords({ set, grading }: Evaluation, lang: Lang): string {
  const words = phrases[lang];
  switch (grading.status) {
    case "final":
      return gradeName(set, grading.grade ?? "", lang);
    case "certain":
      return words.certain(gradeName(set, grading.grade ?? "", lang));
    case "open":
      return words.openGrade(grading.possible.map((one) => gradeName(set, one, lang)).join("; "));
    case "not-gradable":
      return words.notGradable;
    case "no-grade":
      return set.grades.length === 0 ? words.noGrades : words.noGrade;
  }
}

/** What keeps the agency from a grade: its threshold or conditions, and the causes that hold. */
export function whyNotGrade(evaluation: Evaluation, grade: string, lang: Lang): string[] {
  const { set, grading, total, isClosed } = evaluation;
  const say = sayIn(lang, set);
  const missed = grading.tried.filter(
    (tried) => tried.grade === grade && (tried.total !== "met" || tried.conditions !== "met"),
  );
  const reasons = [
    ...(total.applies ? missed.map((tried) => triedInWords(evaluation, tried, say)) : []),
    ...grading.causes.map((cause) => causeInWords(cause, set, isClosed, say)),
  ];
  return reasons.length > 0 || total.applies ? reasons : [phrases[lang].nothingApplies];
}

function gradeReasons(evaluation: Evaluation, say: Say): string[] {
  const { set, grading, total, isClosed, subtotals } = evaluation;
  const words = phrases[say.lang];
  if (!total.applies) {
    const barred = grading.causes.map((cause) => causeInWords(cause, set, isClosed, say));
    return barred.length > 0 ? barred : [words.nothingApplies];
  }
  return [
    ...grading.tried.map((tried) => triedInWords(evaluation, tried, say)),
    ...grading.causes.map((cause) => causeInWords(cause, set, isClosed, say)),
    ...subtotals.map(({ id, points }) =>
      words.subtotal(
        set.subtotals.get(id)?.label ?? id,
        pointsInWords(points, say.lang, 2) + (isAssumed(set) ? assumedMark : ""),
      ),
    ),
    ...set.grades.flatMap(({ id, decidedBy }) =>
      decidedBy !== null && grading.possible.includes(id) ? [words.decidedBy(decidedBy)] : [],
    ),
  ];
}

function triedInWords({ set, grading, total, isClosed }: Evaluation, tried: TriedGrade, say: Say): string {
  const words = phrases[say.lang];
  const isHeld = grading.causes.some(({ verdict }) => verdict === "met" || isClosed);
  const name = gradeName(set, tried.grade, say.lang);
  const holds = tried.total === "met" && tried.conditions === "met";
  const fails = tried.total === "not-met" || tried.conditions === "not-met";
  const requires = set.grades.find(({ id }) => id === tried.grade)?.requires;
  const why = [
    thresholdWords(tried, total, pointsInWords(total, say.lang, 2), set, say),
    ...tried.failing.map((one) => failingWords(one, say)),
    ...(requires && holds ? [words.allMet(say.condition(requires))] : []),
  ];
  const reason = why.filter((text) => text !== "").join("; ") || words.noCondition;
  return fails
    ? words.refused(name, reason)
    : holds
      ? (isHeld ? words.byPoints : words.given)(name, reason)
      : words.possible(name, reason);
}

const isReached = (total: Points, threshold: Exact): boolean =>
  total.applies && (total.span.least?.isAtLeast(threshold) ?? false);

function thresholdWords(
  { threshold, upper, total, grade }: TriedGrade,
  evaluated: Points,
  totalText: string,
  set: CriteriaSet,
  say: Say,
): string {
  const words = phrases[say.lang];
  if (set.base === null) return "";
  const rule = set.grades.find(({ id }) => id === grade);
  if (upper && total === "not-met" && (threshold === null || isReached(evaluated, threshold)))
    return words.tooMany(totalText, say.number(upper.at) + (rule?.upper?.at.assumed ? assumedMark : ""));
  if (threshold === null) return words.noThreshold;
  const needed = say.number(threshold) + (rule?.atLeast?.assumed ? assumedMark : "");
  return {
    met: words.reached(needed),
    open: words.mayReach(needed),
    "not-met": words.tooFew(totalText, needed),
  }[total];
}

const failingWords = ({ condition, verdict }: FailingCondition, say: Say): string =>
  phrases[say.lang][verdict === "open" ? "notKnown" : "notMet"](say.condition(condition));

function causeInWords(cause: MetCause, set: CriteriaSet, isClosed: boolean, say: Say): string {
  const supposed = cause.verdict === "open" && isClosed ? phrases[say.lang].supposed : "";
  return effectInWords(cause, set, isClosed, say) + supposed;
}

function effectInWords(
  { effect, atMost, by, why, verdict }: MetCause,
  set: CriteriaSet,
  isClosed: boolean,
  say: Say,
): string {
  const words = phrases[say.lang];
  const isOpen = verdict === "open" && !isClosed;
  if (effect === "ineligible") return isOpen ? words.mayIneligible(why) : words.ineligible(why);
  if (effect === "lowering") return isOpen ? words.mayLower(by, why) : words.lowered(by, why);
  if (effect === "not-gradable") return isOpen ? words.mayNotGraded(why) : words.notGraded(why);
  const grade = gradeName(set, atMost ?? "", say.lang);
  return isOpen ? words.mayCeiling(grade, why) : words.ceiling(grade, why);
}
