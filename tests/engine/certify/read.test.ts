/** What is no certificate, and what is said about it: each message whole, in both languages. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  canonicalText,
  certificateIn,
  packageVersion,
  problemInWords,
  readCertificate,
  statementOf,
} from "../../../src/engine/index.ts";
import { type Change, forged, smallBlock } from "./small.ts";

const whole = smallBlock();

const told = (text: string) =>
  readCertificate(text).problems.map((one) => {
    const { place, what } = problemInWords(one, "en");
    return place === "" ? what : `${place}: ${what}`;
  });

describe("another spelling", () => {
  test.each([
    ["", "The file is cut off: it ends at character 1 in the middle of something."],
    ['{"a":"b', "The file is cut off: it ends at character 8 in the middle of something."],
    ['{"a":["b"', "The file is cut off: it ends at character 10 in the middle of something."],
    ['{"a":"b"}\n', spelling(10)],
    ['{"a": "b"}', spelling(6)],
    ['\ufeff{"a":"b"}', spelling(1)],
    ['{"b":"1","a":"2"}', spelling(10)],
    ['{"a":"\\u0041"}', spelling(6)],
    ['{"a":"\\/"}', spelling(6)],
    ['{"a":"\\u000A"}', spelling(6)],
    ['{"a":"tab\there"}', spelling(6)],
    ['{"a":"1","a":"2"}', "Character 10: the key “a” stands twice; which one holds is not known."],
    ['{"a":1}', "Character 6: a JSON number. In a certificate every quantity is text in quotes."],
    ['["0",-5]', "Character 6: a JSON number. In a certificate every quantity is text in quotes."],
    ['{"a":"\\ud800"}', "The string at character 6 holds half a Unicode character by itself."],
    ['{"a":"x\\udc00y"}', "The string at character 6 holds half a Unicode character by itself."],
    ["<html>", "Character 1 cannot be read: this is not JSON."],
    ["{a:1}", "Character 2 cannot be read: this is not JSON."],
    ["[undefined]", "Character 2 cannot be read: this is not JSON."],
    ['{"a":"b"}{}', "Character 10 cannot be read: this is not JSON."],
    ['["a",]', "Character 6 cannot be read: this is not JSON."],
  ])("%j", (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  test("nesting is followed as deep as a formula may be, and no deeper", () => {
    const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    expect(told(deep(500))).toEqual(["This is no certificate of thangdiem."]);
    expect(told(deep(501))).toEqual(["Character 501: nested more than 500 levels deep."]);
    expect(told("[".repeat(1_000_000))).toHaveLength(1);
  });
});

function spelling(at: number): string {
  return `Character ${at}: not the one spelling of a certificate (canonical JSON, RFC 8785: no blanks, keys in order).`;
}

describe("another content", () => {
  const cases: readonly (readonly [string, Change, string[]])[] = [
    ["no type", (copy) => delete copy.type, ["This is no certificate of thangdiem."]],
    [
      "a certificate inside",
      (copy) => {
        copy.set.data.inner = JSON.parse(JSON.stringify(whole));
      },
      ["Inside the certificate stands another one."],
    ],
    [
      "a signed one inside",
      (copy) => {
        copy.standing = { payloadType: "x", payload: "", signatures: [] };
      },
      ["Inside the certificate stands another one."],
    ],
    [
      "a format of later",
      (copy) => {
        copy.version = "2";
        copy.madeBy = "3.1.0";
      },
      ["The certificate has the format “2”, which this version of thangdiem cannot read."],
    ],
    [
      "another meaning of the rules",
      (copy) => {
        copy.semantics = "1";
        copy.agencies = "of another shape";
      },
      ["The certificate was reckoned under semantics version 1; this version of thangdiem has version 3."],
    ],
    [
      "unknown and missing keys, each at its place",
      (copy) => {
        copy.extra = "x";
        copy.agencies[0].result.bonus = "1";
        delete copy.agencies[1].evidence.facts.so.note;
        delete copy.close;
      },
      [
        "close: The key “close” is missing.",
        "agencies[0].result.bonus: A certificate has no key “bonus” here.",
        "agencies[1].evidence.facts.so.note: The key “note” is missing.",
        "extra: A certificate has no key “extra” here.",
      ],
    ],
    [
      "other types",
      (copy) => {
        copy.close = "yes";
        copy.agencies[0].agency.name = true;
        copy.agencies[1].result.criteria = [];
      },
      [
        "close: Here must stand true or false.",
        "agencies[0].agency.name: Here must stand text in quotes.",
        "agencies[1].result.criteria: Here must stand a mapping (key: value).",
      ],
    ],
    [
      "other digests",
      (copy) => {
        copy.digests.set = `sha512:${"0".repeat(128)}`;
        copy.digest = copy.digest.toUpperCase();
      },
      ["digests.set: “sha512:0", "digest: “SHA256:"],
    ],
    [
      "quantities in other spellings",
      (copy) => {
        copy.agencies[0].result.points = { earned: "9.0", atLeast: "+9", atMost: "9,5" };
        copy.standing.placed = "two";
      },
      [
        "agencies[0].result.points.earned: “9.0” is wrongly written; it must look like: 13.95, 40/3.",
        "agencies[0].result.points.atLeast: “+9” is wrongly written",
        "agencies[0].result.points.atMost: “9,5” is wrongly written",
        "standing.placed: “two” is wrongly written; it must look like: 12.",
      ],
    ],
    [
      "states and rounds that there are not",
      (copy) => {
        copy.agencies[0].evidence.round = "final";
        copy.agencies[0].evidence.facts.so.state = "known";
      },
      [
        "agencies[0].evidence.round: “final” is no value for this place.",
        "agencies[0].evidence.facts.so.state: “known” is no value for this place.",
      ],
    ],
    [
      "an agency twice, and one of another block",
      (copy) => {
        copy.agencies[1].agency.id = "a";
        copy.agencies[0].agency.block = "khối khác";
      },
      [
        "agencies[0].agency.block: The agency “a” is not of the block “khoi”.",
        "agencies[1].agency.id: The agency “a” stands after “a”: out of order, or twice.",
      ],
    ],
    [
      "an agency's certificate with two of them",
      (copy) => {
        copy.scope = "agency";
      },
      ["scope: The scope “agency” does not fit"],
    ],
  ];
  test.each(cases)("%s", (_, change, expected) => {
    const found = told(canonicalText(forged(whole, change)));
    expect(found).toHaveLength(expected.length);
    expected.forEach((start, index) => {
      expect(found[index]?.slice(0, start.length)).toBe(start);
    });
  });

  test("of another meaning of the rules the package that has it is named", () => {
    const old = forged(whole, (copy) => {
      copy.semantics = "1";
      copy.madeBy = "0.0.9";
    });
    const [one] = readCertificate(canonicalText(old)).problems;
    expect(one && problemInWords(one, "vi")).toEqual({
      place: "",
      what: "Chứng thư tính theo nghĩa quy tắc bản 1; bản thangdiem này tính theo bản 3.",
      remedy: "Kiểm bằng bản đã lập nó: npx thangdiem@0.0.9 verify FILE.",
    });
  });

  test("a version that is none is not put into a command", () => {
    const odd = forged(whole, (copy) => {
      copy.semantics = "1";
      copy.madeBy = "0.0.9; rm -r .";
    });
    const [one] = readCertificate(canonicalText(odd)).problems;
    expect(one && problemInWords(one, "vi").remedy).toBe(
      "Kiểm bằng bản đã lập nó: npx thangdiem@? verify FILE.",
    );
  });
});

test("a signed statement about other things than its certificate is refused", () => {
  const statement = JSON.parse(canonicalText(statementOf(whole)));
  expect(certificateIn(statement).problems).toEqual([]);
  statement.subject[1].digest.sha256 = "0".repeat(64);
  expect(certificateIn(statement).problems.map(({ id }) => id)).toEqual(["certificate-subject"]);
  const signed = { payloadType: "application/vnd.in-toto+json", payload: "", signatures: [] };
  const ids = (predicate: object) => certificateIn({ ...statement, predicate }).problems.map(({ id }) => id);
  expect(ids(signed)).toEqual(["certificate-nested"]);
  expect(ids({})).toEqual(["certificate-none"]);
});

test("certificates name the version of this package", () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8"));
  expect(packageVersion).toBe(version);
});
