/** Answers as lines, each written as it comes: JSON, or rows for a spreadsheet. */
import { createWriteStream, renameSync, rmSync } from "node:fs";
import { evaluationReport, type Lang, type Problem, problemInWords } from "../engine/index.ts";
import { csvOf, csvRows, type OutColumn } from "../files/csv-out.ts";
import type { Answer } from "./answers.ts";
import type { Io } from "./io.ts";
import { severityWords } from "./print.ts";
import { scoreColumns, scoreRow } from "./score-row.ts";

export interface Tally {
  readonly scored: number;
  readonly refused: number;
  /** Neither: agencies that other sets evaluate, or that did not exist in the period. */
  readonly passedOver: number;
  /** False where the input could not be read to its end. */
  readonly complete: boolean;
}

export interface AnswerText {
  readonly head: string;
  of(answer: Answer): string;
  end(tally: Tally, problems: readonly Problem[]): string;
}

export const answersAsJson = (lang: Lang): AnswerText => ({
  head: "",
  of: ({ agency, evaluation, problems }) =>
    jsonLine({
      ...(evaluation ? evaluationReport(evaluation, lang) : { agency: { id: agency } }),
      problems: problems.map((one) => problemJson(one, lang)),
    }),
  end: (tally, problems) =>
    jsonLine({ summary: { ...tally, problems: problems.map((one) => problemJson(one, lang)) } }),
});

const jsonLine = (value: unknown): string => `${JSON.stringify(value)}\n`;

const problemJson = (one: Problem, lang: Lang) => ({
  id: one.id,
  severity: one.severity,
  ...problemInWords(one, lang),
});

/** As `score --csv` has it, and what there is to be said about the agency. */
export const answersAsCsv = (lang: Lang): AnswerText => {
  const columns: readonly OutColumn[] = [...scoreColumns, { name: "problems", is: "text" }];
  return {
    head: csvOf(columns, [], lang),
    of({ agency, evaluation, problems }) {
      const row = evaluation ? scoreRow(evaluation, lang) : [agency, ...scoreColumns.slice(1).map(() => "")];
      return csvRows(columns, [[...row, problems.map((one) => problemText(one, lang)).join("\n")]], lang);
    },
    end: () => "",
  };
};

function problemText(one: Problem, lang: Lang): string {
  const { place, what, remedy } = problemInWords(one, lang);
  return `${severityWords[one.severity][lang]} ${place === "" ? "" : `${place}: `}${what} ${remedy}`;
}

export interface Sink {
  write(text: string): void | Promise<void>;
  /** Nothing of it is left behind where it is not kept. */
  end(isKept: boolean): Promise<void>;
}

/** Standard output, or a file that bears its name only once it is whole. Throws what the system refuses. */
export async function openSink(out: string | undefined, io: Io): Promise<Sink> {
  if (out === undefined) return { write: (text) => io.out(text), end: async () => {} };
  const part = `${out}.part`;
  const stream = createWriteStream(part);
  const opened = new Promise<void>((resolve, reject) =>
    stream.once("open", () => resolve()).once("error", reject),
  );
  await opened;
  return {
    write: (text) =>
      stream.write(text)
        ? undefined
        : new Promise((resolve, reject) => stream.once("drain", resolve).once("error", reject)),
    async end(isKept) {
      await new Promise<void>((resolve, reject) => stream.once("error", reject).end(resolve));
      if (isKept) renameSync(part, out);
      else rmSync(part);
    },
  };
}
