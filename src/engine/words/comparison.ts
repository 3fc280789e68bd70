/** A comparison in words: what changed, by how many points, why the grade and the place are others. */
import type { Above, Ahead } from "../compare/above.ts";
import type { Comparison, PlaceMove } from "../compare/comparison.ts";
import type { Cause, Line } from "../compare/lines.ts";
import type { Place } from "../compare/side.ts";
import { type CriteriaSet, type Criterion, type Node, nodesOf } from "../criteria/set.ts";
import type { Evaluation } from "../evaluation.ts";
import { factState } from "../evidence/record.ts";
import type { Exact } from "../exact/index.ts";
import { clauseInWords, gradeName, stateInWords, whyNotGrade } from "../explain.ts";
import { factOfKey } from "../facts/fact.ts";
import type { GradeOutcome } from "../grade.ts";
import type { Say } from "../rules/kind.ts";
import type { Lang } from "./lang.ts";
import { sayIn } from "./say.ts";

const words = {
  vi: {
    causes: {
      rule: "Quy tắc",
      max: "Điểm tối đa",
      period: "Kỳ",
      agency: "Đơn vị",
      applicability: "Áp dụng",
      fact: "Dữ kiện",
      document: "Tài liệu",
      closing: "Chốt",
      peers: "So trong khối",
      part: "Kỳ con",
      limits: "Giới hạn",
      "not-applicable": "Không áp dụng",
      eligibility: "Diện chấm",
      rounding: "Làm tròn",
    } satisfies Record<Cause, string>,
    whole: {
      period: "kỳ khác: hạn, nội dung tính theo kỳ",
      agency: "thông tin của đơn vị khác trước",
      closing: "dữ kiện còn thiếu nhận mức bất lợi nhất khi chốt",
      peers: "số liệu của các đơn vị khác trong khối",
      limits: "mức trần, mức sàn, mất điểm của nhóm và của tổng",
      "not-applicable": "phần không áp dụng, quy đổi phần còn lại",
      eligibility: "thuộc hay không thuộc diện chấm",
      rounding: "làm tròn theo quy định của bộ",
    } satisfies Partial<Record<Cause, string>>,
    items: (before: number, after: number) => `${before} mục → ${after} mục`,
    proven: "được tính",
    unproven: "không được tính vì thiếu tài liệu",
    lacking: "chưa có tài liệu, vẫn tính ở vòng tự chấm",
    why: (note: string) => `lý do: ${note}`,
    none: "không có trong bảng",
    open: "còn chưa rõ",
    earlier: (why: string) => `Trước đó: ${why}`,
    noPlace: "chưa xếp hạng",
    shared: "đồng hạng",
    place: (before: string, after: string) => `${before} → ${after}`,
    same: (place: string) => `${place}, không đổi`,
    overtakenBy: (names: string) => `Vượt lên trên: ${names}`,
    overtook: (names: string) => `Xuống dưới hoặc ngang: ${names}`,
    tieBreak: (code: string) => `bằng điểm, xét mục ${code}`,
    byTotal: "Tổng điểm sau làm tròn quyết định.",
    byTie: (code: string) => `Bằng điểm; mục ${code} quyết định.`,
    level: "Bằng điểm, không còn tiêu chí phụ nào: đồng hạng.",
    unplaced: "Có đơn vị chưa chốt hoặc chưa đủ điều kiện xếp loại nên chưa có hạng; chỉ so điểm.",
  },
  en: {
    causes: {
      rule: "Rule",
      max: "Maximum",
      period: "Period",
      agency: "Agency",
      applicability: "Applicability",
      fact: "Fact",
      document: "Document",
      closing: "Closing",
      peers: "Within block",
      part: "Part",
      limits: "Limits",
      "not-applicable": "Not applicable",
      eligibility: "Eligibility",
      rounding: "Rounding",
    } satisfies Record<Cause, string>,
    whole: {
      period: "another period: deadlines and what goes by the period",
      agency: "what the list says of the agency",
      closing: "missing facts take the least favourable outcome when closed",
      peers: "what the other agencies of the block have",
      limits: "floors, ceilings and losses of groups and of the total",
      "not-applicable": "what does not apply, the rest brought to the whole",
      eligibility: "among those scored or not",
      rounding: "rounding as the set says",
    } satisfies Partial<Record<Cause, string>>,
    items: (before: number, after: number) => `${before} items → ${after} items`,
    proven: "counted",
    unproven: "not counted for want of its document",
    lacking: "no document yet, counted in the self round all the same",
    why: (note: string) => `reason: ${note}`,
    none: "not in the table",
    open: "still open",
    earlier: (why: string) => `Before: ${why}`,
    noPlace: "no place",
    shared: "shared",
    place: (before: string, after: string) => `${before} → ${after}`,
    same: (place: string) => `${place}, as before`,
    overtakenBy: (names: string) => `Now ahead of it: ${names}`,
    overtook: (names: string) => `No longer ahead of it: ${names}`,
    tieBreak: (code: string) => `equal total, decided by ${code}`,
    byTotal: "The total after rounding decides.",
    byTie: (code: string) => `Equal totals; ${code} decides.`,
    level: "Equal totals and no tie-break left: they share a place.",
    unplaced: "One of them is not closed or not gradable and holds no place; only points are compared.",
  },
} satisfies Record<Lang, unknown>;

/** With its sign: `+1,5`, `−0,75`, `0`. */
export function changeOfPoints(change: Exact, set: CriteriaSet, lang: Lang): string {
  const text = pointsSay(set, lang).points(change);
  return change.isPositive ? text.replace(/^(≈ )?/, "$1+") : text;
}

const pointsSay = (set: CriteriaSet, lang: Lang): Say => sayIn(lang, set, set.basis === "reconstruction");

export interface LineInWords {
  readonly cause: string;
  readonly what: string;
  readonly change: string;
}

/** `Dữ kiện · II.3 “Số tin bài”: 15 → 12 (lý do: …) · −0,75`. */
export function lineInWords(comparison: Comparison, line: Line, lang: Lang): LineInWords {
  return {
    cause: words[lang].causes[line.cause],
    what: whatChanged(comparison, line, lang),
    change: changeOfPoints(line.change, comparison.after.set, lang),
  };
}

function whatChanged(comparison: Comparison, line: Line, lang: Lang): string {
  const { cause, of, about, criteria } = line;
  if (of === null || about === null) return `${wholeInWords(cause, lang)}${codesOf(criteria)}`;
  if (of === "period") return about;
  return of === "criterion"
    ? criterionInWords(comparison, line, about, lang)
    : `${leadOf(criteria)}${factChange(comparison, cause, about, lang)}`;
}

const wholeInWords = (cause: Cause, lang: Lang): string =>
  (words[lang].whole as Partial<Record<Cause, string>>)[cause] ?? "";

const codesOf = (criteria: Line["criteria"]): string =>
  criteria.length === 0 ? "" : ` (${criteria.map(({ code }) => code).join(", ")})`;
const leadOf = (criteria: Line["criteria"]): string =>
  criteria.length === 0 ? "" : `${criteria.map(({ code }) => code).join(", ")} `;

const criterionIn = (set: CriteriaSet, code: string): Criterion | undefined =>
  nodesOf(set.tree).find((node: Node): node is Criterion => !node.isGroup && node.code === code);

function criterionInWords(
  { before, after }: Comparison,
  { criteria }: Line,
  code: string,
  lang: Lang,
): string {
  const isGone = criteria[0]?.after === null;
  const sets = isGone ? [before.set, after.set] : [after.set, before.set];
  const title = sets.flatMap((set) => criterionIn(set, code)?.title ?? [])[0] ?? "";
  const show = (points: Exact | null, { set }: Evaluation) =>
    points === null ? words[lang].none : pointsSay(set, lang).points(points);
  const moved = criteria.map((one) => `${show(one.before, before)} → ${show(one.after, after)}`);
  return [`${code}. ${title}`, ...moved].join(": ");
}

function factChange({ before, after }: Comparison, cause: Cause, fact: string, lang: Lang): string {
  const say = words[lang];
  const [old, now] = [sayIn(lang, before.set), sayIn(lang, after.set)];
  const name = `“${now.fact(fact)}”`;
  const itemsIn = ({ set, record }: Evaluation) =>
    new Set(
      [...record.facts.keys()].filter((key) => set.facts.get(factOfKey(key))?.list === fact).map(itemOf),
    );
  const items = [itemsIn(before).size, itemsIn(after).size] as const;
  if (items[0] + items[1] > 0) return `${name}: ${say.items(...items)}`;
  const [was, is] = [factState(before.record, fact), factState(after.record, fact)];
  const note = "note" in is && is.note ? ` (${say.why(is.note)})` : "";
  if (cause === "document") return `${name}: ${proofOf(was, say)} → ${proofOf(is, say)}${note}`;
  return `${name}: ${claimInWords(was, fact, old)} → ${claimInWords(is, fact, now)}${note}`;
}

const itemOf = (key: string): string => key.split("#")[1] ?? "";

type State = ReturnType<typeof factState>;

const proofOf = (state: State, say: (typeof words)[Lang]): string =>
  state.state === "value" ? (state.isUnproven ? say.lacking : say.proven) : say.unproven;

/** What was said, whether it counts or not: whether it does stands on the line of its document. */
const claimInWords = (state: State, fact: string, say: Say): string =>
  state.state === "open" && state.why === "unproven" && state.claimed
    ? say.value(state.claimed, fact)
    : stateInWords(state, fact, say);

/** The clause behind a line, where it is of one criterion. */
export function clauseOfLine({ before, after }: Comparison, { criteria, of, about }: Line): string | null {
  const code = criteria[0]?.code ?? (of === "criterion" ? about : null);
  if (code === null) return null;
  const [now, old] = [criterionIn(after.set, code), criterionIn(before.set, code)];
  return now ? clauseInWords(after.set, now.source) : old ? clauseInWords(before.set, old.source) : null;
}

export const outcomeInWords = (set: CriteriaSet, outcome: GradeOutcome | "open", lang: Lang): string =>
  outcome === "open" ? words[lang].open : gradeName(set, outcome, lang);

/** What decided that the grade is another one. */
export function gradeMoveReasons({ before, grade }: Comparison, lang: Lang): string[] {
  if (!grade?.withheld) return [];
  const { from, grade: withheld } = grade.withheld;
  const reasons = whyNotGrade(from, withheld, lang);
  return from === before ? reasons.map(words[lang].earlier) : reasons;
}

/** `3 → 5`, and who is ahead now, by name: nobody's numbers but the agency's own. */
export function placeMoveInWords(move: PlaceMove, lang: Lang): string[] {
  const say = words[lang];
  const [was, is] = [placeInWords(move.before, lang), placeInWords(move.after, lang)];
  const names = (all: readonly Evaluation[]) => all.map(({ record }) => record.agency.name).join("; ");
  return [
    was === is ? say.same(is) : say.place(was, is),
    ...(move.overtakenBy.length > 0 ? [say.overtakenBy(names(move.overtakenBy))] : []),
    ...(move.overtook.length > 0 ? [say.overtook(names(move.overtook))] : []),
  ];
}

export function placeInWords({ place, isShared, decidedBy }: Place, lang: Lang): string {
  const say = words[lang];
  if (place === null) return say.noPlace;
  const notes = [...(isShared ? [say.shared] : []), ...(decidedBy ? [say.tieBreak(decidedBy)] : [])];
  return notes.length > 0 ? `${place} (${notes.join("; ")})` : String(place);
}

/** What put one of two agencies above the other. */
export function decisionInWords({ decidedBy, tieBreaks }: Above, lang: Lang): string {
  const say = words[lang];
  return {
    total: say.byTotal,
    "tie-break": say.byTie(tieBreaks.at(-1)?.code ?? ""),
    level: say.level,
    unplaced: say.unplaced,
  }[decidedBy];
}

/** What a line of the lead is about: a criterion with its title, or a step. */
export function aheadInWords({ upper, lower }: Above, { about }: Ahead, lang: Lang): string {
  if ("step" in about) {
    const { causes, whole } = words[lang];
    return `${causes[about.step]}: ${whole[about.step]}`;
  }
  const code = about.criterion;
  const title = criterionIn(upper.set, code)?.title ?? criterionIn(lower.set, code)?.title;
  return title === undefined ? code : `${code}. ${title}`;
}

export const pointsOrNone = (points: Exact | null, set: CriteriaSet, lang: Lang): string =>
  points === null ? words[lang].none : pointsSay(set, lang).points(points);
