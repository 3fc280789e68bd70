/** What missing facts may still turn out to be: every answer, or every one at which what is asked can turn. */
import Fraction from "fraction.js";
import { dayOf, daysAfter, numberOf } from "./numbers.ts";
import { type Answer, factNamed, outside, type Sheet } from "./sheet.ts";
import type { WrittenFact } from "./written.ts";

/** Anything of a set: a rule, a condition. */
type Written = object | string | readonly unknown[];

/** The sheet with each way of answering what `written` asks for and nobody has answered. */
export function completions(sheet: Sheet, written: Written): Sheet[] {
  const text = JSON.stringify(withDerived(sheet, written));
  const keys = keysIn(sheet, text);
  const at = keys.flatMap((key) => sheet.answers.get(key) ?? []);
  const missing = keys.filter((key) => !sheet.answers.has(key));
  const ways = missing.reduce<Sheet[]>(
    (sheets, key) =>
      sheets.flatMap((one) => possible(one, key, text, at).map((answer) => answered(one, key, answer))),
    [sheet],
  );
  return ways.filter((one) => keys.every((key) => isAdmissible(one, key)));
}

const answered = (sheet: Sheet, key: string, answer: Answer): Sheet => ({
  ...sheet,
  answers: new Map([...sheet.answers, [key, answer]]),
});

/** With the derived facts it goes by, and those that these go by. */
function withDerived({ set }: Sheet, written: Written): readonly Written[] {
  const all: Written[] = [written];
  const derived = Object.entries(set.derived ?? {});
  for (const one of all)
    for (const [id, from] of derived)
      if (idsIn(JSON.stringify(one)).has(id) && !all.includes(from)) all.push(from);
  return all;
}

/** Every id in a text, those of fields with and without their list's. */
const idsIn = (text: string): ReadonlySet<string> =>
  new Set((text.match(/[a-z0-9_]+(?:\.[a-z0-9_]+)?/g) ?? []).flatMap((id) => [id, id.split(".")[0] ?? ""]));

/** The facts that a text names, and the fields of the items of a list. */
function keysIn(sheet: Sheet, text: string): string[] {
  const { facts } = sheet.set;
  const ids = idsIn(text);
  const named = Object.keys(facts).filter((id) => ids.has(id));
  const wholes = named.flatMap((id) => facts[id]?.["not-above"] ?? []);
  return [...new Set([...named, ...wholes])].flatMap((id) => {
    const { fields, per } = facts[id] as WrittenFact;
    if (fields === undefined) return [id];
    if (sheet.answers.get(id) !== undefined) return [];
    const told = [...sheet.answers.keys()].flatMap((key) =>
      key.startsWith(`${id}.`) ? [key.split("#")[1] ?? ""] : [],
    );
    const items = per === undefined ? [...new Set(told)] : sheet.periods(per);
    return items.flatMap((item) =>
      Object.keys(fields).flatMap((field) => (ids.has(`${id}.${field}`) ? [`${id}.${field}#${item}`] : [])),
    );
  });
}

function isAdmissible({ set, answers }: Sheet, key: string): boolean {
  const [name = "", item] = key.split("#");
  const whole = factNamed(set, name)["not-above"];
  const [part, all] = [
    answers.get(key),
    whole === undefined ? undefined : answers.get(item === undefined ? whole : `${whole}#${item}`),
  ];
  return !(part instanceof Fraction && all instanceof Fraction && part.gt(all));
}

/** `at`: what is stated beside it. */
function possible(sheet: Sheet, key: string, text: string, at: readonly Answer[]): Answer[] {
  const fact = factNamed(sheet.set, key);
  return [
    ...valuesOf(sheet, fact, text, at),
    ...(fact["may-not-apply"] === "yes" ? ([outside] as const) : []),
  ];
}

function valuesOf(sheet: Sheet, fact: WrittenFact, text: string, at: readonly Answer[]): Answer[] {
  if (fact.type === "yes-no") return [true, false];
  if (fact.type === "choice") return Object.keys(fact.levels ?? {});
  return fact.type === "date" ? days(sheet, text, at) : numbers(fact, text, at);
}

/** No day at all, very early, very late, and around every day and number of days at hand. */
function days(sheet: Sheet, text: string, at: readonly Answer[]): string[] {
  const written = (text.match(/N(?:[+-]1)?-\d\d-\d\d|\d{4}-\d\d-\d\d/g) ?? []).map((day) =>
    dayOf(day, sheet.year),
  );
  const inFormulas = [...text.matchAll(/date\((N|\d+), (\d+), (\d+)\)/g)].map(
    ([, year, month = "", day = ""]) =>
      `${year === "N" ? sheet.year : year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`,
  );
  const stated = at.filter((one) => typeof one === "string" && /^\d{4}-/.test(one)) as string[];
  const early = [...text.matchAll(/"days":"(\d+)"/g)].map(([, count]) => -Number(count));
  const offsets = [-2, -1, 0, 1, ...early.flatMap((days) => [days - 2, days - 1, days, days + 1])];
  const around = [...written, ...inFormulas, ...stated].flatMap((day) =>
    offsets.map((offset) => daysAfter(day, offset)),
  );
  return [...new Set(["not-done", "0001-01-01", "9999-12-31", ...around])];
}

/** So much more than any number of a set, that points that are not held go out of sight. */
const far = new Fraction(10).pow(18) as Fraction;
const near = new Fraction(1, 10 ** 12);

/** Every number it may be where these are few; else its ends, and on and beside every number at hand. */
function numbers(fact: WrittenFact, text: string, at: readonly Answer[]): Fraction[] {
  const end = (written: string | undefined, unlimited: Fraction) =>
    written === undefined || written === "none" ? unlimited : numberOf(written);
  const first = end(fact.min ?? "0", far.neg());
  const last = end(fact.max ?? (fact.type === "percentage" ? "100" : "none"), far);
  const grain =
    fact.type === "integer" ? new Fraction(1) : fact.step === undefined ? null : numberOf(fact.step);
  if (grain !== null && last.sub(first).div(grain).lte(40))
    return Array.from({ length: Number(last.sub(first).div(grain).valueOf()) + 1 }, (_, index) =>
      first.add(grain.mul(index)),
    );
  const stated = at.filter((one) => one instanceof Fraction);
  const written = (text.match(/(?<![\d-])\d+(?:\.\d+)?/g) ?? []).map((one) => new Fraction(one));
  const beside = grain ?? near;
  const around = [...written, ...stated].flatMap((one) => [one.sub(beside), one, one.add(beside)]);
  const all = new Map([first, last, ...around].map((one) => [one.toFraction(), one]));
  return [...all.values()].filter(
    (one) => one.gte(first) && one.lte(last) && (grain === null || one.div(grain).d === 1n),
  );
}
