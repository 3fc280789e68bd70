/** From criteria to groups, subtotals and the total: limits, losses, what does not apply, rounding, means. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/engine/evaluate.ts";
import type { Evaluation } from "../../src/engine/evaluation.ts";
import type { AgencyRecord } from "../../src/engine/evidence/record.ts";
import { Exact, type Span, textOfExact } from "../../src/engine/exact/index.ts";
import { explain } from "../../src/engine/explain.ts";
import type { CriteriaSet } from "../../src/engine/index.ts";
import type { Points } from "../../src/engine/rules/score.ts";
import { createScorer } from "../../src/engine/scorer.ts";
import { evaluateAll } from "../../src/engine/together.ts";
import { agencyOf, criterion, edition, fact, periodOf, recordFrom, setFrom } from "../builders.ts";

type Cells = Readonly<Record<string, string>>;

const facts = [
  fact("a", "decimal", ', max: "10", may-not-apply: "yes"'),
  fact("b", "decimal", ', max: "10", may-not-apply: "yes"'),
  fact("c", "decimal", ', max: "10", may-not-apply: "yes"'),
  fact("loi", "integer"),
  fact("sai", "integer"),
  fact("khen", "integer"),
  fact("thuong", "integer"),
  fact("gian_doi", "yes-no"),
].join("");

/** As many points as the fact says; the rounding and limits are then the criterion's own. */
const plain = (id: string) => `{ kind: formula, formula: ${id} }`;
const minus = (id: string) => `{ kind: count, fact: ${id}, each: "-1" }`;
const plus = (id: string) => `{ kind: count, fact: ${id}, each: "1", at-most: "9" }`;
const worth = (code: string, max: string, id: string, more = "") => criterion(code, max, plain(id), more);
const group = (code: string, max: string, more: string, ...children: readonly string[]) =>
  `- code: ${code}\n  title: Nhóm\n  max: "${max}"\n${more === "" ? "" : `  ${more}\n`}  children:\n${children
    .map((one) => `    ${one}`)
    .join("")}`;

interface Wanted {
  readonly base?: string;
  readonly more?: string;
  readonly policy?: string;
  readonly rounding?: string;
}
const setOf = (
  criteria: string,
  { base = "10", more = "", policy = "policy: rescale", rounding = "" }: Wanted = {},
) =>
  setFrom(
    edition({ facts, criteria, base, more })
      .replace("policy: rescale", policy)
      .replace('at-least: "5"', 'at-least: "1"')
      .replace(/rounding: .*\n/, `rounding: [${rounding}]\n`),
  );

const evaluateWith = (set: CriteriaSet, cells: Cells, close = true, kind = "so") =>
  evaluate(createScorer(set), recordFrom(set, cells, agencyOf("a", { kind })), { close });

/** `7`, or `3 [1; 9]` while open: what is in hand, and what is still possible. */
const inShort = (points: Points | undefined): string => {
  if (points === undefined) return "—";
  if (!points.applies) return "KAD";
  const { earned, span, mayNotApply } = points;
  const end = (one: Span["least"]) => (one === null ? "∞" : textOfExact(one));
  const isKnown = end(span.least) === end(span.most) && !mayNotApply;
  return isKnown
    ? end(span.least)
    : `${textOfExact(earned)} [${end(span.least)}; ${end(span.most)}]${mayNotApply ? " KAD" : ""}`;
};
const totalOf = (...given: Parameters<typeof evaluateWith>) => inShort(evaluateWith(...given).total);
const pointsOf = ({ criteria, groups }: Evaluation, code: string) =>
  inShort(
    criteria.find((one) => one.code === code)?.points ?? groups.find((one) => one.code === code)?.rescaled,
  );

describe("limits of a group", () => {
  const capped = setOf(group("I", "10", 'ceiling: "8"', worth("I.1", "6", "a"), worth("I.2", "4", "b")));
  test.each([
    [{ a: "6", b: "3" }, "8"],
    [{ a: "5", b: "3" }, "8"],
    [{ a: "5", b: "2,9" }, "7.9"],
  ])("a ceiling of 8 on %j: %s", (cells, expected) => {
    expect(totalOf(capped, cells)).toBe(expected);
    expect(pointsOf(evaluateWith(capped, cells), "I")).toBe(expected);
  });
  test("the ceiling also bounds what is still possible", () => {
    // 6 and from 0 to 4.
    expect(totalOf(capped, { a: "6" }, false)).toBe("6 [6; 8]");
  });
  test("a share is of the group's own maximum", () => {
    const share = setOf(group("I", "10", "ceiling: 80%", worth("I.1", "6", "a"), worth("I.2", "4", "b")));
    expect(totalOf(share, { a: "6", b: "4" })).toBe("8");
  });
  test("it is said where it held the points", () => {
    const { groups } = evaluateWith(capped, { a: "6", b: "3" });
    expect(groups.map(({ heldAt }) => heldAt && textOfExact(heldAt))).toEqual(["8"]);
    expect(evaluateWith(capped, { a: "5", b: "3" }).groups[0]?.heldAt).toBeNull();
    expect(JSON.stringify(explain(evaluateWith(capped, { a: "6", b: "3" }), "vi").entries)).toContain(
      "8 / 10 (giữ trong giới hạn của nhóm)",
    );
  });

  const deductions = (floor: string, ofEach: string) =>
    setOf(
      worth("I", "10", "a") +
        group(
          "II",
          "0",
          `floor: "${floor}"`,
          criterion("II.1", "0", minus("loi"), `floor: ${ofEach}, `),
          criterion("II.2", "0", minus("sai"), `floor: ${ofEach}, `),
        ),
    );
  test.each([
    // 9 less 3 and 4, but no more than 5.
    [{ a: "9", loi: "3", sai: "4" }, "4"],
    [{ a: "9", loi: "1", sai: "4" }, "4"],
    [{ a: "9", loi: "1", sai: "3" }, "5"],
    [{ a: "9", loi: "0", sai: "0" }, "9"],
  ])("several deductions under one cap of 5: %j leaves %s", (cells, expected) => {
    expect(totalOf(deductions("-5", '"-9"'), cells)).toBe(expected);
  });
  test("each has a cap of its own before they are added", () => {
    // 7 counts as 3, and 1: together 4.
    expect(totalOf(deductions("-5", '"-3"'), { a: "9", loi: "7", sai: "1" })).toBe("5");
  });
  test("while one is open, at its worst it takes the group to its floor", () => {
    expect(totalOf(deductions("-5", '"-9"'), { a: "9", loi: "2" }, false)).toBe("7 [4; 7]");
  });
  test("a deduction without a floor of its own is closed at the floor of its group", () => {
    const set = deductions("-5", "none");
    expect(totalOf(set, { a: "9", loi: "2" }, false)).toBe("7 [4; 7]");
    const closed = evaluateWith(set, { a: "9", loi: "2" });
    expect(inShort(closed.total)).toBe("4");
    expect(closed.criteria.map(({ code, settledBy }) => [code, settledBy])).toEqual([
      ["I", null],
      ["II.1", null],
      ["II.2", "least-favourable"],
    ]);
  });
  test("a group between, without a floor, passes on that of the group above it", () => {
    const inner = group("II.1", "0", "", criterion("II.1.1", "0", minus("loi"), "floor: none, "))
      .trimEnd()
      .split("\n")
      .map((line, index) => (index === 0 ? line : `    ${line}`))
      .join("\n");
    const set = setOf(worth("I", "10", "a") + group("II", "0", 'floor: "-5"', `${inner}\n`));
    expect(totalOf(set, { a: "9", loi: "8" })).toBe("4");
    expect(totalOf(set, { a: "9" })).toBe("4");
  });

  const bonuses = setOf(
    worth("I", "10", "a") +
      group(
        "II",
        "0",
        'ceiling: "3", bonus: "yes"'.replace(", ", "\n  "),
        criterion("II.1", "0", plus("khen"), 'ceiling: "2", '),
        criterion("II.2", "0", plus("thuong"), 'ceiling: "2", '),
      ),
  );
  test.each([
    // 5 counts as 2; 2 + 2 counts as 3.
    [{ a: "9", khen: "5", thuong: "5" }, "12"],
    [{ a: "9", khen: "2", thuong: "1" }, "12"],
    [{ a: "9", khen: "5", thuong: "0" }, "11"],
  ])("several bonuses under a ceiling of 3: %j makes %s", (cells, expected) => {
    expect(totalOf(bonuses, cells)).toBe(expected);
  });
});

describe("a bonus inside the base", () => {
  const set = setOf(worth("A", "9", "a") + worth("B", "1", "b", 'bonus: "yes", '));
  test("is part of what the table adds up to", () => {
    const { total, outOf } = evaluateWith(set, { a: "9", b: "1" });
    expect([inShort(total), textOfExact(outOf)]).toEqual(["10", "10"]);
    expect(totalOf(set, { a: "9", b: "0" })).toBe("9");
  });
  test("and is rescaled with the rest, while a bonus outside it is added after", () => {
    // 4.5 of 9, brought to 10.
    expect(totalOf(set, { a: "4,5", b: "KAD" })).toBe("5");
    const outside = setOf(
      worth("A", "6", "a") + worth("B", "4", "b") + criterion("C", "0", plus("khen"), 'ceiling: "2", '),
    );
    // 3 of 6 brought to 10, and 2.
    expect(totalOf(outside, { a: "3", b: "KAD", khen: "2" })).toBe("7");
  });
});

describe("limits of the total", () => {
  const table =
    worth("A", "10", "a") +
    criterion("B", "0", plus("khen"), 'ceiling: "9", ') +
    criterion("C", "0", minus("loi"), 'floor: "-9", ');
  const held = setOf(table, { more: 'total: { ceiling: 100%, floor: "0" }\n' });
  const open = setOf(table);
  test.each([
    [{ a: "9", khen: "2", loi: "0" }, "10", "11"],
    [{ a: "9", khen: "1", loi: "0" }, "10", "10"],
    [{ a: "1", khen: "0", loi: "3" }, "0", "-2"],
    [{ a: "1", khen: "0", loi: "1" }, "0", "0"],
  ])("%j: %s within 0 and the base, %s without", (cells, within, without) => {
    expect(totalOf(held, cells)).toBe(within);
    expect(totalOf(open, cells)).toBe(without);
  });
  test("they bound what is still possible", () => {
    expect(totalOf(held, { a: "5" }, false)).toBe("5 [0; 10]");
  });
});

describe("all is lost", () => {
  const cause = "{ when: { fact: gian_doi, is: 'yes' }, why: Khai không đúng }";
  const children = [worth("I.1", "6", "a"), worth("I.2", "2", "b")];
  const sets = {
    criterion: setOf(worth("A", "6", "a", `zero-when: ${cause}, `) + worth("B", "4", "b")),
    group: setOf(group("I", "8", `zero-when: ${cause}`, ...children) + worth("II", "2", "c")),
    total: setOf(worth("A", "6", "a") + worth("B", "4", "b"), { more: `total: { zero-when: ${cause} }\n` }),
  };
  const cells = { a: "5", b: "2", c: "1" };
  test.each([
    ["criterion", "7", "2", "7 [2; 7]"],
    ["group", "8", "1", "8 [1; 8]"],
    ["total", "7", "0", "7 [0; 7]"],
  ] as const)(
    "of a %s: %s without the cause, %s with it, %s while it is open",
    (at, without, with_, open) => {
      expect(totalOf(sets[at], { ...cells, gian_doi: "không" })).toBe(without);
      expect(totalOf(sets[at], { ...cells, gian_doi: "có" })).toBe(with_);
      expect(totalOf(sets[at], cells, false)).toBe(open);
    },
  );
  test.each(["criterion", "group", "total"] as const)(
    "closed while it is open, it is settled against the agency: %s",
    (at) => {
      expect(totalOf(sets[at], cells)).toBe({ criterion: "2", group: "1", total: "0" }[at]);
      expect(evaluateWith(sets[at], cells).grading.status).toBe("final");
    },
  );
  test("why is said where it was lost, and nowhere else", () => {
    const lost = evaluateWith(sets.group, { ...cells, gian_doi: "có" });
    expect(lost.groups.map(({ lostBecause }) => lostBecause)).toEqual(["Khai không đúng"]);
    expect(lost.criteria.map(({ lostBecause }) => lostBecause)).toEqual([null, null, null]);
    expect(evaluateWith(sets.group, { ...cells, gian_doi: "không" }).groups[0]?.lostBecause).toBeNull();
    const criterionLost = evaluateWith(sets.criterion, { ...cells, gian_doi: "có" });
    expect(criterionLost.criteria.map(({ lostBecause }) => lostBecause)).toEqual(["Khai không đúng", null]);
    const total = evaluateWith(sets.total, { ...cells, gian_doi: "có" });
    expect(total.lostBecause).toBe("Khai không đúng");
    expect(explain(total, "vi").totalHow).toBe("Mất toàn bộ điểm: Khai không đúng");
    expect(explain(total, "en").totalHow).toBe("All points lost: Khai không đúng");
  });
  test("a loss goes before a floor: nothing, not the least that the group gives", () => {
    const floored = setOf(
      group("I", "8", `floor: "1"\n  zero-when: ${cause}`, ...children) + worth("II", "2", "c"),
    );
    expect(totalOf(floored, { a: "0", b: "0", c: "1", gian_doi: "không" })).toBe("2");
    expect(totalOf(floored, { a: "0", b: "0", c: "1", gian_doi: "có" })).toBe("1");
  });
});

describe("what does not apply", () => {
  const two = (ofB: string) => worth("A", "5", "a") + worth("B", "5", "b", ofB);
  // A has 4 of 5, B does not apply.
  const cells = { a: "4", b: "KAD" };
  test.each([
    ["rescale", "", "8"],
    ["full", "", "9"],
    ["zero", "", "4"],
    ["rescale", "not-applicable: zero, ", "4"],
    ["rescale", "not-applicable: full, ", "9"],
    ["full", "not-applicable: zero, ", "4"],
    ["full", "not-applicable: rescale, ", "8"],
    ["zero", "not-applicable: rescale, ", "8"],
    ["zero", "not-applicable: full, ", "9"],
  ])("the set says %s, the criterion %j: %s", (policy, own, expected) => {
    expect(totalOf(setOf(two(own), { policy: `policy: ${policy}` }), cells)).toBe(expected);
  });
  test("what a node says for itself says nothing for the others", () => {
    const set = setOf(two("not-applicable: zero, "));
    // B has 4 of 5 and A does not apply: the set's own policy brings 4 of 5 to 10.
    expect(totalOf(set, { a: "KAD", b: "4" })).toBe("8");
  });

  const grouped = (own: string) =>
    group("I", "6", own, worth("I.1", "4", "a"), worth("I.2", "2", "b")) + worth("II", "4", "c");
  // I.1 has 2 of 4, I.2 does not apply, II has 3 of 4.
  const inGroup = { a: "2", b: "KAD", c: "3" };
  test.each([
    // (2 + 3) of 8, brought to 10.
    ["rescale", "", "6.25"],
    // 2 of 4 brought to 6, and 3.
    ["rescale, level: group", "", "6"],
    ["zero", "not-applicable: rescale", "6"],
    // 2 and 0, and 3.
    ["rescale", "not-applicable: zero", "5"],
    ["full", "not-applicable: zero", "5"],
    // 2 and 2, and 3.
    ["rescale", "not-applicable: full", "7"],
    ["zero", "not-applicable: full", "7"],
  ])("the set says %s, the group %j: %s", (policy, own, expected) => {
    expect(totalOf(setOf(grouped(own), { policy: `policy: ${policy}` }), inGroup)).toBe(expected);
  });
  test.each([
    // Nothing of group I applies. II has 3 of 4.
    ["rescale", "", "7.5"],
    ["rescale, level: group", "", "7.5"],
    ["rescale", "not-applicable: zero", "3"],
    ["rescale", "not-applicable: full", "9"],
    ["full", "", "9"],
    ["zero", "", "3"],
  ])("a whole group: the set says %s, the group %j: %s", (policy, own, expected) => {
    expect(
      totalOf(setOf(grouped(own), { policy: `policy: ${policy}` }), { a: "KAD", b: "KAD", c: "3" }),
    ).toBe(expected);
  });
  test("while it may not apply, both are possible", () => {
    // A has 4 of 5. B is from 0 to 5, or KAD: from 4 to 9, with 8 in between.
    expect(totalOf(setOf(two("")), { a: "4" }, false)).toBe("4 [4; 9]");
    // A has 5 of 5: with B at 0 it is 5, without B it is 10.
    expect(totalOf(setOf(two("")), { a: "5" }, false)).toBe("5 [5; 10]");
    // A has 0: with B at 5 it is 5, without B 0.
    expect(totalOf(setOf(two("not-applicable: full, ")), { a: "0" }, false)).toBe("0 [0; 5]");
  });
});

describe("the rest is never worth less because something does not apply", () => {
  const answer = "answers: [{ finding: children-sum, because: Bản gốc in như vậy }]\n";
  const four = group(
    "I",
    "1",
    'ceiling: "100%"',
    worth("I.1", "0.5", "a"),
    worth("I.2", "0.5", "b"),
    worth("I.3", "0.5", "c"),
    criterion("I.4", "0.5", "{ kind: yes-no, fact: gian_doi }"),
  );
  const set = setOf(four, { base: "1", policy: "policy: rescale, level: group", more: answer });
  test.each([
    // Three of four are left, worth 1.5 of 1: two met are 1, not 2/3.
    [{ a: "0,5", b: "0,5", c: "KAD", gian_doi: "không" }, "1"],
    [{ a: "0,5", b: "0", c: "KAD", gian_doi: "không" }, "0.5"],
    // Two are left, worth 1 of 1.
    [{ a: "0,5", b: "KAD", c: "KAD", gian_doi: "không" }, "0.5"],
    // One is left, worth 0.5 of 1: doubled.
    [{ a: "KAD", b: "KAD", c: "KAD", gian_doi: "có" }, "1"],
  ])("a group of 1 with four items of 0.5: %j makes %s", (cells, expected) => {
    expect(totalOf(set, cells)).toBe(expected);
  });
  test("what is in hand is not rescaled down while another item may not apply", () => {
    // I.2 is open and may not apply, I.3 does not; two of three are met.
    const { total } = evaluateWith(set, { a: "0,5", c: "KAD", gian_doi: "có" }, false);
    expect(total.applies && textOfExact(total.earned)).toBe("1");
  });
});

describe("a table that does not add up, and is used as it was published", () => {
  const answers = (finding: string) => `answers: [{ finding: ${finding}, because: Bản gốc in như vậy }]\n`;
  const byGroup = setOf(group("I", "10", "", worth("I.1", "6", "a"), worth("I.2", "6", "b")), {
    policy: "policy: rescale, level: group",
    more: answers("children-sum"),
  });
  test.each([
    // Where all applies it is a plain sum.
    [{ a: "3", b: "4" }, "7"],
    [{ a: "6", b: "6" }, "12"],
    // 3 of 6 is brought to the group's declared 10.
    [{ a: "3", b: "KAD" }, "5"],
    [{ a: "6", b: "KAD" }, "10"],
  ])("a group of 10 with children of 6 and 6: %j makes %s", (cells, expected) => {
    expect(totalOf(byGroup, cells)).toBe(expected);
  });
  test("the interval holds the plain sum and the rescaled one", () => {
    // b from 0 to 6, or KAD: 6 + 0 at worst, 6 + 6 at best, 10 without it. It may be wider.
    const { total } = evaluateWith(byGroup, { a: "6" }, false);
    if (!total.applies || total.span.least === null || total.span.most === null)
      throw new Error("the total has both ends");
    expect(Exact.of(6n).isAtLeast(total.span.least)).toBe(true);
    expect(textOfExact(total.span.most)).toBe("12");
  });
  test("the base too is what the table says it is", () => {
    const ofBase = setOf(worth("A", "6", "a") + worth("B", "6", "b"), { more: answers("base-sum") });
    expect(totalOf(ofBase, { a: "3", b: "4" })).toBe("7");
    expect(totalOf(ofBase, { a: "3", b: "KAD" })).toBe("5");
  });
});

describe("rounding, and limits after it", () => {
  const quarter = (of: string, mode: string) => `{ of: ${of}, step: "0.25", mode: ${mode} }`;
  const one = (of: string, mode: string, more = "") =>
    setOf(group("I", "10", "", criterion("I.1", "10", plain("a"), more)), { rounding: quarter(of, mode) });
  test.each([
    // 2.125 lies halfway between 2 (eight quarters) and 2.25; 2.375 between 2.25 and 2.5 (ten quarters).
    ["half-up", "2,125", "2.25"],
    ["half-up", "2,1249", "2"],
    ["half-up", "2,375", "2.5"],
    ["half-even", "2,125", "2"],
    ["half-even", "2,375", "2.5"],
    ["half-even", "2,126", "2.25"],
    ["up", "2,001", "2.25"],
    ["up", "2,25", "2.25"],
    ["down", "2,2499", "2"],
    ["down", "2,25", "2.25"],
  ])("%s: %s is %s, at every level", (mode, a, expected) => {
    for (const of of ["criterion", "group", "total"]) expect(totalOf(one(of, mode), { a })).toBe(expected);
  });
  test.each([
    ["half-up", "-2.25"],
    ["half-even", "-2"],
    ["up", "-2.25"],
    ["down", "-2"],
  ])("%s goes by the size of a deduction: −2.125 is %s", (mode, expected) => {
    const set = setOf(
      worth("I", "10", "b") +
        criterion("II", "0", '{ kind: formula, formula: "0 - a" }', 'floor: "-9", ceiling: "0", '),
      { rounding: quarter("criterion", mode) },
    );
    expect(pointsOf(evaluateWith(set, { a: "2,125", b: "9" }), "II")).toBe(expected);
  });

  const limited = {
    criterion: setOf(worth("A", "10", "a", 'ceiling: "2.3", floor: "1.1", '), {
      rounding: quarter("criterion", "half-up"),
    }),
    group: setOf(group("I", "10", 'ceiling: "2.3"\n  floor: "1.1"', worth("I.1", "10", "a")), {
      rounding: quarter("group", "half-up"),
    }),
    total: setOf(worth("A", "10", "a"), {
      rounding: quarter("total", "half-up"),
      more: 'total: { ceiling: "2.3", floor: "1.1" }\n',
    }),
  };
  test.each([
    // 2.4 is rounded to 2.5, and held at 2.3; held first it would be rounded to 2.25.
    ["2,4", "2.3"],
    // 2.3 itself is rounded to 2.25.
    ["2,3", "2.25"],
    // 1.12 is rounded to 1, and raised to 1.1.
    ["1,12", "1.1"],
    ["1,13", "1.25"],
  ])("%s is %s, at every level", (a, expected) => {
    for (const at of ["criterion", "group", "total"] as const)
      expect(totalOf(limited[at], { a })).toBe(expected);
  });

  test("a group is rounded as a whole, not child by child", () => {
    const set = setOf(group("I", "10", "", worth("I.1", "5", "a"), worth("I.2", "5", "b")), {
      rounding: quarter("group", "half-up"),
    });
    // 1.1 + 1.1 = 2.2 → 2.25; each by itself would be 1.
    expect(totalOf(set, { a: "1,1", b: "1,1" })).toBe("2.25");
  });
  test("each level rounds what the one below has rounded", () => {
    const set = setOf(group("I", "10", "", worth("I.1", "5", "a"), worth("I.2", "5", "b")), {
      rounding:
        '{ of: criterion, places: "1", mode: half-up }, { of: group, step: "0.25", mode: half-up }, { of: total, places: "0", mode: half-up }',
    });
    // 1.05 → 1.1; 1.24 → 1.2; 2.3 → 2.25; 2.25 → 2. Without the first two steps 2.29 → 2.25 as well.
    expect(totalOf(set, { a: "1,05", b: "1,24" })).toBe("2");
    // 1.15 → 1.2; 1.25 → 1.3; 2.5 → 2.5 → 3. Of 2.4 plainly, the total alone would be 2.
    expect(totalOf(set, { a: "1,15", b: "1,25" })).toBe("3");
  });
});

describe("what the table adds up to", () => {
  const two = setFrom(
    edition({
      facts,
      criteria: `${worth("A", "6", "a")}${worth("B", "4", "b").replace('max: "4"', 'max: { so: "4", xa: "2" }')}`,
      base: "10",
    })
      .replace('base: "10"', 'base: { so: "10", xa: "8" }')
      .replace("agency-kinds: { so: Sở }", "agency-kinds: { so: Sở, xa: Xã }")
      .replace(
        /grades: .*\n/,
        'grades: [{ id: dat, name: Đạt, at-least: "60%" }, { id: khong_dat, name: K }]\n',
      ),
  );
  test("may differ by the kind of agency", () => {
    const cells = { a: "3", b: "KAD" };
    // 3 of 6 is brought to 10, or to 8.
    expect(totalOf(two, cells, true, "so")).toBe("5");
    expect(totalOf(two, cells, true, "xa")).toBe("4");
    expect(textOfExact(evaluateWith(two, cells, true, "xa").outOf)).toBe("8");
  });
  test.each([
    // 60 % of 10 is 6, of 8 it is 4.8.
    ["so", "6", "0", "dat"],
    ["so", "5,9", "0", "khong_dat"],
    ["xa", "4,8", "0", "dat"],
    ["xa", "4,7", "0", "khong_dat"],
  ])("and a threshold in percent with it: %s with %s + %s is %s", (kind, a, b, grade) => {
    expect(evaluateWith(two, { a, b }, true, kind).grading.grade).toBe(grade);
  });

  test("a set without points gives none, and grades by conditions alone", () => {
    const set = setFrom(
      edition({ facts: fact("co", "yes-no") + fact("ky_luat", "yes-no"), criteria: "[]", base: "none" })
        .replace("criteria:\n  []", "criteria: []")
        .replace(
          /grades: .*\n/,
          "grades: [{ id: tot, name: Tốt, requires: { all: [{ fact: co, is: 'yes' }, { fact: ky_luat, is: 'no' }] } }, { id: dat, name: Đạt, requires: { fact: co, is: 'yes' } }, { id: khong_dat, name: Không đạt }]\n",
        ),
    );
    const graded = (cells: Cells) => evaluateWith(set, cells);
    expect(graded({ co: "có", ky_luat: "không" }).grading).toMatchObject({ status: "final", grade: "tot" });
    expect(graded({ co: "có", ky_luat: "có" }).grading.grade).toBe("dat");
    expect(graded({ co: "không", ky_luat: "không" }).grading.grade).toBe("khong_dat");
    expect(explain(graded({ co: "có", ky_luat: "không" }), "vi")).toMatchObject({
      total: "bộ này không tính điểm",
      totalHow: null,
    });
    expect(explain(graded({ co: "có", ky_luat: "không" }), "en").total).toBe("this set gives no points");
  });
});

describe("subtotals", () => {
  const criteria =
    group("I", "6", "", worth("I.1", "4", "a"), worth("I.2", "2", "b")) +
    worth("II", "4", "c") +
    criterion("III", "0", plus("khen"), 'ceiling: "2", ');
  const declared = (text: string, wanted: Wanted = {}) =>
    setOf(criteria, { ...wanted, more: `subtotals: { phan: { label: Phần, ${text} } }\n` });
  const subtotal = (set: CriteriaSet, cells: Cells, close = true) => {
    const [one] = evaluateWith(set, cells, close).subtotals;
    return `${inShort(one?.points)} / ${one && textOfExact(one.max)}`;
  };
  const cells = { a: "3", b: "1", c: "2", khen: "1" };
  test.each([
    ["of: [I]", "4 / 6"],
    ["of: [I.1, II]", "5 / 8"],
    ["of: [II, III]", "3 / 4"],
    ["without: [III]", "6 / 10"],
    ["without: [I.1]", "4 / 6"],
    ["without: [I, III]", "2 / 4"],
  ])("%s is %s", (text, expected) => {
    expect(subtotal(declared(text), cells)).toBe(expected);
  });
  test.each([
    // 2 of II's 4 is brought to the 8 of I.1 and II.
    ["of: [I.1, II]", { ...cells, a: "KAD" }, "4 / 8"],
    ["of: [II]", { ...cells, a: "KAD" }, "2 / 4"],
  ])("what does not apply is left out as in the total: %s of %j is %s", (text, given, expected) => {
    expect(subtotal(declared(text), given)).toBe(expected);
  });
  test("it is rounded like the total", () => {
    const rounding = '{ of: total, step: "0.5", mode: half-up }';
    expect(subtotal(declared("of: [I]", { rounding }), { ...cells, b: "1,3" })).toBe("4.5 / 6");
  });
  test("while a part is open, so is it", () => {
    const set = declared("of: [II, III]");
    expect(subtotal(set, { ...cells, c: "2", khen: "" }, false)).toBe("2 [2; 4] / 4");
    const { c, ...rest } = cells;
    // c from 0 to 4, or not at all: then nothing is left but the bonus. One point of bonus either way.
    expect(subtotal(set, { ...rest, c: "CHO" }, false)).toMatch(/^1 \[1; 5\]/);
  });
  test("it is named in the reasons of the grade", () => {
    expect(explain(evaluateWith(declared("of: [I]"), cells), "vi").gradeReasons).toContain("Phần: 4,00");
  });
});

describe("the mean of shorter periods", () => {
  const meanSet = (more = "", requires = "") =>
    setFrom(
      edition({
        facts,
        criteria: worth("A", "6", "a") + worth("B", "4", "b"),
        more: `mean-of: { periods: quarter }\n${more}`,
      })
        .replace("periods: [year]", "periods: [year, quarter]")
        .replace(
          /grades: .*\n/,
          `grades: [{ id: dat, name: Đạt, at-least: "6"${requires} }, { id: khong_dat, name: K }]\n`,
        ),
    );
  const yearOf = (set: CriteriaSet, ...quarters: readonly Cells[]): AgencyRecord => ({
    ...recordFrom(set, {}),
    parts: quarters.map((cells, index) => ({
      ...recordFrom(set, cells),
      period: periodOf(`2025-Q${index + 1}`),
    })),
  });
  const mean = (set: CriteriaSet, quarters: readonly Cells[], close = true): Evaluation => {
    const [one] = evaluateAll(createScorer(set), [yearOf(set, ...quarters)], { close });
    if (one === undefined) throw new Error("one record gives one evaluation");
    return one;
  };
  const out = { a: "KAD", b: "KAD" };

  test("of four quarters: (10 + 8 + 6 + 4) / 4", () => {
    const quarters = [
      { a: "6", b: "4" },
      { a: "6", b: "2" },
      { a: "3", b: "3" },
      { a: "0", b: "4" },
    ];
    const { total, grading, isClosed, periods } = mean(meanSet(), quarters);
    expect([inShort(total), grading.grade, isClosed]).toEqual(["7", "dat", true]);
    expect(periods.map((one) => inShort(one.total))).toEqual(["10", "8", "6", "4"]);
  });
  test("a quarter that was not held leaves the mean: (10 + 0 + 0) / 3, rounded", () => {
    const quarters = [{ a: "6", b: "4" }, out, { a: "0", b: "0" }, { a: "0", b: "0" }];
    expect(inShort(mean(meanSet(), quarters).total)).toBe("3.33");
    expect(inShort(mean(meanSet(), quarters).unrounded)).toBe("10/3");
    expect(explain(mean(meanSet(), quarters), "vi").totalHow).toBe(
      "Trung bình của 3 kỳ có đánh giá: (10 + 0 + 0) / 3 ≈ 3,3333 → 3,33",
    );
  });
  test("each quarter is rounded before the mean is taken", () => {
    // 3 of 6 + 1.005 → 4.01 (half up), and 4: the mean 4.005 → 4.01. Plainly it would be 4.0025 → 4.
    const quarters = [{ a: "3", b: "1,005" }, { a: "3", b: "1" }, out, out];
    expect(inShort(mean(meanSet(), quarters).total)).toBe("4.01");
  });
  test("one that is missing does not leave it: open, and its least once closed", () => {
    const quarters = [{ a: "6", b: "4" }, { a: "6", b: "4" }, { a: "6", b: "4" }, {}];
    // 30 / 4 with nothing; 40 / 4 with everything; 10 if it turns out not to have been held.
    const open = mean(meanSet(), quarters, false);
    expect(
      open.total.applies &&
        [open.total.span.least, open.total.span.most].map((one) => one && textOfExact(one)),
    ).toEqual(["7.5", "10"]);
    expect(inShort(mean(meanSet(), quarters).total)).toBe("7.5");
  });
  test("none was held: no total and no grade", () => {
    const { total, grading } = mean(meanSet(), [out, out, out, out]);
    expect([inShort(total), grading.status]).toEqual(["KAD", "not-gradable"]);
  });
  test("one quarter that waits keeps the year open, and is named", () => {
    const { isClosed, keptOpenBy } = mean(meanSet(), [{ a: "6", b: "4" }, { a: "CHO", b: "4" }, out, out]);
    expect([isClosed, keptOpenBy]).toEqual([false, ["2025-Q2"]]);
  });
  test("limits hold the mean too", () => {
    const set = meanSet('total: { ceiling: "7" }\n');
    // Each quarter is held at 7 first.
    const quarters = [{ a: "6", b: "4" }, { a: "6", b: "0" }, out, out];
    expect(inShort(mean(set, quarters).total)).toBe("6.5");
  });
  test("a condition on a criterion must hold in every quarter", () => {
    const set = meanSet("", ", requires: { points: A, at-least: '50%' }");
    expect(mean(set, [{ a: "6", b: "4" }, { a: "3", b: "4" }, out, out]).grading.grade).toBe("dat");
    expect(mean(set, [{ a: "6", b: "4" }, { a: "2,9", b: "4" }, out, out]).grading.grade).toBe("khong_dat");
  });
  test("and so must one on a subtotal", () => {
    const set = meanSet(
      "subtotals: { phan: { label: Phần, of: [A] } }\n",
      ", requires: { points: phan, at-least: '50%' }",
    );
    expect(mean(set, [{ a: "6", b: "4" }, { a: "3", b: "4" }, out, out]).grading.grade).toBe("dat");
    expect(mean(set, [{ a: "6", b: "4" }, { a: "2,9", b: "4" }, out, out]).grading.grade).toBe("khong_dat");
  });
});

describe("what a grade asks of facts, over a year that is the mean of two halves", () => {
  const source = "source: { document: nguon, item: '1', quote: lời }";
  const halves = (more: string, requires = "") =>
    setFrom(
      edition({
        facts: facts + fact("ky_luat", "yes-no") + fact("bao_cao", "yes-no"),
        criteria: worth("A", "10", "a"),
        more: `mean-of: { periods: half }\n${more}`,
      })
        .replace("periods: [year]", "periods: [year, half]")
        .replace(
          /grades: .*\n/,
          `grades: [{ id: tot, name: Tốt, at-least: "8"${requires} }, { id: kha, name: Khá, at-least: "5" }, { id: yeu, name: Yếu }]\n`,
        ),
    );
  const disciplined = 'when: { fact: ky_luat, is: "yes" }';
  const ceiling = halves(`grade-ceilings: [{ at-most: kha, ${disciplined}, why: Bị kỷ luật, ${source} }]\n`);
  const lowering = halves(`grade-lowering: [{ ${disciplined}, why: Bị kỷ luật, ${source} }]\n`);
  const notGradable = halves(`not-gradable: [{ ${disciplined}, why: Bị kỷ luật, ${source} }]\n`);
  const requiring = halves("", ', requires: { fact: bao_cao, is: "yes" }');

  const gradeOfYear = (set: CriteriaSet, year: Cells, first: Cells, second: Cells) => {
    const record: AgencyRecord = {
      ...recordFrom(set, year),
      parts: [first, second].map((cells, index) => ({
        ...recordFrom(set, { a: "10", ...cells }),
        period: periodOf(`2025-H${index + 1}`),
      })),
    };
    const [one] = evaluateAll(createScorer(set), [record], { close: true });
    return one?.grading.grade ?? one?.grading.status;
  };
  const [yes, no] = [{ ky_luat: "có" }, { ky_luat: "không" }];

  test.each([
    ["a ceiling", ceiling, "kha"],
    ["a lowering", lowering, "kha"],
    ["a cause for no grade", notGradable, "not-gradable"],
  ])("%s holds for the year when it holds in any half", (_, set, held) => {
    expect(gradeOfYear(set, {}, no, no)).toBe("tot");
    expect(gradeOfYear(set, {}, yes, no)).toBe(held);
    expect(gradeOfYear(set, {}, no, yes)).toBe(held);
    expect(gradeOfYear(set, {}, yes, yes)).toBe(held);
  });
  test.each([
    ["a ceiling", ceiling, "kha"],
    ["a lowering", lowering, "kha"],
    ["a cause for no grade", notGradable, "not-gradable"],
  ])("what the year's own row states goes before the halves: %s", (_, set, held) => {
    expect(gradeOfYear(set, no, yes, no)).toBe("tot");
    expect(gradeOfYear(set, yes, no, no)).toBe(held);
  });
  test("a requirement must be met in every half, unless the year's own row states it", () => {
    const [met, missed] = [{ bao_cao: "có" }, { bao_cao: "không" }];
    expect(gradeOfYear(requiring, {}, met, met)).toBe("tot");
    expect(gradeOfYear(requiring, {}, met, missed)).toBe("kha");
    expect(gradeOfYear(requiring, {}, missed, met)).toBe("kha");
    expect(gradeOfYear(requiring, met, met, missed)).toBe("tot");
    expect(gradeOfYear(requiring, missed, met, met)).toBe("kha");
  });
  test("a half that was not held is asked for no requirement", () => {
    expect(gradeOfYear(requiring, {}, { bao_cao: "có" }, { a: "KAD", bao_cao: "không" })).toBe("tot");
  });
});

describe("where a criterion says otherwise than the set", () => {
  test("the whole is rescaled by what is left out alone, not by what gets its points, or none, all the same", () => {
    // 4 + 3 of 4 + 3: nothing is left out, so nothing is multiplied.
    const stated = setOf(
      worth("A", "3", "a", "not-applicable: zero, ") + worth("B", "4", "b") + worth("C", "3", "c"),
    );
    const none = evaluateWith(stated, { a: "KAD", b: "4", c: "3" });
    expect([inShort(none.total), none.rescaledBy]).toEqual(["7", null]);
    // B is left out of 10: (0 + 3) × 10 / 6.
    const some = evaluateWith(stated, { a: "KAD", b: "KAD", c: "3" });
    expect([inShort(some.total), some.rescaledBy && textOfExact(some.rescaledBy)]).toEqual(["5", "5/3"]);
  });

  test("the plain points of a group are not rescaled, also where one of its criteria says that it would be", () => {
    // 2 of 4; brought to 10: 5.
    const set = setOf(
      group("I", "10", "", worth("I.1", "6", "a", "not-applicable: rescale, "), worth("I.2", "4", "b")),
    );
    const [plainly] = evaluateWith(set, { a: "KAD", b: "2" }).groups;
    expect(
      plainly && [inShort(plainly.points), textOfExact(plainly.outOf), inShort(plainly.rescaled)],
    ).toEqual(["2", "4", "5"]);
  });
});
