import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/engine/evaluate.ts";
import { rank } from "../../src/engine/rank.ts";
import { createScorer } from "../../src/engine/scorer.ts";
import { agencyOf, criterion, edition, fact, recordFrom, setFrom } from "../builders.ts";

const written = edition({
  facts:
    fact("a", "points", ', max: "6", step: "0.001"') +
    fact("b", "points", ', max: "4", step: "0.001"') +
    fact("da_nop", "yes-no"),
  criteria:
    criterion("A", "6", "{ kind: graded, fact: a }") + criterion("B", "4", "{ kind: graded, fact: b }"),
  more: 'not-gradable: [{ when: { fact: da_nop, is: "no" }, why: Không nộp }]',
});
const set = setFrom(written);
const withTieBreak = setFrom(written.replace("ranking: {}", "ranking: { tie-breaks: [B, A] }"));

function evaluated(
  id: string,
  a: string,
  b: string,
  more: { block?: string; da_nop?: string; close?: boolean; tieBreak?: boolean } = {},
) {
  const used = more.tieBreak ? withTieBreak : set;
  const agency = agencyOf(id, { block: more.block ?? "khoi" });
  return evaluate(createScorer(used), recordFrom(used, { a, b, da_nop: more.da_nop ?? "có" }, agency), {
    close: more.close ?? true,
  });
}
const list = (evaluations: Parameters<typeof rank>[0]) =>
  rank(evaluations).flatMap(({ agencies }) =>
    agencies.map(
      ({ evaluation, place, isShared }) => `${evaluation.record.agency.id} ${place}${isShared ? "=" : ""}`,
    ),
  );

test("equal totals share a place and the next one is skipped", () => {
  expect(
    list([
      evaluated("d", "1", "1"),
      evaluated("b", "5", "3"),
      evaluated("a", "6", "4"),
      evaluated("c", "4", "4"),
    ]),
  ).toEqual(["a 1", "b 2=", "c 2=", "d 4"]);
});

test("what is printed equal is equal: totals are compared after their declared rounding", () => {
  expect(list([evaluated("x", "5,001", "3"), evaluated("y", "5", "3")])).toEqual(["x 1=", "y 1="]);
  expect(list([evaluated("x", "5,005", "3"), evaluated("y", "5", "3")])).toEqual(["x 1", "y 2"]);
});

test("a declared tie-break decides, and is named", () => {
  const [block] = rank([
    evaluated("x", "5", "3", { tieBreak: true }),
    evaluated("y", "4", "4", { tieBreak: true }),
  ]);
  expect(
    block?.agencies.map(({ evaluation, place, decidedBy }) => [
      evaluation.record.agency.id,
      place,
      decidedBy,
    ]),
  ).toEqual([
    ["y", 1, null],
    ["x", 2, "B"],
  ]);
});

test("blocks are ranked apart", () => {
  expect(
    list([
      evaluated("x", "1", "1", { block: "phường" }),
      evaluated("y", "6", "4", { block: "xã" }),
      evaluated("z", "2", "2", { block: "phường" }),
    ]),
  ).toEqual(["z 1", "x 2", "y 1"]);
});

test("an agency that cannot be graded holds no place, and takes none from others", () => {
  expect(list([evaluated("x", "6", "4", { da_nop: "không" }), evaluated("y", "1", "1")])).toEqual([
    "y 1",
    "x null",
  ]);
});

describe("an unclosed list", () => {
  const blocks = rank([
    evaluated("x", "6", "", { close: false }),
    evaluated("y", "5", "3"),
    evaluated("z", "6", "4", { close: false }),
  ]);
  test("is provisional and ordered by the least each can reach", () => {
    expect(blocks[0]?.isProvisional).toBe(true);
    expect(blocks[0]?.agencies.map(({ evaluation }) => evaluation.record.agency.id)).toEqual(["z", "y", "x"]);
  });
  test("gives open agencies no place", () => {
    expect(blocks[0]?.agencies.map(({ place }) => place)).toEqual([null, 1, null]);
  });
});

test("the order in which agencies hand in never changes the ranking", () => {
  const cell = fc.constantFrom("0", "1", "1,5", "3", "4");
  const agencies = fc.uniqueArray(
    fc.record({ id: fc.constantFrom("a", "b", "c", "d", "e", "f"), a: cell, b: cell, close: fc.boolean() }),
    {
      selector: ({ id }) => id,
      minLength: 2,
    },
  );
  fc.assert(
    fc.property(agencies, fc.infiniteStream(fc.nat()), (given, keys) => {
      const all = given.map(({ id, a, b, close }) => evaluated(id, a, b, { close }));
      const shuffled = all
        .map((one) => ({ one, key: keys.next().value }))
        .sort((x, y) => x.key - y.key)
        .map(({ one }) => one);
      expect(list(shuffled)).toEqual(list(all));
    }),
    { numRuns: 50 },
  );
});
