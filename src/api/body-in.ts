/** From the bytes of a body to a value: JSON, or a file's own bytes; anything that is not what it says is refused. */
import type { FastifyInstance, FastifyRequest } from "fastify";
import { hasErrors } from "../engine/index.ts";
import { readJsonBytes } from "../files/json-in.ts";
import { Refusal } from "./refusal.ts";

/** JSON bodies, for every route below `app`. */
export function takeJson(app: FastifyInstance): void {
  app.addContentTypeParser(
    "application/json",
    { parseAs: "buffer" },
    async (request: FastifyRequest, bytes: Buffer) => {
      refuseOtherCharsets(request);
      const { value, problems } = readJsonBytes(bytes);
      if (hasErrors(problems)) throw new Refusal("body-unreadable", problems);
      return value;
    },
  );
}

/** Bodies that are handed on as they are. */
export function takeBytes(app: FastifyInstance, types: readonly string[]): void {
  app.addContentTypeParser(
    [...types],
    { parseAs: "buffer" },
    async (request: FastifyRequest, bytes: Buffer) => {
      refuseOtherCharsets(request);
      return bytes;
    },
  );
}

/** Bodies that are read while they come. */
export function takeStream(app: FastifyInstance, type: string): void {
  app.addContentTypeParser(type, async (request: FastifyRequest, stream: NodeJS.ReadableStream) => {
    refuseOtherCharsets(request);
    return stream;
  });
}

/** Where a body is due, nothing at all is none: it has not even a type. */
export function refuseNothing(app: FastifyInstance): void {
  app.addHook("preValidation", async ({ body, routeOptions: { config } }) => {
    if (config.takes !== undefined && body === undefined)
      throw new Refusal("media-type", [], { allowed: config.takes });
  });
}

/** UTF-8 is the only encoding that is read; nothing is unpacked. */
function refuseOtherCharsets({ headers, routeOptions }: FastifyRequest): void {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers["content-type"] ?? "")?.[1] ?? "utf-8";
  const encoding = headers["content-encoding"] ?? "identity";
  if (!/^utf-?8$/i.test(charset) || encoding.toLowerCase() !== "identity")
    throw new Refusal("media-type", [], { allowed: routeOptions.config.takes ?? "" });
}
