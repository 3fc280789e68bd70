/** The agencies that are evaluated, from a table. */

import type { CriteriaSet } from "../criteria/set.ts";
import type { CalendarDate, Period } from "../dates.ts";
import { readCell } from "../facts/cell.ts";
import type { Fact } from "../facts/fact.ts";
import { type Outcome, type Problem, problem } from "../problems.ts";
import { idPattern } from "../rules/fields.ts";
import { suggestion } from "../suggest.ts";
import { cellOf, type Row, type Table } from "./table.ts";

export interface Agency {
  readonly id: string;
  readonly name: string;
  /** Which table applies. */
  readonly kind: string;
  /** Among whom it is ranked. */
  readonly block: string;
  readonly parent: string | null;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  readonly predecessor: string | null;
  /** Such as `mien_nui`. */
  readonly attributes: readonly string[];
}

export const agencyColumns = {
  required: ["id", "name", "kind", "block"],
  optional: ["parent", "valid_from", "valid_to", "predecessor", "attributes"],
} as const;

const agencyIdPattern = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/;
const looksLikeExcel = /^[\d.,/+:\s-]+$|^\d[\d.,]*E[+-]?\d+$|^\d{1,2}-[A-Z][a-z]{2}$/i;

/** An agency whose row has a problem is left out, and named in the problem. */
export function parseAgencies(
  table: Table,
  set: Pick<CriteriaSet, "kinds">,
): Outcome<ReadonlyMap<string, Agency>> {
  const agencies = new Map<string, Agency>();
  const problems: Problem[] = [];
  const firstRow = new Map<string, number>();
  for (const row of table.rows) {
    const read = parseAgency(row, table.file, set);
    const first = firstRow.get(read.id);
    if (first !== undefined) {
      read.problems.push(
        problem(
          "agency-repeated",
          { file: table.file, line: row.row, column: "id" },
          { agency: read.id, first: String(first) },
          [read.id],
        ),
      );
    }
    firstRow.set(read.id, first ?? row.row);
    problems.push(...read.problems);
    if (read.problems.length === 0) agencies.set(read.id, read.agency);
    else agencies.delete(read.id);
  }
  for (const { row, cells } of table.rows) {
    for (const column of ["parent", "predecessor"]) {
      const named = (cells.get(column) ?? "").trim();
      const id = (cells.get("id") ?? "").trim();
      if (named === "" || firstRow.has(named)) continue;
      const at = { file: table.file, line: row, column };
      problems.push(
        problem("agency-reference", at, { agency: named, column, ...suggestion(named, firstRow.keys()) }, [
          id,
        ]),
      );
      agencies.delete(id);
    }
  }
  return { value: agencies, problems };
}

function parseAgency(row: Row, file: string, set: Pick<CriteriaSet, "kinds">) {
  const problems: Problem[] = [];
  const id = cellOf(row, "id");
  const at = (column: string) => ({ file, line: row.row, column });
  const refuse = (...[id_, column, values]: [Problem["id"], string, Record<string, string>]) => {
    problems.push(problem(id_, at(column), values, id === "" ? [] : [id]));
  };
  for (const column of agencyColumns.required)
    if (cellOf(row, column) === "") refuse("agency-cell-empty", column, { column });
  if (id !== "" && !agencyIdPattern.test(id))
    refuse(looksLikeExcel.test(id) ? "agency-id-excel" : "agency-id", "id", { text: id });
  const kind = cellOf(row, "kind");
  if (kind !== "" && !set.kinds.has(kind)) {
    refuse("kind-unknown", "kind", {
      kind,
      options: [...set.kinds.keys()].join(", "),
      ...suggestion(kind, set.kinds.keys()),
    });
  }
  const date = (column: string): CalendarDate | null => {
    const text = cellOf(row, column);
    const read = readCell(text, dateFact);
    if ("problem" in read) refuse(read.problem.id, column, { ...read.problem.values });
    const found =
      "cell" in read && read.cell.state === "value" && read.cell.value.type === "date"
        ? read.cell.value.value
        : null;
    if (found === "not-done" || ("cell" in read && !["value", "missing"].includes(read.cell.state)))
      refuse("value-date", column, { text });
    return found === "not-done" ? null : found;
  };
  const [validFrom, validTo] = [date("valid_from"), date("valid_to")];
  if (validFrom && validTo && validTo < validFrom)
    refuse("agency-dates", "valid_to", { from: validFrom, to: validTo });
  const attributes = cellOf(row, "attributes")
    .split(/\s+/)
    .filter((text) => text !== "");
  for (const text of attributes) if (!idPattern.test(text)) refuse("attribute-form", "attributes", { text });
  const agency: Agency = {
    id,
    name: cellOf(row, "name"),
    kind,
    block: cellOf(row, "block"),
    parent: cellOf(row, "parent") || null,
    validFrom,
    validTo,
    predecessor: cellOf(row, "predecessor") || null,
    attributes,
  };
  return { id, agency, problems };
}

/** Dates of validity are written like dates in evidence. */
const dateFact: Fact = {
  id: "valid",
  writtenType: "date",
  type: "date",
  label: "",
  ask: "",
  unit: null,
  document: "none",
  documentName: null,
  mayNotApply: true,
  standIn: null,
  domain: { least: null, most: null },
  step: null,
  levels: new Map(),
  notAbove: null,
};

/** Does the agency exist on at least one day of the period? */
export const existsIn = ({ validFrom, validTo }: Agency, period: Period): boolean =>
  (validFrom === null || validFrom <= period.to) && (validTo === null || validTo >= period.from);

/** Whether an unknown id is a known one that a spreadsheet turned into a number: `1` for `001`. */
export const spreadsheetTwin = (id: string, known: Iterable<string>): string | undefined => {
  if (!looksLikeExcel.test(id)) return undefined;
  const digits = (text: string) => text.replace(/\D/g, "").replace(/^0+/, "");
  for (const one of known)
    if (/^\D*0*\d+$/.test(one) && digits(one) === digits(id) && digits(id) !== "") return one;
  return undefined;
};
