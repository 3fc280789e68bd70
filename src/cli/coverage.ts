/** What `check --coverage` says: what no worked case of a set touches, and where the cases to finish were written. */
import {
  assumedMark,
  type Coverage,
  type CriteriaSet,
  coverageInWords,
  coverageOf,
  type Lang,
  type Skeleton,
  skeletonOf,
  uncoveredInWords,
} from "../engine/index.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { OutputOptions } from "./options.ts";
import { labelled, paragraph } from "./print.ts";

export interface CoverageOptions extends OutputOptions {
  readonly coverage?: boolean;
  readonly skeleton?: string;
}

/** Of one sound set. */
export interface SetCoverage {
  readonly set: CriteriaSet;
  readonly coverage: Coverage;
  /** Only where a file for it is named. */
  readonly skeleton: Skeleton | null;
}

export const coverageFor = (
  set: CriteriaSet,
  { coverage: isAsked, skeleton: file, lang }: CoverageOptions,
): SetCoverage | null => {
  if (!isAsked && file === undefined) return null;
  const coverage = coverageOf(set);
  return { set, coverage, skeleton: file === undefined ? null : skeletonOf(set, coverage.uncovered, lang) };
};

/** All sets go into one file, each as a document of its own. */
export function writeSkeletons(
  all: readonly SetCoverage[],
  { skeleton: file, lang }: CoverageOptions,
  io: Io,
): ExitStatus {
  const texts = all.flatMap(({ skeleton }) => (skeleton ? [skeleton.text] : []));
  return file === undefined ? 0 : deliver(texts.join("---\n"), 0, { out: file, lang }, io);
}

export function coverageText(
  { set, coverage, skeleton }: SetCoverage,
  { lang, skeleton: file }: CoverageOptions,
): string {
  const { spots, uncovered } = coverage;
  const words = phrases[lang];
  const rows = coverageInWords(set, coverage, lang).map(
    ({ lead, what, only }) => [lead, only.length > 0 ? `${what} (${only.join("; ")})` : what] as const,
  );
  const list = `${labelled([[words.touched, words.of(spots.length - uncovered.length, spots.length)], ...rows], 2)}\n`;
  const after =
    uncovered.length === 0
      ? []
      : skeleton && file !== undefined
        ? [words.written(file, skeleton.cases, skeleton.unreached.length)]
        : [words.hint];
  const mark = list.includes(assumedMark) ? [words.assumed] : [];
  return list + [...mark, ...after].map((line) => `${paragraph(`  ${line}`)}\n`).join("");
}

const phrases = {
  vi: {
    touched: "Đã chạm",
    of: (touched: number, all: number) => `${touched}/${all} chỗ`,
    assumed: `${assumedMark} số giả định: không nguồn nào nêu.`,
    hint: "Thêm --skeleton FILE để ghi khung ví dụ cho các chỗ này; điểm thì tính tay rồi điền.",
    written: (file: string, cases: number, unreached: number) =>
      `Đã ghi ${cases} ví dụ chờ điền điểm vào ${file}` +
      (unreached > 0 ? `; còn ${unreached} chỗ chưa tìm được dữ kiện, kê ở cuối file.` : "."),
  },
  en: {
    touched: "Touched",
    of: (touched: number, all: number) => `${touched} of ${all} spots`,
    assumed: `${assumedMark} an assumed number: no source states it.`,
    hint: "Add --skeleton FILE to write cases for these, with the points left for a person to work out.",
    written: (file: string, cases: number, unreached: number) =>
      `Cases written to ${file}, waiting for their points: ${cases}.` +
      (unreached > 0 ? ` No facts were found for ${unreached} spots; they are named at its end.` : ""),
  },
} as const satisfies Record<Lang, unknown>;

export const coverageAsData = ({ set, coverage: { spots, uncovered } }: SetCoverage) => ({
  set: set.id,
  edition: set.edition,
  spots: spots.length,
  touched: spots.length - uncovered.length,
  uncovered: uncovered.map((spot) => ({
    of: spot.of,
    ...(spot.code === null ? {} : { code: spot.code }),
    ...(spot.kind === null ? {} : { kind: spot.kind }),
    id: spot.id,
    vi: sentence(set, spot, "vi"),
    en: sentence(set, spot, "en"),
  })),
});

const sentence = (set: CriteriaSet, spot: Coverage["uncovered"][number], lang: Lang): string => {
  const { lead, what } = uncoveredInWords(set, spot, lang);
  return `${lead}: ${what}`;
};
