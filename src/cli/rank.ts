/** `thangdiem rank`: the list of each block. */
import {
  assumedMark,
  type BlockRanking,
  type CriteriaSet,
  type Evaluation,
  gradeInWords,
  gradeName,
  isSilent,
  type Lang,
  type QuotaReport,
  quotaReports,
  type Ranked,
  rank as rankBlocks,
  spanOf,
  textOfExact,
  totalPoints,
} from "../engine/index.ts";
import { csvOf } from "../files/csv-out.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { EvidenceOptions } from "./options.ts";
import { vietnamese } from "./order.ts";
import { heading, paragraph, table } from "./print.ts";
import { evaluateFor, noticesAbove, type Work } from "./work.ts";

export function rank(options: EvidenceOptions, io: Io): ExitStatus {
  const work = evaluateFor(options, io);
  if (work === null) return 1;
  return deliver(render(work, options), work.status, options, io);
}

function render(work: Work, { json, csv, lang }: EvidenceOptions): string {
  const { set, period, evaluations, leftOut } = work;
  const blocks = rankBlocks(evaluations).map((one) => ({ ...one, agencies: tiesByName(one.agencies) }));
  const about = { set: set.id, edition: set.edition, basis: set.basis, period: period.id, leftOut };
  if (json)
    return `${JSON.stringify(
      {
        ...about,
        notices: noticesAbove(work, lang),
        blocks: blocks.map((one) => blockJson(one, lang)),
        quotas: quotaReports(set, evaluations).map(quotaJson),
      },
      null,
      2,
    )}\n`;
  if (csv)
    return csvOf(
      csvColumns,
      blocks.flatMap((one) => one.agencies.map((row) => csvRow(one, row, lang))),
    );
  const title = {
    vi: `Xếp hạng theo ${set.title}, kỳ ${period.id}`,
    en: `Ranking under ${set.title}, period ${period.id}`,
  }[lang];
  const lead = noticesAbove(work, lang)
    .map((text) => `${paragraph(`! ${text}`)}\n`)
    .join("");
  const quotas = quotaReports(set, evaluations).map((one) => quotaText(set, one, lang));
  return (
    `${lead}${heading(title)}\n` +
    blocks.map((one) => blockText(one, lang, set.basis === "official" ? "" : assumedMark)).join("") +
    quotas.join("")
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

const words = {
  vi: {
    block: (block: string, count: number) => `Khối ${block} (${count} đơn vị)`,
    provisional: " · TẠM TÍNH: còn đơn vị chưa chốt, xếp theo điểm thấp nhất có thể đạt",
    heads: ["Hạng", "Đơn vị", "Điểm", "Xếp loại", "Ghi chú"],
    shared: "đồng hạng",
    tieBreak: (code: string) => `bằng điểm, xét mục ${code}`,
    settled: (codes: string) => `dữ kiện thiếu hoặc không được công nhận: ${codes}`,
    silent: "chưa có số liệu kỳ này",
    open: "chưa chốt",
    compared: (closed: number, all: number) => `so với ${closed}/${all} đơn vị đã chốt`,
    pending: "không chốt được: còn chờ dữ kiện",
  },
  en: {
    block: (block: string, count: number) => `Block ${block} (${count} agencies)`,
    provisional: " · PROVISIONAL: some are not closed; ordered by the least they can reach",
    heads: ["Rank", "Agency", "Points", "Grade", "Notes"],
    shared: "shared place",
    tieBreak: (code: string) => `equal total, decided by ${code}`,
    settled: (codes: string) => `facts missing or not recognised: ${codes}`,
    silent: "nothing handed in for this period",
    open: "not closed",
    compared: (closed: number, all: number) => `compared with ${closed} of ${all}`,
    pending: "cannot be closed: facts are pending",
  },
};

function blockText({ block, isProvisional, agencies }: BlockRanking, lang: Lang, mark: string): string {
  const { heads, provisional, block: name } = words[lang];
  const widths = [4, 25, 16, 21, 26];
  const columns = widths.map((wide, index) => ({
    head: (heads[index] ?? "") + (index === 2 ? mark : ""),
    wide,
    align: index === 2 || index === 0 ? ("right" as const) : ("left" as const),
  }));
  const rows = agencies.map((row) => [
    row.place === null ? "–" : String(row.place),
    row.evaluation.record.agency.name,
    totalPoints(row.evaluation, lang),
    gradeInWords(row.evaluation, lang),
    notesOf(row, lang).join("; "),
  ]);
  return `\n${paragraph(name(block, agencies.length) + (isProvisional ? provisional : ""))}\n${table(columns, rows)}\n`;
}

function notesOf({ evaluation, isShared, decidedBy }: Ranked, lang: Lang): string[] {
  const { comparison } = evaluation;
  const { shared, tieBreak, settled, silent, open, pending } = words[lang];
  const missing = evaluation.criteria.filter(({ settledBy }) => settledBy !== null).map(({ code }) => code);
  return [
    ...(isShared ? [shared] : []),
    ...(decidedBy ? [tieBreak(decidedBy)] : []),
    ...(missing.length > 0 ? [settled(missing.join(", "))] : []),
    ...(isSilent(evaluation.set, evaluation.record) ? [silent] : []),
    ...(comparison && comparison.closed < comparison.all
      ? [words[lang].compared(comparison.closed, comparison.all)]
      : []),
    ...(evaluation.isClosed ? [] : [evaluation.keptOpenBy.length > 0 ? pending : open]),
  ];
}

const quotaWords = {
  vi: {
    title: (grade: string, within: string) => `Chỉ tiêu mức “${grade}”${within}`,
    provisional: "TẠM TÍNH: còn đơn vị chưa chốt",
    count: (allowed: string, denominator: number, eligible: number) =>
      `được xếp ${allowed} (mẫu số ${denominator}); đủ điều kiện ${eligible}`,
    over: (names: string, grade: string) => `vượt chỉ tiêu, chuyển xuống “${grade}”: ${names}`,
    tied: (names: string, room: number) =>
      `bằng điểm ở ranh giới, còn ${room} chỗ, cần người quyết định: ${names}`,
    of: { block: "khối", kind: "loại" },
  },
  en: {
    title: (grade: string, within: string) => `Quota of the grade “${grade}”${within}`,
    provisional: "PROVISIONAL: some agencies are not closed",
    count: (allowed: string, denominator: number, eligible: number) =>
      `${allowed} may hold it (of ${denominator}); ${eligible} are eligible`,
    over: (names: string, grade: string) => `over the quota, to move down to “${grade}”: ${names}`,
    tied: (names: string, room: number) => `tied at the edge, room for ${room}, people decide: ${names}`,
    of: { block: "block", kind: "kind" },
  },
};

function quotaText(set: CriteriaSet, report: QuotaReport, lang: Lang): string {
  const { quota, within, denominator, allowed, eligible, tied, roomForTied, over, movesTo } = report;
  const words = quotaWords[lang];
  const mark = set.basis === "reconstruction" || quota.atMost.assumed ? assumedMark : "";
  const named = (grade: string) => gradeName(set, grade, lang);
  const names = (all: readonly Evaluation[]) => all.map(({ record }) => record.agency.name).join("; ");
  const place =
    within === null || quota.within === "all"
      ? ""
      : `, ${words.of[quota.within]} ${quota.within === "kind" ? (set.kinds.get(within) ?? within) : within}`;
  const lines = [
    `${words.title(named(quota.grade), place)}: ${words.count(`${allowed}${mark}`, denominator, eligible.length)}`,
    ...(report.isProvisional ? [`  ${words.provisional}`] : []),
    ...(over.length > 0 ? [`  ${words.over(names(over), named(movesTo ?? ""))}`] : []),
    ...(tied.length > 0 ? [`  ${words.tied(names(tied), roomForTied)}`] : []),
  ];
  return `\n${lines.map((line) => paragraph(line)).join("\n")}\n`;
}

const quotaJson = ({
  quota,
  within,
  denominator,
  allowed,
  movesTo,
  roomForTied,
  isProvisional,
  ...lists
}: QuotaReport) => ({
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
});

const ids = (all: readonly Evaluation[]) => all.map(({ record }) => record.agency.id);

const csvColumns = [
  { name: "block", is: "text" },
  { name: "place", is: "number" },
  { name: "agency", is: "text" },
  { name: "name", is: "text" },
  { name: "points", is: "number" },
  { name: "grade", is: "text" },
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
    evaluation.isClosed ? "yes" : "no",
    evaluation.set.basis,
    notesOf(row, lang).join("; "),
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
      notes: notesOf(row, lang),
    };
  }),
});
