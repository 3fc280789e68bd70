/** One of two things compared: a list of agencies under one set, for one period, as far as one round. */
import type { Certificate } from "../certify/shape.ts";
import { reckonedAgain } from "../certify/verify.ts";
import type { CriteriaSet } from "../criteria/set.ts";
import type { Evaluation } from "../evaluation.ts";
import type { AgencyRecord } from "../evidence/record.ts";
import { groupBy } from "../group-by.ts";
import type { Outcome } from "../problems.ts";
import { type Ranked, rank } from "../rank.ts";
import { type Compared, comparedIn } from "../together.ts";
import { type Layers, layersOf } from "./layers.ts";

/** All that one agency's total follows from. */
export interface Situation {
  readonly layers: Layers;
  readonly record: AgencyRecord;
  readonly close: boolean;
  /** What the agencies of its block have; `null` where nothing is compared. */
  readonly compared: Compared | null;
  readonly evaluation: Evaluation;
}

export type Place = Pick<Ranked, "place" | "isShared" | "decidedBy">;

export interface Side {
  readonly set: CriteriaSet;
  readonly situations: ReadonlyMap<string, Situation>;
  /** Empty where only one agency of a block is known. */
  readonly places: ReadonlyMap<string, Place>;
}

export interface SideOf {
  readonly set: CriteriaSet;
  /** Everyone of every block concerned, since places and comparisons are of the whole block. */
  readonly evaluations: readonly Evaluation[];
  readonly close: boolean;
}

export function sideOf({ set, evaluations, close }: SideOf): Side {
  const layers = layersOf(set);
  const blocks = groupBy(evaluations, ({ record }) => record.agency.block);
  const situations = [...blocks.values()].flatMap((members) => {
    const compared = comparedIn(
      layers.whole,
      members.map(({ record }) => record),
    );
    return members.map((evaluation) => situationOf({ layers, close, compared, evaluation }));
  });
  const ranked = rank(evaluations).flatMap(({ agencies }) => agencies);
  return {
    set,
    situations: new Map(situations),
    places: new Map(ranked.map((one) => [one.evaluation.record.agency.id, one])),
  };
}

/** A verified certificate as a side; `set` is that of the certificate. An agency's own knows no place but its own. */
export function sideOfCertificate(certificate: Certificate, set: CriteriaSet): Outcome<Side> {
  const again = reckonedAgain(certificate, set);
  if (again.value === null) return again;
  const { close, scope, agencies } = certificate;
  const { evaluations, compared } = again.value;
  if (scope === "block") return { value: sideOf({ set, evaluations, close }), problems: [] };
  const layers = layersOf(set);
  const places = agencies.flatMap(({ agency, place }) =>
    place ? [[agency.id, { ...place, place: Number(place.place), isShared: place.shared }] as const] : [],
  );
  const situations = evaluations.map((evaluation) => situationOf({ layers, close, compared, evaluation }));
  return { value: { set, situations: new Map(situations), places: new Map(places) }, problems: [] };
}

const situationOf = (of: Omit<Situation, "record">): readonly [string, Situation] => {
  const { record } = of.evaluation;
  return [record.agency.id, { ...of, record }];
};
