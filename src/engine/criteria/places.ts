/**
 * Every fact of a set, declared or derived, by its place, settled once when the set is read: while agencies are scored
 * facts are found by place, and derived ones are reckoned by what was compiled here.
 */
import { compileDerivation, type Derive } from "../derived/index.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactAt, FactType, Placing } from "../rules/facts.ts";
import type { CriteriaSet } from "./set.ts";

export interface FactPlaces {
  readonly place: Placing;
  readonly of: ReadonlyMap<string, number>;
  /** By place: `null` where the fact is derived. */
  readonly declared: readonly (Fact | null)[];
  /** By place: `null` where the fact is declared. */
  readonly derived: readonly (Derive | null)[];
  /** By place: the number facts that cannot be above it, and the one that it cannot be above; `null` where there are none. */
  readonly bounds: readonly (Bounds | null)[];
  /** Does the set say of any fact what stands in for it while it is missing? */
  readonly hasStandIns: boolean;
}

export interface Bounds {
  readonly parts: readonly FactAt<"number">[];
  readonly whole: FactAt<"number"> | null;
}

type Declaring = Pick<CriteriaSet, "facts" | "derived" | "formulas">;

export function placesOf({ facts, derived, formulas }: Declaring): FactPlaces {
  const of = new Map([...facts.keys(), ...derived.keys()].map((name, index) => [name, index]));
  const place: Placing = <T extends FactType | "any">(name: string, type: T) => ({
    name,
    type,
    place: of.get(name) ?? null,
  });
  const formula = (text: string) => formulaIn(formulas, text);
  return {
    place,
    of,
    declared: [...facts.values(), ...[...derived].map(() => null)],
    bounds: [...facts.values()].map(({ id, notAbove, list }) => {
      const parts = [...facts.values()].filter((one) => one.notAbove === id);
      return list !== null || (notAbove === null && parts.length === 0)
        ? null
        : {
            parts: parts.map((one) => place(one.id, "number")),
            whole: notAbove === null ? null : place(notAbove, "number"),
          };
    }),
    hasStandIns: [...facts.values()].some(({ standIn }) => standIn !== null),
    derived: [
      ...[...facts].map(() => null),
      ...[...derived.values()].map(({ from }) => compileDerivation(from, { place, formula })),
    ],
  };
}

export function formulaIn(formulas: CriteriaSet["formulas"], text: string) {
  const formula = formulas.get(text);
  if (formula === undefined) throw new Error(`the formula ${text} was not compiled`);
  return formula;
}
