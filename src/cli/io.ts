/** What a command may touch of the world: two streams and files to write. Tests hand in their own. */
import { writeFileSync } from "node:fs";
import type { Lang } from "../engine/index.ts";

export interface Io {
  out(text: string): void;
  err(text: string): void;
}

/** 0 done; 1 the data is bad or a check failed; 2 wrong usage. */
export type ExitStatus = 0 | 1 | 2;

export type Both = Readonly<Record<Lang, string>>;

/** Results go to standard output, or whole into one file. */
export function deliver(text: string, outFile: string | undefined, io: Io): void {
  if (outFile === undefined) io.out(text);
  else writeFileSync(outFile, text);
}
