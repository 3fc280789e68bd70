/** An evaluation as a row of a table for spreadsheets. */
import { basisOf, type Evaluation, gradeInWords, type Lang, spanOf, textOfExact } from "../engine/index.ts";

export const scoreColumns = [
  { name: "agency", is: "text" },
  { name: "name", is: "text" },
  { name: "block", is: "text" },
  { name: "period", is: "text" },
  { name: "set", is: "text" },
  { name: "basis", is: "text" },
  { name: "closed", is: "text" },
  { name: "earned", is: "number" },
  { name: "at_least", is: "number" },
  { name: "at_most", is: "number" },
  { name: "out_of", is: "number" },
  { name: "grade", is: "text" },
] as const;

export function scoreRow(one: Evaluation, lang: Lang): string[] {
  const { agency, period } = one.record;
  const hasPoints = one.set.base !== null && one.total.applies;
  const { least, most } = hasPoints ? spanOf(one.total) : { least: null, most: null };
  const number = (text: string) => (lang === "vi" ? text.replace(".", ",") : text);
  return [
    agency.id,
    agency.name,
    agency.block,
    period.id,
    `${one.set.id}@${one.set.edition}`,
    basisOf(one.set, one.record.period),
    one.isClosed ? "yes" : "no",
    hasPoints && one.total.applies ? number(textOfExact(one.total.earned)) : "",
    least ? number(textOfExact(least)) : "",
    most ? number(textOfExact(most)) : "",
    one.set.base === null ? "" : number(textOfExact(one.outOf)),
    gradeInWords(one, lang),
  ];
}
