/** Whose grade or place hangs on a rounding or a tie rule that no source states: found by evaluating under all of them. */
import type { CriteriaSet } from "../criteria/set.ts";
import type { Evaluation } from "../evaluation.ts";
import type { GradeOutcome } from "../grade.ts";
import { rank } from "../rank.ts";
import { createScorer } from "../scorer.ts";
import { evaluateAll } from "../together.ts";
import { outcomeOf } from "./grade-move.ts";
import { type Reading, readingsOf, type Unstated, unstatedIn } from "./unstated.ts";

export interface Audit {
  readonly unstated: Unstated;
  /** How many readings were tried, the declared one among them. */
  readonly readings: number;
  readonly agencies: number;
  /** In the order of the list. */
  readonly hanging: readonly Hanging[];
}

/** An agency with every other grade and place that some reading gives it, each with the readings that do. */
export interface Hanging {
  readonly evaluation: Evaluation;
  readonly grade: GradeOutcome | "open";
  readonly place: number | null;
  readonly isShared: boolean;
  readonly grades: readonly Other<GradeOutcome | "open">[];
  readonly places: readonly Other<number | null>[];
}

interface Other<T> {
  readonly value: T;
  readonly readings: readonly Reading[];
}

interface Outcome {
  readonly grade: GradeOutcome | "open";
  readonly place: number | null;
  readonly isShared: boolean;
}

/** `evaluations` of whole blocks, under the set as it stands. */
export function auditRounding(
  set: CriteriaSet,
  evaluations: readonly Evaluation[],
  { close }: { readonly close: boolean },
): Audit {
  const records = evaluations.map(({ record }) => record);
  const readings = readingsOf(set);
  const byRounding = new Map<Reading["rounding"], readonly Evaluation[]>();
  const outcomes = readings.map((reading) => {
    const known = byRounding.get(reading.rounding);
    const scored =
      known ?? evaluateAll(createScorer({ ...set, rounding: reading.rounding }), records, { close });
    byRounding.set(reading.rounding, scored);
    return { reading, of: outcomesOf(scored, reading.tieBreaks) };
  });
  const hanging = evaluations.flatMap((evaluation): Hanging[] => {
    const { id } = evaluation.record.agency;
    const told = outcomes.flatMap(({ reading, of }) => {
      const outcome = of.get(id);
      return outcome ? [{ reading, outcome }] : [];
    });
    const declared = told[0]?.outcome;
    if (declared === undefined) return [];
    const grades = others(declared.grade, told, ({ grade }) => grade);
    const places = others(declared.place, told, ({ place }) => place);
    return grades.length + places.length === 0 ? [] : [{ evaluation, ...declared, grades, places }];
  });
  return { unstated: unstatedIn(set), readings: readings.length, agencies: evaluations.length, hanging };
}

function others<T>(
  declared: T,
  told: readonly { readonly reading: Reading; readonly outcome: Outcome }[],
  pick: (outcome: Outcome) => T,
): Other<T>[] {
  const found = new Map<T, Reading[]>();
  for (const { reading, outcome } of told) {
    const value = pick(outcome);
    if (value !== declared) found.set(value, [...(found.get(value) ?? []), reading]);
  }
  return [...found].map(([value, readings]) => ({ value, readings }));
}

function outcomesOf(
  evaluations: readonly Evaluation[],
  tieBreaks: readonly string[],
): ReadonlyMap<string, Outcome> {
  return new Map(
    rank(evaluations, tieBreaks).flatMap(({ agencies }) =>
      agencies.map(({ evaluation, place, isShared }) => [
        evaluation.record.agency.id,
        { grade: outcomeOf(evaluation), place, isShared },
      ]),
    ),
  );
}
