/** The registry: every rule kind there is. A kind without its entry here does not exist. */
import { z } from "zod";
import { Exact } from "../exact/index.ts";
import { adjusted } from "./adjusted.ts";
import { bands } from "./bands.ts";
import { bestOf } from "./best-of.ts";
import { cases } from "./cases.ts";
import { checklist } from "./checklist.ts";
import { choice } from "./choice.ts";
import type { Condition, Judging } from "./conditions.ts";
import { count } from "./count.ts";
import { deadline } from "./deadline.ts";
import { each } from "./each.ts";
import { byName, type FactUse } from "./facts.ts";
import { formulaRule } from "./formula.ts";
import { graded } from "./graded.ts";
import { increment } from "./increment.ts";
import type {
  Account,
  CompiledRule,
  Compiling,
  Declarations,
  Rule,
  RuleDefect,
  RuleKind,
  Say,
} from "./kind.ts";
import { ratio } from "./ratio.ts";
import { relative } from "./relative.ts";
import type { Found, Score } from "./score.ts";
import { sum } from "./sum.ts";
import { yesNo } from "./yes-no.ts";

export const ruleKinds = {
  "yes-no": yesNo,
  choice,
  graded,
  count,
  increment,
  ratio,
  relative,
  bands,
  deadline,
  checklist,
  sum,
  "best-of": bestOf,
  cases,
  adjusted,
  each,
  formula: formulaRule,
} as const;

export type RuleKindName = keyof typeof ruleKinds;

/** A rule always goes to the kind it names: the only place where its own type is set aside. */
const kindOf = (rule: { readonly kind: string }): RuleKind =>
  ruleKinds[rule.kind as RuleKindName] as unknown as RuleKind;

const kindNames = Object.keys(ruleKinds) as RuleKindName[];

/** The schema of any rule. The kind is looked at first, so that a slip inside a rule is named where it stands. */
export const ruleSchema: z.ZodType<Rule> = z.lazy(() =>
  z.looseObject({ kind: z.enum(kindNames) }).transform((written, context): Rule => {
    const read = kindOf(written).schema(ruleSchema).safeParse(written);
    if (read.success) return read.data;
    for (const issue of read.error.issues) context.addIssue({ ...issue } as never);
    return z.NEVER;
  }),
);

/** A rule and the rules inside it, made ready once for scoring many agencies. */
export const compileRule = (rule: Rule, max: Exact, compiling: Omit<Compiling, "rule">): CompiledRule =>
  kindOf(rule).compile(rule, max, {
    ...compiling,
    rule: (inner, worth) => compileRule(inner, worth, { ...compiling, held: asTheyAre }).score,
  });

const asTheyAre = (points: Exact) => points;

/** For a rule that is scored once. */
export const scoreRule = (
  rule: Rule,
  max: Exact,
  { notApplicable, formula, ...by }: Judging & Pick<Compiling, "notApplicable" | "formula">,
): Score =>
  compileRule(rule, max, { notApplicable, formula, place: byName, step: () => null, held: asTheyAre }).score(
    by,
  );

export const factsOfRule = (rule: Rule): FactUse[] => kindOf(rule).reads(rule, factsOfRule);

/** Every condition in a rule, and in the rules inside it. */
export function conditionsOfRule(rule: unknown): Condition[] {
  if (typeof rule !== "object" || rule === null || rule instanceof Exact) return [];
  if (Array.isArray(rule)) return rule.flatMap(conditionsOfRule);
  const { when, ...rest } = rule as { readonly when?: Condition };
  return [...(when === undefined ? [] : [when]), ...conditionsOfRule(Object.values(rest))];
}

/** Defects of the rule and of the rules inside it, each with its path. */
export const defectsOfRule = (rule: Rule, max: Exact, declared: Declarations): RuleDefect[] =>
  kindOf(rule).defects?.(rule, max, declared, (inner, worth, path) =>
    defectsOfRule(inner, worth, declared).map((defect) => ({ ...defect, path: [...path, ...defect.path] })),
  ) ?? [];

export const ruleInWords = (rule: Rule, max: Exact, say: Say): string =>
  kindOf(rule).words[say.lang].rule(rule, max, say);

export const accountOf = (found: Found, say: Say): Account =>
  kindOf(found).words[say.lang].account(found, say);
