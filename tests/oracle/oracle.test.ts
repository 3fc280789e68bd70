/** The engine and the oracle say the same of any set and any closed record, to the last digit. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createScorer, evaluate, type FactState } from "../../src/engine/index.ts";
import { agencyOf, recordFrom } from "../builders.ts";
import { saidByEngine, saidByOracle, sheetOf } from "./engine.ts";
import { criteriaSet, type Evidence, evidenceFor } from "./generated.ts";
import { parsed } from "./parsed.ts";
import type { WrittenSet } from "./written.ts";

function bothOn(written: WrittenSet, { cells, documents, kind, attributes, validFrom }: Evidence) {
  const set = parsed(written);
  const agency = agencyOf("a", {
    kind,
    attributes,
    validFrom: validFrom as never,
    lineFrom: validFrom as never,
  });
  const record = recordFrom(set, cells, agency);
  const facts = new Map<string, FactState>(
    [...record.facts].map(([key, state]) =>
      state.state === "value" && documents.includes(key)
        ? [key, { ...state, document: "tài liệu" }]
        : [key, state],
    ),
  );
  const stated = { ...record, facts };
  return {
    engine: saidByEngine(evaluate(createScorer(set), stated, { close: true })),
    oracle: saidByOracle(sheetOf(written, stated)),
  };
}

/** Many in `npm run test:long`, each time others; a few in `npm test`, each time the same. */
const runs = process.env["ORACLE_RUNS"];
const tries = runs === undefined ? { numRuns: 100, seed: 1 } : { numRuns: Number(runs) };
const setAndEvidence = criteriaSet.chain((set) => fc.tuple(fc.constant(set), evidenceFor(set)));

test("any set, any record: every criterion, group and subtotal, the total and the grade", () => {
  fc.assert(
    fc.property(setAndEvidence, ([set, evidence]) => {
      const { engine, oracle } = bothOn(set, evidence);
      expect(engine).toEqual(oracle);
    }),
    tries,
  );
});

/** A total that a threshold can be written for, without end none can. */
const decimal = (total: string) => {
  const [numerator = "", denominator = "1"] = total.split("/");
  const millionths = (BigInt(numerator) * 1_000_000n) / BigInt(denominator);
  return millionths * BigInt(denominator) === BigInt(numerator) * 1_000_000n ? millionths : null;
};
const textOf = (millionths: bigint) => {
  const digits = String(millionths < 0n ? -millionths : millionths).padStart(7, "0");
  return `${millionths < 0n ? "-" : ""}${digits.slice(0, -6)}.${digits.slice(-6)}`;
};

test("a threshold exactly on the total, and a millionth above and below it", () => {
  fc.assert(
    fc.property(setAndEvidence, fc.constantFrom(-1n, 0n, 1n), ([set, evidence], beside) => {
      const total = bothOn(set, evidence).oracle["total"] ?? "";
      fc.pre(/\d/.test(total));
      const millionths = decimal(total);
      fc.pre(millionths !== null);
      const [first, ...others] = set.grades ?? [];
      const grades = [{ ...first, "at-least": textOf((millionths ?? 0n) + beside) }, ...others];
      const { engine, oracle } = bothOn({ ...set, grades } as WrittenSet, evidence);
      expect(engine).toEqual(oracle);
    }),
    tries,
  );
});
