/** What a command may touch of the world: two streams and files to write. Tests hand in their own. */
import { writeFileSync } from "node:fs";
import { type Lang, problem } from "../engine/index.ts";
import { codeOf } from "../files/library.ts";
import { problemsText } from "./print.ts";

export interface Io {
  /** A promise where the reader is slower than we are: who writes much waits for it. */
  out(text: string): void | Promise<void>;
  err(text: string): void;
  /** Standard input. */
  readonly input?: AsyncIterable<Uint8Array>;
  /** Does a person look at standard error? */
  readonly isTerminal?: boolean;
}

/** 0 done; 1 the data is bad or a check failed; 2 wrong usage. */
export type ExitStatus = 0 | 1 | 2;

export type Both = Readonly<Record<Lang, string>>;

/** Results go to standard output, or whole into one file; where that cannot be written, the status is 1. */
export function deliver(
  text: string,
  status: ExitStatus,
  { out, lang }: { readonly out?: string; readonly lang: Lang },
  io: Io,
): ExitStatus {
  if (out === undefined) {
    io.out(text);
    return status;
  }
  try {
    writeFileSync(out, text);
    return status;
  } catch (error) {
    io.err(problemsText([problem("file-unwritable", {}, { name: out, detail: codeOf(error) })], lang));
    return 1;
  }
}
