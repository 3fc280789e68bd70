/**
 * json-rules-engine: what is decided is a rule (yes or no, a band, a day, a grade), what is reckoned is a dynamic fact
 * in JavaScript. Rules that give points run first; the grades ask for the total, which adds up their events and asks for
 * what is reckoned: quicker than a rule for each of these. Doubles.
 */
import { Engine } from "json-rules-engine";
import { dayOfYear } from "../description.mjs";
import { commonSigns, inputsOf, planOf, textOf } from "../plan.mjs";

export const name = "json-rules-engine";

const first = 2;
const then = 1;

export function prepare(table) {
  const engine = new Engine();
  const plan = new Map(planOf(table).map(({ name, expression }) => [name, expression]));
  const reckoned = table.criteria.filter(isReckoned);
  for (const one of table.criteria) {
    if (one.mayNotApply) addAbsence(engine, one);
    if (isReckoned(one)) addFact(engine, one, plan.get(`p_${named(one.code)}`));
    else addRules(engine, one);
  }
  engine.addFact("total", async (_, almanac) => {
    const points = new Map();
    const out = new Set();
    for (const { type, params } of almanac.getEvents("success"))
      if (type === "points") points.set(params.code, params.points);
      else out.add(params.code);
    for (const { code } of reckoned)
      if (!out.has(code)) points.set(code, await almanac.factValue(`points of ${code}`));
    return totalOf(table, points, out);
  });
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

const isReckoned = ({ kind, part, late }) =>
  kind === "count" ||
  kind === "ratio" ||
  kind === "formula" ||
  (kind === "bands" && part !== undefined) ||
  (kind === "deadline" && late === undefined);

const compared = (fact, operator, text) => ({ fact, operator, value: Number(text) });

function addAbsence(engine, { code, fact, whole, divisor }) {
  const zero = divisor ?? whole;
  const isOut = zero ? compared(zero, "equal", "0") : { fact: `${fact}_na`, operator: "equal", value: true };
  const event = { type: "not-applicable", params: { code } };
  engine.addRule({ conditions: { all: [isOut] }, event, priority: first });
}

function addRules(engine, { code, kind, fact, max, bands, by, late }) {
  const give = (points, all) => {
    const event = { type: "points", params: { code, points: Number(points) } };
    engine.addRule({ conditions: { all }, event, priority: first });
  };
  if (kind === "yes-no") give(max, [{ fact, operator: "equal", value: true }]);
  if (kind === "bands")
    for (const [index, { from, points }] of bands.entries()) {
      if (Number(points) === 0) continue;
      const above = bands[index - 1]?.from;
      give(points, [
        ...(above ? [compared(fact, "lessThan", above)] : []),
        compared(fact, "greaterThanInclusive", from),
      ]);
    }
  if (kind === "deadline") {
    const isDone = { fact: `${fact}_done`, operator: "equal", value: true };
    const last = String(dayOfYear(by));
    give(max, [isDone, compared(fact, "lessThanInclusive", last)]);
    give(late, [isDone, compared(fact, "greaterThan", last)]);
  }
}

/** The points where it applies: whether it does is a rule of its own. */
function addFact(engine, one, expression) {
  const plain = one.mayNotApply ? expression[2] : expression;
  const reckon = new Function("facts", `return ${textOf(plain, language)};`);
  const reads = [...new Set(factsIn(plain))];
  engine.addFact(`points of ${one.code}`, async (_, almanac) => {
    const facts = {};
    for (const id of reads) facts[id] = await almanac.factValue(id);
    return reckon(facts);
  });
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

function totalOf(table, points, out) {
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
