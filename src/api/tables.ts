/** What was sent as the tables that the engine reads, and where in the body each of their cells stands. */
import {
  agencyColumns,
  cellOf,
  decisionColumns,
  evidenceColumns,
  groupBy,
  type Outcome,
  type Problem,
  problem,
  type Row,
  type Table,
} from "../engine/index.ts";
import { type Columns, readTable } from "../files/csv-in.ts";
import { readText } from "../files/text.ts";
import type { AgencyWithFacts, Stated } from "./bodies.ts";

type Path = readonly (string | number)[];

/** A table, and where each of its rows stands in the body; a table that came as CSV text has lines instead. */
export interface Sent {
  readonly table: Table;
  readonly places: readonly Placed[] | null;
}

interface Placed {
  readonly path: Path;
  /** The columns that are members of what stands there; any other is about the whole. */
  readonly members: (column: string) => boolean;
}

type Cells = Readonly<Record<string, string | undefined>>;

interface SentRow extends Placed {
  readonly cells: Cells;
}

const sent = (name: string, columns: Columns, rows: readonly SentRow[]): Sent => ({
  table: {
    file: name,
    columns: [...columns.required, ...columns.optional],
    // Counted from 1, as messages speak of rows.
    rows: rows.map(({ cells }, index) => ({
      row: index + 1,
      cells: mapOf(cells),
    })),
  },
  places: rows,
});

function mapOf(cells: Cells): Map<string, string> {
  const map = new Map<string, string>();
  for (const column in cells) map.set(column, cells[column] ?? "");
  return map;
}

const every = () => true;
const none = () => false;
const isStated = (column: string) => !["agency", "fact", "item"].includes(column);

/** One agency by itself, as a list of one. */
export const agencyIn = (agency: AgencyWithFacts["agency"]): Sent =>
  sent("agency", agencyColumns, [{ path: ["agency"], members: every, cells: agency }]);

/** Facts by name; `so_hop#2` is the second item of a list. */
export function factsIn({ agency, facts, round }: AgencyWithFacts, period: string): Sent {
  const rows = Object.entries(facts).flatMap(([key, written]) => {
    const [fact = "", ...item] = key.split("#");
    const about = { agency: agency.id, fact, item: item.join("#"), period, round };
    const row = (path: Path, stated: Stated): SentRow => ({
      path,
      members: isStated,
      cells: { ...about, ...stated },
    });
    const path = ["facts", key];
    if (typeof written === "string") return [{ ...row(path, { value: written }), members: none }];
    return Array.isArray(written)
      ? written.map((stated, index) => row([...path, index], stated))
      : [row(path, written)];
  });
  return sent("facts", evidenceColumns, rows);
}

type Rows = readonly Cells[];

const agenciesIn = (written: string | Rows) => read("agencies", agencyColumns, written);
const evidenceIn = (written: string | Rows) => read("evidence", evidenceColumns, written);
const decisionsIn = (written: string | Rows) => read("decisions", decisionColumns, written);

/** The tables of a block, with its rows or files of CSV. */
export interface SentTables {
  readonly agencies: Sent;
  readonly evidence: Sent;
  readonly decisions: Sent | null;
}

/** No more than `most` agencies; every problem of the three at once. */
export function tablesIn(
  body: Readonly<Record<"agencies" | "evidence", string | Rows> & { decisions?: string | Rows | undefined }>,
  most: number,
): Outcome<SentTables> {
  const agencies = agenciesIn(body.agencies);
  const evidence = evidenceIn(body.evidence);
  const decisions = body.decisions === undefined ? null : decisionsIn(body.decisions);
  const problems = [
    ...[agencies, evidence, decisions].flatMap((one) => one?.problems ?? []),
    ...tooMany(agencies.value, most),
  ];
  if (agencies.value === null || evidence.value === null || problems.length > 0)
    return { value: null, problems };
  return {
    value: { agencies: agencies.value, evidence: evidence.value, decisions: decisions?.value ?? null },
    problems,
  };
}

export function tooMany(agencies: Sent | null | undefined, most: number): Problem[] {
  const count = agencies?.table.rows.length ?? 0;
  const values = { count: String(count), most: String(most) };
  return count > most ? [problem("agencies-too-many", { path: ["agencies"] }, values)] : [];
}

function read(name: string, columns: Columns, written: string | Rows): Outcome<Sent> {
  if (typeof written !== "string")
    return {
      value: sent(
        name,
        columns,
        written.map((cells, index) => ({ path: [name, index], members: every, cells })),
      ),
      problems: [],
    };
  const text = written.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const { value, problems } = readTable(text, name, columns);
  const placed = problems.map((one) => placedIn(one, name, null));
  return value === null
    ? { value, problems: placed }
    : { value: { table: value, places: null }, problems: placed };
}

const ownColumns = [...agencyColumns.required.slice(1), ...agencyColumns.optional];

/** Evidence whose rows also say whose they are; one row of each agency is enough. */
const blockColumns: Columns = {
  ...evidenceColumns,
  required: [...evidenceColumns.required, "name", "kind", "block"],
  optional: [...evidenceColumns.optional, ...agencyColumns.optional],
  told: evidenceColumns.told.filter((column) => column !== "name"),
};

/** A whole block as one CSV file. Problems have its lines. */
export function blockIn(bytes: Uint8Array): Outcome<{ readonly agencies: Sent; readonly evidence: Sent }> {
  const text = readText(bytes, "");
  if (text.value === null) return text;
  const { value, problems } = readTable(text.value, "", blockColumns);
  if (value === null) return { value, problems };
  const own = [...groupBy(value.rows, (row) => cellOf(row, "agency"))].map(([id, rows]) => ownRow(id, rows));
  const found = [...problems, ...own.flatMap((one) => one.problems)];
  const agencies = { ...value, columns: ["id", ...ownColumns], rows: own.map(({ row }) => row) };
  return {
    value: { agencies: { table: agencies, places: null }, evidence: { table: value, places: null } },
    problems: found,
  };
}

/** What the rows of one agency say of it, each thing where it is first said; two that differ are a problem. */
function ownRow(id: string, rows: readonly Row[]) {
  const problems: Problem[] = [];
  const cells = new Map([["id", id]]);
  for (const column of ownColumns) {
    const saying = rows.filter((row) => cellOf(row, column) !== "");
    const [first] = saying;
    const said = first ? cellOf(first, column) : "";
    cells.set(column, said);
    for (const row of saying.filter((one) => cellOf(one, column) !== said)) {
      const values = {
        agency: id,
        column,
        text: cellOf(row, column),
        before: said,
        first: String(first?.row),
      };
      problems.push(problem("agency-differs", { line: row.row, column }, values, [id]));
    }
  }
  return { row: { row: rows[0]?.row ?? 1, cells }, problems };
}

/** Problems as the client finds them: by the path of what it sent. */
export const placed = (problems: readonly Problem[], tables: readonly Sent[]): Problem[] =>
  problems.map((one) => {
    const of = tables.find(({ table }) => table.file === one.at.file);
    return of === undefined ? one : placedIn(one, of.table.file, of.places);
  });

function placedIn(one: Problem, name: string, places: readonly Placed[] | null): Problem {
  const { file, line, column, ...at } = one.at;
  // A body that is itself the CSV file has no name.
  if (places === null) return { ...one, at: { ...one.at, path: name === "" ? [] : [name] } };
  const row = line === undefined ? undefined : places[line - 1];
  if (row === undefined) return { ...one, at: { ...at, path: [name] } };
  const isMember = column !== undefined && row.members(String(column));
  return { ...one, at: { ...at, path: isMember ? [...row.path, column] : row.path } };
}
