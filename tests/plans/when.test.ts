/** Times of tasks: every form, its last good day, and what is refused. */
import { describe, expect, test } from "vitest";
import { dateFromIso, dayBefore, daysBetween, periodFromId } from "../../src/engine/dates.ts";
import { isDueIn, lastDayOf, whenFromText } from "../../src/engine/plans/when.ts";

const lastOf = (text: string) => {
  const when = whenFromText(text);
  return when && lastDayOf(when);
};

test.each([
  ["before 2026-02-15", "2026-02-14"],
  ["before 2026-03-01", "2026-02-28"],
  ["before 2024-03-01", "2024-02-29"],
  ["before 2026-01-01", "2025-12-31"],
  ["by 2026-02-15", "2026-02-15"],
  ["in 2026", "2026-12-31"],
  ["in 2026-Q1", "2026-03-31"],
  ["in 2026-H1", "2026-06-30"],
  ["in 2026-08", "2026-08-31"],
  ["in 2026-Q1..2026-Q3", "2026-09-30"],
  ["in 2026-02", "2026-02-28"],
  ["from 2026", null],
  ["continuing", null],
  ["", null],
])("“%s” lasts until %s", (text, day) => {
  expect(lastOf(text)).toBe(day);
});

test.each([
  "2026",
  "before",
  "before 2026-02-30",
  "before 15/02/2026",
  "before  2026-02-15",
  "before 2026-02-15 ",
  "by 2026-02-15 nhé",
  "in 2026-Q5",
  "in 2026-Q3..2026-Q1",
  "in 2026-Q1..2026-Q2..2026-Q3",
  "in 2026..",
  "from 2026..2027",
  "from 2026 on",
  "Continuing",
  "thường xuyên",
])("“%s” is no time", (text) => {
  expect(whenFromText(text)).toBeUndefined();
});

describe("a task is due in the period that holds its last day", () => {
  const dueIn = (text: string, period: string) => {
    const [when, of] = [whenFromText(text), periodFromId(period)];
    if (!when || !of) throw new Error("bad test");
    return isDueIn(when, of);
  };
  test.each([
    ["before 2026-01-01", "2026", false],
    ["before 2026-01-02", "2026", true],
    ["by 2026-12-31", "2026", true],
    ["by 2027-01-01", "2026", false],
    ["in 2026", "2026", true],
    ["in 2026", "2026-Q3", false],
    ["continuing", "2026", false],
    ["from 2026", "2026", false],
  ])("“%s” in %s: %s", (text, period, is) => {
    expect(dueIn(text, period)).toBe(is);
  });
});

test("the day before is always one day before", () => {
  for (const iso of ["2026-01-01", "2026-03-01", "2024-03-01", "2000-03-01", "2100-03-01", "2026-12-31"]) {
    const day = dateFromIso(iso);
    const before = day && dayBefore(day);
    expect(day && before && daysBetween(before, day), iso).toBe(1);
  }
  const first = dateFromIso("1900-01-01");
  expect(first && dayBefore(first)).toBeUndefined();
});
