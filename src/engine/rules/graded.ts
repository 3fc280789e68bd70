/** Points given by judgement within the bounds and steps that the fact declares. */
import { z } from "zod";
import { factId } from "./fields.ts";
import { defineRuleKind, stillOpen } from "./kind.ts";
import { knownValue, pointsOf } from "./score.ts";

export const graded = defineRuleKind({
  kind: "graded",
  schema: () => z.strictObject({ kind: z.literal("graded"), fact: factId }),
  reads: (rule) => [{ fact: rule.fact, type: "number", path: ["fact"] }],
  defects(rule, max, declared) {
    const { most } = declared.domain(rule.fact);
    return most === null || max.isLessThan(most)
      ? [{ id: "graded-above-max", path: ["fact"], values: { fact: rule.fact } }]
      : [];
  },
  score(rule, max, { facts }) {
    const points = facts.read(rule.fact, "number");
    return {
      points: pointsOf(points, (given) => given, facts.domain(rule.fact)),
      found: { kind: "graded" as const, points: knownValue(points), max },
    };
  },
  words: {
    vi: {
      rule: (rule, max, say) => `Người chấm cho điểm từ 0 đến ${say.number(max)}: “${say.fact(rule.fact)}”.`,
      account: ({ points, max }, say) =>
        points === null
          ? stillOpen.vi
          : {
              how: [`Được cho ${say.number(points)} trên ${say.number(max)}`],
              lost: points.isLessThan(max)
                ? [`Mất ${say.number(max.minus(points))} theo đánh giá của người chấm.`]
                : [],
            },
    },
    en: {
      rule: (rule, max, say) =>
        `Points given by judgement from 0 to ${say.number(max)}: “${say.fact(rule.fact)}”.`,
      account: ({ points, max }, say) =>
        points === null
          ? stillOpen.en
          : {
              how: [`Given ${say.number(points)} of ${say.number(max)}`],
              lost: points.isLessThan(max)
                ? [`Lost ${say.number(max.minus(points))} by the scorer's judgement.`]
                : [],
            },
    },
  },
});
