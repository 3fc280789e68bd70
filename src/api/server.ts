/** Starts the service and stops it gracefully: requests in flight are answered first. */
import { hasErrors, type Outcome, type Problem, problem } from "../engine/index.ts";
import { readPrivateKey } from "../files/keys.ts";
import { codeOf } from "../files/library.ts";
import { openLibrary } from "../files/open-library.ts";
import { buildApp } from "./app.ts";
import { settingsFrom } from "./settings.ts";

export interface Running {
  readonly address: string;
  stop(): Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Nothing listens unless every setting, every set and the key are sound. */
export async function start(environment: Environment): Promise<Outcome<Running>> {
  const read = settingsFrom(environment);
  if (read.value === null) return read;
  const settings = read.value;
  const library = openLibrary(settings.criteria);
  if (library.value === null) return { value: null, problems: library.problems.filter(isError) };
  const signer = settings.signingKey === null ? null : readPrivateKey(settings.signingKey);
  if (signer?.value === null) return signer;
  const app = await buildApp(settings, library.value, { signer: signer?.value ?? null });
  try {
    const { host, port } = settings;
    const address = await app.listen({ host, port });
    return { value: { address, stop: () => app.close() }, problems: [] };
  } catch (error) {
    await app.close();
    const values = { address: `${settings.host}:${settings.port}`, detail: codeOf(error) };
    return { value: null, problems: [problem("address-taken", {}, values)] };
  }
}

const isError = (one: Problem) => hasErrors([one]);

/** Stops at the first signal; at a second one the process ends as it would have without us. */
export function stopAtSignals({ stop }: Running): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
}
