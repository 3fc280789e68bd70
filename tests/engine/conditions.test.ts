/** Conditions, test by test: met, not met, or open while what they ask for is. */
import { describe, expect, test } from "vitest";
import { dateFromIso } from "../../src/engine/dates.ts";
import { evaluate } from "../../src/engine/evaluate.ts";
import type { Evaluation } from "../../src/engine/evaluation.ts";
import type { Agency } from "../../src/engine/evidence/agencies.ts";
import type { AgencyRecord } from "../../src/engine/evidence/record.ts";
import type { FactState } from "../../src/engine/evidence/rounds.ts";
import { textOfExact } from "../../src/engine/exact/index.ts";
import { explain } from "../../src/engine/explain.ts";
import { checkCriteriaSet, parseCriteriaSet, problemInWords } from "../../src/engine/index.ts";
import { createScorer } from "../../src/engine/scorer.ts";
import { expressionParser } from "../../src/files/formula-parser.ts";
import { readYaml } from "../../src/files/yaml-in.ts";
import { agencyOf, criterion, edition, fact, periodOf, recordFrom, setFrom } from "../builders.ts";

type Cells = Readonly<Record<string, string>>;

const facts = [
  fact("co", "yes-no", ', may-not-apply: "yes"'),
  fact("muc", "choice", ", levels: { cao: Cao, vua: Vừa, thap: Thấp }"),
  fact("dem", "integer", ', max: "20"'),
  fact("duoi", "decimal", ', min: none, max: "0"'),
  fact("lech", "decimal", ", min: none"),
  fact("ngay", "date"),
  fact("a", "points", ', max: "4", step: "0.1", may-not-apply: "yes"'),
  fact("b", "points", ', max: "2", step: "0.1"'),
  fact("c", "points", ', max: "4", step: "0.1"'),
].join("");

/** Group I of 6 (4 and 2), criterion II of 4; III is a deduction, worth nothing by itself. */
const table = `- code: I
  title: Nhóm
  max: "6"
  children:
    ${criterion("I.1", "4", "{ kind: graded, fact: a }")}    ${criterion("I.2", "2", "{ kind: graded, fact: b }")}${criterion("II", "4", "{ kind: graded, fact: c }")}${criterion("III", "0", "{ kind: yes-no, fact: co, yes: '-0.5', no: '-0.5' }", 'floor: "-1", ')}`;

/** A condition as what the first grade requires: whether it holds is told by the grade that was tried. */
const setAsking = (condition: string) =>
  setFrom(
    edition({
      facts,
      criteria: table,
      more: "subtotals: { mot_phan: { label: Một phần, of: [I.1, II] } }\n",
    })
      .replace("agency-kinds: { so: Sở }", "agency-kinds: { so: Sở, ubnd: UBND, xa: Xã }")
      .replace(
        /grades: .*\n/,
        `grades: [{ id: dat, name: Đạt, requires: ${condition} }, { id: khong_dat, name: Không đạt }]\n`,
      ),
  );

const known = { co: "không", muc: "vua", dem: "5", ngay: "15/02/2025", a: "4", b: "2", c: "4" };

interface With {
  readonly agency?: Agency;
  readonly period?: string;
  readonly facts?: Readonly<Record<string, FactState>>;
}

function verdictOf(condition: string, cells: Cells = known, { agency, period, facts: more }: With = {}) {
  const set = setAsking(condition);
  const plain = recordFrom(set, cells, agency);
  const record: AgencyRecord = {
    ...plain,
    ...(period ? { period: periodOf(period) } : {}),
    facts: new Map([...plain.facts, ...Object.entries(more ?? {})]),
  };
  const evaluation = evaluate(createScorer(set), record, { close: false });
  for (const lang of ["vi", "en"] as const)
    expect(JSON.stringify(explain(evaluation, lang))).not.toMatch(/undefined|\[object|NaN/);
  return evaluation.grading.tried[0]?.conditions;
}

describe("on a fact", () => {
  test.each([
    ["{ fact: co, is: 'yes' }", { co: "có" }, "met"],
    ["{ fact: co, is: 'yes' }", { co: "không" }, "not-met"],
    ["{ fact: co, is: 'no' }", { co: "không" }, "met"],
    ["{ fact: co, is: 'no' }", { co: "có" }, "not-met"],
    ["{ fact: co, is: 'no' }", { co: "KAD" }, "not-met"],
    ["{ fact: co, is: 'no' }", {}, "open"],
    ["{ fact: muc, is: vua }", { muc: "vua" }, "met"],
    ["{ fact: muc, is: vua }", { muc: "cao" }, "not-met"],
    ["{ fact: muc, is: vua }", {}, "open"],
    ["{ fact: muc, one-of: [cao, vua] }", { muc: "vua" }, "met"],
    ["{ fact: muc, one-of: [cao, vua] }", { muc: "thap" }, "not-met"],
    ["{ fact: muc, one-of: [cao, vua] }", {}, "open"],
    ["{ fact: dem, at-least: '5' }", { dem: "5" }, "met"],
    ["{ fact: dem, at-least: '5' }", { dem: "4" }, "not-met"],
    ["{ fact: dem, above: '5' }", { dem: "6" }, "met"],
    ["{ fact: dem, above: '5' }", { dem: "5" }, "not-met"],
    ["{ fact: dem, at-most: '5' }", { dem: "5" }, "met"],
    ["{ fact: dem, at-most: '5' }", { dem: "6" }, "not-met"],
    ["{ fact: dem, less-than: '5' }", { dem: "4" }, "met"],
    ["{ fact: dem, less-than: '5' }", { dem: "5" }, "not-met"],
    ["{ fact: dem, at-least: '5' }", {}, "open"],
    ["{ fact: dem, at-least: '5' }", { dem: "CHO" }, "open"],
  ])("%s of %j: %s", (condition, cells, expected) => {
    expect(verdictOf(condition, cells as Cells)).toBe(expected);
  });

  test.each([
    // From 0 to 20, whatever it will be.
    ["{ fact: dem, at-least: '0' }", "met"],
    ["{ fact: dem, at-most: '20' }", "met"],
    ["{ fact: dem, above: '20' }", "not-met"],
    ["{ fact: dem, less-than: '0' }", "not-met"],
    ["{ fact: dem, above: '19' }", "open"],
    // Without an end below, and none above.
    ["{ fact: duoi, at-most: '0' }", "met"],
    ["{ fact: duoi, above: '0' }", "not-met"],
    ["{ fact: duoi, at-most: '-1000000' }", "open"],
    ["{ fact: duoi, at-least: '-1000000' }", "open"],
    ["{ fact: lech, at-most: '1000000' }", "open"],
    ["{ fact: lech, less-than: '-1000000' }", "open"],
    ["{ fact: lech, above: '1000000' }", "open"],
  ])("bounds may settle what is open: %s is %s", (condition, expected) => {
    expect(verdictOf(condition, {})).toBe(expected);
  });

  test.each([
    ["done: 'yes'", "15/02/2025", "met"],
    ["done: 'yes'", "không", "not-met"],
    ["done: 'yes'", "", "open"],
    ["done: 'no'", "không", "met"],
    ["done: 'no'", "15/02/2025", "not-met"],
    ["before: N-02-15", "14/02/2025", "met"],
    ["before: N-02-15", "15/02/2025", "not-met"],
    ["by: N-02-15", "15/02/2025", "met"],
    ["by: N-02-15", "16/02/2025", "not-met"],
    ["from: N-02-15", "15/02/2025", "met"],
    ["from: N-02-15", "14/02/2025", "not-met"],
    ["after: N-02-15", "16/02/2025", "met"],
    ["after: N-02-15", "15/02/2025", "not-met"],
    ["by: '2025-02-15'", "15/02/2025", "met"],
    ["by: N-1-12-31", "01/01/2025", "not-met"],
    ["by: N-1-12-31", "31/12/2024", "met"],
    ["before: N-02-15", "không", "not-met"],
    ["after: N-02-15", "không", "not-met"],
    ["after: N-02-15", "", "open"],
  ])("{ fact: ngay, %s } of %j: %s", (asked, cell, expected) => {
    expect(verdictOf(`{ fact: ngay, ${asked} }`, cell === "" ? {} : { ngay: cell })).toBe(expected);
  });

  const withDocument = (document: string | null): FactState => ({
    state: "value",
    value: { type: "yes-no", value: true },
    isUnproven: false,
    document,
    note: null,
    round: "self",
  });
  test.each([
    ["yes", "QĐ 12", "met"],
    ["yes", null, "not-met"],
    ["no", null, "met"],
    ["no", "QĐ 12", "not-met"],
  ])("{ fact: co, documented: %s } with the document %j: %s", (asked, document, expected) => {
    expect(
      verdictOf(`{ fact: co, documented: '${asked}' }`, {}, { facts: { co: withDocument(document) } }),
    ).toBe(expected);
  });
  test("documented is open while there is no value", () => {
    expect(verdictOf("{ fact: co, documented: 'yes' }", {})).toBe("open");
  });

  test.each([
    ["yes", "có", "met"],
    ["yes", "không", "met"],
    ["yes", "KAD", "not-met"],
    ["yes", "", "open"],
    ["no", "KAD", "met"],
    ["no", "có", "not-met"],
    ["no", "", "open"],
  ])("{ fact: co, applies: %s } of %j: %s", (asked, cell, expected) => {
    expect(verdictOf(`{ fact: co, applies: '${asked}' }`, cell === "" ? {} : { co: cell })).toBe(expected);
  });
  test("a fact that cannot be KAD applies before it is known", () => {
    expect(verdictOf("{ fact: dem, applies: 'yes' }", {})).toBe("met");
  });
});

describe("on the agency and the period", () => {
  const began = (day: string) => agencyOf("a", { validFrom: dateFromIso(day) ?? null });
  const highland = agencyOf("a", { attributes: ["hai_dao", "mien_nui"] });
  const ward = agencyOf("a", { kind: "xa" });
  test.each([
    ["{ attribute: mien_nui, is: 'yes' }", highland, "met"],
    ["{ attribute: mien_nui, is: 'yes' }", agencyOf("a"), "not-met"],
    ["{ attribute: mien_nui, is: 'no' }", agencyOf("a"), "met"],
    ["{ attribute: mien_nui, is: 'no' }", highland, "not-met"],
    ["{ agency: kind, is: xa }", ward, "met"],
    ["{ agency: kind, is: xa }", agencyOf("a"), "not-met"],
    ["{ agency: kind, one-of: [xa, ubnd] }", ward, "met"],
    ["{ agency: kind, one-of: [so, ubnd] }", ward, "not-met"],
    // Nine whole months to 31/12: from 01/04. A day later it is eight.
    ["{ agency: months, at-least: '9' }", began("2025-04-01"), "met"],
    ["{ agency: months, at-least: '9' }", began("2025-04-02"), "not-met"],
    ["{ agency: months, at-least: '9' }", began("2025-05-01"), "not-met"],
    ["{ agency: months, less-than: '9' }", began("2025-05-01"), "met"],
    ["{ agency: months, less-than: '9' }", began("2025-04-01"), "not-met"],
    ["{ agency: months, above: '8' }", began("2025-04-01"), "met"],
    ["{ agency: months, above: '8' }", began("2025-05-01"), "not-met"],
    ["{ agency: months, at-most: '8' }", began("2025-05-01"), "met"],
    ["{ agency: months, at-most: '8' }", began("2025-04-01"), "not-met"],
    ["{ agency: months, at-least: '21' }", began("2024-04-01"), "met"],
    ["{ agency: months, at-least: '22' }", began("2024-04-01"), "not-met"],
    // No beginning is recorded: it has been there all along.
    ["{ agency: months, at-least: '9' }", agencyOf("a"), "met"],
    ["{ agency: months, less-than: '9' }", agencyOf("a"), "not-met"],
    ["{ agency: months, above: '9' }", agencyOf("a"), "met"],
    ["{ agency: months, at-most: '9' }", agencyOf("a"), "not-met"],
  ])("%s: %#", (condition, agency, expected) => {
    expect(verdictOf(condition, known, { agency })).toBe(expected);
  });

  test("the months are counted to the end of the period that is evaluated", () => {
    const agency = began("2025-04-01");
    expect(verdictOf("{ agency: months, at-least: '6' }", known, { agency, period: "2025-Q3" })).toBe("met");
    expect(verdictOf("{ agency: months, above: '6' }", known, { agency, period: "2025-Q3" })).toBe("not-met");
  });

  test.each([
    ["{ period: kind, is: year }", "2025", "met"],
    ["{ period: kind, is: year }", "2025-H1", "not-met"],
    ["{ period: kind, one-of: [half, quarter] }", "2025-Q2", "met"],
    ["{ period: kind, one-of: [half, quarter] }", "2025-07", "not-met"],
    ["{ period: kind, is: month }", "2025-07", "met"],
  ])("%s in %s: %s", (condition, period, expected) => {
    expect(verdictOf(condition, known, { period })).toBe(expected);
  });
});

describe("on points", () => {
  test.each([
    // 4 + 2 + 4 − 0.5, out of 10.
    ["{ points: total, at-least: '9.5' }", known, "met"],
    ["{ points: total, above: '9.5' }", known, "not-met"],
    ["{ points: total, at-least: '95%' }", known, "met"],
    ["{ points: total, at-least: '95.1%' }", known, "not-met"],
    // Half of 6 is 3.
    ["{ points: I, at-least: '50%' }", { ...known, a: "2", b: "1" }, "met"],
    ["{ points: I, at-least: '50%' }", { ...known, a: "2", b: "0,9" }, "not-met"],
    ["{ points: I, at-least: '3' }", { ...known, a: "2", b: "1" }, "met"],
    ["{ points: I.1, less-than: '2' }", { ...known, a: "1,9" }, "met"],
    ["{ points: I.1, less-than: '2' }", { ...known, a: "2" }, "not-met"],
    // The subtotal is I.1 and II: half of 8 is 4.
    ["{ points: mot_phan, at-least: '50%' }", { ...known, a: "3", b: "0", c: "1" }, "met"],
    ["{ points: mot_phan, at-least: '50%' }", { ...known, a: "3", b: "2", c: "0,9" }, "not-met"],
    ["{ points: mot_phan, at-most: '8' }", known, "met"],
    // A deduction by its own number.
    ["{ points: III, at-least: '-0.5' }", known, "met"],
    ["{ points: III, at-least: '0' }", known, "not-met"],
  ])("%s of %j: %s", (condition, cells, expected) => {
    expect(verdictOf(condition, cells)).toBe(expected);
  });

  test.each([
    // 2 of 4, 1 of 2 and 2 of 4; the deduction, worth nothing, is not asked.
    ["criterion", "50%", { a: "2", b: "1", c: "2" }, "met"],
    ["criterion", "50%", { a: "1,9", b: "2", c: "4" }, "not-met"],
    ["criterion", "50%", { a: "4", b: "0,9", c: "4" }, "not-met"],
    ["criterion", "50%", { a: "4", b: "2", c: "1,9" }, "not-met"],
    ["criterion", "1", { a: "1", b: "1", c: "1" }, "met"],
    // The only group is I; II stands beside it.
    ["group", "50%", { a: "2", b: "1", c: "0" }, "met"],
    ["group", "50%", { a: "2", b: "0,9", c: "4" }, "not-met"],
  ])("every %s at least %s of %j: %s", (level, least, cells, expected) => {
    expect(verdictOf(`{ every: ${level}, at-least: '${least}' }`, { co: "không", ...cells })).toBe(expected);
  });

  const without = ({ [0]: id }: readonly [keyof typeof known]) =>
    Object.fromEntries(Object.entries(known).filter(([one]) => one !== id));
  test.each([
    // b is from 0 to 2, so I is from 4 to 6 and the total from 7.5 to 9.5.
    ["{ points: I, at-least: '4' }", "met"],
    ["{ points: I, at-least: '4.1' }", "open"],
    ["{ points: I, above: '6' }", "not-met"],
    ["{ points: total, at-least: '7.5' }", "met"],
    ["{ points: total, at-least: '7.6' }", "open"],
    ["{ points: total, above: '9.5' }", "not-met"],
    ["{ points: mot_phan, at-least: '8' }", "met"],
    ["{ every: criterion, at-least: '50%' }", "open"],
    ["{ every: group, at-least: '60%' }", "met"],
    ["{ every: group, at-least: '70%' }", "open"],
  ])("while a part is open: %s is %s", (condition, expected) => {
    expect(verdictOf(condition, without(["b"]))).toBe(expected);
  });

  test("one criterion that surely fails decides, whatever is open", () => {
    expect(verdictOf("{ every: criterion, at-least: '50%' }", { ...without(["b"]), c: "1" })).toBe("not-met");
  });
  test("what does not apply counts as reached in full, and may while it may not apply", () => {
    const out = { ...known, a: "KAD" };
    expect(verdictOf("{ points: I.1, at-least: '100%' }", out)).toBe("met");
    expect(verdictOf("{ every: criterion, at-least: '50%' }", out)).toBe("met");
    // The rest of group I, 1 of 2, is brought to 3 of 6.
    expect(verdictOf("{ points: I, at-least: '3' }", { ...out, b: "1" })).toBe("met");
    expect(verdictOf("{ points: I, above: '3' }", { ...out, b: "1" })).toBe("not-met");
    expect(verdictOf("{ points: I.1, at-least: '0' }", without(["a"]))).toBe("met");
    expect(verdictOf("{ points: I.1, at-least: '0.1' }", without(["a"]))).toBe("open");
  });
});

describe("together", () => {
  const [met, not, open] = ["{ fact: co, is: 'no' }", "{ fact: co, is: 'yes' }", "{ fact: dem, above: '5' }"];
  const cells = { co: "không" };
  test.each([
    [`{ all: [${met}, ${met}] }`, "met"],
    [`{ all: [${met}, ${not}] }`, "not-met"],
    [`{ all: [${met}, ${open}] }`, "open"],
    [`{ all: [${open}, ${not}] }`, "not-met"],
    [`{ any: [${not}, ${met}] }`, "met"],
    [`{ any: [${not}, ${not}] }`, "not-met"],
    [`{ any: [${not}, ${open}] }`, "open"],
    [`{ any: [${open}, ${met}] }`, "met"],
    [`{ not: ${met} }`, "not-met"],
    [`{ not: ${not} }`, "met"],
    [`{ not: ${open} }`, "open"],
    [`{ not: { any: [${not}, { all: [${met}, ${not}] }] } }`, "met"],
  ])("%s: %s", (condition, expected) => {
    expect(verdictOf(condition, cells)).toBe(expected);
  });
});

describe("in a rule: a bonus only for who has enough elsewhere", () => {
  // Half a point for each award, at most 1, if group I has at least 80 % (4.8 of 6) and II at least half.
  const bonus =
    "{ kind: cases, cases: [{ when: { all: [{ points: I, at-least: '80%' }, { points: II, at-least: '2' }] }, rule: { kind: count, fact: dem, each: '0.5', at-most: '1' } }], otherwise: { points: '0' } }";
  const set = setFrom(
    edition({ facts, criteria: table + criterion("IV", "0", bonus, 'bonus: "yes", ceiling: "1", ') }),
  );
  const bonusOf = (cells: Cells, close = true) => {
    const { criteria } = evaluate(createScorer(set), recordFrom(set, cells), { close });
    const points = criteria.find(({ code }) => code === "IV")?.points;
    if (!points?.applies) throw new Error("a bonus always applies");
    const { earned, span } = points;
    return [earned, span.least, span.most].map((one) => one && textOfExact(one));
  };
  test.each([
    [{ a: "4", b: "0,8", c: "2", dem: "1" }, "0.5"],
    [{ a: "4", b: "0,8", c: "2", dem: "3" }, "1"],
    [{ a: "4", b: "0,7", c: "2", dem: "3" }, "0"],
    [{ a: "4", b: "2", c: "1,9", dem: "3" }, "0"],
  ])("%j: %s", (cells, expected) => {
    expect(bonusOf({ ...known, ...cells })).toEqual([expected, expected, expected]);
  });
  test("while the other group is open, so is the bonus; closed, it is not earned", () => {
    const { b, ...rest } = { ...known, dem: "3" };
    expect(bonusOf(rest, false)).toEqual(["0", "0", "1"]);
    // II is lost for sure, so nothing that is open could bring it.
    expect(bonusOf({ ...rest, c: "1" }, false)).toEqual(["0", "0", "0"]);
    expect(bonusOf(rest)).toEqual(["0", "0", "0"]);
  });
  test("it enters the total, and what it asked for is in the words", () => {
    const evaluation: Evaluation = evaluate(createScorer(set), recordFrom(set, { ...known, dem: "3" }), {
      close: true,
    });
    // 4 + 2 + 4 − 0.5 + 1.
    expect(evaluation.total).toMatchObject({ applies: true });
    expect(evaluation.total.applies && textOfExact(evaluation.total.earned)).toBe("10.5");
    const said = explain(evaluation, "vi").entries.find(({ code }) => code === "IV");
    expect(said && !said.isGroup && said.rule).toContain("điểm của mục I từ 80 % điểm tối đa");
  });
});

describe("points that go round in a circle are refused", () => {
  const asking = (code: string, at = "1") =>
    `{ kind: cases, cases: [{ when: { points: ${code}, at-least: '${at}' }, points: '100%' }], otherwise: { points: '0' } }`;
  const plain = "{ kind: yes-no, fact: co }";
  const errorsOf = (criteria: string, more = "") => {
    const yaml = edition({ facts: fact("co", "yes-no"), criteria, more });
    const parsed = parseCriteriaSet(readYaml(yaml, "set.yaml").value?.tree, expressionParser);
    const problems = [...parsed.problems, ...(parsed.value ? checkCriteriaSet(parsed.value) : [])];
    return problems
      .filter(({ severity }) => severity === "error")
      .map(({ id, at, values }) =>
        [id, (at.path ?? []).join("."), values["asked"]].filter(Boolean).join(" "),
      );
  };
  const group = (child: string, more = "") =>
    `- code: I\n  title: Nhóm\n  max: "5"\n${more}  children:\n    ${child}`;

  test.each([
    [
      "two that ask for each other",
      criterion("A", "5", asking("B")) + criterion("B", "5", asking("A")),
      "",
      ["points-circle criteria.0 B", "points-circle criteria.1 A"],
    ],
    [
      "one that asks for itself",
      criterion("A", "5", asking("A")) + criterion("B", "5", plain),
      "",
      ["points-circle criteria.0 A"],
    ],
    [
      "one that asks not to have itself",
      criterion(
        "A",
        "5",
        asking("A").replace("{ points: A, at-least: '1' }", "{ not: { points: A, at-least: '1' } }"),
      ) + criterion("B", "5", plain),
      "",
      ["points-circle criteria.0 A"],
    ],
    [
      "one that asks for the group it stands in",
      group(criterion("I.1", "5", asking("I"))) + criterion("B", "5", plain),
      "",
      ["points-circle criteria.0.children.0 I"],
    ],
    [
      "one that asks for a subtotal it is a part of",
      criterion("A", "5", asking("mot_phan")) + criterion("B", "5", plain),
      "subtotals: { mot_phan: { label: Phần, without: [B] } }\n",
      ["points-circle criteria.0 mot_phan"],
    ],
    [
      "one that asks for the total",
      criterion("A", "5", asking("total")) + criterion("B", "5", plain),
      "",
      ["points-circle criteria.0 total", "points-in-rule criteria.0.rule"],
    ],
    [
      "a group that is lost when its own child is low",
      group(
        criterion("I.1", "5", plain),
        "  zero-when: { when: { points: I.1, less-than: '1' }, why: Thấp }\n",
      ) + criterion("B", "5", plain),
      "",
      [],
    ],
    [
      "a group that is lost when the group itself is low",
      group(
        criterion("I.1", "5", plain),
        "  zero-when: { when: { points: I, less-than: '1' }, why: Thấp }\n",
      ) + criterion("B", "5", plain),
      "",
      ["points-circle criteria.0 I"],
    ],
    [
      "a total that is lost when the total is low",
      criterion("A", "5", plain) + criterion("B", "5", plain),
      "total: { zero-when: { when: { points: total, less-than: '1' }, why: Thấp } }\n",
      ["points-circle total.zero-when total"],
    ],
    [
      "one that asks for every criterion, itself among them",
      criterion("A", "5", plain) +
        criterion(
          "B",
          "5",
          "{ kind: cases, cases: [{ when: { every: criterion, at-least: '1' }, points: '100%' }], otherwise: { points: '0' } }",
        ),
      "",
      ["points-circle criteria.1 B"],
    ],
    [
      "a bonus that asks for every group, one of which holds it",
      group(
        `${criterion("I.1", "5", plain)}    ${criterion(
          "I.2",
          "0",
          "{ kind: cases, cases: [{ when: { every: group, at-least: '1' }, points: '1' }], otherwise: { points: '0' } }",
          "ceiling: '1', ",
        )}`,
      ) + criterion("B", "5", plain),
      "",
      ["points-circle criteria.0.children.1 I"],
    ],
    [
      "a bonus that asks for every criterion is worth nothing itself: no circle",
      criterion("A", "10", plain) +
        criterion(
          "B",
          "0",
          "{ kind: cases, cases: [{ when: { every: criterion, at-least: '1' }, points: '1' }], otherwise: { points: '0' } }",
          "ceiling: '1', ",
        ),
      "",
      [],
    ],
    [
      "a subtotal that leaves it out is no circle",
      criterion("A", "5", asking("mot_phan")) + criterion("B", "5", plain),
      "subtotals: { mot_phan: { label: Phần, without: [A] } }\n",
      [],
    ],
    ["one way only is no circle", criterion("A", "5", asking("B")) + criterion("B", "5", plain), "", []],
  ])("%s", (_, criteria, more, expected) => {
    expect(errorsOf(criteria, more)).toEqual(expected);
  });

  test("a kind of agency that is not declared is named, wherever a condition asks for it", () => {
    const asked = "{ agency: kind, is: phuong }";
    const rule = `{ kind: cases, cases: [{ when: ${asked}, points: '100%' }], otherwise: { points: '0' } }`;
    expect(errorsOf(criterion("A", "10", rule))).toEqual(["kind-unknown criteria.0"]);
    expect(errorsOf(criterion("A", "10", rule.replace("phuong", "so")))).toEqual([]);
    expect(
      errorsOf(
        criterion("A", "10", plain),
        `not-gradable: [{ when: { any: [${asked}, { fact: co, is: 'yes' }] }, why: Loại khác }]\n`,
      ),
    ).toEqual(["kind-unknown not-gradable.0.when"]);
  });

  test.each([
    [
      "a cause for which a criterion is lost",
      criterion("A", "5", plain, "zero-when: { when: { points: Z, less-than: '1' }, why: Thấp }, ") +
        criterion("B", "5", plain),
      "",
      ["points-unknown criteria.0.zero-when"],
    ],
    [
      "a rule",
      criterion("A", "5", asking("Z")) + criterion("B", "5", plain),
      "",
      ["points-unknown criteria.0.rule"],
    ],
    [
      "who is scored at all is asked before there are points",
      criterion("A", "10", plain),
      "eligibility: [{ when: { points: A, at-least: '1' }, why: Thấp }]\n",
      ["points-too-early eligibility.0.when"],
    ],
    [
      "a list is gone through before there are points",
      criterion("A", "10", plain),
      "derived: { so: { label: Số, kind: of-list, list: viec, take: count, where: { points: A, at-least: '1' } } }\n",
      ["points-too-early derived.so"],
    ],
  ])("points that are not there, in %s", (_, criteria, more, expected) => {
    const withList = more.includes("list: viec");
    const errors = withList ? errorsOfList(criteria, more) : errorsOf(criteria, more);
    expect(errors).toEqual(expected);
  });
  test("what is asked too early is told with what to do", () => {
    const yaml = edition({
      facts: fact("co", "yes-no"),
      criteria: criterion("A", "10", plain),
      more: "eligibility: [{ when: { every: criterion, at-least: '1' }, why: Thấp }]\n",
    });
    const parsed = parseCriteriaSet(readYaml(yaml, "set.yaml").value?.tree);
    const early = (parsed.value ? checkCriteriaSet(parsed.value) : []).find(
      ({ id }) => id === "points-too-early",
    );
    expect(early && [problemInWords(early, "vi"), problemInWords(early, "en")]).toEqual([
      {
        place: "eligibility[0].when",
        what: "Điều kiện này được xét trước khi có điểm, nên không hỏi được điểm.",
        remedy: "Hỏi dữ kiện; hoặc đặt điều kiện vào grades, not-gradable hay zero-when.",
      },
      {
        place: "eligibility[0].when",
        what: "This condition is asked before there are points.",
        remedy: "Ask for facts, or put it into grades, not-gradable or zero-when.",
      },
    ]);
  });
  const errorsOfList = (criteria: string, more: string) => {
    const yaml = edition({
      facts: `${fact("co", "yes-no")}${fact("viec", "list", `, fields: { ${fact("xong", "yes-no").trim()} }`)}`,
      criteria,
      more,
    });
    const parsed = parseCriteriaSet(readYaml(yaml, "set.yaml").value?.tree, expressionParser);
    return [...parsed.problems, ...(parsed.value ? checkCriteriaSet(parsed.value) : [])]
      .filter(({ severity }) => severity === "error")
      .map(({ id, at }) => `${id} ${(at.path ?? []).join(".")}`);
  };
});
