/** Certificates of random sets and records, each of a block of a few agencies. */
import fc from "fast-check";
import { type CriteriaSet, canonicalText, parseCriteriaSet, problemInWords } from "../../src/engine/index.ts";
import { expressionParser } from "../../src/files/formula-parser.ts";
import { asked, certificateFor, rowsOf } from "../engine/certify/setup.ts";
import { criteriaSet, type Evidence, evidenceFor } from "../oracle/generated.ts";
import type { WrittenSet } from "../oracle/written.ts";

interface Block {
  readonly written: WrittenSet;
  readonly records: readonly Evidence[];
}

const block: fc.Arbitrary<Block> = criteriaSet.chain((written) =>
  fc.array(evidenceFor(written), { minLength: 1, maxLength: 3 }).map((records) => ({ written, records })),
);

function parsed(written: WrittenSet): CriteriaSet {
  const { value, problems } = parseCriteriaSet(written, expressionParser);
  if (value === null) throw new Error(problems.map((one) => problemInWords(one, "en").what).join("\n"));
  return value;
}

function certificateText({ written, records }: Block): string {
  const set = parsed(written);
  const ids = records.map((_, index) => `a${index}`);
  const certificate = certificateFor(set, {
    agencies: records.map(({ kind, attributes, validFrom }, index) => ({
      id: ids[index] ?? "",
      name: `Sở ${index}`,
      kind,
      block: "khoi",
      valid_from: validFrom ?? "",
      attributes: attributes.join(" "),
    })),
    evidence: records.flatMap(({ cells, documents, kind }, index) =>
      rowsOf(ids[index] ?? "", asked(set, cells, kind)).map((row) => ({
        ...row,
        document: documents.includes(row["fact"] ?? "") ? "tài liệu" : "",
      })),
    ),
  });
  return canonicalText(certificate);
}

/** So many certificates, as texts; the same ones for the same seed. */
export const generatedCertificates = (count: number, seed?: number): string[] =>
  fc.sample(block, { numRuns: count, ...(seed === undefined ? {} : { seed }) }).map(certificateText);
