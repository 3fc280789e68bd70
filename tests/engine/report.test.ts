import { describe, expect, test } from "vitest";
import { digestOf, setDigest } from "../../src/engine/digest.ts";
import { evaluate } from "../../src/engine/evaluate.ts";
import { evaluationReport } from "../../src/engine/report.ts";
import { createScorer } from "../../src/engine/scorer.ts";
import { agencyOf, criterion, edition, fact, recordFrom, setFrom } from "../builders.ts";

const written = edition({
  facts: fact("phan", "integer") + fact("tong", "integer") + fact("co", "yes-no"),
  criteria:
    criterion("A", "7", "{ kind: ratio, part: phan, whole: tong, when-zero: not-applicable }") +
    criterion("B", "3", "{ kind: yes-no, fact: co }"),
});
const set = setFrom(written);
const report = (cells: Record<string, string>, close = true, of = set) =>
  evaluationReport(evaluate(createScorer(of), recordFrom(of, cells, agencyOf("a")), { close }), "vi");

test("SHA-256 over canonical JSON, as published", () => {
  // RFC 8785 of {} is the two bytes {}; the digest of those is a published constant of SHA-256.
  expect(digestOf({})).toBe("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  expect(digestOf({ b: "1", a: ["x"] })).toBe(digestOf({ a: ["x"], b: "1" }));
});

test("an evaluation is self-contained plain JSON in which every quantity is exact text", () => {
  const result = report({ phan: "1", tong: "3", co: "có" });
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  expect(result).toMatchObject({
    set: "thu",
    edition: "2025-01-01",
    basis: "official",
    semantics: "3",
    agency: { id: "a", name: "a", block: "khoi" },
    period: "2025",
    closed: true,
    // 7/3 + 3 = 16/3 = 5.333…, rounded to two places once.
    points: { earned: "5.33", atLeast: "5.33", atMost: "5.33", outOf: "10" },
    beforeRounding: { earned: "16/3" },
    grade: { name: "Đạt", status: "final", possible: ["dat"] },
    criteria: [
      {
        code: "A",
        status: "scored",
        points: { earned: "7/3" },
        max: "7",
        source: { document: "nguon", item: "1", quote: "lời" },
        found: { kind: "ratio", part: "1", whole: "3", share: "1/3" },
      },
      {
        code: "B",
        status: "scored",
        points: { earned: "3" },
        facts: { co: { state: "value", value: "yes" } },
      },
    ],
  });
  expect(result.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test("the four states of a fact stay apart in JSON", () => {
  const facts = report({ tong: "CHO", co: "không" }, false).criteria.flatMap((one) =>
    Object.entries(one.facts),
  );
  expect(facts.map(([id, { state }]) => [id, state])).toEqual([
    ["phan", "missing"],
    ["tong", "pending"],
    ["co", "value"],
  ]);
  expect(report({ phan: "0", tong: "0", co: "có" }).criteria[0]).toMatchObject({
    status: "not-applicable",
    points: { earned: null },
  });
});

describe("digests", () => {
  const cells = { phan: "1", tong: "3", co: "có" };
  test("are the same for the same input", () => {
    expect(report(cells)).toEqual(report(cells));
  });
  test("change with a fact, with the set and with closing", () => {
    const digests = [
      report(cells),
      report({ ...cells, phan: "2" }),
      report(cells, false),
      report(cells, true, setFrom(written.replace("Bộ thử", "Bộ khác"))),
    ].map(({ digest }) => digest);
    expect(new Set(digests).size).toBe(4);
  });
  test("of a set are over its content: comments and layout change nothing", () => {
    expect(setDigest(setFrom(`# một lời chú\n${written.replace("ranking: {}", "ranking:    {}")}`))).toBe(
      setDigest(set),
    );
    expect(setDigest(setFrom(written.replace("lời", "lời khác")))).not.toBe(setDigest(set));
  });
});
