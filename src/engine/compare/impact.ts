/** What becomes of many agencies at once: who moves most, whose grade is another one, and because of what. */
import type { Evaluation } from "../evaluation.ts";
import type { Exact } from "../exact/index.ts";
import type { GradeOutcome } from "../grade.ts";
import { type Comparison, compareAgency } from "./comparison.ts";
import { outcomeOf } from "./grade-move.ts";
import type { Line } from "./lines.ts";
import type { Side } from "./side.ts";

export interface Impact {
  /** In the order of the side before. */
  readonly comparisons: readonly Comparison[];
  /** Scored on one side alone. */
  readonly onlyBefore: readonly Evaluation[];
  readonly onlyAfter: readonly Evaluation[];
  /** How many had which grade before and which after, those that stay among them. */
  readonly grades: readonly GradeCount[];
  /** Those whose total changes, the greatest change first; equal ones by id. */
  readonly movers: readonly Comparison[];
  /** Those whose grade changes, in the order of the side before. */
  readonly crossing: readonly Comparison[];
}

export interface GradeCount {
  readonly from: GradeOutcome | "open";
  readonly to: GradeOutcome | "open";
  readonly agencies: number;
}

/** Of the agencies that `isAsked` names; `undefined` changes nobody's place, since a block is always placed as a whole. */
export function impactOf(before: Side, after: Side, isAsked: (one: Evaluation) => boolean): Impact {
  const [old, now] = [before, after].map(({ situations }) =>
    [...situations.values()].map(({ evaluation }) => evaluation).filter(isAsked),
  ) as [Evaluation[], Evaluation[]];
  const comparisons = old.flatMap((one) => compareAgency(before, after, one.record.agency.id) ?? []);
  const only = (these: readonly Evaluation[], { situations }: Side) =>
    these.filter(({ record }) => !situations.has(record.agency.id));
  return {
    comparisons,
    onlyBefore: only(old, after),
    onlyAfter: only(now, before),
    grades: gradeCounts(comparisons),
    movers: comparisons.filter(({ change }) => !change.isZero).sort(byChange),
    crossing: comparisons.filter(({ grade }) => grade !== null),
  };
}

const idOf = ({ before }: Comparison): string => before.record.agency.id;

const byChange = (one: Comparison, other: Comparison): number =>
  sizeOf(other.change).compare(sizeOf(one.change)) || (idOf(one) < idOf(other) ? -1 : 1);

const sizeOf = (change: Exact): Exact => (change.isNegative ? change.negated() : change);

/** From the highest grade before to the lowest, and so after. */
function gradeCounts(comparisons: readonly Comparison[]): GradeCount[] {
  const order = (side: "before" | "after") => [
    ...new Set([
      ...(comparisons[0]?.[side].set.grades.map(({ id }) => id) ?? []),
      ...comparisons.map((one) => outcomeOf(one[side])),
    ]),
  ];
  const [from, to] = [order("before"), order("after")];
  return from.flatMap((was) =>
    to.flatMap((is): GradeCount[] => {
      const agencies = comparisons.filter(
        ({ before, after }) => outcomeOf(before) === was && outcomeOf(after) === is,
      ).length;
      return agencies === 0 ? [] : [{ from: was, to: is, agencies }];
    }),
  );
}

/** The line that did most in the direction of the change; `undefined` where the total stays. */
export function mainLine({ change, lines }: Comparison): Line | undefined {
  const along = lines.filter((line) => (change.isNegative ? line.change.isNegative : line.change.isPositive));
  return change.isZero
    ? undefined
    : along.reduce<Line | undefined>(
        (most, line) => (most && !sizeOf(most.change).isLessThan(sizeOf(line.change)) ? most : line),
        undefined,
      );
}
