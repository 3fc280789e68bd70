/**
 * Adding the parts of a whole when some of them do not apply, or may not: one mechanism for a checklist, a sum,
 * a group and the total.
 */
import {
  type Exact,
  greater,
  lesser,
  nothing,
  only,
  type Span,
  spanHull,
  spanPlus,
  sumOf,
  zero,
} from "../exact/index.ts";
import { doesNotApply, type Points } from "./score.ts";

/**
 * What becomes of a part that does not apply: it is left out and the rest is rescaled to the whole, it gets
 * its full points, or it gets none.
 */
export const notApplicablePolicies = ["rescale", "full", "zero"] as const;
export type NotApplicablePolicy = (typeof notApplicablePolicies)[number];

export interface Part {
  /** What the part is worth; 0 for a bonus or a deduction, which are never rescaled. */
  readonly max: Exact;
  readonly points: Points;
}

/** The points of the whole; a rescaled rest is brought up to what all parts together are worth. */
export function tally(parts: readonly Part[], policy: NotApplicablePolicy): Points {
  const weighty = parts.filter((part) => part.max.isPositive);
  const extras = parts.filter((part) => !part.max.isPositive).map(({ points }) => points);
  const applying = weighty.flatMap(({ points }) => (points.applies ? [points] : []));
  if (weighty.length > 0 && applying.length === 0) return doesNotApply;
  const base = policy === "rescale" ? [rescaled(weighty)] : weighty.map((part) => standIn(part, policy));
  const mayNotApply = weighty.length > 0 && applying.every((points) => points.mayNotApply);
  return { ...total([...base, ...extras]), mayNotApply };
}

type Applying = Extract<Points, { applies: true }>;

/** A part that does not apply adds nothing to a plain total. */
function total(all: readonly Points[]): Applying {
  const applying = all.filter((points) => points.applies);
  return {
    applies: true,
    earned: sumOf(applying.map(({ earned }) => earned)),
    span: applying.map(withAbsence).reduce(spanPlus, nothing),
    mayNotApply: false,
  };
}

const withAbsence = ({ span, mayNotApply }: Applying): Span => (mayNotApply ? spanHull(span, nothing) : span);

function standIn({ max, points }: Part, policy: "full" | "zero"): Points {
  const instead = policy === "full" ? max : zero;
  if (!points.applies) return { applies: true, earned: instead, span: only(instead), mayNotApply: false };
  if (!points.mayNotApply) return points;
  return { ...points, span: spanHull(points.span, only(instead)), mayNotApply: false };
}

function rescaled(parts: readonly Part[]): Applying {
  const applying = parts.flatMap(({ max, points }) => (points.applies ? [{ max, ...points }] : []));
  const certain = applying.filter((part) => !part.mayNotApply);
  const doubtful = applying.filter((part) => part.mayNotApply);
  const earned = sumOf(applying.map((part) => part.earned));
  if (applying.length === parts.length && doubtful.length === 0) {
    const span = applying.map((part) => part.span).reduce(spanPlus, nothing);
    return { applies: true, earned, span, mayNotApply: false };
  }
  const whole = sumOf(parts.map((part) => part.max));
  const toWhole = (share: Exact) => share.times(whole);
  const end = (side: "least" | "most") => {
    const [sure, unsure] = [weigh(certain, side), weigh(doubtful, side)];
    return sure === null || unsure === null ? null : toWhole(extremeShare(sure, unsure, side));
  };
  return {
    applies: true,
    earned: toWhole(earned.over(sumOf(applying.map((part) => part.max)))),
    span: { least: end("least"), most: end("most") },
    mayNotApply: false,
  };
}

interface Weight {
  readonly points: Exact;
  readonly max: Exact;
}

/** `null` when one part has no limit on that side. */
function weigh(parts: readonly { span: Span; max: Exact }[], side: "least" | "most"): Weight[] | null {
  const weights = parts.flatMap(({ span, max }) =>
    span[side] === null ? [] : [{ points: span[side], max }],
  );
  return weights.length === parts.length ? weights : null;
}

/**
 * The smallest (or greatest) share, points over max, that the certain parts reach together with any choice
 * of the doubtful ones. Taking the doubtful parts from the most extreme share inwards, each one that is more
 * extreme than the share so far moves it outwards, and no other does.
 */
function extremeShare(
  certain: readonly Weight[],
  doubtful: readonly Weight[],
  side: "least" | "most",
): Exact {
  const shareOf = ({ points, max }: Weight) => points.over(max);
  const outer = side === "least" ? lesser : greater;
  const outwards = (a: Exact, b: Exact) => (a.equals(b) ? 0 : outer(a, b) === a ? -1 : 1);
  const inOrder = [...doubtful].sort((a, b) => outwards(shareOf(a), shareOf(b)));
  if (certain.length === 0) {
    const [first] = inOrder;
    return first === undefined ? zero : shareOf(first);
  }
  let points = sumOf(certain.map((part) => part.points));
  let max = sumOf(certain.map((part) => part.max));
  for (const part of inOrder) {
    if (outwards(shareOf(part), points.over(max)) >= 0) break;
    points = points.plus(part.points);
    max = max.plus(part.max);
  }
  return points.over(max);
}
