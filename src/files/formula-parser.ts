/**
 * The parser that formulas are read with: that of mathjs and nothing else of it. It is loaded when the first formula
 * is met, since loading it takes longer than scoring a province; nothing it parses is ever evaluated.
 */
import { createRequire } from "node:module";
import { type ExpressionParser, exactFromText } from "../engine/index.ts";

/** Throws the parser's own SyntaxError where the text is no expression. */
export const expressionParser: ExpressionParser = (text) => {
  parse ??= loadParser();
  return parse(text);
};

let parse: ExpressionParser | undefined;

/** In this instance a literal becomes an exact number straight from its text: no float is made of it on the way. */
function loadParser(): ExpressionParser {
  const { create, factory, parseDependencies } = createRequire(import.meta.url)(
    "mathjs/number",
  ) as typeof import("mathjs");
  const createNumeric = factory("numeric", [], () => (text: string) => exactFromText(text));
  const { parse } = create({ ...parseDependencies, createNumeric });
  if (parse === undefined) throw new Error("mathjs gave no parser");
  return (text) => parse(text);
}
