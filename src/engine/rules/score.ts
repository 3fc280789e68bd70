/** What a rule answers: the points of the facts in hand, the span that is still possible, and what it found. */
import { clamp, clampSpan, Exact, isSettled, only, type Span, zero } from "../exact/index.ts";
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
  const left = onlyLeft(points);
  return left && points.applies && (points.earned === left || points.earned.equals(left)) ? left : null;
}

/** The one number of points that is still possible of what surely applies; `null` where there are several. */
const onlyLeft = (points: Points): Exact | null =>
  points.applies && !points.mayNotApply && isSettled(points.span) ? points.span.least : null;

/** The same monotone step, such as a limit or a rounding, taken with the points and with both ends of their span. */
export function through(points: Points, step: (points: Exact) => Exact, ends: (span: Span) => Span): Points {
  if (!points.applies) return points;
  const known = knownPoints(points);
  if (known === null) return { ...points, earned: step(points.earned), span: ends(points.span) };
  const moved = step(known);
  return moved === known ? points : earns(moved);
}

/** Held within limits; `null` is no limit on that side. */
export const heldWithin = (points: Points, floor: Exact | null, ceiling: Exact | null): Points =>
  floor === null && ceiling === null
    ? points
    : through(
        points,
        (one) => clamp(one, floor, ceiling),
        (span) => clampSpan(span, floor, ceiling),
      );

/** Nothing is earned while a fact is open, unless every answer to it gives the same points. */
export const staysOpen = (span: Span, mayNotApply = false): Points => {
  const points: Points = { applies: true, earned: zero, span, mayNotApply };
  return onceSettled(points);
};

/** Where only one number of points is left, it is earned, whatever is still open. */
export function onceSettled(points: Points): Points {
  const left = onlyLeft(points);
  return left === null || (points.applies && points.earned === left) ? points : earns(left);
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
