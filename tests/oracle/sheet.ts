/** What one agency states, by name: a value, or that the matter does not apply. What is not there is missing. */
import type Fraction from "fraction.js";
import type { WrittenDerived, WrittenFact, WrittenSet } from "./written.ts";

/** A yes or no, a number, a level, a day, `not-done` for a day that never came, `no-items` of a list. */
export type Value = boolean | Fraction | string;
export const outside = Symbol("does not apply");
/** Only a person can decide it. */
export const undetermined = Symbol("undetermined");
export type Answer = Value | typeof outside;

export interface Sheet {
  readonly set: WrittenSet;
  /** By the fact's id, of a field by `vi_pham.muc#2`. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** The answers that have no document. */
  readonly undocumented: ReadonlySet<string>;
  readonly kind: string;
  readonly attributes: readonly string[];
  /** Whole months it has existed; `null` where no beginning is known. */
  readonly months: number | null;
  /** The same, counted from the oldest agency merged into it. */
  readonly monthsOfLine: number | null;
  readonly year: number;
  readonly periodKind: string;
  /** The halves, quarters or months of the period in which the agency exists. */
  periods(per: string): readonly string[];
  /** What a derived fact comes to; see derived.ts. */
  readonly reckon: (derived: WrittenDerived, sheet: Sheet) => Answer | typeof undetermined;
  /** The item of a list whose fields are read. */
  readonly item: string | null;
}

export function factNamed({ facts }: WrittenSet, name: string): WrittenFact {
  const [id = "", field] = (name.split("#")[0] ?? "").split(".");
  const fact = field === undefined ? facts[id] : facts[id]?.fields?.[field];
  if (fact === undefined) throw new Error(`no fact ${name}`);
  return fact;
}

export const keyOf = ({ item }: Sheet, name: string): string =>
  name.includes(".") && !name.includes("#") ? `${name}#${item}` : name;

/** The value of a fact or a derived fact. Whoever asks has filled in what was missing. */
export function read(sheet: Sheet, name: string): Answer | typeof undetermined {
  const derived = sheet.set.derived?.[name];
  if (derived !== undefined) return sheet.reckon(derived, sheet);
  const answer = sheet.answers.get(keyOf(sheet, name));
  if (answer === undefined) throw new Error(`${keyOf(sheet, name)} is missing`);
  return answer;
}

/** Its items, or that the list does not apply. A list with items of its own is known once one of them has an answer. */
export function itemsOf(sheet: Sheet, list: string): readonly Sheet[] | typeof outside {
  const own = sheet.answers.get(list);
  if (own === outside) return outside;
  if (own === "no-items") return [];
  const { per } = factNamed(sheet.set, list);
  const told = [...sheet.answers.keys()]
    .filter((key) => key.startsWith(`${list}.`))
    .map((key) => key.split("#")[1] ?? "");
  const items = per === undefined ? [...new Set(told)] : sheet.periods(per);
  if (items.length === 0 && per === undefined) throw new Error(`${list} is missing`);
  return items.map((item) => ({ ...sheet, item }));
}
