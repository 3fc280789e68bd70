/** Whom a request is about, among those who were scored. */
import { type Evaluation, type Outcome, problem, suggestion } from "../engine/index.ts";

interface Whom {
  readonly agency?: string | undefined;
  readonly block?: string | undefined;
}

/** Why an agency of `told` is not among the evaluations has been said already. */
export function chooseAgencies(
  evaluations: readonly Evaluation[],
  { agency, block }: Whom,
  told: ReadonlySet<string> = new Set(),
): Outcome<readonly Evaluation[]> {
  const known = evaluations.map(({ record }) => record.agency.id);
  const blocks = new Set(evaluations.map(({ record }) => record.agency.block));
  if (agency !== undefined && !known.includes(agency)) {
    const problems = told.has(agency)
      ? []
      : [problem("agency-unknown", {}, { agency, ...suggestion(agency, known) })];
    return { value: null, problems };
  }
  if (block !== undefined && !blocks.has(block) && blocks.size > 0) {
    const problems = [
      problem("block-unknown", {}, { block, options: [...blocks].join(", "), ...suggestion(block, blocks) }),
    ];
    return { value: null, problems };
  }
  const value = evaluations.filter(
    ({ record }) =>
      (agency === undefined || record.agency.id === agency) &&
      (block === undefined || record.agency.block === block),
  );
  return { value, problems: [] };
}
