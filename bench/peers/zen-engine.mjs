/** GoRules ZEN: one graph of input, expressions and output, compiled once. Numbers are decimals of 28 digits. */
import { ZenDecisionContent, ZenEngine } from "@gorules/zen-engine";
import { commonSigns, inputsOf, planOf, textOf } from "../plan.mjs";

export const name = "zen-engine";

export const prepare = (table) => prepareWith(table, {});

export function prepareWith(table, options) {
  const steps = planOf(table);
  const own = new Set(steps.map(({ name }) => name));
  const language = {
    ...commonSigns,
    name: (name) => (own.has(name) ? `$.${name}` : name),
    number: (text) => text,
    min: (a, b) => `min([${a}, ${b}])`,
    max: (a, b) => `max([${a}, ${b}])`,
    if: (condition, then, otherwise) => `(${condition} ? ${then} : ${otherwise})`,
    not: (a) => `not ${a}`,
    round2: (a) => `(floor(${a} * 100 + 0.5) / 100)`,
  };
  const node = (id, type, content = {}) => ({ id, name: id, type, position: { x: 0, y: 0 }, content });
  const expressions = steps.map(({ name, expression }) => ({
    id: name,
    key: name,
    value: textOf(expression, language),
  }));
  const content = {
    nodes: [
      node("facts", "inputNode"),
      node("table", "expressionNode", { expressions, passThrough: false }),
      node("result", "outputNode"),
    ],
    edges: [
      { id: "1", type: "edge", sourceId: "facts", targetId: "table" },
      { id: "2", type: "edge", sourceId: "table", targetId: "result" },
    ],
  };
  const decision = new ZenEngine().createDecision(new ZenDecisionContent(content));
  const grades = table.grades.map(({ id }) => id);
  return {
    take: inputsOf(table),
    isAsync: true,
    async evaluate(facts) {
      const { result, trace } = await decision.evaluate(facts, options);
      return { grade: grades[result.grade], total: result.total, trace };
    },
  };
}
