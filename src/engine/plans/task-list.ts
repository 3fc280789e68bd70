/** A city's task list of one period: its tasks, and which agencies each binds. */
import { z } from "zod";
import { fromIssue } from "../criteria/parse.ts";
import type { Period } from "../dates.ts";
import { isWithin } from "../dates.ts";
import { cellOf, type Table } from "../evidence/table.ts";
import { hasErrors, type Outcome } from "../problems.ts";
import { suggestion } from "../suggest.ts";
import { agencyKinds, documentId, id, isAgencyKind, period, wording } from "./fields.ts";
import { readRows, type WrittenTask, wordsIn } from "./rows.ts";

export interface CityTask extends WrittenTask {
  readonly part: string;
  readonly code: string;
  /** Kinds of agency, and agencies by name: those who lead. Who only coordinates is not bound. */
  readonly binds: readonly string[];
}

export const taskColumns = {
  required: ["part", "code", "text", "lead", "time", "when", "binds", "source"],
  optional: ["coordinating", "assumption"],
} as const;

const theme = z.strictObject({ text: wording, source: wording });

/** A city task, or a report, by the name that progress uses. */
const taskName = wording;

const listFacts = z.strictObject({
  /** The number of tasks due in the period, and of those done in time. */
  due: id,
  "in-time": id,
  /** The fact that asks for the day of a task. */
  days: z.array(z.strictObject({ task: taskName, fact: id })).default([]),
  /** A task of which progress names the items: the fact that counts all of them, and the one that counts those done. */
  items: z.array(z.strictObject({ task: taskName, all: id, done: id })).default([]),
});

const head = z.strictObject({
  list: documentId,
  /** In criteria/decisions.yaml. */
  decision: documentId,
  short: wording,
  governs: period,
  text: z.enum(["official", "annex", "named-only"]),
  note: wording.optional(),
  theme: theme.optional(),
  facts: listFacts.optional(),
});

export interface TaskList {
  readonly id: string;
  readonly decision: string;
  readonly short: string;
  readonly governs: Period;
  /** The city's theme of the period, as a source in hand gives it. */
  readonly theme: z.infer<typeof theme> | null;
  readonly facts: z.infer<typeof listFacts> | null;
  /** `null` where only the list's name is in hand. */
  readonly tasks: readonly CityTask[] | null;
}

/** `tasks` is `null` for a list of which only the name is in hand. */
export function parseListHead(
  written: unknown,
): Outcome<Omit<TaskList, "tasks"> & { readonly isInHand: boolean }> {
  const read = head.safeParse(written);
  if (!read.success)
    return { value: null, problems: read.error.issues.flatMap((issue) => fromIssue(issue, written)) };
  const { list, decision, short, governs, text } = read.data;
  return {
    value: {
      id: list,
      decision,
      short,
      governs,
      theme: read.data.theme ?? null,
      facts: read.data.facts ?? null,
      isInHand: text !== "named-only",
    },
    problems: [],
  };
}

export function parseCityTasks(table: Table): Outcome<readonly CityTask[]> {
  const { tasks, problems } = readRows(table, "code", (row, code, written, refuse): CityTask => {
    const binds = wordsIn(cellOf(row, "binds"), /;/);
    if (binds.length === 0) refuse("agency-cell-empty", "binds", { column: "binds" });
    for (const one of binds)
      if (/^[a-z0-9_]+$/.test(one) && !isAgencyKind(one))
        refuse("kind-unknown", "binds", {
          kind: one,
          options: Object.keys(agencyKinds).join(", "),
          ...suggestion(one, Object.keys(agencyKinds)),
        });
    return { ...written, part: cellOf(row, "part"), code, binds };
  });
  return hasErrors(problems) ? { value: null, problems } : { value: tasks, problems };
}

/** Whom a list may bind: an agency by kind and name, or any agency of a kind. */
export interface Bound {
  readonly kind: string;
  readonly name: string | null;
}

export const isBound = ({ binds }: CityTask, { kind, name }: Bound): boolean =>
  binds.some((one) => one === kind || (name !== null && sameName(one, name)));

/** `UBND` and `Ủy ban nhân dân` are one, capitals and accents' order aside. */
const sameName = (a: string, b: string): boolean => plainName(a) === plainName(b);

const plainName = (name: string): string =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("uỷ", "ủy")
    .replaceAll("ủy ban nhân dân", "ubnd")
    .replace(/\s+/g, " ")
    .trim();

/** The list that governs a period: of several the one for the shortest time that holds all of it. */
export const listFor = (lists: readonly TaskList[], wanted: Period): TaskList | undefined =>
  lists
    .filter(({ governs }) => isWithin(wanted, governs))
    .reduce<TaskList | undefined>(
      (best, one) => (best === undefined || isWithin(one.governs, best.governs) ? one : best),
      undefined,
    );
