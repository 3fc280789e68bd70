/** A problem is a value: what is wrong, where, and enough to say it in either language. */
import type { ProblemId } from "./words/problems.ts";

export interface Place {
  readonly file?: string;
  /** Line of a set file, or row of a table; counted from 1 as an editor or Excel shows it. */
  readonly line?: number;
  /** Column of a set file (a number), or the name of a table's column. */
  readonly column?: number | string;
  /** Where in a set: `criteria[2].children[0].rule.fact`. */
  readonly path?: readonly (string | number)[];
  /** The clause concerned: the code of the criterion or group, and the words of its source. */
  readonly clause?: string;
}

/** An error must be mended, a warning looked at; a note needs nothing, an answered finding among them. */
export type Severity = "error" | "warning" | "note";

export interface Problem {
  readonly id: ProblemId;
  readonly severity: Severity;
  readonly at: Place;
  readonly values: Readonly<Record<string, string>>;
  /** The agencies whose score the problem touches; empty when it touches the whole file. */
  readonly agencies: readonly string[];
  /** Why it stands, where the set says so. */
  readonly answer?: string;
}

export const problem = (
  id: ProblemId,
  at: Place,
  values: Readonly<Record<string, string>> = {},
  agencies: readonly string[] = [],
): Problem => ({ id, severity: "error", at, values, agencies });

export const warning = (...given: Parameters<typeof problem>): Problem => ({
  ...problem(...given),
  severity: "warning",
});

export const note = (...given: Parameters<typeof problem>): Problem => ({
  ...problem(...given),
  severity: "note",
});

/** A value, or every reason why there is none. */
export type Outcome<T> =
  | { readonly value: T; readonly problems: readonly Problem[] }
  | { readonly value: null; readonly problems: readonly Problem[] };

export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === "error");
