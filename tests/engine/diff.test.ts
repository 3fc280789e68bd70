/** Two editions laid side by side: each change planted alone into a small one, and told as an officer reads it. */
import { describe, expect, test } from "vitest";
import { changeInWords, diffSets, type Lang } from "../../src/engine/index.ts";
import { edition, fact, setFrom } from "../builders.ts";

const row = (code: string, title: string, max: string, rule: string, more = "") =>
  `    - { code: ${code}, title: ${title}, max: ${max}, scorer: hoi_dong, source: { document: nguon, item: "1", quote: lời ${code} }, ${more}rule: ${rule} }\n`;

const facts =
  fact("co", "yes-no") +
  fact("ty_le", "percentage") +
  fact("dem", "integer", ', unit: cuộc, max: "20"').replace("label: dem", "label: Số cuộc") +
  fact("ngay", "date") +
  fact("muc", "choice", ", levels: { cao: Cao, thap: Thấp }");

const rules = {
  bands:
    '{ kind: bands, fact: ty_le, bands: [{ from: "80", points: "2" }, { from: "50", below: "80", points: "1" }, { below: "50", points: "0" }] }',
  cases:
    '{ kind: cases, cases: [{ when: { fact: dem, at-least: "3" }, points: "1" }], otherwise: { points: "0" } }',
  sum: '{ kind: sum, parts: [{ label: Một, max: "1", rule: { kind: yes-no, fact: co } }, { label: Hai, max: "1", rule: { kind: count, fact: dem, each: "0.5" } }] }',
};

const base = `${edition({
  facts,
  criteria: `- code: I
  title: Lãnh đạo
  max: "6"
  children:
${row("I.1", "Có kế hoạch", '"2"', "{ kind: yes-no, fact: co }")}${row("I.2", "Ban hành đúng hạn", '"2"', '{ kind: deadline, fact: ngay, before: N-02-15, late: "50%" }')}${row("I.3", "Tỷ lệ hài lòng", '"2"', rules.bands)}- code: II
  title: Kết quả
  max: "4"
  children:
${row("II.1", "Số cuộc họp", '"1"', rules.cases)}${row("II.2", "Mức kiểm tra", '"1"', '{ kind: choice, fact: muc, points: { cao: "1", thap: "0" } }')}${row("II.3", "Hai việc", '"2"', rules.sum)}`,
  more: `grade-ceilings: [{ at-most: khong_dat, when: { fact: dem, less-than: "1" }, why: Không họp }]
not-gradable: [{ when: { fact: ngay, done: "no" }, why: Chưa nộp }]
cases: [{ name: Một, kind: so, year: "2025", facts: { dem: "3" }, expect: { points: { II.1: "1" } } }]`,
}).replace("{ so: Sở }", "{ so: Sở, xa: Xã }")}`;

type Swap = readonly [from: string, to: string];

/** The small edition with some texts put in place of others, each of which must be there once. */
function changed(...swaps: readonly Swap[]) {
  return setFrom(
    swaps.reduce((text, [from, to]) => {
      if (text.split(from).length !== 2) throw new Error(`not once in the set: ${from}`);
      return text.replace(from, to);
    }, base),
  );
}

const told = (lang: Lang, ...swaps: readonly Swap[]) =>
  diffSets(setFrom(base), changed(...swaps)).map((change) => changeInWords(change, lang));

test("an edition is the same as itself, and another date alone is no change", () => {
  expect(diffSets(setFrom(base), setFrom(base))).toEqual([]);
  expect(told("vi", ['edition: "2025-01-01"', 'edition: "2026-01-01"'])).toEqual([]);
});

test("what is written out but held anyway is no change, nor is a number written otherwise", () => {
  expect(
    told(
      "vi",
      ['late: "50%"', 'late: "50.0%", not-done: "0", in-time: "100%"'],
      ["ask: ngay, document: none", 'ask: ngay, document: none, may-not-apply: "no"'],
      ["policy: rescale", "policy: rescale, level: total"],
      ["code: I.1, title: Có kế hoạch,", 'floor: "0", code: I.1, for: [xa, so], title: Có kế hoạch,'],
    ),
  ).toEqual(["I.1: thêm áp dụng cho Xã, Sở"]);
});

const one: readonly (readonly [
  name: string,
  swaps: readonly Swap[],
  vi: readonly string[],
  en?: readonly string[],
])[] = [
  [
    "the title",
    [["title: Bộ thử", "title: Bộ mới"]],
    ["Tên: “Bộ thử” → “Bộ mới”"],
    ["Title: “Bộ thử” → “Bộ mới”"],
  ],
  [
    "the decision",
    [
      [
        '{ number: 1/QĐ, date: "2025-01-01", issuer: Nơi thử }',
        '{ number: 2/QĐ, date: "2025-03-15", issuer: Nơi khác }',
      ],
    ],
    [
      "Số văn bản: “1/QĐ” → “2/QĐ”",
      "Ngày văn bản: 01/01/2025 → 15/03/2025",
      "Cơ quan ban hành: “Nơi thử” → “Nơi khác”",
    ],
    [
      "Number of the decision: “1/QĐ” → “2/QĐ”",
      "Date of the decision: 01/01/2025 → 15/03/2025",
      "Issuer: “Nơi thử” → “Nơi khác”",
    ],
  ],
  [
    "the basis, which brings a notice",
    [["basis: official", "basis: reconstruction\nnotice: { vi: Giả định, en: Assumed }"]],
    [
      "Cơ sở: chính thức → bản dựng lại",
      "Thêm lời báo: lời báo tiếng Việt “Giả định”, lời báo tiếng Anh “Assumed”",
    ],
    [
      "Basis: official → reconstruction",
      "Added notice: notice in Vietnamese “Giả định”, notice in English “Assumed”",
    ],
  ],
  [
    "what it governs",
    [['{ periods: [year], from: "2025" }', '{ periods: [year, quarter], from: "2026", to: "2027" }']],
    ["Loại kỳ áp dụng: năm → năm, quý", "Năm áp dụng đầu: 2025 → 2026", "Thêm năm áp dụng cuối: 2027"],
    [
      "Periods governed: year → year, quarter",
      "First year governed: 2025 → 2026",
      "Added last year governed: 2027",
    ],
  ],
  [
    "a kind of agency",
    [["{ so: Sở, xa: Xã }", "{ so: Sở ngành, xa: Xã, don_vi: Đơn vị }"]],
    ["Loại đơn vị “Sở ngành” (so): tên “Sở” → “Sở ngành”", "Loại đơn vị “Đơn vị” (don_vi): thêm"],
  ],
  [
    "a scorer's wording",
    [["hoi_dong: Hội đồng", "hoi_dong: Hội đồng tỉnh"]],
    ["Bên chấm “Hội đồng tỉnh” (hoi_dong): tên “Hội đồng” → “Hội đồng tỉnh”"],
  ],
  [
    "a source",
    [["{ nguon: { title: Nguồn } }", "{ nguon: { title: Nguồn, number: 5/HD }, khac: { title: Khác } }"]],
    ["Nguồn “5/HD” (nguon): thêm số “5/HD”", "Nguồn “Khác” (khac): thêm"],
  ],
  [
    "a maximum, and with it the other and the base",
    [
      ['title: Có kế hoạch, max: "2"', 'title: Có kế hoạch, max: "3"'],
      ['title: Lãnh đạo\n    max: "6"', 'title: Lãnh đạo\n    max: "7"'],
      ['base: "10"', 'base: "11"'],
    ],
    ["Tổng điểm: 10 → 11", "I: điểm tối đa 6 → 7", "I.1: điểm tối đa 2 → 3"],
    ["Base: 10 → 11", "I: maximum 6 → 7", "I.1: maximum 2 → 3"],
  ],
  [
    "maxima for one kind of agency, told for those where they differ",
    [
      ['title: Có kế hoạch, max: "2"', 'title: Có kế hoạch, max: { so: "2", xa: "1.5" }'],
      ['title: Ban hành đúng hạn, max: "2"', 'title: Ban hành đúng hạn, max: { so: "2", xa: "2.5" }'],
    ],
    ["I.1: điểm tối đa với Xã 2 → 1,5", "I.2: điểm tối đa với Xã 2 → 2,5"],
    ["I.1: maximum for Xã 2 → 1.5", "I.2: maximum for Xã 2 → 2.5"],
  ],
  [
    "a floor",
    [["code: I.1,", 'floor: "-2", code: I.1,']],
    ["I.1: điểm thấp nhất 0 → −2"],
    ["I.1: floor 0 → −2"],
  ],
  ["a ceiling", [["code: I.1,", "ceiling: none, code: I.1,"]], ["I.1: điểm cao nhất 100 % → không giới hạn"]],
  ["whom it is for", [["code: I.1,", "for: [so, xa], code: I.1,"]], ["I.1: thêm áp dụng cho Sở, Xã"]],
  [
    "a title",
    [["title: Có kế hoạch", "title: Có kế hoạch năm"]],
    ["I.1: tên “Có kế hoạch” → “Có kế hoạch năm”"],
  ],
  [
    "who scores",
    [
      ["{ hoi_dong: Hội đồng }", "{ hoi_dong: Hội đồng, so_noi_vu: Sở Nội vụ }"],
      ['title: Có kế hoạch, max: "2", scorer: hoi_dong', 'title: Có kế hoạch, max: "2", scorer: so_noi_vu'],
    ],
    ["Bên chấm “Sở Nội vụ” (so_noi_vu): thêm", "I.1: bên chấm “Hội đồng” → “Sở Nội vụ”"],
  ],
  [
    "the source clause",
    [['item: "1", quote: lời I.1', 'item: "1.0", quote: lời khác']],
    ["I.1: điều khoản nguồn “1” → “1.0”", "I.1: lời trích “lời I.1” → “lời khác”"],
    ["I.1: source item “1” → “1.0”", "I.1: quote “lời I.1” → “lời khác”"],
  ],
  [
    "the source document",
    [
      ["{ nguon: { title: Nguồn } }", "{ nguon: { title: Nguồn }, moi: { title: Văn bản mới } }"],
      ['document: nguon, item: "1", quote: lời I.1', 'document: moi, item: "1", quote: lời I.1'],
    ],
    ["Nguồn “Văn bản mới” (moi): thêm", "I.1: văn bản nguồn “Nguồn” → “Văn bản mới”"],
  ],
  [
    "a threshold",
    [
      ['from: "80", points', 'from: "85", points'],
      ['below: "80"', 'below: "85"'],
    ],
    ["I.3: ngưỡng (bands[0].from) 80 → 85", "I.3: ngưỡng (bands[1].below) 80 → 85"],
    ["I.3: threshold (bands[0].from) 80 → 85", "I.3: threshold (bands[1].below) 80 → 85"],
  ],
  [
    "a bound that no longer counts itself",
    [
      ['from: "80", points', 'above: "80", points'],
      ['below: "80"', 'to: "80"'],
    ],
    [
      "I.3: ngưỡng (bands[0].from → bands[0].above) từ 80 → trên 80",
      "I.3: ngưỡng (bands[1].below → bands[1].to) dưới 80 → đến 80",
    ],
    [
      "I.3: threshold (bands[0].from → bands[0].above) from 80 → above 80",
      "I.3: threshold (bands[1].below → bands[1].to) below 80 → to 80",
    ],
  ],
  [
    "a band more, by which its neighbour is narrower",
    [
      [
        '[{ from: "80", points: "2" }',
        '[{ from: "90", points: "1.5" }, { from: "80", below: "90", points: "2" }',
      ],
    ],
    ["I.3: thêm mức (bands[0]) từ 90, điểm 1,5", "I.3: thêm ngưỡng (bands[1].below) 90"],
    ["I.3: added band (bands[0]) from 90, points 1.5", "I.3: added threshold (bands[1].below) 90"],
  ],
  [
    "a band less",
    [['{ from: "50", below: "80", points: "1" }, { below: "50"', '{ below: "80"']],
    [
      "I.3: bỏ mức (bands[1]) từ 50, dưới 80, điểm 1",
      "I.3: ngưỡng (bands[2].below → bands[1].below) 50 → 80",
    ],
  ],
  [
    "points",
    [['late: "50%"', 'late: "25%"']],
    ["I.2: điểm khi muộn (late) 50 % → 25 %"],
    ["I.2: points when late (late) 50 % → 25 %"],
  ],
  [
    "points that were left out",
    [['late: "50%"', 'late: "50%", not-done: "-1"']],
    ["I.2: điểm khi không làm (not-done) 0 → −1"],
  ],
  ["points of a level", [['thap: "0"', 'thap: "0.5"']], ["II.2: điểm (points.thap) 0 → 0,5"]],
  [
    "a day",
    [["before: N-02-15", "before: N-02-28"]],
    ["I.2: hạn (before) 15/02 năm đánh giá → 28/02 năm đánh giá"],
  ],
  [
    "a day that counts itself",
    [["before: N-02-15", "by: N+1-01-10"]],
    ["I.2: hạn (before → by) trước ngày 15/02 năm đánh giá → đến hết ngày 10/01 năm sau"],
    ["I.2: deadline (before → by) before 15/02 of the year evaluated → by 10/01 of the year after"],
  ],
  [
    "a condition inside a rule",
    [['at-least: "3"', 'at-least: "2"']],
    ["II.1: mức ít nhất (cases[0].when.at-least) 3 → 2"],
  ],
  [
    "a fact",
    [
      [
        "{ kind: yes-no, fact: co } }\n      - { code: I.2",
        "{ kind: yes-no, fact: co_2 } }\n      - { code: I.2",
      ],
      ["  ty_le:", "  co_2: { type: yes-no, label: Có mới, ask: Có không?, document: asked }\n  ty_le:"],
    ],
    [
      "I.1: dữ kiện (fact) “co” → “Có mới”",
      "Dữ kiện “Có mới” (co_2): thêm (loại có/không, câu hỏi “Có không?”, tài liệu kiểm chứng cần có)",
    ],
    [
      "I.1: fact (fact) “co” → “Có mới”",
      "Fact “Có mới” (co_2): added (type yes or no, question “Có không?”, document asked for)",
    ],
  ],
  [
    "the kind of a rule",
    [
      [rules.bands, "{ kind: yes-no, fact: co }"],
      ["  ty_le: { type: percentage, label: ty_le, ask: ty_le, document: none }\n", ""],
    ],
    [
      "I.3: quy tắc khác. Trước: Theo “ty_le”: từ 80: 2; từ 50 dưới 80: 1; dưới 50: 0. Nay: “co”: có được 2 điểm, không được 0.",
      "Dữ kiện ty_le: bỏ",
    ],
    [
      "I.3: another rule. Before: By “ty_le”: from 80: 2; from 50 below 80: 1; below 50: 0. Now: “co”: yes earns 2, no earns 0.",
      "Fact ty_le: removed",
    ],
  ],
  [
    "a part's worth and points, found by its label",
    [
      [
        'max: "1", rule: { kind: count, fact: dem, each: "0.5" }',
        'max: "1", rule: { kind: count, fact: dem, each: "0.25" }',
      ],
    ],
    ["II.3: điểm mỗi trường hợp (parts[1].rule.each) 0,5 → 0,25"],
  ],
  [
    "a fact's question, document, bounds, and what silence means",
    [
      [
        'label: Số cuộc, ask: dem, document: none, unit: cuộc, max: "20" }',
        'label: Số cuộc, ask: Bao nhiêu?, document: required, unit: cuộc, max: "30", min: "1", may-not-apply: "yes", if-missing: "1" }',
      ],
      ['less-than: "1"', 'less-than: "2"'],
    ],
    [
      "Dữ kiện “Số cuộc” (dem): câu hỏi “dem” → “Bao nhiêu?”",
      "Dữ kiện “Số cuộc” (dem): tài liệu kiểm chứng không cần → bắt buộc",
      "Dữ kiện “Số cuộc” (dem): giá trị lớn nhất 20 → 30",
      "Dữ kiện “Số cuộc” (dem): thêm giá trị nhỏ nhất 1",
      "Dữ kiện “Số cuộc” (dem): được ghi KAD không → có",
      "Dữ kiện “Số cuộc” (dem): thêm khi thiếu thì hiểu là 1",
      "Giới hạn xếp loại [0]: điều kiện “Số cuộc” dưới 1 → “Số cuộc” dưới 2",
    ],
  ],
  [
    "a fact's type",
    [["dem: { type: integer", "dem: { type: decimal"]],
    ["Dữ kiện “Số cuộc” (dem): loại số nguyên → số thập phân"],
  ],
  ["a level's wording", [["cao: Cao", "cao: Rất cao"]], ["Dữ kiện muc: mức cao “Cao” → “Rất cao”"]],
  [
    "the policy for what does not apply",
    [["{ policy: rescale }", "{ policy: full }"]],
    ["Tiêu chí không áp dụng: cách xử lý quy đổi phần còn lại → được điểm tối đa"],
    ["Criteria that do not apply: policy the rest is rescaled → full points"],
  ],
  [
    "the rounding",
    [
      [
        '[{ of: total, places: "2", mode: half-up }]',
        '[{ of: criterion, places: "1", mode: down }, { of: total, places: "1", mode: half-up }]',
      ],
    ],
    [
      "Làm tròn “từng tiêu chí” (criterion): thêm (số chữ số thập phân 1, cách làm tròn xuống)",
      "Làm tròn “tổng” (total): số chữ số thập phân 2 → 1",
    ],
  ],
  [
    "a grade's threshold",
    [['at-least: "5"', 'at-least: "60%"']],
    ["Mức xếp loại “Đạt” (dat): ngưỡng 5 → 60 %"],
    ["Grade “Đạt” (dat): threshold 5 → 60 %"],
  ],
  [
    "a grade's condition",
    [
      [
        'at-least: "5" }',
        'at-least: "5", requires: { all: [{ fact: co, is: "yes" }, { points: I, at-least: "60%" }] } }',
      ],
    ],
    ["Mức xếp loại “Đạt” (dat): thêm điều kiện “co” là có và điểm của mục I từ 60 % điểm tối đa"],
  ],
  [
    "a grade more",
    [["{ id: khong_dat,", '{ id: tam, name: Tạm, at-least: "3" }, { id: khong_dat,']],
    ["Mức xếp loại “Tạm” (tam): thêm (ngưỡng 3)"],
    ["Grade “Tạm” (tam): added (threshold 3)"],
  ],
  ["a grade less", [['{ id: dat, name: Đạt, at-least: "5" }, ', ""]], ["Mức xếp loại “Đạt” (dat): bỏ"]],
  [
    "a ceiling's grade and reason",
    [
      ["at-most: khong_dat, when", "at-most: dat, when"],
      ["why: Không họp", "why: Chưa họp"],
    ],
    [
      "Giới hạn xếp loại [0]: mức cao nhất Không đạt → Đạt",
      "Giới hạn xếp loại [0]: lý do “Không họp” → “Chưa họp”",
    ],
  ],
  [
    "a cause for no grade less",
    [['not-gradable: [{ when: { fact: ngay, done: "no" }, why: Chưa nộp }]\n', ""]],
    ["Trường hợp không xếp loại [0]: bỏ (điều kiện “ngay”: không thực hiện, lý do “Chưa nộp”)"],
  ],
  [
    "the ranking",
    [["ranking: {}", "ranking: { tie-breaks: [I, II] }"]],
    ["Xếp hạng: thêm tiêu chí phụ I, II"],
    ["Ranking: added tie-breaks I, II"],
  ],
  [
    "the number of cases",
    [
      [
        "cases: [{ name: Một",
        'cases: [{ name: Hai, kind: so, year: "2025", facts: {}, expect: {} }, { name: Một',
      ],
    ],
    ["Ví dụ: 1 → 2"],
    ["Worked cases: 1 → 2"],
  ],
  ["a case", [['facts: { dem: "3" }', 'facts: { dem: "4" }']], ["Ví dụ: nội dung thay đổi"]],
];

for (const [name, swaps, vi, en] of one) {
  test(`a change of ${name} is told alone`, () => {
    expect(told("vi", ...swaps)).toEqual(vi);
    if (en) expect(told("en", ...swaps)).toEqual(en);
  });
}

describe("groups and criteria", () => {
  const [firstRow, lastRow] = [
    row("I.1", "Có kế hoạch", '"2"', "{ kind: yes-no, fact: co }"),
    row("II.3", "Hai việc", '"2"', rules.sum),
  ].map((text) => `  ${text}`) as [string, string];
  const worth = (group: string, before: string, after: string): Swap => [
    `title: ${group}\n    max: "${before}"`,
    `title: ${group}\n    max: "${after}"`,
  ];

  test("a new one is told with its title and what it is worth, where it stands in the table", () => {
    const added = firstRow
      .replace("I.1, title: Có kế hoạch", "I.0, title: Có quy chế")
      .replace('"2"', '{ so: "2", xa: "2" }');
    const swaps = [
      [firstRow, added + firstRow],
      worth("Lãnh đạo", "6", "8"),
      ['base: "10"', 'base: "12"'],
    ] as const;
    expect(told("vi", ...swaps)).toEqual([
      "Tổng điểm: 10 → 12",
      "I: điểm tối đa 6 → 8",
      "I.0: thêm tiêu chí “Có quy chế”, điểm tối đa Sở 2, Xã 2",
    ]);
    expect(told("en", ...swaps).at(-1)).toBe("I.0: added criterion “Có quy chế”, maximum Sở 2, Xã 2");
  });
  test("one that is gone is told after what it followed", () => {
    const gone = row(
      "I.2",
      "Ban hành đúng hạn",
      '"2"',
      '{ kind: deadline, fact: ngay, before: N-02-15, late: "50%" }',
    );
    expect(
      told(
        "vi",
        [`  ${gone}`, ""],
        worth("Lãnh đạo", "6", "4"),
        ['base: "10"', 'base: "8"'],
        ["I.3, title: Tỷ lệ hài lòng", "I.3, title: Mức hài lòng"],
      ),
    ).toEqual([
      "Tổng điểm: 10 → 8",
      "I: điểm tối đa 6 → 4",
      "I.2: bỏ tiêu chí “Ban hành đúng hạn”, điểm tối đa 2",
      "I.3: tên “Tỷ lệ hài lòng” → “Mức hài lòng”",
    ]);
  });
  test("a group that is gone is told with all that was in it", () => {
    const { tree } = setFrom(base);
    expect(tree).toHaveLength(2);
    const before = setFrom(base);
    const after = {
      ...before,
      tree: tree.slice(0, 1),
      written: {
        ...(before.written as object),
        criteria: (before.written as { criteria: unknown[] }).criteria.slice(0, 1),
      },
    };
    expect(diffSets(before, after).map((change) => changeInWords(change, "vi"))).toEqual([
      "II: bỏ nhóm “Kết quả”, điểm tối đa 4",
      "II.1: bỏ tiêu chí “Số cuộc họp”, điểm tối đa 1",
      "II.2: bỏ tiêu chí “Mức kiểm tra”, điểm tối đa 1",
      "II.3: bỏ tiêu chí “Hai việc”, điểm tối đa 2",
    ]);
    expect(diffSets(after, before).map((change) => changeInWords(change, "en"))[0]).toBe(
      "II: added group “Kết quả”, maximum 4",
    );
  });
  test("one with the same title under another code of another group has moved", () => {
    const swaps = [
      [firstRow, ""],
      [lastRow, lastRow + firstRow.replace("code: I.1", "code: II.4").replace("lời I.1", "lời II.4")],
      worth("Lãnh đạo", "6", "4"),
      worth("Kết quả", "4", "6"),
    ] as const;
    expect(told("vi", ...swaps)).toEqual([
      "I: điểm tối đa 6 → 4",
      "II: điểm tối đa 4 → 6",
      "II.4: chuyển từ I.1 sang II.4",
      "II.4: lời trích “lời I.1” → “lời II.4”",
    ]);
    expect(told("en", ...swaps)[2]).toBe("II.4: moved from I.1 to II.4");
  });
  test("one with the same code under another group has moved too", () => {
    expect(
      told(
        "vi",
        [firstRow, ""],
        [lastRow, lastRow + firstRow],
        worth("Lãnh đạo", "6", "4"),
        worth("Kết quả", "4", "6"),
      ),
    ).toEqual(["I: điểm tối đa 6 → 4", "II: điểm tối đa 4 → 6", "I.1: chuyển từ nhóm I sang nhóm II"]);
  });
  test("one with the same title under another code of the same group is renumbered", () => {
    expect(told("vi", ["code: I.1,", "code: I.9,"])).toEqual(["I.9: đổi số hiệu I.1 → I.9"]);
    expect(told("en", ["code: I.1,", "code: I.9,"])).toEqual(["I.9: renumbered I.1 → I.9"]);
  });
  test("where two exchange their codes, both are renumbered, and no title is told as changed", () => {
    expect(
      told("vi", ["code: I.1,", "code: I.2,"], ["code: I.2, title: Ban", "code: I.1, title: Ban"]),
    ).toEqual(["I.2: đổi số hiệu I.1 → I.2", "I.1: đổi số hiệu I.2 → I.1"]);
  });
  test("a renumbered group takes its own along: they have not moved", () => {
    expect(told("vi", ["code: II\n", "code: III\n"], ["code: II.2,", "code: III.2,"])).toEqual([
      "III: đổi số hiệu II → III",
      "III.2: đổi số hiệu II.2 → III.2",
    ]);
  });
  test("another order is told of the group", () => {
    expect(told("vi", [firstRow, ""], ["  - code: II\n", `${firstRow}  - code: II\n`])).toEqual([
      "I: thứ tự I.1, I.2, I.3 → I.2, I.3, I.1",
    ]);
  });
  test("two that share a title are told apart by their codes", () => {
    const twins = [
      ["title: Có kế hoạch", "title: Chung"],
      ["title: Ban hành đúng hạn", "title: Chung"],
    ] as const;
    const before = changed(...twins);
    const after = changed(...twins, ["code: I.2,", "code: I.7,"]);
    expect(diffSets(before, after).map((change) => changeInWords(change, "vi"))).toEqual([
      "I.7: đổi số hiệu I.2 → I.7",
    ]);
    const neither = changed(...twins, ["code: I.2,", "code: I.7,"], ["code: I.1,", "code: I.8,"]);
    expect(
      diffSets(before, neither)
        .map(({ what }) => what)
        .sort(),
    ).toEqual(["added", "added", "removed", "removed"]);
  });
});

describe("a key that nobody here has heard of", () => {
  const withKeys = (top: string, inNode: string, inRule: string, inFact: string) => {
    const set = setFrom(base);
    const written = structuredClone(set.written) as {
      criteria: { children: { rule: Record<string, unknown> }[] }[];
      facts: Record<string, Record<string, unknown>>;
    };
    const [node] = written.criteria[0]?.children ?? [];
    if (node === undefined || written.facts["co"] === undefined)
      throw new Error("the small edition has both");
    Object.assign(written, { tally: top });
    Object.assign(node, { weight: inNode });
    Object.assign(node.rule, { grace: { days: inRule } });
    Object.assign(written.facts["co"], { origin: inFact });
    return { ...set, written };
  };
  test("is seen all the same, with both its values", () => {
    const changes = diffSets(withKeys("once", "2", "3", "agency"), withKeys("twice", "2.5", "5?", "other"));
    expect(changes.map((change) => changeInWords(change, "vi"))).toEqual([
      "Mục tally: “once” → “twice”",
      "I.1: mục grace.days: 3 → 5°",
      "I.1: mục weight: 2 → 2,5",
      "Dữ kiện co: mục origin: “agency” → “other”",
    ]);
    expect(changes.map((change) => changeInWords(change, "en"))[2]).toBe("I.1: entry weight: 2 → 2.5");
  });
});

test("everything is told in the order of the file: the set, the table, facts, grades", () => {
  const abouts = diffSets(
    setFrom(base),
    changed(
      ['at-least: "5"', 'at-least: "6"'],
      ["label: Số cuộc", "label: Cuộc"],
      ["title: Hai việc", "title: Ba việc"],
      ["title: Bộ thử", "title: Bộ mới"],
      ["code: I.1,", "code: I.9,"],
      ["{ policy: rescale }", "{ policy: zero }"],
    ),
  ).map(({ about, after }) => `${about} ${after?.id ?? ""}`);
  expect(abouts).toEqual([
    "title ",
    "criteria I.9",
    "criteria II.3",
    "facts dem",
    "not-applicable ",
    "grades dat",
  ]);
});

test("a change is plain facts: which side says what, under which id and path", () => {
  const [change] = diffSets(setFrom(base), changed(['late: "50%"', 'late: "25%"']));
  expect(change).toMatchObject({
    about: "criteria",
    what: "changed",
    before: { id: "I.2", path: ["rule", "late"], written: "50%" },
    after: { id: "I.2", path: ["rule", "late"], written: "25%" },
  });
});

describe("what is counted over all agencies", () => {
  const withCounted = (more: string) => setFrom(`${base}\n${more}`);
  const counted = `handing-in: { fact: ngay, before: N-12-10 }
indicators:
  - { id: hop, label: Có họp, when: { fact: dem, at-least: "1" }, target: "80%" }
  - { id: ke_hoach, label: Có kế hoạch, when: { fact: co, is: "yes" } }`;
  const toldOf = (after: string, lang: Lang = "vi") =>
    diffSets(withCounted(counted), withCounted(after)).map((change) => changeInWords(change, lang));
  test.each([
    [
      "the last day of handing in",
      "before: N-12-10",
      "by: N-12-15",
      "Việc nộp: hạn trước ngày 10/12 năm đánh giá → đến hết ngày 15/12 năm đánh giá",
      "Handing in: deadline before 10/12 of the year evaluated → by 15/12 of the year evaluated",
    ],
    [
      "a target",
      '"80%"',
      '"90%"',
      "Chỉ tiêu “Có họp” (hop): mức phải đạt 80 % → 90 %",
      "Indicator “Có họp” (hop): target 80 % → 90 %",
    ],
    [
      "a target that is no longer there",
      ', target: "80%"',
      "",
      "Chỉ tiêu “Có họp” (hop): bỏ mức phải đạt 80 %",
      "Indicator “Có họp” (hop): removed target 80 %",
    ],
    [
      "a condition",
      'at-least: "1"',
      'at-least: "2"',
      "Chỉ tiêu “Có họp” (hop): điều kiện “Số cuộc” từ 1 → “Số cuộc” từ 2",
      "Indicator “Có họp” (hop): condition “Số cuộc” at least 1 → “Số cuộc” at least 2",
    ],
    [
      "an indicator gone",
      '  - { id: ke_hoach, label: Có kế hoạch, when: { fact: co, is: "yes" } }',
      "",
      "Chỉ tiêu “Có kế hoạch” (ke_hoach): bỏ",
      "Indicator “Có kế hoạch” (ke_hoach): removed",
    ],
  ])("%s", (_, from, to, vi, en) => {
    expect(counted).toContain(from);
    expect(toldOf(counted.replace(from, to))).toEqual([vi]);
    expect(toldOf(counted.replace(from, to), "en")).toEqual([en]);
  });
  test("a new rule of handing in and a new indicator", () => {
    const changes = diffSets(setFrom(base), withCounted(counted));
    expect(changes.map((change) => changeInWords(change, "vi"))).toEqual([
      "Việc nộp: thêm quy định: dữ kiện “ngay”, trước ngày 10/12 năm đánh giá",
      "Chỉ tiêu “Có họp” (hop): thêm (điều kiện “Số cuộc” từ 1, mức phải đạt 80 %)",
      "Chỉ tiêu “Có kế hoạch” (ke_hoach): thêm (điều kiện “co” là có)",
    ]);
  });
});
