/** Alternatives: the one that earns the most counts, the others do not. */
import { z } from "zod";
import { greater, type Span, spanHull, spanOfGreater } from "../exact/index.ts";
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
import { doesNotApply, type Points } from "./score.ts";

export const bestOf = defineRuleKind({
  kind: "best-of",
  schema: (nested) =>
    z.strictObject({ kind: z.literal("best-of"), options: z.array(rulePart(nested)).min(2) }),
  reads: (rule, inner) => readsOfParts(rule.options, "options", inner),
  defects: (rule, max, _declared, inner) => defectsOfParts(rule.options, "options", max, inner),
  compile(rule, max, compiling) {
    const scoreOptions = compileParts(rule.options, max, compiling);
    return scoredOnly((by) => {
      const options = scoreOptions(by);
      return {
        points: best(options.map(({ score }) => score.points)),
        found: { kind: "best-of" as const, options },
      };
    });
  },
  words: {
    vi: {
      rule: (rule, max, say) =>
        `Lấy phương án có điểm cao nhất: ${rule.options.map((one) => ruleOfPart(one, max, say)).join(" Hoặc: ")}`,
      account: ({ options }, say) => account(options, say, "Lấy điểm cao nhất"),
    },
    en: {
      rule: (rule, max, say) =>
        `The best of: ${rule.options.map((one) => ruleOfPart(one, max, say)).join(" Or: ")}`,
      account: ({ options }, say) => account(options, say, "The best counts"),
    },
  },
});

function best(all: readonly Points[]): Points {
  const applying = all.filter((points) => points.applies);
  const [first] = applying;
  if (first === undefined) return doesNotApply;
  const certain = applying.filter((points) => !points.mayNotApply);
  const top = applying.map(({ span }) => span).reduce(spanOfGreater).most;
  // An option that may fall away guarantees nothing, unless every one may: then one of them is still there.
  const least =
    certain.length > 0 ? certain.map(({ span }) => span).reduce(spanOfGreater).least : hullOf(applying).least;
  const known = applying.filter(
    ({ span }) => span.least !== null && span.most !== null && span.least.equals(span.most),
  );
  return {
    applies: true,
    earned: (known.length > 0 ? known : applying).map(({ earned }) => earned).reduce(greater),
    span: { least, most: top },
    mayNotApply: certain.length === 0,
  };
}

const hullOf = (all: readonly { readonly span: Span }[]): Span =>
  all.map(({ span }) => span).reduce(spanHull);

function account(options: readonly ScoredPart[], say: Say, bestCounts: string) {
  const { how } = accountOfParts(options, say, "– ");
  const applying = options.filter(({ score }) => score.points.applies);
  if (applying.length === 0) return { how, lost: [] };
  const top = applying.reduce((a, b) => (earnedIn(a.score).isLessThan(earnedIn(b.score)) ? b : a));
  const terms = applying.map(({ score }) => say.points(earnedIn(score))).join("; ");
  return {
    how: [...how, `${bestCounts}: max(${terms}) = ${say.points(earnedIn(top.score))}`],
    lost: say.account(top.score.found).lost,
  };
}
