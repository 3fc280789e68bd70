/** What a rule is shown of an agency and its facts. Four states, never mixed up: a value, missing, pending, not applicable. */
import type { CalendarDate, PeriodKind } from "../dates.ts";
import type { Exact, Span } from "../exact/index.ts";

/** A day on which something was done, or the plain statement that it was not done. */
export type DoneOn = CalendarDate | "not-done";

export type FactValue =
  | { readonly type: "yes-no"; readonly value: boolean }
  | { readonly type: "number"; readonly value: Exact }
  | { readonly type: "date"; readonly value: DoneOn }
  | { readonly type: "choice"; readonly value: string }
  /** That a list has no items; items are told one by one, each with its fields. */
  | { readonly type: "list"; readonly value: "none" };

export type FactType = FactValue["type"];
export type ValueOf<T extends FactType> = Extract<FactValue, { type: T }>["value"];

/** `open` covers missing and pending: a rule treats them alike, an explanation does not. */
export type Reading<T> =
  | { readonly state: "value"; readonly value: T }
  | { readonly state: "open"; readonly mayNotApply: boolean }
  | { readonly state: "not-applicable" };

/**
 * A fact that is read, and its place among all facts of the set where that is settled beforehand: then many agencies
 * are scored without looking anything up by name.
 */
export interface FactAt<T extends FactType | "any" = FactType | "any"> {
  readonly name: string;
  readonly type: T;
  readonly place: number | null;
}

/** Settles the place of a fact. */
export type Placing = <T extends FactType | "any">(name: string, type: T) => FactAt<T>;

/** For what is read once, before any agency is scored. */
export const byName: Placing = (name, type) => ({ name, type, place: null });

export interface Facts {
  read<T extends FactType>(fact: FactAt<T>): Reading<ValueOf<T>>;
  /** The values a number fact may take: as declared, or as what is known of its parts leaves open. */
  domain(fact: FactAt): Span;
  /** Without its value. */
  state(fact: FactAt): { readonly state: Reading<unknown>["state"]; readonly mayNotApply: boolean };
  /** Is there a document with the value? `null` while there is no value. */
  hasDocument(fact: FactAt): boolean | null;
  /** The items of a list, each as a view in which its fields are read by their own ids (`vi_pham.muc_do`). */
  items(list: string): Reading<readonly Facts[]>;
  /** A view of an item of the list of which nothing is known. */
  blankItem(list: string): Facts;
  readonly about: About;
}

/** What rules and grades may ask of the agency itself, and of the period. */
export interface About {
  readonly kind: string;
  readonly attributes: ReadonlySet<string>;
  /** Whole months the agency has existed at the end of the period; `null` where no beginning is known. */
  readonly months: number | null;
  /** The same, counted from the oldest agency merged into it. */
  readonly monthsOfLine: number | null;
  readonly periodKind: PeriodKind;
}

/** A fact that a rule or a condition asks for, and the type it must have. */
export interface FactUse {
  readonly fact: string;
  /** `any` where only its state is asked. */
  readonly type: FactType | "any";
  /** Where in the rule, for a message: `["parts", 2, "rule", "fact"]`. */
  readonly path: Path;
  /** The levels a rule names, where the fact is a choice. */
  readonly levels?: readonly string[];
  /** The list whose items the rule goes through when it reads this fact. */
  readonly within?: string;
  /** A name in a formula: a fact, or a level of one; which, is judged where the formula is compiled. */
  readonly isOnlyName?: true;
}

export type Path = readonly (string | number)[];

export const under = (path: Path, uses: readonly FactUse[]): FactUse[] =>
  uses.map((use) => ({ ...use, path: [...path, ...use.path] }));

export const within = (list: string, uses: readonly FactUse[]): FactUse[] =>
  uses.map((use) => ({ ...use, within: list }));
