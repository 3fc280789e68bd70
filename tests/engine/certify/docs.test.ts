/** docs/certificate.md, by which others write verifiers: it names every key there is and every word it may hold, and its commands are taken. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { certificateSchema } from "../../../src/engine/certify/shape.ts";
import { arithmetic, equalities, orders } from "../../../src/engine/formula/syntax.ts";
import { thangdiem } from "../../fixtures.ts";

const page = readFileSync(join(import.meta.dirname, "../../../docs/certificate.md"), "utf8");
const prose = page.replace(/```.*?```/gs, "");
const codes = new Set(
  [...prose.matchAll(/`([^`]+)`/g)].flatMap(([, code = ""]) => code.match(/[A-Za-z][A-Za-z-]*/g) ?? []),
);

test("every key and every fixed word of a certificate is named", () => {
  const found = new Set<string>();
  const visit = (schema: unknown): void => {
    if (typeof schema !== "object" || schema === null) return;
    for (const [key, value] of Object.entries(schema)) {
      if (key === "properties") for (const name of Object.keys(value)) found.add(name);
      if (key === "enum") for (const word of value as string[]) found.add(word);
      if (key === "const") found.add(String(value));
      visit(value);
    }
  };
  visit(z.toJSONSchema(certificateSchema, { unrepresentable: "any" }));
  found.delete("1");
  expect(found.size).toBeGreaterThan(80);
  expect([...found].filter((name) => !codes.has(name))).toEqual([]);
});

test("every operator of a formula is named", () => {
  for (const op of [...arithmetic, ...equalities, ...orders, "and", "or", "not", "negative"])
    expect(prose).toMatch(new RegExp(`\`[^\`]*${op.replace(/[*+]/g, "\\$&")}[^\`]*\``));
});

test("its commands have the options that there are", () => {
  const commands = [...page.matchAll(/npx thangdiem ([^\n`#]+)/g)].map(([, words = ""]) => words.trim());
  expect(commands.length).toBeGreaterThan(5);
  for (const command of commands) {
    const help = thangdiem([command.split(" ")[0] ?? "", "--help"]).out;
    for (const [option] of command.matchAll(/--[a-z-]+/g)) expect(help, command).toContain(`${option} `);
  }
});
