/** The commands on the shipped data, as an officer and as a program would use them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, test } from "vitest";
import { thangdiem as printedBy } from "../fixtures.ts";

const root = join(import.meta.dirname, "../..");
const sample = ["--set", "hd-16", "--evidence", join(root, "data/sample-small")];
const folder = mkdtempSync(join(tmpdir(), "thangdiem-"));
afterAll(() => rmSync(folder, { recursive: true }));

const thangdiem = (...args: string[]) => printedBy(args);

const reconstruction = /bản phục dựng|bản dựng lại/i;

test("sets names the shipped set as a reconstruction", () => {
  const { status, out, err } = thangdiem("sets");
  expect([status, err]).toEqual([0, ""]);
  expect(out).toContain("hd-16       2024-05-14");
  expect(out).toContain("BẢN DỰNG LẠI");
});

test("sets --decisions lists what the sources name, and what is in hand", () => {
  const { status, out } = thangdiem("sets", "--decisions", "--json");
  const decisions = JSON.parse(out);
  expect(status).toBe(0);
  for (const [number, text] of [
    ["5016/QĐ-UBND", "reconstruction"],
    ["25/QĐ-UBND", "reconstruction"],
    ["16-HD/BDVTU", "reconstruction"],
    ["371/QĐ-UBND", "annex"],
    ["129/QĐ-UBND", "named-only"],
    ["3177/QĐ-UBND", "named-only"],
  ]) {
    expect(decisions.find((one: { number: string }) => one.number === number)?.text, number).toBe(text);
  }
});

test("check finds no error in the shipped sets, and names the fact for which silence pays", () => {
  const { status, out } = thangdiem("check");
  expect(status).toBe(0);
  expect(out).toContain("hd-16@2024-05-14: 0 lỗi, 1 lưu ý");
  expect(out).toMatch(/Dữ kiện +47\n +Ví dụ +6, đều tính đúng/);
  expect(out).toContain("Im lặng có lợi");
});

describe("rank", () => {
  test("gives the places worked by hand, by block, and says what is assumed", () => {
    const { status, out, err } = thangdiem("rank", ...sample, "--close");
    expect([status, err]).toEqual([0, ""]);
    const list = out
      .split("\n")
      .flatMap(
        (line) =>
          /^ {3}([\d–]) {2}(.+?) {2,}([\d,]+) {2}(\S.*?)(?: {2,}|$)/.exec(line)?.slice(1, 5).join(" | ") ??
          [],
      );
    expect(list).toEqual([
      "1 | Sở Mẫu 01 | 98,15 | Xuất sắc",
      "2 | Sở Mẫu 04 | 92,80 | Xuất sắc",
      "3 | Sở Mẫu 02 | 80,00 | Tốt",
      "4 | Sở Mẫu 03 | 79,99 | Khá",
      "1 | Phường Mẫu 05 | 87,50 | Tốt",
      "1 | Phường Mẫu 06 | 87,50 | Tốt",
      "3 | Phường Mẫu 07 | 81,00 | Tốt",
      "1 | Xã Mẫu 08 | 98,43 | Xuất sắc",
      "2 | Xã Mẫu 09 | 82,00 | Khá",
      "1 | Đơn vị Mẫu 10 | 93,15 | Xuất sắc",
      "2 | Đơn vị Mẫu 11 | 90,15 | Trung bình",
      "– | Đơn vị Mẫu 12 | 81,25 | chưa đủ điều kiện xếp",
    ]);
    expect(out).toMatch(reconstruction);
    expect(out.match(/đồng hạng/g)).toHaveLength(2);
  });

  test("without closing, the list is headed tạm tính and gives open agencies no place", () => {
    const { out } = thangdiem("rank", ...sample);
    expect(out).toContain("TẠM TÍNH");
    expect(out).not.toMatch(/^ {3}1 {2}/m);
  });
});

test("the plans' own evidence gives an honest interval and an open grade, for every agency", () => {
  const { status, out } = thangdiem(
    "score",
    "--set",
    "hd-16",
    "--evidence",
    join(root, "data/plans-evidence"),
    "--period",
    "2026",
    "--json",
  );
  const reports = JSON.parse(out);
  expect(status).toBe(0);
  expect(reports).toHaveLength(4);
  for (const { points, grade, closed, basis, notices } of reports) {
    expect(closed).toBe(false);
    expect(basis).toBe("reconstruction");
    expect(notices[0]).toMatch(reconstruction);
    expect(grade).toMatchObject({ name: null, status: "open" });
    expect(Number(points.atLeast)).toBeLessThan(Number(points.earned) + 0.01);
    expect(Number(points.atMost)).toBeGreaterThan(90);
  }
});

test("a plan's intentions are pending, so the record cannot be closed", () => {
  const { out } = thangdiem(
    "rank",
    "--set",
    "hd-16",
    "--evidence",
    join(root, "data/plans-evidence"),
    "--period",
    "2026",
    "--close",
  );
  expect(out).toContain("không chốt được: còn chờ");
  expect(out).toContain("TẠM TÍNH");
});

test.each([
  ["sets"],
  ["sets", "--decisions"],
  ["check"],
  ["score", ...sample],
  ["score", ...sample, "--agency", "phuong-mau-07"],
  ["rank", ...sample],
  ["rank", ...sample, "--close", "--lang", "en"],
  ["explain", ...sample, "--agency", "xa-mau-08"],
  ["explain", ...sample, "--agency", "so-mau-04", "--lang", "en", "--close"],
])("%s %s fits 100 columns", (...args) => {
  const { out } = thangdiem(...args);
  expect(out.length).toBeGreaterThan(100);
  expect(out.split("\n").filter((line) => line.length > 100 && !line.startsWith("LƯU Ý"))).toEqual([]);
});

test("explain covers every criterion of the agency's table, each with rule, facts, sum, source and scorer", () => {
  const { out } = thangdiem("explain", ...sample, "--agency", "phuong-mau-05", "--close");
  for (const label of ["Quy tắc", "Dữ kiện", "Cách tính", "Nguồn", "Bên chấm"]) {
    expect(out.match(new RegExp(`^ {2}${label} `, "gm")), label).toHaveLength(28);
  }
});

test("an agency's explanation shows no other agency's name", () => {
  const { out } = thangdiem("explain", ...sample, "--agency", "so-mau-03");
  expect(out.match(/Mẫu \d\d/g)?.every((name) => name === "Mẫu 03") ?? true).toBe(true);
});

describe("CSV out", () => {
  test("has one row an agency, decimal comma in Vietnamese and a byte order mark for Excel", () => {
    const { out } = thangdiem("score", ...sample, "--close", "--csv");
    expect(out.startsWith("\ufeff")).toBe(true);
    const rows = parse(out, { columns: true, bom: true, delimiter: ";" }) as Record<string, string>[];
    expect(rows).toHaveLength(12);
    expect(rows.find(({ agency }) => agency === "so-mau-03")).toMatchObject({
      earned: "79,99",
      out_of: "100",
      grade: "Khá",
      basis: "reconstruction",
      closed: "yes",
    });
  });
  test("has a decimal point in English", () => {
    const rows = parse(thangdiem("rank", ...sample, "--close", "--csv", "--lang", "en").out, {
      columns: true,
      bom: true,
    }) as Record<string, string>[];
    expect(rows.find(({ agency }) => agency === "so-mau-03")).toMatchObject({ place: "4", points: "79.99" });
  });
});

test("--out writes the same result to a file and nothing to standard output", () => {
  const file = join(folder, "ket-qua.csv");
  const { status, out } = thangdiem("rank", ...sample, "--close", "--csv", "--out", file);
  expect([status, out]).toEqual([0, ""]);
  expect(readFileSync(file, "utf8")).toBe(thangdiem("rank", ...sample, "--close", "--csv").out);
});

test("--round reads only as far as that round", () => {
  const totalAt = (round: string) =>
    JSON.parse(
      thangdiem("explain", ...sample, "--agency", "don-vi-mau-10", "--round", round, "--json").out,
    ).criteria.find(({ code }: { code: string }) => code === "II.5").facts.so_noi_dung_da_cong_khai.value;
  expect(["self", "appraisal", "re-appraisal"].map(totalAt)).toEqual(["18", "15", "17"]);
});

test.each([
  [["--help"], "Cách dùng: thangdiem"],
  [["score", "--help", "--lang", "en"], "Usage: thangdiem score"],
])("%j shows help and is no failure", (args, text) => {
  const { status, out } = thangdiem(...args);
  expect(status).toBe(0);
  expect(out).toContain(text);
});

test("a list from which an agency is left out says so on the list itself, wherever it is written", () => {
  const rows = readFileSync(join(root, "data/sample-small/evidence.csv"), "utf8").replace(
    "14/02/2025",
    "31/02/2025",
  );
  const evidence = join(folder, "evidence.csv");
  writeFileSync(evidence, rows);
  const { status, out } = thangdiem(
    ...[
      "rank",
      "--set",
      "hd-16",
      "--evidence",
      evidence,
      "--agencies",
      join(root, "data/sample-small/agencies.csv"),
    ],
    ...["--close", "--keep-going"],
  );
  expect(status).toBe(1);
  expect(out).toContain("! CHƯA ĐỦ: không có so-mau-01 vì số liệu có lỗi; thứ hạng còn có thể thay đổi.");
  expect(out).not.toContain("Sở Mẫu 01");
});
