/** Task lists and plans on disk: `<folder>/tasks/<list>.yaml` and `<folder>/plans/<plan>.yaml`, each with its tasks in a CSV beside it. */
import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  listFor,
  type Outcome,
  type Plan,
  type Problem,
  parseCityTasks,
  parseListHead,
  parsePlanHead,
  parsePlanTasks,
  planColumns,
  problem,
  suggestion,
  type TaskList,
  taskColumns,
} from "../engine/index.ts";
import { readCsv } from "./evidence-in.ts";
import { codeOf, readTree } from "./library.ts";

/** The task lists and plans that come with the package. */
export const shippedPlans = fileURLToPath(new URL("../../data", import.meta.url));

/** Every list of the folder; one with a problem is not handed out. */
export function readTaskLists(folder: string): Outcome<readonly TaskList[]> {
  const names = headsIn(join(folder, "tasks"));
  if (names.value === null) return names;
  const read = names.value.map((name) => readTaskList(join(folder, "tasks", `${name}.yaml`)));
  const problems = read.flatMap((one) => one.problems);
  const lists = read.flatMap(({ value }) => value ?? []);
  return lists.length < read.length ? { value: null, problems } : { value: lists, problems };
}

function readTaskList(path: string): Outcome<TaskList> {
  const head = readHead(path, parseListHead);
  if (head.value === null) return head;
  const { isInHand, ...list } = head.value;
  const place = placeProblems(list.id, path);
  if (!isInHand) return { value: { ...list, tasks: null }, problems: place };
  const table = readCsv(besides(path), taskColumns);
  const tasks = table.value === null ? table : parseCityTasks(table.value);
  return tasks.value === null || place.length > 0
    ? { value: null, problems: [...place, ...tasks.problems] }
    : { value: { ...list, tasks: tasks.value }, problems: [] };
}

/** The ids of the plans of the folder. */
export const planIds = (folder: string): Outcome<readonly string[]> => headsIn(join(folder, "plans"));

/** A plan by its id, or by the path of its file. */
export function readPlan(wanted: string, folder: string, lists: readonly TaskList[]): Outcome<Plan> {
  const isPath = /\.(ya?ml|csv)$/i.test(wanted);
  const path = isPath ? wanted.replace(/\.csv$/i, ".yaml") : join(folder, "plans", `${wanted}.yaml`);
  if (!isPath) {
    const known = planIds(folder);
    if (known.value === null) return known;
    if (!known.value.includes(wanted)) {
      const options = known.value.join(", ");
      return {
        value: null,
        problems: [
          problem("plan-unknown", {}, { plan: wanted, options, ...suggestion(wanted, known.value) }),
        ],
      };
    }
  }
  const head = readHead(path, (tree) => parsePlanHead(tree, basename(path)));
  if (head.value === null) return head;
  const place = placeProblems(head.value.id, path);
  const tasks = listFor(lists, head.value.period)?.tasks;
  const table = readCsv(besides(path), planColumns);
  const own =
    table.value === null
      ? table
      : parsePlanTasks(table.value, tasks ? new Set(tasks.map(({ code }) => code)) : null);
  return own.value === null || place.length > 0
    ? { value: null, problems: [...place, ...own.problems] }
    : { value: { ...head.value, tasks: own.value }, problems: [] };
}

const besides = (path: string): string =>
  join(dirname(path), `${basename(path).replace(/\.ya?ml$/i, "")}.csv`);

/** Heads and tasks are found by name, so the name must be the one that the file gives. */
function placeProblems(id: string, path: string): Problem[] {
  const file = basename(path);
  return file.replace(/\.ya?ml$/i, "") === id ? [] : [problem("plan-place", { file }, { id })];
}

function headsIn(folder: string): Outcome<readonly string[]> {
  try {
    const names = readdirSync(folder)
      .filter((name) => name.endsWith(".yaml") && statSync(join(folder, name)).isFile())
      .map((name) => name.slice(0, -".yaml".length));
    return { value: names.sort(), problems: [] };
  } catch (error) {
    return {
      value: null,
      problems: [problem("file-unreadable", {}, { name: folder, detail: codeOf(error) })],
    };
  }
}

function readHead<T>(path: string, parse: (tree: unknown) => Outcome<T>): Outcome<T> {
  const read = readTree(path, basename(path));
  if (read.value === null) return read;
  const parsed = parse(read.value.tree);
  const problems = read.value.placed(parsed.problems);
  return parsed.value === null ? { value: null, problems } : { value: parsed.value, problems };
}
