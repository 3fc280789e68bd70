/** A result against its target and the best of the block: part of the points for the target, the rest on the way to the best. */
import { z } from "zod";
import { type Exact, exact, greater, one, only, textOfExact, zero } from "../exact/index.ts";
import type { FactAt, Facts, Reading } from "./facts.ts";
import { type Amount, amount, amountIn, factId } from "./fields.ts";
import { type Account, defineRuleKind, type Say, scoredOnly, stillOpen } from "./kind.ts";
import { doesNotApply, earns, knownPoints, knownValue, type Points, staysOpen } from "./score.ts";

const halfOfMax: Amount = { value: exact("50"), of: "max", assumed: false };

export const relative = defineRuleKind({
  kind: "relative",
  schema: () =>
    z.strictObject({
      kind: z.literal("relative"),
      /** The result over its target: 1 is on the target. */
      fact: factId,
      /** The greatest such result in the block. */
      best: factId,
      "at-target": amount.default(halfOfMax),
    }),
  reads: (rule) => [
    { fact: rule.fact, type: "number", path: ["fact"] },
    { fact: rule.best, type: "number", path: ["best"] },
  ],
  /** Else a better result could earn less. */
  defects(rule, max) {
    const atTarget = amountIn(rule["at-target"], max);
    return atTarget.isNegative || max.isLessThan(atTarget)
      ? [
          {
            id: "relative-target",
            path: ["at-target"],
            values: { target: textOfExact(atTarget), max: textOfExact(max) },
          },
        ]
      : [];
  },
  compile(rule, max, { place }) {
    const at: Places = { result: place(rule.fact, "number"), best: place(rule.best, "number") };
    const worth = { max, atTarget: amountIn(rule["at-target"], max) };
    return scoredOnly(({ facts }) => {
      const [result, best] = [facts.read(at.result), facts.read(at.best)];
      const points = pointsIn(at, { result, best, facts }, worth);
      return {
        points,
        found: {
          kind: "relative" as const,
          result: knownValue(result),
          best: knownValue(best),
          ...worth,
          points: knownPoints(points),
        },
      };
    });
  },
  words: {
    vi: {
      rule: (rule, max, say) =>
        `“${say.fact(rule.fact)}” so với chỉ tiêu và với “${say.fact(rule.best)}”: ` +
        `đạt chỉ tiêu (1) được ${say.amount(rule["at-target"], max)}, dưới chỉ tiêu tính theo tỷ lệ, ` +
        `bằng mức cao nhất được ${say.points(max)}, ở giữa tính theo khoảng cách.`,
      account: (found, say) => account(found, say, viWords),
    },
    en: {
      rule: (rule, max, say) =>
        `“${say.fact(rule.fact)}” against the target and against “${say.fact(rule.best)}”: ` +
        `on the target (1) ${say.amount(rule["at-target"], max)}, below it in proportion, ` +
        `level with the best ${say.points(max)}, between them by the distance.`,
      account: (found, say) => account(found, say, enWords),
    },
  },
});

interface Worth {
  readonly max: Exact;
  readonly atTarget: Exact;
}

function pointsAt(result: Exact, best: Exact, { max, atTarget }: Worth): Exact {
  if (one.isAtLeast(result)) return greater(zero, result).times(atTarget);
  if (result.isAtLeast(best)) return max;
  return atTarget.plus(max.minus(atTarget).times(result.minus(one)).over(best.minus(one)));
}

interface Places {
  readonly result: FactAt<"number">;
  readonly best: FactAt<"number">;
}

interface Known {
  readonly result: Reading<Exact>;
  readonly best: Reading<Exact>;
  readonly facts: Facts;
}

/** Points rise with the result and fall with the best: each end of the span has its own corner. */
function pointsIn(at: Places, { result, best, facts }: Known, worth: Worth): Points {
  if (result.state === "not-applicable" || best.state === "not-applicable") return doesNotApply;
  if (result.state === "value" && best.state === "value")
    return earns(pointsAt(result.value, best.value, worth));
  const results = result.state === "value" ? only(result.value) : facts.domain(at.result);
  const bests = best.state === "value" ? only(best.value) : facts.domain(at.best);
  return staysOpen(
    { least: leastOf(results.least, bests.most, worth), most: mostOf(results.most, bests.least, worth) },
    (result.state === "open" && result.mayNotApply) || (best.state === "open" && best.mayNotApply),
  );
}

/** The further away the best, the nearer a result above the target comes to what the target earns. */
function leastOf(result: Exact | null, best: Exact | null, worth: Worth): Exact {
  if (result === null) return zero;
  return best === null && one.isLessThan(result) ? worth.atTarget : pointsAt(result, best ?? result, worth);
}

function mostOf(result: Exact | null, best: Exact | null, worth: Worth): Exact {
  return result === null ? worth.max : pointsAt(result, best ?? result, worth);
}

interface RelativeFound extends Worth {
  readonly result: Exact | null;
  readonly best: Exact | null;
  readonly points: Exact | null;
}

const viWords = {
  atBest: "bằng mức cao nhất của khối",
  below: "chưa đạt chỉ tiêu",
  onTarget: "bằng chỉ tiêu, chưa vượt",
  behind: "thấp hơn mức cao nhất của khối",
  lost: "Mất",
};
const enWords = {
  atBest: "level with the block's best",
  below: "short of the target",
  onTarget: "on the target, not above it",
  behind: "behind the block's best",
  lost: "Lost",
};

/** `2 + 2 × (1,2 − 1) / (1,5 − 1) = 2,8`. */
function account(found: RelativeFound, say: Say, words: typeof viWords): Account {
  const { result, best, points, max, atTarget } = found;
  if (result === null || points === null) return stillOpen[say.lang];
  const isAbove = one.isLessThan(result);
  const top = best === null || result.isAtLeast(best) ? null : best;
  const working = !isAbove
    ? `${say.points(atTarget)} × ${say.number(greater(zero, result))} = ${say.points(points)}`
    : top === null
      ? `${say.number(result)}: ${words.atBest} → ${say.points(points)}`
      : `${say.points(atTarget)} + ${say.points(max.minus(atTarget))} × (${say.number(result)} − 1) / ` +
        `(${say.number(top)} − 1) = ${say.points(points)}`;
  const why = result.isLessThan(one) ? words.below : isAbove ? words.behind : words.onTarget;
  const gap = isAbove && top ? ` (${say.number(top)})` : "";
  return {
    how: [working],
    lost: points.isLessThan(max) ? [`${words.lost} ${say.points(max.minus(points))}: ${why}${gap}.`] : [],
  };
}
