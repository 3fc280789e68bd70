/** What compare tells, as tables for Excel: the list, the lines of one agency, or two agencies side by side. */
import {
  type Above,
  aheadInWords,
  type Comparison,
  clauseOfLine,
  type Exact,
  gradeInWords,
  gradeMoveReasons,
  type Impact,
  inHandInWords,
  type Lang,
  lineInWords,
  mainLine,
  placesInWords,
} from "../engine/index.ts";
import { csvOf, type OutColumn } from "./csv-out.ts";

const text = (name: string): OutColumn => ({ name, is: "text" });
const number = (name: string): OutColumn => ({ name, is: "number" });

/** With four decimals, and the minus sign that a spreadsheet takes for one. */
const cellOf = (points: Exact | null, lang: Lang): string =>
  points === null ? "" : placesInWords(points, 4, lang).replace("−", "-");

/** A row for each agency: the points in hand before and after, and what did most of the change. */
export function impactCsv({ comparisons }: Impact, lang: Lang): string {
  const columns = [
    text("block"),
    text("agency"),
    text("name"),
    number("before"),
    number("after"),
    number("change"),
    text("grade before"),
    text("grade after"),
    text("because"),
    text("main cause"),
    text("clause"),
  ];
  const rows = comparisons.map((one) => {
    const { agency } = one.after.record;
    const line = mainLine(one);
    return [
      agency.block,
      agency.id,
      agency.name,
      inHandInWords(one.before, lang),
      inHandInWords(one.after, lang),
      cellOf(one.change, lang),
      gradeInWords(one.before, lang),
      gradeInWords(one.after, lang),
      gradeMoveReasons(one, lang).join(" "),
      line ? lineInWords(one, line, lang).what : "",
      (line && clauseOfLine(one, line)) ?? "",
    ];
  });
  return csvOf(columns, rows, lang);
}

/** A row for each line. */
export const comparisonCsv = (one: Comparison, lang: Lang): string =>
  csvOf(
    [text("cause"), text("about"), text("what"), number("change")],
    one.lines.map((line) => {
      const { cause, what } = lineInWords(one, line, lang);
      return [cause, line.about ?? "", what, cellOf(line.change, lang)];
    }),
    lang,
  );

/** A row for each criterion or step in which they differ. */
export const aboveCsv = (above: Above, lang: Lang): string =>
  csvOf(
    [
      text("what"),
      number(above.upper.record.agency.id),
      number(above.lower.record.agency.id),
      number("lead"),
    ],
    above.lines.map((line) => [
      aheadInWords(above, line, lang),
      cellOf(line.upper, lang),
      cellOf(line.lower, lang),
      cellOf(line.lead, lang),
    ]),
    lang,
  );
