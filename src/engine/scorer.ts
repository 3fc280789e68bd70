/** A criteria set made ready: each kind's table laid out once, for evaluating many agencies. */
import { type CompiledTable, compileTable } from "./compile.ts";
import {
  baseFor,
  bonusCodes,
  type CriteriaSet,
  criteriaIn,
  gradeConditionsOf,
  groupsIn,
  type TableCriterion,
  type TableGroup,
  type TableNode,
  tableFor,
} from "./criteria/set.ts";
import { factsOfDerivation } from "./derived/index.ts";
import type { Exact } from "./exact/index.ts";
import { factsOfCondition } from "./rules/conditions.ts";
import type { FactUse } from "./rules/facts.ts";
import { factsOfRule } from "./rules/index.ts";

export interface KindTable {
  readonly kind: string;
  /** What the table adds up to; `null` for a set without points. */
  readonly base: Exact | null;
  readonly nodes: readonly TableNode[];
  readonly groups: readonly TableGroup[];
  readonly criteria: readonly TableRow[];
  /**
   * Every declared fact that an agency of this kind is asked: those of criteria and grade conditions, derived ones by
   * what they come from, and those that only a summary counts.
   */
  readonly facts: ReadonlySet<string>;
  /** Those of them by which points or a grade go. */
  readonly deciding: ReadonlySet<string>;
  /** The criteria and groups of which every one may be asked a minimum: worth something, and no bonus. */
  readonly weighty: { readonly criteria: readonly string[]; readonly groups: readonly string[] };
  /** Every derived fact it asks for. */
  readonly derived: ReadonlySet<string>;
  readonly compiled: CompiledTable;
}

export interface TableRow extends TableCriterion {
  /** The declared facts it goes by, in the order in which its rule names them. */
  readonly facts: readonly string[];
  /** The derived facts between these and the rule. */
  readonly derived: readonly string[];
}

export interface Scorer {
  readonly set: CriteriaSet;
  readonly tables: ReadonlyMap<string, KindTable>;
  /** Does any number go by what other agencies have? Then a block is evaluated together. */
  readonly comparesPeers: boolean;
}

/** Expects a set in which `checkCriteriaSet` finds no error. */
export function createScorer(set: CriteriaSet): Scorer {
  const scored = [...set.kinds.keys()].map((kind) => layOut(set, kind));
  const decidingSomewhere = new Set(scored.flatMap(({ deciding }) => [...deciding]));
  const tables = new Map(
    scored.map((table) => [
      table.kind,
      {
        ...table,
        compiled: compileTable(set, table),
        facts: withWholes(set, [...table.deciding, ...countedIn(set, table.kind, decidingSomewhere)]),
      },
    ]),
  );
  const comparesPeers = [...set.derived.values()].some(({ from }) => from.kind === "of-peers");
  return { set, tables, comparesPeers };
}

/**
 * What handing in goes by is asked of everyone. What an indicator goes by is asked of the kinds it names; where it
 * names none, of those whose table has the fact, and of everyone where no table has it.
 */
function countedIn(set: CriteriaSet, kind: string, decidingSomewhere: ReadonlySet<string>): string[] {
  const handingIn = set.handingIn ? factsBehind(set, [set.handingIn.inTime.fact]) : [];
  const ofIndicators = set.indicators.flatMap((one) => {
    const facts = factsBehind(
      set,
      factsOfCondition(one.when).map(({ fact }) => fact),
    );
    return one.for === null
      ? facts.filter((fact) => !decidingSomewhere.has(fact))
      : one.for.includes(kind)
        ? facts
        : [];
  });
  return [...handingIn, ...ofIndicators];
}

function layOut(set: CriteriaSet, kind: string): Omit<KindTable, "facts" | "compiled"> {
  const nodes = tableFor(set, kind);
  const groups = groupsIn(nodes);
  const criteria = criteriaIn(nodes).map((one): TableRow => {
    const zeroWhen = one.criterion.zeroWhen;
    const uses = [...factsOfRule(one.criterion.rule), ...(zeroWhen ? factsOfCondition(zeroWhen.when) : [])];
    return { ...one, ...sourcesOf(set, uses) };
  });
  const conditions = [
    ...gradeConditionsOf(set).map(({ condition }) => condition),
    ...groups.flatMap(({ group }) => (group.zeroWhen ? [group.zeroWhen.when] : [])),
  ];
  const asked = sourcesOf(set, conditions.flatMap(factsOfCondition));
  const deciding = withWholes(set, [...criteria.flatMap((one) => one.facts), ...asked.facts]);
  const derived = new Set([...criteria.flatMap((one) => one.derived), ...asked.derived]);
  const bonuses = new Set(bonusCodes(set.tree));
  const weighty = {
    criteria: criteria.flatMap(({ criterion: { code }, max }) =>
      max.value.isPositive && !bonuses.has(code) ? [code] : [],
    ),
    groups: groups.flatMap(({ group: { code }, max }) =>
      max.value.isPositive && !bonuses.has(code) ? [code] : [],
    ),
  };
  return { kind, base: baseFor(set, kind) ?? null, nodes, groups, criteria, weighty, deciding, derived };
}

/** A fact that bounds another one belongs to the table with it. */
export function withWholes(set: CriteriaSet, facts: readonly string[]): Set<string> {
  const all = new Set(facts);
  for (const fact of all) {
    const whole = set.facts.get(fact)?.notAbove;
    if (whole) all.add(whole);
  }
  return all;
}

/** The declared facts behind some names: of a derived fact what it comes from, of a list its fields too. */
export const factsBehind = (set: CriteriaSet, names: readonly string[]): string[] =>
  sourcesOf(
    set,
    names.map((fact) => ({ fact })),
  ).facts;

/** The declared facts behind what a rule names, and the derived ones it goes through. */
function sourcesOf(
  set: CriteriaSet,
  uses: readonly Pick<FactUse, "fact">[],
): { facts: string[]; derived: string[] } {
  const facts = new Set<string>();
  const derived = new Set<string>();
  const visit = (name: string) => {
    const declared = set.derived.get(name);
    if (declared && !derived.has(name)) {
      derived.add(name);
      for (const { fact } of factsOfDerivation(declared.from)) visit(fact);
    } else if (set.facts.has(name)) {
      facts.add(name);
      // A list is handed in with all its fields.
      for (const field of set.facts.get(name)?.fields ?? []) facts.add(field);
    }
  };
  for (const { fact } of uses) visit(fact);
  return { facts: [...facts], derived: [...derived] };
}

export function tableOf(scorer: Scorer, kind: string): KindTable {
  const table = scorer.tables.get(kind);
  if (table === undefined) throw new Error(`no table for ${kind} in ${scorer.set.id}`);
  return table;
}
