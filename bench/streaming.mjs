/** `score --stream` on evidence that is made while it is read: the time for one agency, and the most memory ever held. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { toHundredths } from "./measure.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const set = join(root, "bench", "stream-set.yaml");
const score = [
  "dist/cli/main.js",
  "score",
  "--stream",
  "--set",
  set,
  "--evidence",
  "-",
  "--period",
  "2025",
  "--close",
];

/** For each number of agencies; the time of one is without the start of the program. */
export async function streaming(counts) {
  const start = await used(1);
  const found = [];
  for (const agencies of counts) {
    const { milliseconds, megabytes } = await used(agencies);
    found.push({ agencies, each: (milliseconds - start.milliseconds) / agencies, megabytes });
  }
  return found.map(({ agencies, each, megabytes }) => ({
    agencies,
    timesEachOfSmallest: toHundredths(each / found[0].each),
    milliseconds: toHundredths(each),
    peakMegabytes: toHundredths(megabytes),
    timesPeakOfSmallest: toHundredths(megabytes / found[0].megabytes),
  }));
}

async function used(agencies) {
  const folder = mkdtempSync(join(tmpdir(), "thangdiem-bench-"));
  const file = join(folder, "usage.json");
  const made = spawn(process.execPath, ["bench/stream-evidence.mjs", String(agencies)], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const usage = pathToFileURL(join(root, "bench", "usage.mjs")).href;
  const scored = spawn(process.execPath, ["--import", usage, ...score], {
    cwd: root,
    stdio: [made.stdout, "ignore", "ignore"],
    env: { ...process.env, USAGE: file },
  });
  const [status] = await once(scored, "exit");
  if (status !== 0) throw new Error(`scoring ${agencies} agencies left with ${status}`);
  const found = JSON.parse(readFileSync(file, "utf8"));
  rmSync(folder, { recursive: true });
  return found;
}
