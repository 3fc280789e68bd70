/**
 * The one compile step: from a kind's table to what scores an agency without looking anything up by name. Rules,
 * conditions and limits become closures over exact numbers; which group adds what is settled here. The meaning stays
 * with the rules and with `total.ts`; nothing is reckoned here but what is the same for every agency.
 */
import { stepOf } from "./criteria/blank.ts";
import { formulaIn } from "./criteria/places.ts";
import {
  type CriteriaSet,
  gradeConditionsOf,
  type Limits,
  type TableGroup,
  type TableNode,
} from "./criteria/set.ts";
import { clamp, Exact, type Rounding, round, sumOf, zero } from "./exact/index.ts";
import type { Fact } from "./facts/fact.ts";
import {
  type Condition,
  compileCondition,
  type Judge,
  type Judging,
  type Verdict,
} from "./rules/conditions.ts";
import type { FactAt } from "./rules/facts.ts";
import { type Amount, amountIn } from "./rules/fields.ts";
import { compileRule } from "./rules/index.ts";
import type { Rule, Scored } from "./rules/kind.ts";
import type { Known } from "./rules/known.ts";
import { type NotApplicablePolicy, weightOf } from "./rules/tally.ts";

/** Limits as points. `null` is none. */
export interface CompiledLimits {
  readonly floor: Exact | null;
  readonly ceiling: Exact | null;
  readonly zeroWhen: { readonly judge: Judge; readonly why: string } | null;
}

export interface CompiledCriterion {
  readonly code: string;
  readonly max: Exact;
  readonly score: Scored;
  /** Its points, rounded and within its limits, of an agency whose facts are known; `null` where only the long way tells. */
  readonly known: Known | null;
  readonly limits: CompiledLimits;
  /** The points that bring the nearest group with a floor down to it, whatever else it has; `null` where there is none. */
  readonly floorAbove: Exact | null;
  /** Facts that the set lets something stand in for while they are missing. */
  readonly standIns: readonly AskedFact[];
}

/** What adds to a whole: a criterion by its index in the table, or a group that is a whole of its own. */
export type Source =
  | {
      readonly criterion: number;
      readonly max: Exact;
      /** Where the criterion says otherwise than the whole. */
      readonly policy: NotApplicablePolicy | null;
    }
  | { readonly group: CompiledGroup; readonly max: Exact };

export interface CompiledGroup {
  readonly code: string;
  /** Counts the groups that were compiled, so that what is reckoned of each can be kept by it. */
  readonly index: number;
  readonly max: Exact;
  /** What becomes of its parts that do not apply. */
  readonly policy: NotApplicablePolicy;
  /** What it says of itself. */
  readonly own: NotApplicablePolicy | null;
  readonly limits: CompiledLimits;
  /** Is it limited or rounded before it enters the whole above it? */
  readonly isHeld: boolean;
  /** What its rounding and limits leave of points that are known. */
  held(points: Exact): Exact;
  readonly sources: readonly Source[];
  /** What these are worth together. */
  weight(): Exact;
}

export interface CompiledSubtotal {
  readonly sources: readonly Source[];
  readonly max: Exact;
}

export interface CompiledGrade {
  readonly id: string;
  readonly threshold: Exact | null;
  readonly upper: { readonly at: Exact; readonly inclusive: boolean } | null;
  readonly requires: Condition | null;
}

export interface AskedFact {
  readonly fact: Fact;
  readonly at: FactAt<"any">;
  readonly place: number;
}

export interface CompiledTable {
  readonly criteria: readonly CompiledCriterion[];
  /** The index of a criterion by its code. */
  readonly indexOf: ReadonlyMap<string, number>;
  /** Every group of the table by its code. */
  readonly groups: ReadonlyMap<string, CompiledGroup>;
  /** How many groups were compiled, those of subtotals among them. */
  readonly groupCount: number;
  readonly total: CompiledLimits & Pick<CompiledGroup, "sources" | "weight" | "held">;
  readonly subtotals: ReadonlyMap<string, CompiledSubtotal>;
  /** Is some group brought to its own maximum before the total? */
  readonly hasUnits: boolean;
  readonly rounding: Readonly<Record<"criterion" | "group" | "total", Rounding | null>>;
  readonly grades: readonly CompiledGrade[];
  /** Every condition beside the criteria and groups, and every one inside it. */
  readonly judges: ReadonlyMap<Condition, Judge>;
  /** The facts by which points or a grade go. */
  readonly deciding: readonly AskedFact[];
  /** The criteria whose rule may find that only a person can decide, by their index. */
  readonly mayAwaitPerson: readonly number[];
}

/** What is settled about a kind's table before it is compiled. */
interface LaidOut {
  readonly base: Exact | null;
  readonly nodes: readonly TableNode[];
  readonly groups: readonly TableGroup[];
  readonly criteria: readonly {
    readonly criterion: {
      readonly code: string;
      readonly rule: Rule;
      readonly notApplicable: NotApplicablePolicy | null;
    } & Limits;
    readonly max: { readonly value: Exact };
    readonly facts: readonly string[];
  }[];
  readonly deciding: ReadonlySet<string>;
}

export function compileTable(set: CriteriaSet, table: LaidOut): CompiledTable {
  const { place } = set.places;
  const unit = commonUnit(table.criteria);
  const base = (table.base ?? zero).like(unit);
  const floors = floorsAbove(table.nodes, null);
  const asked = (ids: Iterable<string>): AskedFact[] =>
    [...ids].flatMap((id) => {
      const fact = set.facts.get(id);
      const at = place(id, "any");
      return fact && at.place !== null ? [{ fact, at, place: at.place }] : [];
    });
  const limitsOf = (
    { floor, ceiling, zeroWhen }: Limits,
    max: Exact,
    otherwise: { readonly floor: Exact | null; readonly ceiling: Exact | null },
  ): CompiledLimits => ({
    floor: limitIn(floor, max, otherwise.floor),
    ceiling: limitIn(ceiling, max, otherwise.ceiling),
    zeroWhen: zeroWhen && { judge: compileCondition(zeroWhen.when, place), why: zeroWhen.why },
  });
  const roundingOf = (where: "criterion" | "group" | "total") =>
    set.rounding.find(({ of }) => of === where) ?? null;
  const criteria = table.criteria.map(({ criterion, max: { value }, facts }): CompiledCriterion => {
    const max = value.like(unit);
    const limits = limitsOf(criterion, max, { floor: zero.like(unit), ceiling: max });
    const { score, known } = compileRule(criterion.rule, max, {
      notApplicable: set.notApplicable.policy,
      place,
      step: (fact) => stepOf(set, fact),
      formula: (text) => formulaIn(set.formulas, text),
      held: holding(limits, roundingOf("criterion")),
    });
    return {
      code: criterion.code,
      max,
      score,
      // Whether all is lost is for the long way to judge.
      known: limits.zeroWhen === null ? known : null,
      limits,
      floorAbove: floors.get(criterion.code) ?? null,
      standIns: asked(facts).filter(({ fact }) => fact.standIn !== null),
    };
  });
  const indexOf = new Map(criteria.map(({ code }, index) => [code, index]));
  const isGroupRounded = set.rounding.some(({ of }) => of === "group");
  const { policy, level } = set.notApplicable;
  let groupCount = 0;

  /** A group that is brought to its own maximum, and limited or rounded, before it enters the whole above it. */
  const isUnit = ({ group }: TableGroup, inherited: NotApplicablePolicy): boolean =>
    inherited !== "rescale" ||
    level === "group" ||
    isGroupRounded ||
    group.notApplicable !== null ||
    isLimited(group);

  const compileGroup = (
    node: TableGroup,
    inherited: NotApplicablePolicy,
    keeps: (code: string) => boolean,
  ): CompiledGroup => {
    const { group, children } = node;
    const own = group.notApplicable ?? inherited;
    const max = node.max.value.minus(sumOf(leftOut(children, keeps))).like(unit);
    const sources = sourcesIn(children, own, keeps);
    const limits = limitsOf(group, max, { floor: null, ceiling: null });
    return {
      code: group.code,
      index: groupCount++,
      max,
      policy: own,
      own: group.notApplicable,
      limits,
      isHeld: isLimited(group) || isGroupRounded,
      held: holding(limits, roundingOf("group")),
      sources,
      weight: weighing(sources),
    };
  };

  /** What some nodes put into the whole above them. `keeps` leaves nodes out, for a subtotal. */
  const sourcesIn = (
    nodes: readonly TableNode[],
    inherited: NotApplicablePolicy,
    keeps: (code: string) => boolean,
  ): Source[] =>
    nodes.flatMap((node): Source[] => {
      if ("criterion" in node) {
        const { code, notApplicable } = node.criterion;
        const index = indexOf.get(code);
        return keeps(code) && index !== undefined
          ? [{ criterion: index, max: node.max.value.like(unit), policy: notApplicable }]
          : [];
      }
      if (!keeps(node.group.code)) return [];
      const own = node.group.notApplicable ?? inherited;
      if (!isUnit(node, own)) return sourcesIn(node.children, own, keeps);
      const group = unitOf(node, inherited, keeps);
      return [{ group, max: group.max }];
    });

  const groups = new Map<string, CompiledGroup>();
  /** A group of the whole table is compiled once, whoever asks for it. */
  const unitOf = (node: TableGroup, inherited: NotApplicablePolicy, keeps: (code: string) => boolean) => {
    if (keeps !== everything) return compileGroup(node, inherited, keeps);
    const known = groups.get(node.group.code);
    if (known) return known;
    const made = compileGroup(node, inherited, keeps);
    groups.set(node.group.code, made);
    return made;
  };
  const visit = (nodes: readonly TableNode[], inherited: NotApplicablePolicy): void => {
    for (const node of nodes)
      if ("group" in node) {
        unitOf(node, inherited, everything);
        visit(node.children, node.group.notApplicable ?? inherited);
      }
  };
  visit(table.nodes, policy);

  const subtotals = new Map(
    [...set.subtotals].map(([id, { of, without }]): [string, CompiledSubtotal] => {
      const isNamed = namesWithin(table.nodes, new Set(of ?? without));
      const keeps = of
        ? (code: string) => isNamed(code) !== "outside"
        : (code: string) => isNamed(code) !== "inside";
      const left = sumOf(leftOut(table.nodes, keeps));
      const max = sumOf(table.nodes.map((node) => node.max.value)).minus(left);
      return [id, { sources: sourcesIn(table.nodes, policy, keeps), max }];
    }),
  );
  const judges = new Map<Condition, Judge>();
  for (const condition of [
    ...gradeConditionsOf(set).map((one) => one.condition),
    ...set.indicators.map(({ when }) => when),
    ...(set.handingIn ? [set.handingIn.inTime] : []),
  ])
    for (const one of allWithin(condition)) judges.set(one, compileCondition(one, place));
  const inTotal = sourcesIn(table.nodes, policy, everything);
  const limitsOfTotal = limitsOf(set.total, base, { floor: null, ceiling: null });
  const total = {
    ...limitsOfTotal,
    held: holding(limitsOfTotal, roundingOf("total")),
    sources: inTotal,
    weight: weighing(inTotal),
  };
  return {
    criteria,
    indexOf,
    groups,
    groupCount,
    total,
    subtotals,
    hasUnits: policy === "rescale" && table.groups.some((node) => isUnit(node, policy)),
    rounding: {
      criterion: roundingOf("criterion"),
      group: roundingOf("group"),
      total: roundingOf("total"),
    },
    grades: set.grades.map(({ id, atLeast, upper, requires }) => ({
      id,
      threshold: atLeast && amountIn(atLeast, base),
      upper: upper && !set.fallsThrough ? { at: amountIn(upper.at, base), inclusive: upper.inclusive } : null,
      requires,
    })),
    judges,
    deciding: asked(table.deciding),
    mayAwaitPerson: table.criteria.flatMap(({ criterion }, index) =>
      mayBeUndetermined(criterion.rule) ? [index] : [],
    ),
  };
}

/**
 * A unit of which the amounts of the criteria are whole multiples, as far as it stays a small one: a tenth, a hundredth.
 * What is kept in one unit is compared and added up at once.
 */
function commonUnit(criteria: LaidOut["criteria"]): Exact {
  let parts = 1n;
  const visit = (written: unknown): void => {
    if (written instanceof Exact) {
      const { denominator } = written;
      if (parts % denominator !== 0n && parts * denominator <= mostParts) parts *= denominator;
    } else if (typeof written === "object" && written !== null) Object.values(written).forEach(visit);
  };
  for (const { criterion, max } of criteria) visit([criterion.rule, criterion.floor, criterion.ceiling, max]);
  return Exact.of(1n, parts);
}
const mostParts = 100_000n;

/** What rounding and limits leave of points. */
const holding =
  ({ floor, ceiling }: CompiledLimits, rounding: Rounding | null) =>
  (points: Exact): Exact =>
    clamp(rounding === null ? points : round(points, rounding), floor, ceiling);

/** The verdict on a condition beside the criteria and groups, or on one inside it. */
export function verdictOf({ judges }: CompiledTable, condition: Condition, by: Judging): Verdict {
  const judge = judges.get(condition);
  if (judge === undefined) throw new Error("a condition of the set was not compiled");
  return judge(by);
}

const everything = () => true;

function weighing(sources: readonly Source[]): () => Exact {
  const weight = weightOf(sources);
  return () => weight;
}

const isLimited = ({ floor, ceiling, zeroWhen }: Limits): boolean =>
  floor !== undefined || ceiling !== undefined || zeroWhen !== null;

const limitIn = (limit: Amount | null | undefined, max: Exact, otherwise: Exact | null): Exact | null =>
  limit === undefined ? otherwise : limit && amountIn(limit, max);

/** The condition and every one it is made of. */
const allWithin = (condition: Condition): Condition[] =>
  condition.test === "all" || condition.test === "any"
    ? [condition, ...condition.conditions.flatMap(allWithin)]
    : condition.test === "not"
      ? [condition, ...allWithin(condition.condition)]
      : [condition];

/** Does a formula somewhere in the rule leave it to a person what a division by 0 is worth? */
function mayBeUndetermined(written: unknown): boolean {
  if (typeof written !== "object" || written === null) return false;
  return Object.entries(written).some(
    ([key, value]) => (key === "whenZero" && value === "undetermined") || mayBeUndetermined(value),
  );
}

/** For each criterion, the points that bring the nearest group with a floor down to it, whatever else it has. */
export function floorsAbove(nodes: readonly TableNode[], above: Exact | null): Map<string, Exact> {
  return new Map(
    nodes.flatMap((node): (readonly [string, Exact])[] => {
      if ("criterion" in node) return above ? [[node.criterion.code, above]] : [];
      const max = node.max.value;
      const { floor } = node.group;
      return [...floorsAbove(node.children, floor ? amountIn(floor, max).minus(max) : above)];
    }),
  );
}

/** What the nodes are worth that a subtotal leaves out. */
const leftOut = (nodes: readonly TableNode[], keeps: (code: string) => boolean): Exact[] =>
  nodes.flatMap((node) =>
    !keeps("group" in node ? node.group.code : node.criterion.code)
      ? [node.max.value]
      : "group" in node
        ? leftOut(node.children, keeps)
        : [],
  );

/** Whether a node is one of those named or below one, above one, or neither. */
function namesWithin(nodes: readonly TableNode[], named: ReadonlySet<string>) {
  const places = new Map<string, "inside" | "above" | "outside">();
  const visit = (node: TableNode, isInside: boolean): boolean => {
    const code = "group" in node ? node.group.code : node.criterion.code;
    const inside = isInside || named.has(code);
    const below = "group" in node ? node.children.map((child) => visit(child, inside)).some(Boolean) : false;
    places.set(code, inside ? "inside" : below ? "above" : "outside");
    return inside || below;
  };
  for (const node of nodes) visit(node, false);
  return (code: string) => places.get(code) ?? "outside";
}
