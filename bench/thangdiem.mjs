/** Ours, from the built package, in the same shape as the others. A set is read as everyone reads it: from a file. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createScorer,
  evaluate,
  explain,
  loadSet,
  parseAgencies,
  parseEvidence,
  periodFromId,
  problemInWords,
  readTable,
  tableOf,
  takeIn,
  textOfExact,
} from "../dist/index.js";
import { setText, tablesOf, year } from "./workload.mjs";

const period = periodFromId(String(year));

export function setOf(table) {
  const folder = mkdtempSync(join(tmpdir(), "thangdiem-bench-"));
  const file = join(folder, "set.yaml");
  writeFileSync(file, setText(table));
  const { value, problems } = loadSet(file);
  rmSync(folder, { recursive: true });
  if (value === null) throw new Error(inWords(problems));
  return value;
}

const inWords = (problems) =>
  problems.map((one) => Object.values(problemInWords(one, "en")).join(" | ")).join("\n");

export function prepare(table) {
  const set = setOf(table);
  const scorer = createScorer(set);
  return {
    recordsOf(agencies) {
      const tables = tablesOf(agencies);
      const request = { scorer, agencies: tables.agencies, evidence: [tables.evidence], period, round: null };
      const { records, problems } = takeIn(request);
      if (records.length !== agencies.length) throw new Error(inWords(problems));
      return records;
    },
    evaluate: (record) => evaluate(scorer, record, { close: true }),
    /** The same with everything read that it is made of. */
    evaluateWhole(record) {
      const evaluation = evaluate(scorer, record, { close: true });
      return { evaluation, criteria: evaluation.criteria, groups: evaluation.groups };
    },
    explain: (record) => explain(evaluate(scorer, record, { close: true }), "vi"),
    /** Reading the criteria holds the points that were counted against those that are explained. */
    resultOf: ({ criteria, grading, total, isClosed }) => ({
      criteria: criteria.length,
      grade: grading.grade,
      total: isClosed && total.applies && total.span.least ? textOfExact(total.span.least) : null,
    }),
    /** A CSV text to statements: every row read, every problem found. */
    reading(text, agencies, columns) {
      const known = parseAgencies(tablesOf(agencies).agencies, set, period).value;
      const context = {
        set,
        agencies: known,
        unfit: new Set(),
        factsFor: (kind) => tableOf(scorer, kind).facts,
        period: period.id,
      };
      return () => {
        const { value } = readTable(text, "evidence.csv", columns);
        return parseEvidence([value], context).statements.length;
      };
    },
  };
}
