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
    cells: ["14/02/2025", "15/02/2025", "16/02/2025", "không", "KAD"],
  },
  muc: {
    yaml: fact("muc", "choice", ", levels: { cao: Cao, vua: Vừa, thap: Thấp }"),
    cells: ["cao", "vua", "thap"],
  },
} as const;
export type SampleFact = keyof typeof sampleFacts;

export const sampleRules = {
  "yes-no": ["{ kind: yes-no, fact: co_a }", "{ kind: yes-no, fact: co_b }"],
  choice: [
    '{ kind: choice, fact: muc, points: { cao: "100%", vua: "1.5", thap: "0" } }',
    '{ kind: choice, fact: muc, points: { cao: "4", vua: "3", thap: "1" } }',
  ],
  graded: ["{ kind: graded, fact: diem }"],
  count: [
    '{ kind: count, fact: so_viec, each: "25%" }',
    '{ kind: count, fact: vi_pham, each: "0.5", at-most: "3" }',
    '{ kind: count, fact: so_viec, each: "1", at-most: none }',
  ],
  ratio: [
    "{ kind: ratio, part: phan, whole: tong, when-zero: not-applicable }",
    '{ kind: ratio, part: phan, whole: tong, when-zero: "100%" }',
    '{ kind: ratio, part: phan, whole: tong, when-zero: "0" }',
  ],
  bands: [
    '{ kind: bands, fact: ty_le, bands: [{ from: "80", points: "100%" }, { from: "50", below: "80", points: "2" }, { below: "50", points: "0" }] }',
    '{ kind: bands, fact: so_viec, bands: [{ is: "0", points: "0" }, { from: "1", to: "3", points: "1" }, { from: "4", points: "4" }] }',
    '{ kind: bands, part: phan, whole: tong, when-zero: not-applicable, bands: [{ is: "100", points: "100%" }, { from: "50", below: "100", points: "50%" }, { below: "50", points: "1" }] }',
    '{ kind: bands, fact: ty_le, bands: [{ above: "50", points: "3" }, { to: "50", points: "-2" }] }',
  ],
  deadline: [
    '{ kind: deadline, fact: ngay, before: N-02-15, late: "50%" }',
    '{ kind: deadline, fact: ngay, by: "2025-02-15", late: "1", not-done: "-1" }',
  ],
  checklist: [
    '{ kind: checklist, items: [{ fact: co_a, points: "1" }, { fact: co_b, points: "1" }, { fact: co_c, points: "2" }] }',
    '{ kind: checklist, items: [{ fact: co_a, points: "3" }, { fact: co_c, points: "1" }] }',
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
} satisfies Record<RuleKindName, readonly string[]>;

/** An edition with one criterion of 4 points under the given rule, held within −10 and 20. */
export const editionWith = (rule: string, policy = "rescale") =>
  edition({
    facts: Object.values(sampleFacts)
      .map(({ yaml }) => yaml)
      .join(""),
    criteria: `- { code: A, title: Tiêu chí, max: "4", floor: "-10", ceiling: "20", scorer: hoi_dong, source: { document: nguon, item: "1", quote: lời }, rule: ${rule} }\n`,
    base: "4",
  })
    .replace("policy: rescale", `policy: ${policy}`)
    .replace('at-least: "5"', 'at-least: "2"');
