/**
 * An exact number: a fraction of two integers, the denominator positive.
 *
 * No float ever takes part. In binary floats, of ten criteria in tenths of a point whose sum is exactly the
 * threshold, about one sum in five falls below it; a grade must not depend on that.
 *
 * Both integers are kept as plain numbers while they are safe (below 2^53, where a number is that very integer), and as
 * bigints from there on; small ones (below 2^30) in the object itself, which holds such without another one. A product or
 * sum of safe integers that leaves the safe range comes out as 2^53 or more, never as less; so each step sees for itself
 * whether it held, and is done anew in bigints where it did not. A fraction is brought to lowest terms only where its
 * numerator or denominator is looked at, and where it grows long.
 */
export class Exact {
  private constructor(
    /** 1, and the bottom 0, where the fraction is kept apart. */
    private readonly top: number,
    private readonly bottom: number,
    private apart: PlainFraction | BigFraction | null,
  ) {}

  /** `of(372n, 400n)` is 93/100. Throws RangeError when the denominator is 0: callers decide that case first. */
  static of(numerator: bigint, denominator = 1n): Exact {
    if (denominator === 0n) throw new RangeError("a fraction needs a denominator other than 0");
    return denominator < 0n ? Exact.ofBig(-numerator, -denominator) : Exact.ofBig(numerator, denominator);
  }

  /** Of safe integers, such as a count of things. Throws RangeError for any other number, and when the denominator is 0. */
  static ratio(numerator: number, denominator = 1): Exact {
    if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator === 0)
      throw new RangeError(`no fraction of safe integers: ${numerator}/${denominator}`);
    return (denominator === 1 && Exact.common[numerator]) || Exact.signed(numerator, denominator);
  }

  /** Numbers added up one after the other: the sum so far stays in plain numbers while it can. */
  static readonly Sum: new () => ExactSum = class {
    private top = 0;
    private bottom = 1;
    private beside: Exact | null = null;

    add(number: Exact): void {
      const plain = number.plain;
      if (plain === null) {
        this.beside = this.beside === null ? number : this.beside.plus(number);
        return;
      }
      const { top, bottom } = plain;
      if (isMultiple(this.bottom, bottom)) {
        const part = top * (this.bottom / bottom);
        const sum = this.top + part;
        if (isSafe(part) && isSafe(sum)) {
          this.top = sum;
          return;
        }
      }
      // The least there is, so that as many as can be fit under it.
      const divisor = divisorOf(bottom, this.bottom);
      const common = this.bottom * (bottom / divisor);
      const left = this.top * (bottom / divisor);
      const right = top * (this.bottom / divisor);
      const sum = left + right;
      if (isSafe(common) && isSafe(left) && isSafe(right) && isSafe(sum)) {
        this.top = sum;
        this.bottom = common;
      } else {
        const sofar = Exact.ofSafe(this.top, this.bottom);
        this.beside = this.beside === null ? sofar : this.beside.plus(sofar);
        this.top = top;
        this.bottom = bottom;
      }
    }

    get value(): Exact {
      const rest = Exact.ofSafe(this.top, this.bottom);
      return this.beside === null ? rest : this.beside.plus(rest);
    }
  };

  /** Most numbers that people write down are among the first whole ones: each is made once, and near at hand. */
  private static readonly common = Array.from({ length: 256 }, (_, number) => new Exact(number, 1, null));

  /** Of safe integers, the second of them not 0. */
  private static signed(top: number, bottom: number): Exact {
    // Taking it from 0 makes no negative zero, as a change of sign would.
    return bottom < 0 ? Exact.ofSafe(0 - top, -bottom) : Exact.ofSafe(top + 0, bottom);
  }

  /** Of safe integers, the second of them positive. */
  private static ofSafe(top: number, bottom: number): Exact {
    if (isSmall(top) && bottom <= mostSmall) return new Exact(top, bottom, null);
    return top === 0 ? new Exact(0, 1, null) : new Exact(1, 0, new PlainFraction(top, bottom));
  }

  /** The denominator positive. */
  private static ofBig(top: bigint, bottom: bigint): Exact {
    if (top === 0n) return new Exact(0, 1, null);
    const big = bottom > tooLong ? inLowestTerms(top, bottom) : new BigFraction(top, bottom);
    return isSafeBig(big.top) && isSafeBig(big.bottom)
      ? Exact.ofSafe(Number(big.top), Number(big.bottom))
      : new Exact(1, 0, big);
  }

  get numerator(): bigint {
    return this.inLowestTerms().top;
  }

  get denominator(): bigint {
    return this.inLowestTerms().bottom;
  }

  /** In plain numbers, where it is kept so. */
  private get plain(): PlainFraction | null {
    if (this.apart === null) return this as unknown as PlainFraction;
    return this.apart instanceof PlainFraction ? this.apart : null;
  }

  private get big(): BigFraction {
    const { plain, apart } = this;
    return apart instanceof BigFraction
      ? apart
      : new BigFraction(BigInt(plain?.top ?? 0), BigInt(plain?.bottom ?? 1));
  }

  /** Numerator and denominator in lowest terms as plain numbers; `null` where they are too great for that. */
  plainTerms(): { readonly top: number; readonly bottom: number } | null {
    const { plain } = this;
    if (plain === null) return null;
    const divisor = divisorOf(plain.top, plain.bottom);
    return { top: plain.top / divisor, bottom: plain.bottom / divisor };
  }

  /** Of bigints they are kept. */
  private inLowestTerms(): { readonly top: bigint; readonly bottom: bigint } {
    const plain = this.plainTerms();
    if (plain !== null) return { top: BigInt(plain.top), bottom: BigInt(plain.bottom) };
    const { top, bottom } = this.big;
    const lowest = inLowestTerms(top, bottom);
    this.apart = lowest;
    return lowest;
  }

  /** The same number, kept over the denominator of the other where it is a multiple of its own: such are compared and added at once. */
  like(other: Exact): Exact {
    if (this.bottom === 0 || other.bottom === 0 || !isMultiple(other.bottom, this.bottom)) return this;
    const top = this.top * (other.bottom / this.bottom);
    return isSmall(top) ? new Exact(top, other.bottom, null) : this;
  }

  plus(other: Exact): Exact {
    if (other.top === 0) return this;
    return this.top === 0 ? other : this.joined(other, 1);
  }

  minus(other: Exact): Exact {
    return other.top === 0 ? this : this.joined(other, -1);
  }

  /** `sign`: what is joined is added, or taken away. */
  private joined(other: Exact, sign: 1 | -1): Exact {
    const a = this.plain;
    const b = other.plain;
    if (a !== null && b !== null) {
      const common = commonOf(a.bottom, b.bottom);
      const left = a.top * (common / a.bottom);
      const right = sign * b.top * (common / b.bottom);
      const sum = left + right;
      if (isSafe(common) && isSafe(left) && isSafe(right) && isSafe(sum)) return Exact.ofSafe(sum, common);
    }
    const { big: x } = this;
    const { big: y } = other;
    return Exact.ofBig(x.top * y.bottom + BigInt(sign) * y.top * x.bottom, x.bottom * y.bottom);
  }

  times(other: Exact): Exact {
    const a = this.plain;
    const b = other.plain;
    if (a !== null && b !== null) {
      const top = a.top * b.top;
      const bottom = a.bottom * b.bottom;
      // Added to 0, no zero is negative.
      if (isSafe(top) && isSafe(bottom)) return Exact.ofSafe(top + 0, bottom);
    }
    const { big: x } = this;
    const { big: y } = other;
    return Exact.ofBig(x.top * y.top, x.bottom * y.bottom);
  }

  /** Throws RangeError when `other` is 0. */
  over(other: Exact): Exact {
    const a = this.plain;
    const b = other.plain;
    if (a !== null && b !== null) {
      const top = a.top * b.bottom;
      const bottom = a.bottom * b.top;
      if (isSafe(top) && isSafe(bottom) && bottom !== 0) return Exact.signed(top, bottom);
    }
    const { big: x } = this;
    const { big: y } = other;
    return Exact.of(x.top * y.bottom, x.bottom * y.top);
  }

  /** The size as whole numbers and a rest below one, of which only the order to one half is told; 0 wholes of 0.4. */
  inWholes(): { readonly wholes: Exact; readonly rest: "none" | "less" | "half" | "more" } {
    const { plain } = this;
    if (plain !== null) {
      const size = Math.abs(plain.top);
      const rest = size % plain.bottom;
      return {
        wholes: Exact.ofSafe((size - rest) / plain.bottom, 1),
        rest: restOf(rest, plain.bottom - rest),
      };
    }
    const { top, bottom } = this.big;
    const size = top < 0n ? -top : top;
    const rest = size % bottom;
    return { wholes: Exact.ofBig(size / bottom, 1n), rest: restOf(rest, bottom - rest) };
  }

  /** The greatest whole number that is not above: of −2.5 it is −3. */
  floor(): Exact {
    const { wholes, rest } = this.inWholes();
    if (!this.isNegative) return wholes;
    return (rest === "none" ? wholes : wholes.plus(one)).negated();
  }

  negated(): Exact {
    const { plain } = this;
    return plain === null
      ? Exact.ofBig(-this.big.top, this.big.bottom)
      : Exact.ofSafe(0 - plain.top, plain.bottom);
  }

  /** Negative, zero or positive, as `this` is less than, equal to or greater than `other`. */
  compare(other: Exact): -1 | 0 | 1 {
    const a = this.plain;
    const b = other.plain;
    if (a !== null && b !== null) {
      if (a.bottom === b.bottom) return orderOf(a.top, b.top);
      const left = a.top * b.bottom;
      const right = b.top * a.bottom;
      if (isSafe(left) && isSafe(right)) return orderOf(left, right);
    }
    const { big: x } = this;
    const { big: y } = other;
    return orderOf(x.top * y.bottom, y.top * x.bottom);
  }

  equals(other: Exact): boolean {
    return this === other || this.compare(other) === 0;
  }

  isLessThan(other: Exact): boolean {
    return this.compare(other) < 0;
  }

  isAtLeast(other: Exact): boolean {
    return this.compare(other) >= 0;
  }

  get isZero(): boolean {
    return this.top === 0;
  }

  get isNegative(): boolean {
    return this.apart === null ? this.top < 0 : this.apart.top < 0;
  }

  get isPositive(): boolean {
    return this.apart === null ? this.top > 0 : this.apart.top > 0;
  }

  get isInteger(): boolean {
    const { plain } = this;
    return plain === null ? this.big.top % this.big.bottom === 0n : plain.top % plain.bottom === 0;
  }
}

interface ExactSum {
  add(number: Exact): void;
  readonly value: Exact;
}

class PlainFraction {
  constructor(
    readonly top: number,
    readonly bottom: number,
  ) {}
}

class BigFraction {
  constructor(
    readonly top: bigint,
    readonly bottom: bigint,
  ) {}
}

export const zero = Exact.ratio(0);
export const one = Exact.ratio(1);
export const hundred = Exact.ratio(100);

export const sumOf = (numbers: readonly Exact[]): Exact => {
  const sum = new Exact.Sum();
  for (const number of numbers) sum.add(number);
  return sum.value;
};

export const lesser = (a: Exact, b: Exact): Exact => (b.isLessThan(a) ? b : a);
export const greater = (a: Exact, b: Exact): Exact => (a.isLessThan(b) ? b : a);

const restOf = <T extends number | bigint>(rest: T, toNext: T): ReturnType<Exact["inWholes"]>["rest"] =>
  !rest ? "none" : rest < toNext ? "less" : rest > toNext ? "more" : "half";

const orderOf = <T extends number | bigint>(a: T, b: T): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

/** Of what a step with safe integers gives: told wrongly only from 2^53 on; not a number is not safe. */
const isSafe = (integer: number): boolean =>
  integer <= Number.MAX_SAFE_INTEGER && integer >= Number.MIN_SAFE_INTEGER;

/** Of safe integers: the remainder of two of them is one again. */
function divisorOf(a: number, b: number): number {
  if (b === 1) return 1;
  let x = Math.abs(a);
  let y = Math.abs(b);
  while (x > mostSmall || y > mostSmall) {
    if (y === 0) return x;
    const rest = x % y;
    x = y;
    y = rest;
  }
  return divisorOfSmall(x | 0, y | 0);
}

function divisorOfSmall(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) {
    const rest = (x % y) | 0;
    x = y;
    y = rest;
  }
  return x;
}

/** The numbers that objects hold in place, in every engine. */
const mostSmall = 2 ** 30 - 1;
const isSmall = (integer: number): boolean => integer <= mostSmall && integer >= -mostSmall;

const mostSafeBig = BigInt(Number.MAX_SAFE_INTEGER);
const isSafeBig = (integer: bigint): boolean => integer <= mostSafeBig && integer >= -mostSafeBig;

/** A denominator for both, which most often is the greater of them; it need not be safe. */
const commonOf = (a: number, b: number): number =>
  a === b || isMultiple(a, b) ? a : isMultiple(b, a) ? b : a * b;

/** Remainders of integers of 32 bits are what processors know; those of others are worked out by a program. */
const isMultiple = (a: number, b: number): boolean =>
  a <= mostSmall && b <= mostSmall ? (a | 0) % (b | 0) === 0 : a % b === 0;

/** From such a denominator on, every step costs more than bringing the fraction to lowest terms. */
const tooLong = 1n << 512n;

function inLowestTerms(top: bigint, bottom: bigint): BigFraction {
  const divisor = divisorOfBig(top, bottom);
  return new BigFraction(top / divisor, bottom / divisor);
}

function divisorOfBig(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
