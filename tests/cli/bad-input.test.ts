/** Bad input, and every word that a clerk is told about it: where, what is wrong, what to do. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  changed,
  check,
  folderOf,
  type Input,
  score,
  smallSet,
  thangdiem,
  threeAgencies,
} from "../fixtures.ts";

const header = "agency,fact,value,document,note,period,round\n";
const stopped = "Chưa chấm đơn vị nào. Sửa các lỗi trên rồi chạy lại.\n";
const inWords = (problems: readonly string[]) =>
  problems
    .map((one) => one.split(" → "))
    .map(([what, remedy]) => `LỖI ${what}\n    → ${remedy}\n`)
    .join("");

/** What `check` prints of findings written as `[id] place: what § clause → remedy`; only some have a clause. */
const asFound = (findings: readonly string[], severity = "LỖI") =>
  findings
    .map((one) => {
      const parts = /^(\[[\w-]+\])(?: (.*?))?: (.*?)(?: § (.*?))? → (.*)$/.exec(one);
      if (parts === null) throw new Error(`not written as a finding: ${one}`);
      const [, id = "", place, what = "", clause, remedy = ""] = parts;
      return [
        wrapped([severity, id, place].filter((part) => part !== undefined).join(" ")),
        wrapped(what, "  "),
        ...(clause === undefined ? [] : [wrapped(clause, "  Điều khoản  ")]),
        wrapped(remedy, "  Cần làm     "),
        "\n",
      ].join("");
    })
    .join("");

/** Lines of at most 100 signs, later ones as far in as the first begins. */
function wrapped(text: string, lead = ""): string {
  const lines = [lead];
  for (const word of text.split(" ")) {
    const line = lines[lines.length - 1] ?? "";
    const blank = " ".repeat(lead.length);
    if (line.trim() === lead.trim()) lines[lines.length - 1] = (line || lead) + word;
    else if (line.length + 1 + word.length > 100) lines.push(blank + word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return `${lines.join("\n")}\n`;
}

/** Each problem as `place: what → remedy`; nothing is scored and nothing else is said. */
function expectRefused(input: Input, problems: readonly string[], ...options: string[]) {
  expect(score(input, ...options)).toEqual({ status: 1, out: "", err: inWords(problems) + stopped });
}

test("the small set and its agencies are good input by themselves", () => {
  const { status, err } = score({ evidence: `${header}so-1,co_ke_hoach,có,,,,\n` });
  expect([status, err]).toEqual([0, ""]);
});

describe("one row of evidence", () => {
  test.each([
    [
      "an unknown agency",
      "so-l,co_ke_hoach,có,,,,",
      "cột agency: Không có đơn vị “so-l” trong danh sách đơn vị. → Sửa mã, hoặc thêm đơn vị vào agencies.csv. Có phải ý là “so-1”?",
    ],
    [
      "__proto__ as an agency",
      "__proto__,co_ke_hoach,có,,,,",
      "cột agency: Không có đơn vị “__proto__” trong danh sách đơn vị. → Sửa mã, hoặc thêm đơn vị vào agencies.csv.",
    ],
    [
      "an agency that Excel turned into a number",
      "1,co_ke_hoach,có,,,,",
      "cột agency: Mã đơn vị “1” có dạng số hoặc ngày; có lẽ Excel đã tự đổi. → Trong Excel, định dạng cột mã là Text rồi gõ lại; mã phải bắt đầu bằng chữ, ví dụ so-mau-01.",
    ],
    [
      "an agency that Excel turned into a date",
      "1/2/2025,co_ke_hoach,có,,,,",
      "cột agency: Mã đơn vị “1/2/2025” có dạng số hoặc ngày; có lẽ Excel đã tự đổi. → Trong Excel, định dạng cột mã là Text rồi gõ lại; mã phải bắt đầu bằng chữ, ví dụ so-mau-01.",
    ],
    [
      "an unknown fact",
      "so-1,co_ke_hoch,có,,,,",
      "cột fact: Bộ tiêu chí không có dữ kiện “co_ke_hoch”. → Chép lại mã câu hỏi từ phiếu trống (lệnh form). Có phải ý là “co_ke_hoach”?",
    ],
    [
      "__proto__ as a fact",
      "so-1,__proto__,có,,,,",
      "cột fact: Bộ tiêu chí không có dữ kiện “__proto__”. → Chép lại mã câu hỏi từ phiếu trống (lệnh form).",
    ],
    [
      "text where a number is due",
      "so-1,so_hop,nhiều,,,,",
      "cột value: “nhiều” không phải là số. → Ghi chữ số, không kèm chữ hay dấu cách, ví dụ 12 hoặc 12,5; không có thì ghi 0, chưa có số liệu thì để trống.",
    ],
    [
      "a number with a sign that cannot be seen",
      "so-1,so_hop,5\u200b,,,,",
      "cột value: “5⟨U+200B⟩” không phải là số. → Ghi chữ số, không kèm chữ hay dấu cách, ví dụ 12 hoặc 12,5; không có thì ghi 0, chưa có số liệu thì để trống.",
    ],
    [
      "a number where yes or no is due",
      "so-1,co_ke_hoach,5,,,,",
      "cột value: “5” không phải là có hay không. → Ghi có hoặc không, gõ đủ dấu (cũng được: x, 1, 0).",
    ],
    [
      "a level that there is not",
      "so-1,muc_do,khá,,,,",
      "cột value: “khá” không phải là một câu được chọn ở đây. → Ghi đúng một câu: Tốt | Kém",
    ],
    [
      "a fraction of a count",
      'so-1,so_hop,"2,5",,,,',
      "cột value: “2,5” không phải là số nguyên. → Ghi số nguyên: dữ kiện này đếm số lượng.",
    ],
    [
      "a number below its least",
      "so-1,so_hop,-1,,,,",
      "cột value: -1 nhỏ hơn mức thấp nhất cho phép (0). → Kiểm tra lại số liệu.",
    ],
    [
      "a number above its most",
      "so-1,so_hop,101,,,,",
      "cột value: 101 lớn hơn mức cao nhất cho phép (100). → Kiểm tra lại số liệu.",
    ],
    [
      "a percentage of 130",
      "so-1,ty_le,130%,,,,",
      "cột value: 130 lớn hơn mức cao nhất cho phép (100). → Kiểm tra lại số liệu.",
    ],
    [
      "points off their step",
      'so-1,diem,"0,3",,,,',
      "cột value: 0,3 không phải là bội số của 0,5. → Cho điểm theo bước 0,5.",
    ],
    [
      "a number with two readings",
      "so-1,kinh_phi,1.234,,,,",
      "cột value: “1.234” đọc được hai cách: 1234 hoặc 1,234. → Ghi 1234 nếu là hàng nghìn, hoặc 1,234 nếu là số thập phân.",
    ],
    [
      "a number with thousands separators",
      'so-1,kinh_phi,"1.234,5",,,,',
      "cột value: “1.234,5” có dấu phân cách hàng nghìn; có lẽ là 1234,5. → Ghi 1234,5, không phân cách hàng nghìn.",
    ],
    [
      "a day that the calendar has not",
      "so-1,ngay_ban_hanh,31/02/2026,,,,",
      "cột value: Không có ngày “31/02/2026”: tháng 2/2026 chỉ có 28 ngày, không có ngày 31. → Ghi ngày/tháng/năm có thật trên lịch, ngày trước tháng sau.",
    ],
    [
      "a day as Excel numbers it",
      "so-1,ngay_ban_hanh,46068,,,,",
      "cột value: “46068” có vẻ là số thứ tự ngày của Excel (15/02/2026). → Trong Excel, định dạng cột là Text và ghi 15/02/2026.",
    ],
    [
      "KAD without a reason",
      "so-1,co_ke_hoach,KAD,,,,",
      "cột note: KAD (không áp dụng) mà không có lý do. → Ghi lý do vào cột Ghi chú (note).",
    ],
    [
      "KAD where the set does not allow it",
      "so-1,so_hop,KAD,,lý do,,",
      "cột value: Dữ kiện này không được ghi KAD (không áp dụng). → Ghi số liệu (kể cả 0), hoặc để trống nếu chưa có.",
    ],
    [
      "a withdrawal in the self round",
      "so-1,co_ke_hoach,không công nhận,,,,self",
      "cột value: “không công nhận” chỉ dùng từ vòng thẩm định trở đi. → Ở vòng tự chấm, để trống hoặc ghi giá trị.",
    ],
    [
      "an unknown round",
      "so-1,co_ke_hoach,có,,,,apraisal",
      "cột round: “apraisal” không phải là vòng chấm. → Dùng self (tự chấm), appraisal (thẩm định), re-appraisal (phúc tra) hoặc council (hội đồng). Có phải ý là “appraisal”?",
    ],
    ["no agency", ",co_ke_hoach,có,,,,", "cột agency: Ô “agency” để trống. → Điền vào ô này."],
    [
      "a cell of a megabyte",
      `so-1,co_ke_hoach,${"a".repeat(1_000_000)},,,,`,
      "cột value: Ô này dài 1000000 ký tự, tối đa 10000. → Rút ngắn; văn bản dài để trong tài liệu kiểm chứng.",
    ],
  ])("%s", (_, row, problem) => {
    expectRefused({ evidence: `${header}${row}\n` }, [`evidence.csv, dòng 2, ${problem}`]);
  });

  test.each([
    [
      "fewer cells than the header",
      "so-1,co_ke_hoach,có",
      "Dòng này có 3 ô, tiêu đề có 7 cột. → Kiểm tra dấu phân cách; ô có dấu , hoặc ; phải nằm trong dấu nháy kép.",
    ],
    [
      "a decimal comma that splits its cell",
      "so-1,kinh_phi,9,5,,,,",
      "Dòng này có 8 ô, tiêu đề có 7 cột. → Kiểm tra dấu phân cách; ô có dấu , hoặc ; phải nằm trong dấu nháy kép.",
    ],
    [
      "a quote in the middle of a cell",
      'so-1,co_ke_hoach,c"ó,,,,',
      'Dấu nháy kép đặt sai chỗ trong dòng này. → Đặt cả ô trong dấu nháy kép và viết nháy bên trong thành hai dấu ("").',
    ],
    [
      "a quote that is never closed",
      'so-1,co_ke_hoach,"có,,,,',
      "Dấu nháy kép mở ở dòng này không được đóng lại. → Đóng dấu nháy ở cuối ô, hoặc bỏ dấu nháy thừa.",
    ],
  ])("%s", (_, row, problem) => {
    expectRefused({ evidence: `${header}${row}\nso-2,co_ke_hoach,có,,,,\n` }, [
      `evidence.csv, dòng 2: ${problem}`,
    ]);
  });
});

describe("rows that do not go together", () => {
  test("the same key twice: the second row is named, and the first it repeats", () => {
    expectRefused({ evidence: `${header}so-1,co_ke_hoach,có,,,,\nso-1,co_ke_hoach,không,,,,\n` }, [
      "evidence.csv, dòng 3: Dữ kiện “co_ke_hoach” của so-1 (kỳ 2025, vòng tự chấm) đã có ở dòng 2. → Giữ một dòng; chương trình không tự chọn.",
    ]);
  });

  test("a change without a reason", () => {
    expectRefused(
      { evidence: `${header}so-1,co_ke_hoach,có,,,,self\nso-1,co_ke_hoach,không,,,,appraisal\n` },
      [
        "evidence.csv, dòng 3, cột note: Vòng thẩm định đổi dữ kiện “co_ke_hoach” từ có thành không mà không nêu lý do. → Ghi lý do vào cột Ghi chú (note).",
      ],
    );
  });

  test("a part above its whole", () => {
    expectRefused({ evidence: `${header}so-1,so_hop,3,,,,\nso-1,so_hop_du,4,,,,\n` }, [
      "evidence.csv, dòng 3, cột value: “Số cuộc họp đủ” là 4, lớn hơn “Số cuộc họp” là 3. → Kiểm tra lại hai số: phần không thể lớn hơn tổng.",
    ]);
  });

  test("two facts that differ only in Unicode form", () => {
    const fact = "hội_nghị";
    expectRefused({ evidence: `${header}so-1,${fact},có,,,,\nso-2,${fact.normalize("NFD")},có,,,,\n` }, [
      "evidence.csv, dòng 2, cột fact: Bộ tiêu chí không có dữ kiện “hội_nghị”. → Chép lại mã câu hỏi từ phiếu trống (lệnh form).",
      "evidence.csv, dòng 3, cột fact: Bộ tiêu chí không có dữ kiện “hội_nghị”. → Chép lại mã câu hỏi từ phiếu trống (lệnh form).",
      "evidence.csv, dòng 3, cột fact: “hội_nghị” xuất hiện hai lần, chỉ khác nhau ở cách mã hoá dấu (Unicode dựng sẵn và tổ hợp). → Giữ một tên, viết bằng Unicode dựng sẵn (NFC).",
    ]);
  });
});

describe("the header", () => {
  test.each([
    [
      "a column missing",
      "agency,value\nso-1,có\n",
      "Thiếu cột “fact” ở dòng tiêu đề. → Dòng đầu phải có các cột: agency, fact, value.",
    ],
    [
      "a column repeated",
      "agency,fact,value,value\nso-1,co_ke_hoach,có,có\n",
      "Cột “value” xuất hiện hai lần ở dòng tiêu đề. → Giữ một cột.",
    ],
    [
      "an unknown column",
      "agency,fact,value,documnt\nso-1,co_ke_hoach,có,\n",
      "Không có cột nào tên “documnt”. → Dùng các cột: agency, fact, value, item, document, note, period, round. Có phải ý là “document”?",
    ],
    [
      "a column without a name",
      "agency,fact,value,\nso-1,co_ke_hoach,có,\n",
      "Cột D không có tên ở dòng tiêu đề. → Ghi tên cột; nếu cột trống thì xoá cả cột trong Excel.",
    ],
    [
      "tabs between the columns",
      "agency\tfact\tvalue\nso-1\tco_ke_hoach\tcó\n",
      "Không thấy dấu phẩy hay chấm phẩy nào ở dòng tiêu đề. → Lưu file dạng CSV; các cột cách nhau bằng , hoặc ;",
    ],
    [
      "a quote that is never closed",
      '"agency,fact,value\nso-1,co_ke_hoach,có\n',
      "Dấu nháy kép mở ở dòng này không được đóng lại. → Đóng dấu nháy ở cuối ô, hoặc bỏ dấu nháy thừa.",
    ],
  ])("%s", (_, evidence, problem) => {
    expectRefused({ evidence }, [`evidence.csv, dòng 1: ${problem}`]);
  });
});

describe("a file that is no UTF-8 table", () => {
  const saveAgain =
    "Lưu lại dạng UTF-8: trong Excel chọn File › Save As › “CSV UTF-8 (Comma delimited) (*.csv)”";
  const convert = `${saveAgain}; nếu chữ bị lỗi phông, chuyển sang Unicode trước (UniKey › Công cụ).`;
  const row = `${header}so-1,co_ke_hoach,có,,,,\n`;
  const bytes = (text: string, ...high: number[]) => {
    const rest = [...high];
    return Uint8Array.from(text, (sign) => (sign === "?" ? (rest.shift() ?? 0) : sign.charCodeAt(0)));
  };

  test.each([
    [
      "UTF-16, as Excel saves “Unicode Text”",
      Buffer.from(`\ufeff${row}`, "utf16le"),
      `, dòng 1: File không phải UTF-8; có vẻ là UTF-16 (Excel “Unicode Text”). → ${convert}`,
    ],
    [
      "UTF-16 without its mark",
      Buffer.from(row, "utf16le"),
      `, dòng 1: File không phải UTF-8; có vẻ là UTF-16 (Excel “Unicode Text”). → ${convert}`,
    ],
    [
      "Windows-1258: “có”, “Báo cáo đã ký”",
      bytes(`${header}so-1,co_ke_hoach,c?,B?o c?o ?? k?,,,\n`, 0xf3, 0xe1, 0xe1, 0xf0, 0xe3, 0xfd),
      `, dòng 2: File không phải UTF-8; có vẻ là Windows-1258 / Windows-1252 (ANSI). → ${convert}`,
    ],
    [
      "TCVN3: “có”, “Kế hoạch đã ban hành”",
      bytes(`${header}so-1,co_ke_hoach,c?,K? ho?ch ?? ban h?nh,,,\n`, 0xe3, 0xd5, 0xb9, 0xae, 0xb7, 0xb5),
      `, dòng 2: File không phải UTF-8; có vẻ là TCVN3 (ABC, .VnTime). → ${convert}`,
    ],
    [
      "a workbook renamed to .csv",
      Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0),
      ": Đây là file Excel (.xlsx), không phải CSV. → Mở bằng Excel, chọn File › Save As › “CSV UTF-8 (Comma delimited) (*.csv)”, rồi dùng file mới.",
    ],
    ["NUL bytes", row.replace("có", "c\0"), `, dòng 2: File có ký tự NUL (rỗng). → ${saveAgain}.`],
    ["nothing in it", "", ": File không có nội dung. → Kiểm tra đã lưu đúng file chưa."],
    ["only empty rows", ",,\n\n,,\n", ": File không có nội dung. → Kiểm tra đã lưu đúng file chưa."],
  ])("%s", (_, evidence, problem) => {
    expectRefused({ evidence }, [`evidence.csv${problem}`]);
  });

  test("no file at all", () => {
    expectRefused({ evidence: null, agencies: null }, [
      "Không có file hoặc thư mục “agencies.csv”. → Kiểm tra tên và đường dẫn.",
      "Thư mục “.” không có file CSV nào để chấm, ngoài agencies.csv. → Lưu phiếu đã điền dạng CSV UTF-8 vào thư mục này.",
    ]);
  });

  test("a folder in place of a file", () => {
    const folder = folderOf({ "agencies/x": "" });
    expect(score({}, "--agencies", join(folder, "agencies")).err).toContain(
      `LỖI “${join(folder, "agencies")}” là thư mục, không phải file.\n    → Ghi đường dẫn đến file.\n`,
    );
  });
});

describe("agencies.csv", () => {
  const withColumns = "id,name,kind,block,parent,valid_from,valid_to\n";
  test.each([
    [
      "an agency twice",
      `${threeAgencies}so-1,Sở 1 nữa,so,Khối A\n`,
      ", dòng 5, cột id: Đơn vị “so-1” đã có ở dòng 2. → Giữ một dòng cho mỗi đơn vị.",
    ],
    [
      "an unknown kind",
      `${threeAgencies}so-3,Sở 3,soo,Khối A\n`,
      ", dòng 5, cột kind: Bộ tiêu chí không có loại đơn vị “soo”. → Dùng một trong: so, xa. Có phải ý là “so”?",
    ],
    [
      "an end before the beginning",
      `${withColumns}so-1,Sở 1,so,A,,01/07/2025,30/06/2025\n`,
      ", dòng 2, cột valid_to: Đơn vị hết hiệu lực (30/06/2025) trước khi có hiệu lực (01/07/2025). → Sửa valid_from hoặc valid_to.",
    ],
    [
      "a day that is none",
      `${withColumns}so-1,Sở 1,so,A,,không,\n`,
      ", dòng 2, cột valid_from: “không” không phải là ngày. → Ghi ngày/tháng/năm, ví dụ 01/07/2025; để trống nếu không có.",
    ],
    [
      "an unknown parent",
      `${withColumns}so-1,Sở 1,so,A,so-9,,\nso-2,Sở 2,so,A,so-1,,\n`,
      ", dòng 2, cột parent: Không có đơn vị “so-9” mà cột parent nhắc đến. → Sửa mã, hoặc thêm đơn vị đó. Có phải ý là “so-1”?",
    ],
    [
      "its own parent",
      `${withColumns}so-1,Sở 1,so,A,so-1,,\n`,
      ", dòng 2, cột parent: Đơn vị “so-1” được ghi là parent của chính nó. → Sửa mã, hoặc để trống ô này.",
    ],
    [
      "no name",
      "id,name,kind,block\nso-1,,so,A\n",
      ", dòng 2, cột name: Ô “name” để trống. → Điền vào ô này.",
    ],
    [
      "__proto__ as an id",
      `${threeAgencies}__proto__,Sở 3,so,A\n`,
      ", dòng 5, cột id: “__proto__” không phải là mã đơn vị hợp lệ. → Bắt đầu bằng chữ; dùng chữ thường không dấu, chữ số và gạch nối, ví dụ so-mau-01.",
    ],
    [
      "an id that is a date",
      `${threeAgencies}1/2/2025,Sở 3,so,A\n`,
      ", dòng 5, cột id: Mã đơn vị “1/2/2025” có dạng số hoặc ngày; có lẽ Excel đã tự đổi. → Trong Excel, định dạng cột mã là Text rồi gõ lại; mã phải bắt đầu bằng chữ, ví dụ so-mau-01.",
    ],
    [
      "no agency",
      "id,name,kind,block\n",
      ": Danh sách đơn vị không có đơn vị nào. → Ghi mỗi đơn vị một dòng dưới dòng tiêu đề.",
    ],
  ])("%s", (_, agencies, problem) => {
    expectRefused({ agencies }, [`agencies.csv${problem}`]);
  });

  test("an id that Excel turned into a number is recognized in the evidence", () => {
    expectRefused(
      { agencies: `${threeAgencies}001,Sở 3,so,A\n`, evidence: `${header}1,co_ke_hoach,có,,,,\n` },
      [
        "agencies.csv, dòng 5, cột id: Mã đơn vị “001” có dạng số hoặc ngày; có lẽ Excel đã tự đổi. → Trong Excel, định dạng cột mã là Text rồi gõ lại; mã phải bắt đầu bằng chữ, ví dụ so-mau-01.",
        "evidence.csv, dòng 2, cột agency: Mã đơn vị là “1”; có lẽ Excel đã đổi “001” thành số hoặc ngày. → Trong Excel, định dạng cột mã là Text rồi gõ lại mã.",
      ],
    );
  });
});

describe("which set, which period", () => {
  const later = changed('edition: "2025-01-01"', 'edition: "2025-06-01"');

  test("an unknown set", () => {
    expectRefused(
      {},
      ["Không có bộ tiêu chí “thuu”. → Các bộ hiện có: thu. Xem lệnh: thangdiem sets. Có phải ý là “thu”?"],
      "--set",
      "thuu",
    );
  });

  test("an unknown edition", () => {
    expectRefused(
      {},
      ["Bộ “thu” không có bản “2025-01-02”. → Các bản hiện có: 2025-01-01. Có phải ý là “2025-01-01”?"],
      "--set",
      "thu@2025-01-02",
    );
  });

  test.each(["2019", "2027", "2025-H1"])("a set that does not govern %s", (period) => {
    expectRefused(
      {},
      [
        `Không bản nào của bộ “thu” áp dụng cho kỳ ${period}. → Chọn kỳ khác hoặc bộ khác. Các bản: 2025-01-01 (năm, 2025–2026).`,
      ],
      "--period",
      period,
    );
  });

  test("two editions that could", () => {
    expectRefused({ more: { "criteria/thu/2025-06-01.yaml": later } }, [
      "Hai bản trở lên của bộ “thu” cùng áp dụng cho kỳ 2025: 2025-01-01, 2025-06-01. → Ghi rõ bản cần dùng: --set thu@<bản>.",
    ]);
  });

  test("two editions that could, one of them named", () => {
    const { status } = score({ more: { "criteria/thu/2025-06-01.yaml": later } }, "--set", "thu@2025-06-01");
    expect(status).toBe(0);
  });

  test("an edition whose file says that it is another", () => {
    expectRefused({ set: later }, [
      "criteria/thu/2025-01-01.yaml: File này ghi là bộ thu, bản 2025-06-01, nhưng thư mục hoặc tên file ghi khác. → Đặt file là thu/2025-06-01.yaml, hoặc sửa set và edition trong file.",
    ]);
  });

  test("a period that is none", () => {
    expectRefused(
      {},
      [
        "“2025-13” không phải là một kỳ. → Viết 2025 (năm), 2025-H1 (nửa năm), 2025-Q3 (quý) hoặc 2025-07 (tháng).",
      ],
      "--period",
      "2025-13",
    );
  });

  test("a period of which the evidence has nothing", () => {
    expectRefused({ evidence: `${header}so-1,co_ke_hoach,có,,,2026,\n` }, [
      "evidence.csv: File không có số liệu nào của kỳ 2025. → Các kỳ có trong file: 2026.",
    ]);
  });

  test("a library without sets", () => {
    const folder = folderOf({ "trong/x": "" });
    expect(thangdiem(["check", "--criteria", join(folder, "trong")], folder)).toEqual({
      status: 1,
      out: "LỖI [library-empty]\n  Thư mục “trong” không có bộ tiêu chí nào.\n  Cần làm     Kiểm tra --criteria; mỗi bản là một file <bộ>/<bản>.yaml.\n\n",
      err: "",
    });
  });
});

test("all problems of both files are told in one run", () => {
  const agencies = `${threeAgencies}so-3,Sở 3,soo,Khối A\nxa-1,Xã 1 nữa,xa,Khối B\n`;
  const rows = [
    "so-1,co_ke_hoach,5,,,,",
    "",
    'so-1,so_hop,"3',
    "so-2,ty_le,130,,,,",
    "so-2,so_hop",
    'so-1,muc_do,"kha",,"hai\ndòng",,',
    "so-2,ngay_ban_hanh,30/02/2025,,,,",
  ];
  const { status, out, err } = score({ agencies, evidence: header + rows.join("\n") });
  expect([status, out]).toEqual([1, ""]);
  const places = err.split("\n").flatMap((line) => /^LỖI (.*?): /.exec(line)?.[1] ?? []);
  expect(places).toEqual([
    "evidence.csv, dòng 4",
    "evidence.csv, dòng 6",
    "agencies.csv, dòng 5, cột kind",
    "agencies.csv, dòng 6, cột id",
    "evidence.csv, dòng 2, cột value",
    "evidence.csv, dòng 5, cột value",
    "evidence.csv, dòng 7, cột value",
    "evidence.csv, dòng 8, cột value",
  ]);
});

describe("--keep-going", () => {
  const mixed = { evidence: `${header}so-1,co_ke_hoach,cóo,,,,\nso-2,co_ke_hoach,có,,,,\n` };
  const told =
    "LỖI evidence.csv, dòng 2, cột value: “cóo” không phải là có hay không.\n    → Ghi có hoặc không, gõ đủ dấu (cũng được: x, 1, 0).\nKhông chấm vì có lỗi: so-1.\n";

  test("names the agencies concerned, scores the others and still fails", () => {
    const { status, out, err } = score(mixed, "--keep-going", "--json");
    expect([status, err]).toEqual([1, told]);
    expect(JSON.parse(out).map((one: { agency: { id: string } }) => one.agency.id)).toEqual(["so-2", "xa-1"]);
  });

  test("leaves out the agency that a misspelt id most likely means", () => {
    const { err } = score({ evidence: `${header}so-l,co_ke_hoach,có,,,,\n` }, "--keep-going");
    expect(err).toContain("Không chấm vì có lỗi: so-1.\n");
  });

  test("has nothing to print when only the agency concerned is asked for", () => {
    expect(score(mixed, "--keep-going", "--agency", "so-1")).toEqual({ status: 1, out: "", err: told });
  });

  test("stops all the same at a problem that touches the whole file", () => {
    expectRefused(
      { evidence: `${mixed.evidence},co_ke_hoach,có,,,,\n` },
      [
        "evidence.csv, dòng 2, cột value: “cóo” không phải là có hay không. → Ghi có hoặc không, gõ đủ dấu (cũng được: x, 1, 0).",
        "evidence.csv, dòng 4, cột agency: Ô “agency” để trống. → Điền vào ô này.",
      ],
      "--keep-going",
    );
  });
});

describe("options that the data does not bear out", () => {
  test.each([
    [
      ["--agency", "so-l"],
      "Không có đơn vị “so-l” trong danh sách đơn vị. → Sửa mã, hoặc thêm đơn vị vào agencies.csv. Có phải ý là “so-1”?",
    ],
    [
      ["--block", "Khối Á"],
      "Không có khối “Khối Á”. → Dùng một trong: Khối A, Khối B. Có phải ý là “Khối A”?",
    ],
  ])("%s", (options, problem) => {
    expect(score({}, ...options)).toEqual({ status: 1, out: "", err: inWords([problem]) });
  });

  test("a result that cannot be written fails, and is not printed either", () => {
    const file = join(folderOf({}), "khong-co", "ket-qua.txt");
    expect(score({}, "--out", file)).toEqual({
      status: 1,
      out: "",
      err: `LỖI Không ghi được kết quả vào “${file}”: ENOENT.\n    → Kiểm tra thư mục có chưa; nếu file đang mở trong Excel thì đóng lại.\n`,
    });
  });

  test("an agency outside the period is told so once, and nothing is printed", () => {
    const agencies = "id,name,kind,block,valid_to\nso-1,Sở 1,so,A,31/12/2024\nso-2,Sở 2,so,A,\n";
    expect(score({ agencies }, "--agency", "so-1")).toEqual({
      status: 1,
      out: "",
      err: "LƯU Ý agencies.csv: Đơn vị “so-1” không tồn tại trong kỳ 2025, nên không được chấm.\n    → Nếu sai, sửa valid_from, valid_to.\n",
    });
  });

  test("a criterion that the agency does not have", () => {
    const folder = folderOf({ "evidence.csv": header, "agencies.csv": threeAgencies, "bo.yaml": smallSet });
    const args = ["explain", "--set", join(folder, "bo.yaml"), "--evidence", folder, "--period", "2025"];
    expect(thangdiem([...args, "--agency", "so-1", "--criterion", "9"])).toEqual({
      status: 1,
      out: "",
      err: "LỖI Bảng của đơn vị này không có nhóm hay tiêu chí “9”.\n    → Dùng một trong: 1, 2, 3, 4, 5, 6, 7. Có phải ý là “1”?\n",
    });
  });
});

describe("check", () => {
  const facts = "\nfacts:\n";
  const lastGrade = "{ id: chua_dat, name: Chưa đạt }";

  test.each([
    [
      "a key twice",
      changed('base: "10"', 'base: "10"\nbase: "11"'),
      "[yaml-duplicate-key] bo.yaml, dòng 11, cột 1: Khoá “base” xuất hiện hai lần ở cùng một chỗ. → Giữ một, bỏ một; chương trình không tự chọn.",
    ],
    [
      "an anchor",
      changed("title: Bộ thử", "title: &ten Bộ thử"),
      "[yaml-anchor] bo.yaml, dòng 3, cột 13: File dùng neo (&) hoặc tham chiếu (*) của YAML. → Viết ra đầy đủ: một bộ tiêu chí phải đọc được từng dòng.",
    ],
    [
      "a tag",
      changed("title: Bộ thử", "title: !ten Bộ thử"),
      "[yaml-tag] bo.yaml, dòng 3, cột 13: File dùng thẻ YAML “!ten”. → Bỏ thẻ này.",
    ],
    [
      "a tab",
      changed("  co_ke_hoach:", "\tco_ke_hoach:"),
      "[yaml-tab] bo.yaml, dòng 12, cột 1: Dòng này thụt đầu dòng bằng phím Tab. → Thay bằng dấu cách, hai dấu cách cho mỗi cấp.",
    ],
    [
      "a line that does not line up",
      changed("  so_hop:", "   so_hop:"),
      "[yaml-indent] bo.yaml, dòng 13, cột 1: Dòng này thụt đầu dòng không thẳng với các dòng cùng cấp. → Sửa số dấu cách ở đầu dòng.",
    ],
    [
      "nesting beyond reading",
      `set: ${"[".repeat(10_000)}${"]".repeat(10_000)}`,
      /^LỖI \[yaml-too-deep\] bo\.yaml, dòng 1, cột \d+\n {2}Dữ liệu lồng nhau quá sâu, không đọc được\.\n {2}Cần làm {5}Giảm số tầng\.\n\nbo\.yaml: 1 lỗi, 0 lưu ý, 0 ghi chú\n$/,
    ],
    [
      "nesting beyond sense",
      changed("title: Bộ thử", `title: ${"[".repeat(60)}${"]".repeat(60)}`),
      "[too-deep] bo.yaml, dòng 3, cột 11, title[0][0][0]: Dữ liệu lồng nhau quá 40 tầng. → Giảm số tầng.",
    ],
    [
      "__proto__ as a key",
      changed(facts, `${facts}  __proto__: { type: yes-no }\n`),
      "[forbidden-key] bo.yaml, dòng 12, cột 3, facts.__proto__: Tên “__proto__” không được phép dùng. → Đặt tên khác.",
    ],
    [
      "constructor as a fact",
      smallSet.replaceAll("co_ke_hoach", "constructor"),
      "[forbidden-key] bo.yaml, dòng 12, cột 3, facts.constructor: Tên “constructor” không được phép dùng. → Đặt tên khác.",
    ],
    [
      "a missing key",
      changed("title: Bộ thử\n", ""),
      "[field-missing] bo.yaml, dòng 1, cột 1, title: Thiếu mục “title”. → Bổ sung mục này.",
    ],
    [
      "a number with a comma",
      changed('max: "2"', 'max: "2,5"'),
      "[field-number] bo.yaml, dòng 23, cột 5, criteria[0].max: “2,5” không phải là số. → Viết số với dấu chấm thập phân, ví dụ 12.5; thêm ? nếu là số giả định: 12.5?",
    ],
    [
      "a maximum below 0",
      changed('max: "2"', 'max: "-2"'),
      "[field-negative] bo.yaml, dòng 23, cột 5, criteria[0].max: Số này không được âm. → Ghi số từ 0 trở lên.",
    ],
    [
      "a step of 0, which no number is a multiple of",
      changed('step: "0.5"', 'step: "0"'),
      "[field-not-positive] bo.yaml, dòng 19, cột 81, facts.diem.step: Bước phải lớn hơn 0. → Ghi số dương, ví dụ 0.25.",
    ],
    [
      "rounding to a step of 0",
      changed('places: "2"', 'step: "0"'),
      "[field-not-positive] bo.yaml, dòng 70, cột 25, rounding[0].step: Bước phải lớn hơn 0. → Ghi số dương, ví dụ 0.25.",
    ],
    [
      "neither an amount nor the word that may stand for one",
      changed("when-zero: not-applicable", "when-zero: zero"),
      "[field-amount] bo.yaml, dòng 32, cột 58, criteria[1].rule.when-zero: “zero” không phải là số điểm. → Viết số điểm (3, 2.5) hoặc tỷ lệ của điểm tối đa (50%); thêm ? nếu là số giả định. Cũng được ghi: not-applicable.",
    ],
    [
      "no kind of agency",
      changed("{ so: Sở, xa: Xã }", "{}"),
      "[list-empty] bo.yaml, dòng 7, cột 1, agency-kinds: Danh sách này để trống. → Ghi ít nhất 1 mục.",
    ],
    [
      "no level",
      changed("{ tot: Tốt, kem: Kém }", "{}"),
      "[list-empty] bo.yaml, dòng 18, cột 73, facts.muc_do.levels: Danh sách này để trống. → Ghi ít nhất 1 mục.",
    ],
    [
      "a last year before the first",
      changed('to: "2026"', 'to: "2024"'),
      "[governs-nothing] bo.yaml, dòng 6, cột 1, governs: Năm cuối (to) đứng trước năm đầu (from), nên bộ này không áp dụng cho kỳ nào. → Sửa from hoặc to.",
    ],
    [
      "an unknown kind of rule",
      changed("kind: yes-no", "kind: yesno"),
      "[field-option] bo.yaml, dòng 26, cột 13, criteria[0].rule.kind: “yesno” không nằm trong các lựa chọn. → Chọn một trong: yes-no, choice, graded, count, increment, ratio, relative, bands, deadline, checklist, sum, best-of, cases, adjusted, each, formula. Có phải ý là “yes-no”?",
    ],
    [
      "a code twice",
      changed('code: "2"', 'code: "1"'),
      "[code-repeated] bo.yaml, dòng 27, cột 5, criteria[1].code: Số hiệu “1” đã dùng cho mục khác. § 1 “Họp” (Nguồn, 2: “lời”) → Mỗi mục cần một số hiệu riêng.",
    ],
    [
      "bands that leave a gap",
      changed('from: "80"', 'from: "90"', changed("Từ 80%", "Dưới 80%; từ 90%")),
      "[band-gap] bo.yaml, dòng 43, cột 11, criteria[2].rule.bands[1]: Khoảng từ 80 đến 90 không thuộc mức nào. § 3 “Tỷ lệ” (Nguồn, 3: “Dưới 80%; từ 90% trở lên”) → Nối liền các mức: cận trên của mức này là cận dưới của mức sau.",
    ],
    [
      "bands that overlap",
      changed('from: "80"', 'from: "70"', changed("Từ 80%", "Dưới 80%; từ 70%")),
      "[band-overlap] bo.yaml, dòng 43, cột 11, criteria[2].rule.bands[1]: Khoảng từ 70 đến 80 thuộc hai mức. § 3 “Tỷ lệ” (Nguồn, 3: “Dưới 80%; từ 70% trở lên”) → Sửa cận để mỗi giá trị chỉ thuộc một mức.",
    ],
    [
      "thresholds out of order",
      changed(lastGrade, `{ id: kha, name: Khá, at-least: "6" }, ${lastGrade}`),
      "[grade-order] bo.yaml, dòng 71, cột 71, grades[1].at-least: Ngưỡng của mức “kha” không thấp hơn ngưỡng của mức đứng trên. → Xếp các mức từ cao xuống thấp, ngưỡng giảm dần.",
    ],
  ])("%s", (_, set, problem) => {
    const { status, out, err } = check(set);
    expect([status, err]).toEqual([1, ""]);
    const summary = "bo.yaml: 1 lỗi, 0 lưu ý, 0 ghi chú\n";
    if (typeof problem === "string") expect(out).toBe(asFound([problem]) + summary);
    else expect(out).toMatch(problem);
  });

  const unusedPlan =
    "[fact-unused] bo.yaml, dòng 12, cột 3, facts.co_ke_hoach: Dữ kiện “co_ke_hoach” không được quy tắc nào dùng đến. → Bỏ dữ kiện, hoặc dùng nó trong một quy tắc.";
  test.each([
    [
      "an unknown fact in a rule",
      changed("kind: yes-no, fact: co_ke_hoach", "kind: yes-no, fact: co_ke_hoch"),
      "[rule-fact-unknown] bo.yaml, dòng 26, cột 27, criteria[0].rule.fact: Quy tắc hỏi dữ kiện “co_ke_hoch” chưa được khai báo. § 1 “Kế hoạch” (Nguồn, 1: “lời”) → Khai báo dữ kiện này trong facts, hoặc sửa tên. Có phải ý là “co_ke_hoach”?",
    ],
    [
      "a fact of the wrong type",
      changed("kind: yes-no, fact: co_ke_hoach", "kind: yes-no, fact: so_hop"),
      "[rule-fact-type] bo.yaml, dòng 26, cột 27, criteria[0].rule.fact: Dữ kiện “so_hop” là loại integer, nhưng quy tắc cần loại yes-no. § 1 “Kế hoạch” (Nguồn, 1: “lời”) → Sửa loại của dữ kiện hoặc dùng quy tắc khác.",
    ],
  ])("%s", (_, set, problem) => {
    expect(check(set)).toEqual({
      status: 1,
      out: `${asFound([problem])}${asFound([unusedPlan], "LƯU Ý")}bo.yaml: 1 lỗi, 1 lưu ý, 0 ghi chú\n`,
      err: "",
    });
  });

  test.each([
    [
      "a wrong key: it is named with the right one, which is missing",
      changed("    scorer: hoi_dong", "    scorrer: hoi_dong"),
      [
        "[field-missing] bo.yaml, dòng 21, cột 5, criteria[0].scorer: Thiếu mục “scorer”. → Bổ sung mục này.",
        "[field-unknown] bo.yaml, dòng 24, cột 5, criteria[0].scorrer: Không có mục nào tên “scorrer” ở đây. → Sửa tên hoặc bỏ mục này. Có phải ý là “scorer”?",
      ],
    ],
    [
      "an anchor and its alias",
      changed("quote: lời", "quote: &loi lời", changed('item: "2", quote: lời', 'item: "2", quote: *loi')),
      [
        "[yaml-anchor] bo.yaml, dòng 25, cột 55: File dùng neo (&) hoặc tham chiếu (*) của YAML. → Viết ra đầy đủ: một bộ tiêu chí phải đọc được từng dòng.",
        "[yaml-anchor] bo.yaml, dòng 31, cột 50: File dùng neo (&) hoặc tham chiếu (*) của YAML. → Viết ra đầy đủ: một bộ tiêu chí phải đọc được từng dòng.",
      ],
    ],
    [
      "two facts that differ only in Unicode form",
      changed(facts, `${facts}  "kế": { type: yes-no }\n  "${"kế".normalize("NFD")}": { type: yes-no }\n`),
      [
        `[not-nfc] bo.yaml, dòng 13, cột 3, facts.${"kế".normalize("NFD")}: Văn bản “${"kế".normalize("NFD")}” dùng dấu tổ hợp rời (không phải Unicode dựng sẵn NFC). → Chuyển cả file sang Unicode dựng sẵn rồi lưu lại.`,
        `[unicode-twins] bo.yaml, dòng 13, cột 3, facts.${"kế".normalize("NFD")}: “kế” xuất hiện hai lần, chỉ khác nhau ở cách mã hoá dấu (Unicode dựng sẵn và tổ hợp). → Giữ một tên, viết bằng Unicode dựng sẵn (NFC).`,
      ],
    ],
    [
      "sums that do not add up, for each kind of agency",
      changed('max: "2"', 'max: "3"'),
      [
        "[base-sum] bo.yaml, dòng 10, cột 1, base: Với Sở, cả bảng cộng lại được 11, nhưng tổng điểm ghi 10. → Sửa điểm tối đa của các nhóm hoặc mục base.",
        "[base-sum] bo.yaml, dòng 10, cột 1, base: Với Xã, cả bảng cộng lại được 11, nhưng tổng điểm ghi 10. → Sửa điểm tối đa của các nhóm hoặc mục base.",
      ],
    ],
    [
      "a worked case that comes out otherwise",
      `${smallSet}cases:
  - name: Một
    kind: so
    year: "2025"
    facts: { co_ke_hoach: có }
    expect: { points: { "1": "3" }, total: "9", grade: dat }
`,
      [
        "[case-points] bo.yaml, dòng 78, cột 25, cases[0].expect.points.1: Ví dụ “Một”: mục 1 được 2, nhưng ví dụ ghi 3. → Tính lại bằng tay từ bảng; sửa ví dụ hoặc sửa quy tắc.",
        "[case-total] bo.yaml, dòng 78, cột 37, cases[0].expect.total: Ví dụ “Một”: tổng điểm là 2, nhưng ví dụ ghi 9. → Tính lại bằng tay từ bảng; sửa ví dụ hoặc sửa quy tắc.",
        "[case-grade] bo.yaml, dòng 78, cột 49, cases[0].expect.grade: Ví dụ “Một”: xếp loại là chua_dat, nhưng ví dụ ghi dat. → Xem lại ngưỡng và điều kiện; sửa ví dụ hoặc sửa bảng.",
      ],
    ],
  ])("%s", (_, set, problems) => {
    expect(check(set)).toEqual({
      status: 1,
      out: `${asFound(problems)}bo.yaml: ${problems.length} lỗi, 0 lưu ý, 0 ghi chú\n`,
      err: "",
    });
  });

  test("a set that is not there", () => {
    expect(thangdiem(["check", "hd-61"])).toEqual({
      status: 1,
      out: "LỖI [set-unknown]\n  Không có bộ tiêu chí “hd-61”.\n  Cần làm     Các bộ hiện có: hd-16, noi-bo-sgddt, qd-25, qd-5016. Xem lệnh: thangdiem sets.\n\nhd-61: 1 lỗi, 0 lưu ý, 0 ghi chú\n",
      err: "",
    });
  });
});

describe("what check prints", () => {
  const bandsOver = (title: string) =>
    changed(
      'from: "80"',
      'from: "70"',
      changed("title: Tỷ lệ", `title: ${title}`, changed("80%", "70% và 80%")),
    );

  test("is whole: the finding, its clause, what to do, and how many there are", () => {
    expect(check(bandsOver("Tỷ lệ"))).toEqual({
      status: 1,
      err: "",
      out: `LỖI [band-overlap] bo.yaml, dòng 43, cột 11, criteria[2].rule.bands[1]
  Khoảng từ 70 đến 80 thuộc hai mức.
  Điều khoản  3 “Tỷ lệ” (Nguồn, 3: “Từ 70% và 80% trở lên”)
  Cần làm     Sửa cận để mỗi giá trị chỉ thuộc một mức.

bo.yaml: 1 lỗi, 0 lưu ý, 0 ghi chú
`,
    });
  });

  test("shows the reason of an answered finding in place of what to do, and counts it as a note", () => {
    const answer = `answers: [{ finding: band-overlap, at: "3", because: Bản gốc in như vậy }]\n`;
    const { status, out } = check(bandsOver("Tỷ lệ") + answer);
    expect(status).toBe(0);
    expect(out).toContain(`GHI CHÚ [band-overlap] bo.yaml, dòng 43, cột 11, criteria[2].rule.bands[1]
  Khoảng từ 70 đến 80 thuộc hai mức.
  Điều khoản  3 “Tỷ lệ” (Nguồn, 3: “Từ 70% và 80% trở lên”)
  Đã trả lời  Bản gốc in như vậy

`);
    expect(out).toContain("bo.yaml: 0 lỗi, 0 lưu ý, 1 ghi chú\n");
  });

  test("in English has English labels", () => {
    const folder = folderOf({ "bo.yaml": bandsOver("Tỷ lệ") });
    const { out } = thangdiem(["check", join(folder, "bo.yaml"), "--lang", "en"], folder);
    expect(out).toBe(`ERROR [band-overlap] bo.yaml, line 43, column 11, criteria[2].rule.bands[1]
  Between 70 and 80 two bands apply.
  Clause      3 “Tỷ lệ” (Nguồn, 3: “Từ 70% và 80% trở lên”)
  To do       Correct the ends so that every value is in one band.

bo.yaml: 1 errors, 0 warnings, 0 notes
`);
  });

  test.each([
    ["long words between blanks", "Tỷ lệ giải quyết đúng hạn ".repeat(12).trim()],
    ["one word longer than the line", "Tỷ".repeat(120)],
  ])("fits 100 columns, and a finding goes on as far in as it began: %s", (_, title) => {
    const { out } = check(bandsOver(title));
    const lines = out.split("\n");
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
    expect(lines.length).toBeGreaterThan(7);
    const [head, ...rest] = lines.slice(0, lines.indexOf(""));
    expect(head).toBe("LỖI [band-overlap] bo.yaml, dòng 43, cột 11, criteria[2].rule.bands[1]");
    for (const line of rest) expect(line).toMatch(/^ {2}/);
  });

  test("what it says over several lines stays under its head", () => {
    const { out } = check(changed('to: "2026"', 'to: "2024"'));
    expect(out).toContain(`LỖI [governs-nothing] bo.yaml, dòng 6, cột 1, governs
  Năm cuối (to) đứng trước năm đầu (from), nên bộ này không áp dụng cho kỳ nào.
`);
    const unknown = "x".repeat(150);
    const long = check(changed("title: Bộ thử", `title: Bộ thử\n${unknown}: "1"`)).out.split("\n");
    expect(long.filter((line) => line.length > 100)).toEqual([]);
    const what = long.indexOf("  Không có mục nào tên");
    expect(long.slice(what + 1, what + 3)).toEqual([`  “${"x".repeat(97)}`, `  ${"x".repeat(53)}” ở đây.`]);
  });
});

describe("wrong usage", () => {
  const evidence = ["--evidence", "."];
  const see = "Xem: thangdiem --help hoặc thangdiem <lệnh> --help\n";
  test.each([
    [["scor"], "không có lệnh “scor”. Có phải ý là score?"],
    [["score", "--set", "thu", ...evidence, "--jsn"], "không có tuỳ chọn “--jsn”. Có phải ý là --json?"],
    [["score", ...evidence], "thiếu tuỳ chọn bắt buộc “--set <set>”."],
    [["score", "--set", "thu"], "thiếu tuỳ chọn bắt buộc “--evidence <path>”."],
    [["explain", "--set", "thu", ...evidence], "thiếu tuỳ chọn bắt buộc “--agency <id>”."],
    [["score", "--set"], "tuỳ chọn “--set <set>” cần một giá trị."],
    [["score", "--set", "thu", ...evidence, "them"], "thừa tham số."],
    [["sets", "--lang", "fr"], "giá trị của “--lang <lang>” không hợp lệ. Dùng một trong: vi, en."],
    [
      ["score", "--set", "thu", ...evidence, "--round", "foo"],
      "giá trị của “--round <round>” không hợp lệ. Dùng một trong: self, appraisal, re-appraisal, council.",
    ],
  ])("%s", (args, problem) => {
    expect(thangdiem(args)).toEqual({ status: 2, out: "", err: `Sai cách dùng: ${problem}\n${see}` });
  });

  test("no command at all prints the help as an error", () => {
    const { status, out, err } = thangdiem([]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain("Cách dùng: thangdiem");
  });
});
