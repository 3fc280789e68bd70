/**
 * What no worked case of a set touches: a branch never taken, a threshold never stood on. A case vouches only for what
 * it expects: the points of the criterion, of a group above it or the total; the grade for what is of grades.
 */
import { type Case, type WorkedCase, workCase } from "./check.ts";
import { type CriteriaSet, type Node, nodesOf } from "./criteria/set.ts";
import { groupBy } from "./group-by.ts";
import { createScorer } from "./scorer.ts";
import { type SetSpot, spotsOfSet } from "./spots/of-set.ts";
import type { Lang } from "./words/lang.ts";
import { sayIn } from "./words/say.ts";

export type Uncovered = SetSpot;

export interface Coverage {
  /** Every spot there is, in the order of the table, kind by kind. */
  readonly spots: readonly SetSpot[];
  /** Those that no case touches. */
  readonly uncovered: readonly Uncovered[];
}

/** Expects a set in which `checkCriteriaSet` finds no error. */
export function coverageOf(set: CriteriaSet): Coverage {
  const scorer = createScorer(set);
  const spots = spotsOfSet(scorer);
  const worked = set.cases.flatMap((one) => {
    const { value } = workCase(scorer, one, []);
    return value === null ? [] : [{ ...value, expect: one.expect }];
  });
  const above = codesAbove(set.tree);
  const uncovered = spots.filter((spot) => !worked.some((one) => touches(one, one.expect, spot, above)));
  return { spots, uncovered };
}

function touches(
  worked: WorkedCase,
  { points, total, grade }: Case["expect"],
  spot: SetSpot,
  above: ReadonlyMap<string, readonly string[]>,
): boolean {
  const isVouched =
    spot.of === "grade"
      ? grade !== undefined
      : total !== undefined || (above.get(spot.code ?? "") ?? []).some((code) => Object.hasOwn(points, code));
  const isOfKind = spot.kind === null || spot.kind === worked.evaluation.record.agency.kind;
  return isVouched && isOfKind && spot.isTouched(worked);
}

/** Every code with itself and those of the groups above it. */
function codesAbove(tree: readonly Node[]): ReadonlyMap<string, readonly string[]> {
  const below = (nodes: readonly Node[], above: readonly string[]): [string, readonly string[]][] =>
    nodes.flatMap((node) => {
      const here = [...above, node.code];
      return [
        [node.code, here] as [string, readonly string[]],
        ...(node.isGroup ? below(node.children, here) : []),
      ];
    });
  return new Map(below(tree, []));
}

export interface UncoveredInWords {
  /** `I.3`, or what stands for the total and the grades. */
  readonly lead: string;
  /** `mức từ 80`. */
  readonly words: string;
  /** `chưa có ví dụ nào cho mức từ 80`. */
  readonly what: string;
}

export function uncoveredInWords(set: CriteriaSet, spot: Uncovered, lang: Lang): UncoveredInWords {
  const words = spot.words(sayIn(lang, set));
  return {
    lead: spot.code ?? leads[lang][spot.of === "total" ? "total" : "grade"],
    words,
    what: {
      vi: `${spot.is === "branch" ? "chưa có ví dụ nào cho" : "chưa có ví dụ ở"} ${words}`,
      en: `${words} is never tested`,
    }[lang],
  };
}

const leads: Record<Lang, Record<"total" | "grade", string>> = {
  vi: { total: "Tổng điểm", grade: "Xếp loại" },
  en: { total: "Total", grade: "Grade" },
};

/** One sentence for all kinds of agency in whose tables the same spot goes untouched. */
export interface UncoveredEntry extends UncoveredInWords {
  /** The kinds, where in some other kind's table the same spot is touched; else none. */
  readonly only: readonly string[];
}

export function coverageInWords(
  set: CriteriaSet,
  { spots, uncovered }: Coverage,
  lang: Lang,
): UncoveredEntry[] {
  const say = sayIn(lang, set);
  const missed = new Set(uncovered);
  const order = new Map(nodesOf(set.tree).map(({ code }, index) => [code, index]));
  const place = ({ of, code }: SetSpot) =>
    code === null ? order.size + (of === "total" ? 0 : 1) : (order.get(code) ?? 0);
  const same = ({ of, code, is, words }: SetSpot) => JSON.stringify([of, code, is, words(say)]);
  return [...groupBy(spots, same).values()]
    .flatMap((alike) => {
      const here = alike.filter((spot) => missed.has(spot));
      const [first] = here;
      return first ? [{ first, here, isEverywhere: here.length === alike.length }] : [];
    })
    .sort((a, b) => place(a.first) - place(b.first))
    .map(({ first, here, isEverywhere }) => ({
      ...uncoveredInWords(set, first, lang),
      only: isEverywhere
        ? []
        : here.flatMap(({ kind }) => (kind === null ? [] : [set.kinds.get(kind) ?? kind])),
    }));
}
