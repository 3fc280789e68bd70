/** Results as components of other scores: a number with the set, edition, basis and digest it came from. */
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { thangdiem } from "../fixtures.ts";

const evidence = join(import.meta.dirname, "../golden/three-sets");
const of = (set: string, ...more: string[]) =>
  thangdiem([
    "score",
    "--set",
    set,
    "--evidence",
    evidence,
    "--period",
    "2025",
    "--export",
    "component",
    ...more,
  ]);

// The totals were worked by hand in tests/golden/three-sets.md.
test("two sets stand in one table, each number with where it came from", () => {
  const { status, out, err } = of("qd-25", "--beside", "hd-16", "--close");
  expect(status).toBe(0);
  const rows = parse(out, { columns: true, bom: true, delimiter: ";" }) as Record<string, string>[];
  expect(
    rows.map((row) => [
      row["set"],
      row["edition"],
      row["agency"],
      row["points"],
      row["out_of"],
      row["grade"],
    ]),
  ).toEqual([
    ["qd-25", "2023-01-05", "so-vang-01", "85", "100", "Hoàn thành xuất sắc nhiệm vụ"],
    ["qd-25", "2023-01-05", "so-vang-02", "85", "100", "Hoàn thành xuất sắc nhiệm vụ"],
    ["qd-25", "2023-01-05", "don-vi-vang-04", "42,77", "100", "chưa đủ điều kiện xếp loại"],
    ["qd-25", "2023-01-05", "xa-vang-03", "54,99", "100", "Không hoàn thành nhiệm vụ"],
    ["hd-16", "2024-05-14", "so-vang-01", "90", "100", "Tốt"],
    ["hd-16", "2024-05-14", "so-vang-02", "65,13", "100", "chưa đủ điều kiện xếp loại"],
    ["hd-16", "2024-05-14", "don-vi-vang-04", "49,99", "100", "Yếu"],
    ["hd-16", "2024-05-14", "xa-vang-03", "65,75", "100", "Trung bình"],
  ]);
  expect(new Set(rows.map((row) => row["basis"]))).toEqual(new Set(["reconstruction"]));
  expect(new Set(rows.map((row) => row["digest"])).size).toBe(8);
  expect(err).toContain("bản dựng lại");
});

test("the digest is that of the whole evaluation, so it can be found again", () => {
  const [first] = JSON.parse(of("qd-25", "--close", "--agency", "so-vang-01", "--json").out);
  const args = ["--evidence", evidence, "--period", "2025", "--close", "--agency", "so-vang-01", "--json"];
  const [report] = JSON.parse(thangdiem(["score", "--set", "qd-25", ...args]).out);
  expect(first).toMatchObject({ points: "85", digest: report.digest, grade: "xuat_sac", trial: false });
});

test("an open record gives no number and no grade: nothing provisional enters another score", () => {
  const rows = JSON.parse(of("qd-25", "--json").out);
  expect(rows).toHaveLength(4);
  for (const row of rows) expect(row).toMatchObject({ points: null, grade: null, closed: false });
});

test("as a page it is refused", () => {
  expect(of("qd-25", "--html")).toMatchObject({ status: 2, out: "" });
});
