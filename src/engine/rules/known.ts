/**
 * The short way to points: of what is surely known, without spans and without what was found. A rule that gives points
 * this way gives the same ones by its `score`, which says how; tests hold the two against each other.
 */
import type { Exact } from "../exact/index.ts";
import type { FactAt, FactType, ValueOf } from "./facts.ts";

/** It surely does not apply. */
export const out: unique symbol = Symbol("not applicable");
export type Out = typeof out;

/** What a fact surely is; `undefined` while it is open, and of a fact that is reckoned from others. */
export type KnownValue = ValueOf<FactType> | Out | undefined;
/** By the place of the fact in the set. */
export type KnownValues = readonly KnownValue[];

/** Surely so many points, or surely none to give. */
export type Settled = Exact | Out;

/** `null` where something that the points go by is open, or the long way alone knows. */
export type Known = (values: KnownValues, year: number) => Settled | null;

/** Of a rule on one fact; the set says of which type it is, and nothing else passes the door. */
export function knownBy<T extends FactType>(
  { place }: FactAt<T>,
  worth: (value: ValueOf<T>) => Exact,
): Known | null {
  if (place === null) return null;
  return (values) => {
    const value = values[place];
    return value === undefined ? null : value === out ? out : worth(value as ValueOf<T>);
  };
}
