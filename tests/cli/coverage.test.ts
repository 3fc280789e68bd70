/** `check --coverage`: what no case of a set touches, and the cases that a person finishes, as printed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { changed, folderOf, smallSet, thangdiem } from "../fixtures.ts";

/** One case of one kind: a plan, 4 of 8 meetings, 79,99 %, 10 of money, on the last good day, poor, 1 point: 6 of 10. */
const oneCase = `cases:
  - name: Một sở
    kind: so
    year: "2025"
    facts:
      co_ke_hoach: có
      so_hop: "8"
      so_hop_du: "4"
      ty_le: "79,99"
      kinh_phi: "10"
      ngay_ban_hanh: "15/02/2025"
      muc_do: kem
      diem: "1"
    expect: { points: { "1": "2", "2": "1", "3": "0", "4": "1", "5": "1", "6": "0", "7": "1" }, total: "6", grade: dat }
`;

function checked(set: string, ...options: string[]) {
  const folder = folderOf({ "bo.yaml": set });
  const args = options.map((option) => option.replace("FOLDER", folder));
  return { ...thangdiem(["check", join(folder, "bo.yaml"), ...args], folder), folder };
}

test("it lists what no case touches, in the words of the table, each kind of agency by name where another is done", () => {
  const { status, out, err } = checked(smallSet + oneCase, "--coverage");
  expect([status, err]).toEqual([0, ""]);
  expect(out).toBe(`bo.yaml: 0 lỗi, 0 lưu ý, 0 ghi chú
  Tiêu chí    Sở: 7; Xã: 7
  Dữ kiện     8
  Ví dụ       1, đều tính đúng
  Đã chạm     11/52 chỗ
  1           chưa có ví dụ nào cho câu trả lời “có” (Xã)
  1           chưa có ví dụ nào cho câu trả lời “không”
  1           chưa có ví dụ nào cho trường hợp không áp dụng (KAD)
  2           chưa có ví dụ nào cho tỷ lệ bằng 0
  2           chưa có ví dụ nào cho tỷ lệ một phần (Xã)
  2           chưa có ví dụ nào cho tỷ lệ đủ 100 %
  2           chưa có ví dụ nào cho mẫu số bằng 0
  3           chưa có ví dụ nào cho mức dưới 80 (Xã)
  3           chưa có ví dụ nào cho mức từ 80
  3           chưa có ví dụ ở đúng ngưỡng 80
  3           chưa có ví dụ ở ngay dưới ngưỡng 80 (79,99) (Xã)
  4           chưa có ví dụ nào cho mức dưới 10
  4           chưa có ví dụ nào cho mức từ 10 (Xã)
  4           chưa có ví dụ ở đúng ngưỡng 10 (Xã)
  4           chưa có ví dụ ở ngay dưới ngưỡng 10 (9,99)
  5           chưa có ví dụ nào cho việc làm đúng hạn (Xã)
  5           chưa có ví dụ nào cho việc làm muộn
  5           chưa có ví dụ nào cho việc không làm
  5           chưa có ví dụ ở ngày cuối còn hạn (đúng 15/02 năm đánh giá) (Xã)
  5           chưa có ví dụ ở ngày trễ đầu tiên
  6           chưa có ví dụ nào cho mức “Tốt”
  6           chưa có ví dụ nào cho mức “Kém” (Xã)
  7           chưa có ví dụ nào cho điểm thấp nhất (0)
  7           chưa có ví dụ nào cho điểm cao nhất (1) (Xã)
  Xếp loại    chưa có ví dụ ở đúng ngưỡng 5 của loại “Đạt”
  Xếp loại    chưa có ví dụ ở ngay dưới ngưỡng 5 của loại “Đạt” (4,99)
  Xếp loại    chưa có ví dụ nào cho loại “Chưa đạt”
  Thêm --skeleton FILE để ghi khung ví dụ cho các chỗ này; điểm thì tính tay rồi điền.
`);
});

test("in English", () => {
  const { out } = checked(smallSet + oneCase, "--coverage", "--lang", "en");
  expect(out).toBe(`bo.yaml: 0 errors, 0 warnings, 0 notes
  Criteria    Sở: 7; Xã: 7
  Facts       8
  Cases       1, all come out right
  Touched     11 of 52 spots
  1           the answer yes is never tested (Xã)
  1           the answer no is never tested
  1           not applying (KAD) is never tested
  2           a share of 0 is never tested
  2           a share between nothing and all is never tested (Xã)
  2           the whole of it is never tested
  2           a denominator of 0 is never tested
  3           the band below 80 is never tested (Xã)
  3           the band from 80 is never tested
  3           exactly 80 is never tested
  3           just below 80 (79.99) is never tested (Xã)
  4           the band below 10 is never tested
  4           the band from 10 is never tested (Xã)
  4           exactly 10 is never tested (Xã)
  4           just below 10 (9.99) is never tested
  5           being in time is never tested (Xã)
  5           being late is never tested
  5           not doing it is never tested
  5           the last good day (exactly 15/02 of the year evaluated) is never tested (Xã)
  5           the first day late is never tested
  6           the level “Tốt” is never tested
  6           the level “Kém” is never tested (Xã)
  7           the least that may be given (0) is never tested
  7           the most that may be given (1) is never tested (Xã)
  Grade       exactly 5 for “Đạt” is never tested
  Grade       just below 5 for “Đạt” (4.99) is never tested
  Grade       the grade “Chưa đạt” is never tested
  Add --skeleton FILE to write cases for these, with the points left for a person to work out.
`);
});

test("it fits 100 columns, and leaves check as it was without it", () => {
  for (const lang of ["vi", "en"]) {
    const plain = thangdiem(["check", "hd-16", "--lang", lang]);
    const covered = thangdiem(["check", "hd-16", "--lang", lang, "--coverage"]);
    expect(covered.out.startsWith(plain.out)).toBe(true);
    expect(covered.out.split("\n").filter((line) => line.length > 100)).toEqual([]);
    expect([plain.status, covered.status]).toEqual([0, 0]);
  }
});

test("of the shipped set it counts, and says that its numbers are assumed", () => {
  const { out } = thangdiem(["check", "hd-16", "--coverage"]);
  expect(out).toMatch(/^ {2}Đã chạm {5}\d+\/\d+ chỗ$/m);
  expect(out).toContain("  IV.5        chưa có ví dụ ở ngay dưới ngưỡng 85° (84,99)\n");
  expect(out).toContain("  ° số giả định: không nguồn nào nêu.\n");
});

test("--json adds the list to the problems", () => {
  const { status, out } = checked(smallSet + oneCase, "--coverage", "--json");
  const { problems, coverage } = JSON.parse(out);
  expect(status).toBe(0);
  expect(problems).toEqual([]);
  expect(coverage).toHaveLength(1);
  expect(coverage[0]).toMatchObject({ set: "thu", edition: "2025-01-01", spots: 52, touched: 11 });
  expect(coverage[0].uncovered).toHaveLength(41);
  expect(coverage[0].uncovered.slice(0, 2)).toEqual([
    {
      of: "criterion",
      code: "1",
      kind: "so",
      id: "no",
      vi: "1: chưa có ví dụ nào cho câu trả lời “không”",
      en: "1: the answer no is never tested",
    },
    {
      of: "criterion",
      code: "1",
      kind: "so",
      id: "not-applicable",
      vi: "1: chưa có ví dụ nào cho trường hợp không áp dụng (KAD)",
      en: "1: not applying (KAD) is never tested",
    },
  ]);
  expect(coverage[0].uncovered.at(-1)).toEqual({
    of: "grade",
    id: "grade-chua_dat",
    vi: "Xếp loại: chưa có ví dụ nào cho loại “Chưa đạt”",
    en: "Grade: the grade “Chưa đạt” is never tested",
  });
});

test("--skeleton writes cases to finish; as they are, check refuses them, one by one", () => {
  const { status, out, folder } = checked(smallSet, "--skeleton", "FOLDER/khung.yaml");
  expect(status).toBe(0);
  expect(out.replace(/\s+/g, " ")).toMatch(
    /Đã ghi 8 ví dụ chờ điền điểm vào khung\.yaml; còn 4 chỗ chưa tìm được dữ kiện, kê ở cuối file\. $/,
  );
  const skeleton = readFileSync(join(folder, "khung.yaml"), "utf8");
  const body = skeleton.slice(skeleton.indexOf("cases:"));
  const blanks = body.match(/"\?\?\?"/g)?.length ?? 0;
  expect(blanks).toBeGreaterThan(20);
  const unfinished = checked(smallSet + body);
  expect(unfinished.status).toBe(1);
  expect(unfinished.out.match(/^LỖI \[field-expected\]/gm)).toHaveLength(blanks);
  expect(unfinished.out).toContain("“???” không phải là kết quả mong đợi.");
});

test("a set with an error has no coverage yet; what is wrong comes first, with its status", () => {
  const broken = changed('{ from: "80", points: "2" }', '{ from: "85", points: "2" }');
  const { status, out } = checked(broken, "--coverage");
  expect(status).toBe(1);
  expect(out).not.toContain("Đã chạm");
  const { coverage } = JSON.parse(checked(broken, "--coverage", "--json").out);
  expect(coverage).toEqual([]);
});

test("a skeleton that cannot be written is a failure, named", () => {
  const { status, err } = checked(smallSet, "--skeleton", "FOLDER/khong/co/khung.yaml");
  expect(status).toBe(1);
  expect(err).toContain("khong/co/khung.yaml");
});

test("a set whose cases touch everything says so, and no more", () => {
  const whole = `set: nho
edition: "2025-01-01"
title: Bộ nhỏ
decision: { number: 1/QĐ, date: "2025-01-01", issuer: Nơi thử }
basis: official
governs: { periods: [year], from: "2025" }
agency-kinds: { so: Sở }
sources: { nguon: { title: Nguồn } }
scorers: { hoi_dong: Hội đồng }
base: "2"
facts:
  co: { type: yes-no, label: Có, ask: a, document: none }
criteria:
  - { code: A, title: Một, max: "2", scorer: hoi_dong, source: { document: nguon, item: "1", quote: lời }, rule: { kind: yes-no, fact: co } }
not-applicable: { policy: rescale }
rounding: []
grades: [{ id: dat, name: Đạt }]
ranking: {}
cases:
  - { name: Có, kind: so, year: "2025", facts: { co: có }, expect: { total: "2", grade: dat } }
  - { name: Không, kind: so, year: "2025", facts: { co: không }, expect: { total: "0" } }
`;
  expect(checked(whole, "--coverage").out).toBe(`bo.yaml: 0 lỗi, 0 lưu ý, 0 ghi chú
  Tiêu chí    Sở: 1
  Dữ kiện     1
  Ví dụ       2, đều tính đúng
  Đã chạm     3/3 chỗ
`);
});
