/**
 * Published tables stated as data: each worked example comes out exactly, each known defect is found by check. The numbers
 * here are copied by hand from the examples, not from the editions.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type WorkedCase, workCase } from "../src/engine/check.ts";
import { readCell } from "../src/engine/facts/cell.ts";
import {
  type CriteriaSet,
  createScorer,
  evaluate,
  type Problem,
  parseCriteriaSet,
  problemInWords,
  problemsBetweenEditions,
  quotaReports,
  spanOf,
  textOfExact,
} from "../src/engine/index.ts";
import { expressionParser } from "../src/files/formula-parser.ts";
import { loadSet, shelves } from "../src/files/library.ts";
import { readYaml } from "../src/files/yaml-in.ts";
import { agencyOf, recordFrom } from "./builders.ts";

const folder = join(import.meta.dirname, "editions");
const pathOf = (name: string) => join(folder, `${name}.yaml`);

const nd307 = "nd307-2025/2025-11-27";
const ngheAnLiteral = "nghean-tiepdan-kntc/2020-05-01";
const ngheAn = "nghean-tiepdan-kntc/2025-09-17";
const forms = "mau02-03-truonghoc/2026-01-01";
const schools = "hcm-cntt-truong/2021-01-01";
const names = [nd307, ngheAnLiteral, ngheAn, forms, schools];

const loaded = new Map(names.map((name) => [name, loadSet(pathOf(name))]));

function findingsIn(name: string): readonly Problem[] {
  return loaded.get(name)?.problems ?? [];
}

function setOf(name: string): CriteriaSet {
  const set = loaded.get(name)?.value;
  if (!set) throw new Error(findingsIn(name).map(inWords).join("\n"));
  return set;
}

const inWords = (one: Problem) => {
  const { place, what } = problemInWords(one, "en");
  return `${one.severity} [${one.id}] ${place} ${what}`;
};

test("every edition under tests/editions is in the table of this file, and lies where its set and edition say", () => {
  const lying = shelves(folder).value?.map(({ set, edition }) => `${set}/${edition}`);
  expect(lying?.sort()).toEqual([...names].sort());
  for (const name of names) expect(`${setOf(name).id}/${setOf(name).edition}`).toBe(name);
});

test("no edition points outside the project", () => {
  const texts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".yaml"),
  );
  expect(texts).toHaveLength(names.length);
  for (const file of texts) expect(readFileSync(join(folder, file), "utf8")).not.toMatch(/\.\.\//);
});

describe.each(names)("%s", (name) => {
  test("has no error, and every warning is answered", () => {
    expect(
      findingsIn(name)
        .filter(({ severity }) => severity !== "note")
        .map(inWords),
    ).toEqual([]);
    expect(loaded.get(name)?.value).not.toBeNull();
  });

  test("only readings and choices no source states, and where a cap is reached, stand without an answer", () => {
    const open = findingsIn(name).filter(({ answer }) => answer === undefined);
    const told = new Set(["assumption", "assumed-choice", "cap-reached", "limit-binds"]);
    expect(open.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
  });
});

// --- Worked examples ------------------------------------------------------------------------------------------

interface Result {
  readonly points?: Readonly<Record<string, string>>;
  readonly total?: string;
  readonly grade?: string;
}

function worked(set: CriteriaSet, name: string): WorkedCase["evaluation"] {
  const one = set.cases.find((each) => each.name === name);
  if (one === undefined) throw new Error(`${set.id} has no case ${name}`);
  const { value, problems } = workCase(createScorer(set), one, []);
  if (value === null) throw new Error(problems.map(inWords).join("\n"));
  return value.evaluation;
}

/** Of the case only what `wanted` names. */
function resultOf(set: CriteriaSet, name: string, wanted: Result): Result {
  const { criteria, groups, subtotals, total, grading } = worked(set, name);
  const all = new Map([
    ...criteria.map(({ code, points }) => [code, points] as const),
    ...groups.map(({ code, rescaled }) => [code, rescaled] as const),
    ...subtotals.map(({ id, points }) => [id, points] as const),
  ]);
  const text = (points: Parameters<typeof spanOf>[0] | undefined) => {
    if (points === undefined) return "none";
    const { least, most } = spanOf(points);
    return least && most?.equals(least) ? textOfExact(least) : "open";
  };
  return {
    ...(wanted.points
      ? {
          points: Object.fromEntries(Object.keys(wanted.points).map((code) => [code, text(all.get(code))])),
        }
      : {}),
    ...(wanted.total === undefined ? {} : { total: text(total) }),
    ...(wanted.grade === undefined ? {} : { grade: grading.grade ?? grading.status }),
  };
}

const examples: readonly (readonly [edition: string, id: string, Result])[] = [
  [nd307, "e1", { points: { "T.pop": "11.25" } }],
  [nd307, "e2", { points: { "T.pop": "16.67" } }],
  [nd307, "e3", { points: { "T.area": "25" } }],
  [nd307, "e4", { points: { "X.d": "4.3" } }],
  [nd307, "e5", { points: { "X.e": "4.2" } }],
  [nd307, "e6", { points: { "X.a": "5.3" } }],
  [nd307, "e7", { points: { khong_uu_tien: "88.5", U: "5" }, total: "93.5", grade: "loai_1" }],
  [
    nd307,
    "e8",
    {
      points: { "P.pop": "22.34", "P.area": "18.13", "P.ktxh": "21", "P.dac-thu": "13.5" },
      total: "74.97",
      grade: "loai_2",
    },
  ],
  [
    nd307,
    "e9",
    {
      points: { "P.pop": "22.34", "P.area": "18.34", "P.ktxh": "20.84", "P.dac-thu": "13.49" },
      total: "75.01",
      grade: "loai_1",
    },
  ],
  [ngheAnLiteral, "e1", { total: "91", grade: "htxsnv" }],
  [ngheAnLiteral, "e2", { total: "92", grade: "no-grade" }],
  [ngheAnLiteral, "e3", { total: "90" }],
  [ngheAnLiteral, "e5", { total: "90" }],
  [ngheAn, "e1", { total: "91", grade: "htxsnv" }],
  [ngheAn, "e2", { total: "92", grade: "httnv" }],
  [ngheAn, "e3", { total: "90" }],
  [ngheAn, "e5", { total: "90" }],
  [forms, "e1", { points: { A: "28.25", B: "60" }, total: "89.25", grade: "httnv" }],
  [forms, "e2", { points: { A: "30", B: "70" }, total: "100", grade: "htxsnv" }],
  [forms, "e3", { points: { A: "27", B: "61.5" }, total: "86.5", grade: "httnv" }],
  [forms, "e4", { points: { A: "20", B: "1" }, total: "16", grade: "khtnv" }],
  [schools, "e1", { points: { "4": "10" }, total: "100" }],
  [schools, "e2", { points: { "4": "9" }, total: "94" }],
  [schools, "e3", { points: { "3.3": "0" } }],
];

test.each(examples)("%s, %s comes out as worked by hand", (name, id, expected) => {
  expect(resultOf(setOf(name), id, expected)).toEqual(expected);
});

/** Examples that are no record with a result; each has a test of its own below. */
const notCases = { [ngheAnLiteral]: ["e4"], [ngheAn]: ["e4"], [forms]: ["e5"] };

test.each([
  [nd307, "e1 e2 e3 e4 e5 e6 e7 e8 e9"],
  [ngheAnLiteral, "e1 e2 e3 e4 e5"],
  [ngheAn, "e1 e2 e3 e4 e5"],
  [forms, "e1 e2 e3 e4 e5"],
  [schools, "e1 e2 e3"],
])(
  "%s: every published example is tried (%s), as a case of the edition or by a test of its own",
  (name, ids) => {
    const cases = setOf(name)
      .cases.map((one) => one.name)
      .filter((one) => /^e\d$/.test(one));
    expect(examples.filter(([edition]) => edition === name).map(([, id]) => id)).toEqual(cases);
    const apart = (notCases as Record<string, string[]>)[name] ?? [];
    expect([...cases, ...apart].sort()).toEqual(ids.split(" "));
  },
);

// Nghệ An e4: six eligible, 24 good; 20% of 24 = 4.8, rounded down 4, so two move down.
test.each([ngheAnLiteral, ngheAn])("%s, e4: of six eligible for the first grade four may stay", (name) => {
  const set = setOf(name);
  const scorer = createScorer(set);
  const agency = (id: string, bonus: string, section: string) =>
    evaluate(
      scorer,
      recordFrom(
        set,
        { diem_phan_1: "40", diem_phan_2: section, diem_thuong: bonus, diem_bi_tru: "0" },
        agencyOf(id, { kind: "don_vi" }),
      ),
      { close: true },
    );
  const eligible = ["1", "2", "3", "4", "5", "6"].map((bonus) => agency(`xs-${bonus}`, bonus, "50"));
  const good = Array.from({ length: 24 }, (_, index) => agency(`tot-${index}`, "0", "45"));
  expect(eligible.map(({ grading }) => grading.grade)).toEqual(Array(6).fill("htxsnv"));
  expect(good.map(({ grading }) => grading.grade)).toEqual(Array(24).fill("httnv"));
  const [report, ...others] = quotaReports(set, [...good, ...eligible]);
  expect(others).toEqual([]);
  expect(report).toMatchObject({ denominator: 24, allowed: 4, movesTo: "httnv", tied: [] });
  expect(report?.inside.map(({ record }) => record.agency.id)).toEqual(["xs-6", "xs-5", "xs-4", "xs-3"]);
  expect(report?.over.map(({ record }) => record.agency.id)).toEqual(["xs-2", "xs-1"]);
});

// Forms e5: 2.5 asked for D.2 is a multiple of 0.25, but above 2.
test.each([
  ["2,5", "value-above"],
  ["1,9", "value-step"],
  ["2", null],
])("the forms, e5: %s given for D.2 is refused as %s before anything is scored", (cell, refusal) => {
  const set = setOf(forms);
  for (const form of ["02", "03"]) {
    const fact = set.facts.get(`d_2_${form}`);
    if (fact === undefined) throw new Error(`no fact d_2_${form}`);
    const read = readCell(cell, fact);
    expect("problem" in read ? read.problem.id : null).toBe(refusal);
  }
});

/** The edition with some of its text changed, unchecked. */
function changed(name: string, from: string, to: string): CriteriaSet {
  const text = readFileSync(pathOf(name), "utf8");
  if (text.split(from).length !== 2) throw new Error(`“${from}” does not stand once in ${name}`);
  const tree = readYaml(
    text.replace(from, () => to),
    name,
  ).value?.tree;
  const set = parseCriteriaSet(tree, expressionParser).value;
  if (set === null) throw new Error(`${name}, changed, is no set`);
  return set;
}

const byCriterion = '  - of: criterion\n    places: "2"';

// What the examples say would come of the other reading, so that the reading stated is the one that counts.
test.each<readonly [string, string, string, string, string, Result]>([
  [
    "whole steps only",
    nd307,
    'per: "60000"',
    'per: "60000"\n      steps: whole',
    "e1",
    { points: { "T.pop": "11" } },
  ],
  ["added before rounding", nd307, byCriterion, '  - of: total\n    places: "3"', "e8", { total: "74.964" }],
  [
    "added before rounding",
    nd307,
    byCriterion,
    '  - of: total\n    places: "2"',
    "e9",
    { total: "74.99", grade: "loai_2" },
  ],
  ["the rest rescaled", ngheAn, "policy: full", "policy: rescale\n  level: group", "e3", { total: "85" }],
  [
    "no ceiling on the group",
    schools,
    '    ceiling: "10"\n',
    "",
    "e1",
    { points: { "4": "12" }, total: "102" },
  ],
])("%s (%s) would give another result", (_reading, name, from, to, id, expected) => {
  expect(resultOf(changed(name, from, to), id, expected)).toEqual(expected);
});

// --- Defects and ambiguities ----------------------------------------------------------------------------------

type Stands = "answered" | "as a note";

/** Each defect and ambiguity that the examples list, with the finding that tells it. */
const listed: readonly (readonly [edition: string, what: string, finding: string, place: string, Stands])[] =
  [
    [nd307, "75% of the population levels in a mountainous province", "assumption", "T.pop", "as a note"],
    [nd307, "the same in a mountainous commune", "assumption", "X.pop-draft", "as a note"],
    [nd307, "X.d reaches its cap at 2.5%", "cap-reached", "X.d 2.5", "as a note"],
    ...[ngheAnLiteral, ngheAn].flatMap((name) => [
      [
        name,
        "92 points with a criterion at 82% fit no grade",
        "grade-hole",
        "htxsnv 90",
        "answered",
      ] as const,
      [name, "75 points with a criterion at 60% fit no grade", "grade-hole", "htnv 70", "answered"] as const,
      [
        name,
        "full points where nothing arose meet the 85%",
        "full-meets-minimum",
        "grades.0.requires",
        "answered",
      ] as const,
    ]),
    [
      forms,
      "II.1 of form 03 adds up to 3.0, not 2.5",
      "children-sum",
      "A.II.1 3 2.5 Mẫu 03, giáo viên, nhân viên",
      "answered",
    ],
    [forms, "II.1 of form 03 can give 3.0 of 2.5", "group-above-max", "A.II.1 3 2.5", "answered"],
    [forms, "so II of form 03 can give 10.5 of 10", "group-above-max", "A.II 10.5 10", "answered"],
    [
      forms,
      "B of form 02 adds up to 65, not 70",
      "children-sum",
      "B 65 70 Mẫu 02, lãnh đạo, tổ trưởng",
      "answered",
    ],
    [
      forms,
      "a leader cannot exceed 95 without bonus",
      "base-unearned",
      "Mẫu 02, lãnh đạo, tổ trưởng 95 100",
      "answered",
    ],
    [forms, "89.995 between two displayed bands", "grade-gap-rounded", "httnv 89.99 90", "answered"],
    [forms, "79.995 between two displayed bands", "grade-gap-rounded", "htnv 79.99 80", "answered"],
    [schools, "the children of 4 add up to 12, not 10", "children-sum", "4 12 10", "answered"],
    [schools, "of the 12 of 4 only 10 get through", "limit-binds", "4 12 10", "as a note"],
    [schools, "group cap or typing error?", "assumption", "4", "as a note"],
    [schools, "3.3 all or nothing at 40 posts", "assumption", "3.3", "as a note"],
  ];

test.each(listed)("%s: check finds that %s ([%s] at %s, %s)", (name, _what, finding, place, stands) => {
  const found = findingsIn(name).filter(({ id, values, at }) => {
    const places = [...Object.values(values), (at.path ?? []).join(".")].join(" ");
    return id === finding && place.split(" ").every((word) => places.split(" ").includes(word));
  });
  expect(found.map(inWords)).toHaveLength(1);
  expect(found[0]?.severity).toBe("note");
  expect(found[0]?.answer === undefined ? "as a note" : "answered").toBe(stands);
});

test("the forms: each gap is answered by the reason that speaks of it, not by that of the gap above", () => {
  const gaps = findingsIn(forms).filter(({ id }) => id === "grade-gap-rounded");
  const reasons = gaps.map(({ answer }) => /\d+,\d+/.exec(answer ?? "")?.[0]);
  expect(reasons).toEqual(["89,99", "79,99"]);
});

// The forms list as compatible what could have been a defect: a leaf whose maximum is no whole number of steps.
test("the forms: every leaf given in steps can be given in full", () => {
  const given = [...setOf(forms).facts.values()].filter(({ writtenType }) => writtenType === "points");
  expect(given.length).toBeGreaterThan(27);
  for (const { id, step, domain } of given) {
    expect(step && textOfExact(step), id).toBe("0.25");
    expect(step && domain.most?.over(step).isInteger, id).toBe(true);
  }
});

// Two readings of one scheme: what differs between the editions is no finding of check.
test("the two editions of Nghệ An govern every year once, and no code or fact changes its meaning", () => {
  expect(problemsBetweenEditions([setOf(ngheAnLiteral), setOf(ngheAn)])).toEqual([]);
});
