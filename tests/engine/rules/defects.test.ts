/** What is wrong with a rule, found before anyone is scored by it: named where it stands, in whole messages. */
import { describe, expect, test } from "vitest";
import { checkCriteriaSet, parseCriteriaSet, problemInWords } from "../../../src/engine/index.ts";
import { readYaml } from "../../../src/files/yaml-in.ts";
import { criterion, edition, fact } from "../../builders.ts";

const facts =
  fact("dem", "integer", ', max: "9"') +
  fact("am", "decimal", ", min: none") +
  fact("tran", "decimal", ', max: "10"') +
  fact("phan", "integer") +
  fact("tong", "integer") +
  fact("ngay", "date") +
  fact("muc", "choice", ", levels: { cao: Cao, thap: Thấp }");

/** Of the rule itself: not whether the table can give what it is worth, or its quote says the numbers. */
function problemsOf(rule: string, more = "") {
  const tree = readYaml(edition({ facts, criteria: criterion("A", "10", rule, more) }), "set.yaml").value;
  const parsed = parseCriteriaSet(tree?.tree);
  const problems = [...parsed.problems, ...(parsed.value ? checkCriteriaSet(parsed.value) : [])];
  return problems.filter(
    ({ id, at }) => at.path?.slice(0, 3).join(".") === "criteria.0.rule" && id !== "quote-lacks-number",
  );
}

const findings = (rule: string, more = "") =>
  problemsOf(rule, more).map(({ id, at, values }) => {
    const stretch = values["from"] === undefined ? "" : ` ${values["from"]}…${values["to"]}`;
    return `${id} at ${(at.path ?? []).slice(3).join(".")}${stretch}`;
  });

describe("bands", () => {
  const bandsOf = (of: string, bands: string, more = "") =>
    findings(`{ kind: bands, ${of}, bands: [${bands}]${more} }`);

  test("a gap is one, unless there is an otherwise: then it is said which stretch that is for", () => {
    const gap = '{ to: "3", points: "1" }, { from: "5", points: "2" }';
    expect(bandsOf("fact: dem", gap)).toEqual(["band-gap at bands.1 3…5"]);
    expect(bandsOf("fact: dem", gap, ', otherwise: "0"')).toEqual(["band-gap-otherwise at bands.1 3…5"]);
  });
  test("without a gap the otherwise is for nobody and nothing is said", () => {
    expect(
      bandsOf("fact: dem", '{ to: "3", points: "1" }, { from: "4", points: "2" }', ', otherwise: "0"'),
    ).toEqual([]);
  });
  test("an overlap stays one, with or without an otherwise", () => {
    const overlap = '{ to: "3", points: "1" }, { from: "3", points: "2" }';
    expect(bandsOf("fact: dem", overlap)).toEqual(["band-overlap at bands.1 3…3"]);
    expect(bandsOf("fact: dem", overlap, ', otherwise: "0"')).toEqual(["band-overlap at bands.1 3…3"]);
  });
  test("a band above all that the fact may be is told once, as such", () => {
    expect(bandsOf("fact: dem", '{ to: "9", points: "1" }, { above: "9", points: "2" }')).toEqual([
      "band-outside at bands.1 10…+∞",
    ]);
    expect(
      bandsOf("fact: tran", '{ to: "10", points: "1" }, { above: "10", to: "12", points: "2" }'),
    ).toEqual(["band-outside at bands.1 10…12"]);
  });
  test("a band on the very end of the domain is inside it", () => {
    expect(
      bandsOf("fact: tran", '{ below: "10", points: "1" }, { from: "10", to: "12", points: "2" }'),
    ).toEqual([]);
  });
  test("a band below all that the fact may be is told once, as such", () => {
    expect(bandsOf("fact: dem", '{ below: "0", points: "1" }, { from: "0", points: "2" }')).toEqual([
      "band-outside at bands.0 −∞…-1",
    ]);
    expect(bandsOf("fact: tran", '{ below: "0", points: "1" }, { from: "0", points: "2" }')).toEqual([
      "band-outside at bands.0 −∞…0",
    ]);
    expect(bandsOf("fact: tran", '{ to: "0", points: "1" }, { above: "0", points: "2" }')).toEqual([]);
  });
  test("two bands outside are no overlap, and leave the gap that they are not in", () => {
    expect(
      bandsOf(
        "fact: tran",
        '{ below: "10", points: "1" }, { from: "11", points: "2" }, { from: "12", to: "13", points: "3" }',
      ),
    ).toEqual([
      "band-outside at bands.1 11…+∞",
      "band-outside at bands.2 12…13",
      "band-gap at bands.2 10…10",
    ]);
  });
  test("a percentage of two facts goes from 0 to 100", () => {
    expect(
      bandsOf(
        'part: phan, whole: tong, when-zero: "0"',
        '{ above: "100", points: "9" }, { to: "100", points: "1" }',
      ),
    ).toEqual(["band-outside at bands.0 100…+∞"]);
  });
  test("a fact without an end has no outside there", () => {
    expect(bandsOf("fact: phan", '{ to: "3", points: "1" }, { above: "3", points: "2" }')).toEqual([]);
    expect(bandsOf("fact: am", '{ below: "-5", points: "1" }, { from: "-5", points: "2" }')).toEqual([]);
  });
});

describe("a count", () => {
  test("may take away, which is said where no floor is stated", () => {
    const rule = '{ kind: count, fact: dem, each: "-1", after: "2" }';
    expect(findings(rule)).toEqual(["points-clipped at "]);
    expect(findings(rule, 'floor: "-7", ')).toEqual([]);
  });
  test("may not be of a number below 0", () => {
    expect(findings('{ kind: count, fact: am, each: "-1", at-most: "5" }')).toEqual([
      "count-negative at fact",
    ]);
  });
});

test("a ratio is of no number below 0", () => {
  expect(findings('{ kind: ratio, fact: am, out-of: "100" }')).toEqual(["ratio-negative at fact"]);
});

test("the target earns something between nothing and everything", () => {
  const of = (atTarget: string) =>
    findings(`{ kind: relative, fact: am, best: tran, at-target: "${atTarget}" }`);
  expect(of("0")).toEqual([]);
  expect(of("100%")).toEqual([]);
  expect(of("10.01")).toEqual(["relative-target at at-target"]);
  expect(of("-1%")).toEqual(["relative-target at at-target"]);
});

describe("an increment and a deadline read every fact they name", () => {
  test.each([
    [
      '{ kind: increment, fact: dem, from: { fact: muc }, each: "1", per: "1" }',
      ["rule-fact-type at from.fact"],
    ],
    [
      '{ kind: increment, fact: dem, from: "1", each: "1", per: "1", scale: { when: { fact: phan, is: "yes" }, by: "75%" } }',
      ["rule-fact-type at scale.when.fact"],
    ],
    ["{ kind: deadline, fact: ngay, by-fact: dem }", ["rule-fact-type at by-fact"]],
    ["{ kind: deadline, fact: ngay, before-fact: khong_co }", ["rule-fact-unknown at before-fact"]],
    ["{ kind: relative, fact: am, best: ngay }", ["rule-fact-type at best"]],
  ])("%s", (rule, expected) => {
    expect(findings(rule)).toEqual(expected);
  });
});

describe("in words", () => {
  const messages = (rule: string) =>
    problemsOf(rule).map((one) =>
      (["vi", "en"] as const).map((lang) => {
        const { what, remedy } = problemInWords(one, lang);
        return `${what} → ${remedy}`;
      }),
    );
  const oneDay = [
    "Thời hạn phải có đúng một ngày. → Ghi đúng một trong: before (trước ngày), by (đến hết ngày), before-fact, by-fact (ngày ghi ở một dữ kiện khác).",
    "A deadline needs exactly one day. → Give exactly one of: before, by, before-fact, by-fact (the day that another fact holds).",
  ];
  const ratioOfWhat = [
    "Chưa rõ tỷ lệ tính từ những số nào. → Ghi part, whole và when-zero; hoặc fact và out-of (số dương, ví dụ 100).",
    "It is not clear what the ratio is of. → Give part, whole and when-zero; or fact and out-of (a positive number, such as 100).",
  ];
  const wholeDays = [
    "Số ngày sớm phải là số nguyên từ 1 trở lên. → Ghi số ngày, ví dụ 5.",
    "The days of being early must be a whole number from 1 on. → Write the number of days, such as 5.",
  ];
  const share = [
    "Tỷ lệ của các mức phải là số dương có dấu %. → Ghi ví dụ 75%.",
    "The share of the levels must be positive and written with %. → Write 75%, for example.",
  ];
  const negative = [
    "Số này không được âm. → Ghi số từ 0 trở lên.",
    "This number may not be negative. → Write 0 or more.",
  ];
  const scaled = (by: string) =>
    `{ kind: increment, fact: dem, from: "1", each: "1", per: "1", scale: { when: { fact: dem, at-least: "1" }, by: "${by}" } }`;

  test.each([
    ["{ kind: deadline, fact: ngay }", oneDay],
    ["{ kind: deadline, fact: ngay, by: N-02-15, by-fact: ngay }", oneDay],
    ["{ kind: deadline, fact: ngay, before-fact: ngay, by-fact: ngay }", oneDay],
    ['{ kind: deadline, fact: ngay, by: N-02-15, early: { days: "0", plus: "1" } }', wholeDays],
    ['{ kind: deadline, fact: ngay, by: N-02-15, early: { days: "1.5", plus: "1" } }', wholeDays],
    ['{ kind: deadline, fact: ngay, by: N-02-15, early: { days: "1", plus: "-1" } }', negative],
    ['{ kind: deadline, fact: ngay, by: N-02-15, per-day: { minus: "-0.25" } }', negative],
    ['{ kind: deadline, fact: ngay, by: N-02-15, per-day: { minus: "1", at-most: "-2" } }', negative],
    ['{ kind: count, fact: dem, each: "-1", at-most: "-2" }', negative],
    ['{ kind: count, fact: dem, each: "1", after: "-2" }', negative],
    ["{ kind: ratio, part: phan, whole: tong }", ratioOfWhat],
    ["{ kind: ratio, fact: dem }", ratioOfWhat],
    ['{ kind: ratio, fact: dem, out-of: "0" }', ratioOfWhat],
    ['{ kind: ratio, fact: dem, out-of: "9", when-zero: "0" }', ratioOfWhat],
    ['{ kind: ratio, part: phan, whole: tong, when-zero: "0", fact: dem }', ratioOfWhat],
    ['{ kind: ratio, fact: dem, out-of: "9", at-most: "-1" }', negative],
    [scaled("0.75"), share],
    [scaled("0%"), share],
    [
      '{ kind: increment, fact: dem, from: "1", each: "1", per: "0" }',
      [
        "Bước phải lớn hơn 0. → Ghi số dương, ví dụ 0.25.",
        "A step must be above 0. → Write a positive number, such as 0.25.",
      ],
    ],
    [
      '{ kind: relative, fact: am, best: tran, at-target: "12" }',
      [
        "Điểm khi đạt chỉ tiêu (12) không nằm trong khoảng từ 0 đến 10. → Đặt at-target từ 0 đến điểm tối đa của quy tắc.",
        "The points at the target (12) are not between 0 and 10. → Set at-target between 0 and what the rule is worth.",
      ],
    ],
    [
      '{ kind: count, fact: am, each: "1" }',
      [
        "Số trường hợp “am” có thể âm. → Đặt min của dữ kiện là 0; để trừ điểm, ghi each là số âm.",
        "The count “am” may be negative. → Set the fact's min to 0; to deduct, make each negative.",
      ],
    ],
    [
      '{ kind: bands, fact: dem, bands: [{ from: "2", points: "1" }], otherwise: "0" }',
      [
        "Khoảng từ 0 đến 2 không thuộc mức nào, nên nhận điểm ghi ở otherwise. → Nếu không đúng ý, thêm mức cho khoảng này.",
        "Between 0 and 2 no band applies, so otherwise does. → If that is not meant, add a band for it.",
      ],
    ],
    [
      '{ kind: bands, fact: dem, bands: [{ from: "0", points: "1" }, { from: "10", to: "20", points: "2" }] }',
      [
        "Mức từ 10 đến 20 nằm ngoài các giá trị mà dữ kiện có thể nhận, nên không ai đạt được. → Sửa cận của mức, hoặc min và max của dữ kiện.",
        "The band from 10 to 20 lies outside the values the fact may take, so nobody can reach it. → Correct its ends, or the fact's min and max.",
      ],
    ],
  ])("%s", (rule, expected) => {
    expect(messages(rule)).toEqual([expected]);
  });
});
