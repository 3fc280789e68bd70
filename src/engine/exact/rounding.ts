/**
 * Declared rounding: to a multiple of a step, in a named mode.
 *
 * The names mean what they mean in java.math.RoundingMode: halves and "up" go away from zero, "down" goes
 * towards it, so a deduction is rounded as the same number of points would be.
 */
import { Exact } from "./exact.ts";

export const roundingModes = ["half-up", "half-even", "up", "down"] as const;
export type RoundingMode = (typeof roundingModes)[number];

/** `step` is what the result is a multiple of: 1/100 for two places, 1/4 for quarters. Positive. */
export interface Rounding {
  readonly step: Exact;
  readonly mode: RoundingMode;
}

export const toPlaces = (places: number, mode: RoundingMode = "half-up"): Rounding => ({
  step: Exact.of(1n, 10n ** BigInt(places)),
  mode,
});

export function round(number: Exact, { step, mode }: Rounding): Exact {
  const steps = number.over(step);
  const size = steps.isNegative ? steps.negated() : steps;
  const whole = size.numerator / size.denominator;
  const rest = size.numerator % size.denominator;
  const rounded = rest === 0n || !goesUp[mode](whole, 2n * rest, size.denominator) ? whole : whole + 1n;
  return Exact.of(steps.isNegative ? -rounded : rounded).times(step);
}

/** Whether a size of `whole` + a rest (given doubled, against the denominator) goes to the next whole. */
const goesUp: Record<RoundingMode, (whole: bigint, twiceRest: bigint, denominator: bigint) => boolean> = {
  "half-up": (_, twiceRest, denominator) => twiceRest >= denominator,
  "half-even": (whole, twiceRest, denominator) =>
    twiceRest > denominator || (twiceRest === denominator && whole % 2n === 1n),
  up: () => true,
  down: () => false,
};
