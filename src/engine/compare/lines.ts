/**
 * Why a total is another one: one cause after the other is taken over from the other side, in a fixed order, and what the
 * sum of the criteria is then, less what it was before, is that cause's line. What the last steps make of the sum stands on
 * lines of its own. So the lines add up to the difference of the totals, whatever the order does to each of them.
 */
import { calendarDate, daysIn } from "../dates.ts";
import { matchedCodes } from "../diff.ts";
import { type AgencyRecord, factState } from "../evidence/record.ts";
import type { FactState } from "../evidence/rounds.ts";
import { Exact, sumOf, zero } from "../exact/index.ts";
import { createScorer, type Scorer, tableOf } from "../scorer.ts";
import { evaluateBeside } from "../together.ts";
import { type Adjustment, adjustments, type Points, pointsOf, takeApart, totalOf } from "./apart.ts";
import { carriedOver, withMaxima } from "./editions-between.ts";
import { factSteps, taken } from "./facts-between.ts";
import type { Layers } from "./layers.ts";
import type { Situation } from "./side.ts";

/** In the order in which they are taken over. `part`: a shorter period, of which the whole is the mean. */
export const causes = [
  "rule",
  "max",
  "period",
  "agency",
  "applicability",
  "fact",
  "document",
  "closing",
  "peers",
  "part",
  ...adjustments,
] as const;
export type Cause = (typeof causes)[number];

export interface Line {
  readonly cause: Cause;
  /** Whose code or id `about` is, a list being a fact; both are `null` where the cause is of the whole. */
  readonly of: "criterion" | "fact" | "period" | null;
  readonly about: string | null;
  /** The total after, less the total before. */
  readonly change: Exact;
  /** The criteria whose points it moved, by their code before or, where they are new, after. */
  readonly criteria: readonly Moved[];
}

export interface Moved {
  readonly code: string;
  /** `null`: not in the table. */
  readonly before: Exact | null;
  readonly after: Exact | null;
}

/**
 * Lines without any effect are left out, except facts that changed or are no longer proven as they were: who changed
 * them should see that nothing came of it.
 */
export function linesBetween(before: Situation, after: Situation): Line[] {
  const lines = isMean(before) || isMean(after) ? partLines(before, after) : causeLines(before, after);
  return lines.filter(
    (line) => !line.change.isZero || line.criteria.length > 0 || isTold(line, before.record, after.record),
  );
}

function isTold({ cause, about }: Line, before: AgencyRecord, after: AgencyRecord): boolean {
  if (cause === "fact" || cause === "applicability") return true;
  if (cause !== "document" || about === null) return false;
  const isUnproven = (record: AgencyRecord) => {
    const state = factState(record, about);
    return state.state === "value" ? state.isUnproven : null;
  };
  return isUnproven(before) !== isUnproven(after);
}

const isMean = ({ record }: Situation): boolean => record.parts.length > 0;

function causeLines(before: Situation, after: Situation): Line[] {
  const [old, now] = [takeApart(before), takeApart(after)];
  const under = editionLines(before, after, old.criteria);
  const walked = walk(under.state, after);
  const steps = adjustments.map((cause): Line => whole(cause, now.steps[cause].minus(old.steps[cause])));
  return [...under.lines, ...walked, ...steps];
}

const whole = (cause: Adjustment | Cause, change: Exact): Line => ({
  cause,
  of: null,
  about: null,
  change,
  criteria: [],
});

/** By the code of a criterion after, its code before; none where it is new. */
type Matches = ReadonlyMap<string, string>;

/** A record as it is scored on the way from one side to the other. */
interface State {
  readonly scorer: Scorer;
  readonly record: AgencyRecord;
  readonly close: boolean;
  readonly compared: Situation["compared"];
  readonly points: Points;
}

type Unscored = Omit<State, "points">;

const scored = (state: Unscored): State => ({
  ...state,
  points: pointsOf(evaluateBeside(state.scorer, state.record, state)),
});

/** First the rules of the other edition, each worth what it was; then what each is worth. */
function editionLines(
  before: Situation,
  after: Situation,
  points: Points,
): { readonly lines: readonly Line[]; readonly state: State } {
  const { close, compared } = before;
  const scorer = after.layers.plain;
  const isSame =
    before.layers.digest === after.layers.digest && before.record.agency.kind === after.record.agency.kind;
  if (isSame) return { lines: [], state: { scorer, record: before.record, close, compared, points } };
  const { matches, rules } = tablesBetween(before, after);
  const record = carriedOver(before, after);
  const ruled = scored({ scorer: rules, record, close, compared });
  const state = scored({ scorer, record, close, compared });
  return {
    lines: [...ruleLines(points, ruled.points, matches), ...maxLines(ruled.points, state.points)],
    state,
  };
}

/** What two tables have in common: which criterion is which, and the rules after at the maxima before. */
interface Tables {
  readonly matches: Matches;
  readonly rules: Scorer;
}

/** Made once for each pair of tables, since a whole list is compared by the same ones. */
const knownTables = new WeakMap<Layers, Map<string, Tables>>();

function tablesBetween(before: Situation, after: Situation): Tables {
  const known = knownTables.get(after.layers) ?? new Map<string, Tables>();
  knownTables.set(after.layers, known);
  const names = `${before.layers.digest} ${before.record.agency.kind} ${after.record.agency.kind}`;
  const tables = known.get(names) ?? newTables(before, after);
  known.set(names, tables);
  return tables;
}

function newTables(before: Situation, after: Situation): Tables {
  const matches = matchedCodes(before.layers.set, after.layers.set);
  return { matches, rules: rulesAtOldMaxima(before, after, matches) };
}

function rulesAtOldMaxima(before: Situation, after: Situation, matches: Matches): Scorer {
  const { kind } = after.record.agency;
  const table = tableOf(before.layers.plain, before.record.agency.kind);
  const old = new Map(table.criteria.map(({ criterion: { code }, max }) => [code, max.value]));
  const maxima = [...matches].flatMap(([now, was]) => {
    const max = old.get(was);
    return max ? [[now, max] as const] : [];
  });
  const inTable = new Set(tableOf(after.layers.plain, kind).criteria.map(({ criterion }) => criterion.code));
  const set = withMaxima(after.layers.set, kind, new Map(maxima.filter(([code]) => inTable.has(code))));
  return createScorer(set);
}

/** A criterion that the other edition has, though not in the table of this kind, does not apply to it: no rule changed. */
function ruleLines(old: Points, now: Points, matches: Matches): Line[] {
  const line = (cause: Cause, code: string, was: Exact | null, is: Exact | null): Line => {
    const change = (is ?? zero).minus(was ?? zero);
    const isMoved = was === null || is === null || !change.isZero;
    return {
      cause,
      of: "criterion",
      about: code,
      change,
      criteria: isMoved ? [{ code, before: was, after: is }] : [],
    };
  };
  const known = new Set([...matches.values()]);
  const kept = new Set([...now.keys()].flatMap((code) => matches.get(code) ?? []));
  const gone = [...old].filter(([code]) => !kept.has(code));
  return [
    ...[...now].map(([code, is]) => {
      const was = matches.get(code);
      const cause = was !== undefined && !old.has(was) ? "applicability" : "rule";
      return line(cause, code, (was === undefined ? undefined : old.get(was)) ?? null, is);
    }),
    ...gone.map(([code, was]) => line(known.has(code) ? "applicability" : "rule", code, was, null)),
  ];
}

const maxLines = (old: Points, now: Points): Line[] =>
  [...now].map(([code, is]): Line => {
    const was = old.get(code) ?? zero;
    const change = is.minus(was);
    return {
      cause: "max",
      of: "criterion",
      about: code,
      change,
      criteria: change.isZero ? [] : [{ code, before: was, after: is }],
    };
  });

/** Cause after cause, each on what the ones before it left. */
function walk(start: State, after: Situation): Line[] {
  const lines: Line[] = [];
  let state = start;
  const take = (cause: Cause, about: string | null, next: Partial<Unscored>) => {
    const then = scored({ ...state, ...next });
    lines.push({
      cause,
      of: about === null ? null : "fact",
      about,
      ...movedBetween(state.points, then.points),
    });
    state = then;
  };
  const { record } = after;
  if (state.record.period.id !== record.period.id)
    take("period", null, { record: shifted(state.record, record) });
  take("agency", null, { record: { ...state.record, agency: record.agency } });
  for (const step of factSteps(after.layers.whole, state.record, record))
    take(step.cause, step.fact, { record: taken(state.record, step) });
  take("closing", null, { close: after.close, record });
  take("peers", null, { compared: after.compared });
  return lines;
}

function movedBetween(old: Points, now: Points): Pick<Line, "change" | "criteria"> {
  const criteria = [...now].flatMap(([code, after]): Moved[] => {
    const before = old.get(code) ?? zero;
    return before.equals(after) ? [] : [{ code, before, after }];
  });
  return { change: sumOf([...now.values()]).minus(sumOf([...old.values()])), criteria };
}

/** In another year the days that were done move with it: what was done in February is still done in February. */
function shifted(record: AgencyRecord, { period }: AgencyRecord): AgencyRecord {
  const years = period.year - record.period.year;
  const facts = [...record.facts].map(
    ([key, state]) => [keyInYear(key, years), inYear(state, years)] as const,
  );
  return { ...record, period, facts: new Map(facts) };
}

/** The item of a month (quarter, half) is that of the other year. */
const keyInYear = (key: string, years: number): string =>
  key.replace(/#(\d{4})(?=-)/, (_, year: string) => `#${Number(year) + years}`);

function inYear(state: FactState, years: number): FactState {
  if (state.state !== "value" || state.value.type !== "date" || state.value.value === "not-done")
    return state;
  const [year = 0, month = 1, day = 1] = state.value.value.split("-").map(Number);
  const moved = calendarDate(year + years, month, Math.min(day, daysIn(year + years, month)));
  return moved === undefined ? state : { ...state, value: { type: "date", value: moved } };
}

/** A mean of shorter periods: these are taken over one by one, in order of time. */
function partLines(before: Situation, after: Situation): Line[] {
  const [old, now] = [before, after].map(({ evaluation: { periods } }) => periods) as [
    Situation["evaluation"]["periods"],
    Situation["evaluation"]["periods"],
  ];
  const wholes = [before, after].map(({ evaluation }) => totalOf(evaluation)) as [Exact, Exact];
  const mixed = (count: number) => mean([...now.slice(0, count), ...old.slice(count)]);
  const count = Math.max(old.length, now.length);
  const start = isMean(before) ? mixed(0) : wholes[0];
  const end = isMean(after) ? mixed(count) : wholes[1];
  const lines = Array.from({ length: count }, (_, index): Line => {
    const [was, is] = [index === 0 ? start : mixed(index), index === count - 1 ? end : mixed(index + 1)];
    const about = (now[index] ?? old[index])?.record.period.id ?? null;
    return { cause: "part", of: "period", about, change: is.minus(was), criteria: [] };
  });
  const rest = wholes[1].minus(wholes[0]).minus(end.minus(start));
  return [...lines, whole("rounding", rest)];
}

/** Those that were not held leave the mean. */
function mean(periods: Situation["evaluation"]["periods"]): Exact {
  const held = periods.filter(({ total }) => total.applies);
  return held.length === 0 ? zero : sumOf(held.map(totalOf)).over(Exact.ratio(held.length));
}
