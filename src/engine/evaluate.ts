/**
 * One agency, one set, one period: the points of every criterion, the total, and what is still possible.
 *
 * While a record is provisional, an open fact adds nothing to `earned` and widens the span. Once closed, it
 * takes the value the set declares for it, or the least favourable outcome; what another level, a comparison or a
 * person has still to give keeps the record from being closed.
 */

import { type AskedFact, type CompiledCriterion, type CompiledTable, verdictOf } from "./compile.ts";
import { type Counted, countedNowhere, countedOf } from "./counted.ts";
import type { CriteriaSet } from "./criteria/set.ts";
import type { Derived } from "./derived/index.ts";
import { type AgencyRecord, factState, knownIn } from "./evidence/record.ts";
import { type Exact, type Rounding, sumOf, zero } from "./exact/index.ts";
import type { Fact } from "./facts/fact.ts";
import { bothViews, isStoodIn, keysOf, type View, viewOf } from "./facts-view.ts";
import { type Grading, gradeOf, ineligible } from "./grade.ts";
import type { Condition, Judging, PointsAt } from "./rules/conditions.ts";
import { type KnownValues, out, type Settled } from "./rules/known.ts";
import {
  awaitsPerson,
  doesNotApply,
  earns,
  type Found,
  knownPoints,
  onceSettled,
  type Points,
} from "./rules/score.ts";
import type { NotApplicablePolicy } from "./rules/tally.ts";
import { type KindTable, type Scorer, type TableRow, tableOf } from "./scorer.ts";
import { type KnownTotal, knownTotal } from "./short-way.ts";
import {
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
export const semanticsVersion = "3";

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
  const { compiled } = table;
  const views = bothViews(set, record, close ? peers : undefined);
  const { year } = record.period;
  const values = knownIn(set, record);
  const scoring: Scoring = { set, table, record, views };
  const waiting = close ? waitsFor(scoring, values) : none;
  const isSettled = close && waiting.length === 0;
  const barred = ineligible(
    compiled,
    set.eligibility,
    { facts: isSettled ? views.assumed : views.open, year, points: noPoints },
    isSettled,
  );
  if (barred.some(({ verdict }) => verdict === "met")) return notScored(scorer, record, close, barred);
  const scored = once(() => scoreTable(scoring, isSettled));
  const known = knownTotal({
    table: compiled,
    base: table.base,
    policy: set.notApplicable.policy,
    values,
    year,
    longWay: (criterion) => settledIn(compiled, scored(), criterion),
  });
  const way = known === null ? longWay(scoring, scored()) : shortWay(known, scored, isSettled);
  const { isClosed, unrounded } = way;
  // While it is open whether the agency is scored at all, so is its total.
  const total = way.total.applies && barred.length > 0 ? { ...way.total, mayNotApply: true } : way.total;
  const points: PointsAt = {
    of: (code) => way.scored().points.of(code),
    every: (level) => way.scored().points.every(level),
  };
  const judging = { facts: isClosed ? views.assumed : views.open, year, points };
  const verdict = (condition: Condition) => verdictOf(compiled, condition, judging);
  const outcome: Outcome = {
    set,
    record,
    isClosed,
    keptOpenBy: close ? [...waiting, ...way.undecided] : none,
    asked: table.facts,
    total,
    unrounded,
    outOf: table.base ?? zero,
    grading: gradeOf(set, compiled.grades, { requires: verdict, holds: verdict, total, isClosed, barred }),
    comparison: isClosed ? (comparison ?? null) : null,
  };
  return new Evaluated(outcome, () => detailsOf(scoring, way.scored(), judging));
}

type Detail = "criteria" | "groups" | "lostBecause" | "subtotals" | "rescaledBy" | "counted";
/** What a total is made of: reckoned when it is first read. */
type Details = Pick<Evaluation, Detail>;
type Outcome = Omit<Evaluation, Detail | "periods">;

class Evaluated implements Evaluation {
  readonly set: CriteriaSet;
  readonly record: AgencyRecord;
  readonly isClosed: boolean;
  readonly keptOpenBy: readonly string[];
  readonly asked: ReadonlySet<string>;
  readonly total: Points;
  readonly unrounded: Points;
  readonly outOf: Exact;
  readonly grading: Grading;
  readonly comparison: Comparison | null;
  readonly periods: readonly Evaluation[] = none;
  #details: Details | null = null;
  readonly #reckon: () => Details;

  constructor(outcome: Outcome, reckon: () => Details) {
    this.set = outcome.set;
    this.record = outcome.record;
    this.isClosed = outcome.isClosed;
    this.keptOpenBy = outcome.keptOpenBy;
    this.asked = outcome.asked;
    this.total = outcome.total;
    this.unrounded = outcome.unrounded;
    this.outOf = outcome.outOf;
    this.grading = outcome.grading;
    this.comparison = outcome.comparison;
    this.#reckon = reckon;
  }

  private get details(): Details {
    this.#details ??= this.#reckon();
    return this.#details;
  }

  get criteria() {
    return this.details.criteria;
  }

  get groups() {
    return this.details.groups;
  }

  get lostBecause() {
    return this.details.lostBecause;
  }

  get subtotals() {
    return this.details.subtotals;
  }

  get rescaledBy() {
    return this.details.rescaledBy;
  }

  get counted() {
    return this.details.counted;
  }
}

const detailsOf = ({ set, table }: Scoring, scored: ScoredTable, judging: Judging): Details => {
  const { totals } = scored;
  const criteria = scored.all();
  return {
    criteria,
    groups: table.groups.map(({ group }) => here(totals.group(group.code), group.code)),
    lostBecause: totals.total().lostBecause,
    subtotals: [...set.subtotals.keys()].map((id) => {
      const { span, max } = here(totals.subtotal(id), id);
      return { id, max, points: { applies: true, earned: span.least ?? zero, span, mayNotApply: false } };
    }),
    rescaledBy: rescaling(set, table, criteria),
    counted: countedOf(set, table, judging),
  };
};

interface Scoring {
  readonly set: CriteriaSet;
  readonly table: KindTable;
  readonly record: AgencyRecord;
  readonly views: Views;
}

/** How a total was come by, and what it is made of. */
interface Way {
  readonly isClosed: boolean;
  /** The criteria that only a person can decide. */
  readonly undecided: readonly string[];
  readonly unrounded: Points;
  readonly total: Points;
  scored(): ScoredTable;
}

function longWay(scoring: Scoring, first: ScoredTable): Way {
  const undecided = first.isClosed ? decidedByPersons(scoring.table, first) : none;
  const scored = undecided.length === 0 ? first : scoreTable(scoring, false);
  const { unrounded, points: total } = scored.totals.total();
  return { isClosed: scored.isClosed, undecided, unrounded, total, scored: () => scored };
}

const shortWay = ({ unrounded, points }: KnownTotal, scored: () => ScoredTable, isClosed: boolean): Way => ({
  isClosed,
  undecided: none,
  unrounded: earns(unrounded),
  total: earns(points),
  scored: once(() => addsUpTo(points, scored())),
});

/** A person's decision is waited for at the end of the long way. */
function settledIn(
  { mayAwaitPerson }: CompiledTable,
  scored: ScoredTable,
  criterion: number,
): Settled | null {
  if (mayAwaitPerson.includes(criterion)) return null;
  const { points } = scored.of(criterion);
  return points.applies ? knownPoints(points) : out;
}

function once<T>(work: () => T): () => T {
  let done: { readonly found: T } | null = null;
  return () => {
    done ??= { found: work() };
    return done.found;
  };
}

/** No explanation is given of other points than those that were counted. */
function addsUpTo(total: Exact, scored: ScoredTable): ScoredTable {
  const { points } = scored.totals.total();
  if (knownPoints(points)?.equals(total)) return scored;
  throw new Error("the two ways to a total differ: a defect of the program");
}

/** What the whole is multiplied by where something does not apply, and nothing but the whole is rescaled. */
function rescaling(
  set: CriteriaSet,
  { compiled, base }: KindTable,
  criteria: readonly CriterionResult[],
): Exact | null {
  if (set.notApplicable.policy !== "rescale" || compiled.hasUnits) return null;
  const weighty = compiled.total.sources.flatMap((source) =>
    "criterion" in source && source.max.isPositive ? [source] : [],
  );
  const isStated = (policy: NotApplicablePolicy | null) => policy === "full" || policy === "zero";
  const kept = weighty.filter(
    ({ criterion, policy }) => isStated(policy) || criteria[criterion]?.points.applies,
  );
  return kept.length === weighty.length || kept.length === 0
    ? null
    : (base ?? zero).over(sumOf(kept.map(({ max }) => max)));
}

/** The criteria that only a person can decide. */
const decidedByPersons = ({ compiled }: KindTable, scored: ScoredTable): string[] =>
  compiled.mayAwaitPerson.flatMap((index) => {
    const { code, found } = scored.of(index);
    return awaitsPerson(found) ? [code] : [];
  });

/** What the table was laid out with is there. */
function here<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`no ${name} in the table`);
  return found;
}

const noPoints: PointsAt = { of: () => undefined, every: () => [] };

/** What a record waits for that closing cannot settle: pending facts, a comparison, a person's decision. */
function waitsFor({ set, table, record, views }: Scoring, values: KnownValues): string[] {
  const view = views.assumed;
  const waiting: string[] = [];
  for (const { fact, at } of table.compiled.deciding) {
    if (at.place !== null && values[at.place] !== undefined) continue;
    if (fact.list === null && view.told(at).state !== "open") continue;
    for (const key of keysOf(set, record, fact)) if (isPending(record, key, fact)) waiting.push(key);
  }
  for (const id of table.derived) {
    const { value } = view.derived(id);
    if (value.state === "open" && value.waitsFor !== "facts") waiting.push(id);
  }
  return waiting;
}

/** May the agency be among those scored? */
export function isScored(scorer: Scorer, record: AgencyRecord): boolean {
  const { compiled } = tableOf(scorer, record.agency.kind);
  const facts = viewOf(scorer.set, record, { withStandIns: true });
  const judging = { facts, year: record.period.year, points: noPoints };
  const barred = ineligible(compiled, scorer.set.eligibility, judging, false);
  return barred.every(({ verdict }) => verdict !== "met");
}

/** Could the record be closed by what is its own, whatever the others of its block have? */
export function isReadyToClose(scorer: Scorer, record: AgencyRecord): boolean {
  const { set } = scorer;
  const table = tableOf(scorer, record.agency.kind);
  const views = bothViews(set, record, undefined);
  const judging = { facts: views.assumed, year: record.period.year, points: noPoints };
  if (ineligible(table.compiled, set.eligibility, judging, true).length > 0) return false;
  const scoring: Scoring = { set, table, record, views };
  const waitsForPeersAlone = waitsFor(scoring, knownIn(set, record)).every((name) => {
    const value = set.derived.has(name) ? views.assumed.derived(name).value : null;
    return value?.state === "open" && value.waitsFor === "peers";
  });
  return waitsForPeersAlone && decidedByPersons(table, scoreTable(scoring, true)).length === 0;
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
function scoreTable({ set, table, record, views }: Scoring, isClosed: boolean): ScoredTable {
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
  const within = onceSettled(hold(limits, rounded));
  const points = lose(limits, within, by);
  const least = isClosed ? leastOf(points, chosen.found, floorAbove, code) : null;
  return {
    code,
    max,
    points: least ? earns(least) : points,
    found: chosen.found,
    heldAt: isMoved(rounded, within),
    lostBecause: lossOf(limits, by),
    settledBy: least && "least-favourable",
    standIns: stoodIn,
    facts,
    derived: derivedFor(derived, isAssumed || isClosed ? views.assumed : views.open),
  };
}

const derivedFor = (ids: readonly string[], view: View): readonly DerivedResult[] =>
  ids.length === 0 ? none : ids.map((id) => ({ id, derived: view.derived(id) }));

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
    rescaledBy: null,
    grading: { status: "not-gradable", grade: null, possible: ["not-gradable"], tried: [], causes: barred },
    counted: countedNowhere(scorer.set),
    comparison: null,
    periods: [],
  };
}

export { earnedOf, type GroupResult, spanOf } from "./total.ts";
