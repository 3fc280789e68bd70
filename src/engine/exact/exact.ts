/**
 * An exact number: a fraction of two integers, the denominator positive.
 *
 * No float ever takes part. In binary floats, of ten criteria in tenths of a point whose sum is exactly the
 * threshold, about one sum in five falls below it; a grade must not depend on that.
 *
 * Both integers are kept as plain numbers while they are safe (below 2^53, where a number is that very integer), and
 * as bigints from there on. A product or sum of safe integers that leaves the safe range comes out as 2^53 or more,
 * never as less; so each step sees for itself whether it held, and is done anew in bigints where it did not. A fraction
 * is brought to lowest terms only where its numerator or denominator is looked at, and where it grows long.
 */
export class Exact {
  private constructor(
    /** Not a number where the fraction is kept in bigints: then no step with it holds. */
    private top: number,
    private bottom: number,
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
    return (denominator === 1 && Exact.small[numerator]) || Exact.signed(numerator, denominator);
  }

  /** Most numbers that people write down are among the first whole ones: each is made once, and near at hand. */
  private static readonly small = Array.from({ length: 256 }, (_, number) => new Exact(number, 1, null));

  /** Of safe integers, the second of them not 0. */
  private static signed(top: number, bottom: number): Exact {
    // Taking it from 0 makes no negative zero, as a change of sign would.
    return bottom < 0 ? new Exact(0 - top, -bottom, null) : new Exact(top + 0, bottom, null);
  }

  /** The denominator positive. */
  private static ofBig(top: bigint, bottom: bigint): Exact {
    const big = bottom > tooLong ? inLowestTerms({ top, bottom }) : { top, bottom };
    return isSafeBig(big.top) && isSafeBig(big.bottom)
      ? new Exact(Number(big.top), Number(big.bottom), null)
      : new Exact(Number.NaN, Number.NaN, big);
  }

  get numerator(): bigint {
    return this.inLowestTerms().asBig().top;
  }

  get denominator(): bigint {
    return this.inLowestTerms().asBig().bottom;
  }

  private asBig(): BigFraction {
    return this.big ?? { top: BigInt(this.top), bottom: BigInt(this.bottom) };
  }

  /** The same number; only how it is kept changes. */
  private inLowestTerms(): this {
    if (this.big !== null) this.big = inLowestTerms(this.big);
    else if (this.bottom !== 1) {
      const divisor = divisorOf(this.top, this.bottom);
      this.top /= divisor;
      this.bottom /= divisor;
    }
    return this;
  }

  plus(other: Exact): Exact {
    if (other.top === 0) return this;
    if (this.top === 0) return other;
    const [a, b] = [this.bottom, other.bottom];
    if (a === b) {
      const sum = this.top + other.top;
      if (isSafe(sum)) return new Exact(sum, a, null);
    }
    // The greater denominator is most often a multiple of the smaller one.
    const common = b === 1 ? a : a === 1 ? b : a % b === 0 ? a : b % a === 0 ? b : a * b;
    const [left, right] = [this.top * (common / a), other.top * (common / b)];
    const sum = left + right;
    if (isSafe(common) && isSafe(left) && isSafe(right) && isSafe(sum)) return new Exact(sum, common, null);
    const [x, y] = [this.asBig(), other.asBig()];
    return Exact.ofBig(x.top * y.bottom + y.top * x.bottom, x.bottom * y.bottom);
  }

  minus(other: Exact): Exact {
    return this.plus(other.negated());
  }

  times(other: Exact): Exact {
    const [top, bottom] = [this.top * other.top, this.bottom * other.bottom];
    if (isSafe(top) && isSafe(bottom)) return new Exact(top + 0, bottom, null);
    const [x, y] = [this.asBig(), other.asBig()];
    return Exact.ofBig(x.top * y.top, x.bottom * y.bottom);
  }

  /** Throws RangeError when `other` is 0. */
  over(other: Exact): Exact {
    const [top, bottom] = [this.top * other.bottom, this.bottom * other.top];
    if (isSafe(top) && isSafe(bottom) && bottom !== 0) return Exact.signed(top, bottom);
    const [x, y] = [this.asBig(), other.asBig()];
    return Exact.of(x.top * y.bottom, x.bottom * y.top);
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
    const [left, right] = [this.top * other.bottom, other.top * this.bottom];
    if (isSafe(left) && isSafe(right)) return order(left, right);
    const [x, y] = [this.asBig(), other.asBig()];
    return order(x.top * y.bottom, y.top * x.bottom);
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

interface BigFraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

export const zero = Exact.ratio(0);
export const one = Exact.ratio(1);
export const hundred = Exact.ratio(100);

export const sumOf = (numbers: Iterable<Exact>): Exact => {
  let total = zero;
  for (const number of numbers) total = total.plus(number);
  return total;
};

export const lesser = (a: Exact, b: Exact): Exact => (b.isLessThan(a) ? b : a);
export const greater = (a: Exact, b: Exact): Exact => (a.isLessThan(b) ? b : a);

const order = <T extends number | bigint>(left: T, right: T): -1 | 0 | 1 =>
  left < right ? -1 : left > right ? 1 : 0;

/** Of what a step with safe integers gives: told wrongly only from 2^53 on; not a number is not safe. */
const isSafe = (integer: number): boolean =>
  integer <= Number.MAX_SAFE_INTEGER && integer >= Number.MIN_SAFE_INTEGER;

/** Of safe integers: the remainder of two of them is one again. */
function divisorOf(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

const [mostSafe, leastSafe] = [BigInt(Number.MAX_SAFE_INTEGER), BigInt(Number.MIN_SAFE_INTEGER)];
const isSafeBig = (integer: bigint): boolean => integer <= mostSafe && integer >= leastSafe;

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
