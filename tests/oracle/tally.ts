/** Adding up what applies: "Not applicable" of docs/semantics.md. */
import type Fraction from "fraction.js";
import { sum, zero } from "./numbers.ts";
import { outside } from "./sheet.ts";
import type { Policy } from "./written.ts";

export interface Entry {
  /** What it is worth; nothing for bonuses and deductions. */
  readonly max: Fraction;
  readonly points: Fraction | typeof outside;
  /** Bonuses and deductions among the points of a group, which nothing multiplies. */
  readonly extras: Fraction;
  readonly policy: Policy;
  /** Does it say so itself, or only what it stands in? */
  readonly isOwnPolicy: boolean;
}

export interface Tally {
  /** Of what is worth something; `outside` where all of that is left out. */
  readonly points: Fraction | typeof outside;
  readonly extras: Fraction;
}

const isWorth = ({ max }: Entry) => max.gt(zero);

/** `whole` is what all of it is worth. */
export function tally(entries: readonly Entry[], whole: Fraction): Tally {
  const worthy = entries.filter(isWorth);
  const added = entries.filter((entry) => !isWorth(entry));
  const extras = sum([
    ...entries.map((entry) => entry.extras),
    ...added.map(({ points }) => (points === outside ? zero : points)),
  ]);
  const kept = worthy.filter(({ points, policy }) => points !== outside || policy !== "rescale");
  const isStated = (entry: Entry) => entry.isOwnPolicy && entry.policy !== "rescale";
  if (worthy.length > 0 && worthy.every((entry) => entry.points === outside && !isStated(entry)))
    return { points: outside, extras };
  const points = sum(
    kept.map((entry) =>
      entry.points === outside ? (entry.policy === "full" ? entry.max : zero) : entry.points,
    ),
  );
  const worth = sum(kept.map(({ max }) => max));
  const isRescaled = kept.length < worthy.length && whole.gt(worth);
  return { points: isRescaled ? points.mul(whole).div(worth) : points, extras };
}
