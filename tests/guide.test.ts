/** The guide for officers, held against the program: the commands it tells are taken, the messages it quotes are said. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { problemWords } from "../src/engine/words/problems.ts";
import { thangdiem } from "./fixtures.ts";

const guide = readFileSync(join(import.meta.dirname, "../HUONG-DAN.md"), "utf8");

const commands = [...guide.matchAll(/npx thangdiem ([^\n`]+)/g)].map(([, words = ""]) => words.trim());

describe("the commands of the guide", () => {
  test("there are some, of every kind that an officer needs", () => {
    const kinds = new Set(commands.map((one) => one.split(" ")[0]));
    expect([...kinds].sort()).toEqual([
      "audit",
      "certify",
      "check",
      "compare",
      "diff",
      "explain",
      "form",
      "keygen",
      "rank",
      "score",
      "summary",
      "verify",
    ]);
  });

  test.each(commands)("%s has options that there are", (command) => {
    const help = thangdiem([command.split(" ")[0] ?? "", "--help"]).out;
    for (const [option] of command.matchAll(/--[a-z-]+/g)) expect(help).toContain(`${option} `);
  });
});

const table = guide.slice(guide.indexOf("## Phần 2"), guide.indexOf("## Phần 3"));
const messages = [...table.matchAll(/^\| ([^|*]+) \|/gm)]
  .map(([, message = ""]) => message)
  .filter((message) => !/^(?:Thông báo|-+)$/.test(message));

/** `{name}` of the words of a problem stands for anything; `(…)` in the guide for whatever stands in parentheses. */
const isSaid = (message: string): boolean =>
  Object.values(problemWords).some(({ vi: [what] }) => {
    const parts = what.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const short = message.replace("(…)", "");
    return message.includes("(…)")
      ? what.startsWith(short.trim())
      : new RegExp(`^${parts.join(".+")}$`).test(message);
  });

describe("the messages of the guide", () => {
  test("there are as many as a clerk meets", () => {
    expect(messages.length).toBeGreaterThan(20);
  });

  test.each(messages)("%s", (message) => {
    expect(isSaid(message)).toBe(true);
  });
});
