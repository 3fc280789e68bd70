/** What one edition asks of an agency, as a JSON Schema for the programs that hand it in. */
import { textOfExact } from "./exact/index.ts";
import type { Fact } from "./facts/fact.ts";
import { type Scorer, tableOf } from "./scorer.ts";
import type { Lang } from "./words/lang.ts";

/**
 * JSON Schema (2020-12) of one agency with its facts. Values are text, written as in a sheet, so that only their names are held
 * here; which kinds of agency are asked, unit, bounds and levels stand beside under `x-` names.
 */
export function evidenceSchema(scorer: Scorer, lang: Lang) {
  const { set } = scorer;
  const kinds = [...set.kinds.keys()];
  const facts = [...set.facts.values()].flatMap((fact) => {
    const askedOf = kinds.filter((kind) => tableOf(scorer, kind).facts.has(fact.id));
    return askedOf.length === 0 ? [] : [{ fact, schema: factSchema(fact, askedOf) }];
  });
  const [plain, ofItems] = [
    facts.filter(({ fact }) => fact.list === null),
    facts.filter(({ fact }) => fact.list !== null),
  ];
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: { vi: `Số liệu theo ${set.title}`, en: `Evidence for ${set.title}` }[lang],
    $comment: `${set.id}@${set.edition}`,
    type: "object",
    required: ["agency", "facts"],
    properties: {
      agency: {
        type: "object",
        required: ["id", "name", "kind", "block"],
        properties: { kind: { enum: kinds } },
      },
      facts: {
        type: "object",
        properties: Object.fromEntries(plain.map(({ fact, schema }) => [fact.id, schema])),
        // `vi_pham.muc_do#2`: a field of the second item.
        patternProperties: Object.fromEntries(
          ofItems.map(({ fact, schema }) => [`^${fact.id.replaceAll(".", "\\.")}#.+$`, schema]),
        ),
        additionalProperties: false,
      },
    },
    $defs: { stated, value },
  };
}

const value = { type: "string" };

const stated = {
  type: "object",
  required: ["value"],
  properties: Object.fromEntries(
    ["value", "document", "note", "period", "round"].map((name) => [name, { type: "string" }]),
  ),
  additionalProperties: false,
};

const factSchema = (fact: Fact, kinds: readonly string[]) => ({
  title: fact.label,
  description: fact.ask,
  anyOf: [
    { $ref: "#/$defs/value" },
    { $ref: "#/$defs/stated" },
    { type: "array", items: { $ref: "#/$defs/stated" } },
  ],
  "x-type": fact.writtenType,
  "x-kinds": kinds,
  "x-document": fact.document,
  "x-given-by": fact.isGivenByOthers ? "others" : "agency",
  "x-may-not-apply": fact.mayNotApply,
  ...(fact.unit === null ? {} : { "x-unit": fact.unit }),
  ...(fact.domain.least === null ? {} : { "x-least": textOfExact(fact.domain.least) }),
  ...(fact.domain.most === null ? {} : { "x-most": textOfExact(fact.domain.most) }),
  ...(fact.levels.size === 0 ? {} : { "x-levels": Object.fromEntries(fact.levels) }),
});
