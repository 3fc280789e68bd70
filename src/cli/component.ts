/** `thangdiem score --export component`: each agency's result as a component of other scores. */
import { type Component, componentOf, gradeName, type Lang } from "../engine/index.ts";
import { csvOf } from "../files/csv-out.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { EvidenceOptions } from "./options.ts";
import { inVietnameseOrder } from "./order.ts";
import { paragraph } from "./print.ts";
import { evaluateFor, noticesAbove, type Work } from "./work.ts";

export interface ComponentOptions extends EvidenceOptions {
  /** A second set whose results stand in the same table. */
  readonly beside?: string;
}

export function component(options: ComponentOptions, io: Io): ExitStatus {
  const { beside, ...own } = options;
  const first = evaluateFor(own, io);
  if (first === null) return 1;
  const second = beside === undefined ? null : evaluateFor({ ...own, set: beside }, io);
  if (beside !== undefined && second === null) return 1;
  const works = [first, ...(second ? [second] : [])];
  const notices = [...new Set(works.flatMap((work) => noticesAbove(work, options.lang)))];
  io.err(notices.map((text) => `${paragraph(`! ${text}`)}\n`).join(""));
  const status = works.find((work) => work.status !== 0)?.status ?? 0;
  return deliver(render(works, options), status, options, io);
}

function render(works: readonly Work[], { json, lang }: ComponentOptions): string {
  const rows = works.flatMap((work) =>
    inVietnameseOrder(work.evaluations).map((one) => ({ work, row: componentOf(one) })),
  );
  if (json)
    return `${JSON.stringify(
      rows.map(({ row }) => row),
      null,
      2,
    )}\n`;
  return csvOf(
    columns,
    rows.map(({ work, row }) => cellsOf(work, row, lang)),
    lang,
  );
}

const columns = [
  { name: "agency", is: "text" },
  { name: "name", is: "text" },
  { name: "period", is: "text" },
  { name: "points", is: "number" },
  { name: "out_of", is: "number" },
  { name: "grade", is: "text" },
  { name: "closed", is: "text" },
  { name: "set", is: "text" },
  { name: "edition", is: "text" },
  { name: "basis", is: "text" },
  { name: "digest", is: "text" },
] as const;

function cellsOf({ set }: Work, row: Component, lang: Lang): string[] {
  const number = (text: string | null) => (lang === "vi" ? (text ?? "").replace(".", ",") : (text ?? ""));
  return [
    row.agency,
    row.name,
    row.period,
    number(row.points),
    number(row.outOf),
    row.grade === null ? "" : gradeName(set, row.grade, lang),
    row.closed ? "yes" : "no",
    row.set,
    row.edition,
    row.trial ? `${row.basis}, trial` : row.basis,
    row.digest,
  ];
}
