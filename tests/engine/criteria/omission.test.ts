/** Lists that earn more when an item goes unreported are named: nobody sees what was not told. */
import { expect, test } from "vitest";
import { checkCriteriaSet } from "../../../src/engine/index.ts";
import { criterion, edition, fact, setFrom } from "../../builders.ts";

const list = `ds: { type: list, label: ds, ask: ds, document: none, fields: { ${fact("nang", "yes-no").trim()}, ${fact("so", "integer", ', max: "9"').trim()} } }\n`;

const findings = (rule: string, more = "", limits = "") =>
  checkCriteriaSet(
    setFrom(edition({ facts: list, criteria: criterion("A", "10", rule, limits), more })),
  ).flatMap(({ id, values }) => (id === "omission-pays" ? [`${values["fact"]}: ${values["codes"]}`] : []));

test.each([
  [
    "points taken for each item",
    '{ kind: adjusted, base: "10", minus: { parts: [{ max: "10", rule: { kind: each, list: ds, when-none: "0", rule: { kind: yes-no, fact: ds.nang, yes: "2" } } }] } }',
    ["ds: A"],
  ],
  [
    "points given for each item",
    '{ kind: each, list: ds, when-none: "0", at-most: "10", rule: { kind: yes-no, fact: ds.nang, yes: "2" } }',
    [],
  ],
  [
    "full points without any item, the worst of them otherwise",
    '{ kind: each, list: ds, take: least, when-none: "100%", rule: { kind: yes-no, fact: ds.nang } }',
    ["ds: A"],
  ],
  [
    "nothing without any item, the best of them otherwise",
    '{ kind: each, list: ds, take: most, when-none: "0", rule: { kind: yes-no, fact: ds.nang } }',
    [],
  ],
])("%s", (_, rule, expected) => {
  expect(findings(rule)).toEqual(expected);
});

test("also through a number that is derived from the list", () => {
  const derived = "derived: { dem: { label: dem, kind: of-list, list: ds, take: count } }";
  const none = '{ kind: bands, fact: dem, bands: [{ is: "0", points: "10" }, { from: "1", points: "0" }] }';
  expect(findings(none, derived)).toEqual(["ds: A"]);
  const some = '{ kind: bands, fact: dem, bands: [{ is: "0", points: "0" }, { from: "1", points: "10" }] }';
  expect(findings(some, derived)).toEqual([]);
});
