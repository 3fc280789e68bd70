/** What a derived fact is: a number or an answer reckoned from facts, by which rules go as by facts. */
import type { z } from "zod";
import type { Exact, Span } from "../exact/index.ts";
import type { Formula } from "../formula/index.ts";
import type { Condition, Judging } from "../rules/conditions.ts";
import type { FactType, FactUse, FactValue, Placing } from "../rules/facts.ts";
import type { Say } from "../rules/kind.ts";
import type { Lang } from "../words/lang.ts";

export interface Derivation {
  readonly kind: string;
}

/** What a derivation is compiled with, once. */
export interface CompilingDerived {
  readonly place: Placing;
  /** A formula of the set. */
  formula(text: string): Formula;
}

export interface Deriving extends Judging {
  /**
   * What the closed agencies of the block have for a number fact, the agency itself among them; `null` while it is
   * evaluated alone or is not closed itself.
   */
  peers(fact: string): readonly Exact[] | null;
}

/** Whom an open derived fact waits for: the agency's own facts, the other agencies, or a person's decision. */
export type WaitsFor = "facts" | "peers" | "person";

export type DerivedValue =
  | { readonly state: "value"; readonly value: FactValue }
  | {
      readonly state: "open";
      readonly span: Span;
      readonly mayNotApply: boolean;
      readonly waitsFor: WaitsFor;
    }
  | { readonly state: "not-applicable" };

/** What was found, from which its words are made: plain data, `kind` names the derivation kind that wrote it. */
export interface DerivedFound {
  readonly kind: string;
}

export interface Derived {
  readonly value: DerivedValue;
  readonly found: DerivedFound;
}

/** A derivation made ready to be reckoned for one agency after the other. */
export type Derive<F extends DerivedFound = DerivedFound> = (by: Deriving) => {
  readonly value: DerivedValue;
  readonly found: F;
};

export interface DerivationKind<D extends Derivation = Derivation, F extends DerivedFound = DerivedFound> {
  readonly kind: D["kind"];
  readonly schema: z.ZodType<D>;
  reads(derivation: D): FactUse[];
  /** The conditions by which it goes. */
  conditions?(derivation: D): readonly Condition[];
  /** The type its value has; a number unless it says otherwise. */
  type?(derivation: D, formula: (text: string) => Formula | undefined): FactType;
  /** The unit in which it moves: 1 for a number of things; `null` for any number. */
  step?(derivation: D): Exact | null;
  compile(derivation: D, compiling: CompilingDerived): Derive<F>;
  readonly words: Readonly<Record<Lang, DerivedWords<D, F>>>;
}

interface DerivedWords<D, F> {
  /** How it is reckoned, in words. */
  rule(derivation: D, say: Say): string;
  /** How it came about, with its numbers put in; empty while it is open. */
  account(found: F, say: Say): string;
}

export const defineDerivationKind = <D extends Derivation, F extends DerivedFound>(
  kind: DerivationKind<D, F>,
): DerivationKind<D, F> => kind;

export const isNumber = (value: Exact): DerivedValue => ({
  state: "value",
  value: { type: "number", value },
});
export const isOpen = (span: Span, waitsFor: WaitsFor, mayNotApply = false): DerivedValue => ({
  state: "open",
  span,
  mayNotApply,
  waitsFor,
});
export const isOut: DerivedValue = { state: "not-applicable" };
