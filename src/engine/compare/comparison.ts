/** Two evaluations of one agency compared: the totals, why they differ, the grades, the places. */
import type { Evaluation } from "../evaluation.ts";
import type { Exact } from "../exact/index.ts";
import { totalOf } from "./apart.ts";
import { type FactsApart, factsApart } from "./editions-between.ts";
import { type GradeMove, gradeMove } from "./grade-move.ts";
import { type Line, linesBetween } from "./lines.ts";
import type { Place, Side, Situation } from "./side.ts";

export interface Comparison {
  readonly before: Evaluation;
  readonly after: Evaluation;
  /** The total after, less the total before. The lines add up to it. */
  readonly change: Exact;
  readonly lines: readonly Line[];
  readonly facts: FactsApart;
  readonly grade: GradeMove | null;
  /** `null` where a side knows one agency of its block alone. */
  readonly places: PlaceMove | null;
}

export interface PlaceMove {
  readonly before: Place;
  readonly after: Place;
  /** Who stood behind it before, or level with it, and stands before it after; and the other way round. */
  readonly overtakenBy: readonly Evaluation[];
  readonly overtook: readonly Evaluation[];
}

/** `undefined` where one of the two sides does not evaluate the agency. */
export function compareAgency(before: Side, after: Side, agency: string): Comparison | undefined {
  const [old, now] = [before.situations.get(agency), after.situations.get(agency)];
  if (old === undefined || now === undefined) return undefined;
  return { ...compareSituations(old, now), places: placeMove(before, after, now) };
}

function compareSituations(before: Situation, after: Situation): Omit<Comparison, "places"> {
  return {
    before: before.evaluation,
    after: after.evaluation,
    change: totalOf(after.evaluation).minus(totalOf(before.evaluation)),
    lines: linesBetween(before, after),
    facts: before.layers.digest === after.layers.digest ? noFacts : factsApart(before, after),
    grade: gradeMove(before.evaluation, after.evaluation),
  };
}

const noFacts: FactsApart = { unknown: [], unanswered: [] };

function placeMove(before: Side, after: Side, { evaluation }: Situation): PlaceMove | null {
  const { id, block } = evaluation.record.agency;
  const [was, is] = [before.places.get(id), after.places.get(id)];
  if (was === undefined || is === undefined) return null;
  const ahead = (one: Place | undefined, other: Place): boolean =>
    one?.place != null && (other.place === null || one.place < other.place);
  const others = [...after.situations.values()]
    .map((one) => one.evaluation)
    .filter(({ record: { agency } }) => agency.block === block && agency.id !== id);
  const isAhead = (side: Side, own: Place) => (other: Evaluation) =>
    ahead(side.places.get(other.record.agency.id), own);
  const [wasAhead, nowAhead] = [isAhead(before, was), isAhead(after, is)];
  return {
    before: was,
    after: is,
    overtakenBy: others.filter((one) => nowAhead(one) && !wasAhead(one)),
    overtook: others.filter((one) => wasAhead(one) && !nowAhead(one)),
  };
}
