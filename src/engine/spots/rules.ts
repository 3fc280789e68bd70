/**
 * The spots of every rule kind: its branches, its ends, its thresholds. A kind without its line here does not compile,
 * so that no rule can go untested unseen.
 */
import type { Exact } from "../exact/index.ts";
import type { RuleKindName } from "../rules/index.ts";
import type { Rule } from "../rules/kind.ts";
import { numberOf } from "./edges.ts";
import { daySpots } from "./of-days.ts";
import { numberSpots } from "./of-numbers.ts";
import { partSpots } from "./of-parts.ts";
import {
  type Answer,
  type Around,
  both,
  branch,
  distinct,
  type FoundOf,
  type Spot,
  type SpotsByKind,
  type SpotsOf,
} from "./spot.ts";

const yes = (value: boolean): Answer => ({ type: "yes-no", value });
const level = (value: string): Answer => ({ type: "choice", value });

const spotsByKind: SpotsByKind = {
  "yes-no": ({ fact }) => [
    branch(
      "yes",
      both("câu trả lời “có”", "the answer yes"),
      { [fact]: yes(true) },
      ({ found }) => found.isMet === true,
    ),
    branch(
      "no",
      both("câu trả lời “không”", "the answer no"),
      { [fact]: yes(false) },
      ({ found }) => found.isMet === false,
    ),
  ],

  choice: ({ fact, points }) =>
    Object.keys(points).map((one) =>
      branch(
        one,
        (say) => ({ vi: `mức “${say.level(fact, one)}”`, en: `the level “${say.level(fact, one)}”` }),
        { [fact]: level(one) },
        ({ found }) => found.level === one,
      ),
    ),

  graded({ fact }, _max, around) {
    const { least, most } = around.domain(fact);
    const end = (id: string, at: Exact | null, vi: string, en: string): Spot<FoundOf<"graded">>[] =>
      at === null
        ? []
        : [
            branch(
              id,
              (say) => ({ vi: `${vi} (${say.number(at)})`, en: `${en} (${say.number(at)})` }),
              { [fact]: numberOf(at) },
              ({ found }) => found.points?.equals(at) ?? false,
            ),
          ];
    return [
      ...end("least", least, "điểm thấp nhất", "the least that may be given"),
      ...end("most", most, "điểm cao nhất", "the most that may be given"),
    ];
  },

  checklist: ({ items }, _max, around) =>
    items.flatMap(({ fact }, index) => {
      const mayNotApply = around.set.facts.get(fact)?.mayNotApply ?? false;
      const answer = (id: "yes" | "no" | "not-applicable", vi: string, en: string, put: Answer) =>
        branch<FoundOf<"checklist">>(
          `item-${index}-${id}`,
          (say) => ({ vi: `${vi} ở “${say.fact(fact)}”`, en: `${en} for “${say.fact(fact)}”` }),
          { [fact]: put },
          ({ found }) => found.items[index]?.answer === id,
        );
      return [
        answer("yes", "câu trả lời “có”", "the answer yes", yes(true)),
        answer("no", "câu trả lời “không”", "the answer no", yes(false)),
        ...(mayNotApply ? [answer("not-applicable", "KAD", "KAD", "not-applicable")] : []),
      ];
    }),

  formula({ formula: text }, _max, around) {
    type F = FoundOf<"formula">;
    const compiled = around.set.formulas.get(text);
    return [
      branch("value", both("công thức này", "the formula"), {}, ({ found }) => found.points !== null),
      ...(compiled?.mayDivideByZero
        ? [
            branch<F>(
              "of-nothing",
              both("mẫu số bằng 0", "a denominator of 0"),
              {},
              ({ found }) => found.isOfNothing,
            ),
          ]
        : []),
    ];
  },

  ...numberSpots,
  ...daySpots,
  ...partSpots,
};

/** The spots of a rule and of the rules inside it. The only place where the type of a rule's own kind is set aside. */
export const spotsOfRule = (rule: Rule, max: Exact, around: Omit<Around, "spotsOf">): Spot[] =>
  distinct(
    (spotsByKind[rule.kind as RuleKindName] as SpotsOf<never>)(rule as never, max, {
      ...around,
      spotsOf: (inner, worth) => spotsOfRule(inner, worth, around),
    }),
  ) as unknown as Spot[];
