/** Explanations as a person reads them: whole texts, written by hand for one agency of a small set. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/engine/evaluate.ts";
import { exact } from "../../src/engine/exact/index.ts";
import { type ExplainedCriterion, explain } from "../../src/engine/explain.ts";
import { buildRecord, type Statement } from "../../src/engine/index.ts";
import { createScorer } from "../../src/engine/scorer.ts";
import { agencyOf, criterion, edition, fact, periodOf, recordFrom, setFrom } from "../builders.ts";

const written = edition({
  facts:
    fact("dung_han", "integer", ", unit: hồ sơ, document-name: Sổ theo dõi, not-above: tong").replace(
      "document: none",
      "document: required",
    ) +
    fact("tong", "integer") +
    fact("ngay", "date") +
    fact("vi_pham", "integer", ', max: "9"'),
  criteria:
    criterion("I", "6", "{ kind: ratio, part: dung_han, whole: tong, when-zero: not-applicable }") +
    criterion("II", "4", '{ kind: deadline, fact: ngay, before: N-02-15, late: "50%" }') +
    criterion(
      "III",
      "0",
      '{ kind: adjusted, minus: { at-most: "2", parts: [{ max: "2", rule: { kind: count, fact: vi_pham, each: "0.5" } }] } }',
      'floor: "-2", ',
    ),
});
const set = setFrom(written);
const reconstruction = setFrom(
  written
    .replace("basis: official", "basis: reconstruction\nnotice: { vi: Bản dựng lại., en: A reconstruction. }")
    .replace('at-least: "5"', 'at-least: "5?"')
    .replace('late: "50%"', 'late: "50%?"'),
);

function explained(
  cells: Record<string, string>,
  { of = set, lang = "vi" as const as "vi" | "en", close = true } = {},
) {
  const evaluation = evaluate(createScorer(of), recordFrom(of, cells, agencyOf("a")), { close });
  const words = explain(evaluation, lang);
  return { ...words, criteria: words.entries.filter((entry): entry is ExplainedCriterion => !entry.isGroup) };
}
const cells = { dung_han: "372", tong: "400", ngay: "20/02/2025", vi_pham: "1" };

test("a criterion gives its points of its max, the rule in words, the sum with numbers put in, what was lost and why, and the source", () => {
  const [first, second, third] = explained(cells).criteria;
  expect(first).toEqual({
    isGroup: false,
    code: "I",
    title: "Tiêu chí",
    depth: 0,
    points: "5,58 / 6",
    rule: "“dung_han” / “tong” × 6; nếu mẫu số bằng 0: không áp dụng.",
    facts: ["dung_han: 372 hồ sơ", "tong: 400"],
    how: ["372 / 400 × 6 = 5,58"],
    lost: ["Mất 0,42: còn 28 chưa đạt."],
    source: "Nguồn, 1: “lời”",
    scorer: "Hội đồng",
    assumption: null,
  });
  expect(second).toMatchObject({
    points: "2 / 4",
    rule: "“ngay”: trước ngày 15/02 năm đánh giá được 4; muộn được 2; không làm được 0.",
    how: ["20/02/2025: muộn (hạn trước ngày 15/02/2025) → 2"],
    lost: ["Mất 2: làm sau hạn."],
  });
  expect(third).toMatchObject({
    points: "−0,5",
    how: ["Trừ: 1 × 0,5 = 0,5", "Kết quả: 0 − 0,5 = −0,5"],
    lost: ["Bị trừ 0,5."],
  });
});

test("the total and the grade say what decided", () => {
  expect(explained(cells)).toMatchObject({
    total: "7,08 / 10",
    grade: "Đạt",
    gradeReasons: ["Đạt: tổng điểm đạt ngưỡng 5."],
    notices: [],
  });
  expect(explained({ ...cells, dung_han: "100" })).toMatchObject({
    total: "3,00 / 10",
    grade: "Không đạt",
    gradeReasons: ["Không xếp Đạt: tổng điểm 3,00 chưa đạt ngưỡng 5.", "Không đạt: không đòi ngưỡng điểm."],
  });
});

test("the same in English, with a decimal point", () => {
  const { criteria, total } = explained(cells, { lang: "en" });
  expect(total).toBe("7.08 / 10");
  expect(criteria[0]).toMatchObject({
    points: "5.58 / 6",
    rule: "“dung_han” / “tong” × 6; when the denominator is 0: not applicable.",
    lost: ["Lost 0.42: 28 not reached."],
  });
});

test("while facts are open, what is in hand, what is possible and what is missing are told apart", () => {
  const open = explained({ tong: "400", ngay: "CHO", vi_pham: "0" }, { close: false });
  expect(open).toMatchObject({
    total: "hiện có 0,00, còn có thể trong khoảng [0,00; 10,00] / 10",
    grade: "chưa rõ, còn có thể: Đạt; Không đạt",
    notices: ["TẠM TÍNH: hồ sơ chưa chốt (vòng tự chấm); điểm trong ngoặc vuông là khoảng còn có thể."],
    open: ["dung_han (dung_han): chưa có số liệu", "ngay (ngay): chờ (chưa đến hạn hoặc do cấp khác cho)"],
  });
  expect(open.criteria[0]).toMatchObject({
    points: "[0; 6] / 6",
    how: ["Chưa tính được: còn thiếu dữ kiện."],
  });
});

test("at closing, a criterion says that it took the least favourable outcome", () => {
  const closed = explained({ tong: "400", ngay: "10/02/2025", vi_pham: "0" });
  expect(closed.notices).toEqual([
    "Chốt khi còn dữ kiện thiếu hoặc không được công nhận: các tiêu chí I nhận mức bất lợi nhất.",
  ]);
  expect(closed.criteria[0]?.how).toEqual([
    "Chưa tính được: còn thiếu dữ kiện.",
    "Dữ kiện thiếu hoặc không được công nhận khi chốt → nhận mức bất lợi nhất: 0°.",
  ]);
});

test("a reconstruction says so, and every number that rests on an assumed one is marked", () => {
  const marked = explained(cells, { of: reconstruction });
  expect(marked.notices[0]).toBe("Bản dựng lại.");
  expect(marked.total).toBe("7,08° / 10°");
  expect(marked.gradeReasons).toEqual(["Đạt: tổng điểm đạt ngưỡng 5°."]);
  expect(marked.criteria[0]).toMatchObject({ points: "5,58° / 6°", how: ["372 / 400 × 6° = 5,58°"] });
});

test("what falls out is said, with what the rest is multiplied by", () => {
  const { notices, criteria, total, totalHow } = explained({ ...cells, dung_han: "0", tong: "0" });
  expect(totalHow).toBe("2 / 4 × 10 − 0,5 → 4,5");
  // 2 of 4 points, × 10/4, less half a point.
  expect(total).toBe("4,50 / 10");
  expect(notices).toEqual(["Có tiêu chí không áp dụng: điểm còn lại nhân với 2,5 để quy về thang đầy đủ."]);
  expect(criteria[0]).toMatchObject({ points: "không áp dụng", how: ["Mẫu số bằng 0 → không áp dụng"] });
});

describe("documents and rounds", () => {
  const statement = (round: Statement["round"], value: string, more: Partial<Statement>): Statement => ({
    agency: "a",
    fact: "dung_han",
    item: null,
    period: "2025",
    round,
    cell: { state: "value", value: { type: "number", value: exact(value) } },
    document: null,
    note: null,
    at: { file: "evidence.csv", line: 2 },
    ...more,
  });
  const factsLine = (statements: Statement[]) => {
    const record = buildRecord(set, agencyOf("a"), periodOf("2025"), statements);
    const [first] = explain(evaluate(createScorer(set), record, { close: false }), "vi").entries;
    return first && !first.isGroup ? first.facts[0] : undefined;
  };
  test("a value is shown with its document and the appraiser's reason", () => {
    const statements = [
      statement("self", "380", { document: "BC 5" }),
      statement("appraisal", "372", { document: "BB 1", note: "đối chiếu sổ" }),
    ];
    expect(factsLine(statements)).toBe(
      "dung_han: 372 hồ sơ (tài liệu: BB 1) (ghi chú: đối chiếu sổ)" +
        " — các vòng: tự chấm: 380; thẩm định: 372 (đối chiếu sổ)",
    );
  });
  test("a value without its required document is named", () => {
    expect(factsLine([statement("self", "380", {})])).toBe(
      "dung_han: 380 hồ sơ (chưa có tài liệu (Sổ theo dõi))",
    );
  });
  test("once appraised, it is not counted, and it says why", () => {
    const statements = [statement("self", "380", {}), statement("appraisal", "400", { fact: "tong" })];
    expect(factsLine(statements)).toBe(
      "dung_han: không được tính: thiếu tài liệu kiểm chứng bắt buộc; tài liệu cần có: Sổ theo dõi",
    );
  });
});

describe("a sum of which a part does not apply", () => {
  const sumUnder = (policy: string) =>
    setFrom(
      edition({
        facts:
          fact("co_a", "yes-no", ', may-not-apply: "yes"') +
          fact("co_b", "yes-no") +
          fact("so_vu", "integer"),
        criteria: criterion(
          "A",
          "10",
          `{ kind: sum, parts: [
            { label: Phần một, max: "4", rule: { kind: yes-no, fact: co_a } },
            { label: Phần hai, max: "6", rule: { kind: yes-no, fact: co_b } },
            { label: Trừ, max: "0", rule: { kind: count, fact: so_vu, each: "-1" } } ] }`,
        ),
      }).replace("policy: rescale", `policy: ${policy}`),
    );
  const howUnder = (policy: string, cells: Readonly<Record<string, string>>) => {
    const one = sumUnder(policy);
    const record = recordFrom(one, cells);
    const [first] = explain(evaluate(createScorer(one), record, { close: true }), "vi").entries;
    return first && !first.isGroup ? [first.points, ...first.how] : [];
  };

  test.each([
    ["rescale", "10 / 10", "Cộng: (6) / 6 × 10 + 0 = 10"],
    ["full", "10 / 10", "Cộng: 4 + 6 + 0 = 10"],
    ["zero", "6 / 10", "Cộng: 0 + 6 + 0 = 6"],
  ])("says so of the part, and how the rest counts, under %s", (policy, points, addition) => {
    const [told, ...how] = howUnder(policy, { co_a: "KAD", co_b: "có", so_vu: "0" });
    expect(told).toBe(points);
    expect(how[0]).toBe("Phần một: Không áp dụng.");
    expect(how.at(-1)).toBe(addition);
  });

  test("where all parts apply they are plainly added, deductions too", () => {
    const how = howUnder("rescale", { co_a: "có", co_b: "có", so_vu: "3" });
    expect(how.at(-1)).toBe("Cộng: 4 + 6 + −3 = 7");
  });
});
