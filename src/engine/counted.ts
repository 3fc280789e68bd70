/**
 * What a summary counts of one agency: whether it handed in in time, and of which indicators the condition holds. It is
 * told with four answers, since what is not known is neither yes nor no, and what does not apply is no part of the whole.
 */

import { verdictOf } from "./compile.ts";
import type { CriteriaSet } from "./criteria/set.ts";
import type { AgencyRecord } from "./evidence/record.ts";
import { viewOf } from "./facts-view.ts";
import { type Condition, type Judging, together, type Verdict } from "./rules/conditions.ts";
import { byName } from "./rules/facts.ts";
import { factsBehind, type KindTable } from "./scorer.ts";

/** `unknown`: no day is stated, or none that counts. `outside`: nothing is to be handed in. */
export const handingInStates = ["in-time", "late", "not-handed-in", "unknown", "outside"] as const;
export type HandingInState = (typeof handingInStates)[number];

/** `outside`: the condition rests on what does not apply, or is not asked of this kind of agency. */
export const indicatorStates = ["holds", "does-not-hold", "unknown", "outside"] as const;
export type IndicatorState = (typeof indicatorStates)[number];

export interface Counted {
  /** `null` where the set does not say when agencies hand in. */
  readonly handingIn: HandingInState | null;
  /** By the id of the indicator. */
  readonly indicators: ReadonlyMap<string, IndicatorState>;
}

/** Of an agency that is not scored at all. */
export const countedNowhere = ({ handingIn, indicators }: CriteriaSet): Counted => ({
  handingIn: handingIn && "outside",
  indicators: new Map(indicators.map(({ id }) => [id, "outside"])),
});

/** Of one agency by what it was scored by. */
export const countedOf = (set: CriteriaSet, table: KindTable, judging: Judging): Counted => ({
  handingIn: set.handingIn && handingInOf(set.handingIn.inTime, table, judging),
  indicators: indicatorsOf(set, table, leafJudge(set, table, judging)),
});

/** A period that is evaluated by itself, as a part of a longer one. */
interface Part {
  readonly set: CriteriaSet;
  readonly record: AgencyRecord;
  readonly isClosed: boolean;
  readonly total: { readonly applies: boolean };
  readonly counted: Counted;
}

interface OverPeriods {
  readonly judging: Judging;
  readonly periods: readonly Part[];
  /** Does the longer period itself state the fact? */
  isStated(fact: string): boolean;
}

/**
 * Of a longer period that is the mean of shorter ones: by what it states itself, else by the periods that were held. An
 * indicator holds when it holds in all of them; handed in in time is who did so every time.
 */
export function countedOverPeriods(
  set: CriteriaSet,
  table: KindTable,
  { judging, periods, isStated }: OverPeriods,
): Counted {
  const held = periods.filter(({ total }) => total.applies);
  const ofWhole = leafJudge(set, table, judging);
  const ofEach = held.map(({ record, isClosed }) =>
    leafJudge(set, table, { ...judging, facts: viewOf(set, record, { withStandIns: isClosed }) }),
  );
  const ofLeaf: LeafJudge = (leaf) => {
    if (!("fact" in leaf) || isStated(leaf.fact) || held.length === 0) return ofWhole(leaf);
    const told = ofEach.map((ofOne) => ofOne(leaf)).filter((answer) => answer !== "outside");
    return told.length === 0 ? "outside" : together(told, "not-met");
  };
  const { handingIn } = set;
  const ownIsStated = handingIn === null || isStated(handingIn.inTime.fact) || held.length === 0;
  const each = held.map(({ counted }) => counted.handingIn);
  return {
    handingIn: ownIsStated
      ? handingIn && handingInOf(handingIn.inTime, table, judging)
      : (worstFirst.find((state) => each.includes(state)) ?? "outside"),
    indicators: indicatorsOf(set, table, ofLeaf),
  };
}

const worstFirst: readonly HandingInState[] = ["not-handed-in", "unknown", "late", "in-time"];

function handingInOf(
  inTime: Condition & { readonly fact: string },
  table: KindTable,
  judging: Judging,
): HandingInState {
  const day = judging.facts.read(byName(inTime.fact, "date"));
  if (day.state === "not-applicable") return "outside";
  if (day.state === "open") return "unknown";
  if (day.value === "not-done") return "not-handed-in";
  return verdictOf(table.compiled, inTime, judging) === "met" ? "in-time" : "late";
}

type Answer = Verdict | "outside";
type LeafJudge = (leaf: Condition) => Answer;

/** Who asks whether something applies has an answer either way. */
const leafJudge =
  (set: CriteriaSet, table: KindTable, judging: Judging): LeafJudge =>
  (leaf) => {
    if (!("fact" in leaf)) return verdictOf(table.compiled, leaf, judging);
    if (!factsBehind(set, [leaf.fact]).every((fact) => table.facts.has(fact))) return "outside";
    const isOut = judging.facts.state(byName(leaf.fact, "any")).state === "not-applicable";
    return isOut && leaf.test !== "applies" ? "outside" : verdictOf(table.compiled, leaf, judging);
  };

const indicatorsOf = (
  set: CriteriaSet,
  { kind }: KindTable,
  ofLeaf: LeafJudge,
): ReadonlyMap<string, IndicatorState> =>
  new Map(
    set.indicators.map((one) => [
      one.id,
      one.for === null || one.for.includes(kind) ? stateOf[answerOf(one.when, ofLeaf)] : "outside",
    ]),
  );

const stateOf: Readonly<Record<Answer, IndicatorState>> = {
  met: "holds",
  "not-met": "does-not-hold",
  open: "unknown",
  outside: "outside",
};

/** What does not apply decides nothing: where the rest of the condition does not decide either, the agency is outside. */
function answerOf(condition: Condition, ofLeaf: LeafJudge): Answer {
  switch (condition.test) {
    case "all":
    case "any": {
      const answers = condition.conditions.map((one) => answerOf(one, ofLeaf));
      const decisive = condition.test === "all" ? "not-met" : "met";
      const inside = answers.filter((answer) => answer !== "outside");
      const verdict = together(inside, decisive);
      const isDecided = verdict === decisive || verdict === "open";
      return isDecided || inside.length === answers.length ? verdict : "outside";
    }
    case "not": {
      const answer = answerOf(condition.condition, ofLeaf);
      return answer === "met" ? "not-met" : answer === "not-met" ? "met" : answer;
    }
    default:
      return ofLeaf(condition);
  }
}
