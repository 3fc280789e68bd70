/** A criteria set judged before anyone is graded by it: its defects, and its own worked cases. */
import { defectsOfSet } from "./criteria/check.ts";
import type { CriteriaSet, TableCriterion } from "./criteria/set.ts";
import { type Period, periodFromId } from "./dates.ts";
import { type Evaluation, evaluate, spanOf } from "./evaluate.ts";
import type { AgencyRecord } from "./evidence/record.ts";
import type { FactState } from "./evidence/rounds.ts";
import { type Span, textOfExact } from "./exact/index.ts";
import { readCell } from "./facts/cell.ts";
import { viewOf } from "./facts-view.ts";
import { hasErrors, type Problem, problem, warning } from "./problems.ts";
import { quantityText } from "./rules/fields.ts";
import { scoreRule } from "./rules/index.ts";
import { createScorer, type Scorer, tableOf } from "./scorer.ts";
import { suggestion } from "./suggest.ts";

/** Errors first; the cases are run only on a set without errors. */
export function checkCriteriaSet(set: CriteriaSet): Problem[] {
  const defects = defectsOfSet(set);
  if (hasErrors(defects)) return defects;
  const scorer = createScorer(set);
  return [
    ...defects,
    ...unboundedCriteria(scorer),
    ...paidSilence(scorer),
    ...set.cases.flatMap((_, index) => caseProblems(scorer, index)),
  ];
}

/** With nothing known, every criterion must still have a least and a most: else no record of it can be closed. */
function unboundedCriteria(scorer: Scorer): Problem[] {
  const { set } = scorer;
  const told = new Set<string>();
  return [...set.kinds.keys()].flatMap((kind) => {
    const blank = recordOf(kind, yearOf(set.governs.from), new Map());
    return evaluate(scorer, blank, { close: false }).criteria.flatMap(({ code, points }) => {
      if (!points.applies || points.span.least !== null || told.has(code)) return [];
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
  const period = yearOf(set.governs.from);
  return [...set.facts.values()].flatMap(({ id, standIn }) => {
    if (standIn === null) return [];
    const silent = new Map([[id, stateOf({ state: "value", value: standIn })]]);
    const pays = ({ criterion, max }: TableCriterion, kind: string): boolean => {
      const leastWith = (facts: ReadonlyMap<string, FactState>) => {
        const { points } = scoreRule(criterion.rule, max.value, {
          facts: viewOf(set, recordOf(kind, period, facts), false),
          notApplicable: set.notApplicable.policy,
          year: period.year,
        });
        return points.applies ? points.span.least : null;
      };
      const [worst, stoodIn] = [leastWith(new Map()), leastWith(silent)];
      return stoodIn !== null && (worst === null || worst.isLessThan(stoodIn));
    };
    const codes = [...scorer.tables.values()].flatMap(({ kind, criteria }) =>
      criteria
        .filter((row) => row.facts.includes(id) && pays(row, kind))
        .map(({ criterion }) => criterion.code),
    );
    const values = { fact: id, codes: [...new Set(codes)].join(", ") };
    return codes.length > 0 ? [warning("silence-pays", { path: ["facts", id, "if-missing"] }, values)] : [];
  });
}

function caseProblems(scorer: Scorer, index: number): Problem[] {
  const { set } = scorer;
  const worked = set.cases[index];
  if (worked === undefined) return [];
  const path = ["cases", index];
  if (!set.kinds.has(worked.kind)) {
    const options = [...set.kinds.keys()].join(", ");
    return [
      problem(
        "kind-unknown",
        { path: [...path, "kind"] },
        { kind: worked.kind, options, ...suggestion(worked.kind, set.kinds.keys()) },
      ),
    ];
  }
  const problems: Problem[] = [];
  const facts = new Map<string, FactState>();
  for (const [id, text] of Object.entries(worked.facts)) {
    const at = { path: [...path, "facts", id] };
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
    else facts.set(id, stateOf(read.cell));
  }
  if (problems.length > 0) return problems;
  const record = recordOf(worked.kind, yearOf(worked.year), facts);
  return differences(evaluate(scorer, record, { close: worked.closed }), worked, path);
}

type Cell = Extract<ReturnType<typeof readCell>, { cell: unknown }>["cell"];

const stateOf = (cell: Cell): FactState =>
  cell.state === "value"
    ? { state: "value", value: cell.value, isUnproven: false, document: null, note: null, round: "self" }
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
    const found = [...evaluation.criteria, ...evaluation.groups].find((one) => one.code === code);
    const got = found === undefined ? "—" : found.points.applies ? spanText(found.points.span) : "KAD";
    if (got !== textOfExact(expected.value)) {
      const at = { path: [...path, "expect", "points", code] };
      problems.push(problem("case-points", at, { name, code, got, expected: quantityText(expected) }));
    }
  }
  const total = spanText(spanOf(evaluation.total));
  if (expect.total && total !== textOfExact(expect.total.value)) {
    problems.push(
      problem(
        "case-total",
        { path: [...path, "expect", "total"] },
        { name, got: total, expected: quantityText(expect.total) },
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

const spanText = ({ least, most }: Span): string => {
  const [low, high] = [least ? textOfExact(least) : "−∞", most ? textOfExact(most) : "+∞"];
  return low === high ? low : `${low} … ${high}`;
};

function yearOf(year: number): Period {
  const period = periodFromId(String(year));
  if (period === undefined) throw new Error(`no period ${year}`);
  return period;
}

const recordOf = (kind: string, period: Period, facts: ReadonlyMap<string, FactState>): AgencyRecord => ({
  agency: {
    id: "case",
    name: "case",
    kind,
    block: "case",
    parent: null,
    validFrom: null,
    validTo: null,
    predecessor: null,
    attributes: [],
  },
  period,
  round: "self",
  facts,
});
