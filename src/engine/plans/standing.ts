/** How a due stands on a given day: the day is asked for, never the clock's. */
import { type CalendarDate, daysBetween } from "../dates.ts";
import type { Due } from "./due.ts";
import { doneOf, type Progress } from "./progress.ts";

/** In the order in which a person wants to see them. */
export const standings = ["overdue", "soon", "later", "not-done", "done", "outside", "no-day"] as const;

export interface Standing {
  readonly state: (typeof standings)[number];
  /** Until the last good day; since it where the due is overdue, or was done late. */
  readonly days: number | null;
  readonly doneOn: CalendarDate | null;
  /** Done, but after its last good day. */
  readonly isLate: boolean;
}

/** Due within so many days is soon. */
export const soonDays = 30;

/** What was done after the day asked for was not done then. */
export function standingOf(
  due: Due,
  {
    asOf,
    all,
    progress,
  }: {
    readonly asOf: CalendarDate;
    readonly all: readonly Due[];
    readonly progress: readonly Progress[];
  },
): Standing {
  const done = doneOf(due, all, progress);
  const { last } = due;
  const plain = { days: null, doneOn: null, isLate: false };
  if (done?.state === "done" && done.on <= asOf) {
    const late = last !== null && done.on > last;
    return {
      state: "done",
      days: late ? daysBetween(last, done.on) : null,
      doneOn: done.on,
      isLate: late,
    };
  }
  if (done?.state === "outside") return { ...plain, state: "outside" };
  if (done?.state === "not-done") return { ...plain, state: "not-done" };
  if (last === null) return { ...plain, state: "no-day" };
  const days = daysBetween(asOf, last);
  return days < 0
    ? { ...plain, state: "overdue", days: -days }
    : { ...plain, state: days <= soonDays ? "soon" : "later", days };
}
