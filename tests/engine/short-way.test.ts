/** The short way to points gives what the long way gives, criterion by criterion, and is taken wherever nothing is open. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../src/engine/evaluate.ts";
import { knownFacts, knownIn } from "../../src/engine/evidence/record.ts";
import { exact, textOfExact } from "../../src/engine/exact/index.ts";
import type { Judging } from "../../src/engine/rules/conditions.ts";
import { out } from "../../src/engine/rules/known.ts";
import { doesNotApply, knownPoints } from "../../src/engine/rules/score.ts";
import { createScorer, tableOf } from "../../src/engine/scorer.ts";
import { knownTotal } from "../../src/engine/short-way.ts";
import { totalsOf } from "../../src/engine/total.ts";
import { agencyOf, criterion, edition, fact, recordFrom, setFrom } from "../builders.ts";
import { criteriaSet, evidenceFor } from "../oracle/generated.ts";
import { parsed } from "../oracle/parsed.ts";
import { answers, complete, inHand, kitchenSink, limitedSink } from "./kitchen-sink.ts";

/** The short way to a total is not gone where a condition may take it away. */
const unasked = {} as Judging;

/** How many criteria went the short way, and whether the total did; each that did is held against the long way. */
function compared(set: ReturnType<typeof setFrom>, record: ReturnType<typeof recordFrom>) {
  const scorer = createScorer(set);
  const { compiled, base } = tableOf(scorer, record.agency.kind);
  const { criteria, isClosed } = evaluate(scorer, record, { close: true });
  const [values, { year }] = [knownIn(set, record), record.period];
  let short = 0;
  for (const [index, { known, code }] of compiled.criteria.entries()) {
    const settled = known?.(values, year) ?? null;
    const long = criteria[index]?.points;
    if (settled === null || long === undefined) continue;
    short += 1;
    if (settled === out) expect(long.applies, code).toBe(false);
    else expect(knownPoints(long)?.equals(settled), code).toBe(true);
  }
  const whole = knownTotal({
    table: compiled,
    base,
    policy: set.notApplicable.policy,
    values,
    year,
    longWay: { settled: () => null },
  });
  if (whole && criteria.length > 0) {
    const { policy } = set.notApplicable;
    const points = (index: number) => criteria[index]?.points ?? doesNotApply;
    const long = totalsOf({ table: compiled, base, policy, points, by: unasked, isClosed }).total();
    expect(knownPoints(long.points)?.equals(whole.points)).toBe(true);
    expect(knownPoints(long.unrounded)?.equals(whole.unrounded)).toBe(true);
  }
  return { short, isWhole: whole !== null, isClosed };
}

test("any set, any record", () => {
  let short = 0;
  fc.assert(
    fc.property(
      criteriaSet.chain((set) => fc.tuple(fc.constant(set), evidenceFor(set))),
      ([written, { cells, kind, attributes }]) => {
        const set = parsed(written);
        short += compared(set, recordFrom(set, cells, agencyOf("a", { kind, attributes }))).short;
      },
    ),
    { numRuns: 150, seed: 2 },
  );
  expect(short).toBeGreaterThan(150);
});

test.each(
  ["rescale", "full", "zero"].flatMap((policy) =>
    ["group", "total"].flatMap((level) =>
      ["criterion", "group", "total"].map((rounding) => [policy, level, rounding] as const),
    ),
  ),
)("every rule kind: %s, at the level of the %s, the %s rounded", (policy, level, rounding) => {
  for (const sink of [kitchenSink, limitedSink]) {
    const set = setFrom(sink(policy, level, rounding));
    let short = 0;
    fc.assert(
      fc.property(answers, fc.boolean(), (given, isComplete) => {
        short += compared(set, recordFrom(set, isComplete ? complete(given) : inHand(given, ""))).short;
      }),
      { numRuns: 20, seed: 3 },
    );
    expect(short).toBeGreaterThan(20);
  }
});

test("a table in which all is known goes the short way to the end; what is missing, or awaits a person, does not", () => {
  const formula = '{ kind: formula, formula: "a / b", when-zero: undetermined }';
  const set = setFrom(
    edition({
      facts: fact("a", "integer") + fact("b", "integer"),
      criteria: criterion("I", "10", '{ kind: count, fact: a, each: "1" }') + criterion("II", "10", formula),
      base: "20",
    }),
  );
  const of = (cells: Record<string, string>) => compared(set, recordFrom(set, cells));
  expect(of({ a: "2", b: "4" })).toEqual({ short: 2, isWhole: true, isClosed: true });
  expect(of({ a: "2", b: "" })).toEqual({ short: 1, isWhole: false, isClosed: true });
  expect(of({ a: "2", b: "0" })).toEqual({ short: 1, isWhole: false, isClosed: false });
});

test("a person's decision is waited for even where it can move no points", () => {
  const formula = '{ kind: formula, formula: "a / b", when-zero: undetermined }';
  const set = setFrom(
    edition({
      facts: fact("a", "integer") + fact("b", "integer"),
      criteria: criterion("I", "10", '{ kind: count, fact: a, each: "1" }') + criterion("II", "0", formula),
    }),
  );
  const of = (cells: Record<string, string>) => compared(set, recordFrom(set, cells));
  expect(of({ a: "2", b: "4" }).isClosed).toBe(true);
  expect(of({ a: "2", b: "0" }).isClosed).toBe(false);
  // Until then nothing else is settled against the agency either.
  const { criteria } = evaluate(createScorer(set), recordFrom(set, { b: "0" }), { close: true });
  expect(criteria.map(({ settledBy }) => settledBy)).toEqual([null, null]);
});

/** Two criteria of 4 points, in a group or beside each other; only the first says what it gets where it does not apply. */
const two = (own: string, isGrouped: boolean) => {
  const rule = (id: string) => `{ kind: yes-no, fact: ${id} }`;
  const criteria =
    criterion("I.1", "4", rule("a"), `not-applicable: ${own}, `) + criterion("I.2", "4", rule("b"));
  const group = `- code: I\n  title: Nhóm\n  max: "8"\n  ceiling: "8"\n  children:\n${criteria.replace(/^- /gm, "    - ")}`;
  return setFrom(
    edition({
      facts: fact("a", "yes-no", ', may-not-apply: "yes"') + fact("b", "yes-no", ', may-not-apply: "yes"'),
      criteria: isGrouped ? group : criteria,
      base: "8",
    }),
  );
};

test.each([
  // What is stated instead is there, so the rest is brought up from it: 4 × 8 / 4; 0 × 8 / 4; 4 + 4; 0 + 4; 4 × 8 / 4.
  ["full", { a: "KAD", b: "KAD" }, "8"],
  ["zero", { a: "KAD", b: "KAD" }, "0"],
  ["full", { a: "KAD", b: "có" }, "8"],
  ["zero", { a: "KAD", b: "có" }, "4"],
  ["full", { a: "có", b: "KAD" }, "8"],
  ["rescale", { a: "KAD", b: "có" }, "8"],
])("a criterion with %s of its own and %j: %s of 8", (own, cells, expected) => {
  for (const isGrouped of [true, false]) {
    const set = two(own, isGrouped);
    const record = recordFrom(set, cells);
    expect(compared(set, record)).toEqual({ short: 2, isWhole: true, isClosed: true });
    const { total } = evaluate(createScorer(set), record, { close: true });
    expect(total.applies && textOfExact(total.earned)).toBe(expected);
  }
});

test("where nothing of weight in a limited group applies, its deductions still count, by the long way", () => {
  const deduction = '{ kind: count, fact: c, each: "-1" }';
  const children =
    criterion("I.1", "4", "{ kind: yes-no, fact: a }") + criterion("I.2", "0", deduction, 'floor: "-2", ');
  const set = setFrom(
    edition({
      facts:
        fact("a", "yes-no", ', may-not-apply: "yes"') +
        fact("b", "yes-no") +
        fact("c", "integer", ', max: "9"'),
      criteria:
        `- code: I\n  title: Nhóm\n  max: "4"\n  ceiling: "4"\n  children:\n${children.replace(/^- /gm, "    - ")}` +
        criterion("II", "4", "{ kind: yes-no, fact: b }"),
      base: "8",
    }),
  );
  const record = recordFrom(set, { a: "KAD", b: "có", c: "1" });
  expect(compared(set, record)).toEqual({ short: 3, isWhole: false, isClosed: true });
  // 4 of II, brought up from 4 to 8, less 1.
  const { total } = evaluate(createScorer(set), record, { close: true });
  expect(total.applies && textOfExact(total.earned)).toBe("7");
});

test("a record that was given other facts, or another set, goes by these and not by what was kept of the first", () => {
  const rule = '{ kind: count, fact: a, each: "1" }';
  const facts = fact("a", "integer");
  const set = setFrom(edition({ facts, criteria: criterion("I", "10", rule) }));
  const first = recordFrom(set, { a: "3" });
  const record = { ...first, known: knownFacts(set, first.facts) };
  expect(knownIn(set, record)).toEqual([exact("3")]);
  const other = { ...record, facts: recordFrom(set, { a: "7" }).facts };
  const { total } = evaluate(createScorer(set), other, { close: true });
  expect(total.applies && textOfExact(total.earned)).toBe("7");
  const wider = setFrom(
    edition({ facts: fact("b", "integer") + facts, criteria: criterion("I", "10", rule) }),
  );
  expect(knownIn(wider, record)).toEqual([undefined, exact("3")]);
});
