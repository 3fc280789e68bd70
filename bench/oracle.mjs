/** What is right: the table of `description.mjs` worked out in fractions, step by step, as by hand. Slow on purpose. */
import { dayOfYear, year } from "./description.mjs";
import {
  add,
  divide,
  fraction,
  fromText,
  isLess,
  isZero,
  least,
  most,
  multiply,
  roundedToHundredths,
  subtract,
} from "./fraction.mjs";

const zero = fraction(0n);
const hundred = fraction(100n);
const doesNotApply = null;

/** `facts` are texts: `yes`, `12.5`, `2025-02-14`, `không`, `KAD`. Points are `null` where a criterion does not apply. */
export function workedOut(table, facts) {
  const points = new Map(table.criteria.map((one) => [one.code, pointsOf(one, facts)]));
  let sum = zero;
  let applicable = zero;
  let extras = zero;
  for (const group of table.groups) {
    const members = table.criteria.filter((one) => one.group === group.code);
    const max = fromText(group.max);
    if (isZero(max)) {
      for (const one of members) extras = add(extras, points.get(one.code));
      continue;
    }
    const applying = members.filter((one) => points.get(one.code) !== doesNotApply);
    const worth = applying.map((one) => fromText(one.max)).reduce(add, zero);
    const earned = applying.map((one) => points.get(one.code)).reduce(add, zero);
    if (group.ceiling === null) {
      sum = add(sum, earned);
      applicable = add(applicable, worth);
    } else {
      // A group with a cap is brought to its own maximum first.
      sum = add(sum, least(divide(multiply(earned, max), worth), fromText(group.ceiling)));
      applicable = add(applicable, max);
    }
  }
  const unrounded = add(divide(multiply(sum, fromText(table.base)), applicable), extras);
  const total = least(most(roundedToHundredths(unrounded), zero), hundred);
  const reached = table.grades.findIndex(
    ({ atLeast }) => atLeast === null || !isLess(total, fromText(atLeast)),
  );
  const grade = facts[table.veto.fact] === "yes" ? Math.max(reached, table.veto.atMost) : reached;
  return { points, sum, applicable, extras, unrounded, total, grade: table.grades[grade].id };
}

function pointsOf(one, facts) {
  const max = fromText(one.max);
  const text = facts[one.fact];
  if (text === "KAD") return doesNotApply;
  switch (one.kind) {
    case "yes-no":
      return text === "yes" ? max : zero;
    case "count": {
      const earned = multiply(fromText(text), fromText(one.each));
      const cap = fromText(one.atMost);
      return isLess(earned, zero) ? most(earned, subtract(zero, cap)) : least(earned, cap);
    }
    case "ratio": {
      if (one.outOf) return least(multiply(divide(fromText(text), fromText(one.outOf)), max), max);
      const whole = fromText(facts[one.whole]);
      if (isZero(whole)) return one.whenZero === "not-applicable" ? doesNotApply : fromText(one.whenZero);
      return least(multiply(divide(fromText(facts[one.part]), whole), max), max);
    }
    case "bands": {
      let share;
      if (one.part) {
        const whole = fromText(facts[one.whole]);
        if (isZero(whole)) return fromText(one.whenZero);
        share = least(multiply(divide(fromText(facts[one.part]), whole), hundred), hundred);
      } else share = fromText(text);
      return fromText(one.bands.find(({ from }) => from === null || !isLess(share, fromText(from))).points);
    }
    case "deadline": {
      if (text === "không") return zero;
      const late = dayOfYear(text.slice(`${year}-`.length)) - dayOfYear(one.by);
      if (late <= 0) return max;
      if (one.late) return fromText(one.late);
      const lost = least(multiply(fraction(BigInt(late)), fromText(one.perDay)), fromText(one.perDayAtMost));
      return subtract(max, lost);
    }
    case "formula": {
      if (one.divisor !== null && isZero(fromText(facts[one.divisor])))
        return one.whenZero === "not-applicable" ? doesNotApply : fromText(one.whenZero);
      return least(most(reckoned(one.formula, facts, max), zero), max);
    }
  }
  throw new Error(`no kind ${one.kind}`);
}

function reckoned(expression, facts, max) {
  if (expression === "M") return max;
  if (typeof expression === "string") {
    const text = facts[expression];
    return text === "yes" ? true : text === "no" ? false : fromText(text);
  }
  if (!Array.isArray(expression)) return fromText(expression.n);
  const [operator, ...operands] = expression;
  if (operator === "if") {
    const [condition, then, otherwise] = operands;
    return reckoned(reckoned(condition, facts, max) ? then : otherwise, facts, max);
  }
  const [a, b] = operands.map((one) => reckoned(one, facts, max));
  switch (operator) {
    case "+":
      return add(a, b);
    case "-":
      return subtract(a, b);
    case "*":
      return multiply(a, b);
    case "/":
      return divide(a, b);
    case "min":
      return least(a, b);
    case "max":
      return most(a, b);
    case ">=":
      return !isLess(a, b);
    case "<=":
      return !isLess(b, a);
  }
  throw new Error(`no operator ${operator}`);
}
