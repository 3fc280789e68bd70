/** Points by the day something was done: in time, late, or not at all. */
import { z } from "zod";
import { dateIn } from "../dates.ts";
import { greater, lesser } from "../exact/index.ts";
import { assumedMark } from "../words/lang.ts";
import { dayHolds } from "./conditions.ts";
import type { DoneOn } from "./facts.ts";
import { amount, amountIn, day, factId, noPoints, wholeMax } from "./fields.ts";
import { defineRuleKind, stillOpen } from "./kind.ts";
import { knownValue, pointsOf } from "./score.ts";

export const deadline = defineRuleKind({
  kind: "deadline",
  schema: () =>
    z
      .strictObject({
        kind: z.literal("deadline"),
        fact: factId,
        /** The last good day is the day before. */
        before: day.optional(),
        /** The last good day is this day. */
        by: day.optional(),
        "in-time": amount.default(wholeMax),
        late: amount.default(noPoints),
        "not-done": amount.default(noPoints),
      })
      .transform(({ before, by, ...rest }, context) => {
        const [limit, other] = before ? [before, by] : [by, before];
        if (limit && !other) return { ...rest, limit, test: before ? ("before" as const) : ("by" as const) };
        context.addIssue({ code: "custom", params: { problem: "deadline-one-day" } });
        return z.NEVER;
      }),
  reads: (rule) => [{ fact: rule.fact, type: "date", path: ["fact"] }],
  score(rule, max, { facts, year }) {
    const limit = dateIn(year, rule.limit.day);
    const outcome = (done: DoneOn): Outcome =>
      done === "not-done" ? "not-done" : dayHolds[rule.test](done, limit) ? "in-time" : "late";
    const worth = {
      "in-time": amountIn(rule["in-time"], max),
      late: amountIn(rule.late, max),
      "not-done": amountIn(rule["not-done"], max),
    };
    const all = Object.values(worth);
    const doneOn = facts.read(rule.fact, "date");
    const done = knownValue(doneOn);
    return {
      points: pointsOf(doneOn, (one) => worth[outcome(one)], {
        least: all.reduce(lesser),
        most: all.reduce(greater),
      }),
      found: {
        kind: "deadline" as const,
        done,
        limit,
        isLimitAssumed: rule.limit.assumed,
        test: rule.test,
        outcome: done && outcome(done),
        points: done && worth[outcome(done)],
        best: all.reduce(greater),
      },
    };
  },
  words: {
    vi: {
      rule: (rule, max, say) =>
        `“${say.fact(rule.fact)}”: ${limitWords.vi[rule.test]} ${say.day(rule.limit)} được ${say.amount(rule["in-time"], max)}; ` +
        `muộn được ${say.amount(rule.late, max)}; không làm được ${say.amount(rule["not-done"], max)}.`,
      account: ({ done, limit, isLimitAssumed, test, outcome, points, best }, say) => {
        if (done === null || outcome === null || points === null) return stillOpen.vi;
        const limitText = `${limitWords.vi[test]} ${say.date(limit)}${isLimitAssumed ? assumedMark : ""}`;
        const how = {
          "in-time": `${say.date(done)}: đúng hạn (${limitText}) → ${say.points(points)}`,
          late: `${say.date(done)}: muộn (hạn ${limitText}) → ${say.points(points)}`,
          "not-done": `Không thực hiện → ${say.points(points)}`,
        }[outcome];
        const why = outcome === "late" ? "làm sau hạn" : "không thực hiện";
        return {
          how: [how],
          lost: points.isLessThan(best) ? [`Mất ${say.points(best.minus(points))}: ${why}.`] : [],
        };
      },
    },
    en: {
      rule: (rule, max, say) =>
        `“${say.fact(rule.fact)}”: ${limitWords.en[rule.test]} ${say.day(rule.limit)} earns ${say.amount(rule["in-time"], max)}; ` +
        `late ${say.amount(rule.late, max)}; not done ${say.amount(rule["not-done"], max)}.`,
      account: ({ done, limit, isLimitAssumed, test, outcome, points, best }, say) => {
        if (done === null || outcome === null || points === null) return stillOpen.en;
        const limitText = `${limitWords.en[test]} ${say.date(limit)}${isLimitAssumed ? assumedMark : ""}`;
        const how = {
          "in-time": `${say.date(done)}: in time (${limitText}) → ${say.points(points)}`,
          late: `${say.date(done)}: late (due ${limitText}) → ${say.points(points)}`,
          "not-done": `Not done → ${say.points(points)}`,
        }[outcome];
        const why = outcome === "late" ? "done after the deadline" : "not done";
        return {
          how: [how],
          lost: points.isLessThan(best) ? [`Lost ${say.points(best.minus(points))}: ${why}.`] : [],
        };
      },
    },
  },
});

type Outcome = "in-time" | "late" | "not-done";

const limitWords = {
  vi: { before: "trước ngày", by: "đến hết ngày" },
  en: { before: "before", by: "by" },
};
