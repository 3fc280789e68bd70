/** A certificate reckoned again from itself, and the smallest part that differs. */
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { publicKeyIn } from "../../files/keys.ts";
import { verification, verificationReport } from "../../files/verification.ts";
import { noQuery, verificationRequest } from "../bodies.ts";
import { takeJson } from "../body-in.ts";
import { certificateSent } from "../certificates-in.ts";
import { verificationExample } from "../examples.ts";
import { langOf, sendJson } from "../reply.ts";
import { problemResponses, verificationReply } from "../responses.ts";
import type { Settings } from "../settings.ts";

export const verifications = (settings: Settings) => async (plain: FastifyInstance) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  takeJson(app);

  app.post(
    "/verifications",
    {
      config: { takes: "application/json" },
      schema: {
        tags: ["certificates"],
        summary: "A certificate → whether all in it follows from itself",
        description:
          "Also where the text is no certificate at all the answer is 200: it is not verified, and why stands under `problems`.",
        querystring: noQuery,
        body: verificationRequest.meta({ examples: [verificationExample] }),
        response: { 200: verificationReply, ...problemResponses(400, 401, 408, 413, 415, 429, 503) },
      },
    },
    (request, reply) => {
      const { certificate, block, key } = request.body;
      const done = verification({
        file: certificateSent(certificate, "certificate", settings),
        block:
          block === undefined ? null : { name: "block", read: certificateSent(block, "block", settings) },
        key: key === undefined ? null : publicKeyIn(key, "key"),
      });
      return sendJson(reply, verificationReport(done), langOf(request));
    },
  );
};
