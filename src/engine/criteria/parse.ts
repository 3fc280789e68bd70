/** From anything (a YAML tree, JSON) to a criteria set, or every reason why it is none. */
import type { z } from "zod";
import { type Exact, hundred, one, type Span, toPlaces, zero } from "../exact/index.ts";
import { readCell } from "../facts/cell.ts";
import { type Fact, typeOf } from "../facts/fact.ts";
import { hasErrors, type Outcome, type Problem, problem } from "../problems.ts";
import type { Quantity } from "../rules/fields.ts";
import { suggestion } from "../suggest.ts";
import { inBoth, type ProblemId, problemWords } from "../words/problems.ts";
import { plainDataProblems } from "./plain-data.ts";
import { type Edition, editionSchema, type WrittenNode } from "./schema.ts";
import type { CriteriaSet, GradeCause, Node } from "./set.ts";

/** Reads the shape only; `checkCriteriaSet` judges the content. */
export function parseCriteriaSet(written: unknown): Outcome<CriteriaSet> {
  const unfit = plainDataProblems(written);
  if (hasErrors(unfit)) return { value: null, problems: unfit };
  const read = editionSchema.safeParse(written);
  if (!read.success)
    return { value: null, problems: read.error.issues.flatMap((issue) => fromIssue(issue, written)) };
  const { facts, problems } = factsOf(read.data);
  if (hasErrors(problems)) return { value: null, problems };
  return { value: setOf(read.data, facts, written), problems };
}

function setOf(edition: Edition, facts: ReadonlyMap<string, Fact>, written: unknown): CriteriaSet {
  const cause = ({
    when,
    why,
    source,
  }: {
    when: GradeCause["when"];
    why: string;
    source?: GradeCause["source"] | undefined;
  }) => ({
    when,
    why,
    source: source ?? null,
  });
  return {
    id: edition.set,
    edition: edition.edition,
    title: edition.title,
    decision: edition.decision,
    basis: edition.basis,
    notice: edition.notice ?? null,
    governs: { kinds: edition.governs.periods, from: edition.governs.from, to: edition.governs.to ?? null },
    kinds: new Map(Object.entries(edition["agency-kinds"])),
    sources: new Map(Object.entries(edition.sources)),
    scorers: new Map(Object.entries(edition.scorers)),
    facts,
    base: edition.base,
    tree: edition.criteria.map(nodeOf),
    notApplicable: { policy: edition["not-applicable"].policy, level: edition["not-applicable"].level },
    rounding: edition.rounding.map(({ of, places, step, mode }) => ({
      of,
      ...toPlaces(places ?? 0, mode),
      ...(step ? { step: step.value } : {}),
    })),
    grades: edition.grades.map((grade) => ({
      id: grade.id,
      name: grade.name,
      atLeast: grade["at-least"] ?? null,
      requires: grade.requires ?? null,
      why: grade.why ?? null,
    })),
    ceilings: edition["grade-ceilings"].map((ceiling) => ({ ...cause(ceiling), atMost: ceiling["at-most"] })),
    notGradable: edition["not-gradable"].map(cause),
    ranking: { tieBreaks: edition.ranking["tie-breaks"] },
    cases: edition.cases,
    written,
  };
}

function nodeOf(node: WrittenNode): Node {
  if ("children" in node) return { isGroup: true, ...node, children: node.children.map(nodeOf) };
  return {
    isGroup: false,
    code: node.code,
    title: node.title,
    max: node.max,
    floor: node.floor,
    ceiling: node.ceiling,
    for: node.for ?? null,
    scorer: node.scorer,
    source: node.source,
    assumption: node.assumption ?? null,
    rule: node.rule,
  };
}

function factsOf(edition: Edition): { facts: Map<string, Fact>; problems: Problem[] } {
  const problems: Problem[] = [];
  const facts = new Map<string, Fact>();
  for (const [id, written] of Object.entries(edition.facts)) {
    const fact: Fact = {
      id,
      writtenType: written.type,
      type: typeOf[written.type],
      label: written.label,
      ask: written.ask,
      unit: written.unit ?? null,
      document: written.document,
      documentName: written["document-name"] ?? null,
      mayNotApply: written["may-not-apply"],
      standIn: null,
      domain: domainOf(written),
      step: written.type === "integer" ? one : written.type === "points" ? written.step.value : null,
      levels: new Map(written.type === "choice" ? Object.entries(written.levels) : []),
      notAbove: "not-above" in written ? (written["not-above"] ?? null) : null,
    };
    const { least, most } = fact.domain;
    if (least && most?.isLessThan(least))
      problems.push(problem("fact-bounds", { path: ["facts", id] }, { fact: id }));
    const text = written["if-missing"];
    const read = text === undefined ? null : readCell(text, fact);
    const standIn = read && "cell" in read && read.cell.state === "value" ? read.cell.value : null;
    if (read && standIn === null) {
      problems.push(
        problem("fact-default", { path: ["facts", id, "if-missing"] }, { fact: id, text: text ?? "" }),
      );
    }
    facts.set(id, { ...fact, standIn });
  }
  return { facts, problems };
}

type WrittenFact = Edition["facts"][string];

/** Counts and measures start at 0 unless the set says otherwise; percentages end at 100. */
function domainOf(fact: WrittenFact): Span {
  if (
    !("min" in fact || "max" in fact) &&
    !["integer", "decimal", "percentage", "points"].includes(fact.type)
  ) {
    return { least: null, most: null };
  }
  const bounds = fact as { min?: Quantity | "none" | undefined; max?: Quantity | "none" | undefined };
  const end = (bound: Quantity | "none" | undefined, otherwise: Exact | null) =>
    bound === undefined ? otherwise : bound === "none" ? null : bound.value;
  return { least: end(bounds.min, zero), most: end(bounds.max, fact.type === "percentage" ? hundred : null) };
}

type Issue = z.core.$ZodIssue;

/** One zod issue in our own words; an issue of a union is taken from the alternative that came nearest. */
function fromIssue(issue: Issue, written: unknown): Problem[] {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  const at = { path };
  switch (issue.code) {
    case "custom": {
      const { problem: id, ...values } = (issue.params ?? {}) as { problem?: string; text?: string };
      return [problem(isProblemId(id) ? id : "field-type", at, { expected: "", ...values })];
    }
    case "unrecognized_keys":
      return issue.keys.map((key) =>
        problem("field-unknown", { path: [...path, key] }, { key, ...suggestion(key, knownKeys) }),
      );
    case "invalid_value":
      return [missing(path, written) ?? notAnOption(path, written, issue.values.map(String))];
    case "too_small":
      return [problem("list-empty", at, { least: String(issue.minimum) })];
    case "invalid_union": {
      const gone = missing(path, written);
      if (gone) return [gone];
      const options = (issue as { options?: readonly unknown[] }).options;
      if (options) return [notAnOption(path, written, options.map(String))];
      const nearest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
      const found = nearest.flatMap((inner) =>
        fromIssue({ ...inner, path: [...issue.path, ...inner.path] } as Issue, written),
      );
      const also = issue.errors.filter((one) => one !== nearest).flatMap(wordsAllowed);
      return also.length === 0
        ? found
        : found.map((one) => ({ ...one, values: { ...one.values, also: also.join(", ") } }));
    }
    case "invalid_key":
      return issue.issues.flatMap((inner) =>
        fromIssue({ ...inner, path: [...issue.path, ...inner.path] } as Issue, written),
      );
    case "invalid_type":
      return [missing(path, written) ?? problem("field-type", at, { expected: shapeWords(issue.expected) })];
    default:
      return [problem("field-type", at, { expected: shapeWords("string") })];
  }
}

/**
 * An alternative that fails deep inside came nearer than one that fails at its door; at the door, one that can say
 * which form it wants tells more than one that wants a certain word.
 */
const depth = (issues: readonly Issue[]) =>
  Math.max(0, ...issues.map(({ path, code }) => path.length * 3 + (depthAtDoor[code] ?? 1)));

const depthAtDoor: Partial<Record<Issue["code"], number>> = { invalid_type: 0, custom: 2 };

/** The words that an alternative of a union would take in place of its value. */
const wordsAllowed = (issues: readonly Issue[]): string[] =>
  issues.flatMap((issue) =>
    issue.code === "invalid_value" && issue.path.length === 0 ? issue.values.map(String) : [],
  );

function notAnOption(
  path: readonly (string | number)[],
  written: unknown,
  options: readonly string[],
): Problem {
  const text = textAt(path, written);
  return problem(
    "field-option",
    { path },
    { text, options: options.join(", "), ...suggestion(text, options) },
  );
}

const isProblemId = (id: string | undefined): id is ProblemId =>
  id !== undefined && Object.hasOwn(problemWords, id);

const shapeWords = (expected: string): string =>
  inBoth(
    expected === "array"
      ? { vi: "một danh sách", en: "a list" }
      : expected === "string"
        ? { vi: "một giá trị văn bản", en: "a text value" }
        : { vi: "một nhóm mục (khoá: giá trị)", en: "a mapping (key: value)" },
  );

function at(path: readonly (string | number)[], written: unknown): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    written,
  );
}

const textAt = (path: readonly (string | number)[], written: unknown) => {
  const value = at(path, written);
  return typeof value === "string" ? value : "";
};

function missing(path: readonly (string | number)[], written: unknown): Problem | undefined {
  const key = path.at(-1);
  if (key === undefined || at(path, written) !== undefined) return undefined;
  return problem("field-missing", { path }, { key: String(key) });
}

/** Every key an edition may hold, for "did you mean". */
const knownKeys = [
  ...Object.keys(editionSchema.shape),
  ..."code title max floor ceiling for scorer source assumption rule children document item quote type label ask unit".split(
    " ",
  ),
  ..."document-name may-not-apply if-missing min not-above levels step kind fact points each at-most at-least part".split(
    " ",
  ),
  ..."whole when-zero bands from above to below is before by in-time late not-done items parts label options cases".split(
    " ",
  ),
  ..."when otherwise base minus plus of places mode assumed id name requires why policy level tie-breaks number date".split(
    " ",
  ),
  ..."issuer note periods year facts closed expect total grade all any not one-of done less-than after".split(
    " ",
  ),
];
