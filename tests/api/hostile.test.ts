/** Whatever is sent, the service answers, in its own words, and keeps nothing: a thousand requests here, 20 000 in `npm run test:long`. */
import { type AddressInfo, connect } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { hostileRequest } from "./hostile.ts";
import { post, request, serviceOf, smallLibrary } from "./service.ts";

const isLong = process.env["LONG_TESTS"] === "yes";
const count = isLong ? 20_000 : 1000;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

test(
  `${count} hostile requests: no failure of ours, every refusal as problem details, no growth of memory`,
  async () => {
    const { app } = await serviceOf(
      { logLevel: "silent", bodyBytes: 1_000_000, lineBytes: 10_000 },
      smallLibrary(),
    );
    const { set, period, agency: one } = request;
    const certificate = await app.inject(
      post("/certificates", { set, period, agencies: [one], evidence: [] }),
    );
    expect(certificate.statusCode).toBe(200);
    let answered = 0;
    let early = 0;
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(hostileRequest(certificate.body), async (asked) => {
        const { statusCode, headers, body } = await app.inject(asked);
        statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
        expect(statusCode, body).toBeLessThan(500);
        if (statusCode >= 400 && asked.method !== "HEAD") {
          expect(headers["content-type"]).toContain("application/problem+json");
          expect(JSON.parse(body).status).toBe(statusCode);
        }
        answered += 1;
        if (answered === count / 5) early = heapInUse();
      }),
      { numRuns: count },
    );
    expect(answered).toBe(count);
    // It is no proof of anything if all of it is turned away at the door.
    for (const status of [200, 400, 404, 405, 415, 422])
      expect(statuses.get(status) ?? 0, `status ${status}`).toBeGreaterThan(0);
    expect(heapInUse() - early).toBeLessThan(15_000_000);
    const { statusCode } = await app.inject(post("/evaluations", request));
    expect(statusCode).toBe(200);
  },
  isLong ? 3_600_000 : 120_000,
);

test("two hundred clients that send a byte now and then keep nobody else waiting, and are given up", async () => {
  const { app } = await serviceOf({ requestMilliseconds: 2000 }, smallLibrary());
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const head =
    "POST /evaluations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
  const given = Array.from({ length: 200 }, () => {
    const socket = connect(port, "127.0.0.1", () => socket.write(head));
    const drip = setInterval(() => socket.writable && socket.write(" "), 100);
    onTestFinished(() => void socket.destroy());
    let said = "";
    socket.on("data", (chunk) => {
      said += String(chunk);
    });
    socket.on("error", () => undefined);
    return new Promise<string>((resolve) =>
      socket.on("close", () => {
        clearInterval(drip);
        resolve(said);
      }),
    );
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const started = performance.now();
  expect((await fetch(`http://127.0.0.1:${port}/criteria-sets`)).status).toBe(200);
  expect(performance.now() - started).toBeLessThan(1500);
  for (const said of await Promise.all(given)) expect(said).toMatch(/^HTTP\/1\.1 408 /);
});
