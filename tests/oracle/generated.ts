/** Random criteria sets, as the plain data that a YAML file of one holds, and random evidence for each. */
import fc from "fast-check";
import { amount, condition, conditionOn, derived, facts, points, rule, someOf } from "./generated-rules.ts";
import type { WrittenCondition, WrittenFact, WrittenNode, WrittenSet } from "./written.ts";

const policy = fc.constantFrom("rescale" as const, "full" as const, "zero" as const);
const mode = fc.constantFrom("half-up", "half-even", "up", "down");
const grain = fc.oneof(
  fc.constantFrom("0", "1", "2").map((places) => ({ places })),
  fc.constantFrom("0.25", "0.5", "0.3").map((step) => ({ step })),
);
const below = fc.constantFrom("0", "-2", "-10", "-100");

const cause = (when: fc.Arbitrary<WrittenCondition>) => fc.record({ when, why: fc.constant("lý do") });
const rarely = <T extends object>(one: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<Partial<T>> =>
  fc.oneof({ arbitrary: fc.constant({}), weight }, { arbitrary: one, weight: 1 });

/** Limits, a cause for nothing, a policy of its own: what a node says only now and then. */
const ownWays = (when: fc.Arbitrary<WrittenCondition>) =>
  fc
    .tuple(
      rarely(fc.record({ floor: below })),
      rarely(fc.record({ ceiling: fc.oneof(amount, fc.constant("none")) })),
      rarely(fc.record({ "zero-when": cause(when) }), 5),
      rarely(fc.record({ "not-applicable": policy }), 5),
    )
    .map((all) => Object.assign({}, ...all) as Partial<WrittenNode>);

type Draft = Omit<WrittenNode, "code" | "max" | "children"> & {
  readonly max: string;
  readonly children?: readonly Draft[];
};

const criterion = (when: fc.Arbitrary<WrittenCondition>): fc.Arbitrary<Draft> =>
  fc
    .tuple(
      fc.record({
        max: fc.oneof({ arbitrary: points, weight: 3 }, { arbitrary: fc.constant("0"), weight: 1 }),
        rule,
      }),
      ownWays(when),
      rarely(fc.record({ for: fc.constantFrom(["so"], ["xa"]) }), 6),
      rarely(fc.record({ bonus: fc.constant("yes") }), 6),
    )
    .map(([draft, ...ways]) => Object.assign({}, draft, ...ways) as Draft);

const node = (when: fc.Arbitrary<WrittenCondition>): fc.Arbitrary<Draft> =>
  fc.letrec<{ node: Draft }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      criterion(when),
      fc
        .tuple(fc.array(tie("node"), { minLength: 1, maxLength: 3 }), ownWays(when))
        .map(([children, ways]) => ({ ...ways, max: "", children })),
    ),
  })).node;

/** Whose points others ask for stands in the table of every kind. */
const forAll = ({ for: _, children, ...draft }: Draft): Draft => ({
  ...draft,
  ...(children ? { children: children.map(forAll) } : {}),
});

const kinds = ["so", "xa"];

/** With codes, and for each kind of agency the maxima added up. */
function placed(draft: Draft, code: string): WrittenNode {
  const { children, rule: ownRule, ...rest } = draft;
  if (children === undefined)
    return {
      ...rest,
      code,
      title: code,
      scorer: "to",
      source: { document: "nguon", item: "1", quote: "lời" },
      rule: ownRule,
    } as WrittenNode;
  const nodes = children.map((child, index) => placed(child, `${code}.${index + 1}`));
  return { ...rest, code, title: code, max: added(nodes), children: nodes } as WrittenNode;
}

/** Maxima are quarters, which numbers add exactly. */
const added = (nodes: readonly WrittenNode[]) =>
  Object.fromEntries(
    kinds.map((kind) => {
      const own = nodes.map(({ max, for: of }) => {
        if (of !== undefined && !of.includes(kind)) return 0;
        return Number(typeof max === "string" ? max : max[kind]);
      });
      return [kind, String(own.reduce((a, b) => a + b, 0))];
    }),
  );

const asksPoints = (names: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...names), fc.constantFrom("at-least", "above", "at-most", "less-than"), amount)
    .map(([name, test, than]) => ({ points: name, [test]: than }));
const asksEvery = fc
  .tuple(fc.constantFrom("criterion" as const, "group" as const), fc.constantFrom("25%", "50%", "1"))
  .map(([level, than]) => ({ every: level, "at-least": than }));

const gradeCondition = conditionOn(
  fc.oneof(condition, asksPoints(["total", "I", "mot", "khong_mot"]), asksEvery),
);
const causes = (more: object = {}) =>
  fc.array(cause(gradeCondition), { maxLength: 1 }).map((all) => all.map((one) => ({ ...one, ...more })));

const grades = fc
  .tuple(
    fc.constantFrom("90%", "75%", "12"),
    fc.constantFrom("50%", "30%", "2"),
    gradeCondition,
    gradeCondition,
    fc.boolean(),
    fc.boolean(),
  )
  .map(([high, low, first, second, isAsked, isAskedLow]) => [
    { id: "tot", name: "Tốt", "at-least": high, ...(isAsked ? { requires: first, why: "vì" } : {}) },
    {
      id: "kha",
      name: "Khá",
      "at-least": low,
      below: high,
      ...(isAskedLow ? { requires: second, why: "vì" } : {}),
    },
    { id: "yeu", name: "Yếu", to: low },
  ]);

const head = {
  set: "thu",
  edition: "2025-01-01",
  title: "Bộ thử",
  decision: { number: "1/QĐ", date: "2025-01-01", issuer: "Nơi thử" },
  basis: "official",
  governs: { periods: ["year"], from: "2025" },
  "agency-kinds": { so: "Sở", xa: "Xã" },
  attributes: { mien_nui: "Miền núi" },
  sources: { nguon: { title: "Nguồn" } },
  scorers: { to: "Tổ" },
  ranking: {},
};

/** The first node asks for no points, the others may ask for its. */
const asksFirst = conditionOn(fc.oneof(condition, asksPoints(["I"])));
export const criteriaSet: fc.Arbitrary<WrittenSet> = fc
  .record({
    facts: facts as unknown as fc.Arbitrary<WrittenSet["facts"]>,
    derived,
    criteria: fc
      .tuple(node(condition), fc.array(node(asksFirst), { minLength: 1, maxLength: 3 }))
      .map(([first, others]) =>
        [forAll(first), ...others].map((draft, index) =>
          placed(draft, ["I", "II", "III", "IV"][index] ?? ""),
        ),
      ),
    ways: fc.tuple(
      rarely(
        fc.record({
          total: someOf({ floor: below, ceiling: amount, "zero-when": cause(asksFirst) }),
        }),
      ),
      rarely(fc.record({ eligibility: fc.array(cause(condition), { maxLength: 1 }) }), 8),
      rarely(fc.record({ "not-gradable": causes() })),
      rarely(fc.record({ "grade-lowering": causes({ by: "1" }) })),
      rarely(fc.record({ "grade-ceilings": causes({ "at-most": "kha" }) })),
    ),
    "fall-through": fc.constantFrom("yes", "no"),
    "not-applicable": fc.record({ policy, level: fc.constantFrom("total", "group") }),
    rounding: fc
      .tuple(
        fc.subarray(["criterion", "group", "total"]),
        fc.array(fc.tuple(grain, mode), { minLength: 3, maxLength: 3 }),
      )
      .map(([where, how]) =>
        where.map((of, index) => ({
          of,
          mode: how[index]?.[1] ?? "up",
          ...(how[index]?.[0] ?? { places: "1" }),
        })),
      ),
    grades,
    subtotals: fc.constant({
      mot: { label: "Một", of: ["I"] },
      khong_mot: { label: "Không một", without: ["I"] },
    }),
  })
  .map(({ ways, ...set }) => {
    const { policy: what, level } = set["not-applicable"];
    return Object.assign({ ...head, base: added(set.criteria) }, set, ...ways, {
      "not-applicable": what === "rescale" ? { policy: what, level } : { policy: what },
    }) as unknown as WrittenSet;
  });

export interface Evidence {
  readonly cells: Readonly<Record<string, string>>;
  readonly documents: readonly string[];
  readonly kind: string;
  readonly attributes: readonly string[];
  readonly validFrom: string | null;
}

/** On a number of the set, just beside it, or anywhere; up to 15 digits. */
const numberCell = (
  set: WrittenSet,
  { min = "0", max = "none", type }: WrittenFact,
): fc.Arbitrary<string> => {
  const written = [
    ...new Set(JSON.stringify(set).match(/(?<![\d-])\d{1,6}(?:\.\d+)?(?![\d-])/g) ?? ["0"]),
  ].map(Number);
  const most = max === "none" ? (type === "percentage" ? 100 : 1e15) : Number(max);
  const least = min === "none" ? -1e15 : Number(min);
  return fc
    .tuple(
      fc.constantFrom(...written),
      fc.constantFrom(0, 0, 1, -1),
      fc.constantFrom("", ".0001", ".5"),
      fc.boolean(),
      fc.nat({ max: 999_999_999_999_999 }),
      fc.nat({ max: 9 }),
    )
    .map(([number, beside, tail, isNegative, any, choice]) => {
      const whole = choice === 0 ? any : Math.floor(number) + beside;
      const text =
        choice < 6 && choice > 0
          ? String(number)
          : `${isNegative && least < 0 && whole > 0 ? "-" : ""}${whole}${tail}`;
      return Number(text) < least || Number(text) > most ? String(Math.min(most, 50)) : text;
    });
};

const days = [
  "13/02/2025",
  "14/02/2025",
  "15/02/2025",
  "16/02/2025",
  "10/02/2025",
  "30/06/2025",
  "01/07/2025",
  "31/12/2024",
  "10/01/2026",
  "không",
];

/**
 * May it be left out? Of facts that one criterion reads in several places, or through what is reckoned from them, the
 * engine knows a span only, and closes at its lower end; the oracle tries answer by answer. So these are always stated.
 */
function canBeMissing(set: WrittenSet, name: string, { type, "if-missing": standIn }: WrittenFact): boolean {
  if (standIn !== undefined) return true;
  if (type === "date" && JSON.stringify(set).includes("days(")) return false;
  if (["percentage", "decimal"].includes(type) || ["p", "w", "l.s"].includes(name)) return false;
  const nodes = (all: readonly WrittenNode[]): WrittenNode[] =>
    all.flatMap((one) => [one, ...nodes(one.children ?? [])]);
  const { derived: _, facts: __, ...rest } = set;
  if (derivedIn(set, JSON.stringify(rest)).some((from) => countOf(name, from) > 0)) return false;
  return nodes(set.criteria).every(
    ({ rule: own, "zero-when": zeroWhen }) => countOf(name, JSON.stringify([own, zeroWhen?.when])) <= 1,
  );
}

/** The derived facts that a text names, and those that these go by, as texts. */
const derivedIn = ({ derived: all = {}, ...set }: WrittenSet, text: string): string[] =>
  Object.entries(all)
    .filter(([id]) => countOf(id, text) > 0)
    .map(([, from]) => JSON.stringify({ ...from, label: "" }))
    .flatMap((from) => [from, ...derivedIn({ derived: all, ...set }, from)]);

const countOf = (name: string, text: string) =>
  text.match(new RegExp(`(?<![a-z0-9_.])${name.replace(".", "\\.")}(?![a-z0-9_.])`, "g"))?.length ?? 0;

function cellOf(set: WrittenSet, id: string, fact: WrittenFact): fc.Arbitrary<string> {
  const value = (() => {
    switch (fact.type) {
      case "yes-no":
        return fc.constantFrom("có", "không");
      case "choice":
        return fc.constantFrom(...Object.keys(fact.levels ?? {}));
      case "date":
        return fc.constantFrom(...days);
      case "integer":
        return fc.integer({ min: 0, max: Number(fact.max) }).map(String);
      case "points":
        return fc.integer({ min: -8, max: 16 }).map((number) => String(number / 4));
      default:
        return numberCell(set, fact);
    }
  })();
  return fc.oneof(
    { arbitrary: value, weight: 12 },
    { arbitrary: canBeMissing(set, id, fact) ? fc.constant("") : value, weight: id.includes(".") ? 1 : 2 },
    { arbitrary: fact["may-not-apply"] === "yes" ? fc.constant("KAD") : value, weight: 2 },
  );
}

const items = (
  set: WrittenSet,
  list: string,
  ids: readonly string[],
): fc.Arbitrary<Record<string, string>> => {
  const fields = Object.entries(set.facts[list]?.fields ?? {});
  return fc
    .tuple(
      ...ids.flatMap((item) =>
        fields.map(([field, fact]) =>
          cellOf(set, `${list}.${field}`, fact).map((cell) => [`${list}.${field}#${item}`, cell] as const),
        ),
      ),
    )
    .map((cells) => Object.fromEntries(cells));
};

export const evidenceFor = (set: WrittenSet): fc.Arbitrary<Evidence> =>
  fc
    .record({
      plain: fc.record(
        Object.fromEntries(
          Object.entries(set.facts)
            .filter(([, { fields }]) => !fields)
            .map(([id, fact]) => [id, cellOf(set, id, fact)]),
        ),
      ),
      // A list of items is known once one of them has an answer.
      listed: fc.integer({ min: 0, max: 3 }).chain((count) =>
        count === 0
          ? fc.constant<Record<string, string>>({ l: "không" })
          : items(set, "l", ["1", "2", "3"].slice(0, count)).map((cells) => ({
              ...cells,
              "l.m#1": cells["l.m#1"] || "nang",
            })),
      ),
      halves: items(set, "q", ["2025-H1", "2025-H2"]),
      documents: fc.subarray(["k1"]),
      kind: fc.constantFrom(...kinds),
      attributes: fc.subarray(["mien_nui"]),
      validFrom: fc.constantFrom(null, null, "2024-05-01", "2025-04-01", "2025-04-02"),
    })
    .map(({ plain, listed, halves, ...rest }) => {
      const cells: Record<string, string> = { ...plain, ...listed, ...halves };
      const [part, whole] = [Number(cells["p"]), Number(cells["w"])];
      if (part > whole) cells["p"] = cells["w"] || "";

      return { cells: Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== "")), ...rest };
    });
