/** An agency and its facts as a certificate holds them: what each round said, and what holds by that. */
import { digestOf, digestOnce } from "../digest.ts";
import type { Agency } from "../evidence/agencies.ts";
import { type AgencyRecord, factState } from "../evidence/record.ts";
import { type FactState, type Said, valueText } from "../evidence/rounds.ts";
import type { AgencyData, EvidenceData, FactData, FactsData, HoldingData } from "./shape.ts";

export const agencyData = (agency: Agency): AgencyData => ({
  id: agency.id,
  name: agency.name,
  kind: agency.kind,
  block: agency.block,
  parent: agency.parent,
  parentName: agency.parentName,
  validFrom: agency.validFrom,
  validTo: agency.validTo,
  lineFrom: agency.lineFrom,
  predecessors: [...agency.predecessors],
  formerNames: agency.formerNames.map(({ name, until }) => ({ name, until })),
  attributes: [...agency.attributes],
});

export const evidenceData = (record: AgencyRecord): EvidenceData => ({
  ...factsOf(record),
  absorbed: record.absorbed.map((one) => ({
    agency: agencyData(one.agency),
    evidence: { ...factsOf(one), absorbed: [], parts: [] },
  })),
  parts: record.parts.map((part) => ({ ...factsOf(part), absorbed: [], parts: [] })),
});

/** Over the agency, its facts, what every round said, and what was merged into it. */
export const evidenceDigest: (record: AgencyRecord) => string = digestOnce((record) =>
  digestOf({ agency: agencyData(record.agency), evidence: evidenceData(record) }),
);

/** Of everything a list was made of; the order in which agencies were handed in changes nothing. */
export const evidenceDigestOfAll = (records: readonly AgencyRecord[]): string =>
  digestOf(Object.fromEntries(records.map((record) => [record.agency.id, evidenceDigest(record)])));

/** What nobody spoke about is missing, and not listed. */
function factsOf(record: AgencyRecord): FactsData {
  const { agency, period, round, facts, said } = record;
  const listed = [...facts.keys()].flatMap((fact): [string, FactData][] => {
    const state = factState(record, fact);
    const spoken = said.get(fact) ?? [];
    if (spoken.length === 0 && state.state === "open" && state.why === "missing") return [];
    const is = { ...holdingData(state), said: spoken.map(saidData) };
    return [[fact, { ...is, digest: digestOf({ agency: agency.id, period: period.id, fact, is }) }]];
  });
  return { period: period.id, round, facts: Object.fromEntries(listed) };
}

function holdingData(state: FactState): HoldingData {
  if (state.state === "not-applicable") return { state: state.state, note: state.note, round: state.round };
  if (state.state === "open")
    return { state: state.why, claimed: state.claimed && valueText(state.claimed), note: state.note };
  const { value, isUnproven, document, note, round, includes = [] } = state;
  return {
    state: "value",
    value: valueText(value),
    unproven: isUnproven,
    document,
    note,
    round,
    includes: includes.map((one) => ({ agency: one.agency, value: valueText(one.value) })),
  };
}

function saidData({ round, cell, document, note }: Said): FactData["said"][number] {
  if (cell.state === "missing") throw new Error("a row left empty is among what was said");
  return {
    round,
    state: cell.state,
    value: cell.state === "value" ? valueText(cell.value) : null,
    document,
    note,
  };
}
