/** The result of one agency as a certificate holds it: what follows from the set and the facts, and nothing of the way there. */
import { governs } from "../criteria/set.ts";
import { digestOf, setDigest } from "../digest.ts";
import { semanticsVersion } from "../evaluate.ts";
import type { CriterionResult, Evaluation } from "../evaluation.ts";
import { textOfExact } from "../exact/index.ts";
import { noPoints, pointsData, statusOf } from "../points-data.ts";
import { evidenceDigest } from "./evidence-data.ts";
import type { OwnResultData, ResultData } from "./shape.ts";

export function resultData(evaluation: Evaluation): ResultData {
  // The parts of a period are no periods that the set governs by themselves.
  const trial = !governs(evaluation.set, evaluation.record.period);
  return {
    ...ownResult(evaluation, trial),
    periods: evaluation.periods.map((part) => ({ ...ownResult(part, trial), periods: [] })),
  };
}

function ownResult(evaluation: Evaluation, trial: boolean): OwnResultData {
  const { set, record, comparison, grading } = evaluation;
  const hasPoints = set.base !== null;
  return {
    set: { id: set.id, edition: set.edition, basis: set.basis, digest: setDigest(set) },
    semantics: semanticsVersion,
    trial,
    agency: record.agency.id,
    evidence: evidenceDigest(record),
    period: record.period.id,
    closed: evaluation.isClosed,
    keptOpenBy: [...evaluation.keptOpenBy].sort(),
    comparedWith: comparison && { closed: String(comparison.closed), all: String(comparison.all) },
    points: hasPoints ? pointsData(evaluation.total) : noPoints,
    outOf: hasPoints ? textOfExact(evaluation.outOf) : null,
    beforeRounding: hasPoints ? pointsData(evaluation.unrounded) : noPoints,
    rescaledBy: evaluation.rescaledBy && textOfExact(evaluation.rescaledBy),
    lostBecause: evaluation.lostBecause,
    grade: { id: grading.grade, status: grading.status, possible: [...grading.possible] },
    criteria: Object.fromEntries(
      evaluation.criteria.map((one) => {
        const is = criterionData(one);
        const about = { agency: record.agency.id, period: record.period.id, criterion: one.code };
        return [one.code, { ...is, digest: digestOf({ ...about, is }) }];
      }),
    ),
    groups: Object.fromEntries(
      evaluation.groups.map(({ code, points, outOf, rescaled, max, lostBecause }) => [
        code,
        {
          points: pointsData(points),
          outOf: textOfExact(outOf),
          rescaled: pointsData(rescaled),
          max: textOfExact(max),
          lostBecause,
        },
      ]),
    ),
    subtotals: Object.fromEntries(
      evaluation.subtotals.map(({ id, points, max }) => [
        id,
        { points: pointsData(points), max: textOfExact(max) },
      ]),
    ),
  };
}

const criterionData = ({ points, max, settledBy, standIns, lostBecause }: CriterionResult) => ({
  status: statusOf(points, settledBy),
  points: pointsData(points),
  max: textOfExact(max),
  lostBecause,
  assumed: [...standIns],
});
