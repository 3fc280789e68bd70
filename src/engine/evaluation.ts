/** What an evaluation tells: the outcome at once, and what it is made of when that is first read. */
import type { Counted } from "./counted.ts";
import type { CriteriaSet } from "./criteria/set.ts";
import type { Derived } from "./derived/index.ts";
import type { AgencyRecord } from "./evidence/record.ts";
import type { Exact } from "./exact/index.ts";
import type { Grading } from "./grade.ts";
import type { Found, Points } from "./rules/score.ts";
import type { GroupResult } from "./total.ts";

export interface CriterionResult {
  readonly code: string;
  readonly max: Exact;
  readonly points: Points;
  readonly found: Found;
  /** The limits that held the rule's points, where they did. */
  readonly heldAt: Exact | null;
  /** Why all its points are lost, where they are. */
  readonly lostBecause: string | null;
  /** How the criterion was settled at closing although a fact was open. */
  readonly settledBy: "least-favourable" | null;
  /** Facts read as the value that the set lets a missing one stand for. */
  readonly standIns: readonly string[];
  readonly facts: readonly string[];
  readonly derived: readonly DerivedResult[];
}

export interface DerivedResult {
  readonly id: string;
  readonly derived: Derived;
}

export interface Evaluation {
  readonly set: CriteriaSet;
  readonly record: AgencyRecord;
  readonly isClosed: boolean;
  /** What keeps a record open that should be closed: facts, derived facts, criteria that a person must decide. */
  readonly keptOpenBy: readonly string[];
  readonly criteria: readonly CriterionResult[];
  readonly groups: readonly GroupResult[];
  /** Every declared fact that the agency's table asks for. */
  readonly asked: ReadonlySet<string>;
  /** After the total's declared rounding and limits. */
  readonly total: Points;
  readonly unrounded: Points;
  /** What the table adds up to; 0 for a set without points. */
  readonly outOf: Exact;
  /** Why the whole total is lost, where it is. */
  readonly lostBecause: string | null;
  readonly subtotals: readonly { readonly id: string; readonly points: Points; readonly max: Exact }[];
  /** What the rest was multiplied by because something did not apply; `null` where all applied. */
  readonly rescaledBy: Exact | null;
  readonly grading: Grading;
  /** What a summary counts of it. */
  readonly counted: Counted;
  /** With whom it was compared; `null` where nothing is compared. */
  readonly comparison: Comparison | null;
  /** For a longer period that is the mean of shorter ones: these. */
  readonly periods: readonly Evaluation[];
}

export interface EvaluateOptions {
  readonly close: boolean;
  /** What the closed agencies of the block have for a number fact, the agency itself among them. */
  readonly peers?: (fact: string) => readonly Exact[];
  /** With how many of its block the agency is compared. */
  readonly comparison?: Comparison;
}

/** Agencies of the block that are closed, and that are scored at all: while they differ, comparisons may still move. */
export interface Comparison {
  readonly closed: number;
  readonly all: number;
}

type Detail = "criteria" | "groups" | "lostBecause" | "subtotals" | "rescaledBy" | "counted";
/** What a total is made of: reckoned when it is first read. */
export type Details = Pick<Evaluation, Detail>;
export type Outcome = Omit<Evaluation, Detail | "periods">;

export class Evaluated implements Evaluation {
  readonly set: CriteriaSet;
  readonly record: AgencyRecord;
  readonly isClosed: boolean;
  readonly keptOpenBy: readonly string[];
  readonly asked: ReadonlySet<string>;
  readonly total: Points;
  readonly unrounded: Points;
  readonly outOf: Exact;
  readonly grading: Grading;
  readonly comparison: Comparison | null;
  readonly periods: readonly Evaluation[] = [];
  #details: Details | null = null;
  readonly #reckon: () => Details;

  constructor(outcome: Outcome, reckon: () => Details) {
    this.set = outcome.set;
    this.record = outcome.record;
    this.isClosed = outcome.isClosed;
    this.keptOpenBy = outcome.keptOpenBy;
    this.asked = outcome.asked;
    this.total = outcome.total;
    this.unrounded = outcome.unrounded;
    this.outOf = outcome.outOf;
    this.grading = outcome.grading;
    this.comparison = outcome.comparison;
    this.#reckon = reckon;
  }

  private get details(): Details {
    this.#details ??= this.#reckon();
    return this.#details;
  }

  get criteria() {
    return this.details.criteria;
  }

  get groups() {
    return this.details.groups;
  }

  get lostBecause() {
    return this.details.lostBecause;
  }

  get subtotals() {
    return this.details.subtotals;
  }

  get rescaledBy() {
    return this.details.rescaledBy;
  }

  get counted() {
    return this.details.counted;
  }
}
