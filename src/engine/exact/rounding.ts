/**
 * Declared rounding: to a multiple of a step, in a named mode.
 *
 * The names mean what they mean in java.math.RoundingMode: halves and "up" go away from zero, "down" goes
 * towards it, so a deduction is rounded as the same number of points would be.
 */
import { Exact, one } from "./exact.ts";

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
  if (steps.isInteger) return number;
  const size = steps.isNegative ? steps.negated() : steps;
  const whole = size.floor();
  const rounded = goesUp[mode](whole, size.minus(whole).compare(half)) ? whole.plus(one) : whole;
  return (steps.isNegative ? rounded.negated() : rounded).times(step);
}

const half = Exact.ratio(1, 2);

/** Whether a size of `whole` and a rest goes to the next whole; `order` is that of the rest to one half. */
const goesUp: Record<RoundingMode, (whole: Exact, order: -1 | 0 | 1) => boolean> = {
  "half-up": (_, order) => order >= 0,
  "half-even": (whole, order) => order > 0 || (order === 0 && !whole.times(half).isInteger),
  up: () => true,
  down: () => false,
};
