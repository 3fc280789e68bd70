/** The functions of numbers that a formula may call: how many arguments, the span of the result, how it reads. */
import { type Exact, greater, lesser, type Span, spanOfGreater, spanPlus } from "../exact/index.ts";
import type { Lang } from "../words/lang.ts";
import { spanOfCeiling, spanOfFloor, spanOfLesser, spanOfSize } from "./spans.ts";

export type NumberFunction = Taking & {
  readonly span: (first: Span, ...others: readonly Span[]) => Span;
  readonly words: Readonly<Record<Lang, string>>;
};

/** `many`: one or more, joined two at a time. What it comes to where every number is known. */
type Taking =
  | { readonly takes: "one"; of(number: Exact): Exact }
  | { readonly takes: "many"; of(sofar: Exact, next: Exact): Exact };

const joining =
  (join: (a: Span, b: Span) => Span): NumberFunction["span"] =>
  (first, ...others) =>
    others.reduce(join, first);

export const numberFunctions: ReadonlyMap<string, NumberFunction> = new Map<string, NumberFunction>([
  [
    "min",
    {
      takes: "many",
      of: lesser,
      span: joining(spanOfLesser),
      words: { vi: "số nhỏ nhất trong", en: "the least of" },
    },
  ],
  [
    "max",
    {
      takes: "many",
      of: greater,
      span: joining(spanOfGreater),
      words: { vi: "số lớn nhất trong", en: "the greatest of" },
    },
  ],
  [
    "sum",
    {
      takes: "many",
      of: (a, b) => a.plus(b),
      span: joining(spanPlus),
      words: { vi: "tổng của", en: "the sum of" },
    },
  ],
  [
    "abs",
    {
      takes: "one",
      of: (number) => (number.isNegative ? number.negated() : number),
      span: spanOfSize,
      words: { vi: "giá trị tuyệt đối của", en: "the size of" },
    },
  ],
  [
    "floor",
    {
      takes: "one",
      of: (number) => number.floor(),
      span: spanOfFloor,
      words: { vi: "làm tròn xuống", en: "rounded down" },
    },
  ],
  [
    "ceil",
    {
      takes: "one",
      of: (number) => number.negated().floor().negated(),
      span: spanOfCeiling,
      words: { vi: "làm tròn lên", en: "rounded up" },
    },
  ],
]);

/** Every name that can be called, those with a grammar of their own among them. */
export const functionNames: readonly string[] = [...numberFunctions.keys(), "round", "if", "date", "days"];
