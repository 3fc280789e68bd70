/** What is wrong with the shape of a body or a query, in the words of our problems. */
import type { z } from "zod";
import { inBoth, type Outcome, type Problem, problem, suggestion } from "../engine/index.ts";

/** Every place that is missing, unknown, of another type or too long, at once. */
export function shaped<T>(schema: z.ZodType<T>, written: unknown): Outcome<T> {
  const read = schema.safeParse(written);
  return read.success
    ? { value: read.data, problems: [] }
    : { value: null, problems: read.error.issues.flatMap((issue) => fromIssue(issue, written)) };
}

function fromIssue(issue: z.core.$ZodIssue, written: unknown): Problem[] {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  const value = at(path, written);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => problem("field-unknown", { path: [...path, key] }, { key }));
    case "invalid_value": {
      if (value === undefined) return [missing(path)];
      const options = issue.values.map(String);
      const text = typeof value === "string" ? value : JSON.stringify(value);
      return [
        problem(
          "field-option",
          { path },
          { text, options: options.join(", "), ...suggestion(text, options) },
        ),
      ];
    }
    case "too_big":
      return [problem("text-too-long", { path }, { most: String(issue.maximum) })];
    case "invalid_key":
      // A name that is itself too long: its place is named up to it, since a pointer through it would be as long.
      return issue.issues.flatMap((inner) => fromIssue({ ...inner, path: issue.path.slice(0, -1) }, written));
    case "invalid_format":
      return [problem("set-name-form", { path }, { text: String(value) })];
    case "invalid_union": {
      if (value === undefined) return [missing(path)];
      // The alternative of the type that was sent tells what is wrong inside it.
      const meant = issue.errors.find((ofOne) => !ofOne.some(isOfType));
      if (meant)
        return meant.flatMap((inner) =>
          fromIssue({ ...inner, path: [...issue.path, ...inner.path] }, written),
        );
      const types = issue.errors.flatMap((ofOne) => ofOne.filter(isOfType).map((inner) => inner.expected));
      return [problem("field-type", { path }, { expected: expected(...types) })];
    }
    case "invalid_type":
      return [
        value === undefined
          ? missing(path)
          : problem("field-type", { path }, { expected: expected(issue.expected) }),
      ];
    default:
      throw new Error(`no words for ${issue.code}`);
  }
}

const missing = (path: readonly (string | number)[]): Problem =>
  path.length === 0
    ? problem("field-type", { path }, { expected: expected("object") })
    : problem("field-missing", { path }, { key: String(path.at(-1)) });

function at(path: readonly (string | number)[], written: unknown): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    written,
  );
}

const isOfType = (issue: z.core.$ZodIssue): issue is z.core.$ZodIssueInvalidType =>
  issue.code === "invalid_type" && issue.path.length === 0;

/** Any of these types. */
const expected = (...types: readonly string[]): string => {
  const words = types.map((type) => typeWords[type] ?? { vi: type, en: type });
  return inBoth({
    vi: words.map(({ vi }) => vi).join(", hoặc "),
    en: words.map(({ en }) => en).join(", or "),
  });
};

const typeWords: Readonly<Record<string, Readonly<Record<"vi" | "en", string>>>> = {
  string: { vi: "văn bản, trong dấu nháy", en: "text, in quotes" },
  boolean: { vi: "true hoặc false", en: "true or false" },
  array: { vi: "một danh sách [ … ]", en: "a list [ … ]" },
  object: { vi: "một nhóm mục { … }", en: "an object { … }" },
};
