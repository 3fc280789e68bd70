/** A council's decisions: read back beside the computed grades, never instead of them. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { changed, folderOf, thangdiem } from "../fixtures.ts";

const set = changed(
  "ranking: {}",
  `quotas: [{ grade: dat, at-most: "50%", of: scored, within: block, rounding: down }]
ranking: {}`,
);

const agencies = `id,name,kind,block
so-1,Sở 1,so,Khối A
so-2,Sở 2,so,Khối A
so-3,Sở 3,so,Khối A
so-4,Sở 4,so,Khối A
`;

/** Everything but the percentage and the plan: 2 (ratio) + 1 + 1 + 1 + 1 = 6; the plan is 2 more, the percentage too. */
const full = (id: string, plan: string, share: string) =>
  [
    ["co_ke_hoach", plan],
    ["so_hop", "4"],
    ["so_hop_du", "4"],
    ["ty_le", share],
    ["kinh_phi", "12"],
    ["ngay_ban_hanh", "15/02/2025"],
    ["muc_do", "tot"],
    ["diem", "1"],
  ]
    .map(([fact, value]) => `${id},${fact},2025,${value}\n`)
    .join("");

// so-1: 10, so-2: 8, so-3: 6, so-4: 8 − nothing of the ratio: 6 − 2 = 4 with plan no and share 0, and no meetings kept.
const evidence = `agency,fact,period,value\n${full("so-1", "có", "90")}${full("so-2", "có", "0")}${full("so-3", "không", "0")}${full("so-4", "không", "0").replace("so_hop_du,2025,4", "so_hop_du,2025,0")}`;

function rank(decisions: string | null, ...options: string[]) {
  const folder = folderOf({
    "agencies.csv": agencies,
    "evidence.csv": evidence,
    "criteria/thu/2025-01-01.yaml": set,
    ...(decisions === null ? {} : { "decisions.csv": decisions }),
  });
  const common = ["--set", "thu", "--criteria", join(folder, "criteria"), "--evidence", folder];
  return thangdiem(["rank", ...common, "--close", ...options], folder);
}

test("agreeing, differing and missing decisions stand beside the computed grades, and against the quota", () => {
  const { status, out, err } = rank(`agency,grade,reason,document
so-1,Đạt,,QĐ 1
so-2,chua_dat,đang bị thanh tra,QĐ 2
so-4,ĐẠT,xét theo giải trình,QĐ 2
`);
  expect([status, err]).toEqual([0, ""]);
  expect(out).toContain(
    "Quyết định của hội đồng, đặt cạnh mức tính được\n" +
      "  Có quyết định 3 đơn vị; 1 trùng mức tính được.\n" +
      "  Sở 2: tính được Đạt; quyết định Chưa đạt; lý do: đang bị thanh tra; văn bản: QĐ 2\n" +
      "  Sở 4: tính được Chưa đạt; quyết định Đạt; lý do: xét theo giải trình; văn bản: QĐ 2\n" +
      "  Chưa có quyết định: Sở 3.\n" +
      // 50 % of 4 is 2; Đạt hold so-1 and so-4 by decision, so-3 by its 6 points.
      "  Mức “Đạt”, Khối A: 3 đơn vị sau quyết định, được phép 2: VƯỢT 1\n",
  );
});

test("programs and Excel get the decision in a place of its own; the computed grade stays", () => {
  const decisions = "Mã đơn vị;Xếp loại;Lý do;Tài liệu\nso-2;Chưa đạt;đang bị thanh tra;QĐ 2\n";
  const { blocks, quotas } = JSON.parse(rank(decisions, "--json").out);
  expect(
    blocks[0].agencies.map((one: { agency: { id: string }; grade: { id: string }; decision: unknown }) => [
      one.agency.id,
      one.grade.id,
      one.decision,
    ]),
  ).toEqual([
    ["so-1", "dat", null],
    ["so-2", "dat", { grade: "chua_dat", reason: "đang bị thanh tra", document: "QĐ 2" }],
    ["so-3", "dat", null],
    ["so-4", "chua_dat", null],
  ]);
  expect(quotas[0].asDecided).toEqual({ holding: ["so-1", "so-3"], tooMany: 0 });
  const csv = rank(decisions, "--csv").out;
  expect(csv).toContain("so-2;Sở 2;8,00;Đạt;Chưa đạt;yes;official;");
});

test("a page tells them too", () => {
  const { out } = rank("agency,grade,reason\nso-2,chua_dat,đang bị thanh tra\n", "--html");
  expect(out).toContain("hội đồng quyết định khác: Chưa đạt (đang bị thanh tra)");
  expect(out).toContain("Quyết định của hội đồng, đặt cạnh mức tính được");
});

test("rows of another set or period are passed over", () => {
  const { out } = rank("agency,set,period,grade,reason\nso-2,khac,2025,lạ,\nso-2,thu,2026,lạ,\n");
  expect(out).not.toContain("Quyết định của hội đồng");
});

test("every problem of the file at once, and no list is made from it", () => {
  const { status, out, err } = rank(`agency,grade,reason
so-1,Đạtt,
so-2,Chưa đạt,
so-9,Đạt,
so-3,Đạt,
so-3,Đạt,
,Đạt,
`);
  expect([status, out]).toEqual([1, ""]);
  expect(err.match(/^LỖI .*$/gm)).toEqual([
    "LỖI decisions.csv, dòng 2, cột grade: Bộ tiêu chí không có mức xếp loại “Đạtt”.",
    "LỖI decisions.csv, dòng 3, cột reason: Quyết định về “so-2” khác mức tính được mà chưa có lý do.",
    expect.stringContaining("LỖI decisions.csv, dòng 4, cột agency: Không có đơn vị “so-9”"),
    "LỖI decisions.csv, dòng 6, cột agency: Đơn vị “so-3” đã có quyết định ở dòng 5.",
    expect.stringContaining("LỖI decisions.csv, dòng 7, cột agency"),
  ]);
});

test("a decision about an agency that was merged says so, not that it is unknown", () => {
  const folder = folderOf({
    "agencies.csv": `${agencies.replace("block", "block,valid_from,valid_to,predecessor").replace(/^(so-.*)$/gm, "$1,,,")}so-cu,Sở cũ,so,Khối A,,30/06/2025,
so-moi,Sở mới,so,Khối A,01/07/2025,,so-cu
`,
    "evidence.csv": evidence,
    "criteria/thu/2025-01-01.yaml": set,
    "decisions.csv": "Mã đơn vị;Xếp loại;Lý do\nso-cu;Đạt;\n",
  });
  const common = ["--set", "thu", "--criteria", join(folder, "criteria"), "--evidence", folder];
  const { status, err } = thangdiem(["rank", ...common, "--close"], folder);
  expect(status).toBe(1);
  expect(err).toContain("decisions.csv, dòng 2, cột Mã đơn vị: “so-cu” đã sáp nhập");
});

test("a decision about an open record is taken, and told", () => {
  const folder = folderOf({
    "agencies.csv": agencies,
    "evidence.csv": "agency,fact,period,value\nso-1,co_ke_hoach,2025,có\n",
    "criteria/thu/2025-01-01.yaml": set,
    "quyet-dinh/qd.csv": "agency,grade\nso-1,Đạt\n",
  });
  const { status, out, err } = thangdiem([
    ...["rank", "--set", "thu", "--criteria", join(folder, "criteria"), "--evidence", folder],
    ...["--decisions", join(folder, "quyet-dinh/qd.csv")],
  ]);
  expect(status).toBe(0);
  expect(err.split("\n")[0]).toBe(
    "LƯU Ý qd.csv, dòng 2, cột agency: Đã có quyết định về “so-1” khi hồ sơ chưa chốt, nên chưa có mức tính được để so.",
  );
  expect(out).toContain("hội đồng quyết định: Đạt");
});
