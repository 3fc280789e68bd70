/** What agencies hand in, on disk: a folder with agencies.csv and any number of files of evidence, or the files by name. */
import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import {
  agencyColumns,
  evidenceColumns,
  type Outcome,
  type Problem,
  problem,
  type Table,
  warning,
} from "../engine/index.ts";
import { type Columns, readTable } from "./csv-in.ts";
import { readBytes } from "./library.ts";
import { readText } from "./text.ts";

export interface EvidenceTables {
  readonly agencies: Table;
  readonly evidence: readonly Table[];
  /** Files of the folder that could not be read as evidence; whose they are is not known. */
  readonly unread: readonly string[];
}

/** In a folder, these say who is evaluated, what a council decided and how tasks proceed; every other CSV file there is evidence. */
const otherFiles = ["agencies.csv", "decisions.csv", "progress.csv"];

/**
 * `evidence` is a file or a folder; without `agencies`, agencies.csv beside the evidence. The files of a folder are
 * read in the order of their names, which changes nothing: what two of them say differently is a problem.
 */
export function readEvidence(evidence: string, agencies?: string): Outcome<EvidenceTables> {
  const found = statSync(evidence, { throwIfNoEntry: false });
  // What lies beside nothing is not looked for.
  if (found === undefined && agencies === undefined)
    return { value: null, problems: [problem("file-missing", {}, { name: evidence })] };
  const isFolder = found?.isDirectory() ?? false;
  const folder = isFolder ? evidence : dirname(evidence);
  const list = readCsv(agencies ?? join(folder, "agencies.csv"), agencyColumns);
  const files = isFolder ? filesIn(evidence, agencies) : [evidence];
  const facts = files.map((path) => ({ path, ...readCsv(path, evidenceColumns) }));
  const isOther = (one: Outcome<Table>) => isFolder && isOtherTable(one);
  const problems = [
    ...list.problems,
    ...(files.length === 0 ? [problem("evidence-none", {}, { folder })] : []),
    ...(isFolder ? workbooksIn(folder) : []),
    ...facts.flatMap((one) =>
      isOther(one) ? [warning("evidence-other-table", { file: basename(one.path) })] : one.problems,
    ),
  ];
  const tables = facts.flatMap(({ value }) => value ?? []);
  const unread = facts.filter((one) => one.value === null && !isOther(one)).map(({ path }) => basename(path));
  const isEmpty = tables.length === 0;
  if (isEmpty && files.length > 0 && unread.length === 0)
    problems.push(problem("evidence-none", {}, { folder }));
  if (list.value === null || isEmpty) return { value: null, problems };
  return { value: { agencies: list.value, evidence: tables, unread }, problems };
}

/** Neither questions nor answers: a result, say, that was written into the folder. */
function isOtherTable({ value, problems }: Outcome<Table>): boolean {
  const missing = problems.filter(({ id }) => id === "header-missing").map(({ values }) => values["column"]);
  return value === null && ["fact", "value"].every((column) => missing.includes(column));
}

/** The list of agencies alone: its own file, or agencies.csv in (or beside) what is given as evidence. */
export function readAgencies(evidence: string | undefined, agencies: string | undefined): Outcome<Table> {
  const beside = evidence ?? ".";
  const isFolder = statSync(beside, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return readCsv(agencies ?? join(isFolder ? beside : dirname(beside), "agencies.csv"), agencyColumns);
}

function filesIn(folder: string, agencies: string | undefined): string[] {
  const isOther = (name: string) =>
    otherFiles.includes(name.toLowerCase()) || (agencies !== undefined && basename(agencies) === name);
  return namesIn(folder)
    .filter((name) => name.toLowerCase().endsWith(".csv") && !isOther(name))
    .map((name) => join(folder, name));
}

/** A sheet that was saved as a workbook is not read, and its agency would seem to have handed in nothing. */
const workbooksIn = (folder: string): Problem[] =>
  namesIn(folder)
    .filter((name) => /\.(?:xlsx?|xlsm|ods)$/i.test(name))
    .map((name) => warning("evidence-workbook", { file: name }));

/** Without what other programs leave there: `._x.csv` of a Mac, `~$x.xlsx` of an Excel that has the file open. */
const namesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => !/^(?:\.|~\$)/.test(name))
    .sort();

/** The file of a council's decisions that lies in a folder of evidence. */
export function decisionsBeside(evidence: string): string | undefined {
  const isFolder = statSync(evidence, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const path = join(evidence, "decisions.csv");
  return isFolder && statSync(path, { throwIfNoEntry: false })?.isFile() ? path : undefined;
}

/** One CSV file as a table; an officer's column names are read as ours. */
export function readCsv(path: string, columns: Columns): Outcome<Table> {
  const bytes = readBytes(path);
  if (bytes.value === null) return bytes;
  const text = readText(bytes.value, basename(path));
  return text.value === null ? text : readTable(text.value, basename(path), columns);
}

/** Problems name a column as the file does. */
export function asWritten(problems: readonly Problem[], tables: readonly Table[]): Problem[] {
  const heads = new Map(tables.map((table) => [table.file, table.heads]));
  return problems.map((one) => {
    const { file, column } = one.at;
    const head = typeof column === "string" ? heads.get(file ?? "")?.get(column) : undefined;
    return head === undefined ? one : { ...one, at: { ...one.at, column: head } };
  });
}
