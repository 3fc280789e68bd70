/** `thangdiem check`: defects of a criteria set, before anyone is graded by it. */
import { existsSync } from "node:fs";
import { relative } from "node:path";
import {
  type CriteriaSet,
  createScorer,
  hasErrors,
  type Lang,
  type Outcome,
  type Problem,
  problemInWords,
  problemsBetweenEditions,
  withAnswers,
} from "../engine/index.ts";
import { findings } from "../files/findings-out.ts";
import { findSet, loadSet, shelves } from "../files/library.ts";
import {
  type CoverageOptions,
  coverageAsData,
  coverageFor,
  coverageText,
  type SetCoverage,
  writeSkeletons,
} from "./coverage.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { OutputOptions } from "./options.ts";
import { labelled, paragraph, severityWords } from "./print.ts";

/** `wanted` names sets or files; none means every set of the library. */
export function check(wanted: readonly string[], options: CoverageOptions, io: Io): ExitStatus {
  const all = wanted.length > 0 ? { value: [], problems: [] } : shelves(options.criteria);
  const checked = [
    ...besideEachOther(
      (all.value ?? []).map(({ path, set, edition }) => ({
        name: `${set}@${edition}`,
        path,
        loaded: loadSet(path),
      })),
    ),
    ...wanted.map((name) => ({
      name,
      loaded:
        existsSync(name) && /\.(ya?ml|json)$/.test(name)
          ? loadSet(name)
          : findSet(name, options.criteria, null, loadSet),
    })),
  ];
  const problems = [...all.problems, ...checked.flatMap(({ loaded }) => loaded.problems)];
  const judged = checked.map((one) => ({
    ...one,
    coverage: one.loaded.value && coverageFor(one.loaded.value, options),
  }));
  const coverages = judged.flatMap(({ coverage }) => coverage ?? []);
  const isWritten = writeSkeletons(coverages, options, io) === 0;
  const text = options.json
    ? asJson(problems, options.coverage ? coverages : null)
    : findingsText(problems, options.lang) +
      judged
        .map(
          ({ name, loaded, coverage }) =>
            summary(name, loaded, options) + (coverage ? coverageText(coverage, options) : ""),
        )
        .join("");
  return deliver(text, hasErrors(problems) || !isWritten ? 1 : 0, options, io);
}

interface OnShelf {
  readonly name: string;
  readonly path: string;
  readonly loaded: Outcome<CriteriaSet>;
}

/** What the editions of one set say against each other is told of the later one. */
function besideEachOther(all: readonly OnShelf[]): OnShelf[] {
  const sets = all.flatMap(({ loaded }) => loaded.value ?? []);
  const found = [...new Set(sets.map(({ id }) => id))].flatMap((id) =>
    problemsBetweenEditions(sets.filter((set) => set.id === id)).map((one) => ({ id, one })),
  );
  return all.map((shelf) => {
    const { value, problems } = shelf.loaded;
    if (value === null) return shelf;
    const ofThis = withAnswers(
      value,
      found.flatMap(({ id, one }) =>
        id === value.id && (one.values["second"] ?? one.values["edition"]) === value.edition
          ? [{ ...one, at: { file: fromHere(shelf.path), ...one.at } }]
          : [],
      ),
    );
    return { ...shelf, loaded: { value, problems: [...problems, ...ofThis] } };
  });
}

const fromHere = (path: string) => {
  const short = relative(process.cwd(), path);
  return short.startsWith("..") ? path : short;
};

function summary(
  name: string,
  { value, problems }: { value: CriteriaSet | null; problems: readonly Problem[] },
  { lang }: OutputOptions,
): string {
  const count = (wanted: Problem["severity"]) =>
    problems.filter(({ severity }) => severity === wanted).length;
  const [errors, warnings, notes] = [count("error"), count("warning"), count("note")];
  const counts = {
    vi: `${name}: ${errors} lỗi, ${warnings} lưu ý, ${notes} ghi chú`,
    en: `${name}: ${errors} errors, ${warnings} warnings, ${notes} notes`,
  }[lang];
  return `${counts}\n${value === null ? "" : `${labelled(sound(value, lang), 2)}\n`}`;
}

/** How much there was to check: nothing found in nothing would be no good sign. */
function sound(set: CriteriaSet, lang: Lang): [string, string][] {
  const tables = [...createScorer(set).tables.values()];
  const byKind = tables
    .map(({ kind, criteria }) => `${set.kinds.get(kind) ?? kind}: ${criteria.length}`)
    .join("; ");
  return {
    vi: [
      ["Tiêu chí", byKind],
      ["Dữ kiện", String(set.facts.size)],
      ["Ví dụ", `${set.cases.length}, đều tính đúng`],
    ] satisfies [string, string][],
    en: [
      ["Criteria", byKind],
      ["Facts", String(set.facts.size)],
      ["Cases", `${set.cases.length}, all come out right`],
    ] satisfies [string, string][],
  }[lang];
}

const words = {
  vi: { clause: "Điều khoản", todo: "Cần làm", answer: "Đã trả lời" },
  en: { clause: "Clause", todo: "To do", answer: "Answered" },
};

/** Errors first, then warnings, then notes; each with its id, place, clause, remedy and answer. */
const findingsText = (problems: readonly Problem[], lang: Lang): string =>
  severities
    .flatMap((severity) => problems.filter((one) => one.severity === severity))
    .map((one) => {
      const { place, what, remedy } = problemInWords(one, lang);
      const { clause, todo, answer } = words[lang];
      const rows: [string, string][] = [
        ...(one.at.clause === undefined ? [] : [[clause, one.at.clause] satisfies [string, string]]),
        one.answer === undefined ? [todo, remedy] : [answer, one.answer],
      ];
      const head = `${severityWords[one.severity][lang]} [${one.id}]${place === "" ? "" : ` ${place}`}`;
      return `${paragraph(head)}\n${paragraph(what, 2)}\n${labelled(rows, 2)}\n\n`;
    })
    .join("");

const severities: readonly Problem["severity"][] = ["error", "warning", "note"];

/** The list of problems; with coverage, both lists by name. */
function asJson(problems: readonly Problem[], coverages: readonly SetCoverage[] | null): string {
  const found = findings(problems);
  const all = coverages ? { problems: found, coverage: coverages.map(coverageAsData) } : found;
  return `${JSON.stringify(all, null, 2)}\n`;
}
