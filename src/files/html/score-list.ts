/** The page of all agencies: points, status, what is open, grade. */
import {
  assumedMark,
  type CriteriaSet,
  type Evaluation,
  evidenceDigestOfAll,
  gradeInWords,
  inHandInWords,
  type Lang,
  labels,
  openFacts,
  type Period,
  statusInWords,
  totalPoints,
} from "../../engine/index.ts";
import { type Html, html } from "./html.ts";
import { pageText, scrolling, vietnamese } from "./page.ts";

/** What a page about many agencies is made of. */
export interface ListInput {
  readonly set: CriteriaSet;
  readonly period: Period;
  /** In the order in which they are to stand. */
  readonly evaluations: readonly Evaluation[];
  /** What stands above any list made of these. */
  readonly notices: readonly string[];
  /** Agencies are left out because their data has problems. */
  readonly isIncomplete: boolean;
  readonly lang: Lang;
}

const words = {
  vi: {
    running: (period: string) => `Điểm các đơn vị, kỳ ${period}`,
    caption: (count: number) => `${count} đơn vị, theo khối`,
    block: (block: string) => `Khối ${block}`,
    openFacts: "Còn mở",
    evidence: "Số liệu của các đơn vị",
  },
  en: {
    running: (period: string) => `Scores, period ${period}`,
    caption: (count: number) => `${count} agencies, by block`,
    block: (block: string) => `Block ${block}`,
    openFacts: "Open",
    evidence: "The agencies' evidence",
  },
};

/** `evaluations` of one block must stand together. */
export function scoreListPage(input: ListInput): string {
  const { set, period, evaluations, notices, isIncomplete, lang } = input;
  const say = words[lang];
  const isProvisional = evaluations.some(({ isClosed }) => !isClosed);
  return pageText({
    lang,
    set,
    title: labels[lang].scoresUnder(set.title, period.id),
    running: say.running(period.id),
    notices,
    sheets: [{ body: listBody(evaluations, set, lang), isProvisional, isIncomplete }],
    trace: [[say.evidence, evidenceDigestOfAll(evaluations.map(({ record }) => record))]],
  });
}

function listBody(evaluations: readonly Evaluation[], set: CriteriaSet, lang: Lang): Html {
  const say = words[lang];
  const label = labels[lang];
  const mark = set.basis === "official" ? "" : assumedMark;
  const blocks = [...new Set(evaluations.map(({ record }) => record.agency.block))];
  const row = (one: Evaluation) => html`<tr><th scope="row">${vietnamese(one.record.agency.name, lang)}</th>
<td class="number">${marked(inHandInWords(one, lang), mark)}</td><td class="number">${marked(totalPoints(one, lang), mark)}</td>
<td>${statusInWords(one, lang)}</td><td class="number">${String(openFacts(one).length)}</td><td>${gradeInWords(one, lang)}</td></tr>
`;
  const caption = say.caption(evaluations.length);
  return scrolling(
    caption,
    html`<table class="data wide"><caption>${caption}</caption>
<thead><tr><th scope="col">${label.agency}</th><th scope="col" class="number tight">${label.inHand}</th><th scope="col" class="number middling">${label.possible}</th><th scope="col" class="tight">${label.status}</th><th scope="col" class="number narrow">${say.openFacts}</th><th scope="col" class="ample">${label.grade}</th></tr></thead>
${blocks.map(
  (block) => html`<tbody><tr class="group"><th scope="rowgroup" colspan="6">${say.block(block)}</th></tr>
${evaluations.filter(({ record }) => record.agency.block === block).map(row)}</tbody>
`,
)}</table>`,
  );
}

/** A number is marked; a word or a dash is not. */
export const marked = (text: string, mark: string): string => (/\d/.test(text) ? text + mark : text);
