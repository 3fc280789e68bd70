/** The same rule for every item of a list, such as each violation by its severity; the items' points are added, or their mean, least or most counts. */
import { z } from "zod";
import {
  type Exact,
  greater,
  isSettled,
  lesser,
  one,
  only,
  type Span,
  spanHull,
  spanPlus,
  sumOf,
  zero,
} from "../exact/index.ts";
import { under, within } from "./facts.ts";
import { type Amount, amount, amountIn, id } from "./fields.ts";
import { spanOfExtreme, spanOfMean } from "./gather.ts";
import { type Account, defineRuleKind, type Rule, type Say, scoredOnly } from "./kind.ts";
import { doesNotApply, earns, heldWithin, type Points, type Score, staysOpen } from "./score.ts";

const takes = ["sum", "mean", "least", "most"] as const;
type Take = (typeof takes)[number];

export const each = defineRuleKind({
  kind: "each",
  schema: (nested) =>
    z
      .strictObject({
        kind: z.literal("each"),
        list: id,
        /** Reads the item's fields by their ids: `vi_pham.muc_do`. */
        rule: nested,
        take: z.enum(takes).default("sum"),
        "at-most": amount.optional(),
        "at-least": amount.optional(),
        /** The points when there is no item, or none that applies. */
        "when-none": z.union([z.literal("not-applicable"), amount]),
      })
      .transform(({ "when-none": whenNone, "at-most": atMost, "at-least": atLeast, ...rest }) => ({
        ...rest,
        whenNone,
        atMost,
        atLeast,
      })),
  reads: (rule, inner) => [
    { fact: rule.list, type: "list", path: ["list"] },
    ...within(rule.list, under(["rule"], inner(rule.rule))),
  ],
  defects: (rule, max, _declared, inner) => inner(rule.rule, max, ["rule"]),
  compile(rule, max, compiling) {
    const scoreItem = compiling.rule(rule.rule, max);
    const none = rule.whenNone === "not-applicable" ? null : amountIn(rule.whenNone, max);
    const [floor, cap] = [rule.atLeast, rule.atMost].map((limit) =>
      limit ? amountIn(limit, max) : null,
    ) as [Exact | null, Exact | null];
    const held = (points: Points) => heldWithin(points, floor, cap);
    const found = {
      kind: "each" as const,
      take: rule.take,
      items: [] as readonly Score[],
      none,
      floor,
      cap,
      points: null as Exact | null,
    };
    return scoredOnly((by) => {
      const items = by.facts.items(rule.list);
      if (items.state === "not-applicable") return { points: doesNotApply, found };
      if (items.state === "open") {
        const blank = scoreItem({ ...by, facts: by.facts.blankItem(rule.list) }).points;
        return { points: held(unknownItems(rule.take, blank, none, items.mayNotApply)), found };
      }
      const scores = items.value.map((item) => scoreItem({ ...by, facts: item }));
      const points = held(
        taken(
          rule.take,
          scores.map((score) => score.points),
          none,
        ),
      );
      return { points, found: { ...found, items: scores, points: points.applies ? points.earned : null } };
    });
  },
  words: {
    vi: {
      rule: (rule, max, say) => inWords(rule, max, say, viWords),
      account: (found, say) => account(found, say, viWords),
    },
    en: {
      rule: (rule, max, say) => inWords(rule, max, say, enWords),
      account: (found, say) => account(found, say, enWords),
    },
  },
});

type Applying = Extract<Points, { applies: true }>;

const noItem = (none: Exact | null): Points => (none === null ? doesNotApply : earns(none));

function taken(take: Take, all: readonly Points[], none: Exact | null): Points {
  const applying = all.filter((points) => points.applies);
  if (applying.length === 0) return noItem(none);
  const certain = applying.filter((points) => !points.mayNotApply);
  const joined = join[take](applying);
  const isDoubtful = certain.length === 0;
  const span = take === "sum" && isDoubtful ? spanOfSome(applying) : spanOf(take, applying);
  const widened = isDoubtful && none ? spanHull(span, only(none)) : span;
  return { applies: true, earned: joined, span: widened, mayNotApply: isDoubtful && none === null };
}

const join: Record<Take, (all: readonly Applying[]) => Exact> = {
  sum: (all) => sumOf(all.map(({ earned }) => earned)),
  mean: (all) => sumOf(all.map(({ earned }) => earned)).over(sumOf(all.map(() => one))),
  least: (all) => all.map(({ earned }) => earned).reduce(lesser),
  most: (all) => all.map(({ earned }) => earned).reduce(greater),
};

function spanOf(take: Take, applying: readonly Applying[]): Span {
  if (take === "sum")
    return applying
      .map(({ span, mayNotApply }) => (mayNotApply ? spanHull(span, only(zero)) : span))
      .reduce(spanPlus);
  const members = applying.map(({ span, mayNotApply }) => ({ span, isCertain: !mayNotApply }));
  return take === "mean" ? spanOfMean(members) : spanOfExtreme(take, members);
}

/** The sum of at least one of them, whichever apply. */
function spanOfSome(applying: readonly Applying[]): Span {
  const ends = (side: "least" | "most") => {
    const all = applying.flatMap(({ span }) => span[side] ?? []);
    if (all.length < applying.length) return null;
    const outwards = all.filter((end) => (side === "least" ? end.isNegative : end.isPositive));
    return outwards.length > 0 ? sumOf(outwards) : all.reduce(side === "least" ? lesser : greater);
  };
  return { least: ends("least"), most: ends("most") };
}

/** Any number of items, each anywhere in the span of one of which nothing is known. */
function unknownItems(take: Take, blank: Points, none: Exact | null, mayNotApply: boolean): Points {
  if (!blank.applies) return none === null ? doesNotApply : staysOpen(only(none), mayNotApply);
  const { least, most } = blank.span;
  const some: Span =
    take === "sum"
      ? { least: least?.isNegative ? null : least, most: most?.isPositive ? null : most }
      : blank.span;
  return staysOpen(none === null ? some : spanHull(some, only(none)), none === null || mayNotApply);
}

interface Words {
  readonly lead: (list: string) => string;
  readonly take: Record<Take, string>;
  readonly ifNone: string;
  readonly out: string;
  readonly atMost: string;
  readonly atLeast: string;
  readonly item: (number: number) => string;
  readonly none: string;
}

const viWords: Words = {
  lead: (list) => `Mỗi mục của “${list}”:`,
  take: { sum: "cộng lại", mean: "lấy trung bình", least: "lấy mục thấp nhất", most: "lấy mục cao nhất" },
  ifNone: "nếu không có mục nào",
  out: "không áp dụng",
  atMost: "tối đa",
  atLeast: "không dưới",
  item: (number) => `Mục ${number}`,
  none: "Không có mục nào",
};
const enWords: Words = {
  lead: (list) => `Each item of “${list}”:`,
  take: { sum: "added up", mean: "their mean", least: "the least counts", most: "the most counts" },
  ifNone: "when there is none",
  out: "not applicable",
  atMost: "at most",
  atLeast: "not below",
  item: (number) => `Item ${number}`,
  none: "No item",
};

interface EachRule {
  readonly list: string;
  readonly rule: Rule;
  readonly take: Take;
  readonly whenNone: "not-applicable" | Amount;
  readonly atMost?: Amount | undefined;
  readonly atLeast?: Amount | undefined;
}

const inWords = (rule: EachRule, max: Exact, say: Say, words: Words): string =>
  [
    `${words.lead(say.fact(rule.list))} ${say.rule(rule.rule, max)} (${words.take[rule.take]}`,
    ...(rule.atMost ? [`${words.atMost} ${say.amount(rule.atMost, max)}`] : []),
    ...(rule.atLeast ? [`${words.atLeast} ${say.amount(rule.atLeast, max)}`] : []),
    `${words.ifNone}: ${rule.whenNone === "not-applicable" ? words.out : say.amount(rule.whenNone, max)}).`,
  ].join("; ");

interface EachFound {
  readonly take: Take;
  readonly items: readonly Score[];
  readonly none: Exact | null;
  readonly floor: Exact | null;
  readonly cap: Exact | null;
  readonly points: Exact | null;
}

function account({ take, items, none, floor, cap, points }: EachFound, say: Say, words: Words): Account {
  const applying = items.flatMap(({ points }) => (points.applies ? [points] : []));
  const accounts = items.map(({ found }) => say.account(found));
  const how = accounts.flatMap(({ how }, index) => how.map((line) => `${words.item(index + 1)}: ${line}`));
  if (applying.length === 0)
    return { how: [...how, `${words.none} → ${none === null ? words.out : say.points(none)}`], lost: [] };
  const plain = join[take](applying);
  const terms = applying.map(({ earned, span }) => (isSettled(span) ? say.points(earned) : "?"));
  const sum = {
    sum: terms.join(" + "),
    mean: `(${terms.join(" + ")}) / ${terms.length}`,
    least: `min(${terms.join("; ")})`,
    most: `max(${terms.join("; ")})`,
  }[take];
  const limit =
    points === null || points.equals(plain)
      ? ""
      : cap?.equals(points)
        ? ` → ${words.atMost} ${say.points(points)}`
        : floor?.equals(points)
          ? ` → ${words.atLeast} ${say.points(points)}`
          : "";
  // What an item falls short of says nothing about the whole.
  return { how: [...how, `${sum} = ${say.points(plain)}${limit}`], lost: [] };
}
