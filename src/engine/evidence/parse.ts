/** From a table of evidence to each agency's record: every row is read, every problem is named, none is guessed over. */
import type { CriteriaSet } from "../criteria/set.ts";
import { isWithin, periodFromId } from "../dates.ts";
import { type Cell, readCell } from "../facts/cell.ts";
import { groupBy } from "../group-by.ts";
import { note, type Problem, problem, warning } from "../problems.ts";
import { speller, suggestion } from "../suggest.ts";
import { inBoth } from "../words/problems.ts";
import { type Agency, looksLikeExcel, spreadsheetTwin } from "./agencies.ts";
import {
  isRound,
  type Round,
  type RowPlace,
  roundFromText,
  rounds,
  roundWords,
  type Statement,
  unreasonedChanges,
  valueText,
} from "./rounds.ts";
import { cellOf, type Row, type Table } from "./table.ts";

export const evidenceColumns = {
  required: ["agency", "fact", "value"],
  optional: ["item", "document", "note", "period", "round"],
  /** Of a form: they tell the person who fills it in what to do, and are not read. */
  told: [
    "name",
    "criterion",
    "question",
    "unit",
    "answers",
    "proof",
    "claimed",
    "claimed_document",
    "before",
  ],
  called: {
    "mã đơn vị": "agency",
    "mã câu hỏi": "fact",
    mục: "item",
    kỳ: "period",
    vòng: "round",
    "trả lời": "value",
    "tài liệu kèm theo": "document",
    "ghi chú": "note",
    "tên đơn vị": "name",
    "tiêu chí": "criterion",
    "câu hỏi": "question",
    "đơn vị tính": "unit",
    "cách trả lời": "answers",
    "tài liệu cần có": "proof",
    "đơn vị đã khai": "claimed",
    "tài liệu đã nộp": "claimed_document",
    "các vòng trước": "before",
  },
} as const;

export interface EvidenceContext {
  readonly set: CriteriaSet;
  readonly agencies: ReadonlyMap<string, Agency>;
  /** Agencies whose own row has a problem: known, but not scored. */
  readonly unfit: ReadonlySet<string>;
  /** The facts in the table of one kind of agency. */
  factsFor(kind: string): ReadonlySet<string>;
  /** For tables without a period column. */
  readonly period: string | null;
  /** Agencies that only other sets evaluate: their rows are passed over. */
  readonly elsewhere?: { has(agency: string): boolean };
  /** Does another set at hand ask this fact of this kind of agency? Then its rows are passed over, not refused. */
  isAskedElsewhere?(fact: string, kind: string): boolean;
}

export interface EvidenceReading {
  readonly statements: readonly Statement[];
  readonly problems: readonly Problem[];
}

/**
 * Reads tables as one. Rows with a problem give no statement. In one table a key may stand once; two tables may say
 * the same of it, or one of them nothing; where they say different things, neither is preferred.
 */
export function parseEvidence(tables: readonly Table[], context: EvidenceContext): EvidenceReading {
  const problems: Problem[] = [];
  const kept = new Map<string, Read>();
  const spellings = new Map<string, string>();
  const known = [...context.agencies.keys(), ...context.unfit];
  const nearestAgency = speller(known);
  let passedOver = 0;
  for (const { file, rows } of tables)
    for (const row of rows) {
      const read = parseRow(row, file, { ...context, known, nearestAgency });
      if (read === "of-another-set") {
        passedOver += 1;
        continue;
      }
      problems.push(...read.problems, ...twinProblem(row, file, spellings));
      if (read.key === null) continue;
      const first = kept.get(read.key);
      const clash = first && clashOf(first, read);
      if (clash) problems.push(clash);
      if (first === undefined || (saysNothing(first) && !clash)) kept.set(read.key, read);
    }
  const [table] = tables;
  if (passedOver > 0 && table)
    problems.push(
      note("rows-of-other-sets", tables.length === 1 ? { file: table.file } : {}, {
        count: String(passedOver),
        set: context.set.id,
      }),
    );
  return { statements: [...kept.values()].flatMap(({ statement }) => statement ?? []), problems };
}

interface Read {
  readonly key: string | null;
  /** `null` where the row has a problem. */
  readonly statement: Statement | null;
  readonly problems: readonly Problem[];
  readonly at: RowPlace;
  readonly named: Readonly<Record<"agency" | "fact" | "period" | "round", string>>;
  readonly written: readonly [value: string, document: string, note: string];
}

const saysNothing = ({ written: [value] }: Read): boolean => value === "";

/** What keeps two rows of one key from standing side by side. */
function clashOf(first: Read, { at, named, written }: Read): Problem | undefined {
  if (first.at.file === at.file)
    return problem("key-repeated", at, { ...named, first: String(first.at.line) }, [named.agency]);
  const isSame = first.written.every((text, index) => text === written[index]);
  if (isSame || first.written[0] === "" || written[0] === "") return undefined;
  const values = {
    ...named,
    firstFile: first.at.file,
    first: String(first.at.line),
    before: first.written.filter((text) => text !== "").join(" · "),
    after: written.filter((text) => text !== "").join(" · "),
  };
  return problem("key-conflict", at, values, [named.agency]);
}

/** Problems that only show once all statements of an agency are together. */
export function recordProblems(statements: readonly Statement[]): Problem[] {
  return [
    ...groupBy(
      statements,
      ({ agency, fact, item, period }) => `${agency}\n${fact}\n${item ?? ""}\n${period}`,
    ).values(),
  ].flatMap((ofFact) =>
    unreasonedChanges(ofFact).map(({ statement, before }) =>
      problem(
        "change-without-reason",
        { ...statement.at, column: "note" },
        {
          round: roundInBoth(statement.round),
          fact: statement.fact,
          before: cellText(before),
          after: cellText(statement.cell),
        },
        [statement.agency],
      ),
    ),
  );
}

interface RowContext extends EvidenceContext {
  /** Every agency of the list, unfit ones too. */
  readonly known: readonly string[];
  nearestAgency(wrong: string): string | undefined;
}

function parseRow(row: Row, file: string, context: RowContext): Read | "of-another-set" {
  const problems: Problem[] = [];
  const told: Problem[] = [];
  const { set, agencies, known } = context;
  const [agencyId, factId] = [cellOf(row, "agency"), cellOf(row, "fact")];
  const written = cellOf(row, "period") || context.period || "";
  const round = roundFromText(cellOf(row, "round") || "self");
  const agency = agencies.get(agencyId);
  const fact = set.facts.get(factId);
  if (context.elsewhere?.has(agencyId)) return "of-another-set";
  const isAsked = agency && fact && context.factsFor(agency.kind).has(factId);
  // Of an agency whose own row has a problem the kind is not known: any kind will do.
  const kinds = agency ? [agency.kind] : context.unfit.has(agencyId) ? [...set.kinds.keys()] : [];
  if (!isAsked && kinds.some((kind) => !(fact && !agency) && context.isAskedElsewhere?.(factId, kind)))
    return "of-another-set";
  const isListed = agency !== undefined || context.unfit.has(agencyId);
  const twin = isListed ? undefined : spreadsheetTwin(agencyId, known);
  const near = isListed ? undefined : context.nearestAgency(agencyId);
  /** Whom the row concerns, even when its agency is misspelt: the agency it most likely means. */
  const meant = isListed ? agencyId : (twin ?? near);
  const concerned = agencyId === "" ? [] : [meant ?? agencyId];
  const refuse = (id: Problem["id"], column: string, values: Readonly<Record<string, string>> = {}) => {
    problems.push(problem(id, { file, line: row.row, column }, values, concerned));
  };
  const tell: Refuse = (id, column, values = {}) => {
    told.push(warning(id, { file, line: row.row, column }, values, concerned));
  };
  for (const column of ["agency", "fact"])
    if (cellOf(row, column) === "") refuse("agency-cell-empty", column, { column });
  if (agencyId !== "" && !isListed) {
    if (twin) refuse("agency-id-number", "agency", { text: agencyId, known: twin });
    else if (looksLikeExcel(agencyId)) refuse("agency-id-excel", "agency", { text: agencyId });
    else refuse("agency-unknown", "agency", { agency: agencyId, ...(near ? { suggestion: near } : {}) });
  }
  if (factId !== "" && !fact)
    refuse("fact-unknown", "fact", { fact: factId, ...suggestion(factId, set.facts.keys()) });
  if (agency && fact && !isAsked) {
    refuse("fact-other-kind", "fact", { fact: factId, kind: set.kinds.get(agency.kind) ?? agency.kind });
  }
  if (written === "") refuse("period-needed", "period");
  else if (!periodFromId(written)) refuse("period-unknown", "period", { period: written });
  const item = fact ? itemIn(row, fact, written, refuse) : null;
  // A month is the same month whether the row names it as its period or as its item.
  const period = fact?.list && fact.per !== null && item !== null ? item : written;
  if (!isRound(round)) refuse("round-unknown", "round", { text: round, ...suggestion(round, rounds) });
  const cell = fact && isRound(round) ? readValue(row, fact, round, refuse, tell) : undefined;
  const key =
    agency && fact && isRound(round) ? [agencyId, factId, item ?? "", period, round].join("\n") : null;
  const statement: Statement | null =
    problems.length === 0 && cell && isRound(round)
      ? {
          agency: agencyId,
          fact: factId,
          item,
          period,
          round,
          cell,
          document: cellOf(row, "document") || null,
          note: cellOf(row, "note") || null,
          at: { file, line: row.row },
        }
      : null;
  return {
    key,
    statement,
    problems: [...problems, ...told],
    at: { file, line: row.row },
    named: {
      agency: agencyId,
      fact: factId,
      period,
      round: isRound(round) ? roundInBoth(round) : round,
    },
    written: [cellOf(row, "value"), cellOf(row, "document"), cellOf(row, "note")],
  };
}

const itemForm = /^[A-Za-z0-9-]{1,40}$/;

/** A field of a list says which item it is of: a number or short id, or the period of the row. */
function itemIn(
  row: Row,
  fact: Parameters<typeof readCell>[1],
  period: string,
  refuse: Refuse,
): string | null {
  const item = cellOf(row, "item");
  if (fact.list === null) {
    if (item !== "") refuse("item-unasked", "item", { fact: fact.label, item });
    return null;
  }
  const isOfPeriod = fact.per !== null;
  if (isOfPeriod) {
    const named = item || period;
    const [inner, outer] = [periodFromId(named), periodFromId(period)];
    if (inner?.kind !== fact.per || (outer && !isWithin(inner, outer)))
      refuse("item-period", item === "" ? "period" : "item", { fact: fact.label, text: named });
    return named;
  }
  if (!itemForm.test(item)) refuse("item-needed", "item", { fact: fact.label, item });
  return item;
}

type Refuse = (id: Problem["id"], column: string, values?: Readonly<Record<string, string>>) => void;

function readValue(
  row: Row,
  fact: Parameters<typeof readCell>[1],
  round: Round,
  refuse: Refuse,
  tell: Refuse,
): Cell | undefined {
  const read = readCell(row.cells.get("value") ?? "", fact);
  if ("problem" in read) {
    refuse(read.problem.id, "value", read.problem.values);
    return undefined;
  }
  const { state } = read.cell;
  if (state === "missing" && round !== "self" && cellOf(row, "note") !== "")
    tell("note-without-answer", "value");
  if (state === "not-applicable" && cellOf(row, "note") === "") refuse("value-kad-reason", "note");
  if (state === "withdrawn" && round === "self") refuse("value-withdrawn-early", "value");
  if (state === "value" && fact.isGivenByOthers && round === "self") refuse("value-others", "value");
  if (state === "value" && fact.needsReason && cellOf(row, "note") === "") refuse("value-reason", "note");
  return read.cell;
}

/** Two facts that look alike but are spelt with different Unicode are most likely one, entered twice. */
function twinProblem(row: Row, file: string, spellings: Map<string, string>): Problem[] {
  const written = (row.cells.get("fact") ?? "").trim();
  const composed = written.normalize("NFC");
  const first = spellings.get(composed);
  spellings.set(composed, first ?? written);
  return first === undefined || first === written
    ? []
    : [problem("unicode-twins", { file, line: row.row, column: "fact" }, { text: composed })];
}

const roundInBoth = (round: Round): string => inBoth({ vi: roundWords[round], en: round });

const stateWords: Record<Exclude<Cell["state"], "value">, string> = {
  missing: "",
  pending: "CHO",
  "not-applicable": "KAD",
  withdrawn: inBoth({ vi: "không công nhận", en: "không công nhận (not recognised)" }),
};

export const cellText = (cell: Cell): string => {
  if (cell.state !== "value") return stateWords[cell.state];
  const { value } = cell;
  if (value.type === "yes-no")
    return inBoth(value.value ? { vi: "có", en: "yes" } : { vi: "không", en: "no" });
  if (value.type === "number")
    return inBoth({ vi: valueText(value).replace(".", ","), en: valueText(value) });
  return value.value === "not-done" ? inBoth({ vi: "không thực hiện", en: "not done" }) : value.value;
};
