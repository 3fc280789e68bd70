/** Whatever goes wrong, answered as problem details; of our own failures nothing is told but the id under which the log has them. */
import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { problemDetails, Refusal, refuse } from "./refusal.ts";
import type { Settings } from "./settings.ts";
import { type RefusalKind, refusalWords } from "./words.ts";

/** The handler of every error that a route, a hook or the framework throws. */
export const answerErrors =
  (settings: Settings) =>
  (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    const refusal = error instanceof Refusal ? error : refusalFor(error as FastifyError, request, settings);
    if (refusal.kind === "internal") request.log.error({ err: error }, "failed");
    else request.log.info({ refused: refusal.kind, problems: refusal.problems.length }, "refused");
    // The rest of a body that is not wanted is not waited for.
    if (!request.raw.complete) reply.header("connection", "close");
    refuse(request, reply, refusal);
  };

function refusalFor(error: FastifyError, request: FastifyRequest, settings: Settings): Refusal {
  const seconds = String(Math.ceil(settings.requestMilliseconds / 1000));
  switch (error.code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return new Refusal("body-large", [], {
        most: String(request.routeOptions.config.mostBytes ?? settings.bodyBytes),
      });
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return new Refusal("media-type", [], { allowed: request.routeOptions.config.takes ?? "" });
    case "FST_ERR_HANDLER_TIMEOUT":
      return new Refusal(request.raw.complete ? "answer-late" : "body-late", [], { seconds });
    case "FST_ERR_MAX_PARAM_LENGTH":
      return new Refusal("not-found");
    default: {
      const isOfClient = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
      return new Refusal(isOfClient ? "request-malformed" : "internal");
    }
  }
}

/** What no route answers: another method of an address that exists, or no address at all. */
export function answerUnknown(app: FastifyInstance): void {
  const known: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  app.addHook("onRoute", ({ url, method }) => {
    const escaped = url.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/:[a-zA-Z]+/g, "[^/]+");
    known.push({ pattern: new RegExp(`^${escaped}$`), methods: [method].flat() });
  });
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "";
    const methods = known.filter(({ pattern }) => pattern.test(path)).flatMap((one) => one.methods);
    const refusal =
      methods.length === 0
        ? new Refusal("not-found")
        : new Refusal("method-not-allowed", [], {
            method: request.method,
            allowed: [...new Set(methods)].join(", "),
          });
    return refuse(request, reply, refusal);
  });
}

/** What is no HTTP at all never becomes a request: it is answered on its socket. */
export function answerClientError(this: FastifyInstance, error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return;
  const kind: RefusalKind = kinds[error.code ?? ""] ?? "request-malformed";
  const id = randomUUID();
  this.log.info({ reqId: id, refused: kind }, "refused");
  const body = JSON.stringify(problemDetails(new Refusal(kind, [], { seconds: "60" }), id, "vi"));
  const { status } = refusalWords[kind];
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      "Content-Type: application/problem+json",
      "Content-Language: vi",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Connection: close",
      "",
      body,
    ].join("\r\n"),
  );
}

const kinds: Readonly<Record<string, RefusalKind>> = {
  HPE_HEADER_OVERFLOW: "headers-large",
  ERR_HTTP_REQUEST_TIMEOUT: "body-late",
};
