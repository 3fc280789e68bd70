/**
 * Part of the build: the command in a few files instead of some three hundred, which it would spend half its time opening.
 * What is loaded only when it is used stays outside. The licences of packages that come inside stand beside them.
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));
const command = join(root, "dist", "cli");
const bundled = join(root, "dist", "cli-bundled");

const bundle = await rolldown({
  input: join(command, "main.js"),
  platform: "node",
  external: [/^node:/, /^fastify/, /^@fastify\//, "mathjs", "yaml"],
});
const { output } = await bundle.write({ dir: bundled, format: "esm" });
await bundle.close();

const packages = new Set(
  output.flatMap(({ moduleIds = [] }) =>
    moduleIds.flatMap((id) => /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1] ?? []),
  ),
);
const licences = [...packages].sort().map((name) => {
  const folder = join(root, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (file === undefined) throw new Error(`${name} has no licence file to be handed on`);
  return `${name} ${version}, ${license}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
});
writeFileSync(join(bundled, "LICENCES.txt"), licences.join("\n----\n\n"));

rmSync(command, { recursive: true });
renameSync(bundled, command);
if (!existsSync(join(command, "main.js"))) throw new Error("the bundle has no main.js");
