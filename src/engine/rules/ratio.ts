/** The share of a part in a whole, or a result out of a fixed number, times the maximum. */
import { z } from "zod";
import { type Exact, lesser, type Span, spanThrough, zero } from "../exact/index.ts";
import type { Facts } from "./facts.ts";
import { type Amount, amountIn, factId, limit, type Quantity, quantity, wholeMax } from "./fields.ts";
import { type Account, defineRuleKind, type Say, stillOpen } from "./kind.ts";
import { knownValue, type Points, pointsOf } from "./score.ts";
import {
  accountOfNothing,
  defectsOfShare,
  factsOfShare,
  type Share,
  type ShareFound,
  scoreShare,
  whenZero,
  zeroCaseInWords,
} from "./share.ts";

export const ratio = defineRuleKind({
  kind: "ratio",
  schema: () =>
    z
      .strictObject({
        kind: z.literal("ratio"),
        part: factId.optional(),
        whole: factId.optional(),
        "when-zero": whenZero.optional(),
        fact: factId.optional(),
        "out-of": quantity
          .refine(({ value }) => value.isPositive, { params: { problem: "ratio-of-what" } })
          .optional(),
        /** Defaults to what the rule is worth. */
        "at-most": limit
          .refine((cap) => !cap?.value.isNegative, { params: { problem: "field-negative" } })
          .default(wholeMax),
      })
      .transform((written, context) => {
        const { kind, part, whole, "when-zero": zeroCase, fact, "out-of": outOf, "at-most": cap } = written;
        const [isShare, isOutOf] = [
          [part, whole, zeroCase].some((one) => one !== undefined),
          [fact, outOf].some((one) => one !== undefined),
        ];
        const of: Share | OutOf | undefined =
          part && whole && zeroCase !== undefined && !isOutOf
            ? { part, whole, whenZero: zeroCase }
            : fact && outOf && !isShare
              ? { fact, outOf }
              : undefined;
        if (of) return { kind, of, cap };
        context.addIssue({ code: "custom", params: { problem: "ratio-of-what" } });
        return z.NEVER;
      }),
  reads: ({ of }) => ("fact" in of ? [{ fact: of.fact, type: "number", path: ["fact"] }] : factsOfShare(of)),
  defects: ({ of }, _max, declared) =>
    "fact" in of
      ? (declared.domain(of.fact).least?.isNegative ?? true)
        ? [{ id: "ratio-negative", path: ["fact"], values: { fact: of.fact } }]
        : []
      : defectsOfShare(of, declared),
  score({ of, cap }, max, { facts }) {
    const most = cap && amountIn(cap, max);
    const pointsAt = (share: Exact) => heldAt(share.times(max), most);
    const { points, found } =
      "fact" in of
        ? scoreOutOf(of, facts, pointsAt)
        : scoreShare(of, max, facts, pointsAt, { least: zero, most: most ?? reachOf(of, facts, max) });
    return {
      points,
      found: {
        kind: "ratio" as const,
        ...found,
        isWholeAssumed: "fact" in of && of.outOf.assumed,
        points: found.share && pointsAt(found.share),
        max,
        cap: most,
      },
    };
  },
  words: {
    vi: {
      rule: (rule, max, say) => ruleWords(rule, max, say, { atMost: "tối đa", noLimit: "không giới hạn" }),
      account: (found, say) =>
        account(found, say, (lost, rest) => `Mất ${lost}: còn ${rest} chưa đạt.`) ?? stillOpen.vi,
    },
    en: {
      rule: (rule, max, say) => ruleWords(rule, max, say, { atMost: "at most", noLimit: "without limit" }),
      account: (found, say) =>
        account(found, say, (lost, rest) => `Lost ${lost}: ${rest} not reached.`) ?? stillOpen.en,
    },
  },
});

/** A result and the fixed number it is out of, such as the 100 of an index. */
export interface OutOf {
  readonly fact: string;
  readonly outOf: Quantity;
}

const heldAt = (points: Exact, most: Exact | null) => (most === null ? points : lesser(points, most));

function scoreOutOf(
  { fact, outOf }: OutOf,
  facts: Facts,
  pointsAt: (share: Exact) => Exact,
): { readonly points: Points; readonly found: ShareFound } {
  const result = facts.read(fact, "number");
  const pointsOfResult = (value: Exact) => pointsAt(value.over(outOf.value));
  const value = knownValue(result);
  return {
    points: pointsOf(result, pointsOfResult, spanThrough(facts.domain(fact), pointsOfResult)),
    found: {
      part: value,
      whole: outOf.value,
      share: value?.over(outOf.value) ?? null,
      isOfNothing: false,
      insteadOfNothing: null,
    },
  };
}

/** The most that a share without a cap can come to: all of the part over the least whole, where both have an end. */
function reachOf({ part, whole }: Share, facts: Facts, max: Exact): Exact | null {
  const end = (fact: string, side: keyof Span) =>
    knownValue(facts.read(fact, "number")) ?? facts.domain(fact)[side];
  const [most, least] = [end(part, "most"), end(whole, "least")];
  if (most?.isZero || max.isZero) return zero;
  return most && least?.isPositive ? most.over(least).times(max) : null;
}

function ruleWords(
  { of, cap }: { readonly of: Share | OutOf; readonly cap: Amount | null },
  max: Exact,
  say: Say,
  { atMost, noLimit }: { readonly atMost: string; readonly noLimit: string },
): string {
  const isPlain = cap?.of === "max" && cap.value.equals(wholeMax.value) && !cap.assumed;
  const fraction =
    "fact" in of
      ? `“${say.fact(of.fact)}” / ${say.quantity(of.outOf)}`
      : `“${say.fact(of.part)}” / “${say.fact(of.whole)}”`;
  return (
    `${fraction} × ${say.points(max)}` +
    (isPlain ? "" : cap ? `, ${atMost} ${say.amount(cap, max)}` : `, ${noLimit}`) +
    ("fact" in of ? "." : `; ${zeroCaseInWords(of, max, say)}.`)
  );
}

interface RatioFound extends ShareFound {
  readonly isWholeAssumed: boolean;
  readonly points: Exact | null;
  readonly max: Exact;
  readonly cap: Exact | null;
}

function account(
  found: RatioFound,
  say: Say,
  lost: (points: string, rest: string) => string,
): Account | undefined {
  const { part, whole, share, points, max, cap, isWholeAssumed } = found;
  if (part === null || whole === null || share === null || points === null)
    return accountOfNothing(found, say);
  const held = points.isLessThan(share.times(max)) && cap ? ` (≤ ${say.points(cap)})` : "";
  const wholeText = say.quantity({ value: whole, assumed: isWholeAssumed });
  const best = heldAt(max, cap);
  return {
    how: [`${say.number(part)} / ${wholeText} × ${say.points(max)} = ${say.points(points)}${held}`],
    lost: points.isLessThan(best)
      ? [lost(say.points(best.minus(points)), say.number(whole.minus(part)))]
      : [],
  };
}
