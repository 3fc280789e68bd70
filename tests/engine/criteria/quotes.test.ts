/** Numbers of rules beside what is quoted, each rule and quote as a set would have them. */
import { describe, expect, test } from "vitest";
import { numbersNotQuoted } from "../../../src/engine/criteria/quotes.ts";
import { problemInWords } from "../../../src/engine/index.ts";
import { criterion, edition, fact, setFrom } from "../../builders.ts";

const facts =
  fact("co", "yes-no") +
  fact("ty_le", "percentage") +
  fact("dem", "integer") +
  fact("ngay", "date") +
  fact("muc", "choice", ", levels: { cao: Cao, kind: Vừa, thap: Thấp }");
const quoting = (quote: string, yaml: string) =>
  yaml.replace("quote: lời", `quote: ${JSON.stringify(quote)}`);
const setWith = (rule: string, quote: string) =>
  setFrom(edition({ facts, criteria: quoting(quote, criterion("A", "10", rule)) }));

/** Each number that the quote lacks, with where it stands under the rule. */
const missing = (rule: string, quote: string) =>
  numbersNotQuoted(setWith(rule, quote)).map(
    ({ at, values }) => `${values["number"]} at ${at.path?.join(".").replace("criteria.0.rule.", "")}`,
  );

const bandsFrom = (bound: string, points = "0") =>
  `{ kind: bands, fact: ty_le, bands: [{ from: "${bound}", points: "100%" }, { below: "${bound}", points: "${points}" }] }`;
const lacks80 = ["80 at bands.0.from", "80 at bands.1.below"];

describe("a number is found", () => {
  test.each([
    ["80", "đạt từ 80% trở lên"],
    ["80", "từ 80 đến 100"],
    ["80", "đạt 080 điểm"],
    ["80", "đạt 80."],
    ["80", "một trong các mức 70,80,90"],
    ["12.5", "từ 12,5 trở lên"],
    ["12.5", "at least 12.5"],
    ["0.5", "mỗi lỗi 0,5 điểm"],
    ["2", "từ 02 cuộc"],
    ["2", "từ hai cuộc"],
    ["10", "Mười cuộc trở lên"],
    ["5", "từ năm cuộc trở lên"],
  ])("%s in “%s”", (bound, quote) => {
    expect(missing(bandsFrom(bound), quote)).toEqual([]);
  });
  test.each([
    ["2000000", "quá 2.000.000 đồng"],
    ["2000000", "quá 2 000 000 đồng"],
    ["1234.5", "quá 1.234,5 đồng"],
    ["1234.5", "more than 1,234.5"],
    ["1000", "quá 1.000 đồng"],
  ])("%s in “%s”, grouped", (bound, quote) => {
    const rule = `{ kind: bands, fact: dem, bands: [{ above: "${bound}", points: "0" }, { to: "${bound}", points: "100%" }] }`;
    expect(missing(rule, quote)).toEqual([]);
  });
});

describe("a number is missed", () => {
  test.each([
    ["80", "đạt từ 85% trở lên"],
    ["80", "đạt từ 800 trở lên"],
    ["80", "đạt từ 80,5 trở lên"],
    ["80", "đạt 1.080 điểm"],
    ["80", ""],
  ])("%s in “%s”", (bound, quote) => {
    expect(missing(bandsFrom(bound), quote || "không số")).toEqual(lacks80);
  });
  test.each([
    ["5", "trong năm"],
    ["5", "năm 2025"],
    ["5", "báo cáo năm trước ngày"],
    ["2", "mười hai cuộc"],
    ["10", "mười hai cuộc"],
    ["10", "hai mươi cuộc"],
    ["2", "hai mươi cuộc"],
    ["3", "bao nhiêu cuộc"],
  ])("%s in “%s”, where a word is another one", (bound, quote) => {
    expect(missing(bandsFrom(bound), quote)).toEqual([
      `${bound} at bands.0.from`,
      `${bound} at bands.1.below`,
    ]);
  });
  test("twice, where it stands twice", () => {
    expect(numbersNotQuoted(setWith(bandsFrom("80"), "chưa rõ")).map(({ at }) => at.path)).toEqual([
      ["criteria", 0, "rule", "bands", 0, "from"],
      ["criteria", 0, "rule", "bands", 1, "below"],
    ]);
  });
});

describe("a share", () => {
  const half = bandsFrom("80", "50%");
  test.each([
    ["itself", "80%: đủ điểm; dưới: 50% số điểm"],
    ["as the points it comes to", "80%: 10 điểm; dưới: 5 điểm"],
    ["as a half", "80%: đủ điểm; dưới: một nửa số điểm"],
    ["as 1/2", "80%: đủ điểm; dưới: 1/2 số điểm"],
  ])("is found %s", (_, quote) => {
    expect(missing(half, quote)).toEqual([]);
  });
  test("is missed where neither stands, and half a year is no half", () => {
    expect(missing(half, "80%, nửa năm một lần, 4 điểm")).toEqual(["50% at bands.1.points"]);
  });
  test("is found as points of any one kind of agency", () => {
    // Worth 6 to a sở and 4 to a xã: half of it is 3 or 2.
    const twoKinds = (quote: string, rule = half) => {
      const criteria =
        quoting(quote, criterion("A", "6", rule).replace('max: "6"', 'max: { so: "6", xa: "4" }')) +
        criterion("B", "4", "{ kind: yes-no, fact: co }").replace('max: "4"', 'max: { so: "4", xa: "6" }');
      const yaml = edition({ facts, criteria }).replace("{ so: Sở }", "{ so: Sở, xa: Xã }");
      return numbersNotQuoted(setFrom(yaml)).map(({ values }) => values["number"]);
    };
    expect(twoKinds("80%; 3 điểm")).toEqual([]);
    expect(twoKinds("80%; 2 điểm")).toEqual([]);
    expect(twoKinds("80%; 5 điểm")).toEqual(["50%"]);
    // 4 points are the whole only to a xã, so they are a number of the rule's own.
    expect(twoKinds("80%", bandsFrom("80", "4"))).toEqual(["4"]);
  });
  test("of a part is a share of the part", () => {
    const rule =
      '{ kind: sum, parts: [{ max: "40%", rule: { kind: count, fact: dem, each: "25%" } }, { max: "6", rule: { kind: yes-no, fact: co } }] }';
    // The first part is worth 4, a quarter of which is 1; its 40 % is the table's, the 6 points are a number.
    expect(missing(rule, "mỗi cuộc 1 điểm; 6 điểm")).toEqual([]);
    expect(missing(rule, "mỗi cuộc 2 điểm; 6 điểm")).toEqual(["25% at parts.0.rule.each"]);
    expect(missing(rule, "mỗi cuộc 1 điểm")).toEqual(["6 at parts.1.max"]);
  });
});

describe("a day", () => {
  const by = (day: string) => `{ kind: deadline, fact: ngay, by: ${day} }`;
  test.each([
    ["N-02-15", "trước 15/02/2026"],
    ["N-02-15", "trước ngày 15/2"],
    ["N-02-15", "trước ngày 15-2"],
    ["N-02-15", "ngày 15 tháng 2"],
    ["N-02-15", "ngày 15 tháng 02 năm 2026"],
    ["N-02-15", "by 2026-02-15"],
    ["N+1-01-05", "trước ngày 05/01 năm sau"],
    ['"2026-12-10"', "trước ngày 10/12/2025"],
    ["N-06-30", "hết tháng 6"],
  ])("%s is found in “%s”", (day, quote) => {
    expect(missing(by(day), quote)).toEqual([]);
  });
  test.each([
    ["N-02-15", "trước 15/03/2026"],
    ["N-02-15", "trước 02/15"],
    ["N-02-15", "15 cuộc, 2 lần"],
    ["N-02-15", "115/2"],
    ["N-06-29", "hết tháng 6"],
  ])("%s is missed in “%s”", (day, quote) => {
    expect(missing(by(day), quote)).toEqual([`${day} at by`]);
  });
});

describe("left out are numbers that no text need say", () => {
  test.each([
    [
      "0 and 100 %",
      '{ kind: deadline, fact: ngay, by: N-02-15, late: "0%", not-done: "0", in-time: "100%" }',
    ],
    ["the whole worth, written as points", '{ kind: deadline, fact: ngay, by: N-02-15, in-time: "10" }'],
    [
      "none and some",
      '{ kind: bands, fact: dem, bands: [{ is: "0", points: "0" }, { from: "1", points: "100%" }] }',
    ],
    ["the whole worth as the most of a count", '{ kind: count, fact: dem, each: "10", at-most: "10" }'],
    [
      "some as a condition",
      '{ kind: cases, cases: [{ when: { fact: dem, at-least: "1" }, points: "0" }], otherwise: { points: "10" } }',
    ],
  ])("%s", (_, rule) => {
    expect(missing(rule, "trước 15/02")).toEqual([]);
  });
  test("but not the whole worth where the number is a bound, nor 1 where it is points", () => {
    const rule =
      '{ kind: bands, fact: dem, bands: [{ below: "10", points: "1" }, { from: "10", points: "10" }] }';
    expect(missing(rule, "lời")).toEqual([
      "10 at bands.0.below",
      "1 at bands.0.points",
      "10 at bands.1.from",
    ]);
  });
  test("levels are ids, their points are numbers, whatever a level is called", () => {
    const rule = '{ kind: choice, fact: muc, points: { cao: "10", kind: "7", thap: "3" } }';
    expect(missing(rule, "cao 10, thấp 3")).toEqual(["7 at points.kind"]);
  });
  test("a deduction is quoted without its sign", () => {
    const rule = bandsFrom("80", "-2");
    expect(missing(rule, "dưới 80% trừ 2 điểm")).toEqual([]);
    expect(missing(rule, "dưới 80% trừ 3 điểm")).toEqual(["-2 at bands.1.points"]);
  });
});

describe("a rule kind that is not known here", () => {
  const written = (rule: unknown) => {
    const set = setWith("{ kind: yes-no, fact: co }", "hệ số 0,4; trừ 25%; từ 3 lỗi");
    const [first] = (set.written as { criteria: Record<string, unknown>[] }).criteria;
    return numbersNotQuoted({ ...set, written: { criteria: [{ ...first, rule }] } }).map(
      ({ at, values }) => `${values["number"]} at ${at.path?.slice(3).join(".")}`,
    );
  };
  test("is looked into all the same", () => {
    expect(
      written({ kind: "moi", weight: { first: "0.4", second: "0.6" }, steps: ["3", "4", "5?"] }),
    ).toEqual(["0.6 at weight.second", "4 at steps.1"]);
  });
  test("is asked for every literal of a formula, but 0, 1, 100 and what is part of a name or of quoted text", () => {
    expect(
      written({ kind: "formula", formula: "M * (1 - 0.25 * so_7) * 100 + 0.4 - 6 * x2 + f('9') + 8?" }),
    ).toEqual(["6 at formula"]);
  });
});

test("only official editions are looked at, and there only what is not marked as assumed", () => {
  const official = setWith(bandsFrom("80"), "lời");
  expect(numbersNotQuoted(official)).toHaveLength(2);
  expect(numbersNotQuoted({ ...official, basis: "reconstruction" })).toEqual([]);
});

test("criteria inside groups are looked at, at their own path", () => {
  const set = setFrom(
    edition({
      facts,
      criteria: `- code: I
  title: Nhóm
  max: "10"
  children:
    ${criterion("I.1", "4", "{ kind: yes-no, fact: co }")}    ${criterion("I.2", "6", bandsFrom("80"))}`,
    }),
  );
  expect(numbersNotQuoted(set).map(({ at }) => at.path?.join("."))).toEqual([
    "criteria.0.children.1.rule.bands.0.from",
    "criteria.0.children.1.rule.bands.1.below",
  ]);
});

test("the message names the criterion, the number and the source", () => {
  const [first] = numbersNotQuoted(setWith(bandsFrom("80"), "lời"));
  if (first === undefined) throw new Error("nothing found");
  expect(first.severity).toBe("warning");
  expect(problemInWords(first, "vi")).toEqual({
    place: "criteria[0].rule.bands[0].from",
    what: "Quy tắc của A có số 80, nhưng lời trích từ Nguồn, 1 không có số này.",
    remedy:
      "Đối chiếu với văn bản: sửa số, hoặc trích thêm chỗ nêu số này. Nếu văn bản không nêu, thêm ? sau số và ghi basis: reconstruction.",
  });
});
