/** Points by an expression over facts, for what no other kind states; `M` in it is what the rule is worth. */
import { z } from "zod";
import { type Exact, only, spanHull, unlimited } from "../exact/index.ts";
import { type Answer, isSure } from "../formula/index.ts";
import { type Amount, amount, amountIn, wording } from "./fields.ts";
import { type Account, defineRuleKind, type Say, type Scored, stillOpen } from "./kind.ts";
import { out } from "./known.ts";
import { doesNotApply, earns, type Points, staysOpen } from "./score.ts";
import { compileFormulaOver, factsOfFormula, knownFormula, valueOfTerm, type Worked } from "./terms.ts";

type WhenZero = "not-applicable" | "undetermined" | Amount;

export const formulaRule = defineRuleKind({
  kind: "formula",
  schema: () =>
    z
      .strictObject({
        kind: z.literal("formula"),
        formula: wording,
        /** What it comes to when a denominator is 0; `undetermined`: a person decides, and until then it stays open. */
        "when-zero": z.union([z.enum(["not-applicable", "undetermined"]), amount]).optional(),
      })
      .transform(({ "when-zero": whenZero, ...rest }) => ({ ...rest, whenZero: whenZero ?? null })),
  reads: ({ formula }) => factsOfFormula(formula),
  compile({ formula: text, whenZero }, max, { formula, place, held }) {
    const work = compileFormulaOver(formula(text), place, max);
    const declared: WhenZero = whenZero ?? "not-applicable";
    const instead = typeof declared === "string" ? null : amountIn(declared, max);
    const ofZero = declared === "not-applicable" ? out : instead && held(instead);
    const pointsOf = ({ term, mayNotApply, mayDivideByZero }: Answer): Points => {
      const span = term?.type === "number" ? term.span : null;
      if (span === null && (!mayDivideByZero || declared === "not-applicable")) return doesNotApply;
      if (mayDivideByZero && declared === "undetermined") return staysOpen(unlimited, mayNotApply);
      const possible = [span, mayDivideByZero && instead ? only(instead) : null].flatMap((one) => one ?? []);
      const isOut = mayNotApply || (mayDivideByZero && declared === "not-applicable");
      return staysOpen(possible.reduce(spanHull), isOut);
    };
    const score: Scored<FormulaFound> = ({ facts, year }) => {
      const { known: result, answer, worked } = work(facts, year);
      if (answer === null) {
        if (typeof result === "boolean")
          throw new Error("points are a number; check refuses another formula");
        const found = { points: result, isOfNothing: false, insteadOfNothing: instead, undetermined: false };
        return { points: earns(result), found: { kind: "formula", worked, ...found } };
      }
      const { term, mayNotApply, mayDivideByZero } = answer;
      const known = term && valueOfTerm(term);
      const points = known?.type === "number" && isSure(answer) ? earns(known.value) : pointsOf(answer);
      const isOfNothing = term === null && mayDivideByZero && !mayNotApply;
      return {
        points,
        found: {
          kind: "formula",
          worked,
          points: known?.type === "number" && points.applies ? known.value : null,
          isOfNothing,
          insteadOfNothing: instead,
          undetermined: isOfNothing && declared === "undetermined",
        },
      };
    };
    return { score, known: knownFormula(formula(text), max, { place, held, ofZero }) };
  },
  words: {
    vi: {
      rule: (rule, max, say) => ruleWords(rule, max, say, viWords),
      account: (found, say) => account(found, say, viWords) ?? stillOpen.vi,
    },
    en: {
      rule: (rule, max, say) => ruleWords(rule, max, say, enWords),
      account: (found, say) => account(found, say, enWords) ?? stillOpen.en,
    },
  },
});

const viWords = {
  ifZero: "nếu mẫu số bằng 0",
  zero: "Mẫu số bằng 0",
  out: "không áp dụng",
  person: "chưa xác định, do người có thẩm quyền quyết định",
};
const enWords: typeof viWords = {
  ifZero: "when a denominator is 0",
  zero: "A denominator is 0",
  out: "not applicable",
  person: "undetermined, a person decides",
};

const ruleWords = (
  { formula, whenZero }: { formula: string; whenZero: WhenZero | null },
  max: Exact,
  say: Say,
  words: typeof viWords,
): string => {
  const outcome =
    whenZero === null
      ? null
      : typeof whenZero !== "string"
        ? say.amount(whenZero, max)
        : whenZero === "undetermined"
          ? words.person
          : words.out;
  return say.formula(formula, max) + (outcome === null ? "." : `; ${words.ifZero}: ${outcome}.`);
};

export interface FormulaFound {
  readonly kind: "formula";
  readonly worked: Worked;
  readonly points: Exact | null;
  readonly isOfNothing: boolean;
  readonly insteadOfNothing: Exact | null;
  readonly undetermined: boolean;
}

function account(found: FormulaFound, say: Say, words: typeof viWords): Account | undefined {
  const { worked, points, isOfNothing, insteadOfNothing, undetermined } = found;
  if (isOfNothing) {
    const outcome = insteadOfNothing ? say.points(insteadOfNothing) : undetermined ? words.person : words.out;
    return { how: [`${words.zero} → ${outcome}`], lost: [] };
  }
  return points === null ? undefined : { how: [`${say.worked(worked)} = ${say.points(points)}`], lost: [] };
}
