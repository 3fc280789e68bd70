/**
 * From what was said about a fact, round by round, to what holds: the latest round that speaks about it.
 */

import { textOfExact } from "../exact/index.ts";
import type { Cell } from "../facts/cell.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactValue } from "../rules/facts.ts";

export const rounds = ["self", "appraisal", "re-appraisal", "council"] as const;
export type Round = (typeof rounds)[number];

export const isRound = (text: string): text is Round => rounds.some((round) => round === text);
/** What officers call the rounds. */
export const roundWords: Readonly<Record<Round, string>> = {
  self: "tự chấm",
  appraisal: "thẩm định",
  "re-appraisal": "phúc tra",
  council: "hội đồng",
};

/** A round by its id or by what officers call it; any other text is given back as it is. */
export const roundFromText = (text: string): string =>
  isRound(text) ? text : (rounds.find((round) => roundWords[round] === text.toLowerCase()) ?? text);

export const roundOrder = (round: Round): number => rounds.indexOf(round);

/** One row of evidence. */
export interface Statement {
  readonly agency: string;
  readonly fact: string;
  /** For a field of a list: which item, by its number or its period. */
  readonly item: string | null;
  readonly period: string;
  readonly round: Round;
  readonly cell: Cell;
  readonly document: string | null;
  readonly note: string | null;
  readonly at: RowPlace;
}

/** Where a row stands. */
export interface RowPlace {
  readonly file: string;
  readonly line: number;
}

/** What holds of one fact, and how it came about. */
export type FactState =
  | {
      readonly state: "value";
      readonly value: FactValue;
      /** A required document is not there; the value counts only in the self round. */
      readonly isUnproven: boolean;
      readonly document: string | null;
      readonly note: string | null;
      readonly round: Round;
      /** The parts of a number that agencies merged into this one stated. */
      readonly includes?: readonly Included[];
    }
  | {
      readonly state: "open";
      readonly why: OpenWhy;
      readonly note: string | null;
      readonly claimed: FactValue | null;
    }
  | { readonly state: "not-applicable"; readonly note: string | null; readonly round: Round };

export interface Included {
  /** The name of the agency that stated it. */
  readonly agency: string;
  readonly value: Extract<FactValue, { type: "number" }>;
}

/** `unproven`: appraised without its required document; `withdrawn`: not recognised. Both count as missing. */
export type OpenWhy = "missing" | "pending" | "unproven" | "withdrawn";

export const missingFact: FactState = { state: "open", why: "missing", note: null, claimed: null };

/** What one round said about a fact. */
export type Said = Pick<Statement, "round" | "cell" | "document" | "note">;

/** What was said about one fact as far as `round`, in the order of the rounds; an empty cell says nothing. */
export const saidBy = (statements: readonly Statement[], round: Round): Said[] =>
  speakingIn(statements, round).map(({ round: of, cell, document, note }) => ({
    round: of,
    cell,
    document,
    note,
  }));

/** `statements` about one fact in any order; `round` is the round the record has reached. */
export function resolve(statements: readonly Statement[], fact: Fact, round: Round): FactState {
  const speaking = speakingIn(statements, round);
  let state: FactState = missingFact;
  for (const statement of speaking) state = after(state, statement, fact);
  const isAppraised = roundOrder(round) > roundOrder("self");
  return state.state === "value" && state.isUnproven && isAppraised
    ? { state: "open", why: "unproven", note: state.note, claimed: state.value }
    : state;
}

/** A later statement that contradicts an earlier one without giving a reason. */
export function unreasonedChanges(
  statements: readonly Statement[],
): { readonly statement: Statement; readonly before: Cell }[] {
  const speaking = speakingIn(statements, "council");
  return speaking.flatMap((statement, index) => {
    const before = speaking[index - 1]?.cell;
    const isFree = before === undefined || before.state === "pending" || statement.note !== null;
    return isFree || sameCell(before, statement.cell) ? [] : [{ statement, before }];
  });
}

/** A row with an empty cell says nothing about its fact, so what was said before keeps holding. */
const speakingIn = (statements: readonly Statement[], round: Round): Statement[] =>
  statements
    .filter((one) => one.cell.state !== "missing" && roundOrder(one.round) <= roundOrder(round))
    .sort((a, b) => roundOrder(a.round) - roundOrder(b.round));

function after(before: FactState, { cell, document, note, round }: Statement, fact: Fact): FactState {
  if (cell.state === "not-applicable") return { state: "not-applicable", note, round };
  if (cell.state !== "value") {
    const claimed = before.state === "value" ? before.value : null;
    return { state: "open", why: cell.state, note, claimed };
  }
  const isSame = before.state === "value" && sameValue(before.value, cell.value);
  const proof = document ?? (isSame ? before.document : null);
  const isAccepted = (round !== "self" && note !== null) || (isSame && !before.isUnproven);
  return {
    state: "value",
    value: cell.value,
    isUnproven: fact.document === "required" && proof === null && !isAccepted && !isDenial(cell.value),
    document: proof,
    note: note ?? (isSame ? before.note : null),
    round,
  };
}

/** That something was not done, or is not there, needs no document. */
const isDenial = (value: FactValue): boolean =>
  (value.type === "yes-no" && !value.value) ||
  (value.type === "date" && value.value === "not-done") ||
  value.type === "list";

const sameCell = (a: Cell, b: Cell): boolean =>
  a.state === "value" && b.state === "value" ? sameValue(a.value, b.value) : a.state === b.state;

const sameValue = (a: FactValue, b: FactValue): boolean => a.type === b.type && valueText(a) === valueText(b);

/** The value as exact text: `yes`, `372`, `40/3`, `2025-02-15`, `not-done`, a level. */
export const valueText = (value: FactValue): string =>
  value.type === "yes-no"
    ? value.value
      ? "yes"
      : "no"
    : value.type === "number"
      ? textOfExact(value.value)
      : value.value;
