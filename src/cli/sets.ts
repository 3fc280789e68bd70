/** `thangdiem sets`: what is at hand. */
import type { CriteriaSet, Lang } from "../engine/index.ts";
import { csvOf } from "../files/csv-out.ts";
import { type Decision, loadDecisions, type TextState } from "../files/decisions.ts";
import { loadSet, shelves } from "../files/library.ts";
import { setSummary } from "../files/set-out.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { OutputOptions } from "./options.ts";
import { problemsText, table } from "./print.ts";

export interface SetsOptions extends OutputOptions {
  readonly decisions?: boolean;
}

export function sets(options: SetsOptions, io: Io): ExitStatus {
  const { lang } = options;
  if (options.decisions) return decisions(options, io);
  const all = shelves(options.criteria);
  const loaded = (all.value ?? []).map(({ path }) => loadSet(path));
  const problems = [...all.problems, ...loaded.flatMap((one) => one.problems)].filter(
    ({ severity }) => severity === "error",
  );
  io.err(problemsText(problems, lang));
  const found = loaded.flatMap(({ value }) => (value === null ? [] : [value]));
  return deliver(render(found, options), problems.length > 0 ? 1 : 0, options, io);
}

function render(found: readonly CriteriaSet[], { json, csv, lang }: OutputOptions): string {
  if (json) return `${JSON.stringify(found.map(setSummary), null, 2)}\n`;
  const words = heads[lang];
  if (csv) {
    return csvOf(
      ["set", "edition", "title", "basis", "periods"].map((name) => ({ name, is: "text" as const })),
      found.map((set) => [set.id, set.edition, set.title, set.basis, periods(set)]),
      lang,
    );
  }
  const rows = found.map((set) => [
    set.id,
    set.edition,
    set.title,
    periods(set),
    basisWords[lang][set.basis],
  ]);
  const columns = [10, 10, 48, 9, 15].map((wide, index) => ({ head: words[index] ?? "", wide }));
  return `${table(columns, rows)}\n`;
}

const heads: Record<Lang, readonly string[]> = {
  vi: ["Bộ", "Bản", "Tên", "Kỳ", "Cơ sở"],
  en: ["Set", "Edition", "Title", "Periods", "Basis"],
};

const basisWords: Record<Lang, Record<CriteriaSet["basis"], string>> = {
  vi: { official: "chính thức", reconstruction: "BẢN DỰNG LẠI" },
  en: { official: "official", reconstruction: "RECONSTRUCTION" },
};

const periods = ({ governs: { from, to } }: CriteriaSet) => `${from}–${to ?? "…"}`;

/** Every decision that the sources name, and whether its text is in hand. */
function decisions(options: OutputOptions, io: Io): ExitStatus {
  const { lang } = options;
  const { value, problems } = loadDecisions(options.criteria);
  io.err(problemsText(problems, lang));
  if (value === null) return 1;
  return deliver(renderDecisions(value, options), 0, options, io);
}

function renderDecisions(all: readonly Decision[], { json, csv, lang }: OutputOptions): string {
  if (json) return `${JSON.stringify(all, null, 2)}\n`;
  const rows = all.map(({ number, date, title, text }) => [
    known(number),
    known(date),
    title,
    textWords[lang][text],
  ]);
  const heads = { vi: ["Số", "Ngày", "Tên", "Văn bản"], en: ["Number", "Date", "Title", "Text"] }[lang];
  if (csv)
    return csvOf(
      ["number", "date", "title", "text"].map((name) => ({ name, is: "text" as const })),
      rows,
      lang,
    );
  const columns = [20, 10, 44, 20].map((wide, index) => ({ head: heads[index] ?? "", wide }));
  return `${table(columns, rows)}\n`;
}

const known = (text: string) => (text === "unknown" ? "?" : text);

const textWords: Record<Lang, Record<TextState, string>> = {
  vi: {
    official: "có, đầy đủ",
    annex: "chỉ có phụ lục",
    reconstruction: "chưa có; bản dựng lại",
    awaited: "chưa có, đang cần",
    "named-only": "chỉ được nhắc đến",
  },
  en: {
    official: "in hand",
    annex: "annex only",
    reconstruction: "not in hand; rebuilt",
    awaited: "awaited",
    "named-only": "named only",
  },
};
