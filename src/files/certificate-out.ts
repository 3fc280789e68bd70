/** The certificate that is asked for: of a block, or of one agency of it, as it is written. */
import {
  type Certificate,
  certifyAgency,
  certifyBlock,
  type Evaluation,
  type Outcome,
  type Period,
  packageVersion,
  problem,
  type Scorer,
} from "../engine/index.ts";
import { signedText, unsignedText } from "./certificate-file.ts";
import { expressionParser } from "./formula-parser.ts";
import type { PrivateKey } from "./keys.ts";

export interface ToCertify {
  readonly scorer: Scorer;
  readonly period: Period;
  readonly close: boolean;
  /** Everyone who was scored: places and quotas are those of the whole block, whoever is asked for. */
  readonly evaluations: readonly Evaluation[];
  /** Agencies and files that are not among them; what is not whole is not certified. */
  readonly missing: readonly string[];
}

/** `agency` and `block`, where they are named, are among the evaluations. */
export function certificateAsked(
  { missing, ...work }: ToCertify,
  { agency, block }: { readonly agency?: string | undefined; readonly block?: string | undefined },
): Outcome<Certificate> {
  if (missing.length > 0)
    return {
      value: null,
      problems: [problem("certificate-incomplete", {}, { missing: missing.join(", ") })],
    };
  const agencies = work.evaluations.map(({ record }) => record.agency);
  const blocks = [...new Set(agencies.map((one) => one.block))];
  const own = agencies.find(({ id }) => id === agency)?.block;
  const found = own ?? block ?? (blocks.length === 1 ? blocks[0] : undefined);
  if (found === undefined)
    return { value: null, problems: [problem("certificate-whose", {}, { options: blocks.join(" | ") })] };
  const whole = certifyBlock({
    ...work,
    block: found,
    evaluations: work.evaluations.filter(({ record }) => record.agency.block === found),
    madeBy: packageVersion,
    expressions: expressionParser,
  });
  const value = agency === undefined ? whole : certifyAgency(whole, agency);
  if (value === undefined) throw new Error(`the block ${found} has no ${agency}`);
  return { value, problems: [] };
}

/** Signed where there is a key. */
export const certificateText = (certificate: Certificate, key: PrivateKey | null): string =>
  key === null ? unsignedText(certificate) : signedText(certificate, key);
