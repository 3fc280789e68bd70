import { expect, test } from "vitest";
import { Exact, textOfExact } from "../../../src/engine/exact/index.ts";
import { expressionParser } from "../../../src/files/formula-parser.ts";

const literal = (text: string): unknown => (expressionParser(text) as { readonly value: unknown }).value;

test.each([
  "84.99999999999999999999",
  "0.1",
  "0.0000000000000000000000000000000001",
  "1234567890123456789012345678901234567890",
])("the literal %s arrives as it is written, though no double holds it", (text) => {
  const value = literal(text);
  expect(value).toBeInstanceOf(Exact);
  expect(textOfExact(value as Exact)).toBe(text);
});

test("a syntax error says at which character", () => {
  expect(() => expressionParser("1 + ) 2")).toThrow(expect.objectContaining({ char: 5 }));
});
