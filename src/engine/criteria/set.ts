/** A criteria set in memory: one edition, read and typed. */
import type { CalendarDate, PeriodKind } from "../dates.ts";
import type { Rounding } from "../exact/index.ts";
import type { Fact } from "../facts/fact.ts";
import type { Condition } from "../rules/conditions.ts";
import type { Amount, Quantity } from "../rules/fields.ts";
import type { Rule } from "../rules/kind.ts";
import type { NotApplicablePolicy } from "../rules/tally.ts";
import type { ByKind, Clause, Edition } from "./schema.ts";

export interface CriteriaSet {
  readonly id: string;
  readonly edition: CalendarDate;
  readonly title: string;
  readonly decision: { readonly number: string; readonly date: CalendarDate; readonly issuer: string };
  readonly basis: "official" | "reconstruction";
  readonly notice: { readonly vi: string; readonly en: string } | null;
  readonly governs: {
    readonly kinds: readonly PeriodKind[];
    readonly from: number;
    readonly to: number | null;
  };
  /** Kinds of agency: id to wording. Each has its own table. */
  readonly kinds: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, Edition["sources"][string]>;
  readonly scorers: ReadonlyMap<string, string>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly base: Quantity;
  readonly tree: readonly Node[];
  readonly notApplicable: { readonly policy: NotApplicablePolicy; readonly level: "group" | "total" };
  readonly rounding: readonly DeclaredRounding[];
  /** From the highest to the lowest. */
  readonly grades: readonly GradeRule[];
  readonly ceilings: readonly (GradeCause & { readonly atMost: string })[];
  readonly notGradable: readonly GradeCause[];
  readonly ranking: { readonly tieBreaks: readonly string[] };
  readonly cases: Edition["cases"];
  /** The edition as written, for digests. */
  readonly written: unknown;
}

export type Node = Group | Criterion;

export interface Group {
  readonly isGroup: true;
  readonly code: string;
  readonly title: string;
  readonly max: ByKind;
  readonly children: readonly Node[];
}

export interface Criterion {
  readonly isGroup: false;
  readonly code: string;
  readonly title: string;
  readonly max: ByKind;
  /** `undefined`: 0. `null`: no limit. */
  readonly floor: Amount | null | undefined;
  /** `undefined`: the maximum. `null`: no limit. */
  readonly ceiling: Amount | null | undefined;
  /** `null`: every kind. */
  readonly for: readonly string[] | null;
  readonly scorer: string;
  readonly source: Clause;
  readonly assumption: string | null;
  readonly rule: Rule;
}

export interface DeclaredRounding extends Rounding {
  readonly of: "criterion" | "group" | "total";
}

export interface GradeRule {
  readonly id: string;
  readonly name: string;
  /** The least total; `null` for none. A share is a share of the base. */
  readonly atLeast: Amount | null;
  readonly requires: Condition | null;
  readonly why: string | null;
}

export interface GradeCause {
  readonly when: Condition;
  readonly why: string;
  readonly source: Clause | null;
}

/** What a node is worth to one kind of agency; `undefined` when it is not in that kind's table. */
export function maxFor(max: ByKind, kind: string): Quantity | undefined {
  return isQuantity(max) ? max : Object.hasOwn(max, kind) ? max[kind] : undefined;
}

/** The kinds for which a maximum is stated one by one; none when it is the same for all. */
export const kindsNamedBy = (max: ByKind): string[] => (isQuantity(max) ? [] : Object.keys(max));

const isQuantity = (max: ByKind): max is Quantity & ByKind =>
  typeof (max as Partial<Quantity>).assumed === "boolean";

/** One kind's table: the tree without what does not concern it. */
export interface TableGroup {
  readonly group: Group;
  readonly max: Quantity;
  readonly children: readonly TableNode[];
}
export interface TableCriterion {
  readonly criterion: Criterion;
  readonly max: Quantity;
}
export type TableNode = TableGroup | TableCriterion;

export function tableFor(set: CriteriaSet, kind: string): TableNode[] {
  const pick = (node: Node): TableNode[] => {
    const max = maxFor(node.max, kind);
    if (max === undefined) return [];
    if (!node.isGroup) return node.for === null || node.for.includes(kind) ? [{ criterion: node, max }] : [];
    const children = node.children.flatMap(pick);
    return children.length > 0 ? [{ group: node, max, children }] : [];
  };
  return set.tree.flatMap(pick);
}

export const criteriaIn = (nodes: readonly TableNode[]): TableCriterion[] =>
  nodes.flatMap((node) => ("group" in node ? criteriaIn(node.children) : [node]));

export const groupsIn = (nodes: readonly TableNode[]): TableGroup[] =>
  nodes.flatMap((node) => ("group" in node ? [node, ...groupsIn(node.children)] : []));

export const nodesOf = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node) => (node.isGroup ? [node, ...nodesOf(node.children)] : [node]));
