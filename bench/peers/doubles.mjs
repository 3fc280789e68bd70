/** Hand-written doubles: points, total and grade, and nothing said about them. */
import { inputsOf, planOf } from "../plan.mjs";
import { linesOf } from "./javascript.mjs";

export const name = "doubles, hand-written";

export function prepare(table) {
  const source = `"use strict"; return (facts) => {\n${linesOf(planOf(table)).join("\n")}\nreturn { grade: grades[grade], total };\n};`;
  const evaluate = new Function("grades", source)(table.grades.map(({ id }) => id));
  return { take: inputsOf(table), evaluate };
}
