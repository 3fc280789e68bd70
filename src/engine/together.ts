/**
 * Many agencies at once. Where a number goes by what others have, a block takes two passes: first what each closed
 * agency has by itself, then everything. A longer period may be the mean of its shorter ones.
 */

import { type EvaluateOptions, type Evaluation, evaluate, isReadyToClose, isScored } from "./evaluate.ts";
import type { AgencyRecord } from "./evidence/record.ts";
import type { Exact } from "./exact/index.ts";
import { viewOf } from "./facts-view.ts";
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

type Peers = Pick<EvaluateOptions, "peers" | "comparison">;

function peersIn(scorer: Scorer, records: readonly AgencyRecord[]): (record: AgencyRecord) => Peers {
  const compared = new Set(
    [...scorer.set.derived.values()].flatMap(({ from }) =>
      from.kind === "of-peers" ? [(from as unknown as { readonly fact: string }).fact] : [],
    ),
  );
  const blocks = new Map<string, Map<string, Exact[]>>();
  const closable = new Set<AgencyRecord>();
  const comparisons = new Map<string, { closed: number; all: number }>();
  for (const record of records) {
    const { block } = record.agency;
    const comparison = comparisons.get(block) ?? { closed: 0, all: 0 };
    comparisons.set(block, comparison);
    if (!isScored(scorer, record)) continue;
    comparison.all += 1;
    if (!isReadyToClose(scorer, record)) continue;
    comparison.closed += 1;
    closable.add(record);
    const values = blocks.get(block) ?? new Map<string, Exact[]>();
    blocks.set(block, values);
    const view = viewOf(scorer.set, record, { withStandIns: true });
    for (const fact of compared) {
      const reading = view.read(byName(fact, "number"));
      if (reading.state !== "value") continue;
      const known = values.get(fact);
      if (known) known.push(reading.value);
      else values.set(fact, [reading.value]);
    }
  }
  return (record) => {
    if (!closable.has(record)) return {};
    const { block } = record.agency;
    const [values, comparison] = [blocks.get(block), comparisons.get(block)];
    return { peers: (fact) => values?.get(fact) ?? [], ...(comparison ? { comparison } : {}) };
  };
}
