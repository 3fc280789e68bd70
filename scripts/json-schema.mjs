/** Writes docs/criteria.schema.json from the built engine: `npm run schema`, after the language of set files has changed. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { editionJsonSchema } from "../dist/engine/criteria/json-schema.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const file = join("docs", "criteria.schema.json");

writeFileSync(join(root, file), `${JSON.stringify(editionJsonSchema(), null, 2)}\n`);
const biome = join(root, "node_modules", ".bin", "biome");
const isWindows = process.platform === "win32";
const { status } = spawnSync(biome, ["format", "--write", file], {
  cwd: root,
  stdio: "inherit",
  shell: isWindows,
});
process.exitCode = status ?? 1;
