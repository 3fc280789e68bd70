/** The two sides of a comparison: from evidence read twice, or from two certificates. */
import { basename } from "node:path";
import {
  type Evaluation,
  governs,
  type Lang,
  legible,
  type Outcome,
  type Round,
  sideOf,
  standingInWords,
} from "../engine/index.ts";
import { readCertificateFile } from "../files/certificate-file.ts";
import { certifiedSide, type NamedSide, otherSetProblems, type Sides } from "../files/comparison.ts";
import type { ExitStatus, Io } from "./io.ts";
import type { EvidenceOptions, OutputOptions } from "./options.ts";
import { problemsText } from "./print.ts";
import { evaluateFor, noticesAbove } from "./work.ts";

export interface CompareOptions extends OutputOptions, Partial<Omit<EvidenceOptions, keyof OutputOptions>> {
  readonly withRound?: Round;
  readonly withPeriod?: string;
  readonly withSet?: string;
  readonly withEvidence?: string;
  /** The other agency of the block. */
  readonly above?: string;
}

interface OneSide {
  readonly side: NamedSide;
  readonly status: ExitStatus;
}

interface BothSides {
  readonly sides: Sides;
  readonly status: ExitStatus;
}

/** `null`: why not has been said. */
export function sidesFor(files: readonly string[], options: CompareOptions, io: Io): BothSides | null {
  const [first, second] = files;
  return first !== undefined && second !== undefined
    ? fromCertificates(first, second, options, io)
    : fromEvidence(options, io);
}

/** One side alone, for two agencies of it. */
export function sideFor(options: CompareOptions, io: Io, alongside?: string): OneSide | null {
  const asked = evidenceOptions(options);
  const work = asked && evaluateFor(asked, io, { takesAll: true, alongside });
  if (!work) return null;
  const { set, evaluations } = work;
  const side = sideOf({ set, evaluations, close: options.close ?? false });
  return { side: { side, source: null, notices: noticesAbove(work, options.lang) }, status: work.status };
}

function evidenceOptions(options: CompareOptions): EvidenceOptions | null {
  const { set, evidence } = options;
  return set === undefined || evidence === undefined ? null : { ...options, set, evidence };
}

function fromEvidence(options: CompareOptions, io: Io): BothSides | null {
  const { withSet, withEvidence, withPeriod, withRound, ...own } = options;
  const other: CompareOptions = {
    ...own,
    ...(withSet === undefined ? {} : { set: withSet, trial: true }),
    ...(withEvidence === undefined ? {} : { evidence: withEvidence }),
    ...(withPeriod === undefined ? {} : { period: withPeriod }),
    ...(withRound === undefined ? {} : { round: withRound }),
  };
  // What is said of the evidence is said once, though it is read for both sides.
  const told = new Set<string>();
  const err = (text: string) => {
    if (!told.has(text)) io.err(text);
    told.add(text);
  };
  const before = sideFor(own, { ...io, err }, withSet);
  if (before === null) return null;
  const after = sideFor(other, { ...io, err }, own.set);
  if (after === null) return null;
  const sides: Sides = [before.side, after.side];
  const named = withEvidence === undefined ? sameName(sides, options) : [own.evidence, withEvidence];
  return {
    sides: [
      { ...before.side, source: named[0] ?? null },
      { ...after.side, source: named[1] ?? null },
    ],
    status: before.status === 0 ? after.status : before.status,
  };
}

/** Two editions of one name, such as a set and its draft, are told apart by what was asked for. */
function sameName([before, after]: Sides, { set, withSet }: CompareOptions) {
  const isSame =
    before.side.set.id === after.side.set.id && before.side.set.edition === after.side.set.edition;
  return withSet !== undefined && isSame ? [set, withSet] : [];
}

function fromCertificates(first: string, second: string, { lang }: CompareOptions, io: Io): BothSides | null {
  const [before, after] = [sideIn(first, lang), sideIn(second, lang)];
  const sides: Sides | null = before.value && after.value && [before.value, after.value];
  const problems = [...before.problems, ...after.problems, ...(sides ? otherSetProblems(sides) : [])];
  if (sides !== null && problems.length === 0) return { sides, status: 0 };
  io.err(problemsText(problems, lang));
  return null;
}

function sideIn(path: string, lang: Lang): Outcome<NamedSide> {
  const source = basename(path);
  const file = readCertificateFile(path);
  const read = file.value === null ? file : certifiedSide(file.value, source, lang);
  return { ...read, problems: read.problems.map((one) => ({ ...one, at: { file: source, ...one.at } })) };
}

/** `qd-5016@2025-12-10 · 2026 · thẩm định, đã chốt`: what is the same for all of them, and how far they have come. */
export function sideInWords({ side, source }: NamedSide, all: readonly Evaluation[], lang: Lang): string {
  const { set } = side;
  const periods = new Map(all.map(({ record: { period } }) => [period.id, period]));
  const isTrial = [...periods.values()].some((period) => !governs(set, period));
  return [
    `${set.id}@${set.edition}`,
    [...periods.keys()].join(", "),
    [...new Set(all.map((one) => standingInWords(one, lang)))].join("; "),
    ...(isTrial ? [{ vi: "chấm thử", en: "trial" }[lang]] : []),
    ...(source === null ? [] : [legible(source)]),
  ].join(" · ");
}
