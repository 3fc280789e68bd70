/** What is answered, as the OpenAPI document tells it: the members a program may rely on; more may stand beside them. */
import { z } from "zod";
import { type RefusalKind, refusalWords } from "./words.ts";

const text = z.string();
/** An exact quantity: the shortest decimal, or `p/q` where none ends. */
const quantity = z.string().nullable();
const points = z.looseObject({ earned: quantity, atLeast: quantity, atMost: quantity });

export const problemReply = z
  .strictObject({
    type: text,
    title: text,
    status: z.int(),
    detail: text,
    id: text.meta({ description: "of the request, as the log has it" }),
    problems: z
      .array(
        z.strictObject({
          id: text,
          severity: z.enum(["error", "warning", "note"]),
          pointer: text.meta({ description: "where in the body (RFC 6901), or which parameter" }),
          line: z.int().optional(),
          column: z.union([z.int(), text]).optional(),
          agencies: z.array(text).optional(),
          what: text,
          remedy: text,
        }),
      )
      .optional(),
  })
  .meta({ id: "Problem" });

const problems = problemReply.shape.problems.meta({
  description: "what is to be looked at beside the result; left out where there is nothing",
});

export const summaryReply = z
  .strictObject({
    set: text,
    edition: text,
    title: text,
    decision: z.looseObject({}),
    basis: z.enum(["official", "reconstruction"]),
    governs: z.strictObject({ periods: z.array(text), from: z.int(), to: z.int().nullable() }),
    kinds: z.array(z.strictObject({ id: text, name: text, criteria: z.int() })),
    digest: text,
  })
  .meta({ id: "CriteriaSet" });

export const setReply = z.strictObject({ set: text, title: text, editions: z.array(summaryReply) });

export const editionReply = summaryReply
  .extend({ data: z.looseObject({}).meta({ description: "the whole edition, everything as text" }) })
  .meta({ id: "Edition" });

export const findingsReply = z.array(
  z.looseObject({
    id: text,
    severity: z.enum(["error", "warning", "note"]),
    values: z.record(text, text),
    vi: z.strictObject({ what: text, remedy: text }),
    en: z.strictObject({ what: text, remedy: text }),
  }),
);

export const evaluationReply = z
  .looseObject({
    set: text,
    edition: text,
    basis: z.enum(["official", "reconstruction"]),
    trial: z.boolean(),
    agency: z.looseObject({ id: text, name: text, kind: text, block: text }),
    period: text,
    closed: z.boolean(),
    points: points.extend({ outOf: quantity }),
    grade: z.looseObject({
      id: text.nullable(),
      name: text.nullable(),
      status: text,
      possible: z.array(text),
      because: z.array(text),
    }),
    criteria: z.array(z.looseObject({ code: text, status: text, points, max: text })),
    notices: z.array(text),
    digest: text,
    problems,
  })
  .meta({ id: "Evaluation" });

export const rankingReply = z
  .looseObject({
    set: text,
    edition: text,
    basis: z.enum(["official", "reconstruction"]),
    period: text,
    leftOut: z.array(text),
    notices: z.array(text),
    blocks: z.array(
      z.looseObject({
        block: text,
        provisional: z.boolean(),
        agencies: z.array(
          z.looseObject({
            place: z.int().nullable(),
            agency: z.looseObject({ id: text, name: text }),
            points,
          }),
        ),
      }),
    ),
    quotas: z.array(z.looseObject({ grade: text })),
    problems,
  })
  .meta({ id: "Ranking" });

export const certificateReply = z.looseObject({}).meta({
  description:
    "the certificate as it is to be kept, byte for byte: canonical JSON, or a signed envelope (DSSE)",
});

export const verificationReply = z
  .looseObject({
    verified: z.boolean(),
    digest: text.optional(),
    signature: z.strictObject({ keyid: text, checked: z.boolean() }).nullable().optional(),
    problems: findingsReply.meta({ description: "the smallest parts that differ" }),
  })
  .meta({ id: "Verification" });

/** One agency on two sides, a whole list on two sides, or two agencies of one side. */
export const comparisonReply = z
  .union([
    z.looseObject({ agency: z.looseObject({ id: text }), change: text, lines: z.array(z.looseObject({})) }),
    z.looseObject({ agencies: z.array(z.looseObject({})), grades: z.array(z.looseObject({})) }),
    z.looseObject({ upper: z.looseObject({}), lower: z.looseObject({}), lead: text }),
  ])
  .meta({ id: "Comparison" });

/** The refusals that a route may answer with, by their status. */
export function problemResponses(...statuses: readonly number[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: titlesOf(status).join(" / "),
        content: { "application/problem+json": { schema: problemReply } },
      },
    ]),
  );
}

const titlesOf = (status: number): string[] =>
  (Object.keys(refusalWords) as RefusalKind[])
    .filter((kind) => refusalWords[kind].status === status)
    .map((kind) => refusalWords[kind].en[0].replace(/\{\w+\}/g, "…"));
