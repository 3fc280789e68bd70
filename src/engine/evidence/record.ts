/** One agency's facts for one period, as they hold in the round the record has reached. */
import type { FactPlaces } from "../criteria/places.ts";
import type { CriteriaSet } from "../criteria/set.ts";
import type { Period } from "../dates.ts";
import { textOfExact } from "../exact/index.ts";
import { type Fact, factOfKey, itemKey, itemOfKey } from "../facts/fact.ts";
import { groupBy } from "../group-by.ts";
import { type Problem, problem } from "../problems.ts";
import { type KnownValue, type KnownValues, out } from "../rules/known.ts";
import type { Agency } from "./agencies.ts";
import { cellText } from "./parse.ts";
import {
  type FactState,
  missingFact,
  type Round,
  resolve,
  roundOrder,
  rounds,
  type Said,
  type Statement,
  saidBy,
} from "./rounds.ts";

export interface AgencyRecord {
  readonly agency: Agency;
  readonly period: Period;
  readonly round: Round;
  /** By the fact's id; a field of an item by `vi_pham.muc_do#2`. */
  readonly facts: ReadonlyMap<string, FactState>;
  /** The same by place, of what is known, for the set it was taken in for; reckoned anew where it is not there. */
  readonly known?: KnownFacts;
  /** What each round said about a fact, by the same keys. */
  readonly said: ReadonlyMap<string, readonly Said[]>;
  /** The agencies merged into this one during the period, whose numbers count in it. */
  readonly absorbed: readonly AgencyRecord[];
  /** The shorter periods of which this one is the mean; none where it is evaluated by itself. */
  readonly parts: readonly AgencyRecord[];
}

interface KnownFacts {
  readonly places: FactPlaces;
  readonly facts: AgencyRecord["facts"];
  readonly values: KnownValues;
}

/** What each fact surely is, by its place in the set. */
export function knownIn(set: CriteriaSet, { facts, known }: AgencyRecord): KnownValues {
  const isOfThese = known !== undefined && known.places === set.places && known.facts === facts;
  return isOfThese ? known.values : knownFacts(set, facts).values;
}

/** Kept with a record whose facts are settled. */
export function knownFacts({ places }: CriteriaSet, facts: AgencyRecord["facts"]): KnownFacts {
  const values: KnownValue[] = places.declared.map(() => undefined);
  for (const [key, state] of facts) {
    const place = places.of.get(key);
    if (place !== undefined && places.declared[place]) values[place] = valueIn(state, places.declared[place]);
  }
  return { places, facts, values };
}

/** A value of another type than the fact's, which does not pass the door, is not known here either. */
function valueIn(state: FactState, { type }: Fact): KnownValue {
  if (state.state === "not-applicable") return out;
  return state.state === "value" && state.value.type === type ? state.value.value : undefined;
}

export const factState = (record: AgencyRecord, fact: string): FactState =>
  record.facts.get(fact) ?? missingFact;

/**
 * `statements` are those of this agency and period. `round` is how far to read; without it, as far as the
 * statements go.
 */
export function buildRecord(
  set: CriteriaSet,
  agency: Agency,
  period: Period,
  statements: readonly Statement[],
  round: Round = latestRound(statements),
): AgencyRecord {
  const facts = awaited(set);
  const said = new Map<string, readonly Said[]>();
  const read = statements.filter((one) => roundOrder(one.round) <= roundOrder(round));
  for (const [key, ofFact] of groupBy(read, keyOf)) {
    const fact = set.facts.get(factOfKey(key));
    if (fact === undefined)
      throw new Error(`a statement about ${key}, which the set does not declare, passed the door`);
    // A row left empty, as on a blank sheet, says nothing: it makes no item of a list either.
    if (ofFact.every(({ cell }) => cell.state === "missing")) continue;
    const state = resolve(ofFact, fact, round);
    said.set(key, saidBy(ofFact, round));
    // What only others give is pending until they do.
    const isAwaited = facts.has(key) && state.state === "open" && state.why === "missing";
    if (!isAwaited) facts.set(key, state);
  }
  return { agency, period, round, facts, known: knownFacts(set, facts), said, absorbed: [], parts: [] };
}

/** Facts that another level or another set's result still has to give: pending, not missing. */
export const awaited = (set: CriteriaSet): Map<string, FactState> =>
  new Map(
    [...set.facts.values()]
      .filter(
        ({ isGivenByOthers, imported, list }) => list === null && (isGivenByOthers || imported !== null),
      )
      .map(({ id }) => [id, { state: "open", why: "pending", note: null, claimed: null }]),
  );

/** Has the agency handed in nothing at all? What others give does not count. */
export const isSilent = (set: CriteriaSet, { facts, parts }: AgencyRecord): boolean => {
  const spoken = [...facts.values()].filter((state) => state.state !== "open" || state.why !== "missing");
  return spoken.length <= awaited(set).size && parts.every((part) => isSilent(set, part));
};

const keyOf = ({ fact, item }: Statement): string => (item === null ? fact : itemKey(fact, item));

/** A row left empty, as on a sheet that was sent back without a word, reaches no round. */
const latestRound = (statements: readonly Statement[]): Round =>
  rounds.findLast((round) => statements.some((one) => one.round === round && one.cell.state !== "missing")) ??
  "self";

/** What contradicts itself once all is known: a part above its whole, items of a list that is said to have none. */
export function contradictions(
  set: CriteriaSet,
  record: AgencyRecord,
  statements: readonly Statement[],
): Problem[] {
  return [...record.facts.keys()].flatMap((key) => {
    const fact = set.facts.get(factOfKey(key));
    const item = itemOfKey(key);
    if (fact === undefined) return [];
    const at = (round: Round) => {
      const row = statements.findLast((one) => keyOf(one) === key && one.round === round);
      return { ...row?.at, column: "value" };
    };
    const part = factState(record, key);
    if (part.state !== "value") return [];
    if (fact.list !== null && factState(record, fact.list).state !== "open") {
      const values = { list: set.facts.get(fact.list)?.label ?? fact.list };
      return [problem("list-not-empty", at(part.round), values, [record.agency.id])];
    }
    if (part.includes && part.value.type === "number" && fact.domain.most?.isLessThan(part.value.value)) {
      const values = {
        text: cellText({ state: "value", value: part.value }),
        most: textOfExact(fact.domain.most),
      };
      return [problem("value-above", at(part.round), values, [record.agency.id])];
    }
    if (fact.notAbove === null) return [];
    const whole = factState(record, item === null ? fact.notAbove : itemKey(fact.notAbove, item));
    if (whole.state !== "value") return [];
    if (part.value.type !== "number" || whole.value.type !== "number") return [];
    if (!whole.value.value.isLessThan(part.value.value)) return [];
    const values = {
      fact: fact.label,
      whole: set.facts.get(fact.notAbove)?.label ?? fact.notAbove,
      part: cellText({ state: "value", value: part.value }),
      total: cellText({ state: "value", value: whole.value }),
    };
    return [problem("part-above-whole", at(part.round), values, [record.agency.id])];
  });
}
