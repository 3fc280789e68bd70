/** The facts that formulas are tried with, and short ways to compile and answer. */
import { exact, textOfExact } from "../../../src/engine/exact/index.ts";
import {
  type Answer,
  compileFormula,
  type Formula,
  type FormulaNames,
  type Term,
} from "../../../src/engine/formula/index.ts";
import type { DoneOn, FactType } from "../../../src/engine/rules/facts.ts";
import { expressionParser } from "../../../src/files/formula-parser.ts";

const types = new Map<string, FactType>([
  ["so_vu", "number"],
  ["tong_so", "number"],
  ["diem", "number"],
  ["co_ke_hoach", "yes-no"],
  ["da_kiem_tra", "yes-no"],
  ["ngay_ban_hanh", "date"],
  ["ngay_gui", "date"],
  ["xep_loai", "choice"],
  ["muc_do", "choice"],
  ["danh_sach", "list"],
  ["M", "number"],
]);

export const names: FormulaNames = {
  type: (name) => types.get(name),
  levels: (name) =>
    name === "xep_loai" ? ["tot", "kha"] : name === "muc_do" ? ["nhe", "nang", "so_vu"] : [],
  all: () => types.keys(),
};

export const compile = (text: string) => compileFormula(text, expressionParser, names);

export function formulaOf(text: string): Formula {
  const compiled = compile(text);
  if ("problems" in compiled) throw new Error(`${text}: ${JSON.stringify(compiled.problems)}`);
  return compiled.formula;
}

export function problemsOf(text: string) {
  const compiled = compile(text);
  return "problems" in compiled ? compiled.problems : [];
}

/** The values that names are given, in short: see `inShort`. */
export type Given = Readonly<Record<string, string>>;

export const answer = (text: string, given: Given = {}, year = 2025): Answer =>
  formulaOf(text).evaluate((name, type) => fromShort(given[name], type), year);

/**
 * An answer in short: `12.5`, `1..5` (`…` without limit), `yes`, `yes?no`, `2026-02-15`, `open`, `none`; then `+out`
 * where it may not apply and `+zero` where a denominator may be 0.
 */
export function inShort({ term, mayNotApply, mayDivideByZero }: Answer): string {
  return [shortTerm(term), ...(mayNotApply ? ["out"] : []), ...(mayDivideByZero ? ["zero"] : [])].join("+");
}

function shortTerm(term: Term | null): string {
  switch (term?.type) {
    case undefined:
      return "none";
    case "number": {
      const { least, most } = term.span;
      const [a, b] = [least && textOfExact(least), most && textOfExact(most)];
      return a !== null && a === b ? a : `${a ?? "…"}..${b ?? "…"}`;
    }
    case "yes-no":
      return [...(term.mayBe.yes ? ["yes"] : []), ...(term.mayBe.no ? ["no"] : [])].join("?");
    case "date":
      return term.date ?? "open";
    case "choice":
      return term.level ?? "open";
  }
}

function fromShort(short: string | undefined, type: FactType): Answer {
  if (short === undefined) throw new Error("a name is not given");
  const [text = "", ...flags] = short.split("+");
  return {
    term: text === "none" ? null : termFrom(text, type),
    mayNotApply: flags.includes("out"),
    mayDivideByZero: flags.includes("zero"),
  };
}

function termFrom(text: string, type: FactType): Term {
  switch (type) {
    case "number": {
      const [least = "", most = least] = text.split("..");
      const end = (one: string) => (one === "…" ? null : exact(one));
      return { type, span: { least: end(least), most: end(most) } };
    }
    case "yes-no":
      return { type, mayBe: { yes: text.includes("yes"), no: text.includes("no") } };
    case "date":
      return { type, date: text === "open" ? null : (text as DoneOn) };
    case "choice":
      return { type, level: text === "open" ? null : text };
    case "list":
      throw new Error("a formula reads no list");
  }
}
