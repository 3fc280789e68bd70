import { expect, test } from "vitest";
import { numberInWords } from "../../../src/engine/index.ts";
import type { Lang } from "../../../src/engine/words/lang.ts";
import { formulaOf } from "./setup.ts";

const labels: Readonly<Record<string, string>> = {
  so_vu: "“Số vụ”",
  tong_so: "“Tổng số”",
  co_ke_hoach: "“Có kế hoạch”",
  da_kiem_tra: "“Đã kiểm tra”",
  ngay_gui: "“Ngày gửi”",
  ngay_ban_hanh: "“Ngày ban hành”",
  xep_loai: "“Xếp loại”",
  diem: "−2,5",
  M: "15",
  "tot of xep_loai": "“Tốt”",
};

const inWords = (text: string, lang: Lang) =>
  formulaOf(text).inWords(
    lang,
    (name, of) => labels[of === undefined ? name : `${name} of ${of}`] ?? name,
    (literal) => numberInWords(literal, lang),
  );

test.each([
  ["so_vu / tong_so * 15", "“Số vụ” / “Tổng số” × 15"],
  ["so_vu * 0.25", "“Số vụ” × 0,25"],
  ["((so_vu) + (2 * tong_so))", "“Số vụ” + 2 × “Tổng số”"],
  ["(so_vu + 1) * 2", "(“Số vụ” + 1) × 2"],
  ["so_vu - (tong_so - 1)", "“Số vụ” − (“Tổng số” − 1)"],
  ["(so_vu - tong_so) - 1", "“Số vụ” − “Tổng số” − 1"],
  ["so_vu + (tong_so - 1)", "“Số vụ” + “Tổng số” − 1"],
  ["so_vu / (tong_so * 2)", "“Số vụ” / (“Tổng số” × 2)"],
  ["so_vu * (tong_so / 2)", "“Số vụ” × “Tổng số” / 2"],
  ["-(so_vu + 1)", "−(“Số vụ” + 1)"],
  ["-so_vu * 2", "−“Số vụ” × 2"],
  ["so_vu * -2", "“Số vụ” × (−2)"],
  ["so_vu - -2", "“Số vụ” − (−2)"],
  ["- -so_vu", "−(−“Số vụ”)"],
  ["so_vu - diem", "“Số vụ” − (−2,5)"],
  ["diem + so_vu", "−2,5 + “Số vụ”"],
  ["min(M, 3 * so_vu)", "số nhỏ nhất trong (15; 3 × “Số vụ”)"],
  ["max(so_vu, tong_so) / 2", "số lớn nhất trong (“Số vụ”; “Tổng số”) / 2"],
  ["sum(so_vu, 1, 2)", "tổng của (“Số vụ”; 1; 2)"],
  ["abs(so_vu - 1)", "giá trị tuyệt đối của (“Số vụ” − 1)"],
  ["floor(so_vu / 2)", "làm tròn xuống (“Số vụ” / 2)"],
  ["ceil(so_vu / 2)", "làm tròn lên (“Số vụ” / 2)"],
  ["round(so_vu / 3, 2)", "làm tròn (“Số vụ” / 3; đến 2 chữ số thập phân)"],
  ["round(so_vu / 3, 0)", "làm tròn (“Số vụ” / 3; đến hàng đơn vị)"],
  ["if(co_ke_hoach, 1, 2)", "nếu “Có kế hoạch” thì 1, nếu không thì 2"],
  ["3 * if(co_ke_hoach, 1, 2)", "3 × (nếu “Có kế hoạch” thì 1, nếu không thì 2)"],
  [
    "if(so_vu >= 3 and ngay_gui <= date(N, 2, 15), M, 0)",
    "nếu “Số vụ” ≥ 3 và “Ngày gửi” ≤ 15/02 năm đánh giá thì 15, nếu không thì 0",
  ],
  ["co_ke_hoach and da_kiem_tra or so_vu != 1", "(“Có kế hoạch” và “Đã kiểm tra”) hoặc “Số vụ” ≠ 1"],
  ["co_ke_hoach and (da_kiem_tra and true)", "“Có kế hoạch” và “Đã kiểm tra” và có"],
  ["not (co_ke_hoach or da_kiem_tra)", "không phải (“Có kế hoạch” hoặc “Đã kiểm tra”)"],
  ["not co_ke_hoach and false", "không phải “Có kế hoạch” và không"],
  ["xep_loai == tot", "“Xếp loại” = “Tốt”"],
  ["days(ngay_ban_hanh, ngay_gui) > 5", "(số ngày từ “Ngày ban hành” đến “Ngày gửi”) > 5"],
  ["days(date(2026, 2, 5), ngay_gui)", "số ngày từ 05/02/2026 đến “Ngày gửi”"],
  ["ngay_gui < date(N + 1, 1, 10)", "“Ngày gửi” < 10/01 năm sau"],
])("%s: %s", (text, words) => {
  expect(inWords(text, "vi")).toBe(words);
});

test.each([
  ["if(co_ke_hoach or not da_kiem_tra, 0.5, 2)", "if “Có kế hoạch” or not “Đã kiểm tra” then 0.5, else 2"],
  ["min(so_vu, 1) - 1", "the least of (“Số vụ”; 1) − 1"],
  ["max(so_vu, 1)", "the greatest of (“Số vụ”; 1)"],
  ["sum(so_vu, 1)", "the sum of (“Số vụ”; 1)"],
  ["abs(so_vu)", "the size of (“Số vụ”)"],
  ["round(so_vu, 1)", "rounded (“Số vụ”; to 1 decimal)"],
  ["round(so_vu, 0)", "rounded (“Số vụ”; to a whole number)"],
  ["floor(so_vu) + ceil(so_vu)", "rounded down (“Số vụ”) + rounded up (“Số vụ”)"],
  ["days(ngay_ban_hanh, date(N - 1, 12, 31))", "the days from “Ngày ban hành” to 31/12 of the year before"],
  ["co_ke_hoach == true", "“Có kế hoạch” = yes"],
])("%s: %s", (text, words) => {
  expect(inWords(text, "en")).toBe(words);
});
