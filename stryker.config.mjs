/** Mutation testing in two halves, each judged by the tests that were written for it: `HALF=rules` or `HALF=criteria`. */
const half = process.env.HALF ?? "rules";

export default {
  mutate: [`src/engine/${half}/**/*.ts`],
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts" },
  plugins: ["@stryker-mutator/vitest-runner", "./scripts/mutation-words.mjs"],
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  // One more than the processors of a small machine: each waits for files a quarter of its time.
  concurrency: 3,
  timeoutMS: 15000,
  incremental: true,
  incrementalFile: `reports/mutation/${half}.json`,
  mutator: {
    excludedMutations: [
      "StringLiteral",
      "Regex",
      "ObjectLiteral",
      "ArrayDeclaration",
      "BlockStatement",
      "OptionalChaining",
    ],
  },
  reporters: ["clear-text", "json", "progress-append-only"],
  jsonReporter: { fileName: `reports/mutation/${half}-report.json` },
  clearTextReporter: { reportTests: false, allowColor: false },
  tempDirName: ".stryker-tmp",
  ignorers: ["words"],
};
