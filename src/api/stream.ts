/** Agencies one a line, answered one a line, in their order: however many there are, one is held at a time. */
import {
  type Evaluation,
  evaluationReport,
  hasErrors,
  type Lang,
  type Problem,
  problem,
} from "../engine/index.ts";
import { readJsonBytes } from "../files/json-in.ts";
import { linesOf } from "../files/lines-in.ts";
import { agencyWithFacts } from "./bodies.ts";
import { problemItem } from "./refusal.ts";
import { shaped } from "./shape.ts";
import { type Chosen, evaluateOne } from "./work.ts";

/**
 * NDJSON to NDJSON, as `score --stream --json` writes it. An agency with a problem is answered in its place by its problems; empty
 * lines are passed over; the last line sums up, so that an answer that breaks off is known for one.
 */
export async function* streamed(
  chunks: AsyncIterable<Uint8Array>,
  chosen: Chosen,
  { lang, lineBytes }: { readonly lang: Lang; readonly lineBytes: number },
): AsyncGenerator<string> {
  const tally = { scored: 0, refused: 0, passedOver: 0 };
  for await (const { line, bytes } of linesOf(chunks, lineBytes)) {
    if (isBlank(bytes)) continue;
    const { agency, evaluation, problems } = answerTo(bytes, chosen, lineBytes);
    tally[evaluation ? "scored" : hasErrors(problems) ? "refused" : "passedOver"] += 1;
    yield jsonLine({
      ...(evaluation ? evaluationReport(evaluation, lang) : { agency: { id: agency } }),
      problems: problems.map((one) => problemItem({ ...one, at: { ...one.at, line } }, lang)),
    });
  }
  yield jsonLine({ summary: { ...tally, complete: true, problems: [] } });
}

const jsonLine = (value: unknown): string => `${JSON.stringify(value)}\n`;

interface Answer {
  /** Its id, as far as it can be read. */
  readonly agency: string;
  readonly evaluation: Evaluation | null;
  readonly problems: readonly Problem[];
}

function answerTo(bytes: Uint8Array | null, chosen: Chosen, lineBytes: number): Answer {
  const refusal = (problems: readonly Problem[]): Answer => ({ agency: "", evaluation: null, problems });
  if (bytes === null) return refusal([problem("line-too-long", {}, { most: String(lineBytes) })]);
  const read = readJsonBytes(bytes);
  if (hasErrors(read.problems)) return refusal(read.problems);
  const body = shaped(agencyWithFacts, read.value);
  if (body.value === null) return refusal(body.problems);
  const { value, problems } = evaluateOne(chosen, body.value);
  return { agency: body.value.agency.id, evaluation: value, problems };
}

/** Nothing but blanks. */
const isBlank = (bytes: Uint8Array | null) => bytes?.every((byte) => byte <= 0x20) ?? false;
