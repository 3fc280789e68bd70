/** From the blank sheet to a score, and from the sheets of several divisions to one record, as officers would do it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { changed, folderOf, smallSet, thangdiem, threeAgencies } from "../fixtures.ts";

const twoScorers = changed(
  "scorers: { hoi_dong: Hội đồng }",
  "scorers: { hoi_dong: Hội đồng, tai_chinh: Tài chính }",
).replace(
  /(title: Kinh phí\n {4}max: "1"\n {4}scorer: )hoi_dong/,
  (_, before: string) => `${before}tai_chinh`,
);

const place = (more: Readonly<Record<string, string>> = {}) => {
  const folder = folderOf({
    "agencies.csv": threeAgencies,
    "criteria/thu/2025-01-01.yaml": twoScorers,
    ...more,
  });
  const common = ["--set", "thu", "--criteria", join(folder, "criteria"), "--period", "2025"];
  return {
    folder,
    form: (...args: string[]) => thangdiem(["form", ...common, ...args], folder),
    score: (...args: string[]) => thangdiem(["score", ...common, "--evidence", folder, ...args], folder),
  };
};

/** Fills the answers into a sheet as a person types them; the sheet has no quoted cells with semicolons in them. */
function fill(sheet: string, answers: Readonly<Record<string, string>>): string {
  const [head = "", ...lines] = sheet.trimEnd().split("\r\n");
  const columns = head.replace("\uFEFF", "").split(";");
  const [fact, answer] = [columns.indexOf("Mã câu hỏi"), columns.indexOf("Trả lời")];
  const filled = lines.map((line) => {
    const cells = line.match(/("(?:[^"]|"")*"|[^;]*)(?:;|$)/g)?.map((cell) => cell.replace(/;$/, "")) ?? [];
    cells[answer] = answers[cells[fact] ?? ""] ?? "";
    return cells.slice(0, columns.length).join(";");
  });
  return [head, ...filled].join("\r\n");
}

describe("the blank sheet of an agency", () => {
  test("asks every fact of its table once, a whole before its part, with how to answer", () => {
    const { folder, form } = place();
    const { status, out } = form("--agencies", join(folder, "agencies.csv"), "--agency", "so-1");
    expect(status).toBe(0);
    const rows = out
      .replace("\uFEFF", "")
      .trimEnd()
      .split("\r\n")
      .map((line) => line.split(";"));
    const [head = []] = rows;
    const [fact, answers] = [head.indexOf("Mã câu hỏi"), head.indexOf("Cách trả lời")];
    expect(rows.slice(1).map((row) => row[fact])).toEqual([
      "co_ke_hoach",
      "so_hop",
      "so_hop_du",
      "ty_le",
      "kinh_phi",
      "ngay_ban_hanh",
      "muc_do",
      "diem",
    ]);
    expect(rows.slice(2, 5).map((row) => row[answers])).toEqual([
      "số nguyên, từ 0 đến 100",
      "số nguyên, từ 0 trở lên",
      "số phần trăm, ví dụ 92,5, từ 0 đến 100",
    ]);
    expect(rows[7]?.[answers]).toBe("ghi đúng một câu: Tốt | Kém");
    expect(rows[8]?.[answers]).toBe("số, thập phân dùng dấu phẩy, từ 0 đến 1, bội số của 0,5");
    expect(head).not.toContain("Đơn vị đã khai");
  });

  test("empty, it is read back as evidence that says nothing; filled in, it is scored", () => {
    const { folder, form } = place();
    const blank = form("--agencies", join(folder, "agencies.csv"), "--agency", "so-1").out;
    const nothing = place({ "so-1.csv": blank }).score("--agency", "so-1", "--json");
    expect([nothing.status, nothing.err]).toEqual([0, ""]);
    expect(JSON.parse(nothing.out)[0].points).toMatchObject({ earned: "0", atLeast: "0", atMost: "10" });
    const filled = fill(blank, {
      co_ke_hoach: "có",
      so_hop: "4",
      so_hop_du: "3",
      ty_le: "80",
      kinh_phi: "9,99",
      ngay_ban_hanh: "15/02/2025",
      muc_do: "Tốt",
      diem: "0,5",
    });
    const scored = place({ "so-1.csv": filled }).score("--agency", "so-1", "--json");
    expect([scored.status, scored.err]).toEqual([0, ""]);
    // 2 + 3/4 × 2 + 2 + 0 + 1 + 1 + 0,5
    expect(JSON.parse(scored.out)[0].points).toMatchObject({ earned: "8", atLeast: "8", atMost: "8" });
  });

  test("a slip in it is told by the sheet's own column", () => {
    const { folder, form } = place();
    const blank = form("--agencies", join(folder, "agencies.csv"), "--agency", "so-1").out;
    const { status, err } = place({ "so-1.csv": fill(blank, { so_hop: "bốn" }) }).score();
    expect(status).toBe(1);
    expect(err).toContain("so-1.csv, dòng 3, cột Trả lời");
  });

  test("without a period, or for an agency that is not listed, none is made", () => {
    const { folder, form } = place();
    const list = ["--agencies", join(folder, "agencies.csv")];
    expect(form(...list, "--agency", "so-9")).toMatchObject({ status: 1, out: "" });
    expect(form(...list, "--agency", "so-9").err).toContain("Không có đơn vị “so-9”");
    const { status, err } = thangdiem(["form", "--set", "hd-16", ...list]);
    expect([status, err.split("\n")[0]]).toEqual([1, "LỖI Chưa rõ lập phiếu cho kỳ nào."]);
  });

  test("a sheet that may be filled in is not overwritten; of many, none is written", () => {
    const { folder, form } = place({ "phieu/so-2.csv": "đã điền" });
    const list = ["--agencies", join(folder, "agencies.csv")];
    const out = join(folder, "phieu");
    const many = form(...list, "--split-by", "agency", "--out", out);
    expect(many).toMatchObject({ status: 1, out: "" });
    expect(many.err).toContain("LỖI Đã có “phieu/so-2.csv”");
    expect(readdirSync(out)).toEqual(["so-2.csv"]);
    const single = form(...list, "--agency", "so-2", "--out", join(out, "so-2.csv"));
    expect(single.status).toBe(1);
    expect(readFileSync(join(out, "so-2.csv"), "utf8")).toBe("đã điền");
    const fresh = form(...list, "--agency", "so-2", "--out", join(out, "moi.csv"));
    expect(fresh.err).toContain("Đã ghi phieu/moi.csv: 8 câu hỏi của 1 đơn vị.");
  });

  test("one file for each agency", () => {
    const { folder, form } = place();
    const out = join(folder, "phieu");
    const { status, err } = form(
      "--agencies",
      join(folder, "agencies.csv"),
      "--split-by",
      "agency",
      "--out",
      out,
    );
    expect(status).toBe(0);
    expect(err.match(/^Đã ghi .*$/gm)).toHaveLength(3);
    expect(readFileSync(join(out, "xa-1.csv"), "utf8").split("\r\n")).toHaveLength(1 + 8 + 1);
  });
});

describe("the sheets of those who appraise", () => {
  const claims = `agency,fact,period,value
so-1,co_ke_hoach,2025,có
so-1,kinh_phi,2025,12
so-1,ty_le,2025,90
so-2,kinh_phi,2025,"10,5"
`;

  test("each division gets the facts of its criteria, beside what was claimed", () => {
    const { folder, form } = place({ "evidence.csv": claims });
    const out = join(folder, "tham-dinh");
    const { status } = form("--evidence", folder, "--split-by", "scorer", "--out", out);
    expect(status).toBe(0);
    const rows = (name: string) =>
      readFileSync(join(out, `${name}-tham-dinh.csv`), "utf8")
        .trimEnd()
        .split("\r\n")
        .slice(1);
    expect(
      rows("tai_chinh").map((row) => row.split(";").filter((_, at) => [0, 3, 6, 11].includes(at))),
    ).toEqual([
      ["so-1", "kinh_phi", "thẩm định", "12"],
      ["so-2", "kinh_phi", "thẩm định", "10,5"],
      ["xa-1", "kinh_phi", "thẩm định", ""],
    ]);
    expect(rows("hoi_dong")).toHaveLength(3 * 7);
  });

  test("returned, they merge with what was claimed: untouched facts keep their value", () => {
    const { folder, form } = place({ "evidence.csv": claims });
    const out = join(folder, "tham-dinh");
    form("--evidence", folder, "--split-by", "scorer", "--out", out);
    const sheet = (name: string) => readFileSync(join(out, `${name}-tham-dinh.csv`), "utf8");
    const returned = sheet("tai_chinh").replace(/^(so-1;.*;12;[^;]*);;;\r$/m, "$1;9;;đối chiếu quyết toán\r");
    const {
      status,
      err,
      out: text,
    } = place({
      "evidence.csv": claims,
      "hoi_dong.csv": sheet("hoi_dong"),
      "tai_chinh.csv": returned,
    }).score("--json");
    expect([status, err]).toEqual([0, ""]);
    const [first, second] = JSON.parse(text);
    const pointsOf = (one: { criteria: { code: string; points: { earned: string } }[] }, code: string) =>
      one.criteria.find((criterion) => criterion.code === code)?.points.earned;
    expect([pointsOf(first, "1"), pointsOf(first, "3"), pointsOf(first, "4")]).toEqual(["2", "2", "0"]);
    expect(pointsOf(second, "4")).toBe("1");
  });

  test("two files that say the same are one; two that differ are named, and nothing is preferred", () => {
    const row = (value: string) =>
      `agency,fact,period,round,value,note\nso-1,ty_le,2025,appraisal,${value},đối chiếu\n`;
    const files = (second: string) => ({ "evidence.csv": claims, "a.csv": row("85"), "b.csv": row(second) });
    expect(place(files("85")).score()).toMatchObject({ status: 0, err: "" });
    expect(place(files("")).score().status).toBe(0);
    const { status, err } = place(files("75")).score();
    expect(status).toBe(1);
    expect(err).toContain(
      "LỖI b.csv, dòng 2: Hai file nói khác nhau về cùng dữ kiện (so-1, ty_le, kỳ 2025, vòng thẩm định): “75 · đối chiếu” ở đây, “85 · đối chiếu” ở a.csv, dòng 2.",
    );
  });

  test("a later round sees the claim, what was said since, and why; the explanation too", () => {
    const rounds = `agency,fact,period,round,value,note
so-1,ty_le,2025,self,90,
so-1,ty_le,2025,appraisal,70,đối chiếu sổ
so-1,ty_le,2025,re-appraisal,85,giải trình được chấp nhận
`;
    const { folder, form } = place({ "evidence.csv": rounds });
    const out = join(folder, "phieu");
    expect(
      form("--evidence", folder, "--split-by", "scorer", "--round", "council", "--out", out).status,
    ).toBe(0);
    const row = readFileSync(join(out, "hoi_dong-hoi-dong.csv"), "utf8")
      .split("\r\n")
      .find((line) => line.startsWith("so-1;Sở 1;3;"));
    expect(row).toMatch(
      /;90;;"thẩm định: 70 \(đối chiếu sổ\); phúc tra: 85 \(giải trình được chấp nhận\)";;;$/,
    );
    const told = thangdiem(
      [
        ...["explain", "--set", "thu", "--criteria", join(folder, "criteria")],
        ...["--evidence", folder, "--agency", "so-1"],
      ],
      folder,
    );
    expect(told.out.replace(/\s+/g, " ")).toContain(
      "các vòng: tự chấm: 90; thẩm định: 70 (đối chiếu sổ); phúc tra: 85 (giải trình được chấp nhận)",
    );
  });

  test("a sheet sent back without a word changes nothing: no round is reached, nothing becomes unproven", () => {
    const proof = changed(
      "so_hop: { type: integer, label: Số cuộc họp, ask: Bao nhiêu?, document: none",
      "so_hop: { type: integer, label: Số cuộc họp, ask: Bao nhiêu?, document: required",
      twoScorers,
    );
    const rows = "agency,fact,period,value\nso-1,so_hop,2025,4\nso-1,so_hop_du,2025,4\n";
    const before = place({ "evidence.csv": rows, "criteria/thu/2025-01-01.yaml": proof });
    const out = join(before.folder, "phieu");
    before.form("--evidence", before.folder, "--split-by", "scorer", "--out", out);
    const sheet = readFileSync(join(out, "hoi_dong-tham-dinh.csv"), "utf8");
    const after = place({
      "evidence.csv": rows,
      "hoi_dong.csv": sheet,
      "criteria/thu/2025-01-01.yaml": proof,
    });
    expect(after.score("--json").out).toBe(before.score("--json").out);
  });

  test("a reason without an answer is told: what was said before keeps holding", () => {
    const { status, err } = place({
      "evidence.csv": `${claims.replace(/value/, "value,round,note").replace(/^(so-.*)$/gm, "$1,self,")}so-1,ty_le,2025,,appraisal,sổ ghi 70\n`,
    }).score();
    expect(status).toBe(0);
    expect(err).toContain("Có ghi chú mà ô trả lời để trống, nên lời khai trước vẫn giữ nguyên.");
  });

  test("numbers that are added in a merger are appraised row by row, each as it was claimed", () => {
    const adding = changed(
      "label: Số cuộc họp, ask",
      "when-merged: add, label: Số cuộc họp, ask",
      twoScorers,
    );
    const { folder, form } = place({
      "agencies.csv": `id,name,kind,block,valid_from,valid_to,predecessor
xa-cu,Xã cũ,xa,Khối,,30/06/2025,
xa-moi,Xã mới,xa,Khối,01/07/2025,,xa-cu
`,
      "criteria/thu/2025-01-01.yaml": adding,
      "evidence.csv": "agency,fact,period,value\nxa-cu,so_hop,2025,5\nxa-moi,so_hop,2025,3\n",
    });
    const out = join(folder, "phieu");
    form("--evidence", folder, "--split-by", "scorer", "--out", out);
    const rows = readFileSync(join(out, "hoi_dong-tham-dinh.csv"), "utf8").split("\r\n");
    const claimed = rows.filter((line) => line.includes(";so_hop;")).map((line) => line.split(";"));
    expect(claimed.map((cells) => [cells[0], cells[11]])).toEqual([
      ["xa-moi", "3"],
      ["xa-cu", "5"],
    ]);
  });

  test("splitting needs a folder, and sheets of appraisal need what was claimed", () => {
    const { folder, form } = place();
    expect(form("--split-by", "scorer").err).toContain("Thêm --out THƯ-MỤC.");
    expect(form("--split-by", "scorer", "--out", folder).err).toContain("Thêm --evidence");
  });
});

describe("one file of facts for several sets", () => {
  const other = smallSet
    .replace("set: thu", "set: khac")
    .replaceAll("kinh_phi", "so_tien")
    .replace("kind: yes-no, fact: co_ke_hoach", "kind: yes-no, fact: co_ke_hoach")
    .replace("title: Kinh phí\n", "title: Kinh phí\n    for: [so]\n")
    .replace('base: "10"', 'base: { so: "10", xa: "9" }');

  test("a fact that only another set at hand asks is passed over and told; one that no set asks is refused", () => {
    const both = place({
      "criteria/khac/2025-01-01.yaml": other,
      "evidence.csv": "agency,fact,period,value\nso-1,so_tien,2025,7\nso-1,kinh_phi,2025,12\n",
    });
    const { status, err } = both.score();
    expect([status, err.split("\n")[0]]).toEqual([
      0,
      "GHI CHÚ evidence.csv: 1 dòng trả lời câu hỏi của bộ tiêu chí khác, thu không hỏi các đơn vị đó; bỏ qua.",
    ]);
    const slip = place({
      "criteria/khac/2025-01-01.yaml": other,
      "evidence.csv": "agency,fact,period,value\nso-1,so_tine,2025,7\nxa-1,so_tien,2025,7\n",
    }).score();
    expect(slip.status).toBe(1);
    expect(slip.err.match(/^LỖI/gm)).toHaveLength(2);
  });
});
