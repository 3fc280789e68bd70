/** What a summary counts is named once, and says where it comes from: handing in, indicators. */
import { type Problem, problem, warning } from "../problems.ts";
import { sourceDefects } from "./names.ts";
import type { CriteriaSet } from "./set.ts";

export function countedDefects(set: CriteriaSet): Problem[] {
  const ids = set.indicators.map(({ id }) => id);
  const entries = [
    ...(set.handingIn ? [{ ...set.handingIn, why: "handing-in", path: ["handing-in"] }] : []),
    ...set.indicators.map((one, index) => ({ ...one, why: one.label, path: ["indicators", index] })),
  ];
  return [
    ...ids.flatMap((id, index) =>
      ids.indexOf(id) < index
        ? [problem("code-repeated", { path: ["indicators", index, "id"] }, { code: id })]
        : [],
    ),
    ...entries.flatMap(({ source, why, path }) => {
      if (source) return sourceDefects(set, source.document, [...path, "source", "document"]);
      return set.basis === "official" ? [warning("source-missing", { path }, { why })] : [];
    }),
  ];
}
