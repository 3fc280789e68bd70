/**
 * The language of a set file as a JSON Schema, for editors that complete and check while one types. Made from the
 * schemas that read a set, so that the two cannot disagree; what a JSON Schema cannot say, such as exactly one of two
 * keys, is left to `check`.
 */
import { z } from "zod";
import { derivationKinds, derivationSchema } from "../derived/index.ts";
import { condition } from "../rules/conditions.ts";
import {
  amount,
  code,
  day,
  expected,
  factId,
  factKey,
  id,
  quantity,
  share,
  smallValues,
  step,
  wording,
  worth,
} from "../rules/fields.ts";
import { ruleKinds, ruleSchema } from "../rules/index.ts";
import { criterion, editionSchema, group, node } from "./schema.ts";

type Json = { [key: string]: unknown };

const refTo = (name: string): Json => ({ $ref: `#/definitions/${name}` });

const decimal = "(?:0|[1-9]\\d*)(?:\\.\\d+)?";
const date = "(?:19|2[01])\\d\\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
const dayOfYear = "N(?:[+-]1)?-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";

interface Small {
  readonly name: string;
  readonly pattern: string;
  readonly description: string;
}

const patternOf = (schema: z.ZodType): string => {
  const { pattern } = smallValues.get(schema) ?? {};
  if (pattern === undefined) throw new Error("a small value without a pattern needs one here");
  return pattern.source;
};

/** Small values by the schema that reads them. */
const bySchema = new Map<unknown, Small>(
  (
    [
      [id, "id", patternOf(id), "lower-case letters, digits, _"],
      [factId, "fact", patternOf(factId), "a fact, or a field of a list: vi_pham.muc"],
      [factKey, "fact-of-case", patternOf(factKey), "a fact, or a field of an item: vi_pham.muc#1"],
      [code, "code", patternOf(code), "as printed: I.3, 2.1.đ"],
      [wording, "wording", patternOf(wording), "not empty"],
      [quantity, "number", `^-?${decimal}\\??$`, "a number; ? if no source states it"],
      [worth, "worth", `^${decimal}\\??$`, "a number from 0 on; ? if no source states it"],
      [step, "step", `^(?!0(?:\\.0+)?\\??$)${decimal}\\??$`, "a number above 0"],
      [
        amount,
        "amount",
        `^-?${decimal}%?\\??$`,
        "points, or a share of the maximum: 50%; ? if no source states it",
      ],
      [share, "share", `^(?:100(?:\\.0+)?|[1-9]?\\d(?:\\.\\d+)?)%\\??$`, "a share from 0% to 100%"],
      [
        expected,
        "expected",
        `^(?:KAD|-?${decimal}\\??|\\[-?${decimal}\\??; -?${decimal}\\??\\])$`,
        "points, KAD, or while open what is possible: [0; 3]",
      ],
      [day, "day", `^(?:${date}|${dayOfYear})\\??$`, "2026-02-15, or N-02-15 of the year evaluated"],
      [
        editionSchema.shape.set,
        "set-id",
        patternOf(editionSchema.shape.set),
        "lower-case letters, digits, -",
      ],
      [editionSchema.shape.edition, "date", `^${date}$`, "2026-02-15"],
    ] as const
  ).map(([schema, name, pattern, description]) => [schema, { name, pattern, description }]),
);

/** Those that only the edition's schema knows, by what is said when they are wrong. */
const byProblem: Readonly<Record<string, Small>> = {
  "field-year": { name: "year", pattern: "^(?:19|2[01])\\d\\d$", description: "a year" },
  "field-months": { name: "months", pattern: "^\\d{1,4}$", description: "whole months" },
  "field-levels": { name: "levels", pattern: "^[1-9]$", description: "1 to 9" },
  "field-places": { name: "places", pattern: "^[0-6]$", description: "0 to 6" },
};

/** A value refined further keeps its name, unless the refined one has its own. */
function smallValue(schema: z.core.$ZodType): Small | undefined {
  const known = bySchema.get(schema);
  if (known) return known;
  const { parent } = schema._zod;
  if (parent) return smallValue(parent);
  const problem = smallValues.get(schema)?.problem;
  return problem === undefined ? undefined : byProblem[problem];
}

/** Schemas that look at a key first and hand over: told here by name, since their shape shows only that key. */
const handedOver = new Map<unknown, string>([
  [ruleSchema, "rule"],
  [derivationSchema, "derived"],
  [node, "node"],
]);

/** Mappings that say so in a refinement of their own; lists say it to the JSON Schema themselves. */
const isNeverEmpty = ({ _zod: { def } }: z.core.$ZodType): boolean =>
  (def.checks ?? []).some(
    ({ _zod: check }) =>
      (check.def as { readonly params?: { readonly problem?: string } }).params?.problem === "list-empty",
  );

const names = z.registry<{ readonly id: string }>().add(condition, { id: "condition" });

function describe(schema: z.ZodType): { readonly body: Json; readonly definitions: Json } {
  const {
    $schema: _,
    definitions,
    ...body
  } = z.toJSONSchema(schema, {
    target: "draft-07",
    io: "input",
    unrepresentable: "any",
    metadata: names,
    override({ zodSchema, jsonSchema }) {
      if (isNeverEmpty(zodSchema) && jsonSchema.type === "object") jsonSchema.minProperties = 1;
      const name = handedOver.get(zodSchema) ?? smallValue(zodSchema)?.name;
      if (name === undefined) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      Object.assign(jsonSchema, refTo(name));
    },
  }) as Json;
  return { body, definitions: (definitions ?? {}) as Json };
}

/** The schema of an edition as it is written, every value of it text. */
export function editionJsonSchema(): Json {
  const definitions: Json = {};
  const define = (name: string, schema: z.ZodType, more: Json = {}) => {
    const { body, definitions: own } = describe(schema);
    definitions[name] = { ...body, properties: { ...more, ...(body["properties"] as Json) } };
    Object.assign(definitions, own);
  };
  const oneOfKind = (name: string, kinds: readonly string[]): void => {
    definitions[name] = {
      type: "object",
      required: ["kind"],
      properties: { kind: { enum: kinds } },
      anyOf: kinds.map((kind) => refTo(`${name}-${kind}`)),
    };
  };
  const rules = Object.entries(ruleKinds);
  oneOfKind(
    "rule",
    rules.map(([kind]) => kind),
  );
  for (const [kind, { schema }] of rules) define(`rule-${kind}`, schema(ruleSchema));
  const derivations = Object.entries(derivationKinds);
  oneOfKind(
    "derived",
    derivations.map(([kind]) => kind),
  );
  for (const [kind, { schema }] of derivations)
    define(`derived-${kind}`, schema, { label: refTo("wording"), unit: refTo("wording") });
  definitions["node"] = {
    if: { type: "object", properties: { children: {} }, required: ["children"] },
    // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's word
    then: refTo("group"),
    else: refTo("criterion"),
  };
  define("group", group);
  define("criterion", criterion);
  const { body, definitions: own } = describe(editionSchema);
  Object.assign(definitions, own);
  for (const { name, pattern, description } of [...bySchema.values(), ...Object.values(byProblem)])
    definitions[name] = { type: "string", pattern, description };
  return tidied({
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Bộ tiêu chí (Thang Điểm)",
    ...body,
    definitions,
  }) as Json;
}

/** `allOf` of a single schema is that schema. */
function tidied(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(tidied);
  if (typeof schema !== "object" || schema === null) return schema;
  const { allOf, ...rest } = schema as Json;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, tidied(value)]));
  const [only, ...others] = Array.isArray(allOf) ? allOf.map(tidied) : [];
  if (only === undefined) return inner;
  return others.length === 0 && Object.keys(inner).length === 0
    ? only
    : { ...inner, allOf: [only, ...others] };
}
