/** What whoever runs the service may set, from environment variables; every variable that is wrong is told at once. */
import { z } from "zod";
import { type Outcome, problem } from "../engine/index.ts";
import { shippedCriteria } from "../files/library.ts";

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** The folder of criteria sets. */
  readonly criteria: string;
  /** The most bytes of one body. A stream has no such end, its lines have. */
  readonly bodyBytes: number;
  /** The most bytes of a set that is to be checked: checking is the longest work there is, and everyone else waits for it. */
  readonly setBytes: number;
  /** The most bytes of one line of a stream. */
  readonly lineBytes: number;
  /** Requests a client may make in a minute. */
  readonly ratePerMinute: number;
  /** Milliseconds from a request's first line to its answer. */
  readonly requestMilliseconds: number;
  /** Milliseconds that a stream may take. */
  readonly streamMilliseconds: number;
  readonly agencies: number;
  /** The most characters of one formula of a set that is to be checked. */
  readonly formulaCharacters: number;
  /** Milliseconds by which work may lag before requests are turned away. */
  readonly lagMilliseconds: number;
  readonly logLevel: string;
  /** SHA-256 of each key, in hexadecimal; without any, no key is asked for. */
  readonly keys: readonly string[];
  /** A file with the private key that certificates are signed by; without one they are not signed. */
  readonly signingKey: string | null;
  /** Where pages of other sites may call from; without any, none may. */
  readonly corsOrigins: readonly string[];
  /** Is there a proxy in front whose word about the client's address counts? */
  readonly trustsProxy: boolean;
}

/** What holds where nothing is set, and what each variable is for, as README says it. */
export const defaults: Settings = {
  host: "127.0.0.1",
  port: 3000,
  criteria: shippedCriteria,
  bodyBytes: 10_485_760,
  setBytes: 524_288,
  lineBytes: 262_144,
  ratePerMinute: 600,
  requestMilliseconds: 30_000,
  streamMilliseconds: 3_600_000,
  agencies: 500,
  formulaCharacters: 2000,
  lagMilliseconds: 1000,
  logLevel: "info",
  keys: [],
  signingKey: null,
  corsOrigins: [],
  trustsProxy: false,
};

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);
const list = z.string().transform((text) => text.split(/[\s,]+/).filter((one) => one !== ""));
const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** One day, in milliseconds. */
const day = 86_400_000;

const variables = {
  THANGDIEM_HOST: { sets: "host", reads: z.string().min(1), form: "127.0.0.1" },
  THANGDIEM_PORT: { sets: "port", reads: whole(0, 65_535), form: "0–65535" },
  THANGDIEM_CRITERIA: { sets: "criteria", reads: z.string().min(1), form: "./criteria" },
  THANGDIEM_BODY_BYTES: { sets: "bodyBytes", reads: whole(1000, 1_000_000_000), form: "1000–1000000000" },
  THANGDIEM_SET_BYTES: { sets: "setBytes", reads: whole(1000, 100_000_000), form: "1000–100000000" },
  THANGDIEM_LINE_BYTES: { sets: "lineBytes", reads: whole(1000, 100_000_000), form: "1000–100000000" },
  THANGDIEM_RATE: { sets: "ratePerMinute", reads: whole(1, 1_000_000_000), form: "1–1000000000" },
  THANGDIEM_REQUEST_MS: { sets: "requestMilliseconds", reads: whole(100, day), form: `100–${day}` },
  THANGDIEM_STREAM_MS: { sets: "streamMilliseconds", reads: whole(100, day), form: `100–${day}` },
  THANGDIEM_AGENCIES: { sets: "agencies", reads: whole(1, 1_000_000), form: "1–1000000" },
  THANGDIEM_FORMULA_CHARACTERS: { sets: "formulaCharacters", reads: whole(1, 2000), form: "1–2000" },
  THANGDIEM_LAG_MS: { sets: "lagMilliseconds", reads: whole(10, 600_000), form: "10–600000" },
  THANGDIEM_LOG_LEVEL: { sets: "logLevel", reads: z.enum(logLevels), form: logLevels.join(", ") },
  THANGDIEM_API_KEYS: {
    sets: "keys",
    reads: list.refine((all) => all.length > 0 && all.every((one) => /^[0-9a-f]{64}$/.test(one))),
    form: "SHA-256 (64 × 0-9a-f), …",
  },
  THANGDIEM_SIGNING_KEY: { sets: "signingKey", reads: z.string().min(1), form: "./so-noi-vu.key" },
  THANGDIEM_CORS_ORIGINS: {
    sets: "corsOrigins",
    reads: list.refine((all) => all.length > 0 && all.every((one) => /^https?:\/\/[^/]+$/.test(one))),
    form: "https://example.vn, …",
  },
  THANGDIEM_TRUST_PROXY: {
    sets: "trustsProxy",
    reads: z.enum(["yes", "no"]).transform((word) => word === "yes"),
    form: "yes, no",
  },
} as const satisfies Record<string, { sets: keyof Settings; reads: z.ZodType; form: string }>;

/** `environment` as a process has it. A variable of ours that does not exist is refused: it would limit nothing. */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): Outcome<Settings> {
  const given = Object.entries(environment).filter(([name]) => name.startsWith("THANGDIEM_"));
  const read = given.map(([name, text = ""]) => {
    const variable = Object.entries(variables).find(([known]) => known === name)?.[1];
    if (variable === undefined)
      return { found: problem("setting-unknown", {}, { name, options: Object.keys(variables).join(", ") }) };
    const value = variable.reads.safeParse(text);
    return value.success
      ? { set: [variable.sets, value.data] as const }
      : {
          // A key that was put here in place of its digest is not shown.
          found: problem(
            "setting-wrong",
            {},
            {
              name,
              text: variable.sets === "keys" ? "…" : text,
              form: variable.form,
            },
          ),
        };
  });
  const problems = read.flatMap(({ found }) => found ?? []);
  if (problems.length > 0) return { value: null, problems };
  return {
    value: { ...defaults, ...Object.fromEntries(read.flatMap(({ set }) => (set ? [set] : []))) },
    problems: [],
  };
}
