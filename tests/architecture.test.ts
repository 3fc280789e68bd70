/** The laws of the house. Each proves that it looked: zero files checked is a failure. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const filesUnder = (folder: string, ending: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${sep}node_modules${sep}`));

const sources = filesUnder("src", ".ts");
const engine = filesUnder("src/engine", ".ts");
const parsed = (file: string) =>
  ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);

function importsOf(file: string): string[] {
  return parsed(file).statements.flatMap((statement) =>
    (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
    statement.moduleSpecifier &&
    ts.isStringLiteral(statement.moduleSpecifier)
      ? [statement.moduleSpecifier.text]
      : [],
  );
}

function identifiersIn(file: string): Set<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(parsed(file));
  return found;
}

const inSrc = (file: string) => relative(join(root, "src"), file);

test("src/engine imports nothing that touches the world: a score is the same on every machine and every day", () => {
  const pure = [
    "zod",
    "canonicalize",
    "@noble/hashes/sha2.js",
    "@noble/hashes/utils.js",
    "fastest-levenshtein",
  ];
  expect(engine.length).toBeGreaterThan(20);
  for (const file of engine) {
    for (const specifier of importsOf(file)) {
      const isOwn =
        specifier.startsWith(".") &&
        !relative(join(root, "src/engine"), resolve(dirname(file), specifier)).startsWith("..");
      expect(isOwn || pure.includes(specifier), `${inSrc(file)} imports ${specifier}`).toBe(true);
    }
  }
});

test("src/engine names no clock, no chance, no locale, no float reading and no Node: nothing but its input decides", () => {
  const worldly = [
    "Date",
    "performance",
    "Intl",
    "process",
    "require",
    "globalThis",
    "Buffer",
    "fetch",
    "setTimeout",
    "console",
    "toLocaleString",
    "toLocaleLowerCase",
    "toLocaleUpperCase",
    "localeCompare",
    "parseFloat",
    "toFixed",
    "toPrecision",
    "eval",
    "Function",
  ];
  expect(engine.length).toBeGreaterThan(20);
  for (const file of engine) {
    const names = identifiersIn(file);
    expect(
      worldly.filter((name) => names.has(name)),
      inSrc(file),
    ).toEqual([]);
  }
});

test("src/engine uses no Math beyond whole numbers, and no number with a fraction: floats misgrade", () => {
  const whole = new Set(["max", "min", "floor", "abs"]);
  let looked = 0;
  for (const file of engine) {
    const visit = (node: ts.Node): void => {
      if (ts.isNumericLiteral(node)) {
        looked += 1;
        expect(Number.isInteger(Number(node.text)), `${inSrc(file)}: ${node.getText()}`).toBe(true);
      }
      if (ts.isPropertyAccessExpression(node) && node.expression.getText() === "Math") {
        looked += 1;
        expect(whole.has(node.name.text), `${inSrc(file)}: ${node.getText()}`).toBe(true);
      }
      ts.forEachChild(node, visit);
    };
    visit(parsed(file));
  }
  expect(looked).toBeGreaterThan(20);
});

test("imports point one way, cli → api → files → engine, so that each can be understood and tested without what uses it", () => {
  const rank = ["engine", "files", "api", "cli"];
  const layerOf = (path: string) => rank.indexOf(path.split(sep)[0] ?? "");
  let looked = 0;
  for (const file of sources) {
    const from = layerOf(inSrc(file));
    for (const specifier of importsOf(file).filter((one) => one.startsWith("."))) {
      const target = inSrc(resolve(dirname(file), specifier));
      const to = layerOf(target);
      looked += 1;
      if (from < 0) continue;
      expect(to >= 0 && to <= from, `${inSrc(file)} imports ${specifier}`).toBe(true);
      if (from > 0 && to === 0)
        expect(target, `${inSrc(file)} reaches past the engine's front door`).toBe(
          join("engine", "index.ts"),
        );
    }
  }
  expect(looked).toBeGreaterThan(50);
});

test("src/files/html imports nothing but the engine, itself and a digest: its pages can be made in a browser", () => {
  const pages = filesUnder("src/files/html", ".ts");
  expect(pages.length).toBeGreaterThan(5);
  for (const file of pages) {
    const others = importsOf(file).filter(
      (one) => !one.startsWith("./") && !one.startsWith("@noble/hashes/"),
    );
    expect(new Set([...others, "../../engine/index.ts"]), inSrc(file)).toEqual(
      new Set(["../../engine/index.ts"]),
    );
    const worldly = ["Buffer", "process", "Date", "Intl", "fetch", "console"];
    expect(
      worldly.filter((name) => identifiersIn(file).has(name)),
      inSrc(file),
    ).toEqual([]);
  }
});

test("within the engine exact numbers know nothing of rules, and rules nothing of sets, evidence or evaluation", () => {
  const above: Record<string, RegExp> = {
    exact: /\.\.\//,
    rules: /\.\.\/(criteria|evidence|evaluate|grade|rank|explain|report|check|intake|scorer)/,
    facts: /\.\.\/(criteria|evidence|evaluate|grade|rank|explain|report|check|intake|scorer)/,
    evidence: /\.\.\/(evaluate|grade|rank|explain|report|check|intake|scorer)/,
  };
  let looked = 0;
  for (const [folder, forbidden] of Object.entries(above)) {
    for (const file of filesUnder(join("src/engine", folder), ".ts")) {
      looked += 1;
      expect(
        importsOf(file).filter((one) => forbidden.test(one)),
        inSrc(file),
      ).toEqual([]);
    }
  }
  expect(looked).toBeGreaterThan(20);
});

test("every source file tells its idea in a sentence at its top", () => {
  const untold = sources.filter((file) => !/^(#!.*\n)?\/\*\*/.test(readFileSync(file, "utf8")));
  expect(sources.length).toBeGreaterThan(40);
  expect(untold.map(inSrc)).toEqual([]);
});

test("nothing in the project names a path of one machine or a registry host: it is built anywhere", () => {
  const texts = ["src", "tests", "scripts", "criteria", "data", "docs", "verifier", ".ci"]
    .flatMap((folder) => filesUnder(folder, ""))
    .concat(
      ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "package.json", "package-lock.json", ".npmrc"].map(
        (file) => join(root, file),
      ),
    );
  const here = root.split(sep).slice(0, 2).join(sep) + sep;
  expect(texts.length).toBeGreaterThan(50);
  for (const file of texts) {
    const text = readFileSync(file, "utf8");
    expect(text.includes(here) && here.length > 2, `${relative(root, file)} names ${here}`).toBe(false);
    if (file.endsWith("package-lock.json")) expect(text).not.toContain('"resolved"');
  }
});

test("dependencies are pinned exactly, so that the same install gives the same scores", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const versions = Object.entries<string>({ ...dependencies, ...devDependencies });
  expect(versions.length).toBeGreaterThan(10);
  for (const [name, version] of versions) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
});
