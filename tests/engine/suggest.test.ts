import { expect, test } from "vitest";
import { nearest, speller } from "../../src/engine/suggest.ts";

const known = ["so-mau-01", "so-mau-02", "phuong-mau-05"];

test.each([
  ["so-mau-O1", "so-mau-01"],
  ["Sở Mẫu 01", "so-mau-01"],
  ["phuong_mau_5", "phuong-mau-05"],
])("%s most likely means %s", (wrong, word) => {
  expect(nearest(wrong, known)).toBe(word);
});

test.each(["", "x", "truong-mau", "so-mau-01".repeat(20)])("%s is near nothing", (wrong) => {
  expect(nearest(wrong, known)).toBeUndefined();
});

test("a word is never suggested in place of itself", () => {
  expect(nearest("so-mau-01", ["so-mau-01"])).toBeUndefined();
});

test("asking again gives the same answer", () => {
  const nearestAgency = speller(known);
  expect([nearestAgency("so-mau-1"), nearestAgency("so-mau-1")]).toEqual(["so-mau-01", "so-mau-01"]);
});
