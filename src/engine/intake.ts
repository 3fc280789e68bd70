/** Everything between tables and evaluations: who is to be scored, for which period, on which facts. */
import type { CriteriaSet } from "./criteria/set.ts";
import { dayMonthYear, isWithin, type Period, periodFromId, periodsWithin } from "./dates.ts";
import { type Agency, existsIn, parseAgencies } from "./evidence/agencies.ts";
import { type Agencies, absorbedBy, endsWithin, successorsOf, withAbsorbed } from "./evidence/merged.ts";
import { evidenceReader, recordProblems } from "./evidence/parse.ts";
import { type AgencyRecord, buildRecord, contradictions } from "./evidence/record.ts";
import { type Round, roundOrder, type Statement } from "./evidence/rounds.ts";
import { cellOf, type Table } from "./evidence/table.ts";
import { groupBy } from "./group-by.ts";
import { note, type Outcome, type Problem, problem, warning } from "./problems.ts";
import { type Scorer, tableOf } from "./scorer.ts";

/** The period asked for, or the only one the evidence speaks of. Never guessed from a calendar. */
export function choosePeriod(asked: string | null, evidence: readonly Table[]): Outcome<Period> {
  const rows = evidence.flatMap((table) => table.rows);
  return periodAmong(asked, new Set(rows.map((row) => cellOf(row, "period"))), evidence[0]?.file ?? "");
}

/** The same where it is known which periods the rows of `file` name; an empty one is none. */
export function periodAmong(asked: string | null, named: Iterable<string>, file: string): Outcome<Period> {
  const refuse = (...given: Parameters<typeof problem>): Outcome<Period> => ({
    value: null,
    problems: [problem(...given)],
  });
  const all = [...named].filter((id) => id !== "");
  // The months of a year belong to the year where rows of both stand side by side.
  const written = all.filter((id) => !all.some((other) => other !== id && isPartOf(id, other)));
  const id = asked ?? (written.length === 1 ? written[0] : undefined);
  const options = written.join(", ");
  if (id === undefined) {
    return written.length === 0
      ? refuse("period-needed", { file })
      : refuse("period-several", { file }, { options });
  }
  const period = periodFromId(id);
  if (period === undefined) {
    const at = asked === null ? { file, column: "period" } : {};
    return refuse("period-unknown", at, { period: id });
  }
  return written.length > 0 && !all.some((one) => one === id || isPartOf(one, id))
    ? refuse("period-without-rows", { file }, { period: id, options })
    : { value: period, problems: [] };
}

function isPartOf(inner: string, outer: string): boolean {
  const [a, b] = [periodFromId(inner), periodFromId(outer)];
  return a !== undefined && b !== undefined && isWithin(a, b);
}

export interface Intake {
  /** One for every agency of the period that nothing is wrong with, in the order of the list of agencies. */
  readonly records: readonly AgencyRecord[];
  /** Agencies that a problem concerns; they have no record. */
  readonly leftOut: readonly string[];
  readonly problems: readonly Problem[];
}

export interface IntakeRequest {
  readonly scorer: Scorer;
  readonly agencies: Table;
  /** Read as one: a row may stand in any of them. */
  readonly evidence: readonly Table[];
  readonly period: Period;
  /** How far to read; without it, as far as each agency's evidence goes. */
  readonly round: Round | null;
  /** What the other sets at hand ask: one list of agencies and one file of facts may serve several sets. */
  readonly others?: OtherSets;
}

export interface OtherSets {
  /** Does one of them evaluate agencies of this kind? */
  evaluates(kind: string): boolean;
  /** Does one of them ask this fact of this kind of agency? */
  asks(fact: string, kind: string): boolean;
}

export function takeIn(request: IntakeRequest): Intake {
  const roll = readRoll(request);
  const taken = roll.takeIn(request.evidence, [...roll.agencies.values()]);
  const problems = [...roll.problems, ...taken.problems];
  const concerned = new Set(
    problems.filter(({ severity }) => severity === "error").flatMap((one) => one.agencies),
  );
  return {
    records: taken.records.filter(({ agency }) => !concerned.has(agency.id)),
    leftOut: [...concerned],
    problems,
  };
}

/** The list of agencies, read once for evidence that comes agency by agency. */
export interface Roll {
  /** Those that the set evaluates and nothing is wrong with. */
  readonly agencies: Agencies;
  readonly problems: readonly Problem[];
  /** The records of `who`, made of rows that may speak of others too, and what is wrong with them. */
  takeIn(evidence: readonly Table[], who: readonly Agency[]): Omit<Intake, "leftOut">;
}

export function readRoll(request: Omit<IntakeRequest, "evidence">): Roll {
  const { scorer, agencies: list, period, round, others } = request;
  const { set } = scorer;
  const agencies = parseAgencies(list, set, period, (kind) => others?.evaluates(kind) ?? false);
  const known: Agencies = agencies.value;
  const read = evidenceReader({
    set,
    agencies: known,
    unfit: new Set(agencies.problems.flatMap((one) => one.agencies)),
    factsFor: (kind) => tableOf(scorer, kind).facts,
    period: period.id,
    elsewhere: agencies.elsewhere,
    isAskedElsewhere: (fact, kind) => others?.asks(fact, kind) ?? false,
  });
  return {
    agencies: known,
    problems: [...agencies.problems, ...ofOtherSets([...agencies.elsewhere.values()], set, list.file)],
    takeIn(evidence, who) {
      const { statements, problems } = read(evidence);
      const taken = recordsOf(who, statements, { set, known, period, round, file: list.file });
      return { records: taken.records, problems: [...problems, ...taken.problems] };
    },
  };
}

interface Recording {
  readonly set: CriteriaSet;
  readonly known: Agencies;
  readonly period: Period;
  readonly round: Round | null;
  /** The file of the list of agencies. */
  readonly file: string;
}

function recordsOf(
  who: readonly Agency[],
  statements: readonly Statement[],
  { set, known, period, round, file }: Recording,
): Omit<Intake, "leftOut"> {
  const isMean = set.meanOf !== null && periodsWithin(period, set.meanOf).length > 0;
  const belongs = (one: Statement) => isOf(set, one, period) || (isMean && isPartOf(one.period, period.id));
  const byAgency = groupBy(statements.filter(belongs), ({ agency }) => agency);
  const problems: Problem[] = [
    ...recordProblems(statements),
    ...ofOtherPeriods(
      statements.filter((one) => !belongs(one)),
      period,
    ),
  ];
  const rowsOf = ({ id }: Agency) => byAgency.get(id) ?? [];
  const recordOf = (agency: Agency, wanted: Period): AgencyRecord => {
    const rows = rowsOf(agency).filter((one) => isOf(set, one, wanted));
    return round === null
      ? buildRecord(set, agency, wanted, rows)
      : buildRecord(set, agency, wanted, rows, round);
  };
  /** What counts in a record that has been appraised is judged as appraised. */
  const atLeastIn = (least: Round, record: AgencyRecord, agency: Agency): AgencyRecord =>
    roundOrder(record.round) >= roundOrder(least)
      ? record
      : buildRecord(
          set,
          agency,
          period,
          rowsOf(agency).filter((one) => isOf(set, one, period)),
          least,
        );
  const records: AgencyRecord[] = [];
  for (const agency of who) {
    const standing = standingOf(agency, known, period, file);
    problems.push(...standing.problems);
    if (!standing.isEvaluated) continue;
    const merged = absorbedBy(agency, known, period);
    problems.push(...mergedProblems(set, agency, merged, { known, period, own: rowsOf }));
    const own = recordOf(agency, period);
    const before = merged.map((one) => atLeastIn(own.round, recordOf(one, period), one));
    const whole = withAbsorbed(set, own, before);
    const parts = isMean && set.meanOf !== null ? periodsWithin(period, set.meanOf) : [];
    const record = {
      ...whole,
      parts: parts.filter((part) => existsIn(agency, part)).map((part) => recordOf(agency, part)),
    };
    for (const one of [record, ...record.parts]) problems.push(...contradictions(set, one, rowsOf(agency)));
    records.push(record);
  }
  return { records, problems };
}

/** Agencies merged into others during the period, and those others: none of them can be taken in by its own rows alone. */
export function mergedIn(agencies: Agencies, period: Period): Set<string> {
  const tied = [...agencies.values()].flatMap((agency) => {
    const absorbed = absorbedBy(agency, agencies, period);
    return absorbed.length === 0 ? [] : [agency, ...absorbed];
  });
  return new Set(tied.map(({ id }) => id));
}

/** Rows of the period itself, and those of its months where a list has one item for each. */
const isOf = (set: CriteriaSet, one: Statement, wanted: Period): boolean =>
  one.period === wanted.id ||
  (set.facts.get(one.fact)?.list !== null && one.item === one.period && isPartOf(one.period, wanted.id));

function ofOtherSets(elsewhere: readonly Agency[], { id }: CriteriaSet, file: string): Problem[] {
  if (elsewhere.length === 0) return [];
  const agencies = elsewhere.map((one) => one.id).join(", ");
  return [note("agencies-of-other-sets", { file }, { count: String(elsewhere.length), agencies, set: id })];
}

function ofOtherPeriods(elsewhere: readonly Statement[], period: Period): Problem[] {
  const [first] = elsewhere;
  if (first === undefined) return [];
  const periods = [...new Set(elsewhere.map((one) => one.period))].join(", ");
  const values = { count: String(elsewhere.length), periods, period: period.id };
  return [warning("rows-of-other-periods", first.at, values)];
}

/** Is the agency evaluated by itself in this period, and what is to be said about that? */
function standingOf(agency: Agency, known: Agencies, period: Period, file: string) {
  const { id, validTo } = agency;
  if (!existsIn(agency, period)) {
    const values = { agency: id, period: period.id };
    return { isEvaluated: false, problems: [warning("agency-outside-period", { file }, values, [id])] };
  }
  if (validTo === null || !endsWithin(agency, period)) return { isEvaluated: true, problems: [] };
  const successors = successorsOf(agency, known, period);
  const values = {
    agency: id,
    until: dayMonthYear(validTo),
    successors: successors.map((one) => one.id).join(", "),
  };
  return successors.length === 0
    ? { isEvaluated: true, problems: [warning("agency-ended", { file }, values, [id])] }
    : { isEvaluated: false, problems: [note("agency-merged", { file }, values, [id])] };
}

/** What of its predecessors' rows cannot be counted, or would be counted twice. */
function mergedProblems(
  set: CriteriaSet,
  agency: Agency,
  merged: readonly Agency[],
  {
    known,
    period,
    own,
  }: {
    readonly known: Agencies;
    readonly period: Period;
    own(agency: Agency): readonly Statement[];
  },
): Problem[] {
  return merged.flatMap((before): Problem[] => {
    const stated = own(before).filter(({ cell }) => cell.state !== "missing");
    const isAdded = (one: Statement) => set.facts.get(one.fact)?.whenMerged === "add";
    const [first] = stated.filter(isAdded);
    const heirs = successorsOf(before, known, period);
    if (first && heirs.length > 1) {
      const values = { predecessor: before.id, successors: heirs.map(({ id }) => id).join(", ") };
      return [problem("predecessor-shared", first.at, values, [agency.id])];
    }
    const [uncounted, ...others] = stated.filter((one) => !isAdded(one));
    if (uncounted === undefined) return [];
    const values = { predecessor: before.id, agency: agency.id, count: String(others.length + 1) };
    return [note("rows-of-merged", uncounted.at, values, [agency.id])];
  });
}
