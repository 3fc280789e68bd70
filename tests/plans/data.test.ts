/** The shipped lists and plans: counted by hand in expected.md, and every quote looked up in its source. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isBound } from "../../src/engine/index.ts";
import { lastDayOf } from "../../src/engine/plans/when.ts";
import { loadDecisions } from "../../src/files/decisions.ts";
import { shippedCriteria } from "../../src/files/library.ts";
import { list2026, lists, orThrow, plainText, plan, planIdsShipped, sourceText } from "./shipped.ts";

const page = readFileSync(join(import.meta.dirname, "expected.md"), "utf8");

/** Rows of the tables of expected.md, by their first cell. */
const expected = new Map(
  page.split("\n").flatMap((line): [string, string[]][] => {
    const cells = /^\| (.*) \|$/.exec(line)?.[1]?.split(" | ");
    return cells ? [[cells[0] ?? "", cells.slice(1)]] : [];
  }),
);
const expectedOf = (name: string): string[] => {
  const found = expected.get(name);
  if (!found) throw new Error(`expected.md has no row ${name}`);
  return found;
};

describe("the list of 2026", () => {
  test.each(["1", "2", "3", "4", "5"])("part %s has as many tasks as counted", (part) => {
    const found = list2026().tasks.filter((one) => one.part === part);
    expect(String(found.length)).toBe(expectedOf(part)[0]);
    expect(found.every(({ code }) => code.startsWith(`${part}.`))).toBe(true);
  });

  test.each(["so_nganh", "cap_xa", "don_vi"])("binds %s by the tasks listed by hand", (kind) => {
    const codes = list2026()
      .tasks.filter((task) => isBound(task, { kind, name: null }))
      .map(({ code }) => code);
    const [count, which] = expectedOf(kind);
    expect(codes.join(" ")).toBe(which);
    expect(String(codes.length)).toBe(count);
  });

  test.each([
    "Sở Nội vụ",
    "Sở Nông nghiệp và Môi trường",
    "Ban Quản lý Khu kinh tế",
    "Sở Xây dựng",
    "Sở Khoa học và Công nghệ",
    "Sở Ngoại vụ",
    "Trung tâm phát triển quỹ đất thành phố",
    "Văn phòng UBND thành phố",
    "Thanh tra thành phố",
  ])("binds %s by name", (name) => {
    const codes = list2026()
      .tasks.filter((task) => isBound(task, { kind: "", name }))
      .map(({ code }) => code);
    expect(codes.join(" ")).toBe(expectedOf(name)[1]);
  });

  test("a department that is also named is bound by both: Sở Nội vụ by 22", () => {
    const both = list2026().tasks.filter((task) => isBound(task, { kind: "so_nganh", name: "Sở Nội vụ" }));
    expect(both).toHaveLength(22);
  });

  test("its last good days are those worked by hand", () => {
    const days = new Map<string, number>();
    for (const { when } of list2026().tasks) {
      const day = lastDayOf(when) ?? "none";
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    expect(Object.fromEntries(days)).toEqual({
      "2026-02-14": 3,
      "2026-02-27": 1,
      "2026-03-31": 3,
      "2026-08-31": 1,
      "2026-12-31": 16,
      none: 10,
    });
  });

  test("says of every binding that the words do not settle what was assumed", () => {
    const vague = list2026().tasks.filter(({ lead }) =>
      /các cơ quan, đơn vị|có liên quan|đơn vị sự nghiệp/.test(lead),
    );
    expect(vague.length).toBe(7);
    expect(vague.filter(({ assumption }) => assumption === null)).toEqual([]);
  });
});

describe("the plans", () => {
  test.each(planIdsShipped)("%s has as many tasks, without lead and without time, as counted", (id) => {
    const { tasks } = plan(id);
    const counts = [
      tasks.length,
      tasks.filter(({ lead }) => lead === "").length,
      tasks.filter(({ when }) => when.is === "unsaid").length,
    ];
    expect(counts.map(String)).toEqual(expectedOf(id).slice(0, 3));
  });

  test.each(planIdsShipped)("%s cites only decisions that the register knows", (id) => {
    const known = new Set(orThrow(loadDecisions(shippedCriteria)).map((one) => one.id));
    const cited = plan(id).bases.map(({ decision }) => decision);
    expect(cited.length).toBeGreaterThan(5);
    expect(cited.filter((one) => !known.has(one))).toEqual([]);
  });

  test("the lists of 2025 are in hand by name only, as the register says", () => {
    const register = new Map(orThrow(loadDecisions(shippedCriteria)).map((one) => [one.id, one.text]));
    const named = lists().filter(({ tasks }) => tasks === null);
    expect(named.map(({ decision }) => decision)).toEqual(["qd-129", "qd-3177"]);
    expect(named.map(({ decision }) => register.get(decision))).toEqual(["named-only", "named-only"]);
    expect(register.get("qd-371")).toBe("annex");
  });
});

describe("every quote stands in its source", () => {
  /** `…` leaves words out. */
  const piecesOf = (quote: string) =>
    plainText(quote)
      .split(/ ?…/)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== "");
  const missingFrom = (source: string, quotes: readonly string[]) => {
    const text = sourceText(source);
    return quotes.flatMap(piecesOf).filter((piece) => !text.includes(piece));
  };

  test("of the list of 2026: texts, leads, coordinating agencies, times", () => {
    const quotes = list2026().tasks.flatMap((one) => [one.text, one.lead, one.coordinating, one.time]);
    expect(quotes.filter((quote) => quote !== "").length).toBeGreaterThan(100);
    expect(missingFrom("qd-371-2026", quotes)).toEqual([]);
    expect(list2026().tasks.every(({ source }) => source.startsWith("qd-371-2026, mục "))).toBe(true);
  });

  test.each(planIdsShipped)("of %s: tasks, bases, themes, reports, targets and readings", (id) => {
    const of = plan(id);
    const tasks = of.tasks.flatMap((one) => [one.text, one.lead, one.coordinating, one.time]);
    const placed = [
      ...of.bases,
      ...of.themes,
      ...of.targets,
      ...of.reports,
      ...of.selfScores,
      ...(of.leadOfAll ? [of.leadOfAll] : []),
    ].map(({ quote }) => quote);
    expect(tasks.length + placed.length).toBeGreaterThan(50);
    expect(missingFrom(id, [...tasks, ...placed, of.number, of.dated])).toEqual([]);
    for (const { clauses } of of.readings)
      for (const { document, quote } of clauses) expect(missingFrom(document ?? id, [quote])).toEqual([]);
  });

  test("of the themes", () => {
    for (const { theme } of lists())
      if (theme) expect(missingFrom(theme.source.split(",")[0] ?? "", [theme.text])).toEqual([]);
  });

  test("no source names a person or a contact", () => {
    for (const id of [...planIdsShipped, "qd-371-2026"])
      expect(sourceText(id)).not.toMatch(/Đồng chí|lược bỏ|@|\b0\d{8,}|người ký/);
  });
});
