/** Any number of agencies, one after the other, each with every point explained. */
import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { problem } from "../../engine/index.ts";
import type { Library } from "../../files/open-library.ts";
import { isTrue, streamQuery } from "../bodies.ts";
import { takeStream } from "../body-in.ts";
import { streamExample } from "../examples.ts";
import { Refusal, refuse } from "../refusal.ts";
import { langOf, sendText } from "../reply.ts";
import { problemResponses } from "../responses.ts";
import type { Settings } from "../settings.ts";
import { streamed } from "../stream.ts";
import { choose } from "../work.ts";

const ndjson = "application/x-ndjson";

export const stream = (library: Library, settings: Settings) => async (plain: FastifyInstance) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  takeStream(app, ndjson);

  app.post(
    "/evaluations/stream",
    {
      config: { takes: ndjson },
      bodyLimit: Number.MAX_SAFE_INTEGER,
      handlerTimeout: settings.streamMilliseconds,
      schema: {
        tags: ["evaluations"],
        summary: "Agencies one a line → evaluations one a line, in their order, however many",
        description:
          "Each line is one object with `agency` and `facts`. A line that cannot be evaluated is answered in its place by its number and its problems; the last line counts both.",
        querystring: streamQuery,
        body: { content: { [ndjson]: { schema: z.string().meta({ examples: [streamExample] }) } } },
        response: {
          200: { description: "one line for each", content: { [ndjson]: { schema: z.string() } } },
          ...problemResponses(400, 401, 415, 422, 429, 503),
        },
      },
    },
    (request, reply) => {
      const { close, trial, ...asked } = request.query;
      const chosen = choose(library, { ...asked, close: isTrue(close), trial: isTrue(trial) });
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
