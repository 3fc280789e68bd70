/** An agency's record as the rules see it: typed values, and nothing of how they were come by. */
import type { CriteriaSet } from "./criteria/set.ts";
import { type AgencyRecord, factState } from "./evidence/record.ts";
import { unlimited } from "./exact/index.ts";
import type { Facts, FactType, Reading, ValueOf } from "./rules/facts.ts";

/** With `withStandIns`, a missing fact reads as the value the set declares for it. Pending facts never do. */
export function viewOf(set: CriteriaSet, record: AgencyRecord, withStandIns: boolean): Facts {
  return {
    read<T extends FactType>(id: string, type: T): Reading<ValueOf<T>> {
      const fact = set.facts.get(id);
      const state = factState(record, id);
      if (state.state === "not-applicable") return { state: "not-applicable" };
      const value =
        state.state === "value"
          ? state.value
          : withStandIns && isStoodIn(set, record, id)
            ? (fact?.standIn ?? null)
            : null;
      if (value === null) return { state: "open", mayNotApply: fact?.mayNotApply ?? false };
      if (value.type !== type) throw new Error(`the fact ${id} was read as ${type}, but it is ${value.type}`);
      return { state: "value", value: value.value as ValueOf<T> };
    },
    domain: (id) => set.facts.get(id)?.domain ?? unlimited,
  };
}

/** Is the fact missing (not pending), and does the set say what that stands for? */
export function isStoodIn(set: CriteriaSet, record: AgencyRecord, id: string): boolean {
  const state = factState(record, id);
  return state.state === "open" && state.why !== "pending" && (set.facts.get(id)?.standIn ?? null) !== null;
}
