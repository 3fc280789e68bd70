/** A service on the shipped sets, or on the small set, that is asked without a network. */
import { join } from "node:path";
import type { FastifyInstance, InjectOptions } from "fastify";
import { onTestFinished } from "vitest";
import { buildApp } from "../../src/api/app.ts";
import { defaults, type Settings } from "../../src/api/settings.ts";
import type { PrivateKey } from "../../src/files/keys.ts";
import { type Library, openLibrary } from "../../src/files/open-library.ts";
import { folderOf, smallSet } from "../fixtures.ts";

let shipped: Library | undefined;

/** Read once for a file of tests. */
export function shippedLibrary(): Library {
  shipped ??= opened(defaults.criteria);
  return shipped;
}

/** The small set of the other tests, and nothing else. */
export const smallLibrary = (set: string = smallSet): Library =>
  opened(join(folderOf({ "criteria/thu/2025-01-01.yaml": set }), "criteria"));

function opened(folder: string): Library {
  const { value, problems } = openLibrary(folder);
  if (value === null) throw new Error(JSON.stringify(problems));
  return value;
}

export interface Service {
  readonly app: FastifyInstance;
  readonly log: string[];
  ask(options: InjectOptions): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  /** The body, where it is JSON. */
  json(): Json;
}

// biome-ignore lint/suspicious/noExplicitAny: what was answered is looked at member by member.
export type Json = any;

/** Stops when the test ends. Tests keep the machine busy, so that no lag is too long unless one asks for it. */
export async function serviceOf(
  settings: Partial<Settings> = {},
  library: Library = shippedLibrary(),
  signer: PrivateKey | null = null,
): Promise<Service> {
  const log: string[] = [];
  const app = await buildApp(
    { ...defaults, ratePerMinute: 1_000_000, lagMilliseconds: 600_000, ...settings },
    library,
    { log: { write: (line) => void log.push(line) }, signer },
  );
  onTestFinished(() => app.close());
  const ask = async (options: InjectOptions): Promise<Answer> => {
    const { statusCode, body, headers } = await app.inject(options);
    return { status: statusCode, text: body, headers, json: () => JSON.parse(body) };
  };
  return { app, log, ask };
}

/** A POST of JSON. */
export const post = (url: string, payload: unknown, headers: Record<string, string> = {}): InjectOptions => ({
  method: "POST",
  url,
  headers: { "content-type": "application/json", ...headers },
  payload: typeof payload === "string" ? payload : JSON.stringify(payload),
});

export const agency = { id: "so-1", name: "Sở 1", kind: "so", block: "Khối A" };

/** One agency of the small set. */
export const request = { set: "thu", period: "2025", agency, facts: { co_ke_hoach: "có", ty_le: "79,9" } };
