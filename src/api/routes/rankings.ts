/** A block, or several: grades, places, and what the quotas allow. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Outcome, type Problem, problem } from "../../engine/index.ts";
import type { Library } from "../../files/open-library.ts";
import { rankedWork, rankingCsv, rankingReport } from "../../files/ranking-out.ts";
import { isTrue, maybeRankingQuery, noQuery, rankingQuery, rankingRequest } from "../bodies.ts";
import { takeBytes, takeJson } from "../body-in.ts";
import { rankingExample } from "../examples.ts";
import { Refusal, refuse } from "../refusal.ts";
import { langOf, sendJson, sendText, withProblems } from "../reply.ts";
import { problemResponses, rankingReply } from "../responses.ts";
import type { Settings } from "../settings.ts";
import { shaped } from "../shape.ts";
import { agenciesIn, blockIn, decisionsIn, evidenceIn, type Sent } from "../tables.ts";
import { type Asked, type BlockRequest, choose, evaluateBlock } from "../work.ts";

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
      const { asked, tables } = sentIn(request.query, request.body, settings.agencies);
      const chosen = choose(library, asked);
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

interface SentBlock {
  readonly asked: Asked;
  readonly tables: Outcome<BlockRequest>;
}

/** A CSV file with a query, or a body of JSON without one. */
function sentIn(query: unknown, body: unknown, most: number): SentBlock {
  if (!(body instanceof Uint8Array)) {
    orRefuse(noQuery, query);
    const {
      keepGoing = false,
      agencies,
      evidence,
      decisions,
      ...asked
    } = body as z.infer<typeof rankingRequest>;
    return { asked, tables: tablesIn({ agencies, evidence, decisions }, keepGoing, most) };
  }
  const { keepGoing, close, trial, ...asked } = orRefuse(rankingQuery, query);
  const block = blockIn(body);
  const problems = [...block.problems, ...tooMany(block.value?.agencies, most)];
  const value = block.value && { ...block.value, decisions: null, keepGoing: isTrue(keepGoing) };
  return {
    asked: { ...asked, close: isTrue(close), trial: isTrue(trial) },
    tables: problems.length > 0 ? { value: null, problems } : { value, problems },
  };
}

function orRefuse<T>(schema: z.ZodType<T>, query: unknown): T {
  const { value, problems } = shaped(schema, query);
  if (value === null) throw new Refusal("query-shape", problems);
  return value;
}

type Tables = Pick<z.infer<typeof rankingRequest>, "agencies" | "evidence" | "decisions">;

function tablesIn(body: Tables, keepGoing: boolean, most: number): Outcome<BlockRequest> {
  const agencies = agenciesIn(body.agencies);
  const evidence = evidenceIn(body.evidence);
  const decisions = body.decisions === undefined ? null : decisionsIn(body.decisions);
  const problems = [
    ...[agencies, evidence, decisions].flatMap((one) => one?.problems ?? []),
    ...tooMany(agencies.value, most),
  ];
  if (agencies.value === null || evidence.value === null || problems.length > 0)
    return { value: null, problems };
  const tables = { agencies: agencies.value, evidence: evidence.value, decisions: decisions?.value ?? null };
  return { value: { ...tables, keepGoing }, problems };
}

function tooMany(agencies: Sent | null | undefined, most: number): Problem[] {
  const count = agencies?.table.rows.length ?? 0;
  const values = { count: String(count), most: String(most) };
  return count > most ? [problem("agencies-too-many", { path: ["agencies"] }, values)] : [];
}
