/** Between facts and formulas: what a formula is shown of a fact, and what is kept of how it came about. */
import { type Exact, isSettled, only } from "../exact/index.ts";
import { type Answer, type Formula, isOut, sure, type Term } from "../formula/index.ts";
import type { FactAt, Facts, FactType, FactUse, FactValue, Placing, Reading } from "./facts.ts";

/** The words of the language of formulas; every other name is a fact, or a level of a choice. */
const ownWords = new Set(
  "and or not true false if min max sum abs floor ceil round date days N M".split(" "),
);

/** The names in a formula. Whether each is a declared fact of the right type is judged when it is compiled. */
export const factsOfFormula = (text: string): FactUse[] =>
  [...new Set(text.match(/[a-z][a-z0-9_]*/gi))]
    .filter((name) => !ownWords.has(name))
    .map((fact) => ({ fact, type: "any", path: ["formula"], isOnlyName: true }));

/** A formula made ready, with how it came about. */
export type WorkedFormula = (
  facts: Facts,
  year: number,
) => { readonly answer: Answer; readonly worked: Worked };

/** `max` is what the name `M` stands for. */
export function compileFormulaOver(formula: Formula, place: Placing, max?: Exact): WorkedFormula {
  const answers = formula.reads.map(({ name, type }): ((facts: Facts) => Answer) => {
    if (name === "M" && max !== undefined) {
      const whole = sure({ type: "number", span: only(max) });
      return () => whole;
    }
    const fact = place(name, type);
    return (facts) => answerOf(facts, fact);
  });
  const names = formula.reads.map(({ name }) => name);
  return (facts, year) => {
    const read: Answer[] = [];
    const values: Record<string, FactValue | null> = {};
    for (let index = 0; index < names.length; index++) {
      const answer = answers[index]?.(facts) ?? isOut;
      read.push(answer);
      values[names[index] as string] = answer.term && valueOfTerm(answer.term);
    }
    return {
      answer: formula.evaluate((_, __, index) => read[index] ?? isOut, year),
      worked: { formula: formula.text, values },
    };
  };
}

function answerOf(facts: Facts, fact: FactAt<FactType>): Answer {
  const reading: Reading<FactValue["value"]> = facts.read(fact);
  if (reading.state === "not-applicable") return isOut;
  if (reading.state === "value") return sure(termOf({ type: fact.type, value: reading.value } as FactValue));
  return { ...sure(openTerm(facts, fact)), mayNotApply: reading.mayNotApply };
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

function openTerm(facts: Facts, fact: FactAt<FactType>): Term {
  switch (fact.type) {
    case "number":
      return { type: "number", span: facts.domain(fact) };
    case "yes-no":
      return { type: "yes-no", mayBe: { yes: true, no: true } };
    case "date":
      return { type: "date", date: null };
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
