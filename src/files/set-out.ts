/** A criteria set for programs: what it is, and the whole of it as data. */
import { type CriteriaSet, createScorer, setDigest, tableOf } from "../engine/index.ts";

/** What it is called, what it rests on, which periods it governs, whom it evaluates. */
export const setSummary = (set: CriteriaSet) => ({
  set: set.id,
  edition: set.edition,
  title: set.title,
  decision: set.decision,
  basis: set.basis,
  governs: { periods: set.governs.kinds, from: set.governs.from, to: set.governs.to },
  kinds: [...set.kinds].map(([id, name]) => ({
    id,
    name,
    criteria: tableOf(createScorer(set), id).criteria.length,
  })),
  digest: setDigest(set),
});

/** One edition as data: everything is text, as its file has it; `digest` is over `data`. */
export const editionDocument = (set: CriteriaSet) => ({ ...setSummary(set), data: set.written });
