/** For whoever runs the service: is it alive, may it be asked, how is it doing. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Library } from "../../files/open-library.ts";
import { noQuery } from "../bodies.ts";
import { jsonText } from "../reply.ts";
import { problemResponses } from "../responses.ts";

/** Answered under any load, without a key and without counting. */
const always = { isOpen: true, rateLimit: false as const, pressureHandler: () => undefined };

export const operations = (library: Library) => async (app: FastifyInstance) => {
  app.get(
    "/health",
    {
      config: always,
      schema: {
        tags: ["operations"],
        summary: "Is the service alive?",
        querystring: noQuery,
        response: { 200: z.strictObject({ status: z.literal("ok") }), ...problemResponses(400) },
      },
    },
    (_, reply) => reply.type("application/json; charset=utf-8").send(jsonText({ status: "ok" })),
  );
  app.get(
    "/ready",
    {
      // Under too much load this is the one that says so.
      config: { isOpen: true, rateLimit: false },
      schema: {
        tags: ["operations"],
        summary: "May it be asked? 503 while it is overloaded",
        querystring: noQuery,
        response: {
          200: z.strictObject({ status: z.literal("ready"), editions: z.int() }),
          ...problemResponses(400, 503),
        },
      },
    },
    (_, reply) =>
      reply
        .type("application/json; charset=utf-8")
        .send(jsonText({ status: "ready", editions: library.sets.length })),
  );
  app.get(
    "/metrics",
    {
      config: { ...always, isOpen: false },
      schema: {
        tags: ["operations"],
        summary: "Numbers in the text format of Prometheus",
        querystring: noQuery,
        response: {
          200: { description: "metrics", content: { "text/plain": { schema: z.string() } } },
          ...problemResponses(400, 401),
        },
      },
    },
    (_, reply) => reply.type("text/plain; version=0.0.4; charset=utf-8").send(app.metricsText()),
  );
};
