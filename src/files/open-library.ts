/** A criteria library held in memory: read and checked once, by a program that answers many questions. */
import {
  type CriteriaSet,
  createScorer,
  hasErrors,
  type OtherSets,
  type Outcome,
  type Period,
  type Scorer,
} from "../engine/index.ts";
import { chooseEdition, loadShelf, shelves } from "./library.ts";

export interface Library {
  /** By set, then edition. */
  readonly sets: readonly CriteriaSet[];
  /** The set a client names, `hd-16` or `hd-16@2024-05-14`; without an edition, the one that governs the period. */
  find(wanted: string, period: Period | null): Outcome<CriteriaSet>;
  /** Of one of `sets`, made once. */
  scorerOf(set: CriteriaSet): Scorer;
  /** What the other sets ask, of which kinds of agency. */
  others(set: CriteriaSet): OtherSets;
}

/** Every edition of the folder. One with an error closes the library: no agency is to be graded beside a defective table. */
export function openLibrary(folder: string): Outcome<Library> {
  const all = shelves(folder);
  if (all.value === null) return all;
  const loaded = all.value.map((shelf) => loadShelf(shelf));
  const problems = loaded.flatMap((one) => one.problems);
  if (hasErrors(problems)) return { value: null, problems };
  const sets = loaded.flatMap(({ value }) => value ?? []);
  const scorers = new Map(sets.map((set) => [set, createScorer(set)]));
  const scorerOf = (set: CriteriaSet) => {
    const scorer = scorers.get(set);
    if (scorer === undefined) throw new Error(`${set.id}@${set.edition} is not of this library`);
    return scorer;
  };
  const known = sets.map((set) => ({ set: set.id, edition: set.edition, held: set }));
  return {
    value: {
      sets,
      find: (wanted, period) =>
        chooseEdition(wanted, known, ({ held }) => ({ value: held, problems: [] }), period),
      scorerOf,
      others: (own) => othersThan(own, scorers),
    },
    problems,
  };
}

function othersThan(own: CriteriaSet, scorers: ReadonlyMap<CriteriaSet, Scorer>): OtherSets {
  const tables = [...scorers].flatMap(([set, { tables }]) => (set === own ? [] : [...tables.values()]));
  return {
    evaluates: (kind) => tables.some((table) => table.kind === kind),
    asks: (fact, kind) => tables.some((table) => table.kind === kind && table.facts.has(fact)),
  };
}
