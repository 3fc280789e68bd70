/** The service described to programs (OpenAPI 3.1 at /openapi.json) and to people (/docs), from the schemas that it goes by. */
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import { semanticsVersion } from "../engine/index.ts";
import { jsonText } from "./reply.ts";

/** A body that may come as one of several types of content. */
interface ManyTypes {
  readonly content?: Readonly<Record<string, { readonly schema: z.ZodType }>>;
}

const asJsonSchemas = (content: NonNullable<ManyTypes["content"]>) =>
  Object.fromEntries(
    Object.entries(content).map(([type, { schema }]) => [type, { schema: plainSchema(schema) }]),
  );

/** Without the name of the dialect, which stands for the whole document. */
function plainSchema(schema: z.ZodType) {
  const { $schema, ...plain } = z.toJSONSchema(schema, { io: "input" });
  return plain;
}

/** In the order in which the page shows them. */
const tags = [
  { name: "criteria sets", description: "what is at hand, and what it asks of an agency" },
  { name: "checks", description: "defects of a set, before anyone is graded by it" },
  { name: "evaluations", description: "one agency, or a stream of them, each by itself" },
  { name: "rankings", description: "a block: grades, places, quotas" },
  { name: "comparisons", description: "why two results differ" },
  { name: "certificates", description: "results that anyone can recompute" },
  { name: "operations", description: "for whoever runs the service" },
];

/** The page loads nothing from elsewhere and runs nothing written into it. */
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Before the routes, so that it hears of each. */
export async function describe(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Thang Điểm",
        version: semanticsVersion,
        description: [
          "Scores, grades and ranks agencies by criteria sets that are data, and explains every point.",
          "Quantities are text, in and out: a decimal, or p/q where none ends. Missing, zero, not applicable and pending are four things.",
          "Messages are in Vietnamese; with `Accept-Language: en` in English.",
        ].join("\n\n"),
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      tags,
      components: {
        securitySchemes: {
          key: { type: "http", scheme: "bearer", description: "where keys are configured" },
        },
      },
      security: [{}, { key: [] }],
    },
    transform: (document) => {
      const { body, ...others } = (document.schema ?? {}) as { body?: ManyTypes };
      if (body?.content === undefined) return jsonSchemaTransform(document);
      const { schema, url } = jsonSchemaTransform({ ...document, schema: others });
      return { schema: { ...schema, body: { content: asJsonSchemas(body.content) } }, url };
    },
    transformObject: jsonSchemaTransformObject,
  });
  app.get("/openapi.json", { config: { isOpen: true }, schema: { hide: true } }, (_, reply) =>
    reply.type("application/json; charset=utf-8").send(jsonText(app.swagger())),
  );
  await app.register(async (page) => {
    // How the service is to be asked is no secret.
    page.addHook("onRoute", (route) => {
      route.config = { ...route.config, isOpen: true };
    });
    await page.register(swaggerUi, {
      routePrefix: "/docs",
      staticCSP: pagePolicy,
      theme: { title: "Thang Điểm" },
      uiConfig: { docExpansion: "list", deepLinking: true },
    });
  });
}
