/**
 * The short way to an agency's total: points alone, where nothing is open about them. It gives what `total.ts` gives of
 * the same facts, whose way also holds spans and says what each rule found; tests hold the two against each other.
 */
import type { CompiledGroup, CompiledTable, Source } from "./compile.ts";
import { type Exact, zero } from "./exact/index.ts";
import { type KnownValues, out, type Settled } from "./rules/known.ts";
import { KnownWhole, type NotApplicablePolicy } from "./rules/tally.ts";

export interface KnownTotal {
  /** Of the criteria, by their index. */
  readonly criteria: readonly Settled[];
  readonly unrounded: Exact;
  readonly points: Exact;
}

interface ShortWay {
  readonly table: CompiledTable;
  /** What the whole table is worth; `null` for a set without points. */
  readonly base: Exact | null;
  readonly policy: NotApplicablePolicy;
  readonly values: KnownValues;
  readonly year: number;
  readonly longWay: {
    /** The points of a criterion, by its index, where only the long way tells them; `null` while they are open. */
    settled(criterion: number): Settled | null;
  };
}

/** `null` where the long way must be gone to the end. */
export function knownTotal({ table, base, policy, values, year, longWay }: ShortWay): KnownTotal | null {
  const { criteria, total } = table;
  if (total.zeroWhen !== null) return null;
  const points = new Array<Settled>(criteria.length);
  for (let index = 0; index < criteria.length; index++) {
    const settled = criteria[index]?.known?.(values, year) ?? longWay.settled(index);
    if (settled === null) return null;
    points[index] = settled;
  }
  const { sources, weight } = total;
  const whole = base === null ? zero : wholeOf(sources, policy, points)?.points(weight, base);
  if (whole === undefined || whole === out) return null;
  return { criteria: points, unrounded: whole, points: total.held(whole) };
}

/** Of the criteria, by their index. */
type PointsOfAll = readonly Settled[];

/** `policy`: what becomes of its parts that do not apply. */
function wholeOf(
  sources: readonly Source[],
  policy: NotApplicablePolicy,
  settled: PointsOfAll,
): KnownWhole | undefined {
  const whole = new KnownWhole();
  for (const source of sources)
    if ("criterion" in source) {
      const points = settled[source.criterion];
      if (points === undefined) return undefined;
      add(whole, source.max, points, source.policy, policy);
    } else if (!addGroup(whole, source.group, policy, settled)) return undefined;
  return whole;
}

function addGroup(
  whole: KnownWhole,
  { max, own, policy, sources, weight, limits, isHeld, held }: CompiledGroup,
  above: NotApplicablePolicy,
  settled: PointsOfAll,
): boolean {
  const group = limits.zeroWhen === null ? wholeOf(sources, policy, settled) : undefined;
  if (group === undefined) return false;
  if (!isHeld && group.hasWeight) {
    add(whole, max, group.pointsOfWeight(weight, max), own, above);
    whole.addExtra(group.pointsOfExtras);
    return true;
  }
  const points = group.points(weight, max);
  // Where nothing of weight applies, bonus and deductions still count: the long way knows how.
  if (points === out) return false;
  add(whole, max, held(points), own, above);
  return true;
}

/** What does not apply and says itself what it gets instead is there, with that. */
function add(
  whole: KnownWhole,
  max: Exact,
  points: Settled,
  own: NotApplicablePolicy | null,
  policy: NotApplicablePolicy,
): void {
  const isStated = points === out && (own === "full" || own === "zero");
  whole.add(max, isStated ? (own === "full" ? max : zero) : points, own ?? policy);
}
