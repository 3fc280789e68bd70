/** Causes beside the facts of one period: shorter periods, lists, who is scored, what the agency is. */
import { describe, expect, test } from "vitest";
import type { CriteriaSet } from "../../../src/engine/index.ts";
import { aheadInWords, textOfExact, whyAbove } from "../../../src/engine/index.ts";
import { agencyOf, criterion, edition, fact, periodOf, recordFrom, setFrom } from "../../builders.ts";
import { type Cells, compared, sideFrom, sideWith, told } from "./setup.ts";

describe("a mean of shorter periods", () => {
  const set = setFrom(
    edition({
      facts: fact("so_hop", "integer"),
      criteria: criterion("1", "10", '{ kind: count, fact: so_hop, each: "1" }'),
      more: "mean-of: { periods: quarter }",
    }).replace("periods: [year]", "periods: [year, quarter]"),
  );
  const year = (of: CriteriaSet, id: string, ...quarters: readonly string[]) => ({
    ...recordFrom(of, {}, agencyOf(id)),
    parts: quarters.map((so_hop, index) => ({
      ...recordFrom(of, { so_hop }, agencyOf(id)),
      period: periodOf(`2025-Q${index + 1}`),
    })),
  });

  // (5 + 6 + 7) / 3 = 6; with 7 for 5: 20/3; with 6 for 7: 19/3 = 6.333… → 6.33.
  test("has a line for each that differs, and one for rounding", () => {
    const one = compared(
      sideFrom(set, [year(set, "a", "5", "6", "7")]),
      sideFrom(set, [year(set, "a", "7", "6", "6")]),
    );
    expect(told(one)).toEqual(["part 2025-Q1 2/3", "part 2025-Q3 -1/3", "rounding -1/300"]);
    expect(textOfExact(one.change)).toBe("0.33");
  });

  test("of two agencies is laid side by side quarter by quarter", () => {
    const side = sideFrom(set, [year(set, "a", "5", "6", "7"), year(set, "b", "3", "6", "8")]);
    const [a, b] = [side.situations.get("a"), side.situations.get("b")];
    if (a === undefined || b === undefined) throw new Error("one is missing");
    const above = whyAbove(a, b);
    // 18/3 = 6 and 17/3 = 5.666… → 5.67.
    expect(
      above.lines.map((line) => [aheadInWords(above, line, "vi").slice(0, 8), textOfExact(line.lead)]),
    ).toEqual([
      ["2025-Q1", "2/3"],
      ["2025-Q3", "-1/3"],
      ["Làm tròn", "-1/300"],
    ]);
    expect(textOfExact(above.lead)).toBe("0.33");
  });
});

describe("a list", () => {
  const set = setFrom(
    edition({
      facts: `vi_pham: { type: list, label: Vi phạm, ask: Có không?, document: none, fields: { ${fact("muc", "choice", ", levels: { nang: Nặng, nhe: Nhẹ }").trim()} } }\n${fact("co_a", "yes-no")}`,
      criteria:
        criterion("1", "10", "{ kind: yes-no, fact: co_a }") +
        criterion(
          "2",
          "0",
          '{ kind: each, list: vi_pham, when-none: "0", rule: { kind: choice, fact: vi_pham.muc, points: { nang: "-2", nhe: "-0.5" } }, at-least: "-5" }',
          'floor: "-5", ',
        ),
    }),
  );

  // One light: −0.5. A light and two grave ones: −4.5.
  test("is one cause with all its items", () => {
    const one = compared(
      sideWith(set, { co_a: "có", "vi_pham.muc#1": "nhe" }),
      sideWith(set, { co_a: "có", "vi_pham.muc#1": "nhe", "vi_pham.muc#2": "nang", "vi_pham.muc#3": "nang" }),
    );
    expect(told(one)).toEqual(["fact vi_pham -4"]);
  });

  test("that turns out to have none gives back what its items took", () => {
    const one = compared(
      sideWith(set, { co_a: "có", "vi_pham.muc#1": "nang" }),
      sideWith(set, { co_a: "có", vi_pham: "không" }),
    );
    expect(told(one)).toEqual(["fact vi_pham 2"]);
  });
});

describe("who is scored, and as what", () => {
  const cells: Cells = { co_a: "có" };
  const table = (more: string) =>
    setFrom(
      edition({
        facts: fact("co_a", "yes-no") + fact("thanh_lap", "yes-no"),
        criteria: criterion("1", "10", "{ kind: yes-no, fact: co_a }"),
        more,
      }),
    );

  test("whoever is no longer among those scored loses everything on a line of its own", () => {
    const set = table('eligibility: [{ when: { fact: thanh_lap, is: "yes" }, why: Mới thành lập }]');
    const one = compared(
      sideWith(set, { ...cells, thanh_lap: "có" }),
      sideWith(set, { ...cells, thanh_lap: "không" }),
    );
    expect(told(one)).toEqual(["fact thanh_lap 0", "eligibility -10"]);
    expect(one.grade).toMatchObject({ from: "dat", to: "not-gradable", is: "worse" });
  });

  test("what the list says of the agency is a cause of its own", () => {
    const set = setFrom(
      edition({
        facts: fact("co_a", "yes-no"),
        criteria: criterion(
          "1",
          "10",
          '{ kind: cases, cases: [{ when: { attribute: mien_nui, is: "yes" }, points: "10" }], otherwise: { rule: { kind: yes-no, fact: co_a, yes: "6" } } }',
        ),
        more: "attributes: { mien_nui: Miền núi }",
      }),
    );
    const side = (attributes: readonly string[]) =>
      sideFrom(set, [recordFrom(set, cells, agencyOf("a", { attributes }))]);
    expect(told(compared(side([]), side(["mien_nui"])))).toEqual(["agency 4"]);
  });

  test("a fact of another type in the other edition is not read as if it were the same", () => {
    const [before, after] = [
      table(""),
      setFrom(
        edition({
          facts: fact("co_a", "integer"),
          criteria: criterion("1", "10", '{ kind: count, fact: co_a, each: "5" }'),
        }),
      ),
    ];
    const one = compared(sideWith(before, cells), sideWith(after, { co_a: "1" }));
    expect(one.facts.unknown).toEqual(["co_a"]);
    // 10 by the old rule; unread by the new one: 0; then 1 × 5.
    expect(told(one)).toEqual(["rule 1 -10", "fact co_a 5"]);
  });
});
