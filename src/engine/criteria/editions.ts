/** What the editions of one set say against each other: years governed twice or not at all, ids that changed their meaning. */
import type { PeriodKind } from "../dates.ts";
import { type Problem, problem, warning } from "../problems.ts";
import { factsOfRule } from "../rules/index.ts";
import type { Lang } from "../words/lang.ts";
import { inBoth } from "../words/problems.ts";
import type { CriteriaSet, Node } from "./set.ts";
import { placesIn, sameInSubstance } from "./written.ts";

/** `sets`: the editions of one set id, in their order. The value `second` or `edition` names the later edition. */
export function problemsBetweenEditions(sets: readonly CriteriaSet[]): Problem[] {
  return [
    ...sets.flatMap((second, index) => sets.slice(0, index).flatMap((first) => overlap(first, second))),
    ...holes(sets),
    ...sets.slice(1).flatMap((second, index) => {
      const first = sets[index];
      return first === undefined ? [] : [...changedCodes(first, second), ...changedFacts(first, second)];
    }),
  ];
}

function overlap(first: CriteriaSet, second: CriteriaSet): Problem[] {
  const kinds = second.governs.kinds.filter((kind) => first.governs.kinds.includes(kind));
  const from = Math.max(first.governs.from, second.governs.from);
  const ends = [first.governs.to, second.governs.to].filter((to) => to !== null);
  const to = ends.length === 0 ? null : Math.min(...ends);
  if (kinds.length === 0 || (to !== null && to < from)) return [];
  const values = { first: first.edition, second: second.edition, years: yearsText(from, to) };
  return [problem("editions-overlap", { path: ["governs"] }, { ...values, periods: periodsText(kinds) })];
}

/** For each kind of period by itself: an edition for quarters does not fill a hole between two for years. */
function holes(sets: readonly CriteriaSet[]): Problem[] {
  const found = new Map<
    string,
    { first: CriteriaSet; second: CriteriaSet; years: string; kinds: PeriodKind[] }
  >();
  const allKinds = new Set(sets.flatMap(({ governs }) => governs.kinds));
  for (const kind of allKinds) {
    const inTime = sets
      .filter(({ governs }) => governs.kinds.includes(kind))
      .sort((a, b) => a.governs.from - b.governs.from);
    let reaching: CriteriaSet | undefined;
    for (const second of inTime) {
      const end = reaching === undefined ? null : reaching.governs.to;
      if (reaching !== undefined && end !== null && second.governs.from > end + 1) {
        const years = yearsText(end + 1, second.governs.from - 1);
        const key = [reaching.edition, second.edition, years].join(" ");
        const hole = found.get(key) ?? { first: reaching, second, years, kinds: [] };
        hole.kinds.push(kind);
        found.set(key, hole);
      }
      if (reaching === undefined || (end !== null && endsAfter(second, end))) reaching = second;
    }
  }
  return [...found.values()].map(({ first, second, years, kinds }) =>
    warning(
      "editions-hole",
      { path: ["governs", "from"] },
      { first: first.edition, second: second.edition, years, periods: periodsText(kinds) },
    ),
  );
}

const endsAfter = ({ governs: { to } }: CriteriaSet, year: number) => to === null || to > year;

const yearsText = (from: number, to: number | null) => (from === to ? String(from) : `${from}–${to ?? "…"}`);

const periodsText = (kinds: readonly PeriodKind[]): string =>
  inBoth({
    vi: kinds.map((kind) => periodWords.vi[kind]).join(", "),
    en: kinds.map((kind) => periodWords.en[kind]).join(", "),
  });

const periodWords: Record<Lang, Record<PeriodKind, string>> = {
  vi: { year: "năm", half: "nửa năm", quarter: "quý", month: "tháng" },
  en: { year: "year", half: "half", quarter: "quarter", month: "month" },
};

/** A code whose title and rule both changed stands for another thing, and its scores cannot be laid side by side. */
function changedCodes(first: CriteriaSet, second: CriteriaSet): Problem[] {
  const before = new Map(placesIn(first).map(({ node }) => [node.code, node]));
  return placesIn(second).flatMap(({ node, path }) => {
    const old = before.get(node.code);
    if (old === undefined || sameInSubstance(old.title, node.title) || asksTheSame(old, node)) return [];
    const values = { code: node.code, before: old.title, after: node.title, edition: second.edition };
    return [warning("code-meaning-changed", { path: [...path, "code"] }, values)];
  });
}

const asksTheSame = (one: Node, other: Node) => asked(one) === asked(other);

const asked = (node: Node): string =>
  node.isGroup
    ? "group"
    : [node.rule.kind, ...[...new Set(factsOfRule(node.rule).map(({ fact }) => fact))].sort()].join(" ");

function changedFacts(first: CriteriaSet, second: CriteriaSet): Problem[] {
  return [...second.facts.values()].flatMap(({ id, writtenType, unit }) => {
    const old = first.facts.get(id);
    if (old === undefined || (old.writtenType === writtenType && old.unit === unit)) return [];
    const values = {
      fact: id,
      before: measureText(old.writtenType, old.unit),
      after: measureText(writtenType, unit),
      edition: second.edition,
    };
    return [warning("fact-meaning-changed", { path: ["facts", id] }, values)];
  });
}

const measureText = (type: string, unit: string | null) => (unit === null ? type : `${type} (${unit})`);
