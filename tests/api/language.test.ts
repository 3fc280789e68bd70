/** Vietnamese, unless English is asked for and Vietnamese is not asked for more. */
import { expect, test } from "vitest";
import { languageOf } from "../../src/api/language.ts";

test.each([
  [undefined, "vi"],
  ["", "vi"],
  ["en", "en"],
  ["en-GB", "en"],
  ["EN;q=0.1", "en"],
  ["fr", "vi"],
  ["fr, en;q=0.5", "en"],
  ["en;q=0.8, vi;q=0.9", "vi"],
  ["en;q=0.9, vi;q=0.8", "en"],
  ["en, vi", "vi"],
  ["en;q=0", "vi"],
  ["en;q=2", "vi"],
  ["*", "vi"],
])("Accept-Language %j is answered in %s", (header, lang) => {
  expect(languageOf(header)).toBe(lang);
});
