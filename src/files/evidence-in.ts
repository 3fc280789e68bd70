/** What agencies hand in, on disk: a folder with agencies.csv and evidence.csv, or the two files by name. */
import { statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { agencyColumns, evidenceColumns, type Outcome, type Table } from "../engine/index.ts";
import { type Columns, readTable } from "./csv-in.ts";
import { readBytes } from "./library.ts";
import { readText } from "./text.ts";

export interface EvidenceTables {
  readonly agencies: Table;
  readonly evidence: Table;
}

/** `evidence` is a file or a folder; without `agencies`, agencies.csv beside the evidence. */
export function readEvidence(evidence: string, agencies?: string): Outcome<EvidenceTables> {
  const isFolder = statSync(evidence, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const folder = isFolder ? evidence : dirname(evidence);
  const list = readCsv(agencies ?? join(folder, "agencies.csv"), agencyColumns);
  const facts = readCsv(isFolder ? join(evidence, "evidence.csv") : evidence, evidenceColumns);
  const problems = [...list.problems, ...facts.problems];
  if (list.value === null || facts.value === null) return { value: null, problems };
  return { value: { agencies: list.value, evidence: facts.value }, problems };
}

function readCsv(path: string, columns: Columns): Outcome<Table> {
  const bytes = readBytes(path);
  if (bytes.value === null) return bytes;
  const text = readText(bytes.value, basename(path));
  return text.value === null ? text : readTable(text.value, basename(path), columns);
}
