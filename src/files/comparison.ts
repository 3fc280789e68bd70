/** What is compared: two sides, one agency of them or all, or two agencies of one side. */
import {
  type Above,
  type Comparison,
  compareAgency,
  type Impact,
  impactOf,
  type Lang,
  noticesOf,
  type Outcome,
  type Problem,
  problem,
  type Side,
  sideOfCertificate,
  suggestion,
  verifyCertificate,
  whyAbove,
} from "../engine/index.ts";
import type { CertificateFile } from "./certificate-file.ts";
import { expressionParser } from "./formula-parser.ts";

export interface NamedSide {
  readonly side: Side;
  /** What tells it from the other one: evidence, a certificate, the file of a draft; `null` where nothing needs to. */
  readonly source: string | null;
  readonly notices: readonly string[];
}

export type Sides = readonly [before: NamedSide, after: NamedSide];

export interface WhomToCompare {
  readonly agency?: string | undefined;
  readonly block?: string | undefined;
}

/** One agency on two sides, or everyone of a block or list. */
export type TwoSides =
  | { readonly of: "agency"; readonly comparison: Comparison }
  | { readonly of: "all"; readonly impact: Impact };

export function compareSides(sides: Sides, asked: WhomToCompare): Outcome<TwoSides> {
  const [before, after] = sides;
  const unknown = asked.block === undefined ? [] : blockUnknown(asked.block, sides);
  if (unknown.length > 0) return { value: null, problems: unknown };
  const agency = asked.agency ?? onlyAgencyOf(sides);
  if (agency === undefined) {
    const impact = impactOf(
      before.side,
      after.side,
      ({ record }) => asked.block === undefined || record.agency.block === asked.block,
    );
    return { value: { of: "all", impact }, problems: [] };
  }
  const comparison = compareAgency(before.side, after.side, agency);
  return comparison
    ? { value: { of: "agency", comparison }, problems: [] }
    : { value: null, problems: [absent(agency, sides)] };
}

/** Where each certificate is of one agency, nobody needs to be named. */
function onlyAgencyOf([before, after]: Sides): string | undefined {
  const [first, ...others] = [before, after].flatMap(({ side }) => [...side.situations.keys()]);
  return before.side.situations.size === 1 && others.length === 1 ? first : undefined;
}

function blockUnknown(block: string, sides: Sides): Problem[] {
  const known = new Set(
    sides.flatMap(({ side }) => [...side.situations.values()].map(({ record }) => record.agency.block)),
  );
  const values = { block, options: [...known].join(", "), ...suggestion(block, known) };
  return known.has(block) ? [] : [problem("block-unknown", {}, values)];
}

function absent(agency: string, [before, after]: Sides): Problem {
  const known = [before, after].map(({ side }) => side.situations);
  const all = known.flatMap((one) => [...one.keys()]);
  if (!all.includes(agency))
    return problem("agency-unknown", {}, { agency, ...suggestion(agency, [...new Set(all)]) });
  const missing = before.side.situations.has(agency) ? after : before;
  const { set } = missing.side;
  return problem("compare-absent", {}, { agency, side: missing.source ?? `${set.id}@${set.edition}` });
}

/** Why one of two agencies of a block stands above the other. */
export function compareTwo(
  { side: { situations } }: NamedSide,
  { agency, above }: { readonly agency: string; readonly above: string },
): Outcome<Above> {
  const refused = (found: Problem): Outcome<Above> => ({ value: null, problems: [found] });
  if (agency === above) return refused(problem("compare-same-agency", {}, { agency }));
  const [one, other] = [situations.get(agency), situations.get(above)];
  if (one === undefined || other === undefined) {
    const unknown = one === undefined ? agency : above;
    return refused(
      problem("agency-unknown", {}, { agency: unknown, ...suggestion(unknown, [...situations.keys()]) }),
    );
  }
  const [block, otherBlock] = [one.record.agency.block, other.record.agency.block];
  return block === otherBlock
    ? { value: whyAbove(one, other), problems: [] }
    : refused(problem("compare-blocks", {}, { agency, above, block, other: otherBlock }));
}

/** Nothing is compared with a certificate that does not follow from itself. */
export function certifiedSide(
  { certificate }: CertificateFile,
  source: string | null,
  lang: Lang,
): Outcome<NamedSide> {
  const { set, problems } = verifyCertificate(certificate, expressionParser);
  if (set === null || problems.length > 0) return { value: null, problems };
  const side = sideOfCertificate(certificate, set);
  if (side.value === null) return side;
  const [one] = [...side.value.situations.values()];
  const notices = one === undefined ? [] : noticesOf(one.evaluation, lang);
  return { value: { side: side.value, source, notices }, problems: [] };
}

/** Two certificates are of one set, in whatever editions. */
export function otherSetProblems([before, after]: Sides): Problem[] {
  const ids = { before: before.side.set.id, after: after.side.set.id };
  return ids.before === ids.after ? [] : [problem("compare-other-set", {}, ids)];
}
