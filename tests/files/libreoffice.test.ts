/**
 * The blank sheet of qd-5016 for 2026, opened in LibreOffice Calc 7.4 under a Vietnamese locale with its own detection of dates and
 * numbers, answered cell by cell and saved as CSV (UTF-8, semicolons): dates became dates, numbers numbers, the byte order mark went.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { describe, expect, test } from "vitest";
import { folderOf, thangdiem } from "../fixtures.ts";

const saved = readFileSync(join(import.meta.dirname, "fixtures/libreoffice-so-mau-01.csv"));

/** What was typed: answer, document, note. */
const typed: Readonly<Record<string, readonly [answer: string, document?: string, note?: string]>> = {
  ngay_ban_hanh_ke_hoach_dan_van: ["10/02/2026", "Kế hoạch số 12/KH-SM01 ngày 10/02/2026"],
  phan_cong_dan_van: ["Có văn bản phân công, rõ người, rõ việc, rõ thời hạn", "Quyết định số 3/QĐ-SM01"],
  kien_toan_ban_chi_dao: ["KAD", "", "Cơ quan không phải lập Ban Chỉ đạo; đã hỏi Sở Nội vụ"],
  so_nhiem_vu_den_han: ["20"],
  so_nhiem_vu_dung_han: ["18", 'Bảng theo dõi, kèm "sản phẩm"'],
  hinh_thuc_kiem_tra_dan_van: ["Có kiểm tra, có kết luận bằng văn bản", "Thông báo số 7"],
  co_danh_gia_6_thang: ["có", "Biên bản ngày 01/07/2026"],
  co_tong_ket_nam: ["CHO"],
  ngay_bao_cao_dan_van_6_thang: ["5/6/2026", "Báo cáo số 5"],
  ngay_bao_cao_dan_van_9_thang: ["không"],
  ngay_bao_cao_dan_van_nam: ["2026-12-05", "Báo cáo năm"],
  quan_triet_quyet_dinh_23: ["x", "Biên bản; số 1"],
  quan_triet_quyet_dinh_446: ["Có", "Biên bản"],
  quan_triet_chi_thi_26: ["Không"],
  so_cuoc_tuyen_truyen_dan_van: ["3", "-"],
  muc_trien_khai_de_an_04: ["Mới có kế hoạch hoặc văn bản triển khai", "KH 04"],
  so_tin_bai: ["0"],
  ty_le_ho_so_truc_tuyen: ["92,5", "Kết xuất"],
  ty_le_hai_long: ["87,25%", "Khảo sát"],
  so_ho_so_da_giai_quyet: ["1250"],
  so_ho_so_dung_han: ["1249", "Kết xuất"],
  nguoi_dung_dau_bi_ky_luat: ["không"],
};

const agencies = "id,name,kind,block\nso-mau-01,Sở Mẫu 01,so_nganh,Khối mẫu\n";
const common = ["--set", "qd-5016", "--period", "2026", "--agency", "so-mau-01"];

function blank(): string {
  const folder = folderOf({ "agencies.csv": agencies });
  return thangdiem(["form", ...common, "--agencies", join(folder, "agencies.csv")]).out;
}

/** The same answers put into the blank sheet as text. */
function filled(sheet: string): string {
  const [head = [], ...rows] = parse(sheet, { delimiter: ";", bom: true }) as string[][];
  const at = (name: string) => head.indexOf(name);
  for (const row of rows) {
    const [answer, document = "", note = ""] = typed[row[at("Mã câu hỏi")] ?? ""] ?? [""];
    row[at("Trả lời")] = answer;
    row[at("Tài liệu kèm theo")] = document;
    row[at("Ghi chú")] = note;
  }
  return stringify([head, ...rows], { delimiter: ";", record_delimiter: "windows", bom: true });
}

function scored(sheet: string | Uint8Array) {
  const folder = folderOf({ "agencies.csv": agencies, "so-mau-01.csv": sheet });
  const { status, err, out } = thangdiem(["score", ...common, "--evidence", folder, "--json"]);
  expect([status, err]).toEqual([0, ""]);
  return JSON.parse(out);
}

describe("a sheet filled in and saved by LibreOffice", () => {
  test("is the fixture it is said to be: no byte order mark, a date written anew", () => {
    expect(saved.subarray(0, 3).toString("latin1")).not.toBe("\u00ef\u00bb\u00bf");
    expect(saved.toString()).toContain(";05/06/2026;Báo cáo số 5;");
  });

  test.each([
    ["as it is", saved],
    ["with a byte order mark", Buffer.concat([Buffer.from("\ufeff"), saved])],
    ["with the line ends of Windows", Buffer.from(saved.toString().replaceAll("\n", "\r\n"))],
  ])("%s, it scores as the answers typed", (_, sheet) => {
    expect(scored(sheet)).toEqual(scored(filled(blank())));
  });

  /**
   * I.1 in time; I.2 KAD rescales its other half; I.3 18/20 × 4; I.5 half, half pending; I.6 0.75 + 0 + (1.5 − at most 0.75);
   * II.1 40 % and 30 % of 3; II.2 3 × 25 % of 3; II.3 half; II.4 none; III.4 1.6 + 4 whole steps × 0.8, at most 4;
   * V.7 1249/1250 is at least 98 %; V.8 87.25 is in 85–95: 70 % of 2. 13.1 + 5.85 + 4 + 4.4.
   */
  test("has the points worked by hand from the answers", () => {
    const [{ points, criteria }] = scored(saved);
    expect(points).toMatchObject({ earned: "27.35", outOf: "100" });
    const earned = Object.fromEntries(
      criteria.map(({ code, points }: { code: string; points: { earned: string } }) => [code, points.earned]),
    );
    expect(earned).toMatchObject({
      "I.1": "3",
      "I.2": "2",
      "I.3": "3.6",
      "I.4": "2",
      "I.5": "1",
      "I.6": "1.5",
      "II.1": "2.1",
      "II.2": "2.25",
      "II.3": "1.5",
      "II.4": "0",
      "III.4": "4",
      "V.7": "3",
      "V.8": "1.4",
    });
  });
});
