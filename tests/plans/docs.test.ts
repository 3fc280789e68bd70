/** docs/plans.md, tried: its findings are all there are, its times end when it says, its example of progress is read. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dayMonthYear } from "../../src/engine/index.ts";
import { lastDayOf, whenFromText } from "../../src/engine/plans/when.ts";
import { problemWords } from "../../src/engine/words/problems.ts";
import { folderOf, thangdiem } from "../fixtures.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/plans.md"), "utf8");
const rowsAfter = (heading: string) =>
  (page.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").map((cell) => cell.trim()));
const codes = (text = "") => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? "");

test("every finding of plan check is listed, and nothing else", () => {
  const listed = rowsAfter("What `plan check` finds").flatMap(([, ids]) => codes(ids));
  const ofReading = ["plan-unknown", "plan-place"];
  const known = Object.keys(problemWords).filter((id) => id.startsWith("plan-") && !ofReading.includes(id));
  expect(known.length).toBeGreaterThan(15);
  expect(listed.sort()).toEqual(known.sort());
});

test("the times with a day end on the day that the page says", () => {
  const rows = rowsAfter("A time").filter(([, , day]) => /^\d/.test(day ?? ""));
  expect(rows.length).toBe(2);
  for (const [, written, day] of rows) {
    const when = whenFromText(codes(written)[0] ?? "");
    const last = when && lastDayOf(when);
    expect(last && dayMonthYear(last)).toBe(day);
  }
  for (const code of rowsAfter("A time").flatMap(([, written]) => codes(written)))
    expect(whenFromText(code), code).toBeDefined();
});

test("the example of progress becomes evidence", () => {
  const example = /```csv\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  const folder = folderOf({
    "progress.csv": example,
    "agencies.csv": "id,name,kind,block\nso-mau-01,Sở Mẫu 01,so_nganh,Sở\n",
  });
  const { status, out, err } = thangdiem([
    ...["plan", "facts", "--json"],
    ...["--progress", join(folder, "progress.csv")],
  ]);
  expect([status, err]).toEqual([0, ""]);
  expect(JSON.parse(out).map(({ fact }: { fact: string }) => fact)).toContain("so_mo_hinh_duoc_cong_nhan");
});
