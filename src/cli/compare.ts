/** `thangdiem compare`: why points, grade and place differ between two sides, or between two agencies of a block. */
import { type Problem, problem } from "../engine/index.ts";
import { compareSides, compareTwo } from "../files/comparison.ts";
import { renderAbove } from "./compare-above.ts";
import { renderImpact } from "./compare-impact.ts";
import { renderComparison } from "./compare-one.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import { problemsText } from "./print.ts";
import { type CompareOptions, sideFor, sidesFor } from "./sides.ts";

export type { CompareOptions };

export function compare(files: readonly string[], options: CompareOptions, io: Io): ExitStatus {
  const unclear = unclearIn(files, options);
  if (unclear) {
    io.err(problemsText([unclear], options.lang));
    return 2;
  }
  const answer = options.above === undefined ? betweenSides(files, options, io) : withinOne(options, io);
  return answer === null ? 1 : deliver(answer.text, answer.status, options, io);
}

interface Answer {
  readonly text: string;
  readonly status: ExitStatus;
}

/** What of the wish does not say what to compare. */
function unclearIn(files: readonly string[], options: CompareOptions): Problem | null {
  const { above, agency, set, evidence } = options;
  if (files.length > 0) {
    const given = evidenceNames.filter((name) => options[name] !== undefined).map(flagOf);
    if (files.length !== 2) return problem("compare-two-files", {}, { count: String(files.length) });
    return given.length > 0 ? problem("compare-mixed", {}, { options: given.join(", ") }) : null;
  }
  if (set === undefined || evidence === undefined) return problem("compare-source", {});
  if (above !== undefined) {
    if (agency === undefined) return problem("compare-above", {});
    return agency === above ? problem("compare-same-agency", {}, { agency }) : null;
  }
  return otherSideNames.every((name) => options[name] === undefined) ? problem("compare-nothing", {}) : null;
}

const otherSideNames = ["withRound", "withPeriod", "withSet", "withEvidence"] as const;
const evidenceNames = [
  ...(["set", "evidence", "agencies", "period", "round", "close", "trial", "keepGoing", "above"] as const),
  ...otherSideNames,
] as const;

const flagOf = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function betweenSides(files: readonly string[], options: CompareOptions, io: Io): Answer | null {
  const read = sidesFor(files, options, io);
  if (read === null) return null;
  const { sides, status } = read;
  const { value, problems } = compareSides(sides, options);
  if (value === null) return stop(problems, options, io);
  const text =
    value.of === "all"
      ? renderImpact(value.impact, sides, options)
      : renderComparison(value.comparison, sides, options);
  return { text, status };
}

function withinOne(options: CompareOptions, io: Io): Answer | null {
  const read = sideFor(options, io);
  if (read === null) return null;
  const { agency = "", above = "" } = options;
  const { value, problems } = compareTwo(read.side, { agency, above });
  if (value === null) return stop(problems, options, io);
  return { text: renderAbove(value, read.side, options), status: read.status };
}

function stop(problems: readonly Problem[], { lang }: CompareOptions, io: Io): null {
  io.err(problemsText(problems, lang));
  return null;
}
