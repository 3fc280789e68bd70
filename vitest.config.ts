import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/equal-numbers.ts"],
    testTimeout: 60_000,
    // Left to itself it leaves a core idle, which on two cores is half of them.
    maxWorkers: "100%",
  },
});
