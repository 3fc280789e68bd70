/** From a table of evidence to each agency's record: every row is read, every problem is named, none is guessed over. */
import { cleanText } from "../clean-text.ts";
import type { CriteriaSet } from "../criteria/set.ts";
import { isWithin, periodFromId } from "../dates.ts";
import { type Cell, readCell } from "../facts/cell.ts";
import { groupBy } from "../group-by.ts";
import { hasErrors, note, type Problem, problem } from "../problems.ts";
import { speller, suggestion } from "../suggest.ts";
import { inBoth } from "../words/problems.ts";
import { type Agency, looksLikeExcel, spreadsheetTwin } from "./agencies.ts";
import {
  isRound,
  type Round,
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
export const parseEvidence = (tables: readonly Table[], context: EvidenceContext): EvidenceReading =>
  evidenceReader(context)(tables);

/** `parseEvidence` for one agency's rows after the other's: what they share is made once. */
export function evidenceReader(context: EvidenceContext): (tables: readonly Table[]) => EvidenceReading {
  let known: readonly string[] | undefined;
  let nearest: ((wrong: string) => string | undefined) | undefined;
  const rowContext: RowContext = {
    ...context,
    known() {
      known ??= [...context.agencies.keys(), ...context.unfit];
      return known;
    },
    nearestAgency(wrong) {
      nearest ??= speller(this.known());
      return nearest(wrong);
    },
    isPeriod: remembered(isPeriod),
  };
  return (tables) => readTables(tables, rowContext);
}

function readTables(tables: readonly Table[], context: RowContext): EvidenceReading {
  const problems: Problem[] = [];
  const kept: Read[] = [];
  /** Where in `kept` an agency's row about something is. */
  const places = new Map<string, Map<string, number>>();
  const spellings = new Map<string, string>();
  let passedOver = 0;
  for (const { file, rows } of tables)
    for (const row of rows) {
      const read = parseRow(row, file, context);
      if (read === "of-another-set") {
        passedOver += 1;
        continue;
      }
      if (read.problems.length > 0) problems.push(...read.problems);
      const twin = twinProblem(row, file, spellings);
      if (twin) problems.push(twin);
      if (read.about === null) continue;
      const ofAgency = places.get(read.about.agency) ?? new Map<string, number>();
      if (ofAgency.size === 0) places.set(read.about.agency, ofAgency);
      const key = keyOf(read.about, context.period);
      const before = ofAgency.get(key);
      const place = before ?? kept.length;
      const first = kept[place];
      if (before === undefined) ofAgency.set(key, place);
      const clash = first && clashOf(first, read);
      if (clash) problems.push(clash);
      if (first === undefined || (saysNothing(first) && !clash)) kept[place] = read;
    }
  const [table] = tables;
  if (passedOver > 0 && table)
    problems.push(
      note("rows-of-other-sets", tables.length === 1 ? { file: table.file } : {}, {
        count: String(passedOver),
        set: context.set.id,
      }),
    );
  const statements: Statement[] = [];
  for (const { statement } of kept) if (statement) statements.push(statement);
  return { statements, problems };
}

const isPeriod = (text: string): boolean => periodFromId(text) !== undefined;

/** Thousands of rows name the same few periods. */
function remembered(ask: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = ask(text);
    if (known.size > mostRemembered) known.clear();
    known.set(text, answer);
    return answer;
  };
}
const mostRemembered = 1_000;

interface Read {
  readonly row: Row;
  readonly file: string;
  /** `null` where the row has a problem that leaves a part of it open. */
  readonly about: About | null;
  /** `null` where the row has a problem. */
  readonly statement: Statement | null;
  readonly problems: readonly Problem[];
}

type About = Pick<Statement, "agency" | "fact" | "item" | "period" | "round">;

/** Of most rows the fact alone tells what they are about. */
const keyOf = ({ fact, item, period, round }: About, usual: string | null): string =>
  item === null && period === usual && round === "self" ? fact : [fact, item, period, round].join("\n");

const saysNothing = ({ row }: Read): boolean => cellOf(row, "value") === "";

/** What keeps two rows of one key from standing side by side. */
function clashOf(first: Read, second: Read): Problem | undefined {
  if (second.about === null) return undefined;
  const { agency, fact, period, round } = second.about;
  const named = { agency, fact, period, round: roundInBoth(round) };
  const at = { file: second.file, line: second.row.row };
  const line = String(first.row.row);
  if (first.file === second.file) return problem("key-repeated", at, { ...named, first: line }, [agency]);
  const [before, after] = [wordsOf(first), wordsOf(second)];
  const isSame = before.every((text, index) => text === after[index]);
  if (isSame || saysNothing(first) || saysNothing(second)) return undefined;
  const values = {
    ...named,
    firstFile: first.file,
    first: line,
    before: before.filter((text) => text !== "").join(" · "),
    after: after.filter((text) => text !== "").join(" · "),
  };
  return problem("key-conflict", at, values, [agency]);
}

const wordsOf = ({ row }: Read): string[] =>
  ["value", "document", "note"].map((column) => cellOf(row, column));

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
  known(): readonly string[];
  nearestAgency(wrong: string): string | undefined;
  isPeriod(text: string): boolean;
}

function parseRow(row: Row, file: string, context: RowContext): Read | "of-another-set" {
  const { set, agencies } = context;
  const agencyId = cellOf(row, "agency");
  if (context.elsewhere?.has(agencyId)) return "of-another-set";
  const factId = cellOf(row, "fact");
  const agency = agencies.get(agencyId);
  const fact = set.facts.get(factId);
  const isAsked = agency !== undefined && fact !== undefined && context.factsFor(agency.kind).has(factId);
  if (!isAsked && isOfAnotherSet(agencyId, factId, context)) return "of-another-set";
  let problems: Problem[] = none;
  const refuse: Refuse = (id, column, values = {}, severity = "error") => {
    const concerned = agencyId === "" ? [] : [agencyMeant(agencyId, context)];
    if (problems === none) problems = [];
    problems.push({ ...problem(id, { file, line: row.row, column }, values, concerned), severity });
  };
  if (!isAsked) refuseNames(agencyId, factId, context, refuse);
  const written = cellOf(row, "period") || context.period || "";
  if (written === "") refuse("period-needed", "period");
  else if (!context.isPeriod(written)) refuse("period-unknown", "period", { period: written });
  const item = fact ? itemIn(row, fact, written, refuse) : null;
  // A month is the same month whether the row names it as its period or as its item.
  const period = fact?.list && fact.per !== null && item !== null ? item : written;
  const round = roundFromText(cellOf(row, "round") || "self");
  if (!isRound(round)) refuse("round-unknown", "round", { text: round, ...suggestion(round, rounds) });
  const document = cellOf(row, "document");
  const note = cellOf(row, "note");
  const cell =
    fact && isRound(round)
      ? readValue({ value: cellOf(row, "value"), note }, fact, round, refuse)
      : undefined;
  if (agency === undefined || fact === undefined || !isRound(round))
    return { row, file, about: null, statement: null, problems };
  if (cell === undefined || hasErrors(problems)) {
    const about = { agency: agency.id, fact: fact.id, item, period, round };
    return { row, file, about, statement: null, problems };
  }
  const statement = {
    agency: agency.id,
    fact: fact.id,
    item,
    period,
    round,
    cell,
    document: document || null,
    note: note || null,
    at: { file, line: row.row },
  };
  return { row, file, about: statement, statement, problems };
}

/** Of the many rows without a problem; never written to. */
const none: Problem[] = [];

/** Of an agency whose own row has a problem the kind is not known: any kind will do. */
function isOfAnotherSet(agencyId: string, factId: string, context: RowContext): boolean {
  const { set, agencies, unfit } = context;
  const agency = agencies.get(agencyId);
  if (agency === undefined && set.facts.has(factId)) return false;
  const kinds = agency ? [agency.kind] : unfit.has(agencyId) ? [...set.kinds.keys()] : [];
  return kinds.some((kind) => context.isAskedElsewhere?.(factId, kind));
}

/** Whom a row concerns, even when its agency is misspelt: the agency it most likely means. */
function agencyMeant(id: string, context: RowContext): string {
  if (context.agencies.has(id) || context.unfit.has(id)) return id;
  return spreadsheetTwin(id, context.known()) ?? context.nearestAgency(id) ?? id;
}

/** What is wrong with the names of an agency and a fact that is not asked of it. */
function refuseNames(agencyId: string, factId: string, context: RowContext, refuse: Refuse): void {
  const { set, agencies, unfit } = context;
  const agency = agencies.get(agencyId);
  const fact = set.facts.get(factId);
  if (agencyId === "") refuse("agency-cell-empty", "agency", { column: "agency" });
  if (factId === "") refuse("agency-cell-empty", "fact", { column: "fact" });
  if (agencyId !== "" && agency === undefined && !unfit.has(agencyId)) {
    const twin = spreadsheetTwin(agencyId, context.known());
    const near = context.nearestAgency(agencyId);
    if (twin) refuse("agency-id-number", "agency", { text: agencyId, known: twin });
    else if (looksLikeExcel(agencyId)) refuse("agency-id-excel", "agency", { text: agencyId });
    else refuse("agency-unknown", "agency", { agency: agencyId, ...(near ? { suggestion: near } : {}) });
  }
  if (factId !== "" && !fact)
    refuse("fact-unknown", "fact", { fact: factId, ...suggestion(factId, set.facts.keys()) });
  if (agency && fact)
    refuse("fact-other-kind", "fact", { fact: factId, kind: set.kinds.get(agency.kind) ?? agency.kind });
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

type Refuse = (
  id: Problem["id"],
  column: string,
  values?: Readonly<Record<string, string>>,
  severity?: "error" | "warning",
) => void;

function readValue(
  { value, note }: { readonly value: string; readonly note: string },
  fact: Parameters<typeof readCell>[1],
  round: Round,
  refuse: Refuse,
): Cell | undefined {
  const read = readCell(value, fact);
  if ("problem" in read) {
    refuse(read.problem.id, "value", read.problem.values);
    return undefined;
  }
  const { state } = read.cell;
  if (state === "missing" && round !== "self" && note !== "")
    refuse("note-without-answer", "value", {}, "warning");
  if (state === "not-applicable" && note === "") refuse("value-kad-reason", "note");
  if (state === "withdrawn" && round === "self") refuse("value-withdrawn-early", "value");
  if (state === "value" && fact.isGivenByOthers && round === "self") refuse("value-others", "value");
  if (state === "value" && fact.needsReason && note === "") refuse("value-reason", "note");
  return read.cell;
}

/** Two facts that look alike but are spelt with different Unicode are most likely one, entered twice. */
function twinProblem(row: Row, file: string, spellings: Map<string, string>): Problem | undefined {
  const cell = row.cells.get("fact") ?? "";
  if (spellings.get(cell) === cell) return undefined;
  const written = cell.trim();
  const fact = cleanText(written);
  const first = spellings.get(fact);
  if (first === undefined) spellings.set(fact, written);
  return first === undefined || first === written
    ? undefined
    : problem("unicode-twins", { file, line: row.row, column: "fact" }, { text: fact });
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
