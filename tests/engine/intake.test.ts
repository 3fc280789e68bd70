/** From tables to records: who is scored, for which period, on which statements. */
import { describe, expect, test } from "vitest";
import type { Evaluation } from "../../src/engine/evaluation.ts";
import { textOfExact } from "../../src/engine/exact/index.ts";
import { itemIds } from "../../src/engine/facts-view.ts";
import { choosePeriod, createScorer, problemInWords, type Table, takeIn } from "../../src/engine/index.ts";
import { evaluateAll } from "../../src/engine/together.ts";
import { criterion, edition, fact, periodOf, setFrom } from "../builders.ts";

const set = setFrom(
  edition({
    facts: fact("phan", "integer", ", not-above: tong") + fact("tong", "integer") + fact("co", "yes-no"),
    criteria:
      criterion("A", "7", "{ kind: ratio, part: phan, whole: tong, when-zero: not-applicable }") +
      criterion("B", "3", "{ kind: yes-no, fact: co }"),
  }),
);
const scorer = createScorer(set);

const table = (file: string, text: string): Table => {
  const [header = "", ...rows] = text.trim().split("\n");
  const columns = header.split(",");
  return {
    file,
    columns,
    rows: rows.map((row, index) => ({
      row: index + 2,
      cells: new Map(row.split(",").map((cell, at) => [columns[at] ?? "", cell])),
    })),
  };
};
const agencies = (...rows: string[]) =>
  table("agencies.csv", ["id,name,kind,block,valid_from,valid_to", ...rows].join("\n"));
const evidence = (...rows: string[]) =>
  table("evidence.csv", ["agency,fact,period,round,value,note", ...rows].join("\n"));
const take = (list: Table, facts: Table, period = "2025") =>
  takeIn({ scorer, agencies: list, evidence: [facts], period: periodOf(period), round: null });
const told = (problems: readonly { id: string; at: { file?: string; line?: number } }[]) =>
  problems.map(({ id, at }) => `${at.file} ${at.line ?? ""} ${id}`);

const two = agencies("a,Sở A,so,khối", "b,Sở B,so,khối");

test("each agency gets its own facts of the period, and nothing of another's", () => {
  const { records, problems } = take(
    two,
    evidence("a,co,2025,self,có", "b,co,2025,self,không", "a,co,2024,self,không"),
  );
  expect(problems).toMatchObject([
    { id: "rows-of-other-periods", severity: "warning", at: { line: 4 }, values: { count: "1" } },
  ]);
  expect(records.map(({ agency, facts }) => [agency.id, facts.get("co")])).toMatchObject([
    ["a", { state: "value", value: { value: true } }],
    ["b", { state: "value", value: { value: false } }],
  ]);
});

test("an agency that hands in nothing still has a record: empty, not absent", () => {
  const { records } = take(two, evidence("a,co,2025,self,có"));
  expect(records.map(({ agency, facts }) => [agency.id, facts.size])).toEqual([
    ["a", 1],
    ["b", 0],
  ]);
});

test("an agency with a problem is left out whole, the others are not touched", () => {
  const { records, leftOut, problems } = take(
    two,
    evidence("a,co,2025,self,có", "a,phan,2025,self,ba", "b,co,2025,self,không"),
  );
  expect(told(problems)).toEqual(["evidence.csv 3 value-number"]);
  expect(leftOut).toEqual(["a"]);
  expect(records.map(({ agency }) => agency.id)).toEqual(["b"]);
});

test("a misspelt agency also leaves out the one it most likely means, whose record would lack the row", () => {
  const long = agencies("so-mau-01,Sở A,so,khối", "so-mau-09,Sở B,so,khối");
  const { leftOut, records } = take(
    long,
    evidence("so-mau-001,co,2025,self,có", "so-mau-09,co,2025,self,không"),
  );
  expect(leftOut).toEqual(["so-mau-01"]);
  expect(records.map(({ agency }) => agency.id)).toEqual(["so-mau-09"]);
});

test("a part above its whole is found once the rounds are settled", () => {
  const rows = ["a,tong,2025,self,10", "a,phan,2025,self,8", "a,tong,2025,appraisal,7,đối chiếu"];
  expect(told(take(two, evidence(...rows)).problems)).toEqual(["evidence.csv 3 part-above-whole"]);
  expect(take(two, evidence(...rows, "a,phan,2025,appraisal,7,đối chiếu")).problems).toEqual([]);
});

describe("existence over time", () => {
  const dated = agencies(
    "a,Sở A,so,khối,,30/06/2025",
    "b,Sở B,so,khối,01/07/2025",
    "c,Sở C,so,khối,,31/12/2024",
  );
  test("an agency is scored for a period in which it exists on at least one day", () => {
    const { records, problems } = take(dated, evidence());
    expect(records.map(({ agency }) => agency.id)).toEqual(["a", "b"]);
    expect(problems).toMatchObject([
      { id: "agency-ended", severity: "warning", agencies: ["a"] },
      { id: "agency-outside-period", severity: "warning", agencies: ["c"] },
    ]);
  });
});

describe("the period", () => {
  const both = evidence("a,co,2024,self,có", "a,co,2025,self,có");
  test.each([
    [null, evidence("a,co,2025,self,có"), "2025"],
    ["2024", both, "2024"],
    [null, both, "period-several"],
    ["2023", both, "period-without-rows"],
    [null, evidence("a,co,,self,có"), "period-needed"],
    ["2025", evidence("a,co,,self,có"), "2025"],
    ["25", both, "period-unknown"],
  ])("asked %j of the evidence: it is never guessed", (asked, facts, expected) => {
    const { value, problems } = choosePeriod(asked, [facts]);
    expect(value?.id ?? problems[0]?.id).toBe(expected);
  });
});

describe("rows of lists", () => {
  const listed = setFrom(
    edition({
      facts: [
        fact(
          "viec",
          "list",
          `, may-not-apply: "yes", fields: { ${fact("tien", "decimal", ', may-not-apply: "yes"').trim()}, ${fact("no", "decimal", ", not-above: tien").trim()} }`,
        ),
        fact("thang", "list", `, per: month, fields: { ${fact("diem", "decimal", ', max: "10"').trim()} }`),
        fact("cap_tren", "yes-no", ", given-by: others"),
        fact("danh_gia", "points", ', max: "5", step: "0.5", reason: required'),
        fact(
          "kiem_tra",
          "list",
          `, given-by: others, fields: { ${fact("loi", "integer", ', max: "9"').trim()} }`,
        ),
      ].join(""),
      criteria:
        criterion(
          "A",
          "5",
          '{ kind: bands, fact: tong, bands: [{ below: "10", points: "0" }, { from: "10", points: "100%" }] }',
        ) +
        criterion(
          "B",
          "5",
          '{ kind: sum, parts: [{ max: "2", rule: { kind: bands, fact: trung_binh, bands: [{ below: "5", points: "0" }, { from: "5", points: "100%" }] } }, { max: "1", rule: { kind: yes-no, fact: cap_tren } }, { max: "2", rule: { kind: bands, fact: no_tong, bands: [{ below: "5", points: "0" }, { from: "5", points: "100%" }] } }] }',
        ) +
        criterion("C", "0", "{ kind: graded, fact: danh_gia }", 'ceiling: "5", ') +
        criterion(
          "D",
          "0",
          '{ kind: each, list: kiem_tra, when-none: "0", rule: { kind: count, fact: kiem_tra.loi, each: "-1" } }',
          'floor: "-9", ',
        ),
      more: `derived:
  tong: { label: Tổng, kind: of-list, list: viec, take: sum, field: viec.tien }
  no_tong: { label: Nợ, kind: of-list, list: viec, take: sum, field: viec.no }
  trung_binh: { label: Trung bình, kind: of-list, list: thang, take: mean, field: thang.diem, when-none: not-applicable }
answers: [{ finding: graded-above-max, because: Điểm thưởng }]
`,
    }),
  );
  const listScorer = createScorer(listed);
  const rows = (...lines: string[]) =>
    table("evidence.csv", ["agency,fact,item,period,round,value,note", ...lines].join("\n"));
  const one = agencies("a,Sở A,so,khối");
  const read = (...lines: string[]) => {
    const { records, problems } = takeIn({
      scorer: listScorer,
      agencies: one,
      evidence: [rows(...lines)],
      period: periodOf("2025"),
      round: null,
    });
    return { record: records[0], told: problems.map(({ id, at }) => `${at.line} ${at.column ?? ""} ${id}`) };
  };
  const numberAt = (found: ReturnType<typeof read>, key: string) => {
    const state = found.record?.facts.get(key);
    return state?.state === "value" && state.value.type === "number"
      ? textOfExact(state.value.value)
      : state?.state;
  };

  test("items are kept apart by their numbers, and need not come in order", () => {
    const found = read(
      "a,viec.tien,10,2025,self,7",
      "a,viec.tien,2,2025,self,5",
      "a,viec.no,2,2025,self,4",
      "a,viec.tien,x-1,2025,self,1",
    );
    expect(found.told).toEqual([]);
    expect([
      numberAt(found, "viec.tien#2"),
      numberAt(found, "viec.tien#10"),
      numberAt(found, "viec.no#2"),
    ]).toEqual(["5", "7", "4"]);
    if (found.record === undefined) throw new Error("the rows are good");
    expect(itemIds(listed, found.record, "viec")).toEqual(["2", "10", "x-1"]);
    const [first] = evaluateAll(listScorer, [found.record], { close: true });
    // 5 + 7 + 1 reach 10.
    expect(first?.criteria[0]?.points).toMatchObject({ applies: true });
    expect(first && earnedText(first, "A")).toBe("5");
  });

  test("later rounds speak about one item and leave the others", () => {
    const found = read(
      "a,viec.tien,1,2025,self,5",
      "a,viec.tien,2,2025,self,6",
      "a,viec.tien,1,2025,appraisal,4,đối chiếu",
    );
    expect(found.told).toEqual([]);
    expect([numberAt(found, "viec.tien#1"), numberAt(found, "viec.tien#2")]).toEqual(["4", "6"]);
  });

  test("a month stands in the period column, or in the item column of a row of the year", () => {
    const found = read(
      "a,thang.diem,,2025-01,self,4",
      "a,thang.diem,2025-02,2025,self,6",
      "a,thang.diem,2025-03,,self,8",
    );
    expect(found.told).toEqual([]);
    expect(["01", "02", "03", "04"].map((month) => numberAt(found, `thang.diem#2025-${month}`))).toEqual([
      "4",
      "6",
      "8",
      undefined,
    ]);
  });

  test.each([
    ["a field without its item", ["a,viec.tien,,2025,self,5"], ["2 item item-needed"]],
    ["an item that is no short id", ["a,viec.tien,số 1,2025,self,5"], ["2 item item-needed"]],
    ["a month's value for a whole year", ["a,thang.diem,,2025,self,5"], ["2 period item-period"]],
    ["a month's value for a quarter", ["a,thang.diem,,2025-Q1,self,5"], ["2 period item-period"]],
    [
      "a month's value for a quarter as its item",
      ["a,thang.diem,2025-Q1,2025,self,5"],
      ["2 item item-period"],
    ],
    ["a month's value for a number", ["a,thang.diem,3,2025,self,5"], ["2 item item-period"]],
    ["a month of another year in this one", ["a,thang.diem,2024-03,2025,self,5"], ["2 item item-period"]],
    ["an item of a plain fact", ["a,danh_gia,1,2025,self,3,lý do"], ["2 item item-unasked"]],
    ["an item of a list itself", ["a,viec,1,2025,self,không"], ["2 item item-unasked"]],
    ["anything but “không” for a list", ["a,viec,,2025,self,2"], ["2 value value-list"]],
    ["a number beyond its bounds, in an item", ["a,thang.diem,,2025-01,self,11"], ["2 value value-above"]],
    [
      "a list said to be empty that has an item",
      ["a,viec,,2025,self,không", "a,viec.tien,1,2025,self,5"],
      ["3 value list-not-empty"],
    ],
    [
      "a list that does not apply and has an item",
      ["a,viec,,2025,self,KAD,không có", "a,viec.tien,1,2025,self,5"],
      ["3 value list-not-empty"],
    ],
    ["the same item twice", ["a,viec.tien,1,2025,self,5", "a,viec.tien,1,2025,self,6"], ["3  key-repeated"]],
    [
      "the same month twice, once as period and once as item",
      ["a,thang.diem,,2025-01,self,4", "a,thang.diem,2025-01,2025,self,6"],
      ["3  key-repeated"],
    ],
    [
      "a change of one item without a reason",
      ["a,viec.tien,1,2025,self,5", "a,viec.tien,1,2025,appraisal,6"],
      ["3 note change-without-reason"],
    ],
    [
      "a change of a month without a reason, written the other way",
      ["a,thang.diem,,2025-01,self,4", "a,thang.diem,2025-01,2025,appraisal,6"],
      ["3 note change-without-reason"],
    ],
    [
      "a part above the whole of the same item",
      ["a,viec.tien,1,2025,self,9", "a,viec.tien,2,2025,self,3", "a,viec.no,2,2025,self,4"],
      ["4 value part-above-whole"],
    ],
    ["KAD of an item without a reason", ["a,viec.tien,1,2025,self,KAD"], ["2 note value-kad-reason"]],
    ["what only others give, in the self round", ["a,cap_tren,,2025,self,có"], ["2 value value-others"]],
    ["a value by judgement without a reason", ["a,danh_gia,,2025,self,3"], ["2 note value-reason"]],
  ])("%s is refused", (_, lines, expected) => {
    const found = read(...lines);
    expect(found.told).toEqual(expected);
    expect(found.record).toBeUndefined();
  });

  test.each([
    [
      "a part of one item may exceed the whole of another",
      ["a,viec.tien,1,2025,self,3", "a,viec.tien,2,2025,self,9", "a,viec.no,2,2025,self,4"],
    ],
    ["an empty list", ["a,viec,,2025,self,không"]],
    ["the same item of two fields", ["a,viec.tien,1,2025,self,5", "a,viec.no,1,2025,self,5"]],
    ["what only others give, not given yet", ["a,cap_tren,,2025,self,CHO"]],
    ["what only others give, from appraisal on", ["a,cap_tren,,2025,appraisal,có"]],
    ["a value by judgement with its reason", ["a,danh_gia,,2025,self,3,có minh chứng"]],
    ["KAD of an item with its reason", ["a,viec.tien,1,2025,self,KAD,không phát sinh"]],
  ])("%s is taken in", (_, lines) => {
    const found = read(...lines);
    expect(found.told).toEqual([]);
    expect(found.record).toBeDefined();
  });

  test("a list said to be empty that has an item is told with what to do", () => {
    const [problem] = takeIn({
      scorer: listScorer,
      agencies: one,
      evidence: [rows("a,viec,,2025,self,không", "a,viec.tien,1,2025,self,5")],
      period: periodOf("2025"),
      round: null,
    }).problems;
    expect(problem && [problemInWords(problem, "vi"), problemInWords(problem, "en").what]).toEqual([
      {
        place: "evidence.csv, dòng 3, cột value",
        what: "Danh sách “viec” ghi là không có mục nào hoặc KAD, nhưng lại có mục.",
        remedy: "Bỏ dòng của cả danh sách, hoặc bỏ các mục.",
      },
      "The list “viec” is said to have no items, or to be KAD, and has some.",
    ]);
  });

  test("a month outside the period asked for is told, not used", () => {
    const found = read("a,thang.diem,,2025-01,self,4", "a,thang.diem,,2024-12,self,9");
    expect(found.told).toEqual(["3  rows-of-other-periods"]);
    expect(numberAt(found, "thang.diem#2024-12")).toBeUndefined();
  });

  test("what only others give keeps a record open until they do, a list of theirs too", () => {
    const closed = (...lines: string[]) => {
      const { record } = read(...lines);
      if (record === undefined) throw new Error("the rows are good");
      const [evaluation] = evaluateAll(listScorer, [record], { close: true });
      return evaluation?.isClosed ? "closed" : evaluation?.keptOpenBy;
    };
    expect(closed()).toEqual(["cap_tren", "kiem_tra"]);
    expect(closed("a,cap_tren,,2025,appraisal,có")).toEqual(["kiem_tra"]);
    expect(closed("a,cap_tren,,2025,appraisal,có", "a,kiem_tra,,2025,appraisal,không")).toBe("closed");
    expect(closed("a,cap_tren,,2025,appraisal,có", "a,kiem_tra.loi,1,2025,appraisal,2")).toBe("closed");
  });
  test("the items of a list that only others give are theirs too", () => {
    expect(read("a,kiem_tra.loi,1,2025,self,2").told).toEqual(["2 value value-others"]);
  });

  describe("the period", () => {
    test.each([
      ["months beside a year are of that year", ["2025", "2025-01", "2025-02"], null, "2025"],
      ["months beside their quarter", ["2025-Q1", "2025-01"], null, "2025-Q1"],
      ["months alone are several periods", ["2025-01", "2025-02"], null, "period-several"],
      ["months alone, and the year asked for", ["2025-01", "2025-02"], "2025", "2025"],
      ["months of another year beside a year", ["2025", "2024-12"], null, "period-several"],
      ["one month alone", ["2025-01"], null, "2025-01"],
      [
        "a year asked for of which there is neither year nor month",
        ["2024-12"],
        "2025",
        "period-without-rows",
      ],
      ["two years, each with months", ["2024", "2024-01", "2025", "2025-01"], null, "period-several"],
    ])("%s", (_, periods, asked, expected) => {
      const lines = periods.map((period) => `a,thang.diem,,${period},self,4`);
      const { value, problems } = choosePeriod(asked, [rows(...lines)]);
      expect(value?.id ?? problems[0]?.id).toBe(expected);
    });
    test("only the periods that stand for themselves are offered", () => {
      const lines = ["2024", "2024-01", "2025", "2025-01"].map((period) => `a,thang.diem,,${period},self,4`);
      expect(choosePeriod(null, [rows(...lines)]).problems).toMatchObject([
        { values: { options: "2024, 2025" } },
      ]);
    });
  });
});

const earnedText = ({ criteria }: Evaluation, code: string) => {
  const points = criteria.find((one) => one.code === code)?.points;
  return points?.applies ? textOfExact(points.earned) : "KAD";
};
