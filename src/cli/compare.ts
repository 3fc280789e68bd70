/** `thangdiem compare`: why points, grade and place differ between two sides, or between two agencies of a block. */
import { compareAgency, impactOf, type Problem, problem, suggestion, whyAbove } from "../engine/index.ts";
import { renderAbove } from "./compare-above.ts";
import { renderImpact } from "./compare-impact.ts";
import { renderComparison } from "./compare-one.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import { problemsText } from "./print.ts";
import { type CompareOptions, type NamedSide, type Sides, sideFor, sidesFor } from "./sides.ts";

export type { CompareOptions };

export function compare(files: readonly string[], options: CompareOptions, io: Io): ExitStatus {
  const unclear = unclearIn(files, options);
  if (unclear) {
    io.err(problemsText([unclear], options.lang));
    return 2;
  }
  const answer = options.above === undefined ? compareSides(files, options, io) : compareTwo(options, io);
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

function compareSides(files: readonly string[], options: CompareOptions, io: Io): Answer | null {
  const sides = sidesFor(files, options, io);
  if (sides === null) return null;
  const agency = options.agency ?? onlyAgencyOf(sides);
  const [before, after] = sides;
  const status = before.status === 0 ? after.status : before.status;
  if (agency === undefined) {
    const impact = impactOf(
      before.side,
      after.side,
      ({ record }) => options.block === undefined || record.agency.block === options.block,
    );
    return { text: renderImpact(impact, sides, options), status };
  }
  const comparison = compareAgency(before.side, after.side, agency);
  if (comparison) return { text: renderComparison(comparison, sides, options), status };
  io.err(problemsText([absent(agency, sides)], options.lang));
  return null;
}

/** Where each certificate is of one agency, nobody needs to be named. */
function onlyAgencyOf([before, after]: Sides): string | undefined {
  const [first, ...others] = [before, after].flatMap(({ side }) => [...side.situations.keys()]);
  return before.side.situations.size === 1 && others.length === 1 ? first : undefined;
}

function absent(agency: string, [before, after]: Sides): Problem {
  const known = [before, after].map(({ side }) => side.situations);
  const all = known.flatMap((one) => [...one.keys()]);
  if (!all.includes(agency))
    return problem("agency-unknown", {}, { agency, ...suggestion(agency, [...new Set(all)]) });
  const missing = before.side.situations.has(agency) ? after : before;
  const { set } = missing.side;
  return problem("compare-absent", {}, { agency, side: missing.source ?? `${set.id}@${set.edition}` });
}

function compareTwo(options: CompareOptions, io: Io): Answer | null {
  const named = sideFor(options, io);
  if (named === null) return null;
  const { side, status } = named;
  const { agency = "", above = "" } = options;
  const [one, other] = [side.situations.get(agency), side.situations.get(above)];
  const stop = (found: Problem) => {
    io.err(problemsText([found], options.lang));
    return null;
  };
  if (one === undefined || other === undefined) return stop(unknownIn(named, above));
  const [block, otherBlock] = [one, other].map(({ record }) => record.agency.block);
  if (block !== otherBlock)
    return stop(
      problem("compare-blocks", {}, { agency, above, block: block ?? "", other: otherBlock ?? "" }),
    );
  return { text: renderAbove(whyAbove(one, other), named, options), status };
}

const unknownIn = ({ side }: NamedSide, agency: string): Problem =>
  problem("agency-unknown", {}, { agency, ...suggestion(agency, [...side.situations.keys()]) });
