/** A base, less deductions under one cap, plus a bonus under its own. */
import { z } from "zod";
import {
  clamp,
  clampSpan,
  type Exact,
  nothing,
  type Span,
  spanHull,
  spanMinus,
  spanPlus,
  sumOf,
  zero,
} from "../exact/index.ts";
import type { Judging } from "./conditions.ts";
import { type Amount, amount, amountIn, noPoints } from "./fields.ts";
import {
  type Account,
  defineRuleKind,
  type InnerDefects,
  type RuleDefect,
  type Say,
  scoredOnly,
} from "./kind.ts";
import {
  accountOfParts,
  compileParts,
  defectsOfParts,
  earnedIn,
  type RulePart,
  readsOfParts,
  ruleOfPart,
  rulePart,
  type ScoredPart,
} from "./parts.ts";
import type { Points, Score } from "./score.ts";

export const adjusted = defineRuleKind({
  kind: "adjusted",
  schema: (nested) => {
    const pool = z.strictObject({ "at-most": amount.optional(), parts: z.array(rulePart(nested)).min(1) });
    return z.strictObject({
      kind: z.literal("adjusted"),
      base: z.union([amount, nested]).default(noPoints),
      minus: pool.optional(),
      plus: pool.optional(),
      "at-least": amount.optional(),
    });
  },
  reads: (rule, inner) => [
    ...("kind" in rule.base ? readsOfParts([{ rule: rule.base }], "base", inner) : []),
    ...readsOfParts(rule.minus?.parts ?? [], "minus", inner),
    ...readsOfParts(rule.plus?.parts ?? [], "plus", inner),
  ],
  defects: (rule, max, _declared, inner) => [
    ...("kind" in rule.base ? inner(rule.base, max, ["base"]) : []),
    ...poolDefects("minus", rule.minus, max, inner),
    ...(rule.minus?.parts ?? []).flatMap((part, index) =>
      takesAway(part.rule)
        ? [{ id: "minus-adds" as const, path: ["minus", "parts", index, "rule"], values: {} }]
        : [],
    ),
    ...poolDefects("plus", rule.plus, max, inner),
  ],
  compile(rule, max, compiling) {
    const scoreBase = "kind" in rule.base ? compiling.rule(rule.base, max) : null;
    const fixed = "kind" in rule.base ? null : amountIn(rule.base, max);
    const pool = (one: Pool | undefined) => {
      const scoreParts = compileParts(one?.parts ?? [], max, compiling);
      const cap = one?.["at-most"] ? amountIn(one["at-most"], max) : null;
      return (by: Judging): ScoredPool => ({ parts: scoreParts(by), cap });
    };
    const [scoreMinus, scorePlus] = [pool(rule.minus), pool(rule.plus)];
    const floor = rule["at-least"] ? amountIn(rule["at-least"], max) : null;
    return scoredOnly((by) => {
      const [base, minus, plus] = [scoreBase ? scoreBase(by) : null, scoreMinus(by), scorePlus(by)];
      const found = { kind: "adjusted" as const, base, fixed, minus, plus, floor };
      if (base && !base.points.applies) return { points: base.points, found };
      const [less, more] = [added(minus), added(plus)];
      const start = base?.points.applies
        ? base.points
        : { earned: fixed ?? zero, span: { least: fixed, most: fixed }, mayNotApply: false };
      const points: Points = {
        applies: true,
        earned: clamp(start.earned.minus(less.earned).plus(more.earned), floor, null),
        span: clampSpan(spanPlus(spanMinus(start.span, less.span), more.span), floor, null),
        mayNotApply: start.mayNotApply,
      };
      return { points, found };
    });
  },
  words: {
    vi: {
      rule: (rule, max, say) =>
        `${"kind" in rule.base ? say.rule(rule.base, max) : `Điểm gốc ${say.amount(rule.base, max)}.`}` +
        poolWords(rule.minus, max, say, " Trừ", "tối đa") +
        poolWords(rule.plus, max, say, " Cộng", "tối đa"),
      account: (found, say) => account(found, say, viWords),
    },
    en: {
      rule: (rule, max, say) =>
        `${"kind" in rule.base ? say.rule(rule.base, max) : `Base ${say.amount(rule.base, max)}.`}` +
        poolWords(rule.minus, max, say, " Minus", "at most") +
        poolWords(rule.plus, max, say, " Plus", "at most"),
      account: (found, say) => account(found, say, enWords),
    },
  },
});

/** What already takes points away would, taken away, add them. */
const takesAway = (rule: RulePart["rule"]): boolean => {
  const { each } = rule as { readonly each?: Amount };
  return rule.kind === "count" && each !== undefined && each.value.isNegative;
};

interface Pool {
  readonly "at-most"?: Amount | undefined;
  readonly parts: readonly RulePart[];
}

export interface ScoredPool {
  readonly parts: readonly ScoredPart[];
  readonly cap: Exact | null;
}

const poolDefects = (
  key: "minus" | "plus",
  pool: Pool | undefined,
  max: Exact,
  inner: InnerDefects,
): RuleDefect[] =>
  defectsOfParts(pool?.parts ?? [], "parts", max, (rule, worth, path) => inner(rule, worth, [key, ...path]));

/** A part that does not apply neither takes nor adds. */
function added({ parts, cap }: ScoredPool): { readonly earned: Exact; readonly span: Span } {
  const spans = parts.map(({ score: { points } }) =>
    !points.applies ? nothing : points.mayNotApply ? spanHull(points.span, nothing) : points.span,
  );
  return {
    earned: clamp(sumOf(parts.map(({ score }) => earnedIn(score))), null, cap),
    span: clampSpan(spans.reduce(spanPlus, nothing), null, cap),
  };
}

const poolWords = (pool: Pool | undefined, max: Exact, say: Say, lead: string, atMost: string) =>
  pool === undefined
    ? ""
    : `${lead}${pool["at-most"] ? ` (${atMost} ${say.amount(pool["at-most"], max)})` : ""}: ` +
      pool.parts.map((part) => ruleOfPart(part, max, say)).join(" ");

const viWords = {
  base: "Điểm gốc",
  minus: "Trừ",
  plus: "Cộng",
  atMost: "tối đa",
  atLeast: "không dưới",
  lost: "Bị trừ",
  result: "Kết quả",
};
const enWords = {
  base: "Base",
  minus: "Minus",
  plus: "Plus",
  atMost: "at most",
  atLeast: "not below",
  lost: "Deducted",
  result: "Result",
};

interface AdjustedFound {
  readonly base: Score | null;
  readonly fixed: Exact | null;
  readonly minus: ScoredPool;
  readonly plus: ScoredPool;
  readonly floor: Exact | null;
}

function account(found: AdjustedFound, say: Say, words: typeof viWords): Account {
  const base = found.base ? say.account(found.base.found) : { how: [], lost: [] };
  if (found.base && !found.base.points.applies) return base;
  const [less, more] = [added(found.minus).earned, added(found.plus).earned];
  const start = found.base ? earnedIn(found.base) : (found.fixed ?? zero);
  const plain = start.minus(less).plus(more);
  const isFloored = found.floor !== null && plain.isLessThan(found.floor);
  const capped = ({ parts, cap }: ScoredPool) =>
    cap?.isLessThan(sumOf(parts.map(({ score }) => earnedIn(score))))
      ? ` (${words.atMost} ${say.points(cap)})`
      : "";
  const sum =
    say.points(start) +
    (found.minus.parts.length > 0 ? ` − ${say.points(less)}${capped(found.minus)}` : "") +
    (found.plus.parts.length > 0 ? ` + ${say.points(more)}${capped(found.plus)}` : "");
  return {
    how: [
      ...base.how,
      ...accountOfParts(found.minus.parts, say, `${words.minus}: `).how,
      ...accountOfParts(found.plus.parts, say, `${words.plus}: `).how,
      `${words.result}: ${sum} = ${say.points(plain)}` +
        (isFloored && found.floor ? ` → ${words.atLeast} ${say.points(found.floor)}` : ""),
    ],
    lost: [
      ...base.lost,
      ...(less.isPositive ? [`${words.lost} ${say.points(less)}${capped(found.minus)}.`] : []),
    ],
  };
}
