/** The day that `date(2026, 2, 15)`, `date(N, 2, 15)` or `date(N + 1, 1, 10)` stands for. */
import { dateFromIso, type RuleDate, ruleDateFromText } from "../dates.ts";
import { textOfExact } from "../exact/index.ts";
import type { Syntax } from "./syntax.ts";

/** `undefined` where the calendar has no such day, or the parts are no whole numbers written out. */
export function dayOfCall([year, month, day]: readonly Syntax[]): RuleDate | undefined {
  const rest = `-${digitsOf(month, 2)}-${digitsOf(day, 2)}`;
  const counted = yearCounted(year);
  if (counted !== undefined) return ruleDateFromText(counted + rest);
  const fixed = dateFromIso(digitsOf(year, 4) + rest);
  return fixed && { fixed };
}

/** No day is read from a text that is not made of digits, so what is no number needs no answer of its own. */
const digitsOf = (part: Syntax | undefined, length: number): string =>
  part?.kind === "number" ? textOfExact(part.value).padStart(length, "0") : "?";

/** As rules write it: `N`, `N+1`, `N-1`. */
function yearCounted(year: Syntax | undefined): string | undefined {
  if (year?.kind === "name" && year.name === "N") return "N";
  if (year?.kind !== "binary" || year.right.kind !== "number" || !["+", "-"].includes(year.op))
    return undefined;
  const base = yearCounted(year.left);
  return base === "N" ? `N${year.op}${textOfExact(year.right.value)}` : undefined;
}
