/** Numbers, amounts, days and rounding, as the texts of a set write them; all in fractions of a library the engine does not use. */
import Fraction from "fraction.js";

export const zero = new Fraction(0);
export const hundred = new Fraction(100);

/** `12.5` or, assumed, `12.5?`. */
export const numberOf = (text: string): Fraction => new Fraction(text.replace(/\?$/, ""));

/** Points, or a share of what the rule is worth. */
export function amountOf(text: string, max: Fraction): Fraction {
  const share = /^(.*)%\??$/.exec(text)?.[1];
  return share === undefined ? numberOf(text) : numberOf(share).mul(max).div(hundred);
}

/** An amount where there is one; `none` is no limit. */
export const limitOf = (text: string, max: Fraction): Fraction | null =>
  text === "none" ? null : amountOf(text, max);

export const sum = (numbers: readonly Fraction[]): Fraction =>
  numbers.reduce((all, one) => all.add(one), zero);
export const least = (first: Fraction, ...others: readonly Fraction[]): Fraction =>
  others.reduce((a, b) => (b.lt(a) ? b : a), first);
export const most = (first: Fraction, ...others: readonly Fraction[]): Fraction =>
  others.reduce((a, b) => (b.gt(a) ? b : a), first);

export function held(points: Fraction, floor: Fraction | null, ceiling: Fraction | null): Fraction {
  const notAbove = ceiling === null ? points : least(points, ceiling);
  return floor === null ? notAbove : most(notAbove, floor);
}

export interface Rounding {
  readonly places?: string;
  readonly step?: string;
  readonly mode: string;
}

export function rounded(points: Fraction, { places, step, mode }: Rounding): Fraction {
  const grain =
    step === undefined ? new Fraction(1).div(new Fraction(10).pow(Number(places)) ?? zero) : numberOf(step);
  const grains = points.div(grain);
  const [below, above] = [grains.floor(), grains.ceil()];
  const [towardsZero, awayFromZero] = grains.lt(zero) ? [above, below] : [below, above];
  const middle = below.add(above).div(2);
  const isEven = (whole: Fraction) => whole.n % 2n === 0n;
  const nearer = grains.lt(middle) ? below : grains.gt(middle) ? above : null;
  switch (mode) {
    case "down":
      return towardsZero.mul(grain);
    case "up":
      return awayFromZero.mul(grain);
    case "half-up":
      return (nearer ?? awayFromZero).mul(grain);
    default:
      return (nearer ?? (isEven(below) ? below : above)).mul(grain);
  }
}

/** A day of a rule, in the year evaluated: `2026-02-15`, `N-02-15`, `N-1-12-31`, `N+1-01-10`. */
export function dayOf(text: string, year: number): string {
  const written = text.replace(/\?$/, "");
  const counted = /^N([+-]1)?-(\d\d-\d\d)$/.exec(written);
  return counted ? `${year + Number(counted[1] ?? 0)}-${counted[2]}` : written;
}

const dayLength = 86_400_000;
/** How many days after `from` the day `to` is. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / dayLength;
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
