/** Random rules of every kind, and the facts they go by, as a set file writes them. */
import fc from "fast-check";
import type {
  WrittenCondition,
  WrittenDerived,
  WrittenOutcome,
  WrittenPart,
  WrittenRule,
} from "./written.ts";

const yesOrNo = fc.constantFrom("yes", "no");
const sometimes = fc.option(fc.constant("yes"), { nil: "no" });
const silently = (...cells: string[]) => fc.option(fc.constantFrom(...cells), { nil: undefined });

/** Some of what may be left out is left out. */
export const someOf = <T extends object, K extends keyof T>(
  shape: { [key in keyof T]: fc.Arbitrary<T[key]> },
  ...requiredKeys: K[]
) => fc.record<T, K>(shape, { requiredKeys });

const fact = (id: string, type: string, more: Readonly<Record<string, unknown>> = {}) => {
  const { mayNotApply = false, standsFor, ...rest } = more as { mayNotApply?: boolean; standsFor?: string[] };
  return fc
    .tuple(
      mayNotApply ? sometimes : fc.constant("no"),
      standsFor ? silently(...standsFor) : fc.constant(undefined),
    )
    .map(([mayNot, standIn]) => ({
      type,
      label: id,
      ask: id,
      document: "none",
      "may-not-apply": mayNot,
      ...rest,
      ...(standIn === undefined ? {} : { "if-missing": standIn }),
    }));
};

/** One or more of every type; those that may be missing have few values, so that all of these can be tried. */
export const facts = fc.record({
  y1: fact("y1", "yes-no", { mayNotApply: true }),
  y2: fact("y2", "yes-no", { mayNotApply: true, standsFor: ["có", "không"] }),
  y3: fact("y3", "yes-no"),
  n1: fact("n1", "integer", { max: "9", standsFor: ["0", "5"] }),
  n2: fact("n2", "integer", { max: "9", mayNotApply: true }),
  w: fact("w", "integer", { max: "12", mayNotApply: true }),
  p: fact("p", "integer", { max: "12", "not-above": "w" }),
  t1: fact("t1", "percentage", { standsFor: ["0", "50"] }),
  t2: fact("t2", "percentage", { mayNotApply: true }),
  k1: fact("k1", "decimal", { min: "none" }),
  k2: fact("k2", "decimal", { mayNotApply: true }),
  s: fact("s", "points", { min: "-2", max: "4", step: "0.25" }),
  d1: fact("d1", "date", { mayNotApply: true }),
  d2: fact("d2", "date", { standsFor: ["không", "15/02/2025"] }),
  c: fact("c", "choice", { levels: { cao: "Cao", vua: "Vừa", thap: "Thấp" }, mayNotApply: true }),
  l: fact("l", "list").map((list) => ({
    ...list,
    fields: {
      m: { type: "choice", label: "m", ask: "m", document: "none", levels: { nang: "Nặng", nhe: "Nhẹ" } },
      s: { type: "integer", label: "s", ask: "s", document: "none", max: "5", "may-not-apply": "yes" },
      y: { type: "yes-no", label: "y", ask: "y", document: "none", "if-missing": "không" },
    },
  })),
  q: fact("q", "list").map((list) => ({
    ...list,
    per: "half",
    fields: {
      s: { type: "integer", label: "s", ask: "s", document: "none", max: "4" },
    },
  })),
});

const yesNos = fc.constantFrom("y1", "y2", "y3");
const dates = fc.constantFrom("d1", "d2");
/** Never below 0, as a count or a share has to be. */
const counted = fc.constantFrom("n1", "n2", "t1", "t2", "k2", "p", "cham", "tong", "ty_le");
const numbers = fc.constantFrom(
  "n1",
  "n2",
  "t1",
  "t2",
  "k1",
  "k2",
  "s",
  "w",
  "trung_binh",
  "nhieu",
  "ty_le",
  "quy",
  "cong_thuc",
);

export const points = fc.integer({ min: 0, max: 24 }).map((quarters) => String(quarters / 4));
const share = fc.constantFrom("25%", "33%", "50%", "100%", "120%");
export const amount = fc.oneof(points, share);
const signed = fc.oneof(
  amount,
  points.map((text) => (text === "0" ? "0" : `-${text}`)),
  fc.constant("-50%"),
);
/** Never above what the same rule may say at most. */
const lower = fc.constantFrom("0", "-1", "-50%");
const limit = fc.oneof(amount, fc.constant("none"));
const threshold = fc.constantFrom("0", "1", "3", "4.5", "9", "50", "79.99", "80", "100");
/** Of numbers from 0 to 9: each end of a comparison leaves some of them on either side. */
const small = fc.constantFrom("1", "3", "8");
const isSmall = (id: string) => ["n1", "n2", "s"].includes(id);
const day = fc.constantFrom("N-02-15", "2025-02-15", "N-06-30", "N-1-12-31", "N+1-01-10");

const comparison = (than: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.constantFrom("at-least", "above", "at-most", "less-than"), than)
    .map(([test, text]) => ({ [test]: text }));

const leaf = (inItem: boolean, numbersAsked = numbers): fc.Arbitrary<WrittenCondition> =>
  fc.oneof(
    someOf<WrittenCondition, "fact" | "is">({ fact: yesNos, is: yesOrNo }, "fact", "is"),
    fc.record({ fact: fc.constant("c"), is: fc.constantFrom("cao", "vua", "thap") }),
    fc.record({ fact: fc.constant("c"), "one-of": fc.constantFrom(["cao", "vua"], ["thap"]) }),
    numbersAsked.chain((id) =>
      comparison(isSmall(id) ? small : threshold).map((test) => ({ fact: id, ...test })),
    ),
    fc.record({ fact: dates, done: yesOrNo }),
    fc
      .tuple(dates, fc.constantFrom("before", "by", "from", "after"), day)
      .map(([id, test, text]) => ({ fact: id, [test]: text })),
    fc.record({ fact: fc.constant("k1"), documented: yesOrNo }),
    fc.record({ fact: fc.constantFrom("y1", "n2", "t2", "d1"), applies: yesOrNo }),
    fc.record({ attribute: fc.constant("mien_nui"), is: yesOrNo }),
    fc.record({ agency: fc.constant("kind" as const), "one-of": fc.constantFrom(["so"], ["so", "xa"]) }),
    comparison(fc.constantFrom("6", "9")).map((test) => ({ agency: "months" as const, ...test })),
    fc.record({ period: fc.constant("kind" as const), is: fc.constantFrom("year", "quarter") }),
    ...(inItem
      ? [
          fc.record({ fact: fc.constant("l.m"), is: fc.constantFrom("nang", "nhe") }),
          fc.record({ fact: fc.constant("l.y"), is: yesOrNo }),
          comparison(fc.constantFrom("1", "3")).map((test) => ({ fact: "l.s", ...test })),
        ]
      : []),
  );

export const conditionOn = (one: fc.Arbitrary<WrittenCondition>): fc.Arbitrary<WrittenCondition> =>
  fc.oneof(
    { arbitrary: one, weight: 4 },
    { arbitrary: fc.record({ all: fc.array(one, { minLength: 1, maxLength: 3 }) }), weight: 1 },
    { arbitrary: fc.record({ any: fc.array(one, { minLength: 1, maxLength: 3 }) }), weight: 1 },
    { arbitrary: fc.record({ not: one }), weight: 1 },
  );
export const condition = conditionOn(leaf(false));
const conditionInItem = conditionOn(leaf(true));
/** By nothing reckoned: no derived fact goes by itself. */
const whichItems = conditionOn(leaf(true, fc.constantFrom("n1", "t1", "k1")));

const { number: formula } = fc.letrec<{ number: string; truth: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom("n1", "n2", "k1", "t2", "s", "M", "0.5", "3", "tong", "quy"),
    fc
      .tuple(tie("number"), fc.constantFrom("+", "-", "*"), tie("number"))
      .map((parts) => `(${parts.join(" ")})`),
    fc.tuple(tie("number"), fc.constantFrom("w", "t1", "k2")).map(([over, of]) => `${over} / ${of}`),
    fc
      .tuple(fc.constantFrom("min", "max", "sum"), tie("number"), tie("number"))
      .map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(fc.constantFrom("abs", "floor", "ceil", "-"), tie("number")).map(([f, a]) => `${f}(${a})`),
    fc.tuple(tie("number"), fc.nat({ max: 3 })).map(([a, places]) => `round(${a}, ${places})`),
    fc.tuple(tie("truth"), tie("number"), tie("number")).map((parts) => `if(${parts.join(", ")})`),
    dates.map((id) => `days(date(N, 2, 15), ${id})`),
  ),
  truth: fc.oneof(
    { maxDepth: 2 },
    yesNos,
    fc
      .tuple(tie("number"), fc.constantFrom("==", "!=", "<", "<=", ">", ">="), tie("number"))
      .map((all) => all.join(" ")),
    fc.constantFrom("==", "!=").map((sign) => `c ${sign} vua`),
    fc
      .tuple(dates, fc.constantFrom("<", "<=", ">=", "=="))
      .map(([id, sign]) => `${id} ${sign} date(N, 2, 15)`),
    fc.tuple(tie("truth"), fc.constantFrom("and", "or"), tie("truth")).map((all) => `(${all.join(" ")})`),
    tie("truth").map((one) => `not (${one})`),
  ),
}));
const withoutMax = formula.map((text) => text.replaceAll(/\bM\b/g, "4"));

const number = fc.oneof(points, fc.constant("not-applicable"));
const unlabelled = fc.record({
  cham: fc.record({
    kind: fc.constant("of-list" as const),
    list: fc.constant("l"),
    take: fc.constant("count"),
    where: whichItems,
  }),
  tong: fc.record({
    kind: fc.constant("of-list" as const),
    list: fc.constant("l"),
    take: fc.constant("sum"),
    field: fc.constant("l.s"),
  }),
  nhieu: someOf<
    Extract<WrittenDerived, { kind: "of-list" }>,
    "kind" | "list" | "take" | "field" | "when-none"
  >(
    {
      kind: fc.constant("of-list"),
      list: fc.constant("l"),
      take: fc.constantFrom("least", "most", "mean"),
      field: fc.constant("l.s"),
      where: whichItems,
      "when-none": number,
    },
    "kind",
    "list",
    "take",
    "field",
    "when-none",
  ),
  quy: fc.record({
    kind: fc.constant("of-list" as const),
    list: fc.constant("q"),
    take: fc.constantFrom("mean", "least"),
    field: fc.constant("q.s"),
    "when-none": number,
  }),
  ty_le: fc.record({
    kind: fc.constant("of-list" as const),
    list: fc.constant("l"),
    take: fc.constant("share"),
    where: whichItems,
    "when-none": number,
  }),
  trung_binh: fc.record({
    kind: fc.constant("quotient" as const),
    part: fc.constantFrom("tong", "k1", "n1"),
    whole: fc.constantFrom("cham", "w", "k2"),
    percent: yesOrNo,
    "when-zero": number,
  }),
  cong_thuc: withoutMax
    .map((text) => text.replaceAll(/\b(?:tong|quy)\b/g, "n1"))
    .chain((text) =>
      fc.record({ kind: fc.constant("formula" as const), formula: fc.constant(text), "when-zero": number }),
    ),
});
/** Of every kind that an agency has by itself; some go by others. */
export const derived = unlabelled.map(
  (all) =>
    Object.fromEntries(
      Object.entries(all).map(([id, one]) => [id, { ...one, label: id }]),
    ) as unknown as Readonly<Record<string, WrittenDerived>>,
);

/** From edge to edge; they overlap only where no fact is open, since of an open one the engine takes every band it may be in. */
const bandsAt = (mayOverlap: boolean, ...places: number[]) =>
  fc.uniqueArray(fc.constantFrom(...places), { minLength: 1, maxLength: 4 }).chain((edges) => {
    const rising = [...edges].sort((a, b) => a - b).map(String);
    const bandOf = (edge: string, index: number) =>
      fc
        .tuple(fc.constantFrom("from", "above", "is"), signed, fc.boolean())
        .map(([test, worth, isClosed]) => ({
          [test]: edge,
          ...((isClosed || !mayOverlap) && test !== "is" && rising[index + 1] !== undefined
            ? { below: rising[index + 1] as string }
            : {}),
          points: worth,
        }));
    return fc.tuple(...rising.map(bandOf));
  });

const bands = bandsAt(true, 0, 1, 3, 4.5, 9, 50, 79.99, 80, 100);
const smallBands = bandsAt(false, 1, 3);
const bandsOn = (id: string) => (isSmall(id) ? smallBands : bands);

const inItem: fc.Arbitrary<WrittenRule> = fc.oneof(
  fc.record({
    kind: fc.constant("choice" as const),
    fact: fc.constant("l.m"),
    points: fc.record({ nang: signed, nhe: signed }),
  }),
  someOf(
    { kind: fc.constant("count" as const), fact: fc.constant("l.s"), each: signed, "at-most": limit },
    "kind",
    "fact",
    "each",
  ),
  fc.record({
    kind: fc.constant("cases" as const),
    cases: fc.tuple(fc.record({ when: conditionInItem, points: signed })),
    otherwise: fc.record({
      rule: fc.record({ kind: fc.constant("yes-no" as const), fact: fc.constant("l.y"), yes: signed }),
    }),
  }),
) as fc.Arbitrary<WrittenRule>;

const { rule: anyRule } = fc.letrec<{ rule: WrittenRule; part: WrittenPart; outcome: WrittenOutcome }>(
  (tie) => {
    const parts = fc.array(tie("part"), { minLength: 1, maxLength: 3 });
    const pool = someOf<{ "at-most": string; parts: WrittenPart[] }, "parts">(
      { "at-most": points, parts },
      "parts",
    );
    const kind = <K extends string>(name: K) => fc.constant(name);
    const shareOfTwo = {
      part: kind("p"),
      whole: kind("w"),
      "when-zero": fc.oneof(amount, kind("not-applicable")),
    };
    return {
      part: fc.record({ max: amount, rule: tie("rule") }),
      outcome: fc.oneof(fc.record({ points: signed }), fc.record({ rule: tie("rule") })),
      rule: fc.oneof(
        { maxDepth: 2 },
        someOf({ kind: kind("yes-no"), fact: yesNos, yes: signed, no: signed }, "kind", "fact"),
        fc.record({
          kind: kind("choice"),
          fact: kind("c"),
          points: fc.record({ cao: signed, vua: signed, thap: signed }),
        }),
        fc.record({ kind: kind("graded"), fact: kind("s") }),
        someOf(
          {
            kind: kind("count"),
            fact: counted,
            each: signed,
            after: fc.constantFrom("1", "2"),
            "at-most": limit,
          },
          "kind",
          "fact",
          "each",
        ),
        someOf(
          {
            kind: kind("increment"),
            fact: numbers,
            from: fc.oneof(threshold, fc.record({ fact: numbers })),
            direction: fc.constantFrom("up", "down"),
            start: signed,
            each: signed,
            per: fc.constantFrom("1", "0.75", "3"),
            steps: fc.constantFrom("proportional", "whole"),
            "at-most": limit,
            "at-least": lower,
            scale: fc.record({ when: condition, by: fc.constantFrom("75%", "120%") }),
          },
          "kind",
          "fact",
          "from",
          "each",
          "per",
        ),
        someOf(
          { kind: kind("ratio"), ...shareOfTwo, "at-most": limit },
          "kind",
          "part",
          "whole",
          "when-zero",
        ),
        someOf(
          {
            kind: kind("ratio"),
            fact: counted,
            "out-of": fc.constantFrom("3", "7", "100"),
            "at-most": limit,
          },
          "kind",
          "fact",
          "out-of",
        ),
        someOf(
          {
            kind: kind("relative"),
            fact: numbers,
            best: fc.constantFrom("k1", "k2", "t2", "quy"),
            "at-target": fc.constantFrom("0", "50%", "100%"),
          },
          "kind",
          "fact",
          "best",
        ),
        numbers.chain((id) =>
          fc.record({ kind: kind("bands"), fact: kind(id), bands: bandsOn(id), otherwise: signed }),
        ),
        fc.record({ kind: kind("bands"), ...shareOfTwo, bands, otherwise: signed }),
        fc
          .tuple(
            someOf(
              {
                kind: kind("deadline"),
                fact: kind("d1"),
                "in-time": signed,
                early: fc.record({ days: fc.constantFrom("1", "5"), plus: amount }),
                late: signed,
                "per-day": someOf({ minus: amount, "at-most": amount }, "minus"),
                "not-done": signed,
              },
              "kind",
              "fact",
            ),
            fc.oneof(
              fc.tuple(fc.constantFrom("before", "by"), day),
              fc.tuple(fc.constantFrom("before-fact", "by-fact"), kind("d2")),
            ),
          )
          .map(([rest, [test, text]]) => ({ ...rest, [test]: text })),
        fc.record({
          kind: kind("checklist"),
          items: fc.array(fc.record({ fact: yesNos, points: signed }), { minLength: 1, maxLength: 3 }),
        }),
        fc.record({ kind: kind("formula"), formula, "when-zero": fc.oneof(amount, kind("not-applicable")) }),
        someOf({ kind: kind("sum"), parts, "at-most": amount, "at-least": lower }, "kind", "parts"),
        fc.record({ kind: kind("best-of"), options: fc.array(tie("part"), { minLength: 2, maxLength: 3 }) }),
        fc.record({
          kind: kind("cases"),
          cases: fc.array(
            fc.tuple(condition, tie("outcome")).map(([when, outcome]) => ({ when, ...outcome })),
            { minLength: 1, maxLength: 2 },
          ),
          otherwise: tie("outcome"),
        }),
        someOf(
          {
            kind: kind("adjusted"),
            base: fc.oneof(amount, tie("rule")),
            minus: pool,
            plus: pool,
            "at-least": lower,
          },
          "kind",
        ),
        someOf(
          {
            kind: kind("each"),
            list: kind("l"),
            rule: inItem,
            take: fc.constantFrom("sum", "mean", "least", "most"),
            "when-none": fc.oneof(amount, kind("not-applicable")),
            "at-most": amount,
            "at-least": lower,
          },
          "kind",
          "list",
          "rule",
          "when-none",
        ),
        someOf(
          {
            kind: kind("each"),
            list: kind("q"),
            rule: fc.record({ kind: kind("bands"), fact: kind("q.s"), bands: smallBands, otherwise: signed }),
            take: fc.constantFrom("sum", "mean", "least", "most"),
            "when-none": fc.oneof(amount, kind("not-applicable")),
          },
          "kind",
          "list",
          "rule",
          "when-none",
        ),
      ) as fc.Arbitrary<WrittenRule>,
    };
  },
);

export const rule: fc.Arbitrary<WrittenRule> = anyRule;
