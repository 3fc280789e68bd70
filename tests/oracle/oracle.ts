/**
 * A plain, slow evaluator of closed records, to hold the engine against. Written from docs/semantics.md and
 * docs/criteria-language.md, straight down: every answer is reckoned anew from the text of the set whenever it is asked for.
 */
import type Fraction from "fraction.js";
import { completions } from "./completions.ts";
import { isMet, type SeenPoints, type Table } from "./conditions.ts";
import { amountOf, held, least, limitOf, numberOf, rounded, sum, zero } from "./numbers.ts";
import { pointsOf } from "./rules.ts";
import { outside, type Sheet, undetermined } from "./sheet.ts";
import { type Entry, type Tally, tally } from "./tally.ts";
import type {
  ByKind,
  Policy,
  WrittenCause,
  WrittenCondition,
  WrittenLimits,
  WrittenNode,
} from "./written.ts";

export type Known = Fraction | typeof outside;

export interface Verdict {
  /** By code; `undetermined` where a person has to decide, and the record stays open. */
  readonly criteria: ReadonlyMap<string, Known | typeof undetermined>;
  readonly groups: ReadonlyMap<string, Known>;
  readonly subtotals: ReadonlyMap<string, Known>;
  readonly unrounded: Known;
  readonly total: Known;
  /** An id, `not-gradable` or `no-grade`. */
  readonly grade: string;
}

/** Who is not eligible is not scored at all. */
const notScored: Verdict = {
  criteria: new Map(),
  groups: new Map(),
  subtotals: new Map(),
  unrounded: outside,
  total: outside,
  grade: "not-gradable",
};

/** `sheet` holds the stand-ins of missing facts already; what is still missing goes against the agency. */
export function verdictOf(sheet: Sheet): Verdict | "open" {
  const { set } = sheet;
  const inTable = (node: WrittenNode): boolean =>
    node.children ? node.children.some(inTable) : node.for === undefined || node.for.includes(sheet.kind);
  const childrenOf = (node: WrittenNode) => (node.children ?? []).filter(inTable);
  const nodesIn = (nodes: readonly WrittenNode[]): WrittenNode[] =>
    nodes.flatMap((node) => [node, ...nodesIn(childrenOf(node))]);

  const top = set.criteria.filter(inTable);
  const all = nodesIn(top);
  const ofKind = (worth: ByKind) => numberOf(typeof worth === "string" ? worth : (worth[sheet.kind] ?? "0"));
  const maxOf = (node: WrittenNode) => ofKind(node.max);
  const base = set.base === "none" ? zero : ofKind(set.base);

  const policies = set["not-applicable"];
  const parentOf = (node: WrittenNode) => all.find((one) => one.children?.includes(node));
  const policyOf = (node: WrittenNode): Policy => {
    const parent = parentOf(node);
    return node["not-applicable"] ?? (parent ? policyOf(parent) : policies.policy);
  };

  const roundedAs = (of: string, points: Fraction) => {
    const rounding = set.rounding.find((one) => one.of === of);
    return rounding ? rounded(points, rounding) : points;
  };
  const limited = (points: Fraction, limits: WrittenLimits, max: Fraction, floor: string, ceiling: string) =>
    held(points, limitOf(limits.floor ?? floor, max), limitOf(limits.ceiling ?? ceiling, max));

  /** Each criterion is worked once, when it is first asked for. */
  const worked = new Map<WrittenNode, Known | typeof undetermined>();
  function pointsOfCriterion(node: WrittenNode): Known | typeof undetermined {
    if (!worked.has(node)) worked.set(node, workedOut(node));
    return worked.get(node) as Known | typeof undetermined;
  }

  function workedOut(node: WrittenNode): Known | typeof undetermined {
    const { rule, "zero-when": zeroWhen } = node;
    if (rule === undefined) throw new Error(`${node.code} has no rule`);
    const max = maxOf(node);
    const outcomes = completions(sheet, { rule, zeroWhen: zeroWhen?.when }).map((complete) => {
      const points = pointsOf(rule, max, { sheet: complete, policy: policies.policy, table });
      if (points === outside || points === undetermined) return points;
      if (zeroWhen !== undefined && isMet(zeroWhen.when, complete, table)) return zero;
      return limited(roundedAs("criterion", points), node, max, "0", "100%");
    });
    if (outcomes.includes(undetermined)) return undetermined;
    const [first, ...others] = outcomes.filter((one) => one !== outside) as Fraction[];
    return first === undefined ? outside : least(first, ...others);
  }

  /** Has it limits or a rounding? Then it enters what is above it as one number. */
  const isOneNumber = (group: WrittenNode) =>
    set.rounding.some(({ of }) => of === "group") ||
    ["floor", "ceiling", "zero-when"].some((key) => key in group);
  /** Is it brought to its own maximum before anything above it is? */
  const standsAlone = (group: WrittenNode) =>
    policyOf(group) !== "rescale" ||
    policies.level === "group" ||
    "not-applicable" in group ||
    isOneNumber(group);

  /** What of a node is added up with others. */
  function entriesOf(node: WrittenNode): Entry[] {
    const max = maxOf(node);
    const policy = policyOf(node);
    const isOwnPolicy = node["not-applicable"] !== undefined;
    if (node.children === undefined)
      return [{ max, points: pointsOfCriterion(node) as Known, extras: zero, policy, isOwnPolicy }];
    if (!standsAlone(node)) return childrenOf(node).flatMap(entriesOf);
    return [{ max, policy, isOwnPolicy, ...tallyOfGroup(node) }];
  }

  function tallyOfGroup(group: WrittenNode): Tally {
    const max = maxOf(group);
    const { points, extras } = tally(childrenOf(group).flatMap(entriesOf), max);
    const plain = points === outside ? extras : points.add(extras);
    const inAll = lost(limited(roundedAs("group", plain), group, max, "none", "none"), group);
    if (points === outside) return { points: outside, extras: inAll };
    return isOneNumber(group) ? { points: inAll, extras: zero } : { points, extras };
  }

  /** All of it where the cause surely holds; where that is open, what is less. */
  function lost(points: Fraction, { "zero-when": zeroWhen }: WrittenLimits): Fraction {
    const verdict = zeroWhen === undefined ? "not-met" : judged(zeroWhen.when);
    return { met: zero, "not-met": points, open: least(points, zero) }[verdict];
  }

  const pointsOfGroup = (group: WrittenNode): Known => {
    const { points, extras } = tallyOfGroup(group);
    return points === outside ? outside : points.add(extras);
  };

  /** Of the nodes that `isIn`, or stand under one that is. */
  function tallied(isIn: (code: string) => boolean): { readonly points: Known; readonly max: Fraction } {
    const chosen = top.filter(({ code }) => isIn(code));
    const max = chosen.length === top.length ? base : sum(chosen.map(maxOf));
    const { points, extras } = tally(chosen.flatMap(entriesOf), max);
    return { points: points === outside ? outside : points.add(extras), max };
  }

  const unrounded = (): Known => tallied(() => true).points;

  function total(): Known {
    const points = unrounded();
    if (points === outside) return outside;
    const limits = set.total ?? {};
    return lost(limited(roundedAs("total", points), limits, base, "none", "none"), limits);
  }

  function subtotal(id: string): SeenPoints {
    const { of, without } = set.subtotals?.[id] ?? {};
    const { points, max } = tallied((code) => (of ? of.includes(code) : !without?.includes(code)));
    // Conditions ask for it: what does not apply counts as reached in full.
    return { points: points === outside ? max : roundedAs("total", points), max };
  }

  const table: Table = {
    seen(name) {
      if (name === "total") return { points: total(), max: base };
      if (set.subtotals?.[name] !== undefined) return subtotal(name);
      const node = all.find(({ code }) => code === name);
      if (node === undefined) throw new Error(`nothing has the points ${name}`);
      return { points: pointsOfNode(node) as Known, max: maxOf(node) };
    },
    every: (level) =>
      all
        .filter((node) => (node.children === undefined) === (level === "criterion"))
        .filter((node) => maxOf(node).gt(zero) && node.bonus !== "yes")
        .map(({ code }) => table.seen(code)),
  };
  const pointsOfNode = (node: WrittenNode) => (node.children ? pointsOfGroup(node) : pointsOfCriterion(node));

  /** Met, not met, or open: on a missing fact that could decide either way. */
  function judged(condition: WrittenCondition): "met" | "not-met" | "open" {
    const { all: every, any, not } = condition;
    if (not) return ({ met: "not-met", "not-met": "met", open: "open" } as const)[judged(not)];
    const parts = (every ?? any ?? []).map(judged);
    const decides = every ? "not-met" : "met";
    if (parts.includes(decides)) return decides;
    if (parts.includes("open")) return "open";
    if (parts.length > 0) return every ? "met" : "not-met";
    const outcomes = completions(sheet, condition).map((complete) => isMet(condition, complete, table));
    return outcomes.every((one) => one) ? "met" : outcomes.some((one) => one) ? "open" : "not-met";
  }
  /** What is asked for has to be met; a cause holds unless it is surely not met. */
  const isRequired = (condition: WrittenCondition) => judged(condition) === "met";
  const isAgainst = (condition: WrittenCondition) => judged(condition) !== "not-met";
  const holding = <C extends WrittenCause>(causes: readonly C[] | undefined) =>
    (causes ?? []).filter(({ when }) => isAgainst(when));

  function grade(): string {
    const grades = set.grades ?? [];
    const points = total();
    if (set.base !== "none" && points === outside) return "not-gradable";
    if (holding(set["not-gradable"]).length > 0) return "not-gradable";
    const reaches = (than: string | undefined, holds: (order: number) => boolean) =>
      than === undefined || holds((points as Fraction).compare(amountOf(than, base)));
    const printed = set["fall-through"] === "no";
    const given = grades.findIndex(
      (one) =>
        reaches(one["at-least"], (order) => order >= 0) &&
        (!printed || (reaches(one.below, (order) => order < 0) && reaches(one.to, (order) => order <= 0))) &&
        (one.requires === undefined || isRequired(one.requires)),
    );
    if (given === -1) return "no-grade";
    const lowered = holding(set["grade-lowering"]).reduce((at, { by }) => at + Number(by ?? 1), given);
    const ceilings = holding(set["grade-ceilings"]).map((one) =>
      grades.findIndex(({ id }) => id === one["at-most"]),
    );
    return grades[Math.max(Math.min(lowered, grades.length - 1), ...ceilings)]?.id ?? "no-grade";
  }

  const isEligible = (set.eligibility ?? []).every(({ when }) => isRequired(when));
  if (!isEligible) return notScored;

  const criteria = new Map<string, Known | typeof undetermined>(
    all.filter(({ children }) => !children).map((node) => [node.code, pointsOfCriterion(node)]),
  );
  if ([...criteria.values()].includes(undetermined)) return "open";
  return {
    criteria,
    groups: new Map(all.filter(({ children }) => children).map((node) => [node.code, pointsOfGroup(node)])),
    subtotals: new Map(Object.keys(set.subtotals ?? {}).map((id) => [id, subtotal(id).points])),
    unrounded: unrounded(),
    total: total(),
    grade: grade(),
  };
}
