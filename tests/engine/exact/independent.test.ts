/** Our arithmetic and rounding beside two libraries that know nothing of them: fraction.js and decimal.js. */
import { Decimal } from "decimal.js";
import fc from "fast-check";
import Fraction from "fraction.js";
import { describe, expect, test } from "vitest";
import {
  Exact,
  exact,
  type RoundingMode,
  round,
  roundingModes,
  sumOf,
  textOfExact,
  toPlaces,
} from "../../../src/engine/exact/index.ts";

const numRuns = 5000;

/** Where integers stop being safe as numbers, and where their squares do; where objects stop holding them in place. */
const edges = [2n ** 53n, 2n ** 52n, 94_906_265n, 94_906_267n, 2n ** 30n, 2n ** 31n, 2n ** 15n];
const nearEdge = fc
  .tuple(fc.constantFrom(...edges), fc.bigInt({ min: -3n, max: 3n }))
  .map(([edge, beside]) => edge + beside);

/** Numerator and denominator of one number; small ones too, so that numbers are often equal. */
const parts = fc.tuple(
  fc.oneof(
    fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
    fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
    fc.bigInt({ min: -20n, max: 20n }),
    nearEdge,
    nearEdge.map((number) => -number),
  ),
  fc.oneof(
    fc.bigInt({ min: 1n, max: 10n ** 18n }),
    fc.bigInt({ min: 1n, max: 10n ** 6n }),
    fc.bigInt({ min: 1n, max: 8n }),
    nearEdge,
  ),
);
type Parts = readonly [numerator: bigint, denominator: bigint];

const asText = ({ numerator, denominator }: Exact) => `${numerator}/${denominator}`;
const asTextOf = ({ s, n, d }: Fraction) => `${s * n}/${d}`;
const ours = ([numerator, denominator]: Parts) => Exact.of(numerator, denominator);
const theirs = ([numerator, denominator]: Parts) => new Fraction(numerator, denominator);

describe("fraction.js reckons the same", () => {
  test.each<[string, (a: Exact, b: Exact) => Exact, (a: Fraction, b: Fraction) => Fraction]>([
    ["plus", (a, b) => a.plus(b), (a, b) => a.add(b)],
    ["minus", (a, b) => a.minus(b), (a, b) => a.sub(b)],
    ["times", (a, b) => a.times(b), (a, b) => a.mul(b)],
  ])("%s", (_, our, their) => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(asText(our(ours(a), ours(b)))).toBe(asTextOf(their(theirs(a), theirs(b))));
      }),
      { numRuns },
    );
  });

  test("a sum of many, in any order", () => {
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 9 }), (all) => {
        const expected = asTextOf(all.map(theirs).reduce((sum, one) => sum.add(one), new Fraction(0)));
        expect(asText(sumOf(all.map(ours)))).toBe(expected);
        expect(asText(sumOf(all.map(ours).reverse()))).toBe(expected);
      }),
      { numRuns },
    );
  });

  test("sign, whole part, and the same number over another denominator", () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const [our, their] = [ours(a), theirs(a)];
        expect([our.isNegative, our.isZero, our.isPositive]).toEqual([
          their.s < 0n,
          their.n === 0n,
          their.s > 0n && their.n > 0n,
        ]);
        expect(our.isInteger).toBe(their.d === 1n);
        expect([asText(our.floor()), asText(our.negated())]).toEqual([
          asTextOf(their.floor()),
          asTextOf(their.neg()),
        ]);
        expect(asText(our.like(ours(b)))).toBe(asTextOf(their));
      }),
      { numRuns },
    );
  });

  test("what comes to nothing is nothing, however it was kept", () => {
    fc.assert(
      fc.property(parts, (a) => {
        const nothing = ours(a).minus(ours(a));
        expect([nothing.isZero, nothing.isNegative, nothing.isPositive]).toEqual([true, false, false]);
        expect(asText(nothing)).toBe("0/1");
      }),
      { numRuns },
    );
  });

  test("over", () => {
    fc.assert(
      fc.property(
        parts,
        parts.filter(([numerator]) => numerator !== 0n),
        (a, b) => {
          expect(asText(ours(a).over(ours(b)))).toBe(asTextOf(theirs(a).div(theirs(b))));
        },
      ),
      { numRuns },
    );
  });

  test("compare, also with itself", () => {
    fc.assert(
      fc.property(parts, parts, fc.bigInt({ min: 1n, max: 9n }), (a, b, scale) => {
        expect(ours(a).compare(ours(b))).toBe(Math.sign(theirs(a).compare(theirs(b))));
        const same: Parts = [a[0] * scale, a[1] * scale];
        expect([ours(a).compare(ours(same)), ours(a).equals(ours(same))]).toEqual([0, true]);
      }),
      { numRuns },
    );
  });

  test("a decimal text, in and out", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat({ max: 8 }), (units, places) => {
        const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
        const text = `${units < 0n ? "-" : ""}${digits.slice(0, digits.length - places)}${places > 0 ? `.${digits.slice(-places)}` : ""}`;
        expect(asText(exact(text))).toBe(asTextOf(new Fraction(text)));
        expect(asTextOf(new Fraction(textOfExact(exact(text))))).toBe(asText(exact(text)));
      }),
      { numRuns },
    );
  });
});

/** Wide enough that no decimal below is cut. */
const Wide = Decimal.clone({ precision: 120, toExpNeg: -60, toExpPos: 60 });

const modes: Record<RoundingMode, Decimal.Rounding> = {
  "half-up": Decimal.ROUND_HALF_UP,
  "half-even": Decimal.ROUND_HALF_EVEN,
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
};

/** Any decimal of up to 9 places, and those that end exactly in the middle of two multiples of 10^-places. */
const decimalText = (places: number) =>
  fc
    .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.boolean(), fc.integer({ min: 0, max: 9 }))
    .map(([units, isHalf, length]) =>
      isHalf
        ? new Wide(String(units)).plus("0.5").div(new Wide(10).pow(places)).toString()
        : new Wide(String(units)).div(new Wide(10).pow(length)).toString(),
    );

const same = (text: string, our: Exact, their: Decimal) => expect(textOfExact(our), text).toBe(plain(their));
/** decimal.js keeps the sign of nothing. */
const plain = (decimal: Decimal) => (decimal.isZero() ? "0" : decimal.toFixed());

describe.each(roundingModes)("decimal.js rounds the same: %s", (mode) => {
  test.each([0, 1, 2, 3, 6])("to %i places", (places) => {
    fc.assert(
      fc.property(decimalText(places), (text) => {
        same(
          text,
          round(exact(text), toPlaces(places, mode)),
          new Wide(text).toDecimalPlaces(places, modes[mode]),
        );
      }),
      { numRuns },
    );
  });

  test("to steps of 0.25", () => {
    const eighths = fc
      .bigInt({ min: -(10n ** 9n), max: 10n ** 9n })
      .map((units) => new Wide(String(units)).div(8).toString());
    fc.assert(
      fc.property(fc.oneof(decimalText(2), eighths), (text) => {
        const their = new Wide(text).div("0.25").toDecimalPlaces(0, modes[mode]).times("0.25");
        same(text, round(exact(text), { step: exact("0.25"), mode }), their);
      }),
      { numRuns },
    );
  });

  test.each(["0.5", "1.5", "2.5", "-0.5", "-1.5", "-2.5", "0", "-0.4999999999", "0.125", "-0.375"])(
    "%s by all grains",
    (text) => {
      for (const places of [0, 1, 2])
        same(
          text,
          round(exact(text), toPlaces(places, mode)),
          new Wide(text).toDecimalPlaces(places, modes[mode]),
        );
    },
  );
});

test("numbers that no decimal ends, thirds and sevenths, are rounded as their long expansions", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      fc.constantFrom(3n, 7n, 9n, 11n, 13n),
      fc.constantFrom(...roundingModes),
      fc.nat({ max: 6 }),
      (numerator, denominator, mode, places) => {
        const their = new Wide(String(numerator))
          .div(String(denominator))
          .toDecimalPlaces(places, modes[mode]);
        same(
          `${numerator}/${denominator}`,
          round(Exact.of(numerator, denominator), toPlaces(places, mode)),
          their,
        );
      },
    ),
    { numRuns },
  );
});
