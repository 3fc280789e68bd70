/**
 * The same table as a list of steps `name = expression`, for engines that reckon with expressions. Each translates the
 * steps into its own language; `oracle.mjs` does not use them, so that a slip here shows as wrong grades.
 */
import { dayOfYear, factsOf, year } from "./description.mjs";
import { add, decimalText, fraction, fromText } from "./fraction.mjs";

const n = (text) => ({ n: text });
const sum = (all) => all.reduce((a, b) => ["+", a, b]);

/** Names of steps: `a_` does it apply, `p_` its points, `g_` of a group, `w` what applies is worth. */
export function planOf(table) {
  const steps = [];
  const step = (name, expression) => {
    steps.push({ name, expression });
    return name;
  };
  const named = (code) => code.toLowerCase().replace(".", "_");
  for (const one of table.criteria) {
    const points = pointsOf(one);
    if (one.mayNotApply) {
      const applies = step(`a_${named(one.code)}`, appliesOf(one));
      step(`p_${named(one.code)}`, ["if", applies, points, n("0")]);
    } else step(`p_${named(one.code)}`, points);
  }
  // What always applies is added up beforehand, and exactly: nobody writes out a sum of constants.
  const worthOf = (members) => {
    const always = members.filter(({ mayNotApply }) => !mayNotApply).map(({ max }) => fromText(max));
    const sometimes = members.filter(({ mayNotApply }) => mayNotApply);
    return sum([
      n(decimalText(always.reduce(add, fraction(0n)))),
      ...sometimes.map(({ code, max }) => ["if", `a_${named(code)}`, n(max), n("0")]),
    ]);
  };
  const parts = [];
  const worths = [];
  const extras = [];
  for (const { code, max, ceiling } of table.groups) {
    const members = table.criteria.filter(({ group }) => group === code);
    const points = members.map((one) => `p_${named(one.code)}`);
    if (max === "0") {
      extras.push(...points);
      continue;
    }
    const earned = step(`s_${named(code)}`, sum(points));
    const isWhole = members.every(({ mayNotApply }) => !mayNotApply);
    const worth = isWhole ? n(max) : step(`w_${named(code)}`, worthOf(members));
    if (ceiling === null) {
      parts.push(earned);
      worths.push(worth);
    } else {
      const whole = isWhole ? earned : ["/", ["*", earned, n(max)], worth];
      parts.push(step(`g_${named(code)}`, ["min", whole, n(ceiling)]));
      worths.push(n(max));
    }
  }
  step("s", sum(parts));
  step("w", sum(worths));
  step("unrounded", ["+", ["/", ["*", "s", n(table.base)], "w"], sum(extras)]);
  step("total", ["max", n("0"), ["min", n("100"), ["round2", "unrounded"]]]);
  step(
    "reached",
    table.grades.reduceRight(
      (below, { atLeast }, index) =>
        atLeast === null ? n(String(index)) : ["if", [">=", "total", n(atLeast)], n(String(index)), below],
      null,
    ),
  );
  step("grade", ["if", table.veto.fact, ["max", "reached", n(String(table.veto.atMost))], "reached"]);
  return steps;
}

/** A fact that does not apply comes in as 0 or no, and beside it `…_na`. */
function appliesOf(one) {
  if (one.kind === "formula") return [">", one.divisor, n("0")];
  return one.whole ? [">", one.whole, n("0")] : ["not", `${one.fact}_na`];
}

function pointsOf(one) {
  const max = n(one.max);
  switch (one.kind) {
    case "yes-no":
      return ["if", one.fact, max, n("0")];
    case "count":
      return one.each.startsWith("-")
        ? ["max", ["*", one.fact, n(one.each)], n(`-${one.atMost}`)]
        : ["min", ["*", one.fact, n(one.each)], n(one.atMost)];
    case "ratio": {
      if (one.outOf) return ["/", ["*", one.fact, max], n(one.outOf)];
      const points = ["/", ["*", one.part, max], one.whole];
      return one.mayNotApply ? points : ["if", [">", one.whole, n("0")], points, n(one.whenZero)];
    }
    case "bands": {
      const share = one.part ? ["/", ["*", one.part, n("100")], one.whole] : one.fact;
      const points = one.bands.reduceRight(
        (below, { from, points }) =>
          from === null ? n(points) : ["if", [">=", share, n(from)], n(points), below],
        null,
      );
      return one.part ? ["if", [">", one.whole, n("0")], points, n(one.whenZero)] : points;
    }
    case "deadline": {
      const by = n(String(dayOfYear(one.by)));
      const late = one.late
        ? n(one.late)
        : ["-", max, ["min", ["*", ["-", one.fact, by], n(one.perDay)], n(one.perDayAtMost)]];
      return ["if", ["not", `${one.fact}_done`], n("0"), ["if", ["<=", one.fact, by], max, late]];
    }
    case "formula":
      return ["min", max, ["max", n("0"), withMax(one.formula, max)]];
  }
  throw new Error(`no kind ${one.kind}`);
}

const withMax = (expression, max) =>
  expression === "M"
    ? max
    : Array.isArray(expression)
      ? [expression[0], ...expression.slice(1).map((one) => withMax(one, max))]
      : expression;

/** What an agency states, as values: yes and no, numbers (by `number`, from text), days counted from 1 January. */
export function inputsOf(table, number = Number) {
  const asked = [...factsOf(table)];
  return ({ facts }) => {
    const inputs = {};
    for (const [id, { as, mayNotApply }] of asked) {
      const text = facts[id];
      if (mayNotApply) inputs[`${id}_na`] = text === "KAD";
      if (as === "yes-no") inputs[id] = text === "yes";
      else if (as === "date") {
        inputs[`${id}_done`] = text !== "không";
        inputs[id] = number(text === "không" ? "0" : String(dayOfYear(text.slice(`${year}-`.length))));
      } else inputs[id] = number(text === "KAD" ? "0" : text);
    }
    return inputs;
  };
}

/** An expression with every step it names put in its place, for engines without names of their own. */
export function inlined(steps, name) {
  const known = new Map(steps.map((one) => [one.name, one.expression]));
  const put = (expression) => {
    if (typeof expression === "string")
      return known.has(expression) ? put(known.get(expression)) : expression;
    return Array.isArray(expression) ? [expression[0], ...expression.slice(1).map(put)] : expression;
  };
  return put(known.get(name));
}

/** An expression as text, by what each operator becomes of the texts of its operands. */
export function textOf(expression, { name, number, ...operators }) {
  const write = (one) => {
    if (typeof one === "string") return name(one);
    if (!Array.isArray(one)) return number(one.n);
    const [operator, ...operands] = one;
    return operators[operator](...operands.map(write));
  };
  return write(expression);
}

const infix = (sign) => (a, b) => `(${a} ${sign} ${b})`;
export const commonSigns = Object.fromEntries(
  ["+", "-", "*", "/", ">=", "<=", ">"].map((sign) => [sign, infix(sign)]),
);
