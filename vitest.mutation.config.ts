/** For mutation testing: the tests that judge the half of the engine that is mutated, each property tried a few times. */
import { defineConfig } from "vitest/config";

const judges: Readonly<Record<string, readonly string[]>> = {
  // Without the laws, which every rule is held against with many records: what they notice, worked examples notice sooner.
  rules: [
    "tests/engine/rules/{defects,gather,kinds,tally}.test.ts",
    "tests/engine/{conditions,derived}.test.ts",
  ],
  criteria: [
    "tests/engine/criteria/**/*.test.ts",
    "tests/engine/rules/defects.test.ts",
    "tests/json-schema.test.ts",
  ],
};

export default defineConfig({
  test: {
    include: [...(judges[process.env["HALF"] ?? "rules"] ?? [])],
    setupFiles: ["tests/fewer-runs.ts", "tests/equal-numbers.ts"],
    testTimeout: 20_000,
    // The modules are loaded once for all files, not once for each.
    isolate: false,
    fileParallelism: false,
  },
});
