/** A criteria set judged before anyone is graded by it: its defects, what it can and cannot give, and its own worked cases. */

import { floorsAbove } from "./compile.ts";
import { answered, withClauses } from "./criteria/answers.ts";
import { defectsOfSet } from "./criteria/check.ts";
import type { CriteriaSet, TableCriterion } from "./criteria/set.ts";
import { monthsBeforeEnd, type Period, periodFromId } from "./dates.ts";
import { evaluate } from "./evaluate.ts";
import type { Evaluation } from "./evaluation.ts";
import { agencyCalled } from "./evidence/agencies.ts";
import { type AgencyRecord, awaited } from "./evidence/record.ts";
import { type FactState, missingFact } from "./evidence/rounds.ts";
import { type Exact, textOfExact } from "./exact/index.ts";
import { readCell } from "./facts/cell.ts";
import { factOfKey, itemKey } from "./facts/fact.ts";
import { formulaOf, type View, viewOf } from "./facts-view.ts";
import { anyPoints } from "./points.ts";
import { hasErrors, note, type Outcome, type Problem, problem, warning } from "./problems.ts";
import { reachProblems } from "./reach.ts";
import { byName } from "./rules/facts.ts";
import { scoreRule } from "./rules/index.ts";
import type { Points } from "./rules/score.ts";
import { createScorer, type Scorer, tableOf } from "./scorer.ts";
import { suggestion } from "./suggest.ts";

/** Errors first; what the set can give, and its cases, are tried only on a set without errors. */
export function checkCriteriaSet(set: CriteriaSet): Problem[] {
  const defects = answered(set, defectsOfSet(set));
  if (hasErrors(defects.problems)) return withClauses(set, defects.problems);
  const scorer = createScorer(set);
  const tried = answered(set, [
    ...unboundedCriteria(scorer),
    ...paidSilence(scorer),
    ...paidOmission(scorer),
    ...reachProblems(scorer, blankRecord),
    ...set.cases.flatMap((_, index) => caseProblems(scorer, index)),
  ]);
  return withClauses(set, [...defects.problems, ...tried.problems, ...defects.unused(tried)]);
}

/** A record of which nothing is known. */
export const blankRecord = (set: CriteriaSet, kind: string): AgencyRecord =>
  recordOf(kind, yearOf(set.governs.from), awaited(set));

/** With nothing known, every criterion must have a least, or a group above it a floor: else no record of it can be closed. */
function unboundedCriteria(scorer: Scorer): Problem[] {
  const { set } = scorer;
  const told = new Set<string>();
  return [...set.kinds.keys()].flatMap((kind) => {
    const floors = floorsAbove(tableOf(scorer, kind).nodes, null);
    return evaluate(scorer, blankRecord(set, kind), { close: false }).criteria.flatMap(({ code, points }) => {
      if (!points.applies || points.span.least !== null || floors.has(code) || told.has(code)) return [];
      told.add(code);
      return [problem("unbounded-criterion", { path: ["criteria"] }, { code })];
    });
  });
}

/**
 * Facts for which saying nothing may earn more than the worst answer ("im lặng có lợi"): allowed, but named. Asked of
 * the rule itself, since a floor or another open fact could hide it.
 */
function paidSilence(scorer: Scorer): Problem[] {
  const { set } = scorer;
  return [...set.facts.values()].flatMap(({ id, standIn, list }) => {
    if (standIn === null || list !== null) return [];
    const silent = new Map([[id, stateOf({ state: "value", value: standIn })]]);
    const codes = criteriaThatPay(scorer, id, silent, new Map());
    const values = { fact: id, codes: codes.join(", ") };
    return codes.length > 0 ? [warning("silence-pays", { path: ["facts", id, "if-missing"] }, values)] : [];
  });
}

/** Lists that earn more when an item is left out, such as violations: nobody sees what was not reported. */
function paidOmission(scorer: Scorer): Problem[] {
  const { set } = scorer;
  return [...set.facts.values()].flatMap(({ id, type, per, fields }) => {
    if (type !== "list" || per !== null) return [];
    const none = new Map([[id, stateOf({ state: "value", value: { type: "list", value: "none" } })]]);
    const one = new Map(fields.map((field) => [itemKey(field, "1"), missingFact]));
    const codes = criteriaThatPay(scorer, id, none, one);
    const values = { fact: id, codes: codes.join(", ") };
    return codes.length > 0 ? [note("omission-pays", { path: ["facts", id] }, values)] : [];
  });
}

/** The criteria that go by a fact and may give less with `told` than they give with `untold`. */
function criteriaThatPay(
  { set, tables }: Scorer,
  fact: string,
  untold: ReadonlyMap<string, FactState>,
  told: ReadonlyMap<string, FactState>,
): string[] {
  const period = yearOf(set.governs.from);
  const pays = ({ criterion, max }: TableCriterion, kind: string): boolean => {
    const leastWith = (facts: ReadonlyMap<string, FactState>) => {
      const { points } = scoreRule(criterion.rule, max.value, {
        facts: viewOf(set, recordOf(kind, period, facts), { withStandIns: false }),
        notApplicable: set.notApplicable.policy,
        year: period.year,
        points: anyPoints,
        formula: (text) => formulaOf(set, text),
      });
      return points.applies ? { least: points.span.least } : null;
    };
    const [less, more] = [leastWith(told), leastWith(untold)];
    if (less === null || more === null || more.least === null) return false;
    return less.least === null || less.least.isLessThan(more.least);
  };
  const codes = [...tables.values()].flatMap(({ kind, criteria }) =>
    criteria
      .filter((row) => row.facts.includes(fact) && pays(row, kind))
      .map(({ criterion }) => criterion.code),
  );
  return [...new Set(codes)];
}

function caseProblems(scorer: Scorer, index: number): Problem[] {
  const worked = scorer.set.cases[index];
  if (worked === undefined) return [];
  const path = ["cases", index];
  const { value, problems } = workCase(scorer, worked, path);
  return value === null ? [...problems] : differences(value.evaluation, worked, path);
}

export interface WorkedCase {
  readonly evaluation: Evaluation;
  /** As the evaluation saw them. */
  readonly facts: View;
}

/** A case evaluated as a record of its own, or what keeps it from being one. */
export function workCase(
  scorer: Scorer,
  worked: Case,
  path: readonly (string | number)[],
): Outcome<WorkedCase> {
  const { set } = scorer;
  const refused = (problems: readonly Problem[]) => ({ value: null, problems });
  if (!set.kinds.has(worked.kind)) {
    const options = [...set.kinds.keys()].join(", ");
    return refused([
      problem(
        "kind-unknown",
        { path: [...path, "kind"] },
        { kind: worked.kind, options, ...suggestion(worked.kind, set.kinds.keys()) },
      ),
    ]);
  }
  const problems: Problem[] = [];
  const period = periodOf(worked);
  if (period === undefined)
    return refused([
      problem("period-unknown", { path: [...path, "period"] }, { period: worked.period ?? "" }),
    ]);
  const facts = awaited(set);
  const undocumented = new Set(worked.undocumented);
  for (const [key, text] of Object.entries(worked.facts)) {
    const at = { path: [...path, "facts", key] };
    const id = factOfKey(key);
    const fact = set.facts.get(id);
    if (fact === undefined) {
      problems.push(problem("fact-unknown", at, { fact: id, ...suggestion(id, set.facts.keys()) }));
      continue;
    }
    if (!tableOf(scorer, worked.kind).facts.has(id)) {
      problems.push(
        problem("fact-other-kind", at, { fact: id, kind: set.kinds.get(worked.kind) ?? worked.kind }),
      );
    }
    const read = readCell(text, fact);
    if ("problem" in read) problems.push(problem(read.problem.id, at, read.problem.values));
    else if (read.cell.state !== "missing" || !facts.has(key))
      facts.set(key, stateOf(read.cell, !undocumented.has(key)));
  }
  if (problems.length > 0) return refused(problems);
  const validFrom = worked.months === undefined ? null : (monthsBeforeEnd(worked.months, period) ?? null);
  const plain = recordOf(worked.kind, period, facts);
  const record = {
    ...plain,
    agency: { ...plain.agency, attributes: worked.attributes, validFrom, lineFrom: validFrom },
  };
  const compared = scorer.comparesPeers && worked.closed ? { peers: peersOf(set, record, worked) } : {};
  const evaluation = evaluate(scorer, record, { close: worked.closed, ...compared });
  const view = viewOf(set, record, { withStandIns: evaluation.isClosed, ...compared });
  return { value: { evaluation, facts: view }, problems: [] };
}

export type Case = CriteriaSet["cases"][number];

const periodOf = ({ period, year }: Case): Period | undefined => periodFromId(period ?? String(year));

/** What the others have, as the case says, and what the agency itself has. */
function peersOf(set: CriteriaSet, record: AgencyRecord, { peers }: Case): (fact: string) => Exact[] {
  const view = viewOf(set, record, { withStandIns: true });
  return (fact) => {
    const own = view.read(byName(fact, "number"));
    const others = (peers[fact] ?? []).map(({ value }) => value);
    return own.state === "value" ? [...others, own.value] : others;
  };
}

type Cell = Extract<ReturnType<typeof readCell>, { cell: unknown }>["cell"];

const stateOf = (cell: Cell, isDocumented = true): FactState =>
  cell.state === "value"
    ? {
        state: "value",
        value: cell.value,
        isUnproven: false,
        document: isDocumented ? "x" : null,
        note: null,
        round: "self",
      }
    : cell.state === "not-applicable"
      ? { state: "not-applicable", note: null, round: "self" }
      : { state: "open", why: cell.state, note: null, claimed: null };

function differences(
  evaluation: Evaluation,
  worked: CriteriaSet["cases"][number],
  path: readonly (string | number)[],
): Problem[] {
  const { expect, name } = worked;
  const problems: Problem[] = [];
  for (const [code, expected] of Object.entries(expect.points)) {
    const found = [
      ...evaluation.criteria,
      ...evaluation.groups.map((group) => ({ code: group.code, points: group.rescaled })),
      ...evaluation.subtotals.map(({ id, points }) => ({ code: id, points })),
    ].find((one) => one.code === code);
    const got = found === undefined ? "—" : pointsText(found.points);
    if (got !== expected) {
      const at = { path: [...path, "expect", "points", code] };
      problems.push(problem("case-points", at, { name, code, got, expected }));
    }
  }
  const total = pointsText(evaluation.total);
  if (expect.total !== undefined && total !== expect.total) {
    problems.push(
      problem(
        "case-total",
        { path: [...path, "expect", "total"] },
        { name, got: total, expected: expect.total },
      ),
    );
  }
  const { status, grade } = evaluation.grading;
  const got = grade ?? (status === "open" ? "open" : status);
  if (expect.grade && got !== expect.grade) {
    problems.push(
      problem("case-grade", { path: [...path, "expect", "grade"] }, { name, got, expected: expect.grade }),
    );
  }
  return problems;
}

/** As a case writes what it expects. */
const pointsText = (points: Points): string => {
  if (!points.applies) return "KAD";
  const { least, most } = points.span;
  const [low, high] = [least ? textOfExact(least) : "−∞", most ? textOfExact(most) : "+∞"];
  return low === high ? low : `[${low}; ${high}]`;
};

function yearOf(year: number): Period {
  const period = periodFromId(String(year));
  if (period === undefined) throw new Error(`no period ${year}`);
  return period;
}

const recordOf = (kind: string, period: Period, facts: ReadonlyMap<string, FactState>): AgencyRecord => ({
  agency: agencyCalled({ id: "case", name: "case", kind, block: "case" }),
  said: new Map(),
  absorbed: [],
  period,
  round: "self",
  facts,
  parts: [],
});
