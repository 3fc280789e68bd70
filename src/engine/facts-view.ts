/** An agency's record as the rules see it: typed values, derived ones among them, and nothing of how they were come by. */
import { type Bounds, type FactPlaces, formulaIn } from "./criteria/places.ts";
import type { CriteriaSet } from "./criteria/set.ts";
import { monthsUntilEnd, periodsWithin } from "./dates.ts";
import type { Derive, Derived, Deriving } from "./derived/index.ts";
import { existsIn } from "./evidence/agencies.ts";
import { type AgencyRecord, factState, knownIn } from "./evidence/record.ts";
import type { FactState } from "./evidence/rounds.ts";
import { type Exact, greater, lesser, type Span, unlimited } from "./exact/index.ts";
import { type Fact, itemKey, itemOfKey } from "./facts/fact.ts";
import type { PointsAt } from "./rules/conditions.ts";
import type { About, FactAt, Facts, FactType, FactValue, Reading, ValueOf } from "./rules/facts.ts";
import { type KnownValues, out } from "./rules/known.ts";

export interface Viewing {
  /** A missing fact reads as the value the set declares for it. Pending facts never do. */
  readonly withStandIns: boolean;
  /** What the closed agencies of the block have for a number fact; `null` while there is nothing to compare with. */
  readonly peers?: (fact: string) => readonly Exact[] | null;
}

export interface View extends Facts {
  /** A derived fact with how it came about. */
  derived(id: string): Derived;
  /** A declared fact as the record tells it, whatever stands in for it. */
  told(fact: FactAt): FactState;
}

export const viewOf = (set: CriteriaSet, record: AgencyRecord, viewing: Viewing): View =>
  new RecordView(set, record, viewing, knownIn(set, record));

/** The two readings of a record, without what stands in for missing facts and with it; one and the same where nothing can. */
export function bothViews(
  set: CriteriaSet,
  record: AgencyRecord,
  peers: Viewing["peers"],
): { readonly open: View; readonly assumed: View } {
  const known = knownIn(set, record);
  const open = new RecordView(set, record, peers ? { withStandIns: false, peers } : asStated, known);
  if (!set.places.hasStandIns) return { open, assumed: open };
  const viewing = peers ? { withStandIns: true, peers } : asStoodIn;
  return { open, assumed: new RecordView(set, record, viewing, known) };
}

const asStated: Viewing = { withStandIns: false };
const asStoodIn: Viewing = { withStandIns: true };

class RecordView implements View {
  private readonly reckoned: (Derived | undefined)[] = [];
  private readonly places: FactPlaces;
  private aboutAgency: About | null = null;

  constructor(
    private readonly set: CriteriaSet,
    private readonly record: AgencyRecord,
    private readonly viewing: Viewing,
    private readonly known: KnownValues,
  ) {
    this.places = set.places;
  }

  get about(): About {
    this.aboutAgency ??= aboutOf(this.record);
    return this.aboutAgency;
  }

  read<T extends FactType>(fact: FactAt<T>): Reading<ValueOf<T>> {
    const place = this.placeOf(fact);
    const { declared, derived } = this.places;
    const of = declared[place] ?? null;
    const known = this.known[place];
    if (known === out) return isOut;
    if (known !== undefined && of?.type === fact.type) return { state: "value", value: known as ValueOf<T> };
    const derive = derived[place];
    if (derive) return readingOf(this.reckon(place, derive), fact);
    const state = this.told(fact);
    if (state.state === "not-applicable") return isOut;
    const value = this.valueOf(state, of);
    return value === null ? openFor(of) : { state: "value", value: typed(fact, value) };
  }

  state(fact: FactAt): ReturnType<Facts["state"]> {
    const place = this.placeOf(fact);
    const { declared, derived } = this.places;
    const derive = derived[place];
    if (derive) {
      const { value } = this.reckon(place, derive);
      return { state: value.state, mayNotApply: value.state === "open" && value.mayNotApply };
    }
    const state = this.told(fact);
    const of = declared[place] ?? null;
    if (state.state === "not-applicable") return { state: "not-applicable", mayNotApply: false };
    return this.valueOf(state, of) === null ? openFor(of) : { state: "value", mayNotApply: false };
  }

  domain(fact: FactAt): Span {
    const place = this.placeOf(fact);
    const { declared, derived } = this.places;
    const derive = derived[place];
    if (!derive) return this.within(declared[place]?.domain ?? unlimited, this.places.bounds[place] ?? null);
    const { value } = this.reckon(place, derive);
    return value.state === "open" ? value.span : unlimited;
  }

  hasDocument(fact: FactAt): boolean | null {
    const state = this.told(fact);
    return state.state === "value" ? state.document !== null : null;
  }

  told(fact: FactAt): FactState {
    return factState(this.record, fact.name);
  }

  derived(id: string): Derived {
    const place = this.places.of.get(id) ?? nowhere;
    const derive = this.places.derived[place];
    if (!derive) throw new Error(`no derived fact ${id}`);
    return this.reckon(place, derive);
  }

  items(list: string): Reading<readonly Facts[]> {
    return itemsOf(list, this, this.set, this.record, this.viewing.withStandIns);
  }

  blankItem(list: string): Facts {
    return new ItemView(this, this.set, this.record, this.viewing.withStandIns, list, "");
  }

  /** A part is not above its whole: what is known of one bounds the other. */
  private within(domain: Span, bounds: Bounds | null): Span {
    if (bounds === null) return domain;
    let { least, most } = domain;
    for (const part of bounds.parts) {
      const known = this.read(part);
      if (known.state === "value") least = least === null ? known.value : greater(least, known.value);
    }
    const whole = bounds.whole && this.read(bounds.whole);
    if (whole?.state === "value") most = most === null ? whole.value : lesser(most, whole.value);
    return least === domain.least && most === domain.most ? domain : { least, most };
  }

  private placeOf({ place, name }: FactAt): number {
    return place ?? this.places.of.get(name) ?? nowhere;
  }

  private valueOf(state: FactState, fact: Fact | null): FactValue | null {
    if (state.state === "value") return state.value;
    return fact !== null && this.viewing.withStandIns && mayStandIn(state) ? fact.standIn : null;
  }

  private reckon(place: number, derive: Derive): Derived {
    const known = this.reckoned[place];
    if (known) return known;
    const deriving: Deriving = {
      facts: this,
      year: this.record.period.year,
      points: noPoints,
      peers: this.viewing.peers ?? nobodyElse,
    };
    const derived = derive(deriving);
    this.reckoned[place] = derived;
    return derived;
  }
}

/** No fact of the set stands there. */
const nowhere = -1;

const isOut = { state: "not-applicable" } as const;
const isOpenHere = { state: "open", mayNotApply: false } as const;
const mayFallOut = { state: "open", mayNotApply: true } as const;
const openFor = (fact: Fact | null) => (fact?.mayNotApply ? mayFallOut : isOpenHere);

function readingOf<T extends FactType>({ value }: Derived, fact: FactAt<T>): Reading<ValueOf<T>> {
  if (value.state === "open") return { state: "open", mayNotApply: value.mayNotApply };
  return value.state === "not-applicable" ? isOut : { state: "value", value: typed(fact, value.value) };
}

const nobodyElse = () => null;

/** A derived fact goes by facts alone; `check` refuses one that asks for points. */
const noPoints: PointsAt = { of: () => undefined, every: () => [] };

export const formulaOf = (set: CriteriaSet, text: string) => formulaIn(set.formulas, text);

function typed<T extends FactType>(fact: FactAt<T>, value: FactValue): ValueOf<T> {
  if (value.type !== fact.type)
    throw new Error(`the fact ${fact.name} was read as ${fact.type}, but it is ${value.type}`);
  return value.value as ValueOf<T>;
}

/** In an item its own fields are read, by the item's keys; every other fact is the agency's. */
class ItemView implements Facts {
  readonly about: About;

  constructor(
    private readonly view: View,
    private readonly set: CriteriaSet,
    private readonly record: AgencyRecord,
    private readonly withStandIns: boolean,
    private readonly list: string,
    private readonly item: string,
  ) {
    this.about = view.about;
  }

  read<T extends FactType>(fact: FactAt<T>): Reading<ValueOf<T>> {
    const field = this.fieldOf(fact);
    if (field === null) return this.view.read(fact);
    const state = this.stateOf(field);
    if (state.state === "not-applicable") return isOut;
    const value = this.valueOf(state, field);
    return value === null ? openFor(field) : { state: "value", value: typed(fact, value) };
  }

  state(fact: FactAt): ReturnType<Facts["state"]> {
    const field = this.fieldOf(fact);
    if (field === null) return this.view.state(fact);
    const state = this.stateOf(field);
    if (state.state === "not-applicable") return { state: "not-applicable", mayNotApply: false };
    return this.valueOf(state, field) === null ? openFor(field) : { state: "value", mayNotApply: false };
  }

  domain(fact: FactAt): Span {
    return this.fieldOf(fact)?.domain ?? this.view.domain(fact);
  }

  hasDocument(fact: FactAt): boolean | null {
    const field = this.fieldOf(fact);
    if (field === null) return this.view.hasDocument(fact);
    const state = this.stateOf(field);
    return state.state === "value" ? state.document !== null : null;
  }

  items(list: string): Reading<readonly Facts[]> {
    return this.view.items(list);
  }

  blankItem(list: string): Facts {
    return this.view.blankItem(list);
  }

  /** The declared fact, where it is a field of this list. */
  private fieldOf({ place, name }: FactAt): Fact | null {
    const fact = place === null ? this.set.facts.get(name) : this.set.places.declared[place];
    return fact?.list === this.list ? fact : null;
  }

  private stateOf({ id }: Fact): FactState {
    return factState(this.record, itemKey(id, this.item));
  }

  private valueOf(state: FactState, { standIn }: Fact): FactValue | null {
    if (state.state === "value") return state.value;
    return this.withStandIns && mayStandIn(state) ? standIn : null;
  }
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
  const whole = view.state(set.places.place(list, "list"));
  const isKnown = whole.state === "value" || ids.length > 0;
  if (whole.state === "not-applicable") return { state: "not-applicable" };
  if (!isKnown) return { state: "open", mayNotApply: declared?.mayNotApply ?? false };
  return {
    state: "value",
    value: ids.map((item) => new ItemView(view, set, record, withStandIns, list, item)),
  };
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
