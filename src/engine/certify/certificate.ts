/** A certificate made: of a block from its evaluations, of an agency from the certificate of its block. */
import { type CriteriaSet, governs } from "../criteria/set.ts";
import type { Period } from "../dates.ts";
import { digestOf } from "../digest.ts";
import { semanticsVersion } from "../evaluate.ts";
import type { Evaluation } from "../evaluation.ts";
import { textOfExact } from "../exact/index.ts";
import type { ExpressionParser } from "../formula/index.ts";
import type { Scorer } from "../scorer.ts";
import { type Compared, comparedIn } from "../together.ts";
import { agencyData, evidenceData } from "./evidence-data.ts";
import { formulaNode } from "./formula-data.ts";
import { resultData } from "./result-data.ts";
import {
  type Certificate,
  type CertifiedAgency,
  type ComparedData,
  certificateType,
  formatVersion,
  type PlaceData,
  type StandingData,
} from "./shape.ts";
import { placesIn, standingOf } from "./standing.ts";

export interface BlockToCertify {
  readonly scorer: Scorer;
  readonly period: Period;
  /** Was closing asked for? */
  readonly close: boolean;
  readonly block: string;
  /** All agencies of the block that are scored, and no others. */
  readonly evaluations: readonly Evaluation[];
  /** The version of the package that makes it. */
  readonly madeBy: string;
  /** For the formulas of the set; one without formulas never calls it. */
  readonly expressions: ExpressionParser;
}

export function certifyBlock(work: BlockToCertify): Certificate {
  const { scorer, evaluations, close } = work;
  const compared = close
    ? comparedIn(
        scorer,
        evaluations.map(({ record }) => record),
      )
    : null;
  const places = placesIn(evaluations);
  return certificateOf(work, {
    scope: "block",
    compared: compared && comparedData(compared),
    placeOf: (id) => places.get(id) ?? null,
    standing: standingOf(scorer.set, evaluations),
    blockCertificate: null,
  });
}

/** What a certificate says beside what follows from the set and the agencies. */
export interface Beside {
  readonly scope: Certificate["scope"];
  readonly compared: ComparedData | null;
  placeOf(agency: string): PlaceData;
  readonly standing: StandingData;
  readonly blockCertificate: string | null;
}

export function certificateOf(
  { scorer: { set }, period, close, block, evaluations, madeBy, expressions }: BlockToCertify,
  { placeOf, scope, compared, standing, blockCertificate }: Beside,
): Certificate {
  return withDigests({
    type: certificateType,
    version: formatVersion,
    scope,
    madeBy,
    semantics: semanticsVersion,
    period: period.id,
    close,
    trial: !governs(set, period),
    block,
    set: { data: set.written as Certificate["set"]["data"], formulas: formulasOf(set, expressions) },
    compared,
    agencies: evaluations
      .map((one) => certifiedAgency(one, placeOf(one.record.agency.id)))
      .sort((a, b) => (a.agency.id < b.agency.id ? -1 : 1)),
    standing,
    blockCertificate,
  });
}

/** `undefined` where the block has no such agency. */
export function certifyAgency(block: Certificate, id: string): Certificate | undefined {
  const { digests: _, digest, ...rest } = block;
  const own = block.agencies.filter(({ agency }) => agency.id === id);
  if (own.length === 0) return undefined;
  const isOwn = (one: string) => one === id;
  const quotas = block.standing.quotas.map((quota) => ({
    ...quota,
    inside: quota.inside.filter(isOwn),
    tied: quota.tied.filter(isOwn),
    over: quota.over.filter(isOwn),
  }));
  return withDigests({
    ...rest,
    scope: "agency",
    agencies: own,
    standing: { ...block.standing, quotas },
    blockCertificate: digest,
  });
}

function withDigests(certificate: Omit<Certificate, "digests" | "digest">): Certificate {
  const { agencies, compared, standing, blockCertificate } = certificate;
  const byId = <T>(value: (one: CertifiedAgency) => T) =>
    Object.fromEntries(agencies.map((one) => [one.agency.id, value(one)]));
  const digested = {
    ...certificate,
    digests: {
      set: digestOf(certificate.set.data),
      evidence: digestOf(byId(({ digests }) => digests.evidence)),
      result: digestOf(byId(({ digests }) => digests.result)),
      block: digestOf({ blockCertificate, compared, places: byId(({ place }) => place), standing }),
    },
  };
  return { ...digested, digest: digestOf(digested) };
}

function certifiedAgency(evaluation: Evaluation, place: PlaceData): CertifiedAgency {
  const agency = agencyData(evaluation.record.agency);
  const [evidence, result] = [evidenceData(evaluation.record), resultData(evaluation)];
  const digests = { evidence: result.evidence, result: digestOf(result) };
  return { agency, evidence, result, place, digests };
}

const comparedData = ({ closed, all, values }: Compared): ComparedData => ({
  closed: String(closed),
  all: String(all),
  values: Object.fromEntries(
    [...values].map(([fact, numbers]) => [fact, [...numbers].sort((a, b) => a.compare(b)).map(textOfExact)]),
  ),
});

const formulasOf = (set: CriteriaSet, expressions: ExpressionParser): Certificate["set"]["formulas"] =>
  [...set.formulas.keys()].sort().map((text) => ({ text, tree: formulaNode(text, expressions) }));
