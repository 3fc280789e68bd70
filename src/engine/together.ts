/**
 * Many agencies at once. Where a number goes by what others have, a block takes two passes: first what each closed
 * agency has by itself, then everything. A longer period may be the mean of its shorter ones.
 */
import { type EvaluateOptions, type Evaluation, evaluate, isReadyToClose } from "./evaluate.ts";
import type { AgencyRecord } from "./evidence/record.ts";
import type { Exact } from "./exact/index.ts";
import { viewOf } from "./facts-view.ts";
import { meanOfPeriods } from "./mean.ts";
import type { Scorer } from "./scorer.ts";

/** In the order of `records`. Only closed, eligible agencies are compared, each within its block. */
export function evaluateAll(
  scorer: Scorer,
  records: readonly AgencyRecord[],
  { close }: { readonly close: boolean },
): Evaluation[] {
  const peersOf = scorer.comparesPeers && close ? peersIn(scorer, records) : () => undefined;
  return records.map((record) => {
    if (record.parts.length > 0) return meanOfPeriods(scorer, record, { close });
    const peers = peersOf(record);
    return evaluate(scorer, record, { close, ...(peers ? { peers } : {}) });
  });
}

type Peers = NonNullable<EvaluateOptions["peers"]>;

function peersIn(
  scorer: Scorer,
  records: readonly AgencyRecord[],
): (record: AgencyRecord) => Peers | undefined {
  const compared = [...scorer.set.derived.values()].flatMap(({ from }) =>
    from.kind === "of-peers" ? [(from as unknown as { readonly fact: string }).fact] : [],
  );
  const blocks = new Map<string, Map<string, Exact[]>>();
  const closable = new Set<AgencyRecord>();
  for (const record of records) {
    if (!isReadyToClose(scorer, record)) continue;
    closable.add(record);
    const view = viewOf(scorer.set, record, { withStandIns: true });
    const { block } = record.agency;
    const values = blocks.get(block) ?? new Map<string, Exact[]>();
    blocks.set(block, values);
    for (const fact of new Set(compared)) {
      const reading = view.read(fact, "number");
      if (reading.state === "value") values.set(fact, [...(values.get(fact) ?? []), reading.value]);
    }
  }
  return (record) => {
    if (!closable.has(record)) return undefined;
    const values = blocks.get(record.agency.block);
    return (fact) => values?.get(fact) ?? [];
  };
}
