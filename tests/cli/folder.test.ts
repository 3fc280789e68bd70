/** A folder of sheets as it comes back from agencies: what is read, what is left, and what is said about it. */
import { describe, expect, test } from "vitest";
import { folderOf, score, smallSet, thangdiem, threeAgencies } from "../fixtures.ts";

const sheet = (...rows: string[]) =>
  ["\uFEFFMã đơn vị;Tên đơn vị;Mã câu hỏi;Trả lời;Ghi chú", ...rows, ""].join("\r\n");

function scoreIn(files: Readonly<Record<string, string>>, ...args: string[]) {
  const folder = folderOf({
    "in/agencies.csv": threeAgencies,
    "criteria/thu/2025-01-01.yaml": smallSet,
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`in/${name}`, text])),
  });
  const given = ["--set", "thu", "--criteria", `${folder}/criteria`, "--period", "2025"];
  return thangdiem(["score", ...given, "--evidence", `${folder}/in`, ...args], folder);
}

test("a workbook among the sheets is named, for it is not read", () => {
  const { status, err } = scoreIn({ "so-1.csv": sheet("so-1;Sở 1;so_hop;5;"), "so-2.xlsx": "PK" });
  expect([status, err]).toEqual([
    0,
    "LƯU Ý so-2.xlsx: Đây là file bảng tính, không phải CSV, nên không được đọc.\n" +
      "    → Nếu là phiếu: mở ra, lưu dạng CSV UTF-8 vào thư mục này. Nếu không: chuyển đi nơi khác.\n",
  ]);
});

test("with workbooks alone nothing is scored", () => {
  const { status, err } = scoreIn({ "so-1.ods": "PK" });
  expect(status).toBe(1);
  expect(err).toContain("LỖI Thư mục “in” không có file CSV nào để chấm, ngoài agencies.csv.");
  expect(err).toContain("LƯU Ý so-1.ods: Đây là file bảng tính");
});

test("what a Mac or an open Excel leaves there is passed over", () => {
  const leftovers = { "._so-1.csv": "\0\0", "~$so-1.xlsx": "x", ".~lock.so-1.csv#": "x" };
  const { status, err } = scoreIn({ "so-1.csv": sheet("so-1;Sở 1;so_hop;5;"), ...leftovers });
  expect([status, err]).toEqual([0, ""]);
});

test("of a folder that is not there only that is said", () => {
  const { status, err } = thangdiem(["score", "--set", "thu", "--evidence", "khong-co"]);
  expect([status, err]).toEqual([
    1,
    "LỖI Không có file hoặc thư mục “khong-co”.\n    → Kiểm tra tên và đường dẫn.\n" +
      "Chưa chấm đơn vị nào. Sửa các lỗi trên rồi chạy lại.\n",
  ]);
});

test.each([
  [
    "renamed",
    sheet("so-1;Sở 1;so_hop;5;").replace("Trả lời", "Đáp án"),
    [
      "Thiếu cột “Trả lời” ở dòng tiêu đề.\n    → Dòng đầu phải có các cột: Mã đơn vị, Mã câu hỏi, Trả lời.",
      "Không có cột nào tên “Đáp án”.\n    → Dùng các cột: Mã đơn vị, Mã câu hỏi, Trả lời, Mục, Tài liệu kèm theo, Ghi chú, Kỳ, Vòng.",
    ],
  ],
  [
    "written without accents",
    sheet("so-1;Sở 1;so_hop;5;").replace("Ghi chú", "Ghi chu"),
    [
      "Không có cột nào tên “Ghi chu”.\n    → Dùng các cột: Mã đơn vị, Mã câu hỏi, Trả lời, Mục, Tài liệu kèm theo, Ghi chú, Kỳ, Vòng. Có phải ý là “Ghi chú”?",
    ],
  ],
])("a column of a form that was %s is told in the words of the form", (_, text, problems) => {
  const { status, err } = scoreIn({ "so-1.csv": text });
  expect([status, err]).toEqual([
    1,
    `${problems.map((one) => `LỖI so-1.csv, dòng 1: ${one}\n`).join("")}Chưa chấm đơn vị nào. Sửa các lỗi trên rồi chạy lại.\n`,
  ]);
});

/** Bytes of UTF-8 read as Windows-1252, as a spreadsheet does when told so. */
const misread = (text: string) => new TextDecoder("windows-1252").decode(new TextEncoder().encode(text));
const openAgain =
  "Mở lại phiếu gốc bằng Data › From Text/CSV (UTF-8, dấu chấm phẩy), chép câu trả lời sang rồi lưu dạng CSV UTF-8.";
const glued = `Các cột bị dính vào nhau: phiếu đã được mở sai dấu phân cách rồi lưu lại.\n    → ${openAgain}`;
const letters = `Chữ có dấu ở dòng tiêu đề bị hỏng: phiếu đã được mở hoặc lưu không phải dạng UTF-8.\n    → ${openAgain}`;

test.each([
  [
    "opened with commas, saved with commas",
    'Mã đơn vị;Mã câu hỏi;Trả lời;Ghi chú,,,\n"so-1;so_hop;""5"";",,,\n',
    glued,
  ],
  [
    "opened with commas, saved with semicolons",
    '"Mã đơn vị;Mã câu hỏi;Trả lời;Ghi chú";;\n"so-1;so_hop;5;";;\n',
    glued,
  ],
  ["opened as Windows-1252", misread("Mã đơn vị;Mã câu hỏi;Trả lời;Ghi chú\nso-1;so_hop;5;\n"), letters],
  ["saved without the letters", "M? ??n v?;M? c?u h?i;Tr? l?i;Ghi ch?\nso-1;so_hop;5;\n", letters],
])("a sheet that was %s is told to be opened anew, once", (_, text, problem) => {
  const { status, err } = scoreIn({ "so-1.csv": text });
  expect([status, err]).toEqual([
    1,
    `LỖI so-1.csv, dòng 1: ${problem}\nChưa chấm đơn vị nào. Sửa các lỗi trên rồi chạy lại.\n`,
  ]);
});

test("who asks about one agency is not told about mergers of others", () => {
  const agencies = `id,name,kind,block,valid_to,predecessor
so-1,Sở 1,so,Khối A,,
xa-1,Xã 1,xa,Khối B,,xa-2
xa-2,Xã 2,xa,Khối B,30/06/2025,
`;
  const files = { "agencies.csv": agencies, "so-1.csv": sheet("so-1;Sở 1;so_hop;5;") };
  expect(scoreIn(files, "--agency", "so-1").err).toBe("");
  expect(scoreIn(files, "--agency", "xa-1").err).toContain("“xa-2” đã sáp nhập");
  expect(scoreIn(files).err).toContain("“xa-2” đã sáp nhập");
});

describe("a folder in which one file cannot be used", () => {
  const rows = "agency,fact,period,value\nso-1,co_ke_hoach,2025,có\n";

  test("a result that was written into it is told and passed over", () => {
    const more = { "xep-hang.csv": "block;place;agency;points\nKhối A;1;so-1;10\n" };
    const { status, err } = score({ evidence: rows, more });
    expect(status).toBe(0);
    expect(err).toContain("LƯU Ý xep-hang.csv: Bảng này không có cột câu hỏi và cột trả lời");
  });

  test("a sheet that cannot be read stops everything, together with every other problem", () => {
    const more = { "so-2.csv": "agency,fact,period,value,lạ\nso-2,co_ke_hoach,2025,có,\n" };
    const { status, out, err } = score({ evidence: rows.replace("có", "rồi"), more });
    expect([status, out]).toEqual([1, ""]);
    expect(err).toContain("LỖI so-2.csv, dòng 1");
    expect(err).toContain("LỖI evidence.csv, dòng 2");
  });

  test("with --keep-going the others are scored, and every list says what is not in it", () => {
    const more = { "so-2.csv": "agency,fact,period,value,lạ\nso-2,co_ke_hoach,2025,có,\n" };
    const { status, out, err } = score({ evidence: rows, more }, "--keep-going");
    expect(status).toBe(1);
    expect(err).toContain("LỖI so-2.csv, dòng 1");
    expect(out.replace(/\s+/g, " ")).toContain("CHƯA ĐỦ: không đọc được so-2.csv");
    expect(out).toMatch(/^Sở 1 /m);
  });
});
