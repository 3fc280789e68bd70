/**
 * The short way to an agency's total: points alone, where nothing is open about them. It gives what `total.ts` gives of
 * the same facts, whose way also holds spans and says what each rule found; tests hold the two against each other.
 */
import type { CompiledLimits, CompiledTable, Source } from "./compile.ts";
import { clamp, type Exact, type Rounding, round, zero } from "./exact/index.ts";
import { type KnownValues, out, type Settled } from "./rules/known.ts";
import { KnownWhole, type NotApplicablePolicy } from "./rules/tally.ts";

export interface KnownTotal {
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
  /** The points of a criterion, by its index, where only the long way tells them; `null` while they are open. */
  longWay(criterion: number): Settled | null;
}

/** `null` where the long way must be gone to the end. */
export function knownTotal({ table, base, policy, values, year, longWay }: ShortWay): KnownTotal | null {
  const { criteria, total } = table;
  if (total.zeroWhen !== null) return null;
  const points: Settled[] = [];
  for (const { known } of criteria) {
    const settled = known?.(values, year) ?? longWay(points.length);
    if (settled === null) return null;
    points.push(settled);
  }
  const whole = base === null ? zero : wholeOf(total.sources, { table, points, policy })?.points(base);
  if (whole === undefined || whole === out) return null;
  return { unrounded: whole, points: held(total, table.rounding.total, whole) };
}

interface Adding {
  readonly table: CompiledTable;
  /** Of the criteria, by their index. */
  readonly points: readonly Settled[];
  readonly policy: NotApplicablePolicy;
}

function wholeOf(sources: readonly Source[], adding: Adding): KnownWhole | undefined {
  const whole = new KnownWhole();
  for (const source of sources)
    if ("criterion" in source) {
      const points = adding.points[source.criterion];
      if (points === undefined) return undefined;
      add(whole, source.max, points, source.policy, adding.policy);
    } else {
      const { max, policy, own, isHeld, limits, sources: inner } = source.group;
      const group = limits.zeroWhen === null ? wholeOf(inner, { ...adding, policy }) : undefined;
      if (group === undefined) return undefined;
      if (isHeld || !group.hasWeight) {
        const points = group.points(max);
        // Where nothing of weight applies, bonus and deductions still count: the long way knows how.
        if (points === out) return undefined;
        add(whole, max, held(limits, adding.table.rounding.group, points), own, adding.policy);
      } else {
        add(whole, max, group.pointsOfWeight(max), own, adding.policy);
        whole.extras.push(...group.extras);
      }
    }
  return whole;
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

const held = ({ floor, ceiling }: CompiledLimits, rounding: Rounding | null, points: Exact): Exact =>
  clamp(rounding === null ? points : round(points, rounding), floor, ceiling);
