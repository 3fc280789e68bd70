/**
 * Cases for a person to finish: facts that reach what no case touches, and ??? where the points go. They are worked out
 * by hand from the text of the criteria; the program's own answer would only agree with itself.
 */
import { workCase } from "./check.ts";
import { type Uncovered, uncoveredInWords } from "./coverage.ts";
import type { CriteriaSet } from "./criteria/set.ts";
import { factsOfCondition } from "./rules/conditions.ts";
import { createScorer, type Scorer } from "./scorer.ts";
import { type Cells, caseOf, type Reached, reachAll } from "./spots/reach.ts";
import type { Lang } from "./words/lang.ts";

export interface Skeleton {
  /** YAML, to be put under `cases`. The parser refuses it until every ??? is a number or a grade. */
  readonly text: string;
  readonly cases: number;
  /** Spots for which no facts were found; the text names them. */
  readonly unreached: readonly Uncovered[];
}

/** One case for as many spots as its facts allow: each fact has one value in it. */
interface Draft {
  readonly kind: string;
  readonly cells: Cells;
  readonly reached: readonly Reached[];
}

export function skeletonOf(set: CriteriaSet, uncovered: readonly Uncovered[], lang: Lang): Skeleton {
  const scorer = createScorer(set);
  const eligible = new Map([...set.kinds.keys()].map((kind) => [kind, eligibleCells(scorer, kind)]));
  const always = (kind: string) => eligible.get(kind) ?? {};
  const reached = inGroups(uncovered).flatMap((spots) => reachAll(scorer, spots, always));
  const scored = reached.flatMap((one) =>
    one === null ? [] : [{ ...one, cells: { ...always(one.kind), ...one.cells } }],
  );
  const kept = draftsOf(scored)
    .map((draft) => withoutMissed(scorer, draft))
    .filter((draft) => draft.reached.length > 0);
  const found = new Set(kept.flatMap((draft) => draft.reached.map(({ spot }) => spot)));
  const unreached = uncovered.filter((spot) => !found.has(spot));
  const words = texts[lang];
  const text = [
    ...words.head(`${set.id}@${set.edition}`).map((line) => `# ${line}`),
    ...(kept.length > 0 ? ["cases:"] : []),
    ...kept.flatMap((draft, index) => linesOf(set, draft, index + 1, lang)),
    ...(unreached.length > 0
      ? [
          `# ${words.unreached}`,
          ...unreached.map((spot) => {
            const kind = spot.kind === null ? "" : ` (${set.kinds.get(spot.kind) ?? spot.kind})`;
            return `# - ${nameOf(set, spot, lang)}${kind}`;
          }),
        ]
      : []),
  ];
  return { text: `${text.join("\n")}\n`, cases: kept.length, unreached };
}

/** The spots of one criterion together, since they share its facts; every other spot by itself. */
function inGroups(spots: readonly Uncovered[]): Uncovered[][] {
  const groups = new Map<string, Uncovered[]>();
  for (const [index, spot] of spots.entries()) {
    const key = spot.of === "criterion" ? JSON.stringify([spot.kind, spot.code]) : String(index);
    groups.set(key, [...(groups.get(key) ?? []), spot]);
  }
  return [...groups.values()];
}

/** Each into the first case that it contradicts in no fact. */
function draftsOf(all: readonly Reached[]): Draft[] {
  const drafts: Draft[] = [];
  for (const one of all) {
    const index = drafts.findIndex(
      ({ kind, cells }) =>
        kind === one.kind &&
        Object.entries(one.cells).every(([key, text]) => (cells[key] ?? text) === text) &&
        listsAgree(cells, one.cells),
    );
    const draft = drafts[index];
    if (draft === undefined) drafts.push({ kind: one.kind, cells: one.cells, reached: [one] });
    else
      drafts[index] = {
        ...draft,
        cells: { ...draft.cells, ...one.cells },
        reached: [...draft.reached, one],
      };
  }
  return drafts;
}

/** A list has the same items in both, or stands in one of them only. */
function listsAgree(a: Cells, b: Cells): boolean {
  const itemsIn = (cells: Cells) => {
    const lists = new Map<string, Set<string>>();
    for (const key of Object.keys(cells)) {
      const [id = "", item = ""] = key.split("#");
      const list = id.split(".")[0] ?? id;
      lists.set(list, (lists.get(list) ?? new Set()).add(item));
    }
    return lists;
  };
  const [inA, inB] = [itemsIn(a), itemsIn(b)];
  return [...inA].every(([list, items]) => {
    const others = inB.get(list);
    return (
      others === undefined || (others.size === items.size && [...others].every((item) => items.has(item)))
    );
  });
}

/** Facts with which an agency of that kind is scored at all. */
function eligibleCells(scorer: Scorer, kind: string): Cells {
  if (scorer.set.eligibility.length === 0) return {};
  const spot: Uncovered = {
    of: "grade",
    code: null,
    kind,
    id: "eligible",
    is: "branch",
    words: () => "",
    answers: {},
    facts: [
      ...new Set(
        scorer.set.eligibility.flatMap(({ when }) => factsOfCondition(when).map(({ fact }) => fact)),
      ),
    ],
    isTouched: ({ evaluation }) => evaluation.grading.causes.every(({ effect }) => effect !== "ineligible"),
  };
  return reachAll(scorer, [spot])[0]?.cells ?? {};
}

/** What one case does not touch after all, other facts being what they are, is not said of it. */
function withoutMissed(scorer: Scorer, draft: Draft): Draft {
  const { value } = workCase(scorer, caseOf(scorer, draft.kind, draft.cells), []);
  return { ...draft, reached: draft.reached.filter(({ spot }) => value !== null && spot.isTouched(value)) };
}

function linesOf(set: CriteriaSet, { kind, cells, reached }: Draft, number: number, lang: Lang): string[] {
  const { year, period } = caseOf(createScorer(set), kind, cells);
  const comment = (key: string) => {
    const own = reached.filter(({ decisive }) => decisive.includes(key));
    return own.length > 0 ? ` # ${own.map(({ spot }) => nameOf(set, spot, lang)).join("; ")}` : "";
  };
  const codes = [...new Set(reached.flatMap(({ spot }) => spot.code ?? []))];
  const asks = (of: Uncovered["of"]) => reached.some(({ spot }) => spot.of === of);
  const text = (value: string) => JSON.stringify(value);
  return [
    `  - name: ${text(texts[lang].name(number, set.kinds.get(kind) ?? kind))}`,
    `    kind: ${kind}`,
    `    year: ${text(String(year))}`,
    ...(period ? [`    period: ${text(period)}`] : []),
    "    facts:",
    ...Object.entries(cells).map(([key, cell]) => `      ${keyText(key)}: ${text(cell)}${comment(key)}`),
    '    closed: "yes"',
    "    expect:",
    ...(codes.length > 0 ? ["      points:", ...codes.map((code) => `        ${keyText(code)}: "???"`)] : []),
    ...(asks("total") ? ['      total: "???"'] : []),
    ...(asks("grade") ? ['      grade: "???"'] : []),
  ];
}

const nameOf = (set: CriteriaSet, spot: Uncovered, lang: Lang): string => {
  const { lead, words } = uncoveredInWords(set, spot, lang);
  return `${lead}: ${words}`;
};

/** Ids and most codes stand in a file as they are. */
const keyText = (key: string) => (/^[A-Za-z][\w.#-]*$/.test(key) ? key : JSON.stringify(key));

const texts: Readonly<
  Record<
    Lang,
    { head(set: string): readonly string[]; name(number: number, kind: string): string; unreached: string }
  >
> = {
  vi: {
    head: (set) => [
      `Khung ví dụ cho ${set}: chép các ví dụ này vào mục cases của bộ, rồi tự tính tay từ văn bản và thay`,
      "từng ???. Chương trình không điền thay: còn một ??? thì check còn báo lỗi.",
    ],
    name: (number, kind) => `Khung ${number} (${kind})`,
    unreached: "Chưa tìm được dữ kiện cho các chỗ sau; tự dựng ví dụ:",
  },
  en: {
    head: (set) => [
      `Cases to finish for ${set}: put them under cases of the set, and work out each ??? by hand from the`,
      "text of the criteria. The program does not fill them in: while one ??? is left, check refuses the set.",
    ],
    name: (number, kind) => `To finish ${number} (${kind})`,
    unreached: "No facts were found for these; think of a case for each:",
  },
};
