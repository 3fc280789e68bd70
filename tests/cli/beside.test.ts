/** The same facts under two sets, and a set tried on a period that it does not govern: never mistaken for a result. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { changed, folderOf, smallSet, thangdiem, threeAgencies } from "../fixtures.ts";

/** Its predecessor: governs to 2024, the plan is worth 4 and the ratio nothing, and the grade asks for 6. */
const older = changed("set: thu", "set: cu")
  .replace('from: "2025", to: "2026"', 'from: "2020", to: "2024"')
  .replace('title: Kế hoạch\n    max: "2"', 'title: Kế hoạch\n    max: "4"')
  .replace('title: Họp\n    max: "2"', 'title: Họp\n    max: "0"')
  .replace('at-least: "5"', 'at-least: "6"');

const evidence = `agency,fact,period,value
so-1,co_ke_hoach,2025,có
so-1,so_hop,2025,4
so-1,so_hop_du,2025,2
so-1,ty_le,2025,90
so-2,co_ke_hoach,2025,không
so-2,so_hop,2025,4
so-2,so_hop_du,2025,4
so-2,ty_le,2025,90
so-2,kinh_phi,2025,12
`;

function place() {
  const folder = folderOf({
    "agencies.csv": threeAgencies,
    "evidence.csv": evidence,
    "criteria/thu/2025-01-01.yaml": smallSet,
    "criteria/cu/2025-01-01.yaml": older,
  });
  return (command: string, set: string, ...more: string[]) =>
    thangdiem(
      [
        command,
        "--set",
        set,
        "--criteria",
        join(folder, "criteria"),
        "--evidence",
        folder,
        "--close",
        ...more,
      ],
      folder,
    );
}

// thu: so-1 2 + 1 + 2 = 5, so-2 0 + 2 + 2 + 1 = 5, xa-1 0. cu: so-1 4 + 0 + 2 = 6, so-2 0 + 0 + 2 + 1 = 3, xa-1 0.
test("score --beside: each agency's points and grade under both, and that the second is a trial", () => {
  const { status, out } = place()("score", "thu", "--beside", "cu", "--json");
  expect(status).toBe(0);
  const { sets, agencies } = JSON.parse(out);
  expect(sets.map((one: { set: string; notices: string[] }) => [one.set, one.notices])).toEqual([
    ["thu", []],
    ["cu", [expect.stringContaining("CHẤM THỬ: bộ cu@2025-01-01 không áp dụng cho kỳ 2025")]],
  ]);
  const told = agencies.map(
    (one: { agency: string; results: { points: { atLeast: string }; grade: { id: string } }[] }) => [
      one.agency,
      ...one.results.flatMap(({ points, grade }) => [points.atLeast, grade.id]),
    ],
  );
  expect(told).toEqual([
    ["so-1", "5", "dat", "6", "dat"],
    ["so-2", "5", "dat", "3", "chua_dat"],
    ["xa-1", "0", "chua_dat", "0", "chua_dat"],
  ]);
});

test("score --beside on the terminal and for Excel", () => {
  const run = place();
  const { out } = run("score", "thu", "--beside", "cu");
  expect(out).toContain("! CHẤM THỬ: bộ cu@2025-01-01 không áp dụng cho kỳ 2025");
  expect(out).toMatch(/^Sở 2 +5,00 +Đạt +3,00 +Chưa đạt$/m);
  expect(out).toContain("2/3 đơn vị cùng tên mức xếp loại ở cả hai bộ");
  expect(run("score", "thu", "--beside", "cu", "--csv").out).toContain(
    "so-2;Sở 2;5,00;Đạt;3,00;Chưa đạt\r\n",
  );
  expect(run("score", "thu", "--beside", "cu", "--html")).toMatchObject({ status: 2, out: "" });
});

test("without --trial a set that does not govern the period is refused; with it, every result says what it is", () => {
  const run = place();
  expect(run("score", "cu")).toMatchObject({ status: 1, out: "" });
  for (const args of [["score"], ["rank"], ["summary"], ["explain", "--agency", "so-1"]]) {
    const [command = "", ...more] = args;
    expect(run(command, "cu", "--trial", ...more).out, command).toContain("CHẤM THỬ: bộ cu@2025-01-01");
    expect(run(command, "thu", "--trial", ...more).out, command).not.toContain("CHẤM THỬ");
  }
  expect(run("score", "cu", "--trial", "--html").out).toContain("CHẤM THỬ: bộ cu@2025-01-01");
  expect(JSON.parse(run("score", "cu", "--trial", "--json").out)[0]).toMatchObject({ trial: true });
  expect(JSON.parse(run("score", "thu", "--json").out)[0]).toMatchObject({ trial: false });
  for (const command of ["rank", "summary"])
    expect(JSON.parse(run(command, "cu", "--trial", "--json").out)).toMatchObject({ trial: true });
  for (const command of ["score", "rank", "summary"])
    expect(run(command, "cu", "--trial", "--csv").out, command).toContain(";official, trial");
});
