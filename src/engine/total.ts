/**
 * From criteria to groups, subtotals and the total, bottom up. What does not apply is treated as the set, or the node
 * itself, says; then come rounding, limits and the causes for which all is lost.
 */
import type { CompiledGroup, CompiledLimits, CompiledTable, Source } from "./compile.ts";
import {
  type Exact,
  isSettled,
  nothing,
  only,
  type Rounding,
  type Span,
  spanHull,
  sumOf,
  zero,
} from "./exact/index.ts";
import type { Judging, PointsIn } from "./rules/conditions.ts";
import { earns, heldWithin, knownPoints, type Points, rounded } from "./rules/score.ts";
import { isLeftOut, type NotApplicablePolicy, type Part, standIn, tally } from "./rules/tally.ts";

export interface GroupResult {
  readonly code: string;
  readonly max: Exact;
  /** Added before anything is rescaled, out of what is not left out, within the group's limits. */
  readonly points: Points;
  readonly outOf: Exact;
  /** As it enters the whole above it, and as conditions see it: rescaled where the policy says so. */
  readonly rescaled: Points;
  /** The limits that held the points, where they did. */
  readonly heldAt: Exact | null;
  /** Why all its points are lost, where they are. */
  readonly lostBecause: string | null;
}

export interface Totals {
  group(code: string): GroupResult | undefined;
  subtotal(id: string): PointsIn | undefined;
  total(): { readonly unrounded: Points; readonly points: Points };
  /** Why the whole total is lost, where it is. */
  lostBecause(): string | null;
}

export interface TotalsOf {
  readonly table: CompiledTable;
  /** What the whole table is worth; `null` for a set without points. */
  readonly base: Exact | null;
  readonly policy: NotApplicablePolicy;
  /** A criterion's points by its index, settled where the record is closed. */
  points(criterion: number): Points;
  readonly by: Judging;
  readonly isClosed: boolean;
}

/** Every group is added up once, whoever asks for it. */
export function totalsOf({ table, base, policy, points, by, isClosed }: TotalsOf): Totals {
  const partLists: (readonly Part[] | undefined)[] = [];
  const knownSums: (Exact | null | undefined)[] = [];
  const results: (GroupResult | undefined)[] = [];

  const held = (limits: CompiledLimits, rounding: Rounding | null, open: Points): Points =>
    settled(lose(limits, hold(limits, roundPoints(rounding, open)), by));

  /** In a closed record an open cause is settled against the agency. */
  const settled = (open: Points): Points =>
    isClosed && open.applies && open.span.least !== null && knownPoints(open) === null
      ? earns(open.span.least)
      : open;

  const partsFrom = (sources: readonly Source[]): Part[] => {
    const parts: Part[] = [];
    for (const source of sources)
      if ("criterion" in source)
        parts.push(ownPolicy({ max: source.max, points: points(source.criterion) }, source.policy));
      else parts.push(...partsOfGroup(source.group));
    return parts;
  };

  const partsIn = (group: CompiledGroup): readonly Part[] => {
    const parts = partLists[group.index] ?? partsFrom(group.sources);
    partLists[group.index] = parts;
    return parts;
  };

  /** The plain sum where every part applies and is known: then nothing falls out and nothing is rescaled. */
  const sumIn = (group: CompiledGroup): Exact | null => {
    const before = knownSums[group.index];
    if (before !== undefined) return before;
    const sum = sumOfKnown(group.sources);
    knownSums[group.index] = sum;
    return sum;
  };

  const sumOfKnown = (sources: readonly Source[]): Exact | null => {
    const all: Exact[] = [];
    for (const source of sources)
      if ("criterion" in source) {
        const known = knownPoints(points(source.criterion));
        if (known === null) return null;
        all.push(known);
      } else {
        for (const part of partsOfGroup(source.group)) {
          const known = knownPoints(part.points);
          if (known === null) return null;
          all.push(known);
        }
      }
    return sumOf(all);
  };

  const heldGroup = ({ limits }: CompiledGroup, open: Points) => held(limits, table.rounding.group, open);

  /** What a group that is a whole of its own puts into the whole above it. */
  const partsOfGroup = (group: CompiledGroup): Part[] => {
    const { max, policy, own, isHeld } = group;
    if (isHeld && sumIn(group)) return [ownPolicy({ max, points: resultOf(group).rescaled }, own)];
    const parts = partsIn(group);
    const weighty = parts.filter((part) => part.max.isPositive);
    const extras = parts.filter((part) => !part.max.isPositive);
    if (weighty.length === 0) {
      const sum = parts.length === 0 ? earns(zero) : tally(extras, "zero");
      return [ownPolicy({ max, points: heldGroup(group, sum) }, own)];
    }
    if (!isHeld) return [ownPolicy({ max, points: tally(weighty, policy, max) }, own), ...extras];
    const { rescaled } = resultOf(group);
    const part = ownPolicy({ max, points: rescaled }, own);
    const more = tally(extras, "zero");
    if (extras.length === 0 || !more.applies) return [part];
    // Where nothing of weight applies, bonus and deductions still count.
    const alone = heldGroup(group, more);
    if (!rescaled.applies) return [part, { max: zero, points: alone }];
    return mayFallOut(weighty) && alone.applies
      ? [part, { max: zero, points: { ...alone, earned: zero, span: spanHull(alone.span, nothing) } }]
      : [part];
  };

  const resultOf = (group: CompiledGroup): GroupResult => {
    const before = results[group.index];
    if (before) return before;
    const { code, max, policy, limits } = group;
    const known = sumIn(group);
    const plain = known
      ? earns(known)
      : tally(partsIn(group).map(unscaled), policy === "rescale" ? "zero" : policy);
    const whole = known ? plain : tally(partsIn(group), policy, max);
    const limited = heldGroup(group, plain);
    const result: GroupResult = {
      code,
      max,
      points: whole.applies ? limited : whole,
      outOf: known ? max : keptMax(partsIn(group), policy, max),
      rescaled: known ? limited : heldGroup(group, whole),
      heldAt: isMoved(roundPoints(table.rounding.group, plain), limited),
      lostBecause: lossOf(limits, by),
    };
    results[group.index] = result;
    return result;
  };

  return {
    group(code) {
      const group = table.groups.get(code);
      return group && resultOf(group);
    },
    subtotal(id) {
      const subtotal = table.subtotals.get(id);
      if (subtotal === undefined) return undefined;
      const { sources, max } = subtotal;
      const sum = tally(partsFrom(sources), policy, max);
      return seenAs({ points: roundPoints(table.rounding.total, sum), max });
    },
    total() {
      const known = base === null ? zero : sumOfKnown(table.total.sources);
      const unrounded = known ? earns(known) : tally(partsFrom(table.total.sources), policy, base ?? zero);
      return {
        unrounded,
        points: held(table.total, table.rounding.total, unrounded),
      };
    },
    lostBecause: () => lossOf(table.total, by),
  };
}

/** May everything of weight turn out not to apply? */
const mayFallOut = (weighty: readonly Part[]): boolean =>
  weighty.every(({ points }) => !points.applies || points.mayNotApply);

/** What the parts are worth that are not left out; where none is, what the group is worth. */
function keptMax(parts: readonly Part[], policy: NotApplicablePolicy, max: Exact): Exact {
  const weighty = parts.filter((part) => part.max.isPositive);
  const kept = weighty.filter((part) => !isLeftOut(part, policy));
  return kept.length < weighty.length ? sumOf(kept.map((part) => part.max)) : max;
}

/** A part that would be left out adds nothing instead. */
const unscaled = (part: Part): Part => (part.policy === "rescale" ? { ...part, policy: "zero" } : part);

function ownPolicy(part: Part, own: NotApplicablePolicy | null): Part {
  if (own === null) return part;
  return own === "rescale" ? { ...part, policy: own } : { ...part, points: standIn(part, own) };
}

/** As conditions see it: what does not apply holds no agency back, and counts as reached in full. */
export function seenAs({ points, max }: { readonly points: Points; readonly max: Exact }): PointsIn {
  const full = only(max);
  const span = !points.applies ? full : points.mayNotApply ? spanHull(points.span, full) : points.span;
  return { span, max };
}

/** Held within its limits. */
export const hold = ({ floor, ceiling }: CompiledLimits, points: Points): Points =>
  heldWithin(points, floor, ceiling);

/** The points as they were held, where holding moved them. */
export const isMoved = (before: Points, after: Points): Exact | null =>
  before !== after && before.applies && after.applies && !before.earned.equals(after.earned)
    ? after.earned
    : null;

/** All is lost when the cause holds; while it is open, it may be. */
export function lose({ zeroWhen }: CompiledLimits, points: Points, by: Judging): Points {
  if (zeroWhen === null || !points.applies) return points;
  const verdict = zeroWhen.judge(by);
  if (verdict === "not-met") return points;
  return verdict === "met" ? earns(zero) : { ...points, span: spanHull(points.span, nothing) };
}

export const lossOf = ({ zeroWhen }: CompiledLimits, by: Judging): string | null =>
  zeroWhen && zeroWhen.judge(by) === "met" ? zeroWhen.why : null;

export const roundPoints = (rounding: Rounding | null, points: Points): Points =>
  rounding === null ? points : rounded(points, rounding);

/** The points as they stand, and what is still possible; nothing where nothing applies. */
export const earnedOf = (points: Points): Exact => (points.applies ? points.earned : zero);
export const spanOf = (points: Points): Span => (points.applies ? points.span : only(zero));
export const isKnown = (points: Points): boolean =>
  !points.applies || (isSettled(points.span) && !points.mayNotApply);
