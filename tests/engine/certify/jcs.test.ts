/**
 * The published vectors of RFC 8785 (JSON Canonicalization Scheme), from jcs.json beside this file: inputs with their
 * canonical bytes, and doubles with their canonical text, as published with the RFC by cyberphone/json-canonicalization;
 * the SHA-256 of the bytes stand beside them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { canonicalText, digestOf, readCanonical } from "../../../src/engine/index.ts";

interface Vectors {
  readonly cases: readonly {
    id: string;
    input: string;
    canonicalHex: string;
    canonical: string;
    sha256: string;
  }[];
  readonly numbers: readonly { ieee754: string; canonical: string }[];
}
const vectors: Vectors = JSON.parse(readFileSync(join(import.meta.dirname, "jcs.json"), "utf8"));

const hexOf = (text: string) => Buffer.from(text).toString("hex");

describe("the published vectors of RFC 8785", () => {
  test("are there", () => {
    expect([vectors.cases.length, vectors.numbers.length]).toEqual([6, 24]);
  });

  test.each(vectors.cases)("$id: the same bytes, the same digest", ({ input, canonicalHex, sha256 }) => {
    expect(hexOf(canonicalText(JSON.parse(input)))).toBe(canonicalHex);
    expect(digestOf(JSON.parse(input))).toBe(`sha256:${sha256}`);
  });

  test.each(vectors.numbers)("the double $ieee754 is $canonical", ({ ieee754, canonical }) => {
    const double = Buffer.from(ieee754, "hex").readDoubleBE();
    expect(canonicalText(double)).toBe(canonical);
  });

  test.each(vectors.cases)(
    "$id: read strictly where it has no numbers, and refused with them",
    ({ canonical }) => {
      const { value, problems } = readCanonical(canonical);
      if (/[[:,]-?\d/.test(canonical)) expect(problems.map(({ id }) => id)).toEqual(["certificate-number"]);
      else expect([value, problems]).toEqual([JSON.parse(canonical), []]);
    },
  );
});
