/** A fact as a criteria set declares it: what is asked, in which form, and what proves it. */
import type { PeriodKind } from "../dates.ts";
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
  "list",
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
  /** For a field: the list whose items have it. */
  readonly list: string | null;
  /** For a list: the fields of each item. */
  readonly fields: readonly string[];
  /** For a list with one item for each month (quarter, half) of the period: which. */
  readonly per: PeriodKind | null;
  /** Only another level may give it: until then it is pending, not missing. */
  readonly isGivenByOthers: boolean;
  /** A value needs its reason in the note. */
  readonly needsReason: boolean;
  /** The result of another set or index: which one, and which edition of it. */
  readonly imported: Imported | null;
  /** `add`: what an agency merged into another one during the period stated is added to what the other states. */
  readonly whenMerged: "add" | null;
}

export interface Imported {
  readonly set: string;
  readonly edition: string;
}

export const typeOf: Record<WrittenType, FactType> = {
  "yes-no": "yes-no",
  integer: "number",
  decimal: "number",
  percentage: "number",
  points: "number",
  date: "date",
  choice: "choice",
  list: "list",
};

/** A field of one item of a list: `vi_pham.muc_do#2`; the item is a number or a period. */
export const itemKey = (field: string, item: string): string => `${field}#${item}`;

/** The declared fact that a key of a record speaks of. */
export const factOfKey = (key: string): string => key.split("#")[0] ?? key;
export const itemOfKey = (key: string): string | null => key.split("#")[1] ?? null;
