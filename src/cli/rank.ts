/** `thangdiem rank`: the list of each block. */
import {
  assumedMark,
  type BlockRanking,
  blockInWords,
  decisionsInWords,
  gradeInWords,
  type Lang,
  labels,
  quotaInWords,
  rankNotes,
  totalPoints,
} from "../engine/index.ts";
import { rankingPage } from "../files/html/ranking.ts";
import { rankedWork, rankingCsv, rankingJson } from "../files/ranking-out.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { EvidenceOptions } from "./options.ts";
import { type Column, heading, paragraph, table } from "./print.ts";
import { evaluateFor, listInput, noticesAbove, type Work } from "./work.ts";

export function rank(options: EvidenceOptions, io: Io): ExitStatus {
  const work = evaluateFor(options, io, { readsDecisions: true });
  if (work === null) return 1;
  return deliver(render(work, options), work.status, options, io);
}

function render(work: Work, { json, csv, html, lang }: EvidenceOptions): string {
  if (json) return rankingJson(work, lang);
  const { set, period, evaluations, decisions } = work;
  const { blocks, reports, quotas } = rankedWork(work);
  if (csv) return rankingCsv(blocks, lang);
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
