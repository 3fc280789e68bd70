/** What is answered to each agency of a stream: its evaluation, or why there is none. */
import {
  type Agency,
  cellOf,
  type Evaluation,
  evaluateAll,
  hasErrors,
  mergedIn,
  type OtherSets,
  type Period,
  type Problem,
  problem,
  type Roll,
  type Round,
  readRoll,
  type Scorer,
  type Table,
} from "../engine/index.ts";
import { asWritten } from "../files/evidence-in.ts";
import type { IdSet } from "../files/id-set.ts";
import type { Sheet } from "../files/sheet.ts";

export interface Answer {
  readonly agency: string;
  /** `null` where an error stands among the problems, or the agency is not one that is evaluated here. */
  readonly evaluation: Evaluation | null;
  readonly problems: readonly Problem[];
}

export interface Desk {
  readonly scorer: Scorer;
  readonly period: Period;
  readonly round: Round | null;
  readonly close: boolean;
  readonly others: OtherSets;
}

/** Where the two places are in which rows of one agency begin. */
export interface Returning {
  readonly first: number;
  readonly again: number;
}

/** `list`: `null` where every sheet says itself whose it is. */
export function answersAt(desk: Desk, list: Table | null) {
  const rollOf = (agencies: Table) => readRoll({ ...desk, agencies });
  const listed = list && rollOf(list);
  const merged = listed ? mergedIn(listed.agencies, desk.period) : new Set<string>();

  function answerTo(sheet: Sheet): Answer {
    const own = sheet.roll ? rollOf(sheet.roll) : null;
    const roll = own ?? listed;
    if (roll === null) throw new Error("a sheet without a list of agencies");
    const agency = roll.agencies.get(sheet.agency);
    if (merged.has(sheet.agency)) return refusal(sheet.agency, sheet.line, "stream-merged", {});
    const taken = roll.takeIn([sheet.evidence], agency ? [agency] : []);
    const about = own ? roll.problems : asWritten(concerning(sheet.agency, roll), list ? [list] : []);
    const problems = [...sheet.problems, ...[...about, ...taken.problems].map(sheet.placed)];
    const records = hasErrors(problems) ? [] : taken.records;
    const [evaluation = null] = evaluateAll(desk.scorer, records, { close: desk.close });
    return { agency: sheet.agency, evaluation, problems };
  }

  const refusal = (
    agency: string,
    line: number,
    id: Problem["id"],
    values: Readonly<Record<string, string>>,
  ): Answer => ({
    agency,
    evaluation: null,
    problems: [problem(id, line === 0 ? {} : { line }, { agency, ...values }, [agency])],
  });

  return {
    /** What is wrong with the list as a whole. */
    problems: listed?.problems.filter(({ agencies }) => agencies.length === 0) ?? [],
    answerTo,
    refuseReturning: (agency: string, line: number, { first, again }: Returning): Answer =>
      refusal(agency, line, "stream-agency-returns", { first: String(first), again: String(again) }),
    /** Those of the list of whom the stream had nothing. */
    *answersToTheSilent(met: IdSet): Generator<Answer> {
      if (list === null) return;
      for (const id of new Set(list.rows.map((row) => cellOf(row, "id")))) {
        if (id === "" || met.has(id)) continue;
        const evidence: Table = { file: list.file, columns: [], rows: [] };
        const answer = answerTo({
          agency: id,
          line: 0,
          roll: null,
          evidence,
          problems: [],
          placed: (one) => one,
        });
        if (answer.evaluation !== null || answer.problems.length > 0) yield answer;
      }
    },
  };
}

const concerning = (agency: Agency["id"], { problems }: Roll): readonly Problem[] =>
  problems.filter(({ agencies }) => agencies.includes(agency));
