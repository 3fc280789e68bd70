/** The same doubles, and for every criterion and group an object that says what it earned and by which facts. */
import { inputsOf, planOf } from "../plan.mjs";
import { linesOf } from "./javascript.mjs";

export const name = "doubles, with explanation objects";

export function prepare(table) {
  const named = (code) => code.toLowerCase().replace(".", "_");
  const factsOf = ({ fact, part, whole, facts }) =>
    facts ? Object.keys(facts) : part ? [part, whole] : [fact];
  const criteria = table.criteria.map((one) => {
    const stated = factsOf(one).map((id) => `{ fact: "${id}", value: facts.${id} }`);
    const applies = one.mayNotApply ? `a_${named(one.code)}` : "true";
    return `{ code: "${one.code}", kind: "${one.kind}", max: ${one.max}, applies: ${applies}, points: p_${named(one.code)}, facts: [${stated.join(", ")}] }`;
  });
  const groups = table.groups
    .filter(({ ceiling }) => ceiling !== null)
    .map(
      ({ code, max }) =>
        `{ code: "${code}", max: ${max}, earned: s_${named(code)}, points: g_${named(code)}, isAtCap: g_${named(code)} === ${max} }`,
    );
  const source = `"use strict"; return (facts) => {\n${linesOf(planOf(table)).join("\n")}
return { grade: grades[grade], total, unrounded, outOf: w, criteria: [${criteria.join(", ")}], groups: [${groups.join(", ")}], isHeldDown: grade !== reached };\n};`;
  const evaluate = new Function("grades", source)(table.grades.map(({ id }) => id));
  return { take: inputsOf(table), evaluate };
}
