/** Where a rule turns: every threshold, on it and at the nearest value beside it that the fact can take. */
import { type CalendarDate, calendarDate, dateIn, daysIn } from "../dates.ts";
import {
  Exact,
  exact,
  greater,
  hundred,
  lesser,
  one,
  type Span,
  spanContains,
  textOfExact,
} from "../exact/index.ts";
import { type Comparison, type Condition, type DayTest, leavesOf } from "../rules/conditions.ts";
import { byName, type Facts } from "../rules/facts.ts";
import type { DayInRule, Quantity } from "../rules/fields.ts";
import type { Found } from "../rules/score.ts";
import { assumedMark, type Lang } from "../words/lang.ts";
import { type Answers, type Around, edge, type Spot } from "./spot.ts";

/** On which side of a threshold its other half lies: `from 80` turns just below 80, `above 80` just above it. */
export type Side = "below" | "above";

/** What the threshold is called, before its number and after it. */
export interface Name {
  readonly before?: Readonly<Record<Lang, string>>;
  readonly fact?: string;
}

const threshold: Readonly<Record<Lang, string>> = { vi: "ngưỡng", en: "" };

/** Beside a threshold of a number with any decimals. */
const small = exact("0.01");

export const numberOf = (value: Exact): { readonly type: "number"; readonly value: Exact } => ({
  type: "number",
  value,
});

const readNumber = (facts: Facts, fact: string): Exact | null => {
  const reading = facts.read(byName(fact, "number"));
  return reading.state === "value" ? reading.value : null;
};

/** The nearest value the fact can take on that side of a number. */
export function beside(at: Exact, side: Side, step: Exact | null): Exact {
  const grain = step ?? small;
  if (step === null) return side === "below" ? at.minus(grain) : at.plus(grain);
  const steps = at.over(step);
  const floor = steps.floor();
  if (side === "below") return (steps.isInteger ? floor.minus(one) : floor).times(step);
  return floor.plus(one).times(step);
}

export const ceilingOf = (number: Exact): Exact => number.negated().floor().negated();

function phraseOf(
  where: "on" | Side,
  at: Quantity,
  value: Exact | null,
  { before = threshold, fact }: Name,
  isPercent = false,
) {
  return (say: Parameters<Spot["words"]>[0]) => {
    const number = isPercent ? `${say.number(at.value)} %${at.assumed ? assumedMark : ""}` : say.quantity(at);
    const shown = value && where !== "on" ? ` (${say.number(value)})` : "";
    const of = fact === undefined ? "" : `“${say.fact(fact)}”`;
    const said = (lead: string, noun: string, link: string) =>
      [lead, noun, number].filter(Boolean).join(" ") + (of && `${link}${of}`) + shown;
    const vi = { on: "đúng", below: "ngay dưới", above: "ngay trên" }[where];
    const en = { on: "exactly", below: "just below", above: "just above" }[where];
    return { vi: said(vi, before.vi, " của "), en: said(en, before.en, " of ") };
  };
}

/** On a threshold of a number, and beside it; those that the fact can take. */
export function numberEdges<F extends Found>(
  fact: string,
  at: Quantity,
  side: Side,
  around: Around,
  name: Name = {},
): Spot<F>[] {
  const step = around.step(fact);
  const domain = around.domain(fact);
  const isExact = step !== null || !around.set.derived.has(fact);
  const isOnGrid = step === null || at.value.over(step).isInteger;
  const on = edge<F>(
    `${fact}=${textOfExact(at.value)}`,
    phraseOf("on", at, null, name),
    { [fact]: numberOf(at.value) },
    ({ facts }) => readNumber(facts, fact)?.equals(at.value) ?? false,
  );
  const near = (beyond: Side): Spot<F>[] => {
    const value = beside(at.value, beyond, step);
    const canBe = isExact ? spanContains(domain, value) : reaches(domain, at.value, beyond);
    const id =
      step === null ? `${beyond === "below" ? "<" : ">"}${textOfExact(at.value)}` : `=${textOfExact(value)}`;
    const near = edge<F>(
      `${fact}${id}`,
      phraseOf(beyond, at, isExact ? value : null, name),
      { [fact]: numberOf(value) },
      ({ facts }) => {
        const found = readNumber(facts, fact);
        if (found === null || step !== null) return found?.equals(value) ?? false;
        return isBeyond(found, at.value, beyond) && isNear(fact, found, at.value, around, facts);
      },
    );
    return canBe ? [near] : [];
  };
  return isOnGrid
    ? [...(spanContains(domain, at.value) ? [on] : []), ...near(side)]
    : [...near("below"), ...near("above")];
}

const isBeyond = (value: Exact, at: Exact, side: Side) =>
  side === "below" ? value.isLessThan(at) : at.isLessThan(value);

const reaches = ({ least, most }: Span, at: Exact, side: Side) =>
  side === "below" ? least === null || least.isLessThan(at) : most === null || at.isLessThan(most);

/**
 * A number reckoned from whole numbers cannot come as close as it likes: of a quotient one unit of the part is near, of
 * any other a hundredth of the threshold.
 */
function isNear(fact: string, value: Exact, at: Exact, around: Around, facts: Facts): boolean {
  const away = sizeOf(value.minus(at));
  const derived = around.set.derived.get(fact);
  if (derived === undefined) return small.isAtLeast(away);
  const { kind, part: of } = derived.from as { readonly kind: string; readonly part?: string };
  const part = kind === "quotient" && of !== undefined ? readNumber(facts, of) : null;
  if (of === undefined || part === null || part.isZero)
    return greater(small, sizeOf(at).over(hundred)).isAtLeast(away);
  const unit = value.over(part).times(around.step(of) ?? small);
  return sizeOf(unit).isAtLeast(away);
}

const sizeOf = (number: Exact) => (number.isNegative ? number.negated() : number);

/** Two numbers of which one is a share of the other. */
export interface Shared {
  readonly part: string;
  readonly whole: string;
}

/** On a threshold of a percentage, and one unit of its part beside it. */
export function shareEdges<F extends Found>(of: Shared, at: Quantity, side: Side, around: Around): Spot<F>[] {
  const percent = { least: Exact.of(0n), most: hundred };
  /** The percentage, and how far one unit of the part moves it. */
  const read = (facts: Facts) => {
    const [part, whole] = [readNumber(facts, of.part), readNumber(facts, of.whole)];
    if (part === null || whole === null || whole.isZero) return null;
    const percentOf = (number: Exact) => number.times(hundred).over(whole);
    return { value: lesser(hundred, percentOf(part)), unit: percentOf(around.step(of.part) ?? small) };
  };
  const id = `${of.part}/${of.whole}`;
  const on = edge<F>(
    `${id}=${textOfExact(at.value)}`,
    phraseOf("on", at, null, {}, true),
    sharedAnswers(of, at.value.over(hundred), null, around),
    ({ facts }) => read(facts)?.value.equals(at.value) ?? false,
  );
  const near = edge<F>(
    `${id}${side === "below" ? "<" : ">"}${textOfExact(at.value)}`,
    phraseOf(side, at, null, {}, true),
    sharedAnswers(of, at.value.over(hundred), side, around),
    ({ facts }) => {
      const found = read(facts);
      return (
        found !== null &&
        isBeyond(found.value, at.value, side) &&
        found.unit.isAtLeast(sizeOf(found.value.minus(at.value)))
      );
    },
  );
  return [
    ...(spanContains(percent, at.value) ? [on] : []),
    ...(reaches(percent, at.value, side) ? [near] : []),
  ];
}

/** A part and a whole of that share, in numbers that a table could hold; `side`: one unit of the part beside it. */
export function sharedAnswers(
  of: Shared,
  share: Exact,
  side: Side | null,
  around: Pick<Around, "domain" | "step">,
): Answers {
  const some = Exact.of(20n);
  const unit = Exact.of(share.denominator);
  const enough = unit.times(ceilingOf(some.over(unit)));
  const fits = (whole: Exact) =>
    spanContains(around.domain(of.whole), whole) && spanContains(around.domain(of.part), share.times(whole));
  const whole = fits(enough) ? enough : unit;
  const part = share.times(whole);
  const step = around.step(of.part) ?? one;
  const moved = side === null ? part : side === "below" ? part.minus(step) : part.plus(step);
  return { [of.part]: numberOf(moved), [of.whole]: numberOf(whole) };
}

const sideOf: Record<Comparison, Side> = {
  "at-least": "below",
  "less-than": "below",
  above: "above",
  "at-most": "above",
};

/** Days after the day named: the last on which the test holds, and the first on which it does not, or the other way round. */
const turnsAt: Record<DayTest, readonly [number, number]> = {
  before: [-1, 0],
  by: [0, 1],
  from: [0, -1],
  after: [1, 0],
};

/** On and beside every number and day that a condition names. */
export const conditionEdges = <F extends Found>(condition: Condition, around: Around): Spot<F>[] =>
  leavesOf(condition).flatMap((leaf): Spot<F>[] => {
    if ("day" in leaf) return turnsAt[leaf.test].map((days) => dayEdge<F>(leaf.fact, leaf.day, days, around));
    return "than" in leaf && "fact" in leaf
      ? numberEdges<F>(leaf.fact, leaf.than, sideOf[leaf.test], around, { fact: leaf.fact })
      : [];
  });

function dayEdge<F extends Found>(fact: string, day: DayInRule, days: number, around: Around): Spot<F> {
  const dayOf = (year: number) => dayAfter(dateIn(year, day.day), days);
  return edge<F>(
    `${fact}@${JSON.stringify(day.day)}${days}`,
    (say) => ({
      vi: `${{ "-1": "ngày liền trước", 0: "đúng ngày", 1: "ngày liền sau" }[days]} ${say.day(day)} của “${say.fact(fact)}”`,
      en: `${{ "-1": "the day before", 0: "exactly", 1: "the day after" }[days]} ${say.day(day)} of “${say.fact(fact)}”`,
    }),
    { [fact]: { type: "date", value: dayOf(around.year) } },
    ({ facts, year }) => {
      const reading = facts.read(byName(fact, "date"));
      return reading.state === "value" && reading.value === dayOf(year);
    },
  );
}

/** A day so many days later, or earlier. */
export function dayAfter(date: CalendarDate, days: number): CalendarDate {
  let [year, month, day] = date.split("-").map(Number) as [number, number, number];
  day += days;
  for (; day < 1; day += daysIn(year, month)) {
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
  }
  for (let length = daysIn(year, month); day > length; length = daysIn(year, month)) {
    day -= length;
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  const found = calendarDate(year, month, day);
  if (found === undefined) throw new RangeError(`no day ${days} after ${date}`);
  return found;
}
