/**
 * Which grade, and why not the one above. Grades are tried from the highest; the first whose threshold and
 * conditions hold is given, so a score that misses a condition falls through to the next one, unless the set says that
 * printed upper ends count too. Then it is lowered by so many levels as a cause says, held down by ceilings; some causes
 * leave an agency without any grade.
 */
import { type CompiledGrade, type CompiledTable, verdictOf } from "./compile.ts";
import type { CriteriaSet, GradeCause } from "./criteria/set.ts";
import type { Exact, Span } from "./exact/index.ts";
import type { Condition, Judging, Verdict } from "./rules/conditions.ts";
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
  /** The printed upper end, where it counts. */
  readonly upper: { readonly at: Exact; readonly inclusive: boolean } | null;
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
  readonly effect: "ceiling" | "lowering" | "not-gradable" | "ineligible";
  /** The grade that a ceiling allows at most. */
  readonly atMost: string | null;
  /** By how many levels the grade is lowered. */
  readonly by: number;
  readonly why: string;
  readonly verdict: "met" | "open";
}

interface Graded {
  /** Is a requirement of a grade met? */
  requires(condition: Condition): Verdict;
  /** Does a cause for a lower grade, or none, hold? */
  holds(condition: Condition): Verdict;
  readonly total: Points;
  readonly isClosed: boolean;
  /** Conditions of eligibility that are still open. */
  readonly barred: readonly MetCause[];
}

export function gradeOf(
  set: CriteriaSet,
  grades: readonly CompiledGrade[],
  { requires, holds, total, isClosed, barred }: Graded,
): Grading {
  if (!total.applies) {
    return { status: "not-gradable", grade: null, possible: [notGradable], tried: [], causes: [] };
  }
  const tried = tryGrades(grades, total.span, requires, isClosed);
  const causes = [...barred];
  addMet(causes, set.notGradable, "not-gradable", holds);
  addMet(causes, set.lowering, "lowering", holds);
  addMet(causes, set.ceilings, "ceiling", holds);
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

/**
 * What keeps an agency from being scored at all; in a closed record an open condition is settled against it.
 * A condition that may still fail comes back as open.
 */
export const ineligible = (
  table: CompiledTable,
  eligibility: CriteriaSet["eligibility"],
  judging: Judging,
  isClosed: boolean,
): readonly MetCause[] =>
  eligibility.length === 0
    ? none
    : eligibility.flatMap(({ when, why }) => {
        const holds = verdictOf(table, when, judging);
        if (holds === "met") return [];
        const verdict = holds === "not-met" || isClosed ? "met" : "open";
        return [{ effect: "ineligible" as const, atMost: null, by: 0, why, verdict }];
      });

/** In a closed record an open condition is settled against the agency: a requirement is not met. */
function tryGrades(
  grades: readonly CompiledGrade[],
  total: Span,
  judgeOne: (condition: Condition) => Verdict,
  isClosed: boolean,
): TriedGrade[] {
  const tried: TriedGrade[] = [];
  for (const grade of grades) {
    const { id, threshold, upper, requires } = grade;
    const judged = requires ? judgeOne(requires) : "met";
    const conditions = isClosed && judged === "open" ? "not-met" : judged;
    const reached = both(
      threshold === null ? "met" : reaches(total, threshold),
      upper ? staysUnder(total, upper) : "met",
    );
    const failing = requires === null ? none : failingIn(requires, judgeOne);
    tried.push({ grade: id, threshold, upper, total: reached, conditions, failing });
    if (reached === "met" && conditions === "met") break;
  }
  return tried;
}

const none: readonly never[] = [];

const both = (a: Verdict, b: Verdict): Verdict =>
  a === "not-met" || b === "not-met" ? "not-met" : a === "open" || b === "open" ? "open" : "met";

const reaches = ({ least, most }: Span, threshold: Exact): Verdict =>
  least?.isAtLeast(threshold) ? "met" : most === null || most.isAtLeast(threshold) ? "open" : "not-met";

function staysUnder({ least, most }: Span, { at, inclusive }: { at: Exact; inclusive: boolean }): Verdict {
  const isUnder = (end: Exact) => end.isLessThan(at) || (inclusive && end.equals(at));
  if (most !== null && isUnder(most)) return "met";
  return least === null || isUnder(least) ? "open" : "not-met";
}

/** In a closed record an open cause is settled against the agency: it holds. */
function addMet(
  met: MetCause[],
  causes: readonly (GradeCause & { readonly atMost?: string; readonly by?: number })[],
  effect: MetCause["effect"],
  judgeOne: (condition: Condition) => Verdict,
): void {
  for (const { when, why, atMost, by } of causes) {
    const verdict = judgeOne(when);
    if (verdict !== "not-met") met.push({ effect, atMost: atMost ?? null, by: by ?? 0, why, verdict });
  }
}

function outcomes(
  set: CriteriaSet,
  tried: readonly TriedGrade[],
  causes: readonly MetCause[],
  isClosed: boolean,
  mayNotApply: boolean,
): GradeOutcome[] {
  const last = tried.at(-1);
  // One grade is reached, or none is left open, and nothing stands against it: most agencies.
  if (
    causes.length === 0 &&
    !mayNotApply &&
    tried.every(({ total, conditions }) => total !== "open" && conditions !== "open")
  )
    return [last?.total === "met" && last.conditions === "met" ? last.grade : noGrade];
  const holds = ({ verdict }: MetCause) => verdict === "met" || isClosed;
  const barring = causes.filter(({ effect }) => effect === "not-gradable" || effect === "ineligible");
  if (barring.some(holds)) return [notGradable];
  const grades = set.grades.map(({ id }) => id);
  const order = [...grades, noGrade];
  const lower = (a: string, b: string) => (order.indexOf(a) < order.indexOf(b) ? b : a);
  /** The lowest grade is lowered no further. */
  const lowered = (grade: string, by: number) =>
    grade === noGrade ? grade : (grades[Math.min(grades.length - 1, grades.indexOf(grade) + by)] ?? grade);
  const byPoints = tried
    .filter(({ total, conditions }) => total !== "not-met" && conditions !== "not-met")
    .map(({ grade }) => grade);
  if (last?.total !== "met" || last.conditions !== "met") byPoints.push(noGrade);
  let possible = new Set(byPoints);
  const apply = (cause: MetCause, change: (grade: string) => string) => {
    const changed = [...possible].map(change);
    possible = new Set(holds(cause) ? changed : [...possible, ...changed]);
  };
  for (const cause of causes)
    if (cause.effect === "lowering") apply(cause, (grade) => lowered(grade, cause.by));
  for (const cause of causes) {
    const { atMost } = cause;
    if (atMost !== null) apply(cause, (grade) => lower(grade, atMost));
  }
  if (barring.length > 0 || mayNotApply) possible.add(notGradable);
  return [...order, notGradable].filter((grade) => possible.has(grade));
}

/** The smallest conditions that keep the whole from being met. */
function failingIn(condition: Condition, judgeOne: (condition: Condition) => Verdict): FailingCondition[] {
  const verdict = judgeOne(condition);
  if (verdict === "met") return [];
  return condition.test === "all"
    ? condition.conditions.flatMap((one) => failingIn(one, judgeOne))
    : [{ condition, verdict }];
}
