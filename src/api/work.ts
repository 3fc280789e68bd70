/** From what was sent to evaluations, by the same steps as the command line. */
import {
  type AgencyRecord,
  type CriteriaSet,
  choosePeriod,
  type Decisions,
  type Evaluation,
  evaluateAll,
  hasErrors,
  type OtherSets,
  type Outcome,
  type Period,
  type Problem,
  parseDecisions,
  periodFromId,
  problem,
  type Round,
  type Scorer,
  takeIn,
} from "../engine/index.ts";
import { asWritten } from "../files/evidence-in.ts";
import type { Library } from "../files/open-library.ts";
import type { RankedInput } from "../files/ranking-out.ts";
import type { AgencyWithFacts } from "./bodies.ts";
import { agencyIn, factsIn, placed, type SentTables } from "./tables.ts";

/** Which set, which period, and how it is meant. */
interface Asked {
  readonly set: string;
  readonly period: string;
  readonly upToRound?: Round | undefined;
  readonly close?: boolean | undefined;
  readonly trial?: boolean | undefined;
}

/** The same, found in the library. */
export interface Chosen {
  readonly set: CriteriaSet;
  readonly scorer: Scorer;
  readonly others: OtherSets;
  readonly period: Period;
  readonly round: Round | null;
  readonly close: boolean;
}

/** The set that governs the period, or every reason why there is none. */
export function choose(library: Library, asked: Asked): Outcome<Chosen> {
  const period = periodFromId(asked.period);
  if (period === undefined)
    return {
      value: null,
      problems: [problem("period-unknown", { path: ["period"] }, { period: asked.period })],
    };
  const set = library.find(asked.set, asked.trial ? null : period);
  if (set.value === null)
    return { value: null, problems: set.problems.map((one) => ({ ...one, at: { path: ["set"] } })) };
  return {
    value: {
      set: set.value,
      scorer: library.scorerOf(set.value),
      others: library.others(set.value),
      period,
      round: asked.upToRound ?? null,
      close: asked.close ?? false,
    },
    problems: [],
  };
}

/** One agency, and what is to be said of its evidence beside the result. */
export function evaluateOne(chosen: Chosen, written: AgencyWithFacts): Outcome<Evaluation> {
  const tables = {
    agencies: agencyIn(written.agency),
    evidence: factsIn(written, written.period ?? chosen.period.id),
  };
  const { records, problems } = takenIn(chosen, tables);
  if (hasErrors(problems)) return { value: null, problems };
  const [evaluation] = evaluateAll(chosen.scorer, records, chosen);
  return { value: evaluation ?? null, problems };
}

type Tables = Pick<SentTables, "agencies" | "evidence">;

interface Taken {
  readonly records: readonly AgencyRecord[];
  readonly problems: readonly Problem[];
}

function takenIn({ scorer, period, round, others }: Chosen, { agencies, evidence }: Tables): Taken {
  const tables = { agencies: agencies.table, evidence: [evidence.table] };
  const spoken = choosePeriod(period.id, tables.evidence);
  const { records, problems } =
    spoken.value === null
      ? { records: [], problems: spoken.problems }
      : takeIn({ scorer, ...tables, period, round, others });
  return {
    records,
    problems: placed(asWritten(problems, [agencies.table, evidence.table]), [agencies, evidence]),
  };
}

/** What was asked of a whole list, and the list. */
export interface SentList {
  readonly asked: Asked;
  readonly tables: Outcome<SentTables>;
  /** Agencies with problems are left out instead of stopping everything. */
  readonly keepGoing?: boolean;
}

export interface EvaluatedList extends RankedInput {
  readonly scorer: Scorer;
  readonly close: boolean;
}

/** What is wrong with what is asked and what is wrong with the list is told at once. */
export function evaluateList(
  library: Library,
  { asked, tables, keepGoing = false }: SentList,
): Outcome<EvaluatedList> {
  const chosen = choose(library, asked);
  const problems = [...chosen.problems, ...tables.problems];
  if (chosen.value === null || tables.value === null) return { value: null, problems };
  const done = evaluateBlock(chosen.value, tables.value, keepGoing);
  const { scorer, close } = chosen.value;
  return { ...done, value: done.value && { ...done.value, scorer, close } };
}

/** Many agencies, ready to be ranked; the problems are those of the ones left out, and what else is to be said. */
function evaluateBlock(chosen: Chosen, request: SentTables, keepGoing: boolean): Outcome<RankedInput> {
  const { agencies } = request;
  const taken = takenIn(chosen, request);
  const errors = taken.problems.filter(({ severity }) => severity === "error");
  const isWhole = errors.some((one) => one.agencies.length === 0);
  if (errors.length > 0 && (isWhole || !keepGoing)) return { value: null, problems: taken.problems };
  const leftOut = [...new Set(errors.flatMap((one) => one.agencies))];
  const evaluations = evaluateAll(chosen.scorer, taken.records, chosen);
  const decided = decisionsOn(chosen, { ...request, evaluations, agencies });
  const problems = [...taken.problems, ...decided.problems];
  if (decided.value === null || hasErrors(decided.problems)) return { value: null, problems };
  const { set, period } = chosen;
  return { value: { set, period, evaluations, leftOut, unread: [], decisions: decided.value }, problems };
}

function decisionsOn(
  { set, period }: Chosen,
  {
    decisions,
    agencies,
    evaluations,
  }: Pick<SentTables, "decisions" | "agencies"> & { readonly evaluations: readonly Evaluation[] },
): Outcome<Decisions> {
  if (decisions === null) return { value: new Map(), problems: [] };
  const listed = new Set(agencies.table.rows.map((row) => row.cells.get("id")?.trim() ?? ""));
  const read = parseDecisions(decisions.table, { set, period, evaluations, listed });
  return { ...read, problems: placed(asWritten(read.problems, [decisions.table]), [decisions]) };
}
