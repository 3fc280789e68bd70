/**
 * A longer period's score as the mean of the scores of its months (quarters, halves). One that was not held leaves the
 * mean; one that is missing does not: it stays open, and takes its least when the record is closed.
 */

import { countedOverPeriods } from "./counted.ts";
import { evaluate } from "./evaluate.ts";
import type { Evaluation } from "./evaluation.ts";
import type { AgencyRecord } from "./evidence/record.ts";
import { Exact, spanHull, spanThrough, zero } from "./exact/index.ts";
import { viewOf } from "./facts-view.ts";
import { gradeOf, ineligible } from "./grade.ts";
import {
  type Condition,
  factsOfCondition,
  type Judging,
  judge,
  opposite,
  type PointsAt,
  type PointsIn,
  together,
  type Verdict,
} from "./rules/conditions.ts";
import { byName } from "./rules/facts.ts";
import type { Points } from "./rules/score.ts";
import { tally } from "./rules/tally.ts";
import { type Scorer, tableOf } from "./scorer.ts";
import { hold, roundPoints, seenAs } from "./total.ts";

export function meanOfPeriods(
  scorer: Scorer,
  record: AgencyRecord,
  { close }: { readonly close: boolean },
): Evaluation {
  const { set } = scorer;
  const table = tableOf(scorer, record.agency.kind);
  const base = table.base ?? zero;
  const periods = record.parts.map((part) => evaluate(scorer, part, { close }));
  const open = periods.filter(({ isClosed }) => !isClosed);
  const isClosed = close && open.length === 0;
  const count = Exact.ratio(periods.length);
  const added = tally(
    periods.map(({ total }) => ({ max: base, points: total })),
    "rescale",
  );
  const unrounded: Points = added.applies
    ? { ...added, earned: added.earned.over(count), span: spanThrough(added.span, (end) => end.over(count)) }
    : added;
  const { compiled } = table;
  const total = hold(compiled.total, roundPoints(compiled.rounding.total, unrounded));
  const facts = viewOf(set, record, { withStandIns: isClosed });
  const points: PointsAt = {
    of: (code) => (code === "total" ? seenAs({ points: total, max: base }) : overPeriods(periods, code)),
    every: (level) =>
      (level === "criterion" ? table.weighty.criteria : table.weighty.groups).flatMap(
        (code) => overPeriods(periods, code) ?? [],
      ),
  };
  const judging = { facts, year: record.period.year, points };
  const stated = viewOf(set, record, { withStandIns: false });
  const isStated = (fact: string) => stated.state(byName(fact, "any")).state !== "open";
  const overAll = quantified(judging, periods, isStated);
  // Who is scored is asked in each period; here of what the longer period itself states.
  const eligibility = set.eligibility.filter(({ when }) =>
    factsOfCondition(when).every((use) => isStated(use.fact)),
  );
  const barred = ineligible(compiled, eligibility, judging, isClosed);
  return {
    set,
    record,
    isClosed,
    keptOpenBy: close ? open.map((one) => one.record.period.id) : [],
    criteria: [],
    groups: [],
    asked: new Set(),
    total,
    unrounded,
    outOf: base,
    lostBecause: null,
    subtotals: [],
    rescaledBy: null,
    grading: gradeOf(set, compiled.grades, {
      requires: (condition) => overAll(condition, "all"),
      holds: (condition) => overAll(condition, "any"),
      total,
      isClosed,
      barred,
    }),
    counted: countedOverPeriods(set, table, { judging, periods, isStated }),
    comparison: null,
    periods,
  };
}

/**
 * A condition over all periods. A fact that the longer period itself states is judged there; any other in each period
 * that was held: a requirement must be met in all of them, a cause holds when it holds in one.
 */
function quantified(judging: Judging, periods: readonly Evaluation[], isStated: (fact: string) => boolean) {
  const held = periods.filter(({ total }) => total.applies);
  const over = (condition: Condition, how: "all" | "any"): Verdict => {
    if (condition.test === "all" || condition.test === "any")
      return together(
        condition.conditions.map((one) => over(one, how)),
        condition.test === "all" ? "not-met" : "met",
      );
    if (condition.test === "not") return opposite[over(condition.condition, how === "all" ? "any" : "all")];
    if (!("fact" in condition) || isStated(condition.fact) || held.length === 0)
      return judge(condition, judging);
    const verdicts = (how === "all" ? held : periods).map(({ set, record, isClosed }) =>
      judge(condition, { ...judging, facts: viewOf(set, record, { withStandIns: isClosed }) }),
    );
    return together(verdicts, how === "all" ? "not-met" : "met");
  };
  return over;
}

/** A criterion, group or subtotal over all periods counts as what it may be in any of them. */
function overPeriods(periods: readonly Evaluation[], code: string): PointsIn | undefined {
  const all = periods.flatMap(({ criteria, groups, subtotals }) => {
    const group = groups.find((one) => one.code === code);
    const found = group
      ? { points: group.rescaled, max: group.max }
      : (criteria.find((one) => one.code === code) ?? subtotals.find(({ id }) => id === code));
    return found ? [seenAs(found)] : [];
  });
  const [first, ...others] = all;
  if (first === undefined) return undefined;
  return { max: first.max, span: others.map(({ span }) => span).reduce(spanHull, first.span) };
}
