/** What stands in lists of agencies beside their points: status, notes, the head of a block, its quotas. */
import type { CriteriaSet } from "../criteria/set.ts";
import { earnedOf } from "../evaluate.ts";
import type { Evaluation } from "../evaluation.ts";
import { isSilent } from "../evidence/record.ts";
import type { Exact } from "../exact/index.ts";
import { gradeName } from "../explain.ts";
import type { QuotaReport } from "../quota.ts";
import type { BlockRanking, Ranked } from "../rank.ts";
import { amountIn } from "../rules/fields.ts";
import { decisionNote } from "./decisions.ts";
import { assumedMark, type Lang } from "./lang.ts";
import { numberInWords, placesInWords } from "./say.ts";

const words = {
  vi: {
    silent: "chưa nộp",
    closed: "chốt",
    open: "tạm tính",
    block: (block: string, count: number) => `Khối ${block} (${count} đơn vị)`,
    provisional: " · TẠM TÍNH: còn đơn vị chưa chốt, xếp theo điểm thấp nhất có thể đạt",
    shared: "đồng hạng",
    tieBreak: (code: string) => `bằng điểm, xét mục ${code}`,
    settled: (codes: string) => `dữ kiện thiếu hoặc không được công nhận: ${codes}`,
    nothingYet: "chưa có số liệu kỳ này",
    notClosed: "chưa chốt",
    compared: (closed: number, all: number) => `so với ${closed}/${all} đơn vị đã chốt`,
    pending: "không chốt được: còn chờ dữ kiện",
  },
  en: {
    silent: "nothing yet",
    closed: "closed",
    open: "provisional",
    block: (block: string, count: number) => `Block ${block} (${count} agencies)`,
    provisional: " · PROVISIONAL: some are not closed; ordered by the least they can reach",
    shared: "shared place",
    tieBreak: (code: string) => `equal total, decided by ${code}`,
    settled: (codes: string) => `facts missing or not recognised: ${codes}`,
    nothingYet: "nothing handed in for this period",
    notClosed: "not closed",
    compared: (closed: number, all: number) => `compared with ${closed} of ${all}`,
    pending: "cannot be closed: facts are pending",
  },
};

/** Handed in or not, closed or not. */
export function statusInWords({ set, record, isClosed }: Evaluation, lang: Lang): string {
  const { silent, closed, open } = words[lang];
  return isSilent(set, record) ? silent : isClosed ? closed : open;
}

/** The points of the facts in hand, with two decimals; a dash where there are no points. */
export const inHandInWords = ({ set, total }: Evaluation, lang: Lang): string =>
  total.applies && set.base !== null ? placesInWords(earnedOf(total), 2, lang) : "–";

/** The head of a block's list. */
export function blockInWords({ block, agencies, isProvisional }: BlockRanking, lang: Lang): string {
  const { block: name, provisional } = words[lang];
  return name(block, agencies.length) + (isProvisional ? provisional : "");
}

/** What must be known beside an agency's place. */
export function rankNotes({ evaluation, isShared, decidedBy, decision }: Ranked, lang: Lang): string[] {
  const { comparison } = evaluation;
  const { shared, tieBreak, settled, compared, nothingYet, notClosed, pending } = words[lang];
  const isNothing = isSilent(evaluation.set, evaluation.record);
  const missing = evaluation.criteria.filter(({ settledBy }) => settledBy !== null).map(({ code }) => code);
  return [
    ...(decision ? [decisionNote(evaluation, decision, lang)] : []),
    ...(isShared ? [shared] : []),
    ...(decidedBy ? [tieBreak(decidedBy)] : []),
    ...(missing.length > 0 && !isNothing ? [settled(missing.join(", "))] : []),
    ...(isNothing ? [nothingYet] : []),
    ...(comparison && comparison.closed < comparison.all
      ? [compared(comparison.closed, comparison.all)]
      : []),
    ...(evaluation.isClosed ? [] : [evaluation.keptOpenBy.length > 0 ? pending : notClosed]),
  ];
}

const quotaWords = {
  vi: {
    title: (grade: string, within: string) => `Giới hạn số “${grade}”${within}`,
    provisional: "TẠM TÍNH: còn đơn vị chưa chốt",
    count: (allowed: string, how: string, eligible: number) =>
      `được xếp ${allowed}${how}; đủ điều kiện ${eligible}`,
    share: (share: string, denominator: number, of: string, after: string, rounding: string) =>
      ` (${share} của ${denominator} đơn vị ${of}${after}, ${rounding})`,
    ofScored: "được chấm",
    ofGraded: "được xếp loại",
    ofGrade: (grade: string) => `xếp “${grade}”`,
    after: ", kể cả số chuyển xuống",
    rounding: {
      down: "làm tròn xuống",
      up: "làm tròn lên",
      "half-up": "làm tròn",
      "half-even": "làm tròn",
    },
    over: (names: string, grade: string) =>
      `vượt giới hạn, hội đồng xem xét chuyển xuống “${grade}”: ${names}`,
    tied: (names: string, room: number) =>
      `bằng điểm ở ranh giới, còn ${room} chỗ, cần người quyết định: ${names}`,
    of: { block: "khối", kind: "loại" },
  },
  en: {
    title: (grade: string, within: string) => `Quota of the grade “${grade}”${within}`,
    provisional: "PROVISIONAL: some agencies are not closed",
    count: (allowed: string, how: string, eligible: number) =>
      `${allowed} may hold it${how}; ${eligible} are eligible`,
    share: (share: string, denominator: number, of: string, after: string, rounding: string) =>
      ` (${share} of ${denominator} agencies ${of}${after}, ${rounding})`,
    ofScored: "scored",
    ofGraded: "graded",
    ofGrade: (grade: string) => `graded “${grade}”`,
    after: ", those who move down among them",
    rounding: { down: "rounded down", up: "rounded up", "half-up": "rounded", "half-even": "rounded" },
    over: (names: string, grade: string) =>
      `over the quota, for the council to move down to “${grade}”: ${names}`,
    tied: (names: string, room: number) => `tied at the edge, room for ${room}, people decide: ${names}`,
    of: { block: "block", kind: "kind" },
  },
};

/** How many may hold a grade and how many could; then, each in a line of its own, what follows for whom. */
export function quotaInWords(
  set: CriteriaSet,
  report: QuotaReport,
  lang: Lang,
): { readonly head: string; readonly details: readonly string[] } {
  const { quota, within, denominator, allowed, eligible, tied, roomForTied, over, movesTo } = report;
  const say = quotaWords[lang];
  const mark = set.basis === "reconstruction" || quota.atMost.assumed ? assumedMark : "";
  const named = (grade: string) => gradeName(set, grade, lang);
  const names = (all: readonly Evaluation[]) => all.map(({ record }) => record.agency.name).join("; ");
  const place =
    within === null || quota.within === "all"
      ? ""
      : `, ${say.of[quota.within]} ${quota.within === "kind" ? (set.kinds.get(within) ?? within) : within}`;
  const after = quota.counted === "after" && quota.of === movesTo ? say.after : "";
  const of =
    quota.of === "scored"
      ? say.ofScored
      : quota.of === "graded"
        ? say.ofGraded
        : say.ofGrade(named(quota.of));
  const how =
    quota.atMost.of === "points"
      ? ""
      : say.share(
          `${numberInWords(quota.atMost.value, lang)}%${mark}`,
          denominator,
          of,
          after,
          say.rounding[quota.rounding],
        );
  return {
    head: `${say.title(named(quota.grade), place)}: ${say.count(`${allowed}${mark}`, how, eligible.length)}`,
    details: [
      ...(report.isProvisional ? [say.provisional] : []),
      ...(over.length > 0 ? [say.over(names(over), named(movesTo ?? ""))] : []),
      ...(tied.length > 0 ? [say.tied(names(tied), roomForTied)] : []),
    ],
  };
}

/** The least points of each grade that asks for some, from the highest, with its name: `Xuất sắc 90°`. */
export const thresholdsInWords = (
  { set, outOf }: Evaluation,
  lang: Lang,
): { readonly at: Exact; readonly label: string }[] =>
  set.grades.flatMap(({ name, atLeast }) => {
    if (atLeast === null || set.base === null) return [];
    const at = amountIn(atLeast, outOf);
    return [{ at, label: `${name} ${numberInWords(at, lang)}${atLeast.assumed ? assumedMark : ""}` }];
  });
