/** An evaluation as plain JSON: quantities are exact text, what is rounded for show stands in the explanation. */

import { evidenceDigest } from "./certify/evidence-data.ts";
import { resultData } from "./certify/result-data.ts";
import { type CriteriaSet, governs } from "./criteria/set.ts";
import { digestOf, type Json, setDigest } from "./digest.ts";
import { semanticsVersion } from "./evaluate.ts";
import type { Evaluation } from "./evaluation.ts";
import type { AgencyRecord } from "./evidence/record.ts";
import { type FactState, valueText } from "./evidence/rounds.ts";
import { Exact, textOfExact } from "./exact/index.ts";
import { type ExplainedCriterion, explain, gradeName } from "./explain.ts";
import { keysOf } from "./facts-view.ts";
import { noPoints, pointsData, statusOf } from "./points-data.ts";
import type { Lang } from "./words/lang.ts";

/** The whole evaluation with its explanation. `digest` is that of its result in a certificate. */
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
    digest: digestOf(resultData(evaluation)),
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
      ...(set.base === null ? noPoints : pointsData(evaluation.total)),
      outOf: set.base === null ? null : textOfExact(evaluation.outOf),
    },
    beforeRounding: set.base === null ? noPoints : pointsData(evaluation.unrounded),
    rescaledBy: evaluation.rescaledBy && textOfExact(evaluation.rescaledBy),
    grade: { id: grading.grade, status: grading.status, possible: grading.possible },
    lostBecause: evaluation.lostBecause,
    subtotals: Object.fromEntries(
      evaluation.subtotals.map(({ id, points, max }) => [
        id,
        { points: pointsData(points), max: textOfExact(max) },
      ]),
    ),
    periods: evaluation.periods.map((one): Json => resultOf(one)),
    groups: evaluation.groups.map(({ code, points, outOf, max, rescaled, lostBecause }) => ({
      code,
      points: pointsData(points),
      outOf: textOfExact(outOf),
      rescaled: pointsData(rescaled),
      max: textOfExact(max),
      lostBecause,
    })),
    criteria: evaluation.criteria.map(
      ({ code, points, max, found, settledBy, standIns, facts, derived, lostBecause }) => ({
        code,
        status: statusOf(points, settledBy),
        points: pointsData(points),
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
