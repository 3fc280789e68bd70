/** What a number is that cannot be reckoned, such as the mean of nothing: the set says, since it is no number. */
import { z } from "zod";
import { only, type Span, spanHull, unlimited } from "../exact/index.ts";
import { type Quantity, quantity } from "../rules/fields.ts";
import type { Say } from "../rules/kind.ts";
import type { Lang } from "../words/lang.ts";
import { type DerivedValue, isNumber, isOpen, isOut } from "./kind.ts";

export const whenNone = z.union([z.enum(["not-applicable", "undetermined"]), quantity]);
export type WhenNone = "not-applicable" | "undetermined" | Quantity;

/** `undetermined`: a person decides, and until then the record stays open. */
export const valueOfNone = (declared: WhenNone): DerivedValue =>
  declared === "not-applicable"
    ? isOut
    : declared === "undetermined"
      ? isOpen(unlimited, "person")
      : isNumber(declared.value);

/** An open number that may also turn out to be no number at all. */
export function orNone(span: Span, declared: WhenNone): DerivedValue {
  if (declared === "not-applicable") return isOpen(span, "facts", true);
  return isOpen(declared === "undetermined" ? unlimited : spanHull(span, only(declared.value)), "facts");
}

const words: Record<Lang, Record<"not-applicable" | "undetermined", string>> = {
  vi: { "not-applicable": "không áp dụng", undetermined: "chưa xác định, do người có thẩm quyền quyết định" },
  en: { "not-applicable": "not applicable", undetermined: "undetermined, a person decides" },
};

export const noneInWords = (declared: WhenNone, say: Say): string =>
  typeof declared === "string" ? words[say.lang][declared] : say.quantity(declared);
