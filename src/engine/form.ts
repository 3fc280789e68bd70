/**
 * The sheet a person fills in: one row a fact, with the question, how it may be answered, and which document is asked
 * for. What comes back is evidence, read as it is.
 */
import type { CriteriaSet } from "./criteria/set.ts";
import { type Period, periodsWithin } from "./dates.ts";
import { type Agency, existsIn } from "./evidence/agencies.ts";
import type { AgencyRecord } from "./evidence/record.ts";
import { type Round, roundOrder, roundWords, type Said } from "./evidence/rounds.ts";
import type { Exact } from "./exact/index.ts";
import { cellInWords } from "./explain.ts";
import { type Fact, itemKey, type WrittenType } from "./facts/fact.ts";
import type { Say } from "./rules/kind.ts";
import { type Scorer, tableOf } from "./scorer.ts";
import type { Lang } from "./words/lang.ts";
import { numberInWords, sayIn } from "./words/say.ts";

/** One row to be filled in; `claimed` is what holds so far, where someone is asked to appraise it. */
export interface FormRow {
  readonly agency: Agency;
  readonly fact: Fact;
  readonly item: string | null;
  readonly period: Period;
  readonly round: Round;
  /** The codes of the criteria that go by the fact; none where only grades do. */
  readonly criteria: readonly string[];
  readonly claimed: Claim | null;
}

export interface Claim {
  /** What the agency itself said, in the self round. */
  readonly self: Said | null;
  /** What later rounds said before this one. */
  readonly later: readonly Said[];
}

/** What an agency is asked in the self round, in the order of its table. What only others may give is left out. */
export function blankForm(scorer: Scorer, agency: Agency, period: Period): FormRow[] {
  return questionsOf(scorer, agency.kind)
    .filter(({ fact }) => !isOfOthers(scorer.set, fact))
    .flatMap(({ fact, criteria }) =>
      itemsFor(fact, agency, period).map((item) => ({
        agency,
        fact,
        item,
        period,
        round: "self" as const,
        criteria,
        claimed: null,
      })),
    );
}

/**
 * What one appraising division is asked of one agency, beside what the agency claimed. `scorer` is an id of the set's
 * scorers; `null`: the facts that no criterion goes by, only grades or limits.
 */
export function appraisalForm(
  prepared: Scorer,
  record: AgencyRecord,
  { scorer, round }: { readonly scorer: string | null; readonly round: Round },
): FormRow[] {
  const { agency, period } = record;
  const asked = questionsOf(prepared, agency.kind).filter(({ scorers }) =>
    scorer === null ? scorers.size === 0 : scorers.has(scorer),
  );
  return asked.flatMap(({ fact, criteria }) => {
    const rowsOf = (one: AgencyRecord) =>
      itemsHeld(one, fact).map((item) => ({
        ...{ agency: one.agency, fact, item, period, round, criteria },
        claimed: claimIn(one, item === null ? fact.id : itemKey(fact.id, item), round),
      }));
    // What an agency merged into this one stated is appraised in a row of its own, since it is added.
    const merged = fact.whenMerged === null ? [] : record.absorbed.filter(({ said }) => said.has(fact.id));
    return [...rowsOf(record), ...merged.flatMap(rowsOf)];
  });
}

function claimIn({ said }: AgencyRecord, key: string, round: Round): Claim {
  const all = said.get(key) ?? [];
  return {
    self: all.find((one) => one.round === "self") ?? null,
    later: all.filter((one) => one.round !== "self" && roundOrder(one.round) < roundOrder(round)),
  };
}

interface Question {
  readonly fact: Fact;
  readonly criteria: readonly string[];
  readonly scorers: ReadonlySet<string>;
}

/** Every fact of a kind's table, each once: in the order of the criteria, a whole before what is a part of it. */
function questionsOf(scorer: Scorer, kind: string): Question[] {
  const table = tableOf(scorer, kind);
  const uses = new Map<string, { criteria: string[]; scorers: Set<string> }>();
  for (const { criterion, facts } of table.criteria)
    for (const id of facts) {
      const use = uses.get(id) ?? { criteria: [], scorers: new Set() };
      use.criteria.push(criterion.code);
      use.scorers.add(criterion.scorer);
      uses.set(id, use);
    }
  const inOrder = [...uses.keys(), ...table.facts].flatMap((id) => {
    const whole = scorer.set.facts.get(id)?.notAbove ?? null;
    return whole === null ? [id] : [whole, id];
  });
  return [...new Set(inOrder)].flatMap((id) => {
    const fact = scorer.set.facts.get(id);
    return fact ? [{ fact, ...(uses.get(id) ?? { criteria: [], scorers: new Set<string>() }) }] : [];
  });
}

function isOfOthers({ facts }: CriteriaSet, { isGivenByOthers, imported, list }: Fact): boolean {
  const whole = list === null ? undefined : facts.get(list);
  return [
    isGivenByOthers,
    imported !== null,
    whole?.isGivenByOthers,
    (whole?.imported ?? null) !== null,
  ].some(Boolean);
}

/** A list with one item for each month has a row for each; any other list begins with one item, and rows are added. */
function itemsFor({ list, per }: Fact, agency: Agency, period: Period): (string | null)[] {
  if (list === null) return [null];
  if (per === null) return ["1"];
  return periodsWithin(period, per)
    .filter((part) => existsIn(agency, part))
    .map(({ id }) => id);
}

function itemsHeld(record: AgencyRecord, fact: Fact): (string | null)[] {
  if (fact.list === null || fact.per !== null) return itemsFor(fact, record.agency, record.period);
  return [...record.facts.keys()].flatMap((key) => {
    const [id, item] = key.split("#");
    return id === fact.id && item !== undefined ? [item] : [];
  });
}

/** A row as text cells by the names of `formColumns`; the cells to be filled in are empty. */
export function formCells(
  set: CriteriaSet,
  { agency, fact, item, period, round, criteria, claimed }: FormRow,
  lang: Lang,
): Record<FormColumn, string> {
  const say = sayIn(lang, set);
  const { self, later } = claimed ?? { self: null, later: [] };
  return {
    agency: agency.id,
    name: agency.name,
    criterion: criteria.join("; "),
    fact: fact.id,
    item: item ?? "",
    period: period.id,
    round: roundNameOf(round, lang),
    question: fact.ask,
    unit: fact.unit ?? "",
    answers: answersFor(fact, say),
    proof: proofFor(fact, lang),
    claimed: self ? cellInWords(self.cell, fact.id, say) : "",
    claimed_document: self?.document ?? "",
    before: later
      .map((one) => `${roundNameOf(one.round, lang)}: ${cellInWords(one.cell, fact.id, say)}${why(one)}`)
      .join("; "),
    value: "",
    document: "",
    note: "",
  };
}

const why = ({ note }: Said): string => (note === null ? "" : ` (${note})`);

const roundNameOf = (round: Round, lang: Lang): string => (lang === "vi" ? roundWords[round] : round);

/** In the order of a sheet; what was claimed stands only on a sheet of appraisal. */
export const formColumns = [
  "agency",
  "name",
  "criterion",
  "fact",
  "item",
  "period",
  "round",
  "question",
  "unit",
  "answers",
  "proof",
  "claimed",
  "claimed_document",
  "before",
  "value",
  "document",
  "note",
] as const;
export type FormColumn = (typeof formColumns)[number];

const words = {
  vi: {
    yesNo: "có hoặc không",
    whole: "số nguyên",
    number: "số, thập phân dùng dấu phẩy",
    percentage: "số phần trăm, ví dụ 92,5",
    steps: (step: string) => `bội số của ${step}`,
    date: "ngày dạng 15/02/2026; ghi “không” nếu không thực hiện",
    list: "ghi “không” nếu không có mục nào; nếu có, trả lời ở các dòng dưới, thêm dòng cho mục 2, 3…",
    choice: (levels: string) => `ghi đúng một câu: ${levels}`,
    between: (least: string, most: string) => `từ ${least} đến ${most}`,
    least: (least: string) => `từ ${least} trở lên`,
    most: (most: string) => `nhiều nhất ${most}`,
    mayNotApply: "KAD nếu không phát sinh (ghi lý do ở cột ghi chú)",
    reason: "ghi lý do ở cột ghi chú",
    standIn: (value: string) => `để trống được hiểu là ${value}`,
    required: "bắt buộc",
    asked: "nên có",
  },
  en: {
    yesNo: "yes or no",
    whole: "a whole number",
    number: "a number",
    percentage: "a percentage, such as 92.5",
    steps: (step: string) => `in steps of ${step}`,
    date: "a day such as 15/02/2026; “no” if it was not done",
    list: "“no” if there is none; else answer in the rows below, and add rows for item 2, 3 …",
    choice: (levels: string) => `exactly one of: ${levels}`,
    between: (least: string, most: string) => `from ${least} to ${most}`,
    least: (least: string) => `${least} or more`,
    most: (most: string) => `at most ${most}`,
    mayNotApply: "KAD if it did not arise (reason in the note)",
    reason: "give the reason in the note",
    standIn: (value: string) => `left empty it stands for ${value}`,
    required: "required",
    asked: "asked for",
  },
};

/** How a fact may be answered, in words: its form, its bounds, and whether KAD is possible. */
function answersFor(fact: Fact, inWords: Say): string {
  const say = words[inWords.lang];
  const number = (one: Exact) => numberInWords(one, inWords.lang);
  const { least, most } = fact.domain;
  const bounds =
    least && most
      ? [say.between(number(least), number(most))]
      : [...(least ? [say.least(number(least))] : []), ...(most ? [say.most(number(most))] : [])];
  const counted = [
    ...bounds,
    ...(fact.step && fact.writtenType === "points" ? [say.steps(number(fact.step))] : []),
  ];
  const forms: Record<WrittenType, readonly string[]> = {
    "yes-no": [say.yesNo],
    integer: [say.whole, ...bounds],
    decimal: [say.number, ...bounds],
    percentage: [say.percentage, ...bounds],
    points: [say.number, ...counted],
    date: [say.date],
    choice: [say.choice([...fact.levels.values()].join(" | "))],
    list: [say.list],
  };
  const { standIn } = fact;
  return [
    forms[fact.writtenType].join(", "),
    ...(fact.mayNotApply ? [say.mayNotApply] : []),
    ...(fact.needsReason ? [say.reason] : []),
    ...(standIn ? [say.standIn(inWords.value(standIn, fact.id))] : []),
  ].join("; ");
}

const proofFor = ({ document, documentName }: Fact, lang: Lang): string =>
  document === "none" ? "" : `${documentName ?? ""} (${words[lang][document]})`.trim();
