/**
 * Formulas: expressions over facts, written as text, checked as a whole, and answered in exact numbers. A parser is
 * handed in, so that the engine starts without one.
 */
import type { Exact } from "../exact/index.ts";
import type { FactType } from "../rules/facts.ts";
import type { Lang } from "../words/lang.ts";
import type { Answer } from "./answer.ts";
import { checkFormula, type FormulaNames } from "./check.ts";
import { compileExpression, type Read } from "./evaluate.ts";
import { allIn, type Expression, isConstant, namesGivenBy } from "./expression.ts";
import { compileKnown, type Known, type ValueOfName } from "./known.ts";
import { collectProblems, type FormulaProblem, type Refuse } from "./problem.ts";
import { mostLevels, scanFormula } from "./scan.ts";
import { levelsOf, type Syntax, syntaxOf } from "./syntax.ts";
import { formulaInWords, type NameInWords } from "./words.ts";

export { type Answer, isOut, isSure, sure, type Term } from "./answer.ts";
export type { FormulaNames } from "./check.ts";
export type { FormulaProblem } from "./problem.ts";

/**
 * Text to a syntax tree in mathjs's shape, each literal an `Exact` (`undefined` where it is no decimal). Throws an
 * error with the place as `char`, counted from 1, where the text is no expression.
 */
export type ExpressionParser = (text: string) => unknown;

export interface FormulaRead {
  readonly name: string;
  readonly type: FactType;
  /** The levels the formula names, where it is a choice. */
  readonly levels?: readonly string[];
}

export interface Formula {
  readonly text: string;
  readonly type: FactType;
  /** In the order of their first mention. */
  readonly reads: readonly FormulaRead[];
  /** Some denominator is more than literals, so that it may turn out to be 0. */
  readonly mayDivideByZero: boolean;
  /**
   * Open inputs are spans; with every input settled the answer is settled and exact. `year` is N of
   * `date(N, 2, 15)`. A comparison with a day that never came is `no`; days counted to or from it do not apply.
   */
  evaluate(read: Read, year: number): Answer;
  /** The same of values that are all known, where the formula is of numbers and yes-no alone: the short way. */
  known(of: ValueOfName): Known<Exact | boolean> | null;
  /** `“Số A” / “Số B” × 15`, every name put through `name` and every literal through `number`. */
  inWords(lang: Lang, name: NameInWords, number: (literal: Exact) => string): string;
}

/** A formula, or everything that is wrong with it. */
export function compileFormula(
  text: string,
  parse: ExpressionParser,
  names: FormulaNames,
): { readonly formula: Formula } | { readonly problems: readonly FormulaProblem[] } {
  const { problems, refuse } = collectProblems();
  const safe = scanFormula(text, (name) => names.type(name) !== undefined, refuse);
  const syntax = safe === undefined ? undefined : parsed(safe, parse, refuse);
  const expression = syntax && checkFormula(syntax, names, refuse);
  return expression && problems.length === 0 ? { formula: formulaOf(text, expression, names) } : { problems };
}

function parsed(text: string, parse: ExpressionParser, refuse: Refuse): Syntax | undefined {
  let tree: unknown;
  try {
    tree = parse(text);
  } catch (error) {
    return refuse("formula-syntax", placeOf(error, text));
  }
  const syntax = syntaxOf(tree, refuse);
  return syntax && levelsOf(syntax) > mostLevels
    ? refuse("formula-deep", { most: String(mostLevels) })
    : syntax;
}

/** Where the parser stopped; an error that does not say counts as the end. */
function placeOf(error: unknown, text: string): { readonly column: string; readonly rest: string } {
  const char = error instanceof Error && "char" in error ? Number(error.char) : text.length + 1;
  const rest = text.slice(char - 1).trim();
  return { column: String(char), rest: rest === "" ? "…" : rest.slice(0, 30) };
}

function formulaOf(text: string, expression: Expression, names: FormulaNames): Formula {
  const parts = allIn(expression);
  const reads = readsOf(parts, names);
  const written = reads.map(({ name }) => name);
  return {
    text,
    type: expression.type,
    reads,
    mayDivideByZero: parts.some(
      (part) =>
        (part.kind === "arithmetic" && part.op === "/" && !isConstant(part.right)) || part.kind === "days",
    ),
    evaluate: compileExpression(expression, written),
    known: (of) => compileKnown(expression, of),
    inWords: (lang, name, number) => formulaInWords(expression, lang, name, number),
  };
}

function readsOf(parts: readonly Expression[], names: FormulaNames): FormulaRead[] {
  const types = new Map<string, FactType>();
  const levels = new Map<string, Set<string>>();
  for (const part of parts) {
    if (part.kind === "name") types.set(part.name, part.type);
    if (part.kind !== "level") continue;
    for (const name of namesGivenBy(part.of)) {
      if (!names.levels(name).includes(part.level)) continue;
      levels.set(name, (levels.get(name) ?? new Set()).add(part.level));
    }
  }
  return [...types].map(([name, type]) => {
    const named = levels.get(name);
    return named ? { name, type, levels: [...named] } : { name, type };
  });
}
