/** Which stretches of a domain no band holds, or two bands claim, and which bands lie outside it: reckoned exactly, not sampled. */
import { type Exact, one, type Span, textOfExact } from "../exact/index.ts";
import type { RuleDefect } from "./kind.ts";

/** One end of a stretch of numbers. */
export interface Bound {
  readonly at: Exact;
  readonly inclusive: boolean;
  /** No source states it. */
  readonly isAssumed?: boolean;
}

/** `null` where the stretch has no end on that side. */
export interface Stretch {
  readonly lower: Bound | null;
  readonly upper: Bound | null;
}

/**
 * Every stretch of the fact's domain that no band holds, and every one that two bands claim. Exact: where the
 * fact moves in steps, ends are first moved to the nearest value the fact can take. A band that holds nothing, or
 * nothing of the domain, is told as such and takes no part in the rest.
 */
export function holesAndOverlaps(all: readonly Stretch[], domain: Span, step: Exact | null): RuleDefect[] {
  const stretches = all.map((one, index) => ({
    index,
    lower: snap(one.lower, step, 1),
    upper: snap(one.upper, step, -1),
  }));
  const ordered = [...stretches].sort((a, b) =>
    a.lower === null || b.lower === null
      ? Number(a.lower !== null) - Number(b.lower !== null)
      : a.lower.at.compare(b.lower.at) || Number(b.lower.inclusive) - Number(a.lower.inclusive),
  );
  const defects: RuleDefect[] = [];
  const defect = (
    id: "band-gap" | "band-overlap" | "band-empty" | "band-outside",
    index: number,
    from: string,
    to: string,
  ) => defects.push({ id, path: ["bands", index], values: { from, to } });
  /** Up to where the domain is held so far; `null` where nothing above is left. */
  let reached: Bound | null = null;
  let isStart = true;
  for (const { index, lower, upper } of ordered) {
    if (lower && upper && isEmpty(lower, upper)) {
      defect("band-empty", index, textOfExact(lower.at), textOfExact(upper.at));
      continue;
    }
    if (isOutside(lower, upper, domain)) {
      defect("band-outside", index, fromText(lower), toText(upper));
      continue;
    }
    if (isStart && domain.least === null && lower !== null)
      defect("band-gap", index, "−∞", textOfExact(lower.at));
    else if (isStart && lower && domain.least && isPast(lower, domain.least)) {
      defect("band-gap", index, textOfExact(domain.least), textOfExact(lower.at));
    } else if (!isStart && reached) {
      const order = lower === null ? -1 : joint(reached, lower, step);
      if (lower && order > 0) defect("band-gap", index, textOfExact(reached.at), textOfExact(lower.at));
      if (order < 0) defect("band-overlap", index, fromText(lower), toText(nearer(upper, reached)));
    } else if (!isStart) {
      defect("band-overlap", index, fromText(lower), toText(upper));
    }
    if (isStart || (reached !== null && (upper === null || isFurther(upper, reached)))) reached = upper;
    isStart = false;
  }
  const last = all.length - 1;
  if (isStart) defect("band-gap", last, endText(domain.least, "−∞"), endText(domain.most, "+∞"));
  else if (reached && domain.most === null) defect("band-gap", last, textOfExact(reached.at), "+∞");
  else if (
    reached &&
    domain.most &&
    !(reached.inclusive ? reached.at.isAtLeast(domain.most) : domain.most.isLessThan(reached.at))
  ) {
    defect("band-gap", last, textOfExact(reached.at), textOfExact(domain.most));
  }
  return defects;
}

/** Moves an end inwards to a value the fact can take. */
function snap(bound: Bound | null, step: Exact | null, inwards: 1 | -1): Bound | null {
  if (bound === null || step === null) return bound;
  const steps = bound.at.over(step);
  if (steps.isInteger && bound.inclusive) return bound;
  const floor = steps.floor();
  const next = inwards === 1 ? floor.plus(one) : steps.isInteger ? floor.minus(one) : floor;
  return { at: next.times(step), inclusive: true };
}

const endText = (at: Exact | null | undefined, without: "−∞" | "+∞") => (at ? textOfExact(at) : without);
const fromText = (lower: Bound | null) => endText(lower?.at, "−∞");
const toText = (upper: Bound | null) => endText(upper?.at, "+∞");
const nearer = (a: Bound | null, b: Bound) => (a === null || isFurther(a, b) ? b : a);

const isEmpty = (lower: Bound, upper: Bound) => {
  const order = lower.at.compare(upper.at);
  return order > 0 || (order === 0 && !(lower.inclusive && upper.inclusive));
};
const isOutside = (lower: Bound | null, upper: Bound | null, { least, most }: Span) =>
  (lower !== null && most !== null && isEmpty(lower, { at: most, inclusive: true })) ||
  (upper !== null && least !== null && isEmpty({ at: least, inclusive: true }, upper));
const isPast = (lower: Bound, least: Exact) =>
  least.isLessThan(lower.at) || (least.equals(lower.at) && !lower.inclusive);
const isFurther = (a: Bound, b: Bound) =>
  b.at.isLessThan(a.at) || (a.at.equals(b.at) && a.inclusive && !b.inclusive);

/** Positive for a hole between an upper end and the next lower one, negative for an overlap, 0 for a good joint. */
function joint(upper: Bound, lower: Bound, step: Exact | null): number {
  if (step !== null) return lower.at.compare(upper.at.plus(step));
  const order = lower.at.compare(upper.at);
  if (order !== 0) return order;
  return upper.inclusive === lower.inclusive ? (upper.inclusive ? -1 : 1) : 0;
}
