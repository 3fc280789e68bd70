/** The criteria library on disk: `<folder>/<set>/<edition>.yaml`, one edition a file. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type CriteriaSet,
  checkCriteriaSet,
  createScorer,
  governs,
  hasErrors,
  inBoth,
  type Lang,
  type OtherSets,
  type Outcome,
  type Period,
  type Problem,
  parseCriteriaSet,
  problem,
  suggestion,
} from "../engine/index.ts";
import { shippedChecked } from "./checked-sets.ts";
import { expressionParser } from "./formula-parser.ts";
import { readText } from "./text.ts";
import { readYaml } from "./yaml-in.ts";

/** The sets that come with the package. */
export const shippedCriteria = fileURLToPath(new URL("../../criteria", import.meta.url));

/** Reads a file as `loadSet` does; of a shipped set the check that was made at building holds. */
export function loadCheckedSet(path: string, kept = shippedChecked): Outcome<CriteriaSet> {
  const bytes = readBytes(path);
  const checked = bytes.value && kept.setIn(bytes.value);
  if (!checked) return loadSet(path);
  const { value } = parseCriteriaSet(checked.tree, expressionParser);
  const problems = checked.problems.map((one) => ({ ...one, at: { file: shown(path), ...one.at } }));
  return { value, problems };
}

/** Reads and checks one file. Problems carry line and column; a set with an error is not handed out. */
export function loadSet(path: string): Outcome<CriteriaSet> {
  const bytes = readBytes(path);
  return bytes.value === null ? bytes : readSet(bytes.value, shown(path));
}

/** The same of bytes that are at hand already; `file` is what messages call them. */
export function readSet(bytes: Uint8Array, file: string): Outcome<CriteriaSet> {
  const read = treeOf(bytes, file);
  return read.value === null ? read : setIn(read.value, file);
}

/** The same of a tree. */
export function setIn({ tree, placed }: YamlTree, file: string): Outcome<CriteriaSet> {
  if (typeof tree !== "object" || tree === null || Array.isArray(tree)) {
    return { value: null, problems: [problem("not-a-set", { file })] };
  }
  const parsed = parseCriteriaSet(tree, expressionParser);
  if (parsed.value === null) return { value: null, problems: placed(parsed.problems) };
  const problems = placed([...parsed.problems, ...checkCriteriaSet(parsed.value)]);
  return hasErrors(problems) ? { value: null, problems } : { value: parsed.value, problems };
}

export interface YamlTree {
  readonly tree: unknown;
  /** Problems of the tree, each at its line and column. */
  placed(problems: readonly Problem[]): Problem[];
}

/** One YAML file; `file` is what messages call it. */
export function readTree(path: string, file: string): Outcome<YamlTree> {
  const bytes = readBytes(path);
  return bytes.value === null ? bytes : treeOf(bytes.value, file);
}

/** The same of bytes that are at hand already. */
export function treeOf(bytes: Uint8Array, file: string): Outcome<YamlTree> {
  const text = readText(bytes, file);
  if (text.value === null) return text;
  const yaml = readYaml(text.value, file);
  if (yaml.value === null) return yaml;
  const { tree, placeOf } = yaml.value;
  const placed = (problems: readonly Problem[]): Problem[] =>
    problems.map((one) => ({ ...one, at: { ...placeOf(one.at.path ?? []), ...one.at } }));
  return { value: { tree, placed }, problems: [] };
}

/** As short as it can be named from here. */
const shown = (path: string): string => {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith("..") ? path : fromHere;
};

export function readBytes(path: string): Outcome<Uint8Array> {
  try {
    return { value: readFileSync(path), problems: [] };
  } catch (error) {
    return { value: null, problems: [unreadable(path, error)] };
  }
}

export function unreadable(name: string, error: unknown): Problem {
  const detail = codeOf(error);
  const id = unreadableFor[detail];
  return id ? problem(id, {}, { name }) : problem("file-unreadable", {}, { name, detail });
}

const unreadableFor: Readonly<Record<string, Problem["id"]>> = {
  ENOENT: "file-missing",
  EISDIR: "file-is-folder",
  ENOTDIR: "file-not-folder",
};

/** What the system calls its refusal, such as `EACCES`. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);

export interface Shelf {
  readonly set: string;
  readonly edition: string;
  readonly path: string;
}

/** What lies in the library, by set, then edition. Nothing is read yet. */
export function shelves(folder: string): Outcome<readonly Shelf[]> {
  try {
    const sets = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const found = sets.flatMap(({ name: set }) =>
      readdirSync(join(folder, set))
        .filter((file) => file.endsWith(".yaml"))
        .map((file) => ({ set, edition: file.slice(0, -".yaml".length), path: join(folder, set, file) })),
    );
    const order = (a: Shelf, b: Shelf) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
    return found.length === 0
      ? { value: null, problems: [problem("library-empty", {}, { folder })] }
      : { value: found.sort(order), problems: [] };
  } catch (error) {
    return { value: null, problems: [unreadable(folder, error)] };
  }
}

/**
 * What the other sets of the library, and those named besides, ask of which kinds of agency. They are read when it is
 * first asked; what is wrong with them is not said here.
 */
export function otherSets(set: CriteriaSet, folder: string, besides: readonly CriteriaSet[] = []): OtherSets {
  let known: readonly ReadonlyMap<string, ReadonlySet<string>>[] | undefined;
  const all = () => {
    known ??= [
      ...besides.map(askedBy),
      ...(shelves(folder).value ?? [])
        .filter((shelf) => shelf.set !== set.id || shelf.edition !== set.edition)
        .map(({ path }) => askedIn(path)),
    ];
    return known;
  };
  return {
    evaluates: (kind) => all().some((one) => one.has(kind)),
    asks: (fact, kind) => all().some((one) => one.get(kind)?.has(fact)),
  };
}

/** The facts that a set asks of each kind; a set with an error asks nothing. */
export function askedIn(path: string, kept = shippedChecked): ReadonlyMap<string, ReadonlySet<string>> {
  const bytes = readBytes(path);
  const asked = bytes.value && kept.askedIn(bytes.value);
  if (asked) return new Map(Object.entries(asked).map(([kind, facts]) => [kind, new Set(facts)]));
  const { value } = loadSet(path);
  return value === null ? new Map() : askedBy(value);
}

const askedBy = (set: CriteriaSet): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map([...createScorer(set).tables].map(([kind, { facts }]) => [kind, facts]));

/**
 * The set a person names: `hd-16`, `hd-16@2024-05-14` or a file. Without an edition, the one that governs the
 * period; never the newest, never today's. `period` may be left out only where the edition is named. `loadSet` as `load`
 * checks shipped sets anew.
 */
export function findSet(
  wanted: string,
  folder: string,
  period: Period | null,
  load: (path: string) => Outcome<CriteriaSet> = loadCheckedSet,
): Outcome<CriteriaSet> {
  if (/\.(ya?ml|json)$/i.test(wanted) || isFile(wanted)) return governing(load(wanted), wanted, period);
  const all = shelves(folder);
  return all.value === null
    ? all
    : chooseEdition(wanted, all.value, (shelf) => loadShelf(shelf, load), period);
}

/** The same among editions that are `at` hand, each of which `load` gives. */
export function chooseEdition<At extends Pick<Shelf, "set" | "edition">>(
  wanted: string,
  at: readonly At[],
  load: (shelf: At) => Outcome<CriteriaSet>,
  period: Period | null,
): Outcome<CriteriaSet> {
  const [id = "", ...rest] = wanted.split("@");
  const edition = rest.length === 0 ? undefined : rest.join("@");
  const ofSet = at.filter(({ set }) => set === id);
  const refuse = (...[problemId, values]: [Problem["id"], Record<string, string>]): Outcome<CriteriaSet> => ({
    value: null,
    problems: [problem(problemId, {}, values)],
  });
  if (ofSet.length === 0) {
    const known = [...new Set(at.map(({ set }) => set))];
    return refuse("set-unknown", { set: id, options: known.join(", "), ...suggestion(id, known) });
  }
  const options = ofSet.map((one) => one.edition).join(", ");
  if (edition !== undefined) {
    const shelf = ofSet.find((one) => one.edition === edition);
    return shelf
      ? governing(load(shelf), wanted, period)
      : refuse("edition-unknown", {
          set: id,
          edition,
          options,
          ...suggestion(
            edition,
            ofSet.map((one) => one.edition),
          ),
        });
  }
  const loaded = ofSet.map(load);
  const problems = loaded.flatMap((one) => one.problems);
  const sets = loaded.flatMap(({ value }) => (value === null ? [] : [value]));
  if (sets.length < ofSet.length) return { value: null, problems };
  const fitting = sets.filter((set) => period === null || governs(set, period));
  const [only, other] = fitting;
  const periodId = period?.id ?? "?";
  if (only === undefined)
    return refuse("set-does-not-govern", { set: id, period: periodId, options: reach(sets) });
  if (other !== undefined) {
    return refuse("set-ambiguous", {
      set: id,
      period: periodId,
      options: fitting.map((set) => set.edition).join(", "),
    });
  }
  return { value: only, problems };
}

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** An edition found on a shelf must be the one its file says it is. */
export function loadShelf(
  shelf: Shelf,
  load: (path: string) => Outcome<CriteriaSet> = loadCheckedSet,
): Outcome<CriteriaSet> {
  const loaded = load(shelf.path);
  if (loaded.value === null || (loaded.value.id === shelf.set && loaded.value.edition === shelf.edition))
    return loaded;
  const { id, edition } = loaded.value;
  return {
    value: null,
    problems: [problem("set-edition-place", { file: shown(shelf.path) }, { set: id, edition })],
  };
}

function governing(
  loaded: Outcome<CriteriaSet>,
  wanted: string,
  period: Period | null,
): Outcome<CriteriaSet> {
  if (loaded.value === null || period === null || governs(loaded.value, period)) return loaded;
  const values = { set: wanted, period: period.id, options: reach([loaded.value]) };
  return { value: null, problems: [...loaded.problems, problem("set-does-not-govern", {}, values)] };
}

/** `2024-05-14 (năm, 2024–…)`. */
const reach = (sets: readonly CriteriaSet[]) => inBoth({ vi: reachIn(sets, "vi"), en: reachIn(sets, "en") });

const reachIn = (sets: readonly CriteriaSet[], lang: Lang) =>
  sets
    .map(({ edition, governs: { kinds, from, to } }) => {
      const periods = kinds.map((kind) => periodWords[lang][kind]).join("/");
      return `${edition} (${periods}, ${from}–${to ?? "…"})`;
    })
    .join("; ");

const periodWords: Record<Lang, Record<Period["kind"], string>> = {
  vi: { year: "năm", half: "nửa năm", quarter: "quý", month: "tháng" },
  en: { year: "year", half: "half", quarter: "quarter", month: "month" },
};
