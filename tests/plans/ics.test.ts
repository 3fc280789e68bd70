/** The iCalendar file, read back by the rules of RFC 5545. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CalendarDate } from "../../src/engine/index.ts";
import { icsOf } from "../../src/files/ics-out.ts";
import { thangdiem } from "../fixtures.ts";

const day = "2026-02-14" as CalendarDate;
const event = { uid: "a/1@thangdiem", day, summary: "x", description: "y", category: "z" };
const octets = (line: string) => new TextEncoder().encode(line).length;

/** 3.1: every line ends with CRLF and has 75 octets at most; a line that begins with a blank goes on the one before. */
function unfolded(ics: string): string[] {
  expect(ics.endsWith("\r\n")).toBe(true);
  expect(ics.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  const lines = ics.slice(0, -2).split("\r\n");
  for (const line of lines) expect(octets(line), line).toBeLessThanOrEqual(75);
  const whole: string[] = [];
  for (const line of lines)
    if (/^[ \t]/.test(line)) whole.push((whole.pop() ?? "") + line.slice(1));
    else whole.push(line);
  return whole;
}

/** 3.3.11. */
const unescaped = (text: string) =>
  text.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign));

/** The events as maps from property to value; parameters stay with the name. */
function readBack(ics: string): Map<string, string>[] {
  const lines = unfolded(ics);
  expect([lines[0], lines.at(-1)]).toEqual(["BEGIN:VCALENDAR", "END:VCALENDAR"]);
  const events: Map<string, string>[] = [];
  for (const line of lines) {
    const [, name = "", value = ""] = /^([A-Z-]+(?:;[A-Z-]+=[^:;]+)*):(.*)$/s.exec(line) ?? [];
    expect(name, line).not.toBe("");
    if (line === "BEGIN:VEVENT") events.push(new Map());
    else events.at(-1)?.set(name, value);
  }
  return events;
}

const shipped = (...args: string[]) => thangdiem(["calendar", ...args, "--ics"]).out;

describe("the calendar of an agency", () => {
  const events = () => readBack(shipped("--agency", "so-giao-duc-va-dao-tao"));

  test("has an all-day event for everything with a last day, on that day", () => {
    const { entries } = JSON.parse(
      thangdiem(["calendar", "--agency", "so-giao-duc-va-dao-tao", "--json"]).out,
    );
    const days = entries.flatMap(({ last }: { last: string | null }) =>
      last ? [last.replaceAll("-", "")] : [],
    );
    expect(days.length).toBeGreaterThan(20);
    expect(events().map((one) => one.get("DTSTART;VALUE=DATE"))).toEqual(days);
  });

  test("every event has what the RFC demands, and an id of its own", () => {
    const found = events();
    for (const one of found) {
      expect(one.get("DTSTAMP")).toMatch(/^\d{8}T\d{6}Z$/);
      expect(one.get("UID")).toMatch(/^[\x21-\x7e]+@thangdiem$/);
      expect(unescaped(one.get("SUMMARY") ?? "")).toMatch(/^Hạn: /);
      expect(one.has("DTEND")).toBe(false);
    }
    expect(new Set(found.map((one) => one.get("UID"))).size).toBe(found.length);
  });

  test("“trước ngày 15/02/2026” stands on the 14th, with its source", () => {
    const one = events().find((found) => found.get("UID")?.startsWith("qd-371-2026/1.3/"));
    expect(one?.get("DTSTART;VALUE=DATE")).toBe("20260214");
    expect(unescaped(one?.get("DESCRIPTION") ?? "")).toContain("Nguồn: qd-371-2026, mục 1.3");
    expect(unescaped(one?.get("DESCRIPTION") ?? "").split("\n").length).toBeGreaterThan(3);
  });

  test("is the same file every time; DTSTAMP is the first day of the period, or the day asked for", () => {
    expect(shipped("--kind", "don_vi")).toBe(shipped("--kind", "don_vi"));
    expect(shipped("--kind", "don_vi")).toContain("DTSTAMP:20260101T000000Z");
    expect(shipped("--kind", "don_vi", "--as-of", "2026-08-15")).toContain("DTSTAMP:20260815T000000Z");
  });
});

describe("any text", () => {
  const visible = fc
    .string({ unit: "grapheme", maxLength: 300 })
    .map((text) => text.replace(/[\p{Cc}]/gu, " "));

  test("comes back as it was, whatever its length, its signs and its line ends", () => {
    fc.assert(
      fc.property(fc.array(visible, { maxLength: 3 }), visible, (paragraphs, summary) => {
        const description = paragraphs.join("\n");
        const [one] = readBack(icsOf([{ ...event, summary, description }], day));
        expect(unescaped(one?.get("SUMMARY") ?? "")).toBe(summary);
        expect(unescaped(one?.get("DESCRIPTION") ?? "")).toBe(description);
      }),
    );
  });

  test.each([
    ["a comma; a semicolon, a \\ backslash", "SUMMARY:a comma\\; a semicolon\\, a \\\\ backslash"],
    ["two\r\nlines\rand three", "SUMMARY:two\\nlines\\nand three"],
    ["a tab\tand a bell\u0007", "SUMMARY:a tab and a bell "],
  ])("%j is escaped", (summary, line) => {
    expect(unfolded(icsOf([{ ...event, summary }], day))).toContain(line);
  });

  test.each([
    [67, 1],
    [68, 2],
  ])("a summary of %i ASCII letters takes %i lines: 75 octets with its name", (length, lines) => {
    const ics = icsOf([{ ...event, summary: "a".repeat(length) }], day);
    const from = ics.split("\r\n").findIndex((line) => line.startsWith("SUMMARY:"));
    const to = ics.split("\r\n").findIndex((line) => line.startsWith("DESCRIPTION:"));
    expect(to - from).toBe(lines);
  });

  test("a calendar without events is still one", () => {
    expect(readBack(icsOf([], day))).toEqual([]);
  });
});
