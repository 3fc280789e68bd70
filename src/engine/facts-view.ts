/** An agency's record as the rules see it: typed values, derived ones among them, and nothing of how they were come by. */
import type { CriteriaSet } from "./criteria/set.ts";
import { monthsUntilEnd, periodsWithin } from "./dates.ts";
import { type Derived, type Deriving, derive } from "./derived/index.ts";
import { existsIn } from "./evidence/agencies.ts";
import { type AgencyRecord, factState } from "./evidence/record.ts";
import type { FactState } from "./evidence/rounds.ts";
import { type Exact, unlimited } from "./exact/index.ts";
import { type Fact, itemKey, itemOfKey } from "./facts/fact.ts";
import type { PointsAt } from "./rules/conditions.ts";
import type { About, Facts, FactType, FactValue, Reading, ValueOf } from "./rules/facts.ts";

export interface Viewing {
  /** A missing fact reads as the value the set declares for it. Pending facts never do. */
  readonly withStandIns: boolean;
  /** What the closed agencies of the block have for a number fact; `null` while there is nothing to compare with. */
  readonly peers?: (fact: string) => readonly Exact[] | null;
}

export interface View extends Facts {
  /** A derived fact with how it came about. */
  derived(id: string): Derived;
}

export function viewOf(set: CriteriaSet, record: AgencyRecord, viewing: Viewing): View {
  const reckoned = new Map<string, Derived>();
  const plain = plainView(set, record, viewing.withStandIns, null);
  const derived = (id: string): Derived => {
    const known = reckoned.get(id);
    if (known) return known;
    const declared = set.derived.get(id);
    if (declared === undefined) throw new Error(`no derived fact ${id}`);
    const found = derive(declared.from, deriving);
    reckoned.set(id, found);
    return found;
  };
  const isDerived = (id: string) => set.derived.has(id);
  const view: View = {
    derived,
    about: aboutOf(record),
    read<T extends FactType>(id: string, type: T): Reading<ValueOf<T>> {
      if (!isDerived(id)) return plain.read(id, type);
      const { value } = derived(id);
      if (value.state === "open") return { state: "open", mayNotApply: value.mayNotApply };
      return value.state === "not-applicable"
        ? value
        : { state: "value", value: typed(id, value.value, type) };
    },
    state(id) {
      if (!isDerived(id)) return plain.state(id);
      const { value } = derived(id);
      return { state: value.state, mayNotApply: value.state === "open" && value.mayNotApply };
    },
    domain(id) {
      if (!isDerived(id)) return plain.domain(id);
      const { value } = derived(id);
      return value.state === "open" ? value.span : unlimited;
    },
    hasDocument: plain.hasDocument,
    items: (list) => itemsOf(list, view, set, record, viewing.withStandIns),
    blankItem: (list) => itemView(view, set, record, viewing.withStandIns, list, ""),
  };
  const deriving: Deriving = {
    facts: view,
    year: record.period.year,
    points: noPoints,
    formula: (text) => formulaOf(set, text),
    peers: viewing.peers ?? (() => null),
  };
  return view;
}

/** A derived fact goes by facts alone; `check` refuses one that asks for points. */
const noPoints: PointsAt = { of: () => undefined, every: () => [] };

export function formulaOf(set: CriteriaSet, text: string) {
  const formula = set.formulas.get(text);
  if (formula === undefined) throw new Error(`the formula ${text} was not compiled`);
  return formula;
}

type Plain = Pick<Facts, "read" | "state" | "domain" | "hasDocument">;

/** The declared facts alone; `item` for the fields of one item of a list. */
function plainView(
  set: CriteriaSet,
  record: AgencyRecord,
  withStandIns: boolean,
  item: string | null,
): Plain {
  const stateOf = (id: string) => factState(record, item === null ? id : itemKey(id, item));
  const known = (id: string): FactValue | null => {
    const state = stateOf(id);
    if (state.state === "value") return state.value;
    return withStandIns && mayStandIn(state) ? (set.facts.get(id)?.standIn ?? null) : null;
  };
  return {
    read<T extends FactType>(id: string, type: T): Reading<ValueOf<T>> {
      if (stateOf(id).state === "not-applicable") return { state: "not-applicable" };
      const value = known(id);
      if (value === null) return { state: "open", mayNotApply: set.facts.get(id)?.mayNotApply ?? false };
      return { state: "value", value: typed(id, value, type) };
    },
    state(id) {
      const isOut = stateOf(id).state === "not-applicable";
      const isOpen = !isOut && known(id) === null;
      return {
        state: isOut ? "not-applicable" : isOpen ? "open" : "value",
        mayNotApply: isOpen && (set.facts.get(id)?.mayNotApply ?? false),
      };
    },
    domain: (id) => set.facts.get(id)?.domain ?? unlimited,
    hasDocument(id) {
      const state = stateOf(id);
      return state.state === "value" ? state.document !== null : null;
    },
  };
}

function typed<T extends FactType>(id: string, value: FactValue, type: T): ValueOf<T> {
  if (value.type !== type) throw new Error(`the fact ${id} was read as ${type}, but it is ${value.type}`);
  return value.value as ValueOf<T>;
}

/** In an item its own fields are read; every other fact is the agency's. */
function itemView(
  view: View,
  set: CriteriaSet,
  record: AgencyRecord,
  withStandIns: boolean,
  list: string,
  item: string,
): Facts {
  const own = plainView(set, record, withStandIns, item);
  const sideOf = (id: string): Plain => (set.facts.get(id)?.list === list ? own : view);
  return {
    ...view,
    read: (id, type) => sideOf(id).read(id, type),
    state: (id) => sideOf(id).state(id),
    domain: (id) => sideOf(id).domain(id),
    hasDocument: (id) => sideOf(id).hasDocument(id),
  };
}

function itemsOf(
  list: string,
  view: View,
  set: CriteriaSet,
  record: AgencyRecord,
  withStandIns: boolean,
): Reading<readonly Facts[]> {
  const declared = set.facts.get(list);
  const ids = itemIds(set, record, list);
  const whole = view.state(list);
  const isKnown = whole.state === "value" || ids.length > 0;
  if (whole.state === "not-applicable") return { state: "not-applicable" };
  if (!isKnown) return { state: "open", mayNotApply: declared?.mayNotApply ?? false };
  return { state: "value", value: ids.map((item) => itemView(view, set, record, withStandIns, list, item)) };
}

/**
 * The items of a list: those that have a row; for a list with one item a month, every month of the period in which
 * the agency exists, so that a month without a row is missing and not passed over.
 */
export function itemIds(set: CriteriaSet, record: AgencyRecord, list: string): string[] {
  const declared = set.facts.get(list);
  const whole = factState(record, list);
  if (declared === undefined || whole.state === "not-applicable" || whole.state === "value") return [];
  if (declared.per !== null)
    return periodsWithin(record.period, declared.per)
      .filter((period) => existsIn(record.agency, period))
      .map(({ id }) => id);
  const fields = new Set(declared.fields);
  const items = [...record.facts.keys()].flatMap((key) => {
    const item = itemOfKey(key);
    return item !== null && fields.has(key.slice(0, -item.length - 1)) ? [item] : [];
  });
  return [...new Set(items)].sort(inOrder);
}

/** 2 stands before 10, and numbers before names: the order in which rows came changes nothing. */
function inOrder(a: string, b: string): number {
  const numberOf = (item: string) => (/^\d+$/.test(item) ? BigInt(item) : null);
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x !== null && y !== null && x !== y) return x < y ? -1 : 1;
  if ((x === null) !== (y === null)) return x === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Every key under which a declared fact of the agency's table may stand: of a list, those of its items. */
export function keysOf(set: CriteriaSet, record: AgencyRecord, fact: Fact): string[] {
  if (fact.list === null) return [fact.id];
  return itemIds(set, record, fact.list).map((item) => itemKey(fact.id, item));
}

/** Where a fact is told in the record: a field of a list once for each item, and a list that has items only by them. */
export function toldKeys(
  { set, record }: { readonly set: CriteriaSet; readonly record: AgencyRecord },
  id: string,
): string[] {
  const fact = set.facts.get(id);
  if (fact === undefined) return [];
  const isToldByItems = fact.fields.length > 0 && itemIds(set, record, id).length > 0;
  return isToldByItems ? [] : keysOf(set, record, fact);
}

function aboutOf({ agency, period }: AgencyRecord): About {
  return {
    kind: agency.kind,
    attributes: new Set(agency.attributes),
    months: agency.validFrom === null ? null : monthsUntilEnd(agency.validFrom, period),
    monthsOfLine: agency.lineFrom === null ? null : monthsUntilEnd(agency.lineFrom, period),
    periodKind: period.kind,
  };
}

const mayStandIn = (state: FactState): boolean => state.state === "open" && state.why !== "pending";

/** Is the fact missing (not pending), and does the set say what that stands for? */
export const isStoodIn = (set: CriteriaSet, record: AgencyRecord, id: string): boolean => {
  const standIn = set.facts.get(id)?.standIn ?? null;
  const fact = set.facts.get(id);
  if (fact === undefined || standIn === null) return false;
  return keysOf(set, record, fact).some((key) => mayStandIn(factState(record, key)));
};
