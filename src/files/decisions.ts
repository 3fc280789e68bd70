/** `<criteria>/decisions.yaml`: every decision the sources name, and whether its text is in hand. */
import { join } from "node:path";
import { z } from "zod";
import type { Outcome } from "../engine/index.ts";
import { problem } from "../engine/index.ts";
import { readBytes } from "./library.ts";
import { readText } from "./text.ts";
import { readYaml } from "./yaml-in.ts";

/** `official`: in hand, in full. `annex`: only an annex is. `awaited`: a set that is needed and not in hand. */
const textStates = ["official", "annex", "reconstruction", "awaited", "named-only"] as const;
export type TextState = (typeof textStates)[number];

const wording = z.string().min(1);
const decision = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  number: wording,
  date: z.union([z.literal("unknown"), z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)]),
  issuer: wording,
  title: wording,
  text: z.enum(textStates),
  "named-in": z.array(z.strictObject({ source: wording, item: wording })).min(1),
  note: wording.optional(),
});
export type Decision = z.infer<typeof decision>;

const file = z.strictObject({ decisions: z.array(decision).min(1) });

export function loadDecisions(folder: string): Outcome<readonly Decision[]> {
  const name = "decisions.yaml";
  const bytes = readBytes(join(folder, name));
  if (bytes.value === null) return bytes;
  const text = readText(bytes.value, name);
  if (text.value === null) return text;
  const yaml = readYaml(text.value, name);
  if (yaml.value === null) return yaml;
  const { tree, placeOf } = yaml.value;
  const read = file.safeParse(tree);
  if (read.success) return { value: read.data.decisions, problems: [] };
  const paths = read.error.issues.map(({ path }) =>
    path.map((step) => (typeof step === "number" ? step : String(step))),
  );
  return { value: null, problems: paths.map((path) => problem("decision-form", { ...placeOf(path), path })) };
}
