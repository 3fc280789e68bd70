/** The explanation of one agency's points: every criterion with its rule, facts, sum, source, kept together in print. */
import {
  type CriterionPart,
  criterionParts,
  type Evaluation,
  type ExplainedEntry,
  explain,
  type Lang,
  labels,
} from "../../engine/index.ts";
import { asWritten, type Html, html } from "./html.ts";
import { pageText, vietnamese } from "./page.ts";
import { agencyHead, resultPairs, traceOf } from "./score-sheet.ts";

const words = {
  vi: {
    title: (agency: string, period: string) => `Giải thích điểm: ${agency}, kỳ ${period}`,
    result: "Kết quả",
  },
  en: {
    title: (agency: string, period: string) => `Points explained: ${agency}, period ${period}`,
    result: "Result",
  },
};

/** `isShown` picks groups and criteria by code; all where it is left out. No other agency's numbers are on the page. */
export function explanationPage(
  evaluation: Evaluation,
  lang: Lang,
  isShown: (code: string) => boolean = () => true,
): string {
  const { set, record, isClosed } = evaluation;
  const explanation = explain(evaluation, lang);
  const entries = explanation.entries.filter(({ code }) => isShown(code));
  const title = words[lang].title(record.agency.name, record.period.id);
  const least = Math.min(...entries.map(({ depth }) => depth));
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
<section><h2>${words[lang].result}</h2>
<p class="total">${labels[lang].total}: ${explanation.total}</p>
${resultPairs(explanation, lang)}
</section>
${entries.map((entry) => entryBody(entry, entry.depth - least, lang))}`,
      },
    ],
    trace: traceOf(evaluation, lang),
  });
}

function entryBody(entry: ExplainedEntry, depth: number, lang: Lang): Html {
  const title = html`<span>${entry.code}. ${vietnamese(entry.title, lang)}</span> <span class="number">${entry.points}</span>`;
  const head = heading(depth, title);
  if (entry.isGroup)
    return html`<div class="division">${head}</div>
`;
  return html`<section class="criterion">${head}
<dl class="pairs">${criterionParts(entry, lang).map((part) => partBody(part, lang))}</dl>
</section>
`;
}

/** One level below the one above it, as far as HTML has levels. */
function heading(depth: number, title: Html): Html {
  const name = asWritten(`h${Math.min(6, depth + 2)}`);
  return html`<${name}>${title}</${name}>`;
}

/** What the set says is Vietnamese in any language of the page. */
const isQuoted: ReadonlySet<CriterionPart["is"]> = new Set(["source", "scorer", "assumed"]);

const partBody = ({ is, label, texts }: CriterionPart, lang: Lang): Html =>
  html`<dt>${label}</dt>${texts.map((text) => html`<dd class="${is}">${isQuoted.has(is) ? vietnamese(text, lang) : text}</dd>`)}
`;
