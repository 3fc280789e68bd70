/** What is at hand, each edition as data, and what it asks of an agency. */
import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import {
  agencyCalled,
  blankForm,
  type CriteriaSet,
  evidenceSchema,
  type Lang,
  type Outcome,
  periodFromId,
  problem,
  suggestion,
} from "../../engine/index.ts";
import { formCsv } from "../../files/form-out.ts";
import type { Library } from "../../files/open-library.ts";
import { editionDocument, setSummary } from "../../files/set-out.ts";
import { formQuery, noQuery } from "../bodies.ts";
import { Refusal, refuse } from "../refusal.ts";
import { jsonText, langOf, sendJson, sendText } from "../reply.ts";
import { editionReply, problemResponses, setReply, summaryReply } from "../responses.ts";

const setParams = z.strictObject({ id: z.string().meta({ examples: ["hd-16"] }) });
const editionParams = setParams.extend({ edition: z.string().meta({ examples: ["2024-05-14"] }) });

/** A year: what an edition says never changes, a correction is another edition. */
const forGood = "public, max-age=31536000, immutable";

export const criteriaSets = (library: Library) => async (plain: FastifyInstance) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const tags = ["criteria sets"];

  app.get(
    "/criteria-sets",
    {
      schema: {
        tags,
        summary: "The criteria sets at hand",
        querystring: noQuery,
        response: { 200: z.array(summaryReply), ...problemResponses(400, 401, 429, 503) },
      },
    },
    (request, reply) => sendJson(reply, library.sets.map(setSummary), langOf(request)),
  );

  app.get(
    "/criteria-sets/:id",
    {
      schema: {
        tags,
        summary: "The editions of one set",
        params: setParams,
        querystring: noQuery,
        response: { 200: setReply, ...problemResponses(400, 401, 404, 429, 503) },
      },
    },
    (request, reply) => {
      const editions = library.sets.filter((set) => set.id === request.params.id);
      if (editions.length === 0) return refuse(request, reply, unknownSet(library, request.params.id));
      const [latest] = editions.slice(-1);
      return sendJson(
        reply,
        { set: request.params.id, title: latest?.title, editions: editions.map(setSummary) },
        langOf(request),
      );
    },
  );

  app.get(
    "/criteria-sets/:id/editions/:edition",
    {
      schema: {
        tags,
        summary: "One edition as data, with its digest",
        params: editionParams,
        querystring: noQuery,
        response: {
          200: editionReply,
          304: z.undefined().meta({ description: "it is the one the client has" }),
          ...problemResponses(400, 401, 404, 429, 503),
        },
      },
    },
    (request, reply) =>
      withEdition(library, request, reply, (set) =>
        sendForGood(request, reply, jsonText(editionDocument(set))),
      ),
  );

  app.get(
    "/criteria-sets/:id/editions/:edition/evidence-schema",
    {
      schema: {
        tags,
        summary: "What an agency must hand in, as a JSON Schema",
        params: editionParams,
        querystring: noQuery,
        response: {
          200: {
            description: "JSON Schema (2020-12)",
            content: { "application/schema+json": { schema: z.looseObject({}) } },
          },
          ...problemResponses(400, 401, 404, 429, 503),
        },
      },
    },
    (request, reply) =>
      withEdition(library, request, reply, (set, lang) =>
        sendText(
          reply,
          jsonText(evidenceSchema(library.scorerOf(set), lang)),
          "application/schema+json",
          lang,
        ),
      ),
  );

  app.get(
    "/criteria-sets/:id/editions/:edition/form.csv",
    {
      schema: {
        tags,
        summary: "The blank sheet of a kind of agency",
        params: editionParams,
        querystring: formQuery,
        response: {
          200: { description: "the sheet", content: { "text/csv": { schema: z.string() } } },
          ...problemResponses(400, 401, 404, 422, 429, 503),
        },
      },
    },
    (request, reply) =>
      withEdition(library, request, reply, (set, lang) => {
        const rows = sheetFor(library, set, request.query);
        return rows.value === null
          ? refuse(request, reply, new Refusal("content-wrong", rows.problems))
          : sendText(reply, formCsv(set, rows.value, lang), "text/csv", lang);
      }),
  );
};

function withEdition(
  library: Library,
  request: FastifyRequest<{ Params: z.infer<typeof editionParams> }>,
  reply: FastifyReply,
  answer: (set: CriteriaSet, lang: Lang) => void,
): void {
  const { id, edition } = request.params;
  const set = library.find(`${id}@${edition}`, null);
  if (set.value === null) refuse(request, reply, new Refusal("set-not-found", set.problems));
  else answer(set.value, langOf(request));
}

const unknownSet = (library: Library, id: string): Refusal =>
  new Refusal("set-not-found", library.find(id, null).problems);

function sendForGood(request: FastifyRequest, reply: FastifyReply, text: string): void {
  const tag = `"${createHash("sha256").update(text).digest("hex")}"`;
  reply.header("etag", tag).header("cache-control", forGood);
  const known = (request.headers["if-none-match"] ?? "")
    .split(",")
    .map((one) => one.trim().replace(/^W\//, ""));
  if (known.includes(tag) || known.includes("*")) void reply.code(304).send();
  else void reply.type("application/json; charset=utf-8").send(text);
}

type Rows = ReturnType<typeof blankForm>;

/** For an agency of that kind; its id and name stay empty where they are not given, for the agency to fill in. */
function sheetFor(
  library: Library,
  set: CriteriaSet,
  { period: periodId, kind, agency = "", name = "" }: z.infer<typeof formQuery>,
): Outcome<Rows> {
  const period = periodFromId(periodId);
  const problems = [
    ...(period ? [] : [problem("period-unknown", { path: ["period"] }, { period: periodId })]),
    ...(set.kinds.has(kind)
      ? []
      : [
          problem(
            "kind-unknown",
            { path: ["kind"] },
            { kind, options: [...set.kinds.keys()].join(", "), ...suggestion(kind, set.kinds.keys()) },
          ),
        ]),
  ];
  if (period === undefined || problems.length > 0) return { value: null, problems };
  return {
    value: blankForm(library.scorerOf(set), agencyCalled({ id: agency, name, kind, block: "" }), period),
    problems: [],
  };
}
