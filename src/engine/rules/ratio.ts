/** The share of a part in a whole, or a result out of a fixed number, times the maximum. */
import { z } from "zod";
import { type Exact, lesser, spanThrough, zero } from "../exact/index.ts";
import type { Placing } from "./facts.ts";
import { type Amount, amountIn, factId, limit, type Quantity, quantity, wholeMax } from "./fields.ts";
import { type Account, type Compiling, defineRuleKind, type Say, type Scored, stillOpen } from "./kind.ts";
import { knownBy } from "./known.ts";
import { earns, knownValue, pointsOf } from "./score.ts";
import {
  accountOfNothing,
  type CompiledShare,
  compileShare,
  defectsOfShare,
  factsOfShare,
  type Share,
  type ShareFound,
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
  compile({ of, cap }, max, { place, held }) {
    const most = cap && amountIn(cap, max);
    const pointsAt = (share: Exact) => heldAt(share.times(max), most);
    const isWholeAssumed = "fact" in of && of.outOf.assumed;
    const compiled =
      "fact" in of
        ? compileOutOf(of, place, pointsAt, held)
        : compileShare(of, max, { place, held }, pointsAt, ({ least, most: greatest }) => ({
            least: least && pointsAt(least),
            most: greatest ? pointsAt(greatest) : max.isZero ? zero : most,
          }));
    const score: Scored<RatioFound> = ({ facts }) => {
      const { points, found, atShare } = compiled.score(facts);
      const { part, whole, share, isOfNothing, insteadOfNothing } = found;
      return {
        points,
        found: {
          kind: "ratio" as const,
          part,
          whole,
          share,
          isOfNothing,
          insteadOfNothing,
          isWholeAssumed,
          points: atShare,
          max,
          cap: most,
        },
      };
    };
    return { score, known: compiled.known };
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

function compileOutOf(
  { fact, outOf }: OutOf,
  place: Placing,
  pointsAt: (share: Exact) => Exact,
  held: Compiling["held"],
): CompiledShare {
  const resultAt = place(fact, "number");
  const pointsOfResult = (value: Exact) => pointsAt(value.over(outOf.value));
  const score: CompiledShare["score"] = (facts) => {
    const result = facts.read(resultAt);
    const part = knownValue(result);
    const share = part === null ? null : part.over(outOf.value);
    const atShare = share && pointsAt(share);
    return {
      points: atShare
        ? earns(atShare)
        : pointsOf(result, pointsOfResult, () => spanThrough(facts.domain(resultAt), pointsOfResult)),
      found: { part, whole: outOf.value, share, isOfNothing: false, insteadOfNothing: null },
      atShare,
    };
  };
  return { score, known: knownBy(resultAt, (value) => held(pointsOfResult(value))) };
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

export interface RatioFound extends ShareFound {
  readonly kind: "ratio";
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
