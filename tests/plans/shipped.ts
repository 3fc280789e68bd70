/** The shipped lists and plans, read once for each test that asks. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Outcome, Plan, TaskList } from "../../src/engine/index.ts";
import { readPlan, readTaskLists, shippedPlans } from "../../src/files/plans-in.ts";

export const orThrow = <T>({ value, problems }: Outcome<T>): T => {
  if (value === null) throw new Error(JSON.stringify(problems));
  return value;
};

export const lists = (): readonly TaskList[] => orThrow(readTaskLists(shippedPlans));

export function list2026(): Required<TaskList> & { readonly tasks: NonNullable<TaskList["tasks"]> } {
  const found = lists().find(({ id }) => id === "qd-371-2026");
  if (!found?.tasks) throw new Error("no list of 2026");
  return { ...found, tasks: found.tasks };
}

export const planIdsShipped = [
  "kh-skhcn-2026",
  "kh-sgddt-2026",
  "kh-so-ngoai-vu-2025",
  "kh-xa-dai-son-2026",
] as const;

export const plan = (id: string): Plan => orThrow(readPlan(id, shippedPlans, lists()));

/** The text of a source with every run of blanks as one. */
export const sourceText = (id: string): string =>
  plainText(readFileSync(join(shippedPlans, "sources", `${id}.txt`), "utf8"));

export const plainText = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();
