/**
 * A few answers that stand for all: conditions on a fact change only at their thresholds, so the thresholds, one value
 * between each two and one beyond each end tell every case there is. Exact, not sampled.
 */
import { type CalendarDate, dateIn } from "../dates.ts";
import { Exact, one, type Span, spanContains } from "../exact/index.ts";
import { type Condition, leavesOf } from "../rules/conditions.ts";
import type { FactValue } from "../rules/facts.ts";
import { stepOf } from "./blank.ts";
import type { CriteriaSet } from "./set.ts";

export type Answer = FactValue | "not-applicable";

/** For every fact the conditions ask about, the answers that can make a difference. */
export function answersThatMatter(
  set: CriteriaSet,
  conditions: readonly Condition[],
  domain: (fact: string) => Span,
): Map<string, Answer[]> {
  const leaves = conditions.flatMap(leavesOf);
  const facts = [...new Set(leaves.flatMap((leaf) => ("fact" in leaf ? [leaf.fact] : [])))];
  return new Map(
    facts.map((fact) => {
      const own = leaves.filter((leaf) => "fact" in leaf && leaf.fact === fact);
      const mayNotApply = set.facts.get(fact)?.mayNotApply ?? set.derived.has(fact);
      return [
        fact,
        [...valuesOf(set, fact, own, domain(fact)), ...(mayNotApply ? ["not-applicable" as const] : [])],
      ];
    }),
  );
}

function valuesOf(set: CriteriaSet, fact: string, leaves: readonly Condition[], domain: Span): FactValue[] {
  const declared = set.facts.get(fact);
  if (declared?.type === "choice")
    return [...declared.levels.keys()].map((value) => ({ type: "choice", value }));
  const days = leaves.flatMap((leaf) => ("day" in leaf ? [dateIn(set.governs.from, leaf.day.day)] : []));
  if (declared?.type === "date") {
    const dates: FactValue[] = [...new Set(days)].flatMap((day) =>
      [before(day), day, after(day)].map((value): FactValue => ({ type: "date", value })),
    );
    const anyDay = `${set.governs.from}-06-15` as CalendarDate;
    return [
      ...(dates.length > 0 ? dates : [{ type: "date" as const, value: anyDay }]),
      { type: "date", value: "not-done" },
    ];
  }
  const asksYesNo = leaves.some((leaf) => leaf.test === "is" && typeof leaf.value === "boolean");
  if (declared?.type === "yes-no" || (declared === undefined && asksYesNo))
    return [true, false].map((value) => ({ type: "yes-no", value }));
  const thresholds = leaves.flatMap((leaf) => ("than" in leaf && "fact" in leaf ? [leaf.than.value] : []));
  return numbersAround(thresholds, domain, stepOf(set, fact)).map((value) => ({
    type: "number",
    value,
  }));
}

const two = Exact.of(2n);

/** Every threshold, one number between each two neighbours, one beyond each end; those the fact can take. */
export function numbersAround(
  thresholds: readonly Exact[],
  { least, most }: Span,
  step: Exact | null,
): Exact[] {
  const ends = [...thresholds, ...(least ? [least] : []), ...(most ? [most] : [])].sort((a, b) =>
    a.compare(b),
  );
  const distinct = ends.filter((end, index) => index === 0 || !ends[index - 1]?.equals(end));
  const between = distinct.flatMap((end, index) => {
    const next = distinct[index + 1];
    if (next === undefined) return [end, end.plus(one)];
    return step === null ? [end, end.plus(next).over(two)] : [end, end.plus(step), next.minus(step)];
  });
  const first = distinct[0];
  const all = first === undefined ? [one] : [first.minus(one), ...between];
  return all.filter(
    (value) => spanContains({ least, most }, value) && (step === null || value.over(step).isInteger),
  );
}

/** Neighbouring days by their text; a day that the calendar does not have compares all the same. */
const after = (day: CalendarDate): CalendarDate => `${day}~` as CalendarDate;
const before = (day: CalendarDate): CalendarDate => day.slice(0, -1) as CalendarDate;
