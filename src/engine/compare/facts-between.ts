/** From the facts of one record to those of another, one step for each fact: first what was said, then what proves it. */
import type { CriteriaSet } from "../criteria/set.ts";
import { type AgencyRecord, factState } from "../evidence/record.ts";
import { type FactState, valueText } from "../evidence/rounds.ts";
import { factOfKey } from "../facts/fact.ts";
import type { FactValue } from "../rules/facts.ts";
import { type KindTable, type Scorer, tableOf } from "../scorer.ts";

export interface FactStep {
  readonly cause: "applicability" | "fact" | "document";
  /** The fact; a list with all its items. */
  readonly fact: string;
  /** The states to take over. `undefined`: the record no longer has such an item. */
  readonly states: ReadonlyMap<string, FactState | undefined>;
}

/** What came to apply or no longer does, then what was said otherwise, then what is proven otherwise; each in table order. */
export function factSteps(scorer: Scorer, before: AgencyRecord, after: AgencyRecord): FactStep[] {
  const { set } = scorer;
  const ownerOf = (key: string) => set.facts.get(factOfKey(key))?.list ?? factOfKey(key);
  const keys = [...new Set([...before.facts.keys(), ...after.facts.keys()])];
  const steps = inTableOrder(set, tableOf(scorer, after.agency.kind)).flatMap((fact) => {
    const own = keys.filter((key) => ownerOf(key) === fact);
    const said = new Map<string, FactState | undefined>();
    const proven = new Map<string, FactState | undefined>();
    for (const key of own) {
      const [was, is] = [factState(before, key), factState(after, key)];
      const isGone = !after.facts.has(key);
      const middle = asProvenAs(was, is);
      if (!isSameState(was, middle)) said.set(key, isGone ? undefined : middle);
      if (!isSameState(middle, is)) proven.set(key, is);
    }
    const wasOut = factState(before, fact).state === "not-applicable";
    const isOut = factState(after, fact).state === "not-applicable";
    const cause: FactStep["cause"] = wasOut === isOut ? "fact" : "applicability";
    const made: FactStep[] = [];
    if (said.size > 0) made.push({ cause, fact, states: said });
    if (proven.size > 0) made.push({ cause: "document", fact, states: proven });
    return made;
  });
  return order.flatMap((cause) => steps.filter((step) => step.cause === cause));
}

const order: readonly FactStep["cause"][] = ["applicability", "fact", "document"];

export function taken(record: AgencyRecord, { states }: FactStep): AgencyRecord {
  const facts = new Map(record.facts);
  for (const [key, state] of states) {
    if (state === undefined) facts.delete(key);
    else facts.set(key, state);
  }
  return { ...record, facts };
}

/** What a table asks for, as its criteria name it; then what else it asks for. A list stands for its fields. */
export function inTableOrder(set: CriteriaSet, table: KindTable): string[] {
  const named = table.criteria.flatMap(({ facts }) => facts);
  const asked = [...named, ...set.facts.keys()].filter((fact) => table.facts.has(fact));
  return [...new Set(asked.map((fact) => set.facts.get(fact)?.list ?? fact))];
}

/** What was said after, with the proof that there was before; so that a proof gained or lost is a step of its own. */
function asProvenAs(was: FactState, is: FactState): FactState {
  const [old, now] = [saidIn(was), saidIn(is)];
  if (now === null) return is;
  if (old === null)
    return is.state === "value"
      ? is
      : { state: "value", value: now, isUnproven: true, document: null, note: is.note, round: "self" };
  if (was.state === "value") return { ...was, value: now };
  return { state: "open", why: "unproven", note: was.note, claimed: now };
}

/** The value that was said, proven or not. */
function saidIn(state: FactState): FactValue | null {
  if (state.state === "value") return state.value;
  return state.state === "open" && state.why === "unproven" ? state.claimed : null;
}

/** Do both count alike? Who said it, and in which document, moves no points. */
export const isSameState = (one: FactState, other: FactState): boolean => textOf(one) === textOf(other);

function textOf(state: FactState): string {
  const said = saidIn(state);
  const value = said === null ? "" : `${said.type}:${valueText(said)}`;
  if (state.state === "value")
    return `value ${value} ${state.document === null ? "bare" : "documented"} ${state.isUnproven ? "unproven" : ""}`;
  return state.state === "open" ? `${state.why} ${value}` : state.state;
}
