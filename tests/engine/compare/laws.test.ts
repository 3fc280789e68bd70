/** Laws of comparing, over random facts, sets, editions and years: whatever the lines say, they add up. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sumOf } from "../../../src/engine/exact/index.ts";
import { type CriteriaSet, type Side, textOfExact } from "../../../src/engine/index.ts";
import { agencyOf, periodOf, recordFrom, setFrom } from "../../builders.ts";
import { type Answers, answers, inHand, kitchenSink, limitedSink } from "../kitchen-sink.ts";
import { compared, sideFrom } from "./setup.ts";

const sets: readonly CriteriaSet[] = [
  setFrom(kitchenSink("rescale", "total")),
  setFrom(kitchenSink("rescale", "group", "criterion")),
  setFrom(kitchenSink("full", "total", "group")),
  setFrom(limitedSink("rescale", "total")),
  setFrom(limitedSink("zero", "total", "group")),
];

interface Generated {
  readonly set: CriteriaSet;
  readonly given: Answers;
  readonly year: string;
  readonly close: boolean;
}

const generated: fc.Arbitrary<Generated> = fc.record({
  set: fc.constantFrom(...sets),
  given: answers,
  year: fc.constantFrom("2025", "2026"),
  close: fc.boolean(),
});

function sideOf({ set, given, year, close }: Generated): Side {
  const record = recordFrom(set, inHand(given, close ? "" : "CHO"), agencyOf("a"));
  return sideFrom(set, [{ ...record, period: periodOf(year) }], close);
}

const sumOfLines = (before: Side, after: Side): string =>
  textOfExact(sumOf(compared(before, after).lines.map(({ change }) => change)));

const totalOf = (side: Side) => {
  const total = side.situations.get("a")?.evaluation.total;
  return total?.applies ? total.earned : sumOf([]);
};

describe("two sides of anything", () => {
  test("the lines add up to the total after less the total before", () => {
    fc.assert(
      fc.property(generated, generated, (one, other) => {
        const [before, after] = [sideOf(one), sideOf(other)];
        const change = totalOf(after).minus(totalOf(before));
        expect(sumOfLines(before, after)).toBe(textOfExact(change));
        expect(textOfExact(compared(before, after).change)).toBe(textOfExact(change));
      }),
      { numRuns: 60 },
    );
  });

  test("the other way round, they add up to the opposite", () => {
    fc.assert(
      fc.property(generated, generated, (one, other) => {
        const [before, after] = [sideOf(one), sideOf(other)];
        const back = sumOf(compared(after, before).lines.map(({ change }) => change));
        expect(sumOfLines(before, after)).toBe(textOfExact(back.negated()));
      }),
      { numRuns: 25 },
    );
  });

  test("with itself there is nothing to say", () => {
    fc.assert(
      fc.property(generated, (one) => {
        const { lines, grade, facts } = compared(sideOf(one), sideOf(one));
        expect({ lines, grade, facts }).toEqual({
          lines: [],
          grade: null,
          facts: { unknown: [], unanswered: [] },
        });
      }),
      { numRuns: 25 },
    );
  });

  test("where only facts differ, every line but the last steps is of a fact that was said or proven otherwise", () => {
    fc.assert(
      fc.property(generated, answers, (one, given) => {
        const [before, after] = [sideOf(one), sideOf({ ...one, given })];
        const [old, now] = [before, after].map((side) => side.situations.get("a")?.record.facts);
        for (const { cause, about } of compared(before, after).lines) {
          if (["limits", "not-applicable", "eligibility", "rounding"].includes(cause)) continue;
          const isSame = [...(old ?? [])].every(
            ([key, state]) =>
              !key.startsWith(about ?? "") || JSON.stringify(state) === JSON.stringify(now?.get(key)),
          );
          expect([cause, about, isSame]).toEqual([expect.stringMatching(/fact|applicability/), about, false]);
        }
      }),
      { numRuns: 25 },
    );
  });
});
