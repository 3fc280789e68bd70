/** The benchmark's workload: a sound set, and every result of ours equal to fractions worked out step by step. */
import { describe, expect, test } from "vitest";
import {
  agencyMaker,
  type Described,
  describe as describeTable,
  type Stated,
  setText,
  tablesOf,
  workedOut,
  year,
} from "../bench/workload.mjs";
import { createScorer, Exact, evaluate, only, takeIn } from "../src/engine/index.ts";
import { periodOf, setFrom } from "./builders.ts";

const seed = 20_250_101;
const table = describeTable(seed);
const scorer = createScorer(setFrom(setText(table)));
const plain = agenciesOf(200);
const big = agenciesOf(100, 15);

function agenciesOf(count: number, digits = 2): Stated[] {
  const agencyAt = agencyMaker(table, { seed, digits });
  return Array.from({ length: count }, (_, index) => agencyAt(index));
}

function evaluated(agencies: readonly Stated[]) {
  const tables = tablesOf(agencies);
  const { records, problems } = takeIn({
    scorer,
    agencies: tables.agencies,
    evidence: [tables.evidence],
    period: periodOf(String(year)),
    round: null,
  });
  expect(problems).toEqual([]);
  expect(records).toHaveLength(agencies.length);
  return records.map((record) => evaluate(scorer, record, { close: true }));
}

const counted = (items: readonly string[]) =>
  Object.fromEntries([...new Set(items)].map((one) => [one, items.filter((other) => other === one).length]));

test("one evaluation is 48 criteria of six kinds, five capped groups, three deductions, one bonus, four grades", () => {
  expect(counted(table.criteria.map(({ kind }) => kind))).toEqual({
    "yes-no": 13,
    count: 10,
    ratio: 8,
    bands: 7,
    deadline: 5,
    formula: 5,
  });
  expect(table.groups.filter(({ ceiling }) => ceiling !== null)).toHaveLength(5);
  expect(table.criteria.filter(({ code }) => code.startsWith("P."))).toHaveLength(3);
  expect(table.criteria.filter(({ code }) => code.startsWith("T."))).toHaveLength(1);
  expect(table.grades).toHaveLength(4);
});

test("one seed gives one table and the same agencies", () => {
  expect(setText(describeTable(seed))).toBe(setText(table));
  expect(setText(describeTable(seed + 1))).not.toBe(setText(table));
  expect(agenciesOf(20)).toEqual(plain.slice(0, 20));
});

describe("the engine's totals and grades are those worked out in fractions", () => {
  test.each([
    ["200 agencies", plain],
    ["100 agencies that state amounts of 15 digits", big],
  ])("%s", (_, agencies) => {
    const wrong = evaluated(agencies).flatMap(({ total, unrounded, grading, criteria }, index) => {
      const agency = agencies[index];
      if (agency === undefined) throw new Error(`no agency ${index}`);
      const right = workedOut(table, agency.facts);
      const ours = { total, unrounded, grade: grading.grade };
      const theirs = { total: known(right.total), unrounded: known(right.unrounded), grade: right.grade };
      const isSame =
        same(ours.total, theirs.total) &&
        same(ours.unrounded, theirs.unrounded) &&
        ours.grade === theirs.grade &&
        criteria.every(({ code, points }) => {
          const one = right.points.get(code);
          return one ? same(points, known(one)) : !points.applies;
        });
      return isSame ? [] : [{ agency: agency.id, ours, theirs }];
    });
    expect(wrong).toEqual([]);
  });

  const known = ({ top, bottom }: { readonly top: bigint; readonly bottom: bigint }) =>
    only(Exact.of(top, bottom));
  function same(points: ReturnType<typeof evaluate>["total"], right: ReturnType<typeof only>): boolean {
    if (!points.applies) return false;
    const { least, most } = points.span;
    return [least, most].every((end) => end !== null && right.least !== null && end.equals(right.least));
  }
});

test("three agencies in a hundred lie on a boundary: their total is a threshold or one hundredth below it", () => {
  const onBoundary = [...plain, ...agenciesOf(1200).slice(200)].filter(({ isOnBoundary }) => isOnBoundary);
  const totals = onBoundary.map(({ facts }) => {
    const { top, bottom } = workedOut(table, facts).total;
    return String(Number(top) / Number(bottom));
  });
  expect(counted(totals)).toEqual({ 90: 6, 80: 6, 50: 6, 89.99: 6, 79.99: 6, 49.99: 6 });
});

test("the workload touches what it says: KAD, a cap that holds, the veto, every grade", () => {
  const results = evaluated(plain);
  const holds = (isSo: (one: (typeof results)[number]) => boolean) => results.filter(isSo).length;
  expect(holds(({ criteria }) => criteria.some(({ points }) => !points.applies))).toBeGreaterThan(20);
  expect(holds(({ groups }) => groups.some(({ heldAt }) => heldAt !== null))).toBeGreaterThan(5);
  expect(holds(({ grading }) => grading.causes.length > 0)).toBeGreaterThan(2);
  for (const { id } of (table satisfies Described).grades)
    expect(holds(({ grading }) => grading.grade === id)).toBeGreaterThan(10);
});
