/**
 * The frame of every page: head, style, notices, sheets of paper, foot. One file without script, network or font,
 * and a policy that forbids them.
 *
 * A sheet is laid in a table for the layout alone, because the head of a table is what every browser repeats on each
 * printed page: the notice in it stands on all of them. On screen the table is none.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { assumedMark, type CriteriaSet, type Lang, setDigest } from "../../engine/index.ts";
import { asWritten, type Html, html } from "./html.ts";
import { styleOf } from "./style.ts";

export interface Page {
  readonly lang: Lang;
  readonly set: CriteriaSet;
  readonly title: string;
  /** The title as the margins of printed pages say it, short. */
  readonly running: string;
  /** In full, once, under the title. */
  readonly notices: readonly string[];
  /** Each begins on a new printed page. */
  readonly sheets: readonly Sheet[];
  /** What else, besides the set, a print can be traced by: labels and digests. */
  readonly trace: readonly (readonly [label: string, text: string])[];
}

export interface Sheet {
  readonly body: Html;
  /** Something on it may still change. */
  readonly isProvisional: boolean;
  /** Agencies are left out of it. */
  readonly isIncomplete?: boolean;
}

const words = {
  vi: {
    reconstruction: "BẢN DỰNG LẠI, không phải kết quả chính thức",
    provisional: "TẠM TÍNH, chưa chốt",
    incomplete: "CHƯA ĐỦ đơn vị",
    page: "Trang",
    notices: "Lưu ý",
    trace: "Truy nguyên bản in",
    set: "Bộ tiêu chí",
    assumed: "đứng sau con số mà không nguồn nào nêu.",
  },
  en: {
    reconstruction: "RECONSTRUCTION, no official result",
    provisional: "PROVISIONAL, not closed",
    incomplete: "INCOMPLETE, agencies are left out",
    page: "Page",
    notices: "Notices",
    trace: "What this print was made of",
    set: "Criteria set",
    assumed: "stands after a number that no source states.",
  },
};

/** The page as the text of one HTML file. */
export function pageText(page: Page): string {
  const { lang, set, title, running, notices, sheets, trace } = page;
  const say = words[lang];
  const standing = sheets.map((sheet) => shortNotices(set, sheet, lang));
  const kinds = [...new Set(standing)];
  const name = (notice: string) => `notice${kinds.indexOf(notice)}`;
  const edition = `${set.id}@${set.edition}`;
  const traced: Page["trace"] = [[`${say.set} ${edition}`, setDigest(set)], ...trace];
  const style = styleOf(
    kinds.map((notice) => ({
      name: name(notice),
      title: running,
      set: edition,
      notice,
      trace: short(traced.at(-1)?.[1] ?? ""),
      pageWord: say.page,
    })),
  );
  const head = html`<h1>${title}</h1>
${notices.length === 0 ? null : noticeBox(notices, say.notices)}`;
  const foot = html`<footer class="trace">
<h2>${say.trace}</h2>
<dl class="pairs">${traced.map(([label, text]) => html`<dt>${label}</dt><dd><code>${text}</code></dd>`)}</dl>
<p>${assumedMark} ${say.assumed}</p>
</footer>`;
  const laid = sheets.map(
    ({ body }, index) => html`<table role="presentation" class="sheet ${name(standing[index] ?? "")}">
${standing[index] === "" ? null : html`<thead><tr><td><p>${standing[index] ?? ""}</p></td></tr></thead>`}
<tbody><tr><td>
${index === 0 ? head : null}
${body}
${index === sheets.length - 1 ? foot : null}
</td></tr></tbody></table>
`,
  );
  return `${html`<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${policyFor(style)}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<title>${title}</title>
<style>${asWritten(style)}</style>
</head>
<body>
<main>
${laid}</main>
</body>
</html>
`}`;
}

/** The notices of a sheet in one line; empty for an official, closed, whole one. */
const shortNotices = (set: CriteriaSet, { isProvisional, isIncomplete }: Sheet, lang: Lang): string =>
  [
    ...(set.basis === "reconstruction" ? [words[lang].reconstruction] : []),
    ...(isProvisional ? [words[lang].provisional] : []),
    ...(isIncomplete ? [words[lang].incomplete] : []),
  ].join(" · ");

const noticeBox = (
  notices: readonly string[],
  title: string,
): Html => html`<section class="notices" aria-label="${title}">
<ul>${notices.map((text) => html`<li>${text}</li>`)}</ul>
</section>`;

/** Enough of a digest to tell two prints apart by eye. */
const short = (digest: string): string => digest.slice(0, "sha256:".length + 12);

/** Nothing may be loaded or run; the one style sheet is allowed by what it says. */
function policyFor(style: string): string {
  const digest = btoa(String.fromCharCode(...sha256(utf8ToBytes(style))));
  return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
}

/** Names and wording that are Vietnamese in any language of the page are read out as Vietnamese. */
export const vietnamese = (text: string, lang: Lang): Html =>
  lang === "vi" ? html`${text}` : html`<span lang="vi">${text}</span>`;

/** A table too wide for a small screen, in a region that scrolls by itself and that the keyboard reaches. */
export const scrolling = (label: string, body: Html): Html =>
  html`<div class="scroll" role="region" tabindex="0" aria-label="${label}">
${body}
</div>`;

/** Labels with what belongs to each, as a list of terms. */
export const pairs = (rows: readonly (readonly [label: string, ...texts: (string | Html)[]])[]): Html =>
  html`<dl class="pairs">${rows.map(([label, ...texts]) => html`<dt>${label}</dt>${texts.map((text) => html`<dd>${text}</dd>`)}`)}</dl>`;

/** For a table whose heading says the same to those who see it. */
export const unseenCaption = (text: string): Html =>
  html`<caption><span class="unseen">${text}</span></caption>`;
