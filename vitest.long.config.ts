/** The oracle against the engine, on many more random sets than `npm test` has time for. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/oracle/**/*.test.ts"],
    env: { ORACLE_RUNS: "10000" },
    testTimeout: 3_600_000,
  },
});
