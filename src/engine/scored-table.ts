/** The long way: every criterion of one agency's table, with what is still possible and what its rule found. */
import type { AskedFact, CompiledCriterion } from "./compile.ts";
import type { CriteriaSet } from "./criteria/set.ts";
import type { CriterionResult, DerivedResult } from "./evaluation.ts";
import type { AgencyRecord } from "./evidence/record.ts";
import { type Exact, type Rounding, zero } from "./exact/index.ts";
import { isStoodIn, type View } from "./facts-view.ts";
import type { Judging, PointsAt } from "./rules/conditions.ts";
import { awaitsPerson, earns, type Found, knownPoints, onceSettled, type Points } from "./rules/score.ts";
import type { KindTable, TableRow } from "./scorer.ts";
import { hold, isKnown, isMoved, lose, lossOf, roundPoints, seenAs, type Totals, totalsOf } from "./total.ts";

export interface Scoring {
  readonly set: CriteriaSet;
  readonly table: KindTable;
  readonly record: AgencyRecord;
  readonly views: Views;
}

export interface ScoredTable {
  /** A criterion by its index. */
  of(criterion: number): CriterionResult;
  all(): readonly CriterionResult[];
  readonly totals: Totals;
  readonly points: PointsAt;
  readonly isClosed: boolean;
}

interface Views {
  readonly open: View;
  readonly assumed: View;
}

/** Each criterion once, when it is first asked for: a rule may go by the points of another criterion or group. */
export function scoreTable({ set, table, record, views }: Scoring, isClosed: boolean): ScoredTable {
  const { compiled, base } = table;
  const scored: CriterionResult[] = new Array(compiled.criteria.length);
  const points: PointsAt = {
    of(code) {
      if (code === "total") return seenAs({ points: totals.total().points, max: base ?? zero });
      const criterion = compiled.indexOf.get(code);
      if (criterion !== undefined) return seenAs(resultOf(criterion));
      if (compiled.subtotals.has(code)) return totals.subtotal(code);
      const group = totals.group(code);
      return group && seenAs({ points: group.rescaled, max: group.max });
    },
    every: (level) =>
      table.weighty[level === "criterion" ? "criteria" : "groups"].flatMap((code) => points.of(code) ?? []),
  };
  const { year } = record.period;
  const open: Judging = { facts: views.open, year, points };
  const assumed: Judging = views.assumed === views.open ? open : { facts: views.assumed, year, points };
  const rounding = compiled.rounding.criterion;
  const ofCriterion: CriterionScoring = { set, rounding, record, views, open, assumed, isClosed };
  const resultOf = (index: number): CriterionResult => {
    const known = scored[index];
    if (known) return known;
    const row = table.criteria[index];
    const criterion = compiled.criteria[index];
    if (row === undefined || criterion === undefined) throw new Error(`no criterion ${index} in the table`);
    const result = scoreCriterion(ofCriterion, row, criterion);
    scored[index] = result;
    return result;
  };
  const totals = totalsOf({
    table: compiled,
    base,
    policy: set.notApplicable.policy,
    points: (criterion) => resultOf(criterion).points,
    by: isClosed ? assumed : open,
    isClosed,
  });
  const all = () => {
    for (let criterion = 0; criterion < scored.length; criterion++) resultOf(criterion);
    return scored;
  };
  return { of: resultOf, all, totals, points, isClosed };
}

interface CriterionScoring {
  readonly set: CriteriaSet;
  /** Of each criterion. */
  readonly rounding: Rounding | null;
  readonly record: AgencyRecord;
  readonly views: Views;
  /** What is in hand, and that together with what stands in for what is missing. */
  readonly open: Judging;
  readonly assumed: Judging;
  readonly isClosed: boolean;
}

function scoreCriterion(
  { set, rounding, record, views, open, assumed, isClosed }: CriterionScoring,
  { facts, derived }: TableRow,
  { code, max, score, limits, standIns, floorAbove }: CompiledCriterion,
): CriterionResult {
  const stoodIn = standIns.length === 0 ? none : standingIn(set, record, views.open, standIns);
  const isAssumed = stoodIn.length > 0;
  const inHand = isAssumed && isClosed ? null : score(open);
  const chosen = isAssumed || inHand === null ? score(assumed) : inHand;
  const reached = inHand && isAssumed ? spanOfFirst(inHand.points, chosen.points) : chosen.points;
  const by = isClosed ? assumed : open;
  const rounded = roundPoints(rounding, onceSettled(reached));
  const within = hold(limits, rounded);
  const points = lose(limits, knownPoints(rounded) === null ? onceSettled(within) : within, by);
  const least =
    isClosed && knownPoints(points) === null ? leastOf(points, chosen.found, floorAbove, code) : null;
  return {
    code,
    max,
    points: least === null ? points : earns(least),
    found: chosen.found,
    heldAt: isMoved(rounded, within),
    lostBecause: lossOf(limits, by),
    settledBy: least === null ? null : "least-favourable",
    standIns: stoodIn,
    facts,
    derived:
      derived.length === 0 ? none : derivedFor(derived, isAssumed || isClosed ? views.assumed : views.open),
  };
}

const derivedFor = (ids: readonly string[], view: View): readonly DerivedResult[] =>
  ids.map((id) => ({ id, derived: view.derived(id) }));

const none: readonly never[] = [];

/** Which of the facts are missing, so that what the set declares stands in for them. */
const standingIn = (
  set: CriteriaSet,
  record: AgencyRecord,
  view: View,
  facts: readonly AskedFact[],
): string[] =>
  facts.flatMap(({ fact, at }) =>
    (fact.list !== null || view.told(at).state === "open") && isStoodIn(set, record, fact.id)
      ? [fact.id]
      : [],
  );

/** Until closing, a stand-in counts as earned, while the span still holds every other answer. */
const spanOfFirst = (open: Points, assumed: Points): Points =>
  open.applies && assumed.applies ? { ...open, earned: assumed.earned } : open;

/**
 * The points by which an open criterion is settled at closing; `null` where nothing is open. What has no least of its
 * own, such as a deduction for each case, takes its group to the group's floor.
 */
function leastOf(points: Points, found: Found, floorAbove: Exact | null, code: string): Exact | null {
  if (!points.applies || isKnown(points) || awaitsPerson(found)) return null;
  const least = points.span.least ?? floorAbove;
  if (least === null) throw new Error(`${code} has no least; check refuses such a set`);
  return least;
}
