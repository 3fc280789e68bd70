/** `thangdiem diff`: what one edition says otherwise than another. */
import {
  type Change,
  type CriteriaSet,
  changeInWords,
  diffSets,
  type Lang,
  type Problem,
  problem,
} from "../engine/index.ts";
import { findSet } from "../files/library.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { OutputOptions } from "./options.ts";
import { heading, paragraph, problemsText } from "./print.ts";

/** Each of the two is `set@edition` or a file; only sound sets are laid side by side. */
export function diff(first: string, second: string, options: OutputOptions, io: Io): ExitStatus {
  const [before, after] = [first, second].map((name) => findSet(name, options.criteria, null));
  if (!before?.value || !after?.value) {
    const bad = [before, after].flatMap((one) => (one?.value === null ? one.problems : []));
    io.err(problemsText(bad.map(asked), options.lang));
    return 1;
  }
  const changes = diffSets(before.value, after.value);
  const text = options.json
    ? asJson(before.value, after.value, changes)
    : render(before.value, after.value, changes, options.lang);
  return deliver(text, 0, options, io);
}

/** No period decides between editions here: the edition has to be named. */
const asked = (one: Problem): Problem =>
  one.id === "set-ambiguous" ? problem("edition-needed", {}, one.values) : one;

const nameOf = ({ id, edition }: CriteriaSet) => `${id}@${edition}`;

const words = {
  vi: {
    same: "Hai bản giống nhau.",
    count: (number: number) => `${number} thay đổi.`,
    table: "Bảng điểm",
    facts: "Dữ kiện",
    grading: "Tổng hợp, xếp loại, xếp hạng",
    set: "Bộ tiêu chí",
  },
  en: {
    same: "The two editions are the same.",
    count: (number: number) => (number === 1 ? "1 change." : `${number} changes.`),
    table: "Table",
    facts: "Facts",
    grading: "Totals, grades, places",
    set: "Criteria set",
  },
};

type Part = "set" | "table" | "facts" | "grading";

function render(before: CriteriaSet, after: CriteriaSet, changes: readonly Change[], lang: Lang): string {
  const head = heading(`${nameOf(before)} → ${nameOf(after)}`);
  if (changes.length === 0) return `${head}\n\n${words[lang].same}\n`;
  const parts: readonly Part[] = ["set", "table", "facts", "grading"];
  const sections = parts.flatMap((part) => {
    const lines = changes
      .filter((change) => partOf(change) === part)
      .map((change) => paragraph(`– ${changeInWords(change, lang)}`));
    return lines.length === 0 ? [] : [`${words[lang][part]}\n${lines.join("\n")}\n`];
  });
  return `${head}\n\n${sections.join("\n")}\n${words[lang].count(changes.length)}\n`;
}

const aboutSet = new Set(
  "set title decision basis notice governs supersedes agency-kinds sources scorers".split(" "),
);

const partOf = ({ about }: Change): Part =>
  aboutSet.has(about)
    ? "set"
    : about === "criteria" || about === "base"
      ? "table"
      : about === "facts" || about === "derived"
        ? "facts"
        : "grading";

const asJson = (before: CriteriaSet, after: CriteriaSet, changes: readonly Change[]) =>
  `${JSON.stringify(
    {
      before: { set: before.id, edition: before.edition },
      after: { set: after.id, edition: after.edition },
      changes: changes.map((change) => ({
        about: change.about,
        what: change.what,
        before: sideAsJson(change.before),
        after: sideAsJson(change.after),
        vi: changeInWords(change, "vi"),
        en: changeInWords(change, "en"),
      })),
    },
    null,
    2,
  )}\n`;

const sideAsJson = (side: Change["before"]) =>
  side && { id: side.id, path: side.path, written: side.written };
