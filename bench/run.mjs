/**
 * `npm run bench`: how exact and how fast, beside other engines and beside doubles written by hand. `--quick` is a small
 * version of everything, `--full` a large one, `--json` prints one object. It only measures: the exit status is 1 when
 * one of our grades or totals is wrong, 2 when the others are not installed.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { paired, summed, toHundredths } from "./measure.mjs";
import { streaming } from "./streaming.mjs";
import { agencyMaker, decimalText, describe, evidenceCsv, workedOut } from "./workload.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const asked = process.argv.slice(2);
const unknown = asked.filter((one) => !["--quick", "--full", "--json"].includes(one));
if (unknown.length > 0) leave(`unknown: ${unknown.join(" ")}; there are --quick, --full, --json`);
if (!existsSync(join(root, "bench", "node_modules")))
  leave("The engines to compare with are not installed. Install them with: npm ci --prefix bench");

const mode = asked.includes("--quick") ? "quick" : asked.includes("--full") ? "full" : "usual";
const isJson = asked.includes("--json");
const sizes = {
  quick: {
    ours: 1_000,
    others: 1_000,
    growth: [250, 500, 1_000],
    rounds: 3,
    milliseconds: 40,
    warmUp: 500,
    starts: 3,
    csv: 100,
    streams: [50, 250],
  },
  usual: {
    ours: 10_000,
    others: 10_000,
    growth: [1_000, 10_000, 100_000],
    rounds: 9,
    milliseconds: 150,
    warmUp: 1500,
    starts: 9,
    csv: 300,
    streams: [1_000, 10_000],
  },
  full: {
    ours: 100_000,
    others: 10_000,
    growth: [1_000, 10_000, 100_000, 1_000_000],
    rounds: 15,
    milliseconds: 300,
    warmUp: 2000,
    starts: 15,
    csv: 1_000,
    streams: [10_000, 100_000, 1_000_000],
  },
}[mode];
const seed = 20_250_101;

build();
const { evidenceColumns, semanticsVersion } = await import("../dist/index.js");
const { prepare: prepareOurs } = await import("./thangdiem.mjs");
const peers = [];
for (const id of [
  "doubles",
  "doubles-explained",
  "json-logic-engine",
  "json-rules-engine",
  "zen-engine",
  "zen-engine-trace",
  "zen-engine-trace-text",
  "mathjs",
])
  peers.push({ id, ...(await import(`./peers/${id}.mjs`)) });

const table = describe(seed);
const ours = prepareOurs(table);
const others = peers.map(({ id, name, prepare }) => ({ id, name, ...prepare(table) }));
const agencyAt = agencyMaker(table, { seed });
const bigAgencyAt = agencyMaker(table, { seed, digits: 15 });
const first = (count, at = agencyAt) => Array.from({ length: count }, (_, index) => at(index));

const result = {
  version: JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version,
  semantics: semanticsVersion,
  mode,
  seed,
  node: process.version,
  exactness: await exactness(),
  ...(await speed()),
  growth: growth(),
  coldStart: coldStart(),
  csv: await csv(),
  streams: await streaming(sizes.streams),
};
print();
process.exit(result.exactness.ours.wrongGrades + result.exactness.ours.wrongTotals > 0 ? 1 : 0);

function leave(message) {
  console.error(message);
  process.exit(2);
}

function build() {
  const step = [join(root, "scripts", "build.mjs")];
  const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) leave("The build failed. First: npm ci");
}

/** Every grade and total against fractions worked out step by step; in portions, so that memory stays flat. */
async function exactness() {
  const tallies = new Map([["ours", none()], ...others.map(({ id }) => [id, none()])]);
  const portion = 500;
  for (let from = 0; from < Math.max(sizes.ours, sizes.others); from += portion) {
    const agencies = Array.from({ length: portion }, (_, index) => agencyAt(from + index));
    const right = agencies.map(({ facts }) => workedOut(table, facts));
    if (from < sizes.ours)
      for (const [index, record] of ours.recordsOf(agencies).entries()) {
        const { grade, total } = ours.resultOf(ours.evaluate(record));
        const isWrong = total !== decimalText(right[index].total);
        count(tallies.get("ours"), agencies[index], grade !== right[index].grade, isWrong);
      }
    if (from >= sizes.others) continue;
    for (const { id, take, evaluate } of others)
      for (const [index, agency] of agencies.entries()) {
        const { grade, total } = await evaluate(take(agency));
        const isWrong = Math.abs(Number(total) - Number(decimalText(right[index].total))) > 0.001;
        count(tallies.get(id), agency, grade !== right[index].grade, isWrong);
      }
  }
  const big = first(sizes.ours / 10, bigAgencyAt);
  for (const [index, record] of ours.recordsOf(big).entries()) {
    const { grade, total } = ours.resultOf(ours.evaluate(record));
    const right = workedOut(table, big[index].facts);
    count(tallies.get("ours"), big[index], grade !== right.grade, total !== decimalText(right.total));
  }
  return Object.fromEntries(tallies);

  function none() {
    return { agencies: 0, onBoundary: 0, wrongGrades: 0, wrongTotals: 0 };
  }

  function count(tally, { isOnBoundary }, isGradeWrong, isTotalWrong) {
    tally.agencies += 1;
    if (isOnBoundary) tally.onBoundary += 1;
    if (isGradeWrong) tally.wrongGrades += 1;
    if (isTotalWrong) tally.wrongTotals += 1;
  }
}

async function speed() {
  const agencies = first(200);
  const records = ours.recordsOf(agencies);
  const evaluated = { run: ours.evaluate, inputs: records };
  const whole = { run: ours.evaluateWhole, inputs: records };
  const explained = { run: ours.explain, inputs: records };
  const other = (id) => {
    const { take, evaluate, isAsync } = others.find((one) => one.id === id);
    return { run: evaluate, inputs: agencies.map(take), isAsync };
  };
  const beside = (a, b) => paired(a, b, sizes);
  const timesFaster = {};
  for (const { id } of others)
    if (!id.startsWith("doubles")) timesFaster[id] = await beside(evaluated, other(id));
  return {
    /** How many times as long ours takes. */
    beside: {
      evaluateToDoubles: await beside(other("doubles"), evaluated),
      evaluateToDoublesExplained: await beside(other("doubles-explained"), evaluated),
      wholeToDoubles: await beside(other("doubles"), whole),
      wholeToDoublesExplained: await beside(other("doubles-explained"), whole),
      inWordsToDoubles: await beside(other("doubles"), explained),
      inWordsToDoublesExplained: await beside(other("doubles-explained"), explained),
      bigAmountsToPlain: await beside(evaluated, {
        run: ours.evaluate,
        inputs: ours.recordsOf(first(200, bigAgencyAt)),
      }),
    },
    /** How many times as long the other takes. */
    timesFaster,
  };
}

/** Agencies made on the fly and forgotten; only `evaluate` is timed. The live heap is what remains after collecting. */
function growth() {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const found = sizes.growth.map((agencies) => {
    let milliseconds = 0;
    const portion = 250;
    for (let from = 0; from < agencies; from += portion) {
      const made = Array.from({ length: Math.min(portion, agencies - from) }, (_, index) =>
        agencyAt(from + index),
      );
      const records = ours.recordsOf(made);
      const used = process.cpuUsage();
      for (const record of records) ours.evaluate(record);
      const { user, system } = process.cpuUsage(used);
      milliseconds += (user + system) / 1000;
    }
    collect();
    return {
      agencies,
      each: milliseconds / agencies,
      liveMegabytes: process.memoryUsage().heapUsed / 2 ** 20,
    };
  });
  return found.map(({ agencies, each, liveMegabytes }) => ({
    agencies,
    timesEachOfSmallest: toHundredths(each / found[0].each),
    liveMegabytes: toHundredths(liveMegabytes),
  }));
}

/** A whole command on a city of 140 agencies, beside Node doing nothing; both by the clock. */
function coldStart() {
  const score = ["dist/cli/main.js", "score", "--set", "qd-5016", "--evidence", "data/sample-2026"];
  const start = (args) => {
    const from = performance.now();
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "ignore" });
    if (status !== 0) throw new Error(`${args.join(" ")} left with ${status}`);
    return performance.now() - from;
  };
  const rounds = [];
  // The first reads the files from disk.
  start(score);
  for (let round = 0; round < sizes.starts; round++) {
    const nothing = start(["-e", "0"]);
    const scored = start(score);
    const ratio = scored / nothing;
    rounds.push({ ratio, byTheClock: ratio, a: nothing * 1000, b: scored * 1000 });
  }
  return summed(rounds);
}

async function csv() {
  const { parse } = await import("csv-parse/sync");
  const agencies = first(sizes.csv);
  const text = evidenceCsv(agencies);
  const merely = { run: (given) => parse(given, { delimiter: ";" }).length, inputs: [text] };
  const read = { run: ours.reading(text, agencies, evidenceColumns), inputs: [text] };
  return { rows: text.split("\n").length - 2, ...(await paired(merely, read, sizes)) };
}

function print() {
  if (isJson) {
    console.log(JSON.stringify(result, null, 2));
    return;
  }
  const { exactness, beside, timesFaster, growth, coldStart, csv, streams } = result;
  const name = (id) => others.find((one) => one.id === id).name;
  const times = (ratio) => ratio.toFixed(ratio < 10 ? 2 : 0);
  const shown = ({ ratio, least, most, byTheClock }) => [
    times(ratio),
    `${times(least)} to ${times(most)}`,
    times(byTheClock),
  ];
  const goals = {
    "json-rules-engine": "at least 45",
    "zen-engine-trace": "at least 45",
    mathjs: "at least 15",
  };
  const lines = [
    `thangdiem ${result.version}, semantics ${result.semantics}, Node ${result.node}, ${mode} run. Ratios, of one thread; not promises.`,
    "",
    ...columns([
      ["Wrong beside fractions worked out by hand", "grades", "totals", "of", "on a boundary", "goal"],
      ["thangdiem", ...tallyCells(exactness.ours), "0"],
      ...others.map(({ id }) => [name(id), ...tallyCells(exactness[id]), ""]),
    ]),
    "",
    ...columns([
      ["Ours takes so many times as long", "of the processor", "rounds", "by the clock", "goal"],
      [
        "evaluate: total and grade, the rest when it is read : doubles",
        ...shown(beside.evaluateToDoubles),
        "at most 60, aim 30",
      ],
      ["evaluate : doubles with explanation objects", ...shown(beside.evaluateToDoublesExplained), ""],
      [
        "evaluate, and read every criterion with the facts found : doubles",
        ...shown(beside.wholeToDoubles),
        "at most 60",
      ],
      [
        "evaluate, and read every criterion : doubles with explanation objects",
        ...shown(beside.wholeToDoublesExplained),
        "",
      ],
      ["evaluate and explain in words : doubles", ...shown(beside.inWordsToDoubles), ""],
      [
        "evaluate and explain in words : doubles with explanation objects",
        ...shown(beside.inWordsToDoublesExplained),
        "",
      ],
      ["amounts of 15 digits : small numbers", ...shown(beside.bigAmountsToPlain), "at most 5"],
      ["thangdiem score, 140 agencies : node -e 0", ...shown(coldStart), "at most 8"],
      [`reading ${csv.rows} rows of evidence : csv-parse alone`, ...shown(csv), "at most 1.5"],
    ]),
    "",
    ...columns([
      [
        "The other takes so many times as long as evaluate",
        "of the processor",
        "rounds",
        "by the clock",
        "goal",
      ],
      ...Object.entries(timesFaster).map(([id, one]) => [name(id), ...shown(one), goals[id] ?? ""]),
    ]),
    "",
    ...columns([
      ["Agencies, made on the fly", "one, beside the smallest", "live heap, MB"],
      ...growth.map((one) => [
        String(one.agencies),
        one.timesEachOfSmallest.toFixed(2),
        one.liveMegabytes.toFixed(1),
      ]),
    ]),
    "",
    ...columns([
      [
        "score --stream, answers with explanations",
        "one, beside the smallest",
        "most memory ever, MB",
        "beside the smallest",
      ],
      ...streams.map((one) => [
        String(one.agencies),
        one.timesEachOfSmallest.toFixed(2),
        one.peakMegabytes.toFixed(0),
        one.timesPeakOfSmallest.toFixed(2),
      ]),
      ["goal, 1000000", "at most 1.2, beside 100000", "at most 250", "at most 2, beside 10000"],
    ]),
  ];
  console.log(lines.join("\n"));
}

function tallyCells({ wrongGrades, wrongTotals, agencies, onBoundary }) {
  return [wrongGrades, wrongTotals, agencies, onBoundary].map(String);
}

function columns(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join("   ")
      .trimEnd(),
  );
}
