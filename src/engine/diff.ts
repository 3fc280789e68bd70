/**
 * What one edition says otherwise than another: facts alone, in the order of the table. The texts of both are laid
 * side by side by code, id and kind, never by position, so that a key this file has never heard of is seen too.
 */
import canonicalize from "canonicalize";
import type { CriteriaSet } from "./criteria/set.ts";
import {
  childOf,
  isAmountText,
  isList,
  isMapping,
  type Mapping,
  placesIn,
  sameInSubstance,
  type WrittenPlace,
} from "./criteria/written.ts";
import { exactFromText } from "./exact/index.ts";
import type { Path } from "./rules/facts.ts";

/** One side of a change: as that edition writes it, under the id and the path it has there. */
export interface Side {
  readonly set: CriteriaSet;
  readonly id: string | null;
  readonly path: Path;
  readonly written: unknown;
}

export interface Change {
  /** The key of the file under which it stands: `criteria`, `facts`, `grades`, `decision`. */
  readonly about: string;
  /**
   * `moved`: to another group; `renumbered`: another code in the same group; `reordered`: the same entries, in
   * another order; `ruled`: another rule, to be read as a whole.
   */
  readonly what: "added" | "removed" | "changed" | "moved" | "renumbered" | "reordered" | "ruled";
  /** `null` where that edition has nothing there. */
  readonly before: Side | null;
  readonly after: Side | null;
}

/** Every change from the first edition to the second; the date of the edition itself is none. */
export function diffSets(before: CriteriaSet, after: CriteriaSet): Change[] {
  const sets = { before, after };
  const keys = inBothOrders(keysOf(before.written), keysOf(after.written)).filter((key) => key !== "edition");
  const known = keys.filter((key) => lastKeys.includes(key));
  const inOrder = [
    ...firstKeys.filter((key) => keys.includes(key)),
    ...keys.filter((key) => !firstKeys.includes(key) && !known.includes(key)),
    ...lastKeys.filter((key) => known.includes(key)),
  ];
  return inOrder.flatMap((key) => (key === "criteria" ? tableChanges(sets) : sectionChanges(sets, key)));
}

const firstKeys =
  "set title decision basis notice governs supersedes agency-kinds sources scorers base".split(" ");
const lastKeys =
  "criteria facts derived not-applicable rounding grades grade-ceilings not-gradable ranking cases".split(
    " ",
  );

interface Pair<T> {
  readonly before: T;
  readonly after: T;
}
type Sets = Pair<CriteriaSet>;

/** Sections whose entries have ids of their own. */
const byId = new Set("agency-kinds sources scorers facts derived subtotals".split(" "));

function sectionChanges(sets: Sets, about: string): Change[] {
  const texts = { before: childOf(sets.before.written, about), after: childOf(sets.after.written, about) };
  if (about === "cases") return caseChanges(sets, texts);
  if (about === "base") return valueByKind(sets, about, { before: null, after: null }, [], texts);
  if (byId.has(about)) {
    return inBothOrders(keysOf(texts.before), keysOf(texts.after)).flatMap((id) =>
      entryChanges(sets, about, id, { before: childOf(texts.before, id), after: childOf(texts.after, id) }),
    );
  }
  if (isList(texts.before ?? []) && isList(texts.after ?? [])) return listChanges(sets, about, texts);
  return changesOf(sets, about, { before: null, after: null }, treeChanges(texts, about));
}

/** Entries of a list are told apart by their ids, or by how alike they are. */
function listChanges(sets: Sets, about: string, texts: Pair<unknown>): Change[] {
  const lists = { before: asList(texts.before), after: asList(texts.after) };
  const pairs = paired(lists.before, lists.after);
  const idOf = (list: readonly unknown[], index: number | null) =>
    index === null ? null : (identityOf(list[index]) ?? `[${index}]`);
  const order = reordered(lists, pairs, []);
  return [
    ...changesOf(sets, about, { before: null, after: null }, order),
    ...pairs.flatMap(({ before, after }) => {
      const ids = { before: idOf(lists.before, before), after: idOf(lists.after, after) };
      const one = {
        before: before === null ? undefined : lists.before[before],
        after: after === null ? undefined : lists.after[after],
      };
      return entryChanges(sets, about, ids, one);
    }),
  ];
}

/** One entry with an id: there, gone, or changed in some of its parts. */
function entryChanges(
  sets: Sets,
  about: string,
  id: string | Pair<string | null>,
  texts: Pair<unknown>,
): Change[] {
  const ids = typeof id === "string" ? { before: id, after: id } : id;
  if (texts.before === undefined || texts.after === undefined) {
    const sides = sidesOf(sets, ids, { path: [], before: texts.before, after: texts.after });
    return [{ about, what: texts.before === undefined ? "added" : "removed", ...sides }];
  }
  return changesOf(sets, about, ids, treeChanges(texts, about));
}

/** Worked examples move no score: how many there are, or that some differ, is enough. */
function caseChanges(sets: Sets, texts: Pair<unknown>): Change[] {
  const lists = { before: asList(texts.before), after: asList(texts.after) };
  if (isSame(lists.before, lists.after)) return [];
  const counts = { path: [], before: String(lists.before.length), after: String(lists.after.length) };
  return [{ about: "cases", what: "changed", ...sidesOf(sets, { before: null, after: null }, counts) }];
}

// --- The table ---------------------------------------------------------------------------------------------

function tableChanges(sets: Sets): Change[] {
  const places = { before: placesIn(sets.before), after: placesIn(sets.after) };
  const now = matched(places.before, places.after);
  const old = new Map([...now].map(([after, before]) => [before, after]));
  const order = inBothOrders(
    places.before.map((place) => old.get(place) ?? place),
    places.after,
  );
  const nodeOf = (place: WrittenPlace | undefined) => place?.node ?? null;
  const parentIsSame = (before: WrittenPlace, after: WrittenPlace) => {
    const parent = places.after.find(({ node }) => node === after.parent);
    return nodeOf(parent && now.get(parent)) === before.parent;
  };
  return [
    ...orderOfChildren(sets, places, now, null),
    ...order.flatMap((place) => {
      const before = now.get(place);
      if (before === undefined) {
        const isNew = places.after.includes(place);
        const gone = { path: [], [isNew ? "after" : "before"]: place.written };
        const ids = { before: place.node.code, after: place.node.code };
        return [
          {
            about: "criteria",
            what: isNew ? ("added" as const) : ("removed" as const),
            ...sidesOf(sets, ids, gone),
          },
        ];
      }
      return [
        ...placeChanges(sets, { before, after: place }, parentIsSame(before, place)),
        ...nodeChanges(sets, { before, after: place }),
        ...(place.node.isGroup ? orderOfChildren(sets, places, now, place) : []),
      ];
    }),
  ];
}

/** By the code of a criterion of the second edition, the code that it had in the first, where it was there. */
export function matchedCodes(before: CriteriaSet, after: CriteriaSet): ReadonlyMap<string, string> {
  const now = matched(placesIn(before), placesIn(after));
  return new Map([...now].map(([is, was]) => [is.node.code, was.node.code]));
}

type Matches = ReadonlyMap<WrittenPlace, WrittenPlace>;

/**
 * Which entry of the old table each of the new one was: by code and title together, then by a title that stands
 * once among the rest, then by code alone.
 */
function matched(before: readonly WrittenPlace[], after: readonly WrittenPlace[]): Matches {
  const found = new Map<WrittenPlace, WrittenPlace>();
  const taken = new Set<WrittenPlace>();
  const match = (isSameEntry: (one: WrittenPlace, other: WrittenPlace) => boolean) => {
    const [free, open] = [before.filter((one) => !taken.has(one)), after.filter((one) => !found.has(one))];
    const fits = (one: WrittenPlace, other: WrittenPlace) =>
      one.node.isGroup === other.node.isGroup && isSameEntry(one, other);
    for (const place of open) {
      const [only, another] = free.filter((one) => fits(one, place));
      const isOnlyOne = open.filter((other) => only && fits(only, other)).length === 1;
      if (only === undefined || another !== undefined || !isOnlyOne) continue;
      found.set(place, only);
      taken.add(only);
    }
  };
  const hasSameCode = (one: WrittenPlace, other: WrittenPlace) => one.node.code === other.node.code;
  const hasSameTitle = (one: WrittenPlace, other: WrittenPlace) =>
    sameInSubstance(one.node.title, other.node.title);
  match((one, other) => hasSameCode(one, other) && hasSameTitle(one, other));
  match(hasSameTitle);
  match(hasSameCode);
  return found;
}

function placeChanges(sets: Sets, { before, after }: Pair<WrittenPlace>, parentIsSame: boolean): Change[] {
  const codes = { before: before.node.code, after: after.node.code };
  if (parentIsSame && codes.before === codes.after) return [];
  const where = ({ node, parent }: WrittenPlace) => ({ code: node.code, group: parent?.code ?? "" });
  const sides = sidesOf(sets, codes, { path: [], before: where(before), after: where(after) });
  return [{ about: "criteria", what: parentIsSame ? "renumbered" : "moved", ...sides }];
}

/** The children that a group kept, when they stand in another order. `group` null: the table itself. */
function orderOfChildren(
  sets: Sets,
  places: Pair<readonly WrittenPlace[]>,
  now: Matches,
  group: WrittenPlace | null,
): Change[] {
  const was = group && now.get(group);
  const kept = places.after.filter(
    (place) =>
      place.parent === (group?.node ?? null) &&
      now.has(place) &&
      now.get(place)?.parent === (was?.node ?? null),
  );
  const old = kept.flatMap((place) => now.get(place) ?? []);
  const inOldOrder = places.before.filter((place) => old.includes(place));
  if (inOldOrder.every((place, index) => place === old[index])) return [];
  const codes = (all: readonly WrittenPlace[]) => all.map(({ node }) => node.code);
  const ids = { before: was?.node.code ?? null, after: group?.node.code ?? null };
  const sides = sidesOf(sets, ids, { path: [], before: codes(inOldOrder), after: codes(kept) });
  return [{ about: "criteria", what: "reordered", ...sides }];
}

function nodeChanges(sets: Sets, { before, after }: Pair<WrittenPlace>): Change[] {
  const codes = { before: before.node.code, after: after.node.code };
  const texts = { before: before.written, after: after.written };
  const keys = inBothOrders(keysOf(texts.before), keysOf(texts.after));
  return keys.flatMap((key): Change[] => {
    if (key === "code" || key === "children") return [];
    const parts = { before: childOf(texts.before, key), after: childOf(texts.after, key) };
    if (key === "max") return valueByKind(sets, "criteria", codes, [key], parts);
    const changes = keyChanges(key, parts, "criteria");
    if (key === "rule" && changes.some(isOfWholeRule)) {
      return [{ about: "criteria", what: "ruled", ...sidesOf(sets, codes, { path: [key], ...parts }) }];
    }
    return changesOf(sets, "criteria", codes, changes);
  });
}

/** Where a rule inside changed its kind, came or went, only the whole rule can be read. */
const isOfWholeRule = ({ path, before, after }: TreeChange): boolean =>
  path.at(-1) === "kind" ||
  [before, after].some(holdsRule) ||
  (path.includes("when") && (before === undefined || after === undefined));

const holdsRule = (written: unknown): boolean =>
  isList(written)
    ? written.some(holdsRule)
    : isMapping(written) &&
      ("kind" in written || "when" in written || Object.values(written).some(holdsRule));

/** One number for all, or one for each kind of agency: told for each kind where it differs. */
function valueByKind(
  sets: Sets,
  about: string,
  ids: Pair<string | null>,
  path: Path,
  texts: Pair<unknown>,
): Change[] {
  if (!isMapping(texts.before) && !isMapping(texts.after)) {
    return changesOf(sets, about, ids, treeChanges(texts, about, { before: path, after: path }));
  }
  const kinds = inBothOrders([...sets.before.kinds.keys()], [...sets.after.kinds.keys()]);
  const of = (written: unknown, set: CriteriaSet, kind: string) =>
    isMapping(written) ? written[kind] : set.kinds.has(kind) ? written : undefined;
  return kinds.flatMap((kind) => {
    const at = [...path, kind];
    const one = { before: of(texts.before, sets.before, kind), after: of(texts.after, sets.after, kind) };
    return changesOf(sets, about, ids, treeChanges(one, about, { before: at, after: at }));
  });
}

// --- Trees of text -----------------------------------------------------------------------------------------

/** Two places in two trees that differ; `undefined` where one tree has nothing there. */
interface TreeChange {
  readonly path: Path;
  readonly pathBefore: Path;
  readonly what?: "reordered";
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Outside rules a condition is read as a whole: taken apart it says nothing. */
const conditionKeys = new Set(["requires", "when"]);

/** Lists in which the order says nothing. */
const setKeys = new Set(["for", "periods", "one-of"]);

function treeChanges(
  { before, after }: Pair<unknown>,
  about: string,
  at: Pair<Path> = { before: [], after: [] },
): TreeChange[] {
  const key = at.after.at(-1);
  const isWhole = conditionKeys.has(String(key)) && at.after[0] !== "rule";
  if (
    setKeys.has(String(key)) &&
    isList(before) &&
    isList(after) &&
    isSame([...before].sort(), [...after].sort())
  ) {
    return [];
  }
  if (isMapping(before) && isMapping(after) && !isWhole) return mappingChanges({ before, after }, about, at);
  if (isList(before) && isList(after) && [...before, ...after].some(isMapping)) {
    return itemChanges({ before, after }, about, at);
  }
  if (before === after || isSame(before, after) || isSameNumber(key, before, after)) return [];
  return [{ path: at.after, pathBefore: at.before, before, after }];
}

const keyChanges = (key: string, texts: Pair<unknown>, about: string): TreeChange[] => {
  const standard = defaults[about]?.[key];
  const { before = standard, after = standard } = texts;
  return treeChanges({ before, after }, about, { before: [key], after: [key] });
};

function mappingChanges({ before, after }: Pair<Mapping>, about: string, at: Pair<Path>): TreeChange[] {
  const twin = twinsIn(before, after);
  const keys = inBothOrders(Object.keys(before), Object.keys(after)).filter((key) => !twin.has(key));
  return keys.flatMap((key): TreeChange[] => {
    const old = [...twin].find(([, now]) => now === key)?.[0] ?? key;
    const standard = defaults[about]?.[key];
    const parts = { before: before[old] ?? standard, after: after[key] ?? standard };
    const paths = { before: [...at.before, old], after: [...at.after, key] };
    return old === key
      ? treeChanges(parts, about, paths)
      : [{ path: paths.after, pathBefore: paths.before, ...parts }];
  });
}

/** Two keys for one bound, which differ in whether the bound itself counts: a change of one is one change. */
const twins: readonly (readonly [string, string])[] = [
  ["from", "above"],
  ["to", "below"],
  ["before", "by"],
  ["at-least", "above"],
  ["at-most", "less-than"],
  ["from", "after"],
];

function twinsIn(before: Mapping, after: Mapping): Map<string, string> {
  const isLeft = (key: string) => key in before && !(key in after);
  const isNew = (key: string) => key in after && !(key in before);
  const bothWays = twins.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]);
  return new Map(bothWays.filter(([old, now]) => isLeft(old) && isNew(now)));
}

/** What a key stands for where it is left out: writing it down is no change. */
const defaults: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  criteria: { "in-time": "100%", late: "0", "not-done": "0", floor: "0", ceiling: "100%", bonus: "no" },
  facts: { "may-not-apply": "no", "given-by": "agency", reason: "asked" },
  "not-applicable": { level: "total", assumed: "no" },
  rounding: { assumed: "no" },
  ranking: { assumed: "no" },
  quotas: { assumed: "no", counted: "before", within: "block", rounding: "down" },
  "mean-of": { assumed: "no" },
};

function itemChanges(lists: Pair<readonly unknown[]>, about: string, at: Pair<Path>): TreeChange[] {
  const pairs = paired(lists.before, lists.after);
  return [
    ...reordered(lists, pairs, at.after),
    ...pairs.flatMap(({ before, after }) =>
      treeChanges(
        {
          before: before === null ? undefined : lists.before[before],
          after: after === null ? undefined : lists.after[after],
        },
        about,
        { before: [...at.before, before ?? after ?? 0], after: [...at.after, after ?? before ?? 0] },
      ),
    ),
  ];
}

function reordered(
  lists: Pair<readonly unknown[]>,
  pairs: readonly Pair<number | null>[],
  path: Path,
): TreeChange[] {
  const kept = pairs.flatMap(({ before, after }) =>
    before === null || after === null ? [] : [{ before, after }],
  );
  const inOldOrder = [...kept].sort((a, b) => a.before - b.before);
  if (kept.every((one, index) => one === inOldOrder[index])) return [];
  const names = (all: readonly { readonly after: number }[]) =>
    all.map(({ after }) => identityOf(lists.after[after]) ?? `[${after}]`);
  return [{ path, pathBefore: path, what: "reordered", before: names(inOldOrder), after: names(kept) }];
}

/** Which item of one list is which of the other: by what names it, else by how much the two have in common. */
function paired(before: readonly unknown[], after: readonly unknown[]): Pair<number | null>[] {
  const names = { before: before.map(identityOf), after: after.map(identityOf) };
  const areNamed = [names.before, names.after].every(
    (all) => all.every((name) => name !== null) && new Set(all).size === all.length,
  );
  if (areNamed) {
    const indexIn = (all: readonly (string | null)[], name: string | null) => {
      const index = all.indexOf(name);
      return index < 0 ? null : index;
    };
    return inBothOrders(names.before, names.after).map((name) => ({
      before: indexIn(names.before, name),
      after: indexIn(names.after, name),
    }));
  }
  const found: Pair<number | null>[] = [];
  let [row, column] = [0, 0];
  for (const pair of [...mostAlike(before, after), { before: before.length, after: after.length }]) {
    for (; row < pair.before; row++) found.push({ before: row, after: null });
    for (; column < pair.after; column++) found.push({ before: null, after: column });
    if (row < before.length && column < after.length) found.push(pair);
    [row, column] = [pair.before + 1, pair.after + 1];
  }
  return found;
}

interface Matching {
  readonly likeness: number;
  readonly pairs: readonly Pair<number>[];
}

/** The pairs that have most in common, in the order of both lists. */
function mostAlike(before: readonly unknown[], after: readonly unknown[]): readonly Pair<number>[] {
  const none: Matching = { likeness: 0, pairs: [] };
  let above: readonly Matching[] = [];
  for (const [row, item] of before.entries()) {
    const here: Matching[] = [];
    for (const [column, other] of after.entries()) {
      const corner = above[column - 1] ?? none;
      const together = {
        likeness: corner.likeness + likeness(item, other),
        pairs: [...corner.pairs, { before: row, after: column }],
      };
      const apart = [above[column] ?? none, here[column - 1] ?? none];
      here.push([together, ...apart].reduce((best, one) => (one.likeness > best.likeness ? one : best)));
    }
    above = here;
  }
  return above.at(-1)?.pairs ?? [];
}

/** One for standing at the same place, two for every key that says the same, one more where all of it does. */
function likeness(one: unknown, other: unknown): number {
  const keys = isMapping(one) ? Object.keys(one) : [];
  const shared = keys.filter((key) => isSame(childOf(one, key), childOf(other, key)));
  return 1 + 2 * shared.length + (isSame(one, other) ? 1 : 0);
}

/** What names an item of a list for people: its id, code, label, or the fact it is about. */
function identityOf(item: unknown): string | null {
  const key = ["id", "code", "label", "grade", "of", "fact", "name"].find(
    (one) => typeof childOf(item, one) === "string",
  );
  return key === undefined ? null : String(childOf(item, key));
}

// --- Small things ------------------------------------------------------------------------------------------

const changesOf = (
  sets: Sets,
  about: string,
  ids: Pair<string | null>,
  changes: readonly TreeChange[],
): Change[] =>
  changes.map((change) => ({ about, what: change.what ?? "changed", ...sidesOf(sets, ids, change) }));

function sidesOf(
  sets: Sets,
  ids: Pair<string | null>,
  { path, pathBefore = path, before, after }: Partial<TreeChange> & { readonly path: Path },
): Pair<Side | null> {
  return {
    before:
      before === undefined ? null : { set: sets.before, id: ids.before, path: pathBefore, written: before },
    after: after === undefined ? null : { set: sets.after, id: ids.after, path, written: after },
  };
}

const keysOf = (written: unknown): string[] => (isMapping(written) ? Object.keys(written) : []);
const asList = (written: unknown): readonly unknown[] => (isList(written) ? written : []);

const textOf = (written: unknown): string => canonicalize(written) ?? "";
const isSame = (one: unknown, other: unknown): boolean =>
  one !== undefined && other !== undefined && textOf(one) === textOf(other);

/** Keys that hold wording, where `1.10` is not `1.1`. */
const wordingKeys = new Set("number item title label ask name quote code text document".split(" "));

/** `80` and `80.0` are one number. */
function isSameNumber(key: Path[number] | undefined, one: unknown, other: unknown): boolean {
  if (typeof one !== "string" || typeof other !== "string" || wordingKeys.has(String(key))) return false;
  if (!isAmountText(one) || !isAmountText(other)) return false;
  const mark = (text: string) => text.replace(/^[-\d.]+/, "");
  const [value, otherValue] = [one, other].map((text) => exactFromText(text.replace(/%?\??$/, "")));
  return mark(one) === mark(other) && value !== undefined && otherValue?.equals(value) === true;
}

/** Everything of the second list in its order; what only the first has, after what it followed there. */
function inBothOrders<T>(first: readonly T[], second: readonly T[]): T[] {
  const order = [...second];
  let previous: T | undefined;
  let isFirst = true;
  for (const one of first) {
    if (!order.includes(one)) order.splice(isFirst ? 0 : order.indexOf(previous as T) + 1, 0, one);
    previous = one;
    isFirst = false;
  }
  return order;
}
