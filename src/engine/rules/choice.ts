/** One of several described levels, each with its points. */
import { z } from "zod";
import { type Exact, only, spanHull, zero } from "../exact/index.ts";
import { type Amount, amount, amountIn, factId, id, noPoints } from "./fields.ts";
import { defineRuleKind, type Say, stillOpen } from "./kind.ts";
import { knownValue, pointsOf } from "./score.ts";

export const choice = defineRuleKind({
  kind: "choice",
  schema: () => z.strictObject({ kind: z.literal("choice"), fact: factId, points: z.record(id, amount) }),
  reads: (rule) => [{ fact: rule.fact, type: "choice", path: ["fact"], levels: Object.keys(rule.points) }],
  defects: (rule, _max, declared) =>
    declared
      .levels(rule.fact)
      .filter((level) => rule.points[level] === undefined)
      .map((level) => ({ id: "choice-level-missing", path: ["points"], values: { fact: rule.fact, level } })),
  score(rule, max, { facts }) {
    const level = facts.read(rule.fact, "choice");
    const worth = (one: string) => amountIn(rule.points[one] ?? noPoints, max);
    const span = Object.keys(rule.points)
      .map((one) => only(worth(one)))
      .reduce(spanHull);
    const chosen = knownValue(level);
    return {
      points: pointsOf(level, worth, span),
      found: {
        kind: "choice" as const,
        fact: rule.fact,
        level: chosen,
        points: chosen === null ? zero : worth(chosen),
        best: span.most ?? max,
      },
    };
  },
  words: {
    vi: {
      rule: (rule, max, say) => `Theo mức đạt: ${levels(rule, max, say)}.`,
      account: ({ fact, level, points, best }, say) =>
        level === null
          ? stillOpen.vi
          : {
              how: [`Mức “${say.level(fact, level)}” → ${say.points(points)}`],
              lost: points.isLessThan(best)
                ? [`Mất ${say.points(best.minus(points))}: chưa đạt mức cao nhất (${say.points(best)} điểm).`]
                : [],
            },
    },
    en: {
      rule: (rule, max, say) => `By level reached: ${levels(rule, max, say)}.`,
      account: ({ fact, level, points, best }, say) =>
        level === null
          ? stillOpen.en
          : {
              how: [`Level “${say.level(fact, level)}” → ${say.points(points)}`],
              lost: points.isLessThan(best)
                ? [
                    `Lost ${say.points(best.minus(points))}: below the highest level (${say.points(best)} points).`,
                  ]
                : [],
            },
    },
  },
});

const levels = (rule: { fact: string; points: Record<string, Amount> }, max: Exact, say: Say) =>
  Object.entries(rule.points)
    .map(([level, points]) => `“${say.level(rule.fact, level)}” ${say.amount(points, max)}`)
    .join("; ");
