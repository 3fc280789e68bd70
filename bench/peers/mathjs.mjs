/** mathjs with Fraction: the steps as one block of its expressions, compiled once. Exact. */
import { all, create } from "mathjs";
import { commonSigns, inputsOf, planOf, textOf } from "../plan.mjs";

export const name = "mathjs with Fraction, compiled";

const language = {
  ...commonSigns,
  name: (name) => name,
  number: (text) => (text.startsWith("-") ? `(${text})` : text),
  min: (a, b) => `min(${a}, ${b})`,
  max: (a, b) => `max(${a}, ${b})`,
  if: (condition, then, otherwise) => `(${condition} ? ${then} : ${otherwise})`,
  not: (a) => `not ${a}`,
  round2: (a) => `(floor(${a} * 100 + 1 / 2) / 100)`,
};

export function prepare(table) {
  const math = create(all, { number: "Fraction" });
  const block = planOf(table).map(({ name, expression }) => `${name} = ${textOf(expression, language)};`);
  const compiled = math.compile(block.join("\n"));
  const grades = table.grades.map(({ id }) => id);
  return {
    take: inputsOf(table, (text) => math.fraction(text)),
    evaluate(facts) {
      const scope = { ...facts };
      compiled.evaluate(scope);
      return { grade: grades[Number(scope.grade)], total: scope.total };
    },
  };
}
