/** What `check` finds beyond sums and names: each planted alone into a sound set, and answered where it may stand. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/engine/evaluate.ts";
import { textOfExact } from "../../../src/engine/exact/index.ts";
import {
  checkCriteriaSet,
  hasErrors,
  type Problem,
  parseCriteriaSet,
  problemInWords,
} from "../../../src/engine/index.ts";
import { createScorer } from "../../../src/engine/scorer.ts";
import { expressionParser } from "../../../src/files/formula-parser.ts";
import { readYaml } from "../../../src/files/yaml-in.ts";
import { criterion, edition, fact, recordFrom, setFrom } from "../../builders.ts";

const source = "source: { document: nguon, item: '1', quote: lời }";
const field = (id: string, type: string, more = "") => fact(id, type, more).trim();

/** Ten points, a bonus and a deduction beside them, three grades, one cause of every sort. */
const sound = edition({
  facts: [
    fact("co", "yes-no"),
    fact("muc", "choice", ", levels: { cao: Cao, vua: Vừa, thap: Thấp }"),
    fact("dem", "integer", ', max: "9"'),
    fact("loi", "integer", ', max: "9"'),
    fact("ky_luat", "yes-no"),
    fact(
      "viec",
      "list",
      `, fields: { ${field("xong", "yes-no")}, ${field("diem", "decimal", ', max: "10"')} }`,
    ),
  ].join(""),
  criteria: [
    criterion("A", "4", "{ kind: yes-no, fact: co }"),
    criterion(
      "B",
      "3",
      '{ kind: bands, fact: trung_binh, bands: [{ below: "5", points: "0" }, { from: "5", points: "3" }] }',
    ),
    criterion(
      "C",
      "3",
      '{ kind: cases, cases: [{ when: { fact: muc, is: cao }, points: "3" }, { when: { fact: muc, is: vua }, points: "1" }], otherwise: { points: "0" } }',
    ),
    criterion(
      "D",
      "0",
      '{ kind: count, fact: dem, each: "0.5", at-most: "1" }',
      'bonus: "yes", ceiling: "1", ',
    ),
    criterion("E", "0", '{ kind: count, fact: loi, each: "-0.5" }', 'floor: "-1", '),
  ].join(""),
  more: `attributes: { giai_the: Giải thể }
derived:
  trung_binh: { label: Trung bình, kind: of-list, list: viec, take: mean, field: viec.diem, where: { fact: viec.xong, is: "yes" }, when-none: "0" }
subtotals: { phan: { label: Phần, of: [A, B] } }
eligibility: [{ when: { agency: months, at-least: "6" }, why: Mới lập, ${source} }]
grade-lowering: [{ when: { fact: ky_luat, is: "yes" }, why: Bị kỷ luật, ${source} }]
grade-ceilings: [{ at-most: kha, when: { fact: muc, is: thap }, why: Mức thấp, ${source} }]
not-gradable: [{ when: { attribute: giai_the, is: "yes" }, why: Giải thể, ${source} }]
quotas: [{ grade: tot, at-most: 20%, of: graded }]
cases:
  - { name: Một, kind: so, year: "2025", months: "12", facts: { co: có, muc: cao, "viec.xong#1": có, "viec.diem#1": "5", dem: "0", loi: "0", ky_luat: không }, expect: { total: "10", grade: tot } }
`,
})
  .replaceAll("quote: lời", 'quote: "lời: 0,5 1 3 4 5; 15/3, 31/3"')
  .replace(
    /grades: .*\n/,
    'grades: [{ id: tot, name: Tốt, at-least: "8", requires: { points: phan, at-least: "50%" } }, { id: kha, name: Khá, at-least: "5" }, { id: yeu, name: Yếu }]\n',
  );

function problemsOf(yaml: string): Problem[] {
  const tree = readYaml(yaml, "set.yaml");
  const parsed = parseCriteriaSet(tree.value?.tree, expressionParser);
  return [...tree.problems, ...parsed.problems, ...(parsed.value ? checkCriteriaSet(parsed.value) : [])];
}
const found = (yaml: string) =>
  problemsOf(yaml).map(({ id, severity, at }) => `${severity} ${id} at ${(at.path ?? []).join(".")}`);

/** One text put in place of another, which must be there. */
function changed(before: string | RegExp, after: string, yaml = sound): string {
  if (yaml.search(typeof before === "string" ? literally(before) : before) < 0)
    throw new Error(`the set has no ${before}`);
  return yaml.replace(before, () => after);
}
const literally = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
const grades = (text: string) => changed(/grades: .*\n/, `grades: [${text}]\n`);

test("the sound set has no findings", () => {
  expect(found(sound)).toEqual([]);
});

type Planted = readonly [string, string, readonly string[]];

describe("names", () => {
  const planted: readonly Planted[] = [
    [
      "a ceiling at a grade that there is not",
      changed("at-most: kha", "at-most: kho"),
      ["error grade-unknown at grade-ceilings.0.at-most"],
    ],
    [
      "a quota on one",
      changed("grade: tot, at-most", "grade: tott, at-most"),
      ["error grade-unknown at quotas.0.grade"],
    ],
    ["a quota of one", changed("of: graded", "of: khaa"), ["error grade-unknown at quotas.0.of"]],
    [
      "a quota that moves to one",
      changed("of: graded", "of: graded, moves-to: kem"),
      ["error grade-unknown at quotas.0.moves-to"],
    ],
    [
      "a quota on the lowest grade, which has none below it",
      changed("grade: tot, at-most", "grade: yeu, at-most"),
      ["error quota-nowhere at quotas.0"],
    ],
    ["a grade twice", changed("id: yeu", "id: kha"), ["error code-repeated at grades.2.id"]],
    [
      "a code that is a word of the language",
      changed("code: A,", "code: total,").replace("of: [A, B]", "of: [total, B]"),
      ["error code-repeated at criteria.0.code"],
    ],
    [
      "a derived fact called like a fact",
      changed(
        "  trung_binh: {",
        "  co: { label: Có, kind: quotient, part: dem, whole: loi, when-zero: '0' }\n  trung_binh: {",
      ),
      ["error code-repeated at derived.co"],
    ],
    [
      "a subtotal of what is not in the table",
      changed("of: [A, B]", "of: [A, Z]"),
      ["error subtotal-unknown at subtotals.phan.of.1"],
    ],
    [
      "a subtotal without what is not in the table",
      changed("of: [A, B]", "without: [Z]"),
      ["error subtotal-unknown at subtotals.phan.without.0"],
    ],
    [
      "a maximum for a kind that is not declared",
      changed('max: "4"', 'max: { so: "4", phuong: "4" }'),
      ["error kind-unknown at criteria.0.max.phuong"],
    ],
    [
      "a source that is not declared, of a cause",
      changed(/Giải thể, source: { document: nguon/, "Giải thể, source: { document: ai-do"),
      ["error source-unknown at not-gradable.0.source.document"],
    ],
    [
      "a part of a whole that is not there",
      changed("dem: { type: integer", "dem: { type: integer, not-above: demm"),
      ["error fact-not-above at facts.dem.not-above"],
    ],
    [
      "a part of itself",
      changed("dem: { type: integer", "dem: { type: integer, not-above: dem"),
      ["error fact-not-above at facts.dem.not-above"],
    ],
    [
      "a part of what is no number",
      changed("dem: { type: integer", "dem: { type: integer, not-above: co"),
      ["error fact-not-above at facts.dem.not-above"],
    ],
    [
      "a field that is part of what is not in its list",
      changed("diem: { type: decimal", "diem: { type: decimal, not-above: loi"),
      ["error fact-not-above at facts.viec.fields.diem.not-above"],
    ],
    [
      "a stand-in that the fact does not take",
      changed("dem: { type: integer", "dem: { type: integer, if-missing: '10'"),
      ["error fact-default at facts.dem.if-missing"],
    ],
    [
      "a field read where no item is",
      changed("kind: yes-no, fact: co", "kind: yes-no, fact: viec.xong"),
      ["error field-outside-list at criteria.0.rule.fact", "warning fact-unused at facts.co"],
    ],
    [
      "a field that the where of another list reads",
      changed(
        "take: mean, field: viec.diem, where: { fact: viec.xong",
        "take: mean, field: viec.diem, where: { fact: viec.xon",
      ),
      ["error rule-fact-unknown at derived.trung_binh.where.fact"],
    ],
    [
      "a derived fact that depends on itself",
      changed(
        /trung_binh: {.*/,
        "trung_binh: { label: Vòng, kind: quotient, part: trung_binh, whole: dem, when-zero: '0' }",
      ),
      ["error derived-circle at derived.trung_binh", "warning fact-unused at facts.viec"],
    ],
    [
      "two that depend on each other",
      changed(
        /trung_binh: {.*/,
        "trung_binh: { label: Vòng, kind: quotient, part: kia, whole: dem, when-zero: '0' }\n  kia: { label: Kia, kind: quotient, part: trung_binh, whole: dem, when-zero: '0' }",
      ),
      [
        "error derived-circle at derived.trung_binh",
        "error derived-circle at derived.kia",
        "warning fact-unused at facts.viec",
      ],
    ],
    [
      "a derived fact that nobody asks for",
      changed(
        "  trung_binh: {",
        "  thua: { label: Thừa, kind: quotient, part: dem, whole: loi, when-zero: '0' }\n  trung_binh: {",
      ),
      ["warning fact-unused at derived.thua"],
    ],
    [
      "a base for one kind only",
      changed('base: "10"', 'base: { so: "10" }').replace("{ so: Sở }", "{ so: Sở, xa: Xã }"),
      ["error max-missing at base"],
    ],
  ];
  test.each(planted)("%s", (_, yaml, expected) => {
    expect(found(yaml)).toEqual(expected);
  });
});

describe("formulas", () => {
  const withRule = (rule: string) => changed("{ kind: yes-no, fact: co }", rule);
  test.each([
    [
      "an answer in place of points",
      withRule('{ kind: formula, formula: "dem > 3" }'),
      ["error formula-not-points at criteria.0.rule.formula"],
    ],
    [
      "a division by what may be 0",
      withRule('{ kind: formula, formula: "4 * dem / loi" }'),
      ["error formula-zero-undeclared at criteria.0.rule.formula"],
    ],
    [
      "the same in a derived fact",
      changed(/trung_binh: {.*/, 'trung_binh: { label: Số, kind: formula, formula: "dem / loi" }'),
      ["error formula-zero-undeclared at derived.trung_binh.formula"],
    ],
    [
      "a name that there is not",
      withRule('{ kind: formula, formula: "demm + 1" }'),
      ["error formula-name at criteria.0.rule.formula"],
    ],
    [
      "a list",
      withRule('{ kind: formula, formula: "viec + 1" }'),
      ["error formula-list at criteria.0.rule.formula"],
    ],
  ])("%s", (_, yaml, expected) => {
    expect(found(yaml)).toEqual(expected);
  });
  test("a formula without a reader of formulas", () => {
    const tree = readYaml(withRule('{ kind: formula, formula: "dem / 3" }'), "set.yaml").value?.tree;
    expect(parseCriteriaSet(tree).problems.map(({ id, at }) => [id, at.path?.join(".")])).toEqual([
      ["formula-no-parser", "criteria.0.rule.formula"],
    ]);
  });
});

describe("grades", () => {
  const requires = 'requires: { points: phan, at-least: "50%" }';
  const planted: readonly Planted[] = [
    [
      "a grade that an unconditional one above it takes from",
      grades("{ id: tot, name: Tốt }, { id: kha, name: Khá }, { id: yeu, name: Yếu }"),
      ["error grade-unreached at grades.1", "error grade-unreached at grades.2"],
    ],
    [
      "a printed upper end below the grade above: a hole",
      grades(
        `{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, at-least: "5", below: "7" }, { id: yeu, name: Yếu }`,
      ),
      ["warning grade-gap at grades.1.below"],
    ],
    [
      "the same where printed ends count",
      `${grades(
        `{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, at-least: "5", below: "7" }, { id: yeu, name: Yếu }`,
      )}fall-through: "no"\n`,
      ["error grade-gap at grades.1.below"],
    ],
    [
      "an upper end above the grade above: twice",
      grades(
        `{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, at-least: "5", below: "8.5" }, { id: yeu, name: Yếu }`,
      ),
      ["warning grade-overlap at grades.1.below"],
    ],
    [
      "an upper end that takes in the lower end above",
      grades(
        `{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, at-least: "5", to: "8" }, { id: yeu, name: Yếu }`,
      ),
      ["warning grade-overlap at grades.1.to"],
    ],
    [
      "the same where printed ends count, twice",
      `${grades(
        `{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, at-least: "5", to: "8" }, { id: yeu, name: Yếu }`,
      )}fall-through: "no"\n`,
      ["error grade-overlap at grades.1.to"],
    ],
    [
      "a hole that only the rounding to 0.01 closes",
      grades(
        `{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, at-least: "5", to: "7.99" }, { id: yeu, name: Yếu }`,
      ),
      ["warning grade-gap-rounded at grades.1.to"],
    ],
    [
      "one that it does not close",
      grades(
        `{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, at-least: "5", to: "7.98" }, { id: yeu, name: Yếu }`,
      ),
      ["warning grade-gap at grades.1.to"],
    ],
    [
      "ends that meet",
      grades(
        `{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, at-least: "5", below: "8" }, { id: yeu, name: Yếu, below: "5" }`,
      ),
      [],
    ],
    [
      "a condition whose failing leaves no printed grade",
      grades(
        `{ id: tot, name: Tốt, at-least: "8", ${requires} }, { id: kha, name: Khá, at-least: "5", below: "8" }, { id: yeu, name: Yếu, below: "5" }`,
      ),
      ["warning grade-hole at grades.0.requires"],
    ],
    [
      "no grade for the rest",
      grades(`{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, at-least: "5" }`),
      ["note grade-none-below at grades.1"],
    ],
    [
      "no grade for who misses the last condition",
      grades(`{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, ${requires} }`),
      ["note grade-none-below at grades.1"],
    ],
    [
      "a last grade from 0",
      grades(`{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, at-least: "0" }`),
      [],
    ],
    [
      "a threshold that only a bonus reaches",
      changed('at-least: "8"', 'at-least: "10.5"').replace("grade: tot }", "grade: kha }"),
      ["warning grade-only-with-bonus at grades.0.at-least"],
    ],
    [
      "a threshold that with a bonus inside the base only perfect work reaches",
      changed('bonus: "yes", ceiling: "1",', 'bonus: "yes",')
        .replace('code: D, title: Tiêu chí, max: "0"', 'code: D, title: Tiêu chí, max: "1"')
        .replace('code: A, title: Tiêu chí, max: "4"', 'code: A, title: Tiêu chí, max: "3"')
        .replace('at-least: "8"', 'at-least: "9"')
        .replace(/expect: {[^}]*}/, "expect: {}"),
      ["warning grade-only-perfect at grades.0.at-least"],
    ],
    [
      "points that a condition asks for and no answer gives",
      changed(
        'requires: { points: phan, at-least: "50%" }',
        'requires: { points: phan, at-least: "7.5" }',
      ).replace('total: "10", grade: tot', 'total: "10", grade: kha'),
      ["warning minimum-out-of-reach at grades.0.requires"],
    ],
    [
      "a cause that no source states",
      changed(
        `why: Bị kỷ luật, source: { document: nguon, item: '1', quote: "lời: 0,5 1 3 4 5; 15/3, 31/3" }`,
        "why: Bị kỷ luật",
      ),
      ["warning source-missing at grade-lowering.0"],
    ],
    [
      "full points for what does not apply, and a minimum",
      changed("policy: rescale", "policy: full").replace(
        "co: { type: yes-no",
        'co: { may-not-apply: "yes", type: yes-no',
      ),
      ["note full-meets-minimum at grades.0.requires"],
    ],
    ["full points where everything applies", changed("policy: rescale", "policy: full"), []],
  ];
  test.each(planted)("%s", (_, yaml, expected) => {
    expect(found(yaml)).toEqual(expected);
  });

  test("a threshold in a set without points", () => {
    const without = edition({
      facts: fact("co", "yes-no"),
      criteria: "[]",
      base: "none",
    })
      .replace("criteria:\n  []", "criteria: []")
      .replace(
        /grades: .*\n/,
        'grades: [{ id: tot, name: Tốt, at-least: "8", requires: { fact: co, is: "yes" } }, { id: yeu, name: Yếu }]\n',
      );
    expect(found(without)).toEqual(["error grade-without-points at grades.0"]);
    expect(found(without.replace('at-least: "8", ', ""))).toEqual([]);
  });

  test.each([
    [
      `{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, at-least: "5" }`,
      "Không có mức nào cho ai không đạt “kha” (dưới 5).",
      "There is no grade for who does not reach “kha” (below 5).",
    ],
    [
      `{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, ${requires} }`,
      "Không có mức nào cho ai không đạt “kha”.",
      "There is no grade for who does not reach “kha”.",
    ],
  ])("who has no grade is said by the threshold, where there is one: %#", (text, vi, en) => {
    const [one] = problemsOf(grades(text));
    expect([one && problemInWords(one, "vi").what, one && problemInWords(one, "en").what]).toEqual([vi, en]);
  });
});

/** The worked case asks for nothing, where its points are another matter. */
const unexpecting = (yaml: string) => changed(/expect: {[^}]*}/, "expect: {}", yaml);

/** Criterion A by another rule, and without the fact that it asked for. */
const inA = (rule: string) =>
  unexpecting(
    changed("co: có, ", "", changed(/ {2}co: .*\n/, "", changed("{ kind: yes-no, fact: co }", rule))),
  );

describe("what is never reached, and what never changes", () => {
  const cases = (text: string) => unexpecting(changed(/{ kind: cases, .*? } }/, text));
  const rule = (more: string) => cases(`{ kind: cases, cases: [${more}], otherwise: { points: "0" } }`);
  const planted: readonly Planted[] = [
    [
      "a case that the one before it takes whole",
      rule(
        '{ when: { fact: muc, one-of: [cao, vua] }, points: "3" }, { when: { fact: muc, is: vua }, points: "1" }',
      ),
      ["warning branch-unreached at criteria.2.rule.cases.1"],
    ],
    [
      "a case on days that an earlier one takes",
      rule(
        '{ when: { fact: ngay, by: N-03-31 }, points: "3" }, { when: { fact: ngay, before: N-03-15 }, points: "1" }',
      ).replace("facts:\n", `facts:\n  ${fact("ngay", "date")}`),
      ["warning branch-unreached at criteria.2.rule.cases.1"],
    ],
    [
      "a case on numbers that an earlier one takes",
      rule(
        '{ when: { fact: dem, at-least: "3" }, points: "3" }, { when: { fact: dem, above: "4" }, points: "1" }',
      ),
      ["warning branch-unreached at criteria.2.rule.cases.1"],
    ],
    [
      "one number between them is enough",
      rule(
        '{ when: { fact: dem, above: "4" }, points: "3" }, { when: { fact: dem, at-least: "4" }, points: "1" }',
      ),
      [],
    ],
    [
      "an otherwise that nothing is left for",
      rule(
        '{ when: { fact: muc, is: cao }, points: "3" }, { when: { not: { fact: muc, is: cao } }, points: "1" }',
      ),
      ["warning branch-otherwise-unreached at criteria.2.rule.otherwise"],
    ],
    [
      "a cause that nobody can meet",
      changed('when: { attribute: giai_the, is: "yes" }', 'when: { fact: loi, above: "9" }'),
      ["warning condition-never at not-gradable.0.when"],
    ],
    [
      "an eligibility that everybody has",
      changed('when: { agency: months, at-least: "6" }', 'when: { fact: loi, at-least: "0" }'),
      ["note condition-always at eligibility.0.when"],
    ],
    [
      "a maximum that no answer earns",
      changed('{ from: "5", points: "3" }', '{ from: "5", points: "1" }').replace(
        /expect: {[^}]*}/,
        "expect: {}",
      ),
      ["warning max-unearned at criteria.1.max", "warning base-unearned at base"],
    ],
    [
      "a deduction held at 0",
      changed('floor: "-1", ', ""),
      ["warning deduction-without-effect at criteria.4.floor", "note points-clipped at criteria.4.rule"],
    ],
    [
      "a bonus held at 0",
      changed('ceiling: "1", ', ""),
      ["warning deduction-without-effect at criteria.3.floor", "note points-clipped at criteria.3.rule"],
    ],
    [
      "a deduction printed among the bonuses",
      changed('floor: "-1", ', 'bonus: "yes", floor: "-1", '),
      ["warning deduction-among-bonuses at criteria.4"],
    ],
    [
      "a deduction that already is negative",
      inA(
        "{ kind: adjusted, base: 100%, minus: { parts: [{ max: '3', rule: { kind: count, fact: loi, each: '-1' } }] } }",
      ),
      ["error minus-adds at criteria.0.rule.minus.parts.0.rule"],
    ],
    [
      "a cap and where it is reached",
      inA("{ kind: increment, fact: dem, from: '1', per: '1', each: '0.5', at-most: 100% }"),
      ["note cap-reached at criteria.0.rule"],
    ],
    [
      "an assumption, said again",
      changed("code: A, title: Tiêu chí,", "code: A, title: Tiêu chí, assumption: Hiểu là cả năm,"),
      ["note assumption at criteria.0.assumption"],
    ],
    [
      "a share of what is only known later, and no rounding",
      changed(
        /rounding: .*\n/,
        "rounding: []\n",
        inA("{ kind: ratio, part: dem, whole: loi, when-zero: '0' }"),
      ),
      ["warning rounding-undeclared at rounding"],
    ],
    [
      "the same where what does not apply is rescaled",
      changed("co: { type: yes-no", 'co: { may-not-apply: "yes", type: yes-no').replace(
        /rounding: .*\n/,
        "rounding: []\n",
      ),
      ["warning rounding-undeclared at rounding"],
    ],
  ];
  test.each(planted)("%s", (_, yaml, expected) => {
    expect(found(yaml)).toEqual(expected);
  });
});

/** Criteria A and B in a group of what they are worth together, or what else is said of it. */
const grouped = (more: string, yaml = sound) =>
  changed(
    /criteria:\n {2}- ({ code: A,.*)\n {2}- ({ code: B,.*)\n/,
    `criteria:\n  - code: I\n    title: Nhóm\n    max: "7"\n    ${more}\n    children:\n      - ${lineOf("A", yaml)}\n      - ${lineOf("B", yaml)}\n`,
    yaml,
  );
const lineOf = (code: string, yaml: string) =>
  new RegExp(`^ {2}- ({ code: ${code},.*)$`, "m").exec(yaml)?.[1] ?? "";
const withFact = (declared: string, yaml: string) => changed("facts:\n", `facts:\n  ${declared}`, yaml);

/** Two cases on one fixed day, of which the second is left nothing but in another year. */
const caseOnDay = withFact(
  fact("ngay", "date"),
  unexpecting(
    changed(
      /{ kind: cases, .*? } }/,
      '{ kind: cases, cases: [{ when: { fact: ngay, by: "2025-12-31" }, points: "3" }, { when: { fact: ngay, before: "2025-06-30" }, points: "1" }], otherwise: { points: "0" } }',
    ),
  ),
).replaceAll("15/3, 31/3", "30/6/2025, 31/12/2025");

/** A cause on two fixed days that no day can meet. */
const causeOnDays = withFact(
  fact("ngay", "date"),
  unexpecting(
    changed(
      'when: { attribute: giai_the, is: "yes" }',
      'when: { all: [{ fact: ngay, before: "2025-03-01" }, { fact: ngay, after: "2025-06-30" }] }',
    ),
  ),
);

describe("slips that only show when everything is put together", () => {
  const planted: readonly Planted[] = [
    [
      "a rule that gives more than the criterion is worth",
      inA('{ kind: count, fact: dem, each: "1", at-most: "5" }'),
      ["note points-clipped at criteria.0.rule"],
    ],
    [
      "the same where the ceiling is stated",
      changed(
        'code: A, title: Tiêu chí, max: "4"',
        'code: A, title: Tiêu chí, ceiling: 100%, max: "4"',
        inA('{ kind: count, fact: dem, each: "1", at-most: "5" }'),
      ),
      [],
    ],
    [
      "a rule that gives less than 0",
      inA("{ kind: choice, fact: muc, points: { cao: '4', vua: '1', thap: '-1' } }"),
      ["note points-clipped at criteria.0.rule"],
    ],
    [
      "the same where the floor is stated",
      changed(
        'code: A, title: Tiêu chí, max: "4"',
        'code: A, title: Tiêu chí, floor: "-1", max: "4"',
        inA("{ kind: choice, fact: muc, points: { cao: '4', vua: '1', thap: '-1' } }"),
      ),
      [],
    ],
    [
      "deductions from a base, which everybody expects to end at 0",
      inA(
        "{ kind: adjusted, base: 100%, minus: { parts: [{ max: '5', rule: { kind: count, fact: loi, each: '1' } }] } }",
      ),
      [],
    ],
    [
      "children that can give more than the ceiling of their group",
      unexpecting(grouped('ceiling: "6"')),
      ["warning base-unearned at base", "note limit-binds at criteria.0.ceiling"],
    ],
    ["children that just reach it", grouped('ceiling: "7"'), []],
    [
      "an attribute that is not declared",
      changed("{ giai_the: Giải thể }", "{ giaithe: Giải thể }"),
      ["warning attribute-undeclared at not-gradable.0.when.attribute"],
    ],
    [
      "a mean of periods that the edition does not govern",
      `${sound}mean-of: { periods: half }\n`,
      ["error mean-of-ungoverned at mean-of"],
    ],
    [
      "the same, governed",
      `${changed("periods: [year]", "periods: [year, half]")}mean-of: { periods: half }\n`,
      [],
    ],
    [
      "points in steps that never come to their maximum",
      withFact(fact("cho", "points", ', max: "4", step: "0.3"'), inA("{ kind: graded, fact: cho }")),
      ["warning max-off-step at facts.cho.max"],
    ],
    [
      "a choice in an official edition that no source states",
      changed("policy: rescale", 'policy: rescale, assumed: "yes"'),
      ["note assumed-choice at not-applicable"],
    ],
    [
      "a comparison with what is not the best of the same number",
      changed(
        "  trung_binh: {",
        "  nhat: { label: Nhất, kind: of-peers, fact: loi, take: most }\n  trung_binh: {",
        inA("{ kind: relative, fact: dem, best: nhat }"),
      ),
      ["warning relative-best at criteria.0.rule"],
    ],
    [
      "with the least of it",
      changed(
        "  trung_binh: {",
        "  nhat: { label: Nhất, kind: of-peers, fact: dem, take: least }\n  trung_binh: {",
        inA("{ kind: relative, fact: dem, best: nhat }"),
      ),
      ["warning relative-best at criteria.0.rule"],
    ],
    [
      "with the best of it",
      changed(
        "  trung_binh: {",
        "  nhat: { label: Nhất, kind: of-peers, fact: dem, take: most }\n  trung_binh: {",
        inA("{ kind: relative, fact: dem, best: nhat }"),
      ),
      [],
    ],
    [
      "a field that others give, in a list that they do not",
      changed("xong: { type: yes-no", "xong: { given-by: others, type: yes-no"),
      ["error field-given-by at facts.viec.fields.xong"],
    ],
    [
      "a whole list that others give",
      unexpecting(changed("viec: { type: list", "viec: { given-by: others, type: list")),
      [],
    ],
    [
      "a sign that cannot be seen",
      changed("title: Bộ thử", "title: Bộ\u200b thử"),
      ["error text-invisible at title"],
    ],
    [
      "a code of Cyrillic letters that look Latin",
      changed("code: D,", "code: \u0406.1,"),
      ["error field-code at criteria.3.code"],
    ],
    ["the same code of Latin letters", changed("code: D,", "code: I.1,"), []],
    [
      "a fixed day in an edition that governs one year",
      changed('from: "2025" }', 'from: "2025", to: "2025" }', caseOnDay),
      ["warning branch-unreached at criteria.2.rule.cases.1"],
    ],
    ["a fixed day in one that governs several", caseOnDay, []],
    [
      "a cause on fixed days in an edition that governs one year",
      changed('from: "2025" }', 'from: "2025", to: "2025" }', causeOnDays),
      ["warning condition-never at not-gradable.0.when"],
    ],
    [
      "a cause on fixed days in one that governs two",
      changed('from: "2025" }', 'from: "2025", to: "2026" }', causeOnDays),
      [],
    ],
  ];
  test.each(planted)("%s", (_, yaml, expected) => {
    expect(found(yaml)).toEqual(expected);
  });

  test("children that can give more than the group is worth, with nothing that holds it", () => {
    const more = changed('code: B, title: Tiêu chí, max: "3"', 'code: B, title: Tiêu chí, max: "4"');
    const above = `${unexpecting(grouped("", changed('{ from: "5", points: "3" }', '{ from: "5", points: "4" }', more)))}answers: [{ finding: children-sum, because: in như vậy }]\n`;
    expect(found(above)).toContain("warning group-above-max at criteria.0.max");
    expect(found(above.replace('max: "7"', 'max: "7"\n    ceiling: 100%')).join()).not.toContain(
      "group-above-max",
    );
  });
  test("a total that can lie above what the table adds up to", () => {
    const eleven = changed('code: A, title: Tiêu chí, max: "4"', 'code: A, title: Tiêu chí, max: "5"');
    const above = `${unexpecting(eleven)}answers: [{ finding: base-sum, because: in như vậy }]\n`;
    expect(found(above)).toContain("warning total-above-base at base");
    expect(found(`${above}total: { ceiling: "10" }\n`).join()).not.toContain("total-above-base");
  });

  test("what moves in whole steps leaves no gap between whole numbers", () => {
    const bands =
      '{ kind: bands, fact: trung_binh, bands: [{ to: "2", points: "0" }, { from: "3", points: "3" }] }';
    const on = (derived: string) =>
      unexpecting(
        changed(
          /{ kind: bands,.*}\] }/,
          bands,
          changed(/trung_binh: {.*/, `trung_binh: { label: Số, ${derived} }`),
        ),
      ).replaceAll("quote: lời", "quote: lời 2");
    const gaps = (derived: string) => found(on(derived)).filter((one) => one.includes("band-gap"));
    expect(gaps("kind: of-list, list: viec, take: count")).toEqual([]);
    expect(gaps("kind: of-peers, fact: dem, take: count")).toEqual([]);
    expect(gaps("kind: of-peers, fact: dem, take: place, best: most")).toEqual([]);
    expect(gaps("kind: of-peers, fact: dem, take: place, best: most, ties: mean")).toHaveLength(1);
    expect(gaps("kind: of-list, list: viec, take: sum, field: viec.diem")).toHaveLength(1);
  });
  test("days have no number where a day was not done: a formula says what then", () => {
    const of = (more: string) =>
      withFact(
        fact("ngay", "date"),
        inA(`{ kind: formula, formula: "min(M, max(0, days(ngay, date(N, 3, 15))))"${more} }`),
      );
    expect(found(of(""))).toEqual(["error formula-zero-undeclared at criteria.0.rule.formula"]);
    expect(found(of(", when-zero: '0'"))).toEqual([]);
  });
});

describe("a worked case", () => {
  const worked = (before: string, after: string) => changed(before, after);
  const planted: readonly Planted[] = [
    [
      "of an unknown kind",
      worked("kind: so, year", "kind: soo, year"),
      ["error kind-unknown at cases.0.kind"],
    ],
    [
      "of an unknown period",
      worked('year: "2025", months', 'year: "2025", period: 2025-Q5, months'),
      ["error period-unknown at cases.0.period"],
    ],
    [
      "with an unknown fact",
      worked('dem: "0", loi', 'demm: "0", loi'),
      ["error fact-unknown at cases.0.facts.demm"],
    ],
    [
      "with a value that is none",
      worked('dem: "0", loi', 'dem: "mười", loi'),
      ["error value-number at cases.0.facts.dem"],
    ],
    [
      "with a fact of another kind's table",
      changed("kind: so, year", "kind: xa, year")
        .replace("{ so: Sở }", "{ so: Sở, xa: Xã }")
        .replace("code: D, title: Tiêu chí,", "code: D, title: Tiêu chí, for: [so],"),
      ["error fact-other-kind at cases.0.facts.dem"],
    ],
    [
      "that expects another subtotal",
      worked('expect: { total: "10"', 'expect: { points: { phan: "6" }, total: "10"'),
      ["error case-points at cases.0.expect.points.phan"],
    ],
    [
      "that expects the right one",
      worked('expect: { total: "10"', 'expect: { points: { phan: "7" }, total: "10"'),
      [],
    ],
    [
      "that expects a span of what is settled",
      worked('total: "10"', 'total: "[9; 10]"'),
      ["error case-total at cases.0.expect.total"],
    ],
    [
      "of a record still open, that expects the span",
      worked("co: có, muc: cao", "muc: cao")
        .replace("facts: { muc", "closed: 'no', facts: { muc")
        .replace(
          'expect: { total: "10", grade: tot }',
          'expect: { points: { A: "[0; 4]", B: "3" }, total: "[6; 10]" }',
        ),
      [],
    ],
    [
      "of a record still open, that expects a number",
      worked("co: có, muc: cao", "muc: cao")
        .replace("facts: { muc", "closed: 'no', facts: { muc")
        .replace('expect: { total: "10", grade: tot }', 'expect: { points: { A: "4" }, total: "10" }'),
      ["error case-points at cases.0.expect.points.A", "error case-total at cases.0.expect.total"],
    ],
    [
      "of a criterion that does not apply",
      worked("co: có", "co: KAD")
        .replace("co: { type: yes-no", 'co: { may-not-apply: "yes", type: yes-no')
        .replace("expect: { total", "expect: { points: { A: KAD }, total"),
      [],
    ],
    ...["???", "kad", "[0;3]", "[3]", "0; 3", "[a; b]"].map(
      (text): Planted => [
        `that expects ${text}`,
        worked('total: "10"', `points: { A: "${text}" }, total: "${text}"`),
        ["error field-expected at cases.0.expect.points.A", "error field-expected at cases.0.expect.total"],
      ],
    ),
    [
      "of an agency too young to be scored, that expects KAD",
      worked('months: "12"', 'months: "5"').replace(
        'total: "10", grade: tot',
        "total: KAD, grade: not-gradable",
      ),
      [],
    ],
    [
      "of an agency too young to be scored",
      worked('months: "12"', 'months: "5"'),
      ["error case-total at cases.0.expect.total", "error case-grade at cases.0.expect.grade"],
    ],
    ["of one that is just old enough", worked('months: "12"', 'months: "6"'), []],
    [
      "of one with an attribute that leaves it without a grade",
      worked('months: "12"', 'months: "12", attributes: [giai_the]').replace(
        "grade: tot }",
        "grade: not-gradable }",
      ),
      [],
    ],
  ];
  test.each(planted)("%s", (_, yaml, expected) => {
    expect(found(yaml)).toEqual(expected);
  });
});

describe("the language of a set file", () => {
  const asking = (condition: string) => changed('{ fact: ky_luat, is: "yes" }', condition);
  const list = (text: string) =>
    changed(/trung_binh: {.*/, `trung_binh: { label: Số, kind: of-list, list: viec, ${text} }`);
  const peers = (text: string) =>
    changed(/trung_binh: {.*/, `trung_binh: { label: Số, kind: of-peers, fact: dem, ${text} }`);
  test.each([
    ["a condition on nothing", asking('{ is: "yes" }'), "condition-one-subject at grade-lowering.0.when"],
    [
      "a condition on two things",
      asking('{ fact: ky_luat, attribute: x, is: "yes" }'),
      "condition-one-subject at grade-lowering.0.when",
    ],
    [
      "a condition without a test",
      asking("{ fact: ky_luat }"),
      "condition-one-test at grade-lowering.0.when",
    ],
    [
      "a condition with two tests",
      asking('{ fact: dem, above: "1", less-than: "3" }'),
      "condition-one-test at grade-lowering.0.when",
    ],
    [
      "a test beside all",
      asking('{ all: [{ fact: ky_luat, is: "yes" }], is: "yes" }'),
      "condition-no-test at grade-lowering.0.when",
    ],
    [
      "points that are asked yes or no",
      asking('{ points: A, is: "yes" }'),
      "condition-points-test at grade-lowering.0.when",
    ],
    [
      "every criterion by a day",
      asking("{ every: criterion, by: N-02-15 }"),
      "condition-points-test at grade-lowering.0.when",
    ],
    ["a fact by a share", asking("{ fact: dem, above: 50% }"), "condition-no-share at grade-lowering.0.when"],
    [
      "an attribute by a number",
      asking('{ attribute: x, above: "1" }'),
      "condition-yes-no at grade-lowering.0.when",
    ],
    [
      "an attribute by a word",
      asking("{ attribute: x, is: nhieu }"),
      "condition-yes-no at grade-lowering.0.when",
    ],
    [
      "a kind by a number",
      asking('{ agency: kind, above: "1" }'),
      "condition-names at grade-lowering.0.when",
    ],
    [
      "months by a word",
      asking('{ agency: months, is: "yes" }'),
      "condition-months at grade-lowering.0.when",
    ],
    [
      "months by a share",
      asking("{ agency: months, above: 50% }"),
      "condition-months at grade-lowering.0.when",
    ],
    [
      "a period that is none",
      asking("{ period: kind, is: week }"),
      "condition-period at grade-lowering.0.when",
    ],
    [
      "one period of two that is none",
      asking("{ period: kind, one-of: [year, week] }"),
      "condition-period at grade-lowering.0.when",
    ],
    ["a sum of no field", list("take: sum"), "list-field at derived.trung_binh"],
    ["a count of a field", list("take: count, field: viec.diem"), "list-field at derived.trung_binh"],
    ["a share of anything", list("take: share, when-none: '0'"), "list-where at derived.trung_binh"],
    [
      "a mean of perhaps nothing",
      list("take: mean, field: viec.diem"),
      "list-when-none at derived.trung_binh",
    ],
    [
      "a sum that says what nothing is",
      list("take: sum, field: viec.diem, when-none: '0'"),
      "list-when-none at derived.trung_binh",
    ],
    ["a place by no order", peers("take: place"), "peers-place at derived.trung_binh"],
    ["an average with an order", peers("take: average, best: most"), "peers-place at derived.trung_binh"],
    [
      "a subtotal both ways",
      changed("of: [A, B]", "of: [A], without: [B]"),
      "subtotal-of-what at subtotals.phan",
    ],
    ["a subtotal of nothing", changed(", of: [A, B]", ""), "subtotal-of-what at subtotals.phan"],
    ["months that are no number", changed('months: "12"', "months: năm"), "field-months at cases.0.months"],
    [
      "levels that are none",
      changed("grade-lowering: [{", 'grade-lowering: [{ by: "0",'),
      "field-levels at grade-lowering.0.by",
    ],
    [
      "a grade with two upper ends",
      changed('id: kha, name: Khá, at-least: "5"', 'id: kha, name: Khá, at-least: "5", below: "8", to: "7"'),
      "band-two-ends at grades.1",
    ],
    [
      "a rounding with two grains",
      changed('places: "2"', 'places: "2", step: "0.25"'),
      "rounding-one-grain at rounding.0",
    ],
    [
      "a list without fields",
      changed(/fields: { xong.*?} } }/, "fields: {} }"),
      "list-empty at facts.viec.fields",
    ],
  ])("refuses %s", (_, yaml, expected) => {
    expect(found(yaml)).toEqual([`error ${expected}`]);
  });
  test.each(["vi", "en"] as const)("says which subjects and tests there are, all of them: %s", (lang) => {
    const saidOf = (yaml: string) => {
      const [one] = problemsOf(yaml);
      return one === undefined ? "" : problemInWords(one, lang).remedy;
    };
    for (const subject of ["fact", "points", "every", "attribute", "agency", "period", "all", "any", "not"])
      expect(saidOf(asking('{ is: "yes" }'))).toContain(subject);
    for (const asked of ["is", "one-of", "done", "documented", "applies", "at-least", "before", "after"])
      expect(saidOf(asking("{ fact: ky_luat }"))).toContain(asked);
  });
});

describe("answers", () => {
  const reason = "Bản gốc in như vậy";
  const answering = (yaml: string, ...answers: string[]) =>
    `${yaml}answers: [${answers.map((one) => `{ ${one}, because: ${reason} }`).join(", ")}]\n`;
  const answered = (yaml: string, ...answers: string[]) =>
    problemsOf(answering(yaml, ...answers)).map(
      ({ id, severity, answer }) => `${severity} ${id}${answer === undefined ? "" : `: ${answer}`}`,
    );

  /** Eleven points of ten, which nothing in the table keeps from being scored. */
  const elevenOfTen = changed(
    'code: A, title: Tiêu chí, max: "4"',
    'code: A, title: Tiêu chí, max: "5"',
  ).replace('total: "10"', 'total: "11"');
  const doubtful = grades(
    `{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, at-least: "5", below: "7" }, { id: yeu, name: Yếu }`,
  );

  test.each([
    ["base-sum", elevenOfTen, "finding: base-sum"],
    [
      "children-sum",
      `${changed(/^ {2}- { code: A,.*\n/m, "")}`
        .replace(
          "criteria:\n",
          `criteria:\n  - code: I\n    title: Nhóm\n    max: "4"\n    children:\n      ${criterion("A", "3", "{ kind: yes-no, fact: co }").replace("quote: lời", 'quote: "lời 3"')}`,
        )
        .replace('total: "10", grade: tot', 'total: "9", grade: tot'),
      "finding: children-sum, at: I",
    ],
    [
      "band-overlap",
      changed('{ below: "5", points: "0" }', '{ to: "5", points: "0" }').replace(
        /expect: {[^}]*}/,
        "expect: {}",
      ),
      "finding: band-overlap, at: B",
    ],
    [
      "grade-overlap",
      `${grades('{ id: tot, name: Tốt, at-least: "8" }, { id: kha, name: Khá, at-least: "5", to: "8" }, { id: yeu, name: Yếu }')}fall-through: "no"\n`,
      "finding: grade-overlap",
    ],
    ["grade-gap", `${doubtful}fall-through: "no"\n`, "finding: grade-gap, at: kha"],
    ["grade-order", changed('at-least: "5"', 'at-least: "9"'), "finding: grade-order"],
    [
      "grade-out-of-reach",
      changed('at-least: "8"', 'at-least: "12"').replace("grade: tot }", "grade: kha }"),
      "finding: grade-out-of-reach",
    ],
    ["grade-unreached", grades("{ id: tot, name: Tốt }, { id: kha, name: Khá }"), "finding: grade-unreached"],
    [
      "graded-above-max",
      changed("{ kind: yes-no, fact: co }", "{ kind: graded, fact: cho }")
        .replace("facts:\n", `facts:\n  ${fact("cho", "points", ', max: "6", step: "1"')}`)
        .replace("facts: { co: có", 'facts: { cho: "4"')
        .replace(/ {2}co: .*\n/, ""),
      "finding: graded-above-max, at: A",
    ],
  ])("an answerable error is a note with its reason, and the set can be scored: %s", (id, yaml, answer) => {
    expect(found(yaml).filter((one) => one.startsWith("error"))).toMatchObject([
      expect.stringContaining(`error ${id} at`),
    ]);
    const problems = problemsOf(answering(yaml, answer));
    expect(hasErrors(problems)).toBe(false);
    const answeredOnes = problems.filter((one) => one.id === id);
    expect(answeredOnes.map(({ severity, answer: because }) => [severity, because])).toEqual([
      ["note", reason],
    ]);
    expect(problems.map((one) => one.id)).not.toContain("answer-unused");
  });

  test.each([
    ["code-repeated", changed("id: yeu", "id: kha")],
    ["scorer-unknown", changed("scorers: { hoi_dong", "scorers: { ai_do")],
    ["subtotal-unknown", changed("of: [A, B]", "of: [A, Z]")],
    ["case-total", changed('total: "10"', 'total: "9"')],
    ["official-assumed", changed('base: "10"', 'base: "10?"')],
    [
      "minus-adds",
      changed(
        "{ kind: yes-no, fact: co }",
        "{ kind: adjusted, base: 100%, minus: { parts: [{ max: '3', rule: { kind: count, fact: loi, each: '-1' } }] } }",
      ),
    ],
    [
      "unbounded-criterion",
      changed('floor: "-1", ', "floor: none, ").replace(
        'loi: { type: integer, label: loi, ask: loi, document: none, max: "9" }',
        "loi: { type: integer, label: loi, ask: loi, document: none }",
      ),
    ],
  ])("an error that leaves a score undefined stays one, whatever is answered: %s", (id, yaml) => {
    expect(answered(yaml, `finding: ${id}`)).toContain(`error ${id}`);
  });

  test.each([
    ["grade-gap", doubtful],
    ["deduction-without-effect", changed('floor: "-1", ', "")],
    ["fact-unused", changed("facts:\n", `facts:\n  ${fact("thua", "yes-no")}`)],
    [
      "source-missing",
      changed(
        `why: Bị kỷ luật, source: { document: nguon, item: '1', quote: "lời: 0,5 1 3 4 5; 15/3, 31/3" }`,
        "why: Bị kỷ luật",
      ),
    ],
    ["quote-lacks-number", changed('each: "0.5"', 'each: "0.25"')],
    [
      "condition-never",
      changed('when: { attribute: giai_the, is: "yes" }', 'when: { fact: loi, above: "9" }'),
    ],
    ["branch-otherwise-unreached", changed("{ fact: muc, is: vua }", "{ not: { fact: muc, is: cao } }")],
    [
      "grade-only-with-bonus",
      changed('at-least: "8"', 'at-least: "10.5"').replace("grade: tot }", "grade: kha }"),
    ],
    ["silence-pays", changed("co: { type: yes-no", "co: { if-missing: có, type: yes-no")],
  ])("every warning can be answered: %s", (id, yaml) => {
    expect(found(yaml).some((one) => one.startsWith(`warning ${id} `))).toBe(true);
    expect(answered(yaml, `finding: ${id}`).filter((one) => !one.startsWith("note"))).toEqual([]);
    expect(answered(yaml, `finding: ${id}`)).toContain(`note ${id}: ${reason}`);
  });

  test("an answer that names a place answers that place alone", () => {
    const two = changed('floor: "-1", ', "").replace('ceiling: "1", ', "");
    expect(answered(two, "finding: deduction-without-effect, at: E")).toEqual([
      "warning deduction-without-effect",
      `note deduction-without-effect: ${reason}`,
      "note points-clipped",
      "note points-clipped",
    ]);
    expect(answered(two, "finding: deduction-without-effect")).toEqual([
      ...Array(2).fill(`note deduction-without-effect: ${reason}`),
      ...Array(2).fill("note points-clipped"),
    ]);
  });
  test.each([
    ["of which nothing was found", sound, "finding: fact-unused"],
    ["at another place", changed('floor: "-1", ', ""), "finding: deduction-without-effect, at: D"],
    ["that is misspelt", changed('floor: "-1", ', ""), "finding: deduction-without-efect"],
  ])("an answer that answers nothing is named: %s", (_, yaml, answer) => {
    expect(answered(yaml, answer)).toContain("warning answer-unused");
    const unused = problemsOf(answering(yaml, answer)).find(({ id }) => id === "answer-unused");
    expect(unused?.at.path).toEqual(["answers", 0]);
  });
  test("an unused answer to what only shows beside another edition is not named", () => {
    expect(answered(sound, "finding: editions-hole")).toEqual([]);
  });

  test("a table of eleven points out of ten is scored as it was published", () => {
    const set = setFrom(answering(elevenOfTen, "finding: base-sum"));
    const cells = { co: "có", muc: "cao", "viec.xong#1": "có", "viec.diem#1": "5", dem: "0", loi: "0" };
    const { total, outOf, grading } = evaluate(
      createScorer(set),
      recordFrom(set, { ...cells, ky_luat: "không" }),
      { close: true },
    );
    // 5 + 3 + 3, and the base stays what is printed.
    expect([total.applies && textOfExact(total.earned), textOfExact(outOf), grading.grade]).toEqual([
      "11",
      "10",
      "tot",
    ]);
  });
});
