/**
 * A span of points, from the least to the most that is still possible. `null` means without limit on that
 * side. A span in which least equals most is settled.
 */
import { type Exact, greater, lesser, zero } from "./exact.ts";

export interface Span {
  readonly least: Exact | null;
  readonly most: Exact | null;
}

export const only = (points: Exact): Span => ({ least: points, most: points });
export const nothing: Span = only(zero);
export const unlimited: Span = { least: null, most: null };

export const isSettled = ({ least, most }: Span): boolean =>
  least !== null && most !== null && (least === most || least.equals(most));

/** The number of a span that was made of one number, by `only` or from such spans; `null` of any other. */
export const settledAt = ({ least, most }: Span): Exact | null => (least === most ? least : null);

export const spanContains = (span: Span, points: Exact): boolean =>
  (span.least === null || points.isAtLeast(span.least)) &&
  (span.most === null || span.most.isAtLeast(points));

const both = (a: Exact | null, b: Exact | null, join: (a: Exact, b: Exact) => Exact): Exact | null =>
  a === null || b === null ? null : join(a, b);

export function spanPlus(a: Span, b: Span): Span {
  const x = settledAt(a);
  const y = settledAt(b);
  if (x && y) return only(x.plus(y));
  return { least: both(a.least, b.least, plus), most: both(a.most, b.most, plus) };
}

export function spanMinus(a: Span, b: Span): Span {
  const x = settledAt(a);
  const y = settledAt(b);
  if (x && y) return only(x.minus(y));
  return { least: both(a.least, b.most, minus), most: both(a.most, b.least, minus) };
}

const plus = (x: Exact, y: Exact) => x.plus(y);
const minus = (x: Exact, y: Exact) => x.minus(y);

/** The smallest span that holds both. */
export const spanHull = (a: Span, b: Span): Span => ({
  least: both(a.least, b.least, lesser),
  most: both(a.most, b.most, greater),
});

/** The span of the greater of two numbers, one from each span. */
export const spanOfGreater = (a: Span, b: Span): Span => ({
  least: a.least === null ? b.least : b.least === null ? a.least : greater(a.least, b.least),
  most: both(a.most, b.most, greater),
});

/** The same monotone step (a cap, a rounding) taken at both ends. */
export function spanThrough(span: Span, step: (points: Exact) => Exact): Span {
  const number = settledAt(span);
  return number
    ? only(step(number))
    : { least: span.least && step(span.least), most: span.most && step(span.most) };
}

/** Limits for clamping. `null` means no limit on that side. */
export function clamp(points: Exact, floor: Exact | null, ceiling: Exact | null): Exact {
  const isAbove = floor === null || points === floor || (floor.isZero && !points.isNegative);
  const raised = isAbove ? points : greater(points, floor);
  return ceiling === null || raised === ceiling ? raised : lesser(raised, ceiling);
}

/** A limit also bounds a side that was unlimited. */
export function clampSpan(span: Span, floor: Exact | null, ceiling: Exact | null): Span {
  const end = (points: Exact | null, otherwise: Exact | null) =>
    points === null ? otherwise : clamp(points, floor, ceiling);
  return { least: end(span.least, floor), most: end(span.most, ceiling) };
}
