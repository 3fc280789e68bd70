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
  const { wholes, rest } = steps.inWholes();
  if (rest === "none") return number;
  const rounded = goesUp[mode](wholes, rest) ? wholes.plus(one) : wholes;
  return (steps.isNegative ? rounded.negated() : rounded).times(step);
}

const half = Exact.ratio(1, 2);

/** Whether a size of so many wholes and a rest goes to the next whole. */
const goesUp: Record<RoundingMode, (wholes: Exact, rest: "less" | "half" | "more") => boolean> = {
  "half-up": (_, rest) => rest !== "less",
  "half-even": (wholes, rest) => rest === "more" || (rest === "half" && !wholes.times(half).isInteger),
  up: () => true,
  down: () => false,
};
