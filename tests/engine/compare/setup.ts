/** Sides made from cells as clerks write them. */
import type { AgencyRecord } from "../../../src/engine/evidence/record.ts";
import {
  type Comparison,
  type CriteriaSet,
  compareAgency,
  createScorer,
  evaluateAll,
  type Line,
  type Side,
  sideOf,
  textOfExact,
} from "../../../src/engine/index.ts";
import { agencyOf, recordFrom } from "../../builders.ts";

export type Cells = Readonly<Record<string, string>>;

export function sideFrom(set: CriteriaSet, records: readonly AgencyRecord[], close = true): Side {
  return sideOf({ set, evaluations: evaluateAll(createScorer(set), records, { close }), close });
}

/** One agency, `a`. */
export const sideWith = (set: CriteriaSet, cells: Cells, more: Partial<AgencyRecord> = {}): Side =>
  sideFrom(set, [{ ...recordFrom(set, cells, agencyOf("a")), ...more }]);

export function compared(before: Side, after: Side, agency = "a"): Comparison {
  const found = compareAgency(before, after, agency);
  if (found === undefined) throw new Error(`no ${agency} on one side`);
  return found;
}

/** `fact so_hop 0.5`: each line as cause, what it is about, and the points. */
export const told = ({ lines }: { readonly lines: readonly Line[] }): string[] =>
  lines.map(({ cause, about, change }) => [cause, ...(about ? [about] : []), textOfExact(change)].join(" "));
