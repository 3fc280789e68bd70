import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CriteriaSet, canonicalText, certifyAgency } from "../src/engine/index.ts";
import { criterion, edition, fact, setFrom } from "./builders.ts";
import { certificateFor, type Handed, type Rows } from "./engine/certify/setup.ts";
import { type Change, forged, resealed, roundsSet, smallBlock } from "./engine/certify/small.ts";
import { folderOf } from "./fixtures.ts";
import { generatedCertificates } from "./verifier/certificates.ts";
import { against, hasPython, python, type Verdict, verdictsOn } from "./verifier/python.ts";
import { certificatesOf, certificatesOfCases } from "./verifier/shipped.ts";
import { works } from "./works.ts";

/** Throws with what Python holds against any of them. */
function agreedOn(texts: readonly string[]): Verdict[] {
  const verdicts = verdictsOn(texts);
  expect(verdicts).toHaveLength(texts.length);
  expect(verdicts.map(against).filter((all) => all.length > 0)).toEqual([]);
  return verdicts;
}

const reckonedIn = (verdicts: readonly Verdict[]) =>
  verdicts.reduce((sum, { reckoned }) => sum + reckoned, 0);

/** Criteria whose points Python could only hold against the answers it tried. */
const takenIn = (verdicts: readonly Verdict[]) =>
  verdicts.flatMap(({ notes }) => notes.filter((note) => note.includes("left open")));

const isLong = process.env["ORACLE_RUNS"] !== undefined;

const agencyRow = (id: string) => ({ id, name: `Sở ${id}`, kind: "so", block: "khoi" });

/** A closed block of the small agencies that there are rows for. */
const blockOf = (set: CriteriaSet, evidence: Rows, more: Partial<Handed> = {}) => {
  const ids = [...new Set(evidence.map((row) => row["agency"] ?? ""))];
  return canonicalText(certificateFor(set, { agencies: ids.map(agencyRow), evidence, ...more }));
};

function independently() {
  test("agrees on every agency of the data that is shipped", () => {
    const texts = works.map(([set, period, evidence]) => certificatesOf(set, period, evidence));
    const verdicts = agreedOn(texts.flat());
    expect(verdicts.length).toBeGreaterThan(20);
    expect(reckonedIn(verdicts)).toBe(works.reduce((sum, [, , , agencies]) => sum + agencies, 0));
    // It reckons all of them itself, and takes no points as they stand.
    expect(takenIn(verdicts)).toEqual([]);
  });

  test("agrees on the worked cases of every set", () => {
    expect(reckonedIn(agreedOn(certificatesOfCases()))).toBeGreaterThan(80);
  });

  test("agrees on random sets and records", () => {
    const texts = isLong ? generatedCertificates(3000) : generatedCertificates(60, 1);
    const verdicts = agreedOn(texts);
    expect(reckonedIn(verdicts)).toBeGreaterThan(texts.length);
    expect(takenIn(verdicts).length).toBeLessThan(texts.length / 100 + 1);
  });

  test("agrees on agencies that are compared, tied, over a quota, not eligible, or open", () => {
    const set = setFrom(
      edition({
        facts:
          fact("so", "integer", ', may-not-apply: "yes"') +
          fact("tre", "integer", ", given-by: others") +
          fact("du", "yes-no"),
        criteria:
          criterion("A", "6", "{ kind: relative, fact: ty_so, best: cao_nhat }") +
          criterion(
            "B",
            "4",
            '{ kind: bands, fact: hang, bands: [{ to: "1", points: "4" }, { above: "1", to: "2", points: "2" }, { above: "2", points: "0" }] }',
          ) +
          criterion("C", "0", '{ kind: count, fact: tre, each: "-1" }', 'floor: "-2", '),
        more: `
eligibility: [{ when: { fact: du, is: "yes" }, why: Chưa đủ }]
derived:
  ty_so: { label: tỷ số, kind: formula, formula: "so / 10" }
  cao_nhat: { label: cao nhất, kind: of-peers, fact: ty_so, take: most }
  hang: { label: hạng, kind: of-peers, fact: so, take: place, best: most, ties: mean }
quotas:
  - { grade: dat, at-most: "50%", of: scored, within: block }
  - { grade: dat, at-most: "1", of: graded, within: all }
  - { grade: dat, at-most: "70%", of: khong_dat, counted: after, within: block, rounding: up }
`,
      }).replace("ranking: {}", "ranking: { tie-breaks: [B, A] }"),
    );
    const told = (agency: string, so: string, tre = "0", du = "có") => [
      { agency, fact: "so", value: so, note: so === "KAD" ? "không phát sinh" : "" },
      { agency, fact: "tre", value: tre, round: "appraisal" },
      { agency, fact: "du", value: du },
    ];
    const some = [...told("a", "12"), ...told("b", "15"), ...told("c", "5"), ...told("e", "12", "1")];
    const verdicts = agreedOn([
      blockOf(set, some),
      blockOf(set, [...some, ...told("f", "12"), ...told("g", "15", "0", "không")]),
      blockOf(set, [...some, ...told("h", "20", "CHO"), ...told("i", "KAD"), ...told("k", "15")]),
      blockOf(set, some, { close: false }),
    ]);
    expect(verdicts.map(({ reckoned }) => reckoned)).toEqual([4, 6, 6, 0]);
  });

  test("agrees on what rounds said, with and without documents, and on merged agencies", () => {
    const set = roundsSet();
    const row = (agency: string, fact: string, round: string, value: string, document = "", note = "") => ({
      ...{ agency, fact, round, value, document, note },
    });
    const y = (agency: string) => row(agency, "y", "appraisal", "50");
    const rounds = blockOf(set, [
      ...[
        row("a", "so", "self", "4", "QĐ 1"),
        row("a", "so", "appraisal", "3", "", "một cuộc trùng"),
        y("a"),
      ],
      ...[row("b", "so", "self", "4"), y("b")],
      ...[
        row("c", "so", "self", "4"),
        row("c", "so", "appraisal", "không công nhận", "", "không có"),
        y("c"),
      ],
      ...[row("d", "so", "self", "4"), row("d", "so", "appraisal", "4", "", "đã giải trình"), y("d")],
      ...[row("e", "so", "self", "4", "QĐ 1"), row("e", "so", "appraisal", "4"), y("e")],
      ...[row("f", "so", "self", "4", "QĐ 1"), row("f", "so", "council", "5", "BB", "tính thêm"), y("f")],
      ...[row("g", "so", "self", "KAD", "", "không phát sinh"), y("g")],
      ...[row("i", "so", "self", "4"), row("i", "so", "appraisal", "4", "", "đã giải trình"), y("i")],
      row("i", "so", "council", "4"),
      row("h", "so", "self", "4"),
    ]);
    const merged = (parts: Rows) =>
      canonicalText(
        certificateFor(set, {
          agencies: [
            { ...agencyRow("a"), predecessor: "b c", valid_from: "01/07/2025" },
            ...["b", "c"].map((id) => ({ ...agencyRow(id), valid_to: "30/06/2025" })),
          ],
          evidence: [row("a", "so", "self", "1", "QĐ 1"), y("a"), ...parts],
        }),
      );
    const verdicts = agreedOn([
      rounds,
      merged([row("b", "so", "self", "2", "QĐ 2"), row("c", "so", "self", "KAD", "", "chưa có")]),
      merged([row("b", "so", "self", "2"), row("c", "so", "self", "3", "QĐ 3")]),
      merged([row("b", "so", "self", "CHO")]),
    ]);
    expect(verdicts.map(({ reckoned }) => reckoned)).toEqual([8, 1, 1, 0]);
  });

  test("agrees on a year that is the mean of its months, with conditions on both", () => {
    const set = setFrom(
      edition({
        facts:
          fact("so", "integer", ', may-not-apply: "yes"') + fact("vi_pham", "yes-no") + fact("hop", "yes-no"),
        criteria: criterion("A", "10", '{ kind: count, fact: so, each: "1" }'),
        more: `
mean-of: { periods: quarter }
grade-ceilings: [{ at-most: khong_dat, when: { fact: vi_pham, is: "yes" }, why: Vi phạm }]
not-gradable: [{ when: { points: total, less-than: "1" }, why: Quá thấp }]
`,
      })
        .replace("periods: [year]", "periods: [year, quarter]")
        .replace('at-least: "5"', 'at-least: "5", requires: { fact: hop, is: "yes" }, why: Phải họp'),
    );
    const quarters = (agency: string, ...told: readonly (readonly [string, string, string])[]) =>
      told.flatMap(([so, viPham, hop], index) =>
        Object.entries({ so, vi_pham: viPham, hop }).map(([id, value]) => ({
          ...{ agency, fact: id, value, period: `2025-Q${index + 1}` },
          note: value === "KAD" ? "không phát sinh" : "",
        })),
      );
    const good = ["9", "không", "có"] as const;
    const verdicts = agreedOn([
      blockOf(set, [
        ...quarters("a", good, good, ["7", "không", "có"], good),
        ...quarters("b", good, good, ["7", "có", "có"], good),
        ...quarters("c", good, good, ["7", "không", "không"], good),
        ...quarters("d", good, ["KAD", "không", "không"], good, good),
        ...quarters("e", good, good, good),
        ...quarters("f", ["0", "không", "có"], ["1", "không", "có"], ["", "không", "có"], ["2", "", ""]),
        ...quarters("g", good, good, ["7", "có", "không"], good),
        ...["vi_pham", "hop"].map((id) => ({
          ...{ agency: "g", fact: id, value: id === "hop" ? "có" : "không", period: "2025" },
        })),
      ]),
    ]);
    expect(reckonedIn(verdicts)).toBe(7);
  });
}

/** Every text in it with the way to it. */
function* leavesOf(
  data: unknown,
  path: readonly string[] = [],
): Generator<readonly [readonly string[], string]> {
  if (typeof data === "string") yield [path, data];
  if (typeof data === "object" && data !== null)
    for (const [key, value] of Object.entries(data)) yield* leavesOf(value, [...path, key]);
}

const put =
  (path: readonly string[], value: unknown): Change =>
  (copy) => {
    const last = path[path.length - 1] ?? "";
    path.slice(0, -1).reduce((at, key) => at[key], copy)[last] = value;
  };

function notFooled() {
  const whole = smallBlock();
  const leaves = [...leavesOf(whole)];
  const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text);

  test("every changed text is noticed by the digests", () => {
    const changed = leaves.map(([path, text]) => canonicalText(forged(whole, put(path, `${text}1`))));
    expect(changed.length).toBeGreaterThan(200);
    expect(verdictsOn(changed).filter((one) => against(one).length === 0)).toEqual([]);
  });

  test("every changed number of a result is noticed, also by who makes all digests fit again", () => {
    const inResult = leaves.filter(
      ([path, text]) => isNumber(text) && ["result", "place", "standing"].some((part) => path.includes(part)),
    );
    expect(inResult.length).toBeGreaterThan(60);
    const changed = inResult.map(([path, text]) =>
      canonicalText(resealed(whole, put(path, text === "7" ? "8" : "7"))),
    );
    const verdicts = verdictsOn(changed);
    expect(inResult.filter((_, index) => against(verdicts[index] as Verdict).length === 0)).toEqual([]);
  });

  test("what is named is the smallest part that differs", () => {
    const points = ["agencies", "1", "result", "criteria", "I.1", "points", "earned"];
    const [criterionChanged, factChanged] = verdictsOn([
      canonicalText(resealed(whole, put(points, "5"))),
      canonicalText(resealed(whole, put(["agencies", "1", "evidence", "facts", "so", "value"], "9"))),
    ]);
    expect(criterionChanged?.differences.map(({ where }) => where)).toEqual(["b, criterion I.1"]);
    expect(factChanged?.differences).toEqual([
      { where: "b, fact so", says: ["value", "9", null], reckoned: ["value", "3", null] },
    ]);
  });

  test("points above those of some answer to a missing fact are noticed, points below all are named", () => {
    const set = setFrom(
      edition({
        facts: fact("so", "integer", ', max: "9"') + fact("co", "yes-no"),
        criteria:
          criterion("A", "5", '{ kind: count, fact: so, each: "1" }') +
          criterion("B", "5", '{ kind: yes-no, fact: co, no: "1" }'),
      }),
    );
    // A has 3; of B nobody knows: at least 1.
    const open = certificateFor(set, { evidence: [{ agency: "a", fact: "so", value: "3" }] });
    const saying = (points: string) =>
      canonicalText(
        resealed(open, (copy) => {
          const is = { atLeast: points, atMost: points, earned: points };
          copy.agencies[0].result.criteria.B.points = is;
        }),
      );
    const [right, above, below] = verdictsOn([saying("1"), saying("2"), saying("0")]);
    expect([right?.differences, right?.notes]).toEqual([[], []]);
    expect(above?.differences.map(({ where }) => where)).toEqual(["a, criterion B"]);
    expect(below?.notes.map((note) => note.split(":")[0])).toEqual(["a, 2025, B"]);
  });

  test("whatever stands in place of any part, it is told in words and never as a fault of the program", () => {
    const strange: readonly unknown[] = [
      null,
      true,
      [],
      {},
      "",
      "x",
      "9999-99-99",
      "1/0",
      "N-02-30",
      [[]],
      { a: {} },
    ];
    const parts = (data: unknown, path: readonly string[] = []): (readonly string[])[] =>
      typeof data === "object" && data !== null
        ? Object.entries(data).flatMap(([key, value]) => [[...path, key], ...parts(value, [...path, key])])
        : [];
    const all = parts(whole).filter(([first]) => first === "set" || first === "agencies");
    const texts = all.flatMap((path, index) => {
      try {
        return [canonicalText(resealed(whole, put(path, strange[index % strange.length])))];
      } catch {
        return []; // So strange that it cannot be sealed again.
      }
    });
    expect(texts.length).toBeGreaterThan(200);
    expect(verdictsOn(texts)).toHaveLength(texts.length);
  });

  const spelled = canonicalText(whole);
  test.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["a list", "[]"],
    ["another object", "{}"],
    ["a number", spelled.replace('"version":"1"', '"version":1')],
    ["a key twice", spelled.replace('"type":"thangdiem-', '"type":"","type":"thangdiem-')],
    ["a blank", spelled.replace(",", ", ")],
    ["half of it", spelled.slice(0, spelled.length / 2)],
    ["another order", `{"type":"thangdiem-certificate",${spelled.slice(1)}`],
    ["a lone surrogate", spelled.replace("Sở a", "\\ud800")],
    ["text that is not NFC", spelled.replaceAll("Sở", "Sở".normalize("NFD"))],
    ["too many levels", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
    ["another version of the meaning", canonicalText(forged(whole, put(["semantics"], "2")))],
    ["an unknown key", canonicalText(forged(whole, put(["tyne"], "")))],
  ])("%s is refused", (_, text) => {
    const folder = folderOf({ "a.json": text });
    const { status, out, err } = python([join(folder, "a.json")]);
    expect([status, err]).toEqual([1, ""]);
    expect(out).toContain("LỖI / ERROR");
  });

  test("on the command line it says what agrees and what it did not look at, or what differs", () => {
    const own = certifyAgency(whole, "b");
    const wrong = resealed(whole, put(["agencies", "1", "result", "points", "earned"], "5"));
    const folder = folderOf({
      "block.json": spelled,
      "own.json": canonicalText(own),
      "wrong.json": canonicalText(wrong),
    });
    const of = (name: string) => python([join(folder, name)]);
    expect(of("block.json")).toMatchObject({ status: 0, err: "" });
    expect(of("block.json").out).toContain("ĐÚNG / AGREES  every digest, and 2 of 2 agencies reckoned again");
    expect(of("block.json").out).toContain("not checked: signatures, spans and provisional records");
    expect(of("own.json").out).toContain("stand in the certificate of its block");
    expect(of("wrong.json")).toMatchObject({ status: 1, err: "" });
    expect(of("wrong.json").out).toContain("KHÁC / DIFFERS  b, total");
    expect(of("none.json").status).toBe(1);
    expect(python([]).status).toBe(2);
  });
}

if (hasPython) {
  describe("the independent verifier is not fooled", notFooled);
  describe("the independent verifier", independently);
} else test.skip("the independent verifier agrees (python3 is not installed)", () => {});
