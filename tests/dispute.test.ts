/** docs/dispute.md, held against the program: each command on the page gives what stands below it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { thangdiem } from "./fixtures.ts";

const root = join(import.meta.dirname, "..");
const page = readFileSync(join(root, "docs/dispute.md"), "utf8");

const shown = [...page.matchAll(/```sh\nnpx thangdiem ([^\n]+)\n```\n+```text\n([\s\S]*?)```/g)].map(
  ([, command = "", output = ""]) => ({ command, output }),
);

/** From the folder of the project, wherever the tests are started. */
const replayed = (command: string, ...more: string[]) =>
  thangdiem([...command.replace("data/dispute", join(root, "data/dispute")).split(" "), ...more]);

describe("the worked dispute", () => {
  test("takes three commands", () => {
    expect(shown.map(({ command }) => command.split(" ")[0])).toEqual(["compare", "compare", "compare"]);
  });

  test.each(shown)("$command", ({ command, output }) => {
    const { status, out, err } = replayed(command);
    expect([status, err]).toEqual([0, ""]);
    // The notices of the set stand on the page once, in words of its own.
    expect(out.slice(out.indexOf("\nSở Mẫu A") + 1)).toBe(output);
  });

  // Worked by hand in data/dispute/README.md: 92.25 claimed, 89.75 appraised, 91.375 after the appeal.
  test("comes to what was worked out by hand", () => {
    const sides = shown.slice(0, 2).map(({ command }) => {
      const { before, after } = JSON.parse(replayed(command, "--json").out);
      return [before.points, before.grade, after.points, after.grade];
    });
    expect(sides).toEqual([
      ["92.25", "xuat_sac", "89.75", "tot"],
      ["89.75", "tot", "91.38", "xuat_sac"],
    ]);
  });
});
