/** Every rounding and every tie rule that a set could have where no source states one: what it has now, and all others. */
import { type CriteriaSet, type DeclaredRounding, tableFor } from "../criteria/set.ts";
import { childOf, isList } from "../criteria/written.ts";
import { roundingModes, toPlaces } from "../exact/index.ts";

/** How one set could be read. */
export interface Reading {
  readonly rounding: readonly DeclaredRounding[];
  readonly tieBreaks: readonly string[];
  /** In what it is not as the set stands. */
  readonly differsIn: readonly ("rounding" | "tie-breaks")[];
}

/** None where sources state everything. */
export interface Unstated {
  readonly roundings: readonly DeclaredRounding["of"][];
  readonly areTieBreaks: boolean;
}

/** What the set marks as assumed; where no rounding at all is stated, that of the total. */
export function unstatedIn(set: CriteriaSet): Unstated {
  const written = childOf(set.written, "rounding");
  const roundings = set.rounding.flatMap(({ of }, index) =>
    isAssumed(isList(written) ? written[index] : undefined) ? [of] : [],
  );
  const isSilent = set.rounding.length === 0 && set.base !== null;
  return {
    roundings: isSilent ? ["total"] : roundings,
    areTieBreaks: isAssumed(childOf(set.written, "ranking")),
  };
}

const isAssumed = (written: unknown): boolean => childOf(written, "assumed") === "yes";

/**
 * As it stands first; then what differs in one thing, then every rounding with every tie rule. One tie-break at a time is
 * enough to find everyone whose place hangs on the order of several: whoever is ahead by such an order is ahead by the first
 * of its parts that tells them apart.
 */
export function readingsOf(set: CriteriaSet): Reading[] {
  const { roundings, areTieBreaks } = unstatedIn(set);
  const declared = { rounding: set.rounding, tieBreaks: set.ranking.tieBreaks };
  const ties = areTieBreaks ? [[], ...commonParts(set).map((code) => [code])] : [];
  const roundingsTried = everyRounding(set.rounding, roundings);
  const all = [
    ...ties.map((tieBreaks) => ({ ...declared, tieBreaks })),
    ...roundingsTried.map((rounding) => ({ ...declared, rounding })),
    ...roundingsTried.flatMap((rounding) => ties.map((tieBreaks) => ({ rounding, tieBreaks }))),
  ];
  const others = new Map<string, Omit<Reading, "differsIn">>();
  for (const one of all) if (!others.has(textOf(one))) others.set(textOf(one), one);
  others.delete(textOf(declared));
  return [
    { ...declared, differsIn: [] },
    ...[...others.values()].map((one): Reading => ({ ...one, differsIn: differencesFrom(declared, one) })),
  ];
}

function differencesFrom(
  declared: Omit<Reading, "differsIn">,
  { rounding, tieBreaks }: Omit<Reading, "differsIn">,
): Reading["differsIn"] {
  const isRounded = textOf({ ...declared, rounding }) !== textOf(declared);
  const isBroken = textOf({ ...declared, tieBreaks }) !== textOf(declared);
  return [...(isRounded ? ["rounding" as const] : []), ...(isBroken ? ["tie-breaks" as const] : [])];
}

/** The groups and criteria right under the total that every kind of agency has; a mean of shorter periods has none. */
function commonParts(set: CriteriaSet): string[] {
  if (set.meanOf !== null) return [];
  const codes = [...set.kinds.keys()].map((kind) =>
    tableFor(set, kind).map((node) => ("group" in node ? node.group : node.criterion).code),
  );
  return (codes[0] ?? []).filter((code) => codes.every((all) => all.includes(code)));
}

const textOf = ({ rounding, tieBreaks }: Omit<Reading, "differsIn">): string =>
  [
    ...rounding.map(({ of, step, mode }) => `${of} ${step.denominator} ${step.numerator} ${mode}`),
    ...tieBreaks,
  ].join("|");

/** Not at all, or to whole numbers, tenths, hundredths or thousandths, in each mode. */
const grains = [0, 1, 2, 3];

function everyRounding(
  declared: readonly DeclaredRounding[],
  unstated: readonly DeclaredRounding["of"][],
): (readonly DeclaredRounding[])[] {
  if (declared.length === 0) return [[], ...unstated.flatMap(everyWay)];
  return declared.reduce<(readonly DeclaredRounding[])[]>(
    (sofar, one) => {
      const ways = unstated.includes(one.of) ? [[one], [], ...everyWay(one.of)] : [[one]];
      return sofar.flatMap((before) => ways.map((way) => [...before, ...way]));
    },
    [[]],
  );
}

const everyWay = (of: DeclaredRounding["of"]): DeclaredRounding[][] =>
  grains.flatMap((places) => roundingModes.map((mode) => [{ of, ...toPlaces(places, mode) }]));
