/** `thangdiem check`: defects of a criteria set, before anyone is graded by it. */
import { existsSync } from "node:fs";
import { type CriteriaSet, createScorer, type Problem, problemInWords } from "../engine/index.ts";
import { findSet, loadSet, shelves } from "../files/library.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { OutputOptions } from "./options.ts";
import { problemsText } from "./print.ts";

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
  if (options.json) deliver(asJson(problems), options.out, io);
  else
    deliver(
      problemsText(problems, options.lang) +
        checked.map(({ name, loaded }) => summary(name, loaded, options)).join(""),
      options.out,
      io,
    );
  return problems.some(({ severity }) => severity === "error") ? 1 : 0;
}

function summary(
  name: string,
  { value, problems }: { value: CriteriaSet | null; problems: readonly Problem[] },
  { lang }: OutputOptions,
): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const words = {
    vi: `${name}: ${errors} lỗi, ${problems.length - errors} lưu ý`,
    en: `${name}: ${errors} errors, ${problems.length - errors} notes`,
  }[lang];
  return `${words}${value === null ? "" : sound(value)[lang]}.\n`;
}

function sound(set: CriteriaSet) {
  const tables = [...createScorer(set).tables.values()].map(
    ({ kind, criteria }) => `${set.kinds.get(kind) ?? kind} ${criteria.length}`,
  );
  return {
    vi: `; ${set.facts.size} dữ kiện; số tiêu chí theo loại đơn vị: ${tables.join(", ")}; ${set.cases.length} ví dụ tính đúng`,
    en: `; ${set.facts.size} facts; criteria by kind of agency: ${tables.join(", ")}; ${set.cases.length} worked cases come out right`,
  };
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
