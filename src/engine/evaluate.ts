/**
 * One agency, one set, one period: the points of every criterion, the total, and what is still possible.
 *
 * While a record is provisional, an open fact adds nothing to `earned` and widens the span. Once closed, it
 * takes the value the set declares for it, or the least favourable outcome; what another level, a comparison or a
 * person has still to give keeps the record from being closed.
 */

import { verdictOf } from "./compile.ts";
import { countedNowhere, countedOf } from "./counted.ts";
import type { CriteriaSet } from "./criteria/set.ts";
import {
  type CriterionResult,
  type Details,
  Evaluated,
  type EvaluateOptions,
  type Evaluation,
  type Outcome,
} from "./evaluation.ts";
import { type AgencyRecord, factState, knownIn } from "./evidence/record.ts";
import { type Exact, sumOf, zero } from "./exact/index.ts";
import type { Fact } from "./facts/fact.ts";
import { bothViews, keysOf, viewOf } from "./facts-view.ts";
import { type Grading, gradeOf, ineligible } from "./grade.ts";
import type { Condition, Judging, PointsAt } from "./rules/conditions.ts";
import { type KnownValues, out, type Settled } from "./rules/known.ts";
import { awaitsPerson, doesNotApply, earns, knownPoints } from "./rules/score.ts";
import type { NotApplicablePolicy } from "./rules/tally.ts";
import { type ScoredTable, type Scoring, scoreTable } from "./scored-table.ts";
import { type KindTable, type Scorer, tableOf } from "./scorer.ts";
import { type KnownTotal, knownTotal } from "./short-way.ts";

/** Results say under which meaning of the rules they were made. Raised when any score could come out differently. */
export const semanticsVersion = "3";

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
  const long = new LongWay(scoring, isSettled);
  const known = knownTotal({
    table: compiled,
    base: table.base,
    policy: set.notApplicable.policy,
    values,
    year,
    longWay: long,
  });
  const undecided = known === null && isSettled ? decidedByPersons(table, long.scored) : none;
  if (undecided.length > 0) long.reopen();
  const isClosed = isSettled && undecided.length === 0;
  const { unrounded, points } = known === null ? long.scored.totals.total() : asPoints(known);
  // While it is open whether the agency is scored at all, so is its total.
  const total = points.applies && barred.length > 0 ? { ...points, mayNotApply: true } : points;
  const judging = { facts: isClosed ? views.assumed : views.open, year, points: long };
  const verdict = (condition: Condition) => verdictOf(compiled, condition, judging);
  const outcome: Outcome = {
    set,
    record,
    isClosed,
    keptOpenBy: close ? [...waiting, ...undecided] : none,
    asked: table.facts,
    total,
    unrounded,
    outOf: table.base ?? zero,
    grading: gradeOf(set, compiled.grades, { requires: verdict, holds: verdict, total, isClosed, barred }),
    comparison: isClosed ? (comparison ?? null) : null,
  };
  return new Evaluated(outcome, () => {
    if (known !== null) agree(known.criteria, long.scored);
    return detailsOf(scoring, long.scored, judging);
  });
}

const asPoints = ({ unrounded, points }: KnownTotal) => ({
  unrounded: earns(unrounded),
  points: earns(points),
});

/** The long way, gone as far as someone asks for what lies there. */
class LongWay implements PointsAt {
  #scored: ScoredTable | null = null;
  readonly #scoring: Scoring;
  readonly #isClosed: boolean;

  constructor(scoring: Scoring, isClosed: boolean) {
    this.#scoring = scoring;
    this.#isClosed = isClosed;
  }

  get scored(): ScoredTable {
    this.#scored ??= scoreTable(this.#scoring, this.#isClosed);
    return this.#scored;
  }

  /** After all the record is not closed. */
  reopen(): void {
    this.#scored = scoreTable(this.#scoring, false);
  }

  of(code: string) {
    return this.scored.points.of(code);
  }

  every(level: "criterion" | "group") {
    return this.scored.points.every(level);
  }

  /** The points of one criterion; a person's decision is waited for at the end of the way. */
  settled(criterion: number): Settled | null {
    if (this.#scoring.table.compiled.mayAwaitPerson.includes(criterion)) return null;
    const { points } = this.scored.of(criterion);
    return points.applies ? knownPoints(points) : out;
  }
}

const detailsOf = ({ set, table }: Scoring, scored: ScoredTable, judging: Judging): Details => {
  const { totals } = scored;
  const criteria = scored.all();
  return {
    criteria,
    groups: table.groups.map(({ group }) => here(totals.group(group.code), group.code)),
    lostBecause: totals.lostBecause(),
    subtotals: [...set.subtotals.keys()].map((id) => {
      const { span, max } = here(totals.subtotal(id), id);
      return { id, max, points: { applies: true, earned: span.least ?? zero, span, mayNotApply: false } };
    }),
    rescaledBy: rescaling(set, table, criteria),
    counted: countedOf(set, table, judging),
  };
};
/** No explanation is given of other points than those that were counted. */
function agree(counted: readonly Settled[], scored: ScoredTable): void {
  for (const [index, { code, points }] of scored.all().entries()) {
    const settled = counted[index];
    const isSame =
      settled === out ? !points.applies : settled !== undefined && knownPoints(points)?.equals(settled);
    if (!isSame) throw new Error(`${code}: the two ways to its points differ, a defect of the program`);
  }
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
  for (const { fact, at, place } of table.compiled.deciding) {
    if (values[place] !== undefined) continue;
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

const none: readonly never[] = [];

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
