/** The sample city: made anew to the byte, taken in whole, and its built agencies end on the totals worked by hand. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { otherSets } from "../src/files/library.ts";
import {
  createScorer,
  earnedOf,
  evaluateAll,
  findSet,
  periodFromId,
  placesInWords,
  quotaReports,
  rank,
  readEvidence,
  takeIn,
} from "../src/index.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "data/sample-2026");
const textOf = (file: string) => readFileSync(join(folder, file), "utf8");

type Row = Readonly<Record<string, string>>;
const rowsOf = (file: string): Row[] => parse(textOf(file), { columns: true });
const agencyRows = rowsOf("agencies.csv");
const evidence = rowsOf("evidence.csv");

// The scripts are plain JavaScript and declare no types.
interface Built {
  readonly total: string;
  readonly grade: string;
}
const script = (name: string): Promise<unknown> => import(pathToFileURL(join(root, "scripts", name)).href);
const { sampleCity } = (await script("sample-city.mjs")) as {
  sampleCity(): { agencies: string; evidence: string };
};
const { built } = (await script("sample-city-built.mjs")) as { built: Readonly<Record<string, Built>> };

test("the script makes exactly the committed files: if not, node scripts/sample-city.mjs", () => {
  const { agencies, evidence } = sampleCity();
  expect(agencies === textOf("agencies.csv")).toBe(true);
  expect(evidence === textOf("evidence.csv")).toBe(true);
});

describe("the agencies of the city", () => {
  const atEnd = agencyRows.filter((row) => row["valid_to"] === "");
  const withRows = (ids: readonly string[]) => ids.filter((id) => agencyRows.some((row) => row["id"] === id));

  test.each([
    ["Sở, ban, ngành", "so_nganh", 14],
    ["Phường", "cap_xa", 45],
    ["Xã, đặc khu", "cap_xa", 69],
    ["Đơn vị thuộc UBND thành phố", "don_vi", 12],
  ])("block %s, kind %s: %i at the end of 2026", (block, kind, count) => {
    const ids = atEnd.filter((row) => row["block"] === block && row["kind"] === kind).map((row) => row["id"]);
    expect(new Set(ids).size).toBe(count);
  });

  test("140 at the end of 2026; two more were merged, one has a row for its former name", () => {
    expect(atEnd).toHaveLength(140);
    expect(agencyRows).toHaveLength(143);
    expect(withRows(["xa-mau-cu-1", "xa-mau-cu-2"])).toHaveLength(2);
    expect(agencyRows.filter((row) => row["id"] === "so-mau-10")).toHaveLength(2);
  });
});

describe("the evidence", () => {
  const count = (isOne: (row: Row) => boolean) => evidence.filter(isOne).length;
  const ofRound = (round: string) => evidence.filter((row) => row["round"] === round);

  test("all of it is of 2026, and rows stand in the order of the agencies", () => {
    const order = [...new Set(agencyRows.map((row) => row["id"]))];
    const found = [...new Set(evidence.map((row) => row["agency"]))];
    expect(count((row) => row["period"] !== "2026")).toBe(0);
    expect(found).toEqual(order.filter((id) => found.includes(id)));
  });

  test("two agencies handed in nothing, three answered “không” to having sent the self-score sheet", () => {
    const own = new Set(ofRound("self").map((row) => row["agency"]));
    const none = agencyRows.map((row) => row["id"]).filter((id) => !own.has(id));
    const unsent = evidence.filter(
      (row) => row["fact"] === "ngay_gui_tu_cham_dan_van" && row["value"] === "không",
    );
    expect(none).toEqual(["phuong-mau-41", "xa-mau-58"]);
    expect(unsent.map((row) => row["agency"])).toEqual(["so-mau-13", "phuong-mau-30", "xa-mau-19"]);
  });

  test("two heads were disciplined, five claims not recognised for good, one until re-appraisal", () => {
    const heads = count((row) => row["fact"] === "nguoi_dung_dau_bi_ky_luat" && row["value"] === "có");
    expect(heads).toBe(2);
    expect(count((row) => row["value"] === "không công nhận")).toBe(6);
    expect(ofRound("re-appraisal")).toHaveLength(4);
  });

  test("what an officer changed has a reason", () => {
    const key = (row: Row) => `${row["agency"]} ${row["fact"]}`;
    const claimed = new Map(ofRound("self").map((row) => [key(row), row["value"]]));
    const changed = ofRound("appraisal").filter(
      (row) => claimed.has(key(row)) && claimed.get(key(row)) !== row["value"],
    );
    expect(changed.length).toBeGreaterThan(200);
    expect(changed.filter((row) => row["note"] === "")).toEqual([]);
  });
});

describe("scored by qd-5016 for 2026, closed", () => {
  const period = periodFromId("2026") ?? null;
  const criteria = join(root, "criteria");
  const set = findSet("qd-5016", criteria, period).value;
  const tables = readEvidence(folder).value;
  if (!set || !tables || !period) throw new Error("the sample cannot be read");
  const scorer = createScorer(set);
  const intake = takeIn({ scorer, ...tables, period, round: null, others: otherSets(set, criteria) });
  const evaluations = evaluateAll(scorer, intake.records, { close: true });
  const of = (agency: string) => {
    const found = evaluations.find(({ record }) => record.agency.id === agency);
    if (found === undefined) throw new Error(`${agency} was not evaluated`);
    return found;
  };
  const blocks = rank(evaluations);
  const placeOf = (agency: string) =>
    blocks.flatMap((one) => one.agencies).find(({ evaluation }) => evaluation === of(agency));

  test("the whole city is taken in without an error or a warning", () => {
    expect(intake.problems.filter(({ severity }) => severity !== "note")).toEqual([]);
    expect(intake.records).toHaveLength(140);
    expect(evaluations.filter(({ isClosed }) => !isClosed)).toEqual([]);
  });

  test("fourteen agencies were built", () => {
    expect(Object.keys(built)).toHaveLength(14);
  });

  test.each(Object.entries(built))("%s ends on the total and grade worked by hand", (agency, worked) => {
    const { total, grading } = of(agency);
    expect([placesInWords(earnedOf(total), 2, "en"), grading.grade]).toEqual([
      worked.total.replace(/^(\d+)$/, "$1.00").replace(/\.(\d)$/, ".$10"),
      worked.grade,
    ]);
  });

  test.each([
    ["so-mau-07", "so-mau-11"],
    ["phuong-mau-18", "phuong-mau-33"],
    ["don-vi-mau-06", "don-vi-mau-08"],
    ["xa-mau-14", "xa-mau-51"],
  ])("%s and %s share a place", (one, other) => {
    expect(placeOf(one)).toMatchObject({ isShared: true, place: placeOf(other)?.place });
  });

  test("in the block of communes a tie stands across the edge of the quota on the highest grade", () => {
    const report = quotaReports(set, evaluations).find(({ within }) => within === "Xã, đặc khu");
    expect(report?.tied.map(({ record }) => record.agency.id)).toEqual(["xa-mau-14", "xa-mau-51"]);
    expect(report?.roomForTied).toBe(1);
  });

  test("in every block some are excellent, more are good, few fall short", () => {
    for (const { agencies } of blocks) {
      const having = (grade: string) =>
        agencies.filter(({ evaluation }) => evaluation.grading.grade === grade).length;
      const grades = ["xuat_sac", "tot", "hoan_thanh", "khong_hoan_thanh"].map(having);
      const [excellent = 0, good = 0, , short = 0] = grades;
      expect(Math.min(...grades)).toBeGreaterThan(0);
      expect(good).toBeGreaterThan(excellent);
      expect(short * 10).toBeLessThan(agencies.length);
    }
  });

  test.each([
    ["so-mau-03", "tot"],
    ["phuong-mau-22", "tot"],
    ["xa-mau-07", "tot"],
    ["xa-mau-62", "tot"],
    ["don-vi-mau-09", "tot"],
    ["phuong-mau-09", "khong_hoan_thanh"],
    ["xa-mau-44", "khong_hoan_thanh"],
    ["so-mau-13", null],
    ["phuong-mau-30", null],
    ["phuong-mau-41", null],
    ["xa-mau-19", null],
    ["xa-mau-58", null],
    ["don-vi-mau-12", null],
  ])("%s does not go by its points alone: %s", (agency, grade) => {
    expect(of(agency).grading.grade).toBe(grade);
  });

  test("what the merged communes stated is counted in the new one", () => {
    const stated = (agency: string) =>
      Number(
        evidence.find((row) => row["agency"] === agency && row["fact"] === "so_phan_anh_kien_nghi")?.[
          "value"
        ],
      );
    const fact = of("xa-mau-35").record.facts.get("so_phan_anh_kien_nghi");
    const sum = ["xa-mau-35", "xa-mau-cu-1", "xa-mau-cu-2"].reduce((all, one) => all + stated(one), 0);
    expect(fact).toMatchObject({ state: "value", value: { type: "number" } });
    if (fact?.state === "value" && fact.value.type === "number")
      expect(placesInWords(fact.value.value, 0, "en")).toBe(String(sum));
  });
});
