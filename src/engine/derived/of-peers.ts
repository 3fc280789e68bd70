/** How the agency stands among the closed agencies of its block: their average, best, sum or number, or its own place. */
import { z } from "zod";
import { Exact, greater, lesser, type Span, sumOf, unlimited, zero } from "../exact/index.ts";
import { factId } from "../rules/fields.ts";
import type { Say } from "../rules/kind.ts";
import { defineDerivationKind, isNumber, isOpen, isOut } from "./kind.ts";
import { noneInWords, valueOfNone, whenNone } from "./when-none.ts";

const takes = ["average", "least", "most", "sum", "count", "place"] as const;
type Take = (typeof takes)[number];

/** Equal ones share the first place between them, the mean of their places, or the last one. */
const ties = ["first", "mean", "last"] as const;
type Ties = (typeof ties)[number];

export const ofPeers = defineDerivationKind({
  kind: "of-peers",
  schema: z
    .strictObject({
      kind: z.literal("of-peers"),
      fact: factId,
      take: z.enum(takes),
      /** For a place: is the most or the least the best? */
      best: z.enum(["most", "least"]).optional(),
      ties: z.enum(ties).optional(),
      /** When no closed agency of the block has the number. */
      "when-none": whenNone.default("not-applicable"),
    })
    .transform(({ "when-none": none, best, ties: tieRule, ...rest }, context) => {
      if (rest.take === "place" ? best && tieRule : !best && !tieRule)
        return { ...rest, best: best ?? "most", ties: tieRule ?? ("first" as const), whenNone: none };
      context.addIssue({ code: "custom", params: { problem: "peers-place" } });
      return z.NEVER;
    }),
  reads: ({ fact }) => [{ fact, type: "number", path: ["fact"] }],
  step: ({ take, ties }) =>
    take === "count" ? Exact.ratio(1) : take === "place" ? Exact.of(1n, ties === "mean" ? 2n : 1n) : null,
  compile({ fact, take, best, ties: tieRule, whenNone: none }, { place: placing }) {
    const at = placing(fact, "number");
    return ({ facts, peers }) => {
      const own = facts.read(at);
      const all = peers(fact);
      const found = {
        kind: "of-peers" as const,
        take,
        among: all?.length ?? 0,
        result: null as Exact | null,
      };
      if (take === "place" && own.state === "not-applicable") return { value: isOut, found };
      if (all === null) return { value: isOpen(whileAlone(take, facts.domain(at)), "peers"), found };
      const [first, ...others] = all;
      if (first === undefined && take !== "count" && take !== "sum")
        return { value: valueOfNone(none), found };
      if (take === "place" && own.state === "open")
        return {
          value: isOpen({ least: Exact.ratio(1), most: Exact.ratio(all.length + 1) }, "facts"),
          found,
        };
      const place = (value: Exact) => placeOf(value, all, best, tieRule);
      const results: Record<Take, () => Exact> = {
        average: () => sumOf(all).over(Exact.ratio(all.length)),
        least: () => others.reduce(lesser, first ?? zero),
        most: () => others.reduce(greater, first ?? zero),
        sum: () => sumOf(all),
        count: () => Exact.ratio(all.length),
        place: () => place(own.state === "value" ? own.value : zero),
      };
      const result = results[take]();
      return { value: isNumber(result), found: { ...found, result } };
    };
  },
  words: {
    vi: {
      rule: (derivation, say) =>
        `${viTakes[derivation.take]} “${say.fact(derivation.fact)}” trong khối` +
        (derivation.take === "place"
          ? ` (${derivation.best === "most" ? "cao nhất đứng đầu" : "thấp nhất đứng đầu"}; ${viTies[derivation.ties]})`
          : `; nếu không có: ${noneInWords(derivation.whenNone, say)}`),
      account: (found, say) =>
        account(found, say, (number, among) => `${number} (so trong ${among} đơn vị đã chốt của khối)`),
    },
    en: {
      rule: (derivation, say) =>
        `${enTakes[derivation.take]} “${say.fact(derivation.fact)}” in the block` +
        (derivation.take === "place"
          ? ` (${derivation.best === "most" ? "the most stands first" : "the least stands first"}; ${enTies[derivation.ties]})`
          : `; if there is none: ${noneInWords(derivation.whenNone, say)}`),
      account: (found, say) =>
        account(found, say, (number, among) => `${number} (among ${among} closed agencies of the block)`),
    },
  },
});

/** 1 is the best. `all` holds the agency's own value. */
function placeOf(own: Exact, all: readonly Exact[], best: "most" | "least", tieRule: Ties): Exact {
  const ahead = all.filter((one) => (best === "most" ? own.isLessThan(one) : one.isLessThan(own))).length;
  const level = all.filter((one) => one.equals(own)).length;
  const [first, last] = [Exact.ratio(ahead + 1), Exact.ratio(ahead + Math.max(1, level))];
  return { first, last, mean: first.plus(last).over(Exact.ratio(2)) }[tieRule];
}

function whileAlone(take: Take, domain: Span): Span {
  if (take === "place") return { least: Exact.ratio(1), most: null };
  if (take === "count") return { least: zero, most: null };
  return take === "sum" ? unlimited : domain;
}

const viTakes: Record<Take, string> = {
  average: "trung bình",
  least: "số thấp nhất của",
  most: "số cao nhất của",
  sum: "tổng",
  count: "số đơn vị có",
  place: "thứ hạng theo",
};
const enTakes: Record<Take, string> = {
  average: "the average of",
  least: "the least of",
  most: "the most of",
  sum: "the sum of",
  count: "the number of agencies with",
  place: "the place by",
};
const viTies: Record<Ties, string> = {
  first: "bằng nhau cùng nhận hạng trên",
  mean: "bằng nhau cùng nhận trung bình các hạng",
  last: "bằng nhau cùng nhận hạng dưới",
};
const enTies: Record<Ties, string> = {
  first: "equal ones share the upper place",
  mean: "equal ones share the mean of their places",
  last: "equal ones share the lower place",
};

const account = (
  { result, among }: { result: Exact | null; among: number },
  say: Say,
  words: (number: string, among: number) => string,
): string => (result === null ? "" : words(say.number(result), among));
