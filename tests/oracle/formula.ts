/** Formulas: read left to right by their grammar, and answered on the way. Knows only what is well formed. */
import Fraction from "fraction.js";
import { daysBetween, least, most, rounded, sum } from "./numbers.ts";
import { type Answer, factNamed, outside, read, type Sheet, undetermined } from "./sheet.ts";

/** Something is divided by 0, or days are counted of a day that never came. */
export const noValue = Symbol("no value");
type Result = Answer | typeof noValue | typeof undetermined;
/** A formula, or a part of one, once its facts are known. */
type Part = (sheet: Sheet, max: Fraction | null) => Result;

export const formulaValue = (text: string, sheet: Sheet, max: Fraction | null): Result =>
  parsed(text)(sheet, max);

/** What uses something that does not apply does not apply; then, what uses something without a value has none. */
const of =
  (parts: readonly Part[], answer: (...values: never[]) => Result): Part =>
  (sheet, max) => {
    const values = parts.map((part) => part(sheet, max));
    for (const lack of [outside, undetermined, noValue] as const) if (values.includes(lack)) return lack;
    return answer(...(values as never[]));
  };

type Two = (a: Fraction, b: Fraction) => Result;
const reckoned: Readonly<Record<string, Two>> = {
  "+": (a, b) => a.add(b),
  "-": (a, b) => a.sub(b),
  "*": (a, b) => a.mul(b),
  "/": (a, b) => (b.equals(0) ? noValue : a.div(b)),
};

const compared: Readonly<Record<string, (order: number) => boolean>> = {
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

function compare(sign: string, a: Exclude<Answer, symbol>, b: Exclude<Answer, symbol>): boolean {
  if (a === "not-done" || b === "not-done") return false;
  const holds = compared[sign] as (order: number) => boolean;
  if (a instanceof Fraction) return holds(a.compare(b as Fraction));
  return holds(a === b ? 0 : a < b ? -1 : 1);
}

type Reckoning = (...numbers: Fraction[]) => Result;
const functions: Readonly<Record<string, Reckoning>> = {
  min: (first, ...others) => least(first as Fraction, ...others),
  max: (first, ...others) => most(first as Fraction, ...others),
  sum: (...numbers) => sum(numbers),
  abs: (number) => (number as Fraction).abs(),
  floor: (number) => (number as Fraction).floor(),
  ceil: (number) => (number as Fraction).ceil(),
  round: (number, places) => rounded(number as Fraction, { places: String(places), mode: "half-up" }),
};

function parsed(text: string): Part {
  const tokens: readonly string[] =
    text.match(/\d+(?:\.\d+)?|[a-zA-Z_][a-zA-Z0-9_]*|==|!=|<=|>=|[-+*/()<>,]/g) ?? [];
  let at = 0;
  const isNext = (...signs: string[]) => signs.includes(tokens[at] ?? "");
  const next = () => tokens[at++] as string;
  const expect = (sign: string) => {
    if (next() !== sign) throw new Error(`${text}: no ${sign} at ${at}`);
  };

  const joined = (sign: string, inner: () => Part, decides: boolean) => (): Part => {
    const parts = [inner()];
    while (isNext(sign)) {
      next();
      parts.push(inner());
    }
    return parts.length === 1 ? (parts[0] as Part) : deciding(parts, decides);
  };
  const reckon = (signs: readonly string[], inner: () => Part) => (): Part => {
    let left = inner();
    while (isNext(...signs)) left = two(next(), left, inner());
    return left;
  };
  const two = (sign: string, a: Part, b: Part): Part => of([a, b], reckoned[sign] as Two);
  const unary = (): Part => {
    if (isNext("-")) {
      next();
      return of([unary()], (a: Fraction) => a.neg());
    }
    if (isNext("not")) {
      next();
      return of([unary()], (a: boolean) => !a);
    }
    return single();
  };
  const product = reckon(["*", "/"], unary);
  const added = reckon(["+", "-"], product);
  const comparison = (): Part => {
    const left = added();
    if (!isNext(...Object.keys(compared))) return left;
    const sign = next();
    return of([left, added()], (a, b) => compare(sign, a, b));
  };
  const both = joined("and", comparison, false);
  const whole = joined("or", both, true);

  const list = (): Part[] => {
    const parts = [];
    expect("(");
    for (let isMore = true; isMore; ) {
      parts.push(whole());
      isMore = isNext(",");
      if (isMore) next();
    }
    expect(")");
    return parts;
  };

  function single(): Part {
    if (isNext("(")) return list()[0] as Part;
    const token = next();
    if (/^\d/.test(token)) return () => new Fraction(token);
    if (token === "date") {
      const start = at;
      while (next() !== ")");
      return day(tokens.slice(start, at).join(""));
    }
    if (!isNext("(")) return named(token);
    const parts = list();
    const [first, second, third] = parts as [Part, Part, Part];
    if (token === "if") return choosing(first, second, third);
    if (token === "days")
      return of([first, second], (from: string, to: string) =>
        from === "not-done" || to === "not-done" ? noValue : new Fraction(daysBetween(from, to)),
      );
    return of(parts, functions[token] as Reckoning);
  }

  const part = whole();
  if (at !== tokens.length) throw new Error(`${text}: not understood from ${tokens[at]}`);
  return part;
}

/** `and` is settled by one part that is not so, `or` by one that is, whatever the others are. */
const deciding =
  (parts: readonly Part[], decides: boolean): Part =>
  (sheet, max) =>
    parts.some((part) => part(sheet, max) === decides) ? decides : of(parts, () => !decides)(sheet, max);

/** Only the branch taken is reckoned. */
const choosing =
  (condition: Part, yes: Part, no: Part): Part =>
  (sheet, max) => {
    const isSo = condition(sheet, max);
    if (typeof isSo === "symbol") return isSo;
    return (isSo ? yes : no)(sheet, max);
  };

/** `(N+1,2,15)` or `(2026,2,15)`. */
function day(written: string): Part {
  const [year = "", month = "", date = ""] = written.slice(1, -1).split(",");
  return (sheet) => {
    const inYear = year.startsWith("N") ? sheet.year + Number(year.slice(1)) : Number(year);
    return `${inYear}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  };
}

/** `M`, yes or no, a fact, or the level of a choice. */
const named =
  (name: string): Part =>
  (sheet, max) => {
    if (name === "M") return max as Fraction;
    if (name === "true" || name === "false") return name === "true";
    const { facts, derived } = sheet.set;
    const isFact = (facts[name] !== undefined && factNamed(sheet.set, name)) || derived?.[name] !== undefined;
    return isFact ? read(sheet, name) : name;
  };
