/** Quotas over a list: the numbers worked by hand; nobody's computed grade is changed. */
import { describe, expect, test } from "vitest";
import { quotaReports } from "../../src/engine/quota.ts";
import { createScorer } from "../../src/engine/scorer.ts";
import { evaluateAll } from "../../src/engine/together.ts";
import { agencyOf, criterion, edition, fact, recordFrom, setFrom } from "../builders.ts";

const setWith = (quota: string) =>
  setFrom(
    edition({
      facts: fact("diem", "decimal", ', max: "100"'),
      criteria: criterion("A", "100", "{ kind: graded, fact: diem }"),
      base: "100",
      more: `quotas: [${quota}]`,
    })
      .replace(
        /grades: .*\n/,
        'grades: [{ id: xs, name: XS, at-least: "90" }, { id: tot, name: Tốt, at-least: "80" }, { id: dat, name: Đạt }]\n',
      )
      .replace("agency-kinds: { so: Sở }", "agency-kinds: { so: Sở, xa: Xã }"),
  );

/** `scores`: one agency each, by its id. */
function report(quota: string, scores: Readonly<Record<string, string>>, blockOf = (_: string) => "khoi") {
  const set = setWith(quota);
  const records = Object.entries(scores).map(([id, diem]) =>
    recordFrom(set, { diem }, agencyOf(id, { block: blockOf(id), kind: id.startsWith("x") ? "xa" : "so" })),
  );
  const evaluations = evaluateAll(createScorer(set), records, { close: true });
  const ids = (all: readonly { record: { agency: { id: string } } }[]) =>
    all.map(({ record }) => record.agency.id);
  return quotaReports(set, evaluations).map((one) => ({
    within: one.within,
    denominator: one.denominator,
    allowed: one.allowed,
    inside: ids(one.inside),
    tied: ids(one.tied),
    room: one.roomForTied,
    over: ids(one.over),
    movesTo: one.movesTo,
  }));
}

/** `n` agencies `a1…` with falling scores from `from`. */
const falling = (prefix: string, n: number, from: number) =>
  Object.fromEntries(Array.from({ length: n }, (_, index) => [`${prefix}${index + 1}`, `${from - index},5`]));

describe("six eligible for the best grade, 24 graded good, at most 20 % of the good", () => {
  const scores = {
    ...falling("a", 6, 99),
    ...Object.fromEntries(Array.from({ length: 24 }, (_, i) => [`b${i}`, "85"])),
  };
  test("20 % of 24 is 4.8: four rounded down, two move down", () => {
    expect(report('{ grade: xs, at-most: "20%", of: tot }', scores)).toEqual([
      {
        within: "khoi",
        denominator: 24,
        allowed: 4,
        inside: ["a1", "a2", "a3", "a4"],
        tied: [],
        room: 0,
        over: ["a5", "a6"],
        movesTo: "tot",
      },
    ]);
  });
  test("rounded up it would be five", () => {
    expect(report('{ grade: xs, at-most: "20%", of: tot, rounding: up }', scores)[0]).toMatchObject({
      allowed: 5,
      over: ["a6"],
    });
  });
  test("counted after they move down: 5 of 25 may stay, since one has joined the good", () => {
    expect(report('{ grade: xs, at-most: "20%", of: tot, counted: after }', scores)[0]).toMatchObject({
      denominator: 25,
      allowed: 5,
      over: ["a6"],
    });
  });
  test("of all graded: 20 % of 30 is 6, and nobody is over", () => {
    expect(report('{ grade: xs, at-most: "20%", of: graded }', scores)[0]).toMatchObject({
      denominator: 30,
      allowed: 6,
      over: [],
    });
  });
  test("a plain number needs no denominator", () => {
    expect(report('{ grade: xs, at-most: "2", of: scored }', scores)[0]).toMatchObject({
      allowed: 2,
      inside: ["a1", "a2"],
    });
  });
  test("they move where the set says", () => {
    expect(report('{ grade: xs, at-most: "2", of: scored, moves-to: dat }', scores)[0]).toMatchObject({
      movesTo: "dat",
    });
  });
});

test("who stands tied across the edge is reported and not decided", () => {
  const scores = { a: "99", b: "95", c: "95", d: "95", e: "91" };
  expect(report('{ grade: xs, at-most: "2", of: scored }', scores)).toEqual([
    {
      within: "khoi",
      denominator: 5,
      allowed: 2,
      inside: ["a"],
      tied: ["b", "c", "d"],
      room: 1,
      over: ["e"],
      movesTo: "tot",
    },
  ]);
});

test("equal points on one side of the edge decide nothing", () => {
  expect(
    report('{ grade: xs, at-most: "3", of: scored }', { a: "95", b: "95", c: "95", d: "91" })[0],
  ).toMatchObject({
    inside: ["a", "b", "c"],
    tied: [],
    over: ["d"],
  });
});

test("each block, or each kind, or the whole list has a quota of its own", () => {
  const scores = { s1: "99", s2: "98", x1: "97", x2: "96" };
  const block = (id: string) => (id.endsWith("1") ? "một" : "hai");
  expect(
    report('{ grade: xs, at-most: "50%", of: scored }', scores, block).map((one) => [one.within, one.over]),
  ).toEqual([
    ["một", ["x1"]],
    ["hai", ["x2"]],
  ]);
  expect(
    report('{ grade: xs, at-most: "50%", of: scored, within: kind }', scores, block).map((one) => [
      one.within,
      one.over,
    ]),
  ).toEqual([
    ["so", ["s2"]],
    ["xa", ["x2"]],
  ]);
  expect(report('{ grade: xs, at-most: "50%", of: scored, within: all }', scores, block)).toMatchObject([
    { within: null, inside: ["s1", "s2"], over: ["x1", "x2"] },
  ]);
});

test("agencies that are not closed count nowhere, and the report says that it may change", () => {
  const set = setWith('{ grade: xs, at-most: "50%", of: scored }');
  const records = [
    recordFrom(set, { diem: "99" }, agencyOf("a")),
    recordFrom(set, { diem: "CHO" }, agencyOf("b")),
  ];
  const [one] = quotaReports(set, evaluateAll(createScorer(set), records, { close: true }));
  expect([one?.denominator, one?.allowed, one?.isProvisional]).toEqual([1, 0, true]);
});
