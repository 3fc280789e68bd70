/** The laws of evaluation, on sets that use every rule kind, under every policy. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { earnedOf, evaluate, spanOf } from "../../src/engine/evaluate.ts";
import type { Evaluation } from "../../src/engine/evaluation.ts";
import { isSettled, type Span, spanContains, textOfExact } from "../../src/engine/exact/index.ts";
import { createScorer } from "../../src/engine/scorer.ts";
import { criterion, edition, fact, recordFrom, setFrom } from "../builders.ts";
import { allCells, answers, complete, inHand, kitchenSink, limitedSink } from "./kitchen-sink.ts";

const editions = [
  ["rescale", "total", "total", "without limits"],
  ["rescale", "group", "criterion", "without limits"],
  ["rescale", "group", "group", "without limits"],
  ["full", "total", "total", "without limits"],
  ["zero", "total", "group", "without limits"],
  ["rescale", "total", "total", "with limits"],
  ["rescale", "group", "group", "with limits"],
  ["zero", "total", "criterion", "with limits"],
] as const;

const within = (wide: Span, narrow: Span) =>
  (wide.least === null || (narrow.least !== null && spanContains(wide, narrow.least))) &&
  (wide.most === null || (narrow.most !== null && spanContains(wide, narrow.most)));

/** A total that does not apply may only come of one that might not. */
/** With what is reckoned only when it is read. */
const whole = (one: Evaluation) => {
  const { criteria, groups, lostBecause, subtotals, rescaledBy, counted } = one;
  return { ...one, criteria, groups, lostBecause, subtotals, rescaledBy, counted };
};

const holds = (open: Evaluation, later: Evaluation) =>
  later.total.applies
    ? open.total.applies && within(open.total.span, later.total.span)
    : !open.total.applies || open.total.mayNotApply;

describe.each(editions)(
  "not applicable: %s at the %s, rounded at the %s %s",
  (policy, level, rounding, limits) => {
    const set = setFrom((limits === "with limits" ? limitedSink : kitchenSink)(policy, level, rounding));
    const scorer = createScorer(set);
    const score = (cells: Record<string, string>, close = false) =>
      evaluate(scorer, recordFrom(set, cells), { close });

    test("every completion of the open facts ends inside the interval", () => {
      fc.assert(
        fc.property(answers, (given) => holds(score(inHand(given)), score(complete(given)))),
        { numRuns: 300 },
      );
    });

    test("taking a fact away never raises atLeast nor lowers atMost", () => {
      fc.assert(
        fc.property(answers, fc.constantFrom(...Object.keys(allCells)), (given, taken) =>
          holds(score({ ...inHand(given), [taken]: "" }), score(inHand(given))),
        ),
        { numRuns: 300 },
      );
    });

    test("a closed record is settled, and ends inside the interval it had", () => {
      fc.assert(
        fc.property(answers, (given) => {
          const cells = inHand(given, "");
          const closed = score(cells, true);
          expect(closed.isClosed).toBe(true);
          expect(isSettled(spanOf(closed.total))).toBe(true);
          expect(["final", "not-gradable", "no-grade"]).toContain(closed.grading.status);
          expect(holds(score(cells), closed)).toBe(true);
        }),
      );
    });

    test("at closing, saying nothing earns no more than any answer, unless the set declares a stand-in", () => {
      fc.assert(
        fc.property(
          answers,
          fc.constantFrom(...Object.keys(allCells).filter((id) => id !== "im_lang")),
          (given, silenced) => {
            const cells = inHand(given, "");
            // KAD is no value: what it takes out of the sum may be worth less or more than nothing.
            fc.pre(cells[silenced] !== "KAD");
            const [silent, said] = [score({ ...cells, [silenced]: "" }, true), score(cells, true)];
            fc.pre(
              said.total.applies &&
                silent.total.applies &&
                said.criteria.every(({ points }) => points.applies),
            );
            expect(earnedOf(said.total).isAtLeast(earnedOf(silent.total))).toBe(true);
          },
        ),
        { numRuns: 1000 },
      );
    });

    test("a pending fact keeps the record from being closed, and says which", () => {
      fc.assert(
        fc.property(answers, (given) => {
          const pending = Object.entries(inHand(given))
            .filter(([, cell]) => cell === "CHO")
            .map(([id]) => id);
          const result = score(inHand(given), true);
          expect(result.isClosed).toBe(pending.length === 0);
          expect([...result.keptOpenBy].sort()).toEqual(pending.sort());
        }),
      );
    });

    test("the grade of every completion was among the possible ones", () => {
      fc.assert(
        fc.property(answers, (given) => {
          const [open, later] = [score(inHand(given)), score(complete(given), true)];
          for (const outcome of later.grading.possible) expect(open.grading.possible).toContain(outcome);
        }),
        { numRuns: 300 },
      );
    });

    test("the same record gives the same answer", () => {
      fc.assert(
        fc.property(answers, (given) => {
          expect(whole(score(inHand(given)))).toEqual(whole(score(inHand(given))));
        }),
        { numRuns: 30 },
      );
    });
  },
);

describe("closing", () => {
  const set = setFrom(
    edition({
      facts:
        fact("co", "yes-no") +
        fact("muc", "choice", ", levels: { cao: Cao, thap: Thấp }") +
        fact("vi_pham", "integer", ', max: "4", if-missing: "1"'),
      criteria:
        criterion("A", "6", "{ kind: yes-no, fact: co }") +
        criterion("B", "4", '{ kind: choice, fact: muc, points: { cao: "4", thap: "1" } }') +
        criterion(
          "C",
          "0",
          '{ kind: adjusted, minus: { parts: [{ max: "4", rule: { kind: count, fact: vi_pham, each: "1" } }] } }',
          'floor: "-4", ',
        ),
    }),
  );
  const score = (cells: Record<string, string>, close: boolean) =>
    evaluate(createScorer(set), recordFrom(set, cells), { close });
  const shown = ({ total }: Evaluation) =>
    [earnedOf(total), spanOf(total).least, spanOf(total).most].map((end) => end && textOfExact(end));

  test("while open, a missing fact adds nothing; a stand-in counts as earned, and its worst is still possible", () => {
    expect(shown(score({ co: "có" }, false))).toEqual(["5", "3", "10"]);
  });

  test("closed, a missing fact takes its stand-in or the least favourable outcome, and it is said where", () => {
    const closed = score({ co: "có" }, true);
    expect(shown(closed)).toEqual(["6", "6", "6"]);
    expect(closed.criteria.map(({ code, settledBy, standIns }) => [code, settledBy, standIns])).toEqual([
      ["A", null, []],
      ["B", "least-favourable", []],
      ["C", null, ["vi_pham"]],
    ]);
  });

  test("zero is not missing", () => {
    expect(shown(score({ co: "có", muc: "cao", vi_pham: "0" }, false))).toEqual(["10", "10", "10"]);
  });
});

test("everything not applicable leaves no total and no grade", () => {
  const set = setFrom(
    edition({
      facts: fact("co", "yes-no", ', may-not-apply: "yes"'),
      criteria: criterion("A", "10", "{ kind: yes-no, fact: co }"),
    }),
  );
  const result = evaluate(createScorer(set), recordFrom(set, { co: "KAD" }), { close: true });
  expect(result.total.applies).toBe(false);
  expect(result.grading.status).toBe("not-gradable");
});

test("the order of rounding decides: each criterion first gives 75.01, the sum alone 74.99", () => {
  // Four criteria of 22.335, 18.335, 20.835 and 13.485 points.
  const facts = ["a", "b", "c", "d"].map((id) => fact(id, "points", ', max: "25", step: "0.005"')).join("");
  const criteria = ["a", "b", "c", "d"]
    .map((id) => criterion(id.toUpperCase(), "25", `{ kind: graded, fact: ${id} }`))
    .join("");
  const cells = { a: "22,335", b: "18,335", c: "20,835", d: "13,485" };
  const totalUnder = (of: string) => {
    const set = setFrom(edition({ facts, criteria, base: "100" }).replace("of: total", `of: ${of}`));
    return textOfExact(
      earnedOf(evaluate(createScorer(set), recordFrom(set, { ...cells }), { close: true }).total),
    );
  };
  expect(totalUnder("criterion")).toBe("75.01");
  expect(totalUnder("total")).toBe("74.99");
});
