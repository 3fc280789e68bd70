/** What each kind gives, worked out by hand from its definition: on every threshold, just below it, and at its ends. */
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { calendarDate, dateFromIso, daysBetween, daysIn } from "../../../src/engine/dates.ts";
import { exact, textOfExact } from "../../../src/engine/exact/index.ts";
import { formulaOf, viewOf } from "../../../src/engine/facts-view.ts";
import { capReachedAt, increment } from "../../../src/engine/rules/increment.ts";
import {
  accountOf,
  factsOfRule,
  ruleInWords,
  ruleSchema,
  scoreRule,
} from "../../../src/engine/rules/index.ts";
import { awaitsPerson } from "../../../src/engine/rules/score.ts";
import type { Lang } from "../../../src/engine/words/lang.ts";
import { sayIn } from "../../../src/engine/words/say.ts";
import { readYaml } from "../../../src/files/yaml-in.ts";
import { fact, recordFrom, setFrom } from "../../builders.ts";
import { editionWith } from "./samples.ts";

/** Facts with ends, and with KAD, that the samples lack. */
const more =
  fact("tu_ba", "integer", ', min: "3"') +
  fact("vuot", "decimal", ', min: "0.5", max: "1.2", may-not-apply: "yes"') +
  fact("dan_dau", "decimal", ', min: "1.5", max: "2"') +
  fact("am", "decimal", ", min: none") +
  fact("han_kad", "date", ', may-not-apply: "yes"') +
  `dk: { type: list, label: dk, ask: dk, document: none, may-not-apply: "yes", fields: { ${fact("diem", "integer", ', max: "9"').trim()} } }\n`;

/** A rule worth 4, scored. */
function scored(rule: string, cells: Record<string, string>, policy = "rescale") {
  const set = setFrom(editionWith(rule, policy, more));
  const [node] = set.tree;
  if (node === undefined || node.isGroup) throw new Error("the sample has no criterion");
  const score = scoreRule(node.rule, exact("4"), {
    facts: viewOf(set, recordFrom(set, cells), { withStandIns: false }),
    notApplicable: set.notApplicable.policy,
    year: 2025,
    points: { of: () => undefined, every: () => [] },
    formula: (text) => formulaOf(set, text),
  });
  return { set, rule: node.rule, ...score };
}

/** `KAD` where the rule does not apply, `[least; most]` while open. */
function pointsOf(rule: string, cells: Record<string, string>, policy?: string): string {
  const { points } = scored(rule, cells, policy);
  if (!points.applies) return "KAD";
  const [least, most] = [points.span.least, points.span.most].map((end) => (end ? textOfExact(end) : "∞"));
  const span = least === most ? least : `[${least}; ${most}]`;
  return `${span}${points.mayNotApply ? " or KAD" : ""}`;
}

/** What the facts in hand come to, whatever is still possible. */
function earnedOf(rule: string, cells: Record<string, string>): string {
  const { points } = scored(rule, cells);
  return points.applies ? textOfExact(points.earned) : "KAD";
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

describe("yes-no with amounts of its own", () => {
  table('{ kind: yes-no, fact: co_a, yes: "-0.5", no: "75%" }', [
    [{ co_a: "có" }, "-0.5"],
    [{ co_a: "không" }, "3"],
    [{ co_a: "KAD" }, "KAD"],
    [{}, "[-0.5; 3] or KAD"],
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
  describe("of at least three", () =>
    table('{ kind: count, fact: tu_ba, each: "0.5" }', [
      [{ tu_ba: "3" }, "1.5"],
      [{}, "[1.5; 4]"],
    ]));
});

describe("count that takes away", () => {
  table('{ kind: count, fact: vi_pham, each: "-0.5" }', [
    [{ vi_pham: "0" }, "0"],
    [{ vi_pham: "7" }, "-3.5"],
    [{ vi_pham: "100" }, "-50"],
    [{}, "[∞; 0]"],
  ]);
  describe("never more than so much", () =>
    table('{ kind: count, fact: vi_pham, each: "-0.5", at-most: "50%" }', [
      [{ vi_pham: "3" }, "-1.5"],
      [{ vi_pham: "4" }, "-2"],
      [{ vi_pham: "5" }, "-2"],
      [{}, "[-2; 0]"],
    ]));
});

describe("count with the first two free", () => {
  table('{ kind: count, fact: so_viec, each: "-0.5", after: "2", at-most: "3" }', [
    [{ so_viec: "0" }, "0"],
    [{ so_viec: "2" }, "0"],
    [{ so_viec: "3" }, "-0.5"],
    // (8 − 2) × 0.5 = 3, the cap; 9 is above it.
    [{ so_viec: "8" }, "-3"],
    [{ so_viec: "9" }, "-3"],
    [{}, "[-3; 0]"],
  ]);
  describe("and each after them earning", () =>
    table('{ kind: count, fact: so_viec, each: "1", after: "2" }', [
      [{ so_viec: "2" }, "0"],
      [{ so_viec: "5" }, "3"],
      [{ so_viec: "7" }, "4"],
      [{}, "[0; 4]"],
    ]));
});

describe("increment", () => {
  const population =
    '{ kind: increment, fact: dan_so, from: "2000000", start: "10", each: "0.5", per: "60000", at-most: "25"';
  table(`${population} }`, [
    [{ dan_so: "0" }, "10"],
    [{ dan_so: "2000000" }, "10"],
    [{ dan_so: "2000001" }, "1200001/120000"],
    [{ dan_so: "2150000" }, "11.25"],
    // 30 steps of 60000 bring the 15 points that are missing.
    [{ dan_so: "3800000" }, "25"],
    [{ dan_so: "3799999" }, "2999999/120000"],
    [{ dan_so: "9000000" }, "25"],
    [{}, "[10; 25]"],
  ]);
  describe("with levels of 75 % for some", () =>
    table(`${population}, scale: { when: { fact: co_b, is: "yes" }, by: "75%" } }`, [
      [{ dan_so: "2150000", co_b: "không" }, "11.25"],
      // (2150000 − 1500000) / 45000 = 130/9 steps of 0.5.
      [{ dan_so: "2150000", co_b: "có" }, "155/9"],
      [{ dan_so: "1500000", co_b: "có" }, "10"],
      [{ dan_so: "1545000", co_b: "có" }, "10.5"],
      [{ dan_so: "2150000" }, "[11.25; 155/9]"],
      [{ dan_so: "1500000" }, "10"],
      [{}, "[10; 25]"],
    ]));
  describe("downwards, by part-steps", () =>
    table(
      '{ kind: increment, fact: ty_le, from: "4.5", direction: down, start: "3", each: "1", per: "1", at-most: "5" }',
      [
        [{ ty_le: "100" }, "3"],
        [{ ty_le: "4,5" }, "3"],
        [{ ty_le: "4,4" }, "3.1"],
        [{ ty_le: "2,6" }, "4.9"],
        [{ ty_le: "2,5" }, "5"],
        [{ ty_le: "0" }, "5"],
        [{}, "[3; 5]"],
      ],
    ));
  describe("from another fact, by whole steps", () =>
    table(
      '{ kind: increment, fact: ty_le, from: { fact: binh_quan }, start: "3", each: "0.25", per: "0.5", steps: whole, at-most: "5" }',
      [
        [{ ty_le: "60", binh_quan: "60" }, "3"],
        [{ ty_le: "60,4999", binh_quan: "60" }, "3"],
        [{ ty_le: "60,5", binh_quan: "60" }, "3.25"],
        [{ ty_le: "60,9999", binh_quan: "60" }, "3.25"],
        [{ ty_le: "63,9999", binh_quan: "60" }, "4.75"],
        [{ ty_le: "64", binh_quan: "60" }, "5"],
        [{ ty_le: "90", binh_quan: "60" }, "5"],
        [{ ty_le: "60", binh_quan: "KAD" }, "KAD"],
        // The average may be anything from 0 on: no step, or 1.25 / 0.5 = 2.
        [{ ty_le: "1,25" }, "[3; 3.5] or KAD"],
        // The highest percentage is 100: (100 − 99) / 0.5 = 2 steps.
        [{ binh_quan: "99" }, "[3; 3.5]"],
        [{}, "[3; 5] or KAD"],
      ],
    ));
  describe("downwards from another fact", () =>
    // so_viec is from 0 to 9; tong is from 0 to 20 and may be KAD.
    table(
      '{ kind: increment, fact: phan, from: { fact: so_viec }, direction: down, start: "1", each: "1", per: "2" }',
      [
        [{ phan: "4", so_viec: "4" }, "1"],
        [{ phan: "4", so_viec: "7" }, "2.5"],
        [{ phan: "4" }, "[1; 3.5]"],
        [{ so_viec: "3" }, "[1; 2.5]"],
        [{}, "[1; 4]"],
      ],
    ));
  describe("of a fact that may not apply", () =>
    table('{ kind: increment, fact: tong, from: "16", each: "1", per: "2" }', [
      [{ tong: "KAD" }, "KAD"],
      [{ tong: "17" }, "0.5"],
      [{}, "[0; 2] or KAD"],
    ]));
  describe("by nothing", () =>
    table('{ kind: increment, fact: vi_pham, from: "2", start: "3", each: "0", per: "1", at-most: none }', [
      [{ vi_pham: "100" }, "3"],
      [{}, "3"],
    ]));
  describe("falling, held at its least", () =>
    table(
      '{ kind: increment, fact: vi_pham, from: "2", start: "100%", each: "-0.5", per: "1", at-least: "1" }',
      [
        [{ vi_pham: "2" }, "4"],
        [{ vi_pham: "3" }, "3.5"],
        [{ vi_pham: "7" }, "1.5"],
        [{ vi_pham: "8" }, "1"],
        [{ vi_pham: "100" }, "1"],
        [{}, "[1; 4]"],
      ],
    ));
  describe("without a limit on either side", () => {
    table('{ kind: increment, fact: vi_pham, from: "2", each: "-1", per: "2", steps: whole }', [
      [{ vi_pham: "3" }, "0"],
      [{ vi_pham: "4" }, "-1"],
      [{ vi_pham: "100" }, "-49"],
      [{}, "[∞; 0]"],
    ]);
    table('{ kind: increment, fact: vi_pham, from: "2", each: "1", per: "2", at-most: none }', [
      [{ vi_pham: "100" }, "49"],
      [{}, "[0; ∞]"],
    ]);
  });
});

describe("the value at which an increment reaches its cap", () => {
  const capOf = (rule: string) => {
    const read = increment.schema(z.never()).parse(readYaml(rule, "rule.yaml").value?.tree);
    const at = capReachedAt(read, exact("4"));
    return at && textOfExact(at);
  };
  test.each([
    [
      '{ kind: increment, fact: a, from: "2000000", start: "10", each: "0.5", per: "60000", at-most: "25" }',
      "3800000",
    ],
    [
      '{ kind: increment, fact: a, from: "4.5", direction: down, start: "3", each: "1", per: "1", at-most: "5" }',
      "2.5",
    ],
    // 1 / 0.3 = 10/3 steps; the fourth whole one reaches it.
    ['{ kind: increment, fact: a, from: "0", start: "3", each: "0.3", per: "1" }', "10/3"],
    ['{ kind: increment, fact: a, from: "0", start: "3", each: "0.3", per: "1", steps: whole }', "4"],
    ['{ kind: increment, fact: a, from: "7", start: "4", each: "1", per: "1" }', "7"],
    ['{ kind: increment, fact: a, from: "7", each: "1", per: "1", at-most: none }', null],
    ['{ kind: increment, fact: a, from: "7", each: "0", per: "1" }', null],
    ['{ kind: increment, fact: a, from: "7", start: "4", each: "-1", per: "1" }', null],
    ['{ kind: increment, fact: a, from: { fact: b }, each: "1", per: "1" }', null],
  ])("%s: %s", (rule, value) => {
    expect(capOf(rule)).toBe(value);
  });
  test("no other kind has one", () => {
    expect(capReachedAt({ kind: "yes-no" }, exact("4"))).toBeNull();
  });
});

describe("relative", () => {
  table("{ kind: relative, fact: ket_qua, best: cao_nhat }", [
    [{ ket_qua: "-0,5", cao_nhat: "1,5" }, "0"],
    [{ ket_qua: "0", cao_nhat: "1,5" }, "0"],
    [{ ket_qua: "0,8", cao_nhat: "1,5" }, "1.6"],
    [{ ket_qua: "0,9999", cao_nhat: "1,5" }, "1.9998"],
    [{ ket_qua: "1", cao_nhat: "1,5" }, "2"],
    // The best of the block is no more than on the target: that earns the half.
    [{ ket_qua: "1", cao_nhat: "1" }, "2"],
    [{ ket_qua: "0,8", cao_nhat: "0,8" }, "1.6"],
    // 2 + 2 × 0.2 / 0.5.
    [{ ket_qua: "1,2", cao_nhat: "1,5" }, "2.8"],
    [{ ket_qua: "1,4999", cao_nhat: "1,5" }, "3.9996"],
    [{ ket_qua: "1,5", cao_nhat: "1,5" }, "4"],
    [{ ket_qua: "1,6", cao_nhat: "1,5" }, "4"],
    [{ ket_qua: "1,2", cao_nhat: "0,8" }, "4"],
    [{ ket_qua: "1,2", cao_nhat: "KAD" }, "KAD"],
    [{ ket_qua: "1,2" }, "[2; 4] or KAD"],
    [{ ket_qua: "0,8" }, "1.6 or KAD"],
    [{ cao_nhat: "1,5" }, "[0; 4]"],
    [{}, "[0; 4] or KAD"],
  ]);
  describe("of a result from 0.5 to 1.2, or KAD", () =>
    table("{ kind: relative, fact: vuot, best: cao_nhat }", [
      [{ vuot: "KAD", cao_nhat: "1,5" }, "KAD"],
      // 2 × 0.5, and 2 + 2 × 0.2 / 0.5.
      [{ cao_nhat: "1,5" }, "[1; 2.8] or KAD"],
      [{ cao_nhat: "1,2" }, "[1; 4] or KAD"],
      [{}, "[1; 4] or KAD"],
    ]));
  describe("against a best from 1.5 to 2", () =>
    table("{ kind: relative, fact: ket_qua, best: dan_dau }", [
      // 2 + 2 × 0.2 / 1 if the best is 2; 2 + 2 × 0.2 / 0.5 if it is 1.5.
      [{ ket_qua: "1,2" }, "[2.4; 2.8]"],
      [{ ket_qua: "1" }, "2"],
      // 2 + 2 × 0.8 / 1.
      [{ ket_qua: "1,8" }, "[3.6; 4]"],
      [{ ket_qua: "2" }, "4"],
      [{}, "[0; 4]"],
    ]));
  describe("against a best without any end", () =>
    table("{ kind: relative, fact: ket_qua, best: am }", [
      [{ ket_qua: "1,2" }, "[2; 4]"],
      [{ ket_qua: "0,8" }, "1.6"],
    ]));
  describe("with three quarters for the target", () =>
    table('{ kind: relative, fact: ket_qua, best: cao_nhat, at-target: "75%" }', [
      [{ ket_qua: "0,5", cao_nhat: "2" }, "1.5"],
      [{ ket_qua: "1", cao_nhat: "2" }, "3"],
      [{ ket_qua: "1,5", cao_nhat: "2" }, "3.5"],
      [{ ket_qua: "2", cao_nhat: "2" }, "4"],
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
    // The whole is 20 at most.
    [{ phan: "3" }, "[0.6; 4] or KAD"],
    [{ tong: "7" }, "[0; 4]"],
  ]);
  describe("of a part that may not apply in a whole that always does", () =>
    table('{ kind: ratio, part: tong, whole: phan, when-zero: "50%" }', [
      [{ tong: "KAD", phan: "20" }, "KAD"],
      [{ tong: "KAD", phan: "0" }, "KAD"],
      [{ phan: "20" }, "[0; 4] or KAD"],
      [{ tong: "5", phan: "0" }, "2"],
      [{ tong: "5" }, "[1; 4]"],
    ]));
  describe("where 0/0 earns more than a share can", () =>
    table('{ kind: ratio, part: so_viec, whole: phan, when-zero: "5" }', [
      [{ so_viec: "3" }, "[0.6; 5]"],
      [{ phan: "3" }, "[0; 4]"],
      [{ so_viec: "0", phan: "0" }, "5"],
    ]));
  describe("full marks for 0/0", () =>
    table('{ kind: ratio, part: phan, whole: tong, when-zero: "100%" }', [
      [{ phan: "0", tong: "0" }, "4"],
      [{ tong: "0" }, "4"],
    ]));
});

describe("ratio to a number", () => {
  table('{ kind: ratio, fact: ty_le, out-of: "100" }', [
    [{ ty_le: "0" }, "0"],
    [{ ty_le: "87,5" }, "3.5"],
    [{ ty_le: "100" }, "4"],
    [{}, "[0; 4]"],
  ]);
  describe("never more than the rule is worth", () =>
    table('{ kind: ratio, fact: so_viec, out-of: "8" }', [
      [{ so_viec: "7" }, "3.5"],
      [{ so_viec: "8" }, "4"],
      [{ so_viec: "9" }, "4"],
      [{}, "[0; 4]"],
    ]));
  describe("unless the limit is lifted", () =>
    table('{ kind: ratio, fact: so_viec, out-of: "8", at-most: none }', [
      [{ so_viec: "8" }, "4"],
      [{ so_viec: "9" }, "4.5"],
      [{}, "[0; 4.5]"],
    ]));
});

describe("ratio with a limit of its own", () => {
  table('{ kind: ratio, part: phan, whole: tong, when-zero: not-applicable, at-most: "125%" }', [
    [{ phan: "7", tong: "7" }, "4"],
    [{ phan: "8", tong: "7" }, "32/7"],
    [{ phan: "20", tong: "16" }, "5"],
    [{ phan: "20", tong: "15" }, "5"],
    [{ tong: "16" }, "[0; 5]"],
  ]);
  describe("or none", () =>
    table('{ kind: ratio, part: phan, whole: tong, when-zero: "1", at-most: none }', [
      [{ phan: "20", tong: "1" }, "80"],
      [{ phan: "0", tong: "0" }, "1"],
      // The part is 20 at most.
      [{ tong: "16" }, "[0; 5]"],
      [{ phan: "20" }, "[1; ∞] or KAD"],
      [{ phan: "0" }, "[0; 1] or KAD"],
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
        // More than the whole is still 100 %.
        [{ phan: "20", tong: "1" }, "4"],
      ],
    ));
});

describe("bands with an otherwise", () => {
  table(
    '{ kind: bands, fact: so_viec, bands: [{ is: "1", points: "3" }, { from: "4", to: "8", points: "100%" }], otherwise: "-1" }',
    [
      [{ so_viec: "0" }, "-1"],
      [{ so_viec: "1" }, "3"],
      [{ so_viec: "3" }, "-1"],
      [{ so_viec: "4" }, "4"],
      [{ so_viec: "8" }, "4"],
      [{ so_viec: "9" }, "-1"],
      [{}, "[-1; 4]"],
    ],
  );
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

describe("deadline, early and late by the day", () => {
  describe("before: every day from the day itself on is late", () =>
    table(
      '{ kind: deadline, fact: ngay, before: N-02-15, in-time: "3", early: { days: "5", plus: "1" }, per-day: { minus: "0.25", at-most: "2" }, not-done: "-1" }',
      [
        // The last good day is 14/02; five days before it is 09/02.
        [{ ngay: "09/02/2025" }, "4"],
        [{ ngay: "31/12/2024" }, "4"],
        [{ ngay: "10/02/2025" }, "3"],
        [{ ngay: "14/02/2025" }, "3"],
        [{ ngay: "15/02/2025" }, "2.75"],
        [{ ngay: "21/02/2025" }, "1.25"],
        // Eight days late: 2 points, the cap.
        [{ ngay: "22/02/2025" }, "1"],
        [{ ngay: "01/03/2025" }, "1"],
        [{ ngay: "không" }, "-1"],
        [{}, "[-1; 4] or KAD"],
      ],
    ));
  describe("by: a day later", () =>
    table(
      '{ kind: deadline, fact: ngay, by: N-02-15, late: "50%", early: { days: "1", plus: "10%" }, per-day: { minus: "0.5" } }',
      [
        [{ ngay: "14/02/2025" }, "4.4"],
        [{ ngay: "15/02/2025" }, "4"],
        [{ ngay: "16/02/2025" }, "1.5"],
        [{ ngay: "01/03/2025" }, "-2"],
        [{}, "[-2; 4.4] or KAD"],
      ],
    ));
  describe("without a cap the days are without limit", () =>
    table('{ kind: deadline, fact: ngay, by: "2024-02-28", per-day: { minus: "1", at-most: none } }', [
      // 2024 has a 29 February.
      [{ ngay: "01/03/2024" }, "2"],
      [{ ngay: "28/02/2025" }, "-362"],
      [{}, "[∞; 4] or KAD"],
    ]));
});

describe("deadline on a day that another fact holds", () => {
  table('{ kind: deadline, fact: ngay, by-fact: han_nop, late: "1", not-done: "-1" }', [
    [{ ngay: "16/02/2025", han_nop: "16/02/2025" }, "4"],
    [{ ngay: "17/02/2025", han_nop: "16/02/2025" }, "1"],
    [{ ngay: "không", han_nop: "16/02/2025" }, "-1"],
    [{ ngay: "16/02/2025", han_nop: "không" }, "KAD"],
    [{ ngay: "không", han_nop: "không" }, "KAD"],
    [{ han_nop: "không" }, "KAD"],
    [{ ngay: "KAD" }, "KAD"],
    [{ ngay: "16/02/2025" }, "[1; 4] or KAD"],
    [{ ngay: "không" }, "-1 or KAD"],
    [{ han_nop: "16/02/2025" }, "[-1; 4] or KAD"],
    [{}, "[-1; 4] or KAD"],
  ]);
  describe("which may not apply, of a day that always does", () =>
    table("{ kind: deadline, fact: han_nop, by-fact: han_kad }", [
      [{ han_nop: "16/02/2025", han_kad: "KAD" }, "KAD"],
      [{ han_kad: "KAD" }, "KAD"],
      [{ han_kad: "16/02/2025" }, "[0; 4]"],
      [{ han_nop: "16/02/2025" }, "[0; 4] or KAD"],
    ]));
  describe("before it", () =>
    table("{ kind: deadline, fact: ngay, before-fact: han_nop }", [
      [{ ngay: "15/02/2025", han_nop: "16/02/2025" }, "4"],
      [{ ngay: "16/02/2025", han_nop: "16/02/2025" }, "0"],
    ]));
});

describe("the days between two days", () => {
  const day = (iso: string) => dateFromIso(iso) ?? expect.fail(`no day ${iso}`);
  test.each([
    ["2025-02-15", "2025-02-15", 0],
    ["2025-02-15", "2025-02-14", -1],
    ["2025-02-28", "2025-03-01", 1],
    ["2024-02-28", "2024-03-01", 2],
    ["1900-02-28", "1900-03-01", 1],
    ["2000-02-28", "2000-03-01", 2],
    ["2024-12-31", "2025-01-01", 1],
    // 200 years of 365 days and 49 leap days: of the fifty, 1900 has none.
    ["1900-01-01", "2100-01-01", 73049],
  ])("from %s to %s: %i", (from, to, days) => {
    expect(daysBetween(day(from), day(to))).toBe(days);
  });
  test("grow by one from each day of the calendar to the next", () => {
    let [count, previous] = [0, day("1999-12-31")];
    for (let year = 2000; year <= 2104; year++)
      for (let month = 1; month <= 12; month++)
        for (let date = 1; date <= daysIn(year, month); date++) {
          const next = calendarDate(year, month, date) ?? expect.fail("no such day");
          if (daysBetween(previous, next) !== 1) expect.fail(`${previous} to ${next}`);
          previous = next;
          count += 1;
        }
    expect(count).toBe(daysBetween(day("1999-12-31"), previous));
  });
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
  describe("of nothing but items that take away", () =>
    table('{ kind: checklist, items: [{ fact: co_a, points: "-1" }, { fact: co_c, points: "-2" }] }', [
      [{ co_a: "có", co_c: "không" }, "-1"],
      [{ co_a: "có", co_c: "KAD" }, "-1"],
      // Nothing is left to take away, and nothing is worth anything: it still applies.
      [{ co_a: "KAD", co_c: "KAD" }, "0"],
      [{ co_a: "có" }, "[-3; -1]"],
    ]));
});

describe("checklist with items that take away", () => {
  const rule =
    '{ kind: checklist, items: [{ fact: co_a, points: "1" }, { fact: co_b, points: "-0.5" }, { fact: co_c, points: "3" }] }';
  table(rule, [
    [{ co_a: "có", co_b: "không", co_c: "có" }, "4"],
    [{ co_a: "có", co_b: "có", co_c: "không" }, "0.5"],
    // co_c falls out: 1 / 1 × 4, and 0.5 is taken away after that.
    [{ co_a: "có", co_b: "có", co_c: "KAD" }, "3.5"],
    [{ co_a: "có", co_c: "có" }, "[3.5; 4]"],
    [{ co_a: "KAD", co_b: "có", co_c: "KAD" }, "KAD"],
  ]);
  describe("which are no part of the whole when they do not apply", () =>
    table(
      '{ kind: checklist, items: [{ fact: co_b, points: "4" }, { fact: co_c, points: "-1" }] }',
      [
        [{ co_b: "có", co_c: "KAD" }, "4"],
        [{ co_b: "có" }, "[3; 4]"],
      ],
      "full",
    ));
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
      // The ratio is from 0 to 2; without co_a it is brought to 0 to 4.
      [{ tong: "20" }, "[0.5; 3]"],
      [{}, "[0.5; 3] or KAD"],
    ],
  );
  describe("of a part without a limit above", () => {
    const [unlimited, plain] = [
      '{ max: "2", rule: { kind: count, fact: vi_pham, each: "1", at-most: none } }',
      '{ max: "2", rule: { kind: yes-no, fact: co_a } }',
    ];
    table(`{ kind: sum, parts: [${unlimited}, ${plain}] }`, [
      [{ vi_pham: "7", co_a: "có" }, "9"],
      // 7, 9, or 7 / 2 × 4 without co_a.
      [{ vi_pham: "7" }, "[7; 14]"],
      [{ co_a: "có" }, "[2; ∞]"],
      [{}, "[0; ∞]"],
    ]);
  });
  describe("of a part that may not apply, without a limit above", () =>
    table(
      '{ kind: sum, parts: [{ max: "2", rule: { kind: count, fact: binh_quan, each: "1", at-most: none } }, { max: "2", rule: { kind: yes-no, fact: co_b } }] }',
      [
        // 2 + 0 and more; without the count 2 / 2 × 4.
        [{ co_b: "có" }, "[2; ∞]"],
        [{ binh_quan: "KAD", co_b: "có" }, "4"],
        [{}, "[0; ∞]"],
      ],
    ));
  describe("of a part that may take away without limit", () =>
    table(
      '{ kind: sum, parts: [{ max: "2", rule: { kind: count, fact: binh_quan, each: "-1" } }, { max: "2", rule: { kind: yes-no, fact: co_b } }] }',
      // 2 − 0 and less; without the count 2 / 2 × 4.
      [[{ co_b: "có" }, "[∞; 4]"]],
    ));
  describe("where a part that does not apply counts in full", () =>
    // co_a is worth 2 or 1, and 2 where it does not apply; nothing is brought to anything.
    table(
      '{ kind: sum, parts: [{ max: "2", rule: { kind: yes-no, fact: co_a, no: "50%" } }, { max: "2", rule: { kind: yes-no, fact: co_c } }] }',
      [
        [{ co_a: "KAD", co_c: "không" }, "2"],
        [{ co_c: "không" }, "[1; 2]"],
        [{ co_c: "có" }, "[3; 4]"],
        [{ co_a: "KAD", co_c: "KAD" }, "KAD"],
        [{}, "[1; 4] or KAD"],
      ],
      "full",
    ));
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
  describe("of options that may fall out", () => {
    // 3 or 2, or out; and 4 or 1, or out.
    table(
      '{ kind: best-of, options: [{ max: "3", rule: { kind: yes-no, fact: co_a, no: "2" } }, { max: "4", rule: { kind: yes-no, fact: co_c, no: "1" } }] }',
      [
        [{ co_a: "không", co_c: "không" }, "2"],
        // co_a guarantees nothing: without it 1 is left.
        [{ co_c: "không" }, "[1; 3]"],
        [{ co_a: "có" }, "[3; 4]"],
        [{ co_a: "KAD" }, "[1; 4] or KAD"],
        [{}, "[1; 4] or KAD"],
      ],
    );
  });
  describe("of three, one of which has no limit on a side", () => {
    const ofThree = (each: string) =>
      `{ kind: best-of, options: [{ max: "3", rule: { kind: yes-no, fact: co_b } }, { max: "4", rule: { kind: graded, fact: diem } }, { max: "4", rule: { kind: count, fact: vi_pham, each: "${each}", at-most: none } }] }`;
    table(ofThree("1"), [
      [{ co_b: "có", diem: "2", vi_pham: "1" }, "3"],
      [{ co_b: "không", diem: "2", vi_pham: "1" }, "2"],
      [{ co_b: "không", diem: "2", vi_pham: "7" }, "7"],
      [{ co_b: "có", diem: "2" }, "[3; ∞]"],
    ]);
    table(ofThree("-1"), [
      [{ co_b: "không", diem: "0", vi_pham: "1" }, "0"],
      [{ co_b: "không", diem: "0" }, "0"],
      [{ vi_pham: "1" }, "[0; 4]"],
    ]);
  });
  test.each([
    // What is open adds nothing: not even that it is better than an option which is known to take away.
    ["count", '{ kind: count, fact: vi_pham, each: "-1" }', { vi_pham: "2" }, "-2"],
    ["count", '{ kind: count, fact: vi_pham, each: "1" }', { vi_pham: "2" }, "2"],
    ["count", '{ kind: count, fact: vi_pham, each: "1", at-most: none }', { co_b: "có" }, "3"],
    ["count", '{ kind: count, fact: vi_pham, each: "-1" }', { co_b: "có" }, "3"],
    ["both", '{ kind: count, fact: vi_pham, each: "1" }', {}, "0"],
  ])(
    "while an option is open the points in hand are the best known: %s %s of %j",
    (_, rule, cells, earned) => {
      const options = `{ max: "3", rule: { kind: yes-no, fact: co_b } }, { max: "4", rule: ${rule} }`;
      expect(earnedOf(`{ kind: best-of, options: [${options}] }`, cells as Record<string, string>)).toBe(
        earned,
      );
    },
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
  describe("one of which may not apply", () =>
    table(
      '{ kind: cases, cases: [{ when: { fact: co_b, is: "yes" }, rule: { kind: ratio, part: phan, whole: tong, when-zero: not-applicable } }], otherwise: { rule: { kind: yes-no, fact: co_a, yes: "1" } } }',
      [
        [{ co_b: "có", phan: "0", tong: "0" }, "KAD"],
        [{ phan: "0", tong: "0", co_a: "có" }, "1 or KAD"],
        [{ phan: "0", tong: "0", co_a: "KAD" }, "KAD"],
        [{ phan: "5", tong: "20", co_a: "KAD" }, "1 or KAD"],
        [{ phan: "5", tong: "20", co_a: "có" }, "1"],
        [{ phan: "5", tong: "20" }, "[0; 1] or KAD"],
        [{ phan: "10", tong: "20", co_a: "có" }, "[1; 2]"],
      ],
    ));
  test("once it is known which case holds, what its rule has in hand is in hand; before, nothing is", () => {
    const parts =
      '{ max: "2", rule: { kind: yes-no, fact: co_a } }, { max: "2", rule: { kind: yes-no, fact: co_c } }';
    const either = `{ kind: cases, cases: [{ when: { fact: co_b, is: "yes" }, rule: { kind: sum, parts: [${parts}] } }], otherwise: { points: "3" } }`;
    expect(earnedOf(either, { co_b: "có", co_a: "có" })).toBe("2");
    expect(earnedOf(either, { co_a: "có" })).toBe("0");
  });
});

describe("each", () => {
  const violations = (more: string) =>
    `{ kind: each, list: ds, rule: { kind: choice, fact: ds.muc, points: { nang: "-2", nhe: "-0.5" } }, ${more} }`;
  const [heavy, light, none] = [{ "ds.muc#1": "nang" }, { "ds.muc#2": "nhe" }, { ds: "không" }];
  describe("added up, not below so much", () =>
    table(violations('when-none: "1", at-least: "-3", at-most: "50%"'), [
      [{ ...heavy, ...light }, "-2.5"],
      [{ ...heavy, "ds.muc#2": "nang" }, "-3"],
      [none, "1"],
      // The second has an answer to something else only.
      [{ ...heavy, "ds.so#2": "1" }, "[-3; -2.5]"],
      // No item, or any number of them.
      [{}, "[-3; 1]"],
    ]));
  describe("added up without a limit", () => {
    table(violations('when-none: "0"'), [[{}, "[∞; 0]"]]);
    // At least one item, each of which takes 0.5 or more.
    table(violations("when-none: not-applicable"), [
      [none, "KAD"],
      [{}, "[∞; -0.5] or KAD"],
    ]);
    table(violations('when-none: "-3"'), [[{}, "[∞; -0.5]"]]);
  });
  describe("of items that add", () => {
    const adding = (noItem: string, muc: string) =>
      `{ kind: each, list: ds, when-none: ${noItem}, rule: { kind: choice, fact: ds.muc, points: ${muc} } }`;
    table(adding('"0"', '{ nang: "1", nhe: "2" }'), [
      [{ ...heavy, ...light }, "3"],
      [{}, "[0; ∞]"],
    ]);
    table(adding("not-applicable", '{ nang: "1", nhe: "2" }'), [[{}, "[1; ∞] or KAD"]]);
    table(adding('"0"', '{ nang: "-1", nhe: "2" }'), [[{}, "∞"]]);
    table(adding('"0"', '{ nang: "0", nhe: "0" }'), [[{}, "0"]]);
    table(adding("not-applicable", '{ nang: "0", nhe: "0" }'), [[{}, "0 or KAD"]]);
  });
  describe("of items without a limit", () => {
    const counted = (each: string) =>
      `{ kind: each, list: ds, when-none: "0", rule: { kind: count, fact: vi_pham, each: "${each}", at-most: none } }`;
    table(counted("1"), [[{}, "[0; ∞]"]]);
    table(counted("-1"), [[{}, "[∞; 0]"]]);
  });
  const numbers = (take: string, more = "when-none: not-applicable") =>
    `{ kind: each, list: ds, take: ${take}, ${more}, rule: { kind: count, fact: ds.so, each: "1", at-most: none } }`;
  const two = { "ds.so#1": "2", "ds.so#2": "5" };
  const oneOut = { "ds.so#1": "2", "ds.so#2": "KAD" };
  // The first is 2, the second anything from 0 to 9 or KAD.
  const oneOpen = { "ds.so#1": "2", "ds.muc#2": "nang" };
  const allOpen = { "ds.muc#1": "nang" };
  describe("their mean", () =>
    table(numbers("mean"), [
      [two, "3.5"],
      [oneOut, "2"],
      [oneOpen, "[1; 5.5]"],
      [allOpen, "[0; 9] or KAD"],
      [{ "ds.so#1": "KAD" }, "KAD"],
      [{}, "[0; 9] or KAD"],
    ]));
  describe("the least of them", () =>
    table(numbers("least", 'when-none: "3"'), [
      [two, "2"],
      [oneOpen, "[0; 2]"],
      [{ "ds.so#1": "KAD" }, "3"],
      [allOpen, "[0; 9]"],
      [{}, "[0; 9]"],
    ]));
  describe("the most of them, where no item stands apart", () =>
    table(numbers("most", 'when-none: "-1"'), [
      [two, "5"],
      [oneOpen, "[2; 9]"],
      // 0 to 9, or none that applies.
      [allOpen, "[-1; 9]"],
      [{}, "[-1; 9]"],
    ]));
  describe("their sum, where one may fall away", () =>
    table(numbers("sum", 'when-none: "20"'), [
      [two, "7"],
      [oneOpen, "[2; 11]"],
      [allOpen, "[0; 20]"],
    ]));
  describe("of a list that may not apply itself", () => {
    const ofList = (noItem: string) =>
      `{ kind: each, list: dk, take: most, when-none: ${noItem}, rule: { kind: count, fact: dk.diem, each: "1", at-most: none } }`;
    table(ofList('"0"'), [
      [{ dk: "KAD" }, "KAD"],
      [{ dk: "không" }, "0"],
      [{ "dk.diem#1": "5" }, "5"],
      [{}, "[0; 9] or KAD"],
    ]);
    table(ofList("not-applicable"), [
      [{ dk: "KAD" }, "KAD"],
      [{ dk: "không" }, "KAD"],
      [{}, "[0; 9] or KAD"],
    ]);
  });
  describe("by a fact that is the agency's and does not apply: as if there were no item", () => {
    const byAgency = (noItem: string) =>
      `{ kind: each, list: ds, when-none: ${noItem}, rule: { kind: yes-no, fact: co_a } }`;
    table(byAgency('"1"'), [
      [{ co_a: "KAD", ...heavy }, "1"],
      [{ co_a: "KAD" }, "1"],
      // Any number of items at 4 each, or none that applies.
      [{}, "[0; ∞]"],
      [{ co_a: "không" }, "[0; 1]"],
    ]);
    table(byAgency("not-applicable"), [[{ co_a: "KAD" }, "KAD"]]);
  });
  test.each([
    ["sum", "7"],
    ["mean", "3.5"],
    ["least", "2"],
    ["most", "5"],
  ])("%s of 2 and 5 is %s, whether or not a third may still come to nothing", (take, earned) => {
    expect(earnedOf(numbers(take), two)).toBe(earned);
  });
});

describe("formula", () => {
  const share = (whenZero: string) => `{ kind: formula, formula: "phan / tong * M"${whenZero} }`;
  describe("whose denominator may be 0: then it does not apply", () => {
    table(share(", when-zero: not-applicable"), [
      [{ phan: "5", tong: "20" }, "1"],
      [{ phan: "5", tong: "0" }, "KAD"],
      [{ tong: "0" }, "KAD"],
      [{ phan: "5", tong: "KAD" }, "KAD"],
      [{ tong: "16" }, "[0; 5]"],
    ]);
    table('{ kind: formula, formula: "so_viec / phan", when-zero: not-applicable }', [
      [{ phan: "3" }, "[0; 3]"],
      [{ phan: "0" }, "KAD"],
      // phan is 20 at most, and may be next to nothing, or nothing.
      [{ so_viec: "3" }, "[0.15; ∞] or KAD"],
    ]);
  });
  describe("whose denominator may be 0: then so much", () => {
    table(share(', when-zero: "25%"'), [
      [{ phan: "10", tong: "20" }, "2"],
      [{ phan: "5", tong: "0" }, "1"],
      [{ tong: "0" }, "1"],
      [{ phan: "5", tong: "KAD" }, "KAD"],
    ]);
    table('{ kind: formula, formula: "if(co_b, 2, so_viec / phan)", when-zero: "-1" }', [
      [{ phan: "0" }, "[-1; 2]"],
      [{ phan: "0", co_b: "có" }, "2"],
      [{ phan: "0", co_b: "không" }, "-1"],
      [{ phan: "4", so_viec: "6" }, "[1.5; 2]"],
      [{ so_viec: "6", co_b: "không" }, "[-1; ∞]"],
    ]);
    // By nothing for sure, or KAD.
    table('{ kind: formula, formula: "so_viec / phan + tong", when-zero: "1" }', [
      [{ phan: "0", so_viec: "1" }, "1 or KAD"],
    ]);
  });
  describe("whose denominator may be 0: then a person decides", () => {
    table(share(", when-zero: undetermined"), [
      [{ phan: "5", tong: "20" }, "1"],
      [{ phan: "5", tong: "0" }, "∞"],
      [{ phan: "5" }, "∞ or KAD"],
    ]);
    table('{ kind: formula, formula: "if(co_b, 2, so_viec / phan)", when-zero: undetermined }', [
      [{ phan: "0" }, "∞"],
      [{ phan: "0", co_b: "có" }, "2"],
    ]);
    table('{ kind: formula, formula: "so_viec / phan + tong", when-zero: undetermined }', [
      [{ phan: "0", so_viec: "1" }, "∞ or KAD"],
    ]);
  });
  describe("which does not apply one way or the other", () =>
    // phan is 0, or tong is KAD: in neither case does it apply.
    table('{ kind: formula, formula: "so_viec / phan + tong", when-zero: not-applicable }', [
      [{ phan: "0", so_viec: "1" }, "KAD"],
    ]));
  describe("of which one branch may not apply", () => {
    table('{ kind: formula, formula: "if(co_b, tong, 1)" }', [
      [{ co_b: "có", tong: "3" }, "3"],
      [{ co_b: "không", tong: "KAD" }, "1"],
      [{ co_b: "có", tong: "KAD" }, "KAD"],
      [{ tong: "KAD" }, "1 or KAD"],
      [{ co_b: "có" }, "[0; 20] or KAD"],
    ]);
    // 2 or −1, by nothing.
    table('{ kind: formula, formula: "if(co_b, 2, so_viec / phan)", when-zero: not-applicable }', [
      [{ phan: "0" }, "2 or KAD"],
      [{ phan: "0", co_b: "không" }, "KAD"],
    ]);
  });
  describe("on days and levels", () => {
    table('{ kind: formula, formula: "if(han_nop < date(N, 2, 15), M, 0)" }', [
      [{ han_nop: "14/02/2025" }, "4"],
      [{ han_nop: "15/02/2025" }, "0"],
      [{ han_nop: "không" }, "0"],
      [{}, "[0; 4]"],
    ]);
    table('{ kind: formula, formula: "if(muc == cao, M, if(muc == vua, 2, 1))" }', [
      [{ muc: "cao" }, "4"],
      [{ muc: "vua" }, "2"],
      [{ muc: "thap" }, "1"],
      [{}, "[1; 4]"],
    ]);
  });
  test("whose outcome is the same whatever is open has it in hand; while it may not apply, it has not", () => {
    expect(earnedOf('{ kind: formula, formula: "if(co_b, 2, 2)" }', {})).toBe("2");
    expect(earnedOf('{ kind: formula, formula: "if(co_b, tong, 1)" }', { tong: "KAD" })).toBe("0");
  });
  test.each([
    ["undetermined", { phan: "5", tong: "0" }, true],
    ["undetermined", { phan: "5", tong: "20" }, false],
    ["not-applicable", { phan: "5", tong: "0" }, false],
    ['"1"', { phan: "5", tong: "0" }, false],
  ])("by nothing, with when-zero %s of %j: a person is awaited: %s", (whenZero, cells, isAwaited) => {
    const rule = `{ kind: formula, formula: "phan / tong", when-zero: ${whenZero} }`;
    expect(awaitsPerson(scored(rule, cells).found)).toBe(isAwaited);
    // Also where it is one part of several.
    const inside = `{ kind: sum, parts: [{ max: "2", rule: ${rule} }, { max: "2", rule: { kind: yes-no, fact: co_b } }] }`;
    expect(awaitsPerson(scored(inside, { ...cells, co_b: "có" }).found)).toBe(isAwaited);
  });
  test("asks for the facts it names, and for nothing that is a word of the language", () => {
    const asked = (formula: string) =>
      factsOfRule(ruleSchema.parse({ kind: "formula", formula })).map(({ fact }) => fact);
    expect(asked("if(co_b and not (so_viec > 2), min(M, so_viec * 0.5), round(tong, 1))")).toEqual([
      "co_b",
      "so_viec",
      "tong",
    ]);
    expect(
      asked("if(ngay < date(N, 2, 15) or false, max(1, 2), sum(abs(am), floor(dan_so), ceil(1)))"),
    ).toEqual(["ngay", "am", "dan_so"]);
    expect(asked("if(true, days(ngay, han_nop), 0)")).toEqual(["ngay", "han_nop"]);
    expect(factsOfRule(ruleSchema.parse({ kind: "formula", formula: "co_b" }))).toEqual([
      // What type it must have, and whether it is a fact at all, is judged where the formula is compiled.
      { fact: "co_b", type: "any", path: ["formula"], isOnlyName: true },
    ]);
  });
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

describe("the working, as an officer reads it", () => {
  const sumOfTwo =
    '{ kind: sum, at-most: "3", at-least: "0.5", parts: [{ label: Một, max: "2", rule: { kind: yes-no, fact: co_a } }, { max: "2", rule: { kind: ratio, part: phan, whole: tong, when-zero: not-applicable } }] }';
  const scaled =
    '{ kind: increment, fact: dan_so, from: "10?", start: "1", each: "2", per: "2", scale: { when: { fact: co_b, is: "yes" }, by: "50%" } }';
  const cases =
    '{ kind: cases, cases: [{ when: { fact: co_b, is: "yes" }, rule: { kind: count, fact: so_viec, each: "1" } }, { when: { fact: ty_le, at-least: "80" }, points: "50%" }], otherwise: { points: "1" } }';
  const bands =
    '{ kind: bands, part: phan, whole: tong, when-zero: "1", bands: [{ from: "50?", to: "90", points: "2" }, { below: "50", points: "1" }, { above: "90", points: "3" }] }';
  const said: readonly (readonly [string, Record<string, string>, readonly string[], readonly string[]])[] = [
    [
      '{ kind: increment, fact: dan_so, from: "2000000", start: "10", each: "0.5", per: "60000", at-most: "25" }',
      { dan_so: "2150000" },
      [
        "(2150000 − 2000000) / 60000 = 2,5 bước; 10 + 2,5 × 0,5 = 11,25",
        "Mất 13,75: chưa tới mức được 25 điểm.",
      ],
      [
        "(2150000 − 2000000) / 60000 = 2.5 steps; 10 + 2.5 × 0.5 = 11.25",
        "Lost 13.75: short of the level that earns 25 points.",
      ],
    ],
    [
      '{ kind: increment, fact: dan_so, from: "2000000", start: "1", each: "2", per: "60000", scale: { when: { fact: co_b, is: "yes" }, by: "75%" } }',
      { dan_so: "1590000", co_b: "có" },
      [
        "Vì “co_b” là có: các mức tính bằng 75 %",
        "(1590000 − 1500000) / 45000 = 2 bước; 1 + 2 × 2 = 5 → tối đa 4",
      ],
      [
        "Because “co_b” is yes: the levels are taken at 75 %",
        "(1590000 − 1500000) / 45000 = 2 steps; 1 + 2 × 2 = 5 → at most 4",
      ],
    ],
    [
      '{ kind: increment, fact: ty_le, from: "10", direction: down, start: "4", each: "-0.5", per: "2", steps: whole, at-least: "3" }',
      { ty_le: "5" },
      ["(10 − 5) / 2 = 2,5 → 2 bước trọn; 4 − 2 × 0,5 = 3", "Mất 1 theo số bước."],
      ["(10 − 5) / 2 = 2.5 → 2 whole steps; 4 − 2 × 0.5 = 3", "Lost 1 by the number of steps."],
    ],
    [
      '{ kind: increment, fact: ty_le, from: "10", start: "4", each: "1", per: "2" }',
      { ty_le: "9" },
      ["9 không vượt 10 → 4"],
      ["9 is not above 10 → 4"],
    ],
    [
      "{ kind: relative, fact: ket_qua, best: cao_nhat }",
      { ket_qua: "1,2", cao_nhat: "1,5" },
      ["2 + 2 × (1,2 − 1) / (1,5 − 1) = 2,8", "Mất 1,2: thấp hơn mức cao nhất của khối (1,5)."],
      ["2 + 2 × (1.2 − 1) / (1.5 − 1) = 2.8", "Lost 1.2: behind the block's best (1.5)."],
    ],
    [
      "{ kind: relative, fact: ket_qua, best: cao_nhat }",
      { ket_qua: "0,8", cao_nhat: "1,5" },
      ["2 × 0,8 = 1,6", "Mất 2,4: chưa đạt chỉ tiêu."],
      ["2 × 0.8 = 1.6", "Lost 2.4: short of the target."],
    ],
    [
      '{ kind: count, fact: so_viec, each: "-1.5", after: "2", at-most: "4" }',
      { so_viec: "5" },
      ["(5 − 2) × (−1,5) = −4,5 → trừ tối đa 4", "Bị trừ 4."],
      ["(5 − 2) × (−1.5) = −4.5 → takes at most 4", "Deducted 4."],
    ],
    [
      '{ kind: count, fact: so_viec, each: "-1.5", after: "2" }',
      { so_viec: "2" },
      ["2: không quá 2 trường hợp đầu được miễn → 0"],
      ["2: not above the first 2 cases, which are free → 0"],
    ],
    [
      '{ kind: yes-no, fact: co_a, yes: "1", no: "4" }',
      { co_a: "có" },
      ["Có → 1", "Mất 3: trả lời “có” ở “co_a”."],
      ["Yes → 1", "Lost 3: the answer to “co_a” is yes."],
    ],
    [
      '{ kind: ratio, fact: ty_le, out-of: "100" }',
      { ty_le: "85" },
      ["85 / 100 × 4 = 3,4", "Mất 0,6: còn 15 chưa đạt."],
      ["85 / 100 × 4 = 3.4", "Lost 0.6: 15 not reached."],
    ],
    [
      '{ kind: bands, fact: so_viec, bands: [{ from: "4", points: "4" }], otherwise: "1" }',
      { so_viec: "3" },
      ["3 không thuộc mức nào → 1", "Mất 3: mức cao nhất được 4."],
      ["3 is in no band → 1", "Lost 3: the best band earns 4."],
    ],
    [
      '{ kind: deadline, fact: ngay, before: N-02-15, in-time: "3", early: { days: "5", plus: "1" }, per-day: { minus: "0.25", at-most: "2" } }',
      { ngay: "01/02/2025" },
      ["01/02/2025: sớm 13 ngày (trước ngày 15/02/2025): 3 + 1 = 4"],
      ["01/02/2025: 13 days early (before 15/02/2025): 3 + 1 = 4"],
    ],
    [
      '{ kind: deadline, fact: ngay, before: N-02-15, per-day: { minus: "0.25", at-most: "2" } }',
      { ngay: "15/02/2025" },
      ["15/02/2025: muộn 1 ngày (hạn trước ngày 15/02/2025): 4 − 1 × 0,25 = 3,75", "Mất 0,25: làm sau hạn."],
      [
        "15/02/2025: 1 day late (due before 15/02/2025): 4 − 1 × 0.25 = 3.75",
        "Lost 0.25: done after the deadline.",
      ],
    ],
    [
      '{ kind: deadline, fact: ngay, by-fact: han_nop, per-day: { minus: "0.25", at-most: "2" } }',
      { ngay: "01/03/2025", han_nop: "16/02/2025" },
      [
        "01/03/2025: muộn 13 ngày (hạn đến hết ngày 16/02/2025): 4 − 13 × 0,25 (tối đa 2) = 2",
        "Mất 2: làm sau hạn.",
      ],
      [
        "01/03/2025: 13 days late (due by 16/02/2025): 4 − 13 × 0.25 (at most 2) = 2",
        "Lost 2: done after the deadline.",
      ],
    ],
    [
      "{ kind: deadline, fact: ngay, by-fact: han_nop }",
      { ngay: "14/02/2025", han_nop: "không" },
      ["Không có ngày hạn → không áp dụng"],
      ["There is no due day → not applicable"],
    ],
    [
      '{ kind: checklist, items: [{ fact: co_a, points: "1" }, { fact: co_b, points: "-0.5" }, { fact: co_c, points: "3" }] }',
      { co_a: "có", co_b: "có", co_c: "KAD" },
      ["(1) / 1 × 4 − 0,5 = 3,5", "Bị trừ 0,5: có “co_b”."],
      ["(1) / 1 × 4 − 0.5 = 3.5", "Deducted 0.5: “co_b” is there."],
    ],
    [
      sumOfTwo,
      { co_a: "có", phan: "20", tong: "20" },
      ["Một: Có → 2", "20 / 20 × 2 = 2", "Cộng: 2 + 2 = 4 → tối đa 3"],
      ["Một: Yes → 2", "20 / 20 × 2 = 2", "Sum: 2 + 2 = 4 → at most 3"],
    ],
    [
      sumOfTwo,
      { co_a: "không", phan: "0", tong: "0" },
      [
        "Một: Không → 0",
        "Mẫu số bằng 0 → không áp dụng",
        "Cộng: (0) / 2 × 4 = 0 → tối thiểu 0,5",
        "Mất 2: trả lời “không” ở “co_a”.",
      ],
      [
        "Một: No → 0",
        "The denominator is 0 → not applicable",
        "Sum: (0) / 2 × 4 = 0 → at least 0.5",
        "Lost 2: the answer to “co_a” is no.",
      ],
    ],
    [
      sumOfTwo,
      { co_a: "không", phan: "5", tong: "20" },
      [
        "Một: Không → 0",
        "5 / 20 × 2 = 0,5",
        "Cộng: 0 + 0,5 = 0,5",
        "Mất 2: trả lời “không” ở “co_a”.",
        "Mất 1,5: còn 15 chưa đạt.",
      ],
      [
        "Một: No → 0",
        "5 / 20 × 2 = 0.5",
        "Sum: 0 + 0.5 = 0.5",
        "Lost 2: the answer to “co_a” is no.",
        "Lost 1.5: 15 not reached.",
      ],
    ],
    [
      '{ kind: sum, parts: [{ max: "2", rule: { kind: ratio, part: phan, whole: tong, when-zero: not-applicable } }] }',
      { phan: "0", tong: "0" },
      ["Mẫu số bằng 0 → không áp dụng"],
      ["The denominator is 0 → not applicable"],
    ],
    [
      '{ kind: choice, fact: muc, points: { cao: "3", vua: "1.5", thap: "0" } }',
      { muc: "vua" },
      ["Mức “Vừa” → 1,5", "Mất 1,5: chưa đạt mức cao nhất (3 điểm)."],
      ["Level “Vừa” → 1.5", "Lost 1.5: below the highest level (3 points)."],
    ],
    [
      scaled,
      { dan_so: "13", co_b: "không" },
      ["(13 − 10°) / 2 = 1,5 bước; 1 + 1,5 × 2 = 4"],
      ["(13 − 10°) / 2 = 1.5 steps; 1 + 1.5 × 2 = 4"],
    ],
    [
      scaled,
      { dan_so: "6", co_b: "có" },
      [
        "Vì “co_b” là có: các mức tính bằng 50 %",
        "(6 − 5°) / 1 = 1 bước; 1 + 1 × 2 = 3",
        "Mất 1: chưa tới mức được 4 điểm.",
      ],
      [
        "Because “co_b” is yes: the levels are taken at 50 %",
        "(6 − 5°) / 1 = 1 steps; 1 + 1 × 2 = 3",
        "Lost 1: short of the level that earns 4 points.",
      ],
    ],
    [
      '{ kind: count, fact: so_viec, each: "0.5", after: "2?" }',
      { so_viec: "5" },
      ["(5 − 2°) × 0,5 = 1,5", "Mất 2,5: chưa đủ số trường hợp."],
      ["(5 − 2°) × 0.5 = 1.5", "Lost 2.5: too few cases."],
    ],
    [
      '{ kind: ratio, fact: so_viec, out-of: "8?" }',
      { so_viec: "6" },
      ["6 / 8° × 4 = 3", "Mất 1: còn 2 chưa đạt."],
      ["6 / 8° × 4 = 3", "Lost 1: 2 not reached."],
    ],
    [
      '{ kind: ratio, fact: so_viec, out-of: "8" }',
      {},
      ["Chưa tính được: còn thiếu dữ kiện."],
      ["Not reckoned yet: a fact is still open."],
    ],
    [
      bands,
      { phan: "5", tong: "20" },
      ["5 / 20 = 25 % thuộc mức dưới 50 → 1", "Mất 2: mức cao nhất được 3."],
      ["5 / 20 = 25 % is in the band below 50 → 1", "Lost 2: the best band earns 3."],
    ],
    [
      bands,
      { phan: "10", tong: "20" },
      ["10 / 20 = 50 % thuộc mức từ 50° đến 90 → 2", "Mất 1: mức cao nhất được 3."],
      ["10 / 20 = 50 % is in the band from 50° to 90 → 2", "Lost 1: the best band earns 3."],
    ],
    [
      bands,
      { phan: "20", tong: "20" },
      ["20 / 20 = 100 % thuộc mức trên 90 → 3"],
      ["20 / 20 = 100 % is in the band above 90 → 3"],
    ],
    [
      '{ kind: bands, fact: so_viec, bands: [{ is: "2", points: "1" }], otherwise: "0" }',
      { so_viec: "2" },
      ["2 thuộc mức đúng 2 → 1"],
      ["2 is in the band exactly 2 → 1"],
    ],
    [
      '{ kind: deadline, fact: ngay, before: "N-02-15?" }',
      { ngay: "14/02/2025" },
      ["14/02/2025: đúng hạn (trước ngày 15/02/2025°) → 4"],
      ["14/02/2025: in time (before 15/02/2025°) → 4"],
    ],
    [
      '{ kind: deadline, fact: ngay, by: "2025-02-15", early: { days: "2", plus: "0" } }',
      { ngay: "15/02/2025" },
      ["15/02/2025: đúng hạn (đến hết ngày 15/02/2025) → 4"],
      ["15/02/2025: in time (by 15/02/2025) → 4"],
    ],
    [
      cases,
      { co_b: "có", so_viec: "3" },
      ["Vì “co_b” là có:", "3 × 1 = 3", "Mất 1: chưa đủ số trường hợp."],
      ["Because “co_b” is yes:", "3 × 1 = 3", "Lost 1: too few cases."],
    ],
    [cases, { co_b: "không", ty_le: "80" }, ["Vì “ty_le” từ 80 → 2"], ["Because “ty_le” at least 80 → 2"]],
    [cases, { co_b: "không", ty_le: "79" }, ["Các trường hợp khác → 1"], ["Otherwise → 1"]],
    [
      cases,
      { co_b: "không" },
      ["Chưa rõ thuộc trường hợp nào: còn thiếu dữ kiện."],
      ["Which case holds is not known yet: a fact is open."],
    ],
    [
      '{ kind: checklist, items: [{ fact: co_a, points: "1" }, { fact: co_b, points: "-0.5" }, { fact: co_c, points: "3" }] }',
      { co_a: "không", co_b: "không", co_c: "có" },
      ["0 + 3 − 0 = 3", "Mất 1: chưa có “co_a”."],
      ["0 + 3 − 0 = 3", "Lost 1: “co_a” is not there."],
    ],
    [
      '{ kind: formula, formula: "if(co_b and muc == vua and ngay < date(N, 2, 15), so_viec * 0.5, 0)" }',
      { co_b: "có", muc: "vua", ngay: "14/02/2025", so_viec: "3" },
      ["nếu có và Vừa = “Vừa” và 14/02/2025 < 15/02 năm đánh giá thì 3 × 0,5, nếu không thì 0 = 1,5"],
      ["if yes and Vừa = “Vừa” and 14/02/2025 < 15/02 of the year evaluated then 3 × 0.5, else 0 = 1.5"],
    ],
    [
      // Who does not need an answer is told the question.
      '{ kind: formula, formula: "if(co_b or muc == vua or ngay < date(N, 2, 15), 2, 2)" }',
      {},
      ["nếu “co_b” hoặc “muc” = “Vừa” hoặc “ngay” < 15/02 năm đánh giá thì 2, nếu không thì 2 = 2"],
      ["if “co_b” or “muc” = “Vừa” or “ngay” < 15/02 of the year evaluated then 2, else 2 = 2"],
    ],
    [
      '{ kind: formula, formula: "so_viec / phan", when-zero: "1" }',
      { so_viec: "3", phan: "0" },
      ["Mẫu số bằng 0 → 1"],
      ["A denominator is 0 → 1"],
    ],
    [
      '{ kind: formula, formula: "so_viec / phan", when-zero: undetermined }',
      { so_viec: "3", phan: "0" },
      ["Mẫu số bằng 0 → chưa xác định, do người có thẩm quyền quyết định"],
      ["A denominator is 0 → undetermined, a person decides"],
    ],
    [
      '{ kind: formula, formula: "so_viec / phan", when-zero: not-applicable }',
      { so_viec: "3", phan: "0" },
      ["Mẫu số bằng 0 → không áp dụng"],
      ["A denominator is 0 → not applicable"],
    ],
  ];
  test.each(said)("%s of %j", (rule, cells, vi, en) => {
    const { set, found } = scored(rule, cells);
    const lines = (lang: Lang) => {
      const { how, lost } = accountOf(found, sayIn(lang, set));
      return [...how, ...lost];
    };
    expect([lines("vi"), lines("en")]).toEqual([vi, en]);
  });
});

describe("the rule, as an officer reads it", () => {
  const increment = (start: string) =>
    `{ kind: increment, fact: so_viec, from: "2", start: "${start}", each: "1", per: "2" }`;
  test.each([
    [
      "{ kind: yes-no, fact: co_a }",
      "“co_a”: có được 4 điểm, không được 0.",
      "“co_a”: yes earns 4, no earns 0.",
    ],
    [
      '{ kind: yes-no, fact: co_a, yes: "-1", no: "50%" }',
      "“co_a”: có được −1 điểm, không được 2.",
      "“co_a”: yes earns −1, no earns 2.",
    ],
    [
      '{ kind: yes-no, fact: co_a, no: "0?" }',
      "“co_a”: có được 4 điểm, không được 0°.",
      "“co_a”: yes earns 4, no earns 0°.",
    ],
    [
      '{ kind: choice, fact: muc, points: { cao: "100%", vua: "1.5?", thap: "0" } }',
      "Theo mức đạt: “Cao” 4; “Vừa” 1,5°; “Thấp” 0.",
      "By level reached: “Cao” 4; “Vừa” 1.5°; “Thấp” 0.",
    ],
    [
      '{ kind: bands, fact: so_viec, bands: [{ is: "1", points: "3" }, { above: "1", to: "4?", points: "2" }, { from: "5", below: "8", points: "1" }], otherwise: "0" }',
      "Theo “so_viec”: đúng 1: 3; trên 1 đến 4°: 2; từ 5 dưới 8: 1; còn lại: 0.",
      "By “so_viec”: exactly 1: 3; above 1 to 4°: 2; from 5 below 8: 1; otherwise: 0.",
    ],
    [
      '{ kind: bands, part: phan, whole: tong, when-zero: "1", bands: [{ from: "50", points: "3" }, { below: "50", points: "1" }] }',
      "Theo tỷ lệ “phan” / “tong”: từ 50: 3; dưới 50: 1; nếu mẫu số bằng 0: 1.",
      "By the percentage “phan” / “tong”: from 50: 3; below 50: 1; when the denominator is 0: 1.",
    ],
    [
      increment("0"),
      "“so_viec”: đến 2 được 0 điểm; cứ tăng thêm 2 thì cộng 1 (tính cả phần lẻ), tối đa 4.",
      "“so_viec”: up to 2 earns 0 points; each 2 more adds 1 (part-steps count), at most 4.",
    ],
    [
      increment("3"),
      "“so_viec”: đến 2 được 3 điểm; cứ tăng thêm 2 thì cộng 1 (tính cả phần lẻ), tối đa 4.",
      "“so_viec”: up to 2 earns 3 points; each 2 more adds 1 (part-steps count), at most 4.",
    ],
    [
      increment("0?"),
      "“so_viec”: đến 2 được 0° điểm; cứ tăng thêm 2 thì cộng 1 (tính cả phần lẻ), tối đa 4.",
      "“so_viec”: up to 2 earns 0° points; each 2 more adds 1 (part-steps count), at most 4.",
    ],
  ])("%s", (rule, vi, en) => {
    const { set, rule: read } = scored(rule, {});
    expect([
      ruleInWords(read, exact("4"), sayIn("vi", set)),
      ruleInWords(read, exact("4"), sayIn("en", set)),
    ]).toEqual([vi, en]);
  });
  test("where the maximum is assumed, so is what it gives, but nothing stays nothing", () => {
    const { set, rule } = scored("{ kind: yes-no, fact: co_a }", {});
    expect(ruleInWords(rule, exact("4"), sayIn("vi", set, true))).toBe(
      "“co_a”: có được 4° điểm, không được 0.",
    );
    const { rule: rising } = scored(increment("0"), {});
    expect(ruleInWords(rising, exact("4"), sayIn("vi", set, true))).toBe(
      "“so_viec”: đến 2 được 0 điểm; cứ tăng thêm 2 thì cộng 1° (tính cả phần lẻ), tối đa 4°.",
    );
  });
});

test("while a condition is open but every branch gives the same, the points are earned", () => {
  const rule =
    '{ kind: cases, cases: [{ when: { fact: co_b, is: "yes" }, points: "3" }], otherwise: { points: "75%" } }';
  expect(scored(rule, {}).points).toMatchObject({
    earned: exact("3"),
    span: { least: exact("3"), most: exact("3") },
  });
});
