/** The independent verifier, asked about many certificates at once. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const program = join(import.meta.dirname, "../../verifier/verify.py");
const command = process.platform === "win32" ? "python" : "python3";

export interface Verdict {
  /** Why it is no certificate at all. */
  readonly refused?: string;
  readonly differences: readonly {
    readonly where: string;
    readonly says: unknown;
    readonly reckoned: unknown;
  }[];
  readonly notes: readonly string[];
  /** How many agencies were reckoned. */
  readonly reckoned: number;
}

export const hasPython = spawnSync(command, ["--version"]).status === 0;

export function python(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(command, [program, ...args], {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
  });
  return { status, out: stdout, err: stderr };
}

/** One verdict for each text; a text stands on one line. */
export function verdictsOn(texts: readonly string[]): Verdict[] {
  const { out, err } = python(["--lines"], texts.map((text) => `${text}\n`).join(""));
  if (err !== "") throw new Error(err);
  return out
    .trimEnd()
    .split("\n")
    .map((line) => ({ differences: [], notes: [], reckoned: 0, ...JSON.parse(line) }));
}

/** Everything that keeps a verdict from being good, in one line. */
export const against = ({ refused, differences }: Verdict): string[] => [
  ...(refused === undefined ? [] : [refused]),
  ...differences.map((one) => JSON.stringify(one)),
];
