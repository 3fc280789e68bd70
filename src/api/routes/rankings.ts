/** A block, or several: grades, places, and what the quotas allow. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Problem, problem } from "../../engine/index.ts";
import type { Library } from "../../files/open-library.ts";
import { rankedWork, rankingCsv, rankingReport } from "../../files/ranking-out.ts";
import { noQuery, rankingRequest } from "../bodies.ts";
import { takeJson } from "../body-in.ts";
import { rankingExample } from "../examples.ts";
import { Refusal, refuse } from "../refusal.ts";
import { langOf, sendJson, sendText, withProblems } from "../reply.ts";
import { problemResponses, rankingReply } from "../responses.ts";
import type { Settings } from "../settings.ts";
import { agenciesIn, decisionsIn, evidenceIn } from "../tables.ts";
import { choose, evaluateBlock } from "../work.ts";

export const rankings = (library: Library, settings: Settings) => async (plain: FastifyInstance) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  takeJson(app);

  app.post(
    "/rankings",
    {
      config: { takes: "application/json" },
      schema: {
        tags: ["rankings"],
        summary: "Agencies and their evidence → grades, places, quotas",
        description:
          "`agencies`, `evidence` and `decisions` are lists of rows, or the text of CSV files as the command line reads them. With `Accept: text/csv` the answer is a table for Excel; who is left out of it and how many problems there are then stands in the headers `thangdiem-left-out` and `thangdiem-problems`.",
        querystring: noQuery,
        body: rankingRequest.meta({ examples: [rankingExample] }),
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
      const chosen = choose(library, request.body);
      const tables = tablesIn(request.body, settings.agencies);
      const problems = [...chosen.problems, ...tables.problems];
      if (chosen.value === null || tables.value === null)
        return refuse(request, reply, new Refusal("content-wrong", problems));
      const done = evaluateBlock(chosen.value, tables.value);
      if (done.value === null) return refuse(request, reply, new Refusal("content-wrong", done.problems));
      if (!wantsCsv(request))
        return sendJson(reply, withProblems(rankingReport(done.value, lang), done.problems, lang), lang);
      sayBeside(reply, done.value.leftOut, done.problems);
      return sendText(reply, rankingCsv(rankedWork(done.value).blocks, lang), "text/csv", lang);
    },
  );
};

/** A table has no place for who is missing from it and why: its head tells that there is something to ask for as JSON. */
function sayBeside(reply: FastifyReply, leftOut: readonly string[], problems: readonly Problem[]): void {
  if (problems.length > 0) reply.header("thangdiem-problems", String(problems.length));
  if (leftOut.length > 0) reply.header("thangdiem-left-out", leftOut.map(encodeURIComponent).join(", "));
}

const wantsCsv = ({ headers }: FastifyRequest): boolean => /\btext\/csv\b/.test(headers.accept ?? "");

function tablesIn(body: z.infer<typeof rankingRequest>, most: number) {
  const agencies = agenciesIn(body.agencies);
  const evidence = evidenceIn(body.evidence);
  const decisions = body.decisions === undefined ? null : decisionsIn(body.decisions);
  const problems = [agencies, evidence, decisions].flatMap((one) => one?.problems ?? []);
  const count = agencies.value?.table.rows.length ?? 0;
  if (count > most)
    problems.push(
      problem("agencies-too-many", { path: ["agencies"] }, { count: String(count), most: String(most) }),
    );
  if (agencies.value === null || evidence.value === null || problems.length > 0)
    return { value: null, problems };
  return {
    value: {
      agencies: agencies.value,
      evidence: evidence.value,
      decisions: decisions?.value ?? null,
      keepGoing: body.keepGoing ?? false,
    },
    problems,
  };
}
