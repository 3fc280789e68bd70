/** Editions of one set beside each other: years, codes and facts, each slip planted alone. */
import { describe, expect, test } from "vitest";
import { problemsBetweenEditions } from "../../../src/engine/criteria/editions.ts";
import { problemInWords } from "../../../src/engine/index.ts";
import { criterion, edition, fact, setFrom } from "../../builders.ts";

const facts = fact("co", "yes-no") + fact("dem", "integer", ", unit: cuộc") + fact("ty_le", "percentage");
const criteria =
  criterion("A", "4", "{ kind: yes-no, fact: co }").replace("title: Tiêu chí", "title: Có kế hoạch") +
  criterion("B", "3", '{ kind: count, fact: dem, each: "1" }').replace(
    "title: Tiêu chí",
    "title: Số cuộc họp",
  ) +
  criterion(
    "C",
    "3",
    '{ kind: bands, fact: ty_le, bands: [{ from: "80", points: "3" }, { below: "80", points: "0" }] }',
  ).replace("title: Tiêu chí", "title: Tỷ lệ");
const yaml = edition({ facts, criteria });

interface Governed {
  readonly periods?: string;
  readonly to?: string;
}

/** An edition of a year (its date, and the first year it governs). */
function editionOf(
  from: string,
  { periods = "year", to }: Governed = {},
  changes: readonly (readonly [string, string])[] = [],
) {
  const governs = `governs: { periods: [${periods}], from: "${from}"${to ? `, to: "${to}"` : ""} }`;
  const text = yaml
    .replace('edition: "2025-01-01"', `edition: "${from}-01-01"`)
    .replace('governs: { periods: [year], from: "2025" }', governs);
  return setFrom(
    changes.reduce((now, [old, put]) => {
      if (!now.includes(old)) throw new Error(`no ${old}`);
      return now.replaceAll(old, put);
    }, text),
  );
}

const found = (...sets: readonly ReturnType<typeof setFrom>[]) =>
  problemsBetweenEditions(sets).map(
    ({ id, severity, at, values }) =>
      `${severity} ${id} at ${at.path?.join(".")}: ${Object.values(values)
        .map((one) => one.split("\u241f")[0])
        .join(" | ")}`,
  );

describe("years", () => {
  test("that follow one another are in order", () => {
    expect(found(editionOf("2023", { to: "2024" }), editionOf("2025"))).toEqual([]);
  });
  test("an edition alone is in order", () => {
    expect(found(editionOf("2023"))).toEqual([]);
  });
  test("one year in two editions is an error", () => {
    expect(found(editionOf("2023", { to: "2025" }), editionOf("2025"))).toEqual([
      "error editions-overlap at governs: 2023-01-01 | 2025-01-01 | 2025 | năm",
    ]);
  });
  test("several years are told as a span, and so is one without end", () => {
    expect(found(editionOf("2023", { to: "2027" }), editionOf("2025", { to: "2026" }))).toEqual([
      "error editions-overlap at governs: 2023-01-01 | 2025-01-01 | 2025–2026 | năm",
    ]);
    expect(found(editionOf("2023"), editionOf("2025"))).toEqual([
      "error editions-overlap at governs: 2023-01-01 | 2025-01-01 | 2025–… | năm",
    ]);
  });
  test("every pair is looked at, not only neighbours", () => {
    expect(
      found(editionOf("2022"), editionOf("2023", { to: "2024" }), editionOf("2025")).map((one) =>
        one.slice(0, 58),
      ),
    ).toEqual([
      "error editions-overlap at governs: 2022-01-01 | 2023-01-01",
      "error editions-overlap at governs: 2022-01-01 | 2025-01-01",
    ]);
  });
  test("only kinds of period that both govern overlap", () => {
    const both = editionOf("2025", { periods: "year, quarter" });
    expect(found(editionOf("2023", { periods: "month" }), both)).toEqual([]);
    expect(found(editionOf("2023", { periods: "quarter, month" }), both)).toEqual([
      "error editions-overlap at governs: 2023-01-01 | 2025-01-01 | 2025–… | quý",
    ]);
  });
  test("a year that no edition governs is a hole", () => {
    expect(found(editionOf("2021", { to: "2022" }), editionOf("2024"))).toEqual([
      "warning editions-hole at governs.from: 2021-01-01 | 2024-01-01 | 2023 | năm",
    ]);
    expect(found(editionOf("2021", { to: "2022" }), editionOf("2025", { to: "2025" }))).toEqual([
      "warning editions-hole at governs.from: 2021-01-01 | 2025-01-01 | 2023–2024 | năm",
    ]);
  });
  test("an edition for another kind of period does not fill it", () => {
    const [first, last] = [editionOf("2021", { to: "2022" }), editionOf("2024")];
    expect(found(first, editionOf("2023", { to: "2023", periods: "quarter" }), last)).toEqual([
      "warning editions-hole at governs.from: 2021-01-01 | 2024-01-01 | 2023 | năm",
    ]);
    expect(found(first, editionOf("2023", { to: "2023" }), last)).toEqual([]);
  });
  test("is no hole where an older edition reaches further", () => {
    const long = editionOf("2020", { to: "2024", periods: "year" });
    const short = editionOf("2021", { to: "2021", periods: "year" });
    expect(found(long, short, editionOf("2025")).filter((one) => one.includes("hole"))).toEqual([]);
  });
});

describe("a code", () => {
  const laterWith = (...changes: readonly (readonly [string, string])[]) =>
    found(editionOf("2023", { to: "2024" }), editionOf("2025", {}, changes));
  const title = ["title: Số cuộc họp", "title: Số tin bài"] as const;
  const kind = [
    '{ kind: count, fact: dem, each: "1" }',
    "{ kind: ratio, part: dem, whole: dem, when-zero: not-applicable }",
  ] as const;
  test("with another title and another kind of rule means another thing", () => {
    expect(laterWith(title, kind)).toEqual([
      "warning code-meaning-changed at criteria.1.code: B | Số cuộc họp | Số tin bài | 2025-01-01",
    ]);
  });
  test("with another title and other facts means another thing", () => {
    expect(
      laterWith(
        title,
        ["count, fact: dem", "count, fact: ty_le"],
        ["dem: { type: integer, label: dem, ask: dem, document: none, unit: cuộc }", ""],
      ),
    ).toEqual(["warning code-meaning-changed at criteria.1.code: B | Số cuộc họp | Số tin bài | 2025-01-01"]);
  });
  test("with another title alone is the same thing, better named", () => {
    expect(laterWith(title)).toEqual([]);
  });
  test("with another rule alone is the same thing, measured otherwise", () => {
    expect(laterWith(kind)).toEqual([]);
  });
  test("keeps its title where only case, spaces and punctuation differ", () => {
    expect(laterWith(["title: Số cuộc họp", 'title: "SỐ  cuộc, họp."'], kind)).toEqual([]);
  });
  test("loses its title where a tone differs", () => {
    expect(laterWith(["title: Số cuộc họp", "title: Sổ cuộc họp"], kind)).toHaveLength(1);
  });
});

describe("a fact", () => {
  const laterWith = (...changes: readonly (readonly [string, string])[]) =>
    found(editionOf("2023", { to: "2024" }), editionOf("2025", {}, changes));
  test("with another type means another thing", () => {
    expect(laterWith(["type: integer", "type: decimal"])).toEqual([
      "warning fact-meaning-changed at facts.dem: dem | integer (cuộc) | decimal (cuộc) | 2025-01-01",
    ]);
  });
  test("with another unit, or none, means another thing", () => {
    expect(laterWith(["unit: cuộc", "unit: nghìn cuộc"])).toEqual([
      "warning fact-meaning-changed at facts.dem: dem | integer (cuộc) | integer (nghìn cuộc) | 2025-01-01",
    ]);
    expect(laterWith([", unit: cuộc", ""])).toEqual([
      "warning fact-meaning-changed at facts.dem: dem | integer (cuộc) | integer | 2025-01-01",
    ]);
  });
  test("with another label is the same", () => {
    expect(laterWith(["label: dem", "label: Đếm"])).toEqual([]);
  });
  test("is compared with the edition just before, not with older ones", () => {
    const decimal = [["type: integer", "type: decimal"]] as const;
    expect(
      found(
        editionOf("2021", { to: "2022" }),
        editionOf("2023", { to: "2024" }, decimal),
        editionOf("2025", {}, decimal),
      ),
    ).toEqual([
      "warning fact-meaning-changed at facts.dem: dem | integer (cuộc) | decimal (cuộc) | 2023-01-01",
    ]);
  });
});

test("every message says which editions, in both languages", () => {
  const sets = [
    editionOf("2021", { to: "2021", periods: "year, quarter" }),
    editionOf("2022"),
    editionOf("2023", { periods: "year, quarter" }, [["type: integer", "type: decimal"]]),
  ];
  const [overlap, hole, changed] = problemsBetweenEditions(sets);
  if (!overlap || !hole || !changed) throw new Error("three problems were planted");
  expect(problemInWords(overlap, "vi")).toMatchObject({
    what: "Hai bản 2022-01-01 và 2023-01-01 cùng áp dụng cho 2023–… (loại kỳ: năm).",
    remedy: "Ghi governs.to của bản 2022-01-01 là năm ngay trước năm đầu của bản 2023-01-01.",
  });
  expect(problemInWords(hole, "en").what).toBe(
    "No edition governs 2022 (periods: quarter): 2021-01-01 ends before, 2023-01-01 begins after.",
  );
  expect(problemInWords(hole, "vi").what).toBe(
    "Không bản nào áp dụng cho 2022 (loại kỳ: quý): bản 2021-01-01 kết thúc trước, bản 2023-01-01 bắt đầu sau.",
  );
  expect(problemInWords(changed, "vi").what).toBe(
    "Dữ kiện “dem” trước là integer (cuộc), từ bản 2023-01-01 là decimal (cuộc).",
  );
});
