/** The spots of rules on numbers: below, on and above where the points turn, stop or begin. */

import { Exact, exact, hundred, one, type Span, spanContains, textOfExact, zero } from "../exact/index.ts";
import type { Condition } from "../rules/conditions.ts";
import { byName } from "../rules/facts.ts";
import { amountIn, type Quantity } from "../rules/fields.ts";
import type { Found } from "../rules/score.ts";
import { type Bound, holesAndOverlaps, type Stretch } from "../rules/stretches.ts";
import {
  beside,
  ceilingOf,
  conditionEdges,
  type Name,
  numberEdges,
  numberOf,
  type Side,
  sharedAnswers,
  shareEdges,
} from "./edges.ts";
import {
  type Answers,
  type Around,
  both,
  branch,
  edge,
  type FoundOf,
  type Phrase,
  type Seen,
  type Spot,
  type SpotsByKind,
} from "./spot.ts";

export const numberSpots: Pick<SpotsByKind, "count" | "increment" | "ratio" | "relative" | "bands"> = {
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
        after ? "none" : `${fact}=0`,
        after
          ? both("số trường hợp chưa vượt số được miễn", "a number within the free number")
          : both("số trường hợp bằng 0", "a count of 0"),
        { [fact]: numberOf(zero) },
        ({ found }) => found.counted?.isZero ?? false,
      ),
      ...(canBe(first) && (capAt === null || first.isLessThan(step ? beside(capAt, "below", step) : capAt))
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
    const [under, over]: readonly [Side, Side] = direction === "up" ? ["below", "above"] : ["above", "below"];
    const needed = limit && !eachWorth.isZero ? limit.minus(start).over(eachWorth) : zero;
    const isAhead = needed.isPositive;
    const distance = (steps === "whole" ? ceilingOf(needed) : needed).times(per.value);
    const reference = "fact" in from ? null : from;
    /** Where another fact holds the reference, one from which the limit can be reached either way. */
    const origin = reference?.value ?? ceilingOf(distance).plus(Exact.of(10n));
    const valueAfter = (away: Exact) => (direction === "up" ? origin.plus(away) : origin.minus(away));
    const atLimit = valueAfter(distance);
    const canReach = isAhead && (reference === null || spanContains(around.domain(fact), atLimit));
    const nearest = (value: Exact, side: Side) => (isOnGrid(value, step) ? value : beside(value, side, step));
    const answersAt = (value: Exact): Answers => ({
      ...("fact" in from ? { [from.fact]: numberOf(origin) } : {}),
      [fact]: numberOf(value),
    });
    const name = (vi: string, en: string): Name => ({ before: { vi, en } });
    const edges = (value: Exact, assumed: boolean, called: Name) =>
      numberEdges<F>(fact, { value, assumed }, under, around, called);
    const isHeld = ({ found: { known } }: Seen<F>) =>
      known !== null &&
      limit !== null &&
      (eachWorth.isNegative ? limit.isAtLeast(known.plain) : known.plain.isAtLeast(limit));
    return [
      branch(
        "not-beyond",
        both("số chưa vượt mốc", "a number not beyond the reference"),
        answersAt(nearest(origin, under)),
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
              answersAt(beside(origin, over, step)),
              (seen) => seen.found.known?.isBeyond === true && !isHeld(seen),
            ),
          ]
        : []),
      ...(canReach
        ? [
            branch<F>(
              "limit",
              both("số tới mức giới hạn", "a number at the limit"),
              answersAt(nearest(atLimit, over)),
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
              answersAt(origin),
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
      ...(reference && canReach
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
        ? { [of.fact]: numberOf(atOrAbove(share.times(of.outOf.value), around.step(of.fact))) }
        : sharedAnswers(of, share, null, around);
    const part = "fact" in of ? of.fact : of.part;
    const partMost = around.domain(part).most;
    const isBoundByWhole = !("fact" in of) && around.set.facts.get(of.part)?.notAbove === of.whole;
    const canReach = (share: Exact) =>
      "fact" in of
        ? partMost === null || partMost.isAtLeast(share.times(of.outOf.value))
        : !isBoundByWhole || one.isAtLeast(share);
    const shares = [one, ...(full.equals(one) ? [] : [full])].filter(canReach);
    const plainHalf = full.over(Exact.of(2n));
    const half =
      "fact" in of
        ? atOrAbove(plainHalf.times(of.outOf.value), around.step(of.fact)).over(of.outOf.value)
        : plainHalf;
    return [
      branch(
        "zero",
        both("tỷ lệ bằng 0", "a share of 0"),
        answersAt(zero),
        ({ found }) => found.share?.isZero ?? false,
      ),
      ...(half.isLessThan(full)
        ? [
            branch<F>(
              "part",
              both("tỷ lệ một phần", "a share between nothing and all"),
              answersAt(half),
              ({ found: { share } }) => (share?.isPositive && share.isLessThan(full)) ?? false,
            ),
          ]
        : []),
      ...shares.map((share) =>
        branch<F>(
          share.equals(one) ? "full" : "cap",
          share.equals(one)
            ? both("tỷ lệ đủ 100 %", "the whole of it")
            : both("tỷ lệ đạt mức tối đa", "a share at the cap"),
          answersAt(share),
          ({ found }) =>
            (share.isLessThan(full) ? found.share?.equals(share) : found.share?.isAtLeast(share)) ?? false,
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
    /** In a band: its lower end, or else its upper one, or what lies just inside of it. */
    const answersIn = ({ lower, upper }: Stretch): Answers => {
      const [end, inwards] = lower ? [lower, "above" as const] : [upper, "below" as const];
      if (end === null) return {};
      const side = end.inclusive ? null : inwards;
      return "fact" in of
        ? { [of.fact]: numberOf(side ? beside(end.at, side, step) : end.at) }
        : sharedAnswers(of, end.at.over(hundred), side, around);
    };
    const step = "fact" in of ? around.step(of.fact) : null;
    const stretches = rule.bands.map(
      ({ lower, upper }): Stretch => ({ lower: boundOf(lower), upper: boundOf(upper) }),
    );
    const domain: Span = "fact" in of ? around.domain(of.fact) : { least: zero, most: hundred };
    const leavesGaps = holesAndOverlaps(stretches, domain, step).some(({ id }) => id === "band-gap");
    return [
      ...stretches.map((stretch, index) =>
        branch<F>(
          "fact" in of && stretch.lower && isOneNumber(stretch)
            ? `${of.fact}=${textOfExact(stretch.lower.at)}`
            : `band-${index}`,
          (say) => ({
            vi: `mức ${boundsIn(stretch, (at) => say.quantity(at), viBounds)}`,
            en: `the band ${boundsIn(stretch, (at) => say.quantity(at), enBounds)}`,
          }),
          answersIn(stretch),
          ({ found: { band } }) =>
            band !== null && sameBound(band.lower, stretch.lower) && sameBound(band.upper, stretch.upper),
        ),
      ),
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
};

const isOnGrid = (value: Exact, step: Exact | null) => step === null || value.over(step).isInteger;
const atOrAbove = (value: Exact, step: Exact | null) =>
  isOnGrid(value, step) ? value : beside(value, "above", step);
const sizeOf = (number: Exact) => (number.isNegative ? number.negated() : number);

const freeNumber = { vi: "số được miễn", en: "the free number" };

const capName: Name = { before: { vi: "ngưỡng tối đa", en: "the cap at" } };

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
            const whole = facts.read(byName(of.whole, "number"));
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
            both("mức không điều chỉnh", "the levels as they are"),
            {},
            ({ found }) => found.known !== null && found.scale === null,
          ),
        ]),
    ...conditionEdges<F>(when, around),
  ];
};

interface WrittenEnd {
  readonly at: Quantity;
  readonly inclusive: boolean;
}

const boundOf = (end: WrittenEnd | null): Bound | null =>
  end && { at: end.at.value, inclusive: end.inclusive, isAssumed: end.at.assumed };

const sameBound = (a: Bound | null, b: Bound | null): boolean =>
  a === null || b === null ? a === b : a.at.equals(b.at) && a.inclusive === b.inclusive;

const isOneNumber = ({ lower, upper }: Stretch) =>
  lower !== null && upper !== null && lower.at.equals(upper.at);

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
  if (lower && isOneNumber({ lower, upper })) return `${words.is} ${text(lower)}`;
  return [
    lower && `${lower.inclusive ? words.from : words.above} ${text(lower)}`,
    upper && `${upper.inclusive ? words.to : words.below} ${text(upper)}`,
  ]
    .filter(Boolean)
    .join(" ");
}
