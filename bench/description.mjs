/**
 * The table that every contestant scores, described once: 48 criteria in five capped groups and one without a cap,
 * three deductions, one bonus, four grades and a veto. Points are decimal text, so that nobody inherits a float.
 *
 * An expression is a name, `{ n: "0.25" }`, or `[operator, ...operands]`; `M` is what the criterion is worth.
 */
import { drawsFrom } from "./random.mjs";

export const year = 2025;
export const grades = [
  { id: "xuat_sac", name: "Xuất sắc", atLeast: "90" },
  { id: "tot", name: "Tốt", atLeast: "80" },
  { id: "hoan_thanh", name: "Hoàn thành", atLeast: "50" },
  { id: "khong_hoan_thanh", name: "Không hoàn thành", atLeast: null },
];
/** Who answers yes gets at most the grade at this place. */
export const veto = { fact: "co_vi_pham_nghiem_trong", atMost: 2 };

const n = (text) => ({ n: text });
const tenths = (count) => `${Math.floor(count / 10)}${count % 10 === 0 ? "" : `.${count % 10}`}`;

/** So many criteria of each kind; the knob is the ratio with which an agency is brought onto a boundary. */
const capped = ["I", "II", "III", "IV", "V"];
const weighty = { "yes-no": 13, count: 1, ratio: 7, bands: 7, deadline: 5, formula: 5 };

/** @param {number} seed */
export function describe(seed) {
  const draw = drawsFrom(seed);
  const kinds = draw.shuffled(Object.entries(weighty).flatMap(([kind, count]) => Array(count).fill(kind)));
  const made = {};
  const criteria = [];
  const groups = [];
  for (const code of capped) {
    groups.push({ code, max: "16", ceiling: "16" });
    const places = ["count-above", ...kinds.splice(0, 6)];
    add(code, draw.shuffled(places), shares(160, places.length));
  }
  groups.push({ code: "VI", max: "20", ceiling: null });
  add("VI", ["knob", ...kinds], [50, ...shares(150, kinds.length)]);

  groups.push({ code: "T", max: "0", ceiling: null }, { code: "P", max: "0", ceiling: null });
  criteria.push({
    ...extra("T.1", "so_khen_thuong", "0.75"),
    isBonus: true,
    ceiling: "3",
    floor: "0",
    atMost: "3",
  });
  for (const [index, [each, most]] of [
    ["-0.5", "2"],
    ["-0.25", "1"],
    ["-0.3", "1.5"],
  ].entries())
    criteria.push({
      ...extra(`P.${index + 1}`, `so_vi_pham_${index + 1}`, each),
      floor: `-${most}`,
      ceiling: "0",
      atMost: most,
    });
  return { seed, criteria, groups, grades, veto, base: "100" };

  /** Tenths of a point: most of them have no end in binary. */
  function shares(total, count) {
    const parts = Array(count).fill(10);
    for (let left = total - 10 * count; left > 0; left--) parts[draw.int(0, count - 1)] += 1;
    return parts;
  }

  function add(group, places, maxima) {
    for (const [index, place] of places.entries()) {
      const code = `${group}.${index + 1}`;
      const suffix = code.toLowerCase().replace(".", "_");
      const nth = made[place] ?? 0;
      made[place] = nth + 1;
      const max = maxima[index];
      criteria.push({ code, group, max: tenths(max), ...build[place](suffix, max, nth) });
    }
  }

  function extra(code, fact, each) {
    return { code, group: code[0], max: "0", kind: "count", fact, each, mayNotApply: false };
  }
}

const build = {
  "yes-no": (suffix, _, nth) => ({ kind: "yes-no", fact: `co_${suffix}`, mayNotApply: nth < 3 }),
  count: (suffix, max) => ({
    kind: "count",
    fact: `so_${suffix}`,
    each: "0.15",
    atMost: tenths(max),
    floor: "0",
    ceiling: tenths(max),
    mayNotApply: false,
  }),
  /** May earn more than it is worth, so that the cap of its group holds it. */
  "count-above": (suffix, max, nth) => ({
    kind: "count",
    fact: `so_${suffix}`,
    each: ["0.15", "0.35", "0.4", "0.3", "0.7"][nth],
    atMost: tenths(max + 12),
    floor: "0",
    ceiling: tenths(max + 12),
    mayNotApply: false,
  }),
  knob: (suffix) => ({
    kind: "ratio",
    fact: `ty_le_${suffix}`,
    outOf: "100",
    isKnob: true,
    mayNotApply: false,
  }),
  ratio: (suffix, _, nth) =>
    nth < 2
      ? { kind: "ratio", fact: `ty_le_${suffix}`, outOf: "100", mayNotApply: nth === 0 }
      : {
          kind: "ratio",
          part: `dat_${suffix}`,
          whole: `tong_${suffix}`,
          whenZero: nth === 2 ? "0" : "not-applicable",
          mayNotApply: nth !== 2,
        },
  bands: (suffix, max, nth) => ({
    kind: "bands",
    ...(nth < 2
      ? { part: `dat_${suffix}`, whole: `tong_${suffix}`, whenZero: "0" }
      : { fact: `ty_le_${suffix}` }),
    bands: [
      { from: ["95", "90", "92.5"][nth % 3], points: tenths(max) },
      { from: "80", points: tenths(Math.floor((max * 7) / 10)) },
      { from: "50", points: tenths(Math.floor((max * 4) / 10)) },
      { from: null, points: "0" },
    ],
    mayNotApply: false,
  }),
  deadline: (suffix, max, nth) => ({
    kind: "deadline",
    fact: `ngay_${suffix}`,
    by: ["02-15", "03-31", "06-20", "11-15", "12-10"][nth],
    ...(nth < 3
      ? { perDay: "0.15", perDayAtMost: tenths(Math.floor((max * 6) / 10)) }
      : { late: tenths(Math.floor(max / 2)) }),
    mayNotApply: false,
  }),
  formula: (suffix, _, nth) => ({ kind: "formula", ...formulas[nth](suffix) }),
};

/** `facts` says how each is asked: a number of cases, a share, a sum of money, yes or no. */
const formulas = [
  (s) => ({
    facts: { [`so_loi_${s}`]: "cases", [`so_tre_${s}`]: "cases" },
    formula: [
      "max",
      n("0"),
      ["-", ["-", "M", ["*", n("0.15"), `so_loi_${s}`]], ["*", n("0.35"), `so_tre_${s}`]],
    ],
    divisor: null,
    mayNotApply: false,
  }),
  (s) => ({
    facts: { [`dat_${s}`]: "part", [`tong_${s}`]: "whole", [`co_${s}`]: "yes-no" },
    formula: [
      "min",
      "M",
      [
        "+",
        ["*", ["*", ["/", `dat_${s}`, `tong_${s}`], "M"], n("0.8")],
        ["if", `co_${s}`, ["*", n("0.2"), "M"], n("0")],
      ],
    ],
    divisor: `tong_${s}`,
    whenZero: "not-applicable",
    mayNotApply: true,
  }),
  (s) => ({
    facts: { [`ty_le_a_${s}`]: "percentage", [`ty_le_b_${s}`]: "percentage" },
    formula: [
      "/",
      ["*", "M", ["+", ["*", n("0.6"), `ty_le_a_${s}`], ["*", n("0.4"), `ty_le_b_${s}`]]],
      n("100"),
    ],
    divisor: null,
    mayNotApply: false,
  }),
  (s) => ({
    facts: { [`so_${s}`]: "number" },
    formula: [
      "if",
      [">=", `so_${s}`, n("10")],
      "M",
      ["if", [">=", `so_${s}`, n("5")], ["*", n("0.7"), "M"], ["*", n("0.3"), "M"]],
    ],
    divisor: null,
    mayNotApply: false,
  }),
  (s) => ({
    facts: { [`chi_${s}`]: "spent", [`du_toan_${s}`]: "budget" },
    formula: [
      "if",
      ["<=", `chi_${s}`, `du_toan_${s}`],
      "M",
      ["max", n("0"), ["-", "M", ["*", ["/", ["-", `chi_${s}`, `du_toan_${s}`], `du_toan_${s}`], "M"]]],
    ],
    divisor: `du_toan_${s}`,
    whenZero: "0",
    mayNotApply: false,
  }),
];

/** Days from 1 January of the year to `MM-DD` of it. */
export const dayOfYear = (monthDay) =>
  Math.round(
    (Date.parse(`${year}-${monthDay}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / 86_400_000,
  );

/** The facts of the table, each with how it is asked, in the order of the criteria. */
export function factsOf({ criteria, veto }) {
  const asked = new Map();
  for (const one of criteria) {
    const { kind, fact, part, whole, mayNotApply, facts } = one;
    if (kind === "formula")
      for (const [id, as] of Object.entries(facts)) asked.set(id, { as, criterion: one });
    else if (part) {
      asked.set(part, { as: "part", whole, criterion: one });
      asked.set(whole, { as: "whole", criterion: one });
    } else {
      const as = {
        "yes-no": "yes-no",
        count: "number",
        ratio: "percentage",
        bands: "percentage",
        deadline: "date",
      };
      asked.set(fact, { as: as[kind], mayNotApply, criterion: one });
    }
  }
  asked.set(veto.fact, { as: "yes-no", criterion: null });
  return asked;
}
