/** An agency of which nothing is known: what a set can say before any evidence, such as the bounds of a derived fact. */
import { stepOfDerivation } from "../derived/index.ts";
import { type Exact, type Span, unlimited } from "../exact/index.ts";
import type { PointsAt } from "../rules/conditions.ts";
import type { About, Facts } from "../rules/facts.ts";
import type { CriteriaSet } from "./set.ts";

type Declared = Pick<CriteriaSet, "facts" | "derived" | "places" | "governs">;

/** Points of which nothing is known either. */
export const unknownPoints: PointsAt = { of: () => undefined, every: () => [] };

export const nobody: About = {
  kind: "",
  attributes: new Set(),
  months: null,
  monthsOfLine: null,
  periodKind: "year",
};

/** Every fact open. */
export function blankFacts(set: Declared, about: About = nobody): Facts {
  const computing = new Set<string>();
  const spans = new Map<string, Span>();
  const mayNotApply = (id: string) => set.facts.get(id)?.mayNotApply ?? set.derived.has(id);
  const facts: Facts = {
    about,
    read: ({ name }) => ({ state: "open", mayNotApply: mayNotApply(name) }),
    state: ({ name }) => ({ state: "open", mayNotApply: mayNotApply(name) }),
    hasDocument: () => null,
    items: (list) => ({ state: "open", mayNotApply: mayNotApply(list) }),
    blankItem: () => facts,
    domain({ name: id }) {
      const known = set.facts.get(id)?.domain ?? spans.get(id);
      if (known) return known;
      const derive = set.places.derived[set.places.of.get(id) ?? -1];
      // What goes round in a circle is a defect of its own.
      if (!derive || computing.has(id)) return unlimited;
      computing.add(id);
      const by = { facts, year: set.governs.from, points: unknownPoints, peers: () => null };
      const { value } = derive(by);
      computing.delete(id);
      const span = value.state === "open" ? value.span : unlimited;
      spans.set(id, span);
      return span;
    },
  };
  return facts;
}

/** The unit in which a number fact moves, declared or derived; `null` for any number. */
export function stepOf(set: CriteriaSet, fact: string): Exact | null {
  const derived = set.derived.get(fact);
  return derived ? stepOfDerivation(derived.from) : (set.facts.get(fact)?.step ?? null);
}
