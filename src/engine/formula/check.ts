/** Is a formula sound? Its names and functions must be known, and every part of the type its place needs. */
import { isSettled, spanContains, textOfExact, zero } from "../exact/index.ts";
import type { FactType } from "../rules/facts.ts";
import { speller } from "../suggest.ts";
import { inBoth } from "../words/problems.ts";
import { isOut } from "./answer.ts";
import { dayOfCall } from "./day.ts";
import { compileExpression } from "./evaluate.ts";
import { type Expression, isConstant, type TermType } from "./expression.ts";
import { functionNames, numberFunctions } from "./functions.ts";
import { type Refuse, typeInWords } from "./problem.ts";
import { arithmetic, type Binary, equalities, orders, type Syntax } from "./syntax.ts";

/** What a formula may speak of. */
export interface FormulaNames {
  type(name: string): FactType | undefined;
  /** Of a choice. */
  levels(name: string): readonly string[];
  /** For suggestions. */
  all(): Iterable<string>;
}

type Checked = Expression | undefined;

/** `undefined` when something was refused; everything that can be looked at all the same is. */
export function checkFormula(whole: Syntax, names: FormulaNames, refuse: Refuse): Checked {
  // A name of one letter is near to every other one.
  const nearestName = speller([...names.all()].filter((name) => name.length > 1));
  const nearestFunction = speller(functionNames);

  function check(syntax: Syntax): Checked {
    switch (syntax.kind) {
      case "number":
        return { kind: "number", type: "number", value: syntax.value };
      case "truth":
        return { kind: "truth", type: "yes-no", value: syntax.value };
      case "name":
        return checkName(syntax.name);
      case "unary": {
        if (syntax.op === "not") {
          const of = needed(syntax.of, "yes-no", "not");
          return of && { kind: "not", type: "yes-no", of };
        }
        const of = needed(syntax.of, "number", "-");
        return of && { kind: "negative", type: "number", of };
      }
      case "binary":
        return checkBinary(syntax.op, syntax.left, syntax.right);
      case "call":
        return checkCall(syntax.name, syntax.args);
    }
  }

  function checkName(name: string): Checked {
    const type = names.type(name);
    if (type === "list") return refuse("formula-list", { name });
    if (type !== undefined) return { kind: "name", type, name };
    if (name === "N") return refuse("formula-year-name");
    if (name === "M") return refuse("formula-max-name");
    return refuse("formula-name", { name, ...hint(nearestName(name)) });
  }

  function needed(syntax: Syntax, type: TermType, part: string): Checked {
    const expression = check(syntax);
    if (expression === undefined || expression.type === type) return expression;
    return mismatch(part, typeInWords(type), syntax, expression.type);
  }

  const mismatch = (part: string, wanted: string, syntax: Syntax, type: TermType) =>
    refuse("formula-type", { part, needed: wanted, of: shown(syntax), given: typeInWords(type) });

  function checkBinary(op: Binary, left: Syntax, right: Syntax): Checked {
    if (op === "and" || op === "or") {
      const [a, b] = [needed(left, "yes-no", op), needed(right, "yes-no", op)];
      return a && b && { kind: "both", type: "yes-no", op, left: a, right: b };
    }
    if (isOneOf(arithmetic, op)) {
      const [a, b] = [needed(left, "number", op), needed(right, "number", op)];
      if (op === "/" && b && isAlwaysZero(b)) return refuse("formula-zero", { of: shown(left) });
      return a && b && { kind: "arithmetic", type: "number", op, left: a, right: b };
    }
    if (isOneOf(equalities, op)) {
      const [ofLeft, ofRight] = [levelsOf(left), levelsOf(right)];
      if (ofLeft && (ofRight === undefined || isLevel(right, ofLeft)))
        return checkLevel(op, left, right, ofLeft);
      if (ofRight) return checkLevel(op, right, left, ofRight);
    }
    for (const side of [left, right])
      if (isOneOf(orders, op) && levelsOf(side)) return mismatch(op, numberOrDate, side, "choice");
    const [a, b] = [check(left), check(right)];
    if (a === undefined || b === undefined) return undefined;
    const isInOrder = a.type === "number" || a.type === "date";
    if (!isInOrder && isOneOf(orders, op)) return mismatch(op, numberOrDate, left, a.type);
    if (a.type !== b.type) return mismatch(op, typeInWords(a.type), right, b.type);
    return { kind: "comparison", type: "yes-no", op, left: a, right: b };
  }

  /** The levels that may come of it; `undefined` where it is no choice. */
  function levelsOf(syntax: Syntax): readonly string[] | undefined {
    if (syntax.kind === "name")
      return names.type(syntax.name) === "choice" ? names.levels(syntax.name) : undefined;
    if (syntax.kind !== "call" || syntax.name !== "if") return undefined;
    const [, yes, no] = syntax.args;
    const [ofYes, ofNo] = [yes && levelsOf(yes), no && levelsOf(no)];
    return ofYes && ofNo && [...new Set([...ofYes, ...ofNo])];
  }

  /** A level is a bare name, and goes before a fact of the same name. */
  function checkLevel(op: "==" | "!=", choice: Syntax, level: Syntax, levels: readonly string[]): Checked {
    const of = check(choice);
    if (level.kind === "name" && levels.includes(level.name))
      return of && { kind: "level", type: "yes-no", of, op, level: level.name };
    const suggested = level.kind === "name" ? speller(levels)(level.name) : undefined;
    return refuse("formula-level", {
      choice: shown(choice),
      given: shown(level),
      options: levels.join(", "),
      ...hint(suggested),
    });
  }

  function checkCall(name: string, args: readonly Syntax[]): Checked {
    const called = numberFunctions.get(name);
    if (called) {
      const checked = args.map((argument) => needed(argument, "number", name));
      if (called.takes === "one" ? args.length !== 1 : args.length === 0)
        return wrongCount(
          name,
          args,
          called.takes === "one" ? "1" : inBoth({ vi: "ít nhất 1", en: "at least 1" }),
        );
      const sound = checked.filter((argument) => argument !== undefined);
      return sound.length === args.length ? { kind: "call", type: "number", called, args: sound } : undefined;
    }
    const [first, second, third] = args;
    switch (name) {
      case "if":
        return first && second && third && args.length === 3
          ? checkIf(first, second, third)
          : wrongCount(name, args, "3");
      case "round":
        return first && second && args.length === 2 ? checkRound(first, second) : wrongCount(name, args, "2");
      case "days": {
        if (!first || !second || args.length !== 2) return wrongCount(name, args, "2");
        const [from, to] = [needed(first, "date", name), needed(second, "date", name)];
        return from && to && { kind: "days", type: "number", from, to };
      }
      case "date": {
        if (args.length !== 3) return wrongCount(name, args, "3");
        const day = dayOfCall(args);
        return day
          ? { kind: "day", type: "date", day }
          : refuse("formula-date", { text: args.map(shown).join(", ") });
      }
      default:
        for (const argument of args) check(argument);
        return refuse("formula-function", {
          name,
          functions: functionNames.join(", "),
          ...hint(nearestFunction(name)),
        });
    }
  }

  const wrongCount = (name: string, args: readonly Syntax[], wanted: string) =>
    refuse("formula-arguments", { function: name, needed: wanted, given: String(args.length) });

  function checkIf(asked: Syntax, ifYes: Syntax, ifNo: Syntax): Checked {
    const [condition, yes, no] = [needed(asked, "yes-no", "if"), check(ifYes), check(ifNo)];
    if (yes && no && yes.type !== no.type) return mismatch("if", typeInWords(yes.type), ifNo, no.type);
    return condition && yes && no && { kind: "if", type: yes.type, condition, yes, no };
  }

  function checkRound(number: Syntax, places: Syntax): Checked {
    const of = needed(number, "number", "round");
    const text = places.kind === "number" ? textOfExact(places.value) : "";
    if (!/^[0-6]$/.test(text)) return refuse("formula-places", { given: shown(places) });
    return of && { kind: "round", type: "number", of, places: Number(text) };
  }

  return check(whole);
}

const numberOrDate = inBoth({ vi: "số hoặc ngày", en: "a number or a date" });

const hint = (word: string | undefined): { suggestion?: string } =>
  word === undefined ? {} : { suggestion: word };

const isOneOf = <T extends string>(all: readonly T[], one: string): one is T =>
  all.some((each) => each === one);

const isLevel = (syntax: Syntax, levels: readonly string[]): boolean =>
  syntax.kind === "name" && levels.includes(syntax.name);

/** A divisor of literals alone has one value, known before anything is scored. */
function isAlwaysZero(divisor: Expression): boolean {
  if (!isConstant(divisor)) return false;
  const { term } = compileExpression(divisor)(() => isOut, 0);
  return term?.type === "number" && isSettled(term.span) && spanContains(term.span, zero);
}

/** A part of a formula, short enough for a message. */
function shown(syntax: Syntax): string {
  switch (syntax.kind) {
    case "number":
      return textOfExact(syntax.value);
    case "truth":
      return String(syntax.value);
    case "name":
      return syntax.name;
    case "unary":
      return syntax.op === "not" ? "not …" : "-…";
    case "binary":
      return `… ${syntax.op} …`;
    case "call":
      return `${syntax.name}(…)`;
  }
}
