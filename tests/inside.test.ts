/** Scores inside a department: its divisions and units, worked by hand for the half year and the year; the working stands in data/sample-inside. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  createScorer,
  type Evaluation,
  earnedOf,
  evaluate,
  findSet,
  otherSets,
  periodFromId,
  placesInWords,
  type Round,
  rank,
  readEvidence,
  spanOf,
  takeIn,
  textOfExact,
} from "../src/index.ts";

const root = join(import.meta.dirname, "..");
const tables = readEvidence(join(root, "data/sample-inside")).value;

function intake(periodId: string, round: Round | null = null, agencies = tables?.agencies) {
  const period = periodFromId(periodId) ?? null;
  const set = findSet("noi-bo-sgddt", join(root, "criteria"), period).value;
  if (!set || !tables || !agencies || !period) throw new Error("the evidence cannot be read");
  const scorer = createScorer(set);
  return {
    set,
    scorer,
    ...takeIn({ scorer, ...tables, agencies, period, round, others: otherSets(set, join(root, "criteria")) }),
  };
}

function evaluated(period: string, close = true, round: Round | null = null): Evaluation[] {
  const { scorer, records, problems } = intake(period, round);
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return records.map((record) => evaluate(scorer, record, { close }));
}

test("check finds nothing in the set", () => {
  const period = periodFromId("2026") ?? null;
  expect(findSet("noi-bo-sgddt", join(root, "criteria"), period)).toMatchObject({ problems: [] });
});

// What everything is worth: 30 + 20 + 26 + 24 and 26 + 20 + 32 + 22, in a half year as in a year.
const worth: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  phong: {
    ...{ "I.2": "12", "I.3": "8", "I.4": "10", "II.1": "10", "II.3": "10" },
    ...{ "III.1": "10", "III.2": "8", "III.6": "8", "IV.2": "10", "IV.3": "4", "IV.4a": "10" },
  },
  don_vi_gd: {
    ...{ "I.1": "8", "I.2": "6", "I.3": "6", "I.4": "6", "II.1": "8", "II.2": "6", "II.3": "6" },
    ...{ "III.3": "8", "III.4": "8", "III.5": "8", "III.6": "8", "IV.1": "6", "IV.2": "6", "IV.4b": "10" },
  },
};

interface Worked {
  readonly period: string;
  readonly agency: string;
  /** The criteria without full points. */
  readonly points: Readonly<Record<string, string>>;
  readonly total: string;
  readonly grade: string;
  readonly place: number;
}

const worked: readonly Worked[] = [
  // 2026-H1
  { period: "2026-H1", agency: "phong-mau-1", points: {}, total: "100.00", grade: "xuat_sac", place: 1 },
  {
    ...{ period: "2026-H1", agency: "phong-mau-2", total: "90.00", grade: "xuat_sac", place: 2 },
    points: { "I.2": "9", "I.3": "4", "IV.4a": "7" },
  },
  {
    ...{ period: "2026-H1", agency: "phong-mau-3", total: "81.25", grade: "tot", place: 3 },
    points: { "II.1": "0", "III.2": "0", "IV.3": "KAD" },
  },
  {
    ...{ period: "2026-H1", agency: "phong-mau-4", total: "73.00", grade: "hoan_thanh", place: 4 },
    points: { "II.1": "5", "III.1": "0", "III.6": "0", "IV.4a": "6" },
  },
  {
    ...{ period: "2026-H1", agency: "truong-mau-1", total: "97.00", grade: "xuat_sac", place: 1 },
    points: { "II.2": "3" },
  },
  {
    ...{ period: "2026-H1", agency: "truong-mau-2", total: "92.00", grade: "xuat_sac", place: 2 },
    points: { "I.1": "4", "III.5": "4" },
  },
  {
    ...{ period: "2026-H1", agency: "truong-mau-3", total: "92.00", grade: "xuat_sac", place: 2 },
    points: { "I.3": "3", "II.1": "4", "IV.4b": "9" },
  },
  {
    ...{ period: "2026-H1", agency: "truong-mau-4", total: "75.00", grade: "tot", place: 5 },
    points: { "I.1": "0", "I.3": "0", "II.2": "3", "III.3": "4", "III.4": "4" },
  },
  {
    ...{ period: "2026-H1", agency: "trung-tam-mau-5", total: "77.27", grade: "tot", place: 4 },
    points: { "I.2": "KAD", "II.3": "0", "III.5": "4", "IV.2": "KAD", "IV.4b": "0" },
  },
  {
    ...{ period: "2026-H1", agency: "trung-tam-mau-6", total: "0.00", grade: "khong_hoan_thanh", place: 6 },
    points: Object.fromEntries(Object.keys(worth["don_vi_gd"] ?? {}).map((code) => [code, "0"])),
  },
  // 2026
  {
    ...{ period: "2026", agency: "phong-mau-1", total: "99.60", grade: "xuat_sac", place: 1 },
    points: { "III.2": "7.6" },
  },
  {
    ...{ period: "2026", agency: "phong-mau-2", total: "90.75", grade: "xuat_sac", place: 2 },
    points: { "I.2": "10", "II.1": "7.5", "IV.2": "6", "IV.4a": "9.25" },
  },
  {
    ...{ period: "2026", agency: "phong-mau-3", total: "79.17", grade: "tot", place: 3 },
    points: { "III.1": "5", "III.2": "2", "III.6": "4", "IV.3": "KAD", "IV.4a": "5" },
  },
  {
    ...{ period: "2026", agency: "phong-mau-4", total: "74.95", grade: "hoan_thanh", place: 4 },
    points: {
      ...{ "I.2": "11.2", "I.4": "5", "II.3": "5", "III.1": "5" },
      ...{ "III.6": "4", "IV.2": "6", "IV.4a": "8.75" },
    },
  },
  {
    ...{ period: "2026", agency: "truong-mau-1", total: "98.20", grade: "xuat_sac", place: 1 },
    points: { "II.2": "4.2" },
  },
  {
    ...{ period: "2026", agency: "truong-mau-2", total: "94.00", grade: "xuat_sac", place: 2 },
    points: { "I.1": "4", "III.5": "6" },
  },
  {
    ...{ period: "2026", agency: "truong-mau-3", total: "93.75", grade: "xuat_sac", place: 3 },
    points: { "II.1": "6", "III.6": "4", "IV.4b": "9.75" },
  },
  {
    ...{ period: "2026", agency: "truong-mau-4", total: "74.50", grade: "hoan_thanh", place: 5 },
    points: {
      ...{ "I.1": "0", "I.3": "3", "I.4": "3", "II.3": "3" },
      ...{ "III.3": "6", "IV.1": "3", "IV.4b": "6.5" },
    },
  },
  {
    ...{ period: "2026", agency: "trung-tam-mau-5", total: "89.47", grade: "tot", place: 4 },
    points: { "I.2": "5.4", "II.2": "4.2", "II.3": "3", "III.5": "6", "IV.2": "KAD", "IV.4b": "7.5" },
  },
  {
    ...{ period: "2026", agency: "trung-tam-mau-6", total: "24.60", grade: "khong_hoan_thanh", place: 6 },
    points: {
      ...{ "I.1": "0", "I.2": "1.8", "I.3": "0", "I.4": "0", "II.1": "2", "II.2": "1.8", "II.3": "0" },
      ...{ "III.3": "4", "III.4": "0", "III.5": "4", "III.6": "0", "IV.1": "0", "IV.4b": "5" },
    },
  },
];

const closed = new Map(["2026-H1", "2026"].map((period) => [period, evaluated(period)]));

test.each(["2026-H1", "2026"])("%s: all ten divisions and units were worked by hand", (period) => {
  const ids = (closed.get(period) ?? []).map(({ record }) => record.agency.id);
  const byHand = worked.filter((one) => one.period === period).map(({ agency }) => agency);
  expect(new Set(byHand)).toEqual(new Set(ids));
  expect(byHand).toHaveLength(10);
});

test.each(worked)("$agency in $period: $total, $grade, place $place", (one) => {
  const all = closed.get(one.period) ?? [];
  const found = all.find(({ record }) => record.agency.id === one.agency);
  if (found === undefined) throw new Error(`${one.agency} was not evaluated`);
  const points = found.criteria.map(({ code, points: its }) => [
    code,
    its.applies ? textOfExact(its.earned) : "KAD",
  ]);
  expect(Object.fromEntries(points)).toEqual({ ...worth[found.record.agency.kind], ...one.points });
  const ranked = rank(all).flatMap((block) => block.agencies);
  expect({
    total: placesInWords(earnedOf(found.total), 2, "en"),
    grade: found.grading.grade,
    place: ranked.find(({ evaluation }) => evaluation === found)?.place,
  }).toEqual({ total: one.total, grade: one.grade, place: one.place });
});

describe("the department", () => {
  test("is the parent of all ten, is named by them, and is not evaluated: its kind belongs to other sets", () => {
    const all = closed.get("2026-H1") ?? [];
    const parents = all.map(({ record }) => [record.agency.parent, record.agency.parentName]);
    expect(parents).toEqual(Array.from({ length: 10 }, () => ["so-gd-mau", "Sở Giáo dục Mẫu"]));
    const { problems } = intake("2026-H1", null);
    expect(problems.filter(({ id }) => id === "agencies-of-other-sets")).toMatchObject([
      { severity: "note", values: { agencies: "so-gd-mau", count: "1" } },
    ]);
  });

  test("must stand in the list: without its row every division and unit is refused", () => {
    if (!tables) throw new Error("the evidence cannot be read");
    const rows = tables.agencies.rows.filter((row) => row.cells.get("id") !== "so-gd-mau");
    const { records, problems } = intake("2026-H1", null, { ...tables.agencies, rows });
    expect(records).toEqual([]);
    expect(problems.filter(({ id }) => id === "agency-reference")).toHaveLength(10);
  });
});

describe("half a year, by hand", () => {
  const of = (all: readonly Evaluation[], id: string) => {
    const found = all.find(({ record }) => record.agency.id === id);
    if (found === undefined) throw new Error(`${id} was not evaluated`);
    return found;
  };

  // phong-mau-3: 78 of 96 in hand; II.1 and III.2 may still be earned in full. phong-mau-4: III.1 (10) may still be proven.
  // trung-tam-mau-5: 68 of 88; the second quarter (4) and the report (10) are open: 82/88. What only a year asks for moves nothing.
  test.each([
    ["phong-mau-1", "100.00", "100.00", "certain"],
    ["phong-mau-3", "81.25", "100.00", "open"],
    ["phong-mau-4", "73.00", "83.00", "open"],
    ["trung-tam-mau-5", "77.27", "93.18", "open"],
    ["trung-tam-mau-6", "0.00", "100.00", "open"],
  ])("%s, not closed: from %s to %s, %s", (id, least, most, status) => {
    const { total, grading } = of(evaluated("2026-H1", false), id);
    const ends = [spanOf(total).least, spanOf(total).most].map((end) => end && placesInWords(end, 2, "en"));
    expect([...ends, grading.status]).toEqual([least, most, status]);
  });

  // Before appraisal both meetings and the plan without a document count: 100 − 8 (III.6) − 4 (IV.4a).
  test("phong-mau-4 in the self round: 88", () => {
    const found = of(evaluated("2026-H1", true, "self"), "phong-mau-4");
    expect([textOfExact(earnedOf(found.total)), found.grading.grade]).toEqual(["88", "tot"]);
  });
});
