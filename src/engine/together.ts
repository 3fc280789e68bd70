/**
 * Many agencies at once. Where a number goes by what others have, a block takes two passes: first what each closed
 * agency has by itself, then everything. A longer period may be the mean of its shorter ones.
 */

import { evaluate, isReadyToClose, isScored } from "./evaluate.ts";
import type { Comparison, EvaluateOptions, Evaluation } from "./evaluation.ts";
import type { AgencyRecord } from "./evidence/record.ts";
import type { Exact } from "./exact/index.ts";
import { viewOf } from "./facts-view.ts";
import { groupBy } from "./group-by.ts";
import { meanOfPeriods } from "./mean.ts";
import { byName } from "./rules/facts.ts";
import type { Scorer } from "./scorer.ts";

/** In the order of `records`. Only closed, eligible agencies are compared, each within its block. */
export function evaluateAll(
  scorer: Scorer,
  records: readonly AgencyRecord[],
  { close }: { readonly close: boolean },
): Evaluation[] {
  const peersOf = scorer.comparesPeers && close ? peersIn(scorer, records) : () => ({});
  return records.map((record) => {
    if (record.parts.length > 0) return meanOfPeriods(scorer, record, { close });
    return evaluate(scorer, record, { close, ...peersOf(record) });
  });
}

/** What the agencies of one block are compared by. */
export interface Compared extends Comparison {
  /** By the fact, what each agency that is compared has, in any order. */
  readonly values: ReadonlyMap<string, readonly Exact[]>;
}

/** One agency whose block is known by its numbers alone. */
export function evaluateBeside(
  scorer: Scorer,
  record: AgencyRecord,
  { close, compared }: { readonly close: boolean; readonly compared: Compared | null },
): Evaluation {
  if (record.parts.length > 0) return meanOfPeriods(scorer, record, { close });
  const peers = close && compared !== null && isCompared(scorer, record) ? peersAmong(compared) : {};
  return evaluate(scorer, record, { close, ...peers });
}

type Peers = Pick<EvaluateOptions, "peers" | "comparison">;

const peersAmong = ({ values, closed, all }: Compared): Peers => ({
  peers: (fact) => values.get(fact) ?? [],
  comparison: { closed, all },
});

function peersIn(scorer: Scorer, records: readonly AgencyRecord[]): (record: AgencyRecord) => Peers {
  const closable = new Set(records.filter((record) => isCompared(scorer, record)));
  const blocks = new Map(
    [...groupBy(records, ({ agency }) => agency.block)].map(([block, members]) => [
      block,
      peersAmong(comparedAmong(scorer, members, closable)),
    ]),
  );
  return (record) => (closable.has(record) && blocks.get(record.agency.block)) || {};
}

/** Whose numbers count for the others: scored, and ready to be closed. */
const isCompared = (scorer: Scorer, record: AgencyRecord): boolean =>
  isScored(scorer, record) && isReadyToClose(scorer, record);

/** What the agencies of a block are compared by; `null` where the set compares nothing. */
export const comparedIn = (scorer: Scorer, members: readonly AgencyRecord[]): Compared | null =>
  scorer.comparesPeers
    ? comparedAmong(scorer, members, new Set(members.filter((record) => isCompared(scorer, record))))
    : null;

function comparedAmong(
  scorer: Scorer,
  members: readonly AgencyRecord[],
  closable: ReadonlySet<AgencyRecord>,
): Compared {
  const { set } = scorer;
  const ready = members.filter((record) => closable.has(record));
  const views = ready.map((record) => viewOf(set, record, { withStandIns: true }));
  const facts = new Set(
    [...set.derived.values()].flatMap(({ from }) =>
      from.kind === "of-peers" ? [(from as unknown as { readonly fact: string }).fact] : [],
    ),
  );
  const valuesOf = (fact: string): Exact[] =>
    views.flatMap((view) => {
      const reading = view.read(byName(fact, "number"));
      return reading.state === "value" ? [reading.value] : [];
    });
  return {
    closed: ready.length,
    all: members.filter((record) => isScored(scorer, record)).length,
    values: new Map([...facts].map((fact) => [fact, valuesOf(fact)])),
  };
}
