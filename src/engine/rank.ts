/**
 * The ranking list of each block. Only closed, graded agencies hold a place. Totals are compared after their
 * declared rounding, so what is printed equal is equal: equal totals share a place and the next is skipped,
 * unless the set declares a tie-break.
 */

import type { Decision, Decisions } from "./decided.ts";
import { earnedOf, spanOf } from "./evaluate.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Exact } from "./exact/index.ts";

export interface Ranked {
  readonly evaluation: Evaluation;
  /** `null` for an open or ungraded agency. */
  readonly place: number | null;
  readonly isShared: boolean;
  /** The code whose points put this agency below the one before it, where totals are equal. */
  readonly decidedBy: string | null;
  /** What people decided about it, where they did. */
  readonly decision?: Decision;
}

export interface BlockRanking {
  readonly block: string;
  /** Some agency of the block is not closed: the list is tạm tính. */
  readonly isProvisional: boolean;
  readonly agencies: readonly Ranked[];
}

/**
 * Blocks in the order in which they first appear; agencies by place, then the open ones by the least they can reach.
 * `tieBreaks` are those of the set where none are given.
 */
export function rank(evaluations: readonly Evaluation[], tieBreaks?: readonly string[]): BlockRanking[] {
  const blocks = new Map<string, Evaluation[]>();
  for (const evaluation of evaluations) {
    const { block } = evaluation.record.agency;
    blocks.set(block, [...(blocks.get(block) ?? []), evaluation]);
  }
  return [...blocks].map(([block, members]) => {
    const placed = place(members.filter(holdsPlace), tieBreaks);
    const open = members.filter((one) => !holdsPlace(one)).sort(byLeast);
    const unplaced = open.map(
      (evaluation): Ranked => ({ evaluation, place: null, isShared: false, decidedBy: null }),
    );
    const isProvisional = members.some(({ isClosed }) => !isClosed);
    const agencies = isProvisional
      ? [...placed, ...unplaced].sort((a, b) => byLeast(a.evaluation, b.evaluation))
      : [...placed, ...unplaced];
    return { block, isProvisional, agencies };
  });
}

/** The same list with each decision at its agency; nobody's place or computed grade changes. */
export const withDecisions = (blocks: readonly BlockRanking[], decisions: Decisions): BlockRanking[] =>
  blocks.map((block) => ({
    ...block,
    agencies: block.agencies.map((row) => {
      const decision = decisions.get(row.evaluation.record.agency.id);
      return decision ? { ...row, decision } : row;
    }),
  }));

/** A set without points orders nobody. */
export const holdsPlace = ({ set, isClosed, grading }: Evaluation): boolean =>
  set.base !== null && isClosed && grading.status !== "not-gradable";

const byId = (a: Evaluation, b: Evaluation): number =>
  a.record.agency.id < b.record.agency.id ? -1 : a.record.agency.id > b.record.agency.id ? 1 : 0;

/** Without any limit below comes last; equal ones by id, so that the order of handing in changes nothing. */
function byLeast(a: Evaluation, b: Evaluation): number {
  const [left, right] = [spanOf(a.total).least, spanOf(b.total).least];
  if (left === null || right === null) return left === right ? byId(a, b) : left === null ? 1 : -1;
  return right.compare(left) || byId(a, b);
}

function place(evaluations: readonly Evaluation[], tieBreaks?: readonly string[]): Ranked[] {
  const ordered = [...evaluations].sort((a, b) => compare(a, b, tieBreaks).order || byId(a, b));
  const ranked: Ranked[] = [];
  ordered.forEach((evaluation, index) => {
    const above = ordered[index - 1];
    const between = above === undefined ? null : compare(above, evaluation, tieBreaks);
    const isLevel = between?.order === 0;
    const previous = ranked[index - 1];
    ranked.push({
      evaluation,
      place: isLevel && previous ? previous.place : index + 1,
      isShared: isLevel,
      decidedBy: between?.decidedBy ?? null,
    });
    if (isLevel && previous) ranked[index - 1] = { ...previous, isShared: true };
  });
  return ranked;
}

/** Negative when `a` stands above `b`; `decidedBy` is the tie-break that decided, where totals are equal. */
export function compare(
  a: Evaluation,
  b: Evaluation,
  tieBreaks: readonly string[] = a.set.ranking.tieBreaks,
): { readonly order: number; readonly decidedBy: string | null } {
  const byTotal = earnedOf(b.total).compare(earnedOf(a.total));
  if (byTotal !== 0) return { order: byTotal, decidedBy: null };
  for (const code of tieBreaks) {
    const order = pointsAt(b, code).compare(pointsAt(a, code));
    if (order !== 0) return { order, decidedBy: code };
  }
  return { order: 0, decidedBy: null };
}

/** Where a group or criterion does not apply to one of two, it decides nothing: it counts as reached in full. */
export function pointsAt({ criteria, groups, subtotals }: Evaluation, code: string): Exact {
  const group = groups.find((one) => one.code === code);
  const subtotal = subtotals.find(({ id }) => id === code);
  if (subtotal) return earnedOf(subtotal.points);
  const found = group
    ? { points: group.rescaled, max: group.max }
    : criteria.find((one) => one.code === code);
  if (found === undefined) throw new Error(`a tie is to be broken by ${code}, which is not in the table`);
  return found.points.applies ? found.points.earned : found.max;
}
