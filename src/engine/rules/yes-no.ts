/** Points for a yes, points for a no: full points and none unless stated. */
import { z } from "zod";
import { type Exact, greater, only, spanHull } from "../exact/index.ts";
import { type Amount, amount, amountIn, factId, noPoints, wholeMax } from "./fields.ts";
import { type Account, defineRuleKind, type Say, stillOpen } from "./kind.ts";
import { knownBy } from "./known.ts";
import { earns, knownValue, type Points, pointsOf, type Score } from "./score.ts";

export const yesNo = defineRuleKind({
  kind: "yes-no",
  schema: () =>
    z.strictObject({
      kind: z.literal("yes-no"),
      fact: factId,
      yes: amount.default(wholeMax),
      no: amount.default(noPoints),
    }),
  reads: (rule) => [{ fact: rule.fact, type: "yes-no", path: ["fact"] }],
  compile(rule, max, { place, held }) {
    const fact = place(rule.fact, "yes-no");
    const [yes, no] = [amountIn(rule.yes, max), amountIn(rule.no, max)];
    const best = greater(yes, no);
    const worth = (isMet: boolean) => (isMet ? yes : no);
    const either = () => spanHull(only(yes), only(no));
    const scoreOf = (isMet: boolean | null, points: Points): Score<YesNoFound> => ({
      points,
      found: { kind: "yes-no", fact: rule.fact, isMet, points: isMet === null ? null : worth(isMet), best },
    });
    const whenYes = scoreOf(true, earns(yes));
    const whenNo = scoreOf(false, earns(no));
    const [heldYes, heldNo] = [held(yes), held(no)];
    return {
      known: knownBy(fact, (isMet) => (isMet ? heldYes : heldNo)),
      score: ({ facts }) => {
        const answer = facts.read(fact);
        const isMet = knownValue(answer);
        return isMet === null ? scoreOf(null, pointsOf(answer, worth, either)) : isMet ? whenYes : whenNo;
      },
    };
  },
  words: {
    vi: {
      rule: (rule, max, say) =>
        `“${say.fact(rule.fact)}”: có được ${say.amount(rule.yes, max)} điểm, không được ${amountText(rule.no, max, say)}.`,
      account: (found, say) =>
        account(
          found,
          say,
          { yes: "Có", no: "Không" },
          (points, fact, isMet) => `Mất ${points}: trả lời “${isMet ? "có" : "không"}” ở “${fact}”.`,
        ),
    },
    en: {
      rule: (rule, max, say) =>
        `“${say.fact(rule.fact)}”: yes earns ${say.amount(rule.yes, max)}, no earns ${amountText(rule.no, max, say)}.`,
      account: (found, say) =>
        account(
          found,
          say,
          { yes: "Yes", no: "No" },
          (points, fact, isMet) => `Lost ${points}: the answer to “${fact}” is ${isMet ? "yes" : "no"}.`,
        ),
    },
  },
});

export interface YesNoFound {
  readonly kind: "yes-no";
  readonly fact: string;
  readonly isMet: boolean | null;
  readonly points: Exact | null;
  readonly best: Exact;
}

/** Nothing is nothing, also where the maximum is assumed. */
const amountText = (one: Amount, max: Exact, say: Say) =>
  one.value.isZero && !one.assumed ? "0" : say.amount(one, max);

function account(
  { fact, isMet, points, best }: YesNoFound,
  say: Say,
  answers: { readonly yes: string; readonly no: string },
  lost: (points: string, fact: string, isMet: boolean) => string,
): Account {
  if (isMet === null || points === null) return stillOpen[say.lang];
  return {
    how: [`${isMet ? answers.yes : answers.no} → ${points.isZero ? "0" : say.points(points)}`],
    lost: points.isLessThan(best) ? [lost(say.points(best.minus(points)), say.fact(fact), isMet)] : [],
  };
}
