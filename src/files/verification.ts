/** A certificate verified as whoever holds it asks: by itself, beside that of its block, and by the signer's key. */
import {
  type Certificate,
  type CriteriaSet,
  type Outcome,
  type Problem,
  verifyCertificate,
  verifyExcerpt,
} from "../engine/index.ts";
import { type CertificateFile, signatureProblems } from "./certificate-file.ts";
import { findings } from "./findings-out.ts";
import { expressionParser } from "./formula-parser.ts";
import type { PublicKey } from "./keys.ts";

/** What was read. What is `null` was not given. */
export interface ToVerify {
  readonly file: Outcome<CertificateFile>;
  /** Of the block that an agency's certificate was taken from, and what problems in it call it. */
  readonly block: { readonly name: string; readonly read: Outcome<CertificateFile> } | null;
  readonly key: Outcome<PublicKey> | null;
}

/** What was found in order. */
export interface Verified {
  readonly file: CertificateFile;
  readonly set: CriteriaSet | null;
  readonly isKeyGiven: boolean;
  readonly isBlockGiven: boolean;
}

/** A value only where nothing differs. */
export function verification({ file, block, key }: ToVerify): Outcome<Verified> {
  const unread = [file, key, block?.read].flatMap((one) => one?.problems ?? []);
  if (unread.length > 0 || file.value === null) return { value: null, problems: unread };
  const { certificate } = file.value;
  const { set, problems: own } = verifyCertificate(certificate, expressionParser);
  const ofBlock = block?.read.value ? besideBlock(certificate, block.read.value.certificate, block.name) : [];
  const signed = key?.value ? signatureProblems(file.value, key.value) : [];
  const problems = [...own, ...ofBlock, ...signed];
  if (problems.length > 0) return { value: null, problems };
  return {
    value: { file: file.value, set, isKeyGiven: key !== null, isBlockGiven: block !== null },
    problems,
  };
}

/** The certificate of the block is verified by itself first. */
function besideBlock(own: Certificate, block: Certificate, file: string): readonly Problem[] {
  const { problems } = verifyCertificate(block, expressionParser);
  const found = problems.length > 0 ? problems : verifyExcerpt(own, block);
  return found.map((one) => ({ ...one, at: { file, ...one.at } }));
}

/** The answer for programs. */
export function verificationReport({ value, problems }: Outcome<Verified>) {
  if (value === null) return { verified: false, problems: findings(problems) };
  const { certificate, signature } = value.file;
  return {
    verified: true,
    scope: certificate.scope,
    block: certificate.block,
    period: certificate.period,
    digest: certificate.digest,
    /** Whether the place and the numbers of the block were reckoned again or compared, too. */
    withBlock: certificate.scope === "block" || value.isBlockGiven,
    signature: signature && { keyid: signature.keyid, checked: value.isKeyGiven },
    problems: [],
  };
}
