/** `thangdiem score --beside`: the same facts under two sets, side by side. */
import {
  type Evaluation,
  gradeInWords,
  type Lang,
  spanOf,
  textOfExact,
  totalPoints,
} from "../engine/index.ts";
import { csvOf } from "../files/csv-out.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { EvidenceOptions } from "./options.ts";
import { inVietnameseOrder } from "./order.ts";
import { heading, paragraph, table } from "./print.ts";
import { evaluateFor, noticesAbove, type Work } from "./work.ts";

export interface BesideOptions extends EvidenceOptions {
  /** The second set; it need not govern the period. */
  readonly beside: string;
}

export function beside(options: BesideOptions, io: Io): ExitStatus {
  const first = evaluateFor(options, io);
  const second = first && evaluateFor({ ...options, set: options.beside, trial: true }, io);
  if (first === null || second === null) return 1;
  const pairs = pairsOf(first, second);
  const status = first.status === 0 ? second.status : first.status;
  return deliver(render([first, second], pairs, options), status, options, io);
}

interface Pair {
  readonly first: Evaluation;
  readonly second: Evaluation | undefined;
}

function pairsOf(first: Work, second: Work): Pair[] {
  const others = new Map(second.evaluations.map((one) => [one.record.agency.id, one]));
  return inVietnameseOrder(first.evaluations).map((one) => ({
    first: one,
    second: others.get(one.record.agency.id),
  }));
}

const words = {
  vi: {
    title: (first: string, second: string, period: string) =>
      `Cùng số liệu kỳ ${period} theo hai bộ tiêu chí: ${first} và ${second}`,
    agency: "Đơn vị",
    points: "Điểm",
    grade: "Xếp loại",
    count: (same: number, all: number) =>
      `${same}/${all} đơn vị cùng tên mức xếp loại ở cả hai bộ; thang điểm và điều kiện của hai bộ khác nhau.`,
  },
  en: {
    title: (first: string, second: string, period: string) =>
      `The same facts of ${period} under two sets: ${first} and ${second}`,
    agency: "Agency",
    points: "Points",
    grade: "Grade",
    count: (same: number, all: number) =>
      `${same} of ${all} agencies bear a grade of the same name under both; their scales and conditions differ.`,
  },
};

const nameOf = ({ set }: Work): string => `${set.id}@${set.edition}`;

function render(works: readonly [Work, Work], pairs: readonly Pair[], options: BesideOptions): string {
  const { lang, json, csv } = options;
  const [first, second] = works;
  if (json)
    return `${JSON.stringify(
      {
        period: first.period.id,
        sets: works.map((work) => ({
          set: work.set.id,
          edition: work.set.edition,
          notices: noticesAbove(work, lang),
        })),
        agencies: pairs.map((pair) => ({
          agency: pair.first.record.agency.id,
          results: [pair.first, pair.second].map((one) => (one ? resultJson(one) : null)),
        })),
      },
      null,
      2,
    )}\n`;
  if (csv)
    return csvOf(
      [
        { name: "agency", is: "text" },
        { name: "name", is: "text" },
        ...works.flatMap((work) => [
          { name: `${nameOf(work)} points`, is: "number" as const },
          { name: `${nameOf(work)} grade`, is: "text" as const },
        ]),
      ],
      pairs.map((pair) => [
        pair.first.record.agency.id,
        pair.first.record.agency.name,
        ...cellsOf(pair.first, lang),
        ...cellsOf(pair.second, lang),
      ]),
      lang,
    );
  const say = words[lang];
  const isSame = ({ first: one, second: other }: Pair) =>
    other !== undefined && gradeInWords(one, lang) === gradeInWords(other, lang);
  const column = (head: string, wide: number, align: "left" | "right" = "left") => ({ head, wide, align });
  const columns = [
    column(say.agency, 22),
    ...works.flatMap((work) => [
      column(`${say.points} ${work.set.id}`, 13, "right"),
      column(`${say.grade} ${work.set.id}`, 22),
    ]),
  ];
  const notices = [...new Set(works.flatMap((work) => noticesAbove(work, lang)))];
  const rows = pairs.map((pair) => [
    pair.first.record.agency.name,
    ...cellsOf(pair.first, lang),
    ...cellsOf(pair.second, lang),
  ]);
  return [
    ...notices.map((text) => `${paragraph(`! ${text}`)}\n`),
    `${heading(say.title(nameOf(first), nameOf(second), first.period.id))}\n`,
    `${table(columns, rows)}\n`,
    `${paragraph(say.count(pairs.filter(isSame).length, pairs.length))}\n`,
  ].join("");
}

const cellsOf = (one: Evaluation | undefined, lang: Lang): string[] =>
  one ? [totalPoints(one, lang), gradeInWords(one, lang)] : ["–", "–"];

function resultJson({ set, total, grading, isClosed }: Evaluation) {
  const { least, most } = spanOf(total);
  return {
    set: set.id,
    closed: isClosed,
    points: { atLeast: least && textOfExact(least), atMost: most && textOfExact(most) },
    grade: { id: grading.grade, status: grading.status },
  };
}
