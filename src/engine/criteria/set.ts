/** A criteria set in memory: one edition, read and typed. */
import type { CalendarDate, Period, PeriodKind } from "../dates.ts";
import type { DerivedFact } from "../derived/index.ts";
import type { Exact, Rounding, RoundingMode } from "../exact/index.ts";
import type { Fact } from "../facts/fact.ts";
import type { Formula } from "../formula/index.ts";
import type { Condition, DayCondition } from "../rules/conditions.ts";
import type { Amount, Quantity } from "../rules/fields.ts";
import type { Rule } from "../rules/kind.ts";
import type { NotApplicablePolicy } from "../rules/tally.ts";
import type { FactPlaces } from "./places.ts";
import type { ByKind, Clause, Edition } from "./schema.ts";

/** Is the set meant for this period? Scores under another one are a trial. */
export const governs = (
  { governs: { kinds, from, to } }: Pick<CriteriaSet, "governs">,
  { kind, year }: Period,
): boolean => kinds.includes(kind) && from <= year && (to === null || year <= to);

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
  /** What agencies may be besides their kind: id to wording. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, Edition["sources"][string]>;
  readonly scorers: ReadonlyMap<string, string>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly derived: ReadonlyMap<string, DerivedFact>;
  /** Every formula of the set by its text, compiled once. */
  readonly formulas: ReadonlyMap<string, Formula>;
  /** Every fact by its place, derived ones ready to be reckoned. */
  readonly places: FactPlaces;
  /** What the table adds up to; `null` for a set without points. */
  readonly base: ByKind | null;
  readonly tree: readonly Node[];
  readonly total: Limits;
  readonly subtotals: ReadonlyMap<string, Subtotal>;
  /** A longer period's score is the mean of the scores of these. */
  readonly meanOf: PeriodKind | null;
  readonly notApplicable: { readonly policy: NotApplicablePolicy; readonly level: "group" | "total" };
  readonly rounding: readonly DeclaredRounding[];
  /** Causes that must all hold before an agency is scored at all. */
  readonly eligibility: readonly GradeCause[];
  /** From the highest to the lowest. */
  readonly grades: readonly GradeRule[];
  /** Does a score that misses a condition of its grade get the next one? */
  readonly fallsThrough: boolean;
  readonly lowering: readonly (GradeCause & { readonly by: number })[];
  readonly quotas: readonly Quota[];
  readonly ceilings: readonly (GradeCause & { readonly atMost: string })[];
  readonly notGradable: readonly GradeCause[];
  readonly ranking: { readonly tieBreaks: readonly string[] };
  /** When agencies hand in; `null` where the set does not say. */
  readonly handingIn: HandingIn | null;
  readonly indicators: readonly Indicator[];
  readonly cases: Edition["cases"];
  /** Findings of the checker that someone has looked at. */
  readonly answers: Edition["answers"];
  /** The edition as written, for digests. */
  readonly written: object;
}

export type Node = Group | Criterion;

export interface Limits {
  /** `undefined`: not stated. `null`: no limit. */
  readonly floor: Amount | null | undefined;
  readonly ceiling: Amount | null | undefined;
  readonly zeroWhen: GradeCause | null;
}

/** What groups and criteria have in common. A criterion without floor and ceiling is held within 0 and its maximum. */
interface EveryNode extends Limits {
  readonly code: string;
  readonly title: string;
  readonly max: ByKind;
  /** What becomes of it when it does not apply; `null`: as the set says. */
  readonly notApplicable: NotApplicablePolicy | null;
  readonly isBonus: boolean;
  readonly assumption: string | null;
}

export interface Group extends EveryNode {
  readonly isGroup: true;
  readonly source: Clause | null;
  readonly children: readonly Node[];
}

export interface Criterion extends EveryNode {
  readonly isGroup: false;
  /** `null`: every kind. */
  readonly for: readonly string[] | null;
  readonly scorer: string;
  readonly source: Clause;
  readonly rule: Rule;
}

export interface Subtotal {
  readonly label: string;
  readonly of: readonly string[] | null;
  readonly without: readonly string[] | null;
}

export interface Quota {
  readonly grade: string;
  readonly atMost: Amount;
  /** Everyone scored, everyone graded, or those of one grade. */
  readonly of: "scored" | "graded" | (string & {});
  readonly counted: "before" | "after";
  readonly within: "block" | "kind" | "all";
  readonly rounding: RoundingMode;
  /** `null`: the next lower grade. */
  readonly movesTo: string | null;
}

export interface DeclaredRounding extends Rounding {
  readonly of: "criterion" | "group" | "total";
}

export interface GradeRule {
  readonly id: string;
  readonly name: string;
  /** The least total; `null` for none. A share is a share of the base. */
  readonly atLeast: Amount | null;
  /** The printed upper end, with or without the number itself. */
  readonly upper: { readonly at: Amount; readonly inclusive: boolean } | null;
  readonly requires: Condition | null;
  readonly why: string | null;
  /** Who decides it among those eligible. */
  readonly decidedBy: string | null;
}

export interface GradeCause {
  readonly when: Condition;
  readonly why: string;
  readonly source: Clause | null;
}

export interface HandingIn {
  readonly inTime: DayCondition;
  readonly source: Clause | null;
}

/** A condition counted over the agencies. */
export interface Indicator {
  readonly id: string;
  readonly label: string;
  /** `null`: every kind. */
  readonly for: readonly string[] | null;
  readonly when: Condition;
  /** In percent of the agencies; `null` where there is none. */
  readonly target: Quantity | null;
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

/** Every condition that decides on scoring or a grade, with where it stands. */
export const gradeConditionsOf = (
  set: CriteriaSet,
): { readonly condition: Condition; readonly path: readonly (string | number)[] }[] => [
  ...set.eligibility.map(({ when }, index) => ({ condition: when, path: ["eligibility", index, "when"] })),
  ...set.grades.flatMap(({ requires }, index) =>
    requires ? [{ condition: requires, path: ["grades", index, "requires"] }] : [],
  ),
  ...set.lowering.map(({ when }, index) => ({ condition: when, path: ["grade-lowering", index, "when"] })),
  ...set.ceilings.map(({ when }, index) => ({ condition: when, path: ["grade-ceilings", index, "when"] })),
  ...set.notGradable.map(({ when }, index) => ({ condition: when, path: ["not-gradable", index, "when"] })),
  ...(set.total.zeroWhen
    ? [{ condition: set.total.zeroWhen.when, path: ["total", "zero-when", "when"] }]
    : []),
];

/** Every condition outside the table: of grades, of handing in, of indicators. `kinds`: whom it is asked of; `null`: all. */
export const conditionsBesideTable = (
  set: CriteriaSet,
): {
  readonly condition: Condition;
  readonly path: readonly (string | number)[];
  readonly kinds: readonly string[] | null;
}[] => [
  ...gradeConditionsOf(set).map((one) => ({ ...one, kinds: null })),
  ...(set.handingIn ? [{ condition: set.handingIn.inTime, path: ["handing-in"], kinds: null }] : []),
  ...set.indicators.map((one, index) => ({
    condition: one.when,
    path: ["indicators", index, "when"],
    kinds: one.for,
  })),
];

/** Every attribute of an agency that a condition asks about, with where. */
export function attributesAsked(
  set: CriteriaSet,
): { readonly attribute: string; readonly path: readonly (string | number)[] }[] {
  const visit = (
    written: unknown,
    path: readonly (string | number)[],
  ): ReturnType<typeof attributesAsked> => {
    if (typeof written !== "object" || written === null) return [];
    return Object.entries(written).flatMap(([key, value]) => {
      const here = [...path, Array.isArray(written) ? Number(key) : key];
      return key === "attribute" && typeof value === "string"
        ? [{ attribute: value, path: here }]
        : visit(value, here);
    });
  };
  const { cases: _, ...rest } = set.written as Readonly<Record<string, unknown>>;
  return visit(rest, []);
}

/** What the table of one kind of agency adds up to; `undefined` for a set without points. */
export const baseFor = (set: CriteriaSet, kind: string): Exact | undefined =>
  set.base === null ? undefined : maxFor(set.base, kind)?.value;

export const criteriaIn = (nodes: readonly TableNode[]): TableCriterion[] =>
  nodes.flatMap((node) => ("group" in node ? criteriaIn(node.children) : [node]));

export const groupsIn = (nodes: readonly TableNode[]): TableGroup[] =>
  nodes.flatMap((node) => ("group" in node ? [node, ...groupsIn(node.children)] : []));

/** The codes of the bonuses among some nodes, and of everything in them. */
export const bonusCodes = (nodes: readonly Node[], isInside = false): string[] =>
  nodes.flatMap((node) => {
    const inside = isInside || node.isBonus;
    return [...(inside ? [node.code] : []), ...(node.isGroup ? bonusCodes(node.children, inside) : [])];
  });

export const nodesOf = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node) => (node.isGroup ? [node, ...nodesOf(node.children)] : [node]));
