/** Points by the band in which a number, or a percentage of two numbers, falls. */
import { z } from "zod";
import { type Exact, hundred, lesser, only, type Span, spanHull, textOfExact, zero } from "../exact/index.ts";
import { assumedMark } from "../words/lang.ts";
import { type Amount, amount, amountIn, factId, type Quantity, quantity } from "./fields.ts";
import { type Account, defineRuleKind, type Say, type Scored, stillOpen } from "./kind.ts";
import { knownBy } from "./known.ts";
import { earns, knownValue, pointsOf } from "./score.ts";
import {
  accountOfNothing,
  compileShare,
  defectsOfShare,
  factsOfShare,
  type Share,
  type ShareFound,
  whenZero,
  zeroCaseInWords,
} from "./share.ts";
import { type Bound, holesAndOverlaps, type Stretch } from "./stretches.ts";

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
        /** The first that holds the number counts. */
        bands: z.array(band).min(1),
        /** What a number that no band holds earns. */
        otherwise: amount.optional(),
      })
      .transform((written, context) => {
        const { fact, part, whole, "when-zero": zeroCase, kind, bands } = written;
        const rest = { kind, bands, otherwise: written.otherwise ?? null };
        if (fact && !part && !whole && zeroCase === undefined) return { ...rest, of: { fact } };
        if (!fact && part && whole && zeroCase !== undefined) {
          return { ...rest, of: { part, whole, whenZero: zeroCase } };
        }
        context.addIssue({ code: "custom", params: { problem: "bands-of-what" } });
        return z.NEVER;
      }),
  reads: ({ of }) => ("fact" in of ? [{ fact: of.fact, type: "number", path: ["fact"] }] : factsOfShare(of)),
  defects(rule, _max, declared) {
    const { of } = rule;
    const all = rule.bands.map(stretchOf);
    const found =
      "fact" in of
        ? holesAndOverlaps(all, declared.domain(of.fact), declared.step(of.fact))
        : [...defectsOfShare(of, declared), ...holesAndOverlaps(all, { least: zero, most: hundred }, null)];
    return rule.otherwise === null
      ? found
      : found.map((one) => (one.id === "band-gap" ? { ...one, id: "band-gap-otherwise" } : one));
  },
  compile({ of, bands: written, otherwise }, max, { place, step, held }) {
    const compiled = written.map((one) => {
      const worth = amountIn(one.points, max);
      return { ...one, stretch: stretchOf(one), worth, earned: earns(worth), held: held(worth) };
    });
    const rest = otherwise && amountIn(otherwise, max);
    const heldRest = rest && held(rest);
    const all = [...compiled.map(({ worth }) => worth), ...(rest ? [rest] : [])].map(only).reduce(spanHull);
    const best = all.most ?? max;
    const stretches = compiled.map(({ stretch }) => stretch);
    /** What some values can give: by the bands that hold one of them, and by none where one is held by none. */
    const pointsOfSome = (grain: Exact | null) =>
      onceEach((values: Span): Span => {
        const told = holesAndOverlaps(stretches, values, grain);
        const isOut = (index: number) =>
          told.some(({ id, path }) => (id === "band-empty" || id === "band-outside") && path[1] === index);
        const worths = compiled.flatMap(({ worth }, index) => (isOut(index) ? [] : [worth]));
        const isSomeLeft = rest !== null && told.some(({ id }) => id === "band-gap");
        const [first, ...others] = isSomeLeft ? [...worths, rest] : worths;
        return first === undefined ? all : others.map(only).reduce(spanHull, only(first));
      });
    const bandAt = (value: Exact) => {
      for (const one of compiled) if (holds(one, value)) return one;
      return undefined;
    };
    const inSome = (points: Exact | null, value: Exact): Exact => {
      if (points === null) throw new Error(`no band holds ${textOfExact(value)}; check refuses such a set`);
      return points;
    };
    const pointsBy = (holding: ReturnType<typeof bandAt>, value: Exact) =>
      inSome(holding?.worth ?? rest, value);
    const heldAt = (value: Exact) => inSome(bandAt(value)?.held ?? heldRest, value);
    const pointsAt = (value: Exact) => pointsBy(bandAt(value), value);
    const placed = (
      value: Exact | null,
      share: ShareFound | null,
      holding = value ? bandAt(value) : undefined,
    ): BandsFound => ({
      kind: "bands",
      value,
      band: holding?.stretch ?? null,
      points: value && pointsBy(holding, value),
      best,
      share,
    });
    if ("fact" in of) {
      const fact = place(of.fact, "number");
      const pointsIn = pointsOfSome(step(of.fact));
      const score: Scored<BandsFound> = ({ facts }) => {
        const reading = facts.read(fact);
        const value = knownValue(reading);
        const holding = value ? bandAt(value) : undefined;
        return {
          points: holding?.earned ?? pointsOf(reading, pointsAt, () => pointsIn(facts.domain(fact))),
          found: placed(value, null, holding),
        };
      };
      return { score, known: knownBy(fact, heldAt) };
    }
    const percent = (share: Exact) => lesser(hundred, share.times(hundred));
    const pointsInPercent = pointsOfSome(null);
    const share = compileShare(
      of,
      max,
      { place, held },
      (share) => pointsAt(percent(share)),
      ({ least, most }) =>
        pointsInPercent({ least: least && percent(least), most: most ? percent(most) : hundred }),
    );
    const score: Scored<BandsFound> = ({ facts }) => {
      const { points, found } = share.score(facts);
      return { points, found: placed(found.share && percent(found.share), found) };
    };
    return { score, known: share.known };
  },
  words: {
    vi: {
      rule: ({ of, bands, otherwise }, max, say) =>
        `Theo ${measured(of, say, "tỷ lệ")}: ${bandList(bands, max, say, viBounds)}` +
        `${otherwise ? `; còn lại: ${say.amount(otherwise, max)}` : ""}${zeroCase(of, max, say)}.`,
      account: (found, say) =>
        account(found, say, {
          in: (band) => `thuộc mức ${viBounds(band, say)}`,
          inNone: "không thuộc mức nào",
          lost: (points, best) => `Mất ${points}: mức cao nhất được ${best}.`,
        }) ?? stillOpen.vi,
    },
    en: {
      rule: ({ of, bands, otherwise }, max, say) =>
        `By ${measured(of, say, "the percentage")}: ${bandList(bands, max, say, enBounds)}` +
        `${otherwise ? `; otherwise: ${say.amount(otherwise, max)}` : ""}${zeroCase(of, max, say)}.`,
      account: (found, say) =>
        account(found, say, {
          in: (band) => `is in the band ${enBounds(band, say)}`,
          inNone: "is in no band",
          lost: (points, best) => `Lost ${points}: the best band earns ${best}.`,
        }) ?? stillOpen.en,
    },
  },
});

/** Worked out anew only where it is asked of another span than the last time: most often that is the fact's declared one. */
function onceEach(work: (values: Span) => Span): (values: Span) => Span {
  let last: { readonly values: Span; readonly found: Span } | null = null;
  return (values) => {
    if (last?.values !== values) last = { values, found: work(values) };
    return last.found;
  };
}

type Measure = { readonly fact: string } | Share;

export interface BandsFound {
  readonly kind: "bands";
  readonly value: Exact | null;
  /** `null` while a fact is open, and where no band holds the number. */
  readonly band: Stretch | null;
  readonly points: Exact | null;
  readonly best: Exact;
  /** Of a percentage: the two numbers it comes from. */
  readonly share: ShareFound | null;
}

const boundOf = (one: End | null): Bound | null =>
  one && { at: one.at.value, inclusive: one.inclusive, isAssumed: one.at.assumed };
const stretchOf = ({ lower, upper }: Band): Stretch => ({ lower: boundOf(lower), upper: boundOf(upper) });

const holds = ({ lower, upper }: Band, value: Exact): boolean =>
  (lower === null || isOnSide(value.compare(lower.at.value), lower)) &&
  (upper === null || isOnSide(upper.at.value.compare(value), upper));

/** `order`: that of the number to a lower end, or of an upper end to the number. */
const isOnSide = (order: number, { inclusive }: End): boolean => order > 0 || (order === 0 && inclusive);

const measured = (of: Measure, say: Say, percentage: string) =>
  "fact" in of ? `“${say.fact(of.fact)}”` : `${percentage} “${say.fact(of.part)}” / “${say.fact(of.whole)}”`;

type BoundWords = (band: Stretch, say: Say) => string;

const viBounds: BoundWords = ({ lower, upper }, say) =>
  lower && upper && lower.at.equals(upper.at)
    ? `đúng ${boundText(lower, say)}`
    : [
        lower && `${lower.inclusive ? "từ" : "trên"} ${boundText(lower, say)}`,
        upper && `${upper.inclusive ? "đến" : "dưới"} ${boundText(upper, say)}`,
      ]
        .filter(Boolean)
        .join(" ");

const enBounds: BoundWords = ({ lower, upper }, say) =>
  lower && upper && lower.at.equals(upper.at)
    ? `exactly ${boundText(lower, say)}`
    : [
        lower && `${lower.inclusive ? "from" : "above"} ${boundText(lower, say)}`,
        upper && `${upper.inclusive ? "to" : "below"} ${boundText(upper, say)}`,
      ]
        .filter(Boolean)
        .join(" ");

const bandList = (all: readonly Band[], max: Exact, say: Say, bounds: BoundWords) =>
  all.map((band) => `${bounds(stretchOf(band), say)}: ${say.amount(band.points, max)}`).join("; ");

/** One end of a band, marked where no source states it. */
const boundText = ({ at, isAssumed }: Bound, say: Say) => say.number(at) + (isAssumed ? assumedMark : "");

const zeroCase = (of: Measure, max: Exact, say: Say) =>
  "fact" in of ? "" : `; ${zeroCaseInWords(of, max, say)}`;

interface BandPhrases {
  in(band: Stretch): string;
  readonly inNone: string;
  lost(points: string, best: string): string;
}

function account(
  { value, band, points, best, share }: BandsFound,
  say: Say,
  phrases: BandPhrases,
): Account | undefined {
  if (value === null || points === null) return share === null ? undefined : accountOfNothing(share, say);
  const percentage =
    share?.part && share.whole
      ? `${say.number(share.part)} / ${say.number(share.whole)} = ${say.number(value)} %`
      : say.number(value);
  return {
    how: [`${percentage} ${band ? phrases.in(band) : phrases.inNone} → ${say.points(points)}`],
    lost: points.isLessThan(best) ? [phrases.lost(say.points(best.minus(points)), say.points(best))] : [],
  };
}
