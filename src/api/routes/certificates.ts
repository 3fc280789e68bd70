/** A certificate of a block, or of one agency of it. */
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { z } from "zod";
import type { Outcome, Problem } from "../../engine/index.ts";
import { certificateAsked, certificateText } from "../../files/certificate-out.ts";
import { chooseAgencies } from "../../files/choose-agencies.ts";
import type { PrivateKey } from "../../files/keys.ts";
import type { Library } from "../../files/open-library.ts";
import { certificateRequest, noQuery } from "../bodies.ts";
import { takeJson } from "../body-in.ts";
import { certificateExample } from "../examples.ts";
import { Refusal, refuse } from "../refusal.ts";
import { langOf, sayBeside, sendText } from "../reply.ts";
import { certificateReply, problemResponses } from "../responses.ts";
import type { Settings } from "../settings.ts";
import { tablesIn } from "../tables.ts";
import { evaluateList } from "../work.ts";

export const certificates =
  (library: Library, { agencies: most }: Settings, signer: PrivateKey | null) =>
  async (plain: FastifyInstance) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    takeJson(app);

    app.post(
      "/certificates",
      {
        config: { takes: "application/json" },
        schema: {
          tags: ["certificates"],
          summary: "Agencies and their evidence → a certificate that anyone can recompute",
          description: [
            "The whole block is sent, whoever is asked for: places and quotas are those of the block. `agency` asks for the excerpt of one agency, `block` for one block of several.",
            "Signed where the service has a key; without one it proves the sums, not the author. How many problems were found beside it stands in the header `thangdiem-problems`.",
          ].join("\n\n"),
          querystring: noQuery,
          body: certificateRequest.meta({ examples: [certificateExample] }),
          response: {
            200: certificateReply,
            ...problemResponses(400, 401, 408, 413, 415, 422, 429, 503),
          },
        },
      },
      (request, reply) => {
        const done = certificateFor(library, request.body, most, signer);
        if (done.value === null) return refuse(request, reply, new Refusal("content-wrong", done.problems));
        sayBeside(reply, done.problems);
        return sendText(reply, done.value, "application/json", langOf(request));
      },
    );
  };

function certificateFor(
  library: Library,
  body: z.infer<typeof certificateRequest>,
  most: number,
  signer: PrivateKey | null,
): Outcome<string> {
  const { agencies, evidence, agency, block, ...asked } = body;
  const list = evaluateList(library, { asked, tables: tablesIn({ agencies, evidence }, most) });
  if (list.value === null) return list;
  const refused = (problems: readonly Problem[]) => ({ value: null, problems });
  const whom = chooseAgencies(list.value.evaluations, { agency, block });
  if (whom.value === null) return refused(whom.problems);
  const made = certificateAsked({ ...list.value, missing: [] }, { agency, block });
  return made.value === null
    ? refused(made.problems)
    : { value: certificateText(made.value, signer), problems: list.problems };
}
