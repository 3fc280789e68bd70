/**
 * One evidence cell: text in, one of the states of a fact out, or why it is neither.
 *
 * Empty is missing, `0` is zero, `KAD` (không áp dụng) is not applicable, `CHO` (chờ) is pending, `không công
 * nhận` withdraws what an earlier round claimed. A text with two readings is refused with both named.
 */
import { cleanText } from "../clean-text.ts";
import { calendarDate, dayMonthYear, daysIn } from "../dates.ts";
import { type Exact, exactFromText, textOfExact } from "../exact/index.ts";
import type { FactValue } from "../rules/facts.ts";
import { inBoth, type ProblemId } from "../words/problems.ts";
import type { Fact } from "./fact.ts";

export type Cell =
  | { readonly state: "value"; readonly value: FactValue }
  | { readonly state: "missing" | "pending" | "not-applicable" | "withdrawn" };

export interface CellProblem {
  readonly id: ProblemId;
  readonly values: Readonly<Record<string, string>>;
}

export type CellReading = { readonly cell: Cell } | { readonly problem: CellProblem };

const marks: ReadonlyMap<string, Cell> = new Map([
  ["", { state: "missing" }],
  ["kad", { state: "not-applicable" }],
  ["cho", { state: "pending" }],
  ["chờ", { state: "pending" }],
  ["không công nhận", { state: "withdrawn" }],
]);

/** Reads a cell of the given fact. Bounds and steps are checked; KAD is refused where the fact cannot have it. */
export function readCell(written: string, fact: Fact): CellReading {
  const text = cleanText(written);
  const mark = markIn(text);
  if (mark?.state === "not-applicable" && !fact.mayNotApply) return refuse("value-kad-refused");
  if (mark) return { cell: mark };
  return readers[fact.writtenType](text, fact);
}

/** No mark begins with a digit, as most answers do. */
const markIn = (text: string): Cell | undefined =>
  /^\d/.test(text) ? undefined : marks.get(text.toLowerCase().replace(/\s+/g, " "));

const value = (one: FactValue): CellReading => ({ cell: { state: "value", value: one } });
const refuse = (id: ProblemId, values: Record<string, string> = {}): CellReading => ({
  problem: { id, values },
});

type Reader = (text: string, fact: Fact) => CellReading;

const yesWords = new Set(["có", "x", "1", "true", "yes"]);
const noWords = new Set(["không", "0", "false", "no"]);

const readYesNo: Reader = (text) => {
  const word = text.toLowerCase();
  if (yesWords.has(word)) return value({ type: "yes-no", value: true });
  if (noWords.has(word)) return value({ type: "yes-no", value: false });
  return refuse("value-yes-no", { text });
};

const readNumber: Reader = (text, fact) => {
  const isWhole = fact.writtenType === "integer";
  const thousands = isWhole ? /^(-?[1-9]\d{0,2}),(\d{3})$/.exec(text) : null;
  // A whole number has no decimals, so a comma before three digits can only be Excel's thousands.
  if (thousands) return refuse("value-grouped", { text, reading: `${thousands[1]}${thousands[2]}` });
  const read = numberIn(text);
  if ("problem" in read) return read;
  const number = read.number;
  const { least, most } = fact.domain;
  if (isWhole && !number.isInteger) return refuse("value-integer", { text });
  if (least && number.isLessThan(least)) return refuse("value-below", { text, least: both(least) });
  if (most?.isLessThan(number)) return refuse("value-above", { text, most: both(most) });
  if (fact.step && !isWhole && !number.over(fact.step).isInteger)
    return refuse("value-step", { text, step: both(fact.step) });
  return value({ type: "number", value: number });
};

const readPercentage: Reader = (text, fact) => readNumber(text.replace(/\s?%$/, ""), fact);

/** Decimal comma for the Vietnamese reader, point for the English one. */
const both = (number: Exact) =>
  inBoth({ vi: textOfExact(number).replace(".", ","), en: textOfExact(number) });

function numberIn(text: string): { readonly number: Exact } | Extract<CellReading, { problem: unknown }> {
  const refused = (id: ProblemId, values: Record<string, string>) => ({
    problem: { id, values: { text, ...values } },
  });
  const plain = text.replace(/^−/, "-");
  const oneGroup = /^(-?[1-9]\d{0,2})\.(\d{3})$/.exec(plain);
  if (oneGroup) {
    const [, whole = "", rest = ""] = oneGroup;
    return refused("value-two-readings", { grouped: whole + rest, decimal: `${whole},${rest}` });
  }
  const grouped = isUngrouped.test(plain) ? undefined : groupedReading(plain);
  if (grouped !== undefined) return refused("value-grouped", { reading: grouped });
  const number = exactFromText(plain.replace(",", "."));
  return number ? { number } : refused("value-number", {});
}

/** Digits, and at most one sign among them: nothing that `groupedReading` would find. */
const isUngrouped = /^-?\d+(?:[.,]\d+)?$/;

/** The one reading of a text with thousands separators: `1.234,5`, `1,234.5`, `1.234.567`, `1 234`. */
function groupedReading(text: string): string | undefined {
  const patterns = [
    /^(-?\d{1,3}(?:\.\d{3})+)(?:,(\d+))$/,
    /^(-?\d{1,3}(?:,\d{3})+)(?:\.(\d+))$/,
    /^(-?\d{1,3}(?:[.]\d{3}){2,})$/,
    /^(-?\d{1,3}(?:,\d{3}){2,})$/,
    /^(-?\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:[.,](\d+))?$/,
  ];
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return (match[1] ?? "").replace(/[^\d-]/g, "") + (match[2] ? `,${match[2]}` : "");
  }
  return undefined;
}

const readDate: Reader = (text) => {
  if (noWords.has(text.toLowerCase()) && text !== "0") return value({ type: "date", value: "not-done" });
  const parts = dateParts(text);
  if (parts === undefined) return excelDay(text) ?? refuse("value-date", { text });
  const date = calendarDate(parts.year, parts.month, parts.day);
  return date
    ? value({ type: "date", value: date })
    : refuse("value-no-such-day", { text, reason: whyNoSuchDay(parts) });
};

interface DateParts {
  readonly day: number;
  readonly month: number;
  readonly year: number;
}

function dateParts(text: string): DateParts | undefined {
  const written = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (written) return { day: Number(written[1]), month: Number(written[2]), year: Number(written[3]) };
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return iso ? { day: Number(iso[3]), month: Number(iso[2]), year: Number(iso[1]) } : undefined;
}

function whyNoSuchDay({ day, month, year }: DateParts): string {
  if (month < 1 || month > 12)
    return inBoth({ vi: `không có tháng ${month}`, en: `there is no month ${month}` });
  if (year < 1900 || year > 2199)
    return inBoth({ vi: `năm ${year} ngoài khoảng 1900–2199`, en: `the year ${year} is outside 1900–2199` });
  const days = daysIn(year, month);
  return inBoth({
    vi: `tháng ${month}/${year} chỉ có ${days} ngày, không có ngày ${day}`,
    en: `${month}/${year} has ${days} days, no day ${day}`,
  });
}

/** Excel counts days from 30/12/1899; 32874 is 01/01/1990 and 55153 is 31/12/2050. */
function excelDay(text: string): CellReading | undefined {
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  if (serial < 32_874 || serial > 55_153) return undefined;
  let [year, rest] = [1990, serial - 32_874];
  const lengthOf = (one: number) => 337 + daysIn(one, 2);
  for (; rest >= lengthOf(year); year++) rest -= lengthOf(year);
  let month = 1;
  for (; rest >= daysIn(year, month); month++) rest -= daysIn(year, month);
  const date = calendarDate(year, month, rest + 1);
  return date && refuse("value-excel-day", { text, reading: dayMonthYear(date) });
}

const readChoice: Reader = (text, { levels }) => {
  const wanted = text.toLowerCase();
  for (const [level, wording] of levels) {
    if (wanted === level || wanted === wording.toLowerCase()) return value({ type: "choice", value: level });
  }
  return refuse("value-choice", { text, options: [...levels.values()].join(" | ") });
};

/** A list itself only says that it has no items; each item has rows of its own. */
const readList: Reader = (text) =>
  noWords.has(text.toLowerCase()) ? value({ type: "list", value: "none" }) : refuse("value-list", { text });

const readers: Record<Fact["writtenType"], Reader> = {
  list: readList,
  "yes-no": readYesNo,
  integer: readNumber,
  decimal: readNumber,
  percentage: readPercentage,
  points: readNumber,
  date: readDate,
  choice: readChoice,
};
