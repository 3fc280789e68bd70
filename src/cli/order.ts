/** Vietnamese sorted as Vietnamese: here, where people read lists; the engine knows no locale. */
import type { Evaluation } from "../engine/index.ts";

export const vietnamese = new Intl.Collator("vi", { numeric: true });

/** By block in the order in which blocks first appear, then by name. */
export function inVietnameseOrder(evaluations: readonly Evaluation[]): Evaluation[] {
  const blocks = [...new Set(evaluations.map(({ record }) => record.agency.block))];
  return [...evaluations].sort(
    ({ record: { agency: a } }, { record: { agency: b } }) =>
      blocks.indexOf(a.block) - blocks.indexOf(b.block) || vietnamese.compare(a.name, b.name),
  );
}
