/** From anything (a YAML tree, JSON) to a criteria set, or every reason why it is none. */

import type { z } from "zod";
import { type Exact, hundred, one, type Span, toPlaces, zero } from "../exact/index.ts";
import { readCell } from "../facts/cell.ts";
import { type Fact, typeOf } from "../facts/fact.ts";
import type { ExpressionParser } from "../formula/index.ts";
import { hasErrors, type Outcome, type Problem, problem } from "../problems.ts";
import type { Quantity } from "../rules/fields.ts";
import { suggestion } from "../suggest.ts";
import { inBoth, type ProblemId, problemWords } from "../words/problems.ts";
import { compileFormulas } from "./formulas.ts";
import { placesOf } from "./places.ts";
import { plainDataProblems } from "./plain-data.ts";
import { type Edition, editionSchema, type WrittenNode, type WrittenPlainFact } from "./schema.ts";
import type { CriteriaSet, GradeCause, HandingIn, Limits, Node } from "./set.ts";

/**
 * Reads the shape only; `checkCriteriaSet` judges the content. `expressions` turns the text of a formula into a
 * syntax tree; a set without formulas does not need it.
 */
export function parseCriteriaSet(written: unknown, expressions?: ExpressionParser): Outcome<CriteriaSet> {
  const unfit = plainDataProblems(written);
  if (hasErrors(unfit)) return { value: null, problems: unfit };
  const read = editionSchema.safeParse(written);
  if (!read.success)
    return { value: null, problems: read.error.issues.flatMap((issue) => fromIssue(issue, written)) };
  const declared = factsOf(read.data);
  const derived = new Map(Object.entries(read.data.derived));
  const compiled = compileFormulas(written, declared.facts, derived, expressions);
  const problems = [...declared.problems, ...compiled.problems];
  if (hasErrors(problems)) return { value: null, problems };
  const set = setOf(
    read.data,
    { facts: declared.facts, derived, formulas: compiled.formulas },
    written as object,
  );
  return { value: set, problems };
}

interface WrittenCause {
  readonly when: GradeCause["when"];
  readonly why: string;
  readonly source?: GradeCause["source"] | undefined;
}

const cause = ({ when, why, source }: WrittenCause): GradeCause => ({ when, why, source: source ?? null });

const limitsOf = (written: {
  readonly floor?: Limits["floor"];
  readonly ceiling?: Limits["ceiling"];
  readonly "zero-when"?: WrittenCause | undefined;
}): Limits => ({
  floor: written.floor,
  ceiling: written.ceiling,
  zeroWhen: written["zero-when"] ? cause(written["zero-when"]) : null,
});

type Named = Pick<CriteriaSet, "facts" | "derived" | "formulas">;

function setOf(edition: Edition, named: Named, written: object): CriteriaSet {
  return {
    ...named,
    places: placesOf(named),
    id: edition.set,
    edition: edition.edition,
    title: edition.title,
    decision: edition.decision,
    basis: edition.basis,
    notice: edition.notice ?? null,
    governs: { kinds: edition.governs.periods, from: edition.governs.from, to: edition.governs.to ?? null },
    kinds: new Map(Object.entries(edition["agency-kinds"])),
    attributes: new Map(Object.entries(edition.attributes)),
    sources: new Map(Object.entries(edition.sources)),
    scorers: new Map(Object.entries(edition.scorers)),
    base: edition.base,
    tree: edition.criteria.map(nodeOf),
    total: limitsOf(edition.total),
    subtotals: new Map(
      Object.entries(edition.subtotals).map(([id, { label, of, without }]) => [
        id,
        { label, of: of ?? null, without: without ?? null },
      ]),
    ),
    meanOf: edition["mean-of"]?.periods ?? null,
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
      upper: grade.below
        ? { at: grade.below, inclusive: false }
        : grade.to
          ? { at: grade.to, inclusive: true }
          : null,
      requires: grade.requires ?? null,
      why: grade.why ?? null,
      decidedBy: grade["decided-by"] ?? null,
    })),
    eligibility: edition.eligibility.map(cause),
    fallsThrough: edition["fall-through"],
    lowering: edition["grade-lowering"].map((one) => ({ ...cause(one), by: one.by })),
    quotas: edition.quotas.map((one) => ({
      grade: one.grade,
      atMost: one["at-most"],
      of: one.of,
      counted: one.counted,
      within: one.within,
      rounding: one.rounding,
      movesTo: one["moves-to"] ?? null,
    })),
    ceilings: edition["grade-ceilings"].map((ceiling) => ({ ...cause(ceiling), atMost: ceiling["at-most"] })),
    notGradable: edition["not-gradable"].map(cause),
    ranking: { tieBreaks: edition.ranking["tie-breaks"] },
    handingIn: handingInOf(edition),
    indicators: edition.indicators.map((one) => ({
      id: one.id,
      label: one.label,
      for: one.for ?? null,
      when: one.when,
      target: one.target ?? null,
      source: one.source ?? null,
    })),
    cases: edition.cases,
    answers: edition.answers,
    written,
  };
}

function handingInOf({ "handing-in": written }: Edition): HandingIn | null {
  const [test, day] = written?.by ? (["by", written.by] as const) : (["before", written?.before] as const);
  return written && day
    ? { inTime: { test, fact: written.fact, day }, source: written.source ?? null }
    : null;
}

function nodeOf(node: WrittenNode): Node {
  const every = {
    code: node.code,
    title: node.title,
    max: node.max,
    ...limitsOf(node),
    notApplicable: node["not-applicable"] ?? null,
    isBonus: node.bonus,
    assumption: node.assumption ?? null,
  };
  if ("children" in node)
    return { isGroup: true, ...every, source: node.source ?? null, children: node.children.map(nodeOf) };
  return {
    isGroup: false,
    ...every,
    for: node.for ?? null,
    scorer: node.scorer,
    source: node.source,
    rule: node.rule,
  };
}

function factsOf(edition: Edition): { facts: Map<string, Fact>; problems: Problem[] } {
  const problems: Problem[] = [];
  const facts = new Map<string, Fact>();
  for (const [id, written] of Object.entries(edition.facts)) {
    const path = ["facts", id];
    const isList = written.type === "list";
    const fields = isList ? Object.keys(written.fields).map((field) => `${id}.${field}`) : [];
    facts.set(
      id,
      readFact(id, written, path, problems, { fields, per: isList ? (written.per ?? null) : null }),
    );
    if (!isList) continue;
    for (const [field, ofField] of Object.entries(written.fields))
      facts.set(
        `${id}.${field}`,
        readFact(`${id}.${field}`, ofField, [...path, "fields", field], problems, {
          list: id,
          per: written.per ?? null,
          isGivenByOthers: [ofField, written].some((one) => one["given-by"] === "others"),
        }),
      );
  }
  return { facts, problems };
}

function readFact(
  id: string,
  written: WrittenFact,
  path: readonly (string | number)[],
  problems: Problem[],
  ofList: Partial<Pick<Fact, "list" | "fields" | "per" | "isGivenByOthers">>,
): Fact {
  const isNumber = !["yes-no", "date", "choice", "list"].includes(written.type);
  const notAbove = "not-above" in written ? (written["not-above"] ?? null) : null;
  const list = ofList.list ?? null;
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
    domain: isNumber ? domainOf(written) : { least: null, most: null },
    step: written.type === "integer" ? one : written.type === "points" ? (written.step?.value ?? null) : null,
    levels: new Map(written.type === "choice" ? Object.entries(written.levels) : []),
    // Inside a list the whole is a field of the same item.
    notAbove: notAbove && list && !notAbove.includes(".") ? `${list}.${notAbove}` : notAbove,
    fields: [],
    per: null,
    isGivenByOthers: written["given-by"] === "others",
    needsReason: written.reason === "required",
    imported: written.imported ?? null,
    whenMerged: ("when-merged" in written && written["when-merged"]) || null,
    ...ofList,
    list,
  };
  if (list !== null && (written["given-by"] === "others" || written.imported !== undefined))
    problems.push(problem("field-given-by", { path }, { fact: id, list }));
  if (list !== null && fact.whenMerged !== null)
    problems.push(problem("field-when-merged", { path: [...path, "when-merged"] }, { fact: id, list }));
  const { least, most } = fact.domain;
  if (least && most?.isLessThan(least)) problems.push(problem("fact-bounds", { path }, { fact: id }));
  const text = written["if-missing"];
  const read = text === undefined ? null : readCell(text, fact);
  const standIn = read && "cell" in read && read.cell.state === "value" ? read.cell.value : null;
  if (read && standIn === null) {
    problems.push(problem("fact-default", { path: [...path, "if-missing"] }, { fact: id, text: text ?? "" }));
  }
  return { ...fact, standIn };
}

type WrittenFact = Edition["facts"][string] | WrittenPlainFact;

/** Counts and measures start at 0 unless the set says otherwise; percentages end at 100. */
function domainOf(fact: WrittenFact): Span {
  const bounds = fact as { min?: Quantity | "none" | undefined; max?: Quantity | "none" | undefined };
  const end = (bound: Quantity | "none" | undefined, otherwise: Exact | null) =>
    bound === undefined ? otherwise : bound === "none" ? null : bound.value;
  return { least: end(bounds.min, zero), most: end(bounds.max, fact.type === "percentage" ? hundred : null) };
}

type Issue = z.core.$ZodIssue;

/** One zod issue in our own words; an issue of a union is taken from the alternative that came nearest. */
/** What is wrong with one value of a written tree, and what to write instead. */
export function fromIssue(issue: Issue, written: unknown): Problem[] {
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
  ..."target".split(" "),
  ..."yes no out-of direction start per steps scale best at-target early days per-day before-fact by-fact".split(
    " ",
  ),
];
