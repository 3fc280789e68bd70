/** A number taken from a list: how many items, their sum, mean, least or most, or the share of those that meet a condition. */
import { z } from "zod";
import { Exact, hundred, only, type Span, spanHull, spanPlus, unlimited, zero } from "../exact/index.ts";
import {
  type Condition,
  compileCondition,
  condition,
  factsOfCondition,
  type Judge,
} from "../rules/conditions.ts";
import { type FactAt, type Facts, type Placing, under, within } from "../rules/facts.ts";
import { factId, id } from "../rules/fields.ts";
import { type Member, spanOfExtreme, spanOfMean } from "../rules/gather.ts";
import type { Say } from "../rules/kind.ts";
import { type DerivedValue, type Deriving, defineDerivationKind, isNumber, isOpen, isOut } from "./kind.ts";
import { noneInWords, orNone, valueOfNone, type WhenNone, whenNone } from "./when-none.ts";

const takes = ["count", "sum", "mean", "least", "most", "share"] as const;
type Take = (typeof takes)[number];

export interface OfList {
  readonly kind: "of-list";
  readonly list: string;
  readonly take: Take;
  readonly field: string | null;
  readonly where: Condition | null;
  readonly whenNone: WhenNone | null;
}

const needsField = (take: Take) => take !== "count" && take !== "share";
const needsNone = (take: Take) => take !== "count" && take !== "sum";

export const ofList = defineDerivationKind({
  kind: "of-list",
  schema: z
    .strictObject({
      kind: z.literal("of-list"),
      list: id,
      take: z.enum(takes),
      /** What of each item: `vi_pham.so_tien`. */
      field: factId.optional(),
      /** Which items. */
      where: condition.optional(),
      /** What it is when there is no item to take it from. */
      "when-none": whenNone.optional(),
    })
    .transform((written, context): OfList => {
      const { kind, list, take, field, where } = written;
      const none = written["when-none"];
      const refuse = (problem: string) => {
        context.addIssue({ code: "custom", params: { problem } });
        return z.NEVER;
      };
      if ((field !== undefined) !== needsField(take)) return refuse("list-field");
      if (take === "share" && where === undefined) return refuse("list-where");
      if ((none !== undefined) !== needsNone(take)) return refuse("list-when-none");
      return { kind, list, take, field: field ?? null, where: where ?? null, whenNone: none ?? null };
    }),
  reads: ({ list, field, where }) => [
    { fact: list, type: "list", path: ["list"] },
    ...within(list, [
      ...(field ? [{ fact: field, type: "number" as const, path: ["field"] }] : []),
      ...(where ? under(["where"], factsOfCondition(where)) : []),
    ]),
  ],
  conditions: ({ where }) => (where ? [where] : []),
  step: ({ take }) => (take === "count" ? oneItem : null),
  compile(derivation, { place }) {
    const field = derivation.field === null ? null : place(derivation.field, "number");
    const memberIn = compileMember(derivation, field, place);
    return (by) => {
      const items = by.facts.items(derivation.list);
      const found = {
        kind: "of-list" as const,
        take: derivation.take,
        values: [] as Exact[],
        result: null as Exact | null,
        of: 0,
      };
      if (items.state === "not-applicable") return { value: isOut, found };
      if (items.state === "open") {
        const open = whileUnknown(derivation, field ? by.facts.domain(field) : unlimited);
        return {
          value: open.state === "open" && items.mayNotApply ? { ...open, mayNotApply: true } : open,
          found,
        };
      }
      const members = items.value.flatMap((item) => memberIn(item, by));
      const value = taken(derivation, members);
      const settled = members.flatMap(({ span }) =>
        span.least && span.most?.equals(span.least) ? [span.least] : [],
      );
      return {
        value,
        found: {
          ...found,
          values: settled.length === members.length ? settled : [],
          result: value.state === "value" && value.value.type === "number" ? value.value.value : null,
          of: members.length,
        },
      };
    };
  },
  words: {
    vi: {
      rule: (derivation, say) => inWords(derivation, say, viTakes, "với", "nếu không có mục nào"),
      account: (found, say) =>
        account(found, say, { count: "mục", share: "mục đạt trên", none: "không có mục nào" }),
    },
    en: {
      rule: (derivation, say) => inWords(derivation, say, enTakes, "where", "when there is none"),
      account: (found, say) =>
        account(found, say, { count: "items", share: "items meet it, of", none: "no item" }),
    },
  },
});

/** Items that count, or may: their numbers; 100 and 0 for a share, of which the mean is taken. */
function compileMember({ take, where }: OfList, field: FactAt<"number"> | null, place: Placing) {
  const judgeItem: Judge = where === null ? () => "met" : compileCondition(where, place);
  const askedAt = where === null ? [] : factsOfCondition(where).map(({ fact }) => place(fact, "any"));
  return (item: Facts, by: Deriving): Member[] => {
    const verdict = judgeItem({ ...by, facts: item });
    if (take === "share") {
      const asked = askedAt.map((at) => item.state(at));
      if (asked.some(({ state }) => state === "not-applicable")) return [];
      const isCertain = !asked.some(({ mayNotApply }) => mayNotApply);
      const [least, most] = [verdict === "met" ? hundred : zero, verdict === "not-met" ? zero : hundred];
      return [{ span: { least, most }, isCertain }];
    }
    if (verdict === "not-met") return [];
    if (field === null) return [{ span: only(oneItem), isCertain: verdict === "met" }];
    const reading = item.read(field);
    if (reading.state === "not-applicable") return [];
    if (reading.state === "value") return [{ span: only(reading.value), isCertain: verdict === "met" }];
    return [{ span: item.domain(field), isCertain: verdict === "met" && !reading.mayNotApply }];
  };
}

const oneItem = Exact.of(1n);

function taken({ take, whenNone: declared }: OfList, members: readonly Member[]): DerivedValue {
  const none = declared ?? "not-applicable";
  const certain = members.filter(({ isCertain }) => isCertain).map(({ span }) => span);
  const doubtful = members.filter(({ isCertain }) => !isCertain).map(({ span }) => span);
  if (take === "count" || take === "sum") {
    const spans = [...certain, ...doubtful.map((span) => spanHull(span, only(zero)))];
    return numberIn(spans.reduce(spanPlus, only(zero)));
  }
  if (members.length === 0) return valueOfNone(none);
  const span = take === "mean" || take === "share" ? spanOfMean(members) : spanOfExtreme(take, members);
  return certain.length === 0 ? orNone(span, none) : numberIn(span);
}

const numberIn = (span: Span): DerivedValue =>
  span.least && span.most?.equals(span.least) ? isNumber(span.least) : isOpen(span, "facts");

/** Of a list of which nothing is known yet. */
function whileUnknown({ take, whenNone: declared }: OfList, domain: Span): DerivedValue {
  switch (take) {
    case "count":
      return isOpen({ least: zero, most: null }, "facts");
    case "sum":
      return isOpen(
        {
          least: domain.least === null || domain.least.isNegative ? null : zero,
          most: domain.most === null || domain.most.isPositive ? null : zero,
        },
        "facts",
      );
    case "share":
      return orNone({ least: zero, most: hundred }, declared ?? "not-applicable");
    default:
      return orNone(domain, declared ?? "not-applicable");
  }
}

type TakeWords = Record<Take, (list: string, field: string) => string>;
const viTakes: TakeWords = {
  count: (list) => `số mục của ${list}`,
  sum: (_, field) => `tổng ${field}`,
  mean: (_, field) => `trung bình ${field}`,
  least: (_, field) => `số nhỏ nhất của ${field}`,
  most: (_, field) => `số lớn nhất của ${field}`,
  share: (list) => `tỷ lệ % số mục của ${list}`,
};
const enTakes: TakeWords = {
  count: (list) => `the number of items of ${list}`,
  sum: (_, field) => `the sum of ${field}`,
  mean: (_, field) => `the mean of ${field}`,
  least: (_, field) => `the least of ${field}`,
  most: (_, field) => `the most of ${field}`,
  share: (list) => `the percentage of the items of ${list}`,
};

function inWords(
  { list, take, field, where, whenNone: none }: OfList,
  say: Say,
  words: TakeWords,
  which: string,
  ifNone: string,
) {
  const quoted = (fact: string) => `“${say.fact(fact)}”`;
  return (
    words[take](quoted(list), field ? quoted(field) : "") +
    (where ? ` ${which} ${say.condition(where)}` : "") +
    (none ? `; ${ifNone}: ${noneInWords(none, say)}` : "")
  );
}

function account(
  { take, values, result, of }: { take: Take; values: readonly Exact[]; result: Exact | null; of: number },
  say: Say,
  words: { count: string; share: string; none: string },
): string {
  if (result === null) return of === 0 ? words.none : "";
  const shown = say.number(result);
  if (of === 0) return `${words.none} → ${shown}`;
  if (take === "count") return `${shown} ${words.count}`;
  if (take === "share") {
    const met = values.filter((value) => value.equals(hundred)).length;
    return `${met} ${words.share} ${of} = ${shown} %`;
  }
  // A bound may settle the least or most while an item is still open; then there is no list to show.
  if (values.length === 0) return "";
  const listed = values.map((value) => say.number(value));
  if (take === "sum") return `${listed.join(" + ")} = ${shown}`;
  if (take === "mean") return `(${listed.join(" + ")}) / ${of} = ${shown}`;
  return `${take === "least" ? "min" : "max"}(${listed.join("; ")}) = ${shown}`;
}
