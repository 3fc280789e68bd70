/** Each cause of another total by itself, worked by hand. */
import { describe, expect, test } from "vitest";
import type { FactState } from "../../../src/engine/evidence/rounds.ts";
import { exact } from "../../../src/engine/exact/index.ts";
import { lineInWords, textOfExact } from "../../../src/engine/index.ts";
import { agencyOf, criterion, edition, fact, periodOf, recordFrom, setFrom } from "../../builders.ts";
import { changed } from "../../fixtures.ts";
import { compared, sideFrom, sideWith, told } from "./setup.ts";

const twoFacts = edition({
  facts: fact("co_ke_hoach", "yes-no", ', may-not-apply: "yes"') + fact("so_hop", "integer"),
  criteria:
    criterion("1", "4", "{ kind: yes-no, fact: co_ke_hoach }") +
    criterion("2", "6", '{ kind: count, fact: so_hop, each: "0.5" }'),
});
const small = () => setFrom(twoFacts);

describe("facts", () => {
  // 7 × 0.5 = 3.5; 5 × 0.5 = 2.5.
  test("a number that is another one moves its criterion by what the rule makes of it", () => {
    const set = small();
    const one = compared(
      sideWith(set, { co_ke_hoach: "có", so_hop: "7" }),
      sideWith(set, { co_ke_hoach: "có", so_hop: "5" }),
    );
    expect(told(one)).toEqual(["fact so_hop -1"]);
    expect(one.lines[0]?.criteria.map(({ code, before, after }) => [code, before, after])).toEqual([
      ["2", exact("3.5"), exact("2.5")],
    ]);
    expect(textOfExact(one.change)).toBe("-1");
  });

  // 12 × 0.5 = 6 is the most there is; 14 earns no more.
  test("one that moves no points is told with 0, so that nobody wonders what became of it", () => {
    const set = small();
    const one = compared(sideWith(set, { so_hop: "12" }), sideWith(set, { so_hop: "14" }));
    expect(told(one)).toEqual(["fact so_hop 0"]);
    expect(one.lines[0]?.criteria).toEqual([]);
  });

  test("they come in the order of the table, whoever changed first", () => {
    const set = small();
    const one = compared(
      sideWith(set, { so_hop: "2", co_ke_hoach: "không" }),
      sideWith(set, { so_hop: "3", co_ke_hoach: "có" }),
    );
    expect(told(one)).toEqual(["fact co_ke_hoach 4", "fact so_hop 0.5"]);
  });

  // Without the plan 3 of 6 are left: 3 / 6 × 10 = 5. Before: 4 + 3 = 7.
  test("what no longer applies takes its points; what the rest is brought to stands on a line of its own", () => {
    const set = small();
    const one = compared(
      sideWith(set, { co_ke_hoach: "có", so_hop: "6" }),
      sideWith(set, { co_ke_hoach: "KAD", so_hop: "6" }),
    );
    expect(told(one)).toEqual(["applicability co_ke_hoach -4", "not-applicable 2"]);
    expect(textOfExact(one.change)).toBe("-2");
  });

  // 2 / 6 × 10 = 3.333… → 3.33; before 2.5 / 6 × 10 = 4.1666… → 4.17.
  test("rounding has a line of its own", () => {
    const set = small();
    const one = compared(
      sideWith(set, { co_ke_hoach: "KAD", so_hop: "5" }),
      sideWith(set, { co_ke_hoach: "KAD", so_hop: "4" }),
    );
    // −0.5 of the fact, −0.5 × 2/3 of bringing it to 10; rounding took −1/300 now, and gave 1/300 before.
    expect(told(one)).toEqual(["fact so_hop -0.5", "not-applicable -1/3", "rounding -1/150"]);
    expect(textOfExact(one.change)).toBe("-0.84");
  });

  test("a document that is missing is a cause of its own, beside the number that was corrected", () => {
    const set = small();
    const stateOf = (text: string): FactState => {
      const state = recordFrom(set, { so_hop: text }).facts.get("so_hop");
      if (state?.state !== "value") throw new Error("no value");
      return state;
    };
    const seven = { ...stateOf("7"), isUnproven: true } as FactState;
    const five = stateOf("5");
    const record = recordFrom(set, { co_ke_hoach: "có" }, agencyOf("a"));
    const unproven: FactState = {
      state: "open",
      why: "unproven",
      note: null,
      claimed: five.state === "value" ? five.value : null,
    };
    const withHop = (state: FactState) => ({
      ...record,
      facts: new Map([...record.facts, ["so_hop", state]]),
    });
    const one = compared(sideFrom(set, [withHop(seven)]), sideFrom(set, [withHop(unproven)]));
    expect(told(one)).toEqual(["fact so_hop -1", "document so_hop -2.5"]);
  });
});

describe("limits", () => {
  const limited = `${twoFacts}`.replace("not-applicable: {", 'total: { ceiling: "8" }\nnot-applicable: {');

  // 4 + 5 = 9, held at 8; 4 + 3 = 7.
  test("what a ceiling took away is given back on a line of its own", () => {
    const set = setFrom(limited);
    const one = compared(
      sideWith(set, { co_ke_hoach: "có", so_hop: "10" }),
      sideWith(set, { co_ke_hoach: "có", so_hop: "6" }),
    );
    expect(told(one)).toEqual(["fact so_hop -2", "limits 1"]);
  });
});

describe("two editions", () => {
  const of = (from: string, to: string) => setFrom(changed(from, to, twoFacts));
  const cells = { co_ke_hoach: "có", so_hop: "6" };
  const against = (after: ReturnType<typeof setFrom>) =>
    compared(sideWith(small(), cells), sideWith(after, cells));

  // 6 × 0.25 = 1.5 in place of 3.
  test("another rule is told at its criterion", () => {
    expect(told(against(of('each: "0.5"', 'each: "0.25"')))).toEqual(["rule 2 -1.5"]);
  });

  // 4 → 2 for the plan.
  test("another maximum is told at its criterion", () => {
    const after = setFrom(
      twoFacts
        .replace('code: 1, title: Tiêu chí, max: "4"', 'code: 1, title: Tiêu chí, max: "2"')
        .replace('base: "10"', 'base: "8"'),
    );
    expect(told(against(after))).toEqual(["max 1 -2"]);
  });

  test("the rule comes first, at the old maximum; then the maximum", () => {
    const after = setFrom(
      twoFacts
        .replace('max: "6"', 'max: "8"')
        .replace('base: "10"', 'base: "12"')
        .replace('{ kind: count, fact: so_hop, each: "0.5" }', '{ kind: ratio, fact: so_hop, out-of: "24" }'),
    );
    // 6/24 × 6 = 1.5, where it was 3; then 6/24 × 8 = 2.
    expect(told(against(after))).toEqual(["rule 2 -1.5", "max 2 0.5"]);
  });

  test("a criterion that is gone takes its points, a new one brings its own, and facts of one alone are named", () => {
    const after = setFrom(
      edition({
        facts: fact("co_ke_hoach", "yes-no") + fact("so_bao_cao", "integer"),
        criteria:
          criterion("1", "4", "{ kind: yes-no, fact: co_ke_hoach }") +
          criterion("3", "6", '{ kind: count, fact: so_bao_cao, each: "1" }').replace("Tiêu chí", "Báo cáo"),
      }),
    );
    const one = compared(sideWith(small(), cells), sideWith(after, { co_ke_hoach: "có" }));
    expect(told(one)).toEqual(["rule 3 0", "rule 2 -3"]);
    expect(one.facts).toEqual({ unknown: ["so_hop"], unanswered: ["so_bao_cao"] });
    const answered = compared(
      sideWith(small(), cells),
      sideWith(after, { co_ke_hoach: "có", so_bao_cao: "2" }),
    );
    expect(told(answered)).toEqual(["rule 3 2", "rule 2 -3"]);
    expect(answered.facts.unanswered).toEqual([]);
  });
});

test("the same edition read twice is the same edition", () => {
  const [one, other] = [small(), small()];
  expect(one).not.toBe(other);
  const found = compared(sideWith(one, { so_hop: "4" }), sideWith(other, { so_hop: "6" }));
  expect([told(found), found.facts]).toEqual([["fact so_hop 1"], { unknown: [], unanswered: [] }]);
});

test("a fact that others have not given yet is no answer that the other edition fails to read", () => {
  const before = setFrom(
    edition({
      facts: fact("co_ke_hoach", "yes-no") + fact("diem_ngoai", "decimal", ", given-by: others"),
      criteria:
        criterion("1", "4", "{ kind: yes-no, fact: co_ke_hoach }") +
        criterion("2", "6", '{ kind: count, fact: diem_ngoai, each: "1" }'),
    }),
  );
  const after = setFrom(
    edition({
      facts: fact("co_ke_hoach", "yes-no"),
      criteria: criterion("1", "10", "{ kind: yes-no, fact: co_ke_hoach }"),
    }),
  );
  const unknown = (cells: Record<string, string>) =>
    compared(sideWith(before, cells), sideWith(after, { co_ke_hoach: "có" })).facts.unknown;
  expect(unknown({ co_ke_hoach: "có" })).toEqual([]);
  expect(unknown({ co_ke_hoach: "có", diem_ngoai: "3" })).toEqual(["diem_ngoai"]);
});

test("a criterion that only bears another code is the same criterion", () => {
  const after = setFrom(twoFacts.replace("code: 2, title: Tiêu chí", "code: 3, title: Số cuộc họp"));
  const before = setFrom(twoFacts.replace('title: Tiêu chí, max: "6"', 'title: Số cuộc họp, max: "6"'));
  expect(told(compared(sideWith(before, { so_hop: "4" }), sideWith(after, { so_hop: "4" })))).toEqual([]);
});

describe("two years", () => {
  const dated = edition({
    facts: fact("ngay", "date"),
    criteria: criterion("1", "10", "{ kind: deadline, fact: ngay, by: N-02-15 }"),
  });
  const inYear = (year: string, day: string) =>
    sideWith(setFrom(dated), { ngay: day }, { period: periodOf(year) });

  test("the day moves with the year: in February both times, nothing differs but the day", () => {
    expect(told(compared(inYear("2025", "10/02/2025"), inYear("2026", "10/02/2026")))).toEqual([]);
    expect(told(compared(inYear("2025", "10/02/2025"), inYear("2026", "12/02/2026")))).toEqual([
      "fact ngay 0",
    ]);
  });

  test("what is late in the second year is told at the fact, not at the year", () => {
    expect(told(compared(inYear("2025", "10/02/2025"), inYear("2026", "16/02/2026")))).toEqual([
      "fact ngay -10",
    ]);
  });

  test("a deadline that does not move with the year is told at the year", () => {
    const fixed = setFrom(dated.replace("by: N-02-15", 'by: "2025-02-15"'));
    const side = (year: string, day: string) => sideWith(fixed, { ngay: day }, { period: periodOf(year) });
    expect(told(compared(side("2025", "10/02/2025"), side("2026", "10/02/2026")))).toEqual(["period -10"]);
  });
});

describe("within a block", () => {
  const peers = edition({
    facts: fact("so_tin", "integer"),
    criteria: criterion(
      "1",
      "10",
      '{ kind: bands, fact: hang, bands: [{ is: "1", points: "10" }, { above: "1", points: "4" }] }',
    ),
    more: "derived: { hang: { label: Hạng, kind: of-peers, fact: so_tin, take: place, best: most, ties: first } }",
  });

  // Number 1 with 5 against 4; then the other hands in 6.
  test("what others have is a cause of its own", () => {
    const set = setFrom(peers);
    const side = (other: string) =>
      sideFrom(set, [
        recordFrom(set, { so_tin: "5" }, agencyOf("a")),
        recordFrom(set, { so_tin: other }, agencyOf("b")),
      ]);
    const one = compared(side("4"), side("6"));
    expect(told(one)).toEqual(["peers -6"]);
    expect(one.places).toMatchObject({ before: { place: 1 }, after: { place: 2 } });
    expect(one.places?.overtakenBy.map(({ record }) => record.agency.id)).toEqual(["b"]);
  });
});

describe("closing", () => {
  test("what was open until then is told at closing", () => {
    const set = setFrom(
      edition({
        facts: fact("vi_pham", "yes-no"),
        criteria: criterion("1", "10", '{ kind: yes-no, fact: vi_pham, yes: "0", no: "10" }'),
      }),
    );
    const record = recordFrom(set, {}, agencyOf("a"));
    const one = compared(sideFrom(set, [record], false), sideFrom(set, [record], true));
    // Nothing in hand before, the least after: 0 both times.
    expect([told(one), one.grade]).toEqual([[], expect.objectContaining({ from: "open", to: "khong_dat" })]);
  });
});

test("a line says in both languages what changed, with the reason that the later round gave", () => {
  const set = small();
  const one = compared(sideWith(set, { so_hop: "7" }), sideWith(set, { so_hop: "5" }));
  const [line] = one.lines;
  if (line === undefined) throw new Error("no line");
  expect(lineInWords(one, line, "vi")).toEqual({ cause: "Dữ kiện", what: "2 “so_hop”: 7 → 5", change: "−1" });
  expect(lineInWords(one, line, "en")).toEqual({ cause: "Fact", what: "2 “so_hop”: 7 → 5", change: "−1" });
});
