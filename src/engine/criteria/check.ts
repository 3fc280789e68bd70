/**
 * Defects of a criteria set that can be found without any agency: sums, codes, names, types, thresholds, bands.
 * Every finding names the place and what to do.
 */
import { factsOfDerivation } from "../derived/index.ts";
import { sumOf, textOfExact } from "../exact/index.ts";
import { type Problem, problem, warning } from "../problems.ts";
import { factsOfCondition } from "../rules/conditions.ts";
import { byName, type Path } from "../rules/facts.ts";
import { quantityText } from "../rules/fields.ts";
import { defectsOfRule, factsOfRule } from "../rules/index.ts";
import type { Declarations } from "../rules/kind.ts";
import { suggestion } from "../suggest.ts";
import { blankFacts, stepOf } from "./blank.ts";
import { branchDefects } from "./branches.ts";
import { countedDefects } from "./counted.ts";
import {
  assumedChoices,
  assumptions,
  basisDefects,
  offStep,
  periodsOfMean,
  roundingDefects,
  sourceGaps,
} from "./declared.ts";
import { gradeDefects } from "./grades.ts";
import { type Located, located, pathOfFact } from "./located.ts";
import {
  conditionUses,
  derivedDefects,
  kindNames,
  repeatedCodes,
  sourceDefects,
  useDefects,
} from "./names.ts";
import { pointConditionDefects, pointsCycles, pointsTooEarly } from "./points-asked.ts";
import { numbersNotQuoted } from "./quotes.ts";
import {
  type CriteriaSet,
  type Criterion,
  conditionsBesideTable,
  criteriaIn,
  groupsIn,
  maxFor,
  nodesOf,
  type TableGroup,
  tableFor,
} from "./set.ts";

export function defectsOfSet(set: CriteriaSet): Problem[] {
  const nodes = located(set.tree, ["criteria"]);
  const named = [
    ...repeatedCodes(set, nodes),
    ...derivedDefects(set),
    ...nodes.flatMap((one) => nodeDefects(set, one)),
    ...kindNames(set, nodes),
    ...countedDefects(set),
    ...conditionUses(set),
    ...pointsCycles(set, nodes),
    ...pointsTooEarly(set),
  ];
  return [
    ...named,
    ...[...set.kinds.keys()].flatMap((kind) => tableDefects(set, kind, nodes)),
    ...gradeDefects(set),
    ...factDefects(set),
    ...basisDefects(set),
    ...sourceGaps(set),
    ...assumedChoices(set),
    ...offStep(set),
    ...periodsOfMean(set),
    ...bestOfOthers(set, nodes),
    ...roundingDefects(set),
    ...(set.basis === "official" ? assumptions(nodes) : []),
    ...numbersNotQuoted(set),
    // Which branches can be reached is asked only where every name means something.
    ...(named.some(({ severity }) => severity === "error") ? [] : branchDefects(set, nodes)),
  ];
}

function declarationsOf(set: CriteriaSet): Declarations {
  const blank = blankFacts(set);
  return {
    domain: (fact) => blank.domain(byName(fact, "number")),
    step: (fact) => stepOf(set, fact),
    levels: (fact) => [...(set.facts.get(fact)?.levels.keys() ?? [])],
    isDerived: (fact) => set.derived.has(fact),
  };
}

function nodeDefects(set: CriteriaSet, { node, path }: Located): Problem[] {
  const zeroWhen = node.zeroWhen
    ? factsOfCondition(node.zeroWhen.when).flatMap((use) =>
        useDefects(set, use, [...path, "zero-when", "when", ...use.path]),
      )
    : [];
  const source = node.source ? sourceDefects(set, node.source.document, [...path, "source", "document"]) : [];
  return [...zeroWhen, ...source, ...(node.isGroup ? [] : criterionDefects(set, node, path))];
}

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
    ...named,
    ...defects,
  ];
}

/** A rule is judged at every maximum it is used with; the same defect is told once. */
function ruleDefects(set: CriteriaSet, criterion: Criterion, path: Path): Problem[] {
  const maxima = [...set.kinds.keys()].flatMap((kind) => maxFor(criterion.max, kind)?.value ?? []);
  const distinct = maxima.filter((max, index) => maxima.findIndex((other) => other.equals(max)) === index);
  const told = new Set<string>();
  return distinct.flatMap((max) =>
    defectsOfRule(criterion.rule, max, declarationsOf(set)).flatMap((defect) => {
      const tell = defect.id === "band-gap-otherwise" || defect.id === "band-outside" ? warning : problem;
      const found = tell(defect.id, { path: [...path, ...defect.path] }, defect.values);
      const key = JSON.stringify(found);
      if (told.has(key)) return [];
      told.add(key);
      return [found];
    }),
  );
}

function tableDefects(set: CriteriaSet, kind: string, nodes: readonly Located[]): Problem[] {
  const table = tableFor(set, kind);
  const pathOf = (code: string): Path => nodes.find(({ node }) => node.code === code)?.path ?? ["criteria"];
  const kindName = set.kinds.get(kind) ?? kind;
  const sums = groupsIn(table).flatMap((group) => sumDefects(group, kindName, pathOf));
  const total = sumOf(table.map(({ max }) => max.value));
  const base = set.base === null ? null : maxFor(set.base, kind);
  const present = new Set(groupsIn(table).map(({ group }) => group.code));
  const empty = nodesOf(set.tree).filter(
    (node) => node.isGroup && maxFor(node.max, kind) && !present.has(node.code),
  );
  const codes = new Set([
    "total",
    ...set.subtotals.keys(),
    ...present,
    ...criteriaIn(table).map(({ criterion }) => criterion.code),
  ]);
  return [
    ...sums,
    ...empty.map(({ code }) => problem("group-empty", { path: pathOf(code) }, { kind: kindName, code })),
    ...(set.base !== null && base === undefined
      ? [problem("max-missing", { path: ["base"] }, { code: "base", kind: kindName })]
      : []),
    ...(base === undefined || base === null || total.equals(base.value)
      ? []
      : [
          problem(
            "base-sum",
            { path: ["base"] },
            { kind: kindName, sum: textOfExact(total), max: quantityText(base) },
          ),
        ]),
    ...pointConditionDefects(
      set,
      kind,
      kindName,
      nodes,
      codes,
      new Set(criteriaIn(table).map(({ criterion }) => criterion.code)),
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

function factDefects(set: CriteriaSet): Problem[] {
  const used = usedNames(set);
  const unused = (names: Iterable<string>, folder: string) =>
    [...names]
      .filter((id) => !used.has(id))
      .map((id) => warning("fact-unused", { path: [folder, id] }, { fact: id }));
  const declared = [...set.facts.values()];
  return [
    ...unused(
      declared.filter(({ list }) => list === null).map(({ id }) => id),
      "facts",
    ),
    ...unused(set.derived.keys(), "derived"),
    ...declared.flatMap((fact) => {
      const whole = fact.notAbove === null ? null : set.facts.get(fact.notAbove);
      const isBad =
        fact.notAbove !== null &&
        (whole?.type !== "number" || fact.notAbove === fact.id || whole.list !== fact.list);
      return isBad
        ? [
            problem(
              "fact-not-above",
              { path: [...pathOfFact(fact.id), "not-above"] },
              { fact: fact.id, ...suggestion(fact.notAbove ?? "", set.facts.keys()) },
            ),
          ]
        : [];
    }),
  ];
}

/** Every fact and derived fact that a rule or a condition asks for, directly or through another. */
function usedNames(set: CriteriaSet): Set<string> {
  const used = new Set<string>();
  const use = (name: string) => {
    if (used.has(name)) return;
    used.add(name);
    const derived = set.derived.get(name);
    if (derived) for (const { fact } of factsOfDerivation(derived.from)) use(fact);
    const fact = set.facts.get(name);
    if (fact?.notAbove) use(fact.notAbove);
  };
  for (const node of nodesOf(set.tree)) {
    if (!node.isGroup) for (const { fact } of factsOfRule(node.rule)) use(fact);
    if (node.zeroWhen) for (const { fact } of factsOfCondition(node.zeroWhen.when)) use(fact);
  }
  for (const { condition } of conditionsBesideTable(set))
    for (const { fact } of factsOfCondition(condition)) use(fact);
  return used;
}

/** Against the best of the block: the best must be the best of the same number. */
const bestOfOthers = (set: CriteriaSet, nodes: readonly Located[]): Problem[] =>
  nodes.flatMap(({ node, path }) =>
    node.isGroup
      ? []
      : rulesIn(node.rule, "relative").flatMap((rule) => {
          const { fact, best } = rule as unknown as { readonly fact: string; readonly best: string };
          const from = set.derived.get(best)?.from as
            | { kind?: string; fact?: string; take?: string }
            | undefined;
          const isSame = from?.kind !== "of-peers" || (from.fact === fact && from.take === "most");
          return isSame ? [] : [warning("relative-best", { path: [...path, "rule"] }, { fact, best })];
        }),
  );

function rulesIn(rule: unknown, kind: string): object[] {
  if (typeof rule !== "object" || rule === null) return [];
  const own = (rule as { readonly kind?: unknown }).kind === kind ? [rule] : [];
  return [...own, ...Object.values(rule).flatMap((one) => rulesIn(one, kind))];
}
