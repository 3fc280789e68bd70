/** The order in which people read a list of agencies. */
import type { Evaluation } from "../engine/index.ts";
import { vietnamese } from "../files/vietnamese.ts";

/** By block in the order in which blocks first appear, then by name. */
export function inVietnameseOrder(evaluations: readonly Evaluation[]): Evaluation[] {
  const blocks = [...new Set(evaluations.map(({ record }) => record.agency.block))];
  return [...evaluations].sort(
    ({ record: { agency: a } }, { record: { agency: b } }) =>
      blocks.indexOf(a.block) - blocks.indexOf(b.block) || vietnamese.compare(a.name, b.name),
  );
}
