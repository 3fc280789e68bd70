/** Requests that nobody well-meaning sends: types, sizes, encodings, prototypes, nesting, broken syntax, made up from a seed. */
import fc from "fast-check";
import type { InjectOptions } from "fastify";
import { smallSet } from "../fixtures.ts";
import { agency, request } from "./service.ts";

const names = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "",
  "a.b",
  "a/b",
  "~",
  "ty_le#2",
  "ty_le#",
];

const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    ...names,
    ...[
      "0",
      "-0",
      "1e999999",
      "NaN",
      "Infinity",
      "9".repeat(400),
      `0,${"3".repeat(400)}`,
      "1.234",
      "½",
      "٣",
      "１２",
    ],
    ...[
      "31/02/2025",
      "29/02/2024",
      "KAD",
      "CHO",
      "không công nhận",
      "=1+1",
      "\u0000",
      "\ufeff",
      "\u202e",
      "a\u0301",
    ],
    ..."../../etc/passwd|hd-16@|thu@2025-01-01|thu@@|2025|2025-H1|2025-13|self|council|so|xa|Khối A|co_ke_hoach|ty_le".split(
      "|",
    ),
  ),
  fc.integer({ min: 1, max: 20_000 }).map((length) => "ô".repeat(length)),
);

const values: fc.Arbitrary<unknown> = fc.oneof(
  texts,
  fc.constantFrom<unknown>(null, true, false, 0, -1, 9007199254740991, [], {}, [[]], [{}], { value: {} }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.integer({ min: 1, max: 90 }).map((depth) => nested(depth)),
  fc.dictionary(fc.constantFrom(...names, "value", "note", "round", "period"), texts, {
    noNullPrototype: true,
  }),
);

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

type Path = readonly (string | number)[];

/** Every place of a body, the whole of it too. */
function placesIn(value: unknown, path: Path = []): Path[] {
  const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([key, one]) => placesIn(one, [...path, key]))];
}

function replaced(value: unknown, [step, ...rest]: Path, by: unknown): unknown {
  if (step === undefined) return by;
  const copy = Object.entries(value as object).map(([key, one]): [string, unknown] => [
    key,
    key === String(step) ? replaced(one, rest, by) : one,
  ]);
  return Array.isArray(value) ? copy.map(([, one]) => one) : Object.fromEntries(copy);
}

/** A sound body with something else in one or two of its places, or one more member. */
const bent = (sound: unknown): fc.Arbitrary<string> => {
  const places = placesIn(sound);
  const change = fc.tuple(fc.constantFrom(...places), values);
  const more = fc.tuple(fc.constantFrom(...names, "set", "agencies"), values);
  return fc.oneof(
    change.map(([path, by]) => JSON.stringify(replaced(sound, path, by)) ?? ""),
    fc.tuple(change, more).map(([[path, by], [key, value]]) => {
      const text = JSON.stringify(replaced(sound, path, by)) ?? "";
      return text.startsWith("{")
        ? `{${JSON.stringify(key)}:${JSON.stringify(value)},${text.slice(1)}`
        : text;
    }),
  );
};

/** A text with a piece cut out, doubled, or something put into it. */
const torn = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(text, fc.nat(), fc.nat({ max: 40 }), fc.constantFrom("cut", "double", "end", "put"), texts)
    .map(([whole, at, length, how, put]) => {
      const start = whole.length === 0 ? 0 : at % whole.length;
      const piece = whole.slice(start, start + length);
      const [before, after] = [whole.slice(0, start), whole.slice(start + length)];
      return {
        cut: before + after,
        double: before + piece + piece + after,
        end: before,
        put: before + put + piece + after,
      }[how];
    });

const rows = {
  set: "thu",
  period: "2025",
  close: true,
  agencies: [agency, { ...agency, id: "so-2" }],
  evidence: [
    { agency: "so-1", fact: "ty_le", value: "80" },
    { agency: "so-2", fact: "so_hop", value: "7", note: "x" },
  ],
  decisions: [{ agency: "so-1", grade: "dat" }],
};
const csv = {
  ...rows,
  agencies: "id,name,kind,block\nso-1,Sở 1,so,A\n",
  evidence: 'agency,fact,value,note\nso-1,ty_le,"80",\n',
};

const { decisions, ...list } = rows;
const comparison = {
  sides: [list, { evidence: rows.evidence, trial: true, name: "x" }],
  agency: "so-1",
  block: "Khối A",
};
const above = { sides: [{ ...list, certificate: "{}" }], agency: "so-1", above: "so-2" };

const json = fc.constantFrom("application/json", "application/json; charset=utf-8");
const types = fc.oneof(
  json,
  fc.constantFrom(
    "application/yaml",
    "application/x-ndjson",
    "text/csv",
    "text/plain",
    "multipart/form-data",
    "x",
    ";",
    "",
  ),
);

interface Sent {
  readonly url: string;
  readonly type: fc.Arbitrary<string>;
  readonly body: fc.Arbitrary<string | Buffer>;
}

const line = (body: fc.Arbitrary<string>) =>
  fc.array(body, { maxLength: 5 }).map((lines) => lines.join("\n"));
const { set, period, ...oneLine } = request;
const lines = line(
  fc.oneof(bent(oneLine), fc.constant(JSON.stringify(oneLine)), torn(fc.constant(JSON.stringify(oneLine)))),
);

const bodiesWith = (certificate: string): readonly Sent[] => [
  { url: "/evaluations", type: json, body: bent({ ...request, close: true }) },
  { url: "/evaluations", type: json, body: torn(bent(request)) },
  { url: "/rankings", type: json, body: bent(rows) },
  { url: "/rankings", type: json, body: torn(fc.oneof(bent(rows), bent(csv))) },
  {
    url: "/rankings",
    type: json,
    body: torn(fc.constant(csv.evidence)).map((evidence) => JSON.stringify({ ...csv, evidence })),
  },
  {
    url: "/rankings?set=thu&period=2025&keepGoing=true",
    type: fc.constant("text/csv"),
    body: torn(
      fc.constant("agency,name,kind,block,fact,value\nso-1,S,so,A,ty_le,80\nso-2,T,xa,B,so_hop,7\n"),
    ),
  },
  { url: "/evaluations/stream?set=thu&period=2025", type: fc.constant("application/x-ndjson"), body: lines },
  { url: "/comparisons", type: json, body: fc.oneof(bent(comparison), bent(above), torn(bent(comparison))) },
  { url: "/certificates", type: json, body: fc.oneof(bent({ ...list, agency: "so-1" }), torn(bent(list))) },
  {
    url: "/verifications",
    type: json,
    body: fc.oneof(
      bent({ certificate, key: "-----BEGIN PUBLIC KEY-----" }),
      torn(fc.constant(certificate)).map((one) => JSON.stringify({ certificate: one, block: one })),
    ),
  },
  { url: "/checks", type: fc.constant("application/yaml"), body: torn(fc.constant(smallSet)) },
  { url: "/checks", type: fc.constant("application/yaml"), body: torn(torn(torn(fc.constant(smallSet)))) },
  {
    url: "/checks",
    type: json,
    body: fc.oneof(
      bent(request),
      fc.jsonValue().map((value) => JSON.stringify(value) ?? ""),
    ),
  },
  {
    url: "/evaluations",
    type: types,
    body: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  },
  { url: "/rankings", type: types, body: fc.string({ unit: "binary", maxLength: 300 }) },
  { url: "/evaluations", type: json, body: fc.nat({ max: 60_000 }).map((depth) => '{"a":['.repeat(depth)) },
  {
    url: "/checks",
    type: types,
    body: fc.constantFrom(
      "a: &a [*a]",
      "? ? ?",
      "[[[[",
      "%YAML 9.9\n---\n",
      "{".repeat(5000),
      "- ".repeat(5000),
    ),
  },
];

const headers = fc.record(
  {
    "accept-language": fc.constantFrom(
      "en",
      "vi;q=0.1,en;q=0.9",
      "en;q=x",
      ",,,;;;",
      "*".repeat(500),
      "fr, en;q=1.0000001",
    ),
    "content-encoding": fc.constantFrom("gzip", "identity", "br, gzip", ""),
    "if-none-match": fc.constantFrom("*", '"', 'W/"x"', ",".repeat(3000)),
    accept: fc.constantFrom("text/csv", "*/*", "application/xml", "text/csv;q=0"),
    authorization: fc.constantFrom("Bearer", "Bearer x", "Basic \u00ff"),
    "x-forwarded-for": fc.constantFrom("1.2.3.4", "', drop table", "::1"),
    "x-request-id": fc.constantFrom("1", "a".repeat(2000)),
  },
  { requiredKeys: [] },
);

const sending = (certificate: string) =>
  fc
    .constantFrom(...bodiesWith(certificate))
    .chain(({ url, type, body }) => fc.record({ url: fc.constant(url), type, body }));

const asking = fc
  .tuple(
    fc.constantFrom("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "POST"),
    fc.oneof(
      fc.constantFrom(
        ...[
          "/criteria-sets",
          "/criteria-sets/thu",
          "/criteria-sets/__proto__",
          "/criteria-sets/%00",
          "/criteria-sets/..%2f..%2f",
        ],
        ...[
          "/criteria-sets/thu/editions/2025-01-01/form.csv?period=2025&kind=so",
          "/metrics",
          "/docs/..%2f..%2fpackage.json",
        ],
        ...[
          "/criteria-sets/thu/editions/2025-01-01/form.csv?period=2025&kind=__proto__&name=%ff",
          "/%",
          "//",
          "/?%",
          "*",
        ],
        ...[
          "/evaluations/stream?set=thu&set=thu&period[]=2025",
          "/docs/static/../../../package.json",
          "/ready?__proto__[a]=1",
        ],
      ),
      fc.webPath().filter((path) => path !== ""),
      texts.map((text) => `/criteria-sets/${encodeURIComponent(Buffer.from(text).toString())}`),
    ),
  )
  .map(([method, url]) => ({ method, url }));

/** One request of any of these kinds; `certificate` is a sound one. */
export const hostileRequest = (certificate: string): fc.Arbitrary<InjectOptions> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(sending(certificate), headers).map(([{ url, type, body }, more]) => ({
        method: "POST" as const,
        url,
        headers: { ...more, ...(type === "" ? {} : { "content-type": type }) },
        payload: typeof body === "string" ? Buffer.from(body) : body,
      })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(asking, headers)
        .map(([asked, more]) => ({ ...asked, headers: more }) as InjectOptions),
    },
  );
