/** The list at a glance, counted by hand: who handed in, what is open and with whom, grades, indicators. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Agency } from "../../src/engine/evidence/agencies.ts";
import type { AgencyRecord } from "../../src/engine/evidence/record.ts";
import type { FactState } from "../../src/engine/evidence/rounds.ts";
import { Exact, spanContains, textOfExact, unlimited } from "../../src/engine/exact/index.ts";
import type { CriteriaSet, Evaluation } from "../../src/engine/index.ts";
import { createScorer } from "../../src/engine/scorer.ts";
import { type SummaryPart, stillOpen, summaryOf } from "../../src/engine/summary.ts";
import { evaluateAll } from "../../src/engine/together.ts";
import { agencyOf, criterion, edition, fact, periodOf, recordFrom, setFrom } from "../builders.ts";

const facts = [
  fact("ngay_nop", "date", ', may-not-apply: "yes"'),
  fact("so_mo_hinh", "integer", ', max: "9"'),
  fact("so_thon", "integer", ', max: "99", may-not-apply: "yes"'),
  fact("co_quy_che", "yes-no"),
  fact("hai_long", "yes-no", ', may-not-apply: "yes"'),
].join("");

/** Two kinds of agency and two scorers; `so_thon` stands in the table of `xa` alone. */
const setWith = (more: string, changes: readonly (readonly [string, string])[] = []): CriteriaSet =>
  setFrom(
    [
      ["agency-kinds: { so: Sở }", "agency-kinds: { so: Sở, xa: Xã }"],
      ["scorers: { hoi_dong: Hội đồng }", "scorers: { hoi_dong: Hội đồng, to_hai: Tổ hai }"],
      ...changes,
    ].reduce(
      (yaml, [from = "", to = ""]) => {
        if (!yaml.includes(from)) throw new Error(`the set has no ${from}`);
        return yaml.replace(from, to);
      },
      edition({
        facts,
        base: "10",
        criteria: [
          criterion("A", "6", "{ kind: yes-no, fact: co_quy_che }"),
          criterion("B", "4", "{ kind: yes-no, fact: hai_long }", "for: [so],").replace("hoi_dong", "to_hai"),
          criterion("C", "4", "{ kind: count, fact: so_thon, each: 1 }", "for: [xa],").replace(
            "each: 1",
            'each: "1"',
          ),
        ].join(""),
        more,
      }),
    ),
  );

type Cells = Readonly<Record<string, string>>;

/** One agency each, by its id; ids that begin with x are of kind `xa`. */
function evaluated(
  set: CriteriaSet,
  cells: Readonly<Record<string, Cells>>,
  { close = false, blockOf = (_: string): string => "khoi" } = {},
): Evaluation[] {
  const records = Object.entries(cells).map(([id, own]) =>
    recordFrom(set, own, agencyOf(id, { kind: id.startsWith("x") ? "xa" : "so", block: blockOf(id) })),
  );
  return evaluateAll(createScorer(set), records, { close });
}

const ids = (all: readonly Evaluation[] | undefined) => all?.map(({ record }) => record.agency.id);
const idsBy = (states: Readonly<Record<string, readonly Evaluation[]>> | undefined) =>
  Object.fromEntries(Object.entries(states ?? {}).map(([state, all]) => [state, ids(all)]));

describe("handing in", () => {
  const handedIn = (handingIn: string, cells: Readonly<Record<string, Cells>>, close = false) => {
    const set = setWith(`handing-in: ${handingIn}`);
    const { handingIn: count } = summaryOf(set, evaluated(set, cells, { close })).whole;
    return { of: count?.of, ...idsBy(count?.states) };
  };
  test("by a day: on that day is in time, on the next day late", () => {
    const days = { a: { ngay_nop: "10/12/2025" }, b: { ngay_nop: "11/12/2025" } };
    expect(handedIn("{ fact: ngay_nop, by: N-12-10 }", days)).toEqual({
      of: 2,
      "in-time": ["a"],
      late: ["b"],
      "not-handed-in": [],
      unknown: [],
      outside: [],
    });
  });
  test("before a day: the day before it is the last", () => {
    const days = { a: { ngay_nop: "09/12/2025" }, b: { ngay_nop: "10/12/2025" } };
    expect(handedIn("{ fact: ngay_nop, before: N-12-10 }", days)).toMatchObject({
      "in-time": ["a"],
      late: ["b"],
    });
  });
  test.each([
    ["“không” is not handed in", { ngay_nop: "không" }, "not-handed-in"],
    ["a fact left out is not known", { co_quy_che: "có" }, "unknown"],
    ["nothing handed in at all is not known either", {}, "unknown"],
    ["pending is not known", { ngay_nop: "CHO" }, "unknown"],
    ["not recognised is not known", { ngay_nop: "không công nhận" }, "unknown"],
    ["what does not apply is outside", { ngay_nop: "KAD" }, "outside"],
  ])("%s, open or closed", (_, cells, state) => {
    for (const close of [false, true]) {
      const told = handedIn("{ fact: ngay_nop, by: N-12-10 }", { a: cells }, close);
      expect(told).toMatchObject({ of: state === "outside" ? 0 : 1, [state]: ["a"] });
    }
  });
  test("a set that says nothing of it counts nothing", () => {
    const set = setWith("");
    expect(summaryOf(set, evaluated(set, { a: { co_quy_che: "có" } })).whole.handingIn).toBeNull();
  });
});

describe("what only a summary counts", () => {
  const set = setWith(`handing-in: { fact: ngay_nop, by: N-12-10 }
indicators:
  - { id: mo_hinh, label: Có mô hình, when: { fact: so_mo_hinh, at-least: "1" } }
  - { id: thon, label: Có thôn, when: { fact: so_thon, at-least: "1" } }`);
  const { tables } = createScorer(set);
  test("is asked of every kind of agency, unless some kind's own table has it", () => {
    for (const kind of ["so", "xa"]) {
      expect(tables.get(kind)?.facts.has("ngay_nop"), kind).toBe(true);
      expect(tables.get(kind)?.facts.has("so_mo_hinh"), kind).toBe(true);
      expect(tables.get(kind)?.facts.has("so_thon"), kind).toBe(kind === "xa");
    }
  });
  test("is asked of the kinds that an indicator names", () => {
    const named = setWith(
      'indicators: [{ id: mo_hinh, label: Có, for: [xa], when: { all: [{ fact: so_mo_hinh, at-least: "1" }, { fact: hai_long, is: "yes" }] } }]',
    );
    const { tables: own } = createScorer(named);
    expect(own.get("so")?.facts.has("so_mo_hinh")).toBe(false);
    expect(own.get("xa")?.facts.has("so_mo_hinh")).toBe(true);
    expect(own.get("xa")?.facts.has("hai_long")).toBe(true);
  });
  test("keeps no record open: no points wait for it", () => {
    const [one] = evaluated(
      set,
      { a: { co_quy_che: "có", hai_long: "có", ngay_nop: "CHO", so_mo_hinh: "CHO" } },
      { close: true },
    );
    expect(one).toMatchObject({ isClosed: true, keptOpenBy: [] });
  });
});

describe("an indicator", () => {
  const sets = new Map<string, CriteriaSet>();
  const counted = (
    written: string,
    cells: Readonly<Record<string, Cells>>,
    options: { close?: boolean } = {},
  ) => {
    const set = sets.get(written) ?? setWith(`indicators: [{ id: chi_tieu, label: Chỉ tiêu, ${written} }]`);
    sets.set(written, set);
    const [count] = summaryOf(set, evaluated(set, cells, options)).whole.indicators;
    const ends = count?.share && [count.share.least, count.share.most];
    return {
      ...idsBy(count?.states),
      of: count?.of,
      share: ends?.map((end) => end && textOfExact(end)) ?? null,
      isReached: count?.isReached,
      span: count?.share ?? null,
    };
  };
  const mo_hinh = 'when: { fact: so_mo_hinh, at-least: "1" }';
  const having = (...numbers: string[]) =>
    Object.fromEntries(
      numbers.map((number, index): [string, Cells] => [
        `a${index}`,
        number === "" ? {} : { so_mo_hinh: number },
      ]),
    );
  test("one of three is exactly 1/3", () => {
    expect(counted(`${mo_hinh}, target: "100%"`, having("1", "0", "0"))).toMatchObject({
      holds: ["a0"],
      "does-not-hold": ["a1", "a2"],
      unknown: [],
      outside: [],
      of: 3,
      share: ["1/3", "1/3"],
      isReached: "not-met",
    });
  });
  test("what is not known makes the share a span", () => {
    // One of four holds, two are not known: 1/4 to 3/4.
    expect(counted(`${mo_hinh}, target: "50%"`, having("1", "0", "", ""))).toMatchObject({
      unknown: ["a2", "a3"],
      of: 4,
      share: ["0.25", "0.75"],
      isReached: "open",
    });
  });
  test.each([
    // From 1/4 to 3/4.
    ["25%", "met"],
    ["25.01%", "open"],
    ["75%", "open"],
    ["75.01%", "not-met"],
  ])("a target of %s, while the share is 1/4 to 3/4, is %s", (target, isReached) => {
    const count = counted(`${mo_hinh}, target: "${target}"`, having("1", "0", "", ""));
    expect(count.isReached).toBe(isReached);
  });
  test("closing makes nothing known", () => {
    const cells = { a: { co_quy_che: "có", hai_long: "có" } };
    expect(counted(mo_hinh, cells, { close: true })).toMatchObject({ unknown: ["a"], share: ["0", "1"] });
  });
  test("without a target nothing is reached or missed", () => {
    expect(counted(mo_hinh, having("1")).isReached).toBeNull();
  });
  test("what does not apply, and another kind's table, are outside the whole", () => {
    const cells = { x1: { so_thon: "3" }, x2: { so_thon: "0" }, x3: { so_thon: "KAD" }, so: {} };
    expect(counted('when: { fact: so_thon, at-least: "1" }, target: "50%"', cells)).toMatchObject({
      holds: ["x1"],
      "does-not-hold": ["x2"],
      unknown: [],
      outside: ["x3", "so"],
      of: 2,
      share: ["0.5", "0.5"],
      isReached: "met",
    });
  });
  test("of nobody has no share, and reaches nothing", () => {
    const cells = { x1: { so_thon: "KAD" } };
    expect(counted('when: { fact: so_thon, at-least: "1" }, target: "50%"', cells)).toMatchObject({
      of: 0,
      share: null,
      isReached: null,
    });
  });
  test("whatever becomes known, KAD among it, the share stays within the span it had", () => {
    const answer = fc.constantFrom("3", "0", "KAD");
    const agency = fc.record({ isKnown: fc.boolean(), answer });
    fc.assert(
      fc.property(fc.array(agency, { minLength: 1, maxLength: 6 }), (all) => {
        const told = (isTold: (one: (typeof all)[number]) => boolean) =>
          counted(
            'when: { fact: so_thon, at-least: "1" }',
            Object.fromEntries(
              all.map((one, index) => [`x${index}`, isTold(one) ? { so_thon: one.answer } : {}]),
            ),
          );
        const [before, after] = [told(({ isKnown }) => isKnown), told(() => true)];
        const inside = all.filter((one) => one.answer !== "KAD");
        if (inside.length === 0) {
          expect(after.share).toBeNull();
          return;
        }
        const share = Exact.of(
          BigInt(inside.filter((one) => one.answer === "3").length),
          BigInt(inside.length),
        );
        expect(after.share).toEqual([textOfExact(share), textOfExact(share)]);
        expect(spanContains(before.span ?? unlimited, share)).toBe(true);
        expect(before.span).not.toBeNull();
      }),
    );
  });
  test("concerns the kinds it names", () => {
    const cells = { a: { co_quy_che: "có" }, x: { co_quy_che: "có" } };
    expect(counted('for: [xa], when: { fact: co_quy_che, is: "yes" }', cells)).toMatchObject({
      holds: ["x"],
      outside: ["a"],
    });
  });
  test("may ask for points", () => {
    const cells = { a: { co_quy_che: "có", hai_long: "có" }, b: { co_quy_che: "có", hai_long: "không" } };
    // 6 + 4 = 10, and 6 + 0 = 6.
    expect(counted('when: { points: total, at-least: "7" }', cells)).toMatchObject({
      holds: ["a"],
      "does-not-hold": ["b"],
    });
  });

  describe("of several parts: what does not apply decides nothing", () => {
    const parts = '[{ fact: co_quy_che, is: "yes" }, { fact: hai_long, is: "yes" }]';
    test.each([
      ["all", "có", "KAD", "outside"],
      ["all", "không", "KAD", "does-not-hold"],
      ["all", "", "KAD", "unknown"],
      ["all", "không", "", "does-not-hold"],
      ["any", "có", "KAD", "holds"],
      ["any", "không", "KAD", "outside"],
      ["any", "", "KAD", "unknown"],
      ["any", "không", "", "unknown"],
    ])("%s of “%s” and “%s”: %s", (how, co_quy_che, hai_long, state) => {
      const told = counted(`when: { ${how}: ${parts} }`, { a: { co_quy_che, hai_long } });
      expect(told).toMatchObject({ [state]: ["a"] });
    });
    test.each([
      ["có", "does-not-hold"],
      ["không", "holds"],
      ["KAD", "outside"],
      ["", "unknown"],
    ])("not “%s”: %s", (hai_long, state) => {
      const told = counted('when: { not: { fact: hai_long, is: "yes" } }', { a: { hai_long } });
      expect(told).toMatchObject({ [state]: ["a"] });
    });
    test("who asks whether it applies has an answer", () => {
      const told = counted('when: { fact: hai_long, applies: "no" }', {
        a: { hai_long: "KAD" },
        b: { hai_long: "có" },
      });
      expect(told).toMatchObject({ holds: ["a"], "does-not-hold": ["b"] });
    });
  });
});

describe("what is open, by scorer", () => {
  const set = setWith("handing-in: { fact: ngay_nop, by: N-12-10 }");
  const value = (more: Partial<Extract<FactState, { state: "value" }>>): FactState => ({
    state: "value",
    value: { type: "yes-no", value: true },
    isUnproven: false,
    document: null,
    note: null,
    round: "self",
    ...more,
  });
  const open = (why: Extract<FactState, { state: "open" }>["why"]): FactState => ({
    state: "open",
    why,
    note: null,
    claimed: null,
  });
  const recordWith = (agency: Agency, states: Readonly<Record<string, FactState>>): AgencyRecord => ({
    agency,
    period: periodOf("2025"),
    round: "self",
    facts: new Map(Object.entries(states)),
    said: new Map(),
    absorbed: [],
    parts: [],
  });
  const records = [
    // With Hội đồng: no value; with Tổ hai: pending; of no criterion: the day of handing in.
    recordWith(agencyOf("a"), { hai_long: open("pending") }),
    // With Hội đồng: a value that is not proven; with Tổ hai: one that is not recognised.
    recordWith(agencyOf("b"), {
      co_quy_che: value({ isUnproven: true }),
      hai_long: open("withdrawn"),
      ngay_nop: value({ value: { type: "date", value: "not-done" } }),
    }),
    // With Hội đồng alone: a value appraised without its proof, and of criterion C no value.
    recordWith(agencyOf("x", { kind: "xa" }), { co_quy_che: open("unproven") }),
  ];
  const evaluations = evaluateAll(createScorer(set), records, { close: false });

  test("counts agencies, and facts once for each agency", () => {
    const told = summaryOf(set, evaluations).whole.open.map((one) => ({
      ...one,
      agencies: ids(one.agencies),
    }));
    expect(told).toEqual([
      {
        scorer: "hoi_dong",
        agencies: ["a", "b", "x"],
        facts: { missing: 2, pending: 0, unproven: 2, withdrawn: 0 },
      },
      {
        scorer: "to_hai",
        agencies: ["a", "b"],
        facts: { missing: 0, pending: 1, unproven: 0, withdrawn: 1 },
      },
      {
        scorer: null,
        agencies: ["a", "x"],
        facts: { missing: 2, pending: 0, unproven: 0, withdrawn: 0 },
      },
    ]);
  });
  test("lists them agency by agency, with the criteria", () => {
    const [a] = evaluations;
    expect(a && stillOpen(a).map(({ evaluation: _, ...one }) => one)).toEqual([
      { scorer: "hoi_dong", fact: "co_quy_che", state: "missing", criteria: ["A"] },
      { scorer: "to_hai", fact: "hai_long", state: "pending", criteria: ["B"] },
      { scorer: null, fact: "ngay_nop", state: "missing", criteria: [] },
    ]);
  });
});

describe("grades and blocks", () => {
  const set = setWith(
    `not-gradable: [{ when: { fact: ngay_nop, done: "no" }, why: Không nộp, source: { document: nguon, item: "1", quote: lời } }]
indicators: [{ id: quy_che, label: Có quy chế, when: { fact: co_quy_che, is: "yes" } }]`,
  );
  const done = { ngay_nop: "01/12/2025" };
  const evaluations = evaluated(
    set,
    {
      // 10 and 6 are at least 5; 4 is not; without the answer it may be either.
      m1: { ...done, co_quy_che: "có", hai_long: "có" },
      m2: { ...done, co_quy_che: "có", hai_long: "không" },
      m3: { ...done, co_quy_che: "không", hai_long: "có" },
      n1: { ngay_nop: "không", co_quy_che: "có", hai_long: "có" },
      n2: { ...done, hai_long: "có" },
      n3: { ...done, co_quy_che: "có", hai_long: "có" },
    },
    { blockOf: (id) => (id.startsWith("m") ? "Khối M" : "Khối N") },
  );
  const { whole, blocks } = summaryOf(set, evaluations);
  const grades = (part: SummaryPart | undefined) =>
    part?.grades.map(({ outcome, agencies, share }) =>
      [outcome, agencies.length, textOfExact(share)].join(" "),
    );
  test("each block by itself", () => {
    expect(blocks.map(({ block }) => block)).toEqual(["Khối M", "Khối N"]);
    expect(grades(blocks[0])).toEqual([
      "dat 2 2/3",
      "khong_dat 1 1/3",
      "not-gradable 0 0",
      "no-grade 0 0",
      "open 0 0",
    ]);
    expect(grades(blocks[1])).toEqual([
      "dat 1 1/3",
      "khong_dat 0 0",
      "not-gradable 1 1/3",
      "no-grade 0 0",
      "open 1 1/3",
    ]);
  });
  test("and all of them", () => {
    expect(whole.block).toBeNull();
    expect(grades(whole)).toEqual([
      "dat 3 0.5",
      "khong_dat 1 1/6",
      "not-gradable 1 1/6",
      "no-grade 0 0",
      "open 1 1/6",
    ]);
    // Holds for m1, m2, n1, n3; not for m3; n2 is not known.
    expect(idsBy(whole.indicators[0]?.states)).toEqual({
      holds: ["m1", "m2", "n1", "n3"],
      "does-not-hold": ["m3"],
      unknown: ["n2"],
      outside: [],
    });
    expect(blocks.map(({ indicators }) => ids(indicators[0]?.states.unknown))).toEqual([[], ["n2"]]);
  });
  test("those not closed are named", () => {
    expect(ids(whole.notClosed)).toHaveLength(6);
    const closed = evaluated(set, { a: { ...done, co_quy_che: "có", hai_long: "có" } }, { close: true });
    expect(summaryOf(set, closed).whole.notClosed).toEqual([]);
  });
  test("every grade's agencies together are all agencies", () => {
    for (const part of [whole, ...blocks])
      expect(part.grades.flatMap(({ agencies }) => ids(agencies)).sort()).toEqual(ids(part.agencies)?.sort());
  });
  test("nobody at all makes no share", () => {
    expect(summaryOf(set, [])).toMatchObject({ blocks: [], whole: { grades: [], notClosed: [] } });
  });
  test("who is not scored at all is outside what is counted, and not gradable", () => {
    const eligible = setWith(
      `handing-in: { fact: ngay_nop, by: N-12-10 }
indicators: [{ id: quy_che, label: Có quy chế, when: { fact: co_quy_che, is: "yes" } }]
eligibility: [{ when: { agency: kind, is: so }, why: Chỉ sở }]`,
    );
    const { whole: all } = summaryOf(
      eligible,
      evaluated(eligible, { a: { ...done, co_quy_che: "có" }, x: { ...done, co_quy_che: "có" } }),
    );
    expect(ids(all.handingIn?.states.outside)).toEqual(["x"]);
    expect(ids(all.indicators[0]?.states.outside)).toEqual(["x"]);
    expect(ids(all.grades.find(({ outcome }) => outcome === "not-gradable")?.agencies)).toEqual(["x"]);
  });
});

describe("a year that is the mean of its halves", () => {
  const set = setWith(
    `mean-of: { periods: half }
handing-in: { fact: ngay_nop, by: N-12-10 }
indicators: [{ id: quy_che, label: Có quy chế, when: { fact: co_quy_che, is: "yes" } }]`,
    [["periods: [year]", "periods: [year, half]"]],
  );
  const counted = (whole: Cells, ...halves: readonly Cells[]) => {
    const record = {
      ...recordFrom(set, whole),
      parts: halves.map((cells, index) => ({
        ...recordFrom(set, cells),
        period: periodOf(`2025-H${index + 1}`),
      })),
    };
    const [one] = evaluateAll(createScorer(set), [record], { close: false });
    return [one?.counted.handingIn, one?.counted.indicators.get("quy_che"), one && stillOpen(one).length];
  };
  const nop = { ngay_nop: "01/12/2025" };
  test.each([
    ["in both", {}, [nop, nop], "in-time"],
    ["once late", {}, [nop, { ngay_nop: "11/12/2025" }], "late"],
    ["once unknown", {}, [nop, {}], "unknown"],
    ["once not at all", {}, [{ ngay_nop: "không" }, {}], "not-handed-in"],
    ["what the year itself states comes first", nop, [{ ngay_nop: "không" }, {}], "in-time"],
  ])("handing in: %s", (_, whole, halves, state) => {
    expect(counted(whole, ...halves)[0]).toBe(state);
  });
  test.each([
    ["có", "có", "holds"],
    ["có", "không", "does-not-hold"],
    ["có", "", "unknown"],
    ["không", "", "does-not-hold"],
  ])("an indicator of “%s” and “%s”: %s", (first, second, state) => {
    expect(counted({}, { co_quy_che: first }, { co_quy_che: second })[1]).toBe(state);
  });
  test("what is open in the halves is open", () => {
    // hai_long and ngay_nop in both, co_quy_che in the second.
    expect(counted({}, { co_quy_che: "có" }, {})[2]).toBe(5);
  });
});
