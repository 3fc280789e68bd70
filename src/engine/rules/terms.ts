/** Between facts and formulas: what a formula is shown of a fact, and what is kept of how it came about. */
import { isSettled, only } from "../exact/index.ts";
import type { Answer, Formula, Term } from "../formula/index.ts";
import type { Facts, FactType, FactUse, FactValue } from "./facts.ts";

/** The words of the language of formulas; every other name is a fact, or a level of a choice. */
const ownWords = new Set(
  "and or not true false if min max sum abs floor ceil round date days N M".split(" "),
);

/** The names in a formula. Whether each is a declared fact of the right type is judged when it is compiled. */
export const factsOfFormula = (text: string): FactUse[] =>
  [...new Set(text.match(/[a-z][a-z0-9_]*/gi))]
    .filter((name) => !ownWords.has(name))
    .map((fact) => ({ fact, type: "any", path: ["formula"], isOnlyName: true }));

const settled: Pick<Answer, "mayNotApply" | "mayDivideByZero"> = {
  mayNotApply: false,
  mayDivideByZero: false,
};

export const answerOfNumber = (number: Parameters<typeof only>[0]): Answer => ({
  term: { type: "number", span: only(number) },
  ...settled,
});

export function answerOf(facts: Facts, name: string, type: FactType): Answer {
  const reading = facts.read(name, type);
  if (reading.state === "not-applicable") return { term: null, mayNotApply: true, mayDivideByZero: false };
  if (reading.state === "value")
    return { term: termOf({ type, value: reading.value } as FactValue), ...settled };
  return { term: openTerm(facts, name, type), mayNotApply: reading.mayNotApply, mayDivideByZero: false };
}

function termOf(value: FactValue): Term {
  switch (value.type) {
    case "number":
      return { type: "number", span: only(value.value) };
    case "yes-no":
      return { type: "yes-no", mayBe: { yes: value.value, no: !value.value } };
    case "date":
      return { type: "date", date: value.value };
    case "choice":
      return { type: "choice", level: value.value };
    case "list":
      throw new Error("a formula reads no list; it is refused when it is compiled");
  }
}

function openTerm(facts: Facts, name: string, type: FactType): Term {
  switch (type) {
    case "number":
      return { type, span: facts.domain(name) };
    case "yes-no":
      return { type, mayBe: { yes: true, no: true } };
    case "date":
      return { type, date: null };
    default:
      return { type: "choice", level: null };
  }
}

/** The one value a term has; `null` while it may have several. */
export function valueOfTerm(term: Term): FactValue | null {
  switch (term.type) {
    case "number":
      return isSettled(term.span) && term.span.least ? { type: "number", value: term.span.least } : null;
    case "yes-no":
      return term.mayBe.yes !== term.mayBe.no ? { type: "yes-no", value: term.mayBe.yes } : null;
    case "date":
      return term.date && { type: "date", value: term.date };
    case "choice":
      return term.level === null ? null : { type: "choice", value: term.level };
  }
}

/** A formula with the values of its names, as far as they are known: plain data, put into words later. */
export interface Worked {
  readonly formula: string;
  readonly values: Readonly<Record<string, FactValue | null>>;
}

export const workedOut = (formula: Formula, read: (name: string, type: FactType) => Answer): Worked => ({
  formula: formula.text,
  values: Object.fromEntries(
    formula.reads.map(({ name, type }) => {
      const { term } = read(name, type);
      return [name, term && valueOfTerm(term)];
    }),
  ),
});
