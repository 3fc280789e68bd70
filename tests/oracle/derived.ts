/** Numbers reckoned from facts: the table under "Derived facts" of docs/semantics.md. */
import Fraction from "fraction.js";
import { isMet } from "./conditions.ts";
import { formulaValue, noValue } from "./formula.ts";
import { hundred, least, most, numberOf, sum, zero } from "./numbers.ts";
import { type Answer, itemsOf, outside, read, type Sheet, undetermined } from "./sheet.ts";
import type { WrittenCondition, WrittenDerived } from "./written.ts";

type Derived = Answer | typeof undetermined;

export function derivedValue(derived: WrittenDerived, sheet: Sheet): Derived {
  switch (derived.kind) {
    case "of-list":
      return ofList(derived, sheet);
    case "quotient": {
      const [part, whole] = [read(sheet, derived.part), read(sheet, derived.whole)];
      if (part === outside || whole === outside) return outside;
      if (part === undetermined || whole === undetermined) return undetermined;
      if ((whole as Fraction).equals(0)) return instead(derived["when-zero"]);
      const quotient = (part as Fraction).div(whole as Fraction);
      return derived.percent === "yes" ? quotient.mul(hundred) : quotient;
    }
    case "formula": {
      const value = formulaValue(derived.formula, sheet, null);
      return value === noValue ? instead(derived["when-zero"] ?? "") : value;
    }
  }
}

/** What the set says where nothing can be reckoned. */
function instead(written: string): Derived {
  if (written === "not-applicable") return outside;
  return written === "undetermined" ? undetermined : numberOf(written);
}

function ofList(derived: Extract<WrittenDerived, { kind: "of-list" }>, sheet: Sheet): Derived {
  const items = itemsOf(sheet, derived.list);
  if (items === outside) return outside;
  const { where, field } = derived;
  const chosen = where === undefined ? items : items.filter((item) => isMet(where, item));
  const numbers =
    field === undefined ? [] : chosen.map((item) => read(item, field)).filter((one) => one !== outside);
  const [first, ...others] = numbers as Fraction[];
  switch (derived.take) {
    case "count":
      return new Fraction(chosen.length);
    case "sum":
      return sum(numbers as Fraction[]);
    case "share": {
      const asked = items.filter((item) =>
        namesIn(where ?? {}).every((name) => read(item, name) !== outside),
      );
      const met = asked.filter((item) => isMet(where ?? {}, item));
      if (asked.length === 0) return instead(derived["when-none"] ?? "");
      return new Fraction(met.length).mul(hundred).div(asked.length);
    }
    default:
      if (first === undefined) return instead(derived["when-none"] ?? "");
      if (derived.take === "least") return least(first, ...others);
      if (derived.take === "most") return most(first, ...others);
      return sum([zero, first, ...others]).div(numbers.length);
  }
}

/** The facts that a condition asks for. */
const namesIn = ({ fact, all, any, not }: WrittenCondition): string[] => [
  ...(fact === undefined ? [] : [fact]),
  ...[...(all ?? []), ...(any ?? []), ...(not ? [not] : [])].flatMap(namesIn),
];
