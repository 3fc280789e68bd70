/** What a rule kind is: its schema, the facts it reads, its score and its words, side by side in one file. */
import type { z } from "zod";
import type { Exact, Span } from "../exact/index.ts";
import type { Formula } from "../formula/index.ts";
import type { Lang } from "../words/lang.ts";
import type { Condition, Judging } from "./conditions.ts";
import type { FactUse, FactValue, Path, Placing } from "./facts.ts";
import type { Amount, DayInRule, Quantity } from "./fields.ts";
import type { Known } from "./known.ts";
import type { Found, Score } from "./score.ts";
import type { NotApplicablePolicy } from "./tally.ts";
import type { Worked } from "./terms.ts";

export interface Rule {
  readonly kind: string;
}

/** What a rule is compiled with, once, before agencies are scored by it. */
export interface Compiling {
  readonly notApplicable: NotApplicablePolicy;
  readonly place: Placing;
  /** The unit in which a number fact moves; `null` for any number. */
  step(fact: string): Exact | null;
  /** A formula of the set. */
  formula(text: string): Formula;
  /** What becomes of points that are known: rounded and held within limits; of a rule inside a rule they stay as they are. */
  held(points: Exact): Exact;
  /** A rule inside the rule. */
  rule(rule: Rule, max: Exact): Scored;
}

/** Scores one agency, or one item of a list. */
export type Scored<F extends Found = Found> = (by: Judging) => Score<F>;

/** A rule made ready: its amounts are points, its facts have their places. */
export interface CompiledRule<F extends Found = Found> {
  readonly score: Scored<F>;
  /** The points alone, and held, of an agency whose facts are known; `null` for a rule that has no such short way. */
  readonly known: Known | null;
}

/** A rule that always goes the long way. */
export const scoredOnly = <F extends Found>(score: Scored<F>): CompiledRule<F> => ({ score, known: null });

/** What is declared about facts, for judging a rule before any agency is scored by it. */
export interface Declarations {
  domain(fact: string): Span;
  /** The unit in which a number fact moves: 1 for counts; `null` for any decimal. */
  step(fact: string): Exact | null;
  levels(fact: string): readonly string[];
  /** Is it reckoned from other facts? Then its bounds are those of what it is reckoned from. */
  isDerived(fact: string): boolean;
}

/** A rule that would leave some admissible answer without points, or contradicts itself. */
export interface RuleDefect {
  readonly id: RuleDefectId;
  readonly path: Path;
  readonly values: Readonly<Record<string, string>>;
}
export type RuleDefectId =
  | "band-gap"
  | "band-overlap"
  | "band-empty"
  | "band-gap-otherwise"
  | "band-outside"
  | "choice-level-missing"
  | "graded-above-max"
  | "ratio-negative"
  | "count-negative"
  | "relative-target"
  | "minus-adds";

/** The voice of one language: the small words every kind needs. */
export interface Say {
  readonly lang: Lang;
  /** A figure that is no points: a count, a percentage. */
  number(number: Exact): string;
  /** Points; marked where they rest on a number that no source states. */
  points(points: Exact): string;
  quantity(quantity: Quantity): string;
  /** An amount as points, whatever way it was written. */
  amount(amount: Amount, max: Exact): string;
  date(date: string): string;
  day(day: DayInRule): string;
  fact(fact: string): string;
  level(fact: string, level: string): string;
  condition(condition: Condition): string;
  /** A group or criterion by its code, a subtotal by its name. */
  entry(code: string): string;
  agencyKind(kind: string): string;
  attribute(attribute: string): string;
  /** A formula with the names of its facts. */
  formula(text: string, max?: Exact): string;
  /** A formula with the values of its facts put in. */
  worked(worked: Worked): string;
  value(value: FactValue, fact: string): string;
  /** A rule inside a rule, in words. */
  rule(rule: Rule, max: Exact): string;
  /** What a rule inside a rule found, in words. */
  account(found: Found): Account;
}

/** How the points came about, and what was lost and why: whole sentences or sums, one a line. */
export interface Account {
  readonly how: readonly string[];
  readonly lost: readonly string[];
}

export interface RuleKind<R extends Rule = Rule, F extends Found = Found> {
  readonly kind: R["kind"];
  /** `nested` is the schema of any rule, for kinds that hold other rules. */
  schema(nested: z.ZodType<Rule>): z.ZodType<R>;
  reads(rule: R, inner: (rule: Rule) => FactUse[]): FactUse[];
  /** Defects of the rule's own; those of rules inside it are found by asking `inner`. */
  defects?(rule: R, max: Exact, declared: Declarations, inner: InnerDefects): RuleDefect[];
  compile(rule: R, max: Exact, compiling: Compiling): CompiledRule<F>;
  readonly words: Readonly<Record<Lang, RuleWords<R, F>>>;
}

export type InnerDefects = (rule: Rule, max: Exact, path: Path) => RuleDefect[];

export interface RuleWords<R extends Rule, F extends Found> {
  rule(rule: R, max: Exact, say: Say): string;
  account(found: F, say: Say): Account;
}

export const defineRuleKind = <R extends Rule, F extends Found>(kind: RuleKind<R, F>): RuleKind<R, F> => kind;

/** While a needed fact is open there is nothing to reckon; the list of facts says which one and why. */
export const stillOpen: Readonly<Record<Lang, Account>> = {
  vi: { how: ["Chưa tính được: còn thiếu dữ kiện."], lost: [] },
  en: { how: ["Not reckoned yet: a fact is still open."], lost: [] },
};
