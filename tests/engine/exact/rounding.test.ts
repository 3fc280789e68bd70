import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  Exact,
  exact,
  type RoundingMode,
  round,
  roundingModes,
  textOfExact,
  toPlaces,
} from "../../../src/engine/exact/index.ts";
import { fraction } from "../../arbitraries.ts";

// Worked by hand from the definitions of java.math.RoundingMode.
describe.each<[RoundingMode, Record<string, string>]>([
  ["half-up", { "2.5": "3", "2.499999": "2", "-2.5": "-3", "-2.4": "-2", "3.5": "4", "0.5": "1" }],
  ["half-even", { "2.5": "2", "3.5": "4", "-2.5": "-2", "-3.5": "-4", "2.500001": "3" }],
  ["up", { "2.1": "3", "-2.1": "-3", "2": "2" }],
  ["down", { "2.9": "2", "-2.9": "-2", "2": "2" }],
])("%s", (mode, table) => {
  test.each(Object.entries(table))("%s becomes %s", (from, to) => {
    expect(textOfExact(round(exact(from), toPlaces(0, mode)))).toBe(to);
  });
});

test.each([
  ["79.995", "80"],
  ["79.994999", "79.99"],
  ["22.335", "22.34"],
  ["22.334", "22.33"],
])("%s to two places half up is %s", (from, to) => {
  expect(textOfExact(round(exact(from), toPlaces(2)))).toBe(to);
});

test.each([
  ["2.374", "2.25"],
  ["2.375", "2.5"],
  ["0.124", "0"],
])("%s to the nearest quarter is %s", (from, to) => {
  expect(textOfExact(round(exact(from), { step: exact("0.25"), mode: "half-up" }))).toBe(to);
});

const anyRounding = fc.record({
  step: fc.constantFrom(exact("1"), exact("0.01"), exact("0.25"), Exact.of(1n, 3n)),
  mode: fc.constantFrom(...roundingModes),
});

test("rounding gives a multiple of the step, less than a step away, and again the same", () => {
  fc.assert(
    fc.property(fraction, anyRounding, (number, rounding) => {
      const rounded = round(number, rounding);
      expect(rounded.over(rounding.step).isInteger).toBe(true);
      const off = rounded.minus(number);
      expect((off.isNegative ? off.negated() : off).isLessThan(rounding.step)).toBe(true);
      expect(round(rounded, rounding).equals(rounded)).toBe(true);
    }),
  );
});

test("rounding never turns an order around, and treats losses as it treats points", () => {
  fc.assert(
    fc.property(fraction, fraction, anyRounding, (a, b, rounding) => {
      const [low, high] = a.isLessThan(b) ? [a, b] : [b, a];
      expect(round(high, rounding).isLessThan(round(low, rounding))).toBe(false);
      expect(round(a.negated(), rounding).equals(round(a, rounding).negated())).toBe(true);
    }),
  );
});
