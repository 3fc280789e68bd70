/** Derived facts: numbers taken from lists, from the other agencies of the block, and from other facts. */
import { describe, expect, test } from "vitest";
import type { DerivedValue } from "../../src/engine/derived/index.ts";
import { evaluate } from "../../src/engine/evaluate.ts";
import type { Evaluation } from "../../src/engine/evaluation.ts";
import type { Agency } from "../../src/engine/evidence/agencies.ts";
import type { AgencyRecord } from "../../src/engine/evidence/record.ts";
import { textOfExact } from "../../src/engine/exact/index.ts";
import { explain } from "../../src/engine/explain.ts";
import { viewOf } from "../../src/engine/facts-view.ts";
import type { CriteriaSet } from "../../src/engine/index.ts";
import { createScorer } from "../../src/engine/scorer.ts";
import { evaluateAll } from "../../src/engine/together.ts";
import { agencyOf, criterion, edition, fact, recordFrom, setFrom } from "../builders.ts";

type Cells = Readonly<Record<string, string>>;

/** `12`, `KAD`, `có`, `[2; 5]` while open, with KAD where it may not apply, and whom it waits for if not for facts. */
function inShort(value: DerivedValue): string {
  if (value.state === "not-applicable") return "KAD";
  if (value.state === "value")
    return value.value.type === "number"
      ? textOfExact(value.value.value)
      : value.value.type === "yes-no"
        ? value.value.value
          ? "có"
          : "không"
        : value.value.value;
  const { least, most } = value.span;
  const ends = `[${least ? textOfExact(least) : "−∞"}; ${most ? textOfExact(most) : "+∞"}]`;
  return [
    ends,
    ...(value.mayNotApply ? ["KAD"] : []),
    ...(value.waitsFor === "facts" ? [] : [value.waitsFor]),
  ].join(" ");
}

const field = (id: string, type: string, more = "") =>
  `${id}: { type: ${type}, label: ${id}, ask: ${id}, document: none${more} }`;

const facts = [
  // Any number of violations; the money may be between 0 and 10 and may not apply.
  fact(
    "vi_pham",
    "list",
    `, fields: { ${field("tien", "decimal", ', max: "10", may-not-apply: "yes"')}, ${field("muc", "choice", ", levels: { nhe: Nhẹ, nang: Nặng }")} }`,
  ),
  // One value a month, from 0 to 10; KAD where the month was not held.
  fact(
    "thang",
    "list",
    `, per: month, fields: { ${field("diem", "decimal", ', max: "10", may-not-apply: "yes"')} }`,
  ),
  fact(
    "quy",
    "list",
    `, per: quarter, fields: { ${field("diem", "decimal", ', max: "10", if-missing: "2"')} }`,
  ),
  fact("khong_chac", "list", `, may-not-apply: "yes", fields: { ${field("so", "decimal", ", min: none")} }`),
  fact("a", "decimal", ', max: "40", may-not-apply: "yes"'),
  fact("b", "decimal", ', min: "2", max: "50"'),
  fact("c", "decimal"),
  fact("ngay", "date"),
].join("");

const setWith = (derivation: string, rule = "{ kind: yes-no, fact: co }") =>
  setFrom(
    edition({
      facts: facts + fact("co", "yes-no"),
      criteria: criterion("A", "10", rule),
      more: `derived:\n  so: { label: Con số, ${derivation} }\n`,
    }),
  );

/** The derived fact `so` of one agency, whose evidence is `cells`. */
const found = (
  derivation: string,
  cells: Cells,
  { withStandIns = false, agency = agencyOf("a") }: { withStandIns?: boolean; agency?: Agency } = {},
) => {
  const set = setWith(derivation);
  return inShort(viewOf(set, recordFrom(set, cells, agency), { withStandIns }).derived("so").value);
};

/** Three violations: 5 (light), 8 (heavy), 2 (heavy). */
const three = {
  "vi_pham.tien#1": "5",
  "vi_pham.muc#1": "nhe",
  "vi_pham.tien#2": "8",
  "vi_pham.muc#2": "nang",
  "vi_pham.tien#3": "2",
  "vi_pham.muc#3": "nang",
};
const heavy = "where: { fact: vi_pham.muc, is: nang }";
const light = "where: { fact: vi_pham.muc, is: nhe }";
const from = (take: string, ...more: string[]) =>
  ["kind: of-list", "list: vi_pham", `take: ${take}`, ...more].join(", ");
const money = "field: vi_pham.tien";
const out = "when-none: not-applicable";

describe("of a list of items that are all known", () => {
  test.each([
    ["how many", from("count"), "3"],
    ["how many of one sort", from("count", heavy), "2"],
    ["5 + 8 + 2", from("sum", money), "15"],
    ["8 + 2", from("sum", money, heavy), "10"],
    ["15 / 3", from("mean", money, out), "5"],
    ["10 / 2", from("mean", money, heavy, out), "5"],
    ["the least", from("least", money, out), "2"],
    ["the least of one", from("least", money, light, out), "5"],
    ["the most", from("most", money, out), "8"],
    ["2 of 3 in percent", from("share", heavy, out), "200/3"],
    ["3 of 3 in percent", from("share", "where: { fact: vi_pham.tien, at-least: '2' }", out), "100"],
    ["on the bound is 2 of 3", from("share", "where: { fact: vi_pham.tien, at-least: '5' }", out), "200/3"],
    ["0 of 3 in percent", from("share", "where: { fact: vi_pham.tien, above: '8' }", out), "0"],
  ])("%s", (_, derivation, expected) => {
    expect(found(derivation, three)).toBe(expected);
  });

  test("a fact of the agency itself may be asked of each item", () => {
    const sameAgency = from(
      "count",
      "where: { all: [{ fact: a, at-least: '3' }, { fact: vi_pham.muc, is: nang }] }",
    );
    expect(found(sameAgency, { ...three, a: "3" })).toBe("2");
    expect(found(sameAgency, { ...three, a: "2,9" })).toBe("0");
  });
});

describe("of a list without items", () => {
  const none = { vi_pham: "không" };
  test.each([
    ["count", from("count"), "0"],
    ["sum", from("sum", money), "0"],
    ["mean, a number declared", from("mean", money, "when-none: '7'"), "7"],
    ["mean, not applicable", from("mean", money, out), "KAD"],
    ["mean, a person decides", from("mean", money, "when-none: undetermined"), "[−∞; +∞] person"],
    ["least", from("least", money, "when-none: '0'"), "0"],
    ["most", from("most", money, out), "KAD"],
    ["share", from("share", heavy, "when-none: '100'"), "100"],
  ])("%s", (_, derivation, expected) => {
    expect(found(derivation, none)).toBe(expected);
  });

  test.each([
    ["count", from("count", light), "0"],
    ["sum", from("sum", money, light), "0"],
    ["mean", from("mean", money, light, "when-none: '7'"), "7"],
    ["most", from("most", money, light, out), "KAD"],
    // A share is of all items, so one of which none meets the condition is 0 and not “none”.
    ["share", from("share", light, out), "0"],
  ])("where no item is of that sort: %s", (_, derivation, expected) => {
    const onlyHeavy = { "vi_pham.tien#1": "4", "vi_pham.muc#1": "nang" };
    expect(found(derivation, onlyHeavy)).toBe(expected);
  });
});

describe("of a list of which nothing is said", () => {
  test.each([
    ["count", from("count"), "[0; +∞]"],
    ["a sum of what is never below 0", from("sum", money), "[0; +∞]"],
    ["a sum of anything", "kind: of-list, list: khong_chac, take: sum, field: khong_chac.so", "[−∞; +∞] KAD"],
    ["a mean lies where its items do", from("mean", money, "when-none: '7'"), "[0; 10]"],
    ["or at what it is without items", from("mean", money, "when-none: '20'"), "[0; 20]"],
    ["or nowhere", from("mean", money, out), "[0; 10] KAD"],
    ["or where a person says", from("mean", money, "when-none: undetermined"), "[−∞; +∞]"],
    ["share", from("share", heavy, "when-none: '50'"), "[0; 100]"],
  ])("%s", (_, derivation, expected) => {
    expect(found(derivation, {})).toBe(expected);
  });
  test("a list that does not apply leaves no number", () => {
    expect(
      found("kind: of-list, list: khong_chac, take: sum, field: khong_chac.so", { khong_chac: "KAD" }),
    ).toBe("KAD");
  });
});

describe("while a field of an item is open", () => {
  // Item 1 is 5; item 2 is anything from 0 to 10, or KAD.
  const oneOpen = { "vi_pham.tien#1": "5", "vi_pham.muc#1": "nang", "vi_pham.muc#2": "nang" };
  test.each([
    ["5 alone to 5 + 10", from("sum", money), "[5; 15]"],
    ["(5 + 0) / 2 to (5 + 10) / 2", from("mean", money, out), "[2.5; 7.5]"],
    ["0 to 5", from("least", money, out), "[0; 5]"],
    ["5 to 10", from("most", money, out), "[5; 10]"],
    ["the number of items is known", from("count"), "2"],
    [
      "1 of 1, 1 of 2 or 2 of 2 reach 5",
      from("share", "where: { fact: vi_pham.tien, at-least: '5' }", out),
      "[50; 100]",
    ],
  ])("%s", (_, derivation, expected) => {
    expect(found(derivation, oneOpen)).toBe(expected);
  });

  // Item 1 is 5 and heavy; item 2 is 8, heavy or light.
  const sortOpen = { "vi_pham.tien#1": "5", "vi_pham.muc#1": "nang", "vi_pham.tien#2": "8" };
  test.each([
    ["1 or 2 are heavy", from("count", heavy), "[1; 2]"],
    ["5 or 5 + 8", from("sum", money, heavy), "[5; 13]"],
    ["5 or 13 / 2", from("mean", money, heavy, out), "[5; 6.5]"],
    ["5 either way", from("least", money, heavy, out), "5"],
    ["5 or 8", from("most", money, heavy, out), "[5; 8]"],
    ["none or 8", from("mean", money, light, out), "[8; 8] KAD"],
    ["20 or 8", from("mean", money, light, "when-none: '20'"), "[8; 20]"],
    ["half or all", from("share", heavy, out), "[50; 100]"],
  ])("whether it counts is not known: %s", (_, derivation, expected) => {
    expect(found(derivation, sortOpen)).toBe(expected);
  });
});

describe("an item to which the field does not apply", () => {
  const oneOut = { "vi_pham.tien#1": "5", "vi_pham.tien#2": "KAD", "vi_pham.tien#3": "1" };
  test.each([
    ["5 + 1", from("sum", money), "6"],
    ["6 / 2", from("mean", money, out), "3"],
    ["is an item all the same", from("count"), "3"],
    ["1 of 2, not of 3", from("share", "where: { fact: vi_pham.tien, at-least: '4' }", out), "50"],
  ])("%s", (_, derivation, expected) => {
    expect(found(derivation, oneOut)).toBe(expected);
  });
  test("where it applies to none, there is none", () => {
    const allOut = { "vi_pham.tien#1": "KAD", "vi_pham.tien#2": "KAD" };
    expect(found(from("mean", money, "when-none: '7'"), allOut)).toBe("7");
    expect(found(from("share", "where: { fact: vi_pham.tien, at-least: '4' }", out), allOut)).toBe("KAD");
    expect(found(from("sum", money), allOut)).toBe("0");
  });
});

describe("one value a month", () => {
  const mean = `kind: of-list, list: thang, take: mean, field: thang.diem, ${out}`;
  const months = (...values: readonly string[]): Cells =>
    Object.fromEntries(
      values.flatMap((value, index) =>
        value === "" ? [] : [[`thang.diem#2025-${String(index + 1).padStart(2, "0")}`, value]],
      ),
    );
  test("a month that was not held leaves the mean", () => {
    // (9 + 6) / 2; ten months were not held.
    expect(found(mean, months("9", "6", ...Array(10).fill("KAD")))).toBe("7.5");
  });
  test("a month that is missing does not: it may be 0, 10, or not held", () => {
    // Ten months of 6 are 60; one was not held. 60 / 11 with a 0, 70 / 11 with a 10.
    expect(found(mean, months(...Array(10).fill("6"), "KAD", ""))).toBe("[60/11; 70/11]");
  });
  test("of all twelve missing, any value", () => {
    expect(found(mean, {})).toBe("[0; 10] KAD");
  });
  test("an agency that began in November has two months", () => {
    const agency = agencyOf("a", { validFrom: "2025-11-01" as never });
    const cells = { "thang.diem#2025-11": "4", "thang.diem#2025-12": "8" };
    expect(found(mean, cells, { agency })).toBe("6");
    expect(found(mean, cells)).not.toBe("6");
  });
  test("none was held", () => {
    expect(found(mean, { thang: "không" })).toBe("KAD");
  });
  test("a missing quarter reads as the set says, where stand-ins count", () => {
    const ofQuarters = "kind: of-list, list: quy, take: mean, field: quy.diem, when-none: not-applicable";
    const cells = { "quy.diem#2025-Q1": "6", "quy.diem#2025-Q2": "6", "quy.diem#2025-Q3": "6" };
    // (6 + 6 + 6 + 2) / 4; without the stand-in the fourth is from 0 to 10.
    expect(found(ofQuarters, cells, { withStandIns: true })).toBe("5");
    expect(found(ofQuarters, cells)).toBe("[4.5; 7]");
  });
});

describe("of the block", () => {
  const peerFacts =
    fact("so_lieu", "decimal", ', may-not-apply: "yes"') +
    fact("thuoc_dien", "yes-no") +
    fact("cap_tren", "yes-no", ", given-by: others") +
    fact("tu", "decimal") +
    fact("mau", "decimal");
  const setOfPeers = (derivation: string, more = "") =>
    setFrom(
      edition({
        facts: peerFacts,
        criteria:
          criterion(
            "A",
            "6",
            '{ kind: bands, fact: so, bands: [{ below: "1000", points: "0" }, { from: "1000", points: "100%" }] }',
          ) +
          criterion("B", "2", "{ kind: yes-no, fact: cap_tren }") +
          criterion("C", "2", "{ kind: formula, formula: tu / mau, when-zero: undetermined }"),
        more: `derived:\n  so: { label: Con số, kind: of-peers, fact: so_lieu, ${derivation} }\neligibility: [{ when: { fact: thuoc_dien, is: "yes" }, why: Ngoài diện }]\n${more}`,
      }),
    );
  const settled = { thuoc_dien: "có", cap_tren: "có", tu: "1", mau: "1" };
  const recordsOf = (
    set: CriteriaSet,
    agencies: Readonly<Record<string, { readonly block: string; readonly cells: Cells }>>,
  ): AgencyRecord[] =>
    Object.entries(agencies).map(([id, { block, cells }]) =>
      recordFrom(set, { ...settled, ...cells }, agencyOf(id, { block })),
    );
  const numberOf = ({ criteria }: Evaluation) => {
    const [derived] = criteria.find(({ code }) => code === "A")?.derived ?? [];
    return derived === undefined ? "—" : inShort(derived.derived.value);
  };

  /** Two blocks: 10, 20, 20, 40 and 5, 15. */
  const twoBlocks = {
    a: { block: "mot", cells: { so_lieu: "10" } },
    e: { block: "hai", cells: { so_lieu: "5" } },
    b: { block: "mot", cells: { so_lieu: "20" } },
    c: { block: "mot", cells: { so_lieu: "20" } },
    f: { block: "hai", cells: { so_lieu: "15" } },
    d: { block: "mot", cells: { so_lieu: "40" } },
  };
  const compared = (
    derivation: string,
    agencies: Parameters<typeof recordsOf>[1] = twoBlocks,
    close = true,
  ) => {
    const set = setOfPeers(derivation);
    return Object.fromEntries(
      evaluateAll(createScorer(set), recordsOf(set, agencies), { close }).map((one) => [
        one.record.agency.id,
        one,
      ]),
    );
  };
  const numbers = (...given: Parameters<typeof compared>) =>
    Object.fromEntries(Object.entries(compared(...given)).map(([id, one]) => [id, numberOf(one)]));

  test.each([
    // 90 / 4 and 20 / 2.
    ["take: average", "22.5", "10"],
    ["take: least", "10", "5"],
    ["take: most", "40", "15"],
    ["take: sum", "90", "20"],
    ["take: count", "4", "2"],
  ])("%s: each block by itself, in two passes", (derivation, first, second) => {
    const found = numbers(derivation);
    expect([found["a"], found["b"], found["c"], found["d"]]).toEqual(Array(4).fill(first));
    expect([found["e"], found["f"]]).toEqual(Array(2).fill(second));
  });

  test.each([
    // 40 is first; the two of 20 stand second and third; 10 is fourth.
    ["most", "first", { d: "1", b: "2", c: "2", a: "4", f: "1", e: "2" }],
    ["most", "mean", { d: "1", b: "2.5", c: "2.5", a: "4", f: "1", e: "2" }],
    ["most", "last", { d: "1", b: "3", c: "3", a: "4", f: "1", e: "2" }],
    ["least", "first", { a: "1", b: "2", c: "2", d: "4", e: "1", f: "2" }],
    ["least", "mean", { a: "1", b: "2.5", c: "2.5", d: "4", e: "1", f: "2" }],
    ["least", "last", { a: "1", b: "3", c: "3", d: "4", e: "1", f: "2" }],
  ])("a place, the %s first, equal ones take the %s", (best, ties, expected) => {
    expect(numbers(`take: place, best: ${best}, ties: ${ties}`)).toEqual(expected);
  });

  test("the order in which agencies come changes nothing", () => {
    const turned = Object.fromEntries(Object.entries(twoBlocks).reverse());
    const place = "take: place, best: most, ties: mean";
    expect(numbers(place, turned)).toEqual(numbers(place));
  });

  test("alone it waits, and the record with it", () => {
    for (const [derivation, expected] of [
      ["take: average", "[0; +∞] peers"],
      ["take: place, best: most, ties: first", "[1; +∞] peers"],
      ["take: count", "[0; +∞] peers"],
    ] as const) {
      const set = setOfPeers(derivation);
      const [record] = recordsOf(set, twoBlocks);
      if (record === undefined) throw new Error("a record was made");
      const alone = evaluate(createScorer(set), record, { close: true });
      expect(numberOf(alone)).toBe(expected);
      expect(alone).toMatchObject({ isClosed: false, keptOpenBy: ["so"] });
    }
  });

  test("nothing is compared before closing", () => {
    expect(numbers("take: average", twoBlocks, false)).toEqual(
      Object.fromEntries(Object.keys(twoBlocks).map((id) => [id, "[0; +∞] peers"])),
    );
  });

  describe("outside the comparison", () => {
    const withX = (cells: Cells) => ({ ...twoBlocks, x: { block: "mot", cells } });
    test.each([
      ["one that another level has not answered yet", { so_lieu: "100", cap_tren: "CHO" }],
      ["one that is not among those scored", { so_lieu: "100", thuoc_dien: "không" }],
      ["one of which it is not known whether it is scored", { so_lieu: "100", thuoc_dien: "" }],
      ["one to which the number does not apply", { so_lieu: "KAD" }],
      ["one that gave no number", { so_lieu: "" }],
      ["one that a person has still to decide on", { so_lieu: "100", tu: "1", mau: "0" }],
    ])("%s", (_, cells) => {
      const found = numbers("take: sum", withX(cells));
      expect([found["a"], found["d"]]).toEqual(["90", "90"]);
    });

    test("such a record stays open, one that is not scored says so, one with KAD has no place", () => {
      const place = "take: place, best: most, ties: first";
      const waiting = compared(place, withX({ so_lieu: "100", cap_tren: "CHO" }))["x"];
      expect(waiting?.isClosed).toBe(false);
      expect(waiting?.keptOpenBy).toContain("cap_tren");
      const barred = compared(place, withX({ so_lieu: "100", thuoc_dien: "không" }))["x"];
      expect(barred?.grading).toMatchObject({ status: "not-gradable", causes: [{ effect: "ineligible" }] });
      expect(numbers(place, withX({ so_lieu: "KAD" }))["x"]).toBe("KAD");
      // What the others have is known to it all the same.
      expect(numbers("take: sum", withX({ so_lieu: "KAD" }))["x"]).toBe("90");
    });

    test("who gave no number has one of the places, the last of them at worst", () => {
      expect(numbers("take: place, best: most, ties: first", withX({ so_lieu: "" }))["x"]).toBe("[1; 5]");
    });
  });

  test.each([
    ["not-applicable", "KAD"],
    ["undetermined", "[−∞; +∞] person"],
    ["'3'", "3"],
  ])("where nobody has the number: %s", (none, expected) => {
    const nobody = { a: { block: "mot", cells: { so_lieu: "KAD" } } };
    expect(numbers(`take: average, when-none: ${none}`, nobody)).toEqual({ a: expected });
    expect(compared(`take: average, when-none: ${none}`, nobody)["a"]?.isClosed).toBe(
      none !== "undetermined",
    );
    expect(numbers("take: count", nobody)).toEqual({ a: "0" });
  });

  test("a number that is itself reckoned can be compared", () => {
    const set = setFrom(
      edition({
        facts: fact("xong", "integer") + fact("giao", "integer"),
        criteria: criterion(
          "A",
          "10",
          '{ kind: bands, fact: so, bands: [{ from: "2", points: "0" }, { below: "2", points: "100%" }] }',
        ),
        more: `derived:
  ty_le: { label: Tỷ lệ, kind: quotient, part: xong, whole: giao, percent: "yes", when-zero: not-applicable }
  so: { label: Hạng, kind: of-peers, fact: ty_le, take: place, best: most, ties: first }
`,
      }),
    );
    const records = [
      recordFrom(set, { xong: "9", giao: "10" }, agencyOf("a")),
      recordFrom(set, { xong: "19", giao: "20" }, agencyOf("b")),
      recordFrom(set, { xong: "0", giao: "0" }, agencyOf("c")),
    ];
    // 90 %, 95 %, nothing to do.
    const evaluations = evaluateAll(createScorer(set), records, { close: true });
    expect(evaluations.map(numberOfPlace)).toEqual(["2", "1", "KAD"]);
    expect(evaluations.map(({ total }) => total.applies && textOfExact(total.earned))).toEqual([
      "0",
      "10",
      false,
    ]);
  });
  const numberOfPlace = ({ criteria }: Evaluation) => {
    const place = criteria[0]?.derived.find(({ id }) => id === "so");
    return place && inShort(place.derived.value);
  };
});

describe("a quotient", () => {
  const quotient = (more: string) => `kind: quotient, part: a, whole: b, ${more}`;
  const free = (more: string) => `kind: quotient, part: a, whole: c, ${more}`;
  const zeroOut = "when-zero: not-applicable";
  test.each([
    ["24 / 25", quotient(zeroOut), { a: "24", b: "25" }, "0.96"],
    ["24 / 25 × 100", quotient(`percent: "yes", ${zeroOut}`), { a: "24", b: "25" }, "96"],
    ["10 / 3", quotient(zeroOut), { a: "10", b: "3" }, "10/3"],
    ["0 / 25", quotient(zeroOut), { a: "0", b: "25" }, "0"],
    ["5 / 0, not applicable", free(zeroOut), { a: "5", c: "0" }, "KAD"],
    ["0 / 0, not applicable", free(zeroOut), { a: "0", c: "0" }, "KAD"],
    ["5 / 0, a number", free("when-zero: '100'"), { a: "5", c: "0" }, "100"],
    ["5 / 0, a person decides", free("when-zero: undetermined"), { a: "5", c: "0" }, "[−∞; +∞] person"],
    ["nothing over 0 is known to be over 0", free("when-zero: '100'"), { c: "0" }, "100"],
    ["KAD over anything", quotient(zeroOut), { a: "KAD", b: "25" }, "KAD"],
    ["KAD over 0", free("when-zero: '100'"), { a: "KAD", c: "0" }, "KAD"],
  ])("%s", (_, derivation, cells, expected) => {
    expect(found(derivation, cells as Cells)).toBe(expected);
  });
  test("while both are open, it lies between the least over the most and the most over the least", () => {
    // 0 to 40 over 2 to 50; the part may not apply.
    expect(found(quotient(zeroOut), {})).toBe("[0; 20] KAD");
    expect(found(quotient(`percent: "yes", ${zeroOut}`), {})).toBe("[0; 2000] KAD");
  });
  test("while a denominator may be 0, so does what then holds", () => {
    expect(found(free("when-zero: '100'"), { a: "5" })).toBe("[0; +∞]");
    expect(found(free(zeroOut), { a: "5" })).toBe("[0; +∞] KAD");
  });
});

describe("a formula", () => {
  const formula = (text: string, more = "") => `kind: formula, formula: "${text}"${more}`;
  test.each([
    ["5 + 2 × 3", formula("a + b * 2"), { a: "5", b: "3" }, "11"],
    ["a half, rounded", formula("round(a / 4, 0)"), { a: "10" }, "3"],
    ["5 / 0", formula("a / c", ", when-zero: '7'"), { a: "5", c: "0" }, "7"],
    ["5 / 0, not applicable", formula("a / c", ", when-zero: not-applicable"), { a: "5", c: "0" }, "KAD"],
    ["KAD", formula("a + b"), { a: "KAD", b: "3" }, "KAD"],
    ["an answer, met", formula("a >= 5"), { a: "5" }, "có"],
    ["an answer, not met", formula("a >= 5"), { a: "4,9" }, "không"],
    ["5 + from 2 to 50", formula("a + b"), { a: "5" }, "[7; 55]"],
    [
      "days to a day",
      formula("days(ngay, date(N, 12, 31))", ", when-zero: '7'"),
      { ngay: "29/12/2025" },
      "2",
    ],
    [
      "days to a day never done",
      formula("days(ngay, date(N, 12, 31))", ", when-zero: '7'"),
      { ngay: "không" },
      "7",
    ],
    [
      "days to a day never done, not applicable",
      formula("days(ngay, date(N, 12, 31))", ", when-zero: not-applicable"),
      { ngay: "không" },
      "KAD",
    ],
  ])("%s", (_, derivation, cells, expected) => {
    expect(found(derivation, cells as Cells)).toBe(expected);
  });
  test("an answer can be asked for like a fact", () => {
    const set = setWith(formula("a >= 5"), "{ kind: yes-no, fact: so }");
    const points = (a: string) =>
      evaluate(createScorer(set), recordFrom(set, { a }), { close: true }).criteria.map(
        (one) => one.points.applies && textOfExact(one.points.earned),
      );
    expect(points("5")).toEqual(["10"]);
    expect(points("4,9")).toEqual(["0"]);
    expect(points("KAD")).toEqual([false]);
  });

  test("a day can be chosen like a fact", () => {
    const limit = '{ kind: deadline, fact: so, by: "N-02-15", late: "4" }';
    const set = setWith(formula("if(a >= 5, ngay, date(N, 1, 1))"), limit);
    const points = (a: string, ngay: string) =>
      evaluate(createScorer(set), recordFrom(set, { a, ngay }), { close: true }).criteria.map(
        (one) => one.points.applies && textOfExact(one.points.earned),
      );
    expect(points("5", "16/02/2025")).toEqual(["4"]);
    expect(points("5", "15/02/2025")).toEqual(["10"]);
    expect(points("4", "16/02/2025")).toEqual(["10"]);
    const alone = setWith(formula("ngay"), limit);
    const [one] = evaluate(createScorer(alone), recordFrom(alone, { ngay: "16/02/2025" }), {
      close: true,
    }).criteria;
    expect(one?.points.applies && textOfExact(one.points.earned)).toBe("4");
  });
});

describe("in words", () => {
  const bands =
    '{ kind: bands, fact: so, bands: [{ below: "5", points: "0" }, { from: "5", points: "100%" }] }';
  /** What is said of the derived fact, whole. */
  const said = (derivation: string, cells: Cells, lang: "vi" | "en", rule = bands) => {
    const set = setWith(derivation, rule);
    const evaluation = evaluate(createScorer(set), recordFrom(set, cells), { close: true });
    const explanation = explain(evaluation, lang);
    const text = JSON.stringify(explanation);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
    const [entry] = explanation.entries;
    if (entry === undefined || entry.isGroup) throw new Error("the set has one criterion");
    return entry.facts.find((line) => line.startsWith("Con số"));
  };
  const percent = 'kind: quotient, part: a, whole: b, percent: "yes", when-zero: not-applicable';
  test.each([
    [
      "vi",
      percent,
      { a: "24", b: "25" },
      "Con số (“a” / “b” × 100; nếu mẫu số bằng 0: không áp dụng): 24 / 25 × 100 = 96",
    ],
    [
      "en",
      percent,
      { a: "24", b: "25" },
      "Con số (“a” / “b” × 100; when the denominator is 0: not applicable): 24 / 25 × 100 = 96",
    ],
    ["vi", from("count", heavy), three, "Con số (số mục của “vi_pham” với “muc” là “Nặng”): 2 mục"],
    [
      "en",
      from("count", heavy),
      three,
      "Con số (the number of items of “vi_pham” where “muc” is “Nặng”): 2 items",
    ],
    ["vi", from("sum", money), three, "Con số (tổng “tien”): 5 + 8 + 2 = 15"],
    ["en", from("sum", money), three, "Con số (the sum of “tien”): 5 + 8 + 2 = 15"],
    [
      "vi",
      from("mean", money, out),
      three,
      "Con số (trung bình “tien”; nếu không có mục nào: không áp dụng): (5 + 8 + 2) / 3 = 5",
    ],
    [
      "en",
      from("mean", money, out),
      three,
      "Con số (the mean of “tien”; when there is none: not applicable): (5 + 8 + 2) / 3 = 5",
    ],
    [
      "vi",
      from("least", money, "when-none: '7'"),
      three,
      "Con số (số nhỏ nhất của “tien”; nếu không có mục nào: 7): min(5; 8; 2) = 2",
    ],
    [
      "en",
      from("most", money, "when-none: '7'"),
      three,
      "Con số (the most of “tien”; when there is none: 7): max(5; 8; 2) = 8",
    ],
    [
      "vi",
      from("share", heavy, out),
      three,
      "Con số (tỷ lệ % số mục của “vi_pham” với “muc” là “Nặng”; nếu không có mục nào: không áp dụng): 2 mục đạt trên 3 ≈ 66,6667 %",
    ],
    [
      "vi",
      from("mean", money, "when-none: '7'"),
      { vi_pham: "không" },
      "Con số (trung bình “tien”; nếu không có mục nào: 7): không có mục nào → 7",
    ],
    [
      "en",
      from("mean", money, out),
      { vi_pham: "không" },
      "Con số (the mean of “tien”; when there is none: not applicable): not applicable",
    ],
    ["vi", 'kind: formula, formula: "a + b"', { a: "5", b: "3" }, "Con số (“a” + “b”): 5 + 3 = 8"],
    ["en", 'kind: formula, formula: "a + b"', { a: "5", b: "3" }, "Con số (“a” + “b”): 5 + 3 = 8"],
  ] as const)("%s: %s", (lang, derivation, cells, expected) => {
    expect(said(derivation, cells, lang)).toBe(expected);
  });

  test("a number that is bounded enough to be known names the bound, not an empty list", () => {
    // Item 1 is 0, and the money of item 2, still missing, cannot be less.
    const cells = { "vi_pham.tien#1": "0", "vi_pham.muc#2": "nhe" };
    expect(said(from("least", money, out), cells, "vi")).toBe(
      "Con số (số nhỏ nhất của “tien”; nếu không có mục nào: không áp dụng): 0",
    );
  });

  test.each([
    ["vi", "Không áp dụng: không có gì để tính “Con số”."],
    ["en", "Not applicable: there is nothing to reckon “Con số” from."],
  ] as const)(
    "a criterion on a number that cannot be reckoned says why it does not apply: %s",
    (lang, how) => {
      const set = setWith(from("mean", money, out), bands);
      const closed = evaluate(createScorer(set), recordFrom(set, { vi_pham: "không" }), { close: true });
      expect(explain(closed, lang).entries).toMatchObject([{ how: [how], lost: [] }]);
    },
  );

  test("open ones say what they wait for", () => {
    expect(said(from("sum", money), {}, "vi")).toBe(
      "Con số (tổng “tien”): chưa tính được: còn thiếu dữ kiện",
    );
    expect(said("kind: of-peers, fact: a, take: average", { a: "5" }, "vi")).toBe(
      "Con số (trung bình “a” trong khối; nếu không có: không áp dụng): chờ so sánh với các đơn vị đã chốt trong khối",
    );
    expect(said("kind: quotient, part: a, whole: c, when-zero: undetermined", { a: "5", c: "0" }, "en")).toBe(
      "Con số (“a” / “c”; when the denominator is 0: undetermined, a person decides): undetermined: a person decides",
    );
  });

  test.each([
    [
      "vi",
      "Con số (thứ hạng theo “a” trong khối (cao nhất đứng đầu; bằng nhau cùng nhận hạng trên)): 2 (so trong 2 đơn vị đã chốt của khối)",
    ],
    [
      "en",
      "Con số (the place by “a” in the block (the most stands first; equal ones share the upper place)): 2 (among 2 closed agencies of the block)",
    ],
  ] as const)("a place says among how many: %s", (lang, expected) => {
    const set = setWith("kind: of-peers, fact: a, take: place, best: most, ties: first", bands);
    const records = [recordFrom(set, { a: "5" }, agencyOf("x")), recordFrom(set, { a: "6" }, agencyOf("y"))];
    const [first] = evaluateAll(createScorer(set), records, { close: true });
    if (first === undefined) throw new Error("two records were evaluated");
    const { entries } = explain(first, lang);
    expect(JSON.stringify(entries)).not.toMatch(/undefined|\[object/);
    expect(entries.flatMap((one) => (one.isGroup ? [] : one.facts))).toContain(expected);
  });
});
