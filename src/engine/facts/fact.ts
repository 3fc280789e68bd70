/** A fact as a criteria set declares it: what is asked, in which form, and what proves it. */
import type { Exact, Span } from "../exact/index.ts";
import type { FactType, FactValue } from "../rules/facts.ts";

export const writtenTypes = [
  "yes-no",
  "integer",
  "decimal",
  "percentage",
  "points",
  "date",
  "choice",
] as const;
export type WrittenType = (typeof writtenTypes)[number];

export interface Fact {
  readonly id: string;
  readonly writtenType: WrittenType;
  /** The type a rule sees: every kind of number is a number. */
  readonly type: FactType;
  /** A short name, for sentences. */
  readonly label: string;
  /** The question, in Vietnamese, as the clerk reads it. */
  readonly ask: string;
  readonly unit: string | null;
  readonly document: "required" | "asked" | "none";
  readonly documentName: string | null;
  /** May the answer be that the matter did not arise (KAD)? */
  readonly mayNotApply: boolean;
  /** What a missing value stands for, if the set says so. */
  readonly standIn: FactValue | null;
  /** The least and most a number may be. */
  readonly domain: Span;
  /** The grain of a number: 1 for counts, a declared step for points, `null` for any decimal. */
  readonly step: Exact | null;
  /** Levels of a choice, id to wording, in their order. */
  readonly levels: ReadonlyMap<string, string>;
  /** Another number fact that this one, a part of it, cannot exceed. */
  readonly notAbove: string | null;
}

export const typeOf: Record<WrittenType, FactType> = {
  "yes-no": "yes-no",
  integer: "number",
  decimal: "number",
  percentage: "number",
  points: "number",
  date: "date",
  choice: "choice",
};
