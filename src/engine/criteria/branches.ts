/** Branches that nothing reaches, and conditions that are always, or never, met: tried on every answer that matters. */
import { note, type Problem, warning } from "../problems.ts";
import { type Condition, judge, leavesOf, opposite, together, type Verdict } from "../rules/conditions.ts";
import { byName, type Facts, type Path, type Reading } from "../rules/facts.ts";
import { blankFacts, nobody } from "./blank.ts";
import type { Located } from "./located.ts";
import { type Answer, answersThatMatter } from "./representatives.ts";
import { type CriteriaSet, conditionsBesideTable } from "./set.ts";

/** Beyond so many combinations of answers nothing is claimed. */
const mostTried = 20_000;

export function branchDefects(set: CriteriaSet, nodes: readonly Located[]): Problem[] {
  return [
    ...nodes
      .flatMap(({ node, path }) => (node.isGroup ? [] : ladders(node.rule, [...path, "rule"])))
      .flatMap((ladder) => shadowed(set, ladder)),
    ...conditionsBesideTable(set).flatMap(({ condition, path }) => constant(set, condition, path)),
  ];
}

/** The conditions of one `cases` rule, tried from the first. */
interface Ladder {
  readonly conditions: readonly Condition[];
  readonly path: Path;
}

/** Every `cases` rule in a rule. */
function ladders(rule: unknown, path: Path): Ladder[] {
  if (typeof rule !== "object" || rule === null) return [];
  const { kind, cases } = rule as { readonly kind?: unknown; readonly cases?: unknown };
  const own =
    kind === "cases" && Array.isArray(cases)
      ? [{ conditions: (cases as readonly { readonly when: Condition }[]).map(({ when }) => when), path }]
      : [];
  return [
    ...own,
    ...Object.entries(rule).flatMap(([key, value]) =>
      ladders(value, [...path, Array.isArray(rule) ? Number(key) : key]),
    ),
  ];
}

function shadowed(set: CriteriaSet, { conditions, path }: Ladder): Problem[] {
  const reached = new Set<number>();
  const isTried = eachCase(set, conditions, (verdicts) => {
    for (const [index, verdict] of verdicts.entries()) {
      if (verdict !== "not-met") reached.add(index);
      if (verdict === "met") return;
    }
    reached.add(conditions.length);
  });
  if (!isTried) return [];
  return [...conditions, null].flatMap((condition, index) => {
    if (reached.has(index)) return [];
    return condition === null
      ? [warning("branch-otherwise-unreached", { path: [...path, "otherwise"] }, {})]
      : [warning("branch-unreached", { path: [...path, "cases", index] }, { number: String(index + 1) })];
  });
}

function constant(set: CriteriaSet, condition: Condition, path: Path): Problem[] {
  const seen = new Set<Verdict>();
  const isTried = eachCase(set, [condition], ([verdict]) => {
    if (verdict !== undefined) seen.add(verdict);
  });
  const [only, other] = seen;
  if (!isTried || other !== undefined || only === undefined || only === "open") return [];
  return [
    (only === "met" ? note : warning)(only === "met" ? "condition-always" : "condition-never", { path }, {}),
  ];
}

/**
 * Calls `tell` with the verdict of every condition for every combination of answers that matter. What an agency is, how
 * long it has existed, which period it is and what points it has are taken as open. `false`: there are too many.
 */
function eachCase(
  set: CriteriaSet,
  conditions: readonly Condition[],
  tell: (verdicts: readonly Verdict[]) => void,
): boolean {
  // A day of one year says nothing about the other years that the edition governs.
  const isOfOneYear = conditions
    .flatMap(leavesOf)
    .some((leaf) => "day" in leaf && "fixed" in leaf.day.day && set.governs.to !== set.governs.from);
  if (isOfOneYear) return false;
  const blank = blankFacts(set);
  const answers = [...answersThatMatter(set, conditions, (fact) => blank.domain(byName(fact, "number")))];
  const count = answers.reduce((product, [, values]) => product * values.length, 1);
  if (count > mostTried) return false;
  const combine = (index: number, chosen: ReadonlyMap<string, Answer>): void => {
    const next = answers[index];
    if (next === undefined) {
      const facts = knowing(blank, chosen);
      tell(conditions.map((condition) => verdictOf(condition, facts, set.governs.from)));
      return;
    }
    for (const value of next[1]) combine(index + 1, new Map(chosen).set(next[0], value));
  };
  combine(0, new Map());
  return true;
}

/** What does not depend on facts is open: some agency may meet it, another not. */
function verdictOf(condition: Condition, facts: Facts, year: number): Verdict {
  if (condition.test === "all" || condition.test === "any")
    return together(
      condition.conditions.map((one) => verdictOf(one, facts, year)),
      condition.test === "all" ? "not-met" : "met",
    );
  if (condition.test === "not") return opposite[verdictOf(condition.condition, facts, year)];
  return "fact" in condition && condition.test !== "documented"
    ? judge(condition, { facts, year, points: { of: () => undefined, every: () => [] } })
    : "open";
}

const knowing = (blank: Facts, answers: ReadonlyMap<string, Answer>): Facts => ({
  ...blank,
  about: nobody,
  read(fact) {
    const answer = answers.get(fact.name);
    if (answer === undefined) return blank.read(fact);
    if (answer === "not-applicable") return { state: "not-applicable" };
    return { state: "value", value: answer.value } as Reading<never>;
  },
  state(fact) {
    const answer = answers.get(fact.name);
    if (answer === undefined) return blank.state(fact);
    return { state: answer === "not-applicable" ? "not-applicable" : "value", mayNotApply: false };
  },
});
