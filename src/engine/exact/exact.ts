/**
 * An exact number: a fraction of two integers, always in lowest terms, the denominator positive.
 *
 * No float ever takes part. In binary floats, of ten criteria in tenths of a point whose sum is exactly the
 * threshold, about one sum in five falls below it; a grade must not depend on that.
 */
export class Exact {
  private constructor(
    readonly numerator: bigint,
    readonly denominator: bigint,
  ) {}

  /** `of(372n, 400n)` is 93/100. Throws RangeError when the denominator is 0: callers decide that case first. */
  static of(numerator: bigint, denominator = 1n): Exact {
    if (denominator === 0n) throw new RangeError("a fraction needs a denominator other than 0");
    const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
    return new Exact(numerator / divisor, denominator / divisor);
  }

  plus(other: Exact): Exact {
    return Exact.of(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  minus(other: Exact): Exact {
    return this.plus(other.negated());
  }

  times(other: Exact): Exact {
    return Exact.of(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** Throws RangeError when `other` is 0. */
  over(other: Exact): Exact {
    return Exact.of(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  negated(): Exact {
    return new Exact(-this.numerator, this.denominator);
  }

  /** Negative, zero or positive, as `this` is less than, equal to or greater than `other`. */
  compare(other: Exact): -1 | 0 | 1 {
    const left = this.numerator * other.denominator;
    const right = other.numerator * this.denominator;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  equals(other: Exact): boolean {
    return this.numerator === other.numerator && this.denominator === other.denominator;
  }

  isLessThan(other: Exact): boolean {
    return this.compare(other) < 0;
  }

  isAtLeast(other: Exact): boolean {
    return this.compare(other) >= 0;
  }

  get isZero(): boolean {
    return this.numerator === 0n;
  }

  get isNegative(): boolean {
    return this.numerator < 0n;
  }

  get isPositive(): boolean {
    return this.numerator > 0n;
  }

  get isInteger(): boolean {
    return this.denominator === 1n;
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

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
