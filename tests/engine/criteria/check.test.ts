/** Defects of a set, each planted alone into a sound one, and named where it stands. */
import { describe, expect, test } from "vitest";
import { checkCriteriaSet, parseCriteriaSet } from "../../../src/engine/index.ts";
import { readYaml } from "../../../src/files/yaml-in.ts";
import { criterion, edition, fact } from "../../builders.ts";

const facts =
  fact("co", "yes-no") +
  fact("ty_le", "percentage") +
  fact("dem", "integer") +
  fact("muc", "choice", ", levels: { cao: Cao, thap: Thấp }") +
  fact("diem", "points", ', max: "2", step: "0.5"');
const rules = {
  a: "{ kind: yes-no, fact: co }",
  b: '{ kind: bands, fact: ty_le, bands: [{ from: "80", points: "2" }, { below: "80", points: "0" }] }',
  c: '{ kind: count, fact: dem, each: "1" }',
  d: '{ kind: choice, fact: muc, points: { cao: "2", thap: "0" } }',
  e: "{ kind: graded, fact: diem }",
};
/** Every number of the rules below stands in the quote. */
const quoted = (yaml: string) =>
  yaml.replaceAll("quote: lời", 'quote: "lời: 0 0,5 1 2 3 4 5 6 10 15 75 80 85 99 100"');
const sound = edition({
  facts,
  criteria: Object.entries(rules)
    .map(([code, rule]) => criterion(code.toUpperCase(), "2", rule))
    .join(""),
});

function findings(yaml: string) {
  const tree = readYaml(quoted(yaml), "set.yaml").value;
  const parsed = parseCriteriaSet(tree?.tree);
  const problems = [...parsed.problems, ...(parsed.value ? checkCriteriaSet(parsed.value) : [])];
  return problems.map(({ id, at }) => `${id} at ${(at.path ?? []).join(".")}`);
}

test("a sound set has no findings", () => {
  expect(findings(sound)).toEqual([]);
});

const planted: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    "children that do not add up",
    'code: A, title: Tiêu chí, max: "2"',
    'code: A, title: Tiêu chí, max: "3"',
    ["base-sum at base"],
  ],
  ["a code used twice", "code: B,", "code: A,", ["code-repeated at criteria.1.code"]],
  [
    "an unknown fact",
    "fact: co }",
    "fact: coo }",
    ["rule-fact-unknown at criteria.0.rule.fact", "fact-unused at facts.co"],
  ],
  [
    "a fact of the wrong type",
    "kind: yes-no, fact: co",
    "kind: yes-no, fact: dem",
    ["rule-fact-type at criteria.0.rule.fact", "fact-unused at facts.co"],
  ],
  [
    "a level nobody declared",
    'cao: "2", thap',
    'cap: "2", thap',
    ["rule-level-unknown at criteria.3.rule.fact"],
  ],
  [
    "a level without points",
    'cao: "2", thap: "0"',
    'cao: "2"',
    ["choice-level-missing at criteria.3.rule.points"],
  ],
  ["bands with a hole", 'from: "80", points', 'from: "85", points', ["band-gap at criteria.1.rule.bands.0"]],
  [
    "bands that overlap",
    'from: "80", points',
    'from: "75", points',
    ["band-overlap at criteria.1.rule.bands.0"],
  ],
  [
    "a bound that no band holds",
    'from: "80", points',
    'above: "80", points',
    ["band-gap at criteria.1.rule.bands.0"],
  ],
  ["a bound that two bands hold", 'below: "80"', 'to: "80"', ["band-overlap at criteria.1.rule.bands.0"]],
  [
    "a stretch below every band",
    '{ below: "80", points: "0" }',
    '{ from: "10", below: "80", points: "0" }',
    ["band-gap at criteria.1.rule.bands.1"],
  ],
  [
    "a stretch above every band",
    'from: "80", points',
    'from: "80", to: "99", points',
    ["band-gap at criteria.1.rule.bands.1"],
  ],
  [
    "points above what the criterion is worth",
    'max: "2", step',
    'max: "3", step',
    ["graded-above-max at criteria.4.rule.fact"],
  ],
  [
    "an unknown scorer",
    'scorer: hoi_dong, source: { document: nguon, item: "1", quote: lời },  rule: { kind: yes-no',
    'scorer: ai_do, source: { document: nguon, item: "1", quote: lời },  rule: { kind: yes-no',
    ["scorer-unknown at criteria.0.scorer"],
  ],
  [
    "an unknown source",
    "sources: { nguon:",
    "sources: { khac:",
    [0, 1, 2, 3, 4].map((index) => `source-unknown at criteria.${index}.source.document`),
  ],
  [
    "thresholds out of order",
    "{ id: khong_dat, name: Không đạt }",
    '{ id: khong_dat, name: Không đạt, at-least: "6" }, { id: con_lai, name: Còn lại }',
    ["grade-order at grades.1.at-least"],
  ],
  [
    "a grade nobody can reach",
    'at-least: "5"',
    'at-least: "10.01"',
    ["grade-out-of-reach at grades.0.at-least"],
  ],
  [
    "a fact that nobody asks for",
    "facts:\n",
    `facts:\n  ${fact("thua", "yes-no")}`,
    ["fact-unused at facts.thua"],
  ],
  [
    "a kind that is not declared",
    "code: A, title: Tiêu chí,",
    "code: A, title: Tiêu chí, for: [phuong],",
    ["kind-unknown at criteria.0.for.0", "base-sum at base"],
  ],
  [
    "bounds the wrong way round",
    "diem: { type: points,",
    'diem: { type: points, min: "3",',
    ["fact-bounds at facts.diem"],
  ],
  ["an assumed number in an official edition", 'base: "10"', 'base: "10?"', ["official-assumed at base"]],
  [
    "a reconstruction that does not say so",
    "basis: official",
    "basis: reconstruction",
    ["reconstruction-notice at notice"],
  ],
  [
    "a tie broken by what is not there",
    "ranking: {}",
    "ranking: { tie-breaks: [Z] }",
    ["points-unknown at ranking.tie-breaks.0"],
  ],
];

test.each(planted)("%s", (_, before, after, expected) => {
  expect(sound).toContain(before);
  expect(findings(sound.replace(before, after))).toEqual(expected);
});

describe("bands on whole numbers", () => {
  const withBands = (bands: string) =>
    findings(
      edition({
        facts: fact("n", "integer", ', max: "9"'),
        criteria: criterion("A", "10", `{ kind: bands, fact: n, bands: ${bands} }`),
      }),
    );
  test("leave no hole between 3 and 4", () => {
    expect(withBands('[{ to: "3", points: "0" }, { from: "4", points: "10" }]')).toEqual([]);
    expect(withBands('[{ below: "4", points: "0" }, { above: "3", points: "10" }]')).toEqual([]);
  });
  test("leave one where 4 is missing", () => {
    expect(withBands('[{ to: "3", points: "0" }, { from: "5", points: "10" }]')).toEqual([
      "band-gap at criteria.0.rule.bands.1",
    ]);
  });
  test("a band between two neighbours holds nothing", () => {
    expect(
      withBands(
        '[{ to: "3", points: "0" }, { above: "3", below: "4", points: "1" }, { from: "4", points: "10" }]',
      ),
    ).toEqual(["band-empty at criteria.0.rule.bands.1"]);
  });
});

test("several defects are all told at once", () => {
  const broken = sound
    .replace("code: B,", "code: A,")
    .replace("fact: co }", "fact: coo }")
    .replace("scorers: { hoi_dong:", "scorers: { khac:");
  expect(findings(broken)).toHaveLength(5 + 1 + 1 + 1);
});

describe("a worked case", () => {
  const withCase = (expectation: string) =>
    findings(`${sound}
cases:
  - { name: Ví dụ, kind: so, year: "2025", facts: { co: có, ty_le: "80", dem: "1", muc: thap, diem: "1,5" }, expect: ${expectation} }
`);
  // A 2, B 2 (on the bound), C 1 × 1, D 0, E 1.5: together 6.5, at least 5.
  test("that comes out right is silent", () => {
    expect(withCase('{ points: { B: "2", E: "1.5" }, total: "6.5", grade: dat }')).toEqual([]);
  });
  test("that comes out otherwise is named, part by part", () => {
    expect(withCase('{ points: { B: "0" }, total: "6", grade: khong_dat }')).toEqual([
      "case-points at cases.0.expect.points.B",
      "case-total at cases.0.expect.total",
      "case-grade at cases.0.expect.grade",
    ]);
  });
});

test("a stand-in better than the worst answer is named: im lặng có lợi", () => {
  const set = edition({
    facts: fact("co", "yes-no", ", if-missing: có"),
    criteria: criterion("A", "10", "{ kind: yes-no, fact: co }"),
  });
  expect(findings(set)).toEqual(["silence-pays at facts.co.if-missing"]);
  expect(findings(set.replace("if-missing: có", "if-missing: không"))).toEqual([]);
});

test("points without any limit below are refused, since such a record could never be closed", () => {
  const rule =
    '{ kind: adjusted, base: "100%", minus: { parts: [{ max: "10", rule: { kind: count, fact: n, each: "1", at-most: none } }] } }';
  const set = edition({ facts: fact("n", "integer"), criteria: criterion("A", "10", rule, "floor: none, ") });
  expect(findings(set)).toEqual(["unbounded-criterion at criteria"]);
  expect(findings(set.replace("floor: none, ", ""))).toEqual([]);
});

test("every rule, however deep, is checked", () => {
  const deep =
    '{ kind: sum, parts: [{ max: "10", rule: { kind: best-of, options: [{ max: "10", rule: { kind: yes-no, fact: x } }, { max: "5", rule: { kind: yes-no, fact: co } }] } }] }';
  expect(findings(edition({ facts: fact("co", "yes-no"), criteria: criterion("A", "10", deep) }))).toEqual([
    "rule-fact-unknown at criteria.0.rule.parts.0.rule.options.0.rule.fact",
  ]);
});

describe("sums, for each kind of agency", () => {
  const twoKinds = (groupMax: string) =>
    edition({
      facts: fact("co", "yes-no"),
      criteria: `- code: I
  title: Nhóm
  max: ${groupMax}
  children:
    ${criterion("I.1", "6", "{ kind: yes-no, fact: co }")}    ${criterion("I.2", "4", "{ kind: yes-no, fact: co }", "for: [so], ")}    ${criterion("I.3", "3", "{ kind: yes-no, fact: co }", "for: [xa], ")}`,
    }).replace("agency-kinds: { so: Sở }", "agency-kinds: { so: Sở, xa: Xã }");

  test("a group must be worth what its children add up to", () => {
    expect(findings(twoKinds('"10"'))).toEqual(["children-sum at criteria.0.max"]);
  });
  test("a maximum of its own for each kind is added up for that kind", () => {
    expect(findings(twoKinds('{ so: "10", xa: "9" }'))).toEqual(["base-sum at base"]);
  });
  test("a criterion for a kind that has no maximum is named", () => {
    expect(findings(twoKinds('{ so: "10", xa: "9" }').replace('max: "3"', 'max: { so: "3" }'))).toContain(
      "max-missing at criteria.0.children.2.max",
    );
  });
  test("a group without any criterion for a kind is named", () => {
    const empty = twoKinds('"10"')
      .replace("code: I.1,", "code: I.1, for: [so],")
      .replace("for: [xa]", "for: [so]")
      .replace('max: "3"', 'max: "0"');
    expect(findings(empty)).toContain("group-empty at criteria.0");
  });
});
