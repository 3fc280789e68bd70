/** Agencies one a line: in order, each bad one answered in its place, one held at a time, never faster than the client reads. */
import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { evaluationReport } from "../../src/engine/index.ts";
import { agency, type Json, request, serviceOf, smallLibrary } from "./service.ts";

const url = "/evaluations/stream?set=thu&period=2025&close=true";
const headers = { "content-type": "application/x-ndjson" };
const line = (id: string, facts: Json = request.facts) =>
  JSON.stringify({ agency: { ...agency, id }, facts });

async function answersTo(payload: string | Buffer, settings = {}) {
  const { ask } = await serviceOf(settings, smallLibrary());
  const { status, text } = await ask({ method: "POST", url, headers, payload });
  expect(status, text).toBe(200);
  expect(text.endsWith("\n")).toBe(true);
  return text
    .slice(0, -1)
    .split("\n")
    .map((one) => JSON.parse(one));
}

test("each line is answered in its place, and the last line sums up", async () => {
  const lines = [
    line("so-1"),
    "{",
    "",
    line("so-2", { ty_le: "x" }),
    line("so-3").replace('"facts"', '"fact"'),
    line("so-4").replace('"kind":"so"', '"kind":"so","kind":"xa"'),
    line("so-5", { ty_le: "80" }),
  ];
  const answers = await answersTo(lines.join("\r\n"));
  const told = answers.map(({ agency, points, grade, problems, summary }: Json) =>
    summary
      ? summary
      : [agency.id, points?.earned, grade?.id, problems.map((one: Json) => [one.id, one.line, one.pointer])],
  );
  expect(told).toEqual([
    ["so-1", "2", "chua_dat", []],
    ["", undefined, undefined, [["json-cut-off", 2, ""]]],
    ["so-2", undefined, undefined, [["value-number", 4, "/facts/ty_le"]]],
    [
      "",
      undefined,
      undefined,
      [
        ["field-missing", 5, "/facts"],
        ["field-unknown", 5, "/fact"],
      ],
    ],
    ["", undefined, undefined, [["json-duplicate-key", 6, "/agency/kind"]]],
    ["so-5", "2", "chua_dat", []],
    { scored: 2, refused: 4, passedOver: 0, complete: true, problems: [] },
  ]);
});

test("a line that is too long, or no UTF-8, is answered in its place and costs the others nothing", async () => {
  const long = line("so-1", { ty_le: { value: "80", note: "n".repeat(5000) } });
  const payload = Buffer.concat([
    Buffer.from(`${long}\n`),
    Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
    Buffer.from(line("so-2")),
  ]);
  const answers = await answersTo(payload, { lineBytes: 4000 });
  expect(answers.map(({ problems }: Json) => problems?.map(({ id }: Json) => id))).toEqual([
    ["line-too-long"],
    ["json-encoding"],
    [],
    undefined,
  ]);
});

test("a whole evaluation stands in each line, with its explanation", async () => {
  const [answer] = await answersTo(line("so-1"));
  const whole: (keyof ReturnType<typeof evaluationReport>)[] = ["criteria", "digest", "notices", "evidence"];
  for (const member of whole) expect(answer[member]).toBeDefined();
  expect(JSON.stringify(answer.criteria[2].explanation)).toContain("79,9");
});

test("nothing sent is nothing scored", async () => {
  expect(await answersTo("")).toEqual([
    { summary: { scored: 0, refused: 0, passedOver: 0, complete: true, problems: [] } },
  ]);
});

test("a client that does not read is not written to: the stream waits, and goes on when it reads", async () => {
  const { app } = await serviceOf({}, smallLibrary());
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  // More than the sockets on the way hold.
  const count = 6000;
  const note = "n".repeat(8000);
  let sent = 0;
  const outgoing = httpRequest({ port, host: "127.0.0.1", method: "POST", path: url, headers });
  const send = () => {
    while (sent < count) {
      sent += 1;
      if (!outgoing.write(`${line(`so-${sent}`, { ty_le: { value: "80", note } })}\n`)) break;
    }
    if (sent === count) outgoing.end();
  };
  outgoing.on("drain", send);
  onTestFinished(() => void outgoing.destroy());
  const answered = new Promise<NodeJS.ReadableStream>((resolve) => outgoing.on("response", resolve));
  send();
  const incoming = await answered;
  // Until nothing moves any more.
  for (let before = -1; before !== sent; ) {
    before = sent;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  expect(sent).toBeLessThan(count);
  let text = "";
  for await (const chunk of incoming) text = (text + String(chunk)).slice(-300);
  expect(text.trimEnd().split("\n").at(-1)).toBe(
    `{"summary":{"scored":${count},"refused":0,"passedOver":0,"complete":true,"problems":[]}}`,
  );
}, 120_000);
