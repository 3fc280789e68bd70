/**
 * Interval arithmetic: from the spans of two numbers, the smallest span that holds every result. `null` is no
 * limit on that side.
 */
import {
  type Exact,
  greater,
  isSettled,
  nothing,
  one,
  only,
  type Span,
  settledAt,
  spanMinus,
  spanOfGreater,
  spanThrough,
  unlimited,
  zero,
} from "../exact/index.ts";

export const spanNegated = (span: Span): Span => spanMinus(nothing, span);

export const spanOfLesser = (a: Span, b: Span): Span =>
  spanNegated(spanOfGreater(spanNegated(a), spanNegated(b)));

export function spanOfSize(span: Span): Span {
  if (span.least !== null && !span.least.isNegative) return span;
  if (span.most !== null && !span.most.isPositive) return spanNegated(span);
  const { least, most } = span;
  return { least: zero, most: least && most && greater(least.negated(), most) };
}

export const spanOfFloor = (span: Span): Span => spanThrough(span, (number) => number.floor());
export const spanOfCeiling = (span: Span): Span =>
  spanThrough(span, (number) => number.negated().floor().negated());

/** An end of a span, told from the other end when it is without limit. */
type End = Exact | "below" | "above";

export function spanTimes(a: Span, b: Span): Span {
  const left = settledAt(a);
  const right = settledAt(b);
  if (left && right) return only(left.times(right));
  const corners = endsOf(a).flatMap((x) => endsOf(b).map((y) => product(x, y)));
  const finite = corners.filter((corner) => typeof corner !== "string");
  const inOrder = finite.sort((x, y) => x.compare(y));
  return {
    least: corners.includes("below") ? null : (inOrder[0] ?? null),
    most: corners.includes("above") ? null : (inOrder.at(-1) ?? null),
  };
}

const endsOf = ({ least, most }: Span): [End, End] => [least ?? "below", most ?? "above"];

/** Nothing times no limit is nothing: the limit stands for numbers, each of which is finite. */
function product(x: End, y: End): End {
  if (typeof x !== "string" && typeof y !== "string") return x.times(y);
  const sign = signOf(x) * signOf(y);
  return sign === 0 ? zero : sign < 0 ? "below" : "above";
}

const signOf = (end: End): number => (end === "below" ? -1 : end === "above" ? 1 : end.compare(zero));

/** Every quotient by a divisor other than 0. Throws when 0 is the only divisor: callers decide that case first. */
export function spanOver(a: Span, b: Span): Span {
  const left = settledAt(a);
  const right = settledAt(b);
  return left && right ? only(left.over(right)) : spanTimes(a, reciprocal(b));
}

function reciprocal({ least, most }: Span): Span {
  const inverse = (end: Exact | null) => (end === null ? zero : one.over(end));
  if (isSettled({ least, most }) || least?.isPositive || most?.isNegative)
    return { least: inverse(most), most: inverse(least) };
  if (least?.isZero) return { least: inverse(most), most: null };
  if (most?.isZero) return { least: null, most: inverse(least) };
  return unlimited;
}

/** What may come of comparing a number of one span with a number of the other. */
export interface MayBe {
  readonly yes: boolean;
  readonly no: boolean;
}

export const mayBeLess = (a: Span, b: Span): MayBe => ({ yes: canBeLess(a, b), no: canBeAtMost(b, a) });

export const mayBeAtMost = (a: Span, b: Span): MayBe => ({ yes: canBeAtMost(a, b), no: canBeLess(b, a) });

export const mayBeEqual = (a: Span, b: Span): MayBe => ({
  yes: canBeAtMost(a, b) && canBeAtMost(b, a),
  no: canBeLess(a, b) || canBeLess(b, a),
});

const canBeLess = (a: Span, b: Span): boolean =>
  a.least === null || b.most === null || a.least.isLessThan(b.most);

const canBeAtMost = (a: Span, b: Span): boolean =>
  a.least === null || b.most === null || b.most.isAtLeast(a.least);
