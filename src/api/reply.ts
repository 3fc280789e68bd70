/** Answers in the language of the client, with the bytes that the command line writes. */
import type { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Lang, Problem } from "../engine/index.ts";
import { languageOf } from "./language.ts";
import { problemItem } from "./refusal.ts";

export const langOf = ({ headers }: FastifyRequest): Lang => languageOf(headers["accept-language"]);

/** Does the client rather want a table for Excel? */
export const wantsCsv = ({ headers }: FastifyRequest): boolean => /\btext\/csv\b/.test(headers.accept ?? "");

/** `type` is the media type without its charset. What was sent in is nobody else's: it is not to be stored on the way. */
export const sendText = (reply: FastifyReply, text: string | Readable, type: string, lang: Lang): void => {
  void reply
    .header("content-language", lang)
    .header("vary", "accept, accept-language")
    .header("cache-control", "no-store")
    .type(`${type}; charset=utf-8`)
    .send(text);
};

export const sendJson = (reply: FastifyReply, value: unknown, lang: Lang): void =>
  sendText(reply, jsonText(value), "application/json", lang);

/** As `--json` writes it. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** What is to be looked at beside a result stands in it under `problems`; where there is nothing, so does nothing. */
export const withProblems = <T extends object>(report: T, problems: readonly Problem[], lang: Lang) =>
  problems.length === 0 ? report : { ...report, problems: problems.map((one) => problemItem(one, lang)) };

/** What has no place for who is missing and what else is to be said tells in its head that there is something to ask for. */
export function sayBeside(
  reply: FastifyReply,
  problems: readonly Problem[],
  leftOut: readonly string[] = [],
): void {
  if (problems.length > 0) reply.header("thangdiem-problems", String(problems.length));
  if (leftOut.length > 0) reply.header("thangdiem-left-out", leftOut.map(encodeURIComponent).join(", "));
}
