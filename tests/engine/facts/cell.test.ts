import { describe, expect, test } from "vitest";
import { exact } from "../../../src/engine/exact/index.ts";
import { readCell } from "../../../src/engine/facts/cell.ts";
import { factOf } from "../../builders.ts";

const yesNo = factOf("yes-no", { mayNotApply: true });
const count = factOf("integer", { domain: { least: exact("0"), most: exact("1000") }, step: exact("1") });
const decimal = factOf("decimal");
const percentage = factOf("percentage", { domain: { least: exact("0"), most: exact("100") } });
const points = factOf("points", { domain: { least: exact("0"), most: exact("3") }, step: exact("0.25") });
const date = factOf("date");
const level = factOf("choice", {
  levels: new Map([
    ["day_du", "Đầy đủ"],
    ["mot_phan", "Một phần"],
  ]),
});

const stateOf = (text: string, fact = yesNo) => {
  const read = readCell(text, fact);
  return "cell" in read ? read.cell.state : read.problem.id;
};
const valueIn = (text: string, fact: typeof yesNo) => {
  const read = readCell(text, fact);
  return "cell" in read && read.cell.state === "value" ? read.cell.value.value : read;
};

test("empty, zero, KAD and CHO are four different things", () => {
  expect(["", "0", "KAD", "CHO"].map((text) => stateOf(text))).toEqual([
    "missing",
    "value",
    "not-applicable",
    "pending",
  ]);
  expect(valueIn("0", count)).toEqual(exact("0"));
});

test("marks are read in any case, with blanks around them and in either Unicode form", () => {
  expect(stateOf(" kad ")).toBe("not-applicable");
  expect(stateOf("chờ".normalize("NFD"))).toBe("pending");
  expect(stateOf("Không  công nhận".normalize("NFD"))).toBe("withdrawn");
});

test("KAD is refused where the set does not allow it", () => {
  expect(stateOf("KAD", count)).toBe("value-kad-refused");
});

test.each(["có", "CÓ", "x", "X", "1", "true", "yes", "có".normalize("NFD")])("%s is yes", (text) => {
  expect(valueIn(text, yesNo)).toBe(true);
});
test.each(["không", "0", "false", "No", "không".normalize("NFD")])("%s is no", (text) => {
  expect(valueIn(text, yesNo)).toBe(false);
});
test.each(["2", "ok", "-", "khong biet", "yes!", "​"])("%j is neither yes nor no", (text) => {
  expect(stateOf(text)).toBe("value-yes-no");
});

describe("numbers", () => {
  test.each([
    ["12,5", "12.5"],
    ["12.5", "12.5"],
    ["-3", "-3"],
    ["−3", "-3"],
    ["0.125", "0.125"],
    ["0,125", "0.125"],
    ["1234.567", "1234.567"],
    ["1,234", "1.234"],
    [" 7 ", "7"],
  ])("%j is %s", (text, value) => {
    expect(valueIn(text, { ...decimal, domain: { least: null, most: null } })).toEqual(exact(value));
  });

  test("one point and three decimals has two readings, and both are named", () => {
    expect(readCell("1.234", decimal)).toEqual({
      problem: { id: "value-two-readings", values: { text: "1.234", grouped: "1234", decimal: "1,234" } },
    });
  });

  test.each([
    ["1.234,5", "1234,5"],
    ["1,234.5", "1234,5"],
    ["1.234.567", "1234567"],
    ["1,234,567", "1234567"],
    ["1 234", "1234"],
    ["1\u00a0234,5", "1234,5"],
  ])("%s has one reading, %s, which is named", (text, reading) => {
    expect(readCell(text, decimal)).toEqual({ problem: { id: "value-grouped", values: { text, reading } } });
  });

  test("a whole number with a comma before three digits is Excel's thousands, and is refused with its reading", () => {
    expect(readCell("1,000", count)).toEqual({
      problem: { id: "value-grouped", values: { text: "1,000", reading: "1000" } },
    });
  });

  test.each(["abc", "1e5", "０", "1/2", "+5", "5%", "1..2", "1,2,3", "Infinity", "007"])(
    "%s is no number",
    (text) => {
      expect(stateOf(text, decimal)).toBe("value-number");
    },
  );

  test.each([
    ["2,5", count, "value-integer"],
    ["1000", count, "value"],
    ["1001", count, "value-above"],
    ["-1", count, "value-below"],
    ["130", percentage, "value-above"],
    ["100", percentage, "value"],
    ["85%", percentage, "value"],
    ["85,5 %", percentage, "value"],
    ["2,75", points, "value"],
    ["2,7", points, "value-step"],
    ["3,25", points, "value-above"],
  ] as const)("%s as %o: %s", (text, fact, state) => {
    expect(stateOf(text, fact)).toBe(state);
  });
});

describe("dates", () => {
  test.each([
    ["15/02/2026", "2026-02-15"],
    ["5/6/2026", "2026-06-05"],
    ["2026-02-15", "2026-02-15"],
    ["29/02/2024", "2024-02-29"],
    ["không", "not-done"],
  ])("%s is %s", (text, value) => {
    expect(valueIn(text, date)).toBe(value);
  });

  test.each(["31/02/2026", "29/02/2025", "02/15/2026", "00/01/2026", "2026-02-30", "01/01/1800"])(
    "the calendar has no %s",
    (text) => {
      expect(stateOf(text, date)).toBe("value-no-such-day");
    },
  );

  test.each(["15/2/26", "15-02-2026", "0", "tháng 2", "2026", "2026-2-15"])("%s is no date", (text) => {
    expect(stateOf(text, date)).toBe("value-date");
  });

  // 46068 − 45658 (01/01/2025) = 410 days; 2025 has 365, so 45 days into 2026: 15 February.
  test("Excel's number for a day is refused with its reading", () => {
    expect(readCell("46068", date)).toEqual({
      problem: { id: "value-excel-day", values: { text: "46068", reading: "15/02/2026" } },
    });
  });
});

test.each(["day_du", "DAY_DU", "Đầy đủ", "đầy đủ", "Đầy đủ".normalize("NFD")])(
  "the level is read from %s",
  (text) => {
    expect(valueIn(text, level)).toBe("day_du");
  },
);
test("an unknown level is refused with the wordings there are, as a form gives them", () => {
  expect(readCell("gần đủ", level)).toEqual({
    problem: { id: "value-choice", values: { text: "gần đủ", options: "Đầy đủ | Một phần" } },
  });
});
