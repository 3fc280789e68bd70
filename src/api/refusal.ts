/** A request that is not carried out, as problem details (RFC 9457): what, where in the body, and what to do. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Lang, type Place, type Problem, problemInWords } from "../engine/index.ts";
import { languageOf } from "./language.ts";
import { type RefusalKind, refusalInWords, refusalWords } from "./words.ts";

/** Thrown where the framework takes nothing else: while a body is read, and in hooks. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly problems: readonly Problem[];
  readonly values: Readonly<Record<string, string>>;
  readonly statusCode: number;

  constructor(
    kind: RefusalKind,
    problems: readonly Problem[] = [],
    values: Readonly<Record<string, string>> = {},
  ) {
    super(kind);
    this.kind = kind;
    this.problems = problems;
    this.values = values;
    this.statusCode = refusalWords[kind].status;
  }
}

/** Answers with problem details, in the language the client reads. */
export function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): void {
  const lang = languageOf(request.headers["accept-language"]);
  const { seconds, allowed } = refusal.values;
  if (seconds !== undefined && refusal.kind !== "body-late") reply.header("retry-after", seconds);
  if (refusal.kind === "method-not-allowed" && allowed !== undefined) reply.header("allow", allowed);
  if (refusal.kind === "key-needed") reply.header("www-authenticate", "Bearer");
  void reply
    .code(refusal.statusCode)
    .header("content-language", lang)
    .header("vary", "accept-language")
    .header("cache-control", "no-store")
    .type("application/problem+json")
    .send(`${JSON.stringify(problemDetails(refusal, String(request.id), lang), null, 2)}\n`);
}

/** The members of a problem document; `id` is the request's, under which the log tells more. */
export function problemDetails({ kind, problems, values }: Refusal, id: string, lang: Lang) {
  const { title, detail } = refusalInWords(kind, values, lang);
  return {
    type: `urn:problem-type:thangdiem:${kind}`,
    title,
    status: refusalWords[kind].status,
    detail,
    id,
    ...(problems.length === 0 ? {} : { problems: problems.map((one) => problemItem(one, lang)) }),
  };
}

/** One problem of the body: where it stands, what is wrong, and what to do. */
export function problemItem(one: Problem, lang: Lang) {
  const { what, remedy } = problemInWords(one, lang);
  return {
    id: one.id,
    severity: one.severity,
    ...placeIn(one.at),
    ...(one.agencies.length === 0 ? {} : { agencies: one.agencies }),
    what,
    remedy,
  };
}

/** A JSON Pointer (RFC 6901) into the body; inside a text of several lines, line and column stand beside it. */
const placeIn = ({ line, column, path = [] }: Place) => ({
  pointer: path.map((step) => `/${escaped(String(step))}`).join(""),
  ...(line === undefined ? {} : { line }),
  ...(column === undefined ? {} : { column }),
});

const escaped = (step: string) => step.replaceAll("~", "~0").replaceAll("/", "~1");
