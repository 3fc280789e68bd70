/** Agencies over time: merged, renamed, ended. What each stated counts once, and only where the set says how. */
import { describe, expect, test } from "vitest";
import {
  createScorer,
  evaluateAll,
  explain,
  factState,
  parseAgencies,
  type Table,
  takeIn,
  textOfExact,
} from "../../../src/engine/index.ts";
import { criterion, edition, fact, periodOf, setFrom } from "../../builders.ts";

const set = setFrom(
  edition({
    facts:
      fact("so_cuoc", "integer", ', when-merged: add, max: "50"') +
      fact("co", "yes-no") +
      fact("ty_le", "percentage"),
    criteria:
      criterion("A", "6", '{ kind: count, fact: so_cuoc, each: "0.5" }') +
      criterion("B", "2", "{ kind: yes-no, fact: co }") +
      criterion(
        "C",
        "2",
        '{ kind: bands, fact: ty_le, bands: [{ below: "50", points: "0" }, { from: "50", points: "2" }] }',
      ),
    more: `
eligibility:
  - when: { agency: months, with-predecessors: "yes", at-least: "9" }
    why: Chưa đủ chín tháng
`,
  }),
);
const scorer = createScorer(set);

const table = (file: string, header: string, lines: readonly string[]): Table => {
  const columns = header.split(",");
  return {
    file,
    columns,
    rows: lines.map((line, index) => ({
      row: index + 2,
      cells: new Map(line.split(",").map((cell, at) => [columns[at] ?? "", cell])),
    })),
  };
};
const list = (...lines: string[]) =>
  table("agencies.csv", "id,name,kind,block,valid_from,valid_to,predecessor", lines);
const evidence = (...lines: string[]) => table("evidence.csv", "agency,fact,period,round,value,note", lines);

const take = (agencies: Table, facts: Table, period = "2025") => {
  const intake = takeIn({ scorer, agencies, evidence: [facts], period: periodOf(period), round: null });
  const told = intake.problems.map(({ id, severity, at }) => `${severity} ${at.line ?? ""} ${id}`);
  return { ...intake, told, ids: intake.records.map(({ agency }) => agency.id) };
};

const merged = list(
  "xa-a,Xã A,so,khối,,30/06/2025",
  "xa-b,Xã B,so,khối,,30/06/2025",
  "xa-c,Xã C,so,khối,01/07/2025,,xa-a xa-b",
);
const stated = (facts: Table, id = "so_cuoc") => {
  const { records } = take(merged, facts);
  const [record] = records;
  if (record === undefined) return "no record";
  const state = factState(record, id);
  if (state.state !== "value") return state.state === "open" ? state.why : state.state;
  return state.value.type === "number" ? textOfExact(state.value.value) : String(state.value.value);
};

describe("a merged agency", () => {
  test("is not evaluated by itself; what it stated is added once to its successor", () => {
    const facts = evidence(
      "xa-a,so_cuoc,2025,self,4",
      "xa-b,so_cuoc,2025,self,3",
      "xa-c,so_cuoc,2025,self,2",
    );
    const { ids, told } = take(merged, facts);
    expect(ids).toEqual(["xa-c"]);
    expect(told).toEqual(["note  agency-merged", "note  agency-merged"]);
    expect(stated(facts)).toBe("9");
  });

  test.each([
    ["what it left out is for the successor to state", ["xa-c,so_cuoc,2025,self,5"], "5"],
    ["a zero adds zero", ["xa-a,so_cuoc,2025,self,0", "xa-c,so_cuoc,2025,self,5"], "5"],
    ["a successor that states nothing leaves the sum missing", ["xa-a,so_cuoc,2025,self,4"], "missing"],
    [
      "a part that is pending keeps the sum pending",
      ["xa-a,so_cuoc,2025,self,CHO", "xa-c,so_cuoc,2025,self,5"],
      "pending",
    ],
    [
      "an appraised part counts as appraised",
      ["xa-a,so_cuoc,2025,self,4", "xa-a,so_cuoc,2025,appraisal,1,đối chiếu", "xa-c,so_cuoc,2025,self,5"],
      "6",
    ],
    [
      "a part that is not recognised is not counted, and the sum stays open",
      [
        "xa-a,so_cuoc,2025,self,4",
        "xa-a,so_cuoc,2025,appraisal,không công nhận,thiếu sổ",
        "xa-c,so_cuoc,2025,self,5",
      ],
      "withdrawn",
    ],
  ])("%s", (_, lines, expected) => {
    expect(stated(evidence(...lines))).toBe(expected);
  });

  test("an unproven part counts only as long as nothing of the successor is appraised", () => {
    const proving = setFrom(
      edition({
        facts:
          "so_cuoc: { type: integer, label: so_cuoc, ask: so_cuoc, document: required, when-merged: add }\n",
        criteria: criterion("A", "10", '{ kind: count, fact: so_cuoc, each: "1" }'),
      }),
    );
    const held = (...lines: string[]) => {
      const facts = table("evidence.csv", "agency,fact,period,round,value,document,note", lines);
      const request = { agencies: merged, evidence: [facts], period: periodOf("2025"), round: null };
      return takeIn({ scorer: createScorer(proving), ...request }).records[0]?.facts.get("so_cuoc");
    };
    const claims = ["xa-a,so_cuoc,2025,self,4,,", "xa-c,so_cuoc,2025,self,2,BC 1,"];
    expect(held(...claims)).toMatchObject({ state: "value", isUnproven: true });
    expect(held(...claims, "xa-c,so_cuoc,2025,appraisal,1,BB 2,đối chiếu")).toMatchObject({
      state: "open",
      why: "unproven",
    });
  });

  test("answers that do not add up are told and not counted: the successor answers for the period", () => {
    const facts = evidence("xa-a,co,2025,self,có", "xa-a,ty_le,2025,self,90");
    expect(take(merged, facts).told).toEqual([
      "note  agency-merged",
      "note  agency-merged",
      "note 2 rows-of-merged",
    ]);
    expect([stated(facts, "co"), stated(facts, "ty_le")]).toEqual(["missing", "missing"]);
  });

  test("the explanation says what each part is, and who was merged", () => {
    const facts = evidence("xa-a,so_cuoc,2025,self,4", "xa-c,so_cuoc,2025,self,2", "xa-c,co,2025,self,có");
    const [evaluation] = evaluateAll(scorer, take(merged, facts).records, { close: false });
    const told = evaluation && explain(evaluation, "vi");
    const [first] = told?.entries ?? [];
    expect(first && !first.isGroup && first.facts[0]).toContain(
      "6 (trong đó đơn vị đã sáp nhập khai: Xã A: 4)",
    );
    expect(first?.points).toBe("3 / 6");
    expect(told?.notices).toContainEqual(
      "Đơn vị đã sáp nhập: Xã A (đến 30/06/2025); số liệu cộng dồn được của đơn vị này được tính một lần ở đây.",
    );
  });

  test("a sum above the fact's own bound is refused", () => {
    const facts = evidence("xa-a,so_cuoc,2025,self,30", "xa-c,so_cuoc,2025,self,30");
    expect(take(merged, facts)).toMatchObject({ ids: [], leftOut: ["xa-c"] });
  });

  test("in a year that it saw to its end, it is evaluated by itself", () => {
    expect(take(merged, evidence("xa-a,so_cuoc,2024,self,4"), "2024").ids).toEqual(["xa-a", "xa-b"]);
  });

  test("merged into one that was there before, it counts there only in the year of the merger", () => {
    const older = list("xa-a,Xã A,so,khối,,30/06/2026", "xa-b,Xã B,so,khối,,,xa-a");
    const facts = evidence(
      ...["2025", "2026"].flatMap((year) => [`xa-a,so_cuoc,${year},self,4`, `xa-b,so_cuoc,${year},self,2`]),
    );
    const in2025 = take(older, facts, "2025").records;
    expect(in2025.map(({ agency, facts: held }) => [agency.id, held.get("so_cuoc")])).toMatchObject([
      ["xa-a", { value: { value: { numerator: 4n } } }],
      ["xa-b", { value: { value: { numerator: 2n } } }],
    ]);
    expect(in2025.flatMap(({ absorbed }) => absorbed)).toEqual([]);
    const in2026 = take(older, facts, "2026").records;
    expect(in2026.map(({ agency, facts: held }) => [agency.id, held.get("so_cuoc")])).toMatchObject([
      ["xa-b", { value: { value: { numerator: 6n } } }],
    ]);
  });

  test("a chain of mergers within a year is followed to its end", () => {
    const chain = list(
      "xa-a,Xã A,so,khối,,31/03/2025",
      "xa-b,Xã B,so,khối,01/04/2025,30/06/2025,xa-a",
      "xa-c,Xã C,so,khối,01/07/2025,,xa-b",
    );
    const { ids, records } = take(
      chain,
      evidence("xa-a,so_cuoc,2025,self,4", "xa-b,so_cuoc,2025,self,3", "xa-c,so_cuoc,2025,self,2"),
    );
    expect(ids).toEqual(["xa-c"]);
    expect(records[0]?.facts.get("so_cuoc")).toMatchObject({ value: { value: { numerator: 9n } } });
  });

  test("split between two, its numbers go nowhere until each states its own share", () => {
    const split = list(
      "xa-a,Xã A,so,khối,,30/06/2025",
      "xa-c,Xã C,so,khối,01/07/2025,,xa-a",
      "xa-d,Xã D,so,khối,01/07/2025,,xa-a",
    );
    const shared = take(split, evidence("xa-a,so_cuoc,2025,self,4", "xa-c,so_cuoc,2025,self,2"));
    expect(shared.told).toContain("error 2 predecessor-shared");
    expect([shared.ids, shared.leftOut]).toEqual([[], ["xa-c", "xa-d"]]);
    expect(take(split, evidence("xa-c,so_cuoc,2025,self,2")).ids).toEqual(["xa-c", "xa-d"]);
  });
});

describe("age", () => {
  const isScored = (agencies: Table, period = "2025") => {
    const evaluations = evaluateAll(scorer, take(agencies, evidence(), period).records, { close: true });
    return evaluations.map(({ record, grading }) => [record.agency.id, grading.status !== "not-gradable"]);
  };
  test("a unit younger than nine months is not scored; one that carries on older ones is", () => {
    expect(isScored(list("xa-m,Xã mới,so,khối,02/04/2025"))).toEqual([["xa-m", false]]);
    expect(isScored(list("xa-m,Xã mới,so,khối,01/04/2025"))).toEqual([["xa-m", true]]);
    expect(isScored(merged)).toEqual([["xa-c", true]]);
  });
  test("the months of those merged count from the oldest", () => {
    const young = list(
      "xa-a,Xã A,so,khối,01/04/2025,30/06/2025",
      "xa-b,Xã B,so,khối,01/06/2025,30/06/2025",
      "xa-c,Xã C,so,khối,01/07/2025,,xa-a; xa-b",
    );
    expect(isScored(young)).toEqual([["xa-c", true]]);
  });
});

describe("an agency that changes its name, block or kind", () => {
  const renamed = list("xa-a,Xã Cũ,so,khối 1,01/01/2020,31/08/2025", "xa-a,Xã Mới,so,khối 2,01/09/2025,");
  test("is one agency, as it stands at the end of the period", () => {
    const { records } = take(renamed, evidence("xa-a,so_cuoc,2025,self,4"));
    expect(records.map(({ agency }) => [agency.name, agency.block, agency.formerNames])).toEqual([
      ["Xã Mới", "khối 2", [{ name: "Xã Cũ", until: "2025-08-31" }]],
    ]);
    expect(take(renamed, evidence("xa-a,so_cuoc,2024,self,4"), "2024").records).toMatchObject([
      { agency: { name: "Xã Cũ", block: "khối 1", formerNames: [] } },
    ]);
  });
  test.each([
    ["no dates: a slip", ["xa-a,Xã A,so,khối,,", "xa-a,Xã A,so,khối,,"], "agency-repeated"],
    ["a day between", ["xa-a,Xã A,so,khối,,31/08/2025", "xa-a,Xã B,so,khối,02/09/2025,"], "agency-history"],
    ["an overlap", ["xa-a,Xã A,so,khối,,31/08/2025", "xa-a,Xã B,so,khối,31/08/2025,"], "agency-history"],
    ["out of order", ["xa-a,Xã B,so,khối,01/09/2025,", "xa-a,Xã A,so,khối,,31/08/2025"], "agency-history"],
  ])("%s is refused", (_, rows, id) => {
    const { value, problems } = parseAgencies(list(...rows), set);
    expect([value?.size, problems.map((one) => [one.id, one.at.line])]).toEqual([0, [[id, 3]]]);
  });
});

describe("predecessors that cannot be", () => {
  test.each([
    [
      "without a last day",
      ["xa-a,Xã A,so,khối,,", "xa-c,Xã C,so,khối,01/07/2025,,xa-a"],
      ["predecessor-without-end"],
    ],
    [
      "in a circle",
      ["xa-a,Xã A,so,khối,,30/06/2025,xa-c", "xa-c,Xã C,so,khối,01/07/2025,31/12/2025,xa-a"],
      ["agency-circle", "agency-circle"],
    ],
    ["of itself", ["xa-c,Xã C,so,khối,,,xa-c"], ["agency-of-itself"]],
    ["that is not listed", ["xa-c,Xã C,so,khối,,,xa-z"], ["agency-reference"]],
  ])("%s are refused", (_, rows, ids) => {
    expect(parseAgencies(list(...rows), set).problems.map(({ id }) => id)).toEqual(ids);
  });

  test("of many generations of two each are followed in linear time", () => {
    const rows = Array.from({ length: 60 }, (_, index) => {
      const before = index === 0 ? "" : `x-${index - 1} y-${index - 1}`;
      return ["x", "y"].map((side) => `${side}-${index},Xã,so,khối,,31/12/2020,${before}`);
    }).flat();
    expect(parseAgencies(list(...rows), set).value?.size).toBe(120);
  });
});
