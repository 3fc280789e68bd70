/** The voice of each language: numbers, days, facts and conditions as an officer reads them. */
import type { CriteriaSet } from "../criteria/set.ts";
import { type CalendarDate, dayMonthYear } from "../dates.ts";
import { type Exact, hundred, round, textOfExact, toPlaces } from "../exact/index.ts";
import type { Formula } from "../formula/index.ts";
import type { Condition } from "../rules/conditions.ts";
import type { FactValue } from "../rules/facts.ts";
import { type Amount, amountIn, type DayInRule, type Quantity } from "../rules/fields.ts";
import { accountOf, ruleInWords } from "../rules/index.ts";
import type { Say } from "../rules/kind.ts";
import { assumedMark, type Lang } from "./lang.ts";

const decimalSign: Record<Lang, string> = { vi: ",", en: "." };

/** Exact where the decimal ends within four places; otherwise the fraction and what it is about. */
export function numberInWords(number: Exact, lang: Lang): string {
  const text = textOfExact(number);
  const point = text.indexOf(".");
  const isShort = point === -1 ? !text.includes("/") : text.length - point <= 5;
  return isShort ? local(text, lang) : `≈ ${placesInWords(number, 4, lang)}`;
}

/** Always with the given number of decimals, as in a printed list: `87,50`. Rounded half up for display only. */
export function placesInWords(number: Exact, places: number, lang: Lang): string {
  const [whole = "", decimals = ""] = textOfExact(round(number, toPlaces(places))).split(".");
  return local(places === 0 ? whole : `${whole}.${decimals.padEnd(places, "0")}`, lang);
}

/** A fraction of 1 in percent, with one decimal: `33,3`. */
export const percentInWords = (share: Exact, lang: Lang): string =>
  placesInWords(share.times(hundred), 1, lang);

function local(text: string, lang: Lang): string {
  const size = text.startsWith("-") ? `−${text.slice(1)}` : text;
  return lang === "en" || !size.includes(".") ? size : size.replace(".", decimalSign[lang]);
}

/** `arePointsAssumed`: the points spoken of rest on an assumed number, and are marked like one. */
export function sayIn(lang: Lang, set: CriteriaSet, arePointsAssumed = false): Say {
  const marked = (text: string, { assumed }: { readonly assumed: boolean }) =>
    text + (assumed ? assumedMark : "");
  const formulaIn = (text: string): Formula => {
    const formula = set.formulas.get(text);
    if (formula === undefined) throw new Error(`the formula ${text} was not compiled`);
    return formula;
  };
  const say: Say = {
    lang,
    number: (number) => numberInWords(number, lang),
    points: (points) => marked(say.number(points), { assumed: arePointsAssumed }),
    quantity: (quantity: Quantity) => marked(say.number(quantity.value), quantity),
    amount: (amount: Amount, max: Exact) =>
      marked(say.number(amountIn(amount, max)), { assumed: amount.assumed || arePointsAssumed }),
    date: (date) => (date === "not-done" ? notDone[lang] : dayMonthYear(date as CalendarDate)),
    day: (day: DayInRule) => marked(dayWords(day, lang), day),
    fact: (fact) => set.facts.get(fact)?.label ?? set.derived.get(fact)?.label ?? fact,
    level: (fact, level) => set.facts.get(fact)?.levels.get(level) ?? level,
    condition: (condition) => conditionWords[lang](condition, say),
    entry: (code) => set.subtotals.get(code)?.label ?? code,
    agencyKind: (kind) => set.kinds.get(kind) ?? kind,
    attribute: (attribute) => set.attributes.get(attribute) ?? attribute,
    formula: (text, max) =>
      formulaIn(text).inWords(
        lang,
        (name, of) =>
          of !== undefined
            ? `“${say.level(of, name)}”`
            : name === "M" && max
              ? say.points(max)
              : `“${say.fact(name)}”`,
        (literal) => say.points(literal),
      ),
    worked: ({ formula, values }) =>
      formulaIn(formula).inWords(
        lang,
        (name, of) => {
          if (of !== undefined) return `“${say.level(of, name)}”`;
          const value = values[name];
          return value ? say.value(value, name) : `“${say.fact(name)}”`;
        },
        (literal) => say.points(literal),
      ),
    value: (value, fact) => valueInWords(value, fact, say),
    rule: (rule, max) => ruleInWords(rule, max, say),
    account: (found) => accountOf(found, say),
  };
  return say;
}

/** `“Ngày gửi” trước ngày 10/12 năm đánh giá°`. */
export const conditionInWords = (set: CriteriaSet, condition: Condition, lang: Lang): string =>
  sayIn(lang, set).condition(condition);

function valueInWords(value: FactValue, fact: string, say: Say): string {
  switch (value.type) {
    case "yes-no":
      return { vi: value.value ? "có" : "không", en: value.value ? "yes" : "no" }[say.lang];
    case "number":
      return say.number(value.value);
    case "date":
      return say.date(value.value);
    case "choice":
      return say.level(fact, value.value);
    case "list":
      return { vi: "không có mục nào", en: "no items" }[say.lang];
  }
}

const notDone: Record<Lang, string> = { vi: "không thực hiện", en: "not done" };

function dayWords({ day }: DayInRule, lang: Lang): string {
  if ("fixed" in day) return dayMonthYear(day.fixed);
  const two = (number: number) => String(number).padStart(2, "0");
  const year = {
    vi: ["năm trước", "năm đánh giá", "năm sau"],
    en: ["the year before", "the year evaluated", "the year after"],
  };
  return `${two(day.day)}/${two(day.month)} ${lang === "en" ? "of " : ""}${year[lang][day.yearsAfter + 1]}`;
}

type ConditionWords = (condition: Condition, say: Say) => string;

const quoted = (fact: string, say: Say) => `“${say.fact(fact)}”`;

const conditionWords: Record<Lang, ConditionWords> = {
  vi: (condition, say) => {
    switch (condition.test) {
      case "all":
        return condition.conditions.map((one) => say.condition(one)).join(" và ");
      case "any":
        return `(${condition.conditions.map((one) => say.condition(one)).join(" hoặc ")})`;
      case "not":
        return `không phải (${say.condition(condition.condition)})`;
      case "is":
        return `${quoted(condition.fact, say)} là ${isWords(condition, say, "có", "không")}`;
      case "one-of":
        return `${quoted(condition.fact, say)} là ${condition.levels.map((level) => `“${say.level(condition.fact, level)}”`).join(" hoặc ")}`;
      case "done":
        return `${quoted(condition.fact, say)}: ${condition.done ? "có thực hiện" : "không thực hiện"}`;
      case "points":
        return `${pointsName(condition.of, say, "tổng điểm", "điểm của mục")} ${viComparison[condition.comparison]} ${shareOrPoints(condition.than, say, "điểm tối đa")}`;
      case "every":
        return `mỗi ${condition.level === "group" ? "nhóm" : "tiêu chí"} ${viComparison[condition.comparison]} ${shareOrPoints(condition.than, say, "điểm tối đa")}`;
      case "documented":
        return `${quoted(condition.fact, say)} ${condition.documented ? "có" : "không có"} tài liệu kiểm chứng`;
      case "applies":
        return `${quoted(condition.fact, say)} ${condition.applies ? "có" : "không"} áp dụng`;
      case "attribute":
        return `đơn vị ${condition.has ? "có" : "không có"} đặc điểm “${say.attribute(condition.attribute)}”`;
      case "agency-kind":
        return `đơn vị là ${condition.kinds.map((kind) => say.agencyKind(kind)).join(" hoặc ")}`;
      case "agency-months":
        return `đơn vị đã thành lập ${viComparison[condition.comparison]} ${say.quantity(condition.than)} tháng${condition.withPredecessors ? " (kể cả thời gian của đơn vị tiền thân)" : ""}`;
      case "period-kind":
        return `kỳ đánh giá là ${condition.kinds.map((kind) => viPeriods[kind]).join(" hoặc ")}`;
      case "before":
      case "by":
      case "from":
      case "after":
        return `${quoted(condition.fact, say)} ${viDay[condition.test]} ${say.day(condition.day)}`;
      default:
        return `${quoted(condition.fact, say)} ${viComparison[condition.test]} ${say.quantity(condition.than)}`;
    }
  },
  en: (condition, say) => {
    switch (condition.test) {
      case "all":
        return condition.conditions.map((one) => say.condition(one)).join(" and ");
      case "any":
        return `(${condition.conditions.map((one) => say.condition(one)).join(" or ")})`;
      case "not":
        return `not (${say.condition(condition.condition)})`;
      case "is":
        return `${quoted(condition.fact, say)} is ${isWords(condition, say, "yes", "no")}`;
      case "one-of":
        return `${quoted(condition.fact, say)} is ${condition.levels.map((level) => `“${say.level(condition.fact, level)}”`).join(" or ")}`;
      case "done":
        return `${quoted(condition.fact, say)}: ${condition.done ? "done" : "not done"}`;
      case "points":
        return `${pointsName(condition.of, say, "the total", "the points of")} ${enComparison[condition.comparison]} ${shareOrPoints(condition.than, say, "of the maximum")}`;
      case "every":
        return `every ${condition.level} has ${enComparison[condition.comparison]} ${shareOrPoints(condition.than, say, "of its maximum")}`;
      case "documented":
        return `${quoted(condition.fact, say)} has ${condition.documented ? "a" : "no"} supporting document`;
      case "applies":
        return `${quoted(condition.fact, say)} ${condition.applies ? "applies" : "does not apply"}`;
      case "attribute":
        return `the agency ${condition.has ? "has" : "does not have"} the attribute “${say.attribute(condition.attribute)}”`;
      case "agency-kind":
        return `the agency is ${condition.kinds.map((kind) => say.agencyKind(kind)).join(" or ")}`;
      case "agency-months":
        return `the agency has existed for ${enComparison[condition.comparison]} ${say.quantity(condition.than)} months${condition.withPredecessors ? " (with those merged into it)" : ""}`;
      case "period-kind":
        return `the period is a ${condition.kinds.join(" or ")}`;
      case "before":
      case "by":
      case "from":
      case "after":
        return `${quoted(condition.fact, say)} ${enDay[condition.test]} ${say.day(condition.day)}`;
      default:
        return `${quoted(condition.fact, say)} ${enComparison[condition.test]} ${say.quantity(condition.than)}`;
    }
  },
};

const isWords = (condition: Extract<Condition, { test: "is" }>, say: Say, yes: string, no: string) =>
  typeof condition.value === "boolean"
    ? condition.value
      ? yes
      : no
    : `“${say.level(condition.fact, condition.value)}”`;

const viPeriods = { year: "năm", half: "nửa năm", quarter: "quý", month: "tháng" };

const pointsName = (of: string, say: Say, total: string, entry: string) =>
  of === "total" ? total : `${entry} ${say.entry(of)}`;

const shareOrPoints = (amount: Amount, say: Say, ofMax: string) =>
  amount.of === "points"
    ? say.quantity(amount)
    : `${say.number(amount.value)} %${amount.assumed ? assumedMark : ""} ${ofMax}`;

const viComparison = { "at-least": "từ", above: "trên", "at-most": "không quá", "less-than": "dưới" };
const enComparison = {
  "at-least": "at least",
  above: "above",
  "at-most": "at most",
  "less-than": "less than",
};
const viDay = { before: "trước ngày", by: "đến hết ngày", from: "từ ngày", after: "sau ngày" };
const enDay = { before: "before", by: "by", from: "from", after: "after" };
