/** The package as it is published: compiled, the shipped sets checked, the command bundled. Stops at the first that fails. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
for (const step of [
  [join("node_modules", "typescript", "bin", "tsc"), "-p", "tsconfig.build.json"],
  ["scripts/check-shipped-sets.mjs"],
  ["scripts/bundle-command.mjs"],
]) {
  const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
