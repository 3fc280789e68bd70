/** compare and audit on the command line: what is asked for, what is said, and every way to ask wrongly. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { changed, folderOf, smallSet, thangdiem, threeAgencies } from "../fixtures.ts";

const evidence = `agency,fact,round,value,note
so-1,co_ke_hoach,self,có,
so-1,ty_le,self,85,
so-1,ty_le,appraisal,75,Đối chiếu hệ thống
so-1,muc_do,self,tot,
so-2,co_ke_hoach,self,có,
so-2,ty_le,self,90,
xa-1,co_ke_hoach,self,có,
`;

/** The plan is worth 1 and the ratio 3; the level of doing is no longer asked. */
const draft = changed('edition: "2025-01-01"', 'edition: "2025-06-01"')
  .replace('title: Kế hoạch\n    max: "2"', 'title: Kế hoạch\n    max: "1"')
  .replace('title: Họp\n    max: "2"', 'title: Họp\n    max: "4"')
  .replace(/ {2}- code: "6"[\s\S]*?(?= {2}- code: "7")/, "")
  .replace(/ {2}muc_do: .*\n/, "");

function office(files: Readonly<Record<string, string>> = {}) {
  const folder = folderOf({
    "criteria/thu/2025-01-01.yaml": smallSet,
    "du-thao.yaml": draft,
    "agencies.csv": threeAgencies,
    "evidence.csv": evidence,
    ...files,
  });
  const at = (name: string) => join(folder, name);
  const run = (command: string, ...args: string[]) => thangdiem([command, ...args], folder);
  const on =
    (command: string) =>
    (...args: string[]) =>
      run(
        command,
        ...["--set", "thu", "--criteria", at("criteria"), "--evidence", at("evidence.csv")],
        ...["--period", "2025", "--close", ...args],
      );
  return { at, run, compare: on("compare"), audit: on("audit"), certify: on("certify") };
}

describe("compare, one agency", () => {
  // Claimed 2 + 2 + 1 = 5, on the threshold of Đạt; 75 is below 80: 2 + 0 + 1 = 3. so-2 has 2 + 2 = 4.
  test("two rounds: total, grade with its reason, place, and each cause", () => {
    const { status, out, err } = office().compare(
      ...["--agency", "so-1", "--round", "self", "--with-round", "appraisal"],
    );
    expect([status, err]).toEqual([0, ""]);
    expect(out).toBe(`Sở 1
════
Trước       thu@2025-01-01 · 2025 · tự chấm, đã chốt
Sau         thu@2025-01-01 · 2025 · thẩm định, đã chốt
Tổng điểm   5,00 → 3,00 (−2)
Xếp loại    Đạt → Chưa đạt
            Không xếp Đạt: tổng điểm 3,00 chưa đạt ngưỡng 5.
Hạng        1 → 2
            Vượt lên trên: Sở 2

Nguyên nhân     Ở đâu, đổi gì                                                                   Điểm
──────────────  ──────────────────────────────────────────────────────────────────────  ────────────
Dữ kiện         3 “Tỷ lệ”: 85 → 75 (lý do: Đối chiếu hệ thống)                                    −2
                Cộng                                                                              −2

Mỗi dòng là tổng sau trừ tổng trước khi đổi riêng nguyên nhân đó, theo thứ tự cố định: quy tắc, điểm
tối đa, kỳ, đơn vị, áp dụng, dữ kiện theo bảng, tài liệu, chốt, so trong khối; rồi giới hạn, không
áp dụng, diện chấm, làm tròn.
`);
  });

  test("in English, and as data with exact numbers", () => {
    const { compare } = office();
    const asked = ["--agency", "so-1", "--round", "self", "--with-round", "appraisal"];
    const english = compare(...asked, "--lang", "en").out;
    expect(english).toContain("Not Đạt: the total 3.00 is below 5.");
    expect(english).toContain("Now ahead of it: Sở 2");
    expect(JSON.parse(compare(...asked, "--json").out)).toMatchObject({
      agency: { id: "so-1", block: "Khối A" },
      before: { points: "5", grade: "dat", place: 1, round: "self", closed: true },
      after: { points: "3", grade: "chua_dat", place: 2, round: "appraisal" },
      change: "-2",
      lines: [
        {
          cause: "fact",
          about: "ty_le",
          change: "-2",
          criteria: [{ code: "3", before: "2", after: "0" }],
        },
      ],
      grade: { from: "dat", to: "chua_dat" },
      overtakenBy: ["so-2"],
    });
  });

  // In hand 3: 2 for the plan, 0 at 75 %, 1 for the level. Open are criteria 2 (2 points), 4, 5 and 7 (1 each).
  test("what is not closed is compared by what is in hand, and that is said", () => {
    const { run, at } = office();
    const args = ["--set", "thu", "--criteria", at("criteria"), "--evidence", at("evidence.csv")];
    const { out } = run(
      ...(["compare", ...args, "--period", "2025", "--agency", "so-1"] as [string, ...string[]]),
      ...["--round", "self", "--with-round", "appraisal"],
    );
    expect(out).toContain("! TẠM TÍNH: có hồ sơ chưa chốt; ở đó so điểm hiện có");
    expect(out).toContain("Tổng điểm   5,00 [5,00; 10,00] → 3,00 [3,00; 8,00] (−2)");
  });

  test("with itself there is nothing to tell", () => {
    const { out } = office().compare(...["--agency", "so-2", "--round", "self", "--with-round", "appraisal"]);
    expect(out).toContain("Không có gì khác.");
    expect(out).not.toContain("Nguyên nhân");
  });

  // so-1 under the draft: 1 for the plan, 0 at 75 %, and nothing for the level: 1. Before 2 + 0 + 1.
  test("another edition: rules and maxima in turn, and what it does not ask is named", () => {
    const { compare, at } = office();
    const { status, out } = compare("--agency", "so-1", "--with-set", at("du-thao.yaml"));
    expect(status).toBe(0);
    expect(out).toContain("Tổng điểm   3,00 → 1,00 (−2)");
    expect(out).toMatch(/Quy tắc +6\. Mức độ: 1 → không có trong bảng +−1/);
    expect(out).toMatch(/Điểm tối đa +1\. Kế hoạch: 2 → 1 +−1/);
    expect(out).toContain("Bộ sau không hỏi, hoặc không đọc được (không đoán): “Mức độ” (muc_do).");
  });

  test("a draft that bears the name of the edition in force is told from it by its file", () => {
    const { compare, at } = office({ "ban-sua.yaml": changed('at-least: "5"', 'at-least: "3"') });
    const { out } = compare("--agency", "so-1", "--with-set", at("ban-sua.yaml"));
    expect(out).toContain("Trước       thu@2025-01-01 · 2025 · thẩm định, đã chốt · thu\n");
    expect(out).toContain("đã chốt · ban-sua.yaml\n");
    expect(out).toContain("Xếp loại    Chưa đạt → Đạt");
    expect(out).toContain("Điểm không đổi.");
  });

  test("another folder of evidence, such as that after an appeal, is named on its side", () => {
    const { compare, at } = office({
      "sau/agencies.csv": threeAgencies,
      "sau/evidence.csv": evidence.replace("appraisal,75", "appraisal,80"),
    });
    const { out } = compare("--agency", "so-1", "--with-evidence", at("sau"));
    expect(out).toContain("Sau         thu@2025-01-01 · 2025 · thẩm định, đã chốt · sau");
    expect(out).toContain("Tổng điểm   3,00 → 5,00 (+2)");
    expect(out).toContain("Trước đó: Không xếp Đạt: tổng điểm 3,00 chưa đạt ngưỡng 5.");
  });
});

describe("compare, the whole list", () => {
  test("who changes grade and because of what, and the biggest movers", () => {
    const { out } = office().compare("--round", "self", "--with-round", "appraisal");
    expect(out).toContain("Mức xếp loại: 1/3 đơn vị đổi mức.");
    expect(out).toContain("Sở 1: Đạt → Chưa đạt; 5,00 → 3,00 (−2)");
    expect(out).toContain("    Mức: Không xếp Đạt: tổng điểm 3,00 chưa đạt ngưỡng 5.");
    expect(out).toContain("    Căn cứ: Nguồn, 3: “Từ 80% trở lên”");
    expect(out).toContain("Điểm đổi nhiều nhất (1/1 đơn vị có điểm đổi)");
  });

  test("--block leaves the others out", () => {
    const { out } = office().compare(
      ...["--block", "Khối B", "--round", "self", "--with-round", "appraisal"],
    );
    expect(out).toContain("Mức xếp loại: 0/1 đơn vị đổi mức.");
    expect(out).toContain("Không đơn vị nào đổi điểm.");
  });

  test("--json has every agency", () => {
    const { out } = office().compare("--round", "self", "--with-round", "appraisal", "--json");
    const { agencies, crossing, movers } = JSON.parse(out);
    expect(agencies.map((one: { agency: { id: string } }) => one.agency.id)).toEqual([
      "so-1",
      "so-2",
      "xa-1",
    ]);
    expect([crossing, movers]).toEqual([["so-1"], ["so-1"]]);
  });
});

describe("--csv", () => {
  const rowsOf = (out: string): string[][] => parse(out, { delimiter: ";", bom: true });
  const asked = ["--round", "self", "--with-round", "appraisal", "--csv"];

  test("a row for each agency, with what did most of it", () => {
    const [head, ...rows] = rowsOf(office().compare(...asked).out);
    expect(head?.slice(0, 6)).toEqual(["block", "agency", "name", "before", "after", "change"]);
    expect(rows.map((row) => row.slice(1, 8))).toEqual([
      ["so-1", "Sở 1", "5,00", "3,00", "-2,0000", "Đạt", "Chưa đạt"],
      ["so-2", "Sở 2", "4,00", "4,00", "0,0000", "Chưa đạt", "Chưa đạt"],
      ["xa-1", "Xã 1", "2,00", "2,00", "0,0000", "Chưa đạt", "Chưa đạt"],
    ]);
    expect(rows[0]?.at(-1)).toBe("Nguồn, 3: “Từ 80% trở lên”");
  });

  test("a row for each line of one agency, and for each criterion of two", () => {
    const { compare } = office();
    expect(rowsOf(compare(...asked, "--agency", "so-1").out)).toEqual([
      ["cause", "about", "what", "change"],
      ["Dữ kiện", "ty_le", "3 “Tỷ lệ”: 85 → 75 (lý do: Đối chiếu hệ thống)", "-2,0000"],
    ]);
    expect(rowsOf(compare("--agency", "so-1", "--above", "so-2", "--csv").out)).toEqual([
      ["what", "so-2", "so-1", "lead"],
      ["3. Tỷ lệ", "2,0000", "0,0000", "2,0000"],
      ["6. Mức độ", "0,0000", "1,0000", "-1,0000"],
    ]);
  });
});

describe("compare --above", () => {
  test("says criterion by criterion who is ahead, and what decided", () => {
    const { out } = office().compare("--agency", "so-1", "--above", "so-2");
    expect(out).toContain("Sở 2 và Sở 1");
    expect(out).toMatch(/3\. Tỷ lệ +2 +0 +\+2/);
    expect(out).toMatch(/6\. Mức độ +0 +1 +−1/);
    expect(out).toMatch(/Cộng +4,00 +3,00 +\+1/);
    expect(out).toContain("Quyết định  Tổng điểm sau làm tròn quyết định.");
  });
});

describe("compare, two certificates", () => {
  const made = (set?: string) => {
    const here = office(set === undefined ? {} : { "criteria/thu/2025-01-01.yaml": set });
    here.certify("--agency", "so-1", "--round", "self", "--out", here.at("truoc.json"));
    here.certify("--agency", "so-1", "--out", here.at("sau.json"));
    return here;
  };

  test("of one agency: the same causes, from the files alone", () => {
    const { run, at } = made();
    const { status, out, err } = run("compare", at("truoc.json"), at("sau.json"));
    expect([status, err]).toEqual([0, ""]);
    expect(out).toContain("Trước       thu@2025-01-01 · 2025 · tự chấm, đã chốt · truoc.json");
    expect(out).toContain("Tổng điểm   5,00 → 3,00 (−2)");
    expect(out).toContain("Hạng        1 → 2");
    expect(out).not.toContain("Sở 2");
  });

  test("of a block: the whole list", () => {
    const { run, at, certify } = made();
    certify("--block", "Khối A", "--round", "self", "--out", at("khoi-1.json"));
    certify("--block", "Khối A", "--out", at("khoi-2.json"));
    const { out } = run("compare", at("khoi-1.json"), at("khoi-2.json"));
    expect(out).toContain("Mức xếp loại: 1/2 đơn vị đổi mức.");
  });

  test("one that was changed is not compared: what differs in it is named", () => {
    const { run, at } = made();
    const text = readFileSync(at("sau.json"), "utf8");
    writeFileSync(at("sau.json"), text.replace('"75"', '"95"'));
    const { status, out, err } = run("compare", at("truoc.json"), at("sau.json"));
    expect([status, out]).toEqual([1, ""]);
    expect(err).toContain("LỖI sau.json");
  });

  test("of two agencies: each is on one side alone", () => {
    const { run, at, certify } = made();
    certify("--agency", "so-2", "--out", at("khac.json"));
    const { status, err } = run("compare", at("truoc.json"), at("khac.json"), "--agency", "so-1");
    expect(status).toBe(1);
    expect(err).toBe(
      "LỖI Đơn vị “so-1” chỉ có ở một phía; không có ở phía khac.json.\n" +
        "    → Kiểm tra danh sách đơn vị, kỳ và loại đơn vị mà bộ tiêu chí áp dụng ở phía đó.\n",
    );
  });

  test("under two sets: refused, with the way to see the same evidence under both", () => {
    const { run, at } = made();
    const other = office({
      "criteria/thu/2025-01-01.yaml": smallSet,
      "criteria/cu/2025-01-01.yaml": changed("set: thu", "set: cu"),
    });
    other.run(
      ...(["certify", "--set", "cu", "--criteria", other.at("criteria")] as const),
      ...["--evidence", other.at("evidence.csv"), "--period", "2025", "--agency", "so-1"],
      ...["--out", other.at("cu.json")],
    );
    const { status, err } = run("compare", at("truoc.json"), other.at("cu.json"), "--lang", "en");
    expect(status).toBe(1);
    expect(err).toBe(
      "ERROR The two certificates are under two sets: thu and cu.\n" +
        "    → To see the same evidence under the other set, use --set, --evidence and --with-set.\n",
    );
  });
});

describe("asked wrongly, it says what is missing", () => {
  const set = ["--set", "thu", "--evidence", "so-lieu"];
  test.each([
    [
      [],
      "LỖI Chưa rõ so số liệu nào: thiếu --set hoặc --evidence.\n    → Ghi --set với bộ tiêu chí và --evidence với thư mục số liệu; hoặc ghi tên hai chứng thư.\n",
      "ERROR What to compare is not said: --set or --evidence is missing.\n    → Give --set with a criteria set and --evidence with a folder of evidence; or name two certificates.\n",
    ],
    [
      set,
      "LỖI Chưa rõ so với gì.\n    → Thêm --with-round, --with-period, --with-set hoặc --with-evidence; hoặc --agency và --above để hỏi vì sao một đơn vị đứng trên đơn vị khác.\n",
      "ERROR What to compare with is not said.\n    → Add --with-round, --with-period, --with-set or --with-evidence; or --agency and --above to ask why one agency stands above another.\n",
    ],
    [
      ["mot.json"],
      "LỖI Cần đúng hai chứng thư, ở đây có 1.\n    → Ghi tên hai file: trước, rồi sau.\n",
      "ERROR Two certificates are needed, here is 1.\n    → Name two files: before, then after.\n",
    ],
    [
      ["mot.json", "hai.json", "--set", "thu", "--with-round", "council"],
      "LỖI Chứng thư đã có đủ bộ tiêu chí, số liệu và kỳ; không dùng cùng với --set, --with-round.\n    → Bỏ --set, --with-round, hoặc bỏ tên chứng thư.\n",
      "ERROR A certificate holds its set, evidence and period; it does not go with --set, --with-round.\n    → Leave out --set, --with-round, or the certificates.\n",
    ],
    [
      [...set, "--above", "so-2"],
      "LỖI --above cần --agency.\n    → Ghi hai đơn vị cùng khối: --agency so-1 --above so-2.\n",
      "ERROR --above needs --agency.\n    → Name two agencies of one block: --agency so-1 --above so-2.\n",
    ],
    [
      [...set, "--agency", "so-2", "--above", "so-2"],
      "LỖI Hai đơn vị cần so là một: “so-2”.\n    → Ghi hai đơn vị khác nhau.\n",
      "ERROR The two agencies to compare are one: “so-2”.\n    → Name two different agencies.\n",
    ],
  ])("%j", (args, vi, en) => {
    const { run } = office();
    expect(run("compare", ...args)).toEqual({ status: 2, out: "", err: vi });
    expect(run("compare", ...args, "--lang", "en")).toEqual({ status: 2, out: "", err: en });
  });

  test("whoever is not in the list, with who may have been meant", () => {
    const { compare } = office();
    const one = compare("--agency", "so-l", "--round", "self", "--with-round", "appraisal");
    expect([one.status, one.out]).toEqual([1, ""]);
    expect(one.err).toContain("LỖI Không có đơn vị “so-l” trong danh sách đơn vị.");
    const two = compare("--agency", "so-1", "--above", "so-3");
    expect([two.status, two.out]).toEqual([1, ""]);
    expect(two.err).toContain("LỖI Không có đơn vị “so-3” trong danh sách đơn vị.");
    expect(two.err).toContain("Có phải ý là “so-");
  });

  test("two agencies of two blocks", () => {
    const { compare } = office();
    expect(compare("--agency", "so-1", "--above", "xa-1")).toEqual({
      status: 1,
      out: "",
      err: "LỖI so-1 thuộc khối “Khối A”, xa-1 thuộc khối “Khối B”.\n    → Chỉ xếp hạng trong một khối: ghi hai đơn vị cùng khối.\n",
    });
    expect(compare("--agency", "so-1", "--above", "xa-1", "--lang", "en").err).toBe(
      "ERROR so-1 is of the block “Khối A”, xa-1 of “Khối B”.\n    → Agencies are ranked only within a block: name two of one block.\n",
    );
  });

  test("bad evidence on either side: nothing is compared", () => {
    const { compare, at } = office({
      "sau/agencies.csv": threeAgencies,
      "sau/evidence.csv": `${evidence}so-2,so_hop,self,nhiều,\n`,
    });
    const { status, out, err } = compare("--with-evidence", at("sau"));
    expect([status, out]).toEqual([1, ""]);
    expect(err).toContain("“nhiều” không phải là số");
    expect(err).toContain("Chưa chấm đơn vị nào.");
  });

  test("--above does not go with another side", () => {
    const { compare } = office();
    expect(compare("--agency", "so-1", "--above", "so-2", "--with-round", "self").status).toBe(2);
  });
});

describe("audit", () => {
  test("a set whose sources state everything leaves nothing to try", () => {
    const { status, out } = office().audit();
    expect(status).toBe(0);
    expect(out).toContain(
      "Mọi cách làm tròn và cách xét bằng điểm của bộ này đều có nguồn: không có gì để thử.",
    );
  });

  const assumed = changed("mode: half-up }", 'mode: half-up, assumed: "yes" }')
    .replace("basis: official", "basis: reconstruction\nnotice: { vi: Mẫu, en: Sample }")
    .replace("ranking: {}", 'ranking: { assumed: "yes" }');

  // so-1: 2 + 2 × 98/100 = 3.96, so-2: 2 + 2 = 4: the places are shared once both are rounded to whole numbers.
  test("who hangs on it is named, with the way that gives another place", () => {
    const { audit } = office({
      "criteria/thu/2025-01-01.yaml": assumed,
      "evidence.csv":
        "agency,fact,value\nso-1,co_ke_hoach,có\nso-1,so_hop,100\nso-1,so_hop_du,98\nso-2,co_ke_hoach,có\nso-2,so_hop,1\nso-2,so_hop_du,1\n",
    });
    const { out } = audit("--block", "Khối A");
    expect(out).toContain("Không nguồn nào quy định cách làm tròn tổng; cách xét khi bằng điểm.");
    expect(out.replaceAll(/\s+/g, " ")).toContain("hạng 1 nếu làm tròn tổng đến 1, nửa lên");
    const { hanging } = JSON.parse(audit("--block", "Khối A", "--json").out);
    expect(hanging.map((one: { agency: string; place: number }) => [one.agency, one.place])).toEqual([
      ["so-1", 2],
    ]);
    expect(audit("--block", "Khối A", "--lang", "en").out).toContain(
      "No source states the rounding of the total",
    );
  });
});
