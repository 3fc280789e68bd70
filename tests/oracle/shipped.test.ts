/** The engine and the oracle say the same of every agency of the sample data, under the sets that are shipped, to the last digit. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readYaml } from "../../src/files/yaml-in.ts";
import {
  createScorer,
  evaluateAll,
  findSet,
  otherSets,
  periodFromId,
  readEvidence,
  takeIn,
} from "../../src/index.ts";
import { saidByEngine, saidByOracle, sheetOf } from "./engine.ts";
import type { WrittenSet } from "./written.ts";

const root = join(import.meta.dirname, "../..");
const criteria = join(root, "criteria");

/** An evidence folder under a set, and how many closed records it holds. */
const works: readonly (readonly [set: string, period: string, evidence: string, agencies: number])[] = [
  ["qd-5016", "2026", "data/sample-2026", 140],
  ["hd-16", "2025", "data/sample-small", 12],
  ["qd-25", "2025", "data/sample-small", 12],
  ["hd-16", "2026", "data/plans-evidence", 1],
  ["qd-25", "2025", "data/plans-evidence", 3],
  ["noi-bo-sgddt", "2026-H1", "data/sample-inside", 10],
  ["noi-bo-sgddt", "2026", "data/sample-inside", 10],
  ["hd-16", "2025", "tests/golden/three-sets", 4],
  ["qd-25", "2025", "tests/golden/three-sets", 4],
  ["qd-5016", "2026", "tests/golden/three-sets", 4],
  // Many answers are missing at once, so that trying them all takes half a minute: only in `npm run test:long`.
  ...(process.env["ORACLE_RUNS"] ? ([["hd-16", "2026", "data/sample-2026", 140]] as const) : []),
];

describe.each(works)("%s, %s, %s", (id, periodId, evidence, agencies) => {
  const period = periodFromId(periodId);
  const set = findSet(id, criteria, period ?? null).value;
  const tables = readEvidence(join(root, evidence)).value;
  if (!set || !tables || !period) throw new Error("the evidence cannot be read");
  const file = join(criteria, id, `${set.edition}.yaml`);
  const written = readYaml(readFileSync(file, "utf8"), file).value?.tree as WrittenSet;
  const scorer = createScorer(set);
  const { records } = takeIn({ scorer, ...tables, period, round: null, others: otherSets(set, criteria) });
  const all = evaluateAll(scorer, records, { close: true });

  test(`${agencies} closed records`, () => {
    const closed = all.filter(({ isClosed }) => isClosed);
    expect(closed.length).toBe(agencies);
    for (const evaluation of closed)
      expect(saidByEngine(evaluation), evaluation.record.agency.id).toEqual(
        saidByOracle(sheetOf(written, evaluation.record)),
      );
  });
});
