/** `thangdiem form`: the sheet to be filled in, blank for an agency, or with what was claimed for an appraising division. */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  appraisalForm,
  basisNotices,
  blankForm,
  type CriteriaSet,
  createScorer,
  existsIn,
  type FormRow,
  formCells,
  groupBy,
  hasErrors,
  type Lang,
  type Period,
  type Problem,
  parseAgencies,
  periodFromId,
  problem,
  type Round,
  suggestion,
} from "../engine/index.ts";
import { readAgencies } from "../files/evidence-in.ts";
import { formCsv } from "../files/form-out.ts";
import { codeOf, findSet, otherSets } from "../files/library.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { EvidenceOptions, OutputOptions } from "./options.ts";
import { paragraph, problemsText } from "./print.ts";
import { evaluateFor } from "./work.ts";

export interface FormOptions extends OutputOptions {
  readonly set: string;
  readonly evidence?: string;
  readonly agencies?: string;
  readonly period?: string;
  readonly agency?: string;
  readonly block?: string;
  readonly splitBy?: "agency" | "scorer";
  readonly round?: Round;
  readonly keepGoing?: boolean;
}

export function form(options: FormOptions, io: Io): ExitStatus {
  const { lang, splitBy, evidence, out } = options;
  const refuse = (...problems: readonly Problem[]): ExitStatus => {
    io.err(problemsText(problems, lang));
    return 1;
  };
  if (splitBy !== undefined && out === undefined) return refuse(problem("form-needs-folder", {}));
  if (splitBy === "scorer")
    return evidence === undefined
      ? refuse(problem("form-needs-evidence", {}))
      : appraisal({ ...options, evidence }, io);
  const period = options.period === undefined ? undefined : periodFromId(options.period);
  if (period === undefined)
    return refuse(
      options.period === undefined
        ? problem("form-needs-period", {})
        : problem("period-unknown", {}, { period: options.period }),
    );
  const set = findSet(options.set, options.criteria, period);
  if (set.value === null) return refuse(...set.problems);
  const chosen = agenciesFor(set.value, period, options);
  if (hasErrors(chosen.problems)) return refuse(...chosen.problems);
  io.err(noticesText(set.value, lang));
  const scorer = createScorer(set.value);
  const sheets = chosen.agencies.map((agency) => ({
    name: agency.id,
    rows: blankForm(scorer, agency, period),
  }));
  if (splitBy === "agency") return writeSheets(set.value, sheets, options, io);
  const rows = sheets.flatMap((sheet) => sheet.rows);
  if (out !== undefined) return write(set.value, [{ path: out, rows }], options, io);
  io.out(render(set.value, rows, options));
  return 0;
}

/** Each agency of the list that exists in the period, or the one asked for. */
function agenciesFor(
  set: CriteriaSet,
  period: Period,
  { evidence, agencies, agency, block, criteria }: FormOptions,
) {
  const table = readAgencies(evidence, agencies);
  if (table.value === null) return { agencies: [], problems: table.problems };
  const others = otherSets(set, criteria);
  const read = parseAgencies(table.value, set, period, (kind) => others.evaluates(kind));
  const known = [...read.value.values()];
  const blocks = new Set(known.map((one) => one.block));
  const problems = [
    ...read.problems.filter((one) => agency === undefined || one.agencies.includes(agency)),
    ...(agency === undefined ||
    known.some(({ id }) => id === agency) ||
    read.problems.some((one) => one.agencies.includes(agency))
      ? []
      : [
          problem(
            "agency-unknown",
            {},
            {
              agency,
              ...suggestion(
                agency,
                known.map(({ id }) => id),
              ),
            },
          ),
        ]),
    ...(block === undefined || blocks.has(block)
      ? []
      : [
          problem(
            "block-unknown",
            {},
            { block, options: [...blocks].join(", "), ...suggestion(block, blocks) },
          ),
        ]),
  ];
  const chosen = known.filter(
    (one) =>
      existsIn(one, period) &&
      (agency === undefined || one.id === agency) &&
      (block === undefined || one.block === block),
  );
  return { agencies: chosen, problems };
}

/** One sheet for each division of the set, over all agencies, with what they claimed so far. */
function appraisal(options: FormOptions & { readonly evidence: string }, io: Io): ExitStatus {
  const { round = "appraisal", ...others } = options;
  const asked: EvidenceOptions = others;
  const work = evaluateFor(asked, io);
  if (work === null) return 1;
  io.err(noticesText(work.set, options.lang));
  const scorer = createScorer(work.set);
  const sheets = [...work.set.scorers.keys(), null].map((division) => ({
    name: `${division ?? withoutCriterion[options.lang]}-${roundNames[options.lang][round]}`,
    rows: work.evaluations.flatMap(({ record }) =>
      appraisalForm(scorer, record, { scorer: division, round }),
    ),
  }));
  const status = writeSheets(
    work.set,
    sheets.filter(({ rows }) => rows.length > 0),
    options,
    io,
  );
  return status === 0 ? work.status : status;
}

/** The file of the facts that no criterion goes by. */
const withoutCriterion: Record<Lang, string> = { vi: "khong-thuoc-tieu-chi", en: "no-criterion" };

/** Sheets of several rounds may lie in one folder. */
const roundNames: Record<Lang, Record<Round, string>> = {
  vi: { self: "tu-cham", appraisal: "tham-dinh", "re-appraisal": "phuc-tra", council: "hoi-dong" },
  en: { self: "self", appraisal: "appraisal", "re-appraisal": "re-appraisal", council: "council" },
};

/** A sheet is read back as a table, so what is assumed about the set stands beside it, not in it. */
const noticesText = (set: CriteriaSet, lang: Lang): string =>
  basisNotices(set, lang)
    .map((text) => `${paragraph(`! ${text}`)}\n`)
    .join("");

interface Sheet {
  readonly name: string;
  readonly rows: readonly FormRow[];
}

function writeSheets(set: CriteriaSet, sheets: readonly Sheet[], options: FormOptions, io: Io): ExitStatus {
  const { out = ".", json, lang } = options;
  try {
    mkdirSync(out, { recursive: true });
  } catch (error) {
    io.err(problemsText([problem("file-unwritable", {}, { name: out, detail: codeOf(error) })], lang));
    return 1;
  }
  const files = sheets.map(({ name, rows }) => ({
    path: join(out, `${name}.${json ? "json" : "csv"}`),
    rows,
  }));
  return write(set, files, options, io);
}

interface SheetFile {
  readonly path: string;
  readonly rows: readonly FormRow[];
}

/** A file that is there may be a sheet someone has filled in: then none is written. */
function write(set: CriteriaSet, files: readonly SheetFile[], options: FormOptions, io: Io): ExitStatus {
  const { lang } = options;
  const there = files.filter(({ path }) => existsSync(path));
  if (there.length > 0) {
    const names = there.map(({ path }) => path).join(", ");
    io.err(problemsText([problem("form-exists", {}, { name: names })], lang));
    return 1;
  }
  for (const { path, rows } of files) {
    const status = deliver(render(set, rows, options), 0, { out: path, lang }, io);
    if (status !== 0) return status;
    const agencies = groupBy(rows, ({ agency }) => agency.id).size;
    io.err(written[lang](path, rows.length, agencies));
  }
  return 0;
}

const written: Record<Lang, (path: string, rows: number, agencies: number) => string> = {
  vi: (path, rows, agencies) => `Đã ghi ${path}: ${rows} câu hỏi của ${agencies} đơn vị.\n`,
  en: (path, rows, agencies) => `Wrote ${path}: ${rows} questions of ${agencies} agencies.\n`,
};

function render(set: CriteriaSet, rows: readonly FormRow[], { lang, json }: FormOptions): string {
  if (json)
    return `${JSON.stringify(
      rows.map((row) => formCells(set, row, lang)),
      null,
      2,
    )}\n`;
  return formCsv(set, rows, lang);
}
