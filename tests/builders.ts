/** Small things that tests are built from. */
import { periodFromId } from "../src/engine/dates.ts";
import { type Agency, agencyCalled } from "../src/engine/evidence/agencies.ts";
import { type AgencyRecord, awaited } from "../src/engine/evidence/record.ts";
import { type FactState, missingFact } from "../src/engine/evidence/rounds.ts";
import { readCell } from "../src/engine/facts/cell.ts";
import { type Fact, factOfKey, typeOf, type WrittenType } from "../src/engine/facts/fact.ts";
import { type CriteriaSet, checkCriteriaSet, parseCriteriaSet, problemInWords } from "../src/engine/index.ts";
import { expressionParser } from "../src/files/formula-parser.ts";
import { readYaml } from "../src/files/yaml-in.ts";

export const factOf = (writtenType: WrittenType, more: Partial<Fact> = {}): Fact => ({
  id: "fact",
  writtenType,
  type: typeOf[writtenType],
  label: "Dữ kiện",
  ask: "Dữ kiện thế nào?",
  unit: null,
  document: "none",
  documentName: null,
  mayNotApply: false,
  standIn: null,
  domain: { least: null, most: null },
  step: null,
  levels: new Map(),
  notAbove: null,
  list: null,
  fields: [],
  per: null,
  isGivenByOthers: false,
  needsReason: false,
  imported: null,
  whenMerged: null,
  ...more,
});

export const agencyOf = (id: string, more: Partial<Agency> = {}): Agency => ({
  ...agencyCalled({ id, name: id, kind: "so", block: "khoi" }),
  ...more,
});

export function periodOf(id: string) {
  const period = periodFromId(id);
  if (period === undefined) throw new Error(`no period ${id}`);
  return period;
}

/** The trees of texts that were read before: many tests use the same. */
const trees = new Map<string, ReturnType<typeof readYaml>>();

/** For mutants of rules, which do not change what `check` finds in a set that is sound. */
const isCheckedBefore = process.env["HALF"] === "rules";

/** Throws with every problem in words when the text is no sound set. */
export function setFrom(yaml: string): CriteriaSet {
  const tree = trees.get(yaml) ?? readYaml(yaml, "set.yaml");
  trees.set(yaml, tree);
  const parsed = tree.value && parseCriteriaSet(tree.value.tree, expressionParser);
  const set = parsed?.value;
  const problems = [
    ...tree.problems,
    ...(parsed?.problems ?? []),
    ...(set && !isCheckedBefore ? checkCriteriaSet(set) : []),
  ];
  const errors = problems.filter(({ severity }) => severity === "error");
  if (!set || errors.length > 0)
    throw new Error(errors.map((one) => Object.values(problemInWords(one, "en")).join(" | ")).join("\n"));
  return set;
}

/** A whole edition around facts and criteria (YAML of their own, unindented). */
export const edition = ({
  facts,
  criteria,
  base = "10",
  more = "",
}: {
  facts: string;
  criteria: string;
  base?: string;
  more?: string;
}) => `
set: thu
edition: "2025-01-01"
title: Bộ thử
decision: { number: 1/QĐ, date: "2025-01-01", issuer: Nơi thử }
basis: official
governs: { periods: [year], from: "2025" }
agency-kinds: { so: Sở }
sources: { nguon: { title: Nguồn } }
scorers: { hoi_dong: Hội đồng }
base: "${base}"
facts:
${indent(facts)}
criteria:
${indent(criteria)}
not-applicable: { policy: rescale }
rounding: [{ of: total, places: "2", mode: half-up }]
grades: [{ id: dat, name: Đạt, at-least: "5" }, { id: khong_dat, name: Không đạt }]
ranking: {}
${more}
`;

export const criterion = (code: string, max: string, rule: string, more = "") =>
  `- { code: ${code}, title: Tiêu chí, max: "${max}", scorer: hoi_dong, source: { document: nguon, item: "1", quote: lời }, ${more} rule: ${rule} }\n`;

export const fact = (id: string, type: string, more = "") =>
  `${id}: { type: ${type}, label: ${id}, ask: ${id}, document: none${more} }\n`;

const indent = (text: string) =>
  text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");

/** A record from cells as a clerk writes them. */
export function recordFrom(
  set: CriteriaSet,
  cells: Readonly<Record<string, string>>,
  agency: Agency = agencyOf("a"),
): AgencyRecord {
  const facts = new Map<string, FactState>([
    ...awaited(set),
    ...Object.entries(cells).map(([key, text]) => [key, stateFrom(set, key, text)] as const),
  ]);
  return { agency, period: periodOf("2025"), round: "self", facts, said: new Map(), absorbed: [], parts: [] };
}

function stateFrom(set: CriteriaSet, id: string, text: string): FactState {
  const declared = set.facts.get(factOfKey(id));
  if (declared === undefined) throw new Error(`no fact ${id}`);
  const read = readCell(text, declared);
  if ("problem" in read) throw new Error(`${id}: ${read.problem.id}`);
  const { cell } = read;
  if (cell.state === "value")
    return {
      state: "value",
      value: cell.value,
      isUnproven: false,
      document: null,
      note: null,
      round: "self",
    };
  if (cell.state === "not-applicable") return { state: "not-applicable", note: null, round: "self" };
  return cell.state === "missing"
    ? missingFact
    : { state: "open", why: cell.state, note: null, claimed: null };
}
