/**
 * One agency, one set, one period: the points of every criterion, the total, and what is still possible.
 *
 * While a record is provisional, an open fact adds nothing to `earned` and widens the span. Once closed, it
 * takes the value the set declares for it, or the least favourable outcome; what another level, a comparison or a
 * person has still to give keeps the record from being closed.
 */
import { type Counted, countedNowhere, countedOf } from "./counted.ts";
import type { CriteriaSet, TableNode } from "./criteria/set.ts";
import type { Derived } from "./derived/index.ts";
import { type AgencyRecord, factState } from "./evidence/record.ts";
import { type Exact, sumOf, zero } from "./exact/index.ts";
import type { Fact } from "./facts/fact.ts";
import { formulaOf, isStoodIn, keysOf, type View, viewOf } from "./facts-view.ts";
import { type Grading, gradeOf, ineligible } from "./grade.ts";
import { type Condition, type Judging, judge, type PointsAt } from "./rules/conditions.ts";
import { amountIn } from "./rules/fields.ts";
import { scoreRule } from "./rules/index.ts";
import {
  awaitsPerson,
  doesNotApply,
  earns,
  type Found,
  onceSettled,
  type Points,
  type Score,
} from "./rules/score.ts";
import { type Scorer, type TableRow, tableOf } from "./scorer.ts";
import {
  earnedOf,
  type GroupResult,
  hold,
  isKnown,
  isMoved,
  lose,
  lossOf,
  roundPoints,
  seenAs,
  type Totals,
  totalsOf,
} from "./total.ts";

/** Results say under which meaning of the rules they were made. Raised when any score could come out differently. */
export const semanticsVersion = "2";

export interface CriterionResult {
  readonly code: string;
  readonly max: Exact;
  readonly points: Points;
  readonly found: Found;
  /** The limits that held the rule's points, where they did. */
  readonly heldAt: Exact | null;
  /** Why all its points are lost, where they are. */
  readonly lostBecause: string | null;
  /** How the criterion was settled at closing although a fact was open. */
  readonly settledBy: "least-favourable" | null;
  /** Facts read as the value that the set lets a missing one stand for. */
  readonly standIns: readonly string[];
  readonly facts: readonly string[];
  readonly derived: readonly DerivedResult[];
}

export interface DerivedResult {
  readonly id: string;
  readonly derived: Derived;
}

export interface Evaluation {
  readonly set: CriteriaSet;
  readonly record: AgencyRecord;
  readonly isClosed: boolean;
  /** What keeps a record open that should be closed: facts, derived facts, criteria that a person must decide. */
  readonly keptOpenBy: readonly string[];
  readonly criteria: readonly CriterionResult[];
  readonly groups: readonly GroupResult[];
  /** Every declared fact that the agency's table asks for. */
  readonly asked: ReadonlySet<string>;
  /** After the total's declared rounding and limits. */
  readonly total: Points;
  readonly unrounded: Points;
  /** What the table adds up to; 0 for a set without points. */
  readonly outOf: Exact;
  /** Why the whole total is lost, where it is. */
  readonly lostBecause: string | null;
  readonly subtotals: readonly { readonly id: string; readonly points: Points; readonly max: Exact }[];
  /** The points of the criteria that are worth something, what these are worth, and bonus less deductions. */
  readonly sums: { readonly points: Exact; readonly outOf: Exact; readonly extras: Exact };
  /** What the rest was multiplied by because something did not apply; `null` where all applied. */
  readonly rescaledBy: Exact | null;
  readonly grading: Grading;
  /** What a summary counts of it. */
  readonly counted: Counted;
  /** With whom it was compared; `null` where nothing is compared. */
  readonly comparison: Comparison | null;
  /** For a longer period that is the mean of shorter ones: these. */
  readonly periods: readonly Evaluation[];
}

export interface EvaluateOptions {
  readonly close: boolean;
  /** What the closed agencies of the block have for a number fact, the agency itself among them. */
  readonly peers?: (fact: string) => readonly Exact[];
  /** With how many of its block the agency is compared. */
  readonly comparison?: Comparison;
}

/** Agencies of the block that are closed, and that are scored at all: while they differ, comparisons may still move. */
export interface Comparison {
  readonly closed: number;
  readonly all: number;
}

export function evaluate(
  scorer: Scorer,
  record: AgencyRecord,
  { close, peers, comparison }: EvaluateOptions,
): Evaluation {
  const { set } = scorer;
  const table = tableOf(scorer, record.agency.kind);
  const viewAs = (withStandIns: boolean) =>
    viewOf(set, record, { withStandIns, ...(peers && close ? { peers } : {}) });
  const waiting = close ? waitsFor(scorer, record, viewAs(true)) : [];
  const isSettled = close && waiting.length === 0;
  const barred = ineligible(
    set,
    { facts: viewAs(isSettled), year: record.period.year, points: noPoints },
    isSettled,
  );
  if (barred.some(({ verdict }) => verdict === "met")) return notScored(scorer, record, close, barred);
  const first = scoreTable(scorer, record, viewAs, isSettled);
  const undecided = first.isClosed
    ? first.criteria.filter(({ found }) => awaitsPerson(found)).map(({ code }) => code)
    : [];
  const { criteria, totals, points, isClosed } =
    undecided.length === 0 ? first : scoreTable(scorer, record, viewAs, false);
  const groups = table.groups.map(({ group }) => totals.group(group.code));
  const { unrounded, points: reckoned, lostBecause } = totals.total();
  // While it is open whether the agency is scored at all, so is its total.
  const total = reckoned.applies && barred.length > 0 ? { ...reckoned, mayNotApply: true } : reckoned;
  const base = table.base ?? zero;
  const judging = { facts: viewAs(isClosed), year: record.period.year, points };
  const verdict = (condition: Condition) => judge(condition, judging);
  const weighty = criteria.filter(({ max }) => max.isPositive);
  const applicable = sumOf(weighty.filter((one) => one.points.applies).map(({ max }) => max));
  return {
    set,
    record,
    isClosed,
    keptOpenBy: close ? [...waiting, ...undecided] : [],
    criteria,
    groups,
    asked: table.facts,
    total,
    unrounded,
    outOf: base,
    lostBecause,
    subtotals: [...set.subtotals.keys()].map((id) => {
      const { span, max } = totals.subtotal(id);
      return { id, max, points: { applies: true, earned: span.least ?? zero, span, mayNotApply: false } };
    }),
    sums: {
      points: sumOf(weighty.map((one) => earnedOf(one.points))),
      outOf: applicable,
      extras: sumOf(criteria.filter(({ max }) => !max.isPositive).map((one) => earnedOf(one.points))),
    },
    rescaledBy:
      set.notApplicable.policy === "rescale" &&
      !totals.hasUnits &&
      applicable.isPositive &&
      weighty.some((one) => !one.points.applies)
        ? base.over(applicable)
        : null,
    grading: gradeOf(set, {
      requires: verdict,
      holds: verdict,
      total,
      outOf: base,
      isClosed,
      barred,
    }),
    counted: countedOf(set, table, judging),
    comparison: isClosed ? (comparison ?? null) : null,
    periods: [],
  };
}

const noPoints: PointsAt = { of: () => undefined, every: () => [] };

/** What a record waits for that closing cannot settle: pending facts, a comparison, a person's decision. */
function waitsFor(scorer: Scorer, record: AgencyRecord, view: View): string[] {
  const { set } = scorer;
  const table = tableOf(scorer, record.agency.kind);
  const pending = [...table.deciding].flatMap((id) => {
    const fact = set.facts.get(id);
    return fact === undefined ? [] : keysOf(set, record, fact).filter((key) => isPending(record, key, fact));
  });
  const derived = [...table.derived].filter((id) => {
    const { value } = view.derived(id);
    return value.state === "open" && value.waitsFor !== "facts";
  });
  return [...pending, ...derived];
}

/** May the agency be among those scored? */
export function isScored({ set }: Scorer, record: AgencyRecord): boolean {
  const facts = viewOf(set, record, { withStandIns: true });
  const barred = ineligible(set, { facts, year: record.period.year, points: noPoints }, false);
  return barred.every(({ verdict }) => verdict !== "met");
}

/** Could the record be closed by what is its own, whatever the others of its block have? */
export function isReadyToClose(scorer: Scorer, record: AgencyRecord): boolean {
  const { set } = scorer;
  const view = viewOf(set, record, { withStandIns: true });
  const judging = { facts: view, year: record.period.year, points: noPoints };
  if (ineligible(set, judging, true).length > 0) return false;
  const waitsForPeersAlone = waitsFor(scorer, record, view).every((name) => {
    const value = set.derived.has(name) ? view.derived(name).value : null;
    return value?.state === "open" && value.waitsFor === "peers";
  });
  const viewAs = (withStandIns: boolean) => viewOf(set, record, { withStandIns });
  return (
    waitsForPeersAlone &&
    !scoreTable(scorer, record, viewAs, true).criteria.some(({ found }) => awaitsPerson(found))
  );
}

/**
 * What is not due yet, or only others can give. A list of theirs is pending as a whole until they have given an item;
 * from then on what is missing in its items is.
 */
const isPending = (
  record: AgencyRecord,
  key: string,
  { isGivenByOthers, imported, list, fields }: Fact,
): boolean => {
  const state = factState(record, key);
  if (state.state !== "open") return false;
  const isOfOthers = isGivenByOthers || imported !== null;
  if (fields.length > 0 && isOfOthers) return state.why === "pending" && !hasItem(record, key);
  const isTheirs = isOfOthers && list !== null && hasItem(record, list);
  return state.why === "pending" || (state.why === "missing" && isTheirs);
};

const hasItem = (record: AgencyRecord, list: string): boolean =>
  [...record.facts].some(([key, { state }]) => key.startsWith(`${list}.`) && state !== "open");

interface ScoredTable {
  readonly criteria: readonly CriterionResult[];
  readonly totals: Totals;
  readonly points: PointsAt;
  readonly isClosed: boolean;
}

/** Each criterion once, when it is first asked for: a rule may go by the points of another criterion or group. */
function scoreTable(
  scorer: Scorer,
  record: AgencyRecord,
  viewAs: (withStandIns: boolean) => View,
  isClosed: boolean,
): ScoredTable {
  const { set } = scorer;
  const table = tableOf(scorer, record.agency.kind);
  const rows = new Map(table.criteria.map((row) => [row.criterion.code, row]));
  const scored = new Map<string, CriterionResult>();
  const floors = floorsAbove(table.nodes, null);
  const views = { open: viewAs(false), assumed: viewAs(true) };
  const points: PointsAt = {
    of(code) {
      if (code === "total") return seenAs({ points: totals.total().points, max: table.base ?? zero });
      if (rows.has(code)) return seenAs(resultOf(code));
      if (set.subtotals.has(code)) return totals.subtotal(code);
      const group = table.groups.find((one) => one.group.code === code);
      return group && seenAs({ points: totals.group(code).rescaled, max: group.max.value });
    },
    every: (level) =>
      (level === "criterion" ? table.weighty.criteria : table.weighty.groups).flatMap(
        (code) => points.of(code) ?? [],
      ),
  };
  const judgingBy = (facts: View): Judging => ({ facts, year: record.period.year, points });
  const judging = judgingBy(isClosed ? views.assumed : views.open);
  const resultOf = (code: string): CriterionResult => {
    const known = scored.get(code);
    if (known) return known;
    const row = rows.get(code);
    if (row === undefined) throw new Error(`no criterion ${code} in the table`);
    const result = scoreCriterion(set, record, row, { views, judgingBy, isClosed });
    scored.set(code, isClosed ? settle(result, floors.get(code) ?? null) : result);
    return scored.get(code) ?? result;
  };
  const totals = totalsOf({
    set,
    table,
    points: (code) => resultOf(code).points,
    judge: (condition: Condition) => judge(condition, judging),
    isClosed,
  });
  return {
    criteria: table.criteria.map(({ criterion }) => resultOf(criterion.code)),
    totals,
    points,
    isClosed,
  };
}

interface CriterionScoring {
  readonly views: { readonly open: View; readonly assumed: View };
  judgingBy(facts: View): Judging;
  readonly isClosed: boolean;
}

function scoreCriterion(
  set: CriteriaSet,
  record: AgencyRecord,
  { criterion, facts, derived, max: { value: max } }: TableRow,
  { views, judgingBy, isClosed }: CriterionScoring,
): CriterionResult {
  const standIns = facts.filter((fact) => isStoodIn(set, record, fact));
  const scoreBy = (view: View): Score =>
    scoreRule(criterion.rule, max, {
      ...judgingBy(view),
      notApplicable: set.notApplicable.policy,
      formula: (text) => formulaOf(set, text),
    });
  const isAssumed = standIns.length > 0;
  const open = isAssumed && isClosed ? null : scoreBy(views.open);
  const score = isAssumed || open === null ? scoreBy(views.assumed) : open;
  const points = open && isAssumed ? spanOfFirst(open.points, score.points) : score.points;
  const view = isClosed ? views.assumed : views.open;
  const rounded = roundPoints(set, "criterion", onceSettled(points));
  const within = onceSettled(hold(criterion, max, rounded, { floor: zero, ceiling: max }));
  const judgeOne = (condition: Condition) => judge(condition, judgingBy(view));
  return {
    code: criterion.code,
    max,
    points: lose(criterion, within, judgeOne),
    found: score.found,
    heldAt: isMoved(rounded, within),
    lostBecause: lossOf(criterion, judgeOne),
    settledBy: null,
    standIns,
    facts,
    derived: derived.map((id) => ({ id, derived: (isAssumed ? views.assumed : view).derived(id) })),
  };
}

/** Until closing, a stand-in counts as earned, while the span still holds every other answer. */
const spanOfFirst = (open: Points, assumed: Points): Points =>
  open.applies && assumed.applies ? { ...open, earned: assumed.earned } : open;

/** What has no least of its own, such as a deduction for each case, takes its group to the group's floor. */
function settle(result: CriterionResult, floorAbove: Exact | null): CriterionResult {
  const { points, found } = result;
  if (!points.applies || isKnown(points) || awaitsPerson(found)) return result;
  const least = points.span.least ?? floorAbove;
  if (least === null) throw new Error(`${result.code} has no least; check refuses such a set`);
  return { ...result, points: earns(least), settledBy: "least-favourable" };
}

/** For each criterion, the points that bring the nearest group with a floor down to it, whatever else it has. */
export function floorsAbove(nodes: readonly TableNode[], above: Exact | null): Map<string, Exact> {
  return new Map(
    nodes.flatMap((node): (readonly [string, Exact])[] => {
      if ("criterion" in node) return above ? [[node.criterion.code, above]] : [];
      const max = node.max.value;
      const { floor } = node.group;
      return [...floorsAbove(node.children, floor ? amountIn(floor, max).minus(max) : above)];
    }),
  );
}

/** An agency outside those that are scored: no points, and why. */
function notScored(
  scorer: Scorer,
  record: AgencyRecord,
  isClosed: boolean,
  barred: Grading["causes"],
): Evaluation {
  const table = tableOf(scorer, record.agency.kind);
  return {
    set: scorer.set,
    record,
    isClosed,
    keptOpenBy: [],
    criteria: [],
    groups: [],
    asked: new Set(),
    total: doesNotApply,
    unrounded: doesNotApply,
    outOf: table.base ?? zero,
    lostBecause: null,
    subtotals: [],
    sums: { points: zero, outOf: zero, extras: zero },
    rescaledBy: null,
    grading: { status: "not-gradable", grade: null, possible: ["not-gradable"], tried: [], causes: barred },
    counted: countedNowhere(scorer.set),
    comparison: null,
    periods: [],
  };
}

export { earnedOf, type GroupResult, spanOf } from "./total.ts";
