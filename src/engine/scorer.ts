/** A criteria set made ready: each kind's table laid out once, for evaluating many agencies. */
import {
  type CriteriaSet,
  criteriaIn,
  groupsIn,
  type TableCriterion,
  type TableGroup,
  type TableNode,
  tableFor,
} from "./criteria/set.ts";
import { factsOfCondition } from "./rules/conditions.ts";
import { factsOfRule } from "./rules/index.ts";

export interface KindTable {
  readonly kind: string;
  readonly nodes: readonly TableNode[];
  readonly groups: readonly TableGroup[];
  readonly criteria: readonly (TableCriterion & { readonly facts: readonly string[] })[];
  /** Every fact that a criterion or a grade condition of this table asks for. */
  readonly facts: ReadonlySet<string>;
}

export interface Scorer {
  readonly set: CriteriaSet;
  readonly tables: ReadonlyMap<string, KindTable>;
}

/** Expects a set in which `checkCriteriaSet` finds no error. */
export function createScorer(set: CriteriaSet): Scorer {
  return { set, tables: new Map([...set.kinds.keys()].map((kind) => [kind, layOut(set, kind)])) };
}

function layOut(set: CriteriaSet, kind: string): KindTable {
  const nodes = tableFor(set, kind);
  const criteria = criteriaIn(nodes).map((one) => ({
    ...one,
    facts: [...new Set(factsOfRule(one.criterion.rule).map(({ fact }) => fact))],
  }));
  const asked = [
    ...set.grades.flatMap(({ requires }) => (requires ? [requires] : [])),
    ...set.ceilings.map(({ when }) => when),
    ...set.notGradable.map(({ when }) => when),
  ].flatMap(factsOfCondition);
  const facts = new Set([...criteria.flatMap((one) => one.facts), ...asked.map(({ fact }) => fact)]);
  // A fact that bounds another one belongs to the table with it.
  for (const fact of facts) {
    const whole = set.facts.get(fact)?.notAbove;
    if (whole) facts.add(whole);
  }
  return { kind, nodes, groups: groupsIn(nodes), criteria, facts };
}

export function tableOf(scorer: Scorer, kind: string): KindTable {
  const table = scorer.tables.get(kind);
  if (table === undefined) throw new Error(`no table for ${kind} in ${scorer.set.id}`);
  return table;
}
