/** Points given by judgement within the bounds and steps that the fact declares. */
import { z } from "zod";
import { factId } from "./fields.ts";
import { defineRuleKind, stillOpen } from "./kind.ts";
import { knownBy } from "./known.ts";
import { knownValue, pointsOf } from "./score.ts";

export const graded = defineRuleKind({
  kind: "graded",
  schema: () => z.strictObject({ kind: z.literal("graded"), fact: factId }),
  reads: (rule) => [{ fact: rule.fact, type: "number", path: ["fact"] }],
  defects(rule, max, declared) {
    const { most } = declared.domain(rule.fact);
    // A bonus or deduction outside the base is held by the criterion's own limits.
    return !max.isZero && (most === null || max.isLessThan(most))
      ? [{ id: "graded-above-max", path: ["fact"], values: { fact: rule.fact } }]
      : [];
  },
  compile(rule, max, { place, held }) {
    const fact = place(rule.fact, "number");
    return {
      known: knownBy(fact, held),
      score: ({ facts }) => {
        const points = facts.read(fact);
        return {
          points: pointsOf(
            points,
            (given) => given,
            () => facts.domain(fact),
          ),
          found: { kind: "graded" as const, points: knownValue(points), max },
        };
      },
    };
  },
  words: {
    vi: {
      rule: (rule, max, say) =>
        `Người chấm cho điểm${max.isZero ? "" : ` từ 0 đến ${say.points(max)}`}: “${say.fact(rule.fact)}”.`,
      account: ({ points, max }, say) =>
        points === null
          ? stillOpen.vi
          : {
              how: [`Được cho ${say.points(points)}${max.isZero ? "" : ` trên ${say.points(max)}`}`],
              lost: points.isLessThan(max)
                ? [`Mất ${say.points(max.minus(points))} theo đánh giá của người chấm.`]
                : [],
            },
    },
    en: {
      rule: (rule, max, say) =>
        `Points given by judgement${max.isZero ? "" : ` from 0 to ${say.points(max)}`}: “${say.fact(rule.fact)}”.`,
      account: ({ points, max }, say) =>
        points === null
          ? stillOpen.en
          : {
              how: [`Given ${say.points(points)}${max.isZero ? "" : ` of ${say.points(max)}`}`],
              lost: points.isLessThan(max)
                ? [`Lost ${say.points(max.minus(points))} by the scorer's judgement.`]
                : [],
            },
    },
  },
});
