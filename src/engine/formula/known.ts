/**
 * The short way through a formula whose names all have a value, which is most of the time: numbers and yes-no alone. It
 * answers what `compileExpression` answers where everything is sure, without its spans; a test holds the two against each
 * other.
 */
import { type Exact, only, round, settledAt, toPlaces } from "../exact/index.ts";
import type { Expression } from "./expression.ts";
import type { Arithmetic, Equality, Order } from "./syntax.ts";

/** Those of the names, in the order of their first mention. */
type Values = readonly (Exact | boolean)[];

/** `null`: a denominator is 0, the long way says what then. */
export type Known<T> = (values: Values) => T | null;

/** `null` for an expression that is more than numbers and yes-no, such as one of days. */
export function compileKnown(
  expression: Expression,
  names: readonly string[],
): Known<Exact | boolean> | null {
  return expression.type === "yes-no"
    ? truthIn(expression, names)
    : expression.type === "number"
      ? numberIn(expression, names)
      : null;
}

function numberIn(expression: Expression, names: readonly string[]): Known<Exact> | null {
  switch (expression.kind) {
    case "number": {
      const { value } = expression;
      return () => value;
    }
    case "name":
      return named(expression.name, names, (value) => (typeof value === "object" ? value : null));
    case "negative":
      return then(numberIn(expression.of, names), (number) => number.negated());
    case "round": {
      const rounding = toPlaces(expression.places);
      return then(numberIn(expression.of, names), (number) => round(number, rounding));
    }
    case "call": {
      const args = expression.args.map((one) => numberIn(one, names));
      const { span } = expression.called;
      if (args.includes(null)) return null;
      return (values) => {
        const numbers = args.flatMap((one) => one?.(values) ?? []).map(only);
        const [first, ...others] = numbers;
        return first && numbers.length === args.length ? settledAt(span(first, ...others)) : null;
      };
    }
    case "arithmetic":
      return both(numberIn(expression.left, names), numberIn(expression.right, names), steps[expression.op]);
    case "if":
      return chosen(
        truthIn(expression.condition, names),
        numberIn(expression.yes, names),
        numberIn(expression.no, names),
      );
    default:
      return null;
  }
}

function truthIn(expression: Expression, names: readonly string[]): Known<boolean> | null {
  switch (expression.kind) {
    case "truth": {
      const { value } = expression;
      return () => value;
    }
    case "name":
      return named(expression.name, names, (value) => (typeof value === "boolean" ? value : null));
    case "not":
      return then(truthIn(expression.of, names), (yes) => !yes);
    case "comparison": {
      const { left, right, op } = expression;
      return left.type === "number"
        ? both(numberIn(left, names), numberIn(right, names), (a, b) => holds[op](a.compare(b)))
        : null;
    }
    default:
      return null;
  }
}

function named<T>(
  name: string,
  names: readonly string[],
  typed: (value: Exact | boolean | undefined) => T | null,
): Known<T> {
  const index = names.indexOf(name);
  return (values) => typed(values[index]);
}

const steps: Readonly<Record<Arithmetic, (a: Exact, b: Exact) => Exact | null>> = {
  "+": (a, b) => a.plus(b),
  "-": (a, b) => a.minus(b),
  "*": (a, b) => a.times(b),
  "/": (a, b) => (b.isZero ? null : a.over(b)),
};

const holds: Readonly<Record<Order | Equality, (order: number) => boolean>> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
};

const then = <T>(of: Known<T> | null, step: (value: T) => T): Known<T> | null =>
  of &&
  ((values) => {
    const value = of(values);
    return value === null ? null : step(value);
  });

const both = <T, R>(
  left: Known<T> | null,
  right: Known<T> | null,
  work: (a: T, b: T) => R | null,
): Known<R> | null =>
  left &&
  right &&
  ((values) => {
    const a = left(values);
    const b = right(values);
    return a === null || b === null ? null : work(a, b);
  });

/** Only the branch that is taken is answered. */
const chosen = <T>(
  condition: Known<boolean> | null,
  yes: Known<T> | null,
  no: Known<T> | null,
): Known<T> | null =>
  condition &&
  yes &&
  no &&
  ((values) => {
    const isMet = condition(values);
    return isMet === null ? null : isMet ? yes(values) : no(values);
  });
