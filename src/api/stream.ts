/** Agencies one a line, answered one a line, in their order: however many there are, one is held at a time. */
import {
  type Evaluation,
  evaluationReport,
  hasErrors,
  type Lang,
  type Outcome,
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
 * NDJSON to NDJSON. An agency with a problem is answered in its place by its problems; empty lines are passed over; the last
 * line counts, so that an answer that breaks off is known for one.
 */
export async function* streamed(
  chunks: AsyncIterable<Uint8Array>,
  chosen: Chosen,
  { lang, lineBytes }: { readonly lang: Lang; readonly lineBytes: number },
): AsyncGenerator<string> {
  let [scored, refused] = [0, 0];
  for await (const { line, bytes } of linesOf(chunks, lineBytes)) {
    if (isBlank(bytes)) continue;
    const { value, problems } = evaluateLine(bytes, chosen, lineBytes);
    if (value === null) refused += 1;
    else scored += 1;
    yield `${JSON.stringify(
      value === null
        ? { line, problems: problems.map((one) => problemItem(one, lang)) }
        : withWarnings(evaluationReport(value, lang), problems, lang),
    )}\n`;
  }
  yield `${JSON.stringify({ scored, refused })}\n`;
}

/** What is to be looked at beside a result stands in it under `warnings`; where there is nothing, so does nothing. */
export const withWarnings = <T extends object>(report: T, problems: readonly Problem[], lang: Lang) =>
  problems.length === 0 ? report : { ...report, warnings: problems.map((one) => problemItem(one, lang)) };

function evaluateLine(bytes: Uint8Array | null, chosen: Chosen, lineBytes: number): Outcome<Evaluation> {
  if (bytes === null)
    return { value: null, problems: [problem("line-too-long", {}, { most: String(lineBytes) })] };
  const read = readJsonBytes(bytes);
  if (hasErrors(read.problems)) return { value: null, problems: read.problems };
  const body = shaped(agencyWithFacts, read.value);
  return body.value === null ? body : evaluateOne(chosen, body.value);
}

/** Nothing but blanks. */
const isBlank = (bytes: Uint8Array | null) => bytes?.every((byte) => byte <= 0x20) ?? false;
