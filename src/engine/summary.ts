/**
 * The whole list and each block at a glance: who handed in in time, what is still open and with whom, how many have which
 * grade, and which share of the agencies meets an indicator. Nobody's score is touched; every number can be counted again.
 */
import { type HandingInState, handingInStates, type IndicatorState, indicatorStates } from "./counted.ts";
import { type CriteriaSet, type Indicator, nodesOf } from "./criteria/set.ts";
import type { Evaluation } from "./evaluation.ts";
import { factState } from "./evidence/record.ts";
import type { FactState, OpenWhy } from "./evidence/rounds.ts";
import { Exact, hundred, type Span } from "./exact/index.ts";
import { toldKeys } from "./facts-view.ts";
import { type GradeOutcome, noGrade, notGradable } from "./grade.ts";
import { groupBy } from "./group-by.ts";
import type { Verdict } from "./rules/conditions.ts";
import { withWholes } from "./scorer.ts";

export interface Summary {
  /** All agencies. */
  readonly whole: SummaryPart;
  /** In the order in which blocks first appear. */
  readonly blocks: readonly SummaryPart[];
}

export interface SummaryPart {
  /** `null`: all blocks. */
  readonly block: string | null;
  readonly agencies: readonly Evaluation[];
  /** Those not closed: while there are any, every number may still change. */
  readonly notClosed: readonly Evaluation[];
  /** `null` where the set does not say when agencies hand in. */
  readonly handingIn: HandingInCount | null;
  /** One for each scorer of the set in its order, and one for what no criterion asks for. */
  readonly open: readonly OpenOfScorer[];
  /** From the highest grade, then not gradable, no grade, still open; none for a set without grades. */
  readonly grades: readonly GradeCount[];
  /** In the order of the set. */
  readonly indicators: readonly IndicatorCount[];
}

/** `outside` is no part of `of`. */
export interface HandingInCount {
  readonly states: Readonly<Record<HandingInState, readonly Evaluation[]>>;
  readonly of: number;
}

/** `unproven`: a required document is not there, whether the value still counts (in the self round) or no longer. */
export const openStates = ["missing", "pending", "unproven", "withdrawn"] as const satisfies OpenWhy[];

/** A fact of one agency that has no value, or one without its proof. */
export interface OpenFact {
  readonly evaluation: Evaluation;
  /** The scorer of the criteria that ask for it; `null` where no criterion does. */
  readonly scorer: string | null;
  /** The fact's id; of a field of an item, with the item: `vi_pham.muc_do#2`. */
  readonly fact: string;
  readonly state: OpenWhy;
  /** The codes of these criteria; none where grades, limits of groups, handing in or indicators ask for it. */
  readonly criteria: readonly string[];
}

export interface OpenOfScorer {
  /** `null`: no criterion asks for it. */
  readonly scorer: string | null;
  /** The agencies that have some fact open with this scorer. */
  readonly agencies: readonly Evaluation[];
  /** Facts, counted once for each agency. */
  readonly facts: Readonly<Record<OpenWhy, number>>;
}

export interface GradeCount {
  readonly outcome: GradeOutcome | "open";
  readonly agencies: readonly Evaluation[];
  /** Of all agencies of the part; a fraction of 1. */
  readonly share: Exact;
}

export interface IndicatorCount {
  readonly indicator: Indicator;
  readonly states: Readonly<Record<IndicatorState, readonly Evaluation[]>>;
  /** Whom the share is of: all but those outside. */
  readonly of: number;
  /** From what is known to hold to what may still hold, in fractions of 1; `null` of nobody. */
  readonly share: Span | null;
  /** Is the target reached, whatever is still unknown? `null` without a target, or of nobody. */
  readonly isReached: Verdict | null;
}

/** `evaluations`: of one set and one period, each agency once. The order of agencies stays. */
export function summaryOf(set: CriteriaSet, evaluations: readonly Evaluation[]): Summary {
  const blocks = groupBy(evaluations, ({ record }) => record.agency.block);
  return {
    whole: partOf(set, null, evaluations),
    blocks: [...blocks].map(([block, members]) => partOf(set, block, members)),
  };
}

const partOf = (set: CriteriaSet, block: string | null, agencies: readonly Evaluation[]): SummaryPart => ({
  block,
  agencies,
  notClosed: agencies.filter(({ isClosed }) => !isClosed),
  handingIn: set.handingIn && handingInCount(agencies),
  open: openByScorer(set, agencies),
  grades: gradeCounts(set, agencies),
  indicators: set.indicators.map((one) => indicatorCount(one, agencies)),
});

function handingInCount(agencies: readonly Evaluation[]): HandingInCount {
  const states = byState(handingInStates, agencies, ({ counted }) => counted.handingIn);
  return { states, of: agencies.length - states.outside.length };
}

function indicatorCount(indicator: Indicator, agencies: readonly Evaluation[]): IndicatorCount {
  const states = byState(indicatorStates, agencies, ({ counted }) => counted.indicators.get(indicator.id));
  const of = agencies.length - states.outside.length;
  const holding = states.holds.length;
  const share =
    of === 0 ? null : { least: shareOf(holding, of), most: shareOf(holding + states.unknown.length, of) };
  const target = indicator.target?.value.over(hundred);
  const isReached =
    share === null || target === undefined
      ? null
      : share.least.isAtLeast(target)
        ? "met"
        : share.most.isLessThan(target)
          ? "not-met"
          : "open";
  return { indicator, states, of, share, isReached };
}

/** Every state with those who are in it. */
const byState = <S extends string>(
  states: readonly S[],
  agencies: readonly Evaluation[],
  stateOf: (one: Evaluation) => S | null | undefined,
) => recordOf(states, (state) => agencies.filter((one) => stateOf(one) === state));

const recordOf = <S extends string, T>(keys: readonly S[], valueFor: (key: S) => T) =>
  Object.fromEntries(keys.map((key) => [key, valueFor(key)])) as { readonly [key in S]: T };

const shareOf = (part: number, whole: number): Exact => Exact.ratio(part, whole);

function gradeCounts(set: CriteriaSet, agencies: readonly Evaluation[]): GradeCount[] {
  if (set.grades.length === 0 || agencies.length === 0) return [];
  return [...set.grades.map(({ id }) => id), notGradable, noGrade, "open"].map((outcome) => {
    const having = agencies.filter(({ grading }) => (grading.grade ?? grading.status) === outcome);
    return { outcome, agencies: having, share: shareOf(having.length, agencies.length) };
  });
}

// --- What is open, and with whom -----------------------------------------------------------------------------

function openByScorer(set: CriteriaSet, agencies: readonly Evaluation[]): OpenOfScorer[] {
  const open = agencies.map((one) => ({ one, facts: stillOpen(one) }));
  return [...set.scorers.keys(), null].map((scorer) => {
    const own = open.map(({ one, facts }) => ({
      one,
      facts: facts.filter((fact) => fact.scorer === scorer),
    }));
    const states = own.flatMap(({ facts }) => facts.map(({ state }) => state));
    return {
      scorer,
      agencies: own.filter(({ facts }) => facts.length > 0).map(({ one }) => one),
      facts: recordOf(openStates, (state) => states.filter((one) => one === state).length),
    };
  });
}

/**
 * Everything an agency's table asks for that is open or without its proof, in the order of the table: once for each
 * scorer whose criteria ask for it. Of a longer period that is the mean of shorter ones, what is open in these.
 */
export function stillOpen(evaluation: Evaluation): OpenFact[] {
  const { set, criteria, asked, periods } = evaluation;
  const scorers = new Map(nodesOf(set.tree).map((node) => [node.code, node.isGroup ? null : node.scorer]));
  const rows = criteria.map(({ code, facts }) => ({
    code,
    scorer: scorers.get(code) ?? null,
    facts: withWholes(set, facts),
  }));
  const inCriteria = new Set(rows.flatMap(({ facts }) => [...facts]));
  const found: OpenFact[] = [];
  for (const scorer of new Set(rows.map((row) => row.scorer))) {
    const own = rows.filter((row) => row.scorer === scorer);
    for (const fact of new Set(own.flatMap(({ facts }) => [...facts])))
      found.push(
        ...openIn(evaluation, fact, {
          scorer,
          criteria: own.filter(({ facts }) => facts.has(fact)).map(({ code }) => code),
        }),
      );
  }
  for (const fact of asked)
    if (!inCriteria.has(fact)) found.push(...openIn(evaluation, fact, { scorer: null, criteria: [] }));
  return [...found, ...periods.flatMap(stillOpen)];
}

function openIn(evaluation: Evaluation, fact: string, of: Pick<OpenFact, "scorer" | "criteria">): OpenFact[] {
  return toldKeys(evaluation, fact).flatMap((key) => {
    const state = openStateOf(factState(evaluation.record, key));
    return state === null ? [] : [{ evaluation, fact: key, state, ...of }];
  });
}

function openStateOf(state: FactState): OpenWhy | null {
  if (state.state === "open") return state.why;
  return state.state === "value" && state.isUnproven ? "unproven" : null;
}
