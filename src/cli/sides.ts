/** The two sides of a comparison: from evidence read twice, or from two certificates. */
import { basename } from "node:path";
import {
  type Evaluation,
  governs,
  type Lang,
  legible,
  noticesOf,
  type Problem,
  problem,
  type Round,
  type Side,
  sideOf,
  sideOfCertificate,
  standingInWords,
  verifyCertificate,
} from "../engine/index.ts";
import { readCertificateFile } from "../files/certificate-file.ts";
import { expressionParser } from "../files/formula-parser.ts";
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

export interface NamedSide {
  readonly side: Side;
  /** What tells it from the other one: evidence, a certificate, the file of a draft; `null` where nothing needs to. */
  readonly source: string | null;
  readonly notices: readonly string[];
  readonly status: ExitStatus;
}

export type Sides = readonly [before: NamedSide, after: NamedSide];

/** `null`: why not has been said. */
export function sidesFor(files: readonly string[], options: CompareOptions, io: Io): Sides | null {
  const [first, second] = files;
  return first !== undefined && second !== undefined
    ? fromCertificates(first, second, options, io)
    : fromEvidence(options, io);
}

/** One side alone, for two agencies of it. */
export function sideFor(options: CompareOptions, io: Io, alongside?: string): NamedSide | null {
  const asked = evidenceOptions(options);
  const work = asked && evaluateFor(asked, io, { takesAll: true, alongside });
  if (!work) return null;
  const { set, evaluations } = work;
  return {
    side: sideOf({ set, evaluations, close: options.close ?? false }),
    source: null,
    notices: noticesAbove(work, options.lang),
    status: work.status,
  };
}

function evidenceOptions(options: CompareOptions): EvidenceOptions | null {
  const { set, evidence } = options;
  return set === undefined || evidence === undefined ? null : { ...options, set, evidence };
}

function fromEvidence(options: CompareOptions, io: Io): Sides | null {
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
  const named = withEvidence === undefined ? sameName(before, after, options) : [own.evidence, withEvidence];
  return [
    { ...before, source: named[0] ?? null },
    { ...after, source: named[1] ?? null },
  ];
}

/** Two editions of one name, such as a set and its draft, are told apart by what was asked for. */
function sameName(before: NamedSide, after: NamedSide, { set, withSet }: CompareOptions) {
  const isSame =
    before.side.set.id === after.side.set.id && before.side.set.edition === after.side.set.edition;
  return withSet !== undefined && isSame ? [set, withSet] : [];
}

function fromCertificates(first: string, second: string, options: CompareOptions, io: Io): Sides | null {
  const read = [first, second].map((path) => certifiedSide(path, options.lang)) as [Certified, Certified];
  const [before, after] = read;
  const stop = (problems: readonly Problem[]) => {
    io.err(problemsText(problems, options.lang));
    return null;
  };
  if (before.side === null || after.side === null) return stop([...before.problems, ...after.problems]);
  const ids = { before: before.side.side.set.id, after: after.side.side.set.id };
  if (ids.before !== ids.after) return stop([problem("compare-other-set", {}, ids)]);
  return [before.side, after.side];
}

interface Certified {
  readonly side: NamedSide | null;
  readonly problems: readonly Problem[];
}

/** Nothing is compared with a certificate that does not follow from itself. */
function certifiedSide(path: string, lang: Lang): Certified {
  const source = basename(path);
  const placed = (problems: readonly Problem[]): Certified => ({
    side: null,
    problems: problems.map((one) => ({ ...one, at: { file: source, ...one.at } })),
  });
  const file = readCertificateFile(path);
  if (file.value === null) return placed(file.problems);
  const { certificate } = file.value;
  const { set, problems } = verifyCertificate(certificate, expressionParser);
  if (set === null || problems.length > 0) return placed(problems);
  const side = sideOfCertificate(certificate, set);
  if (side.value === null) return placed(side.problems);
  const [one] = [...side.value.situations.values()];
  const notices = one === undefined ? [] : noticesOf(one.evaluation, lang);
  return { side: { side: side.value, source, notices, status: 0 }, problems: [] };
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
