/** Everything between tables and evaluations: who is to be scored, for which period, on which facts. */
import { isWithin, type Period, periodFromId, periodsWithin } from "./dates.ts";
import { type Agency, existsIn, parseAgencies } from "./evidence/agencies.ts";
import { groupBy, parseEvidence, recordProblems } from "./evidence/parse.ts";
import { type AgencyRecord, buildRecord, contradictions } from "./evidence/record.ts";
import type { Round, Statement } from "./evidence/rounds.ts";
import { cellOf, type Table } from "./evidence/table.ts";
import { type Outcome, type Problem, problem, warning } from "./problems.ts";
import { type Scorer, tableOf } from "./scorer.ts";

/** The period asked for, or the only one the evidence speaks of. Never guessed from a calendar. */
export function choosePeriod(asked: string | null, evidence: Table): Outcome<Period> {
  const refuse = (...given: Parameters<typeof problem>): Outcome<Period> => ({
    value: null,
    problems: [problem(...given)],
  });
  const all = [...new Set(evidence.rows.map((row) => cellOf(row, "period")).filter((id) => id !== ""))];
  // The months of a year belong to the year where rows of both stand side by side.
  const written = all.filter((id) => !all.some((other) => other !== id && isPartOf(id, other)));
  const id = asked ?? (written.length === 1 ? written[0] : undefined);
  const options = written.join(", ");
  if (id === undefined) {
    return written.length === 0
      ? refuse("period-needed", { file: evidence.file })
      : refuse("period-several", { file: evidence.file }, { options });
  }
  const period = periodFromId(id);
  if (period === undefined) {
    const at = asked === null ? { file: evidence.file, column: "period" } : {};
    return refuse("period-unknown", at, { period: id });
  }
  return written.length > 0 && !all.some((one) => one === id || isPartOf(one, id))
    ? refuse("period-without-rows", { file: evidence.file }, { period: id, options })
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
  readonly evidence: Table;
  readonly period: Period;
  /** How far to read; without it, as far as each agency's evidence goes. */
  readonly round: Round | null;
}

export function takeIn({ scorer, agencies: list, evidence, period, round }: IntakeRequest): Intake {
  const { set } = scorer;
  const agencies = parseAgencies(list, set);
  const known = agencies.value ?? new Map<string, Agency>();
  const unfit = new Set(agencies.problems.flatMap((one) => one.agencies));
  const { statements, problems: rowProblems } = parseEvidence(evidence, {
    set,
    agencies: known,
    unfit,
    factsFor: (kind) => tableOf(scorer, kind).facts,
    period: period.id,
  });
  const isMean = set.meanOf !== null && periodsWithin(period, set.meanOf).length > 0;
  /** Rows of the period itself, and those of its months where a list has one item for each. */
  const isOf = (one: Statement, wanted: Period) =>
    one.period === wanted.id ||
    (set.facts.get(one.fact)?.list !== null && one.item === one.period && isPartOf(one.period, wanted.id));
  const belongs = (one: Statement) => isOf(one, period) || (isMean && isPartOf(one.period, period.id));
  const byAgency = groupBy(statements.filter(belongs), ({ agency }) => agency);
  const problems: Problem[] = [
    ...agencies.problems,
    ...rowProblems,
    ...recordProblems(statements, evidence.file),
  ];
  const elsewhere = statements.filter((one) => !belongs(one));
  const [firstElsewhere] = elsewhere;
  if (firstElsewhere) {
    const periods = [...new Set(elsewhere.map((one) => one.period))].join(", ");
    const at = { file: evidence.file, line: firstElsewhere.row };
    problems.push(
      warning("rows-of-other-periods", at, { count: String(elsewhere.length), periods, period: period.id }),
    );
  }
  const records: AgencyRecord[] = [];
  for (const agency of known.values()) {
    if (!existsIn(agency, period)) {
      problems.push(
        warning("agency-outside-period", { file: list.file }, { agency: agency.id, period: period.id }, [
          agency.id,
        ]),
      );
      continue;
    }
    const own = byAgency.get(agency.id) ?? [];
    const recordOf = (wanted: Period): AgencyRecord => {
      const rows = own.filter((one) => isOf(one, wanted));
      const record =
        round === null
          ? buildRecord(set, agency, wanted, rows)
          : buildRecord(set, agency, wanted, rows, round);
      problems.push(...contradictions(set, record, rows, evidence.file));
      return record;
    };
    const parts = isMean && set.meanOf !== null ? periodsWithin(period, set.meanOf) : [];
    records.push({
      ...recordOf(period),
      parts: parts.filter((part) => existsIn(agency, part)).map(recordOf),
    });
  }
  const concerned = new Set(
    problems.filter(({ severity }) => severity === "error").flatMap((one) => one.agencies),
  );
  return {
    records: records.filter(({ agency }) => !concerned.has(agency.id)),
    leftOut: [...concerned],
    problems,
  };
}
