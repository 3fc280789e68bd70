/** Builds, then shows the main job on sample agencies: a ranking and one explanation. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

function thangdiem(...args) {
  console.log(`\n$ npx thangdiem ${args.join(" ")}\n`);
  run(process.execPath, ["dist/cli/main.js", ...args]);
}

run(process.execPath, [join("node_modules", "typescript", "bin", "tsc"), "-p", "tsconfig.build.json"]);

const sample = ["--set", "hd-16", "--evidence", "data/sample-small", "--period", "2025", "--close"];
thangdiem("rank", ...sample);
thangdiem("explain", ...sample, "--agency", "so-mau-04", "--criterion", "IV");
