/** The agencies that are evaluated, from a table. */

import type { CriteriaSet } from "../criteria/set.ts";
import { type CalendarDate, dayMonthYear, daysBetween, type Period } from "../dates.ts";
import { readCell } from "../facts/cell.ts";
import type { Fact } from "../facts/fact.ts";
import { groupBy } from "../group-by.ts";
import { type Problem, problem } from "../problems.ts";
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
  readonly parentName: string | null;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  /** The agencies that were merged into this one. */
  readonly predecessors: readonly string[];
  /** When it, or the oldest agency merged into it, began; `null` where no beginning is known. */
  readonly lineFrom: CalendarDate | null;
  /** What it was called before, with the last day of each name. */
  readonly formerNames: readonly FormerName[];
  /** Such as `mien_nui`. */
  readonly attributes: readonly string[];
}

/** An agency of which nothing else is known: no dates, no parent, no history. */
export const agencyCalled = (called: Pick<Agency, "id" | "name" | "kind" | "block">): Agency => ({
  ...called,
  parent: null,
  parentName: null,
  validFrom: null,
  validTo: null,
  predecessors: [],
  lineFrom: null,
  formerNames: [],
  attributes: [],
});

export interface FormerName {
  readonly name: string;
  readonly until: CalendarDate;
}

export const agencyColumns = {
  required: ["id", "name", "kind", "block"],
  optional: ["parent", "valid_from", "valid_to", "predecessor", "attributes"],
} as const;

export const agencyIdPattern = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/;
const numberOrDate = /^[\d.,/+:\s-]+$|^\d[\d.,]*E[+-]?\d+$|^\d{1,2}-[A-Z]{3}$|^[A-Z]{3}-\d{2}$/i;

/** What a spreadsheet makes of ids such as `001`, `1-2`, `12e3`, `mar-1`. */
export const looksLikeExcel = (id: string): boolean => numberOrDate.test(id) && !agencyIdPattern.test(id);

/**
 * An agency whose row has a problem is left out, and named in the problem. Several rows of one agency are its history
 * (a new name, block or kind from a day on), each beginning the day after the one before it ended; of these the row
 * that holds at the end of the `period` counts, without a period the latest.
 */
export function parseAgencies(
  table: Table,
  set: Pick<CriteriaSet, "kinds">,
  period: Period | null = null,
  isKindElsewhere: (kind: string) => boolean = () => false,
): AgencyList {
  const problems: Problem[] = [];
  if (table.rows.length === 0) problems.push(problem("agencies-none", { file: table.file }));
  const isKind = (kind: string) => set.kinds.has(kind) || isKindElsewhere(kind);
  const read = table.rows.map((row) => ({ row, ...parseAgency(row, table.file, set, isKind) }));
  const agencies = new Map<string, Agency>();
  for (const [id, rows] of groupBy(read, (one) => one.id)) {
    const found = [...rows.flatMap((one) => one.problems), ...historyProblems(rows, table.file)];
    problems.push(...found);
    if (found.length === 0)
      agencies.set(
        id,
        versionIn(
          rows.map(({ agency }) => agency),
          period,
        ),
      );
  }
  const ids = new Set(read.map(({ id }) => id));
  for (const { row, id, agency } of read) {
    const named = [
      ...(agency.parent === null ? [] : [["parent", agency.parent] as const]),
      ...agency.predecessors.map((one) => ["predecessor", one] as const),
    ];
    for (const [column, name] of named) {
      if (name !== id && ids.has(name)) continue;
      const at = { file: table.file, line: row.row, column };
      problems.push(
        name === id
          ? problem("agency-of-itself", at, { agency: id, column }, [id])
          : problem(
              "agency-reference",
              at,
              { agency: name, column, ...suggestion(name, ids) },
              id === "" ? [] : [id],
            ),
      );
      agencies.delete(id);
    }
  }
  const lines = lineages(agencies, table);
  problems.push(...lines.problems);
  const inOrder = problems.sort((a, b) => (a.at.line ?? 0) - (b.at.line ?? 0));
  const own = [...lines.agencies].filter(([, { kind }]) => set.kinds.has(kind));
  const named = own.map(([id, one]): [string, Agency] => {
    const parentName = one.parent === null ? null : (lines.agencies.get(one.parent)?.name ?? null);
    return [id, { ...one, parentName }];
  });
  const elsewhere = [...lines.agencies.values()].filter(({ kind }) => !set.kinds.has(kind));
  return {
    value: new Map(named),
    problems: inOrder,
    elsewhere: new Map(elsewhere.map((one) => [one.id, one])),
  };
}

export interface AgencyList {
  readonly value: ReadonlyMap<string, Agency>;
  readonly problems: readonly Problem[];
  /** Agencies of a kind that only other sets evaluate, such as the parent of those evaluated here. */
  readonly elsewhere: ReadonlyMap<string, Agency>;
}

interface ReadRow {
  readonly row: Row;
  readonly id: string;
  readonly agency: Agency;
  readonly problems: readonly Problem[];
}

/** Rows of one agency must follow each other day by day; without dates the second is a slip. */
function historyProblems(rows: readonly ReadRow[], file: string): Problem[] {
  return rows.slice(1).flatMap(({ row, id, agency }, index) => {
    const before = rows[index];
    const ended = before?.agency.validTo ?? null;
    const began = agency.validFrom;
    const values = { agency: id, first: String(before?.row.row ?? "") };
    const isUndated = [before?.agency, agency].every((one) => !one?.validFrom && !one?.validTo);
    if (isUndated) return [problem("agency-repeated", { file, line: row.row, column: "id" }, values, [id])];
    const isNextDay = ended !== null && began !== null && daysBetween(ended, began) === 1;
    return isNextDay
      ? []
      : [problem("agency-history", { file, line: row.row, column: "valid_from" }, values, [id])];
  });
}

/** `rows` in the order of time. */
function versionIn(rows: readonly Agency[], period: Period | null): Agency {
  const [first] = rows;
  const held = rows.findLast((one) => period === null || existsIn(one, period)) ?? rows.at(-1);
  if (first === undefined || held === undefined) throw new Error("an agency without a row");
  const earlier = rows.slice(0, rows.indexOf(held));
  return {
    ...held,
    validFrom: first.validFrom,
    validTo: rows.at(-1)?.validTo ?? null,
    predecessors: [...new Set(rows.flatMap(({ predecessors }) => predecessors))],
    lineFrom: first.validFrom,
    formerNames: earlier.flatMap(({ name, validTo }, index) => {
      const next = earlier[index + 1] ?? held;
      return validTo === null || name === next.name ? [] : [{ name, until: validTo }];
    }),
  };
}

/** How far back each agency goes through those merged into it. A circle, or a predecessor without an end, is refused. */
function lineages(agencies: ReadonlyMap<string, Agency>, { file, rows }: Table) {
  const problems: Problem[] = [];
  const rowOf = (id: string) => rows.findLast((row) => cellOf(row, "id") === id);
  const refuse = (id: Problem["id"], of: Agency, values: Record<string, string>) => {
    const row = rowOf(of.id);
    problems.push(
      problem(id, { file, ...(row ? { line: row.row } : {}), column: "predecessor" }, values, [of.id]),
    );
  };
  const lines = new Map<string, CalendarDate | null>();
  const circular = new Set<string>();
  const lineOf = (agency: Agency, path: readonly string[]): CalendarDate | null => {
    const known = lines.get(agency.id);
    if (known !== undefined) return known;
    let from = agency.validFrom;
    for (const id of agency.predecessors) {
      const before = agencies.get(id);
      if (path.includes(id)) for (const one of path.slice(path.indexOf(id))) circular.add(one);
      else if (before) {
        const line = lineOf(before, [...path, id]);
        from = from === null || line === null ? null : line < from ? line : from;
      }
    }
    lines.set(agency.id, from);
    return from;
  };
  for (const agency of agencies.values()) lineOf(agency, [agency.id]);
  const sound = [...agencies.values()].filter((agency) => {
    const count = problems.length;
    if (circular.has(agency.id)) refuse("agency-circle", agency, { agency: agency.id });
    for (const id of agency.predecessors)
      if (agencies.get(id)?.validTo === null)
        refuse("predecessor-without-end", agency, { agency: agency.id, predecessor: id });
    return problems.length === count;
  });
  return {
    problems,
    agencies: new Map(sound.map((one) => [one.id, { ...one, lineFrom: lines.get(one.id) ?? null }])),
  };
}

function parseAgency(
  row: Row,
  file: string,
  set: Pick<CriteriaSet, "kinds">,
  isKind: (kind: string) => boolean,
) {
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
  if (kind !== "" && !isKind(kind)) {
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
  const attributes = wordsIn(cellOf(row, "attributes"));
  for (const text of attributes) if (!idPattern.test(text)) refuse("attribute-form", "attributes", { text });
  const agency: Agency = {
    id,
    name: cellOf(row, "name"),
    kind,
    block: cellOf(row, "block"),
    parent: cellOf(row, "parent") || null,
    parentName: null,
    validFrom,
    validTo,
    predecessors: wordsIn(cellOf(row, "predecessor")),
    lineFrom: validFrom,
    formerNames: [],
    attributes,
  };
  return { id, agency, problems };
}

/** Ids in one cell, separated by blanks, commas or semicolons. */
const wordsIn = (cell: string): string[] => cell.split(/[\s,;]+/).filter((text) => text !== "");

/** Any day that no set asks for, such as those of validity, is written like dates in evidence. */
export const dateFact: Fact = {
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
  whenMerged: null,
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
