/** The spots of a deadline: in time, late, not done, and the days on which one becomes the other. */
import { type CalendarDate, calendarDate, dateIn } from "../dates.ts";
import { Exact } from "../exact/index.ts";
import { amountIn, type DayInRule } from "../rules/fields.ts";
import { ceilingOf, dayAfter } from "./edges.ts";
import {
  type Answer,
  type Answers,
  both,
  branch,
  edge,
  type FoundOf,
  type Phrase,
  type SpotsByKind,
} from "./spot.ts";

export const daySpots: Pick<SpotsByKind, "deadline"> = {
  deadline(rule, max, around) {
    type F = FoundOf<"deadline">;
    const { fact, limit, test, early, "per-day": perDay } = rule;
    const limitDay = "fact" in limit ? middleOf(around.year) : dateIn(around.year, limit.day);
    const lastDay = dayAfter(limitDay, test === "before" ? -1 : 0);
    const day = (daysLate: number): Answers => ({
      [fact]: done(dayAfter(lastDay, daysLate)),
      ...("fact" in limit ? { [limit.fact]: done(limitDay) } : {}),
    });
    const when = (found: F) => found.outcome?.when;
    const cap = perDay?.["at-most"] && amountIn(perDay["at-most"], max);
    const minus = perDay && amountIn(perDay.minus, max);
    const mostLate = cap?.isPositive && minus?.isPositive ? numberIn(ceilingOf(cap.over(minus))) : null;
    const spare = early ? numberIn(early.days.value) : null;
    const lateBy = (days: number) =>
      edge<F>(
        `late-${days}`,
        days === 1
          ? both("ngày trễ đầu tiên", "the first day late")
          : both(`trễ đúng ${days} ngày`, `exactly ${days} days late`),
        day(days),
        ({ found }) => when(found) === "late" && isDays(found, days),
      );
    const soonBy = (days: number) =>
      edge<F>(
        `early-${days}`,
        both(`sớm đúng ${days} ngày`, `exactly ${days} days early`),
        day(-days),
        ({ found }) => ["early", "in-time"].includes(when(found) ?? "") && isDays(found, days),
      );
    return [
      branch(
        "in-time",
        both("việc làm đúng hạn", "being in time"),
        day(0),
        ({ found }) => when(found) === "in-time",
      ),
      branch("late", both("việc làm muộn", "being late"), day(1), ({ found }) => when(found) === "late"),
      branch(
        "not-done",
        both("việc không làm", "not doing it"),
        { ...day(0), [fact]: done("not-done") },
        ({ found }) => when(found) === "not-done",
      ),
      ...(spare === null
        ? []
        : [
            branch<F>(
              "early",
              both("việc làm sớm", "being early"),
              day(-spare),
              ({ found }) => when(found) === "early",
            ),
            soonBy(spare),
            soonBy(spare - 1),
          ]),
      edge(
        "last-day",
        (say) => lastDayWords(limit, test, say),
        day(0),
        ({ found }) => ["early", "in-time"].includes(when(found) ?? "") && isDays(found, 0),
      ),
      lateBy(1),
      ...(mostLate === null ? [] : [lateBy(mostLate), ...(mostLate > 1 ? [lateBy(mostLate - 1)] : [])]),
    ];
  },
};

const done = (value: CalendarDate | "not-done"): Answer => ({ type: "date", value });

const numberIn = (whole: Exact): number => Number(whole.floor().numerator);

const middleOf = (year: number): CalendarDate => {
  const day = calendarDate(year, 6, 15);
  if (day === undefined) throw new RangeError(`no year ${year}`);
  return day;
};

const isDays = (found: { readonly outcome: { readonly days: Exact } | null }, days: number) =>
  found.outcome?.days.equals(Exact.ratio(days)) ?? false;

const lastDayWords = (
  limit: DayInRule | { readonly fact: string },
  test: "before" | "by",
  say: Parameters<Phrase>[0],
) => {
  const day = "fact" in limit ? `“${say.fact(limit.fact)}”` : say.day(limit);
  return {
    vi: `ngày cuối còn hạn (${test === "before" ? "liền trước" : "đúng"} ${day})`,
    en: `the last good day (${test === "before" ? "the day before" : "exactly"} ${day})`,
  };
};
