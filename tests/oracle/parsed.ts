/** A set as the oracle has it, read by the engine. */
import { parseCriteriaSet, problemInWords } from "../../src/engine/index.ts";
import { expressionParser } from "../../src/files/formula-parser.ts";
import type { WrittenSet } from "./written.ts";

export function parsed(written: WrittenSet) {
  const { value, problems } = parseCriteriaSet(written, expressionParser);
  if (value === null)
    throw new Error(problems.map((one) => JSON.stringify([one.at, problemInWords(one, "en")])).join("\n"));
  return value;
}
