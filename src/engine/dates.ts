/**
 * Calendar dates and periods, without a clock: a date is its ISO text, so it sorts and compares as text.
 */
export type CalendarDate = string & { readonly isCalendarDate: true };

/** `undefined` where the calendar has no such day (31/02, 29/02 of a common year). */
export function calendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
    return undefined;
  }
  const two = (number: number) => String(number).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}` as CalendarDate;
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Reads `2026-02-15`. `undefined` for anything else. */
export function dateFromIso(text: string): CalendarDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? calendarDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** Days from one day to another by the Gregorian calendar; negative where the second is the earlier one. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from);

/** Days are numbered one after the other. Years are taken from March on, so that the leap day is a year's last. */
export function dayNumber(date: CalendarDate): number {
  const year = twoDigits(date, 0) * 100 + twoDigits(date, 2);
  const month = twoDigits(date, 5);
  const day = twoDigits(date, 8);
  const monthsSinceMarch = month < 3 ? month + 9 : month - 3;
  const marchYear = month < 3 ? year - 1 : year;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((monthsSinceMarch * 306 + 5) / 10) + day;
}

const twoDigits = (text: string, at: number): number =>
  (text.charCodeAt(at) - zeroCode) * 10 + text.charCodeAt(at + 1) - zeroCode;
const zeroCode = "0".charCodeAt(0);

/** The day before; `undefined` before 1900. */
export function dayBefore(date: CalendarDate): CalendarDate | undefined {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8)].map(Number) as [
    number,
    number,
    number,
  ];
  if (day > 1) return calendarDate(year, month, day - 1);
  return month > 1 ? calendarDate(year, month - 1, daysIn(year, month - 1)) : calendarDate(year - 1, 12, 31);
}

/** `15/02/2026`, as Vietnamese documents write it. */
export const dayMonthYear = (date: CalendarDate): string => date.split("-").reverse().join("/");

/**
 * A day in a rule. One edition governs several years, so a day is either fixed (`2026-02-15`) or counted from
 * the year being evaluated: `N-02-15`, `N+1-01-10`, `N-1-12-31`.
 */
export type RuleDate =
  | { readonly fixed: CalendarDate }
  | { readonly yearsAfter: number; readonly month: number; readonly day: number };

/** Reads a rule's day. A 29 February counted from the year is refused: most years do not have it. */
export function ruleDateFromText(text: string): RuleDate | undefined {
  const match = /^N([+-]1)?-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) {
    const fixed = dateFromIso(text);
    return fixed && { fixed };
  }
  const [month, day] = [Number(match[2]), Number(match[3])];
  const commonYear = 2001;
  return calendarDate(commonYear, month, day) && { yearsAfter: Number(match[1] ?? 0), month, day };
}

export function dateIn(year: number, date: RuleDate): CalendarDate {
  if ("fixed" in date) return date.fixed;
  const day = calendarDate(year + date.yearsAfter, date.month, date.day);
  if (day === undefined) throw new RangeError(`no such day in ${year}`);
  return day;
}

/** A rule's day, worked out anew only where it is asked of another year than the last time. */
export const inEachYear = (date: RuleDate): ((year: number) => CalendarDate) =>
  ofEachYear((year) => dateIn(year, date));

export function ofEachYear<T>(work: (year: number) => T): (year: number) => T {
  let last: { readonly year: number; readonly found: T } | null = null;
  return (year) => {
    if (last?.year !== year) last = { year, found: work(year) };
    return last.found;
  };
}

/** From the longest to the shortest. */
export const periodKinds = ["year", "half", "quarter", "month"] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** What is evaluated. The id says it all: `2025`, `2025-H1`, `2025-Q3`, `2025-07`. Both ends belong to it. */
export interface Period {
  readonly id: string;
  readonly kind: PeriodKind;
  readonly year: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export function periodFromId(id: string): Period | undefined {
  const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(id);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const [kind, length, index] = match[2]
    ? (["half", 6, Number(match[2])] as const)
    : match[3]
      ? (["quarter", 3, Number(match[3])] as const)
      : match[4]
        ? (["month", 1, Number(match[4])] as const)
        : (["year", 12, 1] as const);
  const last = index * length;
  const from = calendarDate(year, last - length + 1, 1);
  const to = calendarDate(year, last, daysIn(year, last));
  return from && to && { id, kind, year, from, to };
}

const monthsIn: Record<PeriodKind, number> = { year: 12, half: 6, quarter: 3, month: 1 };

const monthOf = (date: CalendarDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

/** The months (quarters, halves) of which a longer period is made, in order; none where it is not longer. */
export function periodsWithin(period: Period, kind: PeriodKind): Period[] {
  const length = monthsIn[kind];
  if (length >= monthsIn[period.kind]) return [];
  const first = (monthOf(period.from) % 12) / length;
  const letter: Record<PeriodKind, string> = { year: "", half: "-H", quarter: "-Q", month: "-" };
  return Array.from({ length: monthsIn[period.kind] / length }, (_, index) => {
    const number = String(first + index + 1);
    const inner = periodFromId(
      `${period.year}${letter[kind]}${kind === "month" ? number.padStart(2, "0") : number}`,
    );
    if (inner === undefined) throw new RangeError(`no ${kind} ${number} in ${period.id}`);
    return inner;
  });
}

/** Is the first of the two a part of the second, or the same? */
export const isWithin = (inner: Period, outer: Period): boolean =>
  inner.from >= outer.from && inner.to <= outer.to;

/** Whole months from a day to the end of a period, both of which belong to it. Negative never: 0 at least. */
export function monthsUntilEnd(from: CalendarDate, { to }: Period): number {
  const isFirst = from.endsWith("-01");
  return Math.max(0, monthOf(to) + 1 - monthOf(from) - (isFirst ? 0 : 1));
}

/** The first day of the month from which so many whole months lie before the end of the period. */
export function monthsBeforeEnd(months: number, { to }: Period): CalendarDate | undefined {
  const first = monthOf(to) + 1 - months;
  return calendarDate(Math.floor(first / 12), (first % 12) + 1, 1);
}
