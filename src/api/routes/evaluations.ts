/** One agency, or any number of them one after the other, with every point explained. */
import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { evaluationReport, problem } from "../../engine/index.ts";
import type { Library } from "../../files/open-library.ts";
import { evaluationRequest, noQuery, streamQuery } from "../bodies.ts";
import { takeJson, takeStream } from "../body-in.ts";
import { evaluationExample, streamExample } from "../examples.ts";
import { Refusal, refuse } from "../refusal.ts";
import { langOf, sendJson, sendText } from "../reply.ts";
import { evaluationReply, problemResponses } from "../responses.ts";
import type { Settings } from "../settings.ts";
import { streamed, withWarnings } from "../stream.ts";
import { choose, evaluateOne } from "../work.ts";

const ndjson = "application/x-ndjson";

export const evaluations = (library: Library, settings: Settings) => async (plain: FastifyInstance) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const tags = ["evaluations"];
  takeJson(app);
  takeStream(app, ndjson);

  app.post(
    "/evaluations",
    {
      config: { takes: "application/json" },
      schema: {
        tags,
        summary: "One agency → its points, its grade, and why",
        querystring: noQuery,
        body: evaluationRequest.meta({ examples: [evaluationExample] }),
        response: { 200: evaluationReply, ...problemResponses(400, 401, 408, 413, 415, 422, 429, 503) },
      },
    },
    (request, reply) => {
      const lang = langOf(request);
      const chosen = choose(library, request.body);
      const done = chosen.value === null ? chosen : evaluateOne(chosen.value, request.body);
      return done.value === null
        ? refuse(request, reply, new Refusal("content-wrong", done.problems))
        : sendJson(reply, withWarnings(evaluationReport(done.value, lang), done.problems, lang), lang);
    },
  );

  app.post(
    "/evaluations/stream",
    {
      config: { takes: ndjson },
      bodyLimit: Number.MAX_SAFE_INTEGER,
      handlerTimeout: settings.streamMilliseconds,
      schema: {
        tags,
        summary: "Agencies one a line → evaluations one a line, in their order, however many",
        description:
          "Each line is one object with `agency` and `facts`. A line that cannot be evaluated is answered in its place by its number and its problems; the last line counts both.",
        querystring: streamQuery.meta({ examples: [streamExample.query] }),
        body: { content: { [ndjson]: { schema: z.string().meta({ examples: [streamExample.body] }) } } },
        response: {
          200: { description: "one line for each", content: { [ndjson]: { schema: z.string() } } },
          ...problemResponses(400, 401, 415, 422, 429, 503),
        },
      },
    },
    (request, reply) => {
      const { close, trial, ...asked } = request.query;
      const chosen = choose(library, { ...asked, close: close === "true", trial: trial === "true" });
      if (chosen.value === null) return refuse(request, reply, new Refusal("content-wrong", chosen.problems));
      if (chosen.value.scorer.comparesPeers) {
        const apart = problem("stream-needs-peers", { path: ["set"] }, { set: chosen.value.set.id });
        return refuse(request, reply, new Refusal("content-wrong", [apart]));
      }
      const lang = langOf(request);
      const { lineBytes } = settings;
      const lines = streamed(request.body as AsyncIterable<Uint8Array>, chosen.value, { lang, lineBytes });
      return sendText(reply, Readable.from(lines), ndjson, lang);
    },
  );
};
