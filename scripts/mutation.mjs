/** `npm run test:mutation`: both halves, one after the other, each judged by its own tests; at the end the score of both together. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stryker = join(root, "node_modules", "@stryker-mutator", "core", "bin", "stryker.js");
const tally = { tried: 0, covered: 0, noticed: 0 };
const from = performance.now();
for (const half of ["criteria", "rules"]) {
  const { status } = spawnSync(process.execPath, [stryker, "run"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, HALF: half },
  });
  if (status !== 0) process.exit(1);
  const report = JSON.parse(readFileSync(join(root, "reports", "mutation", `${half}-report.json`), "utf8"));
  for (const { mutants } of Object.values(report.files))
    for (const { status: fate } of mutants) {
      if (fate === "Ignored") continue;
      tally.tried += 1;
      if (fate !== "NoCoverage") tally.covered += 1;
      if (fate === "Killed" || fate === "Timeout") tally.noticed += 1;
    }
}
const percent = (part, whole) => ((part / whole) * 100).toFixed(1);
console.log(
  `${tally.noticed} of ${tally.tried} changes were noticed: ${percent(tally.noticed, tally.tried)} %, ` +
    `of those that some test reaches ${percent(tally.noticed, tally.covered)} %; ` +
    `${((performance.now() - from) / 60_000).toFixed(0)} minutes`,
);
