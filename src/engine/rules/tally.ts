/**
 * Adding the parts of a whole when some of them do not apply, or may not: one mechanism for a checklist, a sum,
 * a group and the total.
 */
import {
  Exact,
  greater,
  lesser,
  nothing,
  one,
  only,
  type Span,
  spanHull,
  spanPlus,
  spanThrough,
  sumOf,
  zero,
} from "../exact/index.ts";
import { out, type Settled } from "./known.ts";
import { doesNotApply, earns, knownPoints, type Points } from "./score.ts";

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
  /** Where this part says otherwise than the whole. */
  readonly policy?: NotApplicablePolicy;
}

/**
 * The points of the whole. A rescaled rest is brought up to `whole`: what the table says the whole is worth, or else
 * what all parts together are.
 */
export function tally(parts: readonly Part[], policy: NotApplicablePolicy, whole?: Exact): Points {
  const outcome = decided(parts, policy, whole);
  if (outcome) return outcome;
  const weighty = parts.filter((part) => part.max.isPositive);
  const extras = parts.filter((part) => !part.max.isPositive).map(({ points }) => points);
  const applying = weighty.flatMap(({ points }) => (points.applies ? [points] : []));
  if (weighty.length > 0 && applying.length === 0) return doesNotApply;
  const base = rescaled(
    weighty.map((part) => stoodIn(part, part.policy ?? policy)),
    whole ?? sumOf(weighty.map(({ max }) => max)),
  );
  const mayNotApply = weighty.length > 0 && applying.every((points) => points.mayNotApply);
  return { ...total([base, ...extras]), mayNotApply };
}

/** The same where every part is known or surely out, which is most of the time; `null` while one is open. */
function decided(parts: readonly Part[], policy: NotApplicablePolicy, whole?: Exact): Points | null {
  const sum = new KnownWhole();
  for (const part of parts) {
    const known = knownPoints(part.points);
    if (known === null && part.points.applies) return null;
    sum.add(part.max, known ?? out, part.policy ?? policy);
  }
  const points = sum.points(() => weightOf(parts), whole);
  return points === out ? doesNotApply : earns(points);
}

/** What parts are worth together; bonus and deductions are worth nothing. */
export const weightOf = (parts: readonly { readonly max: Exact }[]): Exact =>
  sumOf(parts.flatMap(({ max }) => (max.isPositive ? [max] : [])));

/** A whole of parts that are each known, or surely out, as they come. */
export class KnownWhole {
  private readonly added = new Exact.Sum();
  /** What those are worth that are left out. */
  private leftOut: Exact | null = null;
  /** Bonus and deductions, which are never rescaled. */
  private extras: Exact | null = null;
  private isSomeThere = false;
  /** Is there a part that is worth something, and no bonus or deduction? */
  hasWeight = false;

  /** `policy`: what becomes of the part where it does not apply. */
  add(max: Exact, points: Settled, policy: NotApplicablePolicy): void {
    if (!max.isPositive) {
      if (points !== out) this.addExtra(points);
      return;
    }
    this.hasWeight = true;
    if (points !== out) {
      this.isSomeThere = true;
      this.added.add(points);
    } else if (policy === "rescale") this.leftOut = this.leftOut === null ? max : this.leftOut.plus(max);
    else if (policy === "full") this.added.add(max);
  }

  addExtra(points: Exact): void {
    this.extras = this.extras === null ? points : this.extras.plus(points);
  }

  get pointsOfExtras(): Exact {
    return this.extras ?? zero;
  }

  /** `weight` is that of all that were added; a rescaled rest is brought up to `whole`, or else to that. */
  points(weight: () => Exact, whole?: Exact): Settled {
    if (this.leftOut === null && this.extras !== null && (this.isSomeThere || !this.hasWeight)) {
      this.added.add(this.extras);
      this.extras = null;
    }
    const points = this.pointsOfWeight(weight, whole);
    return points === out ? out : points.plus(this.pointsOfExtras);
  }

  /** Without bonus and deductions. */
  pointsOfWeight(weight: () => Exact, whole?: Exact): Settled {
    if (this.hasWeight && !this.isSomeThere) return out;
    const points = this.added.value;
    if (this.leftOut === null) return points;
    const all = weight();
    return points.times(factorFor(whole ?? all, all.minus(this.leftOut)));
  }
}

/** Does the part fall out, so that the rest is rescaled? */
export const isLeftOut = ({ points, policy: own }: Part, policy: NotApplicablePolicy): boolean =>
  !points.applies && (own ?? policy) === "rescale";

/** Never less than 1: where the parts are worth more than the whole, leaving one out takes nothing from the others. */
const factorFor = (whole: Exact, rest: Exact): Exact => greater(one, whole.over(rest));

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

const stoodIn = (part: Part, policy: NotApplicablePolicy): Part =>
  policy === "rescale" ? part : { ...part, points: standIn(part, policy) };

/** What stands for a part that does not apply, or may not. */
export function standIn({ max, points }: Part, policy: "full" | "zero"): Points {
  const instead = policy === "full" ? max : zero;
  if (!points.applies) return { applies: true, earned: instead, span: only(instead), mayNotApply: false };
  if (!points.mayNotApply) return points;
  return { ...points, span: spanHull(points.span, only(instead)), mayNotApply: false };
}

function rescaled(parts: readonly Part[], whole: Exact): Applying {
  const applying = parts.flatMap(({ max, points }) => (points.applies ? [{ max, ...points }] : []));
  const certain = applying.filter((part) => !part.mayNotApply);
  const doubtful = applying.filter((part) => part.mayNotApply);
  const earned = sumOf(applying.map((part) => part.earned));
  const isAllThere = applying.length === parts.length;
  const plainly = applying.map(({ span }) => span).reduce(spanPlus, nothing);
  const factor = isAllThere ? one : factorFor(whole, sumOf(applying.map((part) => part.max)));
  if (doubtful.length === 0) {
    const scaled = spanThrough(plainly, (end) => end.times(factor));
    return { applies: true, earned: earned.times(factor), span: scaled, mayNotApply: false };
  }
  const toWhole = (share: Exact) => share.times(whole);
  const end = (side: "least" | "most") => {
    const [sure, unsure] = [weigh(certain, side), weigh(doubtful, side)];
    return sure === null || unsure === null ? null : toWhole(extremeShare(sure, unsure, side));
  };
  const some: Span = { least: end("least"), most: end("most") };
  return {
    applies: true,
    earned: earned.times(factor),
    // Where all of them apply, or the rest is worth more than the whole, nothing is multiplied.
    span: whole.isLessThan(sumOf(parts.map((part) => part.max)))
      ? spanHull(some, applying.map(withAbsence).reduce(spanPlus, nothing))
      : isAllThere
        ? spanHull(some, plainly)
        : some,
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
export function extremeShare(
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
