/** The share of a part in a whole, times the maximum. */
import { z } from "zod";
import { type Exact, one, zero } from "../exact/index.ts";
import { factId } from "./fields.ts";
import { type Account, defineRuleKind, type Say, stillOpen } from "./kind.ts";
import {
  accountOfNothing,
  defectsOfShare,
  factsOfShare,
  type ShareFound,
  scoreShare,
  whenZero,
  zeroCaseInWords,
} from "./share.ts";

export const ratio = defineRuleKind({
  kind: "ratio",
  schema: () =>
    z
      .strictObject({ kind: z.literal("ratio"), part: factId, whole: factId, "when-zero": whenZero })
      .transform(({ "when-zero": whenZero, ...rest }) => ({ ...rest, whenZero })),
  reads: (rule) => factsOfShare(rule),
  defects: (rule, _max, declared) => defectsOfShare(rule, declared),
  score(rule, max, { facts }) {
    const scored = scoreShare(rule, max, facts, (share) => share.times(max), { least: zero, most: max });
    return { points: scored.points, found: { kind: "ratio" as const, ...scored.found, max } };
  },
  words: {
    vi: {
      rule: (rule, max, say) => `${fractionInWords(rule, max, say)}; ${zeroCaseInWords(rule, max, say)}.`,
      account: (found, say) =>
        account(found, say, (lost, rest) => `Mất ${lost}: còn ${rest} chưa đạt.`) ?? stillOpen.vi,
    },
    en: {
      rule: (rule, max, say) => `${fractionInWords(rule, max, say)}; ${zeroCaseInWords(rule, max, say)}.`,
      account: (found, say) =>
        account(found, say, (lost, rest) => `Lost ${lost}: ${rest} not reached.`) ?? stillOpen.en,
    },
  },
});

const fractionInWords = (rule: { part: string; whole: string }, max: Exact, say: Say) =>
  `“${say.fact(rule.part)}” / “${say.fact(rule.whole)}” × ${say.points(max)}`;

function account(
  found: ShareFound & { readonly max: Exact },
  say: Say,
  lost: (points: string, rest: string) => string,
): Account | undefined {
  const { part, whole, share, max } = found;
  if (part === null || whole === null || share === null) return accountOfNothing(found, say);
  const points = share.times(max);
  const cap = whole.isLessThan(part) ? ` (≤ ${say.points(max)})` : "";
  return {
    how: [`${say.number(part)} / ${say.number(whole)} × ${say.points(max)} = ${say.points(points)}${cap}`],
    lost: share.isLessThan(one) ? [lost(say.points(max.minus(points)), say.number(whole.minus(part)))] : [],
  };
}
