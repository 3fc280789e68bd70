/** What a rule is shown of an agency's facts. Four states, never mixed up: a value, missing, pending, not applicable. */
import type { CalendarDate } from "../dates.ts";
import type { Exact, Span } from "../exact/index.ts";

/** A day on which something was done, or the plain statement that it was not done. */
export type DoneOn = CalendarDate | "not-done";

export type FactValue =
  | { readonly type: "yes-no"; readonly value: boolean }
  | { readonly type: "number"; readonly value: Exact }
  | { readonly type: "date"; readonly value: DoneOn }
  | { readonly type: "choice"; readonly value: string };

export type FactType = FactValue["type"];
export type ValueOf<T extends FactType> = Extract<FactValue, { type: T }>["value"];

/** `open` covers missing and pending: a rule treats them alike, an explanation does not. */
export type Reading<T> =
  | { readonly state: "value"; readonly value: T }
  | { readonly state: "open"; readonly mayNotApply: boolean }
  | { readonly state: "not-applicable" };

export interface Facts {
  read<T extends FactType>(fact: string, type: T): Reading<ValueOf<T>>;
  /** The values a number fact may take, as declared. */
  domain(fact: string): Span;
}

/** A fact that a rule or a condition asks for, and the type it must have. */
export interface FactUse {
  readonly fact: string;
  readonly type: FactType;
  /** Where in the rule, for a message: `["parts", 2, "rule", "fact"]`. */
  readonly path: Path;
  /** The levels a rule names, where the fact is a choice. */
  readonly levels?: readonly string[];
}

export type Path = readonly (string | number)[];

export const under = (path: Path, uses: readonly FactUse[]): FactUse[] =>
  uses.map((use) => ({ ...use, path: [...path, ...use.path] }));
