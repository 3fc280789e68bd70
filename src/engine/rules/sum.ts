/** Parts added up, with an optional cap and floor. */
import { z } from "zod";
import { type Exact, sumOf } from "../exact/index.ts";
import { amount, amountIn } from "./fields.ts";
import { defineRuleKind, type Say, scoredOnly } from "./kind.ts";
import {
  accountOfParts,
  compileParts,
  defectsOfParts,
  earnedIn,
  readsOfParts,
  ruleOfPart,
  rulePart,
  type ScoredPart,
} from "./parts.ts";
import { heldWithin } from "./score.ts";
import { type NotApplicablePolicy, tally } from "./tally.ts";

export const sum = defineRuleKind({
  kind: "sum",
  schema: (nested) =>
    z.strictObject({
      kind: z.literal("sum"),
      parts: z.array(rulePart(nested)).min(1),
      "at-most": amount.optional(),
      "at-least": amount.optional(),
    }),
  reads: (rule, inner) => readsOfParts(rule.parts, "parts", inner),
  defects: (rule, max, _declared, inner) => defectsOfParts(rule.parts, "parts", max, inner),
  compile(rule, max, compiling) {
    const { notApplicable: policy } = compiling;
    const scoreParts = compileParts(rule.parts, max, compiling);
    const cap = rule["at-most"] ? amountIn(rule["at-most"], max) : null;
    const floor = rule["at-least"] ? amountIn(rule["at-least"], max) : null;
    return scoredOnly((by) => {
      const parts = scoreParts(by);
      const added = tally(
        parts.map(({ max, score }) => ({ max, points: score.points })),
        policy,
      );
      return {
        points: heldWithin(added, floor, cap),
        found: {
          kind: "sum" as const,
          parts,
          policy,
          added: added.applies ? added.earned : null,
          floor,
          cap,
        },
      };
    });
  },
  words: {
    vi: {
      rule: (rule, max, say) =>
        `Cộng các phần${rule["at-most"] ? `, tối đa ${say.amount(rule["at-most"], max)}` : ""}` +
        `${rule["at-least"] ? `, tối thiểu ${say.amount(rule["at-least"], max)}` : ""}: ` +
        rule.parts.map((part) => ruleOfPart(part, max, say)).join(" "),
      account: (found, say) => withTotal(found, say, "Cộng", "tối đa", "tối thiểu"),
    },
    en: {
      rule: (rule, max, say) =>
        `The parts added up${rule["at-most"] ? `, at most ${say.amount(rule["at-most"], max)}` : ""}` +
        `${rule["at-least"] ? `, at least ${say.amount(rule["at-least"], max)}` : ""}: ` +
        rule.parts.map((part) => ruleOfPart(part, max, say)).join(" "),
      account: (found, say) => withTotal(found, say, "Sum", "at most", "at least"),
    },
  },
});

interface SumFound {
  readonly parts: readonly ScoredPart[];
  readonly policy: NotApplicablePolicy;
  readonly added: Exact | null;
  readonly floor: Exact | null;
  readonly cap: Exact | null;
}

function withTotal(found: SumFound, say: Say, sum: string, atMost: string, atLeast: string) {
  const { added, floor, cap } = found;
  const account = accountOfParts(found.parts, say);
  if (added === null) return account;
  const limit = cap?.isLessThan(added)
    ? ` → ${atMost} ${say.points(cap)}`
    : floor && added.isLessThan(floor)
      ? ` → ${atLeast} ${say.points(floor)}`
      : "";
  return {
    ...account,
    how: [...account.how, `${sum}: ${addition(found, say)} = ${say.points(added)}${limit}`],
  };
}

/** `2 + 1`; where parts fall out, the share of what is left: `(2) / 3 × 5`. Bonus and deductions are added as they are. */
function addition({ parts, policy }: SumFound, say: Say): string {
  const weighty = parts.filter(({ max }) => max.isPositive);
  const applying = weighty.filter(({ score }) => score.points.applies);
  const extras = parts.filter(({ max, score }) => !max.isPositive && score.points.applies);
  const isRescaled = policy === "rescale" && applying.length < weighty.length;
  const term = ({ max, score }: ScoredPart) =>
    say.points(!score.points.applies && policy === "full" ? max : earnedIn(score));
  const whole = (all: readonly ScoredPart[]) => say.points(sumOf(all.map(({ max }) => max)));
  const terms = (isRescaled ? applying : weighty).map(term).join(" + ");
  const base = isRescaled ? `(${terms}) / ${whole(applying)} × ${whole(weighty)}` : terms;
  return [...(base === "" ? [] : [base]), ...extras.map(term)].join(" + ");
}
