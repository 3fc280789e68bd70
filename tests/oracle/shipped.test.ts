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
import { works } from "../works.ts";
import { saidByEngine, saidByOracle, sheetOf } from "./engine.ts";
import type { WrittenSet } from "./written.ts";

const root = join(import.meta.dirname, "../..");
const criteria = join(root, "criteria");

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
