/** One edition that uses every rule kind, with bonus, deduction, stand-ins and two kinds of agency: the laws' playground. */
import fc from "fast-check";
import { criterion, edition, fact } from "../builders.ts";
import { type SampleFact, sampleDerived, sampleFacts, sampleRules } from "./rules/samples.ts";

const rules = Object.values(sampleRules).flat();
const half = Math.ceil(rules.length / 2);
const held = 'floor: "-10", ';

const group = (code: string, max: number, children: readonly string[]) =>
  `- code: ${code}\n  title: Nhóm\n  max: "${max}"\n  children:\n${children.map((one) => `    ${one}`).join("")}`;

const worth = (group_: string) => (rule: string, index: number) =>
  criterion(`${group_}.${index + 1}`, "4", rule, held);

const facts = [
  ...Object.values(sampleFacts).map(({ yaml }) => yaml),
  fact("khen", "integer", ', max: "9"'),
  fact("ky_luat", "yes-no"),
  fact("im_lang", "yes-no", ', if-missing: "có"'),
].join("");

const criteria = [
  group("I", half * 4, rules.slice(0, half).map(worth("I"))),
  group("II", (rules.length - half) * 4 + 4, [
    ...rules.slice(half).map(worth("II")),
    criterion("II.x", "4", "{ kind: yes-no, fact: im_lang }"),
  ]),
  criterion("III", "0", '{ kind: count, fact: khen, each: "1", at-most: "3" }', 'ceiling: "3", '),
  criterion(
    "IV",
    "0",
    '{ kind: adjusted, minus: { parts: [{ max: "5", rule: { kind: yes-no, fact: ky_luat } }] } }',
    'floor: "-5", ',
  ),
].join("");

const base = String(rules.length * 4 + 4);

const more = `${sampleDerived}
grade-ceilings: [{ at-most: kha, when: { fact: ky_luat, is: "yes" }, why: Bị kỷ luật }]
not-gradable: [{ when: { fact: co_b, is: "no" }, why: Chưa nộp }]
`;

export const kitchenSink = (policy: string, level: string, rounding = "total") =>
  edition({ facts, criteria, base, more })
    .replace("policy: rescale", `policy: ${policy}, level: ${level}`)
    .replace("of: total", `of: ${rounding}`)
    .replace(
      /grades: .*\n/,
      'grades: [{ id: tot, name: Tốt, at-least: "75%", requires: { all: [{ points: I, at-least: "50%" }, { fact: ngay, before: N-02-15 }] } }, { id: kha, name: Khá, at-least: "50%" }, { id: yeu, name: Yếu }]\n',
    );

/** The same with groups inside a group, limits, causes for which all is lost, and nodes with a policy of their own. */
export const limitedSink = (policy: string, level: string, rounding = "total") =>
  kitchenSink(policy, level, rounding)
    .replace("- code: I\n", '- code: I\n    ceiling: "70%"\n    floor: "5"\n')
    .replace(
      "- code: II\n",
      '- code: II\n    not-applicable: full\n    zero-when: { when: { fact: co_b, is: "no" }, why: Chưa nộp }\n',
    )
    .replace(`code: I.1,`, "code: I.1, not-applicable: zero,")
    .replace(`code: I.2,`, "code: I.2, not-applicable: full,")
    .replace(
      "code: II.x,",
      'code: II.x, zero-when: { when: { points: I, less-than: "20%" }, why: Nhóm I quá thấp },',
    )
    .replace(
      "not-applicable: { policy",
      `total: { floor: "0", ceiling: "90%", zero-when: { when: { all: [{ fact: ky_luat, is: "yes" }, { fact: khen, at-most: "0" }] }, why: Kỷ luật } }
subtotals: { khong_thuong: { label: Không thưởng, without: [III] }, nhom_hai: { label: Nhóm hai, of: [II] } }
eligibility: [{ when: { not: { fact: dan_so, at-least: "999999999" } }, why: Quá lớn }]
grade-lowering: [{ when: { fact: vi_pham, above: "5" }, why: Nhiều vi phạm }]
fall-through: "no"
not-applicable: { policy`,
    )
    .replace('name: Khá, at-least: "50%" }', 'name: Khá, at-least: "50%", below: "75%" }')
    .replace("{ points: I, at-least", "{ points: khong_thuong, at-least");

export const allCells: Record<string, readonly string[]> = {
  ...Object.fromEntries((Object.keys(sampleFacts) as SampleFact[]).map((id) => [id, sampleFacts[id].cells])),
  khen: ["0", "2", "9"],
  ky_luat: ["có", "không"],
  im_lang: ["có", "không"],
};

export type State = "known" | "missing" | "pending";
export type Answers = Record<string, [cell: string, state: State]>;

export const answers: fc.Arbitrary<Answers> = fc.record(
  Object.fromEntries(
    Object.entries(allCells).map(([id, cells]) => [
      id,
      fc.tuple(
        fc.constantFrom<string>(...cells),
        fc.constantFrom<State>("known", "known", "missing", "pending"),
      ),
    ]),
  ),
);

export const complete = (given: Answers): Record<string, string> =>
  Object.fromEntries(Object.entries(given).map(([id, [cell]]) => [id, cell]));

/** `CHO` for what is pending unless told otherwise: a record with a pending fact cannot be closed. */
export const inHand = (given: Answers, pending = "CHO"): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).map(([id, [cell, state]]) => [
      id,
      state === "known" ? cell : state === "pending" ? pending : "",
    ]),
  );
