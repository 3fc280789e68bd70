/** `plan check`: the findings counted by hand in expected.md, and each kind on both sides of its edge. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  checkPlan,
  type ProblemId,
  parsePlanHead,
  parsePlanTasks,
  planColumns,
  planDecisions,
  problemInWords,
} from "../../src/engine/index.ts";
import { readTable } from "../../src/files/csv-in.ts";
import { loadDecisions } from "../../src/files/decisions.ts";
import { shippedCriteria } from "../../src/files/library.ts";
import { folderOf, thangdiem } from "../fixtures.ts";
import { list2026, lists, orThrow, plan, planIdsShipped } from "./shipped.ts";

const page = readFileSync(join(import.meta.dirname, "expected.md"), "utf8");
const known = () => ({ lists: lists(), decisions: planDecisions(orThrow(loadDecisions(shippedCriteria))) });
const idsOf = (id: string) =>
  checkPlan(plan(id), known()).map(({ problem, reading }) => reading ?? problem.id);

test.each(planIdsShipped)("%s has as many errors, warnings and notes as worked by hand", (id) => {
  const counted = new RegExp(`### ${id}: (\\d+) errors?, (\\d+) warnings, (\\d+) notes`).exec(page);
  const found = checkPlan(plan(id), known());
  const counts = (["error", "warning", "note"] as const).map(
    (severity) => found.filter(({ problem }) => problem.severity === severity).length,
  );
  expect(counts.map(String)).toEqual(counted?.slice(1));
});

test("the findings are those named by hand, errors first", () => {
  expect(planIdsShipped.map(idsOf)).toEqual([
    [
      "plan-theme-of-other-year",
      "plan-no-time",
      "mo-hinh-cong-nhan",
      "viec-2-4-khong-ro-chu-tri",
      "plan-theme-miswritten",
      "plan-self-score-none",
      "plan-undated",
      "hai-phan-iv",
    ],
    [
      "plan-deadline-later",
      "plan-deadline-later",
      "plan-deadline-later",
      "plan-no-lead",
      "plan-report-own-none",
      "doan-bao-cao-hai-lan",
      "viec-1-3-hep-hon",
      "mo-hinh-cong-nhan",
      "plan-undated",
      "ten-qd-371",
      "viec-5-1-thieu-chu",
    ],
    [
      "plan-theme-year",
      "cham-dan-chu-2024-hay-2025",
      "plan-no-time",
      "hai-hay-ba-bao-cao",
      "viec-in-hai-lan",
      "plan-list-not-in-hand",
      "plan-basis-number",
      "plan-lead-general",
      "plan-undated",
      "qd-36-khong-ngay",
    ],
    [
      ...Array.from({ length: 6 }, () => "plan-task-missing"),
      "plan-list-not-cited",
      "plan-basis-other-year",
      "plan-basis-other-year",
      "plan-deadline-none",
      "plan-basis-date",
      "plan-theme-missing",
      "plan-no-time",
      "plan-report-none",
      "ro-thoi-han",
      "mo-hinh-cong-nhan",
      "plan-lead-general",
      "plan-self-score-none",
      "plan-undated",
      "doan-lap-lai",
      "dai-hoi-xiii-xiv",
      "ky-hieu-khong-kh",
    ],
  ]);
});

test("a later deadline stands beside the city's, with who, when and where", () => {
  const [, found] = checkPlan(plan("kh-sgddt-2026"), known());
  expect(found?.problem.values).toMatchObject({
    task: "3.2.a",
    code: "3.5.a",
    own: "31/03/2026",
    day: "14/02/2026",
  });
  expect(found?.clauses.map(({ source, time }) => [source, time])).toEqual([
    ["kh-sgddt-2026, mục II.2, bảng 3.2, điểm a", "Quý I/2026"],
    ["qd-371-2026, mục 3.5, điểm a", "Hoàn thành trước 15/02/2026"],
  ]);
});

test("the tasks that the commune does not take up are those found by hand", () => {
  const found = checkPlan(plan("kh-xa-dai-son-2026"), known());
  const codes = found
    .filter(({ problem }) => problem.id === "plan-task-missing")
    .map(({ problem }) => problem.values["code"]);
  expect(codes).toEqual(["1.2", "2.1", "3.3", "3.5.b", "3.5.đ", "4.9"]);
});

test("a plan of 2025 is not held against the list of 2026", () => {
  const found = checkPlan(plan("kh-so-ngoai-vu-2025"), known());
  expect(found.map(({ problem }) => problem.id)).not.toContain("plan-task-missing");
  const said = found.find(({ problem }) => problem.id === "plan-list-not-in-hand");
  expect(said && problemInWords(said.problem, "vi").what).toBe(
    "Kế hoạch năm 2025 theo danh mục của QĐ 129, chỉ được nhắc tên, không có trong tay: chưa đối chiếu nhiệm vụ và thời hạn.",
  );
});

describe("a plan made for the purpose", () => {
  const header = "id,text,lead,time,when,answers,source";
  const headOf = (more: object) => ({
    plan: "thu",
    title: "Kế hoạch thử",
    agency: { id: "don-vi-1", name: "Đơn vị 1", kind: "don_vi" },
    year: "2026",
    number: "1/KH",
    dated: "ngày 10/02/2026",
    signed: "2026-02-10",
    bases: [{ decision: "qd-371", place: "căn cứ", quote: "QĐ 371" }],
    themes: [
      {
        year: "2026",
        theme: "CHỦ ĐỘNG THỰC THI; phát huy nội lực, tăng trưởng bứt phá.",
        place: "I",
        quote: "chủ đề",
      },
    ],
    reports: [{ id: "bao_cao_nam", from: "agency", when: "before 2026-11-15", place: "III", quote: "trước" }],
    "self-scores": [{ id: "tu_cham", when: "before 2026-12-10", place: "III", quote: "trước" }],
    ...more,
  });
  const rowsFor = (changes: Record<string, string> = {}) =>
    list2026()
      .tasks.filter(({ binds }) => binds.includes("don_vi"))
      .map(({ code }) =>
        [code, "việc", "Văn phòng", "x", changes[code] ?? "continuing", code, "thu"].join(","),
      );
  const planOf = (rows: readonly string[], more: object = {}) => {
    const codes = new Set(list2026().tasks.map(({ code }) => code));
    const table = orThrow(readTable([header, ...rows, ""].join("\n"), "thu.csv", planColumns));
    return {
      ...orThrow(parsePlanHead(headOf(more), "thu.yaml")),
      tasks: orThrow(parsePlanTasks(table, codes)),
    };
  };
  const found = (rows: readonly string[], more: object = {}) =>
    checkPlan(planOf(rows, more), known()).map(({ problem }) => problem.id);

  const inTime = { "1.3": "before 2026-02-15", "3.5.a": "by 2026-02-14", "3.5.c": "before 2026-02-28" };

  test("with every task in time, dated, reporting and in its year has no finding", () => {
    expect(found(rowsFor(inTime))).toEqual([]);
  });

  test.each<[string, string, readonly ProblemId[]]>([
    ["by the city's last day", "by 2026-02-14", []],
    ["a day later", "by 2026-02-15", ["plan-deadline-later"]],
    ["before the same day", "before 2026-02-15", []],
    ["before the day after", "before 2026-02-16", ["plan-deadline-later"]],
    ["in the quarter", "in 2026-Q1", ["plan-deadline-later"]],
    ["continuing", "continuing", ["plan-deadline-none"]],
    ["unsaid", "", ["plan-deadline-none", "plan-no-time"]],
  ])("1.3 %s", (_, when, ids) => {
    expect(found(rowsFor({ ...inTime, "1.3": when }))).toEqual(ids);
  });

  test.each<[string, object, readonly ProblemId[]]>([
    ["undated", { signed: "unknown" }, ["plan-undated"]],
    ["without a theme", { themes: [] }, ["plan-theme-missing"]],
    [
      "with another theme",
      { themes: [{ year: "2026", theme: "Đoàn kết, dân chủ, kỷ cương", place: "I", quote: "x" }] },
      ["plan-theme-other"],
    ],
    ["without bases", { bases: [] }, ["plan-list-not-cited"]],
    ["without reports", { reports: [] }, ["plan-report-none"]],
    ["without a self-score", { "self-scores": [] }, ["plan-self-score-none"]],
    [
      "of a year without a list",
      { year: "2024", themes: [{ year: "2024", place: "I", quote: "x" }] },
      ["plan-list-unknown"],
    ],
  ])("%s", (_, more, ids) => {
    expect(found(rowsFor(inTime), more)).toEqual(ids);
  });

  test("a document of another period is told, one that shares a day with the year is not", () => {
    const citing = (period: string) =>
      found(rowsFor(inTime), {
        bases: [
          { decision: "qd-371", place: "căn cứ", quote: "QĐ 371" },
          { decision: "kh-16-xa-dai-son", for: period, place: "II", quote: "KH" },
        ],
      });
    expect(citing("2025-H2")).toEqual(["plan-basis-other-year"]);
    expect(citing("2026-H1")).toEqual([]);
  });

  test("a task left out is told with the list's words", () => {
    const findings = checkPlan(planOf(rowsFor(inTime).slice(0, -1)), known());
    expect(findings.map(({ problem }) => problem.values["code"])).toEqual(["3.5.đ"]);
    expect(findings[0]?.clauses[0]?.source).toBe("qd-371-2026, mục 3.5, điểm đ");
  });

  test("tasks without a lead are told once", () => {
    const rows = rowsFor(inTime).map((row) => row.replace("Văn phòng", ""));
    expect(found(rows)).toEqual(["plan-no-lead"]);
    const more = { "lead-of-all": { lead: "Văn phòng", place: "III", quote: "chủ trì" } };
    expect(found(rows, more)).toEqual(["plan-lead-general"]);
  });
});

describe("the command", () => {
  test("prints every plan, its findings and a count, and fails where there is an error", () => {
    const { status, out, err } = thangdiem(["plan", "check"]);
    expect([status, err]).toEqual([1, ""]);
    expect(out).toContain("kh-skhcn-2026: 18 việc; 1 lỗi, 3 lưu ý, 4 ghi chú");
    expect(out).toContain("LỖI [plan-task-missing] kh-xa-dai-son-2026.yaml");
    expect(out.split("\n").filter((line) => line.length > 100)).toEqual([]);
  });

  test("gives the same to programs, in both languages", () => {
    const { out } = thangdiem(["plan", "check", "kh-sgddt-2026", "--json"]);
    const [of] = JSON.parse(out);
    expect([of.plan, of.tasks, of.findings.length]).toEqual(["kh-sgddt-2026", 20, 11]);
    expect(of.findings[0]).toMatchObject({ id: "plan-deadline-later", line: 7, column: "when" });
    expect(of.findings[0].en.remedy).toBe("Move the deadline to 14/02/2026 or earlier.");
  });

  test("a name that is no plan is told with those at hand", () => {
    const { status, err } = thangdiem(["plan", "check", "kh-skhcn-2025"]);
    expect(status).toBe(1);
    expect(err).toContain("LỖI Không có kế hoạch “kh-skhcn-2025”.");
    expect(err).toContain("Có phải ý là “kh-skhcn-2026”?");
  });

  test("a plan of one's own is read by its path, and everything wrong with it told at once", () => {
    const folder = folderOf({
      "thu.yaml":
        'plan: khac\ntitle: Thử\nagency: { id: a, name: A, kind: so_nganh }\nyear: "2026"\nnumber: ""\ndated: ""\nsigned: unknown\n',
      "thu.csv": "id,text,lead,time,when,answers,source\n1,việc,,Quý 1,Quý 1,,thu\n1,,,,,9.9,thu\n",
    });
    const { status, err } = thangdiem(["plan", "check", join(folder, "thu.yaml")], folder);
    expect(status).toBe(1);
    expect(err.match(/^LỖI .*/gm)).toEqual([
      "LỖI thu.yaml: File ghi là “khac”, không trùng tên file.",
      "LỖI thu.csv, dòng 2, cột when: “Quý 1” không phải là một thời gian.",
      "LỖI thu.csv, dòng 3, cột text: Ô “text” để trống.",
      "LỖI thu.csv, dòng 3, cột id: Việc “1” đã có ở dòng 2.",
      "LỖI thu.csv, dòng 3, cột answers: Danh mục của năm không có việc “9.9”.",
    ]);
  });

  test("a head with slips says where and what to write", () => {
    const folder = folderOf({
      "thu.yaml":
        'plan: thu\ntitle: Thử\nagency: { id: A B, name: A, kind: so_nganh }\nyear: năm nay\nnumber: ""\ndated: ""\nsigned: hôm qua\nghi-chu: x\n',
    });
    const { err } = thangdiem(["plan", "check", join(folder, "thu.yaml")], folder);
    expect(err).toContain("“A B” không phải là mã đơn vị.");
    expect(err).toContain("“năm nay” không phải là một kỳ.");
    expect(err).toContain("Không có mục nào tên “ghi-chu” ở đây.");
  });
});
