/** json-logic-engine: the whole table in one rule, compiled once; a second one for the grade. Numbers are doubles. */
import { LogicEngine } from "json-logic-engine";
import { inlined, inputsOf, planOf } from "../plan.mjs";

export const name = "json-logic-engine, compiled";

const operators = { not: "!" };

function logicOf(expression) {
  if (typeof expression === "string") return { var: expression };
  if (!Array.isArray(expression)) return Number(expression.n);
  const [operator, ...operands] = expression;
  const given = operands.map(logicOf);
  return { [operators[operator] ?? operator]: operator === "round2" ? given[0] : given };
}

export function prepare(table) {
  const engine = new LogicEngine();
  engine.addMethod(
    "round2",
    (number) => Math.round((Array.isArray(number) ? number[0] : number) * 100) / 100,
    {
      deterministic: true,
      sync: true,
    },
  );
  const steps = planOf(table);
  const totalOf = engine.build(logicOf(inlined(steps, "total")));
  const last = steps.filter(({ name }) => name === "reached" || name === "grade");
  const gradeOf = engine.build(logicOf(inlined(last, "grade")));
  const grades = table.grades.map(({ id }) => id);
  return {
    take: inputsOf(table),
    evaluate(facts) {
      const total = totalOf(facts);
      const grade = gradeOf({ total, [table.veto.fact]: facts[table.veto.fact] });
      return { grade: grades[grade], total };
    },
  };
}
