/** When a task is to be done, as a task list or a plan says it: the last good day, or that there is none. */
import { type CalendarDate, dateFromIso, dayBefore, isWithin, type Period, periodFromId } from "../dates.ts";

/**
 * `before 2026-02-15`, `by 2026-02-15`, `in 2026-Q1`, `in 2026-Q1..2026-Q3`; without a last day: `from 2026` (that year
 * and those after), `continuing` (Thường xuyên), and nothing written.
 */
export type When =
  | { readonly is: "before" | "by"; readonly day: CalendarDate }
  | { readonly is: "in"; readonly first: Period; readonly last: Period }
  | { readonly is: "from"; readonly first: Period }
  | { readonly is: "continuing" }
  | { readonly is: "unsaid" };

/** `undefined` for anything that is no time. */
export function whenFromText(text: string): When | undefined {
  if (text === "") return { is: "unsaid" };
  if (text === "continuing") return { is: "continuing" };
  const [word = "", what = ""] = text.split(" ", 2);
  if (word === "before" || word === "by") {
    const day = dateFromIso(what);
    return day && text === `${word} ${what}` ? { is: word, day } : undefined;
  }
  const [from = "", to = from, ...rest] = what.split("..");
  const [first, last] = [periodFromId(from), periodFromId(to)];
  if (first === undefined || last === undefined || rest.length > 0 || text !== `${word} ${what}`)
    return undefined;
  if (word === "in") return last.to < first.to ? undefined : { is: "in", first, last };
  return word === "from" && from === what ? { is: "from", first } : undefined;
}

/** The last day on which it is in time: "before D" is D−1. `null` where there is none. */
export function lastDayOf(when: When): CalendarDate | null {
  switch (when.is) {
    case "before":
      return dayBefore(when.day) ?? null;
    case "by":
      return when.day;
    case "in":
      return when.last.to;
    default:
      return null;
  }
}

/** Does its last day lie in the period? */
export function isDueIn(when: When, { from, to }: Period): boolean {
  const last = lastDayOf(when);
  return last !== null && last >= from && last <= to;
}

/** Do two periods have a day in common? */
export const overlaps = (a: Period, b: Period): boolean => isWithin(a, b) || isWithin(b, a);
