/**
 * How fast the service answers, on loopback: POST /evaluations beside a bare Fastify route that parses the same body and sends as many
 * ready-made bytes; and how much memory a long stream takes. After `npm run build`: `node bench/service.mjs`.
 */
import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readTable } from "../dist/files/csv-in.js";
import { agencyColumns, evidenceColumns } from "../dist/index.js";

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "5" },
    rounds: { type: "string", default: "4" },
    connections: { type: "string", default: "8" },
    agencies: { type: "string", default: "100000" },
    set: { type: "string", default: "hd-16" },
    json: { type: "boolean", default: false },
  },
});
const samples = { "hd-16": ["sample-small", "2025"], "qd-5016": ["sample-2026", "2026"] };
const [sample, period] = samples[options.set];

/** Every agency of the sample as a program would send it. */
function agenciesOf(folder) {
  const read = (name, columns) => {
    const path = fileURLToPath(new URL(`../data/${folder}/${name}`, import.meta.url));
    const { columns: names, rows } = readTable(readFileSync(path, "utf8"), name, columns).value;
    return rows.map(({ cells }) => Object.fromEntries(names.map((one) => [one, cells.get(one) ?? ""])));
  };
  const evidence = read("evidence.csv", evidenceColumns);
  return read("agencies.csv", agencyColumns).map(({ id, name, kind, block }) => {
    const facts = {};
    for (const { agency, fact, value, document, note, round } of evidence)
      if (agency === id && !fact.includes("."))
        facts[fact] = [...(facts[fact] ?? []), { value, document, note, round }];
    return { agency: { id, name, kind, block }, facts };
  });
}

/** A server in a process of its own; `ask` reads how much memory it holds. */
async function serverOf(kind, ready) {
  const child = fork(fileURLToPath(new URL("./service-child.mjs", import.meta.url)), [kind]);
  const told = () => new Promise((resolve) => child.once("message", resolve));
  if (ready) child.send(ready);
  const { port } = await told();
  return {
    port,
    async memory() {
      const answer = told();
      child.send("memory");
      return (await answer).rss;
    },
    stop: () => child.kill(),
  };
}

/** One request; the bytes of its answer are counted, or kept. */
const post = (port, agent, body, keep = false) =>
  new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const outgoing = request({ port, agent, method: "POST", path: "/evaluations", headers }, (incoming) => {
      const chunks = [];
      incoming.on("data", (chunk) => keep && chunks.push(chunk));
      incoming.on("end", () =>
        incoming.statusCode === 200
          ? resolve(Buffer.concat(chunks))
          : reject(new Error(`status ${incoming.statusCode}`)),
      );
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });

/** As many requests as fit into the time, over so many connections. */
async function load(port, bodies, seconds) {
  const agent = new Agent({ keepAlive: true, maxSockets: Number(options.connections) });
  const times = [];
  const end = performance.now() + seconds * 1000;
  const client = async (first) => {
    for (let turn = first; performance.now() < end; turn += 1) {
      const started = performance.now();
      await post(port, agent, bodies[turn % bodies.length]);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: Number(options.connections) }, (_, first) => client(first)));
  agent.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: times.length / seconds, p99: times[Math.floor(times.length * 0.99)] };
}

async function share() {
  const bodies = agenciesOf(sample)
    .slice(0, 12)
    .map((one) => JSON.stringify({ set: options.set, period, close: true, ...one }));
  const ours = await serverOf("ours");
  const ready = String(await post(ours.port, undefined, bodies[0], true));
  const bare = await serverOf("bare", ready);
  const seconds = Number(options.seconds);
  for (const { port } of [ours, bare]) await load(port, bodies, seconds / 2);
  const rounds = [];
  for (let round = 0; round < Number(options.rounds); round += 1)
    rounds.push({
      ours: await load(ours.port, bodies, seconds),
      bare: await load(bare.port, bodies, seconds),
    });
  for (const server of [ours, bare]) server.stop();
  const median = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
  return {
    set: options.set,
    requestBytes: Buffer.byteLength(bodies[0]),
    answerBytes: Buffer.byteLength(ready),
    oursPerSecond: median(rounds.map((one) => one.ours.perSecond)),
    barePerSecond: median(rounds.map((one) => one.bare.perSecond)),
    share: median(rounds.map((one) => one.ours.perSecond / one.bare.perSecond)),
    oursP99: median(rounds.map((one) => one.ours.p99)),
    bareP99: median(rounds.map((one) => one.bare.p99)),
  };
}

/** Lines are written only as fast as the server takes them, and what it answers is read and forgotten. */
async function streaming(count) {
  const server = await serverOf("ours");
  const all = agenciesOf(sample);
  const before = await server.memory();
  let most = before;
  const watch = setInterval(async () => {
    most = Math.max(most, await server.memory());
  }, 500);
  const started = performance.now();
  const lines = await new Promise((resolve, reject) => {
    let tail = "";
    const path = `/evaluations/stream?set=${options.set}&period=${period}&close=true`;
    const headers = { "content-type": "application/x-ndjson" };
    const outgoing = request({ port: server.port, method: "POST", path, headers }, (incoming) => {
      incoming.on("data", (chunk) => {
        tail = (tail + String(chunk)).slice(-300);
      });
      incoming.on("end", () => resolve(JSON.parse(tail.trimEnd().split("\n").at(-1)).summary));
    });
    outgoing.on("error", reject);
    let sent = 0;
    const send = () => {
      while (sent < count) {
        const { agency, facts } = all[sent % all.length];
        sent += 1;
        if (!outgoing.write(`${JSON.stringify({ agency: { ...agency, id: `so-${sent}` }, facts })}\n`))
          return;
      }
      outgoing.end();
    };
    outgoing.on("drain", send);
    send();
  });
  clearInterval(watch);
  const milliseconds = performance.now() - started;
  server.stop();
  return {
    agencies: count,
    ...lines,
    megabytesBefore: before / 1e6,
    megabytesMost: most / 1e6,
    millisecondsEach: milliseconds / count,
  };
}

const result = { evaluations: await share(), streams: [] };
const most = Number(options.agencies);
for (const count of [most / 100, most / 10, most])
  if (count >= 10) result.streams.push(await streaming(Math.floor(count)));

const shown = (number) => number.toFixed(number < 10 ? 2 : 0);
if (options.json) console.log(JSON.stringify(result, null, 2));
else {
  const { evaluations: one } = result;
  console.log(
    `POST /evaluations, ${one.set}: body of ${one.requestBytes} bytes, answer of ${one.answerBytes}`,
  );
  console.log(`  ours ${shown(one.oursPerSecond)} a second, p99 ${shown(one.oursP99)} ms`);
  console.log(`  bare ${shown(one.barePerSecond)} a second, p99 ${shown(one.bareP99)} ms`);
  console.log(`  share ${one.share.toFixed(3)} (goal 0.6)`);
  for (const { agencies, scored, megabytesBefore, megabytesMost, millisecondsEach } of result.streams)
    console.log(
      `stream of ${agencies}, ${scored} scored: memory ${shown(megabytesBefore)} → at most ${shown(megabytesMost)} MB, ${shown(millisecondsEach)} ms each`,
    );
}
