/** One of several described levels, each with its points. */
import { z } from "zod";
import { type Exact, only, spanHull, zero } from "../exact/index.ts";
import { type Amount, amount, amountIn, factId, id } from "./fields.ts";
import { defineRuleKind, type Say, stillOpen } from "./kind.ts";
import { knownBy } from "./known.ts";
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
  compile(rule, max, { place, held }) {
    const fact = place(rule.fact, "choice");
    const levels = new Map(Object.entries(rule.points).map(([one, points]) => [one, amountIn(points, max)]));
    const worth = (one: string) => levels.get(one) ?? zero;
    const span = [...levels.values()].map(only).reduce(spanHull);
    return {
      known: knownBy(fact, (one) => held(worth(one))),
      score: ({ facts }) => {
        const level = facts.read(fact);
        const chosen = knownValue(level);
        return {
          points: pointsOf(level, worth, () => span),
          found: {
            kind: "choice" as const,
            fact: rule.fact,
            level: chosen,
            points: chosen === null ? zero : worth(chosen),
            best: span.most ?? max,
          },
        };
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
