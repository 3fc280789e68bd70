/** What a set says of itself, or leaves unsaid: sources, roundings, assumptions, its basis. */
import { textOfExact } from "../exact/index.ts";
import { note, type Problem, problem, warning } from "../problems.ts";
import type { Path } from "../rules/facts.ts";
import { stepOf } from "./blank.ts";
import { type Located, pathOfFact } from "./located.ts";
import { sourceDefects } from "./names.ts";
import { type CriteriaSet, nodesOf } from "./set.ts";

/** What decides on a grade without a source nobody can check; only an official set claims to have them all. */
export function sourceGaps(set: CriteriaSet): Problem[] {
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
export function assumedChoices(set: CriteriaSet): Problem[] {
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
export const periodsOfMean = (set: CriteriaSet): Problem[] =>
  set.meanOf === null || set.governs.kinds.includes(set.meanOf)
    ? []
    : [problem("mean-of-ungoverned", { path: ["mean-of"] }, { period: set.meanOf })];

/** Points given in steps that never come to the maximum. */
export const offStep = (set: CriteriaSet): Problem[] =>
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
export function roundingDefects(set: CriteriaSet): Problem[] {
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
export const assumptions = (nodes: readonly Located[]): Problem[] =>
  nodes.flatMap(({ node, path }) =>
    node.assumption === null
      ? []
      : [note("assumption", { path: [...path, "assumption"] }, { code: node.code, text: node.assumption })],
  );

/** A reconstruction says what is not known; an official edition has nothing assumed. */
export function basisDefects(set: CriteriaSet): Problem[] {
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
