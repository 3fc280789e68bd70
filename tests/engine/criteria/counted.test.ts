/** Handing in and indicators are checked like any other part of a set: each slip planted alone into a sound one. */
import { describe, expect, test } from "vitest";
import { checkCriteriaSet, parseCriteriaSet } from "../../../src/engine/index.ts";
import { problemInWords } from "../../../src/engine/words/problems.ts";
import { readYaml } from "../../../src/files/yaml-in.ts";
import { criterion, edition, fact } from "../../builders.ts";

const sound = edition({
  facts:
    fact("co", "yes-no") +
    fact("ngay", "date") +
    fact("dem", "integer", ', max: "9"') +
    fact("viec", "list", `, fields: { ${fact("xong", "yes-no").trim()} }`),
  criteria: criterion("A", "10", "{ kind: yes-no, fact: co }"),
  more: `handing-in: { fact: ngay, by: N-12-10, source: { document: nguon, item: "1", quote: trước hết ngày 10/12 } }
indicators:
  - id: co_viec
    label: Có việc
    for: [so]
    when: { any: [{ fact: so_viec, at-least: "1" }, { fact: dem, at-least: "3" }] }
    target: "80%"
    source: { document: nguon, item: "2", quote: 80% cơ quan có từ 3 việc }
derived:
  so_viec: { label: Số việc, kind: of-list, list: viec, take: count }
`,
});

function problemsOf(yaml: string) {
  const tree = readYaml(yaml, "set.yaml");
  const { value, problems } = parseCriteriaSet(tree.value?.tree);
  return [...tree.problems, ...problems, ...(value ? checkCriteriaSet(value) : [])];
}
const found = (yaml: string) =>
  problemsOf(yaml).map(({ id, severity, at }) => `${severity} ${id} at ${(at.path ?? []).join(".")}`);

function changed(before: string, after: string, yaml = sound): string {
  if (!yaml.includes(before)) throw new Error(`the set has no ${before}`);
  return yaml.replace(before, () => after);
}

test("the sound set has no findings: what is only counted is not unused, a derived fact's list neither", () => {
  expect(found(sound)).toEqual([]);
});

const when = /when: .*/.exec(sound)?.[0] ?? "";
const asking = (condition: string) => changed(when, `when: ${condition}`);
const unused = ["warning fact-unused at facts.dem", "warning fact-unused at facts.viec"];
const withoutBoth = [...unused, "warning fact-unused at derived.so_viec"];

test.each<readonly [string, string, readonly string[]]>([
  [
    "a day of handing in that is not declared",
    changed("{ fact: ngay, by", "{ fact: ngai, by"),
    ["error rule-fact-unknown at handing-in.fact", "warning fact-unused at facts.ngay"],
  ],
  [
    "a day of handing in that is no day",
    changed("{ fact: ngay, by", "{ fact: dem, by"),
    ["error rule-fact-type at handing-in.fact", "warning fact-unused at facts.ngay"],
  ],
  [
    "a source of handing in that is not declared",
    changed('{ document: nguon, item: "1", quote: trước', '{ document: nguo, item: "1", quote: trước'),
    ["error source-unknown at handing-in.source.document"],
  ],
  [
    "a day that the quote does not state",
    changed("ngày 10/12 }", "ngày 15/12 }"),
    ["warning quote-lacks-number at handing-in.by"],
  ],
  [
    "an assumed day in an official set",
    changed("N-12-10,", "N-12-10?,"),
    ["error official-assumed at handing-in.by"],
  ],
  [
    "no source of handing in in an official set",
    changed(/, source: \{ document: nguon, item: "1", quote: trước[^}]*\}/.exec(sound)?.[0] ?? "", ""),
    ["warning source-missing at handing-in"],
  ],
  [
    "an indicator's condition on a fact that is not declared",
    asking('{ all: [{ fact: so_viec, at-least: "1" }, { fact: den, at-least: "3" }] }'),
    ["error rule-fact-unknown at indicators.0.when.all.1.fact", "warning fact-unused at facts.dem"],
  ],
  [
    "an indicator's condition of the wrong type",
    asking('{ any: [{ fact: so_viec, at-least: "1" }, { fact: dem, is: "yes" }] }'),
    ["error rule-fact-type at indicators.0.when.any.1.fact"],
  ],
  [
    "an indicator's condition that nobody can meet",
    asking(
      '{ all: [{ fact: dem, at-least: "3" }, { fact: dem, less-than: "3" }, { fact: so_viec, at-least: "1" }] }',
    ),
    ["warning condition-never at indicators.0.when"],
  ],
  [
    "a kind that there is not, in a condition",
    asking("{ agency: kind, is: sa }"),
    [...["error kind-unknown at indicators.0.when"], ...withoutBoth].sort(),
  ],
  [
    "a kind that there is not, under for",
    changed("for: [so]", "for: [so, sa]"),
    ["error kind-unknown at indicators.0.for.1"],
  ],
  [
    "points of what is not in the table",
    asking(
      '{ any: [{ points: B, at-least: "80" }, { fact: so_viec, at-least: "1" }, { fact: dem, at-least: "3" }] }',
    ),
    ["error points-unknown at indicators.0.when"],
  ],
  [
    "points that nobody can reach",
    asking(
      '{ any: [{ points: A, at-least: "80" }, { fact: so_viec, at-least: "1" }, { fact: dem, at-least: "3" }] }',
    ),
    ["warning minimum-out-of-reach at indicators.0.when"],
  ],
  [
    "a field of a list, which has no one value",
    asking(
      '{ any: [{ fact: viec.xong, is: "yes" }, { fact: so_viec, at-least: "1" }, { fact: dem, at-least: "3" }] }',
    ),
    ["error field-outside-list at indicators.0.when.any.0.fact"],
  ],
  [
    "a number and a target that the quote does not state",
    changed("80% cơ quan có từ 3 việc", "phần lớn cơ quan có việc"),
    [
      "warning quote-lacks-number at indicators.0.when.any.1.at-least",
      "warning quote-lacks-number at indicators.0.target",
    ],
  ],
  [
    "two indicators with one id",
    `${sound}`.replace(
      "indicators:\n",
      'indicators:\n  - { id: co_viec, label: Khác, when: { fact: co, is: "yes" }, source: { document: nguon, item: "2", quote: lời } }\n',
    ),
    ["error code-repeated at indicators.1.id"],
  ],
])("finds %s", (_, yaml, expected) => {
  expect(found(yaml).sort()).toEqual([...expected].sort());
});

describe("is refused at the door", () => {
  test.each([
    [
      "two last days",
      changed("by: N-12-10", "by: N-12-10, before: N-12-11"),
      "handing-in-one-day at handing-in",
    ],
    ["no last day", changed(" by: N-12-10,", ""), "handing-in-one-day at handing-in"],
    ["a day written as in Vietnam", changed("N-12-10", "10/12"), "field-date at handing-in.by"],
    ["a target without a percent sign", changed('"80%"', '"80"'), "field-share at indicators.0.target"],
    ["a target above 100 %", changed('"80%"', '"100.01%"'), "field-share at indicators.0.target"],
    ["a target below 0", changed('"80%"', '"-1%"'), "field-share at indicators.0.target"],
    ["a condition without a test", asking("{ fact: dem }"), "condition-one-test at indicators.0.when"],
    ["an unknown key", changed("target:", "targett:"), "field-unknown at indicators.0.targett"],
    ["no kinds at all", changed("for: [so]", "for: []"), "list-empty at indicators.0.for"],
  ])("%s", (_, yaml, expected) => {
    expect(found(yaml)).toEqual([`error ${expected}`]);
  });
  test.each(["0%", "100%", "33.3%"])("but a target of %s is a share", (target) => {
    const said = sound.replace('"80%"', `"${target}"`);
    expect(found(said).filter((one) => one.startsWith("error"))).toEqual([]);
  });
  test("and says so in both languages", () => {
    const said = (yaml: string) =>
      problemsOf(yaml).flatMap((one) =>
        (["vi", "en"] as const).map((lang) => {
          const { what, remedy } = problemInWords(one, lang);
          return `${what} → ${remedy}`;
        }),
      );
    expect(said(changed('"80%"', '"80"'))).toEqual([
      "“80” không phải là tỷ lệ. → Viết tỷ lệ từ 0% đến 100%, ví dụ 80%; thêm ? nếu là số giả định: 80%?",
      "“80” is no share. → Write a share from 0% to 100%, such as 80%; add ? when it is assumed: 80%?",
    ]);
    expect(said(changed(" by: N-12-10,", ""))).toEqual([
      "Việc nộp phải có đúng một ngày cuối. → Ghi đúng một trong: before (trước ngày), by (đến hết ngày).",
      "Handing in needs exactly one last day. → Give exactly one of: before, by.",
    ]);
    const [typo] = problemsOf(changed("target:", "targett:"));
    expect(typo && problemInWords(typo, "en").remedy).toContain("target");
  });
});
