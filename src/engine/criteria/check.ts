/**
 * Defects of a criteria set that can be found without any agency: sums, codes, names, types, thresholds, bands.
 * Every finding names the place and what to do.
 */
import {
  conditionsOfDerivation,
  type Derivation,
  type DerivedFact,
  factsOfDerivation,
  typeOfDerivation,
} from "../derived/index.ts";
import { sumOf, textOfExact } from "../exact/index.ts";
import { note, type Problem, problem, warning } from "../problems.ts";
import { type Condition, factsOfCondition, leavesOf, pointsOfCondition } from "../rules/conditions.ts";
import type { FactUse, Path } from "../rules/facts.ts";
import { quantityText } from "../rules/fields.ts";
import { conditionsOfRule, defectsOfRule, factsOfRule } from "../rules/index.ts";
import type { Declarations } from "../rules/kind.ts";
import { suggestion } from "../suggest.ts";
import { blankFacts, stepOf } from "./blank.ts";
import { branchDefects } from "./branches.ts";
import { gradeDefects } from "./grades.ts";
import { numbersNotQuoted } from "./quotes.ts";
import {
  attributesAsked,
  type CriteriaSet,
  type Criterion,
  criteriaIn,
  gradeConditionsOf,
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
  const named = [
    ...repeatedCodes(set, nodes),
    ...derivedDefects(set),
    ...nodes.flatMap((one) => nodeDefects(set, one)),
    ...kindNames(set, nodes),
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

export interface Located {
  readonly node: Node;
  readonly path: Path;
}

const located = (nodes: readonly Node[], path: Path): Located[] =>
  nodes.flatMap((node, index) => {
    const here = [...path, index];
    return [{ node, path: here }, ...(node.isGroup ? located(node.children, [...here, "children"]) : [])];
  });

function repeatedCodes(set: CriteriaSet, nodes: readonly Located[]): Problem[] {
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

const declarationsOf = (set: CriteriaSet): Declarations => ({
  domain: blankFacts(set).domain,
  step: (fact) => stepOf(set, fact),
  levels: (fact) => [...(set.facts.get(fact)?.levels.keys() ?? [])],
  isDerived: (fact) => set.derived.has(fact),
});

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

export const sourceDefects = (set: CriteriaSet, document: string, path: Path): Problem[] =>
  set.sources.has(document)
    ? []
    : [problem("source-unknown", { path }, { document, ...suggestion(document, set.sources.keys()) })];

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

/** Derived facts name facts that exist, of the right type, and do not go round in a circle. */
function derivedDefects(set: CriteriaSet): Problem[] {
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

/** The facts that grades and the total ask for. */
const conditionUses = (set: CriteriaSet): Problem[] =>
  gradeConditionsOf(set).flatMap(({ condition, path }) =>
    factsOfCondition(condition).flatMap((use) => useDefects(set, use, [...path, ...use.path])),
  );

/** A rule may go by the points of other entries, but not of one that goes by its own. */
function pointsCycles(set: CriteriaSet, nodes: readonly Located[]): Problem[] {
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

const conditionsOfNode = (node: Node): readonly Condition[] => [
  ...(node.isGroup ? [] : conditionsOfRule(node.rule)),
  ...(node.zeroWhen ? [node.zeroWhen.when] : []),
];

/** Who is scored, and which items of a list count, is asked before there are points. */
function pointsTooEarly(set: CriteriaSet): Problem[] {
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

function kindNames(set: CriteriaSet, nodes: readonly Located[]): Problem[] {
  const options = [...set.kinds.keys()].join(", ");
  const unknown = (kind: string, path: Path) =>
    set.kinds.has(kind)
      ? []
      : [problem("kind-unknown", { path }, { kind, options, ...suggestion(kind, set.kinds.keys()) })];
  const inConditions = [
    ...gradeConditionsOf(set),
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
  return [...inNodes, ...inConditions, ...attributeNames(set)];
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

/** Points are asked of what is in the table, by the conditions of grades and of rules. */
function pointConditionDefects(
  set: CriteriaSet,
  kind: string,
  nodes: readonly Located[],
  codes: ReadonlySet<string>,
  criteria: ReadonlySet<string>,
): Problem[] {
  const unknown = (code: string, path: Path) =>
    codes.has(code) ? [] : [problem("points-unknown", { path }, { code, kind, ...suggestion(code, codes) })];
  return [
    ...gradeConditionsOf(set).flatMap(({ condition, path }) =>
      pointsOfCondition(condition).flatMap((code) => unknown(code, path)),
    ),
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

const pathOfFact = (id: string): Path => {
  const [list = id, field] = id.split(".");
  return field === undefined ? ["facts", id] : ["facts", list, "fields", field];
};

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
  for (const { condition } of gradeConditionsOf(set))
    for (const { fact } of factsOfCondition(condition)) use(fact);
  return used;
}

/** What decides on a grade without a source nobody can check; only an official set claims to have them all. */
function sourceGaps(set: CriteriaSet): Problem[] {
  if (set.basis !== "official") return [];
  const causes = [
    ...set.eligibility.map((one, index) => ({ ...one, path: ["eligibility", index] })),
    ...set.lowering.map((one, index) => ({ ...one, path: ["grade-lowering", index] })),
    ...set.ceilings.map((one, index) => ({ ...one, path: ["grade-ceilings", index] })),
    ...set.notGradable.map((one, index) => ({ ...one, path: ["not-gradable", index] })),
    ...(set.total.zeroWhen ? [{ ...set.total.zeroWhen, path: ["total", "zero-when"] }] : []),
  ];
  return causes.flatMap(({ source, why, path }) =>
    source === null
      ? [warning("source-missing", { path }, { why })]
      : sourceDefects(set, source.document, [...path, "source", "document"]),
  );
}

/** What an official edition does not find in its source, although every number stands there. */
function assumedChoices(set: CriteriaSet): Problem[] {
  if (set.basis !== "official") return [];
  const written = set.written as Readonly<Record<string, unknown>>;
  const marked = (value: unknown, path: Path): Path[] =>
    typeof value !== "object" || value === null
      ? []
      : [
          ...((value as { readonly assumed?: unknown }).assumed === "yes" ? [path] : []),
          ...(Array.isArray(value) ? value.flatMap((one, index) => marked(one, [...path, index])) : []),
        ];
  return ["not-applicable", "rounding", "ranking", "mean-of", "quotas"]
    .flatMap((key) => marked(written[key], [key]))
    .map((path) => note("assumed-choice", { path }, { what: String(path[0]) }));
}

/** A mean of months needs scores of months. */
const periodsOfMean = (set: CriteriaSet): Problem[] =>
  set.meanOf === null || set.governs.kinds.includes(set.meanOf)
    ? []
    : [problem("mean-of-ungoverned", { path: ["mean-of"] }, { period: set.meanOf })];

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

/** Points given in steps that never come to the maximum. */
const offStep = (set: CriteriaSet): Problem[] =>
  [...set.facts.values()].flatMap(({ id, writtenType, step, domain: { most } }) =>
    writtenType === "points" && step && most && !most.over(step).isInteger
      ? [
          warning(
            "max-off-step",
            { path: [...pathOfFact(id), "max"] },
            { fact: id, max: textOfExact(most), step: textOfExact(step) },
          ),
        ]
      : [],
  );

/** Where points need not end, as in a share of three, what is compared and printed depends on a rounding. */
function roundingDefects(set: CriteriaSet): Problem[] {
  const isRounded = (of: string) => set.rounding.some((one) => one.of === of);
  if (isRounded("total")) return [];
  const endless = nodesOf(set.tree).filter((node) => !node.isGroup && mayNotEnd(set, node.rule));
  const isRescaled =
    set.notApplicable.policy === "rescale" && [...set.facts.values()].some((fact) => fact.mayNotApply);
  const codes = isRounded("criterion") || isRounded("group") ? [] : endless.map(({ code }) => code);
  return codes.length > 0 || isRescaled || set.meanOf !== null
    ? [warning("rounding-undeclared", { path: ["rounding"] }, { codes: codes.join(", ") || "total" })]
    : [];
}

/** Does some part of the rule divide by a number that is only known with the facts? */
const mayNotEnd = (set: CriteriaSet, rule: unknown): boolean => {
  if (typeof rule !== "object" || rule === null) return false;
  const { kind, whole, formula, fact } = rule as Record<string, unknown>;
  const isDivided =
    (kind === "ratio" && typeof whole === "string") ||
    kind === "relative" ||
    kind === "increment" ||
    (typeof formula === "string" && formula.includes("/")) ||
    (typeof fact === "string" && set.derived.has(fact) && kind !== "bands" && stepOf(set, fact) === null);
  return isDivided || Object.values(rule).some((one) => mayNotEnd(set, one));
};

/**
 * What no source states is said again, so that whoever uses the set decides on it with open eyes. A reconstruction says
 * so of itself as a whole.
 */
const assumptions = (nodes: readonly Located[]): Problem[] =>
  nodes.flatMap(({ node, path }) =>
    node.assumption === null
      ? []
      : [note("assumption", { path: [...path, "assumption"] }, { code: node.code, text: node.assumption })],
  );

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
