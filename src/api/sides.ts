/** The sides of a comparison as they were sent: evidence under a set, or a certificate. */
import type { z } from "zod";
import { type Lang, type Outcome, type Problem, problem, sideOf } from "../engine/index.ts";
import { certifiedSide, type NamedSide } from "../files/comparison.ts";
import { noticesAbove } from "../files/notices.ts";
import type { Library } from "../files/open-library.ts";
import type { comparisonRequest, SentSide } from "./bodies.ts";
import { certificateSent } from "./certificates-in.ts";
import type { Settings } from "./settings.ts";
import { tablesIn } from "./tables.ts";
import { evaluateList } from "./work.ts";

export type ComparisonAsked = z.infer<typeof comparisonRequest>;

/** What of the wish does not say what to compare. */
export function unclearIn({ sides, agency, above }: ComparisonAsked): Problem[] {
  const mixed = sides.flatMap((side, index) => {
    const beside = Object.keys(side).filter((key) => key !== "certificate" && key !== "name");
    return side.certificate !== undefined && beside.length > 0
      ? [problem("compare-mixed", { path: ["sides", index] }, { options: beside.join(", ") })]
      : [];
  });
  return [...mixed, ...unclearAbout(sides.length, { agency, above })];
}

function unclearAbout(
  sides: number,
  { agency, above }: Pick<ComparisonAsked, "agency" | "above">,
): Problem[] {
  if (sides === 2) return above === undefined ? [] : [problem("compare-one-side", { path: ["above"] })];
  if (sides !== 1) return [problem("compare-sides", { path: ["sides"] }, { count: String(sides) })];
  return Object.entries({ agency, above }).flatMap(([key, value]) =>
    value === undefined ? [problem("field-missing", { path: [key] }, { key })] : [],
  );
}

/** What the second side leaves out is as in the first; a certificate says everything itself. */
function asBefore(first: SentSide, second: SentSide): SentSide {
  if (second.certificate !== undefined || first.certificate !== undefined) return second;
  const { name, ...shared } = first;
  return { ...shared, ...second };
}

interface Reading {
  readonly library: Library;
  readonly settings: Settings;
  readonly lang: Lang;
}

/** `after` is `undefined` where one side is all there is. */
export function sidesIn(
  { sides: [first = {}, second] }: ComparisonAsked,
  reading: Reading,
): { readonly before: Outcome<NamedSide>; readonly after: Outcome<NamedSide> | undefined } {
  return {
    before: sideIn(first, 0, reading),
    after: second && sideIn(asBefore(first, second), 1, reading),
  };
}

function sideIn(side: SentSide, index: number, reading: Reading): Outcome<NamedSide> {
  const read = side.certificate === undefined ? fromEvidence(side, reading) : fromCertificate(side, reading);
  return { ...read, problems: below(["sides", index], read.problems) };
}

function fromCertificate(
  { certificate = "", name }: SentSide,
  { settings, lang }: Reading,
): Outcome<NamedSide> {
  const file = certificateSent(certificate, "certificate", settings);
  const read = file.value === null ? file : certifiedSide(file.value, name ?? null, lang);
  return { ...read, problems: below(["certificate"], read.problems) };
}

function fromEvidence(
  { set, period, agencies, evidence, name, certificate, ...how }: SentSide,
  { library, settings, lang }: Reading,
): Outcome<NamedSide> {
  if (set === undefined || period === undefined || agencies === undefined || evidence === undefined) {
    const missing = Object.entries({ set, period, agencies, evidence }).filter(
      ([, value]) => value === undefined,
    );
    return {
      value: null,
      problems: missing.map(([key]) => problem("field-missing", { path: [key] }, { key })),
    };
  }
  const tables = tablesIn({ agencies, evidence }, settings.agencies);
  const list = evaluateList(library, { asked: { ...how, set, period }, tables });
  if (list.value === null) return list;
  const side = sideOf(list.value);
  return {
    value: { side, source: name ?? null, notices: noticesAbove(list.value, lang) },
    problems: list.problems,
  };
}

/** Where a certificate was sent as text, the path goes on into it. */
const below = (path: readonly (string | number)[], problems: readonly Problem[]): Problem[] =>
  problems.map((one) => ({ ...one, at: { ...one.at, path: [...path, ...(one.at.path ?? [])] } }));
