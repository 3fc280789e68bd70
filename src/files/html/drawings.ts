/**
 * The drawings: bars for points, in black and white. What is sure is filled, what is still possible is striped, what is
 * out of reach is blank. Everything a drawing shows also stands in words beside it.
 *
 * Numbers in this file place ink and nothing else: no points are added, compared or shown through them.
 */
import { Exact, type GroupResult, type Lang } from "../../engine/index.ts";
import { type Html, html } from "./html.ts";

/** Points that apply or do not, as the engine gives them. */
export type Points = GroupResult["points"];

interface Box {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
}

/** Where `points` lie between 0 and `scale`, from 0 to 1; beyond either end, at that end. */
function share(points: Exact | null, scale: Exact, otherwise: number): number {
  if (points === null) return otherwise;
  if (!scale.isPositive) return 0;
  const { numerator, denominator } = points.over(scale);
  const tenThousandths = Number((numerator * 10_000n) / denominator);
  return Math.min(1, Math.max(0, tenThousandths / 10_000));
}

const px = (number: number): string => String(Math.round(number * 100) / 100);

function bar(points: Points, scale: Exact, { x, y, wide, high }: Box): Html {
  const frame = html`<rect class="frame" x="${px(x)}" y="${px(y)}" width="${px(wide)}" height="${px(high)}"/>`;
  if (!points.applies) return frame;
  const sure = x + wide * share(points.span.least, scale, 0);
  const end = x + wide * share(points.span.most, scale, 1);
  return html`${frame}<rect class="sure" x="${px(x)}" y="${px(y)}" width="${px(sure - x)}" height="${px(high)}"/>${stripes(sure, end, y, high)}`;
}

/** Upright strokes, which need no pattern and stay inside their box. */
function stripes(from: number, to: number, y: number, high: number): Html {
  const strokes: string[] = [];
  for (let x = from + 1.5; x < to; x += 3) strokes.push(`M${px(x)} ${px(y)}v${px(high)}`);
  return strokes.length === 0
    ? html``
    : html`<path class="possible" d="${strokes.join("")}M${px(to)} ${px(y)}v${px(high)}"/>`;
}

/** One bar for a table row; `label` says in words what it shows. */
export const groupBar = (points: Points, outOf: Exact, label: string): Html =>
  html`<svg role="img" aria-label="${label}" viewBox="0 0 200 14">${bar(points, outOf, { x: 1, y: 1, wide: 198, high: 12 })}</svg>`;

export interface ChartRow {
  readonly name: string;
  readonly text: string;
  readonly points: Points;
}

export interface Chart {
  readonly rows: readonly ChartRow[];
  readonly scale: Exact;
  /** The numbers at both ends of the scale. */
  readonly ends: readonly [string, string];
  /** From the highest; each is a line through all bars. */
  readonly thresholds: readonly { readonly at: Exact; readonly label: string }[];
  readonly label: string;
}

const line = 17;
const left = 196;
const right = 530;
const most = 40;

/** Bars one below the other in the order given, in as many drawings as fit on a page each. */
export function barChart({ rows, ...chart }: Chart): Html[] {
  const parts = Array.from({ length: Math.ceil(rows.length / most) }, (_, index) =>
    rows.slice(index * most, (index + 1) * most),
  );
  return parts.map((part, index) => {
    const count = parts.length === 1 ? "" : ` (${index + 1}/${parts.length})`;
    return drawnChart({ ...chart, rows: part, label: chart.label + count });
  });
}

/** The labels of thresholds stand above each other, the highest on top, each left of its own line: none is crossed. */
function drawnChart({ rows, scale, ends, thresholds, label }: Chart): Html {
  const top = 14 * thresholds.length + 6;
  const bottom = top + rows.length * line;
  const lines = thresholds.map(({ at, label: name }, index) => {
    const x = left + (right - left) * share(at, scale, 0);
    const y = 14 * index + 3;
    return html`<path class="on-bar" d="M${px(x)} ${px(top)}V${px(bottom)}"/><path class="threshold" d="M${px(x)} ${px(y)}V${px(bottom)}"/>
<text class="end" x="${px(x - 4)}" y="${px(y + 9)}">${name}</text>`;
  });
  const bars = rows.map(({ name, text, points }, index) => {
    const y = top + index * line;
    return html`<text class="end" x="${px(left - 6)}" y="${px(y + 12)}">${shortened(name)}</text>${bar(points, scale, { x: left, y: y + 2, wide: right - left, high: line - 5 })}<text x="${px(right + 6)}" y="${px(y + 12)}">${text}</text>
`;
  });
  return html`<svg class="chart" role="img" aria-label="${label}" viewBox="0 0 640 ${px(bottom + 16)}">
${bars}${lines}
<text x="${px(left)}" y="${px(bottom + 13)}">${ends[0]}</text><text class="end" x="${px(right)}" y="${px(bottom + 13)}">${ends[1]}</text>
</svg>`;
}

/** The whole name stands in the table. */
const shortened = (name: string): string => (name.length > 30 ? `${name.slice(0, 29)}…` : name);

const keyWords = {
  vi: { sure: "chắc chắn đạt", possible: "còn có thể đạt", lost: "không đạt", threshold: "ngưỡng xếp loại" },
  en: { sure: "sure", possible: "still possible", lost: "out of reach", threshold: "threshold of a grade" },
};

/** What the fillings mean. */
export function barKey(lang: Lang): Html {
  const say = keyWords[lang];
  const half = { x: 1, y: 1, wide: 30, high: 13 };
  const points = (least: bigint, end: bigint): Points => ({
    applies: true,
    earned: Exact.of(least),
    span: { least: Exact.of(least), most: Exact.of(end) },
    mayNotApply: false,
  });
  const sample = (shown: Points) =>
    html`<svg class="key" aria-hidden="true" viewBox="0 0 32 15">${bar(shown, Exact.of(1n), half)}</svg>`;
  return html`${sample(points(1n, 1n))}${say.sure}${sample(points(0n, 1n))}${say.possible}${sample(points(0n, 0n))}${say.lost}`;
}
