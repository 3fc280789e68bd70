/** `plan facts`: progress becomes evidence that lies beside the rest and leads from the points back to the clause. */
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { folderOf, thangdiem } from "../fixtures.ts";

const agencies = `id,name,kind,block
so-1,Sở 1,so_nganh,Sở
xa-1,Xã 1,cap_xa,Xã
don-vi-1,Đơn vị 1,don_vi,Đơn vị
`;
const header = "agency,task,done_on,document,note\n";

/** Everything a department must do in 2026 in time, worked by hand: 8 tasks. */
const allOf: Readonly<Record<string, string>> = {
  "1.3": "14/02/2026,KH 1,",
  "3.2": "31/12/2026,QĐ 2,",
  "3.5.a": "2026-02-01,KH 3,",
  "3.5.c": "27/02/2026,QĐ 4,",
  "3.5.đ": "30/06/2026,BC 5,",
  "4.3": "31/12/2026,BC 6,",
  "4.4": "31/12/2026,BC 7,",
  "4.5": "01/12/2026,BC 8,",
};
const rowsOf = (changes: Readonly<Record<string, string | null>> = {}, agency = "so-1") =>
  Object.entries({ ...allOf, ...changes })
    .flatMap(([task, rest]) => (rest === null ? [] : [`${agency},${task},${rest}\n`]))
    .join("");

function facts(progress: string, ...args: string[]) {
  const folder = folderOf({ "progress.csv": header + progress, "agencies.csv": agencies });
  const printed = thangdiem(
    ["plan", "facts", "--progress", join(folder, "progress.csv"), "--period", "2026", ...args],
    folder,
  );
  return { ...printed, folder };
}

interface Row {
  readonly agency: string;
  readonly fact: string;
  readonly value: string;
  readonly document: string;
  readonly note: string;
}

const evidence = (progress: string): readonly Row[] => {
  const { status, out, err } = facts(progress, "--json");
  expect([status, err]).toEqual([0, ""]);
  return JSON.parse(out);
};
const of = (rows: readonly Row[], fact: string) => rows.find((row) => row.fact === fact);
const inTime = (progress: string) => of(evidence(progress), "so_nhiem_vu_dung_han");
const due = (progress: string) => of(evidence(progress), "so_nhiem_vu_den_han");

describe("tasks due and done in time", () => {
  test("all eight in time", () => {
    expect(due(rowsOf())?.value).toBe("8");
    expect(inTime(rowsOf())).toMatchObject({ value: "8", note: "8/8 việc đúng hạn (QĐ 371)" });
  });

  test.each([
    ["14/02/2026", "8"],
    ["15/02/2026", "7"],
  ])("1.3, “trước ngày 15/02/2026”, done on %s leaves %s in time", (day, value) => {
    expect(inTime(rowsOf({ "1.3": `${day},KH 1,` }))?.value).toBe(value);
  });

  test("the note names what was late, with the day, the deadline and the clause", () => {
    const row = inTime(rowsOf({ "1.3": "20/02/2026,KH 1,", "4.5": "không,," }));
    expect(row?.value).toBe("6");
    expect(row?.note).toBe(
      "6/8 việc đúng hạn (QĐ 371): chậm 1.3 (làm 20/02/2026, hạn trước ngày 15/02/2026, QĐ 371 mục 1.3); không làm 4.5 (hạn Năm 2026, QĐ 371 mục 4.5)",
    );
    expect(row?.document).toBe("Bảng theo dõi nhiệm vụ progress.csv, dòng 2, 3, 4, 5, 6, 7, 8, 9");
  });

  test("a task without a row keeps the number missing, and says which", () => {
    const row = inTime(rowsOf({ "4.4": null }));
    expect(row?.value).toBe("");
    expect(row?.note).toContain("chưa khai tiến độ: 4.4 (Năm 2026)");
    expect(due(rowsOf({ "4.4": null }))?.value).toBe("8");
  });

  test("a row without a day says no more than no row", () => {
    expect(inTime(rowsOf({ "4.4": ",," }))?.value).toBe("");
  });

  test("a pending task keeps the number pending, unless another is not known at all", () => {
    expect(inTime(rowsOf({ "4.4": "CHO,," }))?.value).toBe("CHO");
    expect(inTime(rowsOf({ "4.4": "CHO,,", "4.5": null }))?.value).toBe("");
  });

  test("a task that does not apply is not due, and its reason stands in the note", () => {
    const progress = rowsOf({ "3.5.đ": "KAD,,không có đơn vị trực thuộc" });
    expect(due(progress)).toMatchObject({ value: "7" });
    expect(due(progress)?.note).toContain("không tính 3.5.đ (KAD: không có đơn vị trực thuộc)");
    expect(inTime(progress)?.value).toBe("7");
  });

  test.each([
    ["so-1", "8"],
    ["xa-1", "11"],
    ["don-vi-1", "5"],
  ])("%s has as many due in 2026 as worked by hand: %s", (agency, count) => {
    expect(due(`${agency},1.3,01/02/2026,,\n`)?.value).toBe(count);
  });

  test("continuing tasks are never due", () => {
    expect(due(rowsOf())?.note).not.toMatch(/1\.1 |4\.11/);
  });
});

describe("days and models", () => {
  test("the day of a task answers the fact that asks for it, with its document and its clause", () => {
    const row = of(evidence(rowsOf()), "ngay_ban_hanh_ke_hoach_dan_van");
    expect(row).toMatchObject({ value: "14/02/2026", document: "KH 1" });
    expect(row?.note).toBe("QĐ 371 mục 1.3: Hoàn thành trước ngày 15/02/2026; progress.csv, dòng 2");
  });

  test.each([
    ["3.5.c", "ngay_ra_soat_quy_che", "27/02/2026"],
    ["3.5.a", "ngay_ban_hanh_ke_hoach", "01/02/2026"],
  ])("%s answers %s", (_, fact, value) => {
    expect(of(evidence(rowsOf()), fact)?.value).toBe(value);
  });

  test("reports and the self-score are told by their own names; what has no row has none", () => {
    const rows = evidence("so-1,bao_cao_6_thang,09/06/2026,BC,\nso-1,tu_cham,không,,\n");
    expect(of(rows, "ngay_bao_cao_dan_van_6_thang")?.value).toBe("09/06/2026");
    expect(of(rows, "ngay_gui_tu_cham_dan_van")?.value).toBe("không");
    expect(of(rows, "ngay_bao_cao_dan_van_9_thang")).toBeUndefined();
  });

  test("models are counted by their rows: all registered, those with a day recognised", () => {
    const rows = evidence(
      "so-1,3.2#1,01/12/2026,QĐ 7,mô hình A\nso-1,3.2#2,không,,mô hình B\nso-1,3.2#3,02/12/2026,QĐ 7,\nso-1,3.2#4,03/01/2027,QĐ 9,\n",
    );
    expect(of(rows, "so_mo_hinh_dang_ky")?.value).toBe("4");
    expect(of(rows, "so_mo_hinh_duoc_cong_nhan")).toMatchObject({ value: "2", document: "QĐ 7" });
  });

  test("a model still to be decided keeps the number of recognised ones pending", () => {
    const rows = evidence("so-1,3.2#1,01/12/2026,QĐ 7,\nso-1,3.2#2,CHO,,\n");
    expect(of(rows, "so_mo_hinh_dang_ky")?.value).toBe("2");
    expect(of(rows, "so_mo_hinh_duoc_cong_nhan")?.value).toBe("CHO");
  });

  test("3.2 is done with the first model recognised, unless it has a row of its own", () => {
    const items = "so-1,3.2#1,31/12/2026,QĐ,\nso-1,3.2#2,CHO,,\n";
    expect(inTime(rowsOf({ "3.2": null }) + items)?.value).toBe("8");
    expect(inTime(rowsOf({ "3.2": "không,," }) + items)?.value).toBe("7");
    expect(inTime(`${rowsOf({ "3.2": null })}so-1,3.2#1,CHO,,\n`)?.value).toBe("CHO");
  });
});

describe("beside the other evidence", () => {
  test("the rows merge with those of the folder, and explain shows the note under the points", () => {
    const own = folderOf({
      "agencies.csv": agencies,
      "evidence.csv": "agency,fact,period,value,document\nso-1,co_tong_ket_nam,2026,có,BC\n",
      "progress.csv": header,
    });
    const written = facts(rowsOf({ "1.3": "20/02/2026,KH 1," }), "--out", join(own, "evidence-tasks.csv"));
    expect([written.status, written.out, written.err]).toEqual([0, "", ""]);
    const { status, out, err } = thangdiem(
      ["explain", "--set", "qd-5016", "--evidence", own, "--agency", "so-1", "--criterion", "I.3"],
      own,
    );
    expect([status, err]).toEqual([0, ""]);
    expect(out.replace(/\s+/g, " ")).toContain(
      "7/8 việc đúng hạn (QĐ 371): chậm 1.3 (làm 20/02/2026, hạn trước ngày 15/02/2026, QĐ 371 mục 1.3)",
    );
    // 7/8 of the 4 points that I.3 is worth to a department.
    expect(out).toContain("3,5°");
  });

  test("a table for Excel: Vietnamese with semicolons, and a byte order mark", () => {
    const { out } = facts(rowsOf());
    const rows: Row[] = parse(out, { bom: true, columns: true, delimiter: ";" });
    expect(rows[0]).toMatchObject({ agency: "so-1", fact: "so_nhiem_vu_den_han", value: "8", round: "self" });
  });
});

describe("bad rows", () => {
  test("are all told at once, with row, column and what to do; nothing is written", () => {
    const { status, out, err } = facts(
      [
        "so-2,1.3,01/02/2026,,",
        "so-1,9.9,01/02/2026,,",
        "so-1,1.3,30/02/2026,,",
        "so-1,1.4,Quý 1,,",
        "so-1,3.3,01/02/2026,,",
        "so-1,3.2#1,01/12/2026,,",
        "so-1,3.2#1,02/12/2026,,",
        "so-1,4.3#1,02/12/2026,,",
        "so-1,3.2#a b,02/12/2026,,",
        "so-1,3.5.đ,KAD,,",
        "so-1,4.4,không công nhận,,",
        ",,,,x",
        "",
      ].join("\n"),
    );
    expect([status, out]).toEqual([1, ""]);
    expect(err.match(/^LỖI .*/gm)).toEqual([
      "LỖI progress.csv, dòng 2, cột agency: Không có đơn vị “so-2” trong danh sách đơn vị.",
      "LỖI progress.csv, dòng 3, cột task: “9.9” không phải là việc theo dõi được.",
      "LỖI progress.csv, dòng 4, cột done_on: Không có ngày “30/02/2026”: tháng 2/2026 chỉ có 28 ngày, không có ngày 30.",
      "LỖI progress.csv, dòng 5, cột task: “1.4” không phải là việc theo dõi được.",
      expect.stringContaining("LỖI progress.csv, dòng 5, cột done_on: “Quý 1” không phải là ngày"),
      "LỖI progress.csv, dòng 6, cột task: Việc 3.3 của QĐ 371 không giao cho đơn vị này.",
      "LỖI progress.csv, dòng 8, cột task: Việc 3.2#1 của so-1 đã có ở dòng 7.",
      "LỖI progress.csv, dòng 9, cột task: Việc 4.3 không tách ra từng mục.",
      expect.stringContaining("LỖI progress.csv, dòng 10, cột task: "),
      expect.stringContaining("LỖI progress.csv, dòng 11, cột note: "),
      "LỖI progress.csv, dòng 12, cột done_on: “không công nhận” không ghi được ở đây.",
      "LỖI progress.csv, dòng 13, cột agency: Ô “agency” để trống.",
      "LỖI progress.csv, dòng 13, cột task: Ô “task” để trống.",
    ]);
    expect(err).toContain("Chưa ghi dòng nào.");
  });

  test("a task whose day the set asks for cannot be not applicable", () => {
    const { status, err } = facts("so-1,1.3,KAD,,không có\n");
    expect(status).toBe(1);
    expect(err).toContain(
      "LỖI progress.csv, dòng 2, cột done_on: Việc 1.3 không thể là không áp dụng: bộ tiêu chí hỏi ngày của việc này.",
    );
  });

  test("a file that is no progress is told by its columns", () => {
    const folder = folderOf({ "progress.csv": "đơn vị,ngày\na,b\n", "agencies.csv": agencies });
    const { status, err } = thangdiem(["plan", "facts", "--progress", join(folder, "progress.csv")]);
    expect(status).toBe(1);
    for (const column of ["agency", "task", "done_on"]) expect(err).toContain(`“${column}”`);
  });

  test("a period whose list is not in hand has no facts", () => {
    const folder = folderOf({ "progress.csv": header, "agencies.csv": agencies });
    const { status, err } = thangdiem(
      ["plan", "facts", "--progress", join(folder, "progress.csv"), "--period", "2025"],
      folder,
    );
    expect(status).toBe(1);
    expect(err).toContain("Không có danh mục nhiệm vụ nào cho kỳ 2025 trong tay.");
  });

  test("officers' names of the columns are read too", () => {
    const folder = folderOf({
      "progress.csv": "Mã đơn vị;Nhiệm vụ;Ngày hoàn thành;Tài liệu;Ghi chú\nso-1;1.3;14/02/2026;KH;\n",
      "agencies.csv": agencies,
    });
    const { status, out } = thangdiem(
      ["plan", "facts", "--progress", join(folder, "progress.csv"), "--json"],
      folder,
    );
    expect(status).toBe(0);
    expect(of(JSON.parse(out), "ngay_ban_hanh_ke_hoach_dan_van")?.value).toBe("14/02/2026");
  });
});
