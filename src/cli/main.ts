#!/usr/bin/env node
/** The command as the shell starts it. */
import { run } from "./run.ts";

// A reader that stops early (a pager, `head`) is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
