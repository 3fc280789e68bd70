/**
 * What a council decided, beside what was computed and never instead of it: read from a table, held against the
 * evaluations and against the set's quotas.
 */
import type { CriteriaSet } from "./criteria/set.ts";
import type { Period } from "./dates.ts";
import type { Evaluation } from "./evaluation.ts";
import { cellOf, type Row, type Table } from "./evidence/table.ts";
import { notGradable } from "./grade.ts";
import { type Outcome, type Problem, problem, warning } from "./problems.ts";
import type { QuotaReport } from "./quota.ts";
import { suggestion } from "./suggest.ts";

export const decisionColumns = {
  required: ["agency", "grade"],
  optional: ["set", "period", "reason", "document"],
  called: {
    "mã đơn vị": "agency",
    "xếp loại": "grade",
    "bộ tiêu chí": "set",
    kỳ: "period",
    "lý do": "reason",
    "tài liệu": "document",
  },
} as const;

export interface Decision {
  /** The id of a grade of the set, or `not-gradable`. */
  readonly grade: string;
  readonly reason: string | null;
  /** The decision's number, or where it is kept. */
  readonly document: string | null;
}

export type Decisions = ReadonlyMap<string, Decision>;

/**
 * Rows of other sets or periods are passed over. A decision that differs from a computed grade needs its reason; one
 * about an agency whose record is still open is taken and told.
 */
export function parseDecisions(
  { file, rows }: Table,
  {
    set,
    period,
    evaluations,
    listed,
  }: {
    readonly set: CriteriaSet;
    readonly period: Period;
    readonly evaluations: readonly Evaluation[];
    /** Everyone in the list of agencies, also those who are not evaluated. */
    readonly listed: ReadonlySet<string>;
  },
): Outcome<Decisions> {
  const problems: Problem[] = [];
  const decisions = new Map<string, Decision>();
  const firstRow = new Map<string, number>();
  const known = new Map(evaluations.map((one) => [one.record.agency.id, one]));
  for (const row of rows) {
    if (!concerns(row, set, period)) continue;
    const agency = cellOf(row, "agency");
    const evaluation = known.get(agency);
    const at = (column: string) => ({ file, line: row.row, column });
    const refuse = (id: Problem["id"], column: string, values: Readonly<Record<string, string>>) => {
      problems.push(problem(id, at(column), values, agency === "" ? [] : [agency]));
    };
    for (const column of decisionColumns.required)
      if (cellOf(row, column) === "") refuse("agency-cell-empty", column, { column });
    const first = firstRow.get(agency);
    if (first !== undefined) refuse("decision-repeated", "agency", { agency, first: String(first) });
    firstRow.set(agency, first ?? row.row);
    if (agency !== "" && evaluation === undefined)
      refuse(listed.has(agency) ? "decision-merged" : "agency-unknown", "agency", {
        agency,
        ...suggestion(agency, known.keys()),
      });
    const written = cellOf(row, "grade");
    const grade = gradeFrom(written, set);
    if (written !== "" && grade === undefined) {
      const names = set.grades.map(({ name }) => name);
      refuse("decision-grade", "grade", {
        text: written,
        options: names.join(", "),
        ...suggestion(written, [...names, ...set.grades.map(({ id }) => id)]),
      });
    }
    if (grade === undefined || evaluation === undefined || first !== undefined) continue;
    const [reason, document] = [cellOf(row, "reason") || null, cellOf(row, "document") || null];
    if (!evaluation.isClosed) problems.push(warning("decision-open", at("agency"), { agency }, [agency]));
    else if (reason === null && grade !== computedGrade(evaluation)) {
      refuse("decision-reason", "reason", { agency });
      continue;
    }
    decisions.set(agency, { grade, reason, document });
  }
  return { value: decisions, problems };
}

/** A row that names no set or period is about the one asked for. */
function concerns(row: Row, set: CriteriaSet, period: Period): boolean {
  const [ofSet, ofPeriod] = [cellOf(row, "set"), cellOf(row, "period")];
  return (
    (ofSet === "" || ofSet === set.id || ofSet === `${set.id}@${set.edition}`) &&
    (ofPeriod === "" || ofPeriod === period.id)
  );
}

/** By id or by name, however it is capitalised. */
function gradeFrom(text: string, { grades }: CriteriaSet): string | undefined {
  const wanted = text.toLowerCase();
  if (wanted === notGradable || wanted === "chưa đủ điều kiện xếp loại") return notGradable;
  return grades.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted)?.id;
}

const computedGrade = ({ grading }: Evaluation): string | null =>
  grading.status === "not-gradable" ? notGradable : grading.grade;

/** Did people decide otherwise than was computed? Of an open record nothing was computed yet. */
export const differs = (evaluation: Evaluation, { grade }: Decision): boolean =>
  evaluation.isClosed && grade !== computedGrade(evaluation);

export interface DecidedQuota {
  readonly report: QuotaReport;
  /** Who was given the grade by decision, or has it by computation where nothing was decided. */
  readonly holding: readonly Evaluation[];
  /** How many more than are allowed; 0 where the quota is kept. */
  readonly tooMany: number;
}

/** The quotas once the decisions hold. What is allowed is reckoned from the computed grades, as in the report. */
export function quotasAsDecided(
  reports: readonly QuotaReport[],
  evaluations: readonly Evaluation[],
  decisions: Decisions,
): DecidedQuota[] {
  return reports.map((report) => {
    const members = evaluations.filter(({ record: { agency } }) => {
      if (report.within === null) return true;
      return report.within === (report.quota.within === "kind" ? agency.kind : agency.block);
    });
    const holding = members.filter((one) => {
      const decided = decisions.get(one.record.agency.id)?.grade;
      return (decided ?? (one.isClosed ? one.grading.grade : null)) === report.quota.grade;
    });
    return { report, holding, tooMany: Math.max(0, holding.length - report.allowed) };
  });
}
