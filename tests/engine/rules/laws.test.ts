/** The laws that every rule kind obeys, tried on every sample of every kind. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CriteriaSet } from "../../../src/engine/criteria/set.ts";
import { factsOfDerivation } from "../../../src/engine/derived/index.ts";
import { isSettled, spanContains } from "../../../src/engine/exact/index.ts";
import { factOfKey } from "../../../src/engine/facts/fact.ts";
import { formulaOf, viewOf } from "../../../src/engine/facts-view.ts";
import type { FactUse } from "../../../src/engine/rules/facts.ts";
import { accountOf, factsOfRule, ruleInWords, scoreRule } from "../../../src/engine/rules/index.ts";
import type { Points } from "../../../src/engine/rules/score.ts";
import { notApplicablePolicies } from "../../../src/engine/rules/tally.ts";
import { langs } from "../../../src/engine/words/lang.ts";
import { sayIn } from "../../../src/engine/words/say.ts";
import { recordFrom, setFrom } from "../../builders.ts";
import { editionWith, type SampleFact, sampleFacts, sampleRules } from "./samples.ts";

/** The declared facts behind those a rule names. */
const factsBehind = (set: CriteriaSet, uses: readonly FactUse[]): string[] =>
  uses.flatMap(({ fact }) => {
    const derived = set.derived.get(fact);
    return derived ? factsBehind(set, factsOfDerivation(derived.from)) : [fact];
  });

type Cells = Partial<Record<SampleFact, string>>;

/** Every fact answered, with a flag for whether the answer is already in hand. */
const answers = fc.record(
  Object.fromEntries(
    Object.entries(sampleFacts).map(([id, { cells }]) => [
      id,
      fc.tuple(fc.constantFrom<string>(...cells), fc.constantFrom("known", "missing", "pending")),
    ]),
  ),
) as fc.Arbitrary<Record<SampleFact, [string, "known" | "missing" | "pending"]>>;

const complete = (given: Record<SampleFact, [string, string]>): Cells => map(given, ([cell]) => cell);
const partial = (given: Record<SampleFact, [string, string]>): Cells =>
  map(given, ([cell, state]) => (state === "known" ? cell : state === "pending" ? "CHO" : ""));
const map = <T>(given: Record<SampleFact, T>, change: (one: T) => string): Cells =>
  Object.fromEntries(Object.entries(given).map(([id, one]) => [id, change(one)]));

const every = Object.entries(sampleRules).flatMap(([kind, rules]) =>
  rules.flatMap((rule) => notApplicablePolicies.map((policy) => ({ kind, rule, policy }))),
);

describe.each(every)("$kind under $policy: $rule", ({ rule: yaml, policy }) => {
  const set = setFrom(editionWith(yaml, policy));
  const [node] = set.tree;
  if (node === undefined || node.isGroup) throw new Error("the sample has no criterion");
  const { rule } = node;
  const max = "value" in node.max ? node.max.value : undefined;
  if (max === undefined || !("compare" in max)) throw new Error("the sample has no maximum");
  const score = (cells: Cells) =>
    scoreRule(rule, max, {
      facts: viewOf(set, recordFrom(set, cells), { withStandIns: false }),
      notApplicable: set.notApplicable.policy,
      year: 2025,
      points: { of: () => undefined, every: () => [] },
      formula: (text) => formulaOf(set, text),
    });
  const holdsIn = (wide: Points, narrow: Points) => {
    if (!narrow.applies) return !wide.applies || wide.mayNotApply;
    if (!wide.applies) return false;
    const { least, most } = narrow.span;
    const isOpenBelow = wide.span.least === null || (least !== null && spanContains(wide.span, least));
    const isOpenAbove = wide.span.most === null || (most !== null && spanContains(wide.span, most));
    return isOpenBelow && isOpenAbove && (wide.mayNotApply || !narrow.mayNotApply);
  };

  test("with every fact known the points are settled", () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { points } = score(complete(given));
        if (!points.applies) return;
        expect(isSettled(points.span)).toBe(true);
        expect(points.mayNotApply).toBe(false);
        expect(points.span.least?.equals(points.earned)).toBe(true);
      }),
    );
  });

  test("every completion of the open facts stays inside the span", () => {
    fc.assert(
      fc.property(answers, (given) => holdsIn(score(partial(given)).points, score(complete(given)).points)),
    );
  });

  test("taking a fact away never narrows the span", () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...(Object.keys(sampleFacts) as SampleFact[])), (given, taken) =>
        holdsIn(score({ ...partial(given), [taken]: "" }).points, score(partial(given)).points),
      ),
    );
  });

  test("points stay within what the rule can give at all", () => {
    fc.assert(fc.property(answers, (given) => holdsIn(score({}).points, score(complete(given)).points)));
  });

  test("the same facts give the same answer, in whatever order they came", () => {
    fc.assert(
      fc.property(answers, (given) => {
        const cells = partial(given);
        const turned = Object.fromEntries(Object.entries(cells).reverse());
        expect(score(turned)).toEqual(score(cells));
      }),
    );
  });

  test("it reads only the facts that it says it reads", () => {
    const told = new Set(factsBehind(set, factsOfRule(rule)));
    fc.assert(
      fc.property(answers, (given) => {
        const own = Object.fromEntries(
          Object.entries(partial(given)).filter(([id]) => told.has(factOfKey(id))),
        );
        expect(score(own)).toEqual(score(partial(given)));
      }),
    );
  });

  test.each(langs)("it explains itself in %s, known or open", (lang) => {
    const say = sayIn(lang, set);
    const sound = /undefined|null|NaN|\[object|\{|\}/;
    expect(ruleInWords(rule, max, say)).not.toMatch(sound);
    expect(ruleInWords(rule, max, say)).not.toBe("");
    fc.assert(
      fc.property(answers, fc.boolean(), (given, isComplete) => {
        const account = accountOf(score(isComplete ? complete(given) : partial(given)).found, say);
        expect(account.how.length).toBeGreaterThan(0);
        for (const line of [...account.how, ...account.lost]) expect(line).not.toMatch(sound);
      }),
    );
  });
});
