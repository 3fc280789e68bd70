/** The page of rankings: each block with its list, its chart and its quotas, beginning on a new sheet. */
import {
  assumedMark,
  type BlockRanking,
  blockInWords,
  Exact,
  evidenceDigestOfAll,
  gradeInWords,
  labels,
  numberInWords,
  type QuotaReport,
  quotaInWords,
  type Ranked,
  rankNotes,
  thresholdsInWords,
  totalPoints,
} from "../../engine/index.ts";
import { barChart, barKey } from "./drawings.ts";
import { type Html, html } from "./html.ts";
import { pageText, type Sheet, scrolling, unseenCaption, vietnamese } from "./page.ts";
import { type ListInput, marked } from "./score-list.ts";

export interface RankingInput extends ListInput {
  /** In the order in which they are to stand, and each agency in its place. */
  readonly blocks: readonly BlockRanking[];
  readonly quotas: readonly QuotaReport[];
  /** What a council decided, where it did. */
  readonly decided: { readonly head: string; readonly details: readonly string[] } | null;
}

const words = {
  vi: {
    running: (period: string) => `Xếp hạng, kỳ ${period}`,
    caption: (block: string) => `Thứ hạng của khối ${block}`,
    chart: (block: string) => `Biểu đồ điểm của khối ${block}`,
    chartLabel: (count: number, thresholds: string) =>
      `${count} đơn vị theo thứ tự trong bảng trên, số liệu như trong bảng.${thresholds === "" ? "" : ` Đường đứt: ngưỡng xếp loại ${thresholds}.`}`,
    thresholds: "đường đứt: ngưỡng điểm của mức xếp loại",
    quotas: "Chỉ tiêu xếp loại",
    evidence: "Số liệu của các đơn vị",
  },
  en: {
    running: (period: string) => `Ranking, period ${period}`,
    caption: (block: string) => `Places in the block ${block}`,
    chart: (block: string) => `Chart of the points in the block ${block}`,
    chartLabel: (count: number, thresholds: string) =>
      `${count} agencies in the order of the table above, with its numbers.${thresholds === "" ? "" : ` Dashed lines: the thresholds ${thresholds}.`}`,
    thresholds: "dashed line: the points that a grade asks for",
    quotas: "Quotas of grades",
    evidence: "The agencies' evidence",
  },
};

export function rankingPage(input: RankingInput): string {
  const { set, period, evaluations, notices, blocks, quotas, decided, isIncomplete, lang } = input;
  const say = words[lang];
  const isOf = (block: string) => (one: QuotaReport) => one.quota.within === "block" && one.within === block;
  const beyondBlocks = quotas.filter(({ quota }) => quota.within !== "block");
  const sheets = blocks.map((one, index): Sheet => {
    const isLast = index === blocks.length - 1;
    const last = isLast ? html`${quotaList(beyondBlocks, input)}${decisionList(decided)}` : null;
    return {
      isProvisional: one.isProvisional,
      isIncomplete,
      body: html`${blockBody(one, quotas.filter(isOf(one.block)), input)}${last}`,
    };
  });
  return pageText({
    lang,
    set,
    title: labels[lang].rankingUnder(set.title, period.id),
    running: say.running(period.id),
    notices,
    sheets: sheets.length > 0 ? sheets : [{ body: html``, isProvisional: false, isIncomplete }],
    trace: [[say.evidence, evidenceDigestOfAll(evaluations.map(({ record }) => record))]],
  });
}

function blockBody(ranking: BlockRanking, quotas: readonly QuotaReport[], input: RankingInput): Html {
  const { block, agencies } = ranking;
  const { set, lang } = input;
  const say = words[lang];
  const label = labels[lang];
  const mark = set.basis === "official" ? "" : assumedMark;
  const caption = say.caption(block);
  const row = (
    one: Ranked,
  ) => html`<tr><td class="number">${one.place === null ? "–" : String(one.place)}</td><th scope="row">${vietnamese(one.evaluation.record.agency.name, lang)}</th>
<td class="number">${marked(totalPoints(one.evaluation, lang), mark)}</td><td>${gradeInWords(one.evaluation, lang)}</td><td>${rankNotes(one, lang).join("; ")}</td></tr>
`;
  return html`<section><h2>${blockInWords(ranking, lang)}</h2>
${scrolling(
  caption,
  html`<table class="data wide">${unseenCaption(caption)}
<thead><tr><th scope="col" class="number narrow">${label.place}</th><th scope="col">${label.agency}</th><th scope="col" class="number middling">${label.points}</th><th scope="col">${label.grade}</th><th scope="col" class="ample">${label.notes}</th></tr></thead>
<tbody>
${agencies.map(row)}</tbody></table>`,
)}
${chart(ranking, mark, input)}
${quotaList(quotas, input)}
</section>`;
}

/** Thresholds are drawn where they are the same for all of the block. */
function chart({ block, agencies }: BlockRanking, mark: string, { set, lang }: RankingInput): Html | null {
  const say = words[lang];
  const all = agencies.map(({ evaluation }) => evaluation);
  const [first] = all;
  if (set.base === null || first === undefined) return null;
  const scale = all.reduce(
    (greatest, { outOf }) => (greatest.isLessThan(outOf) ? outOf : greatest),
    first.outOf,
  );
  const isAlike = all.every(({ outOf }) => outOf.equals(scale));
  const thresholds = isAlike ? thresholdsInWords(first, lang) : [];
  const label = say.chartLabel(all.length, thresholds.map((one) => one.label).join("; "));
  const drawings = barChart({
    rows: agencies.map(({ place, evaluation }) => ({
      name: (place === null ? "" : `${place}. `) + evaluation.record.agency.name,
      text: marked(totalPoints(evaluation, lang), mark),
      points: evaluation.total,
    })),
    scale,
    ends: [numberInWords(Exact.of(0n), lang), numberInWords(scale, lang) + mark],
    thresholds,
    label: `${say.chart(block)}. ${label}`,
  });
  return html`<figure><figcaption><strong>${say.chart(block)}.</strong> ${barKey(lang)}${thresholds.length > 0 ? `; ${say.thresholds}` : null}</figcaption>
${scrolling(say.chart(block), html`${drawings}`)}
</figure>`;
}

function decisionList(decided: RankingInput["decided"]): Html | null {
  if (decided === null) return null;
  return html`<section><h2>${decided.head}</h2>
<ul>${decided.details.map((text) => html`<li>${text}</li>`)}</ul></section>`;
}

function quotaList(quotas: readonly QuotaReport[], { set, lang }: RankingInput): Html | null {
  if (quotas.length === 0) return null;
  return html`<section><h3>${words[lang].quotas}</h3>
<ul>${quotas.map((one) => {
    const { head, details } = quotaInWords(set, one, lang);
    return html`<li>${head}${details.length === 0 ? null : html`<ul>${details.map((text) => html`<li>${text}</li>`)}</ul>`}</li>`;
  })}</ul></section>`;
}
