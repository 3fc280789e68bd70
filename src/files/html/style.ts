/** How pages look, on screen and on A4: black on white, nothing told by colour alone, nothing wider than the screen. */

/** What the margins of every printed page of one kind of sheet say. */
export interface Margins {
  readonly name: string;
  readonly title: string;
  readonly set: string;
  readonly notice: string;
  readonly trace: string;
  readonly pageWord: string;
}

/** The whole style sheet; `margins` has one entry for each kind of sheet on the page. */
export const styleOf = (margins: readonly Margins[]): string =>
  `${look}\n${margins.map(pageRule).join("\n")}\n`;

const pageRule = ({ name, title, set, notice, trace, pageWord }: Margins) => `@page ${name} {
  @top-left { content: ${quoted(title)}; }
  @top-right { content: ${quoted(set)}; }
  @bottom-left { content: ${quoted(trace)}; }
  @bottom-center { content: ${quoted(notice)}; font-weight: bold; }
  @bottom-right { content: ${quoted(`${pageWord} `)} counter(page) " / " counter(pages); }
}
.${name} { page: ${name}; }`;

/** A CSS string in which data can end neither the string nor the style element. */
const quoted = (text: string): string =>
  `"${[...text].map((sign) => (/[\p{L}\p{M}\p{N} ]/u.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)).join("")}"`;

const look = `@page {
  size: A4;
  margin: 17mm 15mm 17mm 20mm;
  font: 8pt "Noto Sans", "Segoe UI", Roboto, Arial, sans-serif;
  @top-left { text-align: left; vertical-align: middle; width: 65%; }
  @top-right { text-align: right; vertical-align: middle; width: 35%; }
  @bottom-left { text-align: left; vertical-align: middle; width: 17%; }
  @bottom-center { text-align: center; vertical-align: middle; width: 69%; }
  @bottom-right { text-align: right; vertical-align: middle; width: 14%; }
}
* { box-sizing: border-box; }
html { color-scheme: only light; background: #fff; color: #000; }
body { margin: 0; font: 1rem/1.45 "Noto Sans", "Segoe UI", Roboto, Arial, sans-serif; overflow-wrap: break-word; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5em; line-height: 1.25; margin: 0 0 .6em; }
h2 { font-size: 1.2em; margin: 1.4em 0 .5em; }
h3, h4, h5, h6 { font-size: 1em; margin: 1em 0 .3em; }
h1, h2, h3, h4, h5, h6, caption, figcaption, thead { break-after: avoid; break-inside: avoid; }
p { margin: .4em 0; }
ul { margin: .4em 0; padding-left: 1.3em; }
dl { margin: .4em 0; }
dt { font-weight: bold; }
dd { margin: 0 0 .25em; }
.pairs { display: grid; grid-template-columns: minmax(7rem, max-content) minmax(0, 1fr); column-gap: 1rem; }
.pairs > dt { grid-column: 1; }
.pairs > dd { grid-column: 2; }
.notices { border: 2px solid #000; padding: .3em .8em; margin: 0 0 1em; font-size: .9em; }
.sheet { width: 100%; border-collapse: collapse; }
.sheet > tbody > tr > td { padding: 0; }
.sheet > thead p { font-weight: bold; }
.scroll { overflow-x: auto; margin: .5em 0; }
.scroll:focus-visible { outline: 3px solid #000; outline-offset: 2px; }
.data { width: 100%; border-collapse: collapse; margin: .5em 0; }
.data caption { text-align: left; font-weight: bold; padding: 0 0 .3em; }
.data th, .data td { border: 1px solid #555; padding: .2em .45em; text-align: left; vertical-align: top; font-weight: normal; }
.data thead th, .data .group > *, .data .sum > * { font-weight: bold; }
.data thead th { border-bottom: 2px solid #000; vertical-align: bottom; overflow-wrap: normal; }
.data .group > *, .data .sum > * { border-top: 2px solid #000; }
.data tr { break-inside: avoid; }
.data .group { break-after: avoid; }
.data .number { text-align: right; font-variant-numeric: tabular-nums; }
.data .deep2 { padding-left: 1.6em; }
.data .deep3 { padding-left: 2.6em; }
.data .number, .data thead th { white-space: nowrap; }
.data.wide thead th { white-space: normal; }
.data .code { width: 3.5em; }
.data .points { width: 24%; white-space: normal; }
.wide { min-width: 46rem; table-layout: fixed; }
.wide .narrow { width: 8%; }
.wide .tight { width: 12%; }
.wide .middling { width: 17%; }
.wide .ample { width: 28%; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.total { font-size: 1.25em; font-weight: bold; margin: .2em 0; }
figure { margin: .8em 0; }
figcaption { font-size: .9em; }
svg { display: block; width: 100%; height: auto; }
.bars { width: 28%; }
.key { display: inline-block; width: 1.6em; height: .8em; vertical-align: baseline; margin: 0 .2em 0 .7em; }
.chart { min-width: 36rem; break-inside: avoid; margin-top: .6em; }
.together { break-inside: avoid; }
.frame { fill: #fff; stroke: #000; stroke-width: 1; }
.sure { fill: #333; }
.possible { stroke: #333; stroke-width: 1; fill: none; }
.threshold { stroke: #000; stroke-width: 1; stroke-dasharray: 4 2; fill: none; }
.on-bar { stroke: #fff; stroke-width: 3; fill: none; }
.chart text { font: 11px "Noto Sans", "Segoe UI", Roboto, Arial, sans-serif; fill: #000; }
.chart .end { text-anchor: end; }
.criterion { border-top: 1px solid #555; padding: .5em 0 .3em; }
.criterion > :first-child, .division > :first-child { display: flex; flex-wrap: wrap; gap: 0 1em; justify-content: space-between; margin: 0 0 .3em; }
.criterion .number, .division .number { margin-left: auto; white-space: nowrap; font-variant-numeric: tabular-nums; }
.division { border-top: 2px solid #000; padding-top: .4em; margin: 1.2em 0 .4em; break-after: avoid; break-inside: avoid; font-size: 1.1em; }
.lost { border-left: 4px double #000; padding-left: .5em; font-weight: bold; }
.signatures { break-inside: avoid; }
.signatures > div { display: flex; flex-wrap: wrap; gap: 1rem 2rem; }
.signatures p { flex: 1 1 14rem; text-align: center; min-height: 8em; }
.trace { border-top: 1px solid #555; margin-top: 1.5em; padding-top: .4em; font-size: .8em; break-inside: avoid; }
.trace h2 { margin: .2em 0; font-size: 1em; }
.trace dd { margin: 0; }
.trace code { font: inherit; overflow-wrap: anywhere; }
@media screen {
  .sheet, .sheet > *, .sheet > * > tr, .sheet > * > tr > td { display: block; padding: 0; }
  .sheet + .sheet { border-top: 4px double #000; margin-top: 2rem; }
}
@media screen and (max-width: 40rem) {
  main { padding: .6rem; }
  .pairs { display: block; }
  .data:not(.wide) .number, .data:not(.wide) thead th, .criterion .number, .division .number { white-space: normal; }
  .data th, .data td { padding: .2em .25em; }
}
@media print {
  body { font-size: 10pt; line-height: 1.35; }
  main { max-width: none; margin: 0; padding: 0; }
  h2 { margin: 1em 0 .4em; }
  .sheet + .sheet { break-before: page; }
  .sheet > thead > tr > td { padding: 0 0 4mm; }
  .sheet > thead p { border-bottom: 1px solid #000; margin: 0; padding: 0 0 1mm; font-size: 9pt; text-align: center; }
  .scroll { overflow: visible; }
  .wide, .chart { min-width: 0; }
  .criterion { break-inside: avoid; }
  p, li, dd { orphans: 2; widows: 2; }
}`;
