/** Days as an iCalendar file (RFC 5545): all-day events that any calendar program takes in. */
import type { CalendarDate } from "../engine/index.ts";

export interface CalendarEvent {
  /** Stays the same for the same event, so that taking the file in again changes it and makes no second one. */
  readonly uid: string;
  readonly day: CalendarDate;
  readonly summary: string;
  readonly description: string;
  readonly category: string;
}

/**
 * `stamp` is the day the file tells of: DTSTAMP must stand there, and no clock is asked, so the same calendar is the
 * same file on every day.
 */
export function icsOf(events: readonly CalendarEvent[], stamp: CalendarDate): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//thangdiem//thangdiem//VI",
    "CALSCALE:GREGORIAN",
    ...events.flatMap(({ uid, day, summary, description, category }) => [
      "BEGIN:VEVENT",
      `UID:${textOf(encodeURI(uid))}`,
      `DTSTAMP:${basic(stamp)}T000000Z`,
      `DTSTART;VALUE=DATE:${basic(day)}`,
      `SUMMARY:${textOf(summary)}`,
      `DESCRIPTION:${textOf(description)}`,
      `CATEGORIES:${textOf(category)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

const basic = (day: CalendarDate): string => day.replaceAll("-", "");

/** 3.3.11: backslash, semicolon, comma and line end are escaped; no other control sign may stand there. */
const textOf = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll("\n", "\\n");

const longestLine = 75;

/** 3.1: no line has more than 75 octets; what goes on begins with a blank. No letter is cut in two. */
function folded(line: string): string {
  const lines: string[] = [];
  let [current, length] = ["", 0];
  for (const letter of line) {
    const more = octets(letter);
    if (length + more > longestLine) {
      lines.push(current);
      [current, length] = [" ", 1];
    }
    current += letter;
    length += more;
  }
  return [...lines, current].join("\r\n");
}

/** Of one letter in UTF-8. */
function octets(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
