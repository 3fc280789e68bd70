/**
 * json-rules-engine: what is decided is a rule (yes or no, a band, a day, a grade), what is reckoned is a dynamic fact
 * in JavaScript. Rules that give points run first; the grades ask for the total, which adds up their events. Doubles.
 */
import { Engine } from "json-rules-engine";
import { dayOfYear } from "../description.mjs";
import { commonSigns, inputsOf, planOf, textOf } from "../plan.mjs";

export const name = "json-rules-engine";

const first = 2;
const then = 1;

export function prepare(table) {
  const engine = new Engine([], { replaceFactsInEventParams: true });
  const plan = new Map(planOf(table).map(({ name, expression }) => [name, expression]));
  for (const one of table.criteria) addCriterion(engine, one, plan.get(`p_${named(one.code)}`));
  engine.addFact("total", (_, almanac) => totalOf(table, almanac.getEvents("success")));
  const is = (fact, value) => ({ fact, operator: "equal", value });
  const from = ({ atLeast }) => ({ fact: "total", operator: "greaterThanInclusive", value: Number(atLeast) });
  const below = ({ atLeast }) => ({ fact: "total", operator: "lessThan", value: Number(atLeast) });
  for (const [index, grade] of table.grades.entries()) {
    const above = table.grades[index - 1];
    const within = [...(above ? [below(above)] : []), ...(grade.atLeast === null ? [] : [from(grade)])];
    const isFree = index >= table.veto.atMost;
    const held = { all: [is(table.veto.fact, true), from(grade)] };
    const conditions =
      index === table.veto.atMost
        ? { any: [{ all: within }, held] }
        : { all: isFree ? within : [...within, is(table.veto.fact, false)] };
    engine.addRule({ conditions, event: { type: "grade", params: { grade: grade.id } }, priority: then });
  }
  return {
    take: inputsOf(table),
    isAsync: true,
    async evaluate(facts) {
      const { events, almanac } = await engine.run(facts);
      const { grade } = events.find(({ type }) => type === "grade").params;
      return { grade, total: await almanac.factValue("total") };
    },
  };
}

const named = (code) => code.toLowerCase().replace(".", "_");

function addCriterion(engine, one, expression) {
  const give = (points) => ({ type: "points", params: { code: one.code, points } });
  const rule = (all, event) => engine.addRule({ conditions: { all }, event, priority: first });
  const number = (fact, operator, text) => ({ fact, operator, value: Number(text) });
  if (one.mayNotApply) {
    const zero = one.divisor ?? one.whole;
    const isOut = zero
      ? number(zero, "equal", "0")
      : { fact: `${one.fact}_na`, operator: "equal", value: true };
    rule([isOut], { type: "not-applicable", params: { code: one.code } });
  }
  if (one.kind === "yes-no") {
    rule([{ fact: one.fact, operator: "equal", value: true }], give(Number(one.max)));
    return;
  }
  if (one.kind === "bands" && !one.part) {
    for (const [index, { from, points }] of one.bands.entries()) {
      const above = one.bands[index - 1]?.from;
      const within = [
        ...(above ? [number(one.fact, "lessThan", above)] : []),
        ...(from === null ? [] : [number(one.fact, "greaterThanInclusive", from)]),
      ];
      if (Number(points) > 0) rule(within, give(Number(points)));
    }
    return;
  }
  if (one.kind === "deadline" && one.late) {
    const isDone = { fact: `${one.fact}_done`, operator: "equal", value: true };
    const by = String(dayOfYear(one.by));
    rule([isDone, number(one.fact, "lessThanInclusive", by)], give(Number(one.max)));
    rule([isDone, number(one.fact, "greaterThan", by)], give(Number(one.late)));
    return;
  }
  // What is reckoned: a fact in JavaScript, which a rule turns into an event by name.
  const reckon = new Function("facts", `return ${textOf(plain(expression), language)};`);
  const reads = [...factsIn(plain(expression))];
  const applies = one.mayNotApply ? (one.divisor ?? one.whole ?? `${one.fact}_na`) : null;
  engine.addFact(`points of ${one.code}`, async (_, almanac) => {
    const facts = {};
    for (const id of reads) facts[id] = await almanac.factValue(id);
    return reckon(facts);
  });
  const isIn =
    applies === null
      ? []
      : applies.endsWith("_na")
        ? [{ fact: applies, operator: "equal", value: false }]
        : [number(applies, "greaterThan", "0")];
  engine.addRule({
    conditions: { all: [...isIn, { fact: `points of ${one.code}`, operator: "notEqual", value: 0 }] },
    event: { type: "points", params: { code: one.code, points: { fact: `points of ${one.code}` } } },
    priority: first,
  });

  /** The points where it applies: whether it does is a condition of the rule. */
  function plain(all) {
    return one.mayNotApply ? all[2] : all;
  }
}

const language = {
  ...commonSigns,
  name: (name) => `facts.${name}`,
  number: (text) => (text.startsWith("-") ? `(${text})` : text),
  min: (a, b) => `Math.min(${a}, ${b})`,
  max: (a, b) => `Math.max(${a}, ${b})`,
  if: (condition, yes, no) => `(${condition} ? ${yes} : ${no})`,
  not: (a) => `!${a}`,
};

function* factsIn(expression) {
  if (typeof expression === "string") yield expression;
  else if (Array.isArray(expression)) for (const one of expression.slice(1)) yield* factsIn(one);
}

function totalOf(table, events) {
  const points = new Map();
  const out = new Set();
  for (const { type, params } of events)
    if (type === "points") points.set(params.code, params.points);
    else out.add(params.code);
  let [sum, worth, extras] = [0, 0, 0];
  for (const { code, max, ceiling } of table.groups) {
    let [earned, applicable] = [0, 0];
    for (const one of table.criteria) {
      if (one.group !== code || out.has(one.code)) continue;
      earned += points.get(one.code) ?? 0;
      applicable += Number(one.max);
    }
    if (max === "0") extras += earned;
    else if (ceiling === null) [sum, worth] = [sum + earned, worth + applicable];
    else
      [sum, worth] = [
        sum + Math.min(Number(ceiling), (earned * Number(max)) / applicable),
        worth + Number(max),
      ];
  }
  const rounded = Math.round(((sum * Number(table.base)) / worth + extras) * 100) / 100;
  return Math.max(0, Math.min(100, rounded));
}
