/** What two editions have in common: which facts mean the same in both, and one edition's rules at the other's maxima. */
import type { CriteriaSet, Node } from "../criteria/set.ts";
import { type AgencyRecord, awaited, factState } from "../evidence/record.ts";
import type { FactState } from "../evidence/rounds.ts";
import type { Exact } from "../exact/index.ts";
import { factOfKey } from "../facts/fact.ts";
import { type KindTable, tableOf } from "../scorer.ts";
import { inTableOrder } from "./facts-between.ts";
import { plainly } from "./layers.ts";
import type { Situation } from "./side.ts";

/** The edition after, in which each criterion of one kind is worth what it was worth before. */
export function withMaxima(
  after: CriteriaSet,
  kind: string,
  maxima: ReadonlyMap<string, Exact>,
): CriteriaSet {
  const worth = (node: Node): Node => {
    if (node.isGroup) return { ...node, children: node.children.map(worth) };
    const value = maxima.get(node.code);
    return value === undefined ? node : { ...node, max: { [kind]: { value, assumed: false } } };
  };
  const set = plainly(after);
  return { ...set, kinds: new Map([...set.kinds].filter(([id]) => id === kind)), tree: set.tree.map(worth) };
}

/**
 * What the record says that the edition after can read; the rest it does not know. What only the edition after asks has
 * no answer before, and is taken as it is after: nobody was asked otherwise.
 */
export function carriedOver(before: Situation, after: Situation): AgencyRecord {
  const { record, layers } = before;
  const { set } = after.layers;
  const asked = tableOf(layers.whole, record.agency.kind).facts;
  const legible = [...record.facts].filter(([key, state]) => isLegible(set, factOfKey(key), state));
  const onlyAfter = [...after.record.facts].filter(([key]) => !asked.has(ownerIn(layers.set, key)));
  return {
    ...record,
    agency: { ...record.agency, kind: after.record.agency.kind },
    facts: new Map([...awaited(set), ...legible, ...onlyAfter]),
  };
}

function isLegible(set: CriteriaSet, id: string, state: FactState): boolean {
  const fact = set.facts.get(id);
  if (fact === undefined) return false;
  const value = state.state === "value" ? state.value : state.state === "open" ? state.claimed : null;
  if (state.state === "not-applicable") return fact.mayNotApply;
  if (value === null) return true;
  return value.type === fact.type && (value.type !== "choice" || fact.levels.has(value.value));
}

export interface FactsApart {
  /** Facts with an answer that the edition after does not know, or cannot read, or does not ask of this kind. */
  readonly unknown: readonly string[];
  /** Facts that only the edition after asks for, and that have no answer. */
  readonly unanswered: readonly string[];
}

export function factsApart(before: Situation, after: Situation): FactsApart {
  const [old, now] = [before, after].map(
    ({ layers, record }): KindTable => tableOf(layers.whole, record.agency.kind),
  ) as [KindTable, KindTable];
  const unknown = inTableOrder(before.layers.set, old).filter((fact) => {
    const states = [...before.record.facts].filter(([key]) => ownerIn(before.layers.set, key) === fact);
    const isAnswered = states.some(([, state]) => isAnswer(state));
    const isRead =
      now.facts.has(fact) &&
      states.every(([key, state]) => isLegible(after.layers.set, factOfKey(key), state));
    return isAnswered && !isRead;
  });
  const unanswered = inTableOrder(after.layers.set, now).filter((fact) => {
    const keys = [...after.record.facts.keys()].filter((key) => ownerIn(after.layers.set, key) === fact);
    return (
      !old.facts.has(fact) && [fact, ...keys].every((key) => factState(after.record, key).state === "open")
    );
  });
  return { unknown, unanswered };
}

/** Something was said, whether it counts or not; what is missing or pending is no answer. */
const isAnswer = (state: FactState): boolean =>
  state.state !== "open" || state.why === "unproven" || state.why === "withdrawn";

const ownerIn = (set: CriteriaSet, key: string): string =>
  set.facts.get(factOfKey(key))?.list ?? factOfKey(key);
