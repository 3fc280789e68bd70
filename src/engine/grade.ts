/**
 * Which grade, and why not the one above. Grades are tried from the highest; the first whose threshold and
 * conditions hold is given, so a score that misses a condition falls through to the next one. Ceilings hold
 * it down; some causes leave an agency without any grade.
 */
import type { CriteriaSet, GradeCause, GradeRule } from "./criteria/set.ts";
import type { CriterionResult, GroupResult } from "./evaluate.ts";
import type { AgencyRecord } from "./evidence/record.ts";
import { type Exact, only, type Span, spanHull } from "./exact/index.ts";
import { viewOf } from "./facts-view.ts";
import { type Condition, judge, type PointsAt, type Verdict } from "./rules/conditions.ts";
import { amountIn } from "./rules/fields.ts";
import type { Points } from "./rules/score.ts";

/** `none`: no grade fits the score. Grade ids have no hyphen, so the two cannot be confused. */
export type GradeOutcome = string;
export const notGradable: GradeOutcome = "not-gradable";
export const noGrade: GradeOutcome = "no-grade";

export interface Grading {
  /**
   * `final`: the record is closed. `certain`: provisional, but every completion gives it. `open`: several are
   * still possible. `not-gradable` and `no-grade`: there is none, for sure.
   */
  readonly status: "final" | "certain" | "open" | "not-gradable" | "no-grade";
  /** The grade's id; `null` while it is open or where there is none. */
  readonly grade: string | null;
  readonly possible: readonly GradeOutcome[];
  /** Every grade that was tried, from the highest, down to the first that surely holds. */
  readonly tried: readonly TriedGrade[];
  /** Ceilings and reasons for no grade that hold, or may. */
  readonly causes: readonly MetCause[];
}

export interface TriedGrade {
  readonly grade: string;
  readonly threshold: Exact | null;
  readonly total: Verdict;
  readonly conditions: Verdict;
  /** The parts of the conditions that do not hold, or may not. */
  readonly failing: readonly FailingCondition[];
}

export interface FailingCondition {
  readonly condition: Condition;
  readonly verdict: "not-met" | "open";
}

export interface MetCause {
  readonly effect: "ceiling" | "not-gradable";
  /** The grade that a ceiling allows at most. */
  readonly atMost: string | null;
  readonly why: string;
  readonly verdict: "met" | "open";
}

interface Graded {
  readonly record: AgencyRecord;
  readonly criteria: readonly CriterionResult[];
  readonly groups: readonly GroupResult[];
  readonly total: Points;
  readonly outOf: Exact;
  readonly isClosed: boolean;
}

export function gradeOf(set: CriteriaSet, graded: Graded): Grading {
  const { total, isClosed, outOf } = graded;
  if (!total.applies) {
    return { status: "not-gradable", grade: null, possible: [notGradable], tried: [], causes: [] };
  }
  const facts = viewOf(set, graded.record, isClosed);
  const points = pointsOf(graded);
  const verdict = (condition: Condition): Verdict =>
    judge(condition, facts, graded.record.period.year, points);
  const tried = tryGrades(set.grades, total.span, outOf, verdict, isClosed);
  const causes = [
    ...metCauses(set.notGradable, "not-gradable", verdict),
    ...metCauses(set.ceilings, "ceiling", verdict),
  ];
  const possible = outcomes(set, tried, causes, isClosed, total.mayNotApply);
  const [first] = possible;
  if (possible.length > 1 || first === undefined)
    return { status: "open", grade: null, possible, tried, causes };
  if (first === notGradable || first === noGrade) {
    return {
      status: first === notGradable ? "not-gradable" : "no-grade",
      grade: null,
      possible,
      tried,
      causes,
    };
  }
  return { status: isClosed ? "final" : "certain", grade: first, possible, tried, causes };
}

/** In a closed record an open condition is settled against the agency: a requirement is not met. */
function tryGrades(
  grades: readonly GradeRule[],
  total: Span,
  base: Exact,
  verdictOf: (condition: Condition) => Verdict,
  isClosed: boolean,
): TriedGrade[] {
  const tried: TriedGrade[] = [];
  for (const { id, atLeast, requires } of grades) {
    const threshold = atLeast && amountIn(atLeast, base);
    const judged = requires ? verdictOf(requires) : "met";
    const conditions = isClosed && judged === "open" ? "not-met" : judged;
    const reached = threshold === null ? "met" : reaches(total, threshold);
    const failing = requires === null ? [] : failingIn(requires, verdictOf);
    tried.push({ grade: id, threshold, total: reached, conditions, failing });
    if (reached === "met" && conditions === "met") break;
  }
  return tried;
}

const reaches = ({ least, most }: Span, threshold: Exact): Verdict =>
  least?.isAtLeast(threshold) ? "met" : most === null || most.isAtLeast(threshold) ? "open" : "not-met";

/** In a closed record an open cause is settled against the agency: it holds. */
function metCauses(
  causes: readonly (GradeCause & { readonly atMost?: string })[],
  effect: MetCause["effect"],
  verdictOf: (condition: Condition) => Verdict,
): MetCause[] {
  return causes.flatMap(({ when, why, atMost }) => {
    const verdict = verdictOf(when);
    return verdict === "not-met" ? [] : [{ effect, atMost: atMost ?? null, why, verdict }];
  });
}

function outcomes(
  set: CriteriaSet,
  tried: readonly TriedGrade[],
  causes: readonly MetCause[],
  isClosed: boolean,
  mayNotApply: boolean,
): GradeOutcome[] {
  const holds = ({ verdict }: MetCause) => verdict === "met" || isClosed;
  const barring = causes.filter(({ effect }) => effect === "not-gradable");
  if (barring.some(holds)) return [notGradable];
  const order = [...set.grades.map(({ id }) => id), noGrade];
  const lower = (a: string, b: string) => (order.indexOf(a) < order.indexOf(b) ? b : a);
  const byPoints = tried
    .filter(({ total, conditions }) => total !== "not-met" && conditions !== "not-met")
    .map(({ grade }) => grade);
  const last = tried.at(-1);
  if (last?.total !== "met" || last.conditions !== "met") byPoints.push(noGrade);
  let possible = new Set(byPoints);
  for (const ceiling of causes) {
    if (ceiling.atMost === null) continue;
    const { atMost } = ceiling;
    const held = [...possible].map((grade) => lower(grade, atMost));
    possible = new Set(holds(ceiling) ? held : [...possible, ...held]);
  }
  if (barring.length > 0 || mayNotApply) possible.add(notGradable);
  return [...order, notGradable].filter((grade) => possible.has(grade));
}

/** The smallest conditions that keep the whole from being met. */
function failingIn(condition: Condition, verdictOf: (condition: Condition) => Verdict): FailingCondition[] {
  const verdict = verdictOf(condition);
  if (verdict === "met") return [];
  return condition.test === "all"
    ? condition.conditions.flatMap((one) => failingIn(one, verdictOf))
    : [{ condition, verdict }];
}

/** A group that does not apply holds no agency back: it counts as reached in full. */
function pointsOf({ criteria, groups, total, outOf }: Graded): PointsAt {
  const spans = new Map<string, { span: Span; max: Exact }>();
  const add = (code: string, points: Points, max: Exact) => {
    const full = only(max);
    const span = !points.applies ? full : points.mayNotApply ? spanHull(points.span, full) : points.span;
    spans.set(code, { span, max });
  };
  for (const { code, points, max } of criteria) add(code, points, max);
  for (const { code, rescaled, max } of groups) add(code, rescaled, max);
  add("total", total, outOf);
  return (of) => spans.get(of);
}
