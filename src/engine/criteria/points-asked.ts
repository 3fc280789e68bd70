/** Conditions that ask for points: of what is in the table, not of themselves, and not before there are any. */
import { conditionsOfDerivation } from "../derived/index.ts";
import { type Problem, problem } from "../problems.ts";
import { type Condition, leavesOf, pointsOfCondition } from "../rules/conditions.ts";
import type { Path } from "../rules/facts.ts";
import { conditionsOfRule } from "../rules/index.ts";
import { suggestion } from "../suggest.ts";
import { conditionsOfNode, type Located } from "./located.ts";
import { type CriteriaSet, conditionsBesideTable, maxFor, type Node } from "./set.ts";

/** A rule may go by the points of other entries, but not of one that goes by its own. */
export function pointsCycles(set: CriteriaSet, nodes: readonly Located[]): Problem[] {
  const isWeighty = ({ max }: Node) =>
    [...set.kinds.keys()].some((kind) => maxFor(max, kind)?.value.isPositive);
  const weighty = nodes.map(({ node }) => node).filter(isWeighty);
  const codesIn = (condition: Condition): string[] => [
    ...pointsOfCondition(condition),
    ...leavesOf(condition).flatMap((leaf) =>
      leaf.test === "every"
        ? weighty.filter((node) => node.isGroup === (leaf.level === "group")).map(({ code }) => code)
        : [],
    ),
  ];
  const askedBy = (node: Node): string[] => conditionsOfNode(node).flatMap(codesIn);
  const asks = new Map<string, readonly string[]>();
  for (const { node } of nodes)
    asks.set(node.code, [...askedBy(node), ...(node.isGroup ? node.children.map(({ code }) => code) : [])]);
  for (const [id, { of, without }] of set.subtotals)
    asks.set(id, of ?? set.tree.map(({ code }) => code).filter((code) => !without?.includes(code)));
  asks.set(
    "total",
    set.tree.map(({ code }) => code),
  );
  const isAsked = (from: string, wanted: string, seen: Set<string>): boolean =>
    (asks.get(from) ?? []).some((code) => {
      if (code === wanted) return true;
      if (seen.has(code)) return false;
      seen.add(code);
      return isAsked(code, wanted, seen);
    });
  const circles = nodes.flatMap(({ node, path }) => {
    const circle = askedBy(node).find((code) => code === node.code || isAsked(code, node.code, new Set()));
    return circle === undefined
      ? []
      : [problem("points-circle", { path }, { code: node.code, asked: circle })];
  });
  const ofTotal = set.total.zeroWhen ? pointsOfCondition(set.total.zeroWhen.when) : [];
  return ofTotal.includes("total")
    ? [
        ...circles,
        problem("points-circle", { path: ["total", "zero-when"] }, { code: "total", asked: "total" }),
      ]
    : circles;
}

/** Who is scored, and which items of a list count, is asked before there are points. */
export function pointsTooEarly(set: CriteriaSet): Problem[] {
  const early = [
    ...set.eligibility.map(({ when }, index) => ({ condition: when, path: ["eligibility", index, "when"] })),
    ...[...set.derived].flatMap(([id, { from }]) =>
      conditionsOfDerivation(from).map((condition) => ({ condition, path: ["derived", id] })),
    ),
  ];
  return early.flatMap(({ condition, path }) =>
    leavesOf(condition).some(({ test }) => test === "points" || test === "every")
      ? [problem("points-too-early", { path }, {})]
      : [],
  );
}

/** Points are asked of what is in the table, by the conditions of grades, of indicators and of rules. */
export function pointConditionDefects(
  set: CriteriaSet,
  kind: string,
  kindName: string,
  nodes: readonly Located[],
  codes: ReadonlySet<string>,
  criteria: ReadonlySet<string>,
): Problem[] {
  const unknown = (code: string, path: Path) =>
    codes.has(code)
      ? []
      : [problem("points-unknown", { path }, { code, kind: kindName, ...suggestion(code, codes) })];
  return [
    ...conditionsBesideTable(set)
      .filter(({ kinds }) => kinds === null || kinds.includes(kind))
      .flatMap(({ condition, path }) => pointsOfCondition(condition).flatMap((code) => unknown(code, path))),
    ...nodes.flatMap(({ node, path }) =>
      node.zeroWhen && codes.has(node.code)
        ? pointsOfCondition(node.zeroWhen.when).flatMap((code) => unknown(code, [...path, "zero-when"]))
        : [],
    ),
    ...nodes.flatMap(({ node, path }) =>
      node.isGroup || !criteria.has(node.code)
        ? []
        : conditionsOfRule(node.rule)
            .flatMap(pointsOfCondition)
            .flatMap((code) =>
              code === "total"
                ? [problem("points-in-rule", { path: [...path, "rule"] }, {})]
                : unknown(code, [...path, "rule"]),
            ),
    ),
    ...set.ranking.tieBreaks.flatMap((code, index) => unknown(code, ["ranking", "tie-breaks", index])),
  ];
}
