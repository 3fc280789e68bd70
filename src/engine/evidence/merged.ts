/**
 * Agencies merged into another one during the period. They are not evaluated by themselves; what each of them stated
 * is counted once, in its successor: numbers that the set says are added, and nothing else.
 */
import type { CriteriaSet } from "../criteria/set.ts";
import type { Period } from "../dates.ts";
import type { Exact } from "../exact/index.ts";
import { type Agency, existsIn } from "./agencies.ts";
import { type AgencyRecord, knownFacts } from "./record.ts";
import type { FactState, Included } from "./rounds.ts";

export type Agencies = ReadonlyMap<string, Agency>;

/** Every agency, direct or further back, that was merged into this one before the end of the period. */
export function absorbedBy(agency: Agency, agencies: Agencies, period: Period): Agency[] {
  const found = new Map<string, Agency>();
  const visit = ({ predecessors }: Agency) => {
    for (const id of predecessors) {
      const before = agencies.get(id);
      const isAbsorbed = before !== undefined && existsIn(before, period) && endsWithin(before, period);
      if (!isAbsorbed || found.has(id)) continue;
      found.set(id, before);
      visit(before);
    }
  };
  visit(agency);
  return [...found.values()];
}

/** The agencies that still exist at the end of the period and have this one among those merged into them. */
export function successorsOf(agency: Agency, agencies: Agencies, period: Period): Agency[] {
  return [...agencies.values()].filter(
    (one) => !endsWithin(one, period) && absorbedBy(one, agencies, period).includes(agency),
  );
}

export const endsWithin = ({ validTo }: Agency, { to }: Period): boolean => validTo !== null && validTo < to;

/** The successor's record with what `before` stated added once. */
export function withAbsorbed(
  set: CriteriaSet,
  record: AgencyRecord,
  before: readonly AgencyRecord[],
): AgencyRecord {
  if (before.length === 0) return record;
  const facts = new Map(record.facts);
  for (const { id, whenMerged } of set.facts.values()) {
    if (whenMerged !== "add") continue;
    const parts = before.flatMap(({ agency, facts: stated }) => {
      const state = stated.get(id);
      return state === undefined || !speaks(state) ? [] : [{ agency, state }];
    });
    if (parts.length > 0) facts.set(id, added(facts.get(id), parts));
  }
  return { ...record, facts, known: knownFacts(set, facts), absorbed: before };
}

interface Part {
  readonly agency: Agency;
  readonly state: FactState;
}

/** KAD adds nothing, and what an agency left out is for its successor to state. */
const speaks = (state: FactState): boolean =>
  state.state === "value" || (state.state === "open" && state.why !== "missing");

/** While one part is open, so is the sum: nothing is guessed about it. */
function added(own: FactState | undefined, parts: readonly Part[]): FactState {
  const open = [...parts.map(({ state }) => state), ...(own === undefined ? [] : [own])].find(
    (state) => state.state === "open",
  );
  if (open || own === undefined) return open ?? { state: "open", why: "missing", note: null, claimed: null };
  const includes = parts.flatMap(({ agency, state }): Included[] =>
    state.state === "value" && state.value.type === "number"
      ? [{ agency: agency.name, value: state.value }]
      : [],
  );
  const states = [...(own.state === "value" ? [own] : []), ...parts.map(({ state }) => state)].filter(
    (state) => state.state === "value",
  );
  const numbers = states.flatMap(({ value }): Exact[] => (value.type === "number" ? [value.value] : []));
  const documents = states.flatMap(({ document }) => document ?? []);
  const round = own.state === "open" ? "self" : own.round;
  return {
    state: "value",
    value: { type: "number", value: numbers.reduce((sum, one) => sum.plus(one)) },
    isUnproven: states.some(({ isUnproven }) => isUnproven),
    document: documents.length === 0 ? null : [...new Set(documents)].join("; "),
    note: own.note,
    round,
    includes,
  };
}
