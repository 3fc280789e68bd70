/** Why points, grade and place differ: between two sides, or between two agencies of one. */
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Lang, Outcome } from "../../engine/index.ts";
import {
  compareSides,
  compareTwo,
  type NamedSide,
  otherSetProblems,
  type Sides,
} from "../../files/comparison.ts";
import { aboveCsv, comparisonCsv, impactCsv } from "../../files/comparison-csv.ts";
import { aboveReport, comparisonReport, impactReport } from "../../files/comparison-out.ts";
import type { Library } from "../../files/open-library.ts";
import { comparisonRequest, noQuery } from "../bodies.ts";
import { takeJson } from "../body-in.ts";
import { comparisonExample } from "../examples.ts";
import { Refusal, refuse } from "../refusal.ts";
import { langOf, sayBeside, sendJson, sendText, wantsCsv, withProblems } from "../reply.ts";
import { comparisonReply, problemResponses } from "../responses.ts";
import type { Settings } from "../settings.ts";
import { type ComparisonAsked, sidesIn, unclearIn } from "../sides.ts";

export const comparisons = (library: Library, settings: Settings) => async (plain: FastifyInstance) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  takeJson(app);

  app.post(
    "/comparisons",
    {
      config: { takes: "application/json" },
      schema: {
        tags: ["comparisons"],
        summary: "Two rounds, periods, editions, sets of evidence or certificates → what each cause did",
        description: [
          "A side is evidence under a set, as it is sent to /rankings, or a certificate. With two sides the answer is about `agency`, or without one about the whole list or `block`; with one side and `above` it is why one agency stands above the other.",
          "An edition that does not govern the period needs `trial`. With `Accept: text/csv` the answer is a table for Excel.",
        ].join("\n\n"),
        querystring: noQuery,
        body: comparisonRequest.meta({ examples: [comparisonExample] }),
        response: {
          200: {
            description: "line by line, adding up exactly",
            content: {
              "application/json": { schema: comparisonReply },
              "text/csv": { schema: z.string() },
            },
          },
          ...problemResponses(400, 401, 408, 413, 415, 422, 429, 503),
        },
      },
    },
    (request, reply) => {
      const lang = langOf(request);
      const { value, problems } = compared(library, request.body, settings, lang);
      if (value === null) return refuse(request, reply, new Refusal("content-wrong", problems));
      if (!wantsCsv(request)) return sendJson(reply, withProblems(value.report, problems, lang), lang);
      sayBeside(reply, problems);
      return sendText(reply, value.csv(), "text/csv", lang);
    },
  );
};

interface Answer {
  readonly report: object;
  readonly csv: () => string;
}

function compared(library: Library, asked: ComparisonAsked, settings: Settings, lang: Lang): Outcome<Answer> {
  const unclear = unclearIn(asked);
  if (unclear.length > 0) return { value: null, problems: unclear };
  const { before, after } = sidesIn(asked, { library, settings, lang });
  const problems = [...before.problems, ...(after?.problems ?? [])];
  if (before.value === null || after?.value === null) return { value: null, problems };
  const answer =
    after === undefined
      ? withinOne(before.value, asked, lang)
      : between([before.value, after.value], asked, lang);
  return { value: answer.value, problems: [...problems, ...answer.problems] };
}

function between(sides: Sides, asked: ComparisonAsked, lang: Lang): Outcome<Answer> {
  const isOfCertificates = asked.sides.every(({ certificate }) => certificate !== undefined);
  const apart = isOfCertificates ? otherSetProblems(sides) : [];
  if (apart.length > 0) return { value: null, problems: apart };
  const { value, problems } = compareSides(sides, asked);
  if (value === null) return { value, problems };
  const answer =
    value.of === "all"
      ? {
          report: impactReport(value.impact, sides, lang),
          csv: () => impactCsv(value.impact, lang),
        }
      : {
          report: comparisonReport(value.comparison, sides, lang),
          csv: () => comparisonCsv(value.comparison, lang),
        };
  return { value: answer, problems };
}

function withinOne(
  side: NamedSide,
  { agency = "", above = "" }: ComparisonAsked,
  lang: Lang,
): Outcome<Answer> {
  const { value, problems } = compareTwo(side, { agency, above });
  return value === null
    ? { value, problems }
    : { value: { report: aboveReport(value, side, lang), csv: () => aboveCsv(value, lang) }, problems };
}
