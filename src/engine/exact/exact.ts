/**
 * An exact number: a fraction of two integers, the denominator positive.
 *
 * No float ever takes part. In binary floats, of ten criteria in tenths of a point whose sum is exactly the
 * threshold, about one sum in five falls below it; a grade must not depend on that.
 *
 * Both integers are kept as plain numbers while they are small (below 2^30, which an object holds without another one),
 * and as bigints from there on. A product or sum of small integers that leaves the safe range (below 2^53, where a number
 * is that very integer) comes out as 2^53 or more, never as less; so each step sees for itself whether it held, and is done
 * anew in bigints where it did not. A fraction is brought to lowest terms only where its numerator or denominator is
 * looked at, and where it grows long.
 */
export class Exact {
  private constructor(
    /** 1, and the bottom 0, where the fraction is kept in bigints. */
    private readonly top: number,
    private readonly bottom: number,
    private big: BigFraction | null,
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
      const { top, bottom } = number;
      if (bottom === 0) {
        this.beside = this.beside === null ? number : this.beside.plus(number);
        return;
      }
      if (isMultiple(this.bottom, bottom)) {
        const part = top * (this.bottom / bottom);
        const sum = this.top + part;
        if (isSafe(part) && isSafe(sum)) {
          this.top = sum;
          return;
        }
      }
      const common = commonOf(this.bottom, bottom);
      const left = this.top * (common / this.bottom);
      const right = top * (common / bottom);
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
    return isSmall(top) && bottom <= mostSmall
      ? new Exact(top, bottom, null)
      : Exact.ofBig(BigInt(top), BigInt(bottom));
  }

  /** The denominator positive. */
  private static ofBig(top: bigint, bottom: bigint): Exact {
    const big = bottom > tooLong ? inLowestTerms({ top, bottom }) : { top, bottom };
    return isSmallBig(big.top) && isSmallBig(big.bottom)
      ? new Exact(Number(big.top), Number(big.bottom), null)
      : new Exact(1, 0, big);
  }

  get numerator(): bigint {
    return this.inLowestTerms().top;
  }

  get denominator(): bigint {
    return this.inLowestTerms().bottom;
  }

  /** Numerator and denominator in lowest terms as plain numbers; `null` where they are too great for that. */
  plainTerms(): { readonly top: number; readonly bottom: number } | null {
    if (this.big !== null) return null;
    const divisor = divisorOf(this.top, this.bottom);
    return { top: this.top / divisor, bottom: this.bottom / divisor };
  }

  /** The same number, kept over the denominator of the other where it is a multiple of its own: such are compared and added at once. */
  like(other: Exact): Exact {
    if (this.bottom === 0 || other.bottom === 0 || !isMultiple(other.bottom, this.bottom)) return this;
    const top = this.top * (other.bottom / this.bottom);
    return isSmall(top) ? new Exact(top, other.bottom, null) : this;
  }

  private asBig(): BigFraction {
    return this.big ?? { top: BigInt(this.top), bottom: BigInt(this.bottom) };
  }

  /** Of bigints they are kept. */
  private inLowestTerms(): BigFraction {
    if (this.big !== null) {
      this.big = inLowestTerms(this.big);
      return this.big;
    }
    const divisor = divisorOf(this.top, this.bottom);
    return { top: BigInt(this.top / divisor), bottom: BigInt(this.bottom / divisor) };
  }

  plus(other: Exact): Exact {
    if (other.top === 0) return this;
    if (this.top === 0) return other;
    const a = this.bottom;
    const b = other.bottom;
    if (a !== 0 && b !== 0) {
      if (a === b) return Exact.ofSafe(this.top + other.top, a);
      const common = commonOf(a, b);
      const left = this.top * (common / a);
      const right = other.top * (common / b);
      const sum = left + right;
      if (isSafe(common) && isSafe(left) && isSafe(right) && isSafe(sum)) return Exact.ofSafe(sum, common);
    }
    const [x, y] = [this.asBig(), other.asBig()];
    return Exact.ofBig(x.top * y.bottom + y.top * x.bottom, x.bottom * y.bottom);
  }

  minus(other: Exact): Exact {
    if (other.top === 0) return this;
    return this.plus(other.negated());
  }

  times(other: Exact): Exact {
    const top = this.top * other.top;
    const bottom = this.bottom * other.bottom;
    if (bottom !== 0 && isSafe(top) && isSafe(bottom)) return Exact.ofSafe(top + 0, bottom);
    const [x, y] = [this.asBig(), other.asBig()];
    return Exact.ofBig(x.top * y.top, x.bottom * y.bottom);
  }

  /** Throws RangeError when `other` is 0. */
  over(other: Exact): Exact {
    const top = this.top * other.bottom;
    const bottom = this.bottom * other.top;
    const isPlain = this.bottom !== 0 && other.bottom !== 0;
    if (isPlain && isSafe(top) && isSafe(bottom) && bottom !== 0) return Exact.signed(top, bottom);
    const [x, y] = [this.asBig(), other.asBig()];
    return Exact.of(x.top * y.bottom, x.bottom * y.top);
  }

  /** The size as whole numbers and a rest below one, of which only the order to one half is told; 0 wholes of 0.4. */
  inWholes(): { readonly wholes: Exact; readonly rest: "none" | "less" | "half" | "more" } {
    if (this.big === null) {
      const size = Math.abs(this.top);
      const rest = size % this.bottom;
      return { wholes: Exact.ofSafe((size - rest) / this.bottom, 1), rest: restOf(rest, this.bottom - rest) };
    }
    const { top, bottom } = this.big;
    const size = top < 0n ? -top : top;
    const rest = size % bottom;
    return { wholes: Exact.ofBig(size / bottom, 1n), rest: restOf(rest, bottom - rest) };
  }

  /** The greatest whole number that is not above: of −2.5 it is −3. */
  floor(): Exact {
    if (this.big === null) {
      const rest = this.top % this.bottom;
      return new Exact((this.top - rest) / this.bottom - (rest < 0 ? 1 : 0), 1, null);
    }
    const { top, bottom } = this.big;
    return Exact.of(top / bottom - (top % bottom < 0n ? 1n : 0n));
  }

  negated(): Exact {
    return this.big === null
      ? new Exact(0 - this.top, this.bottom, null)
      : Exact.of(-this.big.top, this.big.bottom);
  }

  /** Negative, zero or positive, as `this` is less than, equal to or greater than `other`. */
  compare(other: Exact): -1 | 0 | 1 {
    if (this.bottom !== 0 && other.bottom !== 0) {
      if (this.bottom === other.bottom) return orderOf(this.top, other.top);
      const left = this.top * other.bottom;
      const right = other.top * this.bottom;
      if (isSafe(left) && isSafe(right)) return orderOf(left, right);
    }
    const [x, y] = [this.asBig(), other.asBig()];
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
    return this.big === null ? this.top === 0 : this.big.top === 0n;
  }

  get isNegative(): boolean {
    return this.big === null ? this.top < 0 : this.big.top < 0n;
  }

  get isPositive(): boolean {
    return this.big === null ? this.top > 0 : this.big.top > 0n;
  }

  get isInteger(): boolean {
    return this.big === null ? this.top % this.bottom === 0 : this.big.top % this.big.bottom === 0n;
  }
}

interface ExactSum {
  add(number: Exact): void;
  readonly value: Exact;
}

interface BigFraction {
  readonly top: bigint;
  readonly bottom: bigint;
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
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

/** The numbers that objects hold in place, in every engine. */
const mostSmall = 2 ** 30 - 1;
const isSmall = (integer: number): boolean => integer <= mostSmall && integer >= -mostSmall;

const mostSmallBig = BigInt(mostSmall);
const isSmallBig = (integer: bigint): boolean => integer <= mostSmallBig && integer >= -mostSmallBig;

/** A denominator for both, which most often is the greater of them; it need not be safe. The least of all only where none other is. */
function commonOf(a: number, b: number): number {
  if (a === b || isMultiple(a, b)) return a;
  if (isMultiple(b, a)) return b;
  const product = a * b;
  return isSafe(product) ? product : (a / divisorOf(a, b)) * b;
}

/** Remainders of integers of 32 bits are what processors know; those of others are worked out by a program. */
const isMultiple = (a: number, b: number): boolean =>
  a <= mostSmall && b <= mostSmall ? (a | 0) % (b | 0) === 0 : a % b === 0;

/** From such a denominator on, every step costs more than bringing the fraction to lowest terms. */
const tooLong = 1n << 512n;

function inLowestTerms({ top, bottom }: BigFraction): BigFraction {
  const divisor = divisorOfBig(top, bottom);
  return { top: top / divisor, bottom: bottom / divisor };
}

function divisorOfBig(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
