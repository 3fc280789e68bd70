/** Every name in a set means something: codes, facts, derived facts, kinds of agency, attributes, sources. */
import {
  conditionsOfDerivation,
  type Derivation,
  type DerivedFact,
  factsOfDerivation,
  typeOfDerivation,
} from "../derived/index.ts";
import { type Problem, problem, warning } from "../problems.ts";
import { factsOfCondition, leavesOf } from "../rules/conditions.ts";
import type { FactUse, Path } from "../rules/facts.ts";
import { suggestion } from "../suggest.ts";
import { conditionsOfNode, type Located } from "./located.ts";
import { attributesAsked, type CriteriaSet, conditionsBesideTable, kindsNamedBy, maxFor } from "./set.ts";

export function repeatedCodes(set: CriteriaSet, nodes: readonly Located[]): Problem[] {
  const seen = new Set(["total", ...set.subtotals.keys()]);
  const twice = [...set.derived.keys()].filter((id) => set.facts.has(id));
  return [
    ...nodes.flatMap(({ node, path }) => {
      const isRepeated = seen.has(node.code);
      seen.add(node.code);
      return isRepeated ? [problem("code-repeated", { path: [...path, "code"] }, { code: node.code })] : [];
    }),
    ...twice.map((id) => problem("code-repeated", { path: ["derived", id] }, { code: id })),
  ];
}

export const sourceDefects = (set: CriteriaSet, document: string, path: Path): Problem[] =>
  set.sources.has(document)
    ? []
    : [problem("source-unknown", { path }, { document, ...suggestion(document, set.sources.keys()) })];

/** Derived facts name facts that exist, of the right type, and do not go round in a circle. */
export function derivedDefects(set: CriteriaSet): Problem[] {
  return [...set.derived].flatMap(([id, { from }]) => {
    const path = ["derived", id];
    const uses = factsOfDerivation(from).flatMap((use) => useDefects(set, use, [...path, ...use.path]));
    return isCircular(set, id, from) ? [...uses, problem("derived-circle", { path }, { fact: id })] : uses;
  });
}

function isCircular(set: CriteriaSet, id: string, from: Derivation): boolean {
  const seen = new Set<string>();
  const reaches = (one: Derivation): boolean =>
    factsOfDerivation(one).some(({ fact }) => {
      if (fact === id) return true;
      if (seen.has(fact)) return false;
      seen.add(fact);
      const next: DerivedFact | undefined = set.derived.get(fact);
      return next !== undefined && reaches(next.from);
    });
  return reaches(from);
}

/** The name exists, has the type the rule needs, and is read where it has one value. */
export function useDefects(set: CriteriaSet, use: FactUse, path: Path): Problem[] {
  const fact = set.facts.get(use.fact);
  const derived = set.derived.get(use.fact);
  if (fact === undefined && derived === undefined) {
    if (use.isOnlyName) return [];
    const names = [...set.facts.keys(), ...set.derived.keys()];
    return [problem("rule-fact-unknown", { path }, { fact: use.fact, ...suggestion(use.fact, names) })];
  }
  const type = fact?.type ?? (derived && typeOfDerivation(derived.from, (text) => set.formulas.get(text)));
  if (use.type !== "any" && type !== use.type) {
    const declared = fact?.writtenType ?? type ?? "";
    return [problem("rule-fact-type", { path }, { fact: use.fact, declared, needed: use.type })];
  }
  if (fact && fact.list !== null && use.within !== fact.list)
    return [problem("field-outside-list", { path }, { fact: use.fact, list: fact.list })];
  const levels = fact?.levels ?? new Map<string, string>();
  return (use.levels ?? [])
    .filter((level) => !levels.has(level))
    .map((level) => {
      const options = [...levels.keys()];
      return problem(
        "rule-level-unknown",
        { path },
        { fact: use.fact, level, options: options.join(", "), ...suggestion(level, options) },
      );
    });
}

/** The facts that grades, the total, handing in and indicators ask for. */
export const conditionUses = (set: CriteriaSet): Problem[] =>
  conditionsBesideTable(set).flatMap(({ condition, path }) =>
    factsOfCondition(condition).flatMap((use) => useDefects(set, use, [...path, ...use.path])),
  );

export function kindNames(set: CriteriaSet, nodes: readonly Located[]): Problem[] {
  const options = [...set.kinds.keys()].join(", ");
  const unknown = (kind: string, path: Path) =>
    set.kinds.has(kind)
      ? []
      : [problem("kind-unknown", { path }, { kind, options, ...suggestion(kind, set.kinds.keys()) })];
  const inConditions = [
    ...conditionsBesideTable(set),
    ...nodes.flatMap(({ node, path }) => conditionsOfNode(node).map((condition) => ({ condition, path }))),
    ...[...set.derived].flatMap(([id, { from }]) =>
      conditionsOfDerivation(from).map((condition) => ({ condition, path: ["derived", id] })),
    ),
  ].flatMap(({ condition, path }) =>
    leavesOf(condition).flatMap((leaf) =>
      leaf.test === "agency-kind" ? leaf.kinds.flatMap((kind) => unknown(kind, path)) : [],
    ),
  );
  const inNodes = nodes.flatMap(({ node, path }) => [
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
  const inIndicators = set.indicators.flatMap((one, index) =>
    (one.for ?? []).flatMap((kind, at) => unknown(kind, ["indicators", index, "for", at])),
  );
  return [...inNodes, ...inConditions, ...inIndicators, ...attributeNames(set)];
}

/** Every attribute that is asked is declared: a slip in it would be an attribute that nobody has. */
const attributeNames = (set: CriteriaSet): Problem[] =>
  attributesAsked(set).flatMap(({ attribute, path }) =>
    set.attributes.has(attribute)
      ? []
      : [
          warning(
            "attribute-undeclared",
            { path },
            { attribute, ...suggestion(attribute, set.attributes.keys()) },
          ),
        ],
  );
