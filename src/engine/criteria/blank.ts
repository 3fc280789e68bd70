/** An agency of which nothing is known: what a set can say before any evidence, such as the bounds of a derived fact. */
import { derive, stepOfDerivation } from "../derived/index.ts";
import { type Exact, type Span, unlimited } from "../exact/index.ts";
import type { PointsAt } from "../rules/conditions.ts";
import type { About, Facts } from "../rules/facts.ts";
import type { CriteriaSet } from "./set.ts";

type Declared = Pick<CriteriaSet, "facts" | "derived" | "formulas" | "governs">;

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
    read: (id) => ({ state: "open", mayNotApply: mayNotApply(id) }),
    state: (id) => ({ state: "open", mayNotApply: mayNotApply(id) }),
    hasDocument: () => null,
    items: (list) => ({ state: "open", mayNotApply: mayNotApply(list) }),
    blankItem: () => facts,
    domain(id) {
      const known = set.facts.get(id)?.domain ?? spans.get(id);
      if (known) return known;
      const declared = set.derived.get(id);
      // What goes round in a circle is a defect of its own.
      if (declared === undefined || computing.has(id)) return unlimited;
      computing.add(id);
      const { value } = derive(declared.from, {
        facts,
        year: set.governs.from,
        points: unknownPoints,
        formula(text) {
          const formula = set.formulas.get(text);
          if (formula === undefined) throw new Error(`the formula ${text} was not compiled`);
          return formula;
        },
        peers: () => null,
      });
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
