/**
 * Random formulas with an answer of their own: each is made together with a small interpreter over fraction.js that
 * shares nothing with the engine, and with inputs that are narrowed from wide to settled.
 */
import fc from "fast-check";
import Fraction from "fraction.js";
import { Exact } from "../../../src/engine/exact/index.ts";
import type { Answer, Term } from "../../../src/engine/formula/index.ts";
import type { DoneOn } from "../../../src/engine/rules/facts.ts";

/** A value, or why there is none: something did not apply, or a denominator was 0. */
export type Concrete = Fraction | boolean | string | "out" | "zero";
export type Inputs = ReadonlyMap<string, Concrete>;

export interface RandomFormula {
  readonly text: string;
  readonly result: (inputs: Inputs) => Concrete;
}

const isNone = (value: Concrete): value is "out" | "zero" => value === "out" || value === "zero";

const strictly =
  <T extends Concrete>(parts: readonly RandomFormula[], work: (...values: T[]) => Concrete) =>
  (inputs: Inputs): Concrete => {
    const values = parts.map(({ result }) => result(inputs));
    if (values.includes("out")) return "out";
    return values.includes("zero") ? "zero" : work(...(values as T[]));
  };

const named = (name: string): RandomFormula => ({
  text: name,
  result: (inputs) => inputs.get(name) ?? "out",
});

const literal = fc
  .tuple(fc.nat({ max: 40 }), fc.constantFrom("", ".5", ".25", ".1"))
  .map(([whole, rest]): RandomFormula => {
    const value = new Fraction(`${whole}${rest || ".0"}`);
    return { text: `${whole}${rest}`, result: () => value };
  });

const half = new Fraction(1n, 2n);

const truncated = (value: Fraction): bigint => value.n / value.d;
const roundedAway = (value: Fraction, places: number): Fraction => {
  const scale = new Fraction(10n ** BigInt(places), 1n);
  const size = new Fraction(truncated(value.abs().mul(scale).add(half)), 1n).div(scale);
  return value.s < 0n ? size.neg() : size;
};

const dayNumber = (day: string): bigint => BigInt(Date.parse(`${day}T00:00:00Z`)) / 86_400_000n;

type Sign = "<" | "<=" | ">" | ">=" | "==" | "!=";
const holds = (sign: Sign, order: number): boolean =>
  ({
    "<": order < 0,
    "<=": order <= 0,
    ">": order > 0,
    ">=": order >= 0,
    "==": order === 0,
    "!=": order !== 0,
  })[sign];
const sign = fc.constantFrom<Sign>("<", "<=", ">", ">=", "==", "!=");

const calculate = {
  "+": (a: Fraction, b: Fraction) => a.add(b),
  "-": (a: Fraction, b: Fraction) => a.sub(b),
  "*": (a: Fraction, b: Fraction) => a.mul(b),
  "/": (a: Fraction, b: Fraction) => (b.n === 0n ? "zero" : a.div(b)),
};

const least = (...values: Fraction[]) => values.reduce((a, b) => (a.compare(b) <= 0 ? a : b));
const greatest = (...values: Fraction[]) => values.reduce((a, b) => (a.compare(b) >= 0 ? a : b));
const many = {
  min: least,
  max: greatest,
  sum: (...values: Fraction[]) => values.reduce((a, b) => a.add(b)),
};
const single = {
  abs: (value: Fraction) => value.abs(),
  floor: (value: Fraction) => value.floor(),
  ceil: (value: Fraction) => value.ceil(),
};

const shape = { depthSize: "small", maxDepth: 5 } as const;

const tied = fc.letrec<{ number: RandomFormula; truth: RandomFormula; day: RandomFormula }>((tie) => {
  const numberPart = tie("number");
  const truthPart = tie("truth");
  const dayPart = tie("day");
  return {
    number: fc.oneof(
      shape,
      fc.constantFrom("so_vu", "tong_so", "diem").map(named),
      literal,
      fc
        .tuple(
          fc.constantFrom("+" as const, "-" as const, "*" as const, "/" as const),
          numberPart,
          numberPart,
        )
        .map(([op, a, b]) => ({
          text: `(${a.text} ${op} ${b.text})`,
          result: strictly([a, b], calculate[op]),
        })),
      numberPart.map((of) => ({
        text: `(-${of.text})`,
        result: strictly([of], (x: Fraction) => x.neg()),
      })),
      fc
        .tuple(
          fc.constantFrom("min" as const, "max" as const, "sum" as const),
          fc.array(numberPart, { minLength: 1, maxLength: 3 }),
        )
        .map(([name, args]) => ({
          text: `${name}(${args.map(({ text }) => text).join(", ")})`,
          result: strictly(args, many[name]),
        })),
      fc
        .tuple(fc.constantFrom("abs" as const, "floor" as const, "ceil" as const), numberPart)
        .map(([name, of]) => ({
          text: `${name}(${of.text})`,
          result: strictly([of], single[name]),
        })),
      fc.tuple(numberPart, fc.nat({ max: 6 })).map(([of, places]) => ({
        text: `round(${of.text}, ${places})`,
        result: strictly([of], (x: Fraction) => roundedAway(x, places)),
      })),
      fc.tuple(truthPart, numberPart, numberPart).map(branch),
      fc.tuple(dayPart, dayPart).map(([from, to]) => ({
        text: `days(${from.text}, ${to.text})`,
        result: strictly([from, to], (a: string, b: string) =>
          a === "not-done" || b === "not-done" ? "zero" : new Fraction(dayNumber(b) - dayNumber(a), 1n),
        ),
      })),
    ),
    truth: fc.oneof(
      shape,
      fc.constantFrom("co_ke_hoach", "da_kiem_tra").map(named),
      fc.boolean().map((value): RandomFormula => ({ text: String(value), result: () => value })),
      fc.tuple(sign, numberPart, numberPart).map(([op, a, b]) => ({
        text: `(${a.text} ${op} ${b.text})`,
        result: strictly([a, b], (x: Fraction, y: Fraction) => holds(op, x.compare(y))),
      })),
      fc.tuple(sign, dayPart, dayPart).map(([op, a, b]) => ({
        text: `(${a.text} ${op} ${b.text})`,
        result: strictly([a, b], (x: string, y: string) =>
          x === "not-done" || y === "not-done" ? false : holds(op, x < y ? -1 : x > y ? 1 : 0),
        ),
      })),
      fc.tuple(fc.constantFrom("==", "!="), truthPart, truthPart).map(([op, a, b]) => ({
        text: `(${a.text} ${op} ${b.text})`,
        result: strictly([a, b], (x: boolean, y: boolean) => (x === y) === (op === "==")),
      })),
      fc.tuple(fc.constantFrom("==", "!="), fc.constantFrom("tot", "kha")).map(([op, level]) => ({
        text: `(xep_loai ${op} ${level})`,
        result: strictly([named("xep_loai")], (x: string) => (x === level) === (op === "==")),
      })),
      truthPart.map((of) => ({ text: `(not ${of.text})`, result: strictly([of], (x: boolean) => !x) })),
      fc.tuple(fc.constantFrom("and", "or"), truthPart, truthPart).map(([op, a, b]) => ({
        text: `(${a.text} ${op} ${b.text})`,
        result: (inputs: Inputs) => {
          const sides = [a.result(inputs), b.result(inputs)];
          const decisive = op === "or";
          return sides.includes(decisive)
            ? decisive
            : (sides.find((side) => side === "out") ?? sides.find(isNone) ?? !decisive);
        },
      })),
      fc.tuple(truthPart, truthPart, truthPart).map(branch),
    ),
    day: fc.oneof(
      shape,
      fc.constantFrom("ngay_ban_hanh", "ngay_gui").map(named),
      fc.constantFrom<RandomFormula>(
        { text: "date(N, 2, 15)", result: () => "2025-02-15" },
        { text: "date(N + 1, 1, 10)", result: () => "2026-01-10" },
        { text: "date(2024, 2, 29)", result: () => "2024-02-29" },
      ),
      fc.tuple(truthPart, dayPart, dayPart).map(branch),
    ),
  };
});

function branch([condition, yes, no]: readonly [RandomFormula, RandomFormula, RandomFormula]): RandomFormula {
  return {
    text: `if(${condition.text}, ${yes.text}, ${no.text})`,
    result: (inputs) => {
      const asked = condition.result(inputs);
      return isNone(asked) ? asked : (asked ? yes : no).result(inputs);
    },
  };
}

export const randomFormula = fc.oneof(tied.number, tied.number, tied.truth, tied.day);
export const randomNumberFormula = tied.number;
/** `N` of every random formula. */
export const randomYear = 2025;

/** One input three times: settled, less known, and still less. */
export interface Narrowing {
  readonly concrete: Concrete;
  readonly narrow: Answer;
  readonly wide: Answer;
}

const quarters = fc.integer({ min: -12, max: 40 }).map((units) => Exact.of(BigInt(units), 4n));
/** How far an end lies off; `null` is without limit. */
const slack = fc.option(fc.constantFrom("0", "0.25", "1", "7"), { freq: 5 });

const flags = fc.record({ mayNotApply: fc.boolean(), mayDivideByZero: fc.boolean() });
const none = fc.constantFrom<Concrete>("out", "zero");

const exactOf = (text: string) => Exact.of(BigInt(Math.round(Number(text) * 4)), 4n);
const below = (end: Exact | null, off: string | null) =>
  end === null || off === null ? null : end.minus(exactOf(off));
const above = (end: Exact | null, off: string | null) =>
  end === null || off === null ? null : end.plus(exactOf(off));

const numberTerm = fc.tuple(quarters, slack, slack, slack, slack).map(([value, a, b, c, d]) => {
  const narrow = { least: below(value, a), most: above(value, b) };
  const wide = { least: below(narrow.least, c), most: above(narrow.most, d) };
  return {
    concrete: new Fraction(value.numerator, value.denominator) as Concrete,
    narrow: { type: "number", span: narrow } as Term,
    wide: { type: "number", span: wide } as Term,
  };
});

const truthTerm = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()).map(([value, opens, opensMore]) => {
  const mayBe = (isOpen: boolean): Term => ({
    type: "yes-no",
    mayBe: { yes: value || isOpen, no: !value || isOpen },
  });
  return { concrete: value as Concrete, narrow: mayBe(opens), wide: mayBe(opens || opensMore) };
});

const dateTerm = fc
  .tuple(
    fc.constantFrom("2025-02-14", "2025-02-15", "2026-01-10", "2024-03-01", "not-done"),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([value, opens, opensMore]) => {
    const term = (isOpen: boolean): Term => ({ type: "date", date: isOpen ? null : (value as DoneOn) });
    return { concrete: value as Concrete, narrow: term(opens), wide: term(opens || opensMore) };
  });

const choiceTerm = fc
  .tuple(fc.constantFrom("tot", "kha"), fc.boolean(), fc.boolean())
  .map(([value, opens, opensMore]) => {
    const term = (isOpen: boolean): Term => ({ type: "choice", level: isOpen ? null : value });
    return { concrete: value as Concrete, narrow: term(opens), wide: term(opens || opensMore) };
  });

/** Mostly values; now and then none, while it may or may not be known already that there is none. */
const narrowing = (
  term: fc.Arbitrary<{ concrete: Concrete; narrow: Term; wide: Term }>,
): fc.Arbitrary<Narrowing> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .tuple(term, fc.boolean(), flags, flags)
        .map(([{ concrete, narrow, wide }, isPlain, a, b]) => {
          const opened = isPlain ? { mayNotApply: false, mayDivideByZero: false } : a;
          const more = isPlain ? opened : joined(opened, b);
          return { concrete, narrow: { term: narrow, ...opened }, wide: { term: wide, ...more } };
        }),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(none, term, fc.boolean(), fc.boolean(), flags, flags)
        .map(([concrete, { narrow, wide }, has, hasMore, a, b]) => {
          const sure = { mayNotApply: concrete === "out", mayDivideByZero: concrete === "zero" };
          const opened = has ? joined(sure, a) : sure;
          return {
            concrete,
            narrow: { term: has ? narrow : null, ...opened },
            wide: { term: has || hasMore ? wide : null, ...joined(opened, b) },
          };
        }),
    },
  );

type Flags = Omit<Answer, "term">;
const joined = (a: Flags, b: Flags): Flags => ({
  mayNotApply: a.mayNotApply || b.mayNotApply,
  mayDivideByZero: a.mayDivideByZero || b.mayDivideByZero,
});

export const randomInputs: fc.Arbitrary<ReadonlyMap<string, Narrowing>> = fc
  .record({
    so_vu: narrowing(numberTerm),
    tong_so: narrowing(numberTerm),
    diem: narrowing(numberTerm),
    co_ke_hoach: narrowing(truthTerm),
    da_kiem_tra: narrowing(truthTerm),
    ngay_ban_hanh: narrowing(dateTerm),
    ngay_gui: narrowing(dateTerm),
    xep_loai: narrowing(choiceTerm),
  })
  .map((inputs) => new Map(Object.entries(inputs)));

/** What the engine is told when the value is settled. */
export function settledAnswer(value: Concrete, type: Term["type"]): Answer {
  if (value === "out") return { term: null, mayNotApply: true, mayDivideByZero: false };
  if (value === "zero") return { term: null, mayNotApply: false, mayDivideByZero: true };
  return { term: settledTerm(value, type), mayNotApply: false, mayDivideByZero: false };
}

function settledTerm(value: Concrete, type: Term["type"]): Term {
  if (value instanceof Fraction) {
    const exact = Exact.of(value.s * value.n, value.d);
    return { type: "number", span: { least: exact, most: exact } };
  }
  if (typeof value === "boolean") return { type: "yes-no", mayBe: { yes: value, no: !value } };
  return type === "date" ? { type, date: value as DoneOn } : { type: "choice", level: value };
}
