/** A ranking for programs and for Excel: the blocks with their places, and what the quotas allow. */
import {
  type BlockRanking,
  basisOf,
  type DecidedQuota,
  type Decisions,
  type Evaluation,
  governs,
  gradeInWords,
  gradeName,
  type Lang,
  quotaReports,
  quotasAsDecided,
  type Ranked,
  rank,
  rankNotes,
  spanOf,
  textOfExact,
  totalPoints,
  withDecisions,
} from "../engine/index.ts";
import { csvOf } from "./csv-out.ts";
import { noticesAbove, type Scored } from "./notices.ts";
import { vietnamese } from "./vietnamese.ts";

export interface RankedInput extends Scored {
  readonly decisions: Decisions;
}

/** The list of each block, and the quotas as computed and as decided. */
export function rankedWork({ set, evaluations, decisions }: RankedInput) {
  const reports = quotaReports(set, evaluations);
  const blocks = withDecisions(rank(evaluations), decisions).map((one) => ({
    ...one,
    agencies: tiesByName(one.agencies),
  }));
  return { blocks, reports, quotas: quotasAsDecided(reports, evaluations, decisions) };
}

/** One JSON document. */
export function rankingJson(work: RankedInput, lang: Lang): string {
  return `${JSON.stringify(rankingReport(work, lang), null, 2)}\n`;
}

/** What that document says. */
export function rankingReport(work: RankedInput, lang: Lang) {
  const { set, period, leftOut } = work;
  const { blocks, quotas } = rankedWork(work);
  return {
    set: set.id,
    edition: set.edition,
    basis: set.basis,
    trial: !governs(set, period),
    period: period.id,
    leftOut,
    notices: noticesAbove(work, lang),
    blocks: blocks.map((one) => blockJson(one, lang)),
    quotas: quotas.map(quotaJson),
  };
}

/** One row for each agency of `blocks`. */
export const rankingCsv = (blocks: readonly BlockRanking[], lang: Lang): string =>
  csvOf(
    csvColumns,
    blocks.flatMap((one) => one.agencies.map((row) => csvRow(one, row, lang))),
    lang,
  );

/** Those who share a place stand in Vietnamese order of their names. */
const tiesByName = (agencies: readonly Ranked[]): Ranked[] =>
  agencies
    .map((row, index) => ({ row, index }))
    .sort((a, b) =>
      a.row.place !== null && a.row.place === b.row.place
        ? vietnamese.compare(a.row.evaluation.record.agency.name, b.row.evaluation.record.agency.name)
        : a.index - b.index,
    )
    .map(({ row }) => row);

const quotaJson = ({
  report: { quota, within, denominator, allowed, movesTo, roomForTied, isProvisional, ...lists },
  holding,
  tooMany,
}: DecidedQuota) => ({
  grade: quota.grade,
  of: quota.of,
  within,
  denominator,
  allowed,
  movesTo,
  roomForTied,
  provisional: isProvisional,
  eligible: ids(lists.eligible),
  inside: ids(lists.inside),
  tied: ids(lists.tied),
  over: ids(lists.over),
  asDecided: { holding: ids(holding), tooMany },
});

const ids = (all: readonly Evaluation[]) => all.map(({ record }) => record.agency.id);

const csvColumns = [
  { name: "block", is: "text" },
  { name: "place", is: "number" },
  { name: "agency", is: "text" },
  { name: "name", is: "text" },
  { name: "points", is: "number" },
  { name: "grade", is: "text" },
  { name: "decided", is: "text" },
  { name: "closed", is: "text" },
  { name: "basis", is: "text" },
  { name: "notes", is: "text" },
] as const;

function csvRow({ block }: BlockRanking, row: Ranked, lang: Lang): string[] {
  const { evaluation, place } = row;
  const { agency } = evaluation.record;
  return [
    block,
    place === null ? "" : String(place),
    agency.id,
    agency.name,
    totalPoints(evaluation, lang),
    gradeInWords(evaluation, lang),
    row.decision ? gradeName(evaluation.set, row.decision.grade, lang) : "",
    evaluation.isClosed ? "yes" : "no",
    basisOf(evaluation.set, evaluation.record.period),
    rankNotes(row, lang).join("; "),
  ];
}

const blockJson = ({ block, isProvisional, agencies }: BlockRanking, lang: Lang) => ({
  block,
  provisional: isProvisional,
  agencies: agencies.map((row) => {
    const { evaluation, place, isShared, decidedBy } = row;
    const { least, most } = spanOf(evaluation.total);
    const { agency } = evaluation.record;
    return {
      place,
      shared: isShared,
      decidedBy,
      agency: { id: agency.id, name: agency.name },
      closed: evaluation.isClosed,
      points: {
        earned: evaluation.total.applies ? textOfExact(evaluation.total.earned) : null,
        atLeast: least && textOfExact(least),
        atMost: most && textOfExact(most),
      },
      grade: {
        name: gradeInWords(evaluation, lang),
        id: evaluation.grading.grade,
        status: evaluation.grading.status,
      },
      decision: row.decision ?? null,
      notes: rankNotes(row, lang),
    };
  }),
});
