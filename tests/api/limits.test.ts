/** What whoever runs the service relies on: limits, keys, logs, headers, and an end without loss. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { start, stopAtSignals } from "../../src/api/server.ts";
import { defaults, settingsFrom } from "../../src/api/settings.ts";
import { problemInWords } from "../../src/engine/index.ts";
import { folderOf, smallSet, thangdiem } from "../fixtures.ts";
import { post, request, serviceOf, smallLibrary } from "./service.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

async function listening(settings: Parameters<typeof serviceOf>[0], library = smallLibrary()) {
  const service = await serviceOf(settings, library);
  await service.app.listen({ host: "127.0.0.1", port: 0 });
  return { ...service, port: (service.app.server.address() as AddressInfo).port };
}

/** What a server says to these bytes, until it closes the connection. */
const saidTo = (port: number, text: string | Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (chunk) => {
      said += String(chunk);
    });
    socket.on("close", () => resolve(said));
    socket.on("error", reject);
    onTestFinished(() => void socket.destroy());
  });

test("every wrong or unknown variable is told at once, and a key put in place of its digest is not shown", () => {
  const { value, problems } = settingsFrom({
    THANGDIEM_PORT: "65536",
    THANGDIEM_RATE: "0",
    THANGDIEM_BODY_LIMIT: "5",
    THANGDIEM_API_KEYS: "my secret",
    PATH: "/bin",
  });
  expect(value).toBeNull();
  const told = problems.map((one) => problemInWords(one, "en").what);
  expect(told).toEqual([
    "The environment variable THANGDIEM_PORT does not take “65536”.",
    "The environment variable THANGDIEM_RATE does not take “0”.",
    "There is no environment variable THANGDIEM_BODY_LIMIT.",
    "The environment variable THANGDIEM_API_KEYS does not take “…”.",
  ]);
});

test("variables are read to their outermost values", () => {
  const { value } = settingsFrom({
    THANGDIEM_HOST: "0.0.0.0",
    THANGDIEM_PORT: "65535",
    THANGDIEM_LOG_LEVEL: "silent",
    THANGDIEM_API_KEYS: `${"a".repeat(64)}, ${"0".repeat(64)}`,
    THANGDIEM_CORS_ORIGINS: "https://a.vn http://b.vn:8080",
    THANGDIEM_TRUST_PROXY: "yes",
  });
  expect(value).toEqual({
    ...defaults,
    host: "0.0.0.0",
    port: 65_535,
    logLevel: "silent",
    keys: ["a".repeat(64), "0".repeat(64)],
    corsOrigins: ["https://a.vn", "http://b.vn:8080"],
    trustsProxy: true,
  });
});

test("every variable stands in README with what holds without it", () => {
  const readme = readFileSync("README.md", "utf8");
  const { problems } = settingsFrom({ THANGDIEM_NONE: "" });
  const names = problems[0]?.values["options"]?.split(", ") ?? [];
  expect(names.length).toBe(17);
  for (const name of names) expect(readme).toContain(`\`${name}\``);
  const { criteria, keys, signingKey, corsOrigins, trustsProxy, ...shown } = defaults;
  for (const value of Object.values(shown)) expect(readme).toContain(`| \`${value}\` |`);
});

test("one request more than a minute allows is refused with how long to wait", async () => {
  const { ask } = await serviceOf({ ratePerMinute: 3 }, smallLibrary());
  for (const _ of [1, 2]) expect((await ask({ url: "/criteria-sets" })).status).toBe(200);
  expect((await ask({ url: "/nothing" })).status).toBe(404);
  const refused = await ask({ url: "/criteria-sets", headers: { "accept-language": "en" } });
  expect([refused.status, refused.json().title]).toEqual([429, "Too many requests"]);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect((await ask({ url: "/nothing" })).status).toBe(429);
  expect((await ask({ url: "/health" })).status).toBe(200);
});

test("where keys are configured, no answer without one but for life, readiness and the description", async () => {
  const { ask } = await serviceOf({ keys: [sha256("first"), sha256("second")] }, smallLibrary());
  const withKey = async (headers: Record<string, string>) =>
    (await ask({ url: "/criteria-sets", headers })).status;
  expect(await withKey({})).toBe(401);
  expect(await withKey({ authorization: "Bearer third" })).toBe(401);
  expect(await withKey({ authorization: `Bearer ${sha256("first")}` })).toBe(401);
  expect(await withKey({ authorization: "Bearer first" })).toBe(200);
  expect(await withKey({ "x-api-key": "second" })).toBe(200);
  const refused = await ask(post("/evaluations", request));
  expect([refused.status, refused.headers["www-authenticate"]]).toEqual([401, "Bearer"]);
  expect((await ask({ url: "/metrics" })).status).toBe(401);
  expect((await ask({ url: "/nothing" })).status).toBe(401);
  for (const url of ["/health", "/ready", "/openapi.json", "/docs/"])
    expect((await ask({ url })).status, url).toBe(200);
});

test("pages of other sites may call only where that is configured", async () => {
  const origin = "https://so-noi-vu.example";
  const allowed = async (corsOrigins: string[]) => {
    const { ask } = await serviceOf({ corsOrigins }, smallLibrary());
    return (await ask({ url: "/criteria-sets", headers: { origin } })).headers["access-control-allow-origin"];
  };
  expect(await allowed([])).toBeUndefined();
  expect(await allowed(["https://other.example"])).not.toBe(origin);
  expect(await allowed([origin, "https://other.example"])).toBe(origin);
});

test("every answer forbids what a browser might do with it", async () => {
  const { ask } = await serviceOf({}, smallLibrary());
  for (const url of ["/criteria-sets", "/nothing"]) {
    const { headers } = await ask({ url });
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-powered-by"]).toBeUndefined();
  }
});

test("an edition is given for good, and not twice to a client that has it", async () => {
  const { ask } = await serviceOf({}, smallLibrary());
  const url = "/criteria-sets/thu/editions/2025-01-01";
  const { headers, text } = await ask({ url });
  const etag = String(headers["etag"]);
  expect(etag).toBe(`"${sha256(text)}"`);
  expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  const again = async (known: string) => (await ask({ url, headers: { "if-none-match": known } })).status;
  expect(await again(etag)).toBe(304);
  expect(await again(`"x", W/${etag}`)).toBe(304);
  expect(await again(`"${sha256("other")}"`)).toBe(200);
});

test("the log names every request and its status, and never what was sent in", async () => {
  const { ask, log } = await serviceOf({ logLevel: "trace" }, smallLibrary());
  const secret = "số liệu kín 7351";
  const facts = { ty_le: { value: "80", document: secret, note: secret }, so_hop: secret };
  expect((await ask(post("/evaluations", { ...request, facts }))).status).toBe(422);
  expect((await ask(post("/evaluations", `{"${secret}": `))).status).toBe(400);
  const stream = {
    method: "POST" as const,
    url: "/evaluations/stream?set=thu&period=2025",
    payload: `{"${secret}": 1.5}`,
  };
  expect((await ask({ ...stream, headers: { "content-type": "application/x-ndjson" } })).status).toBe(200);
  expect(log.filter((line) => line.includes('"statusCode":422')).length).toBe(1);
  expect(log.join("")).not.toContain("7351");
});

test("requests are counted by route and status, and a client cannot make up a label", async () => {
  const { ask } = await serviceOf({}, smallLibrary());
  await ask(post("/evaluations", request));
  await ask({ url: '/no"such{route}' });
  await ask({ url: "/criteria-sets/thu" });
  const { text, headers } = await ask({ url: "/metrics" });
  expect(headers["content-type"]).toContain("text/plain; version=0.0.4");
  expect(text).toContain(
    'thangdiem_request_seconds_count{method="POST",route="/evaluations",status="200"} 1',
  );
  expect(text).toContain('thangdiem_request_seconds_count{method="other",route="unknown",status="404"} 1');
  expect(text).toContain(
    'thangdiem_request_seconds_count{method="GET",route="/criteria-sets/:id",status="200"} 1',
  );
  expect(text).toContain("thangdiem_requests_in_flight 1\n");
  for (const line of text.trimEnd().split("\n"))
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[^}]*\})? [0-9.e+-]+)$/);
});

test("a service that cannot keep up turns requests away for a while, says so when asked, and stays alive", async () => {
  const { ask } = await serviceOf({ lagMilliseconds: 10 }, smallLibrary());
  const busyUntil = Date.now() + 2500;
  let refused: Awaited<ReturnType<typeof ask>> | undefined;
  while (Date.now() < busyUntil && refused === undefined) {
    for (const from = Date.now(); Date.now() < from + 120; );
    await new Promise((resolve) => setTimeout(resolve, 1));
    const { status, headers, json, text } = await ask(post("/evaluations", request));
    if (status === 503) refused = { status, headers, json, text };
  }
  expect(refused?.headers["retry-after"]).toBe("10");
  expect(refused?.json().type).toBe("urn:problem-type:thangdiem:overloaded");
  expect((await ask({ url: "/ready" })).status).toBe(503);
  expect((await ask({ url: "/health" })).status).toBe(200);
  await vi.waitFor(async () => expect((await ask({ url: "/ready" })).status).toBe(200), { timeout: 8000 });
});

test("one long piece of work turns nobody away after it", async () => {
  const { ask } = await serviceOf({}, smallLibrary());
  for (const _ of [1, 2, 3]) {
    // Long enough that no sample of the lag is taken between two looks at it.
    for (const from = Date.now(); Date.now() < from + 1100; );
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect((await ask(post("/evaluations", request))).status).toBe(200);
  }
});

test("a body that does not come to its end in time is given up", async () => {
  const { port } = await listening({ requestMilliseconds: 300 });
  const head =
    "POST /evaluations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";
  const said = await saidTo(port, `${head}{"set": `);
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
  expect(said).toContain("urn:problem-type:thangdiem:body-late");
});

test.each([
  ["no HTTP at all", "XIN CHAO\r\n\r\n", "400 Bad Request"],
  [
    "a head without end",
    `GET / HTTP/1.1\r\nHost: x\r\nX: ${"a".repeat(20_000)}\r\n\r\n`,
    "431 Request Header Fields Too Large",
  ],
  [
    "two lengths",
    "POST /evaluations HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "400 Bad Request",
  ],
])("%s is answered as problem details too", async (_, sent, status) => {
  const { port } = await listening({});
  const said = await saidTo(port, sent);
  expect(said.startsWith(`HTTP/1.1 ${status}\r\n`), said).toBe(true);
  expect(said).toContain("Content-Type: application/problem+json");
});

test("a request in flight is answered before the service ends, and nothing new is taken", async () => {
  const { app, port } = await listening({});
  const line = JSON.stringify({ agency: request.agency, facts: request.facts });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = httpRequest(
      {
        port,
        host: "127.0.0.1",
        method: "POST",
        path: "/evaluations/stream?set=thu&period=2025",
        headers: { "content-type": "application/x-ndjson" },
      },
      resolve,
    );
    outgoing.on("error", reject);
    outgoing.write(`${line}\n`);
    setTimeout(() => outgoing.end(line), 400);
  });
  await new Promise((resolve) => setTimeout(resolve, 150));
  const closed = app.close();
  let text = "";
  for await (const chunk of await answered) text += String(chunk);
  expect(text).toContain('{"summary":{"scored":2,');
  await closed;
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();
});

test("it starts on the sets of a folder and stops at a signal", async () => {
  const folder = folderOf({ "thu/2025-01-01.yaml": smallSet });
  const environment = { THANGDIEM_PORT: "0", THANGDIEM_CRITERIA: folder, THANGDIEM_LOG_LEVEL: "silent" };
  const { value: running } = await start(environment);
  if (running === null) throw new Error("it did not start");
  const sets = (await (await fetch(`${running.address}/criteria-sets`)).json()) as { set: string }[];
  expect(sets.map(({ set }) => set)).toEqual(["thu"]);
  stopAtSignals(running);
  process.emit("SIGTERM");
  await vi.waitFor(() => expect(fetch(`${running.address}/health`)).rejects.toThrow());
});

test("it does not start beside a defective set, or on an address that is taken", async () => {
  const folder = folderOf({ "thu/2025-01-01.yaml": smallSet.replace('base: "10"', 'base: "11"') });
  const defective = await start({ THANGDIEM_CRITERIA: folder });
  expect(defective.value).toBeNull();
  expect(defective.problems.every(({ severity }) => severity === "error")).toBe(true);
  const sound = folderOf({ "thu/2025-01-01.yaml": smallSet });
  const { port } = await listening({});
  const taken = await start({
    THANGDIEM_CRITERIA: sound,
    THANGDIEM_PORT: String(port),
    THANGDIEM_LOG_LEVEL: "silent",
  });
  expect(taken.problems.map(({ id }) => id)).toEqual(["address-taken"]);
});

test("thangdiem serve tells in words why it does not start", async () => {
  const before = process.exitCode;
  let told = "";
  const { run } = await import("../../src/cli/run.ts");
  run(["serve", "--port", "abc"], {
    out: () => undefined,
    err: (text) => {
      told += text;
    },
  });
  await vi.waitFor(() => expect(told).toContain("Biến môi trường THANGDIEM_PORT không nhận “abc”."), {
    timeout: 20_000,
  });
  expect(process.exitCode).toBe(1);
  process.exitCode = before;
  expect(thangdiem(["serve", "--help"]).out).toContain("--port");
});
