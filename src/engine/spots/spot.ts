/** A spot of a set: a branch, an end or a threshold that some worked case should touch, and how one sees that it did. */
import type { CriteriaSet } from "../criteria/set.ts";
import type { Exact, Span } from "../exact/index.ts";
import type { Condition, Verdict } from "../rules/conditions.ts";
import type { Facts, FactValue } from "../rules/facts.ts";
import type { RuleKindName, ruleKinds } from "../rules/index.ts";
import type { Rule, RuleKind, Say } from "../rules/kind.ts";
import type { Found, Points } from "../rules/score.ts";
import type { Lang } from "../words/lang.ts";

/** What is put into a fact to reach a spot; of a list, how many items it has. */
export type Answer = FactValue | "not-applicable" | { readonly type: "items"; readonly count: number };

/** By the ids of facts and of fields. */
export type Answers = Readonly<Record<string, Answer>>;

/** What a rule found in a case, and the facts as it read them. */
export interface Seen<F extends Found = Found> {
  readonly found: F;
  readonly facts: Facts;
  readonly year: number;
}

export interface Spot<F extends Found = Found> {
  /** Among the spots of one rule; two spots with one id are one. */
  readonly id: string;
  /** A branch is taken; an edge, such as a threshold or the value beside it, is stood on. */
  readonly is: "branch" | "edge";
  words(say: Say): string;
  /** The answers that lead there, as far as they are plain to see; the other facts may be anything. */
  readonly answers: Answers;
  isTouched(seen: Seen<F>): boolean;
}

/** What is known around a rule before any case: the set, the kind of agency, and what nothing known leaves possible. */
export interface Around {
  readonly set: CriteriaSet;
  readonly kind: string;
  /** The year that suggested days are in. */
  readonly year: number;
  domain(fact: string): Span;
  /** The unit in which a number moves; `null` where none is known. */
  step(fact: string): Exact | null;
  /** Can the condition be met, can it be missed, for this kind of agency? */
  verdict(condition: Condition): Verdict;
  /** All that a rule can give. */
  pointsOf(rule: Rule, max: Exact): Points;
  /** The spots of a rule inside a rule. */
  spotsOf(rule: Rule, max: Exact): Spot[];
}

export type Phrase = (say: Say) => Readonly<Record<Lang, string>>;

const spot =
  (is: Spot["is"]) =>
  <F extends Found>(
    id: string,
    phrase: Phrase,
    answers: Answers,
    isTouched: (seen: Seen<F>) => boolean,
  ): Spot<F> => ({ id, is, words: (say) => phrase(say)[say.lang], answers, isTouched });

export const branch = spot("branch");
export const edge = spot("edge");

/** Spots of a rule inside another: touched where the outer rule went through the inner one. */
export const inside = <F extends Found>(
  spots: readonly Spot[],
  at: string,
  where: Phrase,
  into: (seen: Seen<F>) => readonly Seen[],
  answers: Answers = {},
): Spot<F>[] =>
  spots.map((inner) => ({
    ...inner,
    id: `${at}/${inner.id}`,
    words: (say) => `${inner.words(say)} (${where(say)[say.lang]})`,
    answers: { ...answers, ...inner.answers },
    isTouched: (seen) => into(seen).some((one) => inner.isTouched(one)),
  }));

/** The first of each id. */
export function distinct<S extends { readonly id: string }>(spots: readonly S[]): S[] {
  const told = new Set<string>();
  return spots.filter(({ id }) => !told.has(id) && told.add(id));
}

export const both =
  (vi: string, en: string): Phrase =>
  () => ({ vi, en });

type KindOf<K extends RuleKindName> = (typeof ruleKinds)[K];
export type RuleOf<K extends RuleKindName> = KindOf<K> extends RuleKind<infer R, infer _F> ? R : never;
export type FoundOf<K extends RuleKindName> = KindOf<K> extends RuleKind<infer _R, infer F> ? F : never;

export type SpotsOf<K extends RuleKindName> = (
  rule: RuleOf<K>,
  max: Exact,
  around: Around,
) => readonly Spot<FoundOf<K>>[];
export type SpotsByKind = { readonly [K in RuleKindName]: SpotsOf<K> };
