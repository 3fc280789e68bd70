/** Builds, then shows the main job on a sample city: a summary, the ranking of one block and one explanation. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

function thangdiem(...args) {
  const written = args.map((one) => (/\s/.test(one) ? `"${one}"` : one));
  console.log(`\n$ npx thangdiem ${written.join(" ")}\n`);
  run(process.execPath, ["dist/cli/main.js", ...args]);
}

run(process.execPath, ["scripts/build.mjs"]);

const city = ["--set", "qd-5016", "--evidence", "data/sample-2026", "--period", "2026", "--close"];
thangdiem("summary", ...city, "--block", "Sở, ban, ngành");
thangdiem("rank", ...city, "--block", "Sở, ban, ngành");
thangdiem("explain", ...city, "--agency", "so-mau-05", "--criterion", "I");
