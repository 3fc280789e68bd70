/** The JSON Schema for editors says what the engine's own schema says, but for what a JSON Schema cannot say. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { editionJsonSchema } from "../src/engine/criteria/json-schema.ts";
import { editionSchema } from "../src/engine/criteria/schema.ts";
import { readYaml } from "../src/files/yaml-in.ts";
import { editionWith, sampleRules } from "./engine/rules/samples.ts";

const root = join(import.meta.dirname, "..");
const textOf = (path: string) => readFileSync(join(root, path), "utf8");
const yamlUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml") && entry.name !== "decisions.yaml")
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
const folders = readdirSync(join(root, "tests"), { withFileTypes: true }).some(
  (entry) => entry.isDirectory() && entry.name === "editions",
)
  ? ["criteria", "tests/editions"]
  : ["criteria"];

const validate = new Ajv({ strict: true }).compile(editionJsonSchema());

function treeOf(yaml: string): unknown {
  const { value, problems } = readYaml(yaml, "set.yaml");
  if (value === null) throw new Error(JSON.stringify(problems));
  return value.tree;
}

/** What the editor would say; empty when it has nothing against it. */
function refusals(yaml: string): string {
  return validate(treeOf(yaml)) ? "" : JSON.stringify(validate.errors);
}

test("the file in docs is what the engine's schema gives today: if not, npm run schema", () => {
  expect(JSON.parse(textOf("docs/criteria.schema.json"))).toEqual(editionJsonSchema());
});

const editions = [...folders.flatMap(yamlUnder), "docs/template.yaml"];

test("there are editions to try it on", () => {
  expect(editions.length).toBeGreaterThan(1);
});

test.each(editions)("%s is accepted", (path) => {
  expect(refusals(textOf(path))).toBe("");
});

test("the schema that an edition names in its first line is there", () => {
  const named = editions.flatMap((path) => {
    const link = /^# yaml-language-server: \$schema=(\S+)/.exec(textOf(path))?.[1];
    return link === undefined ? [] : [join(root, path, "..", link)];
  });
  expect(named.length).toBeGreaterThan(0);
  for (const path of named) expect(() => readFileSync(path)).not.toThrow();
});

describe("what a case may expect is accepted", () => {
  test.each(["85", "85?", "-2.5", "KAD", "[0; 3]", "[-1.5; 12.25]"])("%s", (expected) => {
    const yaml = slipped('total: "85"', `total: "${expected}"`);
    expect(isRead(yaml)).toBe(true);
    expect(refusals(yaml)).toBe("");
  });
});

describe("every sample rule is accepted", () => {
  test.each(Object.values(sampleRules).flat())("%s", (rule) => {
    expect(refusals(editionWith(rule))).toBe("");
  });
});

const template = `${textOf("docs/template.yaml")}answers: []\n`;

type Slip = readonly [name: string, from: string, to: string];

const slips: readonly Slip[] = [
  ["an unknown key of the edition", "edition: ", "editon: "],
  ["an unknown key of a fact", "unit: cuộc", "units: cuộc"],
  ["an unknown key of a criterion", "assumption: Số", "assumed: Số"],
  ["an unknown key of a rule", 'each: "5?" }', 'every: "5?" }'],
  ["an unknown key of a condition", 'co_ke_hoach, is: "no"', 'co_ke_hoach, equals: "no"'],
  ["a key too many in a band", '{ below: "70?", points', '{ less: "1", below: "70?", points'],
  ["a missing key of the edition", "\nranking: ", "\n# "],
  ["a missing key of a fact", "    document: none # không", "    # không"],
  ["a missing key of a criterion", "        scorer: to_mau\n", ""],
  ["a missing key of a rule", "kind: graded, fact: diem_hoi_dong", "kind: graded"],
  ["a rule without its kind", "{ kind: yes-no, fact: co_ke_hoach }", "{ fact: co_ke_hoach }"],
  ["an unknown rule kind", "kind: ratio", "kind: share"],
  ["a key of another kind", "kind: graded, fact", 'each: "1", kind: graded, fact'],
  ["an unknown type of fact", "type: percentage", "type: percent"],
  ["a wrong word for the document", "document: none # không", "document: never # không"],
  ["a wrong policy", "policy: rescale", "policy: scale"],
  ["a wrong rounding mode", "mode: half-up", "mode: halfup"],
  ["a wrong kind of period", "periods: [year]", "periods: [years]"],
  ["yes written otherwise", 'bonus: "yes"', 'bonus: "true"'],
  ["an id with capitals", "  co_ke_hoach: # có", "  co_Ke_hoach: # có"],
  ["an id with a hyphen", "id: chua_dat", "id: chua-dat"],
  ["an id of the set with an underscore", "set: thu-nghiem", "set: thu_nghiem"],
  ["a code with a blank", "code: II.1\n", "code: II 1\n"],
  ["a code in letters that only look Latin", "code: II.1\n", "code: \u0399\u0399.1\n"],
  ["a span without its bracket", 'total: "85"', 'total: "[80; 85"'],
  ["a span of words", 'total: "85"', 'total: "80 … 85"'],
  ["an attribute without wording", "mien_nui: Xã miền núi (mẫu)", 'mien_nui: ""'],
  ["an attribute with capitals", "  mien_nui: Xã", "  Mien_nui: Xã"],
  ["a decimal comma", 'nhe: "-0.5?"', 'nhe: "-0,5?"'],
  ["thousands separators", 'max: "366?"', 'max: "3.660.000"'],
  ["a number with words", 'base: "100?"', "base: 100 điểm"],
  ["a negative maximum", 'max: "30?"', 'max: "-30"'],
  ["a step of 0", 'step: "0.5?"', 'step: "0.0"'],
  ["an amount with two signs", 'tot: "100%?"', 'tot: "100%%"'],
  ["a day written as in Vietnam", "before: N-11-15?", "before: 15/11/2025"],
  ["a month that there is not", "before: N-11-15?", "before: N-13-15"],
  ["a date without day", 'edition: "2025-01-01"', 'edition: "2025-01"'],
  ["a year of two digits", 'from: "2025"', 'from: "25"'],
  ["too many decimal places", 'places: "2"', 'places: "7"'],
  ["an empty text", "why: Không gửi báo cáo năm", 'why: ""'],
  ["an empty list", "periods: [year]", "periods: []"],
  ["an empty mapping", "{ nang: Nghiêm trọng, nhe: Ít nghiêm trọng }", "{}"],
  ["a list instead of a mapping", "{ nang: Nghiêm trọng, nhe: Ít nghiêm trọng }", "[nang, nhe]"],
  ["a mapping instead of a list", "answers: []", "answers: {}"],
  [
    "a text instead of a mapping",
    'governs:\n  periods: [year] # kỳ chấm: year, half (nửa năm), quarter (quý), month (tháng)\n  from: "2025"',
    'governs: "2025"',
  ],
  ["a group without children", "    children:\n      - code: III.1", "    kids:\n      - code: III.1"],
];

/** What only the engine's own schema, or `check`, can know. */
const beyond: readonly (readonly [...Slip, why: string])[] = [
  [
    "two subjects in a condition",
    "{ points: II, at",
    "{ points: II, fact: x, at",
    "exactly one of several keys",
  ],
  ["no test in a condition", 'co_ke_hoach, is: "no"', "co_ke_hoach", "exactly one of several keys"],
  [
    "two days of a deadline",
    "before: N-11-15?",
    "before: N-11-15?\n          by: N-11-15",
    "exactly one of several keys",
  ],
  [
    "two ends of a band",
    'from: "90?", points',
    'from: "90?", above: "90", points',
    "exactly one of several keys",
  ],
  ["no denominator", "          whole: so_kien_nghi\n", "", "keys that go together"],
  ["two grains of rounding", 'places: "2"', 'places: "2", step: "1"', "exactly one of several keys"],
  ["a day the calendar lacks", 'edition: "2025-01-01"', 'edition: "2025-02-30"', "a calendar is no pattern"],
  [
    "an end before the beginning",
    'from: "2025" # năm',
    'from: "2025"\n  to: "2024" # năm',
    "two values compared",
  ],
  ["a cap below 0", 'at-most: "10?" }', 'at-most: "-10?" }', "the same amounts may be below 0 elsewhere"],
];

const slipped = (from: string, to: string) => {
  expect(template).toContain(from);
  return template.replace(from, to);
};
const isRead = (yaml: string) => editionSchema.safeParse(treeOf(yaml)).success;

describe("a slip is refused by both", () => {
  test.each(slips)("%s", (_, from, to) => {
    const yaml = slipped(from, to);
    expect(isRead(yaml)).toBe(false);
    expect(refusals(yaml)).not.toBe("");
  });
});

describe("a slip that a JSON Schema cannot see is refused by the engine alone", () => {
  test.each(beyond)("%s", (_, from, to) => {
    const yaml = slipped(from, to);
    expect(isRead(yaml)).toBe(false);
    expect(refusals(yaml)).toBe("");
  });
});
