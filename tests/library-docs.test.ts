/** Every example of docs/library.md is typed soundly, is short, runs, and prints what it says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import * as thangdiem from "../src/index.ts";

const root = join(import.meta.dirname, "..");

interface Example {
  readonly title: string;
  readonly code: string;
}

const examples = (): Example[] =>
  [...readFileSync(join(root, "docs/library.md"), "utf8").matchAll(/^## (.+)\n\n```ts\n([\s\S]+?)```/gm)].map(
    ([, title = "", code = ""]) => ({ title, code }),
  );

test.each(examples())("$title", async ({ code }) => {
  const promised = [...code.matchAll(/\/\/ → (.+)$/gm)].map(([, text]) => text);
  expect(promised.length).toBeGreaterThan(0);
  expect(
    code.split("\n").filter((line) => line !== "" && !/^(?:import|\/\/)/.test(line)).length,
  ).toBeLessThanOrEqual(10);
  const printed: string[] = [];
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const modules: Record<string, unknown> = { thangdiem, "node:fs": await import("node:fs") };
  new Function("require", "console", "exports", outputText)(
    (name: string) => modules[name],
    { log: (...parts: unknown[]) => void printed.push(parts.join(" ")) },
    {},
  );
  for (const [index, text] of promised.entries()) expect(printed[index]).toBe(text);
});

test("all of them are typed soundly", () => {
  const written = new Map(
    examples().map(({ code }, index) => [
      join(root, `example-${index}.ts`),
      code.replaceAll('"thangdiem"', '"./src/index.ts"'),
    ]),
  );
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (path) => written.get(path) ?? readFile(path);
  host.fileExists = (path) => written.has(path) || fileExists(path);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (path, version) => {
    const code = written.get(path);
    return code === undefined ? getSourceFile(path, version) : ts.createSourceFile(path, code, version, true);
  };
  const program = ts.createProgram([...written.keys()], options, host);
  const found = [...written.keys()].flatMap((path) => {
    const file = program.getSourceFile(path);
    return program
      .getSemanticDiagnostics(file)
      .map((one) => ts.flattenDiagnosticMessageText(one.messageText, "\n"));
  });
  expect(written.size).toBe(12);
  expect(found).toEqual([]);
});
