/** Between the engine and the oracle: its records as sheets of answers, the verdicts of both as texts. */
import Fraction from "fraction.js";
import type { AgencyRecord, Evaluation, Exact, FactState } from "../../src/engine/index.ts";
import { derivedValue } from "./derived.ts";
import { type Known, verdictOf } from "./oracle.ts";
import { type Answer, factNamed, outside, type Sheet, type undetermined, type Value } from "./sheet.ts";
import type { WrittenFact, WrittenSet } from "./written.ts";

/** A record about to be closed: a missing fact stands for what the set lets it stand for. */
export function sheetOf(set: WrittenSet, { agency, period, facts }: AgencyRecord): Sheet {
  const answers = new Map<string, Answer>();
  for (const [key, state] of facts) {
    if (state.state === "value") answers.set(key, valueStated(state.value));
    if (state.state === "not-applicable") answers.set(key, outside);
  }
  const periods = (per: string) =>
    periodsWithin(period.year, period.from, period.to, per)
      .filter(
        ({ from, to }) =>
          (agency.validFrom === null || agency.validFrom <= to) &&
          (agency.validTo === null || from <= agency.validTo),
      )
      .map(({ id }) => id);
  for (const key of keysOf(set, answers, periods)) {
    const standIn = factNamed(set, key)["if-missing"];
    if (!answers.has(key) && standIn !== undefined) answers.set(key, valueIn(standIn, factNamed(set, key)));
  }
  const undocumented = [...facts].filter(([, state]) => state.state === "value" && state.document === null);
  const monthsSince = (from: string | null) => (from === null ? null : wholeMonths(from, period.to));
  return {
    set,
    answers,
    undocumented: new Set(undocumented.map(([key]) => key)),
    kind: agency.kind,
    attributes: agency.attributes,
    months: monthsSince(agency.validFrom),
    monthsOfLine: monthsSince(agency.lineFrom),
    year: period.year,
    periodKind: period.kind,
    periods,
    reckon: derivedValue,
    item: null,
  };
}

function valueStated(value: Extract<FactState, { state: "value" }>["value"]): Value {
  if (value.type === "number") return fractionOf(value.value);
  return value.type === "list" ? "no-items" : value.value;
}
const fractionOf = ({ numerator, denominator }: Exact) => new Fraction(numerator, denominator);

/** What a cell says, of those that sets write as stand-ins. */
function valueIn(cell: string, { type, levels }: WrittenFact): Value {
  if (type === "yes-no") return ["có", "x", "1", "true", "yes"].includes(cell.toLowerCase());
  if (type === "choice")
    return Object.entries(levels ?? {}).find((level) => level.includes(cell))?.[0] ?? cell;
  if (type === "list") return "no-items";
  if (type !== "date") return new Fraction(cell.replace(",", "."));
  return cell === "không" ? "not-done" : cell.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, "$3-$2-$1");
}

/** Every fact that can have an answer, by key. */
const keysOf = (
  { facts }: WrittenSet,
  answers: ReadonlyMap<string, Answer>,
  periods: (per: string) => readonly string[],
): string[] =>
  Object.entries(facts).flatMap(([id, { fields, per }]) => {
    if (fields === undefined) return [id];
    const told = [...answers.keys()].flatMap((key) =>
      key.startsWith(`${id}.`) ? [key.split("#")[1] ?? ""] : [],
    );
    const items = per === undefined ? [...new Set(told)] : periods(per);
    return items.flatMap((item) => Object.keys(fields).map((field) => `${id}.${field}#${item}`));
  });

const lengths: Readonly<Record<string, readonly [months: number, letter: string]>> = {
  half: [6, "H"],
  quarter: [3, "Q"],
  month: [1, ""],
};

function periodsWithin(year: number, first: string, last: string, per: string) {
  const [length, letter] = lengths[per] as readonly [number, string];
  return Array.from({ length: 12 / length }, (_, index) => {
    const two = (month: number) => String(month).padStart(2, "0");
    const [from, to] = [index * length + 1, (index + 1) * length];
    const number = per === "month" ? two(to) : String(index + 1);
    return { id: `${year}-${letter}${number}`, from: `${year}-${two(from)}-01`, to: `${year}-${two(to)}-31` };
  }).filter(({ from, to }) => from >= first && to <= `${last.slice(0, 8)}31`);
}

/** From the first day of one to the last day of the other. */
function wholeMonths(from: string, to: string): number {
  const end = new Date(Date.parse(to) + 86_400_000);
  const [year = 0, month = 0, day = 0] = from.split("-").map(Number);
  const months = (end.getUTCFullYear() - year) * 12 + end.getUTCMonth() + 1 - month;
  return end.getUTCDate() < day ? months - 1 : months;
}

/** Both as texts by name, to be held against each other. */
export type Said = Readonly<Record<string, string>>;

const textOf = (points: Known | typeof undetermined) =>
  typeof points === "symbol" ? String(points.description) : points.toFraction();

export function saidByOracle(sheet: Sheet): Said {
  const verdict = verdictOf(sheet);
  if (verdict === "open") return { closed: "no" };
  const named = (kind: string, all: ReadonlyMap<string, Known | typeof undetermined>) =>
    [...all].map(([name, points]) => [`${kind} ${name}`, textOf(points)]);
  return {
    closed: "yes",
    ...Object.fromEntries(named("criterion", verdict.criteria)),
    ...Object.fromEntries(named("group", verdict.groups)),
    ...Object.fromEntries(named("subtotal", verdict.subtotals)),
    unrounded: textOf(verdict.unrounded),
    total: textOf(verdict.total),
    grade: verdict.grade,
  };
}

export function saidByEngine(evaluation: Evaluation): Said {
  if (!evaluation.isClosed) return { closed: "no" };
  const { criteria, groups, subtotals, unrounded, total, grading } = evaluation;
  const text = (points: Evaluation["total"]) =>
    points.applies ? fractionOf(points.earned).toFraction() : textOf(outside);
  return {
    closed: "yes",
    ...Object.fromEntries(criteria.map(({ code, points }) => [`criterion ${code}`, text(points)])),
    ...Object.fromEntries(groups.map(({ code, rescaled }) => [`group ${code}`, text(rescaled)])),
    ...Object.fromEntries(subtotals.map(({ id, points }) => [`subtotal ${id}`, text(points)])),
    unrounded: text(unrounded),
    total: text(total),
    grade: grading.grade ?? grading.status,
  };
}
