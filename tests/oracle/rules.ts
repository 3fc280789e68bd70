/** What a rule gives for facts that are all known: the table under "One criterion" of docs/semantics.md, line by line. */
import Fraction from "fraction.js";
import { isMet, type Table } from "./conditions.ts";
import { formulaValue, noValue } from "./formula.ts";
import {
  amountOf,
  dayOf,
  daysAfter,
  daysBetween,
  held,
  hundred,
  least,
  limitOf,
  most,
  numberOf,
  sum,
  zero,
} from "./numbers.ts";
import { itemsOf, outside, read, type Sheet, undetermined } from "./sheet.ts";
import { type Entry, tally } from "./tally.ts";
import type {
  Policy,
  WrittenBand,
  WrittenOutcome,
  WrittenPart,
  WrittenPool,
  WrittenRule,
  WrittenShare,
} from "./written.ts";

export type Points = Fraction | typeof outside | typeof undetermined;

/** What a rule is asked for: whose facts, the set's policy for what does not apply, and the points of others. */
export interface Asked {
  readonly sheet: Sheet;
  readonly policy: Policy;
  readonly table: Table;
}

type Of<K extends WrittenRule["kind"]> = Extract<WrittenRule, { kind: K }>;
type Kinds = { readonly [K in WrittenRule["kind"]]: (rule: Of<K>, max: Fraction, asked: Asked) => Points };

/** A value that has to be there before the rule gives anything; what lacks one leaves the rule without points. */
class Lacking extends Error {
  constructor(readonly points: typeof outside | typeof undetermined) {
    super();
  }
}
function stated<T>(name: string, { sheet }: Asked): T {
  const value = read(sheet, name);
  if (value === outside || value === undetermined) throw new Lacking(value);
  return value as T;
}
const numberAt = (name: string, asked: Asked) => stated<Fraction>(name, asked);

export function pointsOf(rule: WrittenRule, max: Fraction, asked: Asked): Points {
  try {
    return (kinds[rule.kind] as (rule: WrittenRule, max: Fraction, asked: Asked) => Points)(rule, max, asked);
  } catch (lack) {
    if (lack instanceof Lacking) return lack.points;
    throw lack;
  }
}

const kinds: Kinds = {
  "yes-no": ({ fact, yes = "100%", no = "0" }, max, asked) =>
    amountOf(stated<boolean>(fact, asked) ? yes : no, max),

  choice: ({ fact, points }, max, asked) => amountOf(points[stated<string>(fact, asked)] as string, max),

  graded: ({ fact }, _max, asked) => numberAt(fact, asked),

  count({ fact, each, after = "0", "at-most": cap }, max, asked) {
    const cases = numberAt(fact, asked).sub(numberOf(after));
    const points = amountOf(each, max).mul(most(cases, zero));
    if (amountOf(each, max).lt(zero))
      return held(points, cap === undefined ? null : (limitOf(cap, max)?.neg() ?? null), null);
    return held(points, null, limitOf(cap ?? "100%", max));
  },

  increment(rule, max, asked) {
    const { start = "0", each, per, steps, scale } = rule;
    const by =
      scale && isMet(scale.when, asked.sheet, asked.table)
        ? amountOf(scale.by, new Fraction(1))
        : new Fraction(1);
    const number = numberAt(rule.fact, asked);
    const from = (typeof rule.from === "string" ? numberOf(rule.from) : numberAt(rule.from.fact, asked)).mul(
      by,
    );
    const distance = most(zero, rule.direction === "down" ? from.sub(number) : number.sub(from));
    const passed = distance.div(numberOf(per).mul(by));
    const points = amountOf(start, max).add(
      amountOf(each, max).mul(steps === "whole" ? passed.floor() : passed),
    );
    const floor = rule["at-least"] === undefined ? null : amountOf(rule["at-least"], max);
    return held(points, floor, limitOf(rule["at-most"] ?? "100%", max));
  },

  ratio(rule, max, asked) {
    const cap = limitOf(rule["at-most"] ?? "100%", max);
    if (rule.fact !== undefined)
      return held(
        numberAt(rule.fact, asked)
          .div(numberOf(rule["out-of"] ?? ""))
          .mul(max),
        null,
        cap,
      );
    const share = shareOf(rule, max, asked);
    return "instead" in share ? share.instead : held(share.share.mul(max), null, cap);
  },

  relative({ fact, best, "at-target": target = "50%" }, max, asked) {
    const [reached, greatest] = [numberAt(fact, asked), numberAt(best, asked)];
    const atTarget = amountOf(target, max);
    if (reached.lt(zero)) return zero;
    if (reached.lte(1)) return atTarget.mul(reached);
    if (reached.gte(greatest)) return max;
    return atTarget.add(max.sub(atTarget).mul(reached.sub(1)).div(greatest.sub(1)));
  },

  bands(rule, max, asked) {
    const share = rule.fact === undefined ? shareOf(rule, max, asked) : null;
    if (share !== null && "instead" in share) return share.instead;
    const number =
      share === null ? numberAt(rule.fact ?? "", asked) : least(share.share, new Fraction(1)).mul(hundred);
    return amountOf(rule.bands.find((band) => isIn(number, band))?.points ?? rule.otherwise ?? "", max);
  },

  deadline(rule, max, asked) {
    const { early, "per-day": perDay } = rule;
    const lastGoodDay = lastGoodDayOf(rule, asked);
    const done = stated<string>(rule.fact, asked);
    const inTime = rule["in-time"] ?? "100%";
    if (done === "not-done") return amountOf(rule["not-done"] ?? "0", max);
    const daysLate = daysBetween(lastGoodDay, done);
    if (daysLate <= 0) {
      const isEarly = early !== undefined && -daysLate >= Number(early.days);
      return amountOf(inTime, max).add(isEarly ? amountOf(early.plus, max) : zero);
    }
    const late = amountOf(rule.late ?? (perDay ? inTime : "0"), max);
    if (perDay === undefined) return late;
    return late.sub(
      held(amountOf(perDay.minus, max).mul(daysLate), null, limitOf(perDay["at-most"] ?? "100%", max)),
    );
  },

  checklist({ items }, max, asked) {
    const entries = items.map(({ fact, points }) => {
      const answer = read(asked.sheet, fact);
      const amount = amountOf(points, max);
      const earned = answer === outside ? outside : answer === true ? amount : zero;
      return {
        max: most(amount, zero),
        points: earned,
        extras: zero,
        policy: asked.policy,
        isOwnPolicy: false,
      } as const;
    });
    return inAll(entries);
  },

  sum(rule, max, asked) {
    const parts = rule.parts.map((part) => ({
      max: amountOf(part.max, max),
      points: pointsOfPart(part, max, asked),
    }));
    if (parts.some(({ points }) => points === undetermined)) return undetermined;
    const entries = parts.map((part) => ({
      ...part,
      points: part.points as Fraction,
      extras: zero,
      policy: asked.policy,
      isOwnPolicy: false,
    }));
    const points = inAll(entries);
    return points === outside ? outside : within(points, rule, max);
  },

  "best-of"({ options }, max, asked) {
    const points = options.map((option) => pointsOfPart(option, max, asked));
    if (points.includes(undetermined)) return undetermined;
    const [first, ...others] = points.filter((one) => one !== outside) as Fraction[];
    return first === undefined ? outside : most(first, ...others);
  },

  cases({ cases, otherwise }, max, asked) {
    const found = cases.find(({ when }) => isMet(when, asked.sheet, asked.table));
    return outcomeOf(found ?? otherwise, max, asked);
  },

  adjusted(rule, max, asked) {
    const base = rule.base ?? "0";
    const points = typeof base === "string" ? amountOf(base, max) : pointsOf(base, max, asked);
    const minus = poolOf(rule.minus, max, asked);
    const plus = poolOf(rule.plus, max, asked);
    if (points === outside) return outside;
    if (points === undetermined || minus === undetermined || plus === undetermined) return undetermined;
    return within(points.sub(minus).add(plus), { "at-least": rule["at-least"] }, max);
  },

  each(rule, max, asked) {
    const items = itemsOf(asked.sheet, rule.list);
    if (items === outside) return outside;
    const all = items.map((sheet) => pointsOf(rule.rule, max, { ...asked, sheet }));
    if (all.includes(undetermined)) return undetermined;
    const points = all.filter((one) => one !== outside) as Fraction[];
    const [first, ...others] = points;
    if (first === undefined)
      return rule["when-none"] === "not-applicable"
        ? outside
        : within(amountOf(rule["when-none"], max), rule, max);
    switch (rule.take) {
      case "mean":
        return within(sum(points).div(points.length), rule, max);
      case "least":
        return within(least(first, ...others), rule, max);
      case "most":
        return within(most(first, ...others), rule, max);
      default:
        return within(sum(points), rule, max);
    }
  },

  formula({ formula, "when-zero": whenZero }, max, { sheet }) {
    const value = formulaValue(formula, sheet, max);
    if (value !== noValue) return value as Points;
    if (whenZero === "not-applicable") return outside;
    return whenZero === "undetermined" ? undetermined : amountOf(whenZero ?? "", max);
  },
};

const pointsOfPart = (part: WrittenPart, max: Fraction, asked: Asked): Points =>
  pointsOf(part.rule, amountOf(part.max, max), asked);

const outcomeOf = ({ points, rule }: WrittenOutcome, max: Fraction, asked: Asked): Points =>
  rule === undefined ? amountOf(points ?? "", max) : pointsOf(rule, max, asked);

/** What is taken away or added; a part that does not apply is left out. */
function poolOf(pool: WrittenPool | undefined, max: Fraction, asked: Asked): Fraction | typeof undetermined {
  if (pool === undefined) return zero;
  const parts = pool.parts.map((part) => pointsOfPart(part, max, asked));
  if (parts.includes(undetermined)) return undetermined;
  const all = sum(parts.filter((one) => one !== outside) as Fraction[]);
  return pool["at-most"] === undefined ? all : least(all, amountOf(pool["at-most"], max));
}

function inAll(entries: readonly Entry[]): Fraction | typeof outside {
  const { points, extras } = tally(entries, sum(entries.map(({ max }) => max)));
  return points === outside ? outside : points.add(extras);
}

function within(
  points: Fraction,
  limits: { readonly "at-least"?: string | undefined; readonly "at-most"?: string | undefined },
  max: Fraction,
): Fraction {
  const [floor, cap] = [limits["at-least"], limits["at-most"]];
  return held(
    points,
    floor === undefined ? null : amountOf(floor, max),
    cap === undefined ? null : amountOf(cap, max),
  );
}

/** The share of two facts, or what the rule gives where the whole is 0. */
function shareOf(rule: WrittenShare, max: Fraction, asked: Asked): { share: Fraction } | { instead: Points } {
  const [part, whole] = [numberAt(rule.part ?? "", asked), numberAt(rule.whole ?? "", asked)];
  if (!whole.equals(0)) return { share: part.div(whole) };
  const instead = rule["when-zero"] ?? "";
  return { instead: instead === "not-applicable" ? outside : amountOf(instead, max) };
}

const isIn = (number: Fraction, { from, above, to, below, is }: WrittenBand): boolean =>
  (from === undefined || number.gte(numberOf(from))) &&
  (above === undefined || number.gt(numberOf(above))) &&
  (to === undefined || number.lte(numberOf(to))) &&
  (below === undefined || number.lt(numberOf(below))) &&
  (is === undefined || number.equals(numberOf(is)));

function lastGoodDayOf(rule: Of<"deadline">, asked: Asked): string {
  const dayAt = (name: string) => {
    const day = stated<string>(name, asked);
    if (day === "not-done") throw new Lacking(outside);
    return day;
  };
  if (rule.by !== undefined) return dayOf(rule.by, asked.sheet.year);
  if (rule["by-fact"] !== undefined) return dayAt(rule["by-fact"]);
  const before = rule["before-fact"];
  return daysAfter(before === undefined ? dayOf(rule.before ?? "", asked.sheet.year) : dayAt(before), -1);
}
