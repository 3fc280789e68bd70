/**
 * Defects of a criteria set that can be found without any agency: sums, codes, names, types, thresholds, bands.
 * Every finding names the place and what to do.
 */
import { type Exact, sumOf, textOfExact, unlimited } from "../exact/index.ts";
import type { Fact } from "../facts/fact.ts";
import { type Problem, problem, warning } from "../problems.ts";
import { type Condition, factsOfCondition, pointsOfCondition } from "../rules/conditions.ts";
import type { FactUse, Path } from "../rules/facts.ts";
import { amountIn, quantityText } from "../rules/fields.ts";
import { defectsOfRule, factsOfRule } from "../rules/index.ts";
import type { Declarations } from "../rules/kind.ts";
import { suggestion } from "../suggest.ts";
import {
  type CriteriaSet,
  type Criterion,
  criteriaIn,
  groupsIn,
  kindsNamedBy,
  maxFor,
  type Node,
  nodesOf,
  type TableGroup,
  tableFor,
} from "./set.ts";

export function defectsOfSet(set: CriteriaSet): Problem[] {
  const nodes = located(set.tree, ["criteria"]);
  return [
    ...repeatedCodes(nodes),
    ...nodes.flatMap((one) => (one.node.isGroup ? [] : criterionDefects(set, one.node, one.path))),
    ...kindNames(set, nodes),
    ...[...set.kinds.keys()].flatMap((kind) => tableDefects(set, kind, nodes)),
    ...gradeDefects(set),
    ...factDefects(set),
    ...basisDefects(set),
  ];
}

interface Located {
  readonly node: Node;
  readonly path: Path;
}

const located = (nodes: readonly Node[], path: Path): Located[] =>
  nodes.flatMap((node, index) => {
    const here = [...path, index];
    return [{ node, path: here }, ...(node.isGroup ? located(node.children, [...here, "children"]) : [])];
  });

function repeatedCodes(nodes: readonly Located[]): Problem[] {
  const seen = new Set(["total"]);
  return nodes.flatMap(({ node, path }) => {
    const isRepeated = seen.has(node.code);
    seen.add(node.code);
    return isRepeated ? [problem("code-repeated", { path: [...path, "code"] }, { code: node.code })] : [];
  });
}

const declarationsOf = (facts: ReadonlyMap<string, Fact>): Declarations => ({
  domain: (fact) => facts.get(fact)?.domain ?? unlimited,
  step: (fact) => facts.get(fact)?.step ?? null,
  levels: (fact) => [...(facts.get(fact)?.levels.keys() ?? [])],
});

function criterionDefects(set: CriteriaSet, criterion: Criterion, path: Path): Problem[] {
  const rulePath = [...path, "rule"];
  const uses = factsOfRule(criterion.rule);
  const named = uses.flatMap((use) => useDefects(set, use, [...rulePath, ...use.path]));
  const defects = named.length > 0 ? [] : ruleDefects(set, criterion, rulePath);
  return [
    ...(set.scorers.has(criterion.scorer)
      ? []
      : [
          problem(
            "scorer-unknown",
            { path: [...path, "scorer"] },
            { scorer: criterion.scorer, ...suggestion(criterion.scorer, set.scorers.keys()) },
          ),
        ]),
    ...sourceDefects(set, criterion.source.document, [...path, "source", "document"]),
    ...named,
    ...defects,
  ];
}

const sourceDefects = (set: CriteriaSet, document: string, path: Path): Problem[] =>
  set.sources.has(document)
    ? []
    : [problem("source-unknown", { path }, { document, ...suggestion(document, set.sources.keys()) })];

/** A rule is judged at every maximum it is used with; the same defect is told once. */
function ruleDefects(set: CriteriaSet, criterion: Criterion, path: Path): Problem[] {
  const maxima = [...set.kinds.keys()].flatMap((kind) => maxFor(criterion.max, kind)?.value ?? []);
  const distinct = maxima.filter((max, index) => maxima.findIndex((other) => other.equals(max)) === index);
  const told = new Set<string>();
  return distinct.flatMap((max) =>
    defectsOfRule(criterion.rule, max, declarationsOf(set.facts)).flatMap((defect) => {
      const found = problem(defect.id, { path: [...path, ...defect.path] }, defect.values);
      const key = JSON.stringify(found);
      if (told.has(key)) return [];
      told.add(key);
      return [found];
    }),
  );
}

function useDefects(set: CriteriaSet, use: FactUse, path: Path): Problem[] {
  const fact = set.facts.get(use.fact);
  if (fact === undefined) {
    return [
      problem("rule-fact-unknown", { path }, { fact: use.fact, ...suggestion(use.fact, set.facts.keys()) }),
    ];
  }
  if (fact.type !== use.type) {
    return [
      problem("rule-fact-type", { path }, { fact: use.fact, declared: fact.writtenType, needed: use.type }),
    ];
  }
  return (use.levels ?? [])
    .filter((level) => !fact.levels.has(level))
    .map((level) => {
      const options = [...fact.levels.keys()];
      return problem(
        "rule-level-unknown",
        { path },
        { fact: use.fact, level, options: options.join(", "), ...suggestion(level, options) },
      );
    });
}

function kindNames(set: CriteriaSet, nodes: readonly Located[]): Problem[] {
  const options = [...set.kinds.keys()].join(", ");
  const unknown = (kind: string, path: Path) =>
    set.kinds.has(kind)
      ? []
      : [problem("kind-unknown", { path }, { kind, options, ...suggestion(kind, set.kinds.keys()) })];
  return nodes.flatMap(({ node, path }) => [
    ...kindsNamedBy(node.max).flatMap((kind) => unknown(kind, [...path, "max", kind])),
    ...(node.isGroup
      ? []
      : (node.for ?? []).flatMap((kind, index) => unknown(kind, [...path, "for", index]))),
    ...(node.isGroup
      ? []
      : (node.for ?? [])
          .filter((kind) => set.kinds.has(kind) && maxFor(node.max, kind) === undefined)
          .map((kind) => problem("max-missing", { path: [...path, "max"] }, { code: node.code, kind }))),
  ]);
}

function tableDefects(set: CriteriaSet, kind: string, nodes: readonly Located[]): Problem[] {
  const table = tableFor(set, kind);
  const pathOf = (code: string): Path => nodes.find(({ node }) => node.code === code)?.path ?? ["criteria"];
  const kindName = set.kinds.get(kind) ?? kind;
  const sums = groupsIn(table).flatMap((group) => sumDefects(group, kindName, pathOf));
  const total = sumOf(table.map(({ max }) => max.value));
  const present = new Set(groupsIn(table).map(({ group }) => group.code));
  const empty = nodesOf(set.tree).filter(
    (node) => node.isGroup && maxFor(node.max, kind) && !present.has(node.code),
  );
  return [
    ...sums,
    ...empty.map(({ code }) => problem("group-empty", { path: pathOf(code) }, { kind: kindName, code })),
    ...(total.equals(set.base.value)
      ? []
      : [
          problem(
            "base-sum",
            { path: ["base"] },
            { kind: kindName, sum: textOfExact(total), max: quantityText(set.base) },
          ),
        ]),
    ...reachDefects(set, kind, total),
    ...pointConditionDefects(
      set,
      kind,
      new Set(["total", ...present, ...criteriaIn(table).map(({ criterion }) => criterion.code)]),
    ),
  ];
}

function sumDefects(
  { group, max, children }: TableGroup,
  kind: string,
  pathOf: (code: string) => Path,
): Problem[] {
  const sum = sumOf(children.map((child) => child.max.value));
  return sum.equals(max.value)
    ? []
    : [
        problem(
          "children-sum",
          { path: [...pathOf(group.code), "max"] },
          { kind, code: group.code, sum: textOfExact(sum), max: quantityText(max) },
        ),
      ];
}

/** A grade whose threshold is above the base and every bonus can be given to nobody. */
function reachDefects(set: CriteriaSet, kind: string, total: Exact): Problem[] {
  const bonuses = criteriaIn(tableFor(set, kind)).map(({ criterion, max }) => {
    if (criterion.ceiling === undefined) return null;
    return criterion.ceiling === null ? "unlimited" : amountIn(criterion.ceiling, max.value).minus(max.value);
  });
  if (bonuses.includes("unlimited")) return [];
  const most = sumOf([total, ...bonuses.filter((one) => one !== null && one !== "unlimited")]);
  return set.grades.flatMap(({ id, atLeast }, index) => {
    const threshold = atLeast && amountIn(atLeast, set.base.value);
    return threshold && most.isLessThan(threshold)
      ? [
          problem(
            "grade-out-of-reach",
            { path: ["grades", index, "at-least"] },
            {
              grade: id,
              threshold: textOfExact(threshold),
              most: textOfExact(most),
              kind: set.kinds.get(kind) ?? kind,
            },
          ),
        ]
      : [];
  });
}

const gradeConditions = (set: CriteriaSet): { readonly condition: Condition; readonly path: Path }[] => [
  ...set.grades.flatMap(({ requires }, index) =>
    requires ? [{ condition: requires, path: ["grades", index, "requires"] }] : [],
  ),
  ...set.ceilings.map(({ when }, index) => ({ condition: when, path: ["grade-ceilings", index, "when"] })),
  ...set.notGradable.map(({ when }, index) => ({ condition: when, path: ["not-gradable", index, "when"] })),
];

function pointConditionDefects(set: CriteriaSet, kind: string, codes: ReadonlySet<string>): Problem[] {
  const unknown = (code: string, path: Path) =>
    codes.has(code)
      ? []
      : [
          problem(
            "points-unknown",
            { path },
            { code, kind: set.kinds.get(kind) ?? kind, ...suggestion(code, codes) },
          ),
        ];
  return [
    ...gradeConditions(set).flatMap(({ condition, path }) =>
      pointsOfCondition(condition).flatMap((code) => unknown(code, path)),
    ),
    ...set.ranking.tieBreaks.flatMap((code, index) => unknown(code, ["ranking", "tie-breaks", index])),
  ];
}

function gradeDefects(set: CriteriaSet): Problem[] {
  const ids = set.grades.map(({ id }) => id);
  const thresholds = set.grades.map(({ atLeast }) => atLeast && amountIn(atLeast, set.base.value));
  return [
    ...thresholds.flatMap((threshold, index) => {
      const above = thresholds.slice(0, index).findLast((one) => one !== null);
      const grade = ids[index] ?? "";
      const isBelow = threshold === null || above == null || threshold.isLessThan(above);
      // The same threshold may come again lower down, for those who miss a condition of the grade above.
      const isFallThrough = threshold && above?.equals(threshold) && set.grades[index - 1]?.requires !== null;
      return isBelow || isFallThrough
        ? []
        : [problem("grade-order", { path: ["grades", index, "at-least"] }, { grade })];
    }),
    ...ids.flatMap((id, index) =>
      ids.indexOf(id) < index
        ? [problem("code-repeated", { path: ["grades", index, "id"] }, { code: id })]
        : [],
    ),
    ...set.ceilings.flatMap(({ atMost, source }, index) => [
      ...(ids.includes(atMost)
        ? []
        : [
            problem(
              "grade-unknown",
              { path: ["grade-ceilings", index, "at-most"] },
              { grade: atMost, options: ids.join(", "), ...suggestion(atMost, ids) },
            ),
          ]),
      ...(source ? sourceDefects(set, source.document, ["grade-ceilings", index, "source"]) : []),
    ]),
    ...set.notGradable.flatMap(({ source }, index) =>
      source ? sourceDefects(set, source.document, ["not-gradable", index, "source"]) : [],
    ),
    ...gradeConditions(set).flatMap(({ condition, path }) =>
      factsOfCondition(condition).flatMap((use) => useDefects(set, use, [...path, ...use.path])),
    ),
  ];
}

function factDefects(set: CriteriaSet): Problem[] {
  const used = new Set([
    ...nodesOf(set.tree).flatMap((node) =>
      node.isGroup ? [] : factsOfRule(node.rule).map(({ fact }) => fact),
    ),
    ...gradeConditions(set).flatMap(({ condition }) => factsOfCondition(condition).map(({ fact }) => fact)),
  ]);
  for (const fact of set.facts.values()) if (fact.notAbove && used.has(fact.id)) used.add(fact.notAbove);
  return [...set.facts.values()].flatMap((fact) => {
    const path = ["facts", fact.id];
    const whole = fact.notAbove === null ? null : set.facts.get(fact.notAbove);
    const isBadWhole = fact.notAbove !== null && (whole?.type !== "number" || fact.notAbove === fact.id);
    return [
      ...(used.has(fact.id) ? [] : [warning("fact-unused", { path }, { fact: fact.id })]),
      ...(isBadWhole
        ? [
            problem(
              "fact-not-above",
              { path: [...path, "not-above"] },
              { fact: fact.id, ...suggestion(fact.notAbove ?? "", set.facts.keys()) },
            ),
          ]
        : []),
    ];
  });
}

/** A reconstruction says what is not known; an official edition has nothing assumed. */
function basisDefects(set: CriteriaSet): Problem[] {
  if (set.basis === "reconstruction") {
    return set.notice === null ? [problem("reconstruction-notice", { path: ["notice"] })] : [];
  }
  return assumedNumbers(set.written, []).map(({ path, text }) =>
    problem("official-assumed", { path }, { text }),
  );
}

function assumedNumbers(written: unknown, path: Path): { readonly path: Path; readonly text: string }[] {
  if (typeof written === "string")
    return /^[-\dN][\d.+%-]*\?$/.test(written) ? [{ path, text: written }] : [];
  if (typeof written !== "object" || written === null) return [];
  return Object.entries(written).flatMap(([key, value]) =>
    assumedNumbers(value, [...path, Array.isArray(written) ? Number(key) : key]),
  );
}
