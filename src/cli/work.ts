/** From the options of a command to evaluations: the part that score, rank and explain share. */
import {
  choosePeriod,
  createScorer,
  type Decisions,
  decisionColumns,
  evaluateAll,
  hasErrors,
  type Lang,
  type Outcome,
  type Period,
  type Problem,
  parseDecisions,
  takeIn,
} from "../engine/index.ts";
import { chooseAgencies } from "../files/choose-agencies.ts";
import { asWritten, decisionsBeside, readCsv, readEvidence } from "../files/evidence-in.ts";
import type { ListInput } from "../files/html/score-list.ts";
import { findSet, otherSets } from "../files/library.ts";
import { noticesAbove, type Scored } from "../files/notices.ts";
import type { ExitStatus, Io } from "./io.ts";
import type { EvidenceOptions } from "./options.ts";
import { problemsText } from "./print.ts";

export { noticesAbove } from "../files/notices.ts";

export interface Work extends Scored {
  readonly decisions: Decisions;
  readonly status: ExitStatus;
}

/** This work as a page of it is made. */
export const listInput = (work: Work, lang: Lang): ListInput => ({
  set: work.set,
  period: work.period,
  evaluations: work.evaluations,
  notices: noticesAbove(work, lang),
  isIncomplete: work.leftOut.length > 0 || work.unread.length > 0,
  lang,
});

interface WorkOptions {
  readonly readsDecisions?: boolean;
  /** The agency or block asked for must be there, and all the others are handed over with it. */
  readonly takesAll?: boolean;
  /** Another set by which the same evidence is read, too: what only that one asks is passed over. */
  readonly alongside?: string | undefined;
}

/** Problems go to `io.err`, all at once. `null`: nothing may be scored. */
export function evaluateFor(
  options: EvidenceOptions,
  io: Io,
  { readsDecisions = false, takesAll = false, alongside }: WorkOptions = {},
): Work | null {
  const { lang } = options;
  const tables = readEvidence(options.evidence, options.agencies);
  let problems: readonly Problem[] = tables.problems;
  const told = () => {
    const concerning = problems.filter((one) => concerns(one, options.agency));
    const read = tables.value ? [tables.value.agencies, ...tables.value.evidence] : [];
    return problemsText(asWritten(concerning, read), lang);
  };
  const stop = () => {
    io.err(told());
    io.err(stopped[lang]);
    return null;
  };
  if (tables.value === null) return stop();
  const period = choosePeriod(options.period ?? null, tables.value.evidence);
  problems = [...problems, ...period.problems];
  if (period.value === null) return stop();
  const set = findSet(options.set, options.criteria, options.trial ? null : period.value);
  problems = [...problems, ...set.problems.filter(({ severity }) => severity === "error")];
  if (set.value === null) return stop();
  const scorer = createScorer(set.value);
  const intake = takeIn({
    scorer,
    ...tables.value,
    period: period.value,
    round: options.round ?? null,
    others: otherSets(set.value, options.criteria, setsAlongside(alongside, options, period.value)),
  });
  problems = [...problems, ...intake.problems];
  const leftOut = [
    ...new Set(problems.filter(({ severity }) => severity === "error").flatMap(({ agencies }) => agencies)),
  ];
  const { unread } = tables.value;
  const isOfUnread = ({ at }: Problem) => at.file !== undefined && unread.includes(at.file);
  const isWhole = problems.some(
    (one) => one.severity === "error" && one.agencies.length === 0 && !(options.keepGoing && isOfUnread(one)),
  );
  if (hasErrors(problems) && (isWhole || !options.keepGoing)) return stop();
  const isLeftOut = new Set(leftOut);
  const evaluations = evaluateAll(
    scorer,
    intake.records.filter(({ agency }) => !isLeftOut.has(agency.id)),
    { close: options.close ?? false },
  );
  const listed = new Set(tables.value.agencies.rows.map((row) => row.cells.get("id")?.trim() ?? ""));
  const about = { set: set.value, period: period.value, evaluations, listed };
  const decided = readsDecisions ? decisionsFor(options, about) : undecided;
  problems = [...problems, ...decided.problems];
  if (hasErrors(decided.problems)) return stop();
  const chosen = chooseAgencies(evaluations, options, new Set(problems.flatMap(({ agencies }) => agencies)));
  problems = [...problems, ...chosen.problems];
  io.err(told());
  if (leftOut.length > 0) io.err(leftOutText[lang](leftOut.join(", ")));
  const isNothingLeft = chosen.value?.length === 0 && problems.length > 0;
  if (chosen.value === null || isNothingLeft) return null;
  return {
    set: set.value,
    period: period.value,
    evaluations: takesAll ? evaluations : chosen.value,
    leftOut,
    unread,
    decisions: decided.value ?? nobody,
    status: hasErrors(problems) ? 1 : 0,
  };
}

/** What is wrong with it is said where it is itself evaluated by. */
function setsAlongside(wanted: string | undefined, { criteria }: EvidenceOptions, period: Period) {
  const found =
    wanted === undefined
      ? null
      : (findSet(wanted, criteria, period).value ?? findSet(wanted, criteria, null).value);
  return found ? [found] : [];
}

/** Who asks about one agency is not told what needs nothing and is of others. */
const concerns = ({ severity, agencies, values }: Problem, agency: string | undefined): boolean =>
  agency === undefined ||
  severity !== "note" ||
  agencies.length === 0 ||
  [...agencies, ...Object.values(values)].includes(agency);

const nobody: Decisions = new Map();
const undecided: Outcome<Decisions> = { value: nobody, problems: [] };

/** The file that is named, or decisions.csv in the folder of evidence; without either, nothing was decided. */
function decisionsFor(
  { decisions, evidence }: EvidenceOptions,
  about: Parameters<typeof parseDecisions>[1],
): Outcome<Decisions> {
  const path = decisions ?? decisionsBeside(evidence);
  if (path === undefined) return undecided;
  const table = readCsv(path, decisionColumns);
  if (table.value === null) return table;
  const read = parseDecisions(table.value, about);
  return { ...read, problems: asWritten(read.problems, [table.value]) };
}

const stopped = {
  vi: "Chưa chấm đơn vị nào. Sửa các lỗi trên rồi chạy lại.\n",
  en: "Nothing was scored. Correct the problems above and run again.\n",
};

const leftOutText = {
  vi: (agencies: string) => `Không chấm vì có lỗi: ${agencies}.\n`,
  en: (agencies: string) => `Left out because of problems: ${agencies}.\n`,
};
