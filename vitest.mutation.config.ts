/** For mutation testing: the tests that judge rules and criteria sets, each property tried a few times. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "tests/engine/rules/**/*.test.ts",
      "tests/engine/criteria/**/*.test.ts",
      "tests/engine/{conditions,derived}.test.ts",
    ],
    setupFiles: ["tests/fewer-runs.ts", "tests/equal-numbers.ts"],
    testTimeout: 20_000,
    // The modules are loaded once for all files, not once for each.
    isolate: false,
    fileParallelism: false,
  },
});
