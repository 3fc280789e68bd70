/**
 * A certificate verified: made anew from its own set, agencies and what the rounds said, and held against itself. The
 * smallest part that differs is named, and what only follows from it is not.
 */
import { checkCriteriaSet } from "../check.ts";
import { parseCriteriaSet } from "../criteria/parse.ts";
import type { CriteriaSet } from "../criteria/set.ts";
import { type Period, periodFromId } from "../dates.ts";
import type { Evaluation } from "../evaluation.ts";
import { Exact } from "../exact/index.ts";
import type { ExpressionParser } from "../formula/index.ts";
import { hasErrors, type Outcome, type Problem, problem } from "../problems.ts";
import { createScorer, type Scorer } from "../scorer.ts";
import { type Compared, evaluateAll, evaluateBeside } from "../together.ts";
import { certificateOf, certifyAgency, certifyBlock } from "./certificate.ts";
import { differencesBetween } from "./differences.ts";
import { rebuiltRecord } from "./rebuild.ts";
import type { Certificate, ComparedData } from "./shape.ts";

/** Without a problem, everything in the certificate follows from its set and from what it says that was said. */
export function verifyCertificate(
  certificate: Certificate,
  expressions: ExpressionParser,
): { readonly set: CriteriaSet | null; readonly problems: readonly Problem[] } {
  const read = readSet(certificate, expressions);
  if (read.value === null) return { set: null, problems: read.problems };
  const again = madeAgain(certificate, read.value, expressions);
  if (again.value === null) return { set: read.value, problems: again.problems };
  return { set: read.value, problems: differencesBetween(certificate, again.value) };
}

/** Is it what the certificate of its block says about it? Both were verified before. */
export function verifyExcerpt(own: Certificate, block: Certificate): Problem[] {
  const id = own.agencies[0]?.agency.id ?? "";
  const values = { agency: id, block: block.block };
  if (own.scope !== "agency" || block.scope !== "block") return [problem("excerpt-scope", {}, values)];
  if (own.blockCertificate !== block.digest) return [problem("excerpt-other-block", {}, values, [id])];
  const expected = certifyAgency(block, id);
  return expected?.digest === own.digest ? [] : [problem("excerpt-differs", {}, values, [id])];
}

/** A set that does not pass `check` grades nobody. */
function readSet({ set: { data } }: Certificate, expressions: ExpressionParser): Outcome<CriteriaSet> {
  const parsed = parseCriteriaSet(data, expressions);
  const found = parsed.value ? [...parsed.problems, ...checkCriteriaSet(parsed.value)] : parsed.problems;
  const errors = found
    .filter(({ severity }) => severity === "error")
    .map((one) => ({ ...one, at: { ...one.at, path: ["set", "data", ...(one.at.path ?? [])] } }));
  return parsed.value && errors.length === 0
    ? { value: parsed.value, problems: [] }
    : { value: null, problems: [problem("certificate-set", { path: ["set"] }), ...errors] };
}

function madeAgain(
  certificate: Certificate,
  set: CriteriaSet,
  expressions: ExpressionParser,
): Outcome<Certificate> {
  const again = reckonedAgain(certificate, set);
  if (again.value === null) return again;
  const { scope, close, block, agencies, madeBy } = certificate;
  const work = { ...again.value, close, block, madeBy, expressions };
  const ofBlock = { ...certificate, placeOf: () => agencies[0]?.place ?? null };
  const value = scope === "block" ? certifyBlock(work) : certificateOf(work, ofBlock);
  return { value, problems: [] };
}

export interface Reckoned {
  readonly scorer: Scorer;
  readonly period: Period;
  readonly evaluations: readonly Evaluation[];
  /** What the block of a single agency has; `null` where nothing is compared, or the whole block is there. */
  readonly compared: Compared | null;
}

/** The evaluations of a certificate, from its agencies and what was said about them. `set` is that of the certificate. */
export function reckonedAgain(certificate: Certificate, set: CriteriaSet): Outcome<Reckoned> {
  const { scope, close, agencies } = certificate;
  const period = periodFromId(certificate.period);
  if (period === undefined)
    return {
      value: null,
      problems: [problem("period-unknown", { path: ["period"] }, { period: certificate.period })],
    };
  const scorer = createScorer(set);
  const rebuilt = agencies.map((one, index) => rebuiltRecord(scorer, one, period, ["agencies", index]));
  const problems = rebuilt.flatMap((one) => one.problems);
  if (hasErrors(problems)) return { value: null, problems };
  const records = rebuilt.flatMap(({ value }) => value ?? []);
  const compared =
    scope === "agency" && certificate.compared !== null ? comparedFrom(certificate.compared) : null;
  const evaluations =
    scope === "block"
      ? evaluateAll(scorer, records, { close })
      : records.map((record) => evaluateBeside(scorer, record, { close, compared }));
  return { value: { scorer, period, evaluations, compared }, problems: [] };
}

const comparedFrom = ({ closed, all, values }: ComparedData): Compared => ({
  closed: Number(closed),
  all: Number(all),
  values: new Map(Object.entries(values).map(([fact, numbers]) => [fact, numbers.map(exactFrom)])),
});

/** A quantity as a certificate writes it: a decimal, or `p/q`. */
function exactFrom(text: string): Exact {
  const [above = "", below] = text.split("/");
  if (below !== undefined) return Exact.of(BigInt(above), BigInt(below));
  const [whole = "", fraction = ""] = above.split(".");
  return Exact.of(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}
