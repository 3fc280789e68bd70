/**
 * Shipped sets that were checked when the package was built. A set's check depends on its file and on this program
 * alone, so for a file that is the same to the last byte, and the program that checked it, its outcome is looked up
 * instead of being worked out again. Any other file is checked whenever it is read.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Problem } from "../engine/index.ts";

/** What reading and checking one file came to. */
export interface CheckedSet {
  readonly tree: unknown;
  /** Warnings and notes; a set with an error is not kept. Without the file's name, which depends on where one stands. */
  readonly problems: readonly Problem[];
}

/** The facts asked of each kind of agency. */
export type Asked = Readonly<Record<string, readonly string[]>>;

export interface CheckedSets {
  /** `undefined` for a file that was not checked at building. */
  setIn(file: Uint8Array): CheckedSet | undefined;
  /** What such a file asks, without reading the rest of it. */
  askedIn(file: Uint8Array): Asked | undefined;
}

export const digestOfBytes = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The file that is written last: without it nothing in its folder is used. */
export const indexFile = "index.json";

export interface Index {
  /** Which program checked them: see `programPrint`. */
  readonly program: string;
  readonly asked: Readonly<Record<string, Asked>>;
}

/** `program`: the folder of the program that runs. */
export function checkedSetsIn(folder: string, program: string): CheckedSets {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
  let known: ReadonlyMap<string, Asked> | undefined;
  const asked = () => {
    known ??= existsSync(join(folder, indexFile))
      ? askedWith(read(indexFile) as Index, programPrint(program))
      : new Map();
    return known;
  };
  return {
    setIn(file) {
      const digest = digestOfBytes(file);
      return asked().has(digest) ? (read(`${digest}.json`) as CheckedSet) : undefined;
    },
    askedIn: (file) => asked().get(digestOfBytes(file)),
  };
}

const askedWith = ({ program, asked }: Index, running: string): ReadonlyMap<string, Asked> =>
  new Map(program === running ? Object.entries(asked) : []);

/** The names and lengths of a program's files: another build of other sources has others. */
export function programPrint(folder: string): string {
  const files = ["engine", "files"].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, encoding: "utf8" }).map((name) => join(part, name)),
  );
  const lengths = files
    .filter((name) => name.endsWith(".js"))
    .sort()
    .map((name) => `${name} ${statSync(join(folder, name)).size}`);
  return digestOfBytes(new TextEncoder().encode(lengths.join("\n")));
}

const built = fileURLToPath(new URL("..", import.meta.url));

/** Those of this package; there are none where the program runs from its sources. */
export const shippedChecked = checkedSetsIn(join(built, "checked-sets"), built);
