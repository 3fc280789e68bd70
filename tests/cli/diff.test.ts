/** `diff` and `check` on a library of several editions, as an officer would use them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { changed, folderOf, smallSet, thangdiem } from "../fixtures.ts";

const later = changed(
  'edition: "2025-01-01"',
  'edition: "2027-01-01"',
  changed(
    'from: "2025", to: "2026"',
    'from: "2027"',
    changed("by: N-02-15", "by: N-02-28", changed("ngày 15/02", "ngày 28/02")),
  ),
);

const library = (second = later) =>
  folderOf({ "criteria/thu/2025-01-01.yaml": smallSet, "criteria/thu/2027-01-01.yaml": second });

const diff = (folder: string, ...args: readonly string[]) =>
  thangdiem(["diff", ...args, "--criteria", join(folder, "criteria")], folder);

const both = ["thu@2025-01-01", "thu@2027-01-01"] as const;

describe("diff", () => {
  test("tells every change under its heading, and how many", () => {
    expect(diff(library(), ...both)).toEqual({
      status: 0,
      err: "",
      out: `thu@2025-01-01 → thu@2027-01-01
═══════════════════════════════

Bộ tiêu chí
– Năm áp dụng đầu: 2025 → 2027
– Bỏ năm áp dụng cuối: 2026

Bảng điểm
– 5: lời trích “Chậm nhất ngày 15/02” → “Chậm nhất ngày 28/02”
– 5: hạn (by) 15/02 năm đánh giá → 28/02 năm đánh giá

4 thay đổi.
`,
    });
  });
  test("speaks English when asked", () => {
    expect(diff(library(), ...both, "--lang", "en").out).toBe(`thu@2025-01-01 → thu@2027-01-01
═══════════════════════════════

Criteria set
– First year governed: 2025 → 2027
– Removed last year governed: 2026

Table
– 5: quote “Chậm nhất ngày 15/02” → “Chậm nhất ngày 28/02”
– 5: deadline (by) 15/02 of the year evaluated → 28/02 of the year evaluated

4 changes.
`);
  });
  test("says so when nothing changed", () => {
    const { status, out } = diff(library(), both[0], both[0]);
    expect([status, out.split("\n").at(-2)]).toEqual([0, "Hai bản giống nhau."]);
  });
  test("takes files too", () => {
    const folder = library();
    const [one, other] = both.map((name) => join(folder, "criteria/thu", `${name.slice(4)}.yaml`));
    expect(diff(folder, one ?? "", other ?? "").out).toBe(diff(folder, ...both).out);
  });
  test("as JSON has ids, paths and both texts beside the words of both languages", () => {
    const { status, out } = diff(library(), ...both, "--json");
    const { before, after, changes } = JSON.parse(out);
    expect(status).toBe(0);
    expect([before, after]).toEqual([
      { set: "thu", edition: "2025-01-01" },
      { set: "thu", edition: "2027-01-01" },
    ]);
    expect(changes).toHaveLength(4);
    expect(changes[3]).toEqual({
      about: "criteria",
      what: "changed",
      before: { id: "5", path: ["rule", "by"], written: "N-02-15" },
      after: { id: "5", path: ["rule", "by"], written: "N-02-28" },
      vi: "5: hạn (by) 15/02 năm đánh giá → 28/02 năm đánh giá",
      en: "5: deadline (by) 15/02 of the year evaluated → 28/02 of the year evaluated",
    });
  });
  test("writes to a file with --out, and nothing to standard output", () => {
    const folder = library();
    const file = join(folder, "khac.txt");
    expect(diff(folder, ...both, "--out", file)).toEqual({ status: 0, out: "", err: "" });
    expect(readFileSync(file, "utf8")).toBe(diff(folder, ...both).out);
  });
  test("refuses a set with an error, and says which", () => {
    const bad = changed('base: "10"', 'base: "11"', later);
    const { status, out, err } = diff(library(bad), ...both);
    expect([status, out]).toEqual([1, ""]);
    expect(err).toMatch(
      /^LỖI criteria\/thu\/2027-01-01\.yaml, dòng \d+, cột 1, base: Với Sở, cả bảng cộng lại được 10, nhưng tổng điểm ghi 11\./m,
    );
    expect(diff(library(bad), both[1], both[0]).status).toBe(1);
  });
  test("asks for the edition where the set has several", () => {
    expect(diff(library(), "thu", both[1])).toEqual({
      status: 1,
      out: "",
      err: "LỖI Bộ “thu” có nhiều bản: 2025-01-01, 2027-01-01.\n    → Ghi rõ bản cần dùng: thu@<bản>.\n",
    });
  });
  test("with one edition, or three, is wrong usage", () => {
    expect(diff(library(), both[0])).toMatchObject({ status: 2, out: "" });
    expect(diff(library(), ...both, both[0])).toMatchObject({ status: 2, out: "" });
  });
  test("with an edition that is not there fails by name", () => {
    const { status, err } = diff(library(), both[0], "thu@2026-01-01");
    expect(status).toBe(1);
    expect(err).toContain("Bộ “thu” không có bản “2026-01-01”.");
  });
});

describe("check of the whole library", () => {
  const check = (folder: string, ...args: readonly string[]) =>
    thangdiem(["check", ...args, "--criteria", join(folder, "criteria")], folder);
  const overlapping = changed('from: "2027"', 'from: "2026"', later);

  /** What the editions say against each other; other findings are told elsewhere. */
  const between = (folder: string) =>
    JSON.parse(check(folder, "--json").out).filter(({ id }: { id: string }) =>
      /^editions-|-meaning-changed$/.test(id),
    );

  test("has nothing against editions in order", () => {
    expect(check(library()).status).toBe(0);
    expect(between(library())).toEqual([]);
  });
  test("names a year that two editions govern, at the file of the later one, and fails", () => {
    const { status, out } = check(library(overlapping));
    expect(status).toBe(1);
    expect(out).toContain(
      `LỖI [editions-overlap] criteria/thu/2027-01-01.yaml, governs
  Hai bản 2025-01-01 và 2027-01-01 cùng áp dụng cho 2026 (loại kỳ: năm).
  Cần làm     Ghi governs.to của bản 2025-01-01 là năm ngay trước năm đầu của bản 2027-01-01.

`,
    );
    expect(out).toContain("thu@2025-01-01: 0 lỗi, 0 lưu ý, 0 ghi chú\n");
    expect(out).toContain("thu@2027-01-01: 1 lỗi, 0 lưu ý, 0 ghi chú\n");
  });
  test("has the same finding as JSON", () => {
    const [one, ...others] = between(library(overlapping));
    expect(one).toMatchObject({ id: "editions-overlap", severity: "error", path: ["governs"] });
    expect(one.file).toMatch(/thu\/2027-01-01\.yaml$/);
    expect(others).toEqual([]);
  });
  test("a hole is a note, and so is a fact that changed its meaning", () => {
    const holed = changed(
      "so_hop: { type: integer",
      "so_hop: { type: decimal",
      changed('from: "2027"', 'from: "2028"', later),
    );
    const { status, out } = check(library(holed));
    expect(status).toBe(0);
    expect(out).toBe(`LƯU Ý [editions-hole] criteria/thu/2027-01-01.yaml, governs.from
  Không bản nào áp dụng cho 2027 (loại kỳ: năm): bản 2025-01-01 kết thúc trước, bản 2027-01-01 bắt
  đầu sau.
  Cần làm     Nối governs của hai bản, hoặc thêm bản còn thiếu.

LƯU Ý [fact-meaning-changed] criteria/thu/2027-01-01.yaml, facts.so_hop
  Dữ kiện “so_hop” trước là integer, từ bản 2027-01-01 là decimal.
  Cần làm     Đặt tên khác cho dữ kiện mới; tên cũ giữ nghĩa cũ.

thu@2025-01-01: 0 lỗi, 0 lưu ý, 0 ghi chú
  Tiêu chí    Sở: 7; Xã: 7
  Dữ kiện     8
  Ví dụ       0, đều tính đúng
thu@2027-01-01: 0 lỗi, 2 lưu ý, 0 ghi chú
  Tiêu chí    Sở: 7; Xã: 7
  Dữ kiện     8
  Ví dụ       0, đều tính đúng
`);
  });
  test("editions of different sets are not compared, nor blamed for each other", () => {
    const other = changed("set: thu", "set: khac", overlapping);
    const files = { "criteria/thu/2025-01-01.yaml": smallSet, "criteria/khac/2027-01-01.yaml": other };
    expect(between(folderOf(files))).toEqual([]);
    const all = between(folderOf({ ...files, "criteria/thu/2027-01-01.yaml": overlapping }));
    expect(all.map(({ file }: { file: string }) => file.split("/").slice(-2).join("/"))).toEqual([
      "thu/2027-01-01.yaml",
    ]);
  });
  test("one set named is checked by itself", () => {
    const { status, out } = check(library(overlapping), "thu@2027-01-01");
    expect(status).toBe(0);
    expect(out).not.toContain("cùng áp dụng");
  });
});
