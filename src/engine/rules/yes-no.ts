/** Full points for a yes, none for a no. */
import { z } from "zod";
import { zero } from "../exact/index.ts";
import { factId } from "./fields.ts";
import { defineRuleKind, stillOpen } from "./kind.ts";
import { knownValue, pointsOf } from "./score.ts";

export const yesNo = defineRuleKind({
  kind: "yes-no",
  schema: () => z.strictObject({ kind: z.literal("yes-no"), fact: factId }),
  reads: (rule) => [{ fact: rule.fact, type: "yes-no", path: ["fact"] }],
  score(rule, max, { facts }) {
    const isMet = facts.read(rule.fact, "yes-no");
    return {
      points: pointsOf(isMet, (yes) => (yes ? max : zero), { least: zero, most: max }),
      found: { kind: "yes-no" as const, fact: rule.fact, isMet: knownValue(isMet), max },
    };
  },
  words: {
    vi: {
      rule: (rule, max, say) => `“${say.fact(rule.fact)}”: có được ${say.points(max)} điểm, không được 0.`,
      account: ({ isMet, max, fact }, say) =>
        isMet === null
          ? stillOpen.vi
          : isMet
            ? { how: [`Có → ${say.points(max)}`], lost: [] }
            : {
                how: ["Không → 0"],
                lost: [`Mất ${say.points(max)}: trả lời “không” ở “${say.fact(fact)}”.`],
              },
    },
    en: {
      rule: (rule, max, say) => `“${say.fact(rule.fact)}”: yes earns ${say.points(max)}, no earns 0.`,
      account: ({ isMet, max, fact }, say) =>
        isMet === null
          ? stillOpen.en
          : isMet
            ? { how: [`Yes → ${say.points(max)}`], lost: [] }
            : {
                how: ["No → 0"],
                lost: [`Lost ${say.points(max)}: the answer to “${say.fact(fact)}” is no.`],
              },
    },
  },
});
