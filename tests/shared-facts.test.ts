/** One file of evidence serves every shipped set: a fact that two sets ask under one id is one and the same question. */
import { expect, test } from "vitest";
import { loadSet, shelves, shippedCriteria } from "../src/index.ts";

test("facts that stand under one id in several shipped sets are declared alike, word for word", () => {
  const sets = (shelves(shippedCriteria).value ?? []).flatMap(({ path }) => loadSet(path).value ?? []);
  expect(sets.map(({ id }) => id)).toEqual(["hd-16", "noi-bo-sgddt", "qd-25", "qd-5016"]);
  const declared = sets.flatMap(({ id: set, written }) =>
    Object.entries((written as { facts: Record<string, unknown> }).facts).map(([id, fact]) => ({
      set,
      id,
      fact: JSON.stringify(fact),
    })),
  );
  const differing = declared.filter(({ id, fact }) =>
    declared.some((other) => other.id === id && other.fact !== fact),
  );
  expect(differing.map(({ set, id }) => `${set} ${id}`)).toEqual([]);
  const shared = new Set(
    declared
      .filter(({ set, id }) => declared.some((other) => other.id === id && other.set !== set))
      .map(({ id }) => id),
  );
  expect(shared.size).toBeGreaterThanOrEqual(40);
});
