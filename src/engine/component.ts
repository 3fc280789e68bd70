/**
 * A result as another score takes it in: one number and one grade, with the set, edition and basis they came from, and
 * the digest by which the evaluation behind them is found again.
 *
 * The task list of 2026, item 4.7, makes the dân vận and the dân chủ results components of the administrative-reform
 * score and of the yearly evaluation of heads.
 */
import { governs } from "./criteria/set.ts";
import { earnedOf } from "./evaluate.ts";
import type { Evaluation } from "./evaluation.ts";
import { textOfExact } from "./exact/index.ts";
import { evaluationReport } from "./report.ts";

export interface Component {
  readonly agency: string;
  readonly name: string;
  readonly period: string;
  /** The total after its declared rounding, as exact text; `null` while the record is open, or without points. */
  readonly points: string | null;
  /** What the table adds up to, so that the number can be rescaled. */
  readonly outOf: string | null;
  /** The id of the grade, or `not-gradable`; `null` while the record is open, or where no grade fits. */
  readonly grade: string | null;
  readonly closed: boolean;
  readonly set: string;
  readonly edition: string;
  readonly basis: "official" | "reconstruction";
  /** The set does not govern the period: the number grades nobody. */
  readonly trial: boolean;
  readonly digest: string;
}

export function componentOf(evaluation: Evaluation): Component {
  const { set, record, total, outOf, isClosed, grading } = evaluation;
  const hasPoints = isClosed && set.base !== null && total.applies;
  return {
    agency: record.agency.id,
    name: record.agency.name,
    period: record.period.id,
    points: hasPoints ? textOfExact(earnedOf(total)) : null,
    outOf: set.base === null ? null : textOfExact(outOf),
    grade: isClosed ? (grading.status === "not-gradable" ? grading.status : grading.grade) : null,
    closed: isClosed,
    set: set.id,
    edition: set.edition,
    basis: set.basis,
    trial: !governs(set, record.period),
    digest: evaluationReport(evaluation, "vi").digest,
  };
}
