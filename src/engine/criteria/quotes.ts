/**
 * Numbers of a rule that the quote beside it does not state: in an official edition either the number was slipped
 * in, or too little was quoted.
 *
 * Not looked at, since no text need say them: 0; 100 % and, where points are written, the whole of what the rule is
 * worth (the table's column); a part's `max` written as a share; 1 where it only tells some from none (`is: 1`,
 * `from: 1`) or stands for "each" (`per: 1`); `out-of: 100`; in a formula 0, 1, 100 and the
 * places of a rounding.
 */
import { daysIn, ruleDateFromText } from "../dates.ts";
import { Exact, exactFromText, hundred, one, textOfExact, zero } from "../exact/index.ts";
import { type Problem, warning } from "../problems.ts";
import type { Path } from "../rules/facts.ts";
import type { Clause } from "./schema.ts";
import { type CriteriaSet, type Criterion, maxFor } from "./set.ts";
import { childOf, isAmountText, isDayText, isList, isMapping, type Mapping, placesIn } from "./written.ts";

export function numbersNotQuoted(set: CriteriaSet): Problem[] {
  if (set.basis !== "official") return [];
  const ofCriteria = placesIn(set).flatMap(({ node, written, path }) =>
    node.isGroup ? [] : numbersOfCriterion(set, node, written, path),
  );
  return [...ofCriteria, ...numbersCounted(set)];
}

function numbersOfCriterion(
  set: CriteriaSet,
  { code, max, source }: Criterion,
  written: unknown,
  path: Path,
): Problem[] {
  const maxima = [...set.kinds.keys()].flatMap((kind) => maxFor(max, kind)?.value ?? []);
  const numbers = numbersIn(childOf(written, "rule"), {
    path: [...path, "rule"],
    key: "rule",
    worths: maxima,
    siblings: {},
  });
  return unstated(set, numbers, { code, source, written });
}

/** The day of handing in, the thresholds and targets of indicators. */
function numbersCounted(set: CriteriaSet): Problem[] {
  const { "handing-in": handingIn, indicators } = set.written as Mapping;
  const entries = [
    { code: "handing-in", source: set.handingIn?.source, written: handingIn, path: ["handing-in"] },
    ...set.indicators.map(({ id, source }, index) => ({
      code: id,
      source,
      written: childOf(indicators, index),
      path: ["indicators", index],
    })),
  ];
  return entries.flatMap(({ code, source, written, path }) =>
    source
      ? unstated(set, numbersIn(written, { path, key: "", worths: [], siblings: {} }), {
          code,
          source,
          written,
        })
      : [],
  );
}

interface Quoting {
  readonly code: string;
  readonly source: Clause;
  readonly written: unknown;
}

function unstated(
  set: CriteriaSet,
  numbers: readonly RuleNumber[],
  { code, source, written }: Quoting,
): Problem[] {
  const quote = readQuote(quotesIn(written).join("\n"));
  const known = set.sources.get(source.document);
  const document = known?.number ?? known?.title ?? source.document;
  return numbers
    .filter((number) => !isStated(number, quote))
    .map(({ text, path: at }) =>
      warning("quote-lacks-number", { path: at }, { number: text, code, document, item: source.item }),
    );
}

const quotesIn = (written: unknown): string[] =>
  isList(written)
    ? written.flatMap(quotesIn)
    : isMapping(written)
      ? Object.entries(written).flatMap(([key, inner]) =>
          key === "quote" && typeof inner === "string" ? [inner] : quotesIn(inner),
        )
      : [];

/** A number of a rule: any one of its readings in the quote is enough. */
interface RuleNumber {
  readonly path: Path;
  readonly text: string;
  readonly readings: readonly Exact[];
  readonly isHalf: boolean;
  /** `15/2` of a day. */
  readonly day: string | null;
}

interface Spot {
  readonly path: Path;
  readonly key: string;
  /** What the rule around it is worth, for each kind of agency. */
  readonly worths: readonly Exact[];
  readonly siblings: Mapping;
}

/** Keys that hold ids, codes or wording. Any other key may hold numbers: rule kinds to come are looked into too. */
const wordKeys = new Set(
  "kind fact facts part whole of best label name title ask why note assumption unit document item quote source code one-of".split(
    " ",
  ),
);

/** Where a number is points, so that the whole worth of the rule is the same as 100 %. */
const pointKeys = new Set("points in-time late not-done base each at-most max when-zero".split(" "));

/** Where 1 is the bound between none and some, or "each". */
const oneKeys = new Set("is per from below less-than".split(" "));

function numbersIn(written: unknown, spot: Spot): RuleNumber[] {
  if (typeof written === "string") {
    return spot.key === "formula" ? literalsIn(written, spot) : numberFrom(written, spot);
  }
  if (isList(written)) {
    return written.flatMap((inner, index) => numbersIn(inner, { ...spot, path: [...spot.path, index] }));
  }
  if (!isMapping(written)) return [];
  // The keys of a choice's points are levels, whatever they are called.
  const areLevels = spot.key === "points";
  const worths = "rule" in written ? worthsOfPart(written["max"], spot.worths) : spot.worths;
  return Object.entries(written).flatMap(([key, inner]) =>
    !areLevels && wordKeys.has(key)
      ? []
      : numbersIn(inner, {
          path: [...spot.path, key],
          key: areLevels ? spot.key : key,
          worths: key === "rule" ? worths : spot.worths,
          siblings: written,
        }),
  );
}

function worthsOfPart(max: unknown, worths: readonly Exact[]): readonly Exact[] {
  const read = typeof max === "string" ? amountFrom(max) : undefined;
  if (read === undefined) return worths;
  return read.isShare ? worths.map((worth) => shareOf(read.value, worth)) : [read.value];
}

const shareOf = (percent: Exact, worth: Exact) => percent.times(worth).over(hundred);

/** The size of an amount; a deduction is quoted without its sign. */
function amountFrom(text: string): { readonly value: Exact; readonly isShare: boolean } | undefined {
  if (!isAmountText(text)) return undefined;
  const value = exactFromText(text.replace(/^-/, "").replace(/%?\??$/, ""));
  return value && { value, isShare: /%\??$/.test(text) };
}

function numberFrom(text: string, spot: Spot): RuleNumber[] {
  if (text.endsWith("?")) return [];
  if (isDayText(text)) {
    const day = dayIn(text);
    return day === null ? [] : [{ path: spot.path, text, readings: [], isHalf: false, day }];
  }
  const read = amountFrom(text);
  if (read === undefined || isUnsaid(read, spot)) return [];
  const { value, isShare } = read;
  const readings = isShare ? [value, ...spot.worths.map((worth) => shareOf(value, worth))] : [value];
  return [{ path: spot.path, text, readings, isHalf: isShare && value.equals(fifty), day: null }];
}

const fifty = Exact.of(50n);

function isUnsaid({ value, isShare }: { readonly value: Exact; readonly isShare: boolean }, spot: Spot) {
  const { key, worths, siblings } = spot;
  if (value.isZero || (key === "out-of" && value.equals(hundred))) return true;
  if (isShare) return value.equals(hundred) || (key === "max" && "rule" in siblings);
  const isCondition = "fact" in siblings && !("kind" in siblings);
  if (value.equals(one) && (oneKeys.has(key) || (key === "at-least" && isCondition))) return true;
  return (
    pointKeys.has(key) && !isCondition && worths.length > 0 && worths.every((worth) => worth.equals(value))
  );
}

/** Text in quotes and names such as `so_2` hold no numbers; `0.5` may be quoted as 50 %. */
function literalsIn(formula: string, { path }: Spot): RuleNumber[] {
  const plain = formula
    .replace(/"[^"]*"|'[^']*'/g, " ")
    // To how many places is said by the rounding, not by a quote.
    .replace(/\bround\s*\(((?:[^(),]|\([^()]*\))*),\s*\d\s*\)/g, "($1)");
  const literals = [...plain.matchAll(/(?<![\p{L}\p{N}_.])\d+(?:\.\d+)?(?![\p{L}\p{N}_.?])/gu)];
  return literals.flatMap(([text]) => {
    const value = exactFromText(text);
    if (value === undefined || [zero, one, hundred].some((unsaid) => unsaid.equals(value))) return [];
    const readings = value.isLessThan(one) ? [value, value.times(hundred)] : [value];
    return [{ path, text, readings, isHalf: value.times(hundred).equals(fifty), day: null }];
  });
}

function dayIn(text: string): string | null {
  const date = ruleDateFromText(text);
  if (date === undefined) return null;
  if (!("fixed" in date)) return `${date.day}/${date.month}`;
  const [, month, day] = date.fixed.split("-").map(Number);
  return `${day}/${month}`;
}

/** What a quote states, however it writes it. */
interface Quote {
  readonly numbers: ReadonlySet<string>;
  /** `15/2` for 15/02, 15-2, ngày 15 tháng 2, and for the month's last day where it says hết tháng. */
  readonly days: ReadonlySet<string>;
  readonly hasHalf: boolean;
}

const isStated = ({ readings, isHalf, day }: RuleNumber, quote: Quote): boolean =>
  day === null
    ? readings.some((value) => quote.numbers.has(textOfExact(value))) || (isHalf && quote.hasHalf)
    : quote.days.has(day);

function readQuote(text: string): Quote {
  const figures = [...text.matchAll(/\d+(?:[.,]\d+)*/g)].flatMap(([token]) => readingsOf(token));
  const spaced = [...text.matchAll(/(?<!\d)\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)/g)].map(([token]) =>
    token.replace(/\D/g, ""),
  );
  // `[80,90)` is an interval, not eighty and nine tenths.
  const ends = [...text.matchAll(/(?:\[([\d.]+),([\d.]+)[\])]|\(([\d.]+),([\d.]+)\])/g)].flatMap((match) =>
    match.slice(1).filter((end) => end !== undefined),
  );
  const values = [...figures, ...spaced, ...ends].flatMap((figure) => {
    const value = exactFromText(figure.replace(/^0+(?=\d)/, ""));
    return value === undefined ? [] : [textOfExact(value)];
  });
  return {
    numbers: new Set([...values, ...numbersInWords(text)]),
    days: daysStated(text),
    hasHalf: /(?<!\d)1\/2(?!\d)/.test(text) || /(?<!\p{L})nửa(?!\p{L}| (?:năm|đầu|cuối))/iu.test(text),
  };
}

/** `1.000` may be a thousand or one; a run that is neither grouped nor decimal is a list of numbers. */
function readingsOf(token: string): string[] {
  const parts = token.split(/[.,]/);
  const signs = token.replace(/\d/g, "");
  const last = parts.at(-1) ?? "";
  const areGroups = (groups: readonly string[]) =>
    /^\d{1,3}$/.test(groups[0] ?? "") && groups.slice(1).every((group) => group.length === 3);
  const isOneSign = new Set(signs).size === 1;
  const isDecimal =
    signs.length === 1 ||
    (signs.length > 1 &&
      new Set(signs.slice(0, -1)).size === 1 &&
      !isOneSign &&
      areGroups(parts.slice(0, -1)));
  const readings = [
    ...(isOneSign && areGroups(parts) ? [parts.join("")] : []),
    ...(isDecimal ? [`${parts.slice(0, -1).join("")}.${last}`] : []),
  ];
  return readings.length > 0 ? readings : parts;
}

function daysStated(text: string): Set<string> {
  const days = new Set<string>();
  const add = (day: string | undefined, month: string | undefined) =>
    days.add(`${Number(day)}/${Number(month)}`);
  for (const [, day, month] of text.matchAll(/(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})(?!\d)/g)) add(day, month);
  for (const [, day, month] of text.matchAll(/(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})(?!\d)/giu))
    add(day, month);
  for (const [, month, day] of text.matchAll(/(?<!\d)\d{4}-(\d{2})-(\d{2})(?!\d)/g)) add(day, month);
  for (const [, month] of text.matchAll(/(?:hết|cuối|trong)\s+tháng\s+(\d{1,2})(?!\d)/giu)) {
    const commonYear = 2001;
    add(String(daysIn(commonYear, Number(month))), month);
  }
  return days;
}

const numberWords = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
const restOfNumber = new Set([
  ...numberWords,
  ..."mươi trăm nghìn ngàn triệu tỷ lăm mốt linh lẻ rưỡi".split(" "),
]);

/** Năm is also “year”: five only before something counted, and after nothing that speaks of a year. */
const beforeYear = new Set(
  "trong hằng hàng mỗi cả của cuối đầu từng và đến theo giữa nửa qua báo cáo".split(" "),
);
const afterYear = new Set("nay trước sau học tới liền kế là".split(" "));

/** `1` to `10` written as single words; a word of a longer number (mười hai) is none of its own. */
function numbersInWords(text: string): string[] {
  return text.split(/[^\p{L}\s]+/u).flatMap((stretch) => {
    const words = stretch.toLowerCase().match(/\p{L}+/gu) ?? [];
    return words.flatMap((word, index) => {
      const number = numberWords.indexOf(word) + 1;
      const [previous = "", next = ""] = [words[index - 1], words[index + 1]];
      const isPart = restOfNumber.has(previous) || restOfNumber.has(next);
      const isYear = word === "năm" && (next === "" || beforeYear.has(previous) || afterYear.has(next));
      return number === 0 || isPart || isYear ? [] : [String(number)];
    });
  });
}
