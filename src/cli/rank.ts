/** `thangdiem rank`: the list of each block. */
import {
  assumedMark,
  type BlockRanking,
  basisOf,
  blockInWords,
  type DecidedQuota,
  decisionsInWords,
  type Evaluation,
  governs,
  gradeInWords,
  gradeName,
  type Lang,
  labels,
  quotaInWords,
  quotaReports,
  quotasAsDecided,
  type Ranked,
  rank as rankBlocks,
  rankNotes,
  spanOf,
  textOfExact,
  totalPoints,
  withDecisions,
} from "../engine/index.ts";
import { csvOf } from "../files/csv-out.ts";
import { rankingPage } from "../files/html/ranking.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { EvidenceOptions } from "./options.ts";
import { vietnamese } from "./order.ts";
import { type Column, heading, paragraph, table } from "./print.ts";
import { evaluateFor, listInput, noticesAbove, type Work } from "./work.ts";

export function rank(options: EvidenceOptions, io: Io): ExitStatus {
  const work = evaluateFor(options, io, { readsDecisions: true });
  if (work === null) return 1;
  return deliver(render(work, options), work.status, options, io);
}

function render(work: Work, { json, csv, html, lang }: EvidenceOptions): string {
  const { set, period, evaluations, leftOut, decisions } = work;
  const reports = quotaReports(set, evaluations);
  const quotas = quotasAsDecided(reports, evaluations, decisions);
  const blocks = withDecisions(rankBlocks(evaluations), decisions).map((one) => ({
    ...one,
    agencies: tiesByName(one.agencies),
  }));
  const about = {
    set: set.id,
    edition: set.edition,
    basis: set.basis,
    trial: !governs(set, period),
    period: period.id,
    leftOut,
  };
  if (json)
    return `${JSON.stringify(
      {
        ...about,
        notices: noticesAbove(work, lang),
        blocks: blocks.map((one) => blockJson(one, lang)),
        quotas: quotas.map(quotaJson),
      },
      null,
      2,
    )}\n`;
  if (csv)
    return csvOf(
      csvColumns,
      blocks.flatMap((one) => one.agencies.map((row) => csvRow(one, row, lang))),
      lang,
    );
  const decided =
    decisions.size === 0 ? null : decisionsInWords(set, evaluations, { decisions, quotas }, lang);
  if (html) return rankingPage({ ...listInput(work, lang), blocks, quotas: reports, decided });
  const title = labels[lang].rankingUnder(set.title, period.id);
  const lead = noticesAbove(work, lang)
    .map((text) => `${paragraph(`! ${text}`)}\n`)
    .join("");
  return (
    `${lead}${heading(title)}\n` +
    blocks.map((one) => blockText(one, lang, set.basis === "official" ? "" : assumedMark)).join("") +
    reports.map((one) => listText(quotaInWords(set, one, lang))).join("") +
    (decided ? listText(decided) : "")
  );
}

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

function blockText(ranking: BlockRanking, lang: Lang, mark: string): string {
  const say = labels[lang];
  const columns: readonly Column[] = [
    { head: say.place, wide: 4, align: "right" },
    { head: say.agency, wide: 25 },
    { head: say.points + mark, wide: 16, align: "right" },
    { head: say.grade, wide: 21 },
    { head: say.notes, wide: 26 },
  ];
  const rows = ranking.agencies.map((row) => [
    row.place === null ? "–" : String(row.place),
    row.evaluation.record.agency.name,
    totalPoints(row.evaluation, lang),
    gradeInWords(row.evaluation, lang),
    rankNotes(row, lang).join("; "),
  ]);
  return `\n${paragraph(blockInWords(ranking, lang))}\n${table(columns, rows)}\n`;
}

function listText({ head, details }: { readonly head: string; readonly details: readonly string[] }): string {
  return `\n${[head, ...details.map((line) => `  ${line}`)].map((line) => paragraph(line)).join("\n")}\n`;
}

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
