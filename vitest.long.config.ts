/** The tests that also have a long form, in that form: `npm run test:long`. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/oracle/**/*.test.ts", "tests/verifier.test.ts", "tests/api/hostile.test.ts"],
    env: { ORACLE_RUNS: "10000", LONG_TESTS: "yes" },
    setupFiles: ["tests/equal-numbers.ts"],
    testTimeout: 3_600_000,
  },
});
