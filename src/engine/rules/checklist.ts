/** Items that each have their points; what applies of them is added up. */
import { z } from "zod";
import { type Exact, sumOf, zero } from "../exact/index.ts";
import { amount, amountIn, factId } from "./fields.ts";
import { defineRuleKind, type Say } from "./kind.ts";
import { pointsOf } from "./score.ts";
import { tally } from "./tally.ts";

export const checklist = defineRuleKind({
  kind: "checklist",
  schema: () =>
    z.strictObject({
      kind: z.literal("checklist"),
      items: z.array(z.strictObject({ fact: factId, points: amount })).min(1),
    }),
  reads: (rule) =>
    rule.items.map(({ fact }, index) => ({ fact, type: "yes-no", path: ["items", index, "fact"] })),
  score(rule, max, { facts, notApplicable }) {
    const items = rule.items.map(({ fact, points }) => {
      const reading = facts.read(fact, "yes-no");
      const worth = amountIn(points, max);
      return {
        fact,
        worth,
        reading,
        points: pointsOf(reading, (yes) => (yes ? worth : zero), { least: zero, most: worth }),
      };
    });
    const whole = sumOf(items.map(({ worth }) => worth));
    const points = tally(
      items.map(({ worth, points }) => ({ max: worth, points })),
      notApplicable,
    );
    return {
      points,
      found: {
        kind: "checklist" as const,
        items: items.map(
          ({ fact, worth, reading }): Item => ({
            fact,
            worth,
            answer: reading.state !== "value" ? reading.state : reading.value ? "yes" : "no",
          }),
        ),
        whole,
        earned: points.applies ? points.earned : null,
      },
    };
  },
  words: {
    vi: {
      rule: (rule, max, say) =>
        `Cộng từng mục: ${rule.items.map(({ fact, points }) => `“${say.fact(fact)}” ${say.amount(points, max)}`).join("; ")}.`,
      account: (found, say) => ({
        how: how(found, say, "không áp dụng mục nào"),
        lost: found.items
          .filter(({ answer }) => answer === "no")
          .map(({ fact, worth }) => `Mất ${say.points(worth)}: chưa có “${say.fact(fact)}”.`),
      }),
    },
    en: {
      rule: (rule, max, say) =>
        `Item by item: ${rule.items.map(({ fact, points }) => `“${say.fact(fact)}” ${say.amount(points, max)}`).join("; ")}.`,
      account: (found, say) => ({
        how: how(found, say, "no item applies"),
        lost: found.items
          .filter(({ answer }) => answer === "no")
          .map(({ fact, worth }) => `Lost ${say.points(worth)}: “${say.fact(fact)}” is not there.`),
      }),
    },
  },
});

export interface Item {
  readonly fact: string;
  readonly worth: Exact;
  readonly answer: "yes" | "no" | "open" | "not-applicable";
}

/** `2 + 1 + 0 = 3`; where items fall out, the share of what is left: `(2 + 1) / 3 × 5 = 5`. */
function how(
  found: { items: readonly Item[]; whole: Exact; earned: Exact | null },
  say: Say,
  none: string,
): string[] {
  const { items, whole, earned } = found;
  const applying = items.filter(({ answer }) => answer !== "not-applicable");
  if (earned === null) return [none];
  const marks = applying.map(({ answer, worth }) =>
    answer === "open" ? "?" : say.points(answer === "yes" ? worth : zero),
  );
  const sum = marks.join(" + ");
  const left = sumOf(applying.map(({ worth }) => worth));
  if (applying.length === items.length || left.isZero) return [`${sum} = ${say.points(earned)}`];
  return [`(${sum}) / ${say.points(left)} × ${say.points(whole)} = ${say.points(earned)}`];
}
