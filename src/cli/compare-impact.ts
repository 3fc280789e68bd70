/** What becomes of a whole list or block between two sides, for people and for programs. */
import {
  type Comparison,
  clauseOfLine,
  type Evaluation,
  gradeInWords,
  gradeMoveReasons,
  type Impact,
  type Lang,
  labels,
  lineInWords,
  mainLine,
  outcomeInWords,
} from "../engine/index.ts";
import type { Sides } from "../files/comparison.ts";
import { impactCsv } from "../files/comparison-csv.ts";
import { impactReport, noticesBeside } from "../files/comparison-out.ts";
import { factLists, noticeLines, totalMove } from "./compare-one.ts";
import { heading, paragraph, table } from "./print.ts";
import { type CompareOptions, sideInWords } from "./sides.ts";

/** How many of the biggest movers are shown; `--json` and `--csv` have everyone. */
const shown = 10;

export function renderImpact(impact: Impact, sides: Sides, { json, csv, lang }: CompareOptions): string {
  if (json) return `${JSON.stringify(impactReport(impact, sides, lang), null, 2)}\n`;
  return csv ? impactCsv(impact, lang) : asText(impact, sides, lang);
}

const words = {
  vi: {
    title: (before: string, after: string) => `${before} → ${after}`,
    none: "Không có đơn vị nào ở cả hai phía.",
    grades: (moved: number, all: number) => `Mức xếp loại: ${moved}/${all} đơn vị đổi mức.`,
    before: "Trước",
    after: "Sau",
    count: "Số đơn vị",
    crossing: "Đổi mức xếp loại, và vì sao",
    movers: (count: number, all: number) => `Điểm đổi nhiều nhất (${count}/${all} đơn vị có điểm đổi)`,
    main: "Nguyên nhân chính",
    because: (text: string) => `Mức: ${text}`,
    line: (cause: string, what: string, change: string) => `Điểm: ${cause}: ${what} (${change})`,
    clause: (text: string) => `Căn cứ: ${text}`,
    still: "Không đơn vị nào đổi điểm.",
    facts: "Dữ kiện hai bộ không cùng hỏi",
    onlyBefore: (names: string) => `Chỉ có ở phía trước: ${names}.`,
    onlyAfter: (names: string) => `Chỉ có ở phía sau: ${names}.`,
  },
  en: {
    title: (before: string, after: string) => `${before} → ${after}`,
    none: "No agency is on both sides.",
    grades: (moved: number, all: number) => `Grades: ${moved} of ${all} agencies change theirs.`,
    before: "Before",
    after: "After",
    count: "Agencies",
    crossing: "Whose grade changes, and because of what",
    movers: (count: number, all: number) => `The biggest movers (${count} of ${all} whose points change)`,
    main: "Main cause",
    because: (text: string) => `Grade: ${text}`,
    line: (cause: string, what: string, change: string) => `Points: ${cause}: ${what} (${change})`,
    clause: (text: string) => `Source: ${text}`,
    still: "Nobody's points change.",
    facts: "Facts that the two sets do not share",
    onlyBefore: (names: string) => `Only on the side before: ${names}.`,
    onlyAfter: (names: string) => `Only on the side after: ${names}.`,
  },
} satisfies Record<Lang, unknown>;

function asText(impact: Impact, sides: Sides, lang: Lang): string {
  const say = words[lang];
  const [first] = impact.comparisons;
  if (first === undefined) return `${say.none}\n`;
  const { comparisons } = impact;
  const title = say.title(
    sideInWords(
      sides[0],
      comparisons.map(({ before }) => before),
      lang,
    ),
    sideInWords(
      sides[1],
      comparisons.map(({ after }) => after),
      lang,
    ),
  );
  const only = [
    ...(impact.onlyBefore.length > 0 ? [say.onlyBefore(namesOf(impact.onlyBefore))] : []),
    ...(impact.onlyAfter.length > 0 ? [say.onlyAfter(namesOf(impact.onlyAfter))] : []),
  ];
  return [
    ...noticeLines(noticesBeside(sides, comparisons, lang)),
    `${heading(title)}\n`,
    gradesText(impact, first, lang),
    crossingText(impact, lang),
    moversText(impact, lang),
    factsText(impact, lang),
    ...only.map((text) => `\n${paragraph(text)}\n`),
  ].join("");
}

const namesOf = (all: readonly Evaluation[]): string =>
  all.map(({ record }) => record.agency.name).join("; ");
const nameOf = ({ after }: Comparison): string => after.record.agency.name;

function gradesText({ grades, crossing, comparisons }: Impact, first: Comparison, lang: Lang): string {
  const say = words[lang];
  const columns = [
    { head: say.before, wide: 40 },
    { head: say.after, wide: 40 },
    { head: say.count, wide: 12, align: "right" as const },
  ];
  const rows = grades.map(({ from, to, agencies }) => [
    outcomeInWords(first.before.set, from, lang),
    outcomeInWords(first.after.set, to, lang),
    String(agencies),
  ]);
  return `\n${paragraph(say.grades(crossing.length, comparisons.length))}\n${table(columns, rows)}\n`;
}

function crossingText({ crossing }: Impact, lang: Lang): string {
  if (crossing.length === 0) return "";
  const say = words[lang];
  const texts = crossing.map((one) => {
    const head = `${nameOf(one)}: ${gradeInWords(one.before, lang)} → ${gradeInWords(one.after, lang)}; ${totalMove(one, lang)}`;
    const reasons = gradeMoveReasons(one, lang).map((text) => say.because(text));
    return [paragraph(head), ...[...reasons, ...mainTexts(one, lang)].map((text) => paragraph(text, 4))].join(
      "\n",
    );
  });
  return `\n${heading(say.crossing)}\n${texts.join("\n")}\n`;
}

/** The line that did most, and the clause behind it. */
function mainTexts(one: Comparison, lang: Lang): string[] {
  const line = mainLine(one);
  if (line === undefined) return [];
  const { cause, what, change } = lineInWords(one, line, lang);
  const clause = clauseOfLine(one, line);
  return [words[lang].line(cause, what, change), ...(clause === null ? [] : [words[lang].clause(clause)])];
}

function moversText({ movers }: Impact, lang: Lang): string {
  const say = words[lang];
  if (movers.length === 0) return `\n${say.still}\n`;
  const columns = [
    { head: labels[lang].agency, wide: 22 },
    { head: labels[lang].points, wide: 26 },
    { head: say.main, wide: 48 },
  ];
  const rows = movers.slice(0, shown).map((one) => {
    const line = mainLine(one);
    const main = line && lineInWords(one, line, lang);
    return [nameOf(one), totalMove(one, lang), main ? `${main.what} (${main.change})` : ""];
  });
  return `\n${heading(say.movers(rows.length, movers.length))}\n${table(columns, rows)}\n`;
}

/** Told once for all agencies of which it is the same. */
function factsText({ comparisons }: Impact, lang: Lang): string {
  const told = new Map<string, string[]>();
  for (const one of comparisons)
    for (const text of factLists(one, lang)) told.set(text, [...(told.get(text) ?? []), nameOf(one)]);
  const texts = [...told].map(([text, names]) => paragraph(`${names.join("; ")}: ${text}`));
  return texts.length === 0 ? "" : `\n${heading(words[lang].facts)}\n${texts.join("\n")}\n`;
}
