/** JSON as the service and streams of lines read it: what JSON.parse would pass over in silence is refused with its place. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { problemInWords } from "../../src/engine/index.ts";
import { readJson } from "../../src/files/json-in.ts";

const found = (text: string) =>
  readJson(text).problems.map(({ id, at }) => [id, at.path?.join("/") ?? `${at.line}:${at.column}`]);

test("every value without numbers comes back as JSON.parse gives it, however it is spaced", () => {
  const values = fc.jsonValue({ maxDepth: 6 }).filter((value) => !/\d|__proto__/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(values, fc.constantFrom(0, 1, 4), (value, spaces) => {
      const text = JSON.stringify(value, null, spaces);
      expect(JSON.stringify(readJson(text).value)).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
});

test("any text is taken or refused just as JSON.parse does, where it repeats no key and bends no number", () => {
  const signs = fc.constantFrom(
    ...'{}[]",:\\u00e9tn truefalsenull0-.e'.split(""),
    '"a"',
    "\\",
    '\\"',
    "\n",
    "\u0001",
  );
  const parses = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const own = ["json-duplicate-key", "json-number", "json-half-character", "json-too-deep"];
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      const { problems } = readJson(text);
      const slips = problems.filter(({ id }) => !own.includes(id));
      expect(slips.length === 0, text).toBe(parses(text));
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ["a key written twice", '{"a": {"b": "x", "c": "y", "b": "z"}}', "json-duplicate-key", "a/b"],
  ["two spellings of one key", '{"a": "x", "\\u0061": "y"}', "json-duplicate-key", "a"],
  ["a fraction", '{"a": ["x", 12.5]}', "json-number", "a/1"],
  ["what a double makes 85", '{"a": 84.99999999999999999999}', "json-number", "a"],
  ["an exponent", "[1e3]", "json-number", "0"],
  ["the first integer that doubles bend", "[9007199254740992]", "json-number", "0"],
  ["minus zero", "[-0]", "json-number", "0"],
  ["half a character", '["\\ud800"]', "json-half-character", "0"],
  ["a comma too many", '{"a": "x",\n "b": "y",}', "json-syntax", "2:11"],
  ["a bare word", "[yes]", "json-syntax", "1:2"],
  ["a line end inside a string", '["a\nb"]', "json-syntax", "1:4"],
  ["an escape that JSON lacks", '["\\x41"]', "json-syntax", "1:3"],
  ["a second value", "{} {}", "json-syntax", "1:4"],
  ["a text that breaks off", '{"a": ["x"', "json-cut-off", "1:11"],
  ["nothing", "", "json-cut-off", "1:1"],
])("%s is refused in its place", (_, text, id, place) => {
  expect(found(text)).toEqual([[id, place]]);
});

test("safe integers are read, from the least to the greatest", () => {
  expect(readJson("[-9007199254740991, 0, 9007199254740991]").value).toEqual([
    -9007199254740991, 0, 9007199254740991,
  ]);
});

test("__proto__ is refused as a key that is never there, and changes nothing", () => {
  expect(found('{"a": {"__proto__": {"admin": true}}}')).toEqual([["field-unknown", "a/__proto__"]]);
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

test("all repeated keys and bent numbers are told at once", () => {
  expect(found('{"a": 1.5, "b": {"c": "x", "c": 0.1}, "a": "y"}')).toEqual([
    ["json-number", "a"],
    ["json-duplicate-key", "b/c"],
    ["json-number", "b/c"],
    ["json-duplicate-key", "a"],
  ]);
});

test("60 levels are read, 61 are refused, a million end nothing", () => {
  const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  expect(readJson(nested(60)).problems).toEqual([]);
  expect(readJson(nested(61)).problems.map(({ id }) => id)).toEqual(["json-too-deep"]);
  expect(readJson("[".repeat(1_000_000)).problems.map(({ id }) => id)).toEqual(["json-too-deep"]);
});

test("a message says what to write instead", () => {
  const [one] = readJson('{"value": 12.50}').problems;
  expect(one && problemInWords(one, "vi")).toEqual({
    place: "value",
    what: "Số 12.50 có thể bị đọc sai lệch.",
    remedy: 'Ghi dưới dạng văn bản, trong dấu nháy: "12.50".',
  });
});
