/** Why one agency of a block stands above another: criterion by criterion, then the last steps, then the tie-breaks. */
import type { Evaluation } from "../evaluation.ts";
import { type Exact, zero } from "../exact/index.ts";
import { compare, holdsPlace, pointsAt } from "../rank.ts";
import { type Adjustment, adjustments, takeApart, totalOf } from "./apart.ts";
import type { Situation } from "./side.ts";

export interface Above {
  readonly upper: Evaluation;
  readonly lower: Evaluation;
  /** The total of the upper one, less that of the lower. The lines add up to it. */
  readonly lead: Exact;
  readonly lines: readonly Ahead[];
  /** `level`: they share a place. `unplaced`: one of them holds none. */
  readonly decidedBy: "total" | "tie-break" | "level" | "unplaced";
  /** Every tie-break up to the one that decided. */
  readonly tieBreaks: readonly { readonly code: string; readonly upper: Exact; readonly lower: Exact }[];
}

export interface Ahead {
  /** A criterion by its code, of a mean each shorter period by its id; or one of the last steps. */
  readonly about: { readonly criterion: string } | { readonly step: Adjustment };
  /** `null`: not in this agency's table. */
  readonly upper: Exact | null;
  readonly lower: Exact | null;
  readonly lead: Exact;
}

/** The first comes out as `upper` unless the second stands above it. */
export function whyAbove(one: Situation, other: Situation): Above {
  const areOrdered = holdsPlace(one.evaluation) && holdsPlace(other.evaluation);
  const { order, decidedBy } = areOrdered
    ? compare(one.evaluation, other.evaluation)
    : { order: byTotal(one, other), decidedBy: null };
  const [upper, lower] = order <= 0 ? [one, other] : [other, one];
  const codes = upper.evaluation.set.ranking.tieBreaks;
  const used = decidedBy === null ? (order === 0 ? codes : []) : codes.slice(0, codes.indexOf(decidedBy) + 1);
  return {
    upper: upper.evaluation,
    lower: lower.evaluation,
    lead: totalOf(upper.evaluation).minus(totalOf(lower.evaluation)),
    lines: linesBetween(upper, lower),
    decidedBy: !areOrdered ? "unplaced" : order === 0 ? "level" : decidedBy === null ? "total" : "tie-break",
    tieBreaks: areOrdered
      ? used.map((code) => ({
          code,
          upper: pointsAt(upper.evaluation, code),
          lower: pointsAt(lower.evaluation, code),
        }))
      : [],
  };
}

const byTotal = (one: Situation, other: Situation): number =>
  totalOf(other.evaluation).compare(totalOf(one.evaluation));

function linesBetween(upper: Situation, lower: Situation): Ahead[] {
  const [high, low] = [takeApart(upper), takeApart(lower)];
  const codes = [...new Set([...high.criteria.keys(), ...low.criteria.keys()])];
  const lead = (a: Exact | null, b: Exact | null) => (a ?? zero).minus(b ?? zero);
  const lines = [
    ...codes.map((criterion): Ahead => {
      const [a, b] = [high.criteria.get(criterion) ?? null, low.criteria.get(criterion) ?? null];
      return { about: { criterion }, upper: a, lower: b, lead: lead(a, b) };
    }),
    ...adjustments.map((step): Ahead => {
      const [a, b] = [high.steps[step], low.steps[step]];
      return { about: { step }, upper: a, lower: b, lead: lead(a, b) };
    }),
  ];
  return lines.filter((line) => !line.lead.isZero);
}
