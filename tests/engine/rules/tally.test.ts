/** The adding up of parts that may not apply, held against trying every possibility. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  Exact,
  exact,
  isSettled,
  spanContains,
  sumOf,
  textOfExact,
  zero,
} from "../../../src/engine/exact/index.ts";
import { doesNotApply, earns, staysOpen } from "../../../src/engine/rules/score.ts";
import { notApplicablePolicies, type Part, tally } from "../../../src/engine/rules/tally.ts";
import { points } from "../../arbitraries.ts";

const part = fc
  .tuple(fc.integer({ min: 1, max: 8 }), points, points, fc.constantFrom("known", "open", "doubtful", "gone"))
  .map(([size, a, b, state]): Part => {
    const max = Exact.of(BigInt(size));
    const [low, high] = a.isLessThan(b) ? [a, b] : [b, a];
    if (state === "gone") return { max, points: doesNotApply };
    return {
      max,
      points: state === "known" ? earns(low) : staysOpen({ least: low, most: high }, state === "doubtful"),
    };
  });

/** Every way in which the open parts can turn out: at either end, or not applicable. */
function outcomes([first, ...rest]: readonly Part[]): Part[][] {
  if (first === undefined) return [[]];
  const { max, points } = first;
  const own = !points.applies
    ? [doesNotApply]
    : [
        ...[points.span.least, points.span.most].map((end) => earns(end ?? zero)),
        ...(points.mayNotApply ? [doesNotApply] : []),
      ];
  return outcomes(rest).flatMap((others) => own.map((one) => [{ max, points: one }, ...others]));
}

test.each(notApplicablePolicies)(
  "under %s the span holds what the outcomes of the parts reach, and no more",
  (policy) => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const all = tally(parts, policy);
        const each = outcomes(parts).map((outcome) => tally(outcome, policy));
        const reached = each.flatMap((one) => (one.applies ? [one.earned] : []));
        expect(all.applies).toBe(reached.length > 0);
        if (!all.applies) return;
        expect(each.some((one) => !one.applies)).toBe(all.mayNotApply);
        for (const total of reached) expect(spanContains(all.span, total)).toBe(true);
        // With a stand-in for what is absent, the one outcome in which all of it is absent is no total at all.
        if (policy !== "rescale" && all.mayNotApply) return;
        expect(reached.some((total) => all.span.least?.equals(total))).toBe(true);
        expect(reached.some((total) => all.span.most?.equals(total))).toBe(true);
      }),
    );
  },
);

test("rescaling plain numbers is the rule of three, and nothing is rescaled while all applies", () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      const known = parts.map(
        ({ max, points }): Part => ({ max, points: points.applies ? earns(points.earned) : points }),
      );
      const left = known.flatMap(({ max, points }) =>
        points.applies ? [{ max, earned: points.earned }] : [],
      );
      const result = tally(known, "rescale");
      expect(result.applies).toBe(left.length > 0);
      if (left.length === 0) return;
      const sum = sumOf(left.map(({ earned }) => earned));
      const expected =
        left.length === parts.length
          ? sum
          : sum.over(sumOf(left.map(({ max }) => max))).times(sumOf(parts.map(({ max }) => max)));
      expect(result.applies && textOfExact(result.earned)).toBe(textOfExact(expected));
    }),
  );
});

test("a bonus is added after rescaling, and is never itself rescaled", () => {
  const parts: Part[] = [
    { max: exact("60"), points: earns(exact("30")) },
    { max: exact("40"), points: doesNotApply },
    { max: zero, points: earns(exact("3")) },
  ];
  const result = tally(parts, "rescale");
  expect(result.applies && textOfExact(result.earned)).toBe("53");
});

test("a missing deduction counts at its worst below and not at all above", () => {
  const parts: Part[] = [
    { max: exact("10"), points: earns(exact("8")) },
    { max: zero, points: staysOpen({ least: exact("-5"), most: zero }) },
  ];
  const result = tally(parts, "rescale");
  expect(
    result.applies &&
      !isSettled(result.span) &&
      [result.span.least, result.span.most].map((end) => end && textOfExact(end)),
  ).toEqual(["3", "8"]);
});

test("no limit below stays no limit", () => {
  const result = tally(
    [{ max: exact("10"), points: staysOpen({ least: null, most: exact("10") }) }],
    "rescale",
  );
  expect(result.applies && result.span.least).toBeNull();
});

test("what is left is never multiplied by less than 1", () => {
  const half = (points: Part["points"]): Part => ({ max: exact("0.5"), points });
  const result = tally(
    [half(earns(exact("0.5"))), half(earns(exact("0.5"))), half(earns(zero)), half(doesNotApply)],
    "rescale",
    exact("1"),
  );
  expect(result.applies && textOfExact(result.earned)).toBe("1");
});
