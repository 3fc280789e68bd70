/**
 * From criteria to groups, subtotals and the total: one recursion down the table. What does not apply is treated as the
 * set, or the node itself, says; then come rounding, limits and the causes for which all is lost.
 */
import { baseFor, type CriteriaSet, type Limits, type TableGroup, type TableNode } from "./criteria/set.ts";
import {
  clamp,
  clampSpan,
  type Exact,
  isSettled,
  nothing,
  only,
  round,
  type Span,
  spanHull,
  spanThrough,
  sumOf,
  zero,
} from "./exact/index.ts";
import type { Condition, PointsIn, Verdict } from "./rules/conditions.ts";
import { type Amount, amountIn } from "./rules/fields.ts";
import { earns, type Points } from "./rules/score.ts";
import { type NotApplicablePolicy, type Part, standIn, tally } from "./rules/tally.ts";
import type { KindTable } from "./scorer.ts";

export interface GroupResult {
  readonly code: string;
  readonly max: Exact;
  /** Plainly added, out of what applies, within the group's limits. */
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
  group(code: string): GroupResult;
  subtotal(id: string): PointsIn;
  total(): { readonly unrounded: Points; readonly points: Points; readonly lostBecause: string | null };
  /** Is some group brought to its own maximum before the total? */
  readonly hasUnits: boolean;
}

export interface TotalsOf {
  readonly set: CriteriaSet;
  readonly table: KindTable;
  /** A criterion's points, settled where the record is closed. */
  points(code: string): Points;
  judge(condition: Condition): Verdict;
  readonly isClosed: boolean;
}

export function totalsOf({ set, table, points, judge, isClosed }: TotalsOf): Totals {
  const { policy, level } = set.notApplicable;
  const isGroupRounded = set.rounding.some(({ of }) => of === "group");
  const known = new Map<string, GroupResult>();

  /** A group that is brought to its own maximum, and limited or rounded, before it enters the whole above it. */
  const isUnit = ({ group }: TableGroup, inherited: NotApplicablePolicy): boolean =>
    inherited !== "rescale" ||
    level === "group" ||
    isGroupRounded ||
    group.notApplicable !== null ||
    isLimited(group);

  const held = (limits: Limits, of: "group" | "total", max: Exact, open: Points): Points =>
    settled(
      lose(limits, hold(limits, max, roundPoints(set, of, open), { floor: null, ceiling: null }), judge),
    );

  /** In a closed record an open cause is settled against the agency. */
  const settled = (points: Points): Points =>
    isClosed && points.applies && points.span.least !== null
      ? { ...points, ...earns(points.span.least) }
      : points;

  /** What a node puts into the whole above it. `keeps` leaves nodes out, for a subtotal. */
  const partsOf = (
    node: TableNode,
    inherited: NotApplicablePolicy,
    keeps: (code: string) => boolean,
  ): Part[] => {
    if ("criterion" in node) {
      const { code, notApplicable } = node.criterion;
      if (!keeps(code)) return [];
      return [ownPolicy({ max: node.max.value, points: points(code) }, notApplicable)];
    }
    const { group, children } = node;
    if (!keeps(group.code)) return [];
    const own = group.notApplicable ?? inherited;
    const parts = children.flatMap((child) => partsOf(child, own, keeps));
    if (!isUnit(node, own)) return parts;
    const weighty = parts.filter(({ max }) => max.isPositive);
    const extras = parts.filter(({ max }) => !max.isPositive);
    const max = node.max.value.minus(sumOf(leftOut(children, keeps)));
    if (weighty.length === 0) {
      const sum = parts.length === 0 ? earns(zero) : tally(extras, "zero");
      return [ownPolicy({ max, points: held(group, "group", max, sum) }, group.notApplicable)];
    }
    const base = tally(weighty, own, max);
    if (!isLimited(group) && !isGroupRounded)
      return [ownPolicy({ max, points: base }, group.notApplicable), ...extras];
    const more = tally(extras, "zero");
    const whole = tally([...weighty, ...extras], own, max);
    const part = ownPolicy({ max, points: held(group, "group", max, whole) }, group.notApplicable);
    if (extras.length === 0 || !more.applies) return [part];
    // Where nothing of weight applies, bonus and deductions still count.
    const alone = held(group, "group", max, more);
    if (!base.applies) return [part, { max: zero, points: alone }];
    return base.mayNotApply && alone.applies
      ? [part, { max: zero, points: { ...alone, earned: zero, span: spanHull(alone.span, nothing) } }]
      : [part];
  };

  const everything = () => true;

  const group = (code: string): GroupResult => {
    const before = known.get(code);
    if (before) return before;
    const node = table.groups.find((one) => one.group.code === code);
    if (node === undefined) throw new Error(`no group ${code} in the table`);
    const own = node.group.notApplicable ?? inheritedBy(code, table.nodes, policy) ?? policy;
    const parts = node.children.flatMap((child) => partsOf(child, own, everything));
    const max = node.max.value;
    const plain = tally(parts, own === "rescale" ? "zero" : own);
    const whole = tally(parts, own, max);
    const applying = parts.filter((part) => part.points.applies && part.max.isPositive);
    const limited = held(node.group, "group", max, plain);
    const result: GroupResult = {
      code,
      max,
      points: whole.applies ? limited : whole,
      outOf:
        own === "rescale" && applying.length < parts.filter((part) => part.max.isPositive).length
          ? sumOf(applying.map((part) => part.max))
          : max,
      rescaled: held(node.group, "group", max, whole),
      heldAt: isMoved(roundPoints(set, "group", plain), limited),
      lostBecause: lossOf(node.group, judge),
    };
    known.set(code, result);
    return result;
  };

  const sumUp = (keeps: (code: string) => boolean, whole: Exact): Points =>
    tally(
      table.nodes.flatMap((node) => partsOf(node, policy, keeps)),
      policy,
      whole,
    );

  const base = baseFor(set, table.kind) ?? zero;

  return {
    group,
    hasUnits: policy === "rescale" && table.groups.some((node) => isUnit(node, policy)),
    subtotal(id) {
      const declared = set.subtotals.get(id);
      if (declared === undefined) throw new Error(`no subtotal ${id}`);
      const { of, without } = declared;
      const named = new Set(of ?? without);
      const isNamed = namesWithin(table.nodes, named);
      const keeps = of
        ? (code: string) => isNamed(code) !== "outside"
        : (code: string) => isNamed(code) !== "inside";
      const left = sumOf(leftOut(table.nodes, keeps));
      const max = sumOf(table.nodes.map((node) => node.max.value)).minus(left);
      return seenAs({ points: roundPoints(set, "total", sumUp(keeps, max)), max });
    },
    total() {
      const unrounded = set.base === null ? earns(zero) : sumUp(everything, base);
      return {
        unrounded,
        points: held(set.total, "total", base, unrounded),
        lostBecause: lossOf(set.total, judge),
      };
    },
  };
}

const isLimited = ({ floor, ceiling, zeroWhen }: Limits): boolean =>
  floor !== undefined || ceiling !== undefined || zeroWhen !== null;

function ownPolicy(part: Part, own: NotApplicablePolicy | null): Part {
  if (own === null) return part;
  return own === "rescale" ? { ...part, policy: own } : { ...part, points: standIn(part, own) };
}

/** What the nodes are worth that a subtotal leaves out. */
const leftOut = (nodes: readonly TableNode[], keeps: (code: string) => boolean): Exact[] =>
  nodes.flatMap((node) =>
    !keeps("group" in node ? node.group.code : node.criterion.code)
      ? [node.max.value]
      : "group" in node
        ? leftOut(node.children, keeps)
        : [],
  );

/** Whether a node is one of those named or below one, above one, or neither. */
function namesWithin(nodes: readonly TableNode[], named: ReadonlySet<string>) {
  const places = new Map<string, "inside" | "above" | "outside">();
  const visit = (node: TableNode, isInside: boolean): boolean => {
    const code = "group" in node ? node.group.code : node.criterion.code;
    const inside = isInside || named.has(code);
    const below = "group" in node ? node.children.map((child) => visit(child, inside)).some(Boolean) : false;
    places.set(code, inside ? "inside" : below ? "above" : "outside");
    return inside || below;
  };
  for (const node of nodes) visit(node, false);
  return (code: string) => places.get(code) ?? "outside";
}

/** The policy that holds where a group stands: that of the nearest group above it that states one. */
function inheritedBy(
  code: string,
  nodes: readonly TableNode[],
  policy: NotApplicablePolicy,
): NotApplicablePolicy | undefined {
  for (const node of nodes) {
    if (!("group" in node)) continue;
    if (node.group.code === code) return policy;
    const found = inheritedBy(code, node.children, node.group.notApplicable ?? policy);
    if (found) return found;
  }
  return undefined;
}

/** As conditions see it: what does not apply holds no agency back, and counts as reached in full. */
export function seenAs({ points, max }: { readonly points: Points; readonly max: Exact }): PointsIn {
  const full = only(max);
  const span = !points.applies ? full : points.mayNotApply ? spanHull(points.span, full) : points.span;
  return { span, max };
}

/** Held within its limits; those not stated are `otherwise`. */
export function hold(
  { floor, ceiling }: Limits,
  max: Exact,
  points: Points,
  otherwise: { readonly floor: Exact | null; readonly ceiling: Exact | null },
): Points {
  if (!points.applies) return points;
  const [least, most] = [limitIn(floor, max, otherwise.floor), limitIn(ceiling, max, otherwise.ceiling)];
  return { ...points, earned: clamp(points.earned, least, most), span: clampSpan(points.span, least, most) };
}

const limitIn = (limit: Amount | null | undefined, max: Exact, otherwise: Exact | null): Exact | null =>
  limit === undefined ? otherwise : limit && amountIn(limit, max);

/** The points as they were held, where holding moved them. */
export const isMoved = (before: Points, after: Points): Exact | null =>
  before.applies && after.applies && !before.earned.equals(after.earned) ? after.earned : null;

/** All is lost when the cause holds; while it is open, it may be. */
export function lose({ zeroWhen }: Limits, points: Points, judge: (condition: Condition) => Verdict): Points {
  if (zeroWhen === null || !points.applies) return points;
  const verdict = judge(zeroWhen.when);
  if (verdict === "not-met") return points;
  return verdict === "met" ? earns(zero) : { ...points, span: spanHull(points.span, nothing) };
}

export const lossOf = ({ zeroWhen }: Limits, judge: (condition: Condition) => Verdict): string | null =>
  zeroWhen && judge(zeroWhen.when) === "met" ? zeroWhen.why : null;

export function roundPoints(set: CriteriaSet, of: "criterion" | "group" | "total", points: Points): Points {
  const rounding = set.rounding.find((one) => one.of === of);
  if (rounding === undefined || !points.applies) return points;
  const rounded = (number: Exact) => round(number, rounding);
  return { ...points, earned: rounded(points.earned), span: spanThrough(points.span, rounded) };
}

/** The points as they stand, and what is still possible; nothing where nothing applies. */
export const earnedOf = (points: Points): Exact => (points.applies ? points.earned : zero);
export const spanOf = (points: Points): Span => (points.applies ? points.span : only(zero));
export const isKnown = (points: Points): boolean =>
  !points.applies || (isSettled(points.span) && !points.mayNotApply);
