/** The share of a part in a whole, times the maximum; never more than the whole of it. */
import { z } from "zod";
import { type Exact, lesser, one, only, spanContains, spanHull, zero } from "../exact/index.ts";
import { type Amount, amount, amountIn, factId } from "./fields.ts";
import { type Account, defineRuleKind, type Say, stillOpen } from "./kind.ts";
import { doesNotApply, earns, knownValue, type Points, staysOpen } from "./score.ts";

export const notApplicable = "not-applicable";

/** What a share of nothing is: it must be said, since 0/0 is no number. */
export const whenZero = z.union([z.literal(notApplicable), amount]);
export type WhenZero = typeof notApplicable | Amount;

export const ratio = defineRuleKind({
  kind: "ratio",
  schema: () =>
    z.strictObject({ kind: z.literal("ratio"), part: factId, whole: factId, "when-zero": whenZero }),
  reads: (rule) => [
    { fact: rule.part, type: "number", path: ["part"] },
    { fact: rule.whole, type: "number", path: ["whole"] },
  ],
  defects: (rule, _max, declared) =>
    ([rule.part, rule.whole] as const)
      .filter((fact) => declared.domain(fact).least?.isNegative ?? true)
      .map((fact) => ({ id: "ratio-negative", path: [], values: { fact } })),
  score(rule, max, { facts }) {
    const [part, whole] = [facts.read(rule.part, "number"), facts.read(rule.whole, "number")];
    const [a, b] = [knownValue(part), knownValue(whole)];
    const instead = rule["when-zero"] === notApplicable ? null : amountIn(rule["when-zero"], max);
    const isZero = b?.isZero ?? false;
    const share = a && b && !isZero ? lesser(one, a.over(b)) : null;
    const points = ((): Points => {
      if (part.state === "not-applicable" || whole.state === "not-applicable") return doesNotApply;
      if (isZero) return instead ? earns(instead) : doesNotApply;
      if (share) return earns(share.times(max));
      const mayBeZero = b === null && spanContains(facts.domain(rule.whole), zero);
      const span = { least: zero, most: max };
      return staysOpen(
        mayBeZero && instead ? spanHull(span, only(instead)) : span,
        (part.state === "open" && part.mayNotApply) ||
          (whole.state === "open" && whole.mayNotApply) ||
          (mayBeZero && instead === null),
      );
    })();
    return { points, found: { kind: "ratio" as const, part: a, whole: b, share, isZero, instead, max } };
  },
  words: {
    vi: {
      rule: (rule, max, say) =>
        `“${say.fact(rule.part)}” / “${say.fact(rule.whole)}” × ${say.points(max)}; ` +
        `nếu mẫu số bằng 0: ${rule["when-zero"] === notApplicable ? "không áp dụng" : say.amount(rule["when-zero"], max)}.`,
      account: (found, say) =>
        found.isZero
          ? {
              how: [`Mẫu số bằng 0 → ${found.instead ? say.points(found.instead) : "không áp dụng"}`],
              lost: [],
            }
          : (ratioAccount(found, say, (lost, rest) => `Mất ${lost}: còn ${rest} chưa đạt.`) ?? stillOpen.vi),
    },
    en: {
      rule: (rule, max, say) =>
        `“${say.fact(rule.part)}” / “${say.fact(rule.whole)}” × ${say.points(max)}; ` +
        `when the denominator is 0: ${rule["when-zero"] === notApplicable ? "not applicable" : say.amount(rule["when-zero"], max)}.`,
      account: (found, say) =>
        found.isZero
          ? {
              how: [`The denominator is 0 → ${found.instead ? say.points(found.instead) : "not applicable"}`],
              lost: [],
            }
          : (ratioAccount(found, say, (lost, rest) => `Lost ${lost}: ${rest} not reached.`) ?? stillOpen.en),
    },
  },
});

interface RatioFound {
  readonly part: Exact | null;
  readonly whole: Exact | null;
  readonly share: Exact | null;
  readonly max: Exact;
}

function ratioAccount(
  found: RatioFound,
  say: Say,
  lost: (points: string, rest: string) => string,
): Account | undefined {
  const { part, whole, share, max } = found;
  if (part === null || whole === null || share === null) return undefined;
  const points = share.times(max);
  return {
    how: [`${say.number(part)} / ${say.number(whole)} × ${say.points(max)} = ${say.points(points)}`],
    lost: share.isLessThan(one) ? [lost(say.points(max.minus(points)), say.number(whole.minus(part)))] : [],
  };
}
