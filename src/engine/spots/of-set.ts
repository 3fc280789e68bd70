/** Every spot of a set: of each criterion in each kind's table, of the groups and the total, and of the grades. */

import { blankRecord, type WorkedCase } from "../check.ts";
import { blankFacts, nobody } from "../criteria/blank.ts";
import type { CriteriaSet, GradeCause, GradeRule, Limits } from "../criteria/set.ts";
import type { OfList } from "../derived/of-list.ts";
import { evaluate, spanOf } from "../evaluate.ts";
import type { Evaluation } from "../evaluation.ts";
import { type Exact, exact, isSettled, type Span, spanHull, spanPlus, zero } from "../exact/index.ts";
import { formulaOf } from "../facts-view.ts";
import type { MetCause } from "../grade.ts";
import { anyPoints } from "../points.ts";
import { type Condition, factsOfCondition, type Judging, judge, type Verdict } from "../rules/conditions.ts";
import { byName } from "../rules/facts.ts";
import { type Amount, amountIn, quantityText } from "../rules/fields.ts";
import { scoreRule } from "../rules/index.ts";
import type { Points } from "../rules/score.ts";
import type { KindTable, Scorer, TableRow } from "../scorer.ts";
import { assumedMark } from "../words/lang.ts";
import { beside, conditionEdges } from "./edges.ts";
import { spotsOfRule } from "./rules.ts";
import { type Around, both, branch, distinct, edge, type Phrase, type Spot } from "./spot.ts";

export interface SetSpot {
  readonly of: "criterion" | "group" | "total" | "grade";
  /** Of the criterion or group; `null` for the total and the grades. */
  readonly code: string | null;
  /** The kind of agency in whose table it stands; `null` where any will do. */
  readonly kind: string | null;
  readonly id: string;
  readonly is: Spot["is"];
  readonly words: Spot["words"];
  readonly answers: Spot["answers"];
  /** The facts, declared or derived, that decide whether it is touched. */
  readonly facts: readonly string[];
  isTouched(worked: WorkedCase): boolean;
}

export function spotsOfSet(scorer: Scorer): SetSpot[] {
  const tables = [...scorer.tables.values()].map((table) => ({
    table,
    around: aroundOf(scorer.set, table.kind),
    blank: evaluate(scorer, blankRecord(scorer.set, table.kind), { close: false }),
  }));
  return [
    ...tables.flatMap((one) => [...criteriaSpots(one), ...groupSpots(one)]),
    ...wholeSpots(scorer.set, tables),
  ];
}

interface InTable {
  readonly table: KindTable;
  readonly around: Omit<Around, "spotsOf">;
  /** With nothing known, so that its spans hold all there can be. */
  readonly blank: Evaluation;
}

function aroundOf(set: CriteriaSet, kind: string): Omit<Around, "spotsOf"> {
  const facts = blankFacts(set, { ...nobody, kind });
  const year = set.governs.from;
  const judging: Judging = { facts, year, points: anyPoints };
  return {
    set,
    kind,
    year,
    domain: (fact) => facts.domain(byName(fact, "number")),
    step: (fact) => stepOf(set, fact),
    verdict: (condition) => verdictOf(condition, set, judging),
    pointsOf: (rule, max) =>
      scoreRule(rule, max, {
        ...judging,
        notApplicable: set.notApplicable.policy,
        formula: (text) => formulaOf(set, text),
      }).points,
  };
}

/** A count of items moves by one, their sum, least or most as the field itself does. */
function stepOf(set: CriteriaSet, fact: string): Exact | null {
  const from = set.derived.get(fact)?.from;
  if (from?.kind !== "of-list") return set.facts.get(fact)?.step ?? null;
  const { take, field } = from as OfList;
  if (take === "count") return exact("1");
  return take === "mean" || take === "share" || field === null ? null : (set.facts.get(field)?.step ?? null);
}

/** What an agency is, beyond its kind, and what points it has are taken as open. */
function verdictOf(condition: Condition, set: CriteriaSet, by: Judging): Verdict {
  switch (condition.test) {
    case "all":
    case "any": {
      const verdicts = condition.conditions.map((one) => verdictOf(one, set, by));
      const [decisive, other] =
        condition.test === "all" ? (["not-met", "met"] as const) : (["met", "not-met"] as const);
      if (verdicts.includes(decisive)) return decisive;
      return verdicts.includes("open") ? "open" : other;
    }
    case "not": {
      const verdict = verdictOf(condition.condition, set, by);
      return verdict === "open" ? verdict : verdict === "met" ? "not-met" : "met";
    }
    case "points":
    case "every":
    case "attribute":
    case "agency-months":
    case "documented":
      return "open";
    case "period-kind": {
      const fitting = set.governs.kinds.filter((kind) => condition.kinds.includes(kind)).length;
      return fitting === 0 ? "not-met" : fitting === set.governs.kinds.length ? "met" : "open";
    }
    default:
      return judge(condition, by);
  }
}

const yearOf = ({ evaluation }: WorkedCase) => evaluation.record.period.year;

/** An edge of a condition that no rule holds. */
const edgesOf = (condition: Condition, around: Omit<Around, "spotsOf">) =>
  conditionEdges(condition, { ...around, spotsOf: () => [] }).map((spot) => ({
    ...spot,
    isTouched: (worked: WorkedCase) =>
      spot.isTouched({ found: { kind: "" }, facts: worked.facts, year: yearOf(worked) }),
  }));

type Seeing = Omit<SetSpot, "of" | "code" | "kind" | "facts">;

/** A spot of the evaluation as a whole, not of what one rule found. */
const seen = (id: string, phrase: Phrase, isTouched: (worked: WorkedCase) => boolean): Seeing => ({
  ...branch(id, phrase, {}, () => false),
  isTouched,
});

function criteriaSpots({ table, around, blank }: InTable): SetSpot[] {
  return table.criteria.flatMap((row) => {
    const { criterion, max, facts } = row;
    const { code } = criterion;
    const resultIn = ({ evaluation }: WorkedCase) =>
      evaluation.criteria.find((result) => result.code === code);
    const ofRule = spotsOfRule(criterion.rule, max.value, around).map(
      (spot): Seeing => ({
        ...spot,
        isTouched(worked) {
          const result = resultIn(worked);
          if (result === undefined || result.lostBecause !== null) return false;
          return spot.isTouched({ found: result.found, facts: worked.facts, year: yearOf(worked) });
        },
      }),
    );
    const open = blank.criteria.find((result) => result.code === code)?.points;
    const raw = around.pointsOf(criterion.rule, max.value);
    const spots = [
      ...ofRule,
      ...(mayBeOut(open ?? raw) && !isOutOnlyWithoutWhole(around.set, row, ofRule)
        ? [
            seen("not-applicable", both("trường hợp không áp dụng (KAD)", "not applying (KAD)"), (worked) => {
              const result = resultIn(worked);
              return result !== undefined && !result.points.applies;
            }),
          ]
        : []),
      ...limitSpots(
        { ...criterion, ...limitsOf(row) },
        max.value,
        spanOf(raw),
        (worked) => resultIn(worked)?.heldAt ?? null,
      ),
      ...lossSpots(criterion, around, (worked) => resultIn(worked)?.lostBecause ?? null),
    ];
    return distinct(spots).map((spot) => ({ ...spot, of: "criterion", code, kind: table.kind, facts }));
  });
}

/** A share of nothing is the only way out of the criterion, and has a spot of its own. */
const isOutOnlyWithoutWhole = (set: CriteriaSet, { facts }: TableRow, spots: readonly Seeing[]): boolean =>
  spots.some(({ id }) => id.endsWith("of-nothing")) &&
  !facts.some((fact) => set.facts.get(fact)?.mayNotApply);

const mayBeOut = (points: Points) => !points.applies || points.mayNotApply;

const zeroPoints: Amount = { value: zero, of: "points", assumed: false };

/** A criterion that states no limits is held within 0 and its maximum. */
const limitsOf = ({ criterion: { floor, ceiling }, max }: TableRow): Pick<Limits, "floor" | "ceiling"> => ({
  floor: floor === undefined ? zeroPoints : floor,
  ceiling: ceiling === undefined ? { ...max, of: "points" } : ceiling,
});

function limitSpots(
  { floor, ceiling }: Pick<Limits, "floor" | "ceiling">,
  max: Exact,
  { least, most }: Span,
  heldAt: (worked: WorkedCase) => Exact | null,
): Seeing[] {
  const [low, high] = [floor && amountIn(floor, max), ceiling && amountIn(ceiling, max)];
  const held = (id: string, vi: string, en: string, limit: Amount, at: Exact) =>
    seen(
      id,
      (say) => ({ vi: `${vi} (${say.amount(limit, max)})`, en: `${en} (${say.amount(limit, max)})` }),
      (worked) => heldAt(worked)?.equals(at) ?? false,
    );
  return [
    ...(floor && low && (least === null || least.isLessThan(low))
      ? [held("floor", "điểm bị giữ ở mức sàn", "points held at the floor", floor, low)]
      : []),
    ...(ceiling && high && (most === null || high.isLessThan(most))
      ? [held("ceiling", "điểm bị giữ ở mức trần", "points held at the ceiling", ceiling, high)]
      : []),
  ];
}

function lossSpots(
  { zeroWhen }: Pick<Limits, "zeroWhen">,
  around: Omit<Around, "spotsOf">,
  lostBecause: (worked: WorkedCase) => string | null,
): Seeing[] {
  if (zeroWhen === null || around.verdict(zeroWhen.when) === "not-met") return [];
  return [
    seen(
      "zero-when",
      both(`mất hết điểm (“${zeroWhen.why}”)`, `losing all points (“${zeroWhen.why}”)`),
      (worked) => lostBecause(worked) !== null,
    ),
    ...edgesOf(zeroWhen.when, around),
  ];
}

function groupSpots({ table, around, blank }: InTable): SetSpot[] {
  return table.groups.flatMap(({ group, max, children }) => {
    const { code, zeroWhen } = group;
    const within = new Set(
      children.flatMap(function codes(node): string[] {
        return "group" in node ? node.children.flatMap(codes) : [node.criterion.code];
      }),
    );
    const all = blank.criteria
      .filter((result) => within.has(result.code))
      .map(({ points }) => spanOf(points))
      .reduce(spanPlus, { least: zero, most: zero });
    const resultIn = ({ evaluation }: WorkedCase) => evaluation.groups.find((result) => result.code === code);
    const facts = zeroWhen ? factsOfCondition(zeroWhen.when).map(({ fact }) => fact) : [];
    return [
      ...limitSpots(group, max.value, all, (worked) => resultIn(worked)?.heldAt ?? null),
      ...lossSpots(group, around, (worked) => resultIn(worked)?.lostBecause ?? null),
    ].map((spot): SetSpot => ({ ...spot, of: "group", code, kind: table.kind, facts }));
  });
}

/** Of the total and of the grades: a case of any kind will do. */
function wholeSpots(set: CriteriaSet, tables: readonly InTable[]): SetSpot[] {
  const [first] = tables;
  if (first === undefined) return [];
  const { around } = first;
  const place = (of: "total" | "grade", condition: Condition | null) => ({
    of,
    code: null,
    kind: null,
    facts: condition ? factsOfCondition(condition).map(({ fact }) => fact) : [],
  });
  const whole = tables.map(({ blank }) => spanOf(blank.unrounded)).reduce(spanHull);
  const heldTotal = ({ evaluation: { total, unrounded: before, lostBecause } }: WorkedCase) =>
    total.applies && before.applies && lostBecause === null && !total.earned.equals(before.earned)
      ? total.earned
      : null;
  const causes = (
    all: readonly GradeCause[],
    effect: MetCause["effect"],
    words: (why: string) => ReturnType<Phrase>,
  ): SetSpot[] =>
    all.flatMap(({ when, why }, index) => {
      const isMet = ({ evaluation }: WorkedCase) =>
        evaluation.grading.causes.some(
          (cause) => cause.effect === effect && cause.why === why && cause.verdict === "met",
        );
      return [seen(`${effect}-${index}`, () => words(why), isMet), ...edgesOf(when, around)].map((spot) => ({
        ...spot,
        ...place("grade", when),
      }));
    });
  return distinctIn([
    ...limitSpots(set.total, first.blank.outOf, whole, heldTotal).map((spot) => ({
      ...spot,
      ...place("total", null),
    })),
    ...lossSpots(set.total, around, ({ evaluation }) => evaluation.lostBecause).map((spot) => ({
      ...spot,
      ...place("total", set.total.zeroWhen?.when ?? null),
    })),
    ...set.grades.flatMap((grade) =>
      gradeSpots(set, grade, around).map((spot) => ({ ...spot, ...place("grade", grade.requires) })),
    ),
    ...causes(set.eligibility, "ineligible", (why) => ({
      vi: `không thuộc diện chấm (“${why}”)`,
      en: `an agency that is not scored (“${why}”)`,
    })),
    ...causes(set.lowering, "lowering", (why) => ({
      vi: `hạ bậc xếp loại (“${why}”)`,
      en: `a lowered grade (“${why}”)`,
    })),
    ...causes(set.ceilings, "ceiling", (why) => ({
      vi: `giới hạn xếp loại (“${why}”)`,
      en: `a grade held down (“${why}”)`,
    })),
    ...causes(set.notGradable, "not-gradable", (why) => ({
      vi: `không được xếp loại (“${why}”)`,
      en: `no grade at all (“${why}”)`,
    })),
  ]);
}

const distinctIn = (spots: readonly SetSpot[]): SetSpot[] => [
  ...distinct(spots.filter(({ of }) => of === "total")),
  ...distinct(spots.filter(({ of }) => of === "grade")),
];

function gradeSpots(
  set: CriteriaSet,
  { id, name, atLeast, requires }: GradeRule,
  around: Omit<Around, "spotsOf">,
): Seeing[] {
  const given = seen(
    `grade-${id}`,
    both(`loại “${name}”`, `the grade “${name}”`),
    ({ evaluation }) => evaluation.grading.grade === id,
  );
  const grain = set.rounding.find(({ of }) => of === "total")?.step ?? null;
  /** The total where it is settled, and what this grade asks of it. */
  const against = ({ evaluation: { total, outOf } }: WorkedCase) =>
    atLeast && total.applies && isSettled(total.span) && total.span.least
      ? { points: total.span.least, threshold: amountIn(atLeast, outOf) }
      : null;
  const words =
    (vi: string, en: string): Phrase =>
    (say) => {
      const mark = atLeast?.assumed ? assumedMark : "";
      const at = atLeast ? say.number(atLeast.value) + (atLeast.of === "max" ? " %" : "") + mark : "";
      const shown =
        atLeast?.of === "points" && vi !== "đúng"
          ? ` (${say.number(beside(atLeast.value, "below", grain))})`
          : "";
      return {
        vi: `${vi} ngưỡng ${at} của loại “${name}”${shown}`,
        en: `${en} ${at} for “${name}”${shown}`,
      };
    };
  const at = atLeast ? quantityText(atLeast) : "";
  const edges = atLeast?.value.isPositive
    ? [
        {
          ...edge(`total=${at}-${id}`, words("đúng", "exactly"), {}, () => false),
          isTouched: (worked: WorkedCase) => {
            const found = against(worked);
            return found?.points.equals(found.threshold) ?? false;
          },
        },
        {
          ...edge(`total<${at}-${id}`, words("ngay dưới", "just below"), {}, () => false),
          isTouched: (worked: WorkedCase) => {
            const found = against(worked);
            return (
              found?.points.isLessThan(found.threshold) === true &&
              found.points.isAtLeast(beside(found.threshold, "below", grain))
            );
          },
        },
      ]
    : [];
  const missed = requires
    ? [
        seen(
          `missed-${id}`,
          both(
            `đủ điểm loại “${name}” mà thiếu điều kiện`,
            `enough points for “${name}” without its conditions`,
          ),
          ({ evaluation }) =>
            evaluation.grading.tried.some(
              (tried) => tried.grade === id && tried.total === "met" && tried.conditions === "not-met",
            ),
        ),
        ...edgesOf(requires, around),
      ]
    : [];
  return [given, ...edges, ...missed];
}
