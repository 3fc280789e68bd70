/** The score sheet of one agency (phiếu chấm điểm): result, groups, criteria, what is open, places to sign. */
import {
  dayMonthYear,
  type Evaluation,
  type ExplainedEntry,
  type Explanation,
  evaluationReport,
  explain,
  type Lang,
  labels,
  standingInWords,
} from "../../engine/index.ts";
import { barKey, groupBar, type Points } from "./drawings.ts";
import { type Html, html } from "./html.ts";
import { pageText, pairs, unseenCaption, vietnamese } from "./page.ts";

const words = {
  vi: {
    title: (agency: string, period: string) => `Phiếu chấm điểm: ${agency}, kỳ ${period}`,
    kind: "Loại",
    block: "Khối",
    period: "Kỳ",
    set: "Bộ tiêu chí",
    decision: "Theo",
    issued: (number: string, day: string) => `${number} ngày ${day}`,
    standing: "Vòng, tình trạng",
    result: "Kết quả",
    groups: "Điểm theo nhóm",
    drawn: "Phần đạt được",
    criteria: "Điểm từng tiêu chí",
    signatures: "Chữ ký",
    place: "……………, ngày …… tháng …… năm ………",
    scorer: "NGƯỜI CHẤM",
    head: "THỦ TRƯỞNG ĐƠN VỊ",
    sign: "(ký, ghi rõ họ tên)",
    seal: "(ký, đóng dấu, ghi rõ họ tên)",
    evidence: "Số liệu của đơn vị",
    outcome: "Kết quả chấm",
    semantics: "Cách hiểu quy tắc, phiên bản",
  },
  en: {
    title: (agency: string, period: string) => `Score sheet: ${agency}, period ${period}`,
    kind: "Kind",
    block: "Block",
    period: "Period",
    set: "Criteria set",
    decision: "Under",
    issued: (number: string, day: string) => `${number} of ${day}`,
    standing: "Round, status",
    result: "Result",
    groups: "Points by group",
    drawn: "Part reached",
    criteria: "Points of every criterion",
    signatures: "Signatures",
    place: "……………………, date ……/……/…………",
    scorer: "SCORED BY",
    head: "HEAD OF THE AGENCY",
    sign: "(signature and full name)",
    seal: "(signature, seal and full name)",
    evidence: "The agency's evidence",
    outcome: "The result",
    semantics: "Meaning of the rules, version",
  },
};

/** A page about one agency alone: no other agency's numbers are on it. */
export function scoreSheetPage(evaluation: Evaluation, lang: Lang): string {
  const { set, record, isClosed } = evaluation;
  const say = words[lang];
  const label = labels[lang];
  const explanation = explain(evaluation, lang);
  const title = say.title(record.agency.name, record.period.id);
  return pageText({
    lang,
    set,
    title,
    running: title,
    notices: explanation.notices,
    sheets: [
      {
        isProvisional: !isClosed,
        body: html`${agencyHead(evaluation, lang)}
<section><h2>${say.result}</h2>
<p class="total">${label.total}: ${explanation.total}</p>
${resultPairs(explanation, lang)}
</section>
${groupTable(evaluation, explanation, lang)}
${criteriaTable(explanation, lang)}
<section><h2>${label.open}</h2>
${explanation.open.length === 0 ? html`<p>${label.nothingOpen}</p>` : html`<ul>${explanation.open.map((text) => html`<li>${text}</li>`)}</ul>`}
</section>
<section class="signatures"><h2>${say.signatures}</h2>
<div><p>${say.place}<br/><strong>${say.scorer}</strong><br/>${say.sign}</p><p>${say.place}<br/><strong>${say.head}</strong><br/>${say.seal}</p></div>
</section>`,
      },
    ],
    trace: traceOf(evaluation, lang),
  });
}

/** By what a print about one agency can be traced; the digest of the result comes last and stands in the margins too. */
export function traceOf(evaluation: Evaluation, lang: Lang): (readonly [string, string])[] {
  const say = words[lang];
  const { evidence, digest, semantics } = evaluationReport(evaluation, lang);
  return [
    [say.semantics, semantics],
    [say.evidence, evidence.digest],
    [say.outcome, digest],
  ];
}

/** Who is scored, by what, for when, and whether it is final. */
export function agencyHead(evaluation: Evaluation, lang: Lang): Html {
  const { set, record } = evaluation;
  const { agency, period } = record;
  const say = words[lang];
  const { number, date, issuer } = set.decision;
  return pairs([
    [labels[lang].agency, html`<strong>${vietnamese(agency.name, lang)}</strong> (${agency.id})`],
    ...(agency.parentName === null
      ? []
      : [[labels[lang].parent, vietnamese(agency.parentName, lang)] as const]),
    [say.kind, vietnamese(set.kinds.get(agency.kind) ?? agency.kind, lang)],
    [say.block, vietnamese(agency.block, lang)],
    [say.period, period.id],
    [say.set, html`${vietnamese(set.title, lang)} (${set.id}@${set.edition})`],
    [say.decision, html`${say.issued(number, dayMonthYear(date))}, ${vietnamese(issuer, lang)}`],
    [say.standing, standingInWords(evaluation, lang)],
  ]);
}

/** Grade and why, and how a rescaled total came about. */
export function resultPairs({ totalHow, grade, gradeReasons }: Explanation, lang: Lang): Html {
  const label = labels[lang];
  return pairs([
    ...(totalHow === null ? [] : [[label.how, totalHow] as const]),
    [label.grade, html`<strong>${grade}</strong>`],
    ...(gradeReasons.length === 0 ? [] : [[label.why, ...gradeReasons] as const]),
  ]);
}

/** What stands at the top of the table, each with a bar; a bonus, worth nothing by itself, has none. */
function groupTable(evaluation: Evaluation, { entries }: Explanation, lang: Lang): Html | null {
  const say = words[lang];
  const label = labels[lang];
  const drawn = new Map(partsOf(evaluation));
  const rows = entries.filter(({ depth }) => depth === 0);
  if (rows.length === 0) return null;
  return html`<section class="together"><h2>${say.groups}</h2>
<table class="data"><caption><span class="unseen">${say.groups}:</span>${barKey(lang)}</caption>
<thead><tr><th scope="col">${label.criterion}</th><th scope="col" class="bars">${say.drawn}</th><th scope="col" class="number points">${label.points}</th></tr></thead>
<tbody>${rows.map((entry) => {
    const part = drawn.get(entry.code);
    const picture =
      part?.points.applies && part.outOf.isPositive
        ? groupBar(part.points, part.outOf, `${entry.code}: ${entry.points}`)
        : html`–`;
    return html`<tr><th scope="row">${entry.code}. ${vietnamese(entry.title, lang)}</th><td>${picture}</td><td class="number">${entry.points}</td></tr>
`;
  })}</tbody></table></section>`;
}

interface Part {
  readonly points: Points;
  readonly outOf: Evaluation["outOf"];
}

/** Groups, criteria and, of a mean, the shorter periods, by the codes of their entries. */
const partsOf = ({ groups, criteria, periods }: Evaluation): [string, Part][] => [
  ...groups.map(({ code, points, outOf }): [string, Part] => [code, { points, outOf }]),
  ...criteria.map(({ code, points, max }): [string, Part] => [code, { points, outOf: max }]),
  ...periods.map(({ record, total, outOf }): [string, Part] => [record.period.id, { points: total, outOf }]),
];

function criteriaTable({ entries, total }: Explanation, lang: Lang): Html | null {
  const label = labels[lang];
  if (entries.length === 0) return null;
  const row = ({ code, title, points, depth, isGroup }: ExplainedEntry) =>
    html`<tr class="${isGroup ? "group" : "one"}"><td>${code}</td><th scope="row" class="deep${String(Math.min(depth, 3))}">${vietnamese(title, lang)}</th><td class="number points">${points}</td></tr>
`;
  return html`<section><h2>${words[lang].criteria}</h2>
<table class="data">${unseenCaption(words[lang].criteria)}
<thead><tr><th scope="col" class="code">${label.code}</th><th scope="col">${label.criterion}</th><th scope="col" class="number points">${label.points}</th></tr></thead>
<tbody>${entries.map(row)}
<tr class="sum"><th scope="row" colspan="2">${label.total}</th><td class="number points">${total}</td></tr></tbody></table></section>`;
}
