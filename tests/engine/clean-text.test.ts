/** Text as people mean it: the shortcut for text that needs no composing changes nothing. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText } from "../../src/engine/clean-text.ts";

test("whatever a cell holds, it is composed and without surrounding blanks", () => {
  const unit = fc.constantFrom(
    "a",
    "ă",
    "ắ",
    "Đ",
    "\u0301",
    "\u0306",
    "\u00a0",
    " ",
    "–",
    "\u2126",
    "각",
    "ᄀ",
    "ᅡ",
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: "binary" })), (text) => {
      expect(cleanText(text)).toBe(text.normalize("NFC").trim());
    }),
    { numRuns: 2_000 },
  );
});

test("no character that is left alone is changed by composing, alone or after a letter", () => {
  let looked = 0;
  for (let code = 0; code <= 0xffff; code++) {
    const character = String.fromCharCode(code);
    for (const text of [`x${character}x`, `a${character}`, `ê${character}`]) {
      if (cleanText(text) !== text.normalize("NFC").trim()) expect.unreachable(`U+${code.toString(16)}`);
      looked += 1;
    }
  }
  expect(looked).toBe(3 * 65_536);
});
