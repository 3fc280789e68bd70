import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/engine/evaluate.ts";
import { createScorer } from "../../src/engine/scorer.ts";
import { criterion, edition, fact, recordFrom, setFrom } from "../builders.ts";

// Two groups of 50; "tốt" asks for 80 and at least 60 % of every group, "khá" for 60, "yếu" for nothing.
const set = setFrom(
  edition({
    facts:
      fact("a", "points", ', max: "50", step: "0.001"') +
      fact("b", "points", ', max: "50", step: "0.001", may-not-apply: "yes"') +
      fact("ky_luat", "yes-no") +
      fact("da_nop", "yes-no"),
    criteria: ["a", "b"]
      .map(
        (id, index) =>
          `- code: ${"I".repeat(index + 1)}\n  title: Nhóm\n  max: "50"\n  children:\n    ${criterion(`${"I".repeat(index + 1)}.1`, "50", `{ kind: graded, fact: ${id} }`)}`,
      )
      .join(""),
    base: "100",
    more: `
grade-ceilings: [{ at-most: kha, when: { fact: ky_luat, is: "yes" }, why: Lãnh đạo bị kỷ luật }]
not-gradable: [{ when: { fact: da_nop, is: "no" }, why: Không nộp tự chấm }]
`,
  }).replace(
    /grades: .*\n/,
    'grades: [{ id: tot, name: Tốt, at-least: "80", requires: { all: [{ points: I, at-least: "60%" }, { points: II, at-least: "60%" }] } }, { id: kha, name: Khá, at-least: "60" }, { id: yeu, name: Yếu }]\n',
  ),
);
const scorer = createScorer(set);
const grading = (cells: Record<string, string>, close = true) =>
  evaluate(scorer, recordFrom(set, cells), { close }).grading;
const sound = { ky_luat: "không", da_nop: "có" };

describe("thresholds are tested on them and just below, after the declared rounding", () => {
  test.each([
    ["40", "40", "tot"],
    ["39,995", "40", "tot"],
    ["39,994", "40", "kha"],
    ["30", "30", "kha"],
    ["29,994", "30", "yeu"],
    ["0", "0", "yeu"],
  ])("%s + %s: %s", (a, b, grade) => {
    expect(grading({ a, b, ...sound })).toMatchObject({ status: "final", grade });
  });
});

describe("a condition on a group", () => {
  test("that is missed lets the total fall through to the next grade", () => {
    // 29.999 is just below 60 % of 50, while the total 79.999 is printed, and counted, as 80.00.
    for (const [a, b, failed] of [
      ["29,999", "50", "I"],
      ["50", "29,999", "II"],
    ] as const) {
      expect(grading({ a, b, ...sound })).toMatchObject({
        grade: "kha",
        tried: [
          {
            grade: "tot",
            total: "met",
            conditions: "not-met",
            failing: [{ verdict: "not-met", condition: { of: failed } }],
          },
          { grade: "kha", total: "met", conditions: "met" },
        ],
      });
    }
    expect(grading({ a: "50", b: "30", ...sound })).toMatchObject({ grade: "tot" });
  });
  test("is no hindrance where the group does not apply", () => {
    expect(grading({ a: "45", b: "KAD", ...sound })).toMatchObject({ grade: "tot" });
  });
});

describe("causes", () => {
  test("a ceiling holds a higher grade down and lifts no lower one", () => {
    expect(grading({ a: "50", b: "50", ...sound, ky_luat: "có" })).toMatchObject({
      grade: "kha",
      causes: [{ effect: "ceiling", verdict: "met" }],
    });
    expect(grading({ a: "10", b: "10", ...sound, ky_luat: "có" })).toMatchObject({ grade: "yeu" });
  });
  test("not gradable goes before everything", () => {
    expect(grading({ a: "50", b: "50", ky_luat: "có", da_nop: "không" })).toMatchObject({
      status: "not-gradable",
      grade: null,
    });
  });
});

describe("while a fact is open", () => {
  test("every grade that is still possible is named", () => {
    expect(grading({ a: "50", ...sound }, false)).toMatchObject({
      status: "open",
      grade: null,
      possible: ["tot", "kha", "yeu"].slice(0, 3),
    });
    expect(grading({ a: "50", b: "20", da_nop: "có" }, false)).toMatchObject({
      status: "certain",
      grade: "kha",
    });
    expect(grading({ a: "50", b: "50", da_nop: "có" }, false)).toMatchObject({ possible: ["tot", "kha"] });
    expect(grading({ a: "50", b: "50", ky_luat: "không" }, false)).toMatchObject({
      possible: ["tot", "not-gradable"],
    });
  });
  test("closing settles it against the agency", () => {
    expect(grading({ a: "50", b: "50", da_nop: "có" })).toMatchObject({ status: "final", grade: "kha" });
    expect(grading({ a: "50", b: "50", ky_luat: "không" })).toMatchObject({ status: "not-gradable" });
    expect(grading({ a: "50", ...sound })).toMatchObject({ grade: "yeu" });
  });
});

test("a score that fits no grade is given none", () => {
  const strict = setFrom(
    edition({
      facts: fact("co", "yes-no"),
      criteria: criterion("A", "10", "{ kind: yes-no, fact: co }"),
    }).replace(/grades: .*\n/, 'grades: [{ id: dat, name: Đạt, at-least: "5" }]\n'),
  );
  expect(
    evaluate(createScorer(strict), recordFrom(strict, { co: "không" }), { close: true }).grading,
  ).toMatchObject({ status: "no-grade", grade: null });
});

test("at closing, a requirement that nobody answered is not met, and the next grade is given", () => {
  const asking = setFrom(
    edition({
      facts: fact("co", "yes-no") + fact("co_quy_che", "yes-no"),
      criteria: criterion("A", "10", "{ kind: yes-no, fact: co }"),
    }).replace(
      /grades: .*\n/,
      'grades: [{ id: tot, name: Tốt, at-least: "8", requires: { fact: co_quy_che, is: "yes" } }, { id: kha, name: Khá }]\n',
    ),
  );
  const close = (cells: Record<string, string>) =>
    evaluate(createScorer(asking), recordFrom(asking, cells), { close: true }).grading;
  expect(close({ co: "có" })).toMatchObject({ status: "final", grade: "kha", possible: ["kha"] });
  expect(close({ co: "có", co_quy_che: "có" })).toMatchObject({ grade: "tot" });
});
