/** Ids that were met: what a map would say, in a fraction of its memory. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { IdSet } from "../../src/files/id-set.ts";

test("an id is new the first time and then known with its line, however many there are", () => {
  const id = fc.oneof(
    fc.string({ minLength: 1, maxLength: 3 }),
    fc.string({ minLength: 1, unit: "grapheme" }),
  );
  fc.assert(
    fc.property(fc.array(id, { maxLength: 400 }), (ids) => {
      const set = new IdSet();
      const known = new Map<string, number>();
      for (const [line, one] of ids.entries()) {
        expect(set.has(one)).toBe(known.has(one));
        expect(set.add(one, line)).toBe(known.get(one));
        if (!known.has(one)) known.set(one, line);
      }
      expect(set.size).toBe(known.size);
    }),
  );
});

test("a hundred thousand ids are kept apart", () => {
  const set = new IdSet();
  for (let index = 0; index < 100_000; index++) expect(set.add(`xa-${index}`, index)).toBe(undefined);
  for (let index = 0; index < 100_000; index += 997) expect(set.add(`xa-${index}`, 0)).toBe(index);
  expect(set.size).toBe(100_000);
});

test("what is longer than any id, and nothing at all, is never met", () => {
  const set = new IdSet();
  for (const one of ["", "x".repeat(201)])
    expect([set.add(one, 1), set.add(one, 2)]).toEqual([undefined, undefined]);
  expect(set.add("x".repeat(200), 1)).toBe(undefined);
  expect(set.add("x".repeat(200), 2)).toBe(1);
});
