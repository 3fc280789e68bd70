/** A library in memory answers as the one on disk does. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { openLibrary } from "../../src/files/open-library.ts";
import { findSet, otherSets, periodFromId, shippedCriteria } from "../../src/index.ts";
import { folderOf, smallSet } from "../fixtures.ts";

test.each([
  ["hd-16", "2025"],
  ["hd-16@2024-05-14", "2025"],
  ["hd-16@2024-05-15", "2025"],
  ["hd-61", "2025"],
  ["qd-5016", "2025"],
  ["qd-5016", "2026"],
  ["qd-25", "2026"],
])("%s for %s: the same set, or the same problems", (wanted, id) => {
  const library = openLibrary(shippedCriteria).value;
  const period = periodFromId(id) ?? null;
  const [held, read] = [library?.find(wanted, period), findSet(wanted, shippedCriteria, period)];
  expect(held?.value?.written).toEqual(read.value?.written);
  expect(held?.problems.filter(({ severity }) => severity === "error")).toEqual(
    read.problems.filter(({ severity }) => severity === "error"),
  );
});

test("what the other sets ask is asked alike", () => {
  const library = openLibrary(shippedCriteria).value;
  const set = library?.find("hd-16", null).value;
  if (!library || !set) throw new Error("not read");
  const [held, read] = [library.others(set), otherSets(set, shippedCriteria)];
  for (const kind of ["so_nganh", "cap_xa", "don_vi", "phong_ban", "khong_co"]) {
    expect(held.evaluates(kind)).toBe(read.evaluates(kind));
    for (const fact of ["so_tin_bai", "ngay_ban_hanh_ke_hoach_dan_van", "khong_co"])
      expect(held.asks(fact, kind), `${fact} of ${kind}`).toBe(read.asks(fact, kind));
  }
});

test("one defective edition closes it, and so does one that stands in another's place", () => {
  const folder = (path: string, set: string) => join(folderOf({ [`sets/${path}`]: set }), "sets");
  expect(openLibrary(folder("thu/2025-01-01.yaml", smallSet)).value?.sets.length).toBe(1);
  expect(
    openLibrary(folder("thu/2025-01-01.yaml", smallSet.replace('base: "10"', 'base: "11"'))).value,
  ).toBeNull();
  const misplaced = openLibrary(folder("thu/2026-01-01.yaml", smallSet));
  expect(misplaced.value).toBeNull();
  expect(misplaced.problems.map(({ id }) => id)).toContain("set-edition-place");
  expect(openLibrary(folder("thu/x.txt", "")).problems.map(({ id }) => id)).toEqual(["library-empty"]);
});
