/**
 * What an edition file holds, as the author writes it. Every value is text; numbers, days and ids are read here
 * once and are exact from then on. A number ending in `?` is assumed: no source states it.
 */
import { z } from "zod";
import { calendarDate, dateFromIso, periodKinds } from "../dates.ts";
import { derivationSchema } from "../derived/index.ts";
import { roundingModes } from "../exact/index.ts";
import { condition } from "../rules/conditions.ts";
import {
  amount,
  code,
  day,
  expected,
  factId,
  factKey,
  field,
  id,
  limit,
  matching,
  quantity,
  share,
  step,
  wording,
  worth,
  yes,
} from "../rules/fields.ts";
import { ruleSchema } from "../rules/index.ts";
import type { Rule } from "../rules/kind.ts";
import { notApplicablePolicies } from "../rules/tally.ts";

const isoDate = field("field-fixed-date", dateFromIso);
const setId = matching("field-id", /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const year = field("field-year", (text) =>
  /^\d{4}$/.test(text) && calendarDate(Number(text), 1, 1) ? Number(text) : undefined,
);

/** Ids and their wording; at least one. */
const wordings = z.record(id, wording).refine((written) => Object.keys(written).length > 0, {
  params: { problem: "list-empty", least: "1" },
});

/** One value for every kind of agency, or one for each. */
const byKind = z.union([worth, z.record(id, worth)]);
export type ByKind = z.infer<typeof byKind>;

const source = z.strictObject({
  title: wording,
  number: wording.optional(),
  date: isoDate.optional(),
  issuer: wording.optional(),
  note: wording.optional(),
});

/** Where a rule comes from: a document of `sources`, the item in it, and its own words. */
const clause = z.strictObject({ document: setId, item: wording, quote: wording });
export type Clause = z.infer<typeof clause>;

const documentNeeds = ["required", "asked", "none"] as const;

const everyFact = {
  label: wording,
  ask: wording,
  unit: wording.optional(),
  document: z.enum(documentNeeds),
  "document-name": wording.optional(),
  /** May the agency answer that the matter did not arise this year (KAD)? */
  "may-not-apply": yes.default(false),
  /** What a missing value stands for, written as in an evidence cell. Without it, the least favourable. */
  "if-missing": wording.optional(),
  /** `others`: only another level gives it; until then it is pending, and the self round may not hold it. */
  "given-by": z.enum(["agency", "others"]).default("agency"),
  /** `required`: a value is given by judgement, so its reason stands in the note. */
  reason: z.enum(["required", "asked"]).default("asked"),
  /** The result of another set or index; pending until given. */
  imported: z.strictObject({ set: wording, edition: wording }).optional(),
};

const numberBounds = {
  min: z.union([z.literal("none"), quantity]).optional(),
  max: z.union([z.literal("none"), quantity]).optional(),
};

/** Of an agency merged into another one during the period: its number is added to the other's. */
const whenMerged = z.enum(["add"]).optional();

const plainFacts = [
  z.strictObject({ type: z.literal("yes-no"), ...everyFact }),
  z.strictObject({
    type: z.literal("integer"),
    ...everyFact,
    ...numberBounds,
    "not-above": factId.optional(),
    "when-merged": whenMerged,
  }),
  z.strictObject({
    type: z.literal("decimal"),
    ...everyFact,
    ...numberBounds,
    "not-above": factId.optional(),
    "when-merged": whenMerged,
  }),
  z.strictObject({ type: z.literal("percentage"), ...everyFact, ...numberBounds }),
  z.strictObject({ type: z.literal("points"), ...everyFact, ...numberBounds, step: step.optional() }),
  z.strictObject({ type: z.literal("date"), ...everyFact }),
  z.strictObject({ type: z.literal("choice"), ...everyFact, levels: wordings }),
] as const;

const plainFact = z.discriminatedUnion("type", plainFacts);
export type WrittenPlainFact = z.infer<typeof plainFact>;

const fact = z.discriminatedUnion("type", [
  ...plainFacts,
  /** A value for every month (quarter, half) of the period, or any number of items, each with the same fields. */
  z.strictObject({
    type: z.literal("list"),
    ...everyFact,
    per: z.enum(periodKinds).optional(),
    fields: z.record(id, plainFact).refine((written) => Object.keys(written).length > 0, {
      params: { problem: "list-empty", least: "1" },
    }),
  }),
]);

const cause = { when: condition, why: wording, source: clause.optional() };

/** What a criterion and a group may both say. */
const everyNode = {
  code,
  title: wording,
  max: byKind,
  /**
   * The least and the most it can give. A criterion: 0 and `max` unless it says otherwise; a group: what its
   * children give unless it says otherwise.
   */
  floor: limit.optional(),
  ceiling: limit.optional(),
  /** Its points are lost altogether when this is met. */
  "zero-when": z.strictObject(cause).optional(),
  /** What becomes of it when it does not apply, where that differs from the set's policy. */
  "not-applicable": z.enum(notApplicablePolicies).optional(),
  /** Is this a bonus? With a maximum of 0 it stands outside the base, else inside it. */
  bonus: yes.default(false),
  /** What of this no source states, in words. */
  assumption: wording.optional(),
};

export type WrittenGroup = z.infer<z.ZodObject<typeof everyNode>> & {
  readonly source?: Clause | undefined;
  readonly children: readonly WrittenNode[];
};

export const criterion = z.strictObject({
  ...everyNode,
  /** The kinds of agency in whose table it stands; all, unless it says. */
  for: z.array(id).min(1).optional(),
  /** Who gives the points. */
  scorer: id,
  source: clause,
  rule: ruleSchema as z.ZodType<Rule>,
});
export type WrittenCriterion = z.infer<typeof criterion>;
export type WrittenNode = WrittenGroup | WrittenCriterion;

export const group: z.ZodType<WrittenGroup> = z.lazy(() =>
  z.strictObject({ ...everyNode, source: clause.optional(), children: z.array(node).min(1) }),
);

/** Looked at first for what tells them apart, so that a slip is named where it stands. */
export const node: z.ZodType<WrittenNode> = z.lazy(() =>
  z.record(z.string(), z.unknown()).transform((written, context): WrittenNode => {
    const read = ("children" in written ? group : criterion).safeParse(written);
    if (read.success) return read.data;
    for (const issue of read.error.issues) context.addIssue({ ...issue } as never);
    return z.NEVER;
  }),
);

const rounding = z
  .strictObject({
    of: z.enum(["criterion", "group", "total"]),
    places: field("field-places", (text) => (/^[0-6]$/.test(text) ? Number(text) : undefined)).optional(),
    step: step.optional(),
    mode: z.enum(roundingModes),
    /** Does no source state this rounding? */
    assumed: yes.default(false),
  })
  .refine(({ places, step }) => (places === undefined) !== (step === undefined), {
    params: { problem: "rounding-one-grain" },
  });

const grade = z
  .strictObject({
    id,
    name: wording,
    "at-least": amount.optional(),
    /** The printed upper end. With fall-through only the lower ends decide, and this one is checked. */
    below: amount.optional(),
    to: amount.optional(),
    requires: condition.optional(),
    why: wording.optional(),
    source: clause.optional(),
    /** Who decides it among those eligible, such as a council's vote. */
    "decided-by": wording.optional(),
  })
  .refine(({ below, to }) => below === undefined || to === undefined, {
    params: { problem: "band-two-ends" },
  });

const quota = z.strictObject({
  grade: id,
  /** Of the denominator: `20%`; or a plain number. */
  "at-most": amount,
  /** Whose number the share is of: everyone scored, everyone graded, or those of one grade. */
  of: z.union([z.enum(["scored", "graded"]), id]),
  /** Is the denominator counted before or after those over the quota move down? */
  counted: z.enum(["before", "after"]).default("before"),
  within: z.enum(["block", "kind", "all"]).default("block"),
  rounding: z.enum(roundingModes).default("down"),
  /** The grade of those over the quota; the next lower one unless it says. */
  "moves-to": id.optional(),
  assumed: yes.default(false),
  source: clause.optional(),
});

/** Which fact says when an agency handed in, and the last day for it. */
const handingIn = z
  .strictObject({
    fact: factId,
    before: day.optional(),
    by: day.optional(),
    source: clause.optional(),
  })
  .refine(({ before, by }) => (before === undefined) !== (by === undefined), {
    params: { problem: "handing-in-one-day" },
  });

/** What is counted over the agencies beside their points: of how many a condition holds, against a target. */
const indicator = z.strictObject({
  id,
  label: wording,
  /** The kinds of agency it concerns; all, unless it says. */
  for: z.array(id).min(1).optional(),
  when: condition,
  /** The share of the agencies of which it should hold, at least. */
  target: share.optional(),
  source: clause.optional(),
});

const caseSchema = z.strictObject({
  name: wording,
  kind: id,
  year,
  /** Facts as they stand in evidence cells. A fact not named is missing. */
  facts: z.record(factKey, z.string()),
  /** Facts whose value has no document; all others have one. */
  undocumented: z.array(factKey).default([]),
  attributes: z.array(id).default([]),
  /** Whole months the agency has existed at the end of the period. */
  months: field("field-months", (text) => (/^\d{1,4}$/.test(text) ? Number(text) : undefined)).optional(),
  period: wording.optional(),
  /** What the other agencies of the block have, for facts that are compared: one list of values for each fact. */
  peers: z.record(factId, z.array(quantity)).default({}),
  closed: yes.default(true),
  expect: z.strictObject({
    /** By the code of a criterion or group, or the id of a subtotal. */
    points: z.record(z.union([code, id]), expected).default({}),
    total: expected.optional(),
    /** The id of a grade, `not-gradable`, `no-grade` where none fits the score, or `open`. */
    grade: z.union([z.enum(["not-gradable", "no-grade", "open"]), id]).optional(),
  }),
});

export const editionSchema = z.strictObject({
  set: setId,
  edition: isoDate,
  title: wording,
  decision: z.strictObject({ number: wording, date: isoDate, issuer: wording }),
  basis: z.enum(["official", "reconstruction"]),
  /** What of this edition is not known, in words; shown wherever a reconstruction is shown. */
  notice: z.strictObject({ vi: wording, en: wording }).optional(),
  governs: z
    .strictObject({
      periods: z.array(z.enum(periodKinds)).min(1),
      from: year,
      to: year.optional(),
    })
    .refine(({ from, to }) => to === undefined || from <= to, { params: { problem: "governs-nothing" } }),
  supersedes: wording.optional(),
  "agency-kinds": wordings,
  /** What agencies may be besides their kind, such as `mien_nui`: id to wording. */
  attributes: z.record(id, wording).default({}),
  sources: z.record(setId, source),
  scorers: z.record(id, wording),
  facts: z.record(id, fact),
  /** Numbers and answers reckoned from facts, by which rules and conditions go as by facts. */
  derived: z.record(id, derivationSchema).default({}),
  /** What the table adds up to; `none` for a set with grades by conditions alone. */
  base: z.union([z.literal("none").transform(() => null), byKind]),
  criteria: z.array(node).default([]),
  /** Limits of the total; without them it is open at both ends. */
  total: z
    .strictObject({
      floor: limit.optional(),
      ceiling: limit.optional(),
      "zero-when": z.strictObject(cause).optional(),
    })
    .default({}),
  /** Sums of a part of the table, for grades: the named nodes alone, or all but them. */
  subtotals: z
    .record(
      id,
      z
        .strictObject({
          label: wording,
          of: z.array(code).min(1).optional(),
          without: z.array(code).min(1).optional(),
        })
        .refine(({ of, without }) => (of === undefined) !== (without === undefined), {
          params: { problem: "subtotal-of-what" },
        }),
    )
    .default({}),
  /** The score of a longer period is the mean of the scores of its months (quarters, halves). */
  "mean-of": z
    .strictObject({ periods: z.enum(["half", "quarter", "month"]), assumed: yes.default(false) })
    .optional(),
  "not-applicable": z.strictObject({
    policy: z.enum(notApplicablePolicies),
    /** Where the rest is rescaled; only for `rescale`. */
    level: z.enum(["group", "total"]).default("total"),
    assumed: yes.default(false),
  }),
  rounding: z.array(rounding),
  /** Tested before any scoring: who does not meet them is not scored at all. */
  eligibility: z.array(z.strictObject(cause)).default([]),
  /** From the highest; none for a table that gives points only. */
  grades: z.array(grade).default([]),
  /** A score that misses a condition of its grade gets the next one whose conditions hold; else it gets none. */
  "fall-through": yes.default(true),
  "grade-ceilings": z.array(z.strictObject({ "at-most": id, ...cause })).default([]),
  /** Each lowers the grade by so many levels, before ceilings. */
  "grade-lowering": z
    .array(
      z.strictObject({
        by: field("field-levels", (text) => (/^[1-9]$/.test(text) ? Number(text) : undefined)).default(1),
        ...cause,
      }),
    )
    .default([]),
  quotas: z.array(quota).default([]),
  "not-gradable": z.array(z.strictObject(cause)).default([]),
  ranking: z.strictObject({
    /** Codes whose points decide between equal totals, in order; none: equal totals share a place. */
    "tie-breaks": z.array(z.union([code, id])).default([]),
    assumed: yes.default(false),
  }),
  "handing-in": handingIn.optional(),
  indicators: z.array(indicator).default([]),
  cases: z.array(caseSchema).default([]),
  /** Findings of the checker that someone has looked at, with why they stand. */
  answers: z
    .array(z.strictObject({ finding: wording, at: wording.optional(), because: wording }))
    .default([]),
});
export type Edition = z.infer<typeof editionSchema>;
