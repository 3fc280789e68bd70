/** For mutation testing: the tests of the engine, each property tried a few times, so that thousands of mutants can be. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/engine/**/*.test.ts", "tests/editions.test.ts", "tests/golden.test.ts"],
    setupFiles: ["tests/fewer-runs.ts"],
    testTimeout: 20_000,
  },
});
