#!/usr/bin/env node
/** The command as the shell starts it. */
import { run } from "./run.ts";

// A reader that stops early (a pager, `head`) is no failure of ours, and what is left need not be reckoned.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

const drained = () => new Promise<void>((resolve) => process.stdout.once("drain", resolve));

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => (process.stdout.write(text) ? undefined : drained()),
  err: (text) => process.stderr.write(text),
  input: process.stdin,
  isTerminal: process.stderr.isTTY,
});
