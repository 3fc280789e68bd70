/** Tables and paragraphs that fit a terminal of 100 columns. */
import Table from "cli-table3";
import { type Lang, type Problem, problemInWords } from "../engine/index.ts";
import type { Both } from "./io.ts";

export const width = 100;

export interface Column {
  readonly head: string;
  readonly wide: number;
  readonly align?: "left" | "right";
}

const plain = { head: [], border: [], "padding-left": 0, "padding-right": 0 };
const noFrame = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "",
};

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

export const paragraph = (text: string): string => grid([{ head: "", wide: width }], [[text]]);

function grid(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const made = new Table({
    chars: noFrame,
    style: plain,
    colWidths: columns.map(({ wide }) => wide),
    colAligns: columns.map(({ align }) => align ?? "left"),
    wordWrap: true,
    wrapOnWordBoundary: true,
  });
  made.push(...rows.map((row) => [...row]));
  return made
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

export const heading = (text: string): string => `${text}\n${"═".repeat(Math.min(width, text.length))}`;

const severityWords: Record<Problem["severity"], Both> = {
  error: { vi: "LỖI", en: "ERROR" },
  warning: { vi: "LƯU Ý", en: "NOTE" },
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
