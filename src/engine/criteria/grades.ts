/** Defects of the grades: thresholds out of order, scores that fit no grade or two, names that mean nothing. */
import { type Exact, textOfExact } from "../exact/index.ts";
import { note, type Problem, problem, warning } from "../problems.ts";
import { leavesOf } from "../rules/conditions.ts";
import { type Amount, amountIn } from "../rules/fields.ts";
import { suggestion } from "../suggest.ts";
import { inBoth } from "../words/problems.ts";
import { type CriteriaSet, gradeConditionsOf, maxFor, nodesOf } from "./set.ts";

export function gradeDefects(set: CriteriaSet): Problem[] {
  return [
    ...namesOfGrades(set),
    ...thresholdsWithoutPoints(set),
    ...unreachedWithoutPoints(set),
    ...basesOf(set).flatMap((base) => thresholdDefects(set, base)),
    ...subtotalDefects(set),
    ...minimaMetByAbsence(set),
  ];
}

/** The different bases that the kinds of agency have; thresholds may be shares of them. */
function basesOf(set: CriteriaSet): Exact[] {
  const base = set.base;
  if (base === null) return [];
  const all = [...set.kinds.keys()].flatMap((kind) => maxFor(base, kind)?.value ?? []);
  const isShared = set.grades.every(({ atLeast, upper }) => atLeast?.of !== "max" && upper?.at.of !== "max");
  return isShared
    ? all.slice(0, 1)
    : all.filter((one, index) => all.findIndex((other) => other.equals(one)) === index);
}

function namesOfGrades(set: CriteriaSet): Problem[] {
  const ids = set.grades.map(({ id }) => id);
  const unknown = (grade: string, path: readonly (string | number)[]) =>
    ids.includes(grade)
      ? []
      : [problem("grade-unknown", { path }, { grade, options: ids.join(", "), ...suggestion(grade, ids) })];
  return [
    ...ids.flatMap((id, index) =>
      ids.indexOf(id) < index
        ? [problem("code-repeated", { path: ["grades", index, "id"] }, { code: id })]
        : [],
    ),
    ...set.ceilings.flatMap(({ atMost }, index) => unknown(atMost, ["grade-ceilings", index, "at-most"])),
    ...set.quotas.flatMap(({ grade, of, movesTo }, index) => [
      ...unknown(grade, ["quotas", index, "grade"]),
      ...(of === "scored" || of === "graded" ? [] : unknown(of, ["quotas", index, "of"])),
      ...(movesTo === null ? [] : unknown(movesTo, ["quotas", index, "moves-to"])),
      ...(grade === ids.at(-1) && movesTo === null
        ? [problem("quota-nowhere", { path: ["quotas", index] }, { grade })]
        : []),
    ]),
  ];
}

const thresholdsWithoutPoints = (set: CriteriaSet): Problem[] =>
  set.base !== null
    ? []
    : set.grades.flatMap(({ id, atLeast, upper }, index) =>
        atLeast || upper ? [problem("grade-without-points", { path: ["grades", index] }, { grade: id })] : [],
      );

/** In a set without points only conditions keep a grade from taking everyone. */
const unreachedWithoutPoints = (set: CriteriaSet): Problem[] => {
  if (set.base !== null) return [];
  const ranges = set.grades.map(
    ({ id, requires }, index): Range => ({
      id,
      index,
      from: null,
      upper: null,
      hasConditions: requires !== null,
    }),
  );
  return [...ranges.flatMap((range) => unreached(range, ranges)), ...unsettledBelow(ranges)];
};

interface Range {
  readonly id: string;
  readonly index: number;
  readonly from: Exact | null;
  readonly upper: { readonly at: Exact; readonly inclusive: boolean } | null;
  readonly hasConditions: boolean;
}

function thresholdDefects(set: CriteriaSet, base: Exact): Problem[] {
  const inBase = (amount: Amount) => amountIn(amount, base);
  const ranges = set.grades.map(
    ({ id, atLeast, upper, requires }, index): Range => ({
      id,
      index,
      from: atLeast && inBase(atLeast),
      upper: upper && { at: inBase(upper.at), inclusive: upper.inclusive },
      hasConditions: requires !== null,
    }),
  );
  return [
    ...ranges.flatMap((range) => orderDefects(range, ranges)),
    ...ranges.flatMap((range) => unreached(range, ranges)),
    ...ranges.flatMap((range) => jointDefects(set, range, ranges)),
    ...ranges.flatMap((range) => conditionHoles(set, range, ranges)),
    ...unsettledBelow(ranges),
  ];
}

function orderDefects({ id, index, from }: Range, ranges: readonly Range[]): Problem[] {
  const above = ranges.slice(0, index).findLast((one) => one.from !== null)?.from ?? null;
  const isBelow = from === null || above === null || from.isLessThan(above);
  // The same threshold may come again lower down, for those who miss a condition of the grade above.
  const isSecondChance = from !== null && above?.equals(from) && ranges[index - 1]?.hasConditions;
  return isBelow || isSecondChance
    ? []
    : [problem("grade-order", { path: ["grades", index, "at-least"] }, { grade: id })];
}

/** A grade above it takes everyone, so nobody comes down to this one. */
function unreached({ id, index }: Range, ranges: readonly Range[]): Problem[] {
  const taker = ranges
    .slice(0, index)
    .find(({ from, hasConditions, upper }) => from === null && !hasConditions && upper === null);
  return taker === undefined
    ? []
    : [problem("grade-unreached", { path: ["grades", index] }, { grade: id, above: taker.id })];
}

/** A printed upper end against the lower end of the grade above it. */
function jointDefects(set: CriteriaSet, { id, index, upper }: Range, ranges: readonly Range[]): Problem[] {
  const above = ranges.slice(0, index).findLast((one) => one.from !== null);
  if (upper === null || above === undefined || above.from === null) return [];
  const at = { path: ["grades", index, upper.inclusive ? "to" : "below"] };
  const values = { grade: id, above: above.id, from: textOfExact(upper.at), to: textOfExact(above.from) };
  const order = upper.at.compare(above.from);
  if (order > 0 || (order === 0 && upper.inclusive)) {
    const isDecided = set.fallsThrough;
    return [(isDecided ? warning : problem)("grade-overlap", at, values)];
  }
  if (order === 0) return [];
  const step = set.rounding.find(({ of }) => of === "total")?.step;
  const isBridged =
    upper.inclusive &&
    step !== undefined &&
    !step.isLessThan(above.from.minus(upper.at)) &&
    above.from.over(step).isInteger &&
    upper.at.over(step).isInteger;
  if (isBridged) return [warning("grade-gap-rounded", at, { ...values, step: textOfExact(step) })];
  return [(set.fallsThrough ? warning : problem)("grade-gap", at, values)];
}

/** A score in a grade's range that misses its condition: does some other grade take it, as printed? */
function conditionHoles(set: CriteriaSet, range: Range, ranges: readonly Range[]): Problem[] {
  if (!range.hasConditions) return [];
  const below = ranges.slice(range.index + 1);
  const start = range.from;
  const isTaken = below.some(
    ({ upper, from }) => upper === null && (from === null || start === null || start.isAtLeast(from)),
  );
  if (isTaken || below.length === 0) return [];
  const outcome = set.fallsThrough
    ? inBoth({ vi: "bộ này cho xuống mức kế tiếp (fall-through)", en: "the set lets it fall through" })
    : inBoth({ vi: "bộ này không xếp mức nào", en: "the set gives it no grade" });
  return [
    warning(
      "grade-hole",
      { path: ["grades", range.index, "requires"] },
      { grade: range.id, from: start ? textOfExact(start) : "0", outcome },
    ),
  ];
}

/** The last grade asks for something, so what is below it has no grade. */
function unsettledBelow(ranges: readonly Range[]): Problem[] {
  const last = ranges.at(-1);
  if (last === undefined || (last.from === null && !last.hasConditions)) return [];
  const threshold = last.from && textOfExact(last.from);
  const below = threshold ? inBoth({ vi: ` (dưới ${threshold})`, en: ` (below ${threshold})` }) : "";
  return last.from?.isZero && !last.hasConditions
    ? []
    : [note("grade-none-below", { path: ["grades", last.index] }, { grade: last.id, below })];
}

function subtotalDefects(set: CriteriaSet): Problem[] {
  const codes = new Set(nodesOf(set.tree).map(({ code }) => code));
  return [...set.subtotals].flatMap(([id, { of, without }]) =>
    (of ?? without ?? []).flatMap((code, index) =>
      codes.has(code)
        ? []
        : [
            problem(
              "subtotal-unknown",
              { path: ["subtotals", id, of ? "of" : "without", index] },
              { code, ...suggestion(code, codes) },
            ),
          ],
    ),
  );
}

/** Full points for what does not apply also meet a minimum asked of it; the printed rule seldom says so. */
function minimaMetByAbsence(set: CriteriaSet): Problem[] {
  const isFull =
    set.notApplicable.policy === "full" || nodesOf(set.tree).some((node) => node.notApplicable === "full");
  const mayBeOut = [...set.facts.values()].some((fact) => fact.mayNotApply);
  if (!isFull || !mayBeOut) return [];
  return gradeConditionsOf(set).flatMap(({ condition, path }) =>
    leavesOf(condition).some(({ test }) => test === "every" || test === "points")
      ? [note("full-meets-minimum", { path }, {})]
      : [],
  );
}
