/** An agency's plan for a year: its own tasks, what it rests on, what it promises and when it reports. */
import { z } from "zod";
import { fromIssue } from "../criteria/parse.ts";
import type { Period } from "../dates.ts";
import { cellOf, type Table } from "../evidence/table.ts";
import { hasErrors, type Outcome } from "../problems.ts";
import { suggestion } from "../suggest.ts";
import { agencyId, asWritten, documentId, id, isoDate, period, when, wording } from "./fields.ts";
import { readRows, type WrittenTask, wordsIn } from "./rows.ts";

export interface PlanTask extends WrittenTask {
  readonly id: string;
  /** Codes of the city's list that this task takes up. */
  readonly answers: readonly string[];
}

export const planColumns = {
  required: ["id", "text", "lead", "time", "when", "answers", "source"],
  optional: ["coordinating", "assumption"],
} as const;

const placed = { place: wording, quote: wording };

const inWords = z.strictObject({ what: wording, remedy: wording });

/** What only reading finds: two clauses that do not go together, and what to do. */
const reading = z.strictObject({
  id: documentId,
  severity: z.enum(["error", "warning", "note"]),
  vi: inWords,
  en: inWords,
  /** Of the plan, unless a document is named. */
  clauses: z.array(z.strictObject({ document: documentId.optional(), ...placed })).min(2),
});
export type Reading = z.infer<typeof reading>;

const basis = z.strictObject({
  decision: documentId,
  /** As the plan writes it. */
  number: wording.optional(),
  date: isoDate.optional(),
  /** The period that its title names. */
  for: period.optional(),
  ...placed,
});

const head = z.strictObject({
  plan: documentId,
  title: wording,
  agency: z.strictObject({ id: agencyId, name: wording, kind: id }),
  year: period,
  number: asWritten,
  dated: asWritten,
  signed: z.union([z.literal("unknown").transform(() => null), isoDate]),
  /** The city's task that asks for this plan, where its rows do not take it up. */
  itself: wording.optional(),
  "lead-of-all": z.strictObject({ lead: wording, ...placed }).optional(),
  bases: z.array(basis).default([]),
  themes: z.array(z.strictObject({ year: period, theme: wording.optional(), ...placed })).default([]),
  targets: z.array(z.strictObject(placed)).default([]),
  reports: z
    .array(z.strictObject({ id, from: z.enum(["agency", "divisions"]), when, ...placed }))
    .default([]),
  "self-scores": z.array(z.strictObject({ id, when, ...placed })).default([]),
  readings: z.array(reading).default([]),
});
type Head = z.infer<typeof head>;

export interface Plan {
  readonly id: string;
  readonly title: string;
  readonly agency: { readonly id: string; readonly name: string; readonly kind: string };
  readonly period: Period;
  /** As far as the copy in hand tells; blank where it is. */
  readonly number: string;
  readonly dated: string;
  readonly isDated: boolean;
  readonly itself: string | null;
  readonly leadOfAll: Head["lead-of-all"] | null;
  readonly bases: Head["bases"];
  readonly themes: Head["themes"];
  readonly targets: Head["targets"];
  readonly reports: Head["reports"];
  readonly selfScores: Head["self-scores"];
  readonly readings: readonly Reading[];
  /** The file of the head, for messages. */
  readonly file: string;
  readonly tasks: readonly PlanTask[];
}

export function parsePlanHead(written: unknown, file: string): Outcome<Omit<Plan, "tasks">> {
  const read = head.safeParse(written);
  if (!read.success)
    return { value: null, problems: read.error.issues.flatMap((issue) => fromIssue(issue, written)) };
  const of = read.data;
  return {
    value: {
      id: of.plan,
      title: of.title,
      agency: of.agency,
      period: of.year,
      number: of.number,
      dated: of.dated,
      isDated: of.signed !== null,
      itself: of.itself ?? null,
      leadOfAll: of["lead-of-all"] ?? null,
      bases: of.bases,
      themes: of.themes,
      targets: of.targets,
      reports: of.reports,
      selfScores: of["self-scores"],
      readings: of.readings,
      file,
    },
    problems: [],
  };
}

/** `codes` are those of the governing list; `null` where it is not in hand, so that nothing can be answered. */
export function parsePlanTasks(
  table: Table,
  codes: ReadonlySet<string> | null,
): Outcome<readonly PlanTask[]> {
  const { tasks, problems } = readRows(table, "id", (row, id_, written, refuse): PlanTask => {
    const answers = wordsIn(cellOf(row, "answers"), /[\s,;]+/);
    for (const code of answers)
      if (!codes?.has(code)) refuse("task-unknown", "answers", { code, ...suggestion(code, codes ?? []) });
    return { ...written, id: id_, answers };
  });
  return hasErrors(problems) ? { value: null, problems } : { value: tasks, problems };
}
