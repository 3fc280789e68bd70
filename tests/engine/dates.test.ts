import { expect, test } from "vitest";
import {
  calendarDate,
  dateIn,
  dayMonthYear,
  periodFromId,
  ruleDateFromText,
} from "../../src/engine/dates.ts";

test.each([
  [2026, 2, 28, "2026-02-28"],
  [2024, 2, 29, "2024-02-29"],
  [2000, 2, 29, "2000-02-29"],
])("%i/%i/%i is a day", (year, month, day, text) => {
  expect(calendarDate(year, month, day)).toBe(text);
});

test.each([
  [2026, 2, 29],
  [2100, 2, 29],
  [2026, 4, 31],
  [2026, 0, 1],
  [2026, 13, 1],
  [2026, 1, 0],
  [1899, 1, 1],
])("%i/%i/%i is no day", (year, month, day) => {
  expect(calendarDate(year, month, day)).toBeUndefined();
});

test.each([
  ["N-02-15", "2025-02-15"],
  ["N+1-01-10", "2026-01-10"],
  ["N-1-12-31", "2024-12-31"],
  ["2026-02-15", "2026-02-15"],
])("the rule's day %s falls on %s when 2025 is evaluated", (text, day) => {
  const rule = ruleDateFromText(text);
  expect(rule && dateIn(2025, rule)).toBe(day);
});

test.each(["N-02-29", "N-13-01", "N+2-01-01", "15/02/2026", "2026-2-15", "2026-02-30"])(
  "%s is no day of a rule",
  (text) => {
    expect(ruleDateFromText(text)).toBeUndefined();
  },
);

test("a date is shown as Vietnamese documents write it", () => {
  const date = calendarDate(2026, 2, 5);
  expect(date && dayMonthYear(date)).toBe("05/02/2026");
});

test.each([
  ["2025", "year", "2025-01-01", "2025-12-31"],
  ["2025-H1", "half", "2025-01-01", "2025-06-30"],
  ["2025-H2", "half", "2025-07-01", "2025-12-31"],
  ["2025-Q1", "quarter", "2025-01-01", "2025-03-31"],
  ["2025-Q4", "quarter", "2025-10-01", "2025-12-31"],
  ["2024-02", "month", "2024-02-01", "2024-02-29"],
])("the period %s is a %s from %s to %s", (id, kind, from, to) => {
  expect(periodFromId(id)).toMatchObject({ kind, from, to, year: Number(id.slice(0, 4)) });
});

test.each(["25", "2025-13", "2025-00", "2025-Q5", "2025-H3", "2025-H", "2025-Q1-x", "", "1899"])(
  "%j is no period",
  (id) => {
    expect(periodFromId(id)).toBeUndefined();
  },
);
