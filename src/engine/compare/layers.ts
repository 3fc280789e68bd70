/**
 * A set without some of its last steps: so that what limits, not applicable, eligibility and rounding do to a total can
 * be told apart from the points of its criteria.
 */
import type { CriteriaSet, Node } from "../criteria/set.ts";
import { setDigest } from "../digest.ts";
import { createScorer, type Scorer } from "../scorer.ts";

export interface Layers {
  readonly set: CriteriaSet;
  /** Two sets of one digest are the same edition, wherever each was read from. */
  readonly digest: string;
  /** Nothing is rounded or brought to a whole, and everyone is scored: a total is the sum of its criteria, limited. */
  readonly plain: Scorer;
  /** What does not apply is treated as the set says. */
  readonly filled: Scorer;
  /** Only who is eligible is scored. */
  readonly eligible: Scorer;
  /** The set as it is, rounding too. */
  readonly whole: Scorer;
}

export const layersOf = (set: CriteriaSet): Layers => ({
  set,
  digest: setDigest(set),
  plain: createScorer(plainly(set)),
  filled: createScorer({ ...set, rounding: [], eligibility: [] }),
  eligible: createScorer({ ...set, rounding: [] }),
  whole: createScorer(set),
});

/** The set of the first layer. */
export const plainly = (set: CriteriaSet): CriteriaSet => ({
  ...set,
  rounding: [],
  eligibility: [],
  notApplicable: { policy: "zero", level: "total" },
  tree: set.tree.map(withoutPolicy),
});

const withoutPolicy = (node: Node): Node =>
  node.isGroup
    ? { ...node, notApplicable: null, children: node.children.map(withoutPolicy) }
    : { ...node, notApplicable: null };
