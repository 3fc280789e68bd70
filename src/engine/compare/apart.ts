/** A total taken apart: the points of each criterion, then what the last steps make of their sum, in the order of the steps. */

import { earnedOf } from "../evaluate.ts";
import type { Evaluation } from "../evaluation.ts";
import { Exact, sumOf, zero } from "../exact/index.ts";
import type { Scorer } from "../scorer.ts";
import { evaluateBeside } from "../together.ts";
import type { Situation } from "./side.ts";

/** What happens to the sum of the criteria, in this order. */
export const adjustments = ["limits", "not-applicable", "eligibility", "rounding"] as const;
export type Adjustment = (typeof adjustments)[number];

/** The points in hand of each criterion by its code, in the order of the table. */
export type Points = ReadonlyMap<string, Exact>;

export interface Apart {
  readonly criteria: Points;
  /** What each step adds or takes. With the criteria they come to the total. */
  readonly steps: Readonly<Record<Adjustment, Exact>>;
  readonly total: Exact;
}

/** A mean of shorter periods is taken apart into the share of each of these, by its id. */
export function takeApart(situation: Situation): Apart {
  const { layers, evaluation } = situation;
  if (evaluation.periods.length > 0) return meanApart(evaluation);
  const plain = under(layers.plain, situation);
  const criteria = pointsOf(plain);
  const filled = totalOf(under(layers.filled, situation));
  const eligible = totalOf(under(layers.eligible, situation));
  const limited = totalOf(plain);
  const total = totalOf(evaluation);
  const steps = {
    limits: limited.minus(sumOf([...criteria.values()])),
    "not-applicable": filled.minus(limited),
    eligibility: eligible.minus(filled),
    rounding: total.minus(eligible),
  };
  return { criteria, steps, total };
}

/** Those that were not held leave the mean. */
function meanApart(evaluation: Evaluation): Apart {
  const held = evaluation.periods.filter(({ total }) => total.applies);
  const share = (one: Evaluation) => totalOf(one).over(Exact.ratio(held.length));
  const criteria = new Map(held.map((one) => [one.record.period.id, share(one)]));
  const total = totalOf(evaluation);
  const rounding = total.minus(sumOf([...criteria.values()]));
  return { criteria, steps: { limits: zero, "not-applicable": zero, eligibility: zero, rounding }, total };
}

/** The same record under another layer. */
const under = (scorer: Scorer, situation: Situation): Evaluation =>
  evaluateBeside(scorer, situation.record, situation);

/** A set without points has none to compare. */
export const pointsOf = ({ set, criteria }: Evaluation): Points =>
  set.base === null ? new Map() : new Map(criteria.map(({ code, points }) => [code, earnedOf(points)]));

/** The points in hand after everything; 0 where nothing applies. */
export const totalOf = ({ set, total }: Evaluation): Exact => (set.base === null ? zero : earnedOf(total));
