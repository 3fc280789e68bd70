import { describe, expect, test } from "vitest";
import { dateFromIso } from "../../src/engine/dates.ts";
import { evaluate } from "../../src/engine/evaluate.ts";
import { explain } from "../../src/engine/explain.ts";
import type { CriteriaSet } from "../../src/engine/index.ts";
import { createScorer } from "../../src/engine/scorer.ts";
import { agencyOf, criterion, edition, fact, recordFrom, setFrom } from "../builders.ts";

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

/** One criterion of 10 points, one fact for each cause. */
const gradedBy = (grades: string, more = "") =>
  setFrom(
    edition({
      facts:
        fact("a", "decimal", ', max: "10"') +
        ["loi", "sai", "tran", "thuoc_dien"].map((id) => fact(id, "yes-no")).join(""),
      criteria: criterion("A", "10", "{ kind: formula, formula: a }"),
      more,
    }).replace(/grades: .*\n/, `grades: [${grades}]\n`),
  );
const gradingOf = (wanted: CriteriaSet, cells: Record<string, string>, close = true) =>
  evaluate(createScorer(wanted), recordFrom(wanted, cells), { close }).grading;
const explained = (wanted: CriteriaSet, cells: Record<string, string>, lang: "vi" | "en", close = true) =>
  explain(evaluate(createScorer(wanted), recordFrom(wanted, cells), { close }), lang);

describe("printed upper ends", () => {
  const printed = (upper: string, fallThrough: string, more = "") =>
    gradedBy(
      `{ id: tot, name: Tốt, at-least: "8"${more} }, { id: kha, name: Khá, at-least: "5", ${upper} }, { id: yeu, name: Yếu, below: "5" }`,
      `fall-through: "${fallThrough}"\nanswers: [{ finding: grade-gap, because: Bản gốc in như vậy }, { finding: grade-overlap, because: Bản gốc in như vậy }]\n`,
    );
  test.each([
    // Without fall-through the printed ends count: `below` leaves its number out, `to` takes it in.
    ['below: "8"', "no", "8", "tot"],
    ['below: "8"', "no", "7,99", "kha"],
    ['below: "8"', "no", "5", "kha"],
    ['below: "8"', "no", "4,99", "yeu"],
    ['to: "7.9"', "no", "7,9", "kha"],
    // Between 7.9 and 8 the printed table has no grade.
    ['to: "7.9"', "no", "7,95", null],
    // With it the lower ends alone decide.
    ['to: "7.9"', "yes", "7,95", "kha"],
    ['below: "8"', "yes", "7,99", "kha"],
    ['below: "7"', "yes", "7,5", "kha"],
    ['below: "7"', "no", "7,5", null],
    ['below: "7"', "no", "6,99", "kha"],
  ])("kha %s, fall-through %s: %s is %j", (upper, fallThrough, a, expected) => {
    const found = gradingOf(printed(upper, fallThrough), { a });
    expect(found.grade).toBe(expected);
    expect(found.status).toBe(expected === null ? "no-grade" : "final");
  });

  const asking = ", requires: { fact: loi, is: 'no' }";
  test.each([
    ["yes", "kha"],
    // 9 is above what is printed for kha, so nothing is left.
    ["no", null],
  ])("a score of 9 that misses its condition, fall-through %s: %j", (fallThrough, expected) => {
    const strict = printed('below: "8"', fallThrough, asking);
    expect(gradingOf(strict, { a: "9", loi: "có" }).grade).toBe(expected);
    expect(gradingOf(strict, { a: "9", loi: "không" }).grade).toBe("tot");
  });
  test("the reason names the upper end that the score passed", () => {
    const strict = printed('below: "8"', "no", asking);
    expect(explained(strict, { a: "9", loi: "có" }, "vi").gradeReasons).toEqual([
      "Không xếp Tốt: tổng điểm đạt ngưỡng 8; điều kiện không đạt: “loi” là không.",
      "Không xếp Khá: tổng điểm 9,00 vượt cận trên 8.",
      "Không xếp Yếu: tổng điểm 9,00 vượt cận trên 5.",
    ]);
    expect(explained(strict, { a: "9", loi: "có" }, "en").gradeReasons[1]).toBe(
      "Not Khá: the total 9.00 is above the upper end 8.",
    );
    expect(explained(strict, { a: "9", loi: "có" }, "vi").grade).toBe("không có mức xếp loại phù hợp");
  });
  test("while the total is open, an upper end may be passed or not", () => {
    const open = gradingOf(printed('to: "7.9"', "no"), {}, false);
    expect(open).toMatchObject({ status: "open", possible: ["tot", "kha", "yeu", "no-grade"] });
  });
});

describe("lowering", () => {
  const levels =
    '{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, at-least: "6" }, { id: dat, name: Đạt, at-least: "4" }, { id: yeu, name: Yếu }';
  const causes = `grade-lowering: [{ when: { fact: loi, is: "yes" }, why: Có lỗi }, { by: "2", when: { fact: sai, is: "yes" }, why: Sai nặng }]
grade-ceilings: [{ at-most: kha, when: { fact: tran, is: "yes" }, why: Bị giới hạn }]
`;
  const lowering = gradedBy(levels, causes);
  const cells = (a: string, ...yes: string[]): Record<string, string> => ({
    a,
    ...Object.fromEntries(["loi", "sai", "tran"].map((id) => [id, yes.includes(id) ? "có" : "không"])),
  });
  test.each([
    ["9", [], "tot"],
    ["9", ["loi"], "kha"],
    ["9", ["sai"], "dat"],
    ["9", ["loi", "sai"], "yeu"],
    ["7", ["loi"], "dat"],
    ["7", ["sai"], "yeu"],
    // The lowest grade is lowered no further.
    ["5", ["sai"], "yeu"],
    ["1", ["loi", "sai"], "yeu"],
    // Lowered first, then held: from tot by one to kha, which the ceiling allows.
    ["9", ["loi", "tran"], "kha"],
    ["9", ["tran"], "kha"],
    ["9", ["sai", "tran"], "dat"],
    ["7", ["loi", "tran"], "dat"],
  ])("%s with %j: %s", (a, yes, grade) => {
    expect(gradingOf(lowering, cells(a, ...yes))).toMatchObject({ status: "final", grade });
  });
  test("while a cause is open, both are possible; closed, it holds", () => {
    const open = { ...cells("9", "loi"), sai: "" };
    expect(gradingOf(lowering, open, false)).toMatchObject({ status: "open", possible: ["kha", "yeu"] });
    expect(gradingOf(lowering, open)).toMatchObject({ status: "final", grade: "yeu" });
  });
  test("who has no grade at all is not lowered into one", () => {
    const strict = gradedBy(
      '{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, at-least: "6" }',
      causes,
    );
    expect(gradingOf(strict, cells("5", "loi"))).toMatchObject({ status: "no-grade", grade: null });
    expect(gradingOf(strict, cells("7", "sai"))).toMatchObject({ grade: "kha" });
  });
  test("it is said by how much and why, and that the points alone would have given more", () => {
    expect(explained(lowering, cells("9", "sai", "tran"), "vi").gradeReasons).toEqual([
      "Xét riêng điểm và điều kiện thì Tốt: tổng điểm đạt ngưỡng 8.",
      "Hạ 2 bậc: Sai nặng",
      "Không được cao hơn Khá: Bị giới hạn",
    ]);
    expect(explained(lowering, cells("9", "loi"), "en").gradeReasons).toEqual([
      "By points and conditions alone Tốt: the total reaches 8.",
      "Lowered by 1: Có lỗi",
    ]);
    const open = { ...cells("9"), loi: "" };
    expect(explained(lowering, open, "vi", false).gradeReasons).toContain(
      "Có thể bị hạ 1 bậc (chưa rõ): Có lỗi",
    );
  });
});

describe("who is scored at all", () => {
  const barring = gradedBy(
    '{ id: dat, name: Đạt, at-least: "5" }, { id: khong_dat, name: Không đạt }',
    'eligibility: [{ when: { fact: thuoc_dien, is: "yes" }, why: Ngoài diện chấm }, { when: { agency: months, at-least: "6" }, why: Mới lập }]\n',
  );
  test("one who is gets points and a grade", () => {
    expect(gradingOf(barring, { a: "7", thuoc_dien: "có" })).toMatchObject({ status: "final", grade: "dat" });
  });
  test.each([true, false])("one who is not has neither, closed or not (%s)", (close) => {
    const record = recordFrom(barring, { a: "7", thuoc_dien: "không" });
    const barred = evaluate(createScorer(barring), record, { close });
    expect(barred.total.applies).toBe(false);
    expect([barred.criteria, barred.groups]).toEqual([[], []]);
    expect(barred.grading).toMatchObject({
      status: "not-gradable",
      grade: null,
      possible: ["not-gradable"],
      causes: [{ effect: "ineligible", why: "Ngoài diện chấm", verdict: "met" }],
    });
    expect(explain(barred, "vi").gradeReasons).toEqual(["Không thuộc diện chấm điểm: Ngoài diện chấm"]);
    expect(explain(barred, "en").gradeReasons).toEqual(["Not among those scored: Ngoài diện chấm"]);
  });
  test("every cause that fails is named", () => {
    const young = agencyOf("a", { validFrom: dateFromIso("2025-08-01") ?? null });
    const record = recordFrom(barring, { a: "7", thuoc_dien: "không" }, young);
    expect(evaluate(createScorer(barring), record, { close: true }).grading.causes).toMatchObject([
      { why: "Ngoài diện chấm" },
      { why: "Mới lập" },
    ]);
    const alone = recordFrom(barring, { a: "7", thuoc_dien: "có" }, young);
    expect(evaluate(createScorer(barring), alone, { close: true }).grading).toMatchObject({
      status: "not-gradable",
      causes: [{ why: "Mới lập" }],
    });
  });
  test("while it is open, points are shown and no grade is certain; closed, it is settled against", () => {
    const open = evaluate(createScorer(barring), recordFrom(barring, { a: "7" }), { close: false });
    expect(open.total.applies).toBe(true);
    expect(open.grading).toMatchObject({ status: "open", possible: ["dat", "not-gradable"] });
    expect(explain(open, "vi").gradeReasons).toContain(
      "Có thể không thuộc diện chấm điểm (chưa rõ): Ngoài diện chấm",
    );
    expect(gradingOf(barring, { a: "7" })).toMatchObject({ status: "not-gradable" });
  });
});

describe("who decides", () => {
  const council = gradedBy(
    '{ id: xuat_sac, name: Xuất sắc, at-least: "9", decided-by: Hội đồng bỏ phiếu }, { id: dat, name: Đạt }',
  );
  test("is said of a grade that someone is eligible for, and of no other", () => {
    expect(explained(council, { a: "9" }, "vi").gradeReasons).toEqual([
      "Xuất sắc: tổng điểm đạt ngưỡng 9.",
      "Đây là mức đủ điều kiện; quyết định: Hội đồng bỏ phiếu",
    ]);
    expect(explained(council, { a: "9" }, "en").gradeReasons[1]).toBe(
      "This is the grade it is eligible for; decided by: Hội đồng bỏ phiếu",
    );
    expect(explained(council, { a: "8,9" }, "vi").gradeReasons).toEqual([
      "Không xếp Xuất sắc: tổng điểm 8,90 chưa đạt ngưỡng 9.",
      "Đạt: không đòi ngưỡng điểm.",
    ]);
  });
});

test("grades may go by conditions alone, beside points that decide nothing", () => {
  const alone = gradedBy(
    "{ id: tot, name: Tốt, requires: { all: [{ fact: loi, is: 'no' }, { fact: sai, is: 'no' }] } }, { id: dat, name: Đạt, requires: { fact: sai, is: 'no' } }, { id: khong_dat, name: Không đạt }",
  );
  expect(gradingOf(alone, { a: "0", loi: "không", sai: "không" }).grade).toBe("tot");
  expect(gradingOf(alone, { a: "10", loi: "có", sai: "không" }).grade).toBe("dat");
  expect(gradingOf(alone, { a: "10", loi: "không", sai: "có" }).grade).toBe("khong_dat");
  expect(gradingOf(alone, { a: "10", sai: "không" }, false).possible).toEqual(["tot", "dat"]);
  expect(explained(alone, { a: "10", loi: "có", sai: "không" }, "vi").gradeReasons).toEqual([
    "Không xếp Tốt: không đòi ngưỡng điểm; điều kiện không đạt: “loi” là không.",
    "Đạt: không đòi ngưỡng điểm; đạt mọi điều kiện: “sai” là không.",
  ]);
});
