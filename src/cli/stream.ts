/** `thangdiem score --stream`: evidence of any length, answered agency by agency in the order in which it comes. */
import {
  agencyColumns,
  cellOf,
  createScorer,
  hasErrors,
  type Outcome,
  type Period,
  type Problem,
  periodAmong,
  problem,
  type Table,
} from "../engine/index.ts";
import { asWritten, readCsv } from "../files/evidence-in.ts";
import { listBeside, openSource, type Sheets, type Source, sheetsIn } from "../files/evidence-stream.ts";
import { IdSet } from "../files/id-set.ts";
import { codeOf, findSet, otherSets } from "../files/library.ts";
import { Unreadable } from "../files/text-stream.ts";
import { answersAsCsv, answersAsJson, openSink, type Sink, type Tally } from "./answer-out.ts";
import { type Answer, answersAt, type Returning } from "./answers.ts";
import type { ExitStatus, Io } from "./io.ts";
import type { EvidenceOptions } from "./options.ts";
import { problemsText } from "./print.ts";
import { type Progress, progressOn } from "./progress.ts";

/** Problems of the whole input go to `io.err`; those of an agency stand in its place. */
export async function scoreStream(options: EvidenceOptions, io: Io): Promise<ExitStatus> {
  const refuse = (problems: readonly Problem[]): ExitStatus => {
    io.err(problemsText(problems, options.lang));
    return 1;
  };
  const source = openSource(options.evidence, io.input ?? nothing());
  if (source.value === null) return refuse(source.problems);
  const { length } = source.value;
  // A file is read twice.
  const progress = progressOn(io, length === null ? null : length * 2, options.lang);
  try {
    return await answerAll(source.value, options, io, progress);
  } catch (error) {
    if (error instanceof Unreadable) return refuse(error.problems);
    throw error;
  } finally {
    progress.clear();
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function answerAll(
  source: Source,
  options: EvidenceOptions,
  io: Io,
  progress: Progress,
): Promise<ExitStatus> {
  const { lang } = options;
  const survey = source.length === null ? null : await surveyOf(source, options, progress);
  const period = periodAmong(options.period ?? null, survey?.periods ?? [], source.file);
  const prepared = period.value === null ? period : preparedFor(options, period.value);
  const told = prepared.problems.filter(({ severity }) => severity === "error");
  if (prepared.value === null || told.length > 0) throw new Unreadable(told);
  const met = new IdSet();
  const reading = await sheetsIn(counted(source, survey?.bytes ?? 0, progress, met), source.file);
  const list = listFor(options, reading);
  if (list.value === null && list.problems.length > 0) throw new Unreadable(list.problems);
  const desk = answersAt(prepared.value, list.value);
  if (hasErrors(desk.problems))
    throw new Unreadable(asWritten(desk.problems, list.value ? [list.value] : []));
  io.err(problemsText(desk.problems, lang));
  const text = options.csv ? answersAsCsv(lang) : answersAsJson(lang);
  const sink = await sinkFor(options, io);
  const tally = { scored: 0, refused: 0, passedOver: 0, complete: true };
  const write = async (one: Answer) => {
    tally[kindOf(one)] += 1;
    const isWritten = sink.write(text.of(one));
    if (isWritten) await isWritten;
  };
  let fault: readonly Problem[] = [];
  await sink.write(text.head);
  try {
    for await (const sheet of reading.sheets({ hasList: list.value !== null })) {
      const { agency, line } = sheet;
      const first = met.add(agency, line);
      const returning =
        survey?.returning.get(agency) ?? (first === undefined ? undefined : { first, again: line });
      await write(returning ? desk.refuseReturning(agency, line, returning) : desk.answerTo(sheet));
    }
    for (const one of desk.answersToTheSilent(met)) await write(one);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    fault = error.problems;
    tally.complete = false;
  }
  await sink.write(text.end(tally, fault));
  await sink.end(tally.complete);
  progress.clear();
  io.err(problemsText(fault, lang));
  io.err(summaryText[lang](tally));
  return tally.refused > 0 || !tally.complete ? 1 : 0;
}

const kindOf = ({ evaluation, problems }: Answer) =>
  hasErrors(problems) ? "refused" : evaluation ? "scored" : "passedOver";

const summaryText = {
  vi: ({ scored, refused, passedOver, complete }: Tally) =>
    `Đã chấm ${scored} đơn vị, không chấm ${refused} đơn vị có lỗi, bỏ qua ${passedOver}.${complete ? "" : " CHƯA ĐỦ: không đọc được đến hết."}\n`,
  en: ({ scored, refused, passedOver, complete }: Tally) =>
    `Scored ${scored} agencies, left out ${refused} with problems, passed over ${passedOver}.${complete ? "" : " INCOMPLETE: not read to the end."}\n`,
};

interface Survey {
  /** How many bytes were read for it. */
  readonly bytes: number;
  readonly periods: ReadonlySet<string>;
  readonly returning: ReadonlyMap<string, Returning>;
}

/** More than any input names rightly. */
const mostPeriods = 100;

/** Reads a file once as a whole: can it be read to its end, of which periods does it speak, do agencies come back? */
async function surveyOf(source: Source, options: EvidenceOptions, progress: Progress): Promise<Survey> {
  const met = new IdSet();
  const periods = new Set<string>();
  const returning = new Map<string, Returning>();
  const reading = await sheetsIn(counted(source, 0, progress, met), source.file);
  const list = listFor(options, reading);
  for await (const { agency, line, evidence } of reading.sheets({ hasList: list.value !== null })) {
    const first = met.add(agency, line);
    if (first !== undefined && !returning.has(agency)) returning.set(agency, { first, again: line });
    if (options.period === undefined)
      for (const row of evidence.rows) if (periods.size < mostPeriods) periods.add(cellOf(row, "period"));
  }
  return { bytes: source.length ?? 0, periods, returning };
}

async function* counted(
  source: Source,
  before: number,
  progress: Progress,
  met: IdSet,
): AsyncGenerator<Uint8Array> {
  let done = before;
  for await (const chunk of source.bytes()) {
    yield chunk;
    done += chunk.length;
    progress.at(done, met.size);
  }
}

/** The list that is named, or that lies beside a file of CSV; JSON lines say themselves whose they are. */
function listFor({ agencies, evidence }: EvidenceOptions, { isJson }: Sheets): Outcome<Table> {
  const path = agencies ?? (isJson ? undefined : listBeside(evidence));
  return path === undefined ? { value: null, problems: [] } : readCsv(path, agencyColumns);
}

function preparedFor(options: EvidenceOptions, period: Period) {
  const set = findSet(options.set, options.criteria, options.trial ? null : period);
  if (set.value === null) return { value: null, problems: set.problems };
  const scorer = createScorer(set.value);
  const close = options.close ?? false;
  if (scorer.comparesPeers && close)
    return { value: null, problems: [problem("stream-peers", {}, { set: set.value.id })] };
  const others = otherSets(set.value, options.criteria);
  return { value: { scorer, period, round: options.round ?? null, close, others }, problems: [] };
}

async function sinkFor({ out }: EvidenceOptions, io: Io): Promise<Sink> {
  try {
    return await openSink(out, io);
  } catch (error) {
    throw new Unreadable([problem("file-unwritable", {}, { name: out ?? "", detail: codeOf(error) })]);
  }
}
