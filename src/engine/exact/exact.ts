/**
 * An exact number: a fraction of two integers, always in lowest terms, the denominator positive.
 *
 * No float ever takes part. In binary floats, of ten criteria in tenths of a point whose sum is exactly the
 * threshold, about one sum in five falls below it; a grade must not depend on that.
 *
 * Both integers are kept as plain numbers while they are safe (below 2^53, where a number is that very integer), and
 * as bigints from there on. A product or sum of safe integers that leaves the safe range comes out as 2^53 or more,
 * never as less; so each step sees for itself whether it held, and is done anew in bigints where it did not.
 */
export class Exact {
  private constructor(
    /** Not a number where the fraction is kept in bigints: then no step with it holds. */
    private readonly top: number,
    private readonly bottom: number,
    private readonly big: { readonly top: bigint; readonly bottom: bigint } | null,
  ) {}

  /** `of(372n, 400n)` is 93/100. Throws RangeError when the denominator is 0: callers decide that case first. */
  static of(numerator: bigint, denominator = 1n): Exact {
    if (denominator === 0n) throw new RangeError("a fraction needs a denominator other than 0");
    const divisor = bigDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
    const big = { top: numerator / divisor, bottom: denominator / divisor };
    const [top, bottom] = [Number(big.top), Number(big.bottom)];
    const holds = Number.isSafeInteger(top) && Number.isSafeInteger(bottom);
    return holds ? new Exact(top, bottom, null) : new Exact(Number.NaN, Number.NaN, big);
  }

  /** Of safe integers, such as a count of things. Throws RangeError for any other number, and when the denominator is 0. */
  static ratio(numerator: number, denominator = 1): Exact {
    const areIntegers = Number.isInteger(numerator) && Number.isInteger(denominator);
    const made = areIntegers ? Exact.ofSafe(numerator, denominator) : undefined;
    if (made === undefined) throw new RangeError(`no fraction of safe integers: ${numerator}/${denominator}`);
    return made;
  }

  /** `undefined` where one of the two did not hold, or the denominator is 0. */
  private static ofSafe(top: number, bottom: number): Exact | undefined {
    if (!isSafe(top) || !isSafe(bottom) || bottom === 0) return undefined;
    if (bottom === 1) return new Exact(top + 0, 1, null);
    const divisor = bottom < 0 ? -safeDivisor(top, bottom) : safeDivisor(top, bottom);
    // Adding 0 makes a negative zero a plain one.
    return new Exact(top / divisor + 0, bottom / divisor, null);
  }

  get numerator(): bigint {
    return this.big === null ? BigInt(this.top) : this.big.top;
  }

  get denominator(): bigint {
    return this.big === null ? BigInt(this.bottom) : this.big.bottom;
  }

  plus(other: Exact): Exact {
    if (other.top === 0) return this;
    if (this.top === 0) return other;
    if (this.bottom === other.bottom) {
      const sum = Exact.ofSafe(this.top + other.top, this.bottom);
      if (sum) return sum;
    }
    const [left, right] = [this.top * other.bottom, other.top * this.bottom];
    const holds = isSafe(left) && isSafe(right);
    return (
      (holds ? Exact.ofSafe(left + right, this.bottom * other.bottom) : undefined) ??
      Exact.of(
        this.numerator * other.denominator + other.numerator * this.denominator,
        this.denominator * other.denominator,
      )
    );
  }

  minus(other: Exact): Exact {
    return this.plus(other.negated());
  }

  times(other: Exact): Exact {
    return (
      Exact.ofSafe(this.top * other.top, this.bottom * other.bottom) ??
      Exact.of(this.numerator * other.numerator, this.denominator * other.denominator)
    );
  }

  /** Throws RangeError when `other` is 0. */
  over(other: Exact): Exact {
    return (
      Exact.ofSafe(this.top * other.bottom, this.bottom * other.top) ??
      Exact.of(this.numerator * other.denominator, this.denominator * other.numerator)
    );
  }

  /** The greatest whole number that is not above: of −2.5 it is −3. */
  floor(): Exact {
    if (this.big === null) {
      const rest = this.top % this.bottom;
      return new Exact((this.top - rest) / this.bottom - (rest < 0 ? 1 : 0) + 0, 1, null);
    }
    const { top, bottom } = this.big;
    return Exact.of(top / bottom - (top % bottom < 0n ? 1n : 0n));
  }

  negated(): Exact {
    return Exact.ofSafe(-this.top, this.bottom) ?? Exact.of(-this.numerator, this.denominator);
  }

  /** Negative, zero or positive, as `this` is less than, equal to or greater than `other`. */
  compare(other: Exact): -1 | 0 | 1 {
    const [left, right] = [this.top * other.bottom, other.top * this.bottom];
    return isSafe(left) && isSafe(right)
      ? order(left, right)
      : order(this.numerator * other.denominator, other.numerator * this.denominator);
  }

  equals(other: Exact): boolean {
    return this.big === null || other.big === null
      ? this.top === other.top && this.bottom === other.bottom
      : this.big.top === other.big.top && this.big.bottom === other.big.bottom;
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
    return this.big === null ? this.top < 0 : this.big.top < 0n;
  }

  get isPositive(): boolean {
    return this.big === null ? this.top > 0 : this.big.top > 0n;
  }

  get isInteger(): boolean {
    return this.big === null ? this.bottom === 1 : this.big.bottom === 1n;
  }
}

export const zero = Exact.of(0n);
export const one = Exact.of(1n);
export const hundred = Exact.of(100n);

export const sumOf = (numbers: Iterable<Exact>): Exact => {
  let total = zero;
  for (const number of numbers) total = total.plus(number);
  return total;
};

export const lesser = (a: Exact, b: Exact): Exact => (b.isLessThan(a) ? b : a);
export const greater = (a: Exact, b: Exact): Exact => (a.isLessThan(b) ? b : a);

function order<T extends number | bigint>(left: T, right: T): -1 | 0 | 1 {
  return left < right ? -1 : left > right ? 1 : 0;
}

function bigDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Of what a step with safe integers gives: an integer, told wrongly only from 2^53 on; not a number is not safe. */
const isSafe = (integer: number): boolean =>
  integer <= Number.MAX_SAFE_INTEGER && integer >= Number.MIN_SAFE_INTEGER;

/** Of safe integers: the remainder of two of them is one again. */
function safeDivisor(a: number, b: number): number {
  let x = Math.abs(a);
  let y = Math.abs(b);
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}
