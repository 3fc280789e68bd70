/** Between facts and formulas: what a formula is shown of a fact, and what is kept of how it came about. */
import { type Exact, isSettled, only } from "../exact/index.ts";
import { type Answer, type Formula, isOut, sure, type Term } from "../formula/index.ts";
import type { FactAt, Facts, FactType, FactUse, FactValue, Placing, Reading } from "./facts.ts";
import type { Compiling } from "./kind.ts";
import { type Known, type KnownValue, out, type Settled } from "./known.ts";
import { knownValue } from "./score.ts";

/** The words of the language of formulas; every other name is a fact, or a level of a choice. */
const ownWords = new Set(
  "and or not true false if min max sum abs floor ceil round date days N M".split(" "),
);

/** The names in a formula. Whether each is a declared fact of the right type is judged when it is compiled. */
export const factsOfFormula = (text: string): FactUse[] =>
  [...new Set(text.match(/[a-z][a-z0-9_]*/gi))]
    .filter((name) => !ownWords.has(name))
    .map((fact) => ({ fact, type: "any", path: ["formula"], isOnlyName: true }));

/** A formula made ready, with how it came about. `known` is its value, where all it reads are known numbers or yes-no. */
export type WorkedFormula = (
  facts: Facts,
  year: number,
) => { readonly worked: Worked } & (
  | { readonly known: Exact | boolean; readonly answer: null }
  | { readonly known: null; readonly answer: Answer }
);

/** `max` is what the name `M` stands for. */
export function compileFormulaOver(formula: Formula, place: Placing, max?: Exact): WorkedFormula {
  const shortWay = compileShortWay(formula, place, max);
  const longWay = compileLongWay(formula, place, max);
  return (facts, year) => shortWay?.(facts) ?? longWay(facts, year);
}

/** The points of a formula that are surely known, by the places of its facts; `ofZero` where a denominator is 0. */
export function knownFormula(
  formula: Formula,
  max: Exact,
  { place, held, ofZero }: Pick<Compiling, "place" | "held"> & { readonly ofZero: Settled | null },
): Known | null {
  const places = formula.reads.flatMap(({ name }) => (isWorth(name, max) ? [] : place(name, "any").place));
  const work = formula.known((name) => (isWorth(name, max) ? max : place(name, "any").place));
  if (work === null || formula.type !== "number") return null;
  const isKnown = (value: KnownValue) => value !== undefined && value !== out;
  return (values) => {
    const points = work(values) as Exact | null;
    if (points !== null) return held(points);
    return places.every((one) => one !== null && isKnown(values[one])) ? ofZero : null;
  };
}

/** `null` where some value is not known, or a denominator is 0. */
function compileShortWay({ known, reads, text }: Formula, place: Placing, max: Exact | undefined) {
  const indices = new Map(reads.map(({ name }, index) => [name, index]));
  const work = known((name) => indices.get(name) ?? null);
  if (work === null) return null;
  const asked = reads.map(({ name, type }) => ({
    name,
    at: isWorth(name, max) ? null : place(name, type === "yes-no" ? type : "number"),
  }));
  return (facts: Facts) => {
    const known: (Exact | boolean)[] = [];
    const values: Record<string, FactValue | null> = {};
    for (const { name, at } of asked) {
      const value = at ? knownValue<Exact | boolean>(facts.read<"number" | "yes-no">(at)) : (max ?? null);
      if (value === null) return null;
      known.push(value);
      values[name] = factValue(value);
    }
    const result = work(known);
    return result === null ? null : { known: result, answer: null, worked: { formula: text, values } };
  };
}

/** A number or a yes-no as a fact has it. */
export const factValue = (value: Exact | boolean): FactValue =>
  typeof value === "boolean" ? { type: "yes-no", value } : { type: "number", value };

function compileLongWay(formula: Formula, place: Placing, max: Exact | undefined) {
  const answers = formula.reads.map(({ name, type }): ((facts: Facts) => Answer) => {
    if (isWorth(name, max)) {
      const whole = sure({ type: "number", span: only(max) });
      return () => whole;
    }
    const fact = place(name, type);
    return (facts) => answerOf(facts, fact);
  });
  const names = formula.reads.map(({ name }) => name);
  return (facts: Facts, year: number) => {
    const read: Answer[] = [];
    const values: Record<string, FactValue | null> = {};
    for (let index = 0; index < names.length; index++) {
      const answer = answers[index]?.(facts) ?? isOut;
      read.push(answer);
      values[names[index] as string] = answer.term && valueOfTerm(answer.term);
    }
    const answer = formula.evaluate((_, __, index) => read[index] ?? isOut, year);
    return { known: null, answer, worked: { formula: formula.text, values } };
  };
}

const isWorth = (name: string, max: Exact | undefined): max is Exact => name === "M" && max !== undefined;

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
