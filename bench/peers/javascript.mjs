/** The table as straight JavaScript, a line for each step, as a programmer would write it for this one table. */
import { commonSigns, textOf } from "../plan.mjs";

const language = {
  ...commonSigns,
  name: (name) => name,
  number: (text) => (text.startsWith("-") ? `(${text})` : text),
  min: (a, b) => `Math.min(${a}, ${b})`,
  max: (a, b) => `Math.max(${a}, ${b})`,
  if: (condition, then, otherwise) => `(${condition} ? ${then} : ${otherwise})`,
  not: (a) => `!${a}`,
  round2: (a) => `Math.round(${a} * 100) / 100`,
};

/** `facts` are read where they are needed, each once. */
export function linesOf(steps) {
  const own = new Set(steps.map(({ name }) => name));
  const inScope = { ...language, name: (name) => (own.has(name) ? name : `facts.${name}`) };
  return steps.map(({ name, expression }) => `const ${name} = ${textOf(expression, inScope)};`);
}
