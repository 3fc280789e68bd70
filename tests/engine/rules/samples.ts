/** For every rule kind, rules that the shared laws are tried on. A kind without samples does not compile. */
import type { RuleKindName } from "../../../src/engine/rules/index.ts";
import { edition, fact } from "../../builders.ts";

/** The facts that the samples ask for, with cells that a clerk might write. */
export const sampleFacts = {
  co_a: { yaml: fact("co_a", "yes-no", ', may-not-apply: "yes"'), cells: ["có", "không", "KAD"] },
  co_b: { yaml: fact("co_b", "yes-no"), cells: ["có", "không"] },
  co_c: { yaml: fact("co_c", "yes-no", ', may-not-apply: "yes"'), cells: ["có", "không", "KAD"] },
  so_viec: { yaml: fact("so_viec", "integer", ', max: "9"'), cells: ["0", "1", "3", "4", "9"] },
  vi_pham: { yaml: fact("vi_pham", "integer"), cells: ["0", "1", "2", "7", "100"] },
  phan: { yaml: fact("phan", "integer", ', max: "20"'), cells: ["0", "1", "7", "19", "20"] },
  tong: {
    yaml: fact("tong", "integer", ', max: "20", may-not-apply: "yes"'),
    cells: ["0", "1", "7", "20", "KAD"],
  },
  ty_le: { yaml: fact("ty_le", "percentage"), cells: ["0", "49,99", "50", "79,999", "80", "100"] },
  diem: { yaml: fact("diem", "points", ', max: "4", step: "0.25"'), cells: ["0", "0,25", "3,75", "4"] },
  ngay: {
    yaml: fact("ngay", "date", ', may-not-apply: "yes"'),
    cells: ["14/02/2025", "15/02/2025", "16/02/2025", "01/02/2025", "01/03/2025", "không", "KAD"],
  },
  muc: {
    yaml: fact("muc", "choice", ", levels: { cao: Cao, vua: Vừa, thap: Thấp }"),
    cells: ["cao", "vua", "thap"],
  },
  han_nop: { yaml: fact("han_nop", "date"), cells: ["14/02/2025", "16/02/2025", "không"] },
  dan_so: {
    yaml: fact("dan_so", "integer"),
    cells: ["0", "1500000", "1999999", "2000000", "2150000", "9000000"],
  },
  binh_quan: {
    yaml: fact("binh_quan", "decimal", ', may-not-apply: "yes"'),
    cells: ["0", "49,5", "60", "2000000", "KAD"],
  },
  ket_qua: {
    yaml: fact("ket_qua", "decimal", ", min: none"),
    cells: ["-0,5", "0", "0,8", "1", "1,2", "1,5"],
  },
  cao_nhat: {
    yaml: fact("cao_nhat", "decimal", ', may-not-apply: "yes"'),
    cells: ["0,8", "1", "1,4", "1,5", "3", "KAD"],
  },
  ds: {
    yaml: `ds: { type: list, label: ds, ask: ds, document: none, fields: { ${fact("muc", "choice", ", levels: { nang: Nặng, nhe: Nhẹ }").trim()}, ${fact("so", "integer", ', max: "9", may-not-apply: "yes"').trim()} } }\n`,
    cells: [""],
  },
  "ds.muc#1": { yaml: "", cells: ["nang", "nhe"] },
  "ds.muc#2": { yaml: "", cells: ["nang", "nhe"] },
  "ds.so#1": { yaml: "", cells: ["0", "2", "9", "KAD"] },
  "ds.so#2": { yaml: "", cells: ["1", "3", "KAD"] },
  nua: {
    yaml: `nua: { type: list, per: half, label: nua, ask: nua, document: none, fields: { ${fact("so", "decimal", ', max: "4", may-not-apply: "yes"').trim()} } }\n`,
    cells: [""],
  },
  "nua.so#2025-H1": { yaml: "", cells: ["0", "1,5", "4", "KAD"] },
  "nua.so#2025-H2": { yaml: "", cells: ["0,5", "3", "KAD"] },
} as const;
export type SampleFact = keyof typeof sampleFacts;

export const sampleRules = {
  "yes-no": [
    "{ kind: yes-no, fact: co_a }",
    "{ kind: yes-no, fact: co_b }",
    '{ kind: yes-no, fact: co_a, yes: "-50%", no: "3" }',
  ],
  choice: [
    '{ kind: choice, fact: muc, points: { cao: "100%", vua: "1.5", thap: "0" } }',
    '{ kind: choice, fact: muc, points: { cao: "4", vua: "3", thap: "1" } }',
  ],
  graded: ["{ kind: graded, fact: diem }"],
  count: [
    '{ kind: count, fact: so_viec, each: "25%" }',
    '{ kind: count, fact: vi_pham, each: "0.5", at-most: "3" }',
    '{ kind: count, fact: so_viec, each: "1", at-most: none }',
    '{ kind: count, fact: vi_pham, each: "-0.5" }',
    '{ kind: count, fact: vi_pham, each: "-0.5", after: "2", at-most: "2" }',
    '{ kind: count, fact: so_viec, each: "0", after: "1", at-most: none }',
  ],
  ratio: [
    "{ kind: ratio, part: phan, whole: tong, when-zero: not-applicable }",
    '{ kind: ratio, part: phan, whole: tong, when-zero: "100%" }',
    '{ kind: ratio, part: phan, whole: tong, when-zero: "0" }',
    '{ kind: ratio, part: phan, whole: tong, when-zero: "50%", at-most: none }',
    '{ kind: ratio, part: tong, whole: phan, when-zero: not-applicable, at-most: "120%" }',
    '{ kind: ratio, fact: ty_le, out-of: "100" }',
    '{ kind: ratio, fact: so_viec, out-of: "3", at-most: none }',
    '{ kind: ratio, fact: vi_pham, out-of: "2", at-most: "75%" }',
  ],
  increment: [
    '{ kind: increment, fact: tb_nua, from: "1", start: "1", each: "0.5", per: "0.5" }',
    '{ kind: increment, fact: nhieu_nhat, from: { fact: it_nhat }, each: "1", per: "2", steps: whole }',
    '{ kind: increment, fact: dan_so, from: { fact: binh_quan }, start: "1", each: "0.5", per: "60000" }',
    '{ kind: increment, fact: tong, from: "7.5", direction: down, start: "1", each: "1", per: "2", steps: whole, at-most: none }',
    '{ kind: increment, fact: ty_le, from: { fact: binh_quan }, start: "25%", each: "0.25", per: "0.75", steps: whole }',
    '{ kind: increment, fact: ty_le, from: { fact: binh_quan }, direction: down, start: "4", each: "-0.5", per: "1.5", at-least: "-1" }',
    '{ kind: increment, fact: dan_so, from: "2000000", start: "3", each: "-1", per: "60000", scale: { when: { fact: co_a, is: "yes" }, by: "75%" } }',
    '{ kind: increment, fact: dan_so, from: "2000000", start: "10", each: "0.5", per: "60000", at-most: "25", scale: { when: { fact: co_b, is: "yes" }, by: "75%" } }',
    '{ kind: increment, fact: dan_so, from: { fact: binh_quan }, start: "2", each: "0", per: "1" }',
  ],
  relative: [
    "{ kind: relative, fact: tong_so, best: thuong }",
    "{ kind: relative, fact: ket_qua, best: cao_nhat }",
    '{ kind: relative, fact: ket_qua, best: cao_nhat, at-target: "3" }',
  ],
  bands: [
    '{ kind: bands, fact: ty_le_nang, bands: [{ from: "50", points: "0" }, { below: "50", points: "4" }] }',
    '{ kind: bands, fact: cong_thuc, bands: [{ above: "5", points: "4" }, { to: "5", points: "1" }] }',
    '{ kind: bands, fact: ty_le, bands: [{ from: "80", points: "100%" }, { from: "50", below: "80", points: "2" }, { below: "50", points: "0" }] }',
    '{ kind: bands, fact: so_viec, bands: [{ is: "0", points: "0" }, { from: "1", to: "3", points: "1" }, { from: "4", points: "4" }] }',
    '{ kind: bands, part: phan, whole: tong, when-zero: not-applicable, bands: [{ is: "100", points: "100%" }, { from: "50", below: "100", points: "50%" }, { below: "50", points: "1" }] }',
    '{ kind: bands, fact: ty_le, bands: [{ above: "50", points: "3" }, { to: "50", points: "-2" }] }',
    '{ kind: bands, fact: so_viec, bands: [{ is: "1", points: "3" }, { from: "4", to: "8", points: "100%" }], otherwise: "-1" }',
    '{ kind: bands, part: phan, whole: tong, when-zero: "1", bands: [{ from: "50", points: "4" }], otherwise: "0" }',
  ],
  deadline: [
    '{ kind: deadline, fact: ngay, by-fact: han_nop, late: "2", per-day: { minus: "10%", at-most: none }, not-done: "-1" }',
    '{ kind: deadline, fact: ngay, before: N-02-15, late: "50%" }',
    '{ kind: deadline, fact: ngay, by: "2025-02-15", late: "1", not-done: "-1" }',
    '{ kind: deadline, fact: ngay, before: N-02-15, in-time: "3", early: { days: "5", plus: "1" }, per-day: { minus: "0.25", at-most: "2" } }',
    "{ kind: deadline, fact: ngay, before-fact: han_nop }",
  ],
  checklist: [
    '{ kind: checklist, items: [{ fact: co_a, points: "1" }, { fact: co_b, points: "1" }, { fact: co_c, points: "2" }] }',
    '{ kind: checklist, items: [{ fact: co_a, points: "3" }, { fact: co_c, points: "1" }] }',
    '{ kind: checklist, items: [{ fact: co_a, points: "4" }, { fact: co_b, points: "-1" }, { fact: co_c, points: "-50%" }] }',
    '{ kind: checklist, items: [{ fact: co_a, points: "-1" }, { fact: co_c, points: "-2" }] }',
  ],
  sum: [
    '{ kind: sum, at-most: "3.5", parts: [{ max: "2", rule: { kind: yes-no, fact: co_a } }, { max: "2", rule: { kind: ratio, part: phan, whole: tong, when-zero: not-applicable } }] }',
    '{ kind: sum, at-least: "1", parts: [{ label: Một, max: "50%", rule: { kind: count, fact: so_viec, each: "1" } }, { label: Hai, max: "50%", rule: { kind: deadline, fact: ngay, before: N-02-15 } }] }',
  ],
  "best-of": [
    '{ kind: best-of, options: [{ max: "100%", rule: { kind: yes-no, fact: co_a } }, { max: "3", rule: { kind: ratio, part: phan, whole: tong, when-zero: not-applicable } }, { max: "2", rule: { kind: deadline, fact: ngay, before: N-02-15, not-done: "-1" } }] }',
  ],
  cases: [
    '{ kind: cases, cases: [{ when: { fact: co_a, is: "yes" }, rule: { kind: count, fact: so_viec, each: "1" } }, { when: { any: [{ fact: muc, one-of: [cao, vua] }, { not: { fact: ngay, done: "yes" } }] }, points: "50%" }], otherwise: { rule: { kind: yes-no, fact: co_c } } }',
    '{ kind: cases, cases: [{ when: { all: [{ fact: ty_le, at-least: "80" }, { fact: ngay, before: N-02-15 }, { fact: vi_pham, less-than: "1" }] }, points: "100%" }], otherwise: { points: "0" } }',
  ],
  adjusted: [
    '{ kind: adjusted, base: "100%", minus: { at-most: "3", parts: [{ max: "2", rule: { kind: count, fact: vi_pham, each: "0.5" } }, { max: "2", rule: { kind: yes-no, fact: co_c } }] }, plus: { at-most: "1", parts: [{ label: Thưởng, max: "1", rule: { kind: yes-no, fact: co_b } }] } }',
    '{ kind: adjusted, base: { kind: ratio, part: phan, whole: tong, when-zero: not-applicable }, minus: { parts: [{ max: "4", rule: { kind: count, fact: vi_pham, each: "1", at-most: none } }] }, at-least: "-2" }',
  ],
  each: [
    '{ kind: each, list: ds, when-none: "0", rule: { kind: choice, fact: ds.muc, points: { nang: "-2", nhe: "-0.5" } }, at-least: "-3" }',
    '{ kind: each, list: ds, take: mean, when-none: not-applicable, rule: { kind: count, fact: ds.so, each: "1" } }',
    '{ kind: each, list: ds, take: least, when-none: "50%", rule: { kind: count, fact: ds.so, each: "1" } }',
    '{ kind: each, list: nua, take: most, when-none: "1", at-most: "3", rule: { kind: bands, fact: nua.so, bands: [{ from: "3", points: "4" }, { below: "3", points: "1" }] } }',
  ],
  formula: [
    '{ kind: formula, formula: "if(co_b, min(M, so_viec * 0.5), 0)" }',
    '{ kind: formula, formula: "phan / tong * M", when-zero: "1" }',
    '{ kind: formula, formula: "round(ty_le / 3, 2) - if(muc == cao, 0, 2)" }',
    '{ kind: formula, formula: "if(ngay < date(N, 2, 15), M, M - 0.25 * so_viec)" }',
    '{ kind: formula, formula: "tb_so + dem_nang", when-zero: not-applicable }',
  ],
} satisfies Record<RuleKindName, readonly string[]>;

/** Derived facts of every kind that an agency has by itself; those that compare it with others have tests of their own. */
export const sampleDerived = `
derived:
  tb_so: { label: tb, kind: of-list, list: ds, take: mean, field: ds.so, when-none: "0" }
  it_nhat: { label: it, kind: of-list, list: ds, take: least, field: ds.so, where: { fact: ds.muc, is: nhe }, when-none: "4" }
  nhieu_nhat: { label: nhieu, kind: of-list, list: ds, take: most, field: ds.so, when-none: not-applicable }
  tong_so: { label: tong, kind: of-list, list: ds, take: sum, field: ds.so }
  dem_nang: { label: dem, kind: of-list, list: ds, take: count, where: { fact: ds.muc, is: nang } }
  ty_le_nang: { label: tl, kind: of-list, list: ds, take: share, where: { all: [{ fact: ds.muc, is: nang }, { fact: ds.so, at-least: "1" }] }, when-none: "0" }
  tb_nua: { label: tb nua, kind: of-list, list: nua, take: mean, field: nua.so, when-none: not-applicable }
  thuong: { label: thuong, kind: quotient, part: phan, whole: tong, percent: "yes", when-zero: "100" }
  cong_thuc: { label: ct, kind: formula, formula: "so_viec * 2 - thuong / 100" }
`;

/** Many a sample never earns its 4 points, and is no worse for it. */
const answers = ["max-unearned", "base-unearned", "grade-out-of-reach"]
  .map((finding) => `{ finding: ${finding}, because: một mẫu }`)
  .join(", ");

/** An edition with one criterion of 4 points under the given rule, held within −10 and 20; `facts` beside the samples. */
export const editionWith = (rule: string, policy = "rescale", facts = "") =>
  edition({
    facts:
      Object.values(sampleFacts)
        .map(({ yaml }) => yaml)
        .join("") + facts,
    criteria: `- { code: A, title: Tiêu chí, max: "4", floor: "-10", ceiling: "20", scorer: hoi_dong, source: { document: nguon, item: "1", quote: lời }, rule: ${rule} }\n`,
    base: "4",
    more: `${sampleDerived}answers: [${answers}]`,
  })
    .replace("policy: rescale", `policy: ${policy}`)
    // Only a reconstruction may assume a number.
    .replace(
      "basis: official",
      rule.includes('?"') ? "basis: reconstruction\nnotice: { vi: Mẫu, en: Sample }" : "basis: official",
    )
    .replace('at-least: "5"', 'at-least: "2"');
