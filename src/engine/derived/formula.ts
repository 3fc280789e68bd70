/** Whatever no other kind states: an expression over facts. */
import { z } from "zod";
import { unlimited } from "../exact/index.ts";
import type { Answer } from "../formula/index.ts";
import type { FactValue } from "../rules/facts.ts";
import { wording } from "../rules/fields.ts";
import type { Say } from "../rules/kind.ts";
import { compileFormulaOver, factsOfFormula, factValue, valueOfTerm, type Worked } from "../rules/terms.ts";
import { type DerivedValue, defineDerivationKind, isOpen, isOut } from "./kind.ts";
import { noneInWords, orNone, valueOfNone, type WhenNone, whenNone } from "./when-none.ts";

export const formulaOf = defineDerivationKind({
  kind: "formula",
  schema: z
    .strictObject({ kind: z.literal("formula"), formula: wording, "when-zero": whenNone.optional() })
    .transform(({ "when-zero": whenZero, ...rest }) => ({ ...rest, whenZero: whenZero ?? null })),
  reads: ({ formula }) => factsOfFormula(formula),
  type: ({ formula }, compiled) => compiled(formula)?.type ?? "number",
  compile({ formula: text, whenZero }, { formula, place }) {
    const work = compileFormulaOver(formula(text), place);
    return ({ facts, year }) => {
      const { known, answer, worked } = work(facts, year);
      const value: DerivedValue =
        known === null
          ? derivedFrom(answer, whenZero ?? "not-applicable")
          : { state: "value", value: factValue(known) };
      return {
        value,
        found: { kind: "formula" as const, worked, result: value.state === "value" ? value.value : null },
      };
    };
  },
  words: {
    vi: {
      rule: (derivation, say) => inWords(derivation, say, "nếu mẫu số bằng 0"),
      account: (found, say) => account(found, say),
    },
    en: {
      rule: (derivation, say) => inWords(derivation, say, "when a denominator is 0"),
      account: (found, say) => account(found, say),
    },
  },
});

function derivedFrom({ term, mayNotApply, mayDivideByZero }: Answer, whenZero: WhenNone): DerivedValue {
  if (term === null && !mayDivideByZero) return isOut;
  if (term === null && !mayNotApply) return valueOfNone(whenZero);
  const value = term && valueOfTerm(term);
  if (value && !mayNotApply && !mayDivideByZero) return { state: "value", value };
  const span = term?.type === "number" ? term.span : unlimited;
  const open = mayDivideByZero ? orNone(span, whenZero) : isOpen(span, "facts");
  return open.state === "open" && mayNotApply ? { ...open, mayNotApply } : open;
}

const inWords = (
  { formula, whenZero }: { formula: string; whenZero: WhenNone | null },
  say: Say,
  ifZero: string,
): string => say.formula(formula) + (whenZero ? `; ${ifZero}: ${noneInWords(whenZero, say)}` : "");

const account = ({ worked, result }: { worked: Worked; result: FactValue | null }, say: Say): string =>
  result === null ? "" : `${say.worked(worked)} = ${say.value(result, worked.formula)}`;
