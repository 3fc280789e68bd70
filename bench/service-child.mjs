/** One of the two servers that bench/service.mjs compares: `ours`, or `bare`, which sends what it was given. */
import Fastify from "fastify";
import { buildApp } from "../dist/api/app.js";
import { defaults } from "../dist/api/settings.js";
import { openLibrary } from "../dist/files/open-library.js";

const unlimited = { ratePerMinute: 1_000_000_000, lagMilliseconds: 600_000, streamMilliseconds: 86_400_000 };

async function ours() {
  const { value } = openLibrary(defaults.criteria);
  return buildApp({ ...defaults, ...unlimited, logLevel: "silent" }, value);
}

async function bare() {
  const ready = await new Promise((resolve) => process.once("message", resolve));
  const app = Fastify();
  app.post("/evaluations", (request, reply) =>
    reply.type("application/json; charset=utf-8").send(request.body === null ? "" : ready),
  );
  return app;
}

const app = await { ours, bare }[process.argv[2]]();
await app.listen({ host: "127.0.0.1", port: 0 });
process.on("message", () => process.send({ rss: process.memoryUsage().rss }));
process.send({ port: app.server.address().port });
