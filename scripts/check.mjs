/**
 * Every check there is, one after the other, even when one fails; the last line counts them all.
 * Types, format and lint, unused code, the package and its commands count as one check each; tests are counted singly.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name) => join(root, "node_modules", ".bin", name);
/** There the commands are scripts that only a shell can start. */
const isWindows = process.platform === "win32";
const results = mkdtempSync(join(tmpdir(), "thangdiem-check-"));
const report = join(results, "tests.json");

const steps = [
  { name: "types", run: [bin("tsc"), "-p", "tsconfig.json"] },
  { name: "engine types, without Node", run: [bin("tsc"), "-p", "tsconfig.engine.json"] },
  { name: "build", run: [process.execPath, "scripts/build.mjs"] },
  { name: "format and lint", run: [bin("biome"), "ci", "--error-on-warnings", "."] },
  { name: "unused code and dependencies", run: [bin("knip")] },
  { name: "package", run: [bin("publint"), "--strict"] },
  { name: "shipped sets", run: [process.execPath, "dist/cli/main.js", "check"] },
];

const tally = { passed: 0, failed: 0, skipped: 0 };
const count = (passed, failed, skipped = 0) => {
  tally.passed += passed;
  tally.failed += failed;
  tally.skipped += skipped;
};

function run(name, [command, ...args]) {
  console.log(`\n── ${name}`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit", shell: isWindows });
  if (error) console.error(String(error));
  return status === 0;
}

for (const { name, run: command } of steps) {
  const isGood = run(name, command);
  if (!isGood) console.log(`FAILED: ${name}`);
  count(isGood ? 1 : 0, isGood ? 0 : 1);
}

const isTested = run("tests", [
  bin("vitest"),
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
]);
try {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  // A file that does not even load has no tests of its own to fail.
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  ).length;
  count(numPassedTests, numFailedTests + unloaded, numPendingTests + numTodoTests);
  if (numPassedTests === 0 || (!isTested && numFailedTests + unloaded === 0)) count(0, 1);
} catch (error) {
  console.error(String(error));
  count(0, 1);
}
rmSync(results, { recursive: true });

const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : "";
console.log(`\n${tally.passed} passed, ${tally.failed} failed${skipped}`);
process.exitCode = tally.failed === 0 ? 0 : 1;
