/** The spots of rules made of rules: which part counts, where a limit holds, and all that is in the parts. */
import { type Exact, lesser, type Span, sumOf, zero } from "../exact/index.ts";
import { type Amount, amountIn } from "../rules/fields.ts";
import type { Rule } from "../rules/kind.ts";
import { earnedIn, type RulePart, type ScoredPart } from "../rules/parts.ts";
import type { Found } from "../rules/score.ts";
import { conditionEdges, type Side } from "./edges.ts";
import {
  type Around,
  both,
  branch,
  type FoundOf,
  inside,
  type Phrase,
  type RuleOf,
  type Seen,
  type Spot,
  type SpotsByKind,
} from "./spot.ts";

export const partSpots: Pick<SpotsByKind, "sum" | "best-of" | "cases" | "adjusted" | "each"> = {
  sum(rule, max, around) {
    type F = FoundOf<"sum">;
    const [cap, floor] = [rule["at-most"], rule["at-least"]];
    const free = spanOf({ ...rule, "at-most": undefined, "at-least": undefined } as Rule, max, around);
    return [
      ...spotsIn<F>(rule.parts, "part", max, around, partName, ({ found }) => found.parts),
      ...limitSpots<F>({ cap, floor }, free, max, ({ found }) => found.added),
    ];
  },

  "best-of": ({ options }, max, around) => [
    ...options.map((one, index) =>
      branch<FoundOf<"best-of">>(
        `option-${index}`,
        (say) => {
          const { vi, en } = optionName(one, index)(say);
          return { vi: `${vi} được nhiều điểm nhất`, en: `${en} earning the most` };
        },
        {},
        ({ found }) => isBest(found.options, index),
      ),
    ),
    ...spotsIn<FoundOf<"best-of">>(options, "option", max, around, optionName, ({ found }) => found.options),
  ],

  cases(rule, max, around) {
    type F = FoundOf<"cases">;
    const verdicts = rule.cases.map(({ when }) => around.verdict(when));
    const last = verdicts.indexOf("met");
    const isPossible = (index: number) => verdicts[index] !== "not-met" && (last < 0 || index <= last);
    const chosen = ({ found }: Seen<F>): number | null => {
      if (found.chosen === null) return null;
      const { when } = found.chosen;
      return when === null ? rule.cases.length : rule.cases.findIndex((one) => one.when === when);
    };
    const outcomes = [...rule.cases, { when: null, outcome: rule.otherwise }].map((one, index) => ({
      ...one,
      index,
    }));
    return outcomes
      .filter(({ index, when }) => (when === null ? last < 0 : isPossible(index)))
      .flatMap(({ when, outcome, index }): Spot<F>[] => {
        const id = when === null ? "otherwise" : `case-${index}`;
        const isChosen = (seen: Seen<F>) => chosen(seen) === index;
        const name: Phrase =
          when === null
            ? both("trường hợp còn lại", "otherwise")
            : both(`trường hợp ${index + 1}`, `case ${index + 1}`);
        const edges = when === null ? [] : conditionEdges<F>(when, around);
        return [
          branch(
            id,
            (say) => {
              const { vi, en } = name(say);
              return when === null
                ? { vi, en: "the case “otherwise”" }
                : { vi: `${vi} (${say.condition(when)})`, en: `${en} (${say.condition(when)})` };
            },
            {},
            isChosen,
          ),
          ...edges.map((one) => ({
            ...one,
            isTouched: (seen: Seen<F>) => (chosen(seen) ?? -1) >= index && one.isTouched(seen),
          })),
          ...("rule" in outcome
            ? inside<F>(around.spotsOf(outcome.rule, max), id, name, (seen) =>
                isChosen(seen) && seen.found.chosen?.found
                  ? [{ ...seen, found: seen.found.chosen.found }]
                  : [],
              )
            : []),
        ];
      });
  },

  adjusted(rule, max, around) {
    type F = FoundOf<"adjusted">;
    const { base, minus, plus } = rule;
    const poolSpots = (
      key: "minus" | "plus",
      pool: { readonly parts: readonly RulePart[]; readonly "at-most"?: Amount | undefined } | undefined,
      of: (found: F) => readonly ScoredPart[],
    ): Spot<F>[] => {
      if (pool === undefined) return [];
      const words = poolWords[key];
      const cap = pool["at-most"] && amountIn(pool["at-most"], max);
      const free: Span = spanOf({ kind: "sum", parts: pool.parts } as Rule, max, around);
      const total = ({ found }: Seen<F>) => sumOf(of(found).map(({ score }) => earnedIn(score)));
      const canReach = cap?.isPositive && (free.most === null || free.most.isAtLeast(cap));
      const isLess = pool.parts.some(
        (part) => leastPositive(part.rule, amountIn(part.max, max))?.isLessThan(cap ?? zero) ?? true,
      );
      return [
        ...(cap && canReach && isLess
          ? [
              branch<F>(
                `${key}-below-cap`,
                () => words.below,
                {},
                (seen) => total(seen).isPositive && total(seen).isLessThan(cap),
              ),
            ]
          : []),
        ...(cap && canReach
          ? [
              branch<F>(
                `${key}-cap`,
                () => words.reached,
                {},
                (seen) => total(seen).isAtLeast(cap),
              ),
            ]
          : []),
        ...spotsIn<F>(pool.parts, key, max, around, named(words.part.vi, words.part.en), ({ found }) =>
          of(found),
        ),
      ];
    };
    const plain = ({ found }: Seen<F>) => {
      const added = ({ parts, cap }: F["minus"]) => {
        const all = sumOf(parts.map(({ score }) => earnedIn(score)));
        return cap?.isLessThan(all) ? cap : all;
      };
      const start = found.base ? earnedIn(found.base) : (found.fixed ?? zero);
      return start.minus(added(found.minus)).plus(added(found.plus));
    };
    const free = spanOf({ ...rule, "at-least": undefined } as Rule, max, around);
    return [
      ...("kind" in base
        ? inside<F>(around.spotsOf(base, max), "base", both("điểm gốc", "the base"), (seen) =>
            seen.found.base ? [{ ...seen, found: seen.found.base.found }] : [],
          )
        : []),
      ...poolSpots("minus", minus, (found) => found.minus.parts),
      ...poolSpots("plus", plus, (found) => found.plus.parts),
      ...limitSpots<F>({ cap: undefined, floor: rule["at-least"] }, free, max, plain),
    ];
  },

  each(rule, max, around) {
    type F = FoundOf<"each">;
    const { list, atMost, atLeast } = rule;
    const number = (id: string, vi: string, en: string, count: number) =>
      branch<F>(`items-${id}`, both(vi, en), { [list]: { type: "items", count } }, ({ found, facts }) => {
        const items = facts.items(list);
        return items.state === "value" && Math.min(found.items.length, 2) === count;
      });
    const isPerPeriod = (around.set.facts.get(list)?.per ?? null) !== null;
    const free = spanOf({ ...rule, atMost: undefined, atLeast: undefined } as Rule, max, around);
    return [
      ...(isPerPeriod
        ? []
        : [
            number("none", "danh sách không có mục nào", "a list without items", 0),
            number("one", "danh sách có đúng một mục", "a list of one item", 1),
            number("several", "danh sách có nhiều mục", "a list of several items", 2),
          ]),
      ...inside<F>(
        around.spotsOf(rule.rule, max),
        "item",
        both("ở một mục", "in an item"),
        ({ found, facts, year }) => {
          const items = facts.items(list);
          return items.state === "value"
            ? items.value.flatMap((item, index) => {
                const inner = found.items[index]?.found;
                return inner ? [{ found: inner, facts: item, year }] : [];
              })
            : [];
        },
        isPerPeriod ? {} : { [list]: { type: "items", count: 1 } },
      ),
      ...limitSpots<F>({ cap: atMost, floor: atLeast }, free, max, ({ found }) => found.points, true),
    ];
  },
};

const spanOf = (rule: Rule, max: Exact, around: Around): Span => {
  const points = around.pointsOf(rule, max);
  return points.applies ? points.span : { least: zero, most: zero };
};

/** Where a limit holds the points, if anything can take them there. */
function limitSpots<F extends Found>(
  { cap, floor }: { readonly cap: Amount | undefined; readonly floor: Amount | undefined },
  free: Span,
  max: Exact,
  plain: (seen: Seen<F>) => Exact | null,
  isHeldAlready = false,
): Spot<F>[] {
  const [most, least] = [cap && amountIn(cap, max), floor && amountIn(floor, max)];
  const said =
    (vi: string, en: string, limit: Amount): Phrase =>
    (say) => ({
      vi: `${vi} (${say.amount(limit, max)})`,
      en: `${en} (${say.amount(limit, max)})`,
    });
  const isPast = (points: Exact | null, limit: Exact, side: Side) =>
    points !== null &&
    (isHeldAlready
      ? points.equals(limit)
      : side === "above"
        ? limit.isLessThan(points)
        : points.isLessThan(limit));
  return [
    ...(cap && most && (free.most === null || most.isLessThan(free.most))
      ? [
          branch<F>("at-most", said("điểm bị giữ ở mức tối đa", "points held at the most", cap), {}, (seen) =>
            isPast(plain(seen), most, "above"),
          ),
        ]
      : []),
    ...(floor && least && (free.least === null || free.least.isLessThan(least))
      ? [
          branch<F>(
            "at-least",
            said("điểm bị giữ ở mức tối thiểu", "points held at the least", floor),
            {},
            (seen) => isPast(plain(seen), least, "below"),
          ),
        ]
      : []),
  ];
}

/** The least that a rule on a plain answer gives at all; `null` for rules that may give anything. */
function leastPositive(rule: Rule, max: Exact): Exact | null {
  const { kind, yes, no, points } = rule as Rule &
    Partial<RuleOf<"yes-no"> & Pick<RuleOf<"choice">, "points">>;
  const given = kind === "yes-no" ? [yes, no] : kind === "choice" ? Object.values(points ?? {}) : [];
  return given
    .flatMap((one) => (one ? [amountIn(one, max)] : []))
    .filter((one) => one.isPositive)
    .reduce<Exact | null>((least, one) => (least === null ? one : lesser(least, one)), null);
}

type PartName = (part: RulePart, index: number) => Phrase;

const named =
  (vi: string, en: string): PartName =>
  ({ label }, index) =>
    label ? both(`“${label}”`, `“${label}”`) : both(`${vi} ${index + 1}`, `${en} ${index + 1}`);

const partName = named("phần", "part");

const optionName = named("phương án", "option");

const poolWords = {
  minus: {
    below: { vi: "khoản trừ chưa tới mức tối đa", en: "a deduction short of its cap" },
    reached: { vi: "khoản trừ tới mức tối đa", en: "a deduction at its cap" },
    part: { vi: "phần trừ", en: "deduction" },
  },
  plus: {
    below: { vi: "khoản cộng chưa tới mức tối đa", en: "a bonus short of its cap" },
    reached: { vi: "khoản cộng tới mức tối đa", en: "a bonus at its cap" },
    part: { vi: "phần cộng", en: "bonus" },
  },
};

const spotsIn = <F extends Found>(
  parts: readonly RulePart[],
  key: string,
  max: Exact,
  around: Around,
  nameOf: PartName,
  scored: (seen: Seen<F>) => readonly ScoredPart[],
): Spot<F>[] =>
  parts.flatMap((part, index) =>
    inside<F>(
      around.spotsOf(part.rule, amountIn(part.max, max)),
      `${key}-${index}`,
      nameOf(part, index),
      (seen) => {
        const score = scored(seen)[index]?.score;
        return score ? [{ ...seen, found: score.found }] : [];
      },
    ),
  );

/** Does it earn more than every other option, or is it the only one that applies? */
function isBest(options: readonly ScoredPart[], index: number): boolean {
  const mine = options[index]?.score;
  if (!mine?.points.applies) return false;
  return options.every(
    ({ score }, other) =>
      other === index || !score.points.applies || earnedIn(score).isLessThan(earnedIn(mine)),
  );
}
