/** A certificate as general tools read it: the predicate of an in-toto statement about the set, the evidence and the result. */
import { z } from "zod";
import type { Json } from "../digest.ts";
import { type Outcome, problem } from "../problems.ts";
import { certificateFrom, fromIssue } from "./read.ts";
import type { Certificate } from "./shape.ts";

/** Media type of the payload of a signed envelope. */
export const statementMediaType = "application/vnd.in-toto+json";
const statementType = "https://in-toto.io/Statement/v1";
const predicateType = "urn:thangdiem:certificate:1";

const statementSchema = z.strictObject({
  _type: z.literal(statementType),
  subject: z.array(z.strictObject({ name: z.string(), digest: z.strictObject({ sha256: z.string() }) })),
  predicateType: z.literal(predicateType),
  predicate: z.record(z.string(), z.unknown()),
});

export const statementOf = (certificate: Certificate) => ({
  _type: statementType,
  subject: subjectsOf(certificate),
  predicateType,
  predicate: certificate,
});

/** The certificate in a statement whose subjects are its own. */
export function certificateIn(data: Json): Outcome<Certificate> {
  const parsed = statementSchema.safeParse(data);
  if (!parsed.success)
    return { value: null, problems: parsed.error.issues.flatMap((issue) => fromIssue(issue, data)) };
  const read = certificateFrom(parsed.data.predicate as Json);
  if (read.value === null) return read;
  const isOwn = JSON.stringify(parsed.data.subject) === JSON.stringify(subjectsOf(read.value));
  return isOwn ? read : { value: null, problems: [problem("certificate-subject", { path: ["subject"] })] };
}

const subjectsOf = ({ digests }: Certificate) =>
  (["set", "evidence", "result"] as const).map((name) => ({
    name,
    digest: { sha256: digests[name].slice("sha256:".length) },
  }));
