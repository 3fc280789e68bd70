/** What only others can give keeps a record open, also where they have given a part of it; nothing assumed goes unmarked. */
import { expect, test } from "vitest";
import { evaluate } from "../../src/engine/evaluate.ts";
import { explain } from "../../src/engine/explain.ts";
import { createScorer } from "../../src/engine/scorer.ts";
import { criterion, edition, fact, recordFrom, setFrom } from "../builders.ts";

const halves = (givenBy: string) =>
  setFrom(
    edition({
      facts: `phieu: { type: list, per: half, label: phieu, ask: phieu, document: none${givenBy}, fields: { ${fact("diem", "decimal", ', max: "10"').trim()} } }\n`,
      criteria: criterion("A", "10", '{ kind: ratio, fact: tb, out-of: "10" }'),
      more: "derived: { tb: { label: tb, kind: of-list, list: phieu, take: mean, field: phieu.diem, when-none: not-applicable } }",
    }),
  );

test("half of what others give is not all of it: the other half stays pending, and is no least outcome", () => {
  const set = halves(", given-by: others");
  const partly = evaluate(createScorer(set), recordFrom(set, { "phieu.diem#2025-H1": "8" }), { close: true });
  expect([partly.isClosed, partly.keptOpenBy]).toEqual([false, ["phieu.diem#2025-H2"]]);
  const both = { "phieu.diem#2025-H1": "8", "phieu.diem#2025-H2": "9" };
  expect(evaluate(createScorer(set), recordFrom(set, both), { close: true }).isClosed).toBe(true);
});

test("what the agency itself leaves out is settled at closing", () => {
  const set = halves("");
  const partly = evaluate(createScorer(set), recordFrom(set, { "phieu.diem#2025-H1": "8" }), { close: true });
  // (8 + 0) / 2 / 10 × 10.
  expect(partly.isClosed).toBe(true);
  expect(explain(partly, "vi").total).toBe("4,00 / 10");
});

test("in a reconstruction a subtotal, an upper end and the numbers of a formula are marked as assumed", () => {
  const set = setFrom(
    edition({
      facts: fact("n", "integer", ', max: "5"'),
      criteria: criterion("A", "10", '{ kind: formula, formula: "n * 2" }'),
      more: "subtotals: { phan: { label: Phần, of: [A] } }\nfall-through: no",
    })
      .replace("basis: official", "basis: reconstruction\nnotice: { vi: Thử., en: Trial. }")
      .replace(/grades: .*\n/, 'grades: [{ id: dat, name: Đạt, at-least: "2?", below: "6?" }]\n'),
  );
  const { gradeReasons, entries } = explain(
    evaluate(createScorer(set), recordFrom(set, { n: "4" }), { close: true }),
    "vi",
  );
  expect(gradeReasons).toContain("Không xếp Đạt: tổng điểm 8,00 vượt cận trên 6°.");
  expect(gradeReasons).toContain("Phần: 8,00°");
  expect(entries).toMatchObject([{ rule: "“n” × 2°.", how: ["4 × 2° = 8°"] }]);
});
