/** From tables to records: who is scored, for which period, on which statements. */
import { describe, expect, test } from "vitest";
import { choosePeriod, createScorer, type Table, takeIn } from "../../src/engine/index.ts";
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
  takeIn({ scorer, agencies: list, evidence: facts, period: periodOf(period), round: null });
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
    expect(problems).toMatchObject([{ id: "agency-outside-period", severity: "warning", agencies: ["c"] }]);
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
    const { value, problems } = choosePeriod(asked, facts);
    expect(value?.id ?? problems[0]?.id).toBe(expected);
  });
});
