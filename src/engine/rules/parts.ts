/** Rules inside rules: a part is a rule with what it is worth. */
import { z } from "zod";
import { type Exact, zero } from "../exact/index.ts";
import type { Judging } from "./conditions.ts";
import { type FactUse, under } from "./facts.ts";
import { type Amount, amount, amountIn, wording } from "./fields.ts";
import {
  type Account,
  type Compiling,
  type InnerDefects,
  type Rule,
  type RuleDefect,
  type Say,
  stillOpen,
} from "./kind.ts";
import type { Score } from "./score.ts";

export interface RulePart {
  readonly label?: string | undefined;
  readonly max: Amount;
  readonly rule: Rule;
}

export const rulePart = (nested: z.ZodType<Rule>) =>
  z.strictObject({ label: wording.optional(), max: amount, rule: nested });

export interface ScoredPart {
  readonly label: string | null;
  readonly max: Exact;
  readonly score: Score;
}

export function compileParts(
  parts: readonly RulePart[],
  max: Exact,
  compiling: Compiling,
): (by: Judging) => ScoredPart[] {
  const compiled = parts.map((part) => {
    const worth = amountIn(part.max, max);
    return { label: part.label ?? null, max: worth, score: compiling.rule(part.rule, worth) };
  });
  return (by) => compiled.map(({ label, max, score }) => ({ label, max, score: score(by) }));
}

export const readsOfParts = (
  parts: readonly { readonly rule: Rule }[],
  key: string,
  inner: (rule: Rule) => FactUse[],
): FactUse[] => parts.flatMap((part, index) => under([key, index, "rule"], inner(part.rule)));

export const defectsOfParts = (
  parts: readonly RulePart[],
  key: string,
  max: Exact,
  inner: InnerDefects,
): RuleDefect[] =>
  parts.flatMap((part, index) => inner(part.rule, amountIn(part.max, max), [key, index, "rule"]));

export const earnedIn = ({ points }: Score): Exact => (points.applies ? points.earned : zero);

export const ruleOfPart = (part: RulePart, max: Exact, say: Say): string =>
  (part.label ? `${part.label}: ` : "") + say.rule(part.rule, amountIn(part.max, max));

const doesNotApply = { vi: "Không áp dụng.", en: "Does not apply." };

/** Why a part does not apply, where its rule tells; a rule that only found no value would say that one is missing. */
function accountOfNone(score: Score, say: Say): Account {
  const account = say.account(score.found);
  return account === stillOpen[say.lang] ? { how: [doesNotApply[say.lang]], lost: [] } : account;
}

/** The lines of every part, each under its label. */
export function accountOfParts(parts: readonly ScoredPart[], say: Say, lead = ""): Account {
  const accounts = parts.map(({ label, score }) => ({
    label,
    account: score.points.applies ? say.account(score.found) : accountOfNone(score, say),
  }));
  return {
    how: accounts.flatMap(({ label, account }) =>
      account.how.map((line) => `${lead}${label ? `${label}: ` : ""}${line}`),
    ),
    lost: accounts.flatMap(({ account }) => account.lost),
  };
}
