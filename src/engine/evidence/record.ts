/** One agency's facts for one period, as they hold in the round the record has reached. */
import type { CriteriaSet } from "../criteria/set.ts";
import type { Period } from "../dates.ts";
import { type Problem, problem } from "../problems.ts";
import type { Agency } from "./agencies.ts";
import { cellText, groupBy } from "./parse.ts";
import { type FactState, missingFact, type Round, resolve, rounds, type Statement } from "./rounds.ts";

export interface AgencyRecord {
  readonly agency: Agency;
  readonly period: Period;
  readonly round: Round;
  readonly facts: ReadonlyMap<string, FactState>;
}

export const factState = (record: AgencyRecord, fact: string): FactState =>
  record.facts.get(fact) ?? missingFact;

/**
 * `statements` are those of this agency and period. `round` is how far to read; without it, as far as the
 * statements go.
 */
export function buildRecord(
  set: CriteriaSet,
  agency: Agency,
  period: Period,
  statements: readonly Statement[],
  round: Round = latestRound(statements),
): AgencyRecord {
  const facts = new Map<string, FactState>();
  for (const [id, ofFact] of groupBy(statements, ({ fact }) => fact)) {
    const fact = set.facts.get(id);
    if (fact === undefined)
      throw new Error(`a statement about ${id}, which the set does not declare, passed the door`);
    facts.set(id, resolve(ofFact, fact, round));
  }
  return { agency, period, round, facts };
}

const latestRound = (statements: readonly Statement[]): Round =>
  rounds.findLast((round) => statements.some((one) => one.round === round)) ?? "self";

/** Parts that exceed their whole, once both are known. */
export function contradictions(
  set: CriteriaSet,
  record: AgencyRecord,
  statements: readonly Statement[],
  file: string,
): Problem[] {
  return [...set.facts.values()].flatMap((fact) => {
    if (fact.notAbove === null) return [];
    const [part, whole] = [factState(record, fact.id), factState(record, fact.notAbove)];
    if (part.state !== "value" || whole.state !== "value") return [];
    if (part.value.type !== "number" || whole.value.type !== "number") return [];
    if (!whole.value.value.isLessThan(part.value.value)) return [];
    const line = statements.findLast((one) => one.fact === fact.id && one.round === part.round)?.row;
    const at = { file, ...(line === undefined ? {} : { line }), column: "value" };
    const values = {
      fact: fact.label,
      whole: set.facts.get(fact.notAbove)?.label ?? fact.notAbove,
      part: cellText({ state: "value", value: part.value }),
      total: cellText({ state: "value", value: whole.value }),
    };
    return [problem("part-above-whole", at, values, [record.agency.id])];
  });
}
