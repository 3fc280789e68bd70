/** A block, or several: grades, places, and what the quotas allow. */
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Library } from "../../files/open-library.ts";
import { rankedWork, rankingCsv, rankingReport } from "../../files/ranking-out.ts";
import { isTrue, maybeRankingQuery, noQuery, rankingQuery, rankingRequest } from "../bodies.ts";
import { takeBytes, takeJson } from "../body-in.ts";
import { rankingExample } from "../examples.ts";
import { Refusal, refuse } from "../refusal.ts";
import { langOf, sayBeside, sendJson, sendText, wantsCsv, withProblems } from "../reply.ts";
import { problemResponses, rankingReply } from "../responses.ts";
import type { Settings } from "../settings.ts";
import { shaped } from "../shape.ts";
import { blockIn, tablesIn, tooMany } from "../tables.ts";
import { evaluateList, type SentList } from "../work.ts";

export const rankings = (library: Library, settings: Settings) => async (plain: FastifyInstance) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  takeJson(app);
  takeBytes(app, ["text/csv"]);

  app.post(
    "/rankings",
    {
      config: { takes: "application/json, text/csv" },
      schema: {
        tags: ["rankings"],
        summary: "Agencies and their evidence → grades, places, quotas",
        description: [
          "JSON: `agencies`, `evidence` and `decisions` are lists of rows, or the text of CSV files as the command line reads them.",
          "CSV: the evidence, whose rows (at least one of each agency) also have `name`, `kind` and `block`; `set`, `period` and the rest stand in the query, which is for CSV only.",
          "With `Accept: text/csv` the answer is a table for Excel; who is left out of it and how many problems there are then stands in the headers `thangdiem-left-out` and `thangdiem-problems`.",
        ].join("\n\n"),
        querystring: maybeRankingQuery,
        body: {
          content: {
            "application/json": { schema: rankingRequest.meta({ examples: [rankingExample] }) },
            "text/csv": { schema: z.string() },
          },
        },
        response: {
          200: {
            description: "the list of each block",
            content: {
              "application/json": { schema: rankingReply },
              "text/csv": { schema: z.string() },
            },
          },
          ...problemResponses(400, 401, 408, 413, 415, 422, 429, 503),
        },
      },
    },
    (request, reply) => {
      const lang = langOf(request);
      const done = evaluateList(library, sentIn(request.query, request.body, settings.agencies));
      if (done.value === null) return refuse(request, reply, new Refusal("content-wrong", done.problems));
      if (!wantsCsv(request))
        return sendJson(reply, withProblems(rankingReport(done.value, lang), done.problems, lang), lang);
      sayBeside(reply, done.problems, done.value.leftOut);
      return sendText(reply, rankingCsv(rankedWork(done.value).blocks, lang), "text/csv", lang);
    },
  );
};

/** A CSV file with a query, or a body of JSON without one. */
function sentIn(query: unknown, body: unknown, most: number): SentList {
  if (!(body instanceof Uint8Array)) {
    orRefuse(noQuery, query);
    const {
      keepGoing = false,
      agencies,
      evidence,
      decisions,
      ...asked
    } = body as z.infer<typeof rankingRequest>;
    return { asked, tables: tablesIn({ agencies, evidence, decisions }, most), keepGoing };
  }
  const { keepGoing, close, trial, ...asked } = orRefuse(rankingQuery, query);
  const block = blockIn(body);
  const problems = [...block.problems, ...tooMany(block.value?.agencies, most)];
  const value = block.value && { ...block.value, decisions: null };
  return {
    asked: { ...asked, close: isTrue(close), trial: isTrue(trial) },
    tables: problems.length > 0 ? { value: null, problems } : { value, problems },
    keepGoing: isTrue(keepGoing),
  };
}

function orRefuse<T>(schema: z.ZodType<T>, query: unknown): T {
  const { value, problems } = shaped(schema, query);
  if (value === null) throw new Refusal("query-shape", problems);
  return value;
}
