/** So many points for each case, up to a cap. */
import { z } from "zod";
import { clamp, clampSpan, type Exact, type Span, spanThrough } from "../exact/index.ts";
import { amount, amountIn, factId, limit, wholeMax } from "./fields.ts";
import { defineRuleKind, stillOpen } from "./kind.ts";
import { knownValue, pointsOf } from "./score.ts";

export const count = defineRuleKind({
  kind: "count",
  schema: () =>
    z.strictObject({
      kind: z.literal("count"),
      fact: factId,
      each: amount,
      /** Defaults to what the rule is worth. */
      "at-most": limit.default(wholeMax),
    }),
  reads: (rule) => [{ fact: rule.fact, type: "number", path: ["fact"] }],
  defects(rule, _max, declared) {
    const { least } = declared.domain(rule.fact);
    const isBelowZero = least === null || least.isNegative || rule.each.value.isNegative;
    return isBelowZero ? [{ id: "count-negative", path: ["fact"], values: { fact: rule.fact } }] : [];
  },
  score(rule, max, { facts }) {
    const cases = facts.read(rule.fact, "number");
    const each = amountIn(rule.each, max);
    const cap = rule["at-most"] && amountIn(rule["at-most"], max);
    const worth = (number: Exact) => clamp(number.times(each), null, cap);
    const number = knownValue(cases);
    return {
      points: pointsOf(cases, worth, spanOfCases(facts.domain(rule.fact), each, cap)),
      found: {
        kind: "count" as const,
        cases: number,
        each,
        cap,
        max,
        points: number && worth(number),
        isCapped: number && cap?.isLessThan(number.times(each)),
      },
    };
  },
  words: {
    vi: {
      rule: (rule, max, say) =>
        `Mỗi trường hợp “${say.fact(rule.fact)}”: ${say.amount(rule.each, max)} điểm` +
        (rule["at-most"] ? `, tối đa ${say.amount(rule["at-most"], max)}.` : ", không giới hạn."),
      account: ({ cases, each, cap, max, points, isCapped }, say) =>
        cases === null || points === null
          ? stillOpen.vi
          : {
              how: [
                `${say.number(cases)} × ${say.points(each)} = ${say.points(cases.times(each))}` +
                  (isCapped && cap ? ` → tối đa ${say.points(cap)}` : ""),
              ],
              lost: points.isLessThan(max)
                ? [`Mất ${say.points(max.minus(points))}: chưa đủ số trường hợp.`]
                : [],
            },
    },
    en: {
      rule: (rule, max, say) =>
        `Each case of “${say.fact(rule.fact)}”: ${say.amount(rule.each, max)} points` +
        (rule["at-most"] ? `, at most ${say.amount(rule["at-most"], max)}.` : ", without limit."),
      account: ({ cases, each, cap, max, points, isCapped }, say) =>
        cases === null || points === null
          ? stillOpen.en
          : {
              how: [
                `${say.number(cases)} × ${say.points(each)} = ${say.points(cases.times(each))}` +
                  (isCapped && cap ? ` → at most ${say.points(cap)}` : ""),
              ],
              lost: points.isLessThan(max) ? [`Lost ${say.points(max.minus(points))}: too few cases.`] : [],
            },
    },
  },
});

const spanOfCases = (domain: Span, each: Exact, cap: Exact | null): Span =>
  clampSpan(
    spanThrough(domain, (cases) => cases.times(each)),
    null,
    cap,
  );
