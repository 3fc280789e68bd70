/** What is wrong with a rule, found before anyone is scored by it: named where it stands, in whole messages. */
import { describe, expect, test } from "vitest";
import { checkCriteriaSet, parseCriteriaSet, problemInWords } from "../../../src/engine/index.ts";
import { readYaml } from "../../../src/files/yaml-in.ts";
import { criterion, edition, fact } from "../../builders.ts";

const facts =
  fact("dem", "integer", ', max: "9"') +
  fact("lech", "integer", ', min: "-9", max: "9"') +
  fact("dung_ba", "integer", ', min: "3", max: "3"') +
  fact("den_muoi", "decimal", ', min: none, max: "10"') +
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
  test.each([
    ["a count from 0 to 9", "dem", '{ from: "10", points: "1" }', "10…+∞", "0…9"],
    ["a number from 0 to 10", "tran", '{ to: "-1", points: "1" }', "−∞…-1", "0…10"],
    ["a number up to 10", "den_muoi", '{ above: "10", points: "1" }', "10…+∞", "−∞…10"],
    ["a count from 0 on", "phan", '{ to: "-1", points: "1" }', "−∞…-1", "0…+∞"],
    ["nothing but 3", "dung_ba", '{ from: "4", points: "1" }', "4…+∞", "3…3"],
  ])("where no band is inside, all of it is a gap: %s", (_, of, bands, outside, gap) => {
    expect(bandsOf(`fact: ${of}`, bands)).toEqual([
      `band-outside at bands.0 ${outside}`,
      `band-gap at bands.0 ${gap}`,
    ]);
  });
  test.each([
    // Of whole numbers, the first that an end leaves in.
    ["dem", '{ to: "3.5", points: "1" }, { from: "4", points: "2" }', []],
    ["dem", '{ to: "3", points: "1" }, { above: "3.5", points: "2" }', []],
    ["dem", '{ below: "4", points: "1" }, { above: "3", points: "2" }', []],
    ["dem", '{ to: "3.5", points: "1" }, { from: "3", points: "2" }', ["band-overlap at bands.1 3…3"]],
    ["lech", '{ to: "-2.5", points: "1" }, { from: "-2", points: "2" }', []],
    ["lech", '{ to: "-3", points: "1" }, { above: "-2.5", points: "2" }', []],
    ["lech", '{ below: "-3", points: "1" }, { above: "-4", points: "2" }', []],
    ["lech", '{ to: "-2.5", points: "1" }, { from: "-3", points: "2" }', ["band-overlap at bands.1 -3…-3"]],
    // In whatever order they are written.
    ["am", '{ below: "3", points: "1" }, { above: "3", points: "2" }, { is: "3", points: "3" }', []],
    ["am", '{ above: "3", points: "1" }, { is: "3", points: "3" }, { below: "3", points: "2" }', []],
    // Beyond every end.
    ["am", '{ from: "0", points: "1" }', ["band-gap at bands.0 −∞…0"]],
    ["am", '{ to: "0", points: "1" }', ["band-gap at bands.0 0…+∞"]],
    ["phan", '{ to: "3", points: "1" }', ["band-gap at bands.0 3…+∞"]],
    ["tran", '{ above: "0", points: "1" }', ["band-gap at bands.0 0…0"]],
    ["tran", '{ below: "10", points: "1" }', ["band-gap at bands.0 10…10"]],
    ["tran", '{ from: "0", to: "10", points: "1" }', []],
    // Between two: a point that both leave out, and one that both hold.
    ["tran", '{ below: "5", points: "1" }, { above: "5", points: "2" }', ["band-gap at bands.1 5…5"]],
    ["tran", '{ to: "5", points: "1" }, { from: "5", points: "2" }', ["band-overlap at bands.1 5…5"]],
    ["tran", '{ to: "5", points: "1" }, { from: "6", points: "2" }', ["band-gap at bands.1 5…6"]],
    // What both hold ends where the nearer of them does.
    ["dem", '{ to: "9", points: "1" }, { from: "3", to: "5", points: "2" }', ["band-overlap at bands.1 3…5"]],
    ["dem", '{ to: "7", points: "1" }, { from: "3", to: "9", points: "2" }', ["band-overlap at bands.1 3…7"]],
    [
      "am",
      '{ to: "3", points: "1" }, { below: "5", points: "2" }, { from: "5", points: "3" }',
      ["band-overlap at bands.1 −∞…3"],
    ],
    ["am", '{ points: "1" }, { points: "2" }', ["band-overlap at bands.1 −∞…+∞"]],
    [
      "phan",
      '{ to: "3", points: "1" }, { from: "4", points: "2" }, { from: "6", to: "8", points: "3" }, { from: "9", points: "4" }',
      ["band-overlap at bands.2 6…8", "band-overlap at bands.3 9…+∞"],
    ],
    // One inside another takes nothing from how far the other reaches.
    [
      "tran",
      '{ from: "0", below: "8", points: "1" }, { from: "3", to: "5", points: "2" }, { from: "8", points: "3" }',
      ["band-overlap at bands.1 3…5"],
    ],
    [
      "tran",
      '{ to: "5", points: "1" }, { from: "3", below: "5", points: "2" }, { above: "5", points: "3" }',
      ["band-overlap at bands.1 3…5"],
    ],
    [
      "tran",
      '{ below: "5", points: "1" }, { from: "3", to: "5", points: "2" }, { above: "5", points: "3" }',
      ["band-overlap at bands.1 3…5"],
    ],
  ])("of %s, %s: %j", (of, bands, expected) => {
    expect(bandsOf(`fact: ${of}`, bands)).toEqual(expected);
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

test.each([
  ["part: am, whole: tong", ["am"]],
  ["part: phan, whole: am", ["am"]],
  ["part: lech, whole: am", ["lech", "am"]],
  ["part: phan, whole: tong", []],
])("a share is of no number below 0: %s", (share, facts) => {
  const below = (rule: string) =>
    problemsOf(rule).map(({ id, values, at }) => [id, values["fact"], at.path?.length]);
  const expected = facts.map((fact) => ["ratio-negative", fact, 3]);
  expect(below(`{ kind: ratio, ${share}, when-zero: "0" }`)).toEqual(expected);
  expect(below(`{ kind: bands, ${share}, when-zero: "0", bands: [{ points: "10" }] }`)).toEqual(expected);
});

test("points by judgement end where the rule does, unless it is worth nothing by itself", () => {
  expect(findings("{ kind: graded, fact: dem }")).toEqual([]);
  expect(findings("{ kind: graded, fact: tran }")).toEqual([]);
  expect(findings("{ kind: graded, fact: phan }")).toEqual(["graded-above-max at fact"]);
  expect(
    findings(
      '{ kind: sum, parts: [{ max: "9.9", rule: { kind: graded, fact: tran } }, { max: "0", rule: { kind: graded, fact: phan } }] }',
    ),
  ).toEqual(["graded-above-max at parts.0.rule.fact"]);
});

describe("a rule inside a rule is judged there", () => {
  const gap = '{ kind: bands, fact: dem, bands: [{ from: "4", points: "1" }] }';
  const fine = "{ kind: bands, fact: dem, bands: [{ points: '1' }] }";
  test.each([
    [`{ kind: sum, parts: [{ max: "5", rule: ${fine} }, { max: "5", rule: ${gap} }] }`, "parts.1.rule"],
    [
      `{ kind: best-of, options: [{ max: "5", rule: ${fine} }, { max: "5", rule: ${gap} }] }`,
      "options.1.rule",
    ],
    [
      `{ kind: cases, cases: [{ when: { fact: tran, at-least: "1" }, rule: ${gap} }], otherwise: { points: "1" } }`,
      "cases.0.rule",
    ],
    [
      `{ kind: cases, cases: [{ when: { fact: tran, at-least: "1" }, points: "1" }], otherwise: { rule: ${gap} } }`,
      "otherwise.rule",
    ],
    [`{ kind: adjusted, base: ${gap} }`, "base"],
    [`{ kind: adjusted, base: "1", minus: { parts: [{ max: "1", rule: ${gap} }] } }`, "minus.parts.0.rule"],
    [`{ kind: adjusted, base: "1", plus: { parts: [{ max: "1", rule: ${gap} }] } }`, "plus.parts.0.rule"],
    [
      `{ kind: sum, parts: [{ max: "5", rule: { kind: best-of, options: [{ max: "5", rule: ${fine} }, { max: "5", rule: ${gap} }] } }] }`,
      "parts.0.rule.options.1.rule",
    ],
  ])("%s", (rule, path) => {
    expect(findings(rule)).toEqual([`band-gap at ${path}.bands.0 0…4`]);
  });
});

describe("what is taken away may not already take away", () => {
  const taking = (rule: string) =>
    findings(`{ kind: adjusted, base: "100%", minus: { parts: [{ max: "2", rule: ${rule} }] } }`);
  test.each([
    ['{ kind: count, fact: dem, each: "-0.5", at-most: "2" }', ["minus-adds at minus.parts.0.rule"]],
    ['{ kind: count, fact: dem, each: "0.5" }', []],
    // Falling from its start, it is never below 0.
    ['{ kind: increment, fact: dem, from: "0", start: "100%", each: "-0.1", per: "1", at-least: "0" }', []],
    ['{ kind: bands, fact: dem, bands: [{ points: "1" }] }', []],
  ])("%s", (rule, expected) => {
    expect(taking(rule)).toEqual(expected);
  });
  test("what is added may", () => {
    const rule = '{ kind: count, fact: dem, each: "-0.5", at-most: "2" }';
    expect(
      findings(`{ kind: adjusted, base: "100%", plus: { parts: [{ max: "2", rule: ${rule} }] } }`),
    ).toEqual([]);
  });
});

describe("a condition reads every fact it names", () => {
  const asking = (when: string) =>
    findings(`{ kind: cases, cases: [{ when: ${when}, points: "100%" }], otherwise: { points: "0" } }`);
  test.each([
    ["{ not: { fact: khong_co, at-least: '1' } }", ["rule-fact-unknown at cases.0.when.not.fact"]],
    ["{ not: { not: { fact: ngay, at-least: '1' } } }", ["rule-fact-type at cases.0.when.not.not.fact"]],
    [
      "{ all: [{ fact: dem, at-least: '1' }, { any: [{ fact: khong_co, done: 'yes' }] }] }",
      ["rule-fact-unknown at cases.0.when.all.1.any.0.fact"],
    ],
    ["{ not: { fact: dem, at-least: '1' } }", []],
  ])("%s", (when, expected) => {
    expect(asking(when)).toEqual(expected);
  });
  test("an agency's age is a number of months, and no share of anything", () => {
    expect(asking("{ agency: months, at-least: '50%' }")).toEqual(["condition-months at cases.0.when"]);
  });
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
  const bandsOfWhat = [
    "Chưa rõ các mức chia theo số nào. → Ghi fact; hoặc part, whole và when-zero.",
    "It is not clear what the bands are of. → Give fact; or part, whole and when-zero.",
  ];
  const twoEnds = [
    "Một mức có hai cận ở cùng một phía. → Chỉ ghi một trong from, above (hoặc is) và một trong to, below.",
    "A band has two ends on the same side. → Give one of from, above (or is) and one of to, below.",
  ];
  const oneOutcome = [
    "Mỗi trường hợp phải cho đúng một kết quả. → Ghi points hoặc rule.",
    "Every case must give exactly one outcome. → Give points or rule.",
  ];
  const ofBands = (of: string, band = 'points: "1"') => `{ kind: bands, ${of}, bands: [{ ${band} }] }`;
  const oneCase = (outcome: string, otherwise = 'points: "0"') =>
    `{ kind: cases, cases: [{ when: { fact: dem, at-least: "1" }, ${outcome} }], otherwise: { ${otherwise} } }`;
  const yesNo = "rule: { kind: graded, fact: dem }";
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
    ['{ kind: ratio, part: phan, when-zero: "0" }', ratioOfWhat],
    ['{ kind: ratio, whole: tong, when-zero: "0" }', ratioOfWhat],
    ['{ kind: ratio, when-zero: "0" }', ratioOfWhat],
    ["{ kind: bands, bands: [{ points: '1' }] }", bandsOfWhat],
    [ofBands("fact: dem, part: phan"), bandsOfWhat],
    [ofBands("fact: dem, whole: tong"), bandsOfWhat],
    [ofBands("fact: dem, when-zero: '0'"), bandsOfWhat],
    [ofBands("fact: dem, part: phan, whole: tong"), bandsOfWhat],
    [ofBands("fact: dem, part: phan, whole: tong, when-zero: '0'"), bandsOfWhat],
    [ofBands("part: phan, whole: tong"), bandsOfWhat],
    [ofBands("part: phan, when-zero: '0'"), bandsOfWhat],
    [ofBands("whole: tong, when-zero: '0'"), bandsOfWhat],
    [ofBands("when-zero: '0'"), bandsOfWhat],
    [ofBands("fact: dem", 'from: "1", above: "2", points: "1"'), twoEnds],
    [ofBands("fact: dem", 'to: "1", below: "2", points: "1"'), twoEnds],
    [ofBands("fact: dem", 'is: "1", from: "1", points: "1"'), twoEnds],
    [ofBands("fact: dem", 'is: "1", below: "2", points: "1"'), twoEnds],
    [oneCase(`points: "1", ${yesNo}`), oneOutcome],
    [oneCase("").replace(", }", " }"), oneOutcome],
    [oneCase('points: "1"', `points: "1", ${yesNo}`), oneOutcome],
    [oneCase('points: "1"', ""), oneOutcome],
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
