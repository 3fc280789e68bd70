/**
 * Conditions as data: no parser, three answers. A condition on an open fact is open; on a fact that does not
 * apply it is not met. Grades may also ask for points.
 */
import { z } from "zod";
import { dateIn } from "../dates.ts";
import type { Exact, Span } from "../exact/index.ts";
import type { Facts, FactUse, Reading } from "./facts.ts";
import {
  type Amount,
  amount,
  amountIn,
  code,
  type DayInRule,
  day,
  factId,
  id,
  type Quantity,
} from "./fields.ts";

export type Verdict = "met" | "not-met" | "open";

export type Condition =
  | { readonly test: "is"; readonly fact: string; readonly value: boolean | string }
  | { readonly test: "one-of"; readonly fact: string; readonly levels: readonly string[] }
  | { readonly test: Comparison; readonly fact: string; readonly than: Quantity }
  | { readonly test: DayTest; readonly fact: string; readonly day: DayInRule }
  | { readonly test: "done"; readonly fact: string; readonly done: boolean }
  | { readonly test: "points"; readonly of: string; readonly comparison: Comparison; readonly than: Amount }
  | { readonly test: "all" | "any"; readonly conditions: readonly Condition[] }
  | { readonly test: "not"; readonly condition: Condition };

const comparisons = ["at-least", "above", "at-most", "less-than"] as const;
export type Comparison = (typeof comparisons)[number];

/** `before` D: the last good day is D−1; `by` D: it is D. `from` and `after` are their opposites. */
const dayTests = ["before", "by", "from", "after"] as const;
export type DayTest = (typeof dayTests)[number];

const holds: Record<Comparison, (order: number) => boolean> = {
  "at-least": (order) => order >= 0,
  above: (order) => order > 0,
  "at-most": (order) => order <= 0,
  "less-than": (order) => order < 0,
};

export const dayHolds: Record<DayTest, (done: string, day: string) => boolean> = {
  before: (done, limit) => done < limit,
  by: (done, limit) => done <= limit,
  from: (done, limit) => done >= limit,
  after: (done, limit) => done > limit,
};

const subjects = ["fact", "points", "all", "any", "not"] as const;
const tests = ["is", "one-of", "done", ...comparisons, ...dayTests] as const;

/** One strict object rather than a union: a slip is then named where it stands, not as "no alternative fits". */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z
    .strictObject({
      fact: factId.optional(),
      points: z.union([z.literal("total"), code]).optional(),
      all: z.array(condition).min(1).optional(),
      any: z.array(condition).min(1).optional(),
      not: condition.optional(),
      is: z.string().optional(),
      "one-of": z.array(id).min(1).optional(),
      done: z.enum(["yes", "no"]).optional(),
      "at-least": amount.optional(),
      above: amount.optional(),
      "at-most": amount.optional(),
      "less-than": amount.optional(),
      before: day.optional(),
      by: day.optional(),
      from: day.optional(),
      after: day.optional(),
    })
    .transform((written, context) => {
      const given = subjects.filter((key) => written[key] !== undefined);
      const asked = tests.filter((key) => written[key] !== undefined);
      const refuse = (problem: string) => {
        context.addIssue({ code: "custom", params: { problem } });
        return z.NEVER;
      };
      const [subject] = given;
      const [test] = asked;
      if (given.length !== 1) return refuse("condition-one-subject");
      if (subject === "all" || subject === "any") {
        return asked.length > 0
          ? refuse("condition-no-test")
          : { test: subject, conditions: written[subject] ?? [] };
      }
      if (written.not !== undefined) {
        return asked.length > 0
          ? refuse("condition-no-test")
          : { test: "not" as const, condition: written.not };
      }
      if (test === undefined || asked.length !== 1) return refuse("condition-one-test");
      if (written.points !== undefined) {
        const than = isComparison(test) ? written[test] : undefined;
        if (!isComparison(test) || than === undefined) return refuse("condition-points-test");
        return { test: "points" as const, of: written.points, comparison: test, than };
      }
      const fact = written.fact ?? "";
      if (isComparison(test)) {
        const than = written[test];
        if (than === undefined || than.of === "max") return refuse("condition-no-share");
        return { test, fact, than };
      }
      if (isDayTest(test)) {
        const limit = written[test];
        return limit === undefined ? refuse("condition-one-test") : { test, fact, day: limit };
      }
      if (test === "one-of") return { test, fact, levels: written["one-of"] ?? [] };
      if (test === "done") return { test, fact, done: written.done === "yes" };
      const is = written.is ?? "";
      return { test: "is" as const, fact, value: is === "yes" ? true : is === "no" ? false : is };
    }),
);

const isComparison = (test: string): test is Comparison => comparisons.some((one) => one === test);
const isDayTest = (test: string): test is DayTest => dayTests.some((one) => one === test);

/** The points a grade condition may ask about: the total, a group or a criterion, by code. */
export type PointsAt = (of: string) => { readonly span: Span; readonly max: Exact } | undefined;

/** Throws when points are asked of something that has none: `check` refuses such a set before. */
export function judge(asked: Condition, facts: Facts, year: number, pointsAt?: PointsAt): Verdict {
  switch (asked.test) {
    case "all":
      return together(asked.conditions, (one) => judge(one, facts, year, pointsAt), "not-met");
    case "any":
      return together(asked.conditions, (one) => judge(one, facts, year, pointsAt), "met");
    case "not":
      return opposite[judge(asked.condition, facts, year, pointsAt)];
    case "is":
      return typeof asked.value === "boolean"
        ? onValue(facts.read(asked.fact, "yes-no"), (value) => value === asked.value)
        : onValue(facts.read(asked.fact, "choice"), (value) => value === asked.value);
    case "one-of":
      return onValue(facts.read(asked.fact, "choice"), (value) => asked.levels.includes(value));
    case "done":
      return onValue(facts.read(asked.fact, "date"), (value) => (value !== "not-done") === asked.done);
    case "points":
      return onSpan(asked, pointsAt?.(asked.of));
    case "before":
    case "by":
    case "from":
    case "after":
      return onValue(
        facts.read(asked.fact, "date"),
        (value) => value !== "not-done" && dayHolds[asked.test](value, dateIn(year, asked.day.day)),
      );
    default:
      return onValue(facts.read(asked.fact, "number"), (value) =>
        holds[asked.test](value.compare(asked.than.value)),
      );
  }
}

const opposite: Record<Verdict, Verdict> = { met: "not-met", "not-met": "met", open: "open" };

/** `decisive` is the answer of one part that settles the whole: one "not met" for all, one "met" for any. */
function together<T>(parts: readonly T[], judgeOne: (part: T) => Verdict, decisive: Verdict): Verdict {
  const verdicts = parts.map(judgeOne);
  if (verdicts.includes(decisive)) return decisive;
  return verdicts.includes("open") ? "open" : opposite[decisive];
}

const onValue = <T>(reading: Reading<T>, test: (value: T) => boolean): Verdict =>
  reading.state === "open" ? "open" : reading.state === "value" && test(reading.value) ? "met" : "not-met";

function onSpan(
  asked: Extract<Condition, { test: "points" }>,
  at: { readonly span: Span; readonly max: Exact } | undefined,
): Verdict {
  if (at === undefined) throw new Error(`points asked of ${asked.of}, which has none`);
  const threshold = amountIn(asked.than, at.max);
  const { least, most } = at.span;
  const atEnds = [least, most].map((end, index) =>
    holds[asked.comparison](end === null ? (index === 0 ? -1 : 1) : end.compare(threshold)),
  );
  return atEnds.every(Boolean) ? "met" : atEnds.some(Boolean) ? "open" : "not-met";
}

/** Every fact a condition asks about, with the type it takes it to be. */
export function factsOfCondition(asked: Condition): FactUse[] {
  switch (asked.test) {
    case "all":
    case "any":
      return asked.conditions.flatMap((one, index) =>
        factsOfCondition(one).map((use) => ({ ...use, path: [asked.test, index, ...use.path] })),
      );
    case "not":
      return factsOfCondition(asked.condition).map((use) => ({ ...use, path: ["not", ...use.path] }));
    case "points":
      return [];
    case "is":
      return typeof asked.value === "boolean"
        ? [{ fact: asked.fact, type: "yes-no", path: ["fact"] }]
        : [{ fact: asked.fact, type: "choice", levels: [asked.value], path: ["fact"] }];
    case "one-of":
      return [{ fact: asked.fact, type: "choice", levels: asked.levels, path: ["fact"] }];
    case "done":
    case "before":
    case "by":
    case "from":
    case "after":
      return [{ fact: asked.fact, type: "date", path: ["fact"] }];
    default:
      return [{ fact: asked.fact, type: "number", path: ["fact"] }];
  }
}

/** The codes whose points a condition asks about (`total` among them). */
export function pointsOfCondition(asked: Condition): string[] {
  if (asked.test === "points") return [asked.of];
  if (asked.test === "all" || asked.test === "any") return asked.conditions.flatMap(pointsOfCondition);
  return asked.test === "not" ? pointsOfCondition(asked.condition) : [];
}
