/** So many points for each case, up to a cap; taken away for each where they are negative. */
import { z } from "zod";
import { type Exact, greater, lesser, type Span, zero } from "../exact/index.ts";
import { amount, amountIn, factId, limit, worth as notNegative, wholeMax } from "./fields.ts";
import { type Account, defineRuleKind, type Say, stillOpen } from "./kind.ts";
import { knownBy } from "./known.ts";
import { earns, knownValue, pointsOf } from "./score.ts";

export const count = defineRuleKind({
  kind: "count",
  schema: () =>
    z
      .strictObject({
        kind: z.literal("count"),
        fact: factId,
        each: amount,
        /** The first so many cases are free. */
        after: notNegative.optional(),
        /** Bounds the size of the points. Defaults to what the rule is worth; where each takes points away, to no limit. */
        "at-most": limit
          .refine((cap) => !cap?.value.isNegative, { params: { problem: "field-negative" } })
          .optional(),
      })
      .transform(({ "at-most": cap, ...rest }) => ({
        ...rest,
        cap: cap === undefined ? (rest.each.value.isNegative ? null : wholeMax) : cap,
      })),
  reads: (rule) => [{ fact: rule.fact, type: "number", path: ["fact"] }],
  defects(rule, _max, declared) {
    const { least } = declared.domain(rule.fact);
    const isBelowZero = least === null || least.isNegative;
    return isBelowZero ? [{ id: "count-negative", path: ["fact"], values: { fact: rule.fact } }] : [];
  },
  compile(rule, max, { place, held }) {
    const fact = place(rule.fact, "number");
    const each = amountIn(rule.each, max);
    const cap = rule.cap && amountIn(rule.cap, max);
    const free = rule.after?.value ?? zero;
    const isFreeAssumed = rule.after?.assumed ?? false;
    const counted = (number: Exact) => {
      const rest = number.minus(free);
      return rest.isNegative ? zero : rest;
    };
    const worth = (number: Exact) => heldIn(counted(number).times(each), cap);
    return {
      known: knownBy(fact, (number) => held(worth(number))),
      score: ({ facts }) => {
        const reading = facts.read(fact);
        const cases = knownValue(reading);
        const number = cases && counted(cases);
        const plain = number === null ? null : number.times(each);
        const points = plain && heldIn(plain, cap);
        return {
          points: points
            ? earns(points)
            : pointsOf(reading, worth, () => spanOfCases(facts.domain(fact), each, cap, worth)),
          found: {
            kind: "count" as const,
            cases,
            free,
            counted: number,
            each,
            cap,
            max,
            plain,
            points,
            isFreeAssumed,
          },
        };
      },
    };
  },
  words: {
    vi: {
      rule: (rule, max, say) =>
        `Mỗi trường hợp “${say.fact(rule.fact)}”` +
        `${rule.after ? ` sau ${say.quantity(rule.after)} trường hợp đầu` : ""}: ` +
        `${say.amount(rule.each, max)} điểm` +
        `${rule.cap ? `, ${rule.each.value.isNegative ? "trừ " : ""}tối đa ${say.amount(rule.cap, max)}.` : ", không giới hạn."}`,
      account: (found, say) =>
        account(found, say, {
          free: (cases, free) => `${cases}: không quá ${free} trường hợp đầu được miễn → 0`,
          atMost: "tối đa",
          takesAtMost: "trừ tối đa",
          lost: (points) => `Mất ${points}: chưa đủ số trường hợp.`,
          taken: (points) => `Bị trừ ${points}.`,
        }),
    },
    en: {
      rule: (rule, max, say) =>
        `Each case of “${say.fact(rule.fact)}”` +
        `${rule.after ? ` beyond the first ${say.quantity(rule.after)}` : ""}: ` +
        `${say.amount(rule.each, max)} points` +
        `${rule.cap ? `, ${rule.each.value.isNegative ? "taking away " : ""}at most ${say.amount(rule.cap, max)}.` : ", without limit."}`,
      account: (found, say) =>
        account(found, say, {
          free: (cases, free) => `${cases}: not above the first ${free} cases, which are free → 0`,
          atMost: "at most",
          takesAtMost: "takes at most",
          lost: (points) => `Lost ${points}: too few cases.`,
          taken: (points) => `Deducted ${points}.`,
        }),
    },
  },
});

interface CountFound {
  readonly cases: Exact | null;
  /** How many of the first cases do not count. */
  readonly free: Exact;
  readonly isFreeAssumed: boolean;
  readonly counted: Exact | null;
  readonly each: Exact;
  readonly cap: Exact | null;
  readonly max: Exact;
  /** Before the cap. */
  readonly plain: Exact | null;
  readonly points: Exact | null;
}

/** The cap bounds the size of the points, whichever way they go. */
const heldIn = (points: Exact, cap: Exact | null): Exact =>
  cap === null ? points : points.isNegative ? greater(points, cap.negated()) : lesser(points, cap);

/** A number of cases without a limit leads to the cap, or to no limit of points. */
function spanOfCases(
  { least, most }: Span,
  each: Exact,
  cap: Exact | null,
  worth: (cases: Exact) => Exact,
): Span {
  const fewest = worth(least ?? zero);
  const many = most ? worth(most) : each.isZero ? zero : each.isNegative ? (cap?.negated() ?? null) : cap;
  return each.isNegative ? { least: many, most: fewest } : { least: fewest, most: many };
}

interface CountPhrases {
  free(cases: string, free: string): string;
  readonly atMost: string;
  readonly takesAtMost: string;
  lost(points: string): string;
  taken(points: string): string;
}

/** `(5 − 2) × 1,5 = 4,5 → tối đa 4`. */
function account(found: CountFound, say: Say, phrases: CountPhrases): Account {
  const { cases, free, isFreeAssumed, counted, each, cap, max, plain, points } = found;
  if (cases === null || counted === null || plain === null || points === null) return stillOpen[say.lang];
  const freeText = say.quantity({ value: free, assumed: isFreeAssumed });
  const isAllFree = free.isPositive && counted.isZero;
  const factor = free.isPositive ? `(${say.number(cases)} − ${freeText})` : say.number(cases);
  const eachText = each.isNegative ? `(${say.points(each)})` : say.points(each);
  const limit = each.isNegative ? phrases.takesAtMost : phrases.atMost;
  const limited = cap && !points.equals(plain) ? ` → ${limit} ${say.points(cap)}` : "";
  return {
    how: [
      isAllFree
        ? phrases.free(say.number(cases), freeText)
        : `${factor} × ${eachText} = ${say.points(plain)}${limited}`,
    ],
    lost: each.isNegative
      ? points.isNegative
        ? [phrases.taken(say.points(points.negated()))]
        : []
      : points.isLessThan(max)
        ? [phrases.lost(say.points(max.minus(points)))]
        : [],
  };
}
