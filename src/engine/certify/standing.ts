/** A block as a whole: who stands where, the best and the mean, and the lines of its quotas. */
import type { CriteriaSet } from "../criteria/set.ts";
import { earnedOf } from "../evaluate.ts";
import type { Evaluation } from "../evaluation.ts";
import { Exact, greater, sumOf, textOfExact } from "../exact/index.ts";
import { type QuotaReport, quotaReports } from "../quota.ts";
import { rank } from "../rank.ts";
import type { PlaceData, StandingData } from "./shape.ts";

/** By the id of the agency; who holds no place is not in it. `evaluations` are those of one block. */
export const placesIn = (evaluations: readonly Evaluation[]): ReadonlyMap<string, PlaceData> =>
  new Map(
    rank(evaluations).flatMap(({ agencies }) =>
      agencies.flatMap(({ evaluation, place, isShared, decidedBy }) =>
        place === null
          ? []
          : [[evaluation.record.agency.id, { place: String(place), shared: isShared, decidedBy }] as const],
      ),
    ),
  );

export function standingOf(set: CriteriaSet, evaluations: readonly Evaluation[]): StandingData {
  const places = placesIn(evaluations);
  const totals = evaluations
    .filter(({ record }) => places.has(record.agency.id))
    .map(({ total }) => earnedOf(total));
  const [first, ...others] = totals;
  return {
    provisional: evaluations.some(({ isClosed }) => !isClosed),
    placed: String(totals.length),
    leader: first === undefined ? null : textOfExact(others.reduce(greater, first)),
    average: first === undefined ? null : textOfExact(sumOf(totals).over(Exact.of(BigInt(totals.length)))),
    quotas: quotaReports(set, evaluations)
      .filter(({ quota }) => quota.within === "block")
      .map(quotaData),
  };
}

const quotaData = (report: QuotaReport): StandingData["quotas"][number] => ({
  grade: report.quota.grade,
  denominator: String(report.denominator),
  allowed: String(report.allowed),
  line: lineOf(report),
  movesTo: report.movesTo,
  inside: ids(report.inside),
  tied: ids(report.tied),
  roomForTied: String(report.roomForTied),
  over: ids(report.over),
});

/** The least total that still holds the grade. */
function lineOf({ inside, tied }: QuotaReport): string | null {
  const last = tied[0] ?? inside.at(-1);
  return last === undefined ? null : textOfExact(earnedOf(last.total));
}

const ids = (all: readonly Evaluation[]): string[] => all.map(({ record }) => record.agency.id);
