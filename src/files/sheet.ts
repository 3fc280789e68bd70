/** What one agency hands in, cut out of a longer input: its rows, and what is wrong with them before they are read. */
import type { Problem, Table } from "../engine/index.ts";

export interface Sheet {
  /** Its id, as far as it can be read. */
  readonly agency: string;
  /** Where it begins. */
  readonly line: number;
  /** What the input itself says about the agency, as a list of one; `null` where there is a list of agencies. */
  readonly roll: Table | null;
  readonly evidence: Table;
  /** Named as the input names its places. */
  readonly problems: readonly Problem[];
  /** A problem that is found in its rows later, named as the input names its places. */
  placed(one: Problem): Problem;
}

/** Longer than any sheet: what comes after is not kept. */
export const mostRows = 100_000;
/** Longer than any row. */
export const longestRow = 1_000_000;
