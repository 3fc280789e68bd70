/** Certificates that were made are read back and reckoned again to the same: of every rule kind, and of every way evidence comes. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { certifyAgency, verifyExcerpt } from "../../../src/engine/index.ts";
import { loadSet } from "../../../src/files/library.ts";
import { criterion, edition, fact, setFrom } from "../../builders.ts";
import { answers, complete, inHand, kitchenSink, limitedSink } from "../kitchen-sink.ts";
import { editionWith, type SampleFact, sampleFacts, sampleRules } from "../rules/samples.ts";
import { asked, certificateFor, roundTrip, rowsOf } from "./setup.ts";
import { roundsSet } from "./small.ts";

/** The cells of one agency: of each fact another one, some of them left empty. */
const cellsOf = (turn: number) =>
  Object.fromEntries(
    (Object.keys(sampleFacts) as SampleFact[]).map((id, index) => {
      const cells: readonly string[] = sampleFacts[id].cells;
      return [id, (turn + index) % 5 === 4 ? "" : (cells[(turn * 3 + index) % cells.length] ?? "")];
    }),
  );

const agencyRow = (id: string) => ({ id, name: `Sở ${id}`, kind: "so", block: "khoi" });

describe("every rule kind", () => {
  const rules = Object.entries(sampleRules).flatMap(([kind, all]) =>
    all.map((rule, index) => [`${kind} ${index + 1}`, rule] as const),
  );
  test.each(rules)("%s", (_, rule) => {
    const set = setFrom(editionWith(rule));
    const turns = [0, 1, 2, 3, 4, 5];
    const certificate = certificateFor(set, {
      agencies: turns.map((turn) => agencyRow(`a${turn}`)),
      evidence: turns.flatMap((turn) => rowsOf(`a${turn}`, asked(set, cellsOf(turn)))),
    });
    expect(certificate.agencies).toHaveLength(6);
    expect(roundTrip(certificate)).toEqual(certificate);
  });
});

test.each([
  ["open", false],
  ["closed", true],
])("a set with everything in it, whatever is answered: %s records", (_, close) => {
  const sets = [setFrom(kitchenSink("rescale", "group")), setFrom(limitedSink("rescale", "total"))];
  fc.assert(
    fc.property(answers, fc.constantFrom(...sets), fc.boolean(), (given, set, isComplete) => {
      const cells = isComplete ? complete(given) : inHand(given);
      const certificate = certificateFor(set, { evidence: rowsOf("a", cells), close });
      expect(roundTrip(certificate)).toEqual(certificate);
    }),
    { numRuns: 12 },
  );
});

describe("every way evidence comes", () => {
  const two = roundsSet();
  const row = (agency: string, fact: string, round: string, value: string, more = {}) => ({
    agency,
    fact,
    round,
    value,
    ...more,
  });

  test("rounds: what was claimed, not recognised, accepted without a document, and never said", () => {
    const certificate = certificateFor(two, {
      agencies: ["a", "b", "c", "d"].map(agencyRow),
      evidence: [
        row("a", "so", "self", "4", { document: "QĐ 1" }),
        row("a", "so", "appraisal", "3", { note: "một cuộc trùng" }),
        row("a", "y", "appraisal", "1234,5"),
        row("b", "so", "self", "4"),
        row("b", "y", "appraisal", "50"),
        row("c", "so", "self", "4"),
        row("c", "so", "appraisal", "không công nhận", { note: "không có trong sổ" }),
        row("c", "y", "appraisal", "50"),
      ],
    });
    const held = certificate.agencies.map(({ evidence }) => evidence.facts["so"]);
    expect(held.slice(0, 3)).toMatchObject([
      { state: "value", value: "3", round: "appraisal", document: null, unproven: false },
      { state: "unproven", claimed: "4" },
      { state: "withdrawn", claimed: "4", note: "không có trong sổ" },
    ]);
    expect(held[0]?.said.map(({ round, value }) => [round, value])).toEqual([
      ["self", "4"],
      ["appraisal", "3"],
    ]);
    // d said nothing, and what others have not given keeps it open.
    expect(certificate.agencies[3]?.evidence.facts).toMatchObject({ y: { state: "pending", said: [] } });
    expect(certificate.agencies.map(({ result }) => result.closed)).toEqual([true, true, true, false]);
    expect(roundTrip(certificate)).toEqual(certificate);
  });

  test("read only as far as the self round, an item that a later round added is not there", () => {
    const list = fact("muc", "choice", ", levels: { nang: Nặng, nhe: Nhẹ }").trim();
    const set = setFrom(
      edition({
        facts: `ds: { type: list, label: ds, ask: ds, document: none, fields: { ${list} } }\n`,
        criteria: criterion(
          "A",
          "10",
          '{ kind: each, list: ds, when-none: "10", rule: { kind: choice, fact: ds.muc, points: { nang: "2", nhe: "4" } } }',
        ),
      }),
    );
    const evidence = [
      { agency: "a", fact: "ds.muc", item: "1", round: "self", value: "nhe", note: "" },
      { agency: "a", fact: "ds.muc", item: "2", round: "appraisal", value: "nang", note: "bổ sung" },
    ];
    const earned = (round?: "self") => {
      const certificate = certificateFor(set, round ? { evidence, round } : { evidence });
      expect(roundTrip(certificate)).toEqual(certificate);
      return certificate.agencies[0]?.result.points.earned;
    };
    expect([earned("self"), earned()]).toEqual(["4", "6"]);
  });

  test("merged agencies: the parts stand with the whole, and what each of them said", () => {
    const ended = { valid_to: "30/06/2025" };
    const certificate = certificateFor(two, {
      agencies: [
        { ...agencyRow("a"), predecessor: "b c", valid_from: "01/07/2025" },
        { ...agencyRow("b"), ...ended },
        { ...agencyRow("c"), ...ended },
      ],
      evidence: [
        row("a", "so", "self", "1", { document: "QĐ 1" }),
        row("b", "so", "self", "2", { document: "QĐ 2" }),
        row("c", "so", "self", "KAD", { note: "chưa thành lập" }),
        row("a", "y", "appraisal", "50"),
      ],
    });
    const [own] = certificate.agencies;
    expect(certificate.agencies).toHaveLength(1);
    expect(own?.evidence.facts["so"]).toMatchObject({
      value: "3",
      includes: [{ agency: "Sở b", value: "2" }],
      said: [{ value: "1" }],
    });
    expect(own?.evidence.absorbed.map(({ agency }) => agency.id)).toEqual(["b", "c"]);
    expect(roundTrip(certificate)).toEqual(certificate);
  });

  test("a year that is the mean of its months", () => {
    const set = setFrom(
      edition({
        facts: fact("so", "integer", ', may-not-apply: "yes"'),
        criteria: criterion("A", "10", '{ kind: count, fact: so, each: "1" }'),
        more: "mean-of: { periods: month }",
      }).replace("periods: [year]", "periods: [year, month]"),
    );
    const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, "0")}`);
    const certificate = certificateFor(set, {
      evidence: months.map((period, index) => ({ agency: "a", fact: "so", value: String(index), period })),
    });
    // 0 + 1 + … + 10 and once more 10, since 11 is above the maximum: 65 / 12 = 5,4166… → 5,42.
    expect(certificate.agencies[0]?.result).toMatchObject({
      points: { earned: "5.42" },
      beforeRounding: { earned: "65/12" },
      criteria: {},
    });
    expect(certificate.agencies[0]?.evidence.parts.map(({ period }) => period)).toEqual(months);
    expect(certificate.agencies[0]?.result.periods[11]).toMatchObject({
      period: "2025-12",
      criteria: { A: { points: { earned: "10" } } },
    });
    expect(roundTrip(certificate)).toEqual(certificate);
  });
});

describe("a block whose agencies are compared", () => {
  const set = setFrom(
    edition({
      facts: fact("so", "integer", ', may-not-apply: "yes"') + fact("tre", "integer", ", given-by: others"),
      criteria:
        criterion("A", "6", "{ kind: relative, fact: ty_so, best: cao_nhat }") +
        criterion(
          "B",
          "4",
          '{ kind: bands, fact: hang, bands: [{ to: "1", points: "4" }, { above: "1", to: "2", points: "2" }, { above: "2", points: "0" }] }',
        ) +
        criterion("C", "0", '{ kind: count, fact: tre, each: "-1" }', 'floor: "-2", '),
      more: `
derived:
  ty_so: { label: tỷ số, kind: formula, formula: "so / 10" }
  cao_nhat: { label: cao nhất, kind: of-peers, fact: ty_so, take: most }
  hang: { label: hạng, kind: of-peers, fact: so, take: place, best: most, ties: first }
quotas: [{ grade: dat, at-most: "50%", of: scored, within: block }, { grade: dat, at-most: "1", of: graded, within: all }]
`,
    }),
  );
  const told = (agency: string, so: string, tre = "0") => [
    { agency, fact: "so", value: so, note: so === "KAD" ? "không phát sinh" : "" },
    { agency, fact: "tre", value: tre, round: "appraisal" },
  ];
  // b, the best: 6 + 4 = 10. a: 3 + 3 × (1,2 − 1) / (1,5 − 1) = 4,2, and second: 6,2. c: 3 × 0,5 = 1,5. d: not closed.
  const block = certificateFor(set, {
    agencies: ["a", "b", "c", "d"].map(agencyRow),
    evidence: [...told("a", "12"), ...told("b", "15"), ...told("c", "5"), ...told("d", "20", "CHO")],
  });

  test("carries the numbers they are compared by, the places and the line of the quota", () => {
    expect(block.compared).toEqual({
      closed: "3",
      all: "4",
      values: { so: ["5", "12", "15"], ty_so: ["0.5", "1.2", "1.5"] },
    });
    const stands = block.agencies.map(({ agency, result, place }) => [
      agency.id,
      result.points.earned,
      place?.place ?? null,
    ]);
    expect(stands.slice(0, 3)).toEqual([
      ["a", "6.2", "2"],
      ["b", "10", "1"],
      ["c", "1.5", "3"],
    ]);
    expect(stands[3]?.[2]).toBeNull();
    // The mean of 6,2 and 10 and 1,5 is 17,7 / 3 = 5,9. Half of the three scored, rounded down, is one.
    expect(block.standing).toEqual({
      provisional: true,
      placed: "3",
      leader: "10",
      average: "5.9",
      quotas: [
        {
          grade: "dat",
          denominator: "3",
          allowed: "1",
          line: "10",
          movesTo: "khong_dat",
          inside: ["b"],
          tied: [],
          roomForTied: "0",
          over: ["a"],
        },
      ],
    });
    expect(roundTrip(block)).toEqual(block);
  });

  test.each(["a", "b", "c", "d"])(
    "the certificate of %s has no other agency's facts, and is reckoned alike",
    (id) => {
      const own = certifyAgency(block, id);
      if (own === undefined) throw new Error(`no certificate of ${id}`);
      expect(roundTrip(own)).toEqual(own);
      expect(own.agencies).toEqual(block.agencies.filter(({ agency }) => agency.id === id));
      const text = JSON.stringify(own);
      for (const other of ["a", "b", "c", "d"].filter((one) => one !== id)) {
        expect(text).not.toContain(`"${other}"`);
        expect(text).not.toContain(`Sở ${other}`);
      }
      expect(own.blockCertificate).toBe(block.digest);
      expect(verifyExcerpt(own, block)).toEqual([]);
    },
  );

  test("an agency that the block does not have gets none", () => {
    expect(certifyAgency(block, "e")).toBeUndefined();
  });

  test("an excerpt of another certificate, or one that says something else, is told", () => {
    const own = certifyAgency(block, "a");
    const later = certificateFor(set, {
      agencies: ["a", "b"].map(agencyRow),
      evidence: [...told("a", "12"), ...told("b", "15")],
    });
    if (own === undefined) throw new Error("no certificate of a");
    expect(verifyExcerpt(own, later).map(({ id }) => id)).toEqual(["excerpt-other-block"]);
    const forged = {
      ...own,
      standing: { ...own.standing, leader: "9" },
      digest: own.digest.replace(/.$/, "x"),
    };
    expect(verifyExcerpt(forged, block).map(({ id }) => id)).toEqual(["excerpt-differs"]);
    expect(verifyExcerpt(block, own).map(({ id }) => id)).toEqual(["excerpt-scope"]);
  });
});

describe("the worked cases of every set, as agencies of one block", () => {
  const root = join(import.meta.dirname, "../../..");
  const files = ["criteria", "tests/editions"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /[\\/][\d-]+\.yaml$/.test(file))
      .map((file) => join(folder, file)),
  );

  test("there are sets", () => {
    expect(files.length).toBeGreaterThan(7);
  });

  test.each(files)("%s", (file) => {
    const set = loadSet(join(root, file)).value;
    if (set === null) throw new Error(`${file} cannot be read`);
    const periodOfCase = (one: (typeof set.cases)[number]) => one.period ?? String(one.year);
    const period = periodOfCase(set.cases[0] ?? fail("no case"));
    const cases = set.cases.filter((one) => periodOfCase(one) === period);
    const certificate = certificateFor(set, {
      agencies: cases.map(({ kind }, index) => ({ ...agencyRow(`c${index}`), kind })),
      evidence: cases.flatMap(({ facts, kind }, index) =>
        rowsOf(`c${index}`, asked(set, facts, kind)).map((row) => ({
          ...row,
          round: "appraisal",
          document: "Tài liệu 1",
          note: "ví dụ tính tay",
        })),
      ),
      period,
    });
    expect(certificate.agencies.length).toBeGreaterThan(0);
    expect(roundTrip(certificate)).toEqual(certificate);
  });
});

const fail = (message: string): never => {
  throw new Error(message);
};
