/** Certificates made from cells as clerks write them, and what verifying says about them. */

import { readCertificate } from "../../../src/engine/certify/read.ts";
import {
  type Certificate,
  type CriteriaSet,
  canonicalText,
  certifyBlock,
  createScorer,
  evaluateAll,
  type Problem,
  packageVersion,
  type Round,
  type Table,
  tableOf,
  takeIn,
  verifyCertificate,
} from "../../../src/engine/index.ts";
import { expressionParser } from "../../../src/files/formula-parser.ts";
import { periodOf } from "../../builders.ts";

export type Rows = readonly Readonly<Record<string, string>>[];

export interface Handed {
  readonly agencies?: Rows;
  readonly evidence: Rows;
  readonly period?: string;
  readonly close?: boolean;
  /** How far to read. */
  readonly round?: Round;
}

const oneAgency: Rows = [{ id: "a", name: "Sở A", kind: "so", block: "khoi" }];

const tableFrom = (file: string, rows: Rows): Table => ({
  file,
  columns: [...new Set(rows.flatMap((row) => Object.keys(row)))],
  rows: rows.map((row, index) => ({ row: index + 2, cells: new Map(Object.entries(row)) })),
});

/** One row for each cell; the key of a field of a list names its item: `ds.muc#2`. */
export const rowsOf = (agency: string, cells: Readonly<Record<string, string>>): Rows =>
  Object.entries(cells).map(([key, value]) => {
    const [fact = "", item = ""] = key.split("#");
    return { agency, fact, item, value, note: value === "KAD" ? "không phát sinh" : "" };
  });

/** Without the facts that the table of the kind does not ask for. */
export function asked(set: CriteriaSet, cells: Readonly<Record<string, string>>, kind = "so") {
  const { facts } = tableOf(createScorer(set), kind);
  return Object.fromEntries(Object.entries(cells).filter(([key]) => facts.has(key.split("#")[0] ?? "")));
}

/** The certificate of the only block there is, made as the command makes it. */
export function certificateFor(set: CriteriaSet, handed: Handed): Certificate {
  const { agencies = oneAgency, evidence, close = true } = handed;
  const period = periodOf(handed.period ?? "2025");
  const scorer = createScorer(set);
  const { records, problems } = takeIn({
    scorer,
    agencies: tableFrom("agencies.csv", agencies),
    evidence: [tableFrom("evidence.csv", evidence)],
    period,
    round: handed.round ?? null,
  });
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const evaluations = evaluateAll(scorer, records, { close });
  const block = records[0]?.agency.block ?? "";
  const work = { scorer, period, close, block, evaluations, madeBy: packageVersion };
  return certifyBlock({ ...work, expressions: expressionParser });
}

/** What reading and verifying its text finds. */
export function problemsOf(text: string): readonly Problem[] {
  const read = readCertificate(text);
  return read.value === null ? read.problems : verifyCertificate(read.value, expressionParser).problems;
}

/** Read back from its text; throws where that finds a problem. */
export function roundTrip(certificate: Certificate): Certificate {
  const text = canonicalText(certificate);
  const problems = problemsOf(text);
  const read = readCertificate(text);
  if (problems.length > 0 || read.value === null) throw new Error(JSON.stringify(problems, null, 1));
  return read.value;
}
