/** The share of a part in a whole, and what it is when there is nothing to share. */
import { z } from "zod";
import { type Exact, greater, only, type Span, spanContains, spanHull, zero } from "../exact/index.ts";
import type { Lang } from "../words/lang.ts";
import type { FactAt, Facts, FactUse, Reading } from "./facts.ts";
import { type Amount, amount, amountIn } from "./fields.ts";
import type { Account, Compiling, Declarations, RuleDefect, Say } from "./kind.ts";
import { type Known, out } from "./known.ts";
import { doesNotApply, earns, knownValue, type Points, staysOpen } from "./score.ts";

/** What 0/0 is must be said by the set, since it is no number: some points, or that the rule does not apply. */
export const whenZero = z.union([z.literal("not-applicable"), amount]);

export interface Share {
  readonly part: string;
  readonly whole: string;
  readonly whenZero: "not-applicable" | Amount;
}

export interface ShareFound {
  readonly part: Exact | null;
  readonly whole: Exact | null;
  /** Above 1 where the part exceeds its whole; `null` while a fact is open and where the whole is 0. */
  readonly share: Exact | null;
  readonly isOfNothing: boolean;
  /** The points that stand for a share of nothing; `null` where it does not apply. */
  readonly insteadOfNothing: Exact | null;
}

export const factsOfShare = ({ part, whole }: Share): FactUse[] => [
  { fact: part, type: "number", path: ["part"] },
  { fact: whole, type: "number", path: ["whole"] },
];

export const defectsOfShare = ({ part, whole }: Share, declared: Declarations): RuleDefect[] =>
  [part, whole]
    .filter((fact) => declared.domain(fact).least?.isNegative ?? true)
    .map((fact) => ({ id: "ratio-negative", path: [], values: { fact } }));

/** What a share comes to: its points, what was found, and the points of a known share alone. */
interface ScoredShare {
  readonly points: Points;
  readonly found: ShareFound;
  readonly atShare: Exact | null;
}

export interface CompiledShare {
  score(facts: Facts): ScoredShare;
  readonly known: Known | null;
}

/** `pointsAt` turns a known share into points; `pointsIn` a span of shares into all that they can give. */
export function compileShare(
  share: Share,
  max: Exact,
  { place, held }: Pick<Compiling, "place" | "held">,
  pointsAt: (share: Exact) => Exact,
  pointsIn: (shares: Span) => Span,
): CompiledShare {
  const [partAt, wholeAt] = [place(share.part, "number"), place(share.whole, "number")];
  const instead = share.whenZero === "not-applicable" ? null : amountIn(share.whenZero, max);
  const openPoints = (part: Reading<Exact>, whole: Reading<Exact>, facts: Facts): Points => {
    const parts = part.state === "value" ? only(part.value) : facts.domain(partAt);
    const wholes = whole.state === "value" ? only(whole.value) : facts.domain(wholeAt);
    const span = pointsIn(sharesIn(parts, wholes));
    const mayBeOfNothing = whole.state === "open" && spanContains(wholes, zero);
    return staysOpen(
      mayBeOfNothing && instead ? spanHull(span, only(instead)) : span,
      (part.state === "open" && part.mayNotApply) ||
        (whole.state === "open" && whole.mayNotApply) ||
        (mayBeOfNothing && instead === null),
    );
  };
  const score = (facts: Facts): ScoredShare => {
    const partRead = facts.read(partAt);
    const wholeRead = facts.read(wholeAt);
    const part = knownValue(partRead);
    const whole = knownValue(wholeRead);
    const isOfNothing = whole?.isZero ?? false;
    const known = part && whole && !isOfNothing ? part.over(whole) : null;
    const isOut = partRead.state === "not-applicable" || wholeRead.state === "not-applicable";
    const atShare = known && pointsAt(known);
    const points = isOut
      ? doesNotApply
      : isOfNothing
        ? instead
          ? earns(instead)
          : doesNotApply
        : atShare
          ? earns(atShare)
          : openPoints(partRead, wholeRead, facts);
    return { points, found: { part, whole, share: known, isOfNothing, insteadOfNothing: instead }, atShare };
  };
  return {
    score,
    known: knownShare(partAt, wholeAt, instead && held(instead), (one) => held(pointsAt(one))),
  };
}

function knownShare(
  { place: partPlace }: FactAt<"number">,
  { place: wholePlace }: FactAt<"number">,
  instead: Exact | null,
  pointsAt: (share: Exact) => Exact,
): Known | null {
  if (partPlace === null || wholePlace === null) return null;
  return (values) => {
    const part = values[partPlace];
    const whole = values[wholePlace];
    if (part === undefined || whole === undefined) return null;
    if (part === out || whole === out) return out;
    return (whole as Exact).isZero ? (instead ?? out) : pointsAt((part as Exact).over(whole as Exact));
  };
}

/** Every share of a part in a whole other than 0; neither is ever negative. */
const sharesIn = (part: Span, whole: Span): Span => ({
  least:
    part.least === null || whole.most === null || !whole.most.isPositive
      ? zero
      : greater(zero, part.least).over(whole.most),
  most:
    part.most === null
      ? null
      : part.most.isZero
        ? zero
        : whole.least?.isPositive
          ? part.most.over(whole.least)
          : null,
});

const ofNothing: Readonly<
  Record<Lang, { readonly none: string; readonly rule: string; readonly found: string }>
> = {
  vi: { none: "không áp dụng", rule: "nếu mẫu số bằng 0", found: "Mẫu số bằng 0" },
  en: { none: "not applicable", rule: "when the denominator is 0", found: "The denominator is 0" },
};

/** `nếu mẫu số bằng 0: không áp dụng`. */
export function zeroCaseInWords({ whenZero }: Share, max: Exact, say: Say): string {
  const { rule, none } = ofNothing[say.lang];
  return `${rule}: ${whenZero === "not-applicable" ? none : say.amount(whenZero, max)}`;
}

/** The account of a share of nothing; `undefined` where there was something to share. */
export function accountOfNothing(
  { isOfNothing, insteadOfNothing }: ShareFound,
  say: Say,
): Account | undefined {
  const { found, none } = ofNothing[say.lang];
  return isOfNothing
    ? { how: [`${found} → ${insteadOfNothing ? say.points(insteadOfNothing) : none}`], lost: [] }
    : undefined;
}
