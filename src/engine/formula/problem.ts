/** What is wrong with a formula. The words stand in words/problems.ts; where the formula stands, its reader knows. */
import type { FactType } from "../rules/facts.ts";
import { inBoth, type ProblemId } from "../words/problems.ts";

export interface FormulaProblem {
  readonly id: ProblemId;
  readonly values: Readonly<Record<string, string>>;
}

/** Takes in a problem and goes on: a formula is refused with everything that is wrong with it. */
export type Refuse = (
  id: Extract<ProblemId, `formula-${string}`>,
  values?: FormulaProblem["values"],
) => undefined;

/** The same slip made twice is told once. */
export function collectProblems(): { readonly problems: readonly FormulaProblem[]; readonly refuse: Refuse } {
  const problems: FormulaProblem[] = [];
  const seen = new Set<string>();
  return {
    problems,
    refuse(id, values = {}) {
      const slip = JSON.stringify([id, values]);
      if (!seen.has(slip)) problems.push({ id, values });
      seen.add(slip);
      return undefined;
    },
  };
}

const typeWords: Record<FactType, string> = {
  number: inBoth({ vi: "số", en: "a number" }),
  "yes-no": inBoth({ vi: "có/không (một điều kiện)", en: "yes or no (a condition)" }),
  date: inBoth({ vi: "ngày", en: "a date" }),
  choice: inBoth({ vi: "lựa chọn", en: "a choice" }),
  list: inBoth({ vi: "danh sách", en: "a list" }),
};

export const typeInWords = (type: FactType): string => typeWords[type];
