/** `thangdiem check`: defects of a criteria set, before anyone is graded by it. */
import { existsSync } from "node:fs";
import {
  type CriteriaSet,
  createScorer,
  hasErrors,
  type Lang,
  type Problem,
  problemInWords,
} from "../engine/index.ts";
import { findSet, loadSet, shelves } from "../files/library.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { OutputOptions } from "./options.ts";
import { labelled, problemsText } from "./print.ts";

/** `wanted` names sets or files; none means every set of the library. */
export function check(wanted: readonly string[], options: OutputOptions, io: Io): ExitStatus {
  const all = wanted.length > 0 ? { value: [], problems: [] } : shelves(options.criteria);
  const checked = [
    ...(all.value ?? []).map(({ path, set, edition }) => ({
      name: `${set}@${edition}`,
      loaded: loadSet(path),
    })),
    ...wanted.map((name) => ({
      name,
      loaded:
        existsSync(name) && /\.(ya?ml|json)$/.test(name)
          ? loadSet(name)
          : findSet(name, options.criteria, null),
    })),
  ];
  const problems = [...all.problems, ...checked.flatMap(({ loaded }) => loaded.problems)];
  const text = options.json
    ? asJson(problems)
    : problemsText(problems, options.lang) +
      checked.map(({ name, loaded }) => summary(name, loaded, options)).join("");
  return deliver(text, hasErrors(problems) ? 1 : 0, options, io);
}

function summary(
  name: string,
  { value, problems }: { value: CriteriaSet | null; problems: readonly Problem[] },
  { lang }: OutputOptions,
): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const counts = {
    vi: `${name}: ${errors} lỗi, ${problems.length - errors} lưu ý`,
    en: `${name}: ${errors} errors, ${problems.length - errors} notes`,
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

const asJson = (problems: readonly Problem[]) =>
  `${JSON.stringify(
    problems.map((one) => ({
      id: one.id,
      severity: one.severity,
      ...one.at,
      vi: wordsIn(one, "vi"),
      en: wordsIn(one, "en"),
    })),
    null,
    2,
  )}\n`;

const wordsIn = (one: Problem, lang: "vi" | "en") => {
  const { what, remedy } = problemInWords(one, lang);
  return { what, remedy };
};
