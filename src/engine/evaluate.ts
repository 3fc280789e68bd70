/**
 * One agency, one set, one period: the points of every criterion, the total, and what is still possible.
 *
 * While a record is provisional, an open fact adds nothing to `earned` and widens the span. Once closed, it
 * takes the value the set declares for it, or the least favourable outcome; a pending fact, which is another
 * level's to give, keeps the record from being closed.
 */

import type { CriteriaSet } from "./criteria/set.ts";
import { type AgencyRecord, factState } from "./evidence/record.ts";
import {
  clamp,
  clampSpan,
  type Exact,
  isSettled,
  only,
  round,
  type Span,
  spanThrough,
  sumOf,
  zero,
} from "./exact/index.ts";
import { isStoodIn, viewOf } from "./facts-view.ts";
import { type Grading, gradeOf } from "./grade.ts";
import type { Amount } from "./rules/fields.ts";
import { amountIn } from "./rules/fields.ts";
import { scoreRule } from "./rules/index.ts";
import { earns, type Found, onceSettled, type Points, type Score } from "./rules/score.ts";
import { type Part, tally } from "./rules/tally.ts";
import { type KindTable, type Scorer, tableOf } from "./scorer.ts";

/** Results say under which meaning of the rules they were made. Raised when any score could come out differently. */
export const semanticsVersion = "1";

export interface CriterionResult {
  readonly code: string;
  readonly max: Exact;
  readonly points: Points;
  readonly found: Found;
  /** The limits that held the rule's points, where they did. */
  readonly heldAt: Exact | null;
  /** How the criterion was settled at closing although a fact was open. */
  readonly settledBy: "least-favourable" | null;
  /** Facts read as the value that the set lets a missing one stand for. */
  readonly standIns: readonly string[];
  readonly facts: readonly string[];
}

export interface GroupResult {
  readonly code: string;
  readonly max: Exact;
  /** Plainly added, and out of what applies. */
  readonly points: Points;
  readonly outOf: Exact;
  /** Rescaled to the group's maximum, as grade conditions see it. */
  readonly rescaled: Points;
}

export interface Evaluation {
  readonly set: CriteriaSet;
  readonly record: AgencyRecord;
  readonly isClosed: boolean;
  /** The pending facts for which a record that should be closed is not. */
  readonly keptOpenBy: readonly string[];
  readonly criteria: readonly CriterionResult[];
  readonly groups: readonly GroupResult[];
  /** Every fact that the agency's table asks for. */
  readonly asked: ReadonlySet<string>;
  /** After the total's declared rounding. */
  readonly total: Points;
  readonly unrounded: Points;
  readonly outOf: Exact;
  /** The points of the criteria that are worth something, what these are worth, and bonus less deductions. */
  readonly sums: { readonly points: Exact; readonly outOf: Exact; readonly extras: Exact };
  /** What the rest was multiplied by because something did not apply; `null` where all applied. */
  readonly rescaledBy: Exact | null;
  readonly grading: Grading;
}

export function evaluate(
  scorer: Scorer,
  record: AgencyRecord,
  { close }: { readonly close: boolean },
): Evaluation {
  const { set } = scorer;
  const table = tableOf(scorer, record.agency.kind);
  const pending = [...table.facts].filter((fact) => {
    const state = factState(record, fact);
    return state.state === "open" && state.why === "pending";
  });
  const isClosed = close && pending.length === 0;
  const scored = table.criteria.map((one) => scoreCriterion(set, record, one, isClosed));
  const criteria = isClosed ? scored.map(settle) : scored;
  const groups = groupResults(set, table, criteria);
  const base = set.base.value;
  const unrounded = totalOf(set, table, criteria);
  const total = roundPoints(set, "total", unrounded);
  const applicable = sumOf(criteria.filter(({ points }) => points.applies).map(({ max }) => max));
  return {
    set,
    record,
    isClosed,
    keptOpenBy: close ? pending : [],
    criteria,
    groups,
    asked: table.facts,
    total,
    unrounded,
    outOf: base,
    sums: {
      points: sumOf(criteria.filter(({ max }) => max.isPositive).map(({ points }) => earnedOf(points))),
      outOf: applicable,
      extras: sumOf(criteria.filter(({ max }) => !max.isPositive).map(({ points }) => earnedOf(points))),
    },
    rescaledBy:
      set.notApplicable.policy === "rescale" &&
      applicable.isPositive &&
      criteria.some(({ points }) => !points.applies)
        ? base.over(applicable)
        : null,
    grading: gradeOf(set, { record, criteria, groups, total, outOf: base, isClosed }),
  };
}

type TableRow = KindTable["criteria"][number];

function scoreCriterion(
  set: CriteriaSet,
  record: AgencyRecord,
  row: TableRow,
  close: boolean,
): CriterionResult {
  const { criterion, facts } = row;
  const max = row.max.value;
  const standIns = facts.filter((fact) => isStoodIn(set, record, fact));
  const scoreWith = (withStandIns: boolean): Score =>
    scoreRule(criterion.rule, max, {
      facts: viewOf(set, record, withStandIns),
      notApplicable: set.notApplicable.policy,
      year: record.period.year,
    });
  const plain = standIns.length > 0 && close ? null : scoreWith(false);
  const assumed = standIns.length > 0 ? scoreWith(true) : null;
  const score = assumed ?? plain ?? scoreWith(false);
  const points = plain && assumed ? spanOfFirst(plain.points, assumed.points) : score.points;
  const [floor, ceiling] = [limitIn(criterion.floor, max, zero), limitIn(criterion.ceiling, max, max)];
  const held = roundPoints(set, "criterion", onceSettled(clampPoints(points, floor, ceiling)));
  const isHeld = points.applies && !clamp(points.earned, floor, ceiling).equals(points.earned);
  return {
    code: criterion.code,
    max,
    points: held,
    found: score.found,
    heldAt: isHeld && held.applies ? held.earned : null,
    settledBy: null,
    standIns,
    facts,
  };
}

/** Until closing, a stand-in counts as earned, while the span still holds every other answer. */
const spanOfFirst = (open: Points, assumed: Points): Points =>
  open.applies && assumed.applies ? { ...open, earned: assumed.earned } : open;

const limitIn = (limit: Amount | null | undefined, max: Exact, otherwise: Exact): Exact | null =>
  limit === undefined ? otherwise : limit && amountIn(limit, max);

const clampPoints = (points: Points, floor: Exact | null, ceiling: Exact | null): Points =>
  points.applies
    ? {
        ...points,
        earned: clamp(points.earned, floor, ceiling),
        span: clampSpan(points.span, floor, ceiling),
      }
    : points;

function roundPoints(set: CriteriaSet, of: "criterion" | "group" | "total", points: Points): Points {
  const rounding = set.rounding.find((one) => one.of === of);
  if (rounding === undefined || !points.applies) return points;
  const rounded = (number: Exact) => round(number, rounding);
  return { ...points, earned: rounded(points.earned), span: spanThrough(points.span, rounded) };
}

function settle(result: CriterionResult): CriterionResult {
  const { points } = result;
  if (!points.applies || (isSettled(points.span) && !points.mayNotApply)) return result;
  if (points.span.least === null) throw new Error(`${result.code} has no least; check refuses such a set`);
  return { ...result, points: earns(points.span.least), settledBy: "least-favourable" };
}

const partsOf = (results: readonly CriterionResult[]): Part[] =>
  results.map(({ max, points }) => ({ max, points }));

function groupResults(
  set: CriteriaSet,
  table: KindTable,
  criteria: readonly CriterionResult[],
): GroupResult[] {
  return table.groups.map(({ group, max }) => {
    const codes = new Set(codesUnder(group));
    const own = criteria.filter(({ code }) => codes.has(code));
    const policy = set.notApplicable.policy;
    const plain = tally(partsOf(own), policy === "rescale" ? "zero" : policy);
    const rescaled = tally(partsOf(own), policy);
    const applies = rescaled.applies;
    return {
      code: group.code,
      max: max.value,
      points: applies ? roundPoints(set, "group", plain) : rescaled,
      outOf:
        policy === "rescale"
          ? sumOf(own.filter(({ points }) => points.applies).map((one) => one.max))
          : max.value,
      rescaled,
    };
  });
}

interface Coded {
  readonly code: string;
  readonly children?: readonly Coded[];
}

const codesUnder = ({ code, children }: Coded): string[] =>
  children ? children.flatMap(codesUnder) : [code];

/**
 * The total before its rounding. Rescaling at the total takes all criteria at once; rescaling at the group
 * brings each group up to its own maximum first. Bonus and deductions are added after either.
 */
function totalOf(set: CriteriaSet, table: KindTable, criteria: readonly CriterionResult[]): Points {
  const { policy, level } = set.notApplicable;
  const isGroupRounded = set.rounding.some(({ of }) => of === "group");
  if (level === "total" && !isGroupRounded) return tally(partsOf(criteria), policy);
  const byCode = new Map(criteria.map((one) => [one.code, one]));
  const weighty = (node: KindTable["nodes"][number]): Part | null => {
    if ("criterion" in node) {
      const result = byCode.get(node.criterion.code);
      return result?.max.isPositive ? { max: result.max, points: result.points } : null;
    }
    const parts = node.children.map(weighty).filter((part) => part !== null);
    return parts.length === 0
      ? null
      : { max: node.max.value, points: roundPoints(set, "group", tally(parts, policy)) };
  };
  const parts = table.nodes.map(weighty).filter((part) => part !== null);
  return tally([...parts, ...partsOf(criteria.filter(({ max }) => !max.isPositive))], policy);
}

/** The points as they stand, and what is still possible; nothing where nothing applies. */
export const earnedOf = (points: Points): Exact => (points.applies ? points.earned : zero);
export const spanOf = (points: Points): Span => (points.applies ? points.span : only(zero));
