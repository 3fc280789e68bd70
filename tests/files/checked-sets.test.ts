/** What is kept of a check at building: the same outcome as checking anew, and nothing for any other file. */
import { appendFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createScorer, setDigest } from "../../src/engine/index.ts";
import { checkedSetsIn } from "../../src/files/checked-sets.ts";
import { keepChecked } from "../../src/files/keep-checked.ts";
import { askedIn, loadCheckedSet, loadSet, shelves, shippedCriteria } from "../../src/files/library.ts";
import { changed, folderOf, smallSet } from "../fixtures.ts";

/** Stands for the folder of the built program. */
const built = () => folderOf({ "engine/index.js": "1", "engine/rules/sum.js": "2", "files/text.js": "3" });

function kept(criteria: string) {
  const [folder, program] = [folderOf({}), built()];
  const problems = keepChecked(criteria, folder, program);
  return { problems, folder, program, store: checkedSetsIn(folder, program) };
}

test("every shipped set comes out of the store as checking it anew gives it: the set, every finding, what it asks", () => {
  const { problems, store } = kept(shippedCriteria);
  expect(problems).toEqual([]);
  const paths = (shelves(shippedCriteria).value ?? []).map(({ path }) => path);
  expect(paths.length).toBeGreaterThan(3);
  for (const path of paths) {
    const [looked, anew] = [loadCheckedSet(path, store), loadSet(path)];
    if (looked.value === null || anew.value === null) throw new Error(path);
    expect(store.setIn(readFileSync(path))).toBeDefined();
    expect(looked.problems).toEqual(anew.problems);
    expect(setDigest(looked.value)).toBe(setDigest(anew.value));
    expect([...askedIn(path, store)]).toEqual(
      [...createScorer(anew.value).tables].map(([kind, { facts }]) => [kind, facts]),
    );
  }
});

test("a file that differs in one byte is checked, and its defect found", () => {
  const { store } = kept(shippedCriteria);
  const folder = folderOf({});
  cpSync(shippedCriteria, folder, { recursive: true });
  const path = join(folder, "hd-16", "2024-05-14.yaml");
  expect(store.setIn(readFileSync(path))).toBeDefined();
  appendFileSync(path, "x: y\n");
  expect(store.setIn(readFileSync(path))).toBeUndefined();
  expect(loadCheckedSet(path, store).problems.map(({ id }) => id)).toContain("field-unknown");
  expect([...askedIn(path, store)]).toEqual([]);
});

test("what another build of the program has kept is not used", () => {
  const { folder, program } = kept(shippedCriteria);
  const file = readFileSync(shelves(shippedCriteria).value?.[0]?.path ?? "");
  const isKept = () => checkedSetsIn(folder, program).setIn(file) !== undefined;
  expect(isKept()).toBe(true);
  appendFileSync(join(program, "engine/rules/sum.js"), "+");
  expect(isKept()).toBe(false);
  expect(checkedSetsIn(join(folder, "none"), program).setIn(file)).toBeUndefined();
});

test("a set with an error is told and nothing is kept", () => {
  const wrong = changed('base: "10"', 'base: "11"');
  const criteria = folderOf({ "thu/2025-01-01.yaml": wrong });
  const { problems, store } = kept(criteria);
  expect(problems.length).toBeGreaterThan(0);
  expect(store.askedIn(new TextEncoder().encode(wrong))).toBeUndefined();
  writeFileSync(join(criteria, "thu", "2025-01-01.yaml"), smallSet);
  expect(kept(criteria).store.askedIn(new TextEncoder().encode(smallSet))).toBeDefined();
});
