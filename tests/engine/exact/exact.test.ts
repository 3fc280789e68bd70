import fc from "fast-check";
import { expect, test } from "vitest";
import { Exact, exact, exactFromText, sumOf, textOfExact } from "../../../src/engine/exact/index.ts";
import { fixed } from "../../../src/engine/exact/text.ts";
import { fraction } from "../../arbitraries.ts";

test.each([
  ["12.5", 25n, 2n],
  ["-3", -3n, 1n],
  ["0.10", 1n, 10n],
  ["84.99999999999999999999", 8499999999999999999999n, 100000000000000000000n],
])("%s is exactly %s/%s", (text, numerator, denominator) => {
  const number = exact(text);
  expect([number.numerator, number.denominator]).toEqual([numerator, denominator]);
});

test.each([
  "",
  " ",
  "1,5",
  "1.",
  ".5",
  "01",
  "+1",
  "1e3",
  "0x10",
  "NaN",
  "Infinity",
  "--1",
  "1 000",
  "١",
  "1".repeat(41),
])("%j is no number", (text) => {
  expect(exactFromText(text)).toBeUndefined();
});

test.each([
  [Exact.of(1395n, 100n), "13.95"],
  [Exact.of(40n, 3n), "40/3"],
  [Exact.of(-1n, 8n), "-0.125"],
  [Exact.of(0n), "0"],
  [Exact.of(-7n, 3n), "-7/3"],
])("the shortest exact text of a fraction is written", (number, text) => {
  expect(textOfExact(number)).toBe(text);
});

test("a fraction over nothing is a broken promise", () => {
  expect(() => Exact.of(1n, 0n)).toThrow(RangeError);
});

test("a number survives its text whenever its decimal ends", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat({ max: 12 }), (units, places) => {
      const number = Exact.of(units, 10n ** BigInt(places));
      expect(exact(fixed(units, places)).equals(number)).toBe(true);
      expect(exact(textOfExact(number)).equals(number)).toBe(true);
    }),
  );
});

test("arithmetic obeys the laws of fractions", () => {
  fc.assert(
    fc.property(fraction, fraction, fraction, (a, b, c) => {
      expect(a.plus(b).equals(b.plus(a))).toBe(true);
      expect(a.plus(b).minus(b).equals(a)).toBe(true);
      expect(a.times(b.plus(c)).equals(a.times(b).plus(a.times(c)))).toBe(true);
      if (!b.isZero) expect(a.times(b).over(b).equals(a)).toBe(true);
    }),
  );
});

test("order agrees with subtraction, and lowest terms make equality plain", () => {
  fc.assert(
    fc.property(fraction, fraction, (a, b) => {
      expect(a.compare(b) < 0).toBe(a.minus(b).isNegative);
      expect(a.compare(b) === 0).toBe(a.equals(b));
    }),
  );
});

test("ten tenths of a point are one point, which binary floats deny", () => {
  const tenth = exact("0.1");
  const sum = Array.from({ length: 10 }, () => tenth).reduce((total, one) => total.plus(one));
  expect(sum.equals(exact("1"))).toBe(true);
  expect(Array.from({ length: 10 }, () => 0.1).reduce((total, one) => total + one)).not.toBe(1);
});

test("what is taken away or added may leave the safe range on the way, though the rest is back in it", () => {
  // 9 007 199 254 740 993 thirds are taken away, one more than 2^53, which no number is.
  const [thirds, whole] = [Exact.of(2n ** 53n - 1n, 3n), Exact.of(3_002_399_751_580_331n)];
  expect(textOfExact(thirds.minus(whole))).toBe("-2/3");
  expect(textOfExact(thirds.plus(whole.negated()))).toBe("-2/3");
  expect(textOfExact(sumOf([thirds, whole.negated()]))).toBe("-2/3");
});
