/** Builds the service: what every route has in common, then the routes. Nothing listens yet. */
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import underPressure from "@fastify/under-pressure";
import Fastify, { type FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { z } from "zod";
import type { PrivateKey } from "../files/keys.ts";
import type { Library } from "../files/open-library.ts";
import { refuseNothing } from "./body-in.ts";
import { answerClientError, answerErrors, answerUnknown } from "./errors.ts";
import { keyring } from "./keys.ts";
import { measured } from "./metrics.ts";
import { describe } from "./openapi.ts";
import { Refusal } from "./refusal.ts";
import { certificates } from "./routes/certificates.ts";
import { checks } from "./routes/checks.ts";
import { comparisons } from "./routes/comparisons.ts";
import { criteriaSets } from "./routes/criteria-sets.ts";
import { evaluations } from "./routes/evaluations.ts";
import { operations } from "./routes/operations.ts";
import { rankings } from "./routes/rankings.ts";
import { stream } from "./routes/stream.ts";
import { verifications } from "./routes/verifications.ts";
import type { Settings } from "./settings.ts";
import { shaped } from "./shape.ts";

/** Where log lines go, one JSON object each. */
export interface LogStream {
  write(line: string): void;
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** The types of content that the route takes, as they are told where another comes. */
    takes?: string;
    /** The most bytes of its body, where that is not what holds for all. */
    mostBytes?: number;
    /** Is it answered without a key? */
    isOpen?: boolean;
  }
}

/** How long a client that is turned away is asked to wait. */
const retrySeconds = 10;

/** A service that answers from `library` within `settings`; with `signer` it signs the certificates that it makes. */
export async function buildApp(
  settings: Settings,
  library: Library,
  { log, signer = null }: { readonly log?: LogStream; readonly signer?: PrivateKey | null } = {},
): Promise<FastifyInstance> {
  const onError = answerErrors(settings);
  const app = Fastify({
    logger: { level: settings.logLevel, ...(log ? { stream: log } : {}) },
    genReqId: () => randomUUID(),
    trustProxy: settings.trustsProxy,
    bodyLimit: settings.bodyBytes,
    handlerTimeout: settings.requestMilliseconds,
    // A socket on which nothing moves any more is given up.
    connectionTimeout: 2 * settings.requestMilliseconds,
    // What comes while the service stops is still answered, and its connection closed.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: onError,
    clientErrorHandler: answerClientError,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(({ schema, httpPart }) => (written: unknown) => {
    // A body that is a file or a stream is read by its route.
    if (written instanceof Uint8Array || written instanceof Readable) return { value: written };
    const read = shaped(schema as z.ZodType, written);
    return read.value === null
      ? { error: new Refusal(httpPart === "body" ? "body-shape" : "query-shape", read.problems) }
      : { value: read.value };
  });
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  app.removeAllContentTypeParsers();
  app.setErrorHandler(onError);
  measured(app);
  await app.register(helmet, {
    // Nothing that is answered is a page; /docs states what it needs itself.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
    },
  });
  if (settings.corsOrigins.length > 0)
    await app.register(cors, { origin: [...settings.corsOrigins], methods: ["GET", "HEAD", "POST"] });
  await app.register(underPressure, {
    maxEventLoopDelay: settings.lagMilliseconds,
    pressureHandler: (_request, _reply, _type, lag) => {
      // One long piece of work leaves nothing to measure the lag by: that is no queue.
      if (lag === Number.POSITIVE_INFINITY) return;
      throw new Refusal("overloaded", [], { seconds: String(retrySeconds) });
    },
  });
  await app.register(rateLimit, {
    max: settings.ratePerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_, { ttl }) =>
      new Refusal("too-many-requests", [], { seconds: String(Math.max(1, Math.ceil(ttl / 1000))) }),
  });
  askForKeys(app, settings.keys);
  refuseNothing(app);
  answerUnknown(app);
  await describe(app);
  await app.register(operations(library));
  await app.register(criteriaSets(library));
  await app.register(checks(settings));
  await app.register(evaluations(library));
  await app.register(stream(library, settings));
  await app.register(rankings(library, settings));
  await app.register(comparisons(library, settings));
  await app.register(certificates(library, settings, signer));
  await app.register(verifications(settings));
  return app;
}

function askForKeys(app: FastifyInstance, digests: readonly string[]): void {
  const keys = keyring(digests);
  if (!keys.isNeeded) return;
  app.addHook("onRequest", async ({ headers, routeOptions }) => {
    if (!routeOptions.config?.isOpen && !keys.opens(headers)) throw new Refusal("key-needed");
  });
}
