/** Points that grow, or fall, by steps from a reference: so many for each so much above (or below) it. */
import { z } from "zod";
import {
  clamp,
  clampSpan,
  type Exact,
  greater,
  hundred,
  one,
  only,
  type Span,
  spanHull,
  zero,
} from "../exact/index.ts";
import {
  type Condition,
  compileCondition,
  condition,
  factsOfCondition,
  type Judge,
  type Verdict,
} from "./conditions.ts";
import { type Facts, type Placing, type Reading, under } from "./facts.ts";
import {
  type Amount,
  amount,
  amountIn,
  factId,
  limit,
  noPoints,
  step as positive,
  type Quantity,
  quantity,
  wholeMax,
} from "./fields.ts";
import { type Account, defineRuleKind, type Rule, type Say, scoredOnly, stillOpen } from "./kind.ts";
import { doesNotApply, earns, type Points, staysOpen } from "./score.ts";

/** A number of the set, or the value of another fact: a target, a block's average. */
type Reference = Quantity | { readonly fact: string };

export interface IncrementRule extends Rule {
  readonly kind: "increment";
  readonly fact: string;
  readonly from: Reference;
  readonly direction: "up" | "down";
  readonly start: Amount;
  readonly each: Amount;
  readonly per: Quantity;
  /** Does part of a step count, or only whole ones? */
  readonly steps: "proportional" | "whole";
  readonly "at-most": Amount | null;
  readonly "at-least"?: Amount | undefined;
  /** Where the condition holds, `from` and `per` are so much of what they say. */
  readonly scale?: { readonly when: Condition; readonly by: Amount } | undefined;
}

export const increment = defineRuleKind({
  kind: "increment",
  schema: () =>
    z.strictObject({
      kind: z.literal("increment"),
      fact: factId,
      from: z.union([quantity, z.strictObject({ fact: factId })]),
      direction: z.enum(["up", "down"]).default("up"),
      start: amount.default(noPoints),
      each: amount,
      per: positive,
      steps: z.enum(["proportional", "whole"]).default("proportional"),
      "at-most": limit.default(wholeMax),
      "at-least": amount.optional(),
      scale: z
        .strictObject({
          when: condition,
          by: amount.refine(({ of, value }) => of === "max" && value.isPositive, {
            params: { problem: "increment-share" },
          }),
        })
        .optional(),
    }),
  reads: (rule: IncrementRule) => [
    { fact: rule.fact, type: "number", path: ["fact"] },
    ...("fact" in rule.from
      ? [{ fact: rule.from.fact, type: "number" as const, path: ["from", "fact"] }]
      : []),
    ...(rule.scale ? under(["scale", "when"], factsOfCondition(rule.scale.when)) : []),
  ],
  compile(rule, max, { place }) {
    const fact = place(rule.fact, "number");
    const reference = compileReference(rule.from, place);
    const judgeScale: Judge = rule.scale ? compileCondition(rule.scale.when, place) : () => "not-met";
    const worth = worthOf(rule, max);
    const best = bestOf(worth, max);
    return scoredOnly((by) => {
      const { facts } = by;
      const value = facts.read(fact);
      const from = reference.read(facts);
      const verdict = judgeScale(by);
      const factors = factorsOf(rule, verdict);
      const [factor, ...others] = factors;
      const known =
        value.state === "value" && from.state === "value" && factor && others.length === 0
          ? reckoned(rule, value.value, from.value, factor, worth)
          : null;
      const spans = () => ({
        values: value.state === "value" ? only(value.value) : facts.domain(fact),
        references: from.state === "value" ? only(from.value) : reference.domain(facts),
      });
      return {
        points: pointsIn(rule, { value, from, factors, spans, worth }, known),
        found: {
          kind: "increment" as const,
          known,
          scale: verdict === "met" && rule.scale ? rule.scale : null,
          areWhole: rule.steps === "whole",
          direction: rule.direction,
          isFromAssumed: "assumed" in rule.from && rule.from.assumed,
          isPerAssumed: rule.per.assumed,
          best,
          worth,
        },
      };
    });
  },
  words: {
    vi: {
      rule: (rule, max, say) => {
        const from = "fact" in rule.from ? `“${say.fact(rule.from.fact)}”` : say.quantity(rule.from);
        const [toStart, change] =
          rule.direction === "up" ? [`đến ${from}`, "tăng thêm"] : [`từ ${from} trở lên`, "giảm thêm"];
        const steps = rule.steps === "whole" ? "chỉ tính bước trọn" : "tính cả phần lẻ";
        return (
          `“${say.fact(rule.fact)}”: ${toStart} được ${amountText(rule.start, max, say)} điểm; ` +
          `cứ ${change} ${say.quantity(rule.per)} thì ${rule.each.value.isNegative ? "trừ" : "cộng"} ` +
          `${say.amount(sizeOf(rule.each), max)} (${steps})` +
          limitWords(rule, max, say, viWords) +
          (rule.scale
            ? ` Nếu ${say.condition(rule.scale.when)}: các mức này tính bằng ${share(rule.scale.by, say)}.`
            : "")
        );
      },
      account: (found, say) => account(found, say, viWords),
    },
    en: {
      rule: (rule, max, say) => {
        const from = "fact" in rule.from ? `“${say.fact(rule.from.fact)}”` : say.quantity(rule.from);
        const [toStart, change] =
          rule.direction === "up" ? [`up to ${from}`, "more"] : [`from ${from} on`, "less"];
        const steps = rule.steps === "whole" ? "whole steps only" : "part-steps count";
        return (
          `“${say.fact(rule.fact)}”: ${toStart} earns ${amountText(rule.start, max, say)} points; ` +
          `each ${say.quantity(rule.per)} ${change} ${rule.each.value.isNegative ? "takes away" : "adds"} ` +
          `${say.amount(sizeOf(rule.each), max)} (${steps})` +
          limitWords(rule, max, say, enWords) +
          (rule.scale
            ? ` If ${say.condition(rule.scale.when)}: these levels are taken at ${share(rule.scale.by, say)}.`
            : "")
        );
      },
      account: (found, say) => account(found, say, enWords),
    },
  },
});

/**
 * The value of the fact at which the points first reach the cap, before any scaling. `null` where that is no fixed
 * number: the reference is a fact, there is no cap, or the points do not grow. Other kinds have none.
 */
export function capReachedAt(rule: Rule, max: Exact): Exact | null {
  if (!isIncrement(rule)) return null;
  const { start, each, cap } = worthOf(rule, max);
  if ("fact" in rule.from || cap === null || !each.isPositive) return null;
  const needed = greater(zero, cap.minus(start).over(each));
  const steps = rule.steps === "whole" ? needed.negated().floor().negated() : needed;
  const distance = steps.times(rule.per.value);
  return rule.direction === "up" ? rule.from.value.plus(distance) : rule.from.value.minus(distance);
}

const isIncrement = (rule: Rule): rule is IncrementRule => rule.kind === increment.kind;

export interface Worth {
  readonly start: Exact;
  readonly each: Exact;
  readonly cap: Exact | null;
  readonly floor: Exact | null;
}

const worthOf = (rule: IncrementRule, max: Exact): Worth => ({
  start: amountIn(rule.start, max),
  each: amountIn(rule.each, max),
  cap: rule["at-most"] && amountIn(rule["at-most"], max),
  floor: rule["at-least"] ? amountIn(rule["at-least"], max) : null,
});

/** What points that fall can be at best is their start; points that grow have their cap, or else what the rule is worth. */
const bestOf = ({ start, each, cap, floor }: Worth, max: Exact): Exact =>
  each.isPositive ? (cap ?? max) : clamp(start, floor, cap);

/** By what the levels are multiplied: both shares are possible while the condition is open. */
function factorsOf({ scale }: IncrementRule, verdict: Verdict): Exact[] {
  const scaled = scale ? [scale.by.value.over(hundred)] : [];
  return verdict === "met" ? scaled : verdict === "open" ? [one, ...scaled] : [one];
}

export interface Reckoned {
  readonly value: Exact;
  /** As scaled. */
  readonly from: Exact;
  readonly per: Exact;
  readonly isBeyond: boolean;
  /** Distance over `per`, and what of it counts. */
  readonly exactSteps: Exact;
  readonly steps: Exact;
  /** Before the limits. */
  readonly plain: Exact;
  readonly points: Exact;
}

function reckoned(
  rule: IncrementRule,
  value: Exact,
  reference: Exact,
  factor: Exact,
  { start, each, cap, floor }: Worth,
): Reckoned {
  const [from, per] = [reference.times(factor), rule.per.value.times(factor)];
  const beyond = rule.direction === "up" ? value.minus(from) : from.minus(value);
  const exactSteps = greater(zero, beyond).over(per);
  const steps = rule.steps === "whole" ? exactSteps.floor() : exactSteps;
  const plain = start.plus(each.times(steps));
  return {
    value,
    from,
    per,
    isBeyond: beyond.isPositive,
    exactSteps,
    steps,
    plain,
    points: clamp(plain, floor, cap),
  };
}

function compileReference(from: Reference, place: Placing) {
  if (!("fact" in from)) {
    const reading: Reading<Exact> = { state: "value", value: from.value };
    return { read: (_: Facts) => reading, domain: (_: Facts) => only(from.value) };
  }
  const fact = place(from.fact, "number");
  return { read: (facts: Facts) => facts.read(fact), domain: (facts: Facts) => facts.domain(fact) };
}

interface Known {
  readonly value: Reading<Exact>;
  readonly from: Reading<Exact>;
  readonly factors: readonly Exact[];
  spans(): { readonly values: Span; readonly references: Span };
  readonly worth: Worth;
}

function pointsIn(rule: IncrementRule, given: Known, known: Reckoned | null): Points {
  const { value, from, factors, spans, worth } = given;
  if (value.state === "not-applicable" || from.state === "not-applicable") return doesNotApply;
  if (known) return earns(known.points);
  const { values, references } = spans();
  return staysOpen(
    factors.map((factor) => spanAt(rule, values, references, factor, worth)).reduce(spanHull),
    (value.state === "open" && value.mayNotApply) || (from.state === "open" && from.mayNotApply),
  );
}

/** The way from the reference grows with the fact and shrinks with the reference, or the other way round going down. */
function spanAt(rule: IncrementRule, values: Span, references: Span, factor: Exact, worth: Worth): Span {
  const { start, each, cap, floor } = worth;
  if (each.isZero) return only(clamp(start, floor, cap));
  const at = (value: Exact, from: Exact) => reckoned(rule, value, from, factor, worth).plain;
  const [nearest, farthest] =
    rule.direction === "up" ? [values.least, values.most] : [values.most, values.least];
  const [closest, remotest] =
    rule.direction === "up" ? [references.most, references.least] : [references.least, references.most];
  const near = nearest && closest ? at(nearest, closest) : start;
  const far = farthest && remotest ? at(farthest, remotest) : null;
  return clampSpan(each.isNegative ? { least: far, most: near } : { least: near, most: far }, floor, cap);
}

interface IncrementFound {
  readonly known: Reckoned | null;
  /** Only where it holds. */
  readonly scale: { readonly when: Condition; readonly by: Amount } | null;
  readonly areWhole: boolean;
  readonly direction: "up" | "down";
  readonly isFromAssumed: boolean;
  readonly isPerAssumed: boolean;
  readonly best: Exact;
  readonly worth: Worth;
}

const viWords = {
  atMost: "tối đa",
  atLeast: "không dưới",
  noLimit: "không giới hạn",
  steps: "bước",
  whole: "bước trọn",
  because: "Vì",
  scaled: "các mức tính bằng",
  notAbove: "không vượt",
  notBelow: "không dưới",
  grows: (points: string, best: string) => `Mất ${points}: chưa tới mức được ${best} điểm.`,
  falls: (points: string) => `Mất ${points} theo số bước.`,
};
const enWords: typeof viWords = {
  atMost: "at most",
  atLeast: "not below",
  noLimit: "without limit",
  steps: "steps",
  whole: "whole steps",
  because: "Because",
  scaled: "the levels are taken at",
  notAbove: "is not above",
  notBelow: "is not below",
  grows: (points, best) => `Lost ${points}: short of the level that earns ${best} points.`,
  falls: (points) => `Lost ${points} by the number of steps.`,
};

const sizeOf = (one: Amount): Amount => (one.value.isNegative ? { ...one, value: one.value.negated() } : one);
const share = ({ value, assumed }: Amount, say: Say) => `${say.quantity({ value, assumed })} %`;
/** Nothing is nothing, also where the maximum is assumed. */
const amountText = (one: Amount, max: Exact, say: Say) =>
  one.value.isZero && !one.assumed ? "0" : say.amount(one, max);

function limitWords(rule: IncrementRule, max: Exact, say: Say, words: typeof viWords): string {
  const { "at-most": cap, "at-least": floor, each } = rule;
  const most = cap
    ? `, ${words.atMost} ${say.amount(cap, max)}`
    : each.value.isNegative
      ? ""
      : `, ${words.noLimit}`;
  return `${most}${floor ? `, ${words.atLeast} ${say.amount(floor, max)}` : ""}.`;
}

/** `(2150000 − 2000000) / 60000 = 2,5 bước; 10 + 2,5 × 0,5 = 11,25`. */
function account(found: IncrementFound, say: Say, words: typeof viWords): Account {
  const { known, scale, areWhole, direction, best, worth } = found;
  if (known === null) return stillOpen[say.lang];
  const { value, from, per, isBeyond, exactSteps, steps, plain, points } = known;
  const { start, each, cap, floor } = worth;
  const limited =
    cap?.equals(points) && cap.isLessThan(plain)
      ? ` → ${words.atMost} ${say.points(cap)}`
      : floor?.equals(points) && plain.isLessThan(floor)
        ? ` → ${words.atLeast} ${say.points(floor)}`
        : "";
  const fromText = say.quantity({ value: from, assumed: found.isFromAssumed });
  const perText = say.quantity({ value: per, assumed: found.isPerAssumed });
  const distance =
    direction === "up"
      ? `(${say.number(value)} − ${fromText}) / ${perText}`
      : `(${fromText} − ${say.number(value)}) / ${perText}`;
  const counted = areWhole
    ? `${say.number(exactSteps)} → ${say.number(steps)} ${words.whole}`
    : `${say.number(steps)} ${words.steps}`;
  const added = `${say.number(steps)} × ${say.points(each.isNegative ? each.negated() : each)}`;
  const sum = start.isZero
    ? `${each.isNegative ? "− " : ""}${added}`
    : `${say.points(start)} ${each.isNegative ? "−" : "+"} ${added}`;
  const outside = direction === "up" ? words.notAbove : words.notBelow;
  const lost = best.minus(points);
  return {
    how: [
      ...(scale
        ? [`${words.because} ${say.condition(scale.when)}: ${words.scaled} ${share(scale.by, say)}`]
        : []),
      isBeyond
        ? `${distance} = ${counted}; ${sum} = ${say.points(plain)}${limited}`
        : `${say.number(value)} ${outside} ${fromText} → ${say.points(plain)}${limited}`,
    ],
    lost: lost.isPositive
      ? [each.isNegative ? words.falls(say.points(lost)) : words.grows(say.points(lost), say.points(best))]
      : [],
  };
}
