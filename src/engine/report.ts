/** An evaluation as plain JSON: quantities are exact text, what is rounded for show stands in the explanation. */
import { type CriteriaSet, governs } from "./criteria/set.ts";
import { digestOf } from "./digest.ts";
import { type Evaluation, semanticsVersion } from "./evaluate.ts";
import type { AgencyRecord } from "./evidence/record.ts";
import { type FactState, valueText } from "./evidence/rounds.ts";
import { Exact, isSettled, textOfExact } from "./exact/index.ts";
import { type ExplainedCriterion, explain, gradeName } from "./explain.ts";
import { keysOf } from "./facts-view.ts";
import type { Points } from "./rules/score.ts";
import type { Lang } from "./words/lang.ts";

export type Json = string | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The whole evaluation with its explanation. `digest` is over everything but itself and the words. */
export function evaluationReport(evaluation: Evaluation, lang: Lang) {
  const { set, record } = evaluation;
  const words = explain(evaluation, lang);
  const explained = new Map(
    words.entries
      .filter((entry): entry is ExplainedCriterion => !entry.isGroup)
      .map((entry) => [entry.code, entry]),
  );
  const result = resultOf(evaluation);
  return {
    ...result,
    digest: digestOf(result),
    notices: words.notices,
    grade: {
      ...result.grade,
      name: result.grade.id === null ? null : gradeName(set, result.grade.id, lang),
      because: words.gradeReasons,
    },
    criteria: result.criteria.map((one) => {
      const entry = explained.get(one.code);
      return { ...one, title: entry?.title ?? "", explanation: entry ? explanationOf(entry) : null };
    }),
    evidence: { round: record.round, digest: evidenceDigest(record) },
    lang,
  };
}

/** What the entry says beyond the code and title, which stand beside it. */
const explanationOf = ({ isGroup, code, title, depth, ...explanation }: ExplainedCriterion) => explanation;

function resultOf(evaluation: Evaluation) {
  const { set, record, grading } = evaluation;
  const { agency } = record;
  return {
    set: set.id,
    edition: set.edition,
    basis: set.basis,
    setDigest: setDigest(set),
    trial: !governs(set, record.period),
    semantics: semanticsVersion,
    agency: {
      id: agency.id,
      name: agency.name,
      kind: agency.kind,
      block: agency.block,
      parent: agency.parent,
    },
    period: record.period.id,
    closed: evaluation.isClosed,
    keptOpenBy: evaluation.keptOpenBy,
    comparedWith: evaluation.comparison && {
      closed: String(evaluation.comparison.closed),
      all: String(evaluation.comparison.all),
    },
    points: {
      ...(set.base === null ? noPoints : pointsJson(evaluation.total)),
      outOf: set.base === null ? null : textOfExact(evaluation.outOf),
    },
    beforeRounding: set.base === null ? noPoints : pointsJson(evaluation.unrounded),
    rescaledBy: evaluation.rescaledBy && textOfExact(evaluation.rescaledBy),
    grade: { id: grading.grade, status: grading.status, possible: grading.possible },
    lostBecause: evaluation.lostBecause,
    subtotals: Object.fromEntries(
      evaluation.subtotals.map(({ id, points, max }) => [
        id,
        { points: pointsJson(points), max: textOfExact(max) },
      ]),
    ),
    periods: evaluation.periods.map((one): Json => resultOf(one)),
    groups: evaluation.groups.map(({ code, points, outOf, max, rescaled, lostBecause }) => ({
      code,
      points: pointsJson(points),
      outOf: textOfExact(outOf),
      rescaled: pointsJson(rescaled),
      max: textOfExact(max),
      lostBecause,
    })),
    criteria: evaluation.criteria.map(
      ({ code, points, max, found, settledBy, standIns, facts, derived, lostBecause }) => ({
        code,
        status: statusOf(points, settledBy),
        points: pointsJson(points),
        max: textOfExact(max),
        source: sourceOf(set, code),
        provisional: set.basis === "reconstruction" || settledBy !== null || standIns.length > 0,
        lostBecause,
        found: plain(found),
        facts: Object.fromEntries(
          facts.flatMap((id) => {
            const fact = set.facts.get(id);
            const keys = fact === undefined ? [] : keysOf(set, record, fact);
            return keys.map((key) => [
              key,
              { ...factJson(record.facts.get(key), standIns.includes(id)), ...roundsJson(record, key) },
            ]);
          }),
        ),
        derived: Object.fromEntries(derived.map(({ id, derived: one }) => [id, plain(one)])),
      }),
    ),
  };
}

function statusOf(points: Points, settledBy: string | null) {
  if (!points.applies) return "not-applicable";
  if (settledBy !== null) return settledBy;
  return isSettled(points.span) && !points.mayNotApply ? "scored" : "open";
}

/** Of a set without points, and of what does not apply. */
const noPoints = { earned: null, atLeast: null, atMost: null };

const pointsJson = (points: Points) =>
  points.applies
    ? {
        earned: textOfExact(points.earned),
        atLeast: points.span.least && textOfExact(points.span.least),
        atMost: points.span.most && textOfExact(points.span.most),
      }
    : noPoints;

function factJson(state: FactState | undefined, isStoodIn: boolean) {
  const assumed = isStoodIn ? { assumed: true } : {};
  if (state === undefined) return { state: "missing", ...assumed };
  if (state.state === "not-applicable") return { state: "not-applicable", note: state.note };
  if (state.state === "open") return { state: state.why, note: state.note, ...assumed };
  const { value, isUnproven, document, note, round } = state;
  const includes = (state.includes ?? []).map((one) => ({ agency: one.agency, value: valueText(one.value) }));
  const merged = includes.length === 0 ? {} : { includes };
  return { state: "value", value: valueText(value), unproven: isUnproven, document, note, round, ...merged };
}

function sourceOf(set: CriteriaSet, code: string) {
  const find = (nodes: CriteriaSet["tree"]): unknown => {
    for (const node of nodes) {
      const found = node.isGroup ? find(node.children) : node.code === code ? node.source : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(set.tree) as { document: string; item: string; quote: string };
}

/** Exact numbers become text; everything else found by a rule is plain already. */
function plain(data: unknown): Json {
  if (data instanceof Exact) return textOfExact(data);
  if (Array.isArray(data)) return data.map(plain);
  if (typeof data === "object" && data !== null) {
    return Object.fromEntries(
      Object.entries(data).flatMap(([key, value]) => (value === undefined ? [] : [[key, plain(value)]])),
    );
  }
  return data as string | boolean | null;
}

/** The digest of an edition is over its content: comments and layout of the file change nothing. */
export const setDigest = (set: CriteriaSet): string => digestOf(set.written);

export const evidenceDigest = (record: AgencyRecord): string => {
  const { agency, period, round, facts } = record;
  return digestOf({
    agency: { id: agency.id, kind: agency.kind, block: agency.block },
    period: period.id,
    round,
    facts: Object.fromEntries(
      [...facts].map(([key, state]) => [key, { ...factJson(state, false), ...roundsJson(record, key) }]),
    ),
  });
};

/** What each round said, where more than one spoke. */
function roundsJson({ said }: AgencyRecord, key: string): { readonly [key: string]: Json } {
  const all = said.get(key) ?? [];
  if (all.length < 2) return {};
  const rounds = all.map(({ round, cell, document, note }) => ({
    round,
    state: cell.state,
    value: cell.state === "value" ? valueText(cell.value) : null,
    document,
    note,
  }));
  return { rounds };
}

/** Of everything a list was made of; the order in which agencies were handed in changes nothing. */
export const evidenceDigestOfAll = (records: readonly AgencyRecord[]): string =>
  digestOf(Object.fromEntries(records.map((record) => [record.agency.id, evidenceDigest(record)])));
