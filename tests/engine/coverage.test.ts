/** What no case touches, listed by hand from each rule; and the skeleton that a person finishes. */
import { describe, expect, test } from "vitest";
import { coverageInWords, coverageOf, uncoveredInWords } from "../../src/engine/coverage.ts";
import { type CriteriaSet, checkCriteriaSet, parseCriteriaSet } from "../../src/engine/index.ts";
import type { RuleKindName } from "../../src/engine/rules/index.ts";
import { skeletonOf } from "../../src/engine/skeleton.ts";
import { expressionParser } from "../../src/files/formula-parser.ts";
import { readYaml } from "../../src/files/yaml-in.ts";
import { criterion, edition, fact, setFrom } from "../builders.ts";
import { editionWith, sampleRules } from "./rules/samples.ts";

const facts =
  fact("co_a", "yes-no", ', may-not-apply: "yes"') +
  fact("co_b", "yes-no") +
  fact("co_c", "yes-no") +
  fact("muc", "choice", ", levels: { cao: Cao, vua: Vừa, thap: Thấp }") +
  fact("diem", "points", ', max: "4", step: "0.25"') +
  fact("so_viec", "integer", ', max: "9"') +
  fact("dan_so", "integer") +
  fact("tong", "integer") +
  fact("phan", "integer", ", not-above: tong") +
  fact("ket_qua", "decimal", ", min: none") +
  fact("cao_nhat", "decimal") +
  fact("ty_le", "percentage") +
  fact("ngay", "date") +
  `ds: { type: list, label: ds, ask: ds, document: none, fields: { ${fact("muc", "choice", ", levels: { nang: Nặng, nhe: Nhẹ }").trim()} } }\n`;

type Cells = Readonly<Record<string, string>>;
interface Worked {
  readonly cells: Cells;
  readonly expect: string;
}

const casesOf = (all: readonly Worked[]) =>
  all.length === 0
    ? ""
    : `cases:\n${all
        .map(
          ({ cells, expect }, index) =>
            `  - { name: Ví dụ ${index + 1}, kind: so, year: "2025", facts: ${JSON.stringify(cells)}, expect: { ${expect} } }\n`,
        )
        .join("")}`;

/** One criterion `A` of 4 points. */
const setWith = (rule: string, cases: readonly Worked[] = [], more = "") =>
  setFrom(
    edition({ facts, criteria: criterion("A", "4", rule, more), base: "4", more: casesOf(cases) }).replace(
      'at-least: "5"',
      'at-least: "1"',
    ),
  );

const ofCriteria = (set: CriteriaSet, lang: "vi" | "en" = "vi") =>
  coverageOf(set)
    .uncovered.filter(({ of }) => of === "criterion")
    .map((spot) => uncoveredInWords(set, spot, lang).words);

interface Row {
  readonly rule: string;
  /** By hand: everything about the rule that a case should touch. */
  readonly spots: readonly string[];
  /** Cells and the points they earn, by hand; together they touch all of it. */
  readonly cases: readonly (readonly [cells: Cells, points: string])[];
}

const rows = {
  "yes-no": [
    {
      rule: "{ kind: yes-no, fact: co_b }",
      spots: ["câu trả lời “có”", "câu trả lời “không”"],
      cases: [
        [{ co_b: "có" }, "4"],
        [{ co_b: "không" }, "0"],
      ],
    },
    {
      rule: "{ kind: yes-no, fact: co_a }",
      spots: ["câu trả lời “có”", "câu trả lời “không”", "trường hợp không áp dụng (KAD)"],
      cases: [
        [{ co_a: "có" }, "4"],
        [{ co_a: "không" }, "0"],
        [{ co_a: "KAD" }, "KAD"],
      ],
    },
  ],
  choice: [
    {
      rule: '{ kind: choice, fact: muc, points: { cao: "4", vua: "50%", thap: "0" } }',
      spots: ["mức “Cao”", "mức “Vừa”", "mức “Thấp”"],
      cases: [
        [{ muc: "cao" }, "4"],
        [{ muc: "vua" }, "2"],
        [{ muc: "thap" }, "0"],
      ],
    },
  ],
  graded: [
    {
      rule: "{ kind: graded, fact: diem }",
      spots: ["điểm thấp nhất (0)", "điểm cao nhất (4)"],
      cases: [
        [{ diem: "0" }, "0"],
        [{ diem: "4" }, "4"],
      ],
    },
  ],
  count: [
    {
      rule: '{ kind: count, fact: so_viec, each: "1" }',
      spots: [
        "số trường hợp bằng 0",
        "số trường hợp dưới mức tối đa",
        "số trường hợp vượt mức tối đa",
        "đúng ngưỡng tối đa 4",
        "ngay dưới ngưỡng tối đa 4 (3)",
      ],
      cases: [
        [{ so_viec: "0" }, "0"],
        [{ so_viec: "3" }, "3"],
        [{ so_viec: "4" }, "4"],
        [{ so_viec: "5" }, "4"],
      ],
    },
    {
      // The cap of 4 is reached at 1 + 4/2 = 3 cases; only 2 lies between it and the free one.
      rule: '{ kind: count, fact: so_viec, each: "2", after: "1" }',
      spots: [
        "số trường hợp chưa vượt số được miễn",
        "số trường hợp vượt mức tối đa",
        "đúng số được miễn 1",
        "ngay trên số được miễn 1 (2)",
        "đúng ngưỡng tối đa 3",
      ],
      cases: [
        [{ so_viec: "1" }, "0"],
        [{ so_viec: "2" }, "2"],
        [{ so_viec: "3" }, "4"],
        [{ so_viec: "4" }, "4"],
      ],
    },
    {
      // The cap lies between 2 and 3 cases: 2 × 1,5 = 3 and 3 × 1,5 = 4,5.
      rule: '{ kind: count, fact: so_viec, each: "1.5" }',
      spots: [
        "số trường hợp bằng 0",
        "số trường hợp dưới mức tối đa",
        "số trường hợp vượt mức tối đa",
        "ngay dưới ngưỡng tối đa ≈ 2,6667 (2)",
        "ngay trên ngưỡng tối đa ≈ 2,6667 (3)",
      ],
      cases: [
        [{ so_viec: "0" }, "0"],
        [{ so_viec: "2" }, "3"],
        [{ so_viec: "3" }, "4"],
      ],
    },
  ],
  increment: [
    {
      // 1 + 3 × 1 = 4 is reached three steps of 50 beyond 100.
      rule: '{ kind: increment, fact: dan_so, from: "100", start: "1", each: "1", per: "50" }',
      spots: [
        "số chưa vượt mốc",
        "số vượt mốc, chưa tới mức giới hạn",
        "số tới mức giới hạn",
        "đúng mốc 100",
        "ngay dưới mốc 100 (99)",
        "đúng mức giới hạn 250",
        "ngay dưới mức giới hạn 250 (249)",
      ],
      cases: [
        [{ dan_so: "99" }, "1"],
        [{ dan_so: "100" }, "1"],
        [{ dan_so: "249" }, "3.98"],
        [{ dan_so: "250" }, "4"],
      ],
    },
    {
      rule: '{ kind: increment, fact: so_viec, from: "6", direction: down, start: "2", each: "1", per: "2", steps: whole, scale: { when: { fact: co_b, is: "yes" }, by: "50%" } }',
      spots: [
        "số chưa vượt mốc",
        "số vượt mốc, chưa tới mức giới hạn",
        "số tới mức giới hạn",
        "đúng mốc 6",
        "ngay trên mốc 6 (7)",
        "đúng bước đầu 4",
        "ngay trên bước đầu 4 (5)",
        "đúng mức giới hạn 2",
        "ngay trên mức giới hạn 2 (3)",
        "mức được điều chỉnh (“co_b” là có)",
        "mức không điều chỉnh",
      ],
      cases: [
        [{ so_viec: "7", co_b: "không" }, "2"],
        [{ so_viec: "6", co_b: "không" }, "2"],
        [{ so_viec: "5", co_b: "không" }, "2"],
        [{ so_viec: "4", co_b: "không" }, "3"],
        [{ so_viec: "3", co_b: "không" }, "3"],
        [{ so_viec: "2", co_b: "không" }, "4"],
        // From 3 down by steps of 1: two of them.
        [{ so_viec: "1", co_b: "có" }, "4"],
      ],
    },
  ],
  ratio: [
    {
      rule: '{ kind: ratio, part: phan, whole: tong, when-zero: "50%" }',
      spots: ["tỷ lệ bằng 0", "tỷ lệ một phần", "tỷ lệ đủ 100 %", "mẫu số bằng 0"],
      cases: [
        [{ phan: "0", tong: "20" }, "0"],
        [{ phan: "5", tong: "20" }, "1"],
        [{ phan: "20", tong: "20" }, "4"],
        [{ phan: "0", tong: "0" }, "2"],
      ],
    },
    {
      rule: '{ kind: ratio, fact: so_viec, out-of: "9" }',
      spots: ["tỷ lệ bằng 0", "tỷ lệ một phần", "tỷ lệ đủ 100 %"],
      cases: [
        [{ so_viec: "0" }, "0"],
        [{ so_viec: "4" }, "16/9"],
        [{ so_viec: "9" }, "4"],
      ],
    },
  ],
  relative: [
    {
      rule: "{ kind: relative, fact: ket_qua, best: cao_nhat }",
      spots: [
        "kết quả dưới chỉ tiêu",
        "đúng chỉ tiêu 1",
        "ngay dưới chỉ tiêu 1 (0,99)",
        "kết quả trên chỉ tiêu, dưới mức cao nhất",
        "kết quả bằng mức cao nhất",
      ],
      cases: [
        [{ ket_qua: "0,99", cao_nhat: "2" }, "1.98"],
        [{ ket_qua: "1", cao_nhat: "2" }, "2"],
        [{ ket_qua: "1,5", cao_nhat: "2" }, "3"],
        [{ ket_qua: "2", cao_nhat: "2" }, "4"],
      ],
    },
  ],
  bands: [
    {
      rule: '{ kind: bands, fact: ty_le, bands: [{ from: "80", points: "4" }, { from: "50", below: "80", points: "2" }, { below: "50", points: "0" }] }',
      spots: [
        "mức từ 80",
        "mức từ 50 dưới 80",
        "mức dưới 50",
        "đúng ngưỡng 80",
        "ngay dưới ngưỡng 80 (79,99)",
        "đúng ngưỡng 50",
        "ngay dưới ngưỡng 50 (49,99)",
      ],
      cases: [
        [{ ty_le: "80" }, "4"],
        [{ ty_le: "79,99" }, "2"],
        [{ ty_le: "50" }, "2"],
        [{ ty_le: "49,99" }, "0"],
      ],
    },
    {
      rule: '{ kind: bands, fact: so_viec, bands: [{ is: "0", points: "0" }, { from: "1", to: "3", points: "1" }], otherwise: "4" }',
      spots: [
        "mức đúng 0",
        "mức từ 1 đến 3",
        "số không thuộc mức nào",
        "ngay trên ngưỡng 0 (1)",
        "đúng ngưỡng 3",
        "ngay trên ngưỡng 3 (4)",
      ],
      cases: [
        [{ so_viec: "0" }, "0"],
        [{ so_viec: "1" }, "1"],
        [{ so_viec: "3" }, "1"],
        [{ so_viec: "4" }, "4"],
      ],
    },
    {
      // Of 20, one more than 50 % is 11.
      rule: '{ kind: bands, part: phan, whole: tong, when-zero: "1", bands: [{ above: "50", points: "4" }, { to: "50", points: "0" }] }',
      spots: ["mức trên 50", "mức đến 50", "mẫu số bằng 0", "đúng ngưỡng 50 %", "ngay trên ngưỡng 50 %"],
      cases: [
        [{ phan: "11", tong: "20" }, "4"],
        [{ phan: "10", tong: "20" }, "0"],
        [{ phan: "0", tong: "0" }, "1"],
      ],
    },
  ],
  deadline: [
    {
      rule: '{ kind: deadline, fact: ngay, before: N-02-15, late: "1" }',
      spots: [
        "việc làm đúng hạn",
        "việc làm muộn",
        "việc không làm",
        "ngày cuối còn hạn (liền trước 15/02 năm đánh giá)",
        "ngày trễ đầu tiên",
      ],
      cases: [
        [{ ngay: "14/02/2025" }, "4"],
        [{ ngay: "15/02/2025" }, "1"],
        [{ ngay: "không" }, "0"],
      ],
    },
    {
      // 2 taken at most, 0,5 a day: four days late.
      rule: '{ kind: deadline, fact: ngay, by: N-02-15, in-time: "3", early: { days: "5", plus: "1" }, per-day: { minus: "0.5", at-most: "2" } }',
      spots: [
        "việc làm đúng hạn",
        "việc làm muộn",
        "việc không làm",
        "việc làm sớm",
        "sớm đúng 5 ngày",
        "sớm đúng 4 ngày",
        "ngày cuối còn hạn (đúng 15/02 năm đánh giá)",
        "ngày trễ đầu tiên",
        "trễ đúng 4 ngày",
        "trễ đúng 3 ngày",
      ],
      cases: [
        [{ ngay: "10/02/2025" }, "4"],
        [{ ngay: "11/02/2025" }, "3"],
        [{ ngay: "15/02/2025" }, "3"],
        [{ ngay: "16/02/2025" }, "2.5"],
        [{ ngay: "18/02/2025" }, "1.5"],
        [{ ngay: "19/02/2025" }, "1"],
        [{ ngay: "không" }, "0"],
      ],
    },
  ],
  checklist: [
    {
      rule: '{ kind: checklist, items: [{ fact: co_a, points: "3" }, { fact: co_b, points: "1" }] }',
      spots: [
        "câu trả lời “có” ở “co_a”",
        "câu trả lời “không” ở “co_a”",
        "KAD ở “co_a”",
        "câu trả lời “có” ở “co_b”",
        "câu trả lời “không” ở “co_b”",
      ],
      cases: [
        [{ co_a: "có", co_b: "có" }, "4"],
        [{ co_a: "không", co_b: "không" }, "0"],
        [{ co_a: "KAD", co_b: "có" }, "4"],
      ],
    },
  ],
  sum: [
    {
      rule: '{ kind: sum, at-most: "3", parts: [{ max: "2", rule: { kind: yes-no, fact: co_b } }, { label: Hai, max: "2", rule: { kind: yes-no, fact: co_c } }] }',
      spots: [
        "câu trả lời “có” (phần 1)",
        "câu trả lời “không” (phần 1)",
        "câu trả lời “có” (“Hai”)",
        "câu trả lời “không” (“Hai”)",
        "điểm bị giữ ở mức tối đa (3)",
      ],
      cases: [
        [{ co_b: "có", co_c: "có" }, "3"],
        [{ co_b: "không", co_c: "không" }, "0"],
      ],
    },
    {
      // 2 + 2 never passes 4: no case can be held there.
      rule: '{ kind: sum, at-most: "4", parts: [{ max: "2", rule: { kind: yes-no, fact: co_b } }, { max: "2", rule: { kind: yes-no, fact: co_b } }] }',
      spots: [
        "câu trả lời “có” (phần 1)",
        "câu trả lời “không” (phần 1)",
        "câu trả lời “có” (phần 2)",
        "câu trả lời “không” (phần 2)",
      ],
      cases: [
        [{ co_b: "có" }, "4"],
        [{ co_b: "không" }, "0"],
      ],
    },
  ],
  "best-of": [
    {
      rule: '{ kind: best-of, options: [{ max: "4", rule: { kind: yes-no, fact: co_b } }, { max: "3", rule: { kind: yes-no, fact: co_c } }] }',
      spots: [
        "phương án 1 được nhiều điểm nhất",
        "phương án 2 được nhiều điểm nhất",
        "câu trả lời “có” (phương án 1)",
        "câu trả lời “không” (phương án 1)",
        "câu trả lời “có” (phương án 2)",
        "câu trả lời “không” (phương án 2)",
      ],
      cases: [
        [{ co_b: "có", co_c: "không" }, "4"],
        [{ co_b: "không", co_c: "có" }, "3"],
      ],
    },
  ],
  cases: [
    {
      rule: '{ kind: cases, cases: [{ when: { fact: ty_le, at-least: "80" }, points: "100%" }, { when: { fact: ngay, before: N-02-15 }, rule: { kind: yes-no, fact: co_b } }], otherwise: { points: "1" } }',
      spots: [
        "trường hợp 1 (“ty_le” từ 80)",
        "đúng ngưỡng 80 của “ty_le”",
        "ngay dưới ngưỡng 80 của “ty_le” (79,99)",
        "trường hợp 2 (“ngay” trước ngày 15/02 năm đánh giá)",
        "ngày liền trước 15/02 năm đánh giá của “ngay”",
        "đúng ngày 15/02 năm đánh giá của “ngay”",
        "câu trả lời “có” (trường hợp 2)",
        "câu trả lời “không” (trường hợp 2)",
        "trường hợp còn lại",
      ],
      cases: [
        [{ ty_le: "80" }, "4"],
        [{ ty_le: "79,99", ngay: "14/02/2025", co_b: "có" }, "4"],
        [{ ty_le: "0", ngay: "14/02/2025", co_b: "không" }, "0"],
        [{ ty_le: "0", ngay: "15/02/2025" }, "1"],
      ],
    },
    {
      // This set has one kind of agency, `so`: the second case is for others, and there is no way past the third.
      rule: '{ kind: cases, cases: [{ when: { fact: co_b, is: "yes" }, points: "4" }, { when: { not: { agency: kind, is: so } }, points: "2" }, { when: { agency: kind, is: so }, points: "1" }], otherwise: { points: "0" } }',
      spots: ["trường hợp 1 (“co_b” là có)", "trường hợp 3 (đơn vị là Sở)"],
      cases: [
        [{ co_b: "có" }, "4"],
        [{ co_b: "không" }, "1"],
      ],
    },
  ],
  adjusted: [
    {
      rule: '{ kind: adjusted, base: "100%", at-least: "2", minus: { at-most: "3", parts: [{ max: "2", rule: { kind: count, fact: so_viec, each: "0.5" } }, { label: Thiếu, max: "2", rule: { kind: yes-no, fact: co_b } }] } }',
      spots: [
        "khoản trừ chưa tới mức tối đa",
        "khoản trừ tới mức tối đa",
        "số trường hợp bằng 0 (phần trừ 1)",
        "số trường hợp dưới mức tối đa (phần trừ 1)",
        "số trường hợp vượt mức tối đa (phần trừ 1)",
        "đúng ngưỡng tối đa 4 (phần trừ 1)",
        "ngay dưới ngưỡng tối đa 4 (3) (phần trừ 1)",
        "câu trả lời “có” (“Thiếu”)",
        "câu trả lời “không” (“Thiếu”)",
        "điểm bị giữ ở mức tối thiểu (2)",
      ],
      cases: [
        [{ so_viec: "0", co_b: "không" }, "4"],
        [{ so_viec: "3", co_b: "không" }, "2.5"],
        // 2 + 2 is held to 3, and 4 − 3 = 1 at 2.
        [{ so_viec: "4", co_b: "có" }, "2"],
        [{ so_viec: "5", co_b: "không" }, "2"],
      ],
    },
  ],
  each: [
    {
      rule: '{ kind: each, list: ds, when-none: "0", at-most: "3", rule: { kind: choice, fact: ds.muc, points: { nang: "1", nhe: "2" } } }',
      spots: [
        "danh sách không có mục nào",
        "danh sách có đúng một mục",
        "danh sách có nhiều mục",
        "mức “Nặng” (ở một mục)",
        "mức “Nhẹ” (ở một mục)",
        "điểm bị giữ ở mức tối đa (3)",
      ],
      cases: [
        [{ ds: "không" }, "0"],
        [{ "ds.muc#1": "nang" }, "1"],
        [{ "ds.muc#1": "nhe", "ds.muc#2": "nhe" }, "3"],
      ],
    },
  ],
  formula: [
    {
      rule: '{ kind: formula, formula: "phan / tong * M", when-zero: "1" }',
      spots: ["công thức này", "mẫu số bằng 0", "điểm bị giữ ở mức trần (4)"],
      cases: [
        [{ phan: "5", tong: "10" }, "2"],
        [{ phan: "0", tong: "0" }, "1"],
        [{ phan: "20", tong: "10" }, "4"],
      ],
    },
  ],
} as const satisfies Record<RuleKindName, readonly Row[]>;

const allRows: Row[] = Object.values(rows).flat();

describe("every rule kind", () => {
  test.each(allRows)("without cases all of it is untouched: $rule", ({ rule, spots }) => {
    expect(ofCriteria(setWith(rule))).toEqual(spots);
  });

  test.each(allRows)("with cases for everything nothing is left: $rule", ({ rule, cases }) => {
    const worked = cases.map(([cells, points]) => ({ cells, expect: expectationOf(points) }));
    expect(ofCriteria(setWith(rule, worked))).toEqual([]);
  });
});

/** What does not apply has no points, and thirds no decimals: the total and the grade say it then. */
function expectationOf(points: string): string {
  if (points === "KAD") return 'points: { A: "KAD" }, total: "KAD"';
  return points === "16/9" ? 'total: "1.78"' : `points: { A: "${points}" }`;
}

describe("a case touches", () => {
  const bands =
    '{ kind: bands, fact: ty_le, bands: [{ from: "80", points: "4" }, { below: "80", points: "2" }] }';
  const uncoveredBy = (cell: string, expected: string) =>
    ofCriteria(setWith(bands, [{ cells: { ty_le: cell }, expect: expected }]));
  const all = ["mức từ 80", "mức dưới 80", "đúng ngưỡng 80", "ngay dưới ngưỡng 80 (79,99)"];
  const without = (...touched: string[]) => all.filter((one) => !touched.includes(one));

  test.each([
    ["80", "4", without("mức từ 80", "đúng ngưỡng 80")],
    ["80,01", "4", without("mức từ 80")],
    ["79,99", "2", without("mức dưới 80", "ngay dưới ngưỡng 80 (79,99)")],
    ["79,995", "2", without("mức dưới 80", "ngay dưới ngưỡng 80 (79,99)")],
    ["79,98", "2", without("mức dưới 80")],
  ])("%s: the band it is in, and the threshold only where it is near", (cell, points, left) => {
    expect(uncoveredBy(cell, `points: { A: "${points}" }`)).toEqual(left);
  });

  test("only what it expects something of: of a total it vouches for every criterion, of a grade for none", () => {
    expect(uncoveredBy("80", 'total: "4"')).toHaveLength(2);
    expect(uncoveredBy("80", "grade: dat")).toEqual(all);
  });

  test("a share just below its threshold, where one more would reach it", () => {
    const rule =
      '{ kind: bands, part: phan, whole: tong, when-zero: not-applicable, bands: [{ from: "80", points: "4" }, { below: "80", points: "0" }] }';
    const leftBy = (phan: string, tong: string) =>
      ofCriteria(setWith(rule, [{ cells: { phan, tong }, expect: 'points: { A: "0" }' }]));
    // 15/19 is 78,9 %, 16/19 is 84,2 %; 14/19 would need two more.
    expect(leftBy("15", "19")).not.toContain("ngay dưới ngưỡng 80 %");
    expect(leftBy("14", "19")).toContain("ngay dưới ngưỡng 80 %");
  });

  test("nothing of a rule whose points are all lost: what it gave is not seen", () => {
    const lost = 'zero-when: { when: { fact: so_viec, above: "2" }, why: quá nhiều },';
    const left = (so_viec: string, points: string) =>
      ofCriteria(
        setWith(
          "{ kind: yes-no, fact: co_b }",
          [{ cells: { co_b: "có", so_viec }, expect: `points: { A: "${points}" }` }],
          lost,
        ),
      );
    expect(left("3", "0")).toEqual([
      "câu trả lời “có”",
      "câu trả lời “không”",
      "đúng ngưỡng 2 của “so_viec”",
    ]);
    expect(left("2", "4")).toEqual([
      "câu trả lời “không”",
      "mất hết điểm (“quá nhiều”)",
      "ngay trên ngưỡng 2 của “so_viec” (3)",
    ]);
  });
});

test.each([
  ["499", true],
  ["495", true],
  ["494", false],
])("a tenth of %s is just below 50, being at most a hundredth of it away: %s", (tong, isNear) => {
  const set = setFrom(
    edition({
      facts,
      criteria: criterion(
        "A",
        "10",
        '{ kind: bands, fact: muoi, bands: [{ from: "50", points: "10" }, { below: "50", points: "0" }] }',
      ),
      more: `derived: { muoi: { label: Mười, kind: formula, formula: "tong / 10" } }\n${casesOf([{ cells: { tong }, expect: 'total: "0"' }])}`,
    }),
  );
  expect(ofCriteria(set).includes("ngay dưới ngưỡng 50")).toBe(!isNear);
});

test("a threshold on a reckoned number is tested by the unit of what it is reckoned from", () => {
  const more =
    "derived:\n" +
    "  dem: { label: Đếm, kind: of-list, list: ds, take: count }\n" +
    '  thuong: { label: Thương, kind: quotient, part: phan, whole: tong, percent: "yes", when-zero: "0" }\n';
  const set = (cases: readonly Worked[]) =>
    setFrom(
      edition({
        facts,
        criteria:
          criterion(
            "A",
            "4",
            '{ kind: bands, fact: dem, bands: [{ from: "2", points: "4" }, { below: "2", points: "0" }] }',
          ) +
          criterion(
            "B",
            "6",
            '{ kind: bands, fact: thuong, bands: [{ from: "50", points: "6" }, { below: "50", points: "0" }] }',
          ),
        more: more + casesOf(cases),
      }),
    );
  expect(ofCriteria(set([]))).toEqual([
    ...["mức từ 2", "mức dưới 2", "đúng ngưỡng 2", "ngay dưới ngưỡng 2 (1)"],
    ...["mức từ 50", "mức dưới 50", "đúng ngưỡng 50", "ngay dưới ngưỡng 50"],
  ]);
  const worked = [
    { cells: { "ds.muc#1": "nang", "ds.muc#2": "nhe", phan: "5", tong: "10" }, expect: 'total: "10"' },
    { cells: { "ds.muc#1": "nang", phan: "4", tong: "10" }, expect: 'total: "0"' },
  ];
  expect(ofCriteria(set(worked))).toEqual([]);
});

/** Two groups with limits, a total that may be lost, and every way to a grade. */
const wholeSet = (cases: string) =>
  setFrom(`set: thu
edition: "2025-01-01"
title: Bộ thử
decision: { number: 1/QĐ, date: "2025-01-01", issuer: Nơi thử }
basis: official
governs: { periods: [year], from: "2025" }
agency-kinds: { so: Sở, xa: Xã }
sources: { nguon: { title: Nguồn } }
scorers: { hoi_dong: Hội đồng }
base: "10"
facts:
  co_mot: { type: yes-no, label: Một, ask: a, document: none }
  co_hai: { type: yes-no, label: Hai, ask: a, document: none }
  diem: { type: points, label: Điểm, ask: a, document: none, max: "8", step: "1" }
  so_loi: { type: integer, label: Số lỗi, ask: a, document: none }
  hoat_dong: { type: yes-no, label: Hoạt động, ask: a, document: none }
criteria:
  - code: I
    title: Nhóm
    max: "10"
    ceiling: "9"
    zero-when: { when: { fact: co_mot, is: "no" }, why: không có gì }
    children:
      - { code: I.1, title: Một, max: "2", scorer: hoi_dong, source: { document: nguon, item: "1", quote: lời }, rule: { kind: yes-no, fact: co_hai } }
      - { code: I.2, title: Hai, max: "8", scorer: hoi_dong, source: { document: nguon, item: "1", quote: lời }, rule: { kind: graded, fact: diem } }
not-applicable: { policy: rescale }
rounding: [{ of: total, places: "0", mode: half-up }]
eligibility: [{ when: { fact: hoat_dong, is: "yes" }, why: có hoạt động }]
grades:
  - { id: tot, name: Tốt, at-least: "80%", requires: { fact: co_hai, is: "yes" } }
  - { id: kha, name: Khá, at-least: "5" }
  - { id: kem, name: Kém }
grade-lowering: [{ when: { fact: so_loi, at-least: "3" }, why: nhiều lỗi }]
grade-ceilings: [{ at-most: kha, when: { fact: so_loi, at-least: "2" }, why: có lỗi }]
not-gradable: [{ when: { fact: so_loi, above: "5" }, why: quá nhiều lỗi }]
ranking: {}
answers: [{ finding: max-unearned, because: trần 9 }, { finding: base-unearned, because: trần 9 }]
${cases}`);

const workedCase = (cells: Cells, expected: string, kind = "so") =>
  `  - { name: Một, kind: ${kind}, year: "2025", facts: ${JSON.stringify(cells)}, expect: { ${expected} } }\n`;

describe("beyond the criteria", () => {
  const whole = { co_mot: "có", co_hai: "có", diem: "8", so_loi: "0", hoat_dong: "có" };
  const entries = (set: CriteriaSet, lang: "vi" | "en" = "vi") =>
    coverageInWords(set, coverageOf(set), lang).map(
      ({ lead, what, only }) => `${lead}: ${what}${only.length > 0 ? ` [${only.join("; ")}]` : ""}`,
    );

  test("groups, the total, grades and their causes, each said once for all kinds", () => {
    expect(entries(wholeSet(""))).toEqual([
      "I: chưa có ví dụ nào cho điểm bị giữ ở mức trần (9)",
      "I: chưa có ví dụ nào cho mất hết điểm (“không có gì”)",
      "I.1: chưa có ví dụ nào cho câu trả lời “có”",
      "I.1: chưa có ví dụ nào cho câu trả lời “không”",
      "I.2: chưa có ví dụ nào cho điểm thấp nhất (0)",
      "I.2: chưa có ví dụ nào cho điểm cao nhất (8)",
      "Xếp loại: chưa có ví dụ nào cho loại “Tốt”",
      "Xếp loại: chưa có ví dụ ở đúng ngưỡng 80 % của loại “Tốt”",
      "Xếp loại: chưa có ví dụ ở ngay dưới ngưỡng 80 % của loại “Tốt”",
      "Xếp loại: chưa có ví dụ nào cho đủ điểm loại “Tốt” mà thiếu điều kiện",
      "Xếp loại: chưa có ví dụ nào cho loại “Khá”",
      "Xếp loại: chưa có ví dụ ở đúng ngưỡng 5 của loại “Khá”",
      "Xếp loại: chưa có ví dụ ở ngay dưới ngưỡng 5 của loại “Khá” (4)",
      "Xếp loại: chưa có ví dụ nào cho loại “Kém”",
      "Xếp loại: chưa có ví dụ nào cho không thuộc diện chấm (“có hoạt động”)",
      "Xếp loại: chưa có ví dụ nào cho hạ bậc xếp loại (“nhiều lỗi”)",
      "Xếp loại: chưa có ví dụ ở đúng ngưỡng 3 của “Số lỗi”",
      "Xếp loại: chưa có ví dụ ở ngay dưới ngưỡng 3 của “Số lỗi” (2)",
      "Xếp loại: chưa có ví dụ nào cho giới hạn xếp loại (“có lỗi”)",
      "Xếp loại: chưa có ví dụ ở ngay dưới ngưỡng 2 của “Số lỗi” (1)",
      "Xếp loại: chưa có ví dụ nào cho không được xếp loại (“quá nhiều lỗi”)",
      "Xếp loại: chưa có ví dụ ở đúng ngưỡng 5 của “Số lỗi”",
      "Xếp loại: chưa có ví dụ ở ngay trên ngưỡng 5 của “Số lỗi” (6)",
    ]);
  });

  test("cases for everything leave nothing; what stands in every kind's table is asked of every kind", () => {
    const of = (more: Cells, expected: string, kind?: string) =>
      workedCase({ ...whole, ...more }, expected, kind);
    const both = (more: Cells, expected: string) => of(more, expected) + of(more, expected, "xa");
    const cases =
      "cases:\n" +
      both({}, 'total: "9", grade: tot') +
      both({ co_mot: "không" }, 'total: "0", grade: kem') +
      both({ co_hai: "không", diem: "0" }, 'total: "0", grade: kem') +
      of({ diem: "6" }, 'total: "8", grade: tot') +
      of({ diem: "5" }, 'total: "7", grade: kha') +
      of({ co_hai: "không" }, 'total: "8", grade: kha') +
      of({ diem: "3" }, 'total: "5", grade: kha') +
      of({ diem: "2" }, 'total: "4", grade: kem') +
      of({ hoat_dong: "không" }, "grade: not-gradable") +
      of({ so_loi: "1" }, 'total: "9", grade: tot') +
      of({ so_loi: "2" }, 'total: "9", grade: kha') +
      of({ so_loi: "3" }, 'total: "9", grade: kha') +
      of({ so_loi: "5" }, 'total: "9", grade: kha') +
      of({ so_loi: "6" }, 'total: "9", grade: not-gradable');
    const set = wholeSet(cases);
    expect(entries(set)).toEqual([]);
    const { spots, uncovered } = coverageOf(set);
    // Six in the table of each kind; 17 of the grades.
    expect([spots.length, uncovered.length]).toEqual([6 * 2 + 17, 0]);
  });

  test("what one kind's cases touch is still asked of the other kind, by name", () => {
    const set = wholeSet(`cases:\n${workedCase(whole, 'total: "9"')}`);
    expect(entries(set, "en").slice(0, 5)).toEqual([
      "I: points held at the ceiling (9) is never tested [Xã]",
      "I: losing all points (“không có gì”) is never tested",
      "I.1: the answer yes is never tested [Xã]",
      "I.1: the answer no is never tested",
      "I.2: the least that may be given (0) is never tested",
    ]);
  });
});

describe("the skeleton", () => {
  const twoCriteria = (cases: string) =>
    edition({
      facts,
      criteria:
        criterion(
          "A",
          "4",
          '{ kind: bands, fact: ty_le, bands: [{ from: "80", points: "4" }, { below: "80", points: "1" }] }',
        ) + criterion("B", "6", '{ kind: count, fact: so_viec, each: "2" }'),
      more: cases,
    });
  const read = (text: string) => {
    const { value } = readYaml(text, "set.yaml");
    if (value === null) throw new Error("the text is no YAML");
    return parseCriteriaSet(value.tree, expressionParser);
  };
  const bare = setFrom(twoCriteria(""));
  const { text, cases, unreached } = skeletonOf(bare, coverageOf(bare).uncovered, "vi");
  const body = text.slice(text.indexOf("cases:"));

  test("is written whole: each fact says what it is for, and the points are left to a person", () => {
    expect(
      text,
    ).toBe(`# Khung ví dụ cho thu@2025-01-01: chép các ví dụ này vào mục cases của bộ, rồi tự tính tay từ văn bản và thay
# từng ???. Chương trình không điền thay: còn một ??? thì check còn báo lỗi.
cases:
  - name: "Khung 1 (Sở)"
    kind: so
    year: "2025"
    facts:
      ty_le: "80" # A: mức từ 80; A: đúng ngưỡng 80
      so_viec: "0" # B: số trường hợp bằng 0
    closed: "yes"
    expect:
      points:
        A: "???"
        B: "???"
  - name: "Khung 2 (Sở)"
    kind: so
    year: "2025"
    facts:
      ty_le: "79,99" # A: mức dưới 80; A: ngay dưới ngưỡng 80 (79,99)
      so_viec: "1" # B: số trường hợp dưới mức tối đa
    closed: "yes"
    expect:
      points:
        A: "???"
        B: "???"
  - name: "Khung 3 (Sở)"
    kind: so
    year: "2025"
    facts:
      so_viec: "4" # B: số trường hợp vượt mức tối đa
    closed: "yes"
    expect:
      points:
        B: "???"
  - name: "Khung 4 (Sở)"
    kind: so
    year: "2025"
    facts:
      so_viec: "3" # B: đúng ngưỡng tối đa 3
    closed: "yes"
    expect:
      points:
        B: "???"
  - name: "Khung 5 (Sở)"
    kind: so
    year: "2025"
    facts:
      so_viec: "2" # B: ngay dưới ngưỡng tối đa 3 (2)
    closed: "yes"
    expect:
      points:
        B: "???"
# Chưa tìm được dữ kiện cho các chỗ sau; tự dựng ví dụ:
# - Xếp loại: loại “Đạt”
# - Xếp loại: đúng ngưỡng 5 của loại “Đạt”
# - Xếp loại: ngay dưới ngưỡng 5 của loại “Đạt” (4,99)
# - Xếp loại: loại “Không đạt”
`);
    expect([cases, unreached.length]).toEqual([5, 4]);
  });

  test("is refused as it is: every ??? is a problem, so nobody passes with an unfinished case", () => {
    const { value, problems } = read(twoCriteria(body));
    expect(value).toBeNull();
    expect(problems.map(({ id, values }) => [id, values["text"]])).toEqual(
      Array.from({ length: 7 }, () => ["field-expected", "???"]),
    );
  });

  test("finished by hand it passes check, and touches what it was made for", () => {
    const points = ["4", "0", "1", "2", "6", "6", "4"];
    const finished = twoCriteria(body.replaceAll("???", () => points.shift() ?? "missing"));
    const set = setFrom(finished);
    expect(ofCriteria(set)).toEqual([]);
    expect(checkCriteriaSet(set).filter(({ id }) => id.startsWith("case-"))).toEqual([]);
  });

  test("finished wrongly it fails check: the program's own answer is nowhere in it", () => {
    const points = ["4", "0", "1", "2", "6", "6", "5"];
    const parsed = read(twoCriteria(body.replaceAll("???", () => points.shift() ?? "missing")));
    const found = parsed.value ? checkCriteriaSet(parsed.value) : [];
    expect(found.filter(({ id }) => id.startsWith("case-"))).toHaveLength(1);
  });

  test("asks for the grade or the total where these are what is touched, of an agency that is scored", () => {
    const set = wholeSet("");
    const { text } = skeletonOf(
      set,
      coverageOf(set).uncovered.filter(({ id }) => id === "not-gradable-0" || id === "ineligible-0"),
      "en",
    );
    expect(text.slice(text.indexOf("cases:"))).toBe(`cases:
  - name: "To finish 1 (Sở)"
    kind: so
    year: "2025"
    facts:
      hoat_dong: "không" # Grade: an agency that is not scored (“có hoạt động”)
    closed: "yes"
    expect:
      grade: "???"
  - name: "To finish 2 (Sở)"
    kind: so
    year: "2025"
    facts:
      hoat_dong: "có"
      so_loi: "10" # Grade: no grade at all (“quá nhiều lỗi”)
    closed: "yes"
    expect:
      grade: "???"
`);
  });

  /** What three facts changed at most do not reach; `vi_pham / 2` is held to 3 points, but its span has no end. */
  const hard: Readonly<Record<string, readonly string[]>> = {
    "fact: nhieu_nhat, from: { fact: it_nhat }": ["a number at the limit"],
    "fact: ty_le_nang": ["exactly 50", "just below 50"],
    "fact: cong_thuc": ["exactly 5", "just above 5"],
    "fact: vi_pham, out-of": ["points held at the ceiling (20)"],
    "tb_so + dem_nang": ["points held at the ceiling (20)"],
  };

  test.each(Object.values(sampleRules).flat())("finds facts for all but a little of any rule: %s", (rule) => {
    const set = setFrom(editionWith(rule));
    const ofRule = coverageOf(set).uncovered.filter(({ of }) => of === "criterion");
    const { unreached, text, cases } = skeletonOf(set, ofRule, "en");
    const expected = Object.entries(hard).flatMap(([part, words]) => (rule.includes(part) ? words : []));
    expect(ofRule.length).toBeGreaterThan(0);
    expect(unreached.map((spot) => uncoveredInWords(set, spot, "en").words)).toEqual(expected);
    expect(text.match(/A: "\?\?\?"/g)).toHaveLength(cases);
  });
});
