/** The agencies that are evaluated, from a table. */

import type { CriteriaSet } from "../criteria/set.ts";
import { type CalendarDate, dayMonthYear, type Period } from "../dates.ts";
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
const numberOrDate = /^[\d.,/+:\s-]+$|^\d[\d.,]*E[+-]?\d+$|^\d{1,2}-[A-Z]{3}$|^[A-Z]{3}-\d{2}$/i;

/** What a spreadsheet makes of ids such as `001`, `1-2`, `12e3`, `mar-1`. */
export const looksLikeExcel = (id: string): boolean => numberOrDate.test(id) && !agencyIdPattern.test(id);

/** An agency whose row has a problem is left out, and named in the problem. */
export function parseAgencies(
  table: Table,
  set: Pick<CriteriaSet, "kinds">,
): Outcome<ReadonlyMap<string, Agency>> {
  const agencies = new Map<string, Agency>();
  const problems: Problem[] = [];
  if (table.rows.length === 0) problems.push(problem("agencies-none", { file: table.file }));
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
  for (const row of table.rows) {
    const id = cellOf(row, "id");
    for (const column of ["parent", "predecessor"]) {
      const named = cellOf(row, column);
      if (named === "" || (named !== id && firstRow.has(named))) continue;
      const at = { file: table.file, line: row.row, column };
      const values = { agency: named, column, ...suggestion(named, firstRow.keys()) };
      problems.push(
        named === id
          ? problem("agency-of-itself", at, { agency: id, column }, [id])
          : problem("agency-reference", at, values, id === "" ? [] : [id]),
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
    refuse(looksLikeExcel(id) ? "agency-id-excel" : "agency-id", "id", { text: id });
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
    if ("problem" in read) {
      const isPlain = read.problem.id === "value-date";
      refuse(isPlain ? "agency-date" : read.problem.id, column, { ...read.problem.values });
    }
    const found =
      "cell" in read && read.cell.state === "value" && read.cell.value.type === "date"
        ? read.cell.value.value
        : null;
    if (found === "not-done" || ("cell" in read && !["value", "missing"].includes(read.cell.state)))
      refuse("agency-date", column, { text });
    return found === "not-done" ? null : found;
  };
  const [validFrom, validTo] = [date("valid_from"), date("valid_to")];
  if (validFrom && validTo && validTo < validFrom)
    refuse("agency-dates", "valid_to", { from: dayMonthYear(validFrom), to: dayMonthYear(validTo) });
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
  list: null,
  fields: [],
  per: null,
  isGivenByOthers: false,
  needsReason: false,
  imported: null,
};

/** Does the agency exist on at least one day of the period? */
export const existsIn = ({ validFrom, validTo }: Agency, period: Period): boolean =>
  (validFrom === null || validFrom <= period.to) && (validTo === null || validTo >= period.from);

/** A known id that a spreadsheet made into this one: `001` into `1`, `mar-1` into `1-Mar`. */
export const spreadsheetTwin = (id: string, known: Iterable<string>): string | undefined => {
  if (!looksLikeExcel(id)) return undefined;
  const wanted = partsOf(id);
  for (const one of known) if (partsOf(one) === wanted) return one;
  return undefined;
};

/** Its numbers, without zeros in front, and its words, in any order. */
const partsOf = (id: string): string =>
  (id.toLowerCase().match(/\d+|[a-z]+/g) ?? [])
    .map((part) => part.replace(/^0+(?=\d)/, ""))
    .sort()
    .join(" ");
