/** The defects of a criteria set that is sent in, before anyone is graded by it. */
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Problem, problem } from "../../engine/index.ts";
import { findings } from "../../files/findings-out.ts";
import { setIn, treeOf } from "../../files/library.ts";
import { checkQuery } from "../bodies.ts";
import { takeBytes } from "../body-in.ts";
import { setExample } from "../examples.ts";
import { Refusal, refuse } from "../refusal.ts";
import { langOf, sendJson } from "../reply.ts";
import { findingsReply, problemResponses } from "../responses.ts";
import type { Settings } from "../settings.ts";

const types = ["application/yaml", "application/x-yaml", "text/yaml", "application/json"];

export const checks =
  ({ formulaCharacters, setBytes }: Settings) =>
  async (plain: FastifyInstance) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    takeBytes(app, types);

    app.post(
      "/checks",
      {
        config: { takes: types.join(", "), mostBytes: setBytes },
        bodyLimit: setBytes,
        schema: {
          tags: ["checks"],
          summary: "A criteria set, YAML or JSON → what is wrong with it",
          querystring: checkQuery,
          body: {
            content: {
              "application/yaml": { schema: z.string().meta({ examples: [setExample] }) },
              "application/json": { schema: z.looseObject({}) },
            },
          },
          response: { 200: findingsReply, ...problemResponses(400, 401, 408, 413, 415, 422, 429, 503) },
        },
      },
      (request, reply) => {
        const bytes = request.body as Uint8Array;
        const { name = "set.yaml" } = request.query;
        const read = treeOf(bytes, name);
        const long = longFormulas(read.value?.tree, [], formulaCharacters);
        if (long.length > 0) return refuse(request, reply, new Refusal("content-wrong", long));
        const { problems } = read.value === null ? read : setIn(read.value, name);
        return sendJson(reply, findings(problems), langOf(request));
      },
    );
  };

/** Wherever a tree has a `formula`. */
function longFormulas(tree: unknown, path: readonly (string | number)[], most: number): Problem[] {
  if (typeof tree === "string")
    return path.at(-1) === "formula" && tree.length > most
      ? [problem("formula-over-limit", { path }, { count: String(tree.length), most: String(most) })]
      : [];
  if (typeof tree !== "object" || tree === null) return [];
  const isList = Array.isArray(tree);
  return Object.entries(tree).flatMap(([key, inner]) =>
    longFormulas(inner, [...path, isList ? Number(key) : key], most),
  );
}
