/** Tables and paragraphs that fit a terminal of 100 columns. */
import { type Lang, type Problem, problemInWords } from "../engine/index.ts";
import type { Both } from "./io.ts";

export const width = 100;

export interface Column {
  readonly head: string;
  readonly wide: number;
  readonly align?: "left" | "right";
}

/** Columns with a ruled head, one space apart; long cells are wrapped. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const spaced = columns.flatMap((column, index) => (index === 0 ? [column] : [gap, column]));
  const withGaps = (row: readonly string[]) =>
    row.flatMap((cell, index) => (index === 0 ? [cell] : ["", cell]));
  const rule = columns.map(({ wide }) => "─".repeat(wide));
  return grid(spaced, [columns.map(({ head }) => head), rule, ...rows].map(withGaps));
}

const gap: Column = { head: "", wide: 2 };

/** A label and its text, the text wrapped beside it. */
export const labelled = (rows: readonly (readonly [label: string, text: string])[], indent = 0): string =>
  grid(
    [
      { head: "", wide: indent + 12 },
      { head: "", wide: width - indent - 12 },
    ],
    rows.map(([label, text]) => [`${" ".repeat(indent)}${label}`, text]),
  );

/** Every line of it stands `indent` columns in. */
export const paragraph = (text: string, indent = 0): string =>
  grid(
    [
      { head: "", wide: indent },
      { head: "", wide: width - indent },
    ],
    [["", text]],
  );

/** Cells wrapped to their columns and set side by side. Composed Vietnamese letters are one place wide each. */
function grid(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  return rows
    .flatMap((row) => {
      const cells = columns.map(({ wide }, index) => wrap(row[index] ?? "", wide));
      const height = Math.max(...cells.map((lines) => lines.length));
      return Array.from({ length: height }, (_, line) =>
        columns
          .map(({ wide, align }, index) => pad(cells[index]?.[line] ?? "", wide, align))
          .join("")
          .trimEnd(),
      );
    })
    .join("\n");
}

const pad = (text: string, wide: number, align: Column["align"]) =>
  align === "right" ? text.padStart(wide) : text.padEnd(wide);

/** Breaks between words; a word longer than the line is broken where the line ends. */
function wrap(text: string, wide: number): string[] {
  const lines: string[] = [];
  let line = text.match(/^ */)?.[0] ?? "";
  let isStart = true;
  for (const word of text.trim().split(/\s+/)) {
    if (!isStart && line.length + 1 + word.length <= wide) line += ` ${word}`;
    else {
      if (!isStart) lines.push(line);
      line = isStart ? line + word : word;
    }
    isStart = false;
    for (; line.length > wide; line = line.slice(wide)) lines.push(line.slice(0, wide));
  }
  return [...lines, line];
}

export const heading = (text: string): string => `${text}\n${"═".repeat(Math.min(width, text.length))}`;

export const severityWords: Record<Problem["severity"], Both> = {
  error: { vi: "LỖI", en: "ERROR" },
  warning: { vi: "LƯU Ý", en: "WARNING" },
  note: { vi: "GHI CHÚ", en: "NOTE" },
};

/** Every problem: what and where, then what to do. */
export function problemsText(problems: readonly Problem[], lang: Lang): string {
  return problems
    .map((one) => {
      const { place, what, remedy } = problemInWords(one, lang);
      const lead = severityWords[one.severity][lang];
      return `${lead} ${place === "" ? "" : `${place}: `}${what}\n    → ${remedy}\n`;
    })
    .join("");
}
