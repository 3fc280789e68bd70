/**
 * Quotas over a list: how many may hold a grade, who is eligible, who is over, and who stands tied at the edge. Only
 * closed evaluations count; who of those tied gets it is for people to decide, and nobody's computed grade is changed.
 */
import type { CriteriaSet, Quota } from "./criteria/set.ts";
import { earnedOf } from "./evaluate.ts";
import type { Evaluation } from "./evaluation.ts";
import { Exact, hundred, round } from "./exact/index.ts";
import { groupBy } from "./group-by.ts";

export interface QuotaReport {
  readonly quota: Quota;
  /** The block or kind it is counted in; `null`: the whole list. */
  readonly within: string | null;
  /** Whom the share is of, after the declared moment of counting. */
  readonly denominator: number;
  readonly allowed: number;
  /** By points, best first. */
  readonly eligible: readonly Evaluation[];
  readonly inside: readonly Evaluation[];
  /** Those whose equal points straddle the edge: some of them may hold the grade, and the set does not say who. */
  readonly tied: readonly Evaluation[];
  /** For how many of those tied there is room. */
  readonly roomForTied: number;
  readonly over: readonly Evaluation[];
  /** The grade of those over; `null` where there is no lower one. */
  readonly movesTo: string | null;
  /** Some agency of the list is not closed, so the numbers may still change. */
  readonly isProvisional: boolean;
}

/** In the order of the set's quotas, then of the list. */
export function quotaReports(set: CriteriaSet, evaluations: readonly Evaluation[]): QuotaReport[] {
  return set.quotas.flatMap((quota) =>
    [...groupBy(evaluations, (one) => partOf(quota, one))].map(([within, members]) =>
      reportOn(set, quota, quota.within === "all" ? null : within, members),
    ),
  );
}

const partOf = ({ within }: Quota, { record: { agency } }: Evaluation): string =>
  within === "block" ? agency.block : within === "kind" ? agency.kind : "";

function reportOn(
  set: CriteriaSet,
  quota: Quota,
  within: string | null,
  members: readonly Evaluation[],
): QuotaReport {
  const closed = members.filter(({ isClosed }) => isClosed);
  const holding = (grade: string) => closed.filter(({ grading }) => grading.grade === grade);
  const eligible = [...holding(quota.grade)].sort(
    (a, b) => earnedOf(b.total).compare(earnedOf(a.total)) || byId(a, b),
  );
  const movesTo = quota.movesTo ?? nextBelow(set, quota.grade);
  const before =
    quota.of === "scored"
      ? closed.filter(({ total }) => total.applies).length
      : quota.of === "graded"
        ? closed.filter(({ grading }) => grading.grade !== null).length
        : holding(quota.of).length;
  // Only a denominator of the grade they move to grows when they move down.
  const grows = quota.counted === "after" && quota.of === movesTo;
  const denominatorWith = (allowed: number) => before + (grows ? Math.max(0, eligible.length - allowed) : 0);
  const allowed = grows
    ? mostThatFits(quota, eligible.length, denominatorWith)
    : allowedOf(quota, denominatorWith(eligible.length));
  const inside = Math.min(allowed, eligible.length);
  const edge = eligible[inside - 1];
  const next = eligible[inside];
  const isSplit = edge && next && earnedOf(edge.total).equals(earnedOf(next.total));
  const atEdge = isSplit ? eligible.filter((one) => earnedOf(one.total).equals(earnedOf(next.total))) : [];
  const isAtEdge = new Set(atEdge);
  const sure = eligible.slice(0, inside).filter((one) => !isAtEdge.has(one));
  return {
    quota,
    within,
    denominator: denominatorWith(allowed),
    allowed,
    eligible,
    inside: sure,
    tied: atEdge,
    roomForTied: isSplit ? inside - sure.length : 0,
    over: eligible.slice(inside).filter((one) => !isAtEdge.has(one)),
    movesTo,
    isProvisional: closed.length < members.length,
  };
}

const byId = (a: Evaluation, b: Evaluation): number =>
  a.record.agency.id < b.record.agency.id ? -1 : a.record.agency.id > b.record.agency.id ? 1 : 0;

function nextBelow(set: CriteriaSet, grade: string): string | null {
  const index = set.grades.findIndex(({ id }) => id === grade);
  return set.grades[index + 1]?.id ?? null;
}

/** A share of the denominator rounded to whole agencies as declared; a plain number as it is. */
function allowedOf({ atMost, rounding }: Quota, denominator: number): number {
  const exactly =
    atMost.of === "points" ? atMost.value : atMost.value.times(Exact.ratio(denominator)).over(hundred);
  return Number(round(exactly, { step: Exact.ratio(1), mode: rounding }).numerator);
}

/** The most that may stay, when each one who moves down makes room for more. */
function mostThatFits(quota: Quota, eligible: number, denominatorWith: (allowed: number) => number): number {
  let allowed = eligible;
  while (allowed > 0 && allowed > allowedOf(quota, denominatorWith(allowed))) allowed -= 1;
  return allowed;
}
