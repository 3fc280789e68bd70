/** A rule, or plain points, chosen by conditions: the first case whose condition is met counts. */
import { z } from "zod";
import { type Exact, spanHull, zero } from "../exact/index.ts";
import { type Condition, compileCondition, condition, factsOfCondition, type Judging } from "./conditions.ts";
import { type FactUse, under } from "./facts.ts";
import { type Amount, amount, amountIn } from "./fields.ts";
import { type Account, type Compiling, defineRuleKind, type Rule, type Say, scoredOnly } from "./kind.ts";
import { doesNotApply, earns, type Found, type Points, staysOpen } from "./score.ts";

/** What a case gives: points, or whatever a rule gives. */
export type Outcome = { readonly points: Amount } | { readonly rule: Rule };

const isOne = ({ points, rule }: { points?: unknown; rule?: unknown }) =>
  (points === undefined) !== (rule === undefined);

export const cases = defineRuleKind({
  kind: "cases",
  schema: (nested) => {
    const given = { points: amount.optional(), rule: nested.optional() };
    const oneOutcome = { params: { problem: "case-one-outcome" } };
    return z
      .strictObject({
        kind: z.literal("cases"),
        cases: z.array(z.strictObject({ when: condition, ...given }).refine(isOne, oneOutcome)).min(1),
        otherwise: z.strictObject(given).refine(isOne, oneOutcome),
      })
      .transform((written) => ({
        kind: written.kind,
        cases: written.cases.map(({ when, ...rest }) => ({ when, outcome: outcomeOf(rest) })),
        otherwise: outcomeOf(written.otherwise),
      }));
  },
  reads(rule, inner) {
    const ofOutcome = (outcome: Outcome, path: (string | number)[]): FactUse[] =>
      "rule" in outcome ? under([...path, "rule"], inner(outcome.rule)) : [];
    return [
      ...rule.cases.flatMap(({ when, outcome }, index) => [
        ...under(["cases", index, "when"], factsOfCondition(when)),
        ...ofOutcome(outcome, ["cases", index]),
      ]),
      ...ofOutcome(rule.otherwise, ["otherwise"]),
    ];
  },
  defects: (rule, max, _declared, inner) => [
    ...rule.cases.flatMap(({ outcome }, index) =>
      "rule" in outcome ? inner(outcome.rule, max, ["cases", index, "rule"]) : [],
    ),
    ...("rule" in rule.otherwise ? inner(rule.otherwise.rule, max, ["otherwise", "rule"]) : []),
  ],
  compile(rule, max, compiling) {
    const compiled = rule.cases.map(({ when, outcome }) => ({
      when,
      judge: compileCondition(when, compiling.place),
      score: compileOutcome(outcome, max, compiling),
    }));
    const scoreRest = compileOutcome(rule.otherwise, max, compiling);
    return scoredOnly((by) => {
      const branches: Branch[] = [];
      let isDecided = false;
      for (const { when, judge, score } of compiled) {
        const verdict = judge(by);
        if (verdict !== "not-met") branches.push({ when, ...score(by) });
        isDecided = verdict === "met";
        if (isDecided) break;
      }
      if (!isDecided) branches.push({ when: null, ...scoreRest(by) });
      const [chosen, ...others] = branches;
      return {
        points: eitherOf(branches.map(({ points }) => points)),
        found: { kind: "cases" as const, chosen: chosen && others.length === 0 ? chosen : null },
      };
    });
  },
  words: {
    vi: {
      rule: (rule, max, say) =>
        `${rule.cases.map(({ when, outcome }) => `Nếu ${say.condition(when)}: ${outcomeWords(outcome, max, say, "điểm")}`).join(" ")} ` +
        `Còn lại: ${outcomeWords(rule.otherwise, max, say, "điểm")}`,
      account: ({ chosen }, say) =>
        account(chosen, say, "Vì", "Các trường hợp khác", "Chưa rõ thuộc trường hợp nào: còn thiếu dữ kiện."),
    },
    en: {
      rule: (rule, max, say) =>
        `${rule.cases.map(({ when, outcome }) => `If ${say.condition(when)}: ${outcomeWords(outcome, max, say, "points")}`).join(" ")} ` +
        `Otherwise: ${outcomeWords(rule.otherwise, max, say, "points")}`,
      account: ({ chosen }, say) =>
        account(chosen, say, "Because", "Otherwise", "Which case holds is not known yet: a fact is open."),
    },
  },
});

const outcomeOf = ({ points, rule }: { points?: Amount | undefined; rule?: Rule | undefined }): Outcome => {
  if (points) return { points };
  if (rule) return { rule };
  throw new Error("a case without outcome passed its schema");
};

interface ScoredOutcome {
  readonly points: Points;
  /** What a rule found, or the plain points. */
  readonly found: Found | null;
  readonly worth: Exact | null;
}

export interface Branch extends ScoredOutcome {
  readonly when: Condition | null;
}

function compileOutcome(outcome: Outcome, max: Exact, compiling: Compiling): (by: Judging) => ScoredOutcome {
  if ("rule" in outcome) {
    const score = compiling.rule(outcome.rule, max);
    return (by) => ({ ...score(by), worth: null });
  }
  const worth = amountIn(outcome.points, max);
  const plain = { points: earns(worth), found: null, worth };
  return () => plain;
}

/** While the condition is open every branch is possible, and none has earned anything. */
function eitherOf(all: readonly Points[]): Points {
  const [first, ...others] = all;
  if (first !== undefined && others.length === 0) return first;
  const applying = all.filter((points) => points.applies);
  if (applying.length === 0) return doesNotApply;
  const mayNotApply = applying.length < all.length || applying.some((points) => points.mayNotApply);
  return staysOpen(applying.map(({ span }) => span).reduce(spanHull), mayNotApply);
}

const outcomeWords = (outcome: Outcome, max: Exact, say: Say, points: string) =>
  "rule" in outcome ? say.rule(outcome.rule, max) : `${say.amount(outcome.points, max)} ${points}.`;

function account(chosen: Branch | null, say: Say, because: string, otherwise: string, open: string): Account {
  if (chosen === null) return { how: [open], lost: [] };
  const lead = chosen.when === null ? otherwise : `${because} ${say.condition(chosen.when)}`;
  if (chosen.found === null) return { how: [`${lead} → ${say.points(chosen.worth ?? zero)}`], lost: [] };
  const inner = say.account(chosen.found);
  return { how: [`${lead}:`, ...inner.how], lost: inner.lost };
}
