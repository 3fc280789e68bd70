/** `thangdiem certify`: a block, or one agency, with all that its score was reckoned from, in one file. */
import {
  type Certificate,
  certifyAgency,
  certifyBlock,
  createScorer,
  type Problem,
  packageVersion,
  problem,
} from "../engine/index.ts";
import { signedText, unsignedText } from "../files/certificate-file.ts";
import { expressionParser } from "../files/formula-parser.ts";
import { type PrivateKey, readPrivateKey } from "../files/keys.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { EvidenceOptions } from "./options.ts";
import { paragraph, problemsText } from "./print.ts";
import { evaluateFor, noticesAbove, type Work } from "./work.ts";

export interface CertifyOptions extends EvidenceOptions {
  /** A file with a private key. */
  readonly key?: string;
}

export function certify(options: CertifyOptions, io: Io): ExitStatus {
  const { agency, key, lang, close = false } = options;
  const stop = (problems: readonly Problem[]): ExitStatus => {
    io.err(problemsText(problems, lang));
    return 1;
  };
  const signer = key === undefined ? null : readPrivateKey(key);
  if (signer?.value === null) return stop(signer.problems);
  // Places and quotas are those of the whole block, whoever is asked for.
  const work = evaluateFor(options, io, { takesAll: true });
  if (work === null) return 1;
  const block = blockOf(work, options);
  if (typeof block !== "string") return stop([block]);
  const certificate = certificateFor(work, { agency, block, close });
  const isSigned = signer !== null;
  io.err(
    told(work, { isSigned, close }, lang)
      .map((text) => `${paragraph(`! ${text}`)}\n`)
      .join(""),
  );
  return deliver(textOf(certificate, signer?.value ?? null), 0, options, io);
}

const textOf = (certificate: Certificate, key: PrivateKey | null): string =>
  key === null ? unsignedText(certificate) : signedText(certificate, key);

/** The block asked for, that of the agency asked for, or the only one there is. */
function blockOf(
  { evaluations, leftOut, unread }: Work,
  { agency, block }: CertifyOptions,
): string | Problem {
  const missing = [...leftOut, ...unread];
  if (missing.length > 0) return problem("certificate-incomplete", {}, { missing: missing.join(", ") });
  const agencies = evaluations.map(({ record }) => record.agency);
  const blocks = [...new Set(agencies.map((one) => one.block))];
  const own = agencies.find(({ id }) => id === agency)?.block;
  const [only, other] = blocks;
  const found = own ?? block ?? (other === undefined ? only : undefined);
  return found ?? problem("certificate-whose", {}, { options: blocks.join(" | ") });
}

function certificateFor(
  { set, period, evaluations }: Work,
  {
    agency,
    block,
    close,
  }: { readonly agency: string | undefined; readonly block: string; readonly close: boolean },
): Certificate {
  const whole = certifyBlock({
    scorer: createScorer(set),
    period,
    close,
    block,
    evaluations: evaluations.filter(({ record }) => record.agency.block === block),
    madeBy: packageVersion,
    expressions: expressionParser,
  });
  if (agency === undefined) return whole;
  const own = certifyAgency(whole, agency);
  if (own === undefined) throw new Error(`the block ${block} has no ${agency}`);
  return own;
}

/** What whoever makes it must know; the certificate goes to standard output, so this does not. */
const told = (
  work: Work,
  { isSigned, close }: { readonly isSigned: boolean; readonly close: boolean },
  lang: CertifyOptions["lang"],
): string[] => [
  ...noticesAbove(work, lang),
  ...(close ? [] : [provisional[lang]]),
  ...(isSigned ? [] : [unsigned[lang]]),
];

const provisional = {
  vi: "TẠM TÍNH: chưa chốt. Thêm --close để chốt.",
  en: "PROVISIONAL: not closed. Add --close to close.",
};

const unsigned = {
  vi: "Chưa ký: chứng thư này chứng tỏ phép tính, không chứng tỏ ai lập. Thêm --key để ký.",
  en: "Unsigned: this certificate proves the sums, not who made it. Add --key to sign.",
};
