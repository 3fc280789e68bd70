/** The small values a criteria set is written with: ids, numbers, amounts, days. All of them are text in the file. */
import { z } from "zod";
import { type RuleDate, ruleDateFromText } from "../dates.ts";
import { Exact, exactFromText, hundred, textOfExact } from "../exact/index.ts";

// No code is generated at run time: the engine must work under a strict Content-Security-Policy.
z.config({ jitless: true });

/** What is wrong with one small value; the words are in words/problems.ts. */
export type FieldProblem =
  | "field-id"
  | "field-code"
  | "field-number"
  | "field-amount"
  | "field-share"
  | "field-date"
  | "field-fixed-date"
  | "field-empty"
  | "field-year"
  | "field-months"
  | "field-levels"
  | "field-places"
  | "field-expected"
  | "field-when"
  | "field-period"
  | "field-agency";

/** What each small value is, and its pattern where it has one: for those who describe the language from outside. */
export const smallValues = z.registry<{ readonly problem: FieldProblem; readonly pattern?: RegExp }>();

export const field = <T>(problem: FieldProblem, read: (text: string) => T | undefined, pattern?: RegExp) =>
  z
    .string()
    .transform((text, context) => {
      const value = read(text);
      if (value !== undefined) return value;
      context.addIssue({ code: "custom", params: { problem, text } });
      return z.NEVER;
    })
    .register(smallValues, { problem, ...(pattern ? { pattern } : {}) });

export const matching = (problem: FieldProblem, pattern: RegExp) =>
  field(problem, (text) => (pattern.test(text) ? text : undefined), pattern);

/** Facts, kinds of agency, grades, choice levels: lower-case ASCII with underscores. */
export const idPattern = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;
export const id = matching("field-id", idPattern);
/** A fact, or a field of a list: `vi_pham.muc_do`. */
export const factId = matching(
  "field-id",
  /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*(?:\.[a-z][a-z0-9]*(?:_[a-z0-9]+)*)?$/,
);

/** A fact, or a field of one item: `vi_pham.muc_do#2`, `bao_cao.ngay#2025-03`. */
export const factKey = matching(
  "field-id",
  /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*(?:\.[a-z][a-z0-9]*(?:_[a-z0-9]+)*#[A-Za-z0-9-]{1,40})?$/,
);

/** The number of a criterion as printed: `I.3`, `2.1.đ`. Text, so 1.10 is not 1.1. */
export const code = matching("field-code", /^[\p{Script=Latin}\p{Nd}]+(?:[.-][\p{Script=Latin}\p{Nd}]+)*$/u);

export const wording = matching("field-empty", /\S/u);

export const yes = z.enum(["yes", "no"]).transform((text) => text === "yes");

/** A number, and whether it is assumed: `3` stands in a source, `3?` is ours until a source says so. */
export interface Quantity {
  readonly value: Exact;
  readonly assumed: boolean;
}

export const quantity = field("field-number", quantityFromText);

/** What something is worth; a deduction is made by a rule, never by a maximum below 0. */
export const worth = quantity.refine(({ value }) => !value.isNegative, {
  params: { problem: "field-negative" },
});

/** The grain of a scale or a rounding. */
export const step = quantity.refine(({ value }) => value.isPositive, {
  params: { problem: "field-not-positive" },
});

function quantityFromText(text: string): Quantity | undefined {
  const assumed = text.endsWith("?");
  const value = exactFromText(assumed ? text.slice(0, -1) : text);
  return value && { value, assumed };
}

/** Points, either as such (`3`, `3?`) or as a share of what the criterion is worth (`50%`, `50%?`). */
export type Amount = Quantity & { readonly of: "points" | "max" };

export const amount = field("field-amount", (text): Amount | undefined => {
  const share = /^(.+)%(\??)$/.exec(text);
  const read = quantityFromText(share ? `${share[1]}${share[2]}` : text);
  return read && { ...read, of: share ? "max" : "points" };
});

/** A share of a whole, `80%` or `80%?`, in percent: from 0 to 100. */
export const share = field("field-share", (text): Quantity | undefined => {
  const written = /^(.+)%(\??)$/.exec(text);
  const read = written ? quantityFromText(`${written[1]}${written[2]}`) : undefined;
  return read && !read.value.isNegative && hundred.isAtLeast(read.value) ? read : undefined;
});

export const wholeMax: Amount = { value: hundred, of: "max", assumed: false };
export const noPoints: Amount = { value: Exact.of(0n), of: "points", assumed: false };

export const amountIn = ({ value, of }: Amount, max: Exact): Exact =>
  (of === "points" ? value : value.equals(hundred) ? max : value.times(max).over(hundred)).like(max);

/** A limit that may be lifted: `none` means no limit. */
export const limit = z.union([z.literal("none").transform(() => null), amount]);

/** A day, and whether it is assumed. */
export interface DayInRule {
  readonly day: RuleDate;
  readonly assumed: boolean;
}

export const day = field("field-date", (text): DayInRule | undefined => {
  const assumed = text.endsWith("?");
  const read = ruleDateFromText(assumed ? text.slice(0, -1) : text);
  return read && { day: read, assumed };
});

/** What a worked case expects of points: a number, `KAD`, or while open what is possible, `[0; 3]`. */
export const expected = field(
  "field-expected",
  (text): string | undefined => {
    if (text === "KAD") return text;
    const span = /^\[(.+); (.+)\]$/.exec(text);
    const ends = (span ? [span[1], span[2]] : [text]).map((end) =>
      exactFromText(end?.replace(/\?$/, "") ?? ""),
    );
    const texts = ends.flatMap((end) => (end === undefined ? [] : [textOfExact(end)]));
    if (texts.length < ends.length) return undefined;
    return texts.length === 1 ? texts[0] : `[${texts.join("; ")}]`;
  },
  /^(?:KAD|-?\d+(?:\.\d+)?\??|\[-?\d+(?:\.\d+)?; -?\d+(?:\.\d+)?\])$/,
);

export const quantityText = ({ value, assumed }: Quantity): string =>
  textOfExact(value) + (assumed ? "?" : "");
