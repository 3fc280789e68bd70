/** Points by the band in which a number, or a percentage of two numbers, falls. */
import { z } from "zod";
import { Exact, hundred, lesser, one, only, type Span, spanHull, textOfExact, zero } from "../exact/index.ts";
import { type Amount, amount, amountIn, factId, type Quantity, quantity } from "./fields.ts";
import { defineRuleKind, type RuleDefect, type Say, stillOpen } from "./kind.ts";
import { notApplicable, type WhenZero, whenZero } from "./ratio.ts";
import { doesNotApply, earns, knownValue, type Points, staysOpen } from "./score.ts";

/** One end of a band. `null` where the band has no end on that side. */
interface End {
  readonly at: Quantity;
  readonly inclusive: boolean;
}

export interface Band {
  readonly lower: End | null;
  readonly upper: End | null;
  readonly points: Amount;
}

/** `from` and `to` include the number, `above` and `below` do not; `is` is one number alone. */
const band = z
  .strictObject({
    from: quantity.optional(),
    above: quantity.optional(),
    to: quantity.optional(),
    below: quantity.optional(),
    is: quantity.optional(),
    points: amount,
  })
  .transform(({ from, above, to, below, is, points }, context): Band => {
    const lowers = [end(from, true), end(above, false), end(is, true)].filter((one) => one !== null);
    const uppers = [end(to, true), end(below, false), end(is, true)].filter((one) => one !== null);
    if (lowers.length > 1 || uppers.length > 1) {
      context.addIssue({ code: "custom", params: { problem: "band-two-ends" } });
      return z.NEVER;
    }
    return { lower: lowers[0] ?? null, upper: uppers[0] ?? null, points };
  });

const end = (at: Quantity | undefined, inclusive: boolean): End | null => (at ? { at, inclusive } : null);

export const bands = defineRuleKind({
  kind: "bands",
  schema: () =>
    z
      .strictObject({
        kind: z.literal("bands"),
        fact: factId.optional(),
        part: factId.optional(),
        whole: factId.optional(),
        "when-zero": whenZero.optional(),
        bands: z.array(band).min(1),
      })
      .transform((written, context) => {
        const { fact, part, whole } = written;
        const zeroCase = written["when-zero"];
        if (fact && !part && !whole && zeroCase === undefined) {
          return { kind: written.kind, of: { fact }, bands: written.bands };
        }
        if (!fact && part && whole && zeroCase !== undefined) {
          return { kind: written.kind, of: { part, whole, whenZero: zeroCase }, bands: written.bands };
        }
        context.addIssue({ code: "custom", params: { problem: "bands-of-what" } });
        return z.NEVER;
      }),
  reads: ({ of }) =>
    "fact" in of
      ? [{ fact: of.fact, type: "number", path: ["fact"] }]
      : [
          { fact: of.part, type: "number", path: ["part"] },
          { fact: of.whole, type: "number", path: ["whole"] },
        ],
  defects(rule, _max, declared) {
    const { of } = rule;
    return "fact" in of
      ? holesAndOverlaps(rule.bands, declared.domain(of.fact), declared.step(of.fact))
      : holesAndOverlaps(rule.bands, { least: zero, most: hundred }, null);
  },
  score(rule, max, { facts }) {
    const { of } = rule;
    const all = rule.bands.map(({ points }) => only(amountIn(points, max))).reduce(spanHull);
    const pointsAt = (value: Exact) => amountIn(bandOf(rule.bands, value).points, max);
    const found = (value: Exact | null, more: Partial<BandsFound> = {}): BandsFound => {
      const held = value && bandOf(rule.bands, value);
      return {
        kind: "bands",
        value,
        lower: held && boundFound(held.lower),
        upper: held && boundFound(held.upper),
        points: value && pointsAt(value),
        best: all.most ?? max,
        ...more,
      };
    };
    if ("fact" in of) {
      const reading = facts.read(of.fact, "number");
      const points: Points =
        reading.state === "value"
          ? earns(pointsAt(reading.value))
          : reading.state === "open"
            ? staysOpen(all, reading.mayNotApply)
            : doesNotApply;
      return { points, found: found(knownValue(reading)) };
    }
    const [part, whole] = [facts.read(of.part, "number"), facts.read(of.whole, "number")];
    const [a, b] = [knownValue(part), knownValue(whole)];
    const instead = of.whenZero === notApplicable ? null : amountIn(of.whenZero, max);
    if (part.state === "not-applicable" || whole.state === "not-applicable") {
      return { points: doesNotApply, found: found(null) };
    }
    if (b?.isZero) {
      return {
        points: instead ? earns(instead) : doesNotApply,
        found: found(null, { isZero: true, instead }),
      };
    }
    if (a && b) {
      const percent = lesser(one, a.over(b)).times(hundred);
      return { points: earns(pointsAt(percent)), found: found(percent, { part: a, whole: b }) };
    }
    const mayBeZero = b === null;
    const span = mayBeZero && instead ? spanHull(all, only(instead)) : all;
    const mayNotApply =
      (part.state === "open" && part.mayNotApply) ||
      (whole.state === "open" && whole.mayNotApply) ||
      (mayBeZero && instead === null);
    return { points: staysOpen(span, mayNotApply), found: found(null) };
  },
  words: {
    vi: {
      rule: ({ of, bands }, max, say) =>
        `Theo ${measured(of, say, "tỷ lệ")}: ${bandList(bands, max, say, viBounds)}` +
        `${zeroWords(of, max, say, "nếu mẫu số bằng 0: ", "không áp dụng")}.`,
      account: (found, say) =>
        found.isZero
          ? {
              how: [`Mẫu số bằng 0 → ${found.instead ? say.points(found.instead) : "không áp dụng"}`],
              lost: [],
            }
          : found.value && found.points
            ? {
                how: [
                  `${percentSum(found, say)} thuộc mức ${viBounds(found, say)} → ${say.points(found.points)}`,
                ],
                lost: found.points.isLessThan(found.best)
                  ? [
                      `Mất ${say.points(found.best.minus(found.points))}: mức cao nhất được ${say.points(found.best)}.`,
                    ]
                  : [],
              }
            : stillOpen.vi,
    },
    en: {
      rule: ({ of, bands }, max, say) =>
        `By ${measured(of, say, "the percentage")}: ${bandList(bands, max, say, enBounds)}` +
        `${zeroWords(of, max, say, "when the denominator is 0: ", "not applicable")}.`,
      account: (found, say) =>
        found.isZero
          ? {
              how: [`The denominator is 0 → ${found.instead ? say.points(found.instead) : "not applicable"}`],
              lost: [],
            }
          : found.value && found.points
            ? {
                how: [
                  `${percentSum(found, say)} is in the band ${enBounds(found, say)} → ${say.points(found.points)}`,
                ],
                lost: found.points.isLessThan(found.best)
                  ? [
                      `Lost ${say.points(found.best.minus(found.points))}: the best band earns ${say.points(found.best)}.`,
                    ]
                  : [],
              }
            : stillOpen.en,
    },
  },
});

type Measure =
  | { readonly fact: string }
  | { readonly part: string; readonly whole: string; readonly whenZero: WhenZero };

interface Bound {
  readonly at: Exact;
  readonly inclusive: boolean;
}

export interface BandsFound {
  readonly kind: "bands";
  readonly value: Exact | null;
  readonly lower: Bound | null;
  readonly upper: Bound | null;
  readonly points: Exact | null;
  readonly best: Exact;
  readonly part?: Exact;
  readonly whole?: Exact;
  readonly isZero?: boolean;
  readonly instead?: Exact | null;
}

const boundFound = (one: End | null): Bound | null => one && { at: one.at.value, inclusive: one.inclusive };

const holds = ({ lower, upper }: Band, value: Exact): boolean => {
  const above = lower === null ? 1 : value.compare(lower.at.value);
  const below = upper === null ? -1 : value.compare(upper.at.value);
  return (
    (above > 0 || (above === 0 && lower?.inclusive === true)) &&
    (below < 0 || (below === 0 && upper?.inclusive === true))
  );
};

function bandOf(all: readonly Band[], value: Exact): Band {
  const found = all.find((one) => holds(one, value));
  if (found === undefined) throw new Error(`no band holds ${textOfExact(value)}; check refuses such a set`);
  return found;
}

/**
 * Every stretch of the fact's domain that no band holds, and every one that two bands claim. Exact: where the
 * fact moves in steps, ends are first moved to the nearest value the fact can take.
 */
function holesAndOverlaps(all: readonly Band[], domain: Span, step: Exact | null): RuleDefect[] {
  const stretches = all.map((one, index) => ({
    index,
    lower: snap(one.lower, step, 1),
    upper: snap(one.upper, step, -1),
  }));
  const ordered = [...stretches].sort((a, b) =>
    a.lower === null
      ? -1
      : b.lower === null
        ? 1
        : a.lower.at.compare(b.lower.at) || (a.lower.inclusive ? -1 : 1),
  );
  const defects: RuleDefect[] = [];
  const defect = (id: "band-gap" | "band-overlap" | "band-empty", index: number, from: string, to: string) =>
    defects.push({ id, path: ["bands", index], values: { from, to } });
  /** Up to where the domain is held so far; `undefined` before its start. */
  let reached: Bound | null | undefined =
    domain.least === null ? undefined : { at: domain.least, inclusive: false };
  let isStart = true;
  for (const { index, lower, upper } of ordered) {
    if (lower && upper && isEmpty(lower, upper)) {
      defect("band-empty", index, textOfExact(lower.at), textOfExact(upper.at));
      continue;
    }
    if (isStart && domain.least === null && lower !== null)
      defect("band-gap", index, "−∞", textOfExact(lower.at));
    else if (isStart && lower && domain.least && isPast(lower, domain.least)) {
      defect("band-gap", index, textOfExact(domain.least), textOfExact(lower.at));
    } else if (!isStart && reached) {
      const order = lower === null ? -1 : joint(reached, lower, step);
      if (order > 0) defect("band-gap", index, textOfExact(reached.at), textOfExact(lower?.at ?? reached.at));
      if (order < 0)
        defect("band-overlap", index, textOfExact(lower?.at ?? reached.at), textOfExact(reached.at));
    } else if (!isStart && reached === null) {
      defect("band-overlap", index, lower ? textOfExact(lower.at) : "−∞", "+∞");
    }
    isStart = false;
    if (reached !== null && (upper === null || reached === undefined || isFurther(upper, reached)))
      reached = upper;
  }
  const last = all.length - 1;
  if (reached && domain.most === null) defect("band-gap", last, textOfExact(reached.at), "+∞");
  else if (
    reached &&
    domain.most &&
    !(reached.inclusive ? reached.at.isAtLeast(domain.most) : domain.most.isLessThan(reached.at))
  ) {
    defect("band-gap", last, textOfExact(reached.at), textOfExact(domain.most));
  }
  return defects;
}

/** Moves an end inwards to a value the fact can take. */
function snap(at: End | null, step: Exact | null, inwards: 1 | -1): Bound | null {
  if (at === null) return null;
  const bound = { at: at.at.value, inclusive: at.inclusive };
  if (step === null) return bound;
  const steps = bound.at.over(step);
  if (steps.isInteger && bound.inclusive) return bound;
  const floor = Exact.of(
    (steps.numerator - (((steps.numerator % steps.denominator) + steps.denominator) % steps.denominator)) /
      steps.denominator,
  );
  const next = inwards === 1 ? floor.plus(one) : steps.isInteger ? floor.minus(one) : floor;
  return { at: next.times(step), inclusive: true };
}

const isEmpty = (lower: Bound, upper: Bound) => {
  const order = lower.at.compare(upper.at);
  return order > 0 || (order === 0 && !(lower.inclusive && upper.inclusive));
};
const isPast = (lower: Bound, least: Exact) =>
  least.isLessThan(lower.at) || (least.equals(lower.at) && !lower.inclusive);
const isFurther = (a: Bound, b: Bound) =>
  b.at.isLessThan(a.at) || (a.at.equals(b.at) && a.inclusive && !b.inclusive);

/** Positive for a hole between an upper end and the next lower one, negative for an overlap, 0 for a good joint. */
function joint(upper: Bound, lower: Bound, step: Exact | null): number {
  if (step !== null) return lower.at.compare(upper.at.plus(step));
  const order = lower.at.compare(upper.at);
  if (order !== 0) return order;
  return upper.inclusive === lower.inclusive ? (upper.inclusive ? -1 : 1) : 0;
}

const measured = (of: Measure, say: Say, percentage: string) =>
  "fact" in of ? `“${say.fact(of.fact)}”` : `${percentage} “${say.fact(of.part)}” / “${say.fact(of.whole)}”`;

type BoundWords = (bounds: { lower: Bound | null; upper: Bound | null }, say: Say) => string;

const viBounds: BoundWords = ({ lower, upper }, say) =>
  lower && upper && lower.at.equals(upper.at)
    ? `đúng ${say.number(lower.at)}`
    : [
        lower && `${lower.inclusive ? "từ" : "trên"} ${say.number(lower.at)}`,
        upper && `${upper.inclusive ? "đến" : "dưới"} ${say.number(upper.at)}`,
      ]
        .filter(Boolean)
        .join(" ");

const enBounds: BoundWords = ({ lower, upper }, say) =>
  lower && upper && lower.at.equals(upper.at)
    ? `exactly ${say.number(lower.at)}`
    : [
        lower && `${lower.inclusive ? "from" : "above"} ${say.number(lower.at)}`,
        upper && `${upper.inclusive ? "to" : "below"} ${say.number(upper.at)}`,
      ]
        .filter(Boolean)
        .join(" ");

const bandList = (all: readonly Band[], max: Exact, say: Say, bounds: BoundWords) =>
  all
    .map(
      (one) =>
        `${bounds({ lower: boundFound(one.lower), upper: boundFound(one.upper) }, say)}${markOf(one)}: ${say.amount(one.points, max)}`,
    )
    .join("; ");

/** The mark of an assumed number, once per band. */
const markOf = ({ lower, upper }: Band) => (lower?.at.assumed || upper?.at.assumed ? "°" : "");

const zeroWords = (of: Measure, max: Exact, say: Say, lead: string, none: string) =>
  "fact" in of ? "" : `; ${lead}${of.whenZero === notApplicable ? none : say.amount(of.whenZero, max)}`;

const percentSum = ({ part, whole, value }: BandsFound, say: Say) =>
  value === null
    ? ""
    : part && whole
      ? `${say.number(part)} / ${say.number(whole)} = ${say.number(value)} %`
      : say.number(value);
