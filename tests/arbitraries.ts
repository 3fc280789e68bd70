/** Random values that several laws are tested with. */
import fc from "fast-check";
import { Exact } from "../src/engine/exact/index.ts";

export const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([numerator, denominator]) => Exact.of(numerator, denominator));

/** Small points in quarters and thirds, where sums and shares collide often. */
export const points = fc
  .tuple(fc.integer({ min: 0, max: 24 }), fc.constantFrom(1n, 3n, 4n))
  .map(([numerator, denominator]) => Exact.of(BigInt(numerator), denominator));
