/** Points by the day something was done: in time, early, late (day by day where so stated), or not at all. */
import { z } from "zod";
import { dateIn, dayNumber, daysBetween, inEachYear, ofEachYear } from "../dates.ts";
import { Exact, greater, lesser, only, type Span, spanHull, zero } from "../exact/index.ts";
import { assumedMark } from "../words/lang.ts";
import type { DoneOn, FactAt, Facts, Placing, Reading } from "./facts.ts";
import {
  type Amount,
  amount,
  amountIn,
  type DayInRule,
  day,
  factId,
  limit,
  noPoints,
  type Quantity,
  quantity,
  wholeMax,
} from "./fields.ts";
import { type Account, defineRuleKind, type Say, type Scored, stillOpen } from "./kind.ts";
import { type Known, type Out, out } from "./known.ts";
import { doesNotApply, earns, knownValue, type Points, staysOpen } from "./score.ts";

/** The last good day is the day `before`, or the day itself (`by`): a day of the rule, or one that another fact holds. */
type Test = "before" | "by";
const daysShort: Readonly<Record<Test, number>> = { before: 1, by: 0 };
type Limit = DayInRule | { readonly fact: string };

const notNegative = amount.refine(({ value }) => !value.isNegative, {
  params: { problem: "field-negative" },
});
const wholeDays = quantity.refine(({ value }) => value.isInteger && value.isPositive, {
  params: { problem: "deadline-whole-days" },
});

export const deadline = defineRuleKind({
  kind: "deadline",
  schema: () =>
    z
      .strictObject({
        kind: z.literal("deadline"),
        fact: factId,
        before: day.optional(),
        by: day.optional(),
        "before-fact": factId.optional(),
        "by-fact": factId.optional(),
        "in-time": amount.default(wholeMax),
        /** Done at least so many days before the last good day: so much more. */
        early: z.strictObject({ days: wholeDays, plus: notNegative }).optional(),
        /** Defaults to nothing; to what is earned in time where every day late takes something away. */
        late: amount.optional(),
        "per-day": z
          .strictObject({
            minus: notNegative,
            "at-most": limit
              .refine((cap) => !cap?.value.isNegative, { params: { problem: "field-negative" } })
              .default(wholeMax),
          })
          .optional(),
        "not-done": amount.default(noPoints),
      })
      .transform((written, context) => {
        const { before, by, "before-fact": beforeFact, "by-fact": byFact, late, ...rest } = written;
        const given: { readonly test: Test; readonly limit: Limit }[] = [
          ...(before ? [{ test: "before" as const, limit: before }] : []),
          ...(by ? [{ test: "by" as const, limit: by }] : []),
          ...(beforeFact ? [{ test: "before" as const, limit: { fact: beforeFact } }] : []),
          ...(byFact ? [{ test: "by" as const, limit: { fact: byFact } }] : []),
        ];
        const [one, other] = given;
        if (one && !other)
          return { ...rest, ...one, late: late ?? (rest["per-day"] ? rest["in-time"] : noPoints) };
        context.addIssue({ code: "custom", params: { problem: "deadline-one-day" } });
        return z.NEVER;
      }),
  reads: ({ fact, limit, test }) => [
    { fact, type: "date", path: ["fact"] },
    ...("fact" in limit
      ? [{ fact: limit.fact, type: "date" as const, path: [test === "before" ? "before-fact" : "by-fact"] }]
      : []),
  ],
  compile(rule, max, { place, held }) {
    const { test } = rule;
    const fact = place(rule.fact, "date");
    const limitOf = compileLimit(rule.limit, place);
    const worth = worthOf(rule, max);
    const never = notDone(worth);
    const best = bestOf(worth, max);
    const heldAt = (spare: number | null) =>
      held(spare === null ? worth.notDone : outcomeAt(spare, worth).points);
    const isLimitAssumed = "assumed" in rule.limit && rule.limit.assumed;
    const score: Scored<DeadlineFound> = ({ facts, year }) => {
      const done = facts.read(fact);
      const last = limitOf(facts, year);
      const [doneOn, lastDay] = [knownValue(done), knownValue(last)];
      const isWithoutDay = lastDay === "not-done";
      const outcome =
        doneOn === null
          ? null
          : doneOn === "not-done"
            ? never
            : lastDay === null || isWithoutDay
              ? null
              : outcomeAt(daysBetween(doneOn, lastDay) - daysShort[test], worth);
      return {
        points: isWithoutDay ? doesNotApply : pointsIn(done, last, outcome, worth),
        found: {
          kind: "deadline",
          done: doneOn,
          limit: lastDay,
          isLimitAssumed,
          isWithoutDay,
          test,
          outcome: lastDay === null || isWithoutDay ? null : outcome,
          worth,
          best,
        },
      };
    };
    return { score, known: knownOn(fact, rule.limit, test, heldAt) };
  },
  words: {
    vi: {
      rule: (rule, max, say) =>
        `“${say.fact(rule.fact)}”: ${limitWords.vi[rule.test]} ${dayText(rule.limit, say)} được ${say.amount(rule["in-time"], max)}; ` +
        (rule.early
          ? `sớm từ ${say.quantity(rule.early.days)} ngày thêm ${say.amount(rule.early.plus, max)}; `
          : "") +
        `muộn được ${say.amount(rule.late, max)}` +
        (rule["per-day"]
          ? `, mỗi ngày muộn trừ ${say.amount(rule["per-day"].minus, max)}` +
            (rule["per-day"]["at-most"] ? ` (tối đa ${say.amount(rule["per-day"]["at-most"], max)})` : "")
          : "") +
        `; không làm được ${say.amount(rule["not-done"], max)}.`,
      account: (found, say) => account(found, say, viWords),
    },
    en: {
      rule: (rule, max, say) =>
        `“${say.fact(rule.fact)}”: ${limitWords.en[rule.test]} ${dayText(rule.limit, say)} earns ${say.amount(rule["in-time"], max)}; ` +
        (rule.early
          ? `early by ${say.quantity(rule.early.days)} days or more ${say.amount(rule.early.plus, max)} on top; `
          : "") +
        `late ${say.amount(rule.late, max)}` +
        (rule["per-day"]
          ? ` less ${say.amount(rule["per-day"].minus, max)} for each day` +
            (rule["per-day"]["at-most"] ? ` (at most ${say.amount(rule["per-day"]["at-most"], max)})` : "")
          : "") +
        `; not done ${say.amount(rule["not-done"], max)}.`,
      account: (found, say) => account(found, say, enWords),
    },
  },
});

export interface Worth {
  readonly inTime: Exact;
  readonly early: { readonly days: Exact; readonly plus: Exact } | null;
  readonly late: Exact;
  readonly perDay: { readonly minus: Exact; readonly cap: Exact | null } | null;
  readonly notDone: Exact;
}

interface WrittenWorth {
  readonly "in-time": Amount;
  readonly early?: { readonly days: Quantity; readonly plus: Amount } | undefined;
  readonly late: Amount;
  readonly "per-day"?: { readonly minus: Amount; readonly "at-most": Amount | null } | undefined;
  readonly "not-done": Amount;
}

function worthOf(rule: WrittenWorth, max: Exact): Worth {
  const { early, "per-day": perDay } = rule;
  return {
    inTime: amountIn(rule["in-time"], max),
    early: early ? { days: early.days.value, plus: amountIn(early.plus, max) } : null,
    late: amountIn(rule.late, max),
    perDay: perDay
      ? { minus: amountIn(perDay.minus, max), cap: perDay["at-most"] && amountIn(perDay["at-most"], max) }
      : null,
    notDone: amountIn(rule["not-done"], max),
  };
}

/** What may be reached at best; a bonus for being early counts so far as the rule is worth it. */
function bestOf({ inTime, early, late, notDone }: Worth, max: Exact): Exact {
  const plain = [inTime, late, notDone].reduce(greater);
  return early ? greater(plain, lesser(max, inTime.plus(early.plus))) : plain;
}

export interface Outcome {
  readonly when: "in-time" | "early" | "late" | "not-done";
  /** Before the last good day, or after it. */
  readonly days: Exact;
  /** Taken away for the days late, before and after its cap. */
  readonly taken: Exact | null;
  readonly takenAtMost: Exact | null;
  readonly points: Exact;
}

const notDone = ({ notDone: points }: Worth): Outcome => ({
  when: "not-done",
  days: zero,
  taken: null,
  takenAtMost: null,
  points,
});

/** `spare`: so many days before the last good day; below 0, after it. */
function outcomeAt(spare: number, { inTime, early, late, perDay }: Worth): Outcome {
  const days = Exact.ratio(Math.abs(spare));
  if (spare >= 0) {
    return early && days.isAtLeast(early.days)
      ? { days, taken: null, takenAtMost: null, when: "early", points: inTime.plus(early.plus) }
      : { days, taken: null, takenAtMost: null, when: "in-time", points: inTime };
  }
  if (perDay === null) return { days, taken: null, takenAtMost: null, when: "late", points: late };
  const taken = perDay.minus.times(days);
  const takenAtMost = perDay.cap ? lesser(perDay.cap, taken) : taken;
  return { when: "late", days, taken, takenAtMost, points: late.minus(takenAtMost) };
}

/** Of a day that the rule itself names: one that another fact holds is left to the long way. `null`: it was not done. */
function knownOn(
  { place }: FactAt<"date">,
  limit: Limit,
  test: Test,
  worth: (spare: number | null) => Exact,
): Known | null {
  if (place === null || "fact" in limit) return null;
  const lastGoodDay = ofEachYear((year) => dayNumber(dateIn(year, limit.day)) - daysShort[test]);
  return (values, year) => {
    const done = values[place] as DoneOn | Out | undefined;
    if (done === undefined) return null;
    if (done === out) return out;
    return worth(done === "not-done" ? null : lastGoodDay(year) - dayNumber(done));
  };
}

function compileLimit(limit: Limit, place: Placing): (facts: Facts, year: number) => Reading<DoneOn> {
  if ("fact" in limit) {
    const fact = place(limit.fact, "date");
    return (facts) => facts.read(fact);
  }
  const dayIn = inEachYear(limit.day);
  return (_, year) => ({ state: "value", value: dayIn(year) });
}

/** An open day of the deadline may turn out to be that there is none: then the rule does not apply. */
function pointsIn(
  done: Reading<DoneOn>,
  limit: Reading<DoneOn>,
  outcome: Outcome | null,
  worth: Worth,
): Points {
  if (done.state === "not-applicable" || limit.state === "not-applicable") return doesNotApply;
  if (limit.state === "value" && outcome) return earns(outcome.points);
  const mayNotApply = limit.state === "open" || (done.state === "open" && done.mayNotApply);
  const span =
    outcome !== null
      ? only(outcome.points)
      : done.state === "value"
        ? spanOfDays(worth)
        : spanHull(spanOfDays(worth), only(worth.notDone));
  return staysOpen(span, mayNotApply);
}

/** Whatever the day it was done. */
function spanOfDays({ inTime, early, late, perDay }: Worth): Span {
  const inTimeSpan = early ? spanHull(only(inTime), only(inTime.plus(early.plus))) : only(inTime);
  if (perDay === null) return spanHull(inTimeSpan, only(late));
  const { minus, cap } = perDay;
  const firstDay = cap ? lesser(cap, minus) : minus;
  const least = minus.isZero ? late : cap && late.minus(cap);
  return spanHull(inTimeSpan, { least, most: late.minus(firstDay) });
}

export interface DeadlineFound {
  readonly kind: "deadline";
  readonly done: DoneOn | null;
  readonly limit: DoneOn | null;
  readonly isLimitAssumed: boolean;
  /** The fact that holds the day says that there is none. */
  readonly isWithoutDay: boolean;
  readonly test: Test;
  readonly outcome: Outcome | null;
  readonly worth: Worth;
  readonly best: Exact;
}

const limitWords = {
  vi: { before: "trước ngày", by: "đến hết ngày" },
  en: { before: "before", by: "by" },
};

const dayText = (limit: Limit, say: Say) => ("fact" in limit ? `“${say.fact(limit.fact)}”` : say.day(limit));

interface DeadlinePhrases {
  readonly withoutDay: string;
  readonly inTime: string;
  early(days: string): string;
  readonly late: string;
  lateBy(days: string): string;
  readonly due: string;
  readonly atMost: string;
  readonly notDone: string;
  readonly lost: string;
  readonly because: {
    readonly late: string;
    readonly "not-done": string;
    readonly "in-time": string;
    readonly early: string;
  };
}

const daysInEnglish = (days: string) => `${days} ${days === "1" ? "day" : "days"}`;

const viWords: DeadlinePhrases = {
  withoutDay: "Không có ngày hạn → không áp dụng",
  inTime: "đúng hạn",
  early: (days) => `sớm ${days} ngày`,
  late: "muộn",
  lateBy: (days) => `muộn ${days} ngày`,
  due: "hạn ",
  atMost: "tối đa",
  notDone: "Không thực hiện",
  lost: "Mất",
  because: {
    late: "làm sau hạn",
    "not-done": "không thực hiện",
    "in-time": "chưa đủ sớm",
    early: "làm sớm",
  },
};
const enWords: DeadlinePhrases = {
  withoutDay: "There is no due day → not applicable",
  inTime: "in time",
  early: (days) => `${daysInEnglish(days)} early`,
  late: "late",
  lateBy: (days) => `${daysInEnglish(days)} late`,
  due: "due ",
  atMost: "at most",
  notDone: "Not done",
  lost: "Lost",
  because: {
    late: "done after the deadline",
    "not-done": "not done",
    "in-time": "not early enough",
    early: "done early",
  },
};

/** `20/02/2025: muộn 6 ngày (hạn trước ngày 15/02/2025): 4 − 6 × 0,25 = 2,5`. */
function account(found: DeadlineFound, say: Say, words: DeadlinePhrases): Account {
  const { done, limit, isLimitAssumed, isWithoutDay, test, outcome, worth, best } = found;
  if (isWithoutDay) return { how: [words.withoutDay], lost: [] };
  if (done === null || limit === null || outcome === null) return stillOpen[say.lang];
  const limitText = `${limitWords[say.lang][test]} ${say.date(limit)}${isLimitAssumed ? assumedMark : ""}`;
  const { when, days, taken, takenAtMost, points } = outcome;
  const daysText = say.number(days);
  const [day, earned] = [say.date(done), say.points(points)];
  const lateWorking = () => {
    if (taken === null || takenAtMost === null || worth.perDay === null)
      return `${day}: ${words.late} (${words.due}${limitText}) → ${earned}`;
    const held = takenAtMost.isLessThan(taken) ? ` (${words.atMost} ${say.points(takenAtMost)})` : "";
    return (
      `${day}: ${words.lateBy(daysText)} (${words.due}${limitText}): ` +
      `${say.points(worth.late)} − ${daysText} × ${say.points(worth.perDay.minus)}${held} = ${earned}`
    );
  };
  const how = {
    "in-time": () => `${day}: ${words.inTime} (${limitText}) → ${earned}`,
    early: () =>
      `${day}: ${words.early(daysText)} (${limitText}): ` +
      `${say.points(worth.inTime)} + ${say.points(worth.early?.plus ?? points)} = ${earned}`,
    late: lateWorking,
    "not-done": () => `${words.notDone} → ${earned}`,
  }[when]();
  const lost = points.isLessThan(best)
    ? [`${words.lost} ${say.points(best.minus(points))}: ${words.because[when]}.`]
    : [];
  return { how: [how], lost };
}
