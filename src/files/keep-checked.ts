/** The build's part of `checked-sets.ts`: every set of a library is checked, and what came of it is kept. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createScorer, type Problem } from "../engine/index.ts";
import { type Asked, digestOfBytes, type Index, indexFile, programPrint } from "./checked-sets.ts";
import { loadSet, shelves } from "./library.ts";

/** Writes `folder` anew; `program` is the folder of the program that checks. Gives the problems of the first set that has an error; then nothing is kept. */
export function keepChecked(criteria: string, folder: string, program: string): readonly Problem[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const asked: Record<string, Asked> = {};
  for (const { path } of shelves(criteria).value ?? []) {
    const { value, problems } = loadSet(path);
    if (value === null) return problems;
    const digest = digestOfBytes(readFileSync(path));
    const unplaced = problems.map(({ at: { file: _, ...at }, ...one }) => ({ ...one, at }));
    writeFileSync(
      join(folder, `${digest}.json`),
      JSON.stringify({ tree: value.written, problems: unplaced }),
    );
    const { tables } = createScorer(value);
    asked[digest] = Object.fromEntries([...tables].map(([kind, { facts }]) => [kind, [...facts]]));
  }
  const index: Index = { program: programPrint(program), asked };
  writeFileSync(join(folder, indexFile), JSON.stringify(index));
  return [];
}
