/** Why one agency stands above another, for people and for programs. */
import {
  type Above,
  aheadInWords,
  changeOfPoints,
  decisionInWords,
  gradeInWords,
  type Lang,
  labels,
  pointsOrNone,
} from "../engine/index.ts";
import type { NamedSide } from "../files/comparison.ts";
import { aboveCsv } from "../files/comparison-csv.ts";
import { aboveReport } from "../files/comparison-out.ts";
import { markedTotal, noticeLines } from "./compare-one.ts";
import { heading, labelled, paragraph, table } from "./print.ts";
import type { CompareOptions } from "./sides.ts";

export function renderAbove(above: Above, side: NamedSide, { json, csv, lang }: CompareOptions): string {
  if (json) return `${JSON.stringify(aboveReport(above, side, lang), null, 2)}\n`;
  return csv ? aboveCsv(above, lang) : asText(above, side, lang);
}

const words = {
  vi: {
    title: (upper: string, lower: string) => `${upper} và ${lower}`,
    decided: "Quyết định",
    where: "Ở đâu",
    lead: "Hơn",
    sum: "Cộng",
    tie: (code: string, upper: string, lower: string) => `mục ${code}: ${upper} và ${lower}`,
    equal: "Từng tiêu chí bằng nhau.",
  },
  en: {
    title: (upper: string, lower: string) => `${upper} and ${lower}`,
    decided: "Decided by",
    where: "Where",
    lead: "Ahead by",
    sum: "Sum",
    tie: (code: string, upper: string, lower: string) => `${code}: ${upper} and ${lower}`,
    equal: "Every criterion is equal.",
  },
} satisfies Record<Lang, unknown>;

function asText(above: Above, side: NamedSide, lang: Lang): string {
  const say = words[lang];
  const { upper, lower, lead, lines, tieBreaks } = above;
  const { set } = upper;
  const [high, low] = [upper.record.agency.name, lower.record.agency.name];
  const points = (value: Parameters<typeof pointsOrNone>[0]) => pointsOrNone(value, set, lang);
  const summary = (one: Above["upper"]) => `${markedTotal(one, lang)} · ${gradeInWords(one, lang)}`;
  const rows = lines.map((line) => [
    aheadInWords(above, line, lang),
    points(line.upper),
    points(line.lower),
    changeOfPoints(line.lead, set, lang),
  ]);
  const ties = tieBreaks.map(({ code, ...at }) => say.tie(code, points(at.upper), points(at.lower)));
  const right = (head: string, wide: number) => ({ head, wide, align: "right" as const });
  const columns = [{ head: say.where, wide: 42 }, right(high, 16), right(low, 16), right(say.lead, 12)];
  const sum = [say.sum, markedTotal(upper, lang), markedTotal(lower, lang), changeOfPoints(lead, set, lang)];
  return [
    ...noticeLines(side.notices),
    `${heading(say.title(high, low))}\n`,
    `${labelled([
      [labels[lang].total, `${high}: ${summary(upper)}`],
      ["", `${low}: ${summary(lower)}`],
      [say.decided, [decisionInWords(above, lang), ...ties].join(" ")],
    ])}\n\n`,
    rows.length === 0 ? `${paragraph(say.equal)}\n` : `${table(columns, [...rows, sum])}\n`,
  ].join("");
}
