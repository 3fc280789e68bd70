/** What each kind gives, worked out by hand from its definition: on every threshold, just below it, and at its ends. */
import { describe, expect, test } from "vitest";
import { exact, textOfExact } from "../../../src/engine/exact/index.ts";
import { viewOf } from "../../../src/engine/facts-view.ts";
import { scoreRule } from "../../../src/engine/rules/index.ts";
import { recordFrom, setFrom } from "../../builders.ts";
import { editionWith } from "./samples.ts";

/** Points of a rule worth 4; `KAD` where it does not apply, `[least; most]` while open. */
function pointsOf(rule: string, cells: Record<string, string>, policy = "rescale"): string {
  const set = setFrom(editionWith(rule, policy));
  const [node] = set.tree;
  if (node === undefined || node.isGroup) throw new Error("the sample has no criterion");
  const { points } = scoreRule(node.rule, exact("4"), {
    facts: viewOf(set, recordFrom(set, cells), false),
    notApplicable: set.notApplicable.policy,
    year: 2025,
  });
  if (!points.applies) return "KAD";
  const [least, most] = [points.span.least, points.span.most].map((end) => (end ? textOfExact(end) : "∞"));
  return least === most && !points.mayNotApply
    ? (least ?? "")
    : `[${least}; ${most}]${points.mayNotApply ? " or KAD" : ""}`;
}

const table = (
  rule: string,
  rows: readonly (readonly [Record<string, string>, string])[],
  policy?: string,
) => {
  test.each(rows)("%j gives %s", (cells, points) => {
    expect(pointsOf(rule, cells, policy)).toBe(points);
  });
};

describe("yes-no", () => {
  table("{ kind: yes-no, fact: co_a }", [
    [{ co_a: "có" }, "4"],
    [{ co_a: "không" }, "0"],
    [{ co_a: "KAD" }, "KAD"],
    [{ co_a: "CHO" }, "[0; 4] or KAD"],
    [{}, "[0; 4] or KAD"],
  ]);
});

describe("choice", () => {
  table('{ kind: choice, fact: muc, points: { cao: "100%", vua: "37.5%", thap: "1" } }', [
    [{ muc: "cao" }, "4"],
    [{ muc: "vua" }, "1.5"],
    [{ muc: "thap" }, "1"],
    [{}, "[1; 4]"],
  ]);
});

describe("graded", () => {
  table("{ kind: graded, fact: diem }", [
    [{ diem: "3,75" }, "3.75"],
    [{ diem: "0" }, "0"],
    [{}, "[0; 4]"],
  ]);
});

describe("count", () => {
  table('{ kind: count, fact: so_viec, each: "1.5" }', [
    [{ so_viec: "0" }, "0"],
    [{ so_viec: "2" }, "3"],
    [{ so_viec: "3" }, "4"],
    [{}, "[0; 4]"],
  ]);
  describe("without a cap", () =>
    table('{ kind: count, fact: vi_pham, each: "1.5", at-most: none }', [
      [{ vi_pham: "100" }, "150"],
      [{}, "[0; ∞]"],
    ]));
});

describe("ratio", () => {
  table("{ kind: ratio, part: phan, whole: tong, when-zero: not-applicable }", [
    [{ phan: "1", tong: "7" }, "4/7"],
    [{ phan: "7", tong: "20" }, "1.4"],
    [{ phan: "7", tong: "7" }, "4"],
    [{ phan: "8", tong: "7" }, "4"],
    [{ phan: "0", tong: "0" }, "KAD"],
    [{ tong: "0" }, "KAD"],
    [{ phan: "3", tong: "KAD" }, "KAD"],
    [{ phan: "3" }, "[0; 4] or KAD"],
    [{ tong: "7" }, "[0; 4]"],
  ]);
  describe("full marks for 0/0", () =>
    table('{ kind: ratio, part: phan, whole: tong, when-zero: "100%" }', [
      [{ phan: "0", tong: "0" }, "4"],
      [{ tong: "0" }, "4"],
    ]));
});

describe("bands", () => {
  table(
    '{ kind: bands, fact: ty_le, bands: [{ from: "80", points: "100%" }, { from: "50", below: "80", points: "50%" }, { below: "50", points: "0" }] }',
    [
      [{ ty_le: "80" }, "4"],
      [{ ty_le: "79,9999999999999999" }, "2"],
      [{ ty_le: "50" }, "2"],
      [{ ty_le: "49,9999999999999999" }, "0"],
      [{}, "[0; 4]"],
    ],
  );
  describe("of a percentage of two facts", () =>
    table(
      '{ kind: bands, part: phan, whole: tong, when-zero: "1", bands: [{ is: "100", points: "4" }, { above: "65", below: "100", points: "2" }, { to: "65", points: "-1" }] }',
      [
        [{ phan: "20", tong: "20" }, "4"],
        [{ phan: "19", tong: "20" }, "2"],
        [{ phan: "14", tong: "20" }, "2"],
        [{ phan: "13", tong: "20" }, "-1"],
        [{ phan: "0", tong: "0" }, "1"],
        [{ tong: "20" }, "[-1; 4]"],
      ],
    ));
});

describe("deadline", () => {
  describe("before: the last good day is the day before", () =>
    table('{ kind: deadline, fact: ngay, before: N-02-15, late: "50%", not-done: "-1" }', [
      [{ ngay: "14/02/2025" }, "4"],
      [{ ngay: "15/02/2025" }, "2"],
      [{ ngay: "không" }, "-1"],
      [{ ngay: "KAD" }, "KAD"],
      [{}, "[-1; 4] or KAD"],
    ]));
  describe("by: the day itself is still good", () =>
    table("{ kind: deadline, fact: ngay, by: N-02-15 }", [
      [{ ngay: "15/02/2025" }, "4"],
      [{ ngay: "16/02/2025" }, "0"],
      [{ ngay: "31/12/2024" }, "4"],
    ]));
});

const list =
  '{ kind: checklist, items: [{ fact: co_a, points: "1" }, { fact: co_b, points: "1" }, { fact: co_c, points: "2" }] }';
describe("checklist", () => {
  table(list, [
    [{ co_a: "có", co_b: "không", co_c: "có" }, "3"],
    // co_c (2 of 4) falls out: (1 + 0) / 2 × 4.
    [{ co_a: "có", co_b: "không", co_c: "KAD" }, "2"],
    // Open and perhaps not applicable: out 1/2 × 4 = 2, yes 3, no 1.
    [{ co_a: "có", co_b: "không" }, "[1; 3]"],
    // co_a may be no (2/4), yes (3/4) or fall out (2/3 of 4 = 8/3).
    [{ co_b: "không", co_c: "có" }, "[2; 3]"],
  ]);
  describe("where an item that does not apply counts in full", () =>
    table(list, [[{ co_a: "có", co_b: "không", co_c: "KAD" }, "3"]], "full"));
  describe("where it counts as nothing", () =>
    table(list, [[{ co_a: "có", co_b: "không", co_c: "KAD" }, "1"]], "zero"));
});

describe("sum", () => {
  table(
    '{ kind: sum, at-most: "3", at-least: "0.5", parts: [{ max: "2", rule: { kind: yes-no, fact: co_a } }, { max: "2", rule: { kind: ratio, part: phan, whole: tong, when-zero: not-applicable } }] }',
    [
      [{ co_a: "có", phan: "7", tong: "20" }, "2.7"],
      [{ co_a: "có", phan: "20", tong: "20" }, "3"],
      [{ co_a: "không", phan: "1", tong: "20" }, "0.5"],
      // The ratio falls out: 2 / 2 × 4 = 4, capped.
      [{ co_a: "có", phan: "0", tong: "0" }, "3"],
      [{ co_a: "KAD", phan: "0", tong: "0" }, "KAD"],
      [{ co_a: "có", tong: "20" }, "[2; 3]"],
    ],
  );
});

describe("best-of", () => {
  table(
    '{ kind: best-of, options: [{ max: "3", rule: { kind: yes-no, fact: co_a } }, { max: "4", rule: { kind: ratio, part: phan, whole: tong, when-zero: not-applicable } }] }',
    [
      [{ co_a: "có", phan: "7", tong: "20" }, "3"],
      [{ co_a: "không", phan: "7", tong: "20" }, "1.4"],
      [{ co_a: "có", tong: "20" }, "[3; 4]"],
      [{ co_a: "KAD", phan: "7", tong: "20" }, "1.4"],
      [{ co_a: "KAD", phan: "0", tong: "0" }, "KAD"],
    ],
  );
});

describe("cases", () => {
  const rule =
    '{ kind: cases, cases: [{ when: { fact: co_b, is: "yes" }, rule: { kind: count, fact: so_viec, each: "1" } }, { when: { fact: ty_le, at-least: "80" }, points: "50%" }], otherwise: { points: "1" } }';
  table(rule, [
    [{ co_b: "có", so_viec: "3", ty_le: "100" }, "3"],
    [{ co_b: "không", ty_le: "80" }, "2"],
    [{ co_b: "không", ty_le: "79,99" }, "1"],
    [{ ty_le: "80", so_viec: "3" }, "[2; 3]"],
    [{ co_b: "không" }, "[1; 2]"],
    [{ co_b: "có" }, "[0; 4]"],
  ]);
});

describe("adjusted", () => {
  const rule =
    '{ kind: adjusted, base: "100%", minus: { at-most: "3", parts: [{ max: "2", rule: { kind: count, fact: vi_pham, each: "0.5" } }, { max: "2", rule: { kind: yes-no, fact: co_c } }] }, plus: { at-most: "1", parts: [{ max: "2", rule: { kind: yes-no, fact: co_b } }] } }';
  table(rule, [
    [{ vi_pham: "0", co_c: "không", co_b: "không" }, "4"],
    [{ vi_pham: "3", co_c: "không", co_b: "có" }, "3.5"],
    // Deductions 2 + 2 under a cap of 3; bonus 2 under a cap of 1.
    [{ vi_pham: "100", co_c: "có", co_b: "có" }, "2"],
    [{ vi_pham: "1", co_c: "KAD", co_b: "không" }, "3.5"],
    [{ vi_pham: "1", co_b: "không" }, "[1.5; 3.5]"],
    [{}, "[1; 5]"],
  ]);
});

test("while a condition is open but every branch gives the same, the points are earned", () => {
  const set = setFrom(
    editionWith(
      '{ kind: cases, cases: [{ when: { fact: co_b, is: "yes" }, points: "3" }], otherwise: { points: "75%" } }',
    ),
  );
  const [node] = set.tree;
  if (node === undefined || node.isGroup) throw new Error("the sample has no criterion");
  const facts = viewOf(set, recordFrom(set, {}), false);
  expect(
    scoreRule(node.rule, exact("4"), { facts, notApplicable: "rescale", year: 2025 }).points,
  ).toMatchObject({
    earned: exact("3"),
    span: { least: exact("3"), most: exact("3") },
  });
});
