/**
 * What a set can give at all: a maximum no answer earns, a grade nobody can reach, a deduction that takes nothing away.
 * Tried on a record of which nothing is known, whose span holds every score there can be.
 */

import { codesByPath } from "./criteria/answers.ts";
import { blankFacts } from "./criteria/blank.ts";
import {
  attributesAsked,
  type CriteriaSet,
  conditionsBesideTable,
  type Node,
  nodesOf,
  type TableNode,
} from "./criteria/set.ts";
import { evaluate } from "./evaluate.ts";
import type { Evaluation } from "./evaluation.ts";
import type { AgencyRecord } from "./evidence/record.ts";
import { type Exact, sumOf, textOfExact, zero } from "./exact/index.ts";
import { formulaOf } from "./facts-view.ts";
import { anyPoints } from "./points.ts";
import { note, type Problem, problem, warning } from "./problems.ts";
import { judge, leavesOf, type PointsAt } from "./rules/conditions.ts";
import { amountIn } from "./rules/fields.ts";
import { capReachedAt, type IncrementRule } from "./rules/increment.ts";
import { scoreRule } from "./rules/index.ts";
import type { Points } from "./rules/score.ts";
import { type KindTable, type Scorer, tableOf } from "./scorer.ts";
import { seenAs } from "./total.ts";

export function reachProblems(
  scorer: Scorer,
  blank: (set: CriteriaSet, kind: string) => AgencyRecord,
): Problem[] {
  const { set } = scorer;
  const paths = new Map(
    [...codesByPath(set)].map(([path, code]) => [code, JSON.parse(path) as (string | number)[]]),
  );
  const told = new Set<string>();
  return [...set.kinds.keys()]
    .flatMap((kind) =>
      inEvery(
        agenciesOf(set).map((attributes) => {
          const record = blank(set, kind);
          const agency = { ...record.agency, attributes };
          const evaluation = evaluate(scorer, { ...record, agency }, { close: false });
          const table = tableOf(scorer, kind);
          return reachOf({
            set,
            table,
            evaluation,
            kind: set.kinds.get(kind) ?? kind,
            pathOf: (code: string) => paths.get(code) ?? [],
          });
        }),
      ),
    )
    .filter((one) => {
      const key = JSON.stringify([one.id, one.at, one.values]);
      return !told.has(key) && told.add(key);
    });
}

const reachOf = (about: About): Problem[] => [
  ...criteriaReach(about),
  ...totalReach(about),
  ...bonusReach(about),
  ...minimaReach(about),
  ...limitsReach(about),
  ...clippedReach(about),
];

/** Agencies that differ in what the set asks of them: every combination of the attributes, as long as they are few. */
function agenciesOf(set: CriteriaSet): string[][] {
  const asked = [...new Set(attributesAsked(set).map(({ attribute }) => attribute))];
  return asked
    .slice(0, mostAttributes)
    .reduce<string[][]>((all, attribute) => all.flatMap((one) => [one, [...one, attribute]]), [[]]);
}
const mostAttributes = 4;

/** What holds of one sort of agency only is no defect of the table. */
function inEvery(all: readonly (readonly Problem[])[]): Problem[] {
  const keyOf = ({ id, at }: Problem) => JSON.stringify([id, at.path]);
  const [first = [], ...others] = all.map((problems) => new Map(problems.map((one) => [keyOf(one), one])));
  return [...first].flatMap(([key, one]) => (others.every((other) => other.has(key)) ? [one] : []));
}

interface About {
  readonly set: CriteriaSet;
  readonly table: KindTable;
  readonly evaluation: Evaluation;
  readonly kind: string;
  pathOf(code: string): readonly (string | number)[];
}

const mostOf = (points: Points): Exact | null => (points.applies ? points.span.most : zero);

function criteriaReach({ evaluation, table, pathOf }: About): Problem[] {
  return evaluation.criteria.flatMap((result) => {
    const { code, max, points } = result;
    const row = table.criteria.find(({ criterion }) => criterion.code === code);
    const most = mostOf(points);
    const path = pathOf(code);
    const rule = row?.criterion.rule;
    const reached = rule?.kind === "increment" ? capReachedAt(rule as IncrementRule, max) : null;
    return [
      ...(most?.isLessThan(max)
        ? [
            warning(
              "max-unearned",
              { path: [...path, "max"] },
              { code, max: textOfExact(max), most: textOfExact(most) },
            ),
          ]
        : []),
      ...(reached
        ? [note("cap-reached", { path: [...path, "rule"] }, { code, value: textOfExact(reached) })]
        : []),
      ...(max.isZero && points.applies && most?.isZero && points.span.least?.isZero
        ? [warning("deduction-without-effect", { path: [...path, "floor"] }, { code })]
        : []),
    ];
  });
}

/** The highest total with and without bonus, and the grades above it. */
function totalReach({ set, table, evaluation, kind }: About): Problem[] {
  if (table.base === null || !evaluation.total.applies || !evaluation.unrounded.applies) return [];
  const most = evaluation.total.span.most;
  const before = evaluation.unrounded.span.most;
  const bonuses = topmost(table.nodes, (node, max) => node.isBonus || max.isZero, evaluation);
  const outside = bonuses.filter(({ max }) => max.isZero);
  const less = (all: readonly { readonly most: Exact | null }[]): Exact | null =>
    before === null || all.some((one) => one.most === null)
      ? null
      : before.minus(sumOf(all.map((one) => one.most ?? zero)));
  const [plain, withoutAny] = [less(outside), less(bonuses)];
  const isInside = bonuses.some(({ max }) => max.isPositive);
  return [
    ...(plain !== null && table.base.isLessThan(plain) && most !== null && table.base.isLessThan(most)
      ? [
          warning(
            "total-above-base",
            { path: ["base"] },
            { kind, most: textOfExact(plain), max: textOfExact(table.base) },
          ),
        ]
      : []),
    ...(plain?.isLessThan(table.base)
      ? [
          warning(
            "base-unearned",
            { path: ["base"] },
            { kind, most: textOfExact(plain), max: textOfExact(table.base) },
          ),
        ]
      : []),
    ...set.grades.flatMap(({ id, atLeast }, index) => {
      const threshold = atLeast && table.base && amountIn(atLeast, table.base);
      if (!threshold) return [];
      const at = { path: ["grades", index, "at-least"] };
      const values = { grade: id, threshold: textOfExact(threshold), kind };
      if (most?.isLessThan(threshold))
        return [problem("grade-out-of-reach", at, { ...values, most: textOfExact(most) })];
      if (withoutAny === null) return [];
      const limits = { ...values, most: textOfExact(withoutAny) };
      if (withoutAny.isLessThan(threshold)) return [warning("grade-only-with-bonus", at, limits)];
      return isInside && withoutAny.equals(threshold) ? [warning("grade-only-perfect", at, limits)] : [];
    }),
  ];
}

/** Points that a grade or an indicator asks for and that no answers at all can give. */
function minimaReach({ set, table, evaluation, kind }: About): Problem[] {
  const points = pointsIn(evaluation, table);
  const judging = { facts: blankFacts(set), year: set.governs.from, points };
  const asked = conditionsBesideTable(set).filter(
    ({ kinds }) => kinds === null || kinds.includes(table.kind),
  );
  return asked.flatMap(({ condition, path }) =>
    leavesOf(condition)
      .filter((leaf) => leaf.test === "every" || (leaf.test === "points" && points.of(leaf.of) !== undefined))
      .flatMap((leaf) =>
        judge(leaf, judging) === "not-met"
          ? [
              warning(
                "minimum-out-of-reach",
                { path },
                { kind, of: leaf.test === "points" ? leaf.of : "every" },
              ),
            ]
          : [],
      ),
  );
}

function pointsIn(
  { criteria, groups, subtotals, total, outOf }: Evaluation,
  { weighty }: KindTable,
): PointsAt {
  const entries = new Map([
    ...criteria.map((one) => [one.code, seenAs(one)] as const),
    ...groups.map(({ code, rescaled, max }) => [code, seenAs({ points: rescaled, max })] as const),
    ...subtotals.map((one) => [one.id, seenAs(one)] as const),
    ["total", seenAs({ points: total, max: outOf })] as const,
  ]);
  return {
    of: (code) => entries.get(code),
    every: (level) =>
      (level === "group" ? weighty.groups : weighty.criteria).flatMap((code) => entries.get(code) ?? []),
  };
}

interface Reach {
  readonly max: Exact;
  readonly most: Exact | null;
}

/** The topmost nodes of which something holds, with the most each can give. */
function topmost(
  nodes: readonly TableNode[],
  holds: (node: Node, max: Exact) => boolean,
  evaluation: Evaluation,
): Reach[] {
  return nodes.flatMap((table): Reach[] => {
    const node = "group" in table ? table.group : table.criterion;
    const max = table.max.value;
    if (!holds(node, max)) return "group" in table ? topmost(table.children, holds, evaluation) : [];
    const group = evaluation.groups.find(({ code }) => code === node.code);
    const points = group?.rescaled ?? evaluation.criteria.find(({ code }) => code === node.code)?.points;
    return points ? [{ max, most: mostOf(points) }] : [];
  });
}

/** Where children can give more than their group's ceiling lets through, the excess is lost: meant, or a slip of the table. */
function limitsReach({ table, evaluation, pathOf }: About): Problem[] {
  const mostBy = new Map([
    ...evaluation.criteria.map(({ code, points }) => [code, mostOf(points)] as const),
    ...evaluation.groups.map(({ code, rescaled }) => [code, mostOf(rescaled)] as const),
  ]);
  return table.groups.flatMap(({ group: { code, ceiling }, max, children }) => {
    const own = mostBy.get(code);
    if (!ceiling)
      return ceiling === undefined &&
        max.value.isPositive &&
        own &&
        max.value.isLessThan(own) &&
        !isWithBonus(children)
        ? [
            warning(
              "group-above-max",
              { path: [...pathOf(code), "max"] },
              { code, most: textOfExact(own), max: textOfExact(max.value) },
            ),
          ]
        : [];
    const mosts = children.map((child) =>
      mostBy.get("group" in child ? child.group.code : child.criterion.code),
    );
    const sum = sumOf(mosts.flatMap((most) => most ?? []));
    const limit = amountIn(ceiling, max.value);
    return mosts.some((most) => most === null) || !limit.isLessThan(sum)
      ? []
      : [
          note(
            "limit-binds",
            { path: [...pathOf(code), "ceiling"] },
            { code, most: textOfExact(sum), limit: textOfExact(limit) },
          ),
        ];
  });
}

/** A bonus inside a group is meant to lead above what the group is worth. */
const isWithBonus = (nodes: readonly TableNode[]): boolean =>
  nodes.some((node) => node.max.value.isZero || ("group" in node && isWithBonus(node.children)));

/** A rule that can give more, or less, than its criterion lets through without saying so is most likely a slip. */
function clippedReach({ set, table, evaluation, pathOf }: About): Problem[] {
  const facts = blankFacts(set, {
    kind: table.kind,
    attributes: new Set(evaluation.record.agency.attributes),
    months: null,
    monthsOfLine: null,
    periodKind: evaluation.record.period.kind,
  });
  return table.criteria.flatMap(({ criterion, max: { value: max } }) => {
    const { points } = scoreRule(criterion.rule, max, {
      facts,
      notApplicable: set.notApplicable.policy,
      year: set.governs.from,
      points: anyPoints,
      formula: (text) => formulaOf(set, text),
    });
    if (!points.applies) return [];
    const { least, most } = points.span;
    const isOver = criterion.ceiling === undefined && most !== null && max.isLessThan(most);
    // What deductions may take below 0 is held there, and everybody expects it.
    const isUnder =
      criterion.rule.kind !== "adjusted" && criterion.floor === undefined && least?.isNegative === true;
    const at = { path: [...pathOf(criterion.code), "rule"] };
    const tell = (given: Exact | null, held: Exact) =>
      note("points-clipped", at, {
        code: criterion.code,
        given: given ? textOfExact(given) : "",
        held: textOfExact(held),
      });
    return isOver ? [tell(most, max)] : isUnder ? [tell(least, zero)] : [];
  });
}

/** Something that only takes points away, printed among what only adds them. */
function bonusReach({ set, evaluation, pathOf }: About): Problem[] {
  const bonuses = nodesOf(set.tree).filter((node) => node.isBonus);
  const inside = bonuses.flatMap((node) => (node.isGroup ? nodesOf([node]) : [node]));
  return evaluation.criteria.flatMap(({ code, points, max }) => {
    const isAmong = inside.some((node) => node.code === code);
    const most = mostOf(points);
    const takes = points.applies && points.span.least?.isNegative;
    return isAmong && takes && most !== null && !most.isPositive && !max.isPositive
      ? [warning("deduction-among-bonuses", { path: pathOf(code) }, { code })]
      : [];
  });
}
