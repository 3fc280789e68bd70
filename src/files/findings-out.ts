/** What `check` finds in a criteria set, for programs. */
import { type Lang, type Problem, problemInWords } from "../engine/index.ts";

/** Each with its id, place, values and words in both languages. */
export const findings = (problems: readonly Problem[]) => problems.map(finding);

const finding = (one: Problem) => ({
  id: one.id,
  severity: one.severity,
  ...one.at,
  values: one.values,
  ...(one.answer === undefined ? {} : { answer: one.answer }),
  vi: wordsIn(one, "vi"),
  en: wordsIn(one, "en"),
});

const wordsIn = (one: Problem, lang: Lang) => {
  const { what, remedy } = problemInWords(one, lang);
  return { what, remedy };
};
