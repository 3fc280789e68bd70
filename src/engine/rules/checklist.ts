/** Items that each have their points; what applies of them is added up. An item below 0 takes away, and is never rescaled. */
import { z } from "zod";
import { type Exact, only, spanHull, sumOf, zero } from "../exact/index.ts";
import { amount, amountIn, factId } from "./fields.ts";
import { defineRuleKind, type Say, type Scored } from "./kind.ts";
import { type Known, out } from "./known.ts";
import { pointsOf } from "./score.ts";
import { KnownWhole, type NotApplicablePolicy, tally, weightOf } from "./tally.ts";

export const checklist = defineRuleKind({
  kind: "checklist",
  schema: () =>
    z.strictObject({
      kind: z.literal("checklist"),
      items: z.array(z.strictObject({ fact: factId, points: amount })).min(1),
    }),
  reads: (rule) =>
    rule.items.map(({ fact }, index) => ({ fact, type: "yes-no", path: ["items", index, "fact"] })),
  compile(rule, max, { place, notApplicable, held }) {
    const compiled = rule.items.map(({ fact, points }) => {
      const worth = amountIn(points, max);
      return { fact, at: place(fact, "yes-no"), worth, either: spanHull(only(zero), only(worth)) };
    });
    const score: Scored<ChecklistFound> = ({ facts }) => {
      const items = compiled.map(({ fact, at, worth, either }) => {
        const reading = facts.read(at);
        const points = pointsOf(
          reading,
          (yes) => (yes ? worth : zero),
          () => either,
        );
        const answer = reading.state !== "value" ? reading.state : reading.value ? "yes" : "no";
        return { part: { max: worth, points }, item: { fact, worth, answer } satisfies Item };
      });
      const points = tally(
        items.map(({ part }) => part),
        notApplicable,
      );
      return {
        points,
        found: {
          kind: "checklist",
          items: items.map(({ item }): Item => item),
          policy: notApplicable,
          earned: points.applies ? points.earned : null,
        },
      };
    };
    const weight = () => weightOf(compiled.map(({ worth }) => ({ max: worth })));
    const known: Known = (values) => {
      const whole = new KnownWhole();
      for (const { at, worth } of compiled) {
        const answer = at.place === null ? undefined : values[at.place];
        if (answer === undefined) return null;
        whole.add(worth, answer === out ? out : answer === true ? worth : zero, notApplicable);
      }
      const points = whole.points(weight);
      return points === out ? out : held(points);
    };
    return { score, known };
  },
  words: {
    vi: {
      rule: (rule, max, say) =>
        `Cộng từng mục: ${rule.items.map(({ fact, points }) => `“${say.fact(fact)}” ${say.amount(points, max)}`).join("; ")}.`,
      account: (found, say) => ({
        how: how(found, say, "không áp dụng mục nào"),
        lost: found.items
          .filter(isLost)
          .map(({ fact, worth }) =>
            worth.isNegative
              ? `Bị trừ ${say.points(worth.negated())}: có “${say.fact(fact)}”.`
              : `Mất ${say.points(worth)}: chưa có “${say.fact(fact)}”.`,
          ),
      }),
    },
    en: {
      rule: (rule, max, say) =>
        `Item by item: ${rule.items.map(({ fact, points }) => `“${say.fact(fact)}” ${say.amount(points, max)}`).join("; ")}.`,
      account: (found, say) => ({
        how: how(found, say, "no item applies"),
        lost: found.items
          .filter(isLost)
          .map(({ fact, worth }) =>
            worth.isNegative
              ? `Deducted ${say.points(worth.negated())}: “${say.fact(fact)}” is there.`
              : `Lost ${say.points(worth)}: “${say.fact(fact)}” is not there.`,
          ),
      }),
    },
  },
});

export interface Item {
  readonly fact: string;
  readonly worth: Exact;
  readonly answer: "yes" | "no" | "open" | "not-applicable";
}

const isLost = ({ worth, answer }: Item) =>
  worth.isNegative ? answer === "yes" : worth.isPositive && answer === "no";

export interface ChecklistFound {
  readonly kind: "checklist";
  readonly items: readonly Item[];
  readonly policy: NotApplicablePolicy;
  readonly earned: Exact | null;
}

/** `2 + 1 + 0 = 3`; where items fall out, the share of what is left: `(2 + 1) / 3 × 5 − 1 = 4`. */
function how({ items, policy, earned }: ChecklistFound, say: Say, none: string): string[] {
  if (earned === null) return [none];
  const weighty = items.filter(({ worth }) => worth.isPositive);
  const applying = weighty.filter(({ answer }) => answer !== "not-applicable");
  const mark = ({ answer, worth }: Item) =>
    answer === "open"
      ? "?"
      : say.points(
          answer === "yes" || (answer === "not-applicable" && policy === "full" && worth.isPositive)
            ? worth.isNegative
              ? worth.negated()
              : worth
            : zero,
        );
  const isRescaled = policy === "rescale" && applying.length < weighty.length;
  const marks = (isRescaled ? applying : weighty).map(mark).join(" + ");
  const whole = (all: readonly Item[]) => say.points(sumOf(all.map(({ worth }) => worth)));
  const sum = isRescaled ? `(${marks}) / ${whole(applying)} × ${whole(weighty)}` : marks || "0";
  const extras = items.filter(({ worth, answer }) => worth.isNegative && answer !== "not-applicable");
  return [`${sum}${extras.map((item) => ` − ${mark(item)}`).join("")} = ${say.points(earned)}`];
}
