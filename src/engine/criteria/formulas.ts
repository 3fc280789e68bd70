/** Every formula of an edition, compiled once: its names are the edition's facts, and `M` inside a rule. */
import { type DerivedFact, typeOfDerivation } from "../derived/index.ts";
import type { Fact } from "../facts/fact.ts";
import { compileFormula, type ExpressionParser, type Formula, type FormulaNames } from "../formula/index.ts";
import { type Problem, problem } from "../problems.ts";
import type { FactType, Path } from "../rules/facts.ts";

export interface CompiledFormulas {
  readonly formulas: ReadonlyMap<string, Formula>;
  readonly problems: readonly Problem[];
}

/** `written` is the edition as written: formulas stand under `formula`, in rules and in derived facts. */
export function compileFormulas(
  written: unknown,
  facts: ReadonlyMap<string, Fact>,
  derived: ReadonlyMap<string, DerivedFact>,
  expressions: ExpressionParser | undefined,
): CompiledFormulas {
  const edition = written as { readonly criteria?: unknown; readonly derived?: unknown };
  const inDerived = formulasIn(edition.derived, ["derived"]);
  const inRules = formulasIn(edition.criteria, ["criteria"]);
  const formulas = new Map<string, Formula>();
  const problems: Problem[] = [];
  const [first] = [...inDerived, ...inRules];
  if (first === undefined) return { formulas, problems };
  if (expressions === undefined)
    return { formulas, problems: [problem("formula-no-parser", { path: first.path })] };
  const compiling = new Set<string>();
  /** A derived fact that is a formula has the type of that formula, which may need others first. */
  const typeOf = (name: string): FactType | undefined => {
    const fact = facts.get(name);
    if (fact) return fact.list !== null ? undefined : fact.type;
    const one = derived.get(name);
    return one && typeOfDerivation(one.from, compiledFor);
  };
  const names = (more: readonly string[]): FormulaNames => ({
    type: (name) => (more.includes(name) ? "number" : typeOf(name)),
    levels: (name) => [...(facts.get(name)?.levels.keys() ?? [])],
    all: () => [...facts.keys(), ...derived.keys(), ...more],
  });
  const compiledFor = (text: string): Formula | undefined => {
    const known = formulas.get(text);
    if (known || compiling.has(text)) return known;
    compiling.add(text);
    const compiled = compileFormula(text, expressions, names([]));
    if ("formula" in compiled) formulas.set(text, compiled.formula);
    return formulas.get(text);
  };
  const add = ({ text, path, isDeclared }: Written, more: readonly string[]) => {
    const compiled = compileFormula(text, expressions, names(more));
    if ("problems" in compiled)
      problems.push(...compiled.problems.map(({ id, values }) => problem(id, { path }, values)));
    else {
      formulas.set(text, compiled.formula);
      if (more.length > 0 && compiled.formula.type !== "number")
        problems.push(problem("formula-not-points", { path }, { type: compiled.formula.type }));
      if (compiled.formula.mayDivideByZero && !isDeclared)
        problems.push(problem("formula-zero-undeclared", { path }, {}));
    }
  };
  for (const one of inDerived) add(one, []);
  for (const one of inRules) add(one, ["M"]);
  return { formulas, problems };
}

interface Written {
  readonly text: string;
  readonly path: Path;
  /** Is there a `when-zero` beside it? */
  readonly isDeclared: boolean;
}

function formulasIn(written: unknown, path: Path): Written[] {
  if (typeof written !== "object" || written === null) return [];
  const isDeclared = Object.hasOwn(written, "when-zero");
  return Object.entries(written).flatMap(([key, value]) => {
    const here = [...path, Array.isArray(written) ? Number(key) : key];
    return key === "formula" && typeof value === "string"
      ? [{ text: value, path: here, isDeclared }]
      : formulasIn(value, here);
  });
}
