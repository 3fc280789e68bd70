/** One agency, with every point explained. */
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { evaluationReport } from "../../engine/index.ts";
import type { Library } from "../../files/open-library.ts";
import { evaluationRequest, noQuery } from "../bodies.ts";
import { takeJson } from "../body-in.ts";
import { evaluationExample } from "../examples.ts";
import { Refusal, refuse } from "../refusal.ts";
import { langOf, sendJson, withProblems } from "../reply.ts";
import { evaluationReply, problemResponses } from "../responses.ts";
import { choose, evaluateOne } from "../work.ts";

export const evaluations = (library: Library) => async (plain: FastifyInstance) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  takeJson(app);

  app.post(
    "/evaluations",
    {
      config: { takes: "application/json" },
      schema: {
        tags: ["evaluations"],
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
        : sendJson(reply, withProblems(evaluationReport(done.value, lang), done.problems, lang), lang);
    },
  );
};
