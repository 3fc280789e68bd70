/**
 * Conditions as data: no parser, three answers. A condition on an open fact is open; on a fact that does not
 * apply it is not met. A condition may also ask for points, for the agency and for the period.
 */
import { z } from "zod";
import { inEachYear, type PeriodKind, periodKinds } from "../dates.ts";
import { Exact, type Span } from "../exact/index.ts";
import {
  type About,
  byName,
  type FactAt,
  type Facts,
  type FactUse,
  type Path,
  type Placing,
  type Reading,
} from "./facts.ts";
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
  | { readonly test: "documented"; readonly fact: string; readonly documented: boolean }
  | { readonly test: "applies"; readonly fact: string; readonly applies: boolean }
  | { readonly test: "points"; readonly of: string; readonly comparison: Comparison; readonly than: Amount }
  | {
      readonly test: "every";
      readonly level: "criterion" | "group";
      readonly comparison: Comparison;
      readonly than: Amount;
    }
  | { readonly test: "attribute"; readonly attribute: string; readonly has: boolean }
  | { readonly test: "agency-kind"; readonly kinds: readonly string[] }
  | {
      readonly test: "agency-months";
      readonly comparison: Comparison;
      readonly than: Quantity;
      readonly withPredecessors: boolean;
    }
  | { readonly test: "period-kind"; readonly kinds: readonly PeriodKind[] }
  | { readonly test: "all" | "any"; readonly conditions: readonly Condition[] }
  | { readonly test: "not"; readonly condition: Condition };

export type DayCondition = Extract<Condition, { test: DayTest }>;

const comparisons = ["at-least", "above", "at-most", "less-than"] as const;
export type Comparison = (typeof comparisons)[number];

/** `before` D: the last good day is D−1; `by` D: it is D. `from` and `after` are their opposites. */
const dayTests = ["before", "by", "from", "after"] as const;
export type DayTest = (typeof dayTests)[number];

export const holds: Record<Comparison, (order: number) => boolean> = {
  "at-least": (order) => order >= 0,
  above: (order) => order > 0,
  "at-most": (order) => order <= 0,
  "less-than": (order) => order < 0,
};

const dayHolds: Record<DayTest, (done: string, day: string) => boolean> = {
  before: (done, limit) => done < limit,
  by: (done, limit) => done <= limit,
  from: (done, limit) => done >= limit,
  after: (done, limit) => done > limit,
};

const subjects = ["fact", "points", "every", "attribute", "agency", "period", "all", "any", "not"] as const;
const tests = ["is", "one-of", "done", "documented", "applies", ...comparisons, ...dayTests] as const;
type Test = (typeof tests)[number];

const yesNo = z.enum(["yes", "no"]).optional();

const shape = {
  fact: factId.optional(),
  /** The total, a subtotal, a group or a criterion. */
  points: z.union([z.literal("total"), id, code]).optional(),
  /** Every criterion (or group) of the table that is worth something. */
  every: z.enum(["criterion", "group"]).optional(),
  /** Of the agency, such as `mien_nui`. */
  attribute: id.optional(),
  agency: z.enum(["kind", "months"]).optional(),
  /** Are the months counted from the oldest agency merged into this one? */
  "with-predecessors": yesNo,
  period: z.enum(["kind"]).optional(),
  is: z.string().optional(),
  "one-of": z.array(id).min(1).optional(),
  done: yesNo,
  documented: yesNo,
  applies: yesNo,
  "at-least": amount.optional(),
  above: amount.optional(),
  "at-most": amount.optional(),
  "less-than": amount.optional(),
  before: day.optional(),
  by: day.optional(),
  from: day.optional(),
  after: day.optional(),
};
type Written = z.output<z.ZodObject<typeof shape>>;

/** One strict object rather than a union: a slip is then named where it stands, not as "no alternative fits". */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z
    .strictObject({
      ...shape,
      all: z.array(condition).min(1).optional(),
      any: z.array(condition).min(1).optional(),
      not: condition.optional(),
    })
    .transform((written, context): Condition => {
      const refuse = (problem: string) => {
        context.addIssue({ code: "custom", params: { problem } });
        return z.NEVER;
      };
      const [subject, ...otherSubjects] = subjects.filter((key) => written[key] !== undefined);
      const asked = tests.filter((key) => written[key] !== undefined);
      if (subject === undefined || otherSubjects.length > 0) return refuse("condition-one-subject");
      if (subject === "all" || subject === "any" || subject === "not") {
        if (asked.length > 0) return refuse("condition-no-test");
        return subject === "not"
          ? { test: "not", condition: written.not as Condition }
          : { test: subject, conditions: written[subject] ?? [] };
      }
      if (written["with-predecessors"] !== undefined && written.agency !== "months")
        return refuse("condition-months");
      const [test] = asked;
      if (test === undefined || asked.length !== 1) return refuse("condition-one-test");
      const read = readers[subject](written, test);
      return typeof read === "string" ? refuse(read) : read;
    }),
);

/** A condition, or the problem that keeps the words from being one. */
type Reader = (written: Written, test: Test) => Condition | string;

const readers: Record<Exclude<(typeof subjects)[number], "all" | "any" | "not">, Reader> = {
  fact(written, test) {
    const fact = written.fact ?? "";
    if (isComparison(test)) {
      const than = written[test];
      return than === undefined || than.of === "max" ? "condition-no-share" : { test, fact, than };
    }
    if (isDayTest(test)) return { test, fact, day: written[test] as DayInRule };
    switch (test) {
      case "one-of":
        return { test, fact, levels: written["one-of"] ?? [] };
      case "done":
        return { test, fact, done: written.done === "yes" };
      case "documented":
        return { test, fact, documented: written.documented === "yes" };
      case "applies":
        return { test, fact, applies: written.applies === "yes" };
      case "is": {
        const is = written.is ?? "";
        return { test, fact, value: is === "yes" ? true : is === "no" ? false : is };
      }
    }
  },
  points(written, test) {
    const than = isComparison(test) ? written[test] : undefined;
    return isComparison(test) && than
      ? { test: "points", of: written.points ?? "", comparison: test, than }
      : "condition-points-test";
  },
  every(written, test) {
    const than = isComparison(test) ? written[test] : undefined;
    return isComparison(test) && than
      ? { test: "every", level: written.every ?? "criterion", comparison: test, than }
      : "condition-points-test";
  },
  attribute(written, test) {
    if (test !== "is" || !["yes", "no"].includes(written.is ?? "")) return "condition-yes-no";
    return { test: "attribute", attribute: written.attribute ?? "", has: written.is === "yes" };
  },
  agency(written, test) {
    if (written.agency === "kind") {
      const kinds = namesIn(written, test);
      return kinds ? { test: "agency-kind", kinds } : "condition-names";
    }
    const than = isComparison(test) ? written[test] : undefined;
    return isComparison(test) && than && than.of === "points"
      ? {
          test: "agency-months",
          comparison: test,
          than,
          withPredecessors: written["with-predecessors"] === "yes",
        }
      : "condition-months";
  },
  period(written, test) {
    const kinds = namesIn(written, test)?.filter((name): name is PeriodKind => isPeriodKind(name));
    return kinds && kinds.length === namesIn(written, test)?.length
      ? { test: "period-kind", kinds }
      : "condition-period";
  },
};

const namesIn = (written: Written, test: Test): readonly string[] | undefined =>
  test === "is" ? [written.is ?? ""] : test === "one-of" ? written["one-of"] : undefined;

const isComparison = (test: string): test is Comparison => comparisons.some((one) => one === test);
const isDayTest = (test: string): test is DayTest => dayTests.some((one) => one === test);
const isPeriodKind = (name: string): name is PeriodKind => periodKinds.some((kind) => kind === name);

/** What a node of the table, a subtotal or the total is worth and may still come to. */
export interface PointsIn {
  readonly span: Span;
  readonly max: Exact;
}

/** Points that a condition may ask about, by code. */
export interface PointsAt {
  of(code: string): PointsIn | undefined;
  /** Of every criterion or group that is worth something. */
  every(level: "criterion" | "group"): readonly PointsIn[];
}

/** What a condition is judged by. */
export interface Judging {
  readonly facts: Facts;
  /** The year N from which a rule's days are counted. */
  readonly year: number;
  readonly points: PointsAt;
}

/** A condition made ready to judge agencies by. */
export type Judge = (by: Judging) => Verdict;

/** The verdict on a condition that is judged once. Throws when points are asked of something that has none: `check` refuses such a set before. */
export const judge = (asked: Condition, by: Judging): Verdict => compileCondition(asked, byName)(by);

export function compileCondition(asked: Condition, place: Placing): Judge {
  switch (asked.test) {
    case "all":
      return allOf(
        asked.conditions.map((one) => compileCondition(one, place)),
        "not-met",
      );
    case "any":
      return allOf(
        asked.conditions.map((one) => compileCondition(one, place)),
        "met",
      );
    case "not": {
      const judgeOne = compileCondition(asked.condition, place);
      return (by) => opposite[judgeOne(by)];
    }
    case "is": {
      const { value: wanted } = asked;
      if (typeof wanted === "boolean") {
        const fact = place(asked.fact, "yes-no");
        return ({ facts }) => onValue(facts.read(fact), (value) => value === wanted);
      }
      const fact = place(asked.fact, "choice");
      return ({ facts }) => onValue(facts.read(fact), (value) => value === wanted);
    }
    case "one-of": {
      const fact = place(asked.fact, "choice");
      return ({ facts }) => onValue(facts.read(fact), (value) => asked.levels.includes(value));
    }
    case "done": {
      const fact = place(asked.fact, "date");
      return ({ facts }) => onValue(facts.read(fact), (value) => (value !== "not-done") === asked.done);
    }
    case "documented": {
      const fact = place(asked.fact, "any");
      return ({ facts }) => {
        const has = facts.hasDocument(fact);
        if (has === null) return facts.state(fact).state === "not-applicable" ? "not-met" : "open";
        return has === asked.documented ? "met" : "not-met";
      };
    }
    case "applies": {
      const fact = place(asked.fact, "any");
      return ({ facts }) => onApplicability(asked.applies, facts.state(fact));
    }
    case "points":
      return ({ points }) => onSpan(asked, points.of(asked.of), asked.of);
    case "every":
      return ({ points }) =>
        together(
          points.every(asked.level).map((one) => onSpan(asked, one, asked.level)),
          "not-met",
        );
    case "attribute":
    case "agency-kind":
    case "agency-months":
    case "period-kind":
      return ({ facts }) => (isTrueOf(asked, facts.about) ? "met" : "not-met");
    case "before":
    case "by":
    case "from":
    case "after": {
      const fact = place(asked.fact, "date");
      const isGood = dayHolds[asked.test];
      const dayIn = inEachYear(asked.day.day);
      return ({ facts, year }) =>
        onValue(facts.read(fact), (value) => value !== "not-done" && isGood(value, dayIn(year)));
    }
    default:
      return onNumber(asked, place(asked.fact, "number"));
  }
}

/** `decisive` is the answer of one part that settles the whole: one "not met" for all, one "met" for any. */
const allOf =
  (judges: readonly Judge[], decisive: Verdict): Judge =>
  (by) => {
    let isOpen = false;
    for (const judgeOne of judges) {
      const verdict = judgeOne(by);
      if (verdict === decisive) return decisive;
      if (verdict === "open") isOpen = true;
    }
    return isOpen ? "open" : opposite[decisive];
  };

export const opposite: Record<Verdict, Verdict> = { met: "not-met", "not-met": "met", open: "open" };

/** The same of verdicts that are there already. */
export function together(verdicts: readonly Verdict[], decisive: Verdict): Verdict {
  if (verdicts.includes(decisive)) return decisive;
  return verdicts.includes("open") ? "open" : opposite[decisive];
}

const onValue = <T>(reading: Reading<T>, test: (value: T) => boolean): Verdict =>
  reading.state === "open" ? "open" : reading.state === "value" && test(reading.value) ? "met" : "not-met";

const onApplicability = (wanted: boolean, { state, mayNotApply }: ReturnType<Facts["state"]>): Verdict =>
  state === "open" && mayNotApply ? "open" : (state !== "not-applicable") === wanted ? "met" : "not-met";

/** A number that is open may be bounded enough to decide. */
function onNumber({ test, than }: Extract<Condition, { test: Comparison }>, fact: FactAt<"number">): Judge {
  const isGood = holds[test];
  return ({ facts }) => {
    const reading = facts.read(fact);
    if (reading.state !== "open") return onValue(reading, (value) => isGood(value.compare(than.value)));
    const verdict = atEnds(facts.domain(fact), isGood, than.value);
    return reading.mayNotApply && verdict === "met" ? "open" : verdict;
  };
}

function onSpan(
  { comparison, than }: { readonly comparison: Comparison; readonly than: Amount },
  at: PointsIn | undefined,
  of: string,
): Verdict {
  if (at === undefined) throw new Error(`points asked of ${of}, which has none`);
  return atEnds(at.span, (order) => holds[comparison](order), amountIn(than, at.max));
}

/** Comparisons are monotone: what holds at both ends holds between them. */
function atEnds({ least, most }: Span, test: (order: number) => boolean, threshold: Exact): Verdict {
  const verdicts = [
    test(least === null ? -1 : least.compare(threshold)),
    test(most === null ? 1 : most.compare(threshold)),
  ];
  return verdicts.every(Boolean) ? "met" : verdicts.some(Boolean) ? "open" : "not-met";
}

type OfAgency = Extract<Condition, { test: "attribute" | "agency-kind" | "agency-months" | "period-kind" }>;

function isTrueOf(asked: OfAgency, about: About): boolean {
  switch (asked.test) {
    case "attribute":
      return about.attributes.has(asked.attribute) === asked.has;
    case "agency-kind":
      return asked.kinds.includes(about.kind);
    case "agency-months":
      return hasExisted(asked, asked.withPredecessors ? about.monthsOfLine : about.months);
    case "period-kind":
      return asked.kinds.includes(about.periodKind);
  }
}

/** An agency whose beginning is not recorded has existed for as long as anyone asks. */
function hasExisted(
  { comparison, than }: Extract<Condition, { test: "agency-months" }>,
  months: number | null,
): boolean {
  return months === null
    ? comparison === "at-least" || comparison === "above"
    : holds[comparison](Exact.ratio(months).compare(than.value));
}

/** Every fact a condition asks about, with the type it takes it to be. */
export function factsOfCondition(asked: Condition): FactUse[] {
  switch (asked.test) {
    case "all":
    case "any":
      return asked.conditions.flatMap((one, index) => below([asked.test, index], factsOfCondition(one)));
    case "not":
      return below(["not"], factsOfCondition(asked.condition));
    case "points":
    case "every":
    case "attribute":
    case "agency-kind":
    case "agency-months":
    case "period-kind":
      return [];
    case "documented":
    case "applies":
      return [{ fact: asked.fact, type: "any", path: ["fact"] }];
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

const below = (path: Path, uses: readonly FactUse[]): FactUse[] =>
  uses.map((use) => ({ ...use, path: [...path, ...use.path] }));

/** The smallest conditions of which a condition is made. */
export function leavesOf(asked: Condition): Condition[] {
  if (asked.test === "all" || asked.test === "any") return asked.conditions.flatMap(leavesOf);
  return asked.test === "not" ? leavesOf(asked.condition) : [asked];
}

/** The codes whose points a condition asks about (`total` among them). */
export const pointsOfCondition = (asked: Condition): string[] =>
  leavesOf(asked).flatMap((leaf) => (leaf.test === "points" ? [leaf.of] : []));
