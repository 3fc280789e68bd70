/** Evidence folders that come with the project, each under a set: how many records are closed there. */
export const works: readonly (readonly [set: string, period: string, evidence: string, agencies: number])[] =
  [
    ["qd-5016", "2026", "data/sample-2026", 140],
    ["hd-16", "2025", "data/sample-small", 12],
    ["qd-25", "2025", "data/sample-small", 12],
    ["hd-16", "2026", "data/plans-evidence", 1],
    ["qd-25", "2025", "data/plans-evidence", 3],
    ["noi-bo-sgddt", "2026-H1", "data/sample-inside", 10],
    ["noi-bo-sgddt", "2026", "data/sample-inside", 10],
    ["hd-16", "2025", "tests/golden/three-sets", 4],
    ["qd-25", "2025", "tests/golden/three-sets", 4],
    ["qd-5016", "2026", "tests/golden/three-sets", 4],
    // Many answers are missing at once, so that trying them all takes half a minute: only in `npm run test:long`.
    ...(process.env["ORACLE_RUNS"] ? ([["hd-16", "2026", "data/sample-2026", 140]] as const) : []),
  ];
