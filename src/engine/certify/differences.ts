/** Two certificates that should be one: the smallest parts in which they differ. */
import { type Problem, problem } from "../problems.ts";
import { inBoth } from "../words/problems.ts";
import type { Certificate, CertifiedAgency } from "./shape.ts";

/** `stated` is the certificate in hand, `found` the same made anew. */
export function differencesBetween(stated: Certificate, found: Certificate): Problem[] {
  const parts = new Map<string, Part>();
  for (const leaf of leavesThatDiffer(stated, found, [])) {
    const part = partAt(leaf, stated);
    const key = JSON.stringify([part.id, part.values]);
    // A part's own digest says less than what it is of.
    if (!parts.has(key) || parts.get(key)?.leaf.path.at(-1) === "digest") parts.set(key, part);
  }
  return smallest([...parts.values()]).map(({ id, values, leaf, rest, agency }) =>
    problem(id, {}, { ...values, how: how(leaf, rest) }, agency === null ? [] : [agency]),
  );
}

function how({ stated, found }: Leaf, rest: Path): string {
  if (rest.at(-1) === "digest")
    return inBoth({ vi: "nội dung không khớp với mã băm của nó", en: "it is not that of its digest" });
  const [a, b] = [shown(stated), shown(found)];
  const key = rest.join(".");
  return inBoth({
    vi: `${key === "" ? "" : `mục ${key} `}ghi “${a}”, tính lại được “${b}”`,
    en: `${key === "" ? "it" : key} says “${a}”, reckoned again it is “${b}”`,
  });
}

type Path = readonly (string | number)[];

interface Leaf {
  readonly path: Path;
  readonly stated: unknown;
  readonly found: unknown;
}

function leavesThatDiffer(stated: unknown, found: unknown, path: Path): Leaf[] {
  if (stated === found) return [];
  const isList = Array.isArray(stated) && Array.isArray(found);
  if (!isList && !(isMapping(stated) && isMapping(found))) return [{ path, stated, found }];
  const [a, b] = [stated, found] as [Mapping, Mapping];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
    leavesThatDiffer(valueAt(a, key), valueAt(b, key), [...path, isList ? Number(key) : key]),
  );
}

type Mapping = Readonly<Record<string, unknown>>;

const isMapping = (data: unknown): data is Mapping =>
  typeof data === "object" && data !== null && !Array.isArray(data);

const valueAt = (mapping: Mapping, key: string): unknown =>
  Object.hasOwn(mapping, key) ? mapping[key] : undefined;

const shown = (value: unknown): string =>
  value === undefined || value === null ? "–" : typeof value === "object" ? "…" : String(value);

/**
 * How far a part lies from what everything else follows from: the set and facts are given, points follow from these,
 * the block from its agencies; a digest says only that something is not as it was.
 */
const levels = ["set", "fact", "agency", "result", "block", "digest-of-part", "digest-of-all"] as const;
type Level = (typeof levels)[number];

interface Part {
  readonly level: Level;
  readonly id: Problem["id"];
  readonly values: Readonly<Record<string, string>>;
  readonly agency: string | null;
  readonly leaf: Leaf;
  /** Where in the part. */
  readonly rest: Path;
}

function partAt(leaf: Leaf, { set, agencies }: Certificate): Part {
  const [first, second, ...rest] = leaf.path;
  const part = (level: Level, id: Problem["id"], values: Part["values"], where: Path): Part => ({
    level,
    id,
    values,
    agency: null,
    leaf,
    rest: where,
  });
  switch (first) {
    case "set":
      return part("result", "differs-formula", { text: set.formulas[Number(rest[0])]?.text ?? "–" }, []);
    case "agencies": {
      const id = agencies[Number(second)]?.agency.id ?? "";
      const own = partOfAgency(rest, agencies[Number(second)]);
      return { ...part(own.level, own.id, { agency: id, ...own.values }, own.rest), agency: id };
    }
    case "compared":
    case "standing":
      return part("block", "differs-block", {}, leaf.path);
    case "digests":
      if (second === "set") return part("set", "differs-set", {}, []);
      return second === "block"
        ? part("digest-of-part", "differs-block", {}, ["digest"])
        : part("digest-of-part", "differs-digest", { of: leaf.path.join(".") }, []);
    case "digest":
      return part("digest-of-all", "differs-whole", {}, []);
    default:
      return part("result", "differs-head", {}, leaf.path);
  }
}

type PartOfAgency = Pick<Part, "level" | "id" | "values" | "rest">;

function partOfAgency(path: Path, stated: CertifiedAgency | undefined): PartOfAgency {
  const [first, ...rest] = path;
  if (first === "evidence") {
    const index = rest.indexOf("facts");
    const fact = index < 0 ? undefined : rest[index + 1];
    if (fact === undefined) return { level: "agency", id: "differs-agency", values: {}, rest: path };
    const values = { fact: `${ofWhom(rest, stated)}${fact}` };
    return { level: "fact", id: "differs-fact", values, rest: rest.slice(index + 2) };
  }
  if (first === "result") return partOfResult(rest, stated);
  if (first === "place") return { level: "block", id: "differs-place", values: {}, rest };
  if (first === "digests" && rest[0] === "result")
    return { level: "digest-of-part", id: "differs-result", values: {}, rest: ["digest"] };
  return { level: "agency", id: "differs-agency", values: {}, rest: path };
}

/** In a shorter period, or of an agency merged into this one. */
function ofWhom([list, index]: Path, stated: CertifiedAgency | undefined): string {
  if (list === "parts") return `${stated?.evidence.parts[Number(index)]?.period}: `;
  return list === "absorbed" ? `${stated?.evidence.absorbed[Number(index)]?.agency.id}: ` : "";
}

const ofTotal = ["points", "outOf", "beforeRounding", "rescaledBy", "lostBecause"];

function partOfResult(path: Path, stated: CertifiedAgency | undefined): PartOfAgency {
  const isInPart = path[0] === "periods" && path.length > 2;
  const within = isInPart ? `${stated?.result.periods[Number(path[1])]?.period}: ` : "";
  const own = isInPart ? path.slice(2) : path;
  const [first, second, ...rest] = own;
  const result = (id: Problem["id"], values: Part["values"], where: Path): PartOfAgency => ({
    level: "result",
    id,
    values,
    rest: where,
  });
  const code = `${within}${second}`;
  if (first === "criteria") return result("differs-criterion", { code }, rest);
  if (first === "groups") return result("differs-group", { code }, rest);
  if (first === "subtotals") return result("differs-subtotal", { code }, rest);
  if (first === "grade") return result("differs-grade", { within }, own);
  if (ofTotal.includes(String(first))) return result("differs-total", { within }, own);
  if (first === "evidence") return { level: "agency", id: "differs-agency", values: {}, rest: own };
  return result("differs-result", {}, path);
}

/** What only follows from a smaller part is left out: with the set everything moves, with a fact its agency and the block. */
function smallest(parts: readonly Part[]): Part[] {
  const at = (level: Level) => parts.filter((one) => one.level === level);
  const [ofSet, facts, agencies] = [at("set"), at("fact"), at("agency")];
  if (ofSet.length > 0) return ofSet;
  const withFacts = new Set(facts.map(({ agency }) => agency));
  const otherwise = agencies.filter(({ agency }) => !withFacts.has(agency));
  const given = new Set([...facts, ...otherwise].map(({ agency }) => agency));
  const results = at("result").filter(({ agency }) => !given.has(agency));
  const told = [...facts, ...otherwise, ...results, ...(given.size > 0 ? [] : at("block"))];
  if (told.length > 0) return told;
  return at("digest-of-part").length > 0 ? at("digest-of-part") : at("digest-of-all");
}
