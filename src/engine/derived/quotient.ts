/** One number over another, such as an actual result over its target; `percent` counts it out of 100. */
import { z } from "zod";
import { type Exact, hundred, one, type Span, spanContains, unlimited, zero } from "../exact/index.ts";
import { factId, yes } from "../rules/fields.ts";
import type { Say } from "../rules/kind.ts";
import { type DerivedValue, defineDerivationKind, isNumber, isOpen, isOut } from "./kind.ts";
import { noneInWords, orNone, valueOfNone, whenNone } from "./when-none.ts";

export const quotient = defineDerivationKind({
  kind: "quotient",
  schema: z
    .strictObject({
      kind: z.literal("quotient"),
      part: factId,
      whole: factId,
      percent: yes.default(false),
      "when-zero": whenNone,
    })
    .transform(({ "when-zero": whenZero, ...rest }) => ({ ...rest, whenZero })),
  reads: ({ part, whole }) => [
    { fact: part, type: "number", path: ["part"] },
    { fact: whole, type: "number", path: ["whole"] },
  ],
  compile({ part, whole, percent, whenZero }, { place }) {
    const [partAt, wholeAt] = [place(part, "number"), place(whole, "number")];
    const scale = percent ? hundred : one;
    return ({ facts }) => {
      const [a, b] = [facts.read(partAt), facts.read(wholeAt)];
      const [over, of] = [a.state === "value" ? a.value : null, b.state === "value" ? b.value : null];
      const result = over && of && !of.isZero ? over.times(scale).over(of) : null;
      const found = { kind: "quotient" as const, part: over, whole: of, percent, result };
      const value = ((): DerivedValue => {
        if (a.state === "not-applicable" || b.state === "not-applicable") return isOut;
        if (of?.isZero) return valueOfNone(whenZero);
        if (result) return isNumber(result);
        const span = quotientSpan(facts.domain(partAt), facts.domain(wholeAt), scale);
        const mayNotApply = (a.state === "open" && a.mayNotApply) || (b.state === "open" && b.mayNotApply);
        const open =
          of === null && spanContains(facts.domain(wholeAt), zero)
            ? orNone(span, whenZero)
            : isOpen(span, "facts");
        return open.state === "open" && mayNotApply ? { ...open, mayNotApply } : open;
      })();
      return { value, found };
    };
  },
  words: {
    vi: {
      rule: (derivation, say) =>
        `${quoted(derivation, say)}; nếu mẫu số bằng 0: ${noneInWords(derivation.whenZero, say)}`,
      account: (found, say) => account(found, say),
    },
    en: {
      rule: (derivation, say) =>
        `${quoted(derivation, say)}; when the denominator is 0: ${noneInWords(derivation.whenZero, say)}`,
      account: (found, say) => account(found, say),
    },
  },
});

/** Of numbers that cannot be negative; without limit where they can. */
function quotientSpan(part: Span, whole: Span, scale: Exact): Span {
  if (part.least === null || part.least.isNegative || whole.least === null || whole.least.isNegative)
    return unlimited;
  return {
    least: whole.most === null || whole.most.isZero ? zero : part.least.times(scale).over(whole.most),
    most: part.most === null || whole.least.isZero ? null : part.most.times(scale).over(whole.least),
  };
}

const quoted = ({ part, whole, percent }: { part: string; whole: string; percent: boolean }, say: Say) =>
  `“${say.fact(part)}” / “${say.fact(whole)}”${percent ? " × 100" : ""}`;

function account(
  {
    part,
    whole,
    percent,
    result,
  }: { part: Exact | null; whole: Exact | null; percent: boolean; result: Exact | null },
  say: Say,
): string {
  if (part === null || whole === null) return "";
  const sum = `${say.number(part)} / ${say.number(whole)}`;
  return result === null ? sum : `${sum}${percent ? " × 100" : ""} = ${say.number(result)}`;
}
