/** Does a condition hold? The table under "Conditions" of docs/criteria-language.md, where every fact it asks for is known. */
import Fraction from "fraction.js";
import { amountOf, dayOf, numberOf } from "./numbers.ts";
import { factNamed, keyOf, outside, read, type Sheet } from "./sheet.ts";
import type { WrittenCondition } from "./written.ts";

/** The points of a node, a subtotal or the total, and what a share of them is of; `outside`: reached in full. */
export interface SeenPoints {
  readonly points: Fraction | typeof outside;
  readonly max: Fraction;
}
export interface Table {
  seen(name: string): SeenPoints;
  /** Of every criterion (or group) that is worth something and is no bonus. */
  every(level: "criterion" | "group"): readonly SeenPoints[];
}

export function isMet(condition: WrittenCondition, sheet: Sheet, table?: Table): boolean {
  const { all, any, not } = condition;
  if (all) return all.every((one) => isMet(one, sheet, table));
  if (any) return any.some((one) => isMet(one, sheet, table));
  if (not) return !isMet(not, sheet, table);
  if (condition.fact !== undefined) return isMetByFact(condition, condition.fact, sheet);
  if (condition.attribute !== undefined)
    return sheet.attributes.includes(condition.attribute) === (condition.is === "yes");
  if (condition.agency === "kind") return isNamed(condition, sheet.kind);
  if (condition.period === "kind") return isNamed(condition, sheet.periodKind);
  if (condition.agency === "months") {
    const months = condition["with-predecessors"] === "yes" ? sheet.monthsOfLine : sheet.months;
    // An agency of which no beginning is known is old enough.
    return isInOrder(condition, (than) =>
      months === null ? 1 : new Fraction(months).compare(numberOf(than)),
    );
  }
  if (table === undefined) throw new Error("points are asked for where there are none");
  const reaches = ({ points, max }: SeenPoints) => {
    const reached = points === outside ? max : points;
    return isInOrder(condition, (than) => reached.compare(amountOf(than, max)));
  };
  if (condition.points !== undefined) return reaches(table.seen(condition.points));
  return table.every(condition.every ?? "criterion").every(reaches);
}

function isMetByFact(condition: WrittenCondition, fact: string, sheet: Sheet): boolean {
  const answer = read(sheet, fact);
  if (condition.applies !== undefined) return (answer !== outside) === (condition.applies === "yes");
  if (answer === outside) return false;
  if (condition.documented !== undefined)
    return !sheet.undocumented.has(keyOf(sheet, fact)) === (condition.documented === "yes");
  if (condition.done !== undefined) return (answer !== "not-done") === (condition.done === "yes");
  if (typeof answer === "boolean") return answer === (condition.is === "yes");
  if (typeof answer !== "string")
    return isInOrder(condition, (than) => (answer as Fraction).compare(numberOf(than)));
  if (sheet.set.facts[fact] !== undefined || fact.includes("."))
    if (factNamed(sheet.set, fact).type === "choice") return isNamed(condition, answer);
  if (answer === "not-done") return false;
  const limit = (day: string) => dayOf(day, sheet.year);
  if (condition.before !== undefined) return answer < limit(condition.before);
  if (condition.by !== undefined) return answer <= limit(condition.by);
  if (condition.from !== undefined) return answer >= limit(condition.from);
  return answer > limit(condition.after ?? "");
}

const isNamed = (condition: WrittenCondition, name: string): boolean =>
  condition["one-of"]?.includes(name) ?? condition.is === name;

function isInOrder(condition: WrittenCondition, compare: (than: string) => number): boolean {
  if (condition["at-least"] !== undefined) return compare(condition["at-least"]) >= 0;
  if (condition.above !== undefined) return compare(condition.above) > 0;
  if (condition["at-most"] !== undefined) return compare(condition["at-most"]) <= 0;
  return compare(condition["less-than"] ?? "") < 0;
}
