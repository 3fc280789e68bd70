/** `thangdiem certify`: a block, or one agency, with all that its score was reckoned from, in one file. */
import { createScorer, type Problem } from "../engine/index.ts";
import { certificateAsked, certificateText } from "../files/certificate-out.ts";
import { readPrivateKey } from "../files/keys.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { EvidenceOptions } from "./options.ts";
import { paragraph, problemsText } from "./print.ts";
import { evaluateFor, noticesAbove, type Work } from "./work.ts";

export interface CertifyOptions extends EvidenceOptions {
  /** A file with a private key. */
  readonly key?: string;
}

export function certify(options: CertifyOptions, io: Io): ExitStatus {
  const { key, lang, close = false } = options;
  const stop = (problems: readonly Problem[]): ExitStatus => {
    io.err(problemsText(problems, lang));
    return 1;
  };
  const signer = key === undefined ? null : readPrivateKey(key);
  if (signer?.value === null) return stop(signer.problems);
  // Places and quotas are those of the whole block, whoever is asked for.
  const work = evaluateFor(options, io, { takesAll: true });
  if (work === null) return 1;
  const { set, period, evaluations, leftOut, unread } = work;
  const missing = [...leftOut, ...unread];
  const asked = { scorer: createScorer(set), period, close, evaluations, missing };
  const certificate = certificateAsked(asked, options);
  if (certificate.value === null) return stop(certificate.problems);
  const isSigned = signer !== null;
  io.err(
    told(work, { isSigned, close }, lang)
      .map((text) => `${paragraph(`! ${text}`)}\n`)
      .join(""),
  );
  return deliver(certificateText(certificate.value, signer?.value ?? null), 0, options, io);
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
