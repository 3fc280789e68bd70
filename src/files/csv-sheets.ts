/** Sheets out of a stream of CSV: the rows of one agency stand together. */
import { cellOf, evidenceColumns, type Problem, problem, type Row, type Table } from "../engine/index.ts";
import { type Columns, type Header, readHeader, separatorOf, tableRows } from "./csv-in.ts";
import { cutRows } from "./csv-rows.ts";
import { asWritten } from "./evidence-in.ts";
import { longestRow, mostRows, type Sheet } from "./sheet.ts";
import { Unreadable } from "./text-stream.ts";

/** Without a list of agencies every sheet says itself whose it is. */
const ownColumns = ["name", "kind", "block", "valid_from", "valid_to", "attributes"] as const;

const columnsFor = (hasList: boolean): Columns =>
  hasList
    ? evidenceColumns
    : {
        ...evidenceColumns,
        required: [...evidenceColumns.required, "name", "kind", "block"],
        optional: [...evidenceColumns.optional, "valid_from", "valid_to", "attributes"],
        told: evidenceColumns.told.filter((column) => column !== "name"),
      };

/** `pieces` as `textPieces` gives them. Throws `Unreadable` where the header, or what follows, is no table. */
export async function* csvSheets(
  pieces: AsyncIterable<string>,
  file: string,
  { hasList }: { readonly hasList: boolean },
): AsyncGenerator<Sheet> {
  const maker = sheetMaker(file, hasList);
  let [rest, last, separator] = ["", 0, ""];
  let header: Header | null = null;
  function* take(text: string, isEnd: boolean): Generator<Sheet> {
    // The header decides which separator the text has.
    if (separator === "" && !isEnd && !text.trimStart().includes("\n") && text.length < longestRow) {
      rest = text;
      return;
    }
    if (separator === "") separator = separatorOf(text);
    const cut = cutRows(text, separator, { last, longestRow: isEnd ? null : longestRow });
    [rest, last] = [cut.rest, cut.last];
    if (rest.length > longestRow) throw endless(file, last + 1);
    const faults = cut.faults.map(({ row, is }) => problem(`quote-${is}`, { file, line: row }));
    let body = cut.rows;
    if (header === null) {
      const [first, ...others] = body;
      const [fault] = faults;
      if (fault && (first === undefined || (fault.at.line ?? 0) < first.row)) throw new Unreadable([fault]);
      if (first === undefined) return;
      const read = readHeader(first, file, columnsFor(hasList));
      if (read.value === null) throw new Unreadable(headerNeeds(read.problems, hasList));
      header = read.value;
      body = others;
    }
    const { rows, problems } = tableRows(body, header.names, file);
    yield* maker.take(rows, [...faults, ...problems], header);
  }
  for await (const piece of pieces) yield* take(rest + piece, false);
  yield* take(rest, true);
  if (header === null) throw new Unreadable([problem("file-empty", { file })]);
  yield* maker.end(header);
}

const endless = (file: string, line: number) =>
  new Unreadable([problem("stream-endless-row", { file, line }, { most: String(longestRow) })]);

/** Without a list of agencies the missing columns are not what most people would add. */
function headerNeeds(problems: readonly Problem[], hasList: boolean): readonly Problem[] {
  const isOfAgency = ({ id, values }: Problem) =>
    id === "header-missing" && ["name", "kind", "block"].includes(values["column"]?.toLowerCase() ?? "");
  const [missing] = problems.filter(isOfAgency);
  if (hasList || missing === undefined) return problems;
  return [problem("stream-agencies-needed", missing.at), ...problems.filter((one) => !isOfAgency(one))];
}

/** Gathers rows until another agency begins. */
function sheetMaker(file: string, hasList: boolean) {
  let agency: string | null = null;
  let line = 0;
  let rows: Row[] = [];
  let problems: Problem[] = [];
  /** Of rows whose agency cannot be read: they may be of the agency above as of the one below. */
  let unclaimed: Problem[] = [];

  function* begin(next: string, at: number, header: Header): Generator<Sheet> {
    if (next === agency) return;
    if (agency !== null) yield* end(header);
    [agency, line, rows, problems, unclaimed] = [next, at, [], unclaimed, []];
  }

  function* end(header: Header): Generator<Sheet> {
    if (agency === null && unclaimed.length === 0) return;
    const id = agency ?? "";
    const table: Table = { file, columns: header.names, heads: header.heads, rows };
    const own = hasList ? null : ownRoll(id, table);
    const found = [...problems, ...(agency === null ? unclaimed : []), ...(own?.problems ?? [])];
    yield {
      agency: id,
      line: line || (unclaimed[0]?.at.line ?? 0),
      roll: own?.roll ?? null,
      evidence: table,
      problems: asWritten(found, [table]),
      placed: (one) => asWritten([one], [table])[0] ?? one,
    };
    agency = null;
  }

  function* takeRow(row: Row, header: Header): Generator<Sheet> {
    yield* begin(cellOf(row, "agency"), row.row, header);
    unclaimed = [];
    if (rows.length < mostRows) rows.push(row);
    else if (!problems.some(({ id }) => id === "stream-agency-long"))
      problems.push(
        problem(
          "stream-agency-long",
          { file, line: row.row },
          {
            agency: agency ?? "",
            most: String(mostRows),
          },
        ),
      );
  }

  function* takeProblem(one: Problem, header: Header): Generator<Sheet> {
    const [named] = one.agencies;
    if (named !== undefined) yield* begin(named, one.at.line ?? 0, header);
    else unclaimed.push(one);
    if (agency !== null) problems.push(one);
  }

  return {
    *take(sound: readonly Row[], faulty: readonly Problem[], header: Header): Generator<Sheet> {
      const waiting = [...faulty].sort((a, b) => (a.at.line ?? 0) - (b.at.line ?? 0));
      for (const row of sound) {
        for (let one = waiting[0]; one && (one.at.line ?? 0) < row.row; one = waiting[0]) {
          yield* takeProblem(one, header);
          waiting.shift();
        }
        yield* takeRow(row, header);
      }
      for (const one of waiting) yield* takeProblem(one, header);
    },
    end,
  };
}

/** The agency as its own rows describe it: the first that says something holds, and no other may differ. */
function ownRoll(id: string, { file, columns, heads, rows }: Table) {
  const problems: Problem[] = [];
  const told = new Map<string, { readonly text: string; readonly row: number }>();
  for (const row of rows)
    for (const column of ownColumns) {
      const text = cellOf(row, column);
      const before = told.get(column);
      if (text === "" || before?.text === text) continue;
      if (before === undefined) told.set(column, { text, row: row.row });
      else {
        const values = { agency: id, column, text, before: before.text, first: String(before.row) };
        problems.push(problem("stream-agency-differs", { file, line: row.row, column }, values, [id]));
      }
    }
  const cells = new Map([["id", id], ...[...told].map(([column, { text }]) => [column, text] as const)]);
  const first = rows[0]?.row ?? 0;
  const roll: Table = { file, columns, ...(heads ? { heads } : {}), rows: [{ row: first, cells }] };
  return { roll, problems };
}
