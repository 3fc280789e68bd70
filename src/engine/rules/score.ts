/** What a rule answers: the points of the facts in hand, the span that is still possible, and what it found. */
import {
  clamp,
  clampSpan,
  Exact,
  isSettled,
  only,
  type Rounding,
  round,
  type Span,
  spanThrough,
  zero,
} from "../exact/index.ts";
import type { Reading } from "./facts.ts";

export type Points =
  | { readonly applies: false }
  | {
      readonly applies: true;
      /** The points of the facts in hand; what is open adds nothing. */
      readonly earned: Exact;
      /** Holds the points of every admissible completion of the open facts. */
      readonly span: Span;
      /** An open fact may still turn out not applicable, and the rule with it. */
      readonly mayNotApply: boolean;
    };

/** What the rule found, from which its words are made: plain data, `kind` names the rule kind that wrote it. */
export interface Found {
  readonly kind: string;
}

export interface Score<F extends Found = Found> {
  readonly points: Points;
  readonly found: F;
}

export const doesNotApply: Points = { applies: false };

export const earns = (points: Exact): Points => ({
  applies: true,
  earned: points,
  span: only(points),
  mayNotApply: false,
});

/** The points where nothing is open about them: surely applying, only one number possible, and that one earned; else `null`. */
export function knownPoints(points: Points): Exact | null {
  if (!points.applies || points.mayNotApply) return null;
  const { earned, span } = points;
  if (span.least === earned && span.most === earned) return earned;
  return isSettled(span) && span.least?.equals(earned) ? span.least : null;
}

/** Held within limits; `null` is no limit on that side. */
export function heldWithin(points: Points, floor: Exact | null, ceiling: Exact | null): Points {
  if (!points.applies) return points;
  const known = knownPoints(points);
  const earned = clamp(known ?? points.earned, floor, ceiling);
  if (known) return earned === known ? points : earns(earned);
  return { ...points, earned, span: clampSpan(points.span, floor, ceiling) };
}

export function rounded(points: Points, rounding: Rounding): Points {
  if (!points.applies) return points;
  const known = knownPoints(points);
  const earned = round(known ?? points.earned, rounding);
  if (known) return earned === known ? points : earns(earned);
  return { ...points, earned, span: spanThrough(points.span, (end) => round(end, rounding)) };
}

/** Nothing is earned while a fact is open, unless every answer to it gives the same points. */
export const staysOpen = (span: Span, mayNotApply = false): Points => {
  const points: Points = { applies: true, earned: zero, span, mayNotApply };
  return onceSettled(points);
};

/** Where only one number of points is left, it is earned, whatever is still open. */
export function onceSettled(points: Points): Points {
  if (!points.applies || points.mayNotApply || knownPoints(points) !== null) return points;
  const { least } = points.span;
  return least !== null && isSettled(points.span) ? earns(least) : points;
}

/** For rules on one fact: its points when known, its span while open. */
export const pointsOf = <T>(
  reading: Reading<T>,
  whenKnown: (value: T) => Exact,
  whileOpen: () => Span,
): Points =>
  reading.state === "value"
    ? earns(whenKnown(reading.value))
    : reading.state === "open"
      ? staysOpen(whileOpen(), reading.mayNotApply)
      : doesNotApply;

export const knownValue = <T>(reading: Reading<T>): T | null =>
  reading.state === "value" ? reading.value : null;

/** Did some rule find that only a person can decide, such as a share of nothing that the set leaves undetermined? */
export function awaitsPerson(found: unknown): boolean {
  if (typeof found !== "object" || found === null || found instanceof Exact) return false;
  if ((found as { readonly undetermined?: unknown }).undetermined === true) return true;
  return Object.values(found).some(awaitsPerson);
}
