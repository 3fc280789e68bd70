/** A grade that is another one, and on which side something kept the agency from the better of the two. */
import type { Evaluation } from "../evaluation.ts";
import { type GradeOutcome, notGradable } from "../grade.ts";

export interface GradeMove {
  readonly from: GradeOutcome | "open";
  readonly to: GradeOutcome | "open";
  readonly is: "better" | "worse" | "other";
  /** The better grade of the two, and who did not reach it; `null` where neither is known to be better. */
  readonly withheld: { readonly grade: string; readonly from: Evaluation } | null;
}

/** `null` where the grade stays what it was. */
export function gradeMove(before: Evaluation, after: Evaluation): GradeMove | null {
  const [from, to] = [outcomeOf(before), outcomeOf(after)];
  if (from === to) return null;
  const [was, is] = [heightOf(after, from), heightOf(after, to)];
  if (was === null || is === null) return { from, to, is: "other", withheld: null };
  return was < is
    ? { from, to, is: "worse", withheld: { grade: from, from: after } }
    : { from, to, is: "better", withheld: { grade: to, from: before } };
}

/** The grade, why there is none, or that it is open. */
export const outcomeOf = ({ grading: { grade, status, possible } }: Evaluation): GradeOutcome | "open" =>
  grade ?? (status === "open" ? "open" : (possible[0] ?? notGradable));

/** How far down the grade stands: 0 is the highest. Without a grade one stands below all; `null`: the set does not know it. */
function heightOf({ set }: Evaluation, outcome: GradeOutcome | "open"): number | null {
  if (outcome === "open") return null;
  const index = set.grades.findIndex(({ id }) => id === outcome);
  return index >= 0 ? index : outcome.includes("-") ? set.grades.length : null;
}
