/**
 * Facts that lead to a spot: the answers it names, the plainest ones for the rest, and from there one, two or three
 * facts changed at a time until a case with them touches it. What the rule gives for them is never looked at.
 */

import { type Case, type WorkedCase, workCase } from "../check.ts";
import { compileTable } from "../compile.ts";
import { calendarDate, dayMonthYear, periodFromId, periodsWithin } from "../dates.ts";
import { type Derivation, factsOfDerivation } from "../derived/index.ts";
import { type Exact, exact, greater, hundred, one, spanContains, textOfExact, zero } from "../exact/index.ts";
import { type Fact, itemKey } from "../facts/fact.ts";
import { leavesOf } from "../rules/conditions.ts";
import { conditionsOfRule } from "../rules/index.ts";
import { type Scorer, type TableRow, tableOf } from "../scorer.ts";
import { sharedAnswers } from "./edges.ts";
import type { SetSpot } from "./of-set.ts";
import type { Answer, Answers, Around } from "./spot.ts";

/** Facts as a case writes them, by their keys. */
export type Cells = Readonly<Record<string, string>>;

export interface Reached {
  readonly spot: SetSpot;
  readonly kind: string;
  readonly cells: Cells;
  /** The keys that make the difference; the other facts are only there so that the points can be worked out. */
  readonly decisive: readonly string[];
}

/** Beyond so many cases tried for one spot nothing is suggested. */
const mostTried = 1_500;

/**
 * For each spot the facts that reach it, or `null` where none were found. `spots` are those of one criterion, or one by
 * itself; `always` are facts without which an agency of that kind is not scored at all.
 */
export function reachAll(
  scorer: Scorer,
  spots: readonly SetSpot[],
  always: (kind: string) => Cells = () => ({}),
): (Reached | null)[] {
  const [first] = spots;
  if (first === undefined) return [];
  const kind = tableIn(scorer, first);
  const facts = declaredFacts(scorer, first.facts);
  if (kind === "" || facts.length === 0) return spots.map(() => null);
  const trying = tryingOf(scorer, first, kind);
  const common = trying === scorer ? always(kind) : {};
  const likely = likelyAnswers(scorer, spots, facts);
  const plain = new Map(facts.map((fact) => [fact.id, likely(fact)[0] ?? "not-applicable"] as const));
  const worked = new Map<string, WorkedCase | null>();
  const work = (cells: Cells): WorkedCase | null => {
    const key = JSON.stringify(cells);
    const known = worked.get(key);
    if (known !== undefined) return known;
    const { value } = workCase(trying, caseOf(scorer, kind, { ...common, ...cells }), []);
    worked.set(key, value);
    return value;
  };
  return spots.map((spot) => {
    const fixed = new Map(Object.entries(spot.answers).filter(([fact]) => scorer.set.facts.has(fact)));
    const start = new Map([...plain, ...fixed]);
    const free = facts.filter(({ id }) => !fixed.has(id));
    let left = mostTried;
    for (const chosen of variations(start, free, likely)) {
      if (left-- === 0) return null;
      if (isPartAboveWhole(scorer, chosen)) continue;
      const cells = cellsOf(scorer, chosen);
      const found = work(cells);
      if (found === null || !spot.isTouched(found)) continue;
      const changed = [...chosen].flatMap(([fact, answer]) =>
        fixed.has(fact) || plain.get(fact) !== answer ? [fact] : [],
      );
      return {
        spot,
        kind,
        cells,
        decisive: keysIn(cells, changed.length > 0 ? changed : [...chosen.keys()]),
      };
    }
    return null;
  });
}

/** The kind of agency to try it with: its own, or the first whose table has its facts. */
const tableIn = (scorer: Scorer, { kind, facts }: SetSpot): string =>
  kind ??
  [...scorer.tables.keys()].find((one) => {
    const table = tableOf(scorer, one);
    return facts.every((fact) => table.facts.has(fact) || table.derived.has(fact));
  }) ??
  "";

const keysIn = (cells: Cells, facts: readonly string[]): string[] =>
  Object.keys(cells).filter((key) => facts.includes(key) || facts.includes(key.replace(/#1$/, "")));

/** A case of that kind with these facts; nothing is expected of it. */
export function caseOf({ set }: Scorer, kind: string, facts: Cells): Case {
  const [periodKind] = set.governs.kinds;
  const year = periodFromId(String(set.governs.from));
  const [period] =
    set.governs.kinds.includes("year") || !year || !periodKind ? [] : periodsWithin(year, periodKind);
  return {
    name: "",
    kind,
    year: set.governs.from,
    ...(period ? { period: period.id } : {}),
    facts,
    undocumented: [],
    attributes: [],
    peers: {},
    closed: true,
    expect: { points: {} },
  };
}

/** A criterion that goes by its own facts is tried alone: most of a set's criteria, and most of the work. */
function tryingOf(scorer: Scorer, { of, code }: SetSpot, kind: string): Scorer {
  const table = tableOf(scorer, kind);
  const row = table.criteria.find(({ criterion }) => of === "criterion" && criterion.code === code);
  if (row === undefined || goesByPoints(row)) return scorer;
  const set = {
    ...scorer.set,
    eligibility: [],
    grades: [],
    lowering: [],
    ceilings: [],
    notGradable: [],
    subtotals: new Map(),
    total: { floor: undefined, ceiling: undefined, zeroWhen: null },
  };
  const alone = { ...table, nodes: [row], groups: [], criteria: [row], facts: new Set(row.facts) };
  const compiled = compileTable(set, alone);
  return { ...scorer, set, tables: new Map([[kind, { ...alone, compiled }]]) };
}

const goesByPoints = ({ criterion: { rule, zeroWhen } }: TableRow): boolean =>
  [...conditionsOfRule(rule), ...(zeroWhen ? [zeroWhen.when] : [])]
    .flatMap(leavesOf)
    .some(({ test }) => test === "points" || test === "every");

/** The declared facts behind names of declared and derived ones, each field after its list. */
function declaredFacts({ set }: Scorer, names: readonly string[]): Fact[] {
  const found = new Map<string, Fact>();
  const visit = (name: string): void => {
    const derived = set.derived.get(name);
    if (derived) for (const { fact } of factsOfDerivation(derived.from)) visit(fact);
    const fact = set.facts.get(name);
    if (fact === undefined || found.has(name)) return;
    if (fact.list !== null) visit(fact.list);
    found.set(name, fact);
    for (const field of fact.fields) visit(field);
  };
  for (const name of names) visit(name);
  return [...found.values()];
}

/** What is worth trying for a fact, the plainest first: what the spots name, then what its type allows. */
function likelyAnswers(scorer: Scorer, spots: readonly SetSpot[], facts: readonly Fact[]): Likely {
  const { set } = scorer;
  const named = new Map<string, Answer[]>();
  const add = (answers: Answers) => {
    for (const [fact, answer] of Object.entries(answers)) {
      const derived = set.derived.get(fact);
      if (!derived) named.set(fact, [...(named.get(fact) ?? []), answer]);
      else if (typeof answer === "object" && answer.type === "number")
        for (const one of sourcesFor(scorer, derived.from, answer.value)) add(one);
    }
  };
  for (const { answers } of spots) add(answers);
  const known = new Map(
    facts.map((fact) => {
      const all = [...typically(fact, set.governs.from, named.get(fact.id) ?? [])];
      return [fact.id, [...new Map(all.map((answer) => [textIn(answer), answer])).values()]] as const;
    }),
  );
  return ({ id }) => known.get(id) ?? [];
}

function typically(fact: Fact, year: number, named: readonly Answer[]): readonly Answer[] {
  const out = fact.mayNotApply ? ["not-applicable" as const] : [];
  const number = (value: Exact): Answer => ({ type: "number", value });
  switch (fact.type) {
    case "yes-no":
      return [{ type: "yes-no", value: true }, { type: "yes-no", value: false }, ...out];
    case "choice":
      return [...[...fact.levels.keys()].map((value): Answer => ({ type: "choice", value })), ...out];
    case "date":
      return [
        ...named,
        { type: "date", value: calendarDate(year, 6, 15) ?? "not-done" },
        { type: "date", value: "not-done" },
        { type: "date", value: calendarDate(year, 12, 31) ?? "not-done" },
        ...out,
      ];
    case "list":
      return [1, 0, 2].map((count): Answer => ({ type: "items", count })).concat(out);
    case "number":
      return [
        ...named,
        ...[one, exact("10"), zero, fact.domain.most ?? farBeyond(named)]
          .filter((value) => spanContains(fact.domain, value))
          .map(number),
        ...out,
      ];
  }
}

/** Where a number has no end: enough to come to most limits of its points. */
const farBeyond = (named: readonly Answer[]): Exact =>
  named
    .flatMap((answer) => (typeof answer === "object" && answer.type === "number" ? [answer.value] : []))
    .reduce(greater, hundred)
    .times(exact("10"));

/** Values of what a number is reckoned from that may make it come to so much. */
function sourcesFor({ set }: Scorer, from: Derivation, value: Exact): Answers[] {
  const number = (of: Exact): Answer => ({ type: "number", value: of });
  const { kind, part, whole, percent, list, take, field } = from as Derivation &
    Readonly<Record<"part" | "whole" | "list" | "take" | "field", string>> & { readonly percent: boolean };
  if (kind === "quotient") {
    const around: Pick<Around, "domain" | "step"> = {
      domain: (fact) => set.facts.get(fact)?.domain ?? { least: null, most: null },
      step: (fact) => set.facts.get(fact)?.step ?? null,
    };
    return [sharedAnswers({ part, whole }, percent ? value.over(hundred) : value, null, around)];
  }
  if (kind === "of-list" && take === "count")
    return value.isInteger && hundred.isAtLeast(value) && !value.isNegative
      ? [{ [list]: { type: "items", count: Number(value.numerator) } }]
      : [];
  if (kind === "of-list" && field) return [{ [field]: number(value) }];
  return factsOfDerivation(from)
    .filter(({ fact, type }) => type === "number" || set.facts.get(fact)?.type === "number")
    .map(({ fact }) => ({ [fact]: number(value) }));
}

type Chosen = ReadonlyMap<string, Answer>;
type Likely = (fact: Fact) => readonly Answer[];

/** The start, then everything that differs from it in one fact, in two, in three. */
function* variations(start: Chosen, free: readonly Fact[], likely: Likely): Generator<Chosen> {
  for (const facts of [0, 1, 2, 3]) yield* differing(start, free, likely, facts);
}

function* differing(start: Chosen, free: readonly Fact[], likely: Likely, facts: number): Generator<Chosen> {
  if (facts === 0) {
    yield start;
    return;
  }
  for (const [index, fact] of free.entries()) {
    for (const answer of likely(fact).slice(1))
      yield* differing(new Map(start).set(fact.id, answer), free.slice(index + 1), likely, facts - 1);
  }
}

function isPartAboveWhole({ set }: Scorer, chosen: Chosen): boolean {
  return [...chosen].some(([fact, answer]) => {
    const whole = chosen.get(set.facts.get(fact)?.notAbove ?? "");
    return (
      typeof answer === "object" &&
      typeof whole === "object" &&
      answer.type === "number" &&
      whole.type === "number" &&
      whole.value.isLessThan(answer.value)
    );
  });
}

function cellsOf(scorer: Scorer, chosen: Chosen): Cells {
  const { set } = scorer;
  const period = periodFromId(caseOf(scorer, "", {}).period ?? String(set.governs.from));
  const itemsOf = (list: Fact): string[] => {
    const count = chosen.get(list.id);
    if (typeof count !== "object" || count.type !== "items") return [];
    if (list.per !== null) return period ? periodsWithin(period, list.per).map(({ id }) => id) : [];
    return Array.from({ length: count.count }, (_, index) => String(index + 1));
  };
  return Object.fromEntries(
    [...chosen].flatMap(([id, answer]): [string, string][] => {
      const fact = set.facts.get(id);
      if (fact === undefined) return [];
      const list = set.facts.get(fact.list ?? "");
      if (list) return itemsOf(list).map((item) => [itemKey(id, item), textIn(answer)]);
      if (typeof answer === "object" && answer.type === "items")
        return answer.count === 0 && fact.per === null ? [[id, "không"]] : [];
      return [[id, textIn(answer)]];
    }),
  );
}

/** As a clerk writes it. */
function textIn(answer: Answer): string {
  if (answer === "not-applicable") return "KAD";
  switch (answer.type) {
    case "yes-no":
      return answer.value ? "có" : "không";
    case "number":
      return textOfExact(answer.value).replace(".", ",");
    case "date":
      return answer.value === "not-done" ? "không" : dayMonthYear(answer.value);
    case "choice":
      return answer.value;
    case "items":
      return String(answer.count);
    case "list":
      return "không";
  }
}
