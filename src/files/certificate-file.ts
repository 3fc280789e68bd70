/** A certificate as a file: bare, or in a signed envelope (DSSE). */
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import {
  type Certificate,
  canonicalText,
  certificateFrom,
  certificateIn,
  fromIssue,
  type Json,
  type Outcome,
  type Problem,
  problem,
  readCanonical,
  statementMediaType,
  statementOf,
} from "../engine/index.ts";
import { isSignedBy, type PrivateKey, type PublicKey, sign } from "./keys.ts";
import { unreadable } from "./library.ts";

/** The largest file that is read. A block of a hundred agencies takes some megabytes. */
export const mostBytes = 64 * 1024 * 1024;

export interface CertificateFile {
  readonly certificate: Certificate;
  /** `null`: nobody signed it. */
  readonly signature: Signature | null;
}

interface Signature {
  readonly keyid: string;
  readonly bytes: Uint8Array;
  /** What was signed. */
  readonly message: Uint8Array;
}

/** What it says is not believed yet. Problems name the file and the place in it. */
export function readCertificateFile(path: string): Outcome<CertificateFile> {
  const bytes = bytesOf(path);
  if (bytes.value === null) return bytes;
  const read = certificateFileIn(bytes.value);
  const file = basename(path);
  return { ...read, problems: read.problems.map((one) => ({ ...one, at: { file, ...one.at } })) };
}

/** The bytes of the file: canonical JSON, without a line end. */
export const unsignedText = (certificate: Certificate): string => canonicalText(certificate);

export function signedText(certificate: Certificate, key: PrivateKey): string {
  const payload = Buffer.from(canonicalText(statementOf(certificate)));
  const sig = sign(messageFor(payload), key);
  return canonicalText({
    payload: payload.toString("base64"),
    payloadType: statementMediaType,
    signatures: [{ keyid: key.keyid, sig: Buffer.from(sig).toString("base64") }],
  });
}

/** What is wrong with the signature, for whoever holds the signer's public key. */
export function signatureProblems({ signature }: CertificateFile, key: PublicKey): Problem[] {
  if (signature === null) return [problem("differs-unsigned", {}, { keyid: key.keyid })];
  if (signature.keyid !== key.keyid)
    return [problem("differs-signer", {}, { keyid: signature.keyid, wanted: key.keyid })];
  const isGenuine = isSignedBy(signature.message, signature.bytes, key);
  return isGenuine ? [] : [problem("differs-signature", {}, { keyid: key.keyid })];
}

function bytesOf(path: string): Outcome<Uint8Array> {
  try {
    const { size } = statSync(path);
    const values = { size: String(size), most: String(mostBytes) };
    if (size > mostBytes)
      return { value: null, problems: [problem("certificate-large", { file: basename(path) }, values)] };
    return { value: readFileSync(path), problems: [] };
  } catch (error) {
    return { value: null, problems: [unreadable(path, error)] };
  }
}

/** What is in the bytes of such a file. Problems name the place in it. */
export function certificateFileIn(bytes: Uint8Array): Outcome<CertificateFile> {
  const data = dataOf(bytes);
  if (data.problems.length > 0) return { value: null, problems: data.problems };
  const isEnvelope = typeof data.value === "object" && data.value !== null && "payloadType" in data.value;
  if (isEnvelope) return fromEnvelope(data.value);
  const read = certificateFrom(data.value);
  return read.value === null ? read : { value: { certificate: read.value, signature: null }, problems: [] };
}

function dataOf(bytes: Uint8Array): Outcome<Json> {
  try {
    return readCanonical(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return { value: null, problems: [problem("certificate-encoding", {})] };
  }
}

const envelopeSchema = z.strictObject({
  payload: z.string(),
  payloadType: z.literal(statementMediaType),
  signatures: z.array(z.strictObject({ keyid: z.string(), sig: z.string() })),
});

function fromEnvelope(data: Json): Outcome<CertificateFile> {
  const refuse = (problems: readonly Problem[]): Outcome<CertificateFile> => ({ value: null, problems });
  const parsed = envelopeSchema.safeParse(data);
  if (!parsed.success) return refuse(parsed.error.issues.flatMap((issue) => fromIssue(issue, data)));
  const { payload, signatures } = parsed.data;
  const [signature, ...others] = signatures;
  const [message, bytes] = [fromBase64(payload), fromBase64(signature?.sig ?? "")];
  if (signature === undefined || others.length > 0)
    return refuse([
      problem("signature-count", { path: ["signatures"] }, { count: String(signatures.length) }),
    ]);
  if (!/^[0-9a-f]{64}$/.test(signature.keyid) || bytes?.length !== 64)
    return refuse([problem("signature-form", { path: ["signatures", 0] })]);
  if (message === undefined) return refuse([problem("payload-form", { path: ["payload"] })]);
  const inner = dataOf(message);
  if (inner.problems.length > 0) return refuse(inPayload(inner.problems));
  const read = certificateIn(inner.value);
  if (read.value === null) return refuse(inPayload(read.problems));
  const of = { keyid: signature.keyid, bytes, message: messageFor(message) };
  return { value: { certificate: read.value, signature: of }, problems: [] };
}

const inPayload = (problems: readonly Problem[]): Problem[] =>
  problems.map((one) => ({ ...one, at: { ...one.at, path: ["payload", ...(one.at.path ?? [])] } }));

/** `undefined` for any other spelling of the same bytes. */
function fromBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : undefined;
}

/** The pre-authentication encoding of DSSE: no other type or length gives the same bytes. */
const messageFor = (payload: Uint8Array): Uint8Array =>
  Buffer.concat([
    Buffer.from(`DSSEv1 ${statementMediaType.length} ${statementMediaType} ${payload.length} `),
    payload,
  ]);
