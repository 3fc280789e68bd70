/**
 * The spots of every rule kind: its branches, its ends, its thresholds. A kind without its line here does not compile,
 * so that no rule can go untested unseen.
 */
import { type CalendarDate, calendarDate, dateIn } from "../dates.ts";
import { Exact, exact, one, type Span, spanContains, sumOf, zero } from "../exact/index.ts";
import type { Condition } from "../rules/conditions.ts";
import { type Amount, amountIn, type DayInRule, type Quantity } from "../rules/fields.ts";
import type { RuleKindName, ruleKinds } from "../rules/index.ts";
import type { Rule, RuleKind } from "../rules/kind.ts";
import { earnedIn, type RulePart, type ScoredPart } from "../rules/parts.ts";
import type { Found } from "../rules/score.ts";
import { type Bound, holesAndOverlaps, type Stretch } from "../rules/stretches.ts";
import {
  beside,
  ceilingOf,
  conditionEdges,
  dayAfter,
  floorOf,
  type Name,
  numberEdges,
  numberOf,
  type Side,
  sharedAnswers,
  shareEdges,
} from "./edges.ts";
import {
  type Answer,
  type Answers,
  type Around,
  branch,
  distinct,
  edge,
  inside,
  type Phrase,
  type Seen,
  type Spot,
} from "./spot.ts";

type KindOf<K extends RuleKindName> = (typeof ruleKinds)[K];
type RuleOf<K extends RuleKindName> = KindOf<K> extends RuleKind<infer R, infer _F> ? R : never;
type FoundOf<K extends RuleKindName> = KindOf<K> extends RuleKind<infer _R, infer F> ? F : never;
type SpotsOf<K extends RuleKindName> = (
  rule: RuleOf<K>,
  max: Exact,
  around: Around,
) => readonly Spot<FoundOf<K>>[];

const both =
  (vi: string, en: string): Phrase =>
  () => ({ vi, en });
const yes = (value: boolean): Answer => ({ type: "yes-no", value });
const level = (value: string): Answer => ({ type: "choice", value });
const done = (value: CalendarDate | "not-done"): Answer => ({ type: "date", value });

const spotsByKind: { readonly [K in RuleKindName]: SpotsOf<K> } = {
  "yes-no": ({ fact }) => [
    branch(
      "yes",
      both("câu trả lời “có”", "the answer yes"),
      { [fact]: yes(true) },
      ({ found }) => found.isMet === true,
    ),
    branch(
      "no",
      both("câu trả lời “không”", "the answer no"),
      { [fact]: yes(false) },
      ({ found }) => found.isMet === false,
    ),
  ],

  choice: ({ fact, points }) =>
    Object.keys(points).map((one) =>
      branch(
        one,
        (say) => ({ vi: `mức “${say.level(fact, one)}”`, en: `the level “${say.level(fact, one)}”` }),
        { [fact]: level(one) },
        ({ found }) => found.level === one,
      ),
    ),

  graded({ fact }, _max, around) {
    const { least, most } = around.domain(fact);
    const end = (id: string, at: Exact | null, vi: string, en: string): Spot<FoundOf<"graded">>[] =>
      at === null
        ? []
        : [
            branch(
              id,
              (say) => ({ vi: `${vi} (${say.number(at)})`, en: `${en} (${say.number(at)})` }),
              { [fact]: numberOf(at) },
              ({ found }) => found.points?.equals(at) ?? false,
            ),
          ];
    return [
      ...end("least", least, "điểm thấp nhất", "the least that may be given"),
      ...end("most", most, "điểm cao nhất", "the most that may be given"),
    ];
  },

  count(rule, max, around) {
    const { fact, after } = rule;
    const size = sizeOf(amountIn(rule.each, max));
    const cap = rule.cap && amountIn(rule.cap, max);
    const free = after?.value ?? zero;
    const { most } = around.domain(fact);
    const step = around.step(fact);
    const capAt = cap?.isPositive && size.isPositive ? free.plus(cap.over(size)) : null;
    const [first, beyond] = [beside(free, "above", step), beside(capAt ?? free, "above", step)];
    const canBe = (number: Exact) => most === null || most.isAtLeast(number);
    const isAssumed = rule.each.assumed || rule.cap?.assumed || after?.assumed || false;
    return [
      branch(
        "none",
        both("không có trường hợp nào được tính", "no case that counts"),
        { [fact]: numberOf(zero) },
        ({ found }) => found.counted?.isZero ?? false,
      ),
      ...(canBe(first) && (capAt === null || first.isLessThan(capAt))
        ? [
            branch<FoundOf<"count">>(
              "below-cap",
              capAt === null
                ? both("có trường hợp được tính", "any case that counts")
                : both("số trường hợp dưới mức tối đa", "a number of cases below the cap"),
              { [fact]: numberOf(first) },
              ({ found: { counted, cases } }) =>
                (counted?.isPositive && (capAt === null || cases?.isLessThan(capAt))) ?? false,
            ),
          ]
        : []),
      ...(capAt && canBe(beyond)
        ? [
            branch<FoundOf<"count">>(
              "above-cap",
              both("số trường hợp vượt mức tối đa", "a number of cases above the cap"),
              { [fact]: numberOf(beyond) },
              ({ found: { cases } }) => (cases && capAt.isLessThan(cases)) ?? false,
            ),
          ]
        : []),
      ...(after ? numberEdges<FoundOf<"count">>(fact, after, "above", around, { before: freeNumber }) : []),
      ...(capAt
        ? numberEdges<FoundOf<"count">>(fact, { value: capAt, assumed: isAssumed }, "below", around, capName)
        : []),
    ];
  },

  increment(rule, max, around) {
    type F = FoundOf<"increment">;
    const { fact, from, direction, each, per, steps, scale } = rule;
    const step = around.step(fact);
    const start = amountIn(rule.start, max);
    const eachWorth = amountIn(each, max);
    const end = eachWorth.isNegative ? (rule["at-least"] ?? null) : rule["at-most"];
    const limit = end && amountIn(end, max);
    const [under, over]: readonly Side[] = direction === "up" ? ["below", "above"] : ["above", "below"];
    const reference = "fact" in from ? null : from;
    const valueAfter = (distance: Exact) =>
      reference && (direction === "up" ? reference.value.plus(distance) : reference.value.minus(distance));
    const needed = limit && !eachWorth.isZero ? limit.minus(start).over(eachWorth) : null;
    const isAhead = needed?.isPositive ?? false;
    const atLimit =
      needed && isAhead
        ? valueAfter((steps === "whole" ? ceilingOf(needed) : needed).times(per.value))
        : null;
    const canReach = atLimit === null || spanContains(around.domain(fact), atLimit);
    const beyond = reference && beside(reference.value, over ?? "above", step);
    const answersAt = (value: Exact | null): Answers => (value ? { [fact]: numberOf(value) } : {});
    const name = (vi: string, en: string): Name => ({ before: { vi, en } });
    const edges = (value: Exact | null, assumed: boolean, called: Name) =>
      value ? numberEdges<F>(fact, { value, assumed }, under ?? "below", around, called) : [];
    const isHeld = ({ found: { known } }: Seen<F>) =>
      known !== null &&
      limit !== null &&
      (eachWorth.isNegative ? limit.isAtLeast(known.plain) : known.plain.isAtLeast(limit));
    return [
      branch(
        "not-beyond",
        both("số chưa vượt mốc", "a number not beyond the reference"),
        answersAt(reference?.value ?? null),
        ({ found }) => found.known?.isBeyond === false,
      ),
      ...(limit === null || isAhead
        ? [
            branch<F>(
              "beyond",
              limit === null
                ? both("số vượt mốc", "a number beyond the reference")
                : both(
                    "số vượt mốc, chưa tới mức giới hạn",
                    "a number beyond the reference, short of the limit",
                  ),
              answersAt(beyond),
              (seen) => seen.found.known?.isBeyond === true && !isHeld(seen),
            ),
          ]
        : []),
      ...(limit && isAhead && canReach
        ? [
            branch<F>(
              "limit",
              both("số tới mức giới hạn", "a number at the limit"),
              answersAt(atLimit),
              isHeld,
            ),
          ]
        : []),
      ...(reference
        ? edges(reference.value, reference.assumed, name("mốc", "the reference"))
        : [
            edge<F>(
              "reference",
              both("đúng mốc", "exactly the reference"),
              {},
              ({ found: { known } }) => known?.value.equals(known.from) ?? false,
            ),
          ]),
      ...(steps === "whole" && reference
        ? edges(
            valueAfter(per.value),
            reference.assumed || per.assumed,
            name("bước đầu", "the first step at"),
          )
        : []),
      ...(canReach
        ? edges(
            atLimit,
            [reference, per, each, end, rule.start].some((one) => one?.assumed),
            name("mức giới hạn", "the limit at"),
          )
        : []),
      ...(scale ? scaleSpots(scale.when, around) : []),
    ];
  },

  ratio({ of, cap }, max, around) {
    type F = FoundOf<"ratio">;
    const most = cap && max.isPositive ? amountIn(cap, max).over(max) : one;
    const full = most.isPositive ? most : one;
    const answersAt = (share: Exact): Answers =>
      "fact" in of
        ? { [of.fact]: numberOf(share.times(of.outOf.value)) }
        : sharedAnswers(of, share, null, around);
    const part = "fact" in of ? of.fact : of.part;
    const partMost = around.domain(part).most;
    const isBoundByWhole = !("fact" in of) && around.set.facts.get(of.part)?.notAbove === of.whole;
    const canReach = (share: Exact) =>
      "fact" in of
        ? partMost === null || partMost.isAtLeast(share.times(of.outOf.value))
        : !isBoundByWhole || one.isAtLeast(share);
    const shares = [one, ...(full.equals(one) ? [] : [full])].filter(canReach);
    const half = full.over(Exact.of(2n));
    return [
      branch(
        "zero",
        both("tỷ lệ bằng 0", "a share of 0"),
        answersAt(zero),
        ({ found }) => found.share?.isZero ?? false,
      ),
      branch(
        "part",
        both("tỷ lệ một phần", "a share between nothing and all"),
        answersAt(half),
        ({ found: { share } }) => (share?.isPositive && share.isLessThan(full)) ?? false,
      ),
      ...shares.map((share) =>
        branch<F>(
          share.equals(one) ? "full" : "cap",
          share.equals(one)
            ? both("tỷ lệ đủ 100 %", "the whole of it")
            : both("tỷ lệ đạt mức tối đa", "a share at the cap"),
          answersAt(share),
          ({ found }) =>
            (share.equals(one) ? found.share?.equals(share) : found.share?.isAtLeast(share)) ?? false,
        ),
      ),
      ...("fact" in of ? [] : ofNothing<F>(of, around)),
    ];
  },

  relative({ fact, best }, _max, around) {
    const domain = around.domain(fact);
    const above = (value: Exact) => domain.most === null || value.isLessThan(domain.most);
    type F = FoundOf<"relative">;
    return [
      ...(domain.least?.isAtLeast(one)
        ? []
        : [
            branch<F>(
              "below",
              both("kết quả dưới chỉ tiêu", "a result below the target"),
              { [fact]: numberOf(exact("0.5")) },
              ({ found }) => found.result?.isLessThan(one) ?? false,
            ),
          ]),
      ...numberEdges<F>(fact, { value: one, assumed: false }, "below", around, {
        before: { vi: "chỉ tiêu", en: "the target" },
      }),
      ...(above(one)
        ? [
            branch<F>(
              "above",
              both(
                "kết quả trên chỉ tiêu, dưới mức cao nhất",
                "a result above the target and behind the best",
              ),
              { [fact]: numberOf(exact("1.2")), [best]: numberOf(exact("1.5")) },
              ({ found: { result, best } }) =>
                (result && best && one.isLessThan(result) && result.isLessThan(best)) ?? false,
            ),
            branch<F>(
              "best",
              both("kết quả bằng mức cao nhất", "a result level with the best"),
              { [fact]: numberOf(exact("1.5")), [best]: numberOf(exact("1.5")) },
              ({ found: { result, best } }) =>
                (result && best && one.isLessThan(result) && result.isAtLeast(best)) ?? false,
            ),
          ]
        : []),
    ];
  },

  bands(rule, _max, around) {
    type F = FoundOf<"bands">;
    const { of } = rule;
    const edges = (at: Quantity, side: Side): Spot<F>[] =>
      "fact" in of ? numberEdges<F>(of.fact, at, side, around) : shareEdges<F>(of, at, side, around);
    const answersAt = (value: Exact): Answers =>
      "fact" in of
        ? { [of.fact]: numberOf(value) }
        : sharedAnswers(of, value.over(Exact.of(100n)), null, around);
    const step = "fact" in of ? around.step(of.fact) : null;
    const stretches = rule.bands.map(
      ({ lower, upper }): Stretch => ({ lower: boundOf(lower), upper: boundOf(upper) }),
    );
    const domain: Span = "fact" in of ? around.domain(of.fact) : { least: zero, most: Exact.of(100n) };
    const leavesGaps = holesAndOverlaps(stretches, domain, step).some(({ id }) => id === "band-gap");
    return [
      ...rule.bands.map(({ lower, upper }, index) => {
        const value = lower
          ? lower.inclusive
            ? lower.at.value
            : beside(lower.at.value, "above", step)
          : upper && (upper.inclusive ? upper.at.value : beside(upper.at.value, "below", step));
        const stretch = stretches[index] ?? { lower: null, upper: null };
        return branch<F>(
          `band-${index}`,
          (say) => ({
            vi: `mức ${boundsIn(stretch, (at) => say.quantity(at), viBounds)}`,
            en: `the band ${boundsIn(stretch, (at) => say.quantity(at), enBounds)}`,
          }),
          value ? answersAt(value) : {},
          ({ found: { band } }) =>
            band !== null && sameBound(band.lower, stretch.lower) && sameBound(band.upper, stretch.upper),
        );
      }),
      ...(rule.otherwise && leavesGaps
        ? [
            branch<F>(
              "otherwise",
              both("số không thuộc mức nào", "a number in no band"),
              {},
              ({ found }) => found.value !== null && found.band === null,
            ),
          ]
        : []),
      ...("fact" in of ? [] : ofNothing<F>(of, around)),
      ...rule.bands.flatMap(({ lower, upper }) => [
        ...(lower ? edges(lower.at, lower.inclusive ? "below" : "above") : []),
        ...(upper ? edges(upper.at, upper.inclusive ? "above" : "below") : []),
      ]),
    ];
  },

  deadline(rule, max, around) {
    type F = FoundOf<"deadline">;
    const { fact, limit, test, early, "per-day": perDay } = rule;
    const limitDay = "fact" in limit ? middleOf(around.year) : dateIn(around.year, limit.day);
    const lastDay = dayAfter(limitDay, test === "before" ? -1 : 0);
    const day = (daysLate: number): Answers => ({
      [fact]: done(dayAfter(lastDay, daysLate)),
      ...("fact" in limit ? { [limit.fact]: done(limitDay) } : {}),
    });
    const when = (found: F) => found.outcome?.when;
    const cap = perDay?.["at-most"] && amountIn(perDay["at-most"], max);
    const minus = perDay && amountIn(perDay.minus, max);
    const mostLate = cap?.isPositive && minus?.isPositive ? numberIn(ceilingOf(cap.over(minus))) : null;
    const spare = early ? numberIn(early.days.value) : null;
    const late = (days: number) =>
      edge<F>(
        `late-${days}`,
        days === 1
          ? both("ngày trễ đầu tiên", "the first day late")
          : both(`trễ đúng ${days} ngày`, `exactly ${days} days late`),
        day(days),
        ({ found }) => when(found) === "late" && isDays(found, days),
      );
    const early_ = (days: number) =>
      edge<F>(
        `early-${days}`,
        both(`sớm đúng ${days} ngày`, `exactly ${days} days early`),
        day(-days),
        ({ found }) => ["early", "in-time"].includes(when(found) ?? "") && isDays(found, days),
      );
    return [
      branch(
        "in-time",
        both("làm đúng hạn", "being in time"),
        day(0),
        ({ found }) => when(found) === "in-time",
      ),
      branch("late", both("làm muộn", "being late"), day(1), ({ found }) => when(found) === "late"),
      branch(
        "not-done",
        both("không làm", "not doing it"),
        { ...day(0), [fact]: done("not-done") },
        ({ found }) => when(found) === "not-done",
      ),
      ...(spare === null
        ? []
        : [
            branch<F>(
              "early",
              both("làm sớm", "being early"),
              day(-spare),
              ({ found }) => when(found) === "early",
            ),
            early_(spare),
            early_(spare - 1),
          ]),
      edge(
        "last-day",
        (say) => lastDayWords(limit, test, say),
        day(0),
        ({ found }) => ["early", "in-time"].includes(when(found) ?? "") && isDays(found, 0),
      ),
      late(1),
      ...(mostLate === null ? [] : [late(mostLate), ...(mostLate > 1 ? [late(mostLate - 1)] : [])]),
    ];
  },

  checklist: ({ items }, _max, around) =>
    items.flatMap(({ fact }, index) => {
      const mayNotApply = around.set.facts.get(fact)?.mayNotApply ?? false;
      const answer = (id: "yes" | "no" | "not-applicable", vi: string, en: string, put: Answer) =>
        branch<FoundOf<"checklist">>(
          `item-${index}-${id}`,
          (say) => ({ vi: `“${say.fact(fact)}”: ${vi}`, en: `“${say.fact(fact)}”: ${en}` }),
          { [fact]: put },
          ({ found }) => found.items[index]?.answer === id,
        );
      return [
        answer("yes", "có", "yes", yes(true)),
        answer("no", "không", "no", yes(false)),
        ...(mayNotApply ? [answer("not-applicable", "KAD", "not applicable", "not-applicable")] : []),
      ];
    }),

  sum(rule, max, around) {
    type F = FoundOf<"sum">;
    const [cap, floor] = [rule["at-most"], rule["at-least"]];
    const free = spanOf({ ...rule, "at-most": undefined, "at-least": undefined } as Rule, max, around);
    return [
      ...partSpots<F>(rule.parts, "part", max, around, partName, ({ found }) => found.parts),
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
    ...partSpots<FoundOf<"best-of">>(
      options,
      "option",
      max,
      around,
      optionName,
      ({ found }) => found.options,
    ),
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
      return [
        ...(cap?.isPositive && (free.most === null || free.most.isAtLeast(cap))
          ? [
              branch<F>(
                `${key}-below-cap`,
                () => words.below,
                {},
                (seen) => total(seen).isPositive && total(seen).isLessThan(cap),
              ),
              branch<F>(
                `${key}-cap`,
                () => words.reached,
                {},
                (seen) => total(seen).isAtLeast(cap),
              ),
            ]
          : []),
        ...partSpots<F>(pool.parts, key, max, around, named(words.part.vi, words.part.en), ({ found }) =>
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
            number("none", "không có mục nào", "a list without items", 0),
            number("one", "đúng một mục", "a list of one item", 1),
            number("several", "nhiều mục", "a list of several items", 2),
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

  formula({ formula: text }, _max, around) {
    type F = FoundOf<"formula">;
    const compiled = around.set.formulas.get(text);
    return [
      branch("value", both("công thức này", "the formula"), {}, ({ found }) => found.points !== null),
      ...(compiled?.mayDivideByZero
        ? [
            branch<F>(
              "of-nothing",
              both("mẫu số bằng 0", "a denominator of 0"),
              {},
              ({ found }) => found.isOfNothing,
            ),
          ]
        : []),
    ];
  },
};

/** The spots of a rule and of the rules inside it. The only place where the type of a rule's own kind is set aside. */
export const spotsOfRule = (rule: Rule, max: Exact, around: Omit<Around, "spotsOf">): Spot[] =>
  distinct(
    (spotsByKind[rule.kind as RuleKindName] as SpotsOf<never>)(rule as never, max, {
      ...around,
      spotsOf: (inner, worth) => spotsOfRule(inner, worth, around),
    }),
  ) as unknown as Spot[];

const sizeOf = (number: Exact) => (number.isNegative ? number.negated() : number);
const numberIn = (whole: Exact): number => Number(floorOf(whole).numerator);
const middleOf = (year: number): CalendarDate => {
  const day = calendarDate(year, 6, 15);
  if (day === undefined) throw new RangeError(`no year ${year}`);
  return day;
};

const freeNumber = { vi: "số được miễn", en: "the free number" };
const capName: Name = { before: { vi: "ngưỡng tối đa", en: "the cap at" } };

const isDays = (found: { readonly outcome: { readonly days: Exact } | null }, days: number) =>
  found.outcome?.days.equals(Exact.of(BigInt(days))) ?? false;

const lastDayWords = (
  limit: DayInRule | { readonly fact: string },
  test: "before" | "by",
  say: Parameters<Phrase>[0],
) => {
  const day = "fact" in limit ? `“${say.fact(limit.fact)}”` : say.day(limit);
  return {
    vi: `ngày cuối còn hạn (${test === "before" ? "liền trước" : "đúng"} ${day})`,
    en: `the last good day (${test === "before" ? "the day before" : "exactly"} ${day})`,
  };
};

/** A share of nothing, where the whole may be 0. */
const ofNothing = <F extends Found & { readonly share?: unknown }>(
  of: { readonly part: string; readonly whole: string },
  around: Around,
): Spot<F>[] =>
  spanContains(around.domain(of.whole), zero)
    ? [
        branch<F>(
          "of-nothing",
          both("mẫu số bằng 0", "a denominator of 0"),
          { [of.part]: numberOf(zero), [of.whole]: numberOf(zero) },
          ({ facts }) => {
            const whole = facts.read(of.whole, "number");
            return whole.state === "value" && whole.value.isZero;
          },
        ),
      ]
    : [];

const scaleSpots = <F extends Found & { readonly known: unknown; readonly scale: unknown }>(
  when: Condition,
  around: Around,
): Spot<F>[] => {
  const verdict = around.verdict(when);
  const said =
    (vi: string, en: string): Phrase =>
    (say) => ({
      vi: `${vi} (${say.condition(when)})`,
      en: `${en} (${say.condition(when)})`,
    });
  return [
    ...(verdict === "not-met"
      ? []
      : [
          branch<F>(
            "scaled",
            said("mức được điều chỉnh", "the scaled levels"),
            {},
            ({ found }) => found.known !== null && found.scale !== null,
          ),
        ]),
    ...(verdict === "met"
      ? []
      : [
          branch<F>(
            "unscaled",
            said("mức không điều chỉnh", "the levels as they are"),
            {},
            ({ found }) => found.known !== null && found.scale === null,
          ),
        ]),
    ...conditionEdges<F>(when, around),
  ];
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
          branch<F>("at-most", said("mức tối đa giữ lại", "being held at the most", cap), {}, (seen) =>
            isPast(plain(seen), most, "above"),
          ),
        ]
      : []),
    ...(floor && least && (free.least === null || free.least.isLessThan(least))
      ? [
          branch<F>("at-least", said("mức tối thiểu giữ lại", "being held at the least", floor), {}, (seen) =>
            isPast(plain(seen), least, "below"),
          ),
        ]
      : []),
  ];
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
    below: { vi: "trừ chưa tới mức tối đa", en: "a deduction short of its cap" },
    reached: { vi: "trừ tới mức tối đa", en: "a deduction at its cap" },
    part: { vi: "phần trừ", en: "deduction" },
  },
  plus: {
    below: { vi: "cộng chưa tới mức tối đa", en: "a bonus short of its cap" },
    reached: { vi: "cộng tới mức tối đa", en: "a bonus at its cap" },
    part: { vi: "phần cộng", en: "bonus" },
  },
};

const partSpots = <F extends Found>(
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

interface WrittenEnd {
  readonly at: Quantity;
  readonly inclusive: boolean;
}
const boundOf = (end: WrittenEnd | null): Bound | null =>
  end && { at: end.at.value, inclusive: end.inclusive, isAssumed: end.at.assumed };
const sameBound = (a: Bound | null, b: Bound | null): boolean =>
  a === null || b === null ? a === b : a.at.equals(b.at) && a.inclusive === b.inclusive;

const viBounds = { is: "đúng", from: "từ", above: "trên", to: "đến", below: "dưới" };
const enBounds: typeof viBounds = {
  is: "of exactly",
  from: "from",
  above: "above",
  to: "to",
  below: "below",
};

function boundsIn(
  { lower, upper }: Stretch,
  quantity: (quantity: Quantity) => string,
  words: typeof viBounds,
): string {
  const text = ({ at, isAssumed }: Bound) => quantity({ value: at, assumed: isAssumed ?? false });
  if (lower && upper && lower.at.equals(upper.at)) return `${words.is} ${text(lower)}`;
  return [
    lower && `${lower.inclusive ? words.from : words.above} ${text(lower)}`,
    upper && `${upper.inclusive ? words.to : words.below} ${text(upper)}`,
  ]
    .filter(Boolean)
    .join(" ");
}
