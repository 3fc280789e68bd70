/** A block compared: grades with what decided, places, the biggest movers, why one stands above another, what hangs on rounding. */
import { describe, expect, test } from "vitest";
import {
  auditRounding,
  createScorer,
  decisionInWords,
  evaluateAll,
  gradeMoveReasons,
  impactOf,
  mainLine,
  placeMoveInWords,
  textOfExact,
  whyAbove,
} from "../../../src/engine/index.ts";
import { agencyOf, criterion, edition, fact, recordFrom, setFrom } from "../../builders.ts";
import { type Cells, compared, sideFrom } from "./setup.ts";

const table = edition({
  facts: fact("co_a", "yes-no") + fact("so_b", "decimal") + fact("ky_luat", "yes-no"),
  criteria:
    criterion("I", "4", "{ kind: yes-no, fact: co_a }") +
    criterion("II", "6", '{ kind: count, fact: so_b, each: "1" }'),
  more: 'grade-ceilings: [{ at-most: khong_dat, when: { fact: ky_luat, is: "yes" }, why: Bị kỷ luật }]',
});

function sideOf(yaml: string, agencies: Readonly<Record<string, Cells>>) {
  const set = setFrom(yaml);
  const records = Object.entries(agencies).map(([id, cells]) =>
    recordFrom(set, { ky_luat: "không", ...cells }, agencyOf(id)),
  );
  return sideFrom(set, records);
}

const high: Cells = { co_a: "có", so_b: "3" }; // 4 + 3 = 7
const middle: Cells = { co_a: "không", so_b: "5" }; // 5, on the threshold of Đạt
const low: Cells = { co_a: "có", so_b: "0,5" }; // 4.5, below it

describe("grades", () => {
  test("one that is lost names the threshold that was not reached", () => {
    const one = compared(sideOf(table, { a: middle }), sideOf(table, { a: low }));
    expect(one.grade).toMatchObject({ from: "dat", to: "khong_dat", is: "worse" });
    expect(gradeMoveReasons(one, "vi")).toEqual(["Không xếp Đạt: tổng điểm 4,50 chưa đạt ngưỡng 5."]);
    expect(gradeMoveReasons(one, "en")).toEqual(["Not Đạt: the total 4.50 is below 5."]);
  });

  test("one that is won names what was missing before", () => {
    const one = compared(sideOf(table, { a: low }), sideOf(table, { a: middle }));
    expect(one.grade?.is).toBe("better");
    expect(gradeMoveReasons(one, "vi")).toEqual([
      "Trước đó: Không xếp Đạt: tổng điểm 4,50 chưa đạt ngưỡng 5.",
    ]);
  });

  test("a ceiling decides where the points stay", () => {
    const one = compared(sideOf(table, { a: high }), sideOf(table, { a: { ...high, ky_luat: "có" } }));
    expect(textOfExact(one.change)).toBe("0");
    expect(gradeMoveReasons(one, "vi")).toEqual(["Không được cao hơn Không đạt: Bị kỷ luật"]);
  });
});

describe("a whole list", () => {
  const before = sideOf(table, { a: high, b: middle, c: low, d: high });
  // a 7 → 4.5, c 4.5 → 5, the others as they were; d is gone, e is new.
  const after = sideOf(table, { a: low, b: middle, c: middle, e: high });
  const impact = impactOf(before, after, () => true);

  test("counts the grades before and after, and names who crosses a threshold", () => {
    expect(impact.grades).toEqual([
      { from: "dat", to: "dat", agencies: 1 },
      { from: "dat", to: "khong_dat", agencies: 1 },
      { from: "khong_dat", to: "dat", agencies: 1 },
    ]);
    expect(impact.crossing.map((one) => one.before.record.agency.id)).toEqual(["a", "c"]);
  });

  test("puts the biggest movers first, each with what did most of it", () => {
    expect(impact.movers.map((one) => [one.before.record.agency.id, textOfExact(one.change)])).toEqual([
      ["a", "-2.5"],
      ["c", "0.5"],
    ]);
    const [a, c] = impact.movers.map((one) => mainLine(one)?.about);
    // c loses the 4 of I and gains 4.5 at II.
    expect([a, c]).toEqual(["so_b", "so_b"]);
  });

  test("names who is on one side alone", () => {
    expect(impact.onlyBefore.map(({ record }) => record.agency.id)).toEqual(["d"]);
    expect(impact.onlyAfter.map(({ record }) => record.agency.id)).toEqual(["e"]);
  });

  test("tells who is ahead now, without anybody's numbers", () => {
    const move = compared(before, after).places;
    if (move === null) throw new Error("no places");
    // a and d were first with 7; after 5, 5 and 7 stand above 4.5.
    expect(placeMoveInWords(move, "vi")).toEqual(["1 (đồng hạng) → 4", "Vượt lên trên: b; c; e"]);
    expect(placeMoveInWords(move, "en")).toEqual(["1 (shared) → 4", "Now ahead of it: b; c; e"]);
  });
});

describe("why one stands above another", () => {
  const situation = (side: ReturnType<typeof sideOf>, id: string) => {
    const found = side.situations.get(id);
    if (found === undefined) throw new Error(`no ${id}`);
    return found;
  };
  const why = (yaml: string, one: Cells, other: Cells) => {
    const side = sideOf(yaml, { a: one, b: other });
    return whyAbove(situation(side, "a"), situation(side, "b"));
  };

  test("the total decides, criterion by criterion, whoever is named first", () => {
    for (const above of [why(table, high, middle), why(table, middle, high)]) {
      expect(textOfExact(above.lead)).toBe("2");
      expect(above.lines.map(({ about, lead }) => [about, textOfExact(lead)])).toEqual([
        [{ criterion: "I" }, "4"],
        [{ criterion: "II" }, "-2"],
      ]);
      expect(decisionInWords(above, "vi")).toBe("Tổng điểm sau làm tròn quyết định.");
    }
  });

  // 4 + 1 = 5 and 0 + 5 = 5: II gives the second one its place.
  test("equal totals are decided by the tie-breaks in turn", () => {
    const broken = table.replace("ranking: {}", "ranking: { tie-breaks: [II] }");
    const above = why(broken, { co_a: "có", so_b: "1" }, middle);
    expect([above.upper.record.agency.id, above.decidedBy]).toEqual(["b", "tie-break"]);
    expect(
      above.tieBreaks.map(({ code, upper, lower }) => [code, textOfExact(upper), textOfExact(lower)]),
    ).toEqual([["II", "5", "1"]]);
  });

  test("without a tie-break they share a place", () => {
    expect(why(table, { co_a: "có", so_b: "1" }, middle).decidedBy).toBe("level");
  });
});

describe("what no source states about rounding and ties", () => {
  const audited = (yaml: string, agencies: Readonly<Record<string, Cells>>) => {
    const set = setFrom(yaml);
    const records = Object.entries(agencies).map(([id, cells]) =>
      recordFrom(set, { ky_luat: "không", ...cells }, agencyOf(id)),
    );
    return auditRounding(set, evaluateAll(createScorer(set), records, { close: true }), { close: true });
  };
  const assumed = table
    .replace("basis: official", "basis: reconstruction\nnotice: { vi: Mẫu, en: Sample }")
    .replace("mode: half-up }]", 'mode: half-up, assumed: "yes" }]');

  test("where sources state it, there is one way and nothing hangs on anything", () => {
    const found = audited(table, { a: { co_a: "có", so_b: "0,996" } });
    expect([found.readings, found.hanging]).toEqual([1, []]);
  });

  // 4.996 → 5.00 half up to hundredths; 4.99 down; 4.996 itself with thousandths or none; 5 to whole numbers.
  test("a total just below a threshold names the ways that keep it below", () => {
    const found = audited(assumed, { a: { co_a: "có", so_b: "0,996" }, b: high });
    // As it is, not at all, and 4 modes for each of 0, 1, 2, 3 places, of which one is as it is.
    expect(found.readings).toBe(17);
    const [hanging] = found.hanging;
    expect(found.hanging).toHaveLength(1);
    expect([hanging?.evaluation.record.agency.id, hanging?.grade, hanging?.place]).toEqual(["a", "dat", 2]);
    const ways = hanging?.grades[0]?.readings.map(({ rounding }) =>
      rounding.map(({ step, mode }) => `${textOfExact(step)} ${mode}`).join(""),
    );
    expect(hanging?.grades[0]?.value).toBe("khong_dat");
    expect(ways).toEqual([
      "",
      "1 down",
      "0.1 down",
      "0.01 down",
      "0.001 half-up",
      "0.001 half-even",
      "0.001 up",
      "0.001 down",
    ]);
  });

  // The same total, not rounded: Không đạt as it stands, Đạt wherever it is rounded up to 5.
  test("where a set says nothing of rounding, that of the total is tried", () => {
    const silent = table.replace(/^rounding: .*$/m, "rounding: []");
    expect(silent).not.toBe(table);
    const found = audited(silent, { a: { co_a: "có", so_b: "0,996" }, b: high });
    expect([found.unstated.roundings, found.readings]).toEqual([["total"], 17]);
    expect(
      found.hanging.map(({ grade, grades }) => [grade, grades[0]?.value, grades[0]?.readings.length]),
    ).toEqual([
      // Half up, half even and up, to whole numbers, tenths and hundredths; up to thousandths is 4.996 itself.
      ["khong_dat", "dat", 9],
    ]);
  });

  test("a shared place hangs on a tie rule that no source states", () => {
    const ties = table
      .replace("basis: official", "basis: reconstruction\nnotice: { vi: Mẫu, en: Sample }")
      .replace("ranking: {}", 'ranking: { assumed: "yes" }');
    const found = audited(ties, { a: { co_a: "có", so_b: "1" }, b: middle });
    // As it is, by I, by II.
    expect(found.readings).toBe(3);
    expect(
      found.hanging.map(({ evaluation, places }) => [
        evaluation.record.agency.id,
        places.map(({ value, readings }) => [value, readings[0]?.tieBreaks]),
      ]),
    ).toEqual([
      ["a", [[2, ["II"]]]],
      ["b", [[2, ["I"]]]],
    ]);
  });
});
