/**
 * The short way through a formula whose names all have a value, which is most of the time: numbers and yes-no alone. It
 * answers what `compileExpression` answers where everything is sure, without its spans; a test holds the two against each
 * other.
 */
import { Exact, round, toPlaces } from "../exact/index.ts";
import type { Expression } from "./expression.ts";
import type { Arithmetic, Equality, Order } from "./syntax.ts";

/** The values that names may have, found by place; what is neither a number nor a yes-no is left to the long way. */
type Values = readonly unknown[];

/** Where the value of a name stands, or what it is for everyone; `null` where it is not to be had so. */
export type ValueOfName = (name: string) => number | Exact | null;

/** `null`: a value is not known or a denominator is 0, the long way says what then. */
export type Known<T> = (values: Values) => T | null;

/** `null` for an expression that is more than numbers and yes-no, such as one of days. */
export function compileKnown(expression: Expression, of: ValueOfName): Known<Exact | boolean> | null {
  return expression.type === "yes-no"
    ? truthIn(expression, of)
    : expression.type === "number"
      ? numberIn(expression, of)
      : null;
}

function numberIn(expression: Expression, of: ValueOfName): Known<Exact> | null {
  switch (expression.kind) {
    case "number": {
      const { value } = expression;
      return () => value;
    }
    case "name":
      return numberNamed(expression.name, of);
    case "negative":
      return then(numberIn(expression.of, of), (number) => number.negated());
    case "round": {
      const rounding = toPlaces(expression.places);
      return then(numberIn(expression.of, of), (number) => round(number, rounding));
    }
    case "call": {
      const [first, ...others] = expression.args.map((one) => numberIn(one, of));
      const { called } = expression;
      return called.takes === "one"
        ? then(first ?? null, called.of)
        : others.reduce((sofar, next) => both(sofar, next, called.of), first ?? null);
    }
    case "arithmetic":
      return both(numberIn(expression.left, of), numberIn(expression.right, of), steps[expression.op]);
    case "if":
      return chosen(
        truthIn(expression.condition, of),
        numberIn(expression.yes, of),
        numberIn(expression.no, of),
      );
    default:
      return null;
  }
}

function truthIn(expression: Expression, of: ValueOfName): Known<boolean> | null {
  switch (expression.kind) {
    case "truth": {
      const { value } = expression;
      return () => value;
    }
    case "name":
      return truthNamed(expression.name, of);
    case "not":
      return then(truthIn(expression.of, of), (yes) => !yes);
    case "comparison": {
      const { left, right, op } = expression;
      return left.type === "number"
        ? both(numberIn(left, of), numberIn(right, of), (a, b) => holds[op](a.compare(b)))
        : null;
    }
    default:
      return null;
  }
}

function numberNamed(name: string, of: ValueOfName): Known<Exact> | null {
  const found = of(name);
  if (found === null) return null;
  if (typeof found === "object") return () => found;
  return (values) => {
    const value = values[found];
    return value instanceof Exact ? value : null;
  };
}

function truthNamed(name: string, of: ValueOfName): Known<boolean> | null {
  const found = of(name);
  if (typeof found !== "number") return null;
  return (values) => {
    const value = values[found];
    return typeof value === "boolean" ? value : null;
  };
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
