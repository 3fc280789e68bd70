/**
 * What is known of a value while facts are open: every value it may still take, and whether it may turn out to be
 * none. There are two ways to be none: something did not apply, or a denominator was 0; the first goes before.
 */
import { type Span, spanHull } from "../exact/index.ts";
import type { DoneOn } from "../rules/facts.ts";
import type { MayBe } from "./spans.ts";

export type Term =
  | { readonly type: "number"; readonly span: Span }
  | { readonly type: "yes-no"; readonly mayBe: MayBe }
  /** `null`: open. */
  | { readonly type: "date"; readonly date: DoneOn | null }
  | { readonly type: "choice"; readonly level: string | null };

/** `term` is null where there surely is no value; one of the two flags then says why. */
export interface Answer {
  readonly term: Term | null;
  readonly mayNotApply: boolean;
  readonly mayDivideByZero: boolean;
}

export const sure = (term: Term): Answer => ({ term, mayNotApply: false, mayDivideByZero: false });
export const sureNumber = (span: Span): Answer => sure({ type: "number", span });
export const sureYesNo = (mayBe: MayBe): Answer => sure({ type: "yes-no", mayBe });
/** One value for sure, so far as the term tells one. */
export const isSure = ({ mayNotApply, mayDivideByZero }: Answer): boolean => !mayNotApply && !mayDivideByZero;
export const isOut: Answer = { term: null, mayNotApply: true, mayDivideByZero: false };
export const isOverZero: Answer = { term: null, mayNotApply: false, mayDivideByZero: true };
/** Of no way at all; joining anything to it gives that thing. */
const impossible: Answer = { term: null, mayNotApply: false, mayDivideByZero: false };

/** One or the other of the answers, it is not known which. */
export const anyOf = (answers: readonly Answer[]): Answer =>
  answers.reduce(
    (a, b) => ({
      term: a.term && b.term ? hullOf(a.term, b.term) : (a.term ?? b.term),
      mayNotApply: a.mayNotApply || b.mayNotApply,
      mayDivideByZero: a.mayDivideByZero || b.mayDivideByZero,
    }),
    impossible,
  );

function hullOf(a: Term, b: Term): Term {
  if (a.type === "number" && b.type === "number") return { type: "number", span: spanHull(a.span, b.span) };
  if (a.type === "yes-no" && b.type === "yes-no")
    return { type: "yes-no", mayBe: { yes: a.mayBe.yes || b.mayBe.yes, no: a.mayBe.no || b.mayBe.no } };
  if (a.type === "date" && b.type === "date")
    return { type: "date", date: a.date === b.date ? a.date : null };
  if (a.type === "choice" && b.type === "choice")
    return { type: "choice", level: a.level === b.level ? a.level : null };
  throw new Error(`a formula of one type answered with ${a.type} and ${b.type}`);
}

/** Strict: a value needs all its parts. `work` is given the term of each, where all can have one. */
export function allOf(parts: readonly Answer[], work: (terms: readonly Term[]) => Answer): Answer {
  const known: Term[] = [];
  for (const part of parts) if (part.term !== null && isSure(part)) known.push(part.term);
  if (known.length === parts.length) return work(known);
  const mayNotApply = parts.some((part) => part.mayNotApply);
  const mayDivideByZero =
    parts.some((part) => part.mayDivideByZero) && parts.every((part) => part.term || part.mayDivideByZero);
  const terms = parts.flatMap(({ term }) => term ?? []);
  const ways: Answer = { term: null, mayNotApply, mayDivideByZero };
  return terms.length === parts.length ? anyOf([work(terms), ways]) : ways;
}

export function spanIn(term: Term | undefined): Span {
  if (term?.type !== "number") throw new Error(`a number was promised, and ${term?.type} given`);
  return term.span;
}

export function mayBeIn(term: Term | undefined): MayBe {
  if (term?.type !== "yes-no") throw new Error(`yes or no was promised, and ${term?.type} given`);
  return term.mayBe;
}

export function dateIn(term: Term | undefined): DoneOn | null {
  if (term?.type !== "date") throw new Error(`a date was promised, and ${term?.type} given`);
  return term.date;
}

export function levelIn(term: Term | undefined): string | null {
  if (term?.type !== "choice") throw new Error(`a choice was promised, and ${term?.type} given`);
  return term.level;
}
