/** `calendar`: whose, what, when, and how it stands on a day that is asked for. */
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { folderOf, thangdiem } from "../fixtures.ts";

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly last: string | null;
  readonly isDayAssumed: boolean;
  readonly standing?: { readonly state: string; readonly days: number | null; readonly isLate: boolean };
}

const calendar = (...args: string[]) => thangdiem(["calendar", ...args]);
const entriesOf = (...args: string[]): readonly Entry[] =>
  JSON.parse(calendar(...args, "--json").out).entries;
const tasksOf = (entries: readonly Entry[]) =>
  entries
    .filter(({ kind }) => kind === "city-task")
    .map(({ id, last }) => `${id.split("/")[1]} ${last ?? "–"}`);

describe("what is due", () => {
  test("of a kind: the tasks that bind it, by last day, and those without one last", () => {
    expect(tasksOf(entriesOf("--kind", "don_vi"))).toEqual([
      "1.3 2026-02-14",
      "3.5.a 2026-02-14",
      "3.5.c 2026-02-27",
      "3.2 2026-12-31",
      "3.5.đ 2026-12-31",
      "1.1 –",
      "1.2 –",
    ]);
    expect(tasksOf(entriesOf("--kind", "cap_xa"))).toHaveLength(15);
  });

  test("of the whole city, where nobody is named: every task of the list, whoever it binds", () => {
    // 3 + 9 + 9 + 11 + 2 tasks; what binds Sở Nội vụ alone too, such as 4.7 in August.
    const tasks = tasksOf(entriesOf());
    expect(tasks).toHaveLength(34);
    expect(tasks).toContain("4.7 2026-08-31");
    const { status, out } = calendar("--as-of", "2026-08-15");
    expect(status).toBe(0);
    expect(out).toContain("Lịch công tác dân vận 2026: Toàn thành phố");
    expect(calendar("--ics").out).toContain("/thanh-pho@thangdiem");
  });

  test("of an agency: its plan of the year too, with its reports and those of its divisions", () => {
    const entries = entriesOf("--agency", "so-khoa-hoc-va-cong-nghe");
    const count = (wanted: string) => entries.filter(({ kind }) => kind === wanted).length;
    expect(["city-task", "plan-task", "report", "division-report", "self-score"].map(count)).toEqual([
      13, 18, 3, 3, 2,
    ]);
    expect(entries.filter(({ kind }) => kind === "report").map(({ last }) => last)).toEqual([
      "2026-06-09",
      "2026-09-14",
      "2026-11-14",
    ]);
  });

  test("a set's day for handing in is assumed where no source states it for the year, and marked so", () => {
    const entries = entriesOf("--kind", "so_nganh").filter(({ kind }) => kind === "self-score");
    expect(entries.map(({ id, last, isDayAssumed }) => [id, last, isDayAssumed])).toEqual([
      ["hd-16/tu_cham", "2026-12-09", true],
      ["qd-5016/tu_cham", "2026-12-09", true],
    ]);
    const { out } = calendar("--kind", "so_nganh");
    expect(out).toContain("09/12/2026°");
    expect(out).toContain("° Ngày giả định");
  });

  test("of a plan of 2025: its own days, and that the city's list is not in hand", () => {
    const { status, err, out } = calendar("--plan", "kh-so-ngoai-vu-2025");
    expect(status).toBe(0);
    expect(err).toContain("LƯU Ý Không có danh mục nhiệm vụ nào cho kỳ 2025 trong tay.");
    expect(out).toContain("20/02/2025");
    expect(out).not.toContain("nhiệm vụ thành phố giao");
  });

  test("of a quarter: what ends in it, and what never ends", () => {
    const ended = entriesOf("--kind", "so_nganh", "--period", "2026-Q1").filter(({ last }) => last !== null);
    expect(ended.map(({ id }) => id)).toEqual(["1.3", "3.5.a", "3.5.c"].map((code) => `qd-371-2026/${code}`));
  });

  test("an agency that the list names is found in a list of agencies, and bound by name and kind", () => {
    const folder = folderOf({
      "agencies.csv": "id,name,kind,block\nso-noi-vu,SỞ NỘI VỤ,so_nganh,Sở\n",
    });
    const entries = entriesOf("--agency", "so-noi-vu", "--agencies", join(folder, "agencies.csv"));
    expect(tasksOf(entries)).toHaveLength(22);
  });

  test("a table for Excel has the same rows", () => {
    const { out } = calendar("--kind", "don_vi", "--csv");
    const rows: Record<string, string>[] = parse(out, { bom: true, columns: true, delimiter: ";" });
    expect(rows).toHaveLength(entriesOf("--kind", "don_vi").length);
    expect(rows[0]).toMatchObject({ id: "qd-371-2026/1.3", last_day: "14/02/2026" });
  });
});

describe("as of a day", () => {
  const states = (asOf: string) =>
    new Map(
      entriesOf("--kind", "cap_xa", "--as-of", asOf).map(({ id, standing }) => [
        id.replace("qd-371-2026/", ""),
        `${standing?.state} ${standing?.days ?? ""}`.trim(),
      ]),
    );

  test.each([
    ["2026-01-14", "later 31"],
    ["2026-01-15", "soon 30"],
    ["2026-02-14", "soon 0"],
    ["2026-02-15", "overdue 1"],
    ["15/08/2026", "overdue 182"],
  ])("on %s task 1.3, in time until 14/02/2026, is %s", (day, state) => {
    expect(states(day).get("1.3")).toBe(state);
  });

  test("what has no last day is never overdue", () => {
    expect(states("2026-12-31").get("1.1")).toBe("no-day");
  });

  const folder = () =>
    folderOf({
      "progress.csv": `agency,task,done_on,document,note
so-khoa-hoc-va-cong-nghe,1.3,20/02/2026,KH 1,
so-khoa-hoc-va-cong-nghe,3.5.a,10/02/2026,KH 2,
so-khoa-hoc-va-cong-nghe,3.5.c,CHO,,
so-khoa-hoc-va-cong-nghe,3.5.đ,KAD,,không có đơn vị
so-khoa-hoc-va-cong-nghe,4.3,không,,
so-khoa-hoc-va-cong-nghe,bao_cao_6_thang,09/06/2026,BC,
so-khoa-hoc-va-cong-nghe,kh-skhcn-2026/IVb.3,01/03/2026,,
so-khac,1.3,01/01/2026,,
`,
    });
  const withProgress = (asOf: string) => {
    const entries = entriesOf(
      ...["--agency", "so-khoa-hoc-va-cong-nghe", "--as-of", asOf],
      ...["--progress", join(folder(), "progress.csv")],
    );
    return (id: string) => entries.find((one) => one.id === id)?.standing;
  };

  test("progress makes done what is done, late what was late, and leaves the rest overdue", () => {
    const standing = withProgress("2026-08-15");
    expect(standing("qd-371-2026/1.3")).toMatchObject({ state: "done", days: 6, isLate: true });
    expect(standing("qd-371-2026/3.5.a")).toMatchObject({ state: "done", days: null, isLate: false });
    expect(standing("qd-371-2026/3.5.c")).toMatchObject({ state: "overdue", days: 169 });
    expect(standing("qd-371-2026/3.5.đ")).toMatchObject({ state: "outside" });
    expect(standing("qd-371-2026/4.3")).toMatchObject({ state: "not-done" });
    expect(standing("kh-skhcn-2026/bao_cao_6_thang")).toMatchObject({ state: "done", isLate: false });
    expect(standing("kh-skhcn-2026/phong_6_thang")).toMatchObject({ state: "overdue", days: 72 });
    expect(standing("kh-skhcn-2026/IVb.3")).toMatchObject({ state: "done" });
  });

  test("a task of the plan is done with the city's task that it takes up", () => {
    const standing = withProgress("2026-08-15");
    expect(standing("kh-skhcn-2026/I.3")).toMatchObject({ state: "done", isLate: true });
    expect(standing("kh-skhcn-2026/III.3")).toMatchObject({ state: "overdue" });
  });

  test("what was done later was not done yet on the day asked for", () => {
    expect(withProgress("2026-02-19")("qd-371-2026/1.3")).toMatchObject({ state: "overdue", days: 5 });
    expect(withProgress("2026-02-20")("qd-371-2026/1.3")).toMatchObject({ state: "done", days: 6 });
  });
});

describe("what cannot be answered is told", () => {
  test.each<[string, string[], string]>([
    ["an agency that nobody knows", ["--agency", "so-ngoai-v"], "Có phải ý là “so-ngoai-vu”?"],
    ["no day", ["--kind", "don_vi", "--as-of", "hôm nay"], "“hôm nay” không phải là ngày."],
    ["no such day", ["--kind", "don_vi", "--as-of", "2026-02-30"], "“2026-02-30” không phải là ngày."],
    ["no period", ["--kind", "don_vi", "--period", "26"], "“26” không phải là một kỳ."],
    ["progress of a kind", ["--kind", "don_vi", "--progress", "x.csv"], "Tiến độ là của một đơn vị"],
  ])("%s", (_, args, said) => {
    const { status, out, err } = calendar(...args);
    expect([status, out]).toEqual([1, ""]);
    expect(err).toContain(said);
  });

  test("an agency and a kind at once is wrong usage", () => {
    expect(calendar("--agency", "a", "--kind", "don_vi").status).toBe(2);
  });
});
