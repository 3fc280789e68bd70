/** The functions of numbers that a formula may call: how many arguments, the span of the result, how it reads. */
import { type Span, spanOfGreater, spanPlus } from "../exact/index.ts";
import type { Lang } from "../words/lang.ts";
import { spanOfCeiling, spanOfFloor, spanOfLesser, spanOfSize } from "./spans.ts";

export interface NumberFunction {
  /** `many`: one or more. */
  readonly takes: "one" | "many";
  readonly span: (first: Span, ...others: readonly Span[]) => Span;
  readonly words: Readonly<Record<Lang, string>>;
}

const joining =
  (join: (a: Span, b: Span) => Span): NumberFunction["span"] =>
  (first, ...others) =>
    others.reduce(join, first);

export const numberFunctions: ReadonlyMap<string, NumberFunction> = new Map<string, NumberFunction>([
  [
    "min",
    { takes: "many", span: joining(spanOfLesser), words: { vi: "số nhỏ nhất trong", en: "the least of" } },
  ],
  [
    "max",
    {
      takes: "many",
      span: joining(spanOfGreater),
      words: { vi: "số lớn nhất trong", en: "the greatest of" },
    },
  ],
  ["sum", { takes: "many", span: joining(spanPlus), words: { vi: "tổng của", en: "the sum of" } }],
  ["abs", { takes: "one", span: spanOfSize, words: { vi: "giá trị tuyệt đối của", en: "the size of" } }],
  ["floor", { takes: "one", span: spanOfFloor, words: { vi: "làm tròn xuống", en: "rounded down" } }],
  ["ceil", { takes: "one", span: spanOfCeiling, words: { vi: "làm tròn lên", en: "rounded up" } }],
]);

/** Every name that can be called, those with a grammar of their own among them. */
export const functionNames: readonly string[] = [...numberFunctions.keys(), "round", "if", "date", "days"];
