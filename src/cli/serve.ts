/** `thangdiem serve`: the same answers over HTTP. */
import type { Lang } from "../engine/index.ts";
import type { ExitStatus, Io } from "./io.ts";
import { problemsText } from "./print.ts";

export interface ServeOptions {
  readonly lang: Lang;
  readonly host?: string;
  readonly port?: string;
  readonly criteria?: string;
}

/** Goes on until the process is told to stop; where it cannot start, the process ends with status 1. */
export function serve({ lang, ...options }: ServeOptions, io: Io): ExitStatus {
  const failed = (text: string) => {
    io.err(text);
    process.exitCode = 1;
  };
  listen(options).then(
    (problems) => {
      if (problems.length > 0) failed(problemsText(problems, lang));
    },
    (error: unknown) => failed(`${String(error)}\n`),
  );
  return 0;
}

/** What was asked for by an option outranks the environment and is read just like it. */
async function listen({ host, port, criteria }: Omit<ServeOptions, "lang">) {
  // No other command needs the service.
  const { start, stopAtSignals } = await import("../api/server.ts");
  const asked = { THANGDIEM_HOST: host, THANGDIEM_PORT: port, THANGDIEM_CRITERIA: criteria };
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  const { value, problems } = await start({ ...process.env, ...Object.fromEntries(given) });
  if (value !== null) stopAtSignals(value);
  return problems;
}
