/** What a certificate holds, key by key: nothing is optional, nothing else is allowed, every quantity is text. */
import { z } from "zod";
import { agencyIdPattern } from "../evidence/agencies.ts";
import { rounds } from "../evidence/rounds.ts";
import { statuses } from "../points-data.ts";

export const certificateType = "thangdiem-certificate";
export const formatVersion = "1";

/** `like`: how such a text looks. */
const matching = (pattern: RegExp, like: string, problem = "certificate-form") =>
  z.string().refine((text) => pattern.test(text), { params: { problem, like } });

/** No certificate needs longer ones; a giant integer would only keep its reader busy. */
const quantity = matching(
  /^(?=.{1,10000}$)(?:0|-?(?:0|[1-9]\d*)\.\d*[1-9]|-?[1-9]\d*|-?[1-9]\d*\/[1-9]\d*)$/,
  "13.95, 40/3",
);
const digest = matching(/^sha256:[0-9a-f]{64}$/, "sha256:…", "certificate-digest-form");
const count = matching(/^(?:0|[1-9]\d{0,8})$/, "12");
const day = matching(/^\d{4}-\d{2}-\d{2}$/, "2026-02-15");
const period = matching(/^\d{4}(?:-(?:H[12]|Q[1-4]|\d{2}))?$/, "2026, 2026-H1, 2026-Q3, 2026-07");
const agencyId = matching(agencyIdPattern, "so-noi-vu");
export const versionPattern = /^\d{1,4}\.\d{1,4}\.\d{1,4}$/;
const version = matching(versionPattern, "0.1.0");
const words = z.string();
const maybe = words.nullable();
const round = z.enum(rounds);

const agency = z.strictObject({
  id: agencyId,
  name: words,
  kind: words,
  block: words,
  parent: maybe,
  parentName: maybe,
  validFrom: day.nullable(),
  validTo: day.nullable(),
  lineFrom: day.nullable(),
  predecessors: z.array(words),
  formerNames: z.array(z.strictObject({ name: words, until: day })),
  attributes: z.array(words),
});
export type AgencyData = z.infer<typeof agency>;

const said = z.array(
  z.strictObject({
    round,
    state: z.enum(["value", "pending", "not-applicable", "withdrawn"]),
    value: maybe,
    document: maybe,
    note: maybe,
  }),
);

const value = z.strictObject({
  state: z.literal("value"),
  value: words,
  unproven: z.boolean(),
  document: maybe,
  note: maybe,
  round,
  includes: z.array(z.strictObject({ agency: words, value: words })),
});
const open = z.strictObject({
  state: z.enum(["missing", "unproven", "withdrawn", "pending"]),
  claimed: maybe,
  note: maybe,
});
const notApplicable = z.strictObject({ state: z.literal("not-applicable"), note: maybe, round });
export type HoldingData = z.infer<typeof value> | z.infer<typeof open> | z.infer<typeof notApplicable>;

const fact = z.discriminatedUnion("state", [
  value.extend({ said, digest }),
  open.extend({ said, digest }),
  notApplicable.extend({ said, digest }),
]);
export type FactData = z.infer<typeof fact>;

const facts = { period, round, facts: z.record(z.string(), fact) };
const none = z.tuple([]);
const ofOnePeriod = z.strictObject({ ...facts, absorbed: none, parts: none });
const evidence = z.strictObject({
  ...facts,
  absorbed: z.array(z.strictObject({ agency, evidence: ofOnePeriod })),
  parts: z.array(ofOnePeriod),
});
export type FactsData = Pick<z.infer<typeof ofOnePeriod>, "period" | "round" | "facts">;
export type EvidenceData = z.infer<typeof evidence>;

const points = z.strictObject({
  earned: quantity.nullable(),
  atLeast: quantity.nullable(),
  atMost: quantity.nullable(),
});

const criterion = z.strictObject({
  status: z.enum(statuses),
  points,
  max: quantity,
  lostBecause: maybe,
  assumed: z.array(words),
  digest,
});

const group = z.strictObject({
  points,
  outOf: quantity,
  rescaled: points,
  max: quantity,
  lostBecause: maybe,
});

const ownResult = {
  set: z.strictObject({ id: words, edition: day, basis: z.enum(["official", "reconstruction"]), digest }),
  semantics: words,
  trial: z.boolean(),
  agency: agencyId,
  evidence: digest,
  period,
  closed: z.boolean(),
  keptOpenBy: z.array(words),
  comparedWith: z.strictObject({ closed: count, all: count }).nullable(),
  points,
  outOf: quantity.nullable(),
  beforeRounding: points,
  rescaledBy: quantity.nullable(),
  lostBecause: maybe,
  grade: z.strictObject({
    id: maybe,
    status: z.enum(["final", "certain", "open", "no-grade", "not-gradable"]),
    possible: z.array(words),
  }),
  criteria: z.record(z.string(), criterion),
  groups: z.record(z.string(), group),
  subtotals: z.record(z.string(), z.strictObject({ points, max: quantity })),
};
const resultOfPart = z.strictObject({ ...ownResult, periods: none });
const result = z.strictObject({ ...ownResult, periods: z.array(resultOfPart) });
export type OwnResultData = Omit<z.infer<typeof resultOfPart>, "periods">;
export type ResultData = z.infer<typeof result>;

const place = z.strictObject({ place: count, shared: z.boolean(), decidedBy: maybe }).nullable();
export type PlaceData = z.infer<typeof place>;

const certified = z.strictObject({
  agency,
  evidence,
  result,
  place,
  digests: z.strictObject({ evidence: digest, result: digest }),
});
export type CertifiedAgency = z.infer<typeof certified>;

const quota = z.strictObject({
  grade: words,
  denominator: count,
  allowed: count,
  line: quantity.nullable(),
  movesTo: maybe,
  inside: z.array(agencyId),
  tied: z.array(agencyId),
  roomForTied: count,
  over: z.array(agencyId),
});

const standing = z.strictObject({
  provisional: z.boolean(),
  placed: count,
  leader: quantity.nullable(),
  average: quantity.nullable(),
  quotas: z.array(quota),
});
export type StandingData = z.infer<typeof standing>;

const compared = z.strictObject({
  closed: count,
  all: count,
  values: z.record(z.string(), z.array(quantity)),
});
export type ComparedData = z.infer<typeof compared>;

export const certificateSchema = z.strictObject({
  type: z.literal(certificateType),
  version: z.literal(formatVersion),
  scope: z.enum(["block", "agency"]),
  madeBy: version,
  semantics: words,
  period,
  close: z.boolean(),
  trial: z.boolean(),
  block: words,
  set: z.strictObject({
    data: z.record(z.string(), z.unknown()),
    formulas: z.array(z.strictObject({ text: words, tree: z.record(z.string(), z.unknown()) })),
  }),
  compared: compared.nullable(),
  agencies: z.array(certified).min(1),
  standing,
  blockCertificate: digest.nullable(),
  digests: z.strictObject({ set: digest, evidence: digest, result: digest, block: digest }),
  digest,
});
export type Certificate = z.infer<typeof certificateSchema>;
