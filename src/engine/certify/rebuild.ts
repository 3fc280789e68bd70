/** From what a certificate says that was said, back to the records that are scored: through the same door as evidence. */
import type { CriteriaSet } from "../criteria/set.ts";
import { dateFromIso, type Period, periodFromId, periodsWithin } from "../dates.ts";
import { type Agency, existsIn } from "../evidence/agencies.ts";
import { absorbedBy, withAbsorbed } from "../evidence/merged.ts";
import { parseEvidence, recordProblems } from "../evidence/parse.ts";
import { type AgencyRecord, buildRecord, contradictions } from "../evidence/record.ts";
import type { Statement } from "../evidence/rounds.ts";
import type { Row } from "../evidence/table.ts";
import { factOfKey, itemOfKey } from "../facts/fact.ts";
import { hasErrors, type Outcome, type Problem, problem } from "../problems.ts";
import { type Scorer, tableOf } from "../scorer.ts";
import type { AgencyData, CertifiedAgency, FactData, FactsData } from "./shape.ts";

type Path = readonly (string | number)[];

/** The record of one agency for the period of the certificate, or what no evidence could have said. */
export function rebuiltRecord(
  scorer: Scorer,
  { agency: written, evidence }: CertifiedAgency,
  period: Period,
  path: Path,
): Outcome<AgencyRecord> {
  const { set } = scorer;
  const agency = agencyFrom(written);
  const merged = evidence.absorbed.map((one) => ({ of: agencyFrom(one.agency), evidence: one.evidence }));
  const unfit = unfitFor(
    { set, period, path },
    agency,
    evidence,
    merged.map(({ of }) => of),
  );
  if (unfit.length > 0) return { value: null, problems: unfit };
  const here = [...path, "evidence"];
  const own = recordOf(scorer, agency, evidence, here);
  const absorbed = merged.map((one, index) =>
    recordOf(scorer, one.of, one.evidence, [...here, "absorbed", index, "evidence"]),
  );
  const parts = evidence.parts.map((part, index) =>
    recordOf(scorer, agency, part, [...here, "parts", index]),
  );
  const read = [own, ...absorbed, ...parts].flatMap(({ problems }) => problems);
  const record: AgencyRecord = {
    ...withAbsorbed(
      set,
      own.record,
      absorbed.map((one) => one.record),
    ),
    parts: parts.map((one) => one.record),
  };
  const together = [
    ...own.placed(contradictions(set, record, own.statements)),
    ...parts.flatMap((part) => part.placed(contradictions(set, part.record, part.statements))),
  ];
  const problems = [...read, ...together].filter(({ severity }) => severity === "error");
  return hasErrors(problems) ? { value: null, problems } : { value: record, problems: [] };
}

const day = (text: string | null) => (text === null ? null : (dateFromIso(text) ?? null));

const agencyFrom = (written: AgencyData): Agency => ({
  ...written,
  validFrom: day(written.validFrom),
  validTo: day(written.validTo),
  lineFrom: day(written.lineFrom),
  formerNames: written.formerNames.flatMap(({ name, until }) => {
    const last = dateFromIso(until);
    return last ? [{ name, until: last }] : [];
  }),
});

/** What no list of agencies could lead to: an unknown kind, another period, a part or a merger too many or too few. */
function unfitFor(
  { set, period, path }: { readonly set: CriteriaSet; readonly period: Period; readonly path: Path },
  agency: Agency,
  evidence: CertifiedAgency["evidence"],
  merged: readonly Agency[],
): Problem[] {
  const refuse = (id: Problem["id"], where: Path, values: Readonly<Record<string, string>>) =>
    problem(id, { path: [...path, ...where] }, { agency: agency.id, ...values }, [agency.id]);
  const unknown = [agency, ...merged].filter(({ kind }) => !set.kinds.has(kind));
  const expectedMerged = absorbedBy(agency, new Map(merged.map((one) => [one.id, one])), period);
  const shorter = set.meanOf === null ? [] : periodsWithin(period, set.meanOf);
  const expectedParts = shorter.filter((part) => existsIn(agency, part)).map(({ id }) => id);
  const parts = evidence.parts.map((part) => part.period);
  const periods = [evidence.period, ...evidence.absorbed.map((one) => one.evidence.period)];
  return [
    ...unknown.map(({ kind }) => refuse("certificate-kind", ["agency", "kind"], { kind })),
    ...(existsIn(agency, period) && periods.every((one) => one === period.id)
      ? []
      : [refuse("certificate-other-period", ["evidence", "period"], { period: period.id })]),
    ...(isSame(ids(expectedMerged), ids(merged))
      ? []
      : [refuse("certificate-merged", ["evidence", "absorbed"], { merged: ids(merged).join(", ") })]),
    ...(isSame(expectedParts, parts)
      ? []
      : [refuse("certificate-parts", ["evidence", "parts"], { expected: expectedParts.join(", ") })]),
  ];
}

const ids = (agencies: readonly Agency[]): string[] => agencies.map(({ id }) => id);

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);

interface Rebuilt {
  readonly record: AgencyRecord;
  readonly statements: readonly Statement[];
  readonly problems: readonly Problem[];
  /** The same problems, each at its place in the certificate. */
  placed(problems: readonly Problem[]): Problem[];
}

/** One agency and one period, read as rows of evidence. */
function recordOf(
  scorer: Scorer,
  agency: Agency,
  { period: periodId, round, facts }: FactsData,
  path: Path,
): Rebuilt {
  const { set } = scorer;
  const period = periodFromId(periodId);
  if (period === undefined) throw new Error(`the period ${periodId} passed the door`);
  const said = Object.entries(facts).flatMap(([key, { said }]) =>
    said.map((one, index) => ({ key, one, path: [...path, "facts", key, "said", index] })),
  );
  const rows = said.map(({ key, one }, index) => ({
    row: index,
    cells: new Map(Object.entries(cellsOf(set, agency, period, key, one))),
  })) satisfies Row[];
  const placed = (problems: readonly Problem[]): Problem[] =>
    problems.map((one) => ({ ...one, at: { path: said[one.at.line ?? -1]?.path ?? [...path, "facts"] } }));
  const { statements, problems } = parseEvidence([{ file: "", columns: [], rows }], {
    set,
    agencies: new Map([[agency.id, agency]]),
    unfit: new Set(),
    factsFor: (kind) => tableOf(scorer, kind).facts,
    period: period.id,
  });
  return {
    record: buildRecord(set, agency, period, statements, round),
    statements,
    problems: placed([...problems, ...recordProblems(statements)]),
    placed,
  };
}

const cellsOf = (
  set: CriteriaSet,
  agency: Agency,
  period: Period,
  key: string,
  one: FactData["said"][number],
) => ({
  agency: agency.id,
  fact: factOfKey(key),
  item: itemOfKey(key) ?? "",
  period: period.id,
  round: one.round,
  value: cellOf(set, key, one),
  document: one.document ?? "",
  note: one.note ?? "",
});

/** As a clerk would write it. */
function cellOf(set: CriteriaSet, key: string, { state, value }: FactData["said"][number]): string {
  if (state !== "value") return marks[state];
  const type = set.facts.get(factOfKey(key))?.type;
  if (value === "not-done" || value === "none") return "không";
  return type === "number" ? (value ?? "").replace(".", ",") : (value ?? "");
}

const marks = { pending: "CHO", "not-applicable": "KAD", withdrawn: "không công nhận" } as const;
