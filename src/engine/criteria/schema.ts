/**
 * What an edition file holds, as the author writes it. Every value is text; numbers, days and ids are read here
 * once and are exact from then on. A number ending in `?` is assumed: no source states it.
 */
import { z } from "zod";
import { calendarDate, dateFromIso } from "../dates.ts";
import { roundingModes } from "../exact/index.ts";
import { condition } from "../rules/conditions.ts";
import {
  amount,
  code,
  factId,
  field,
  id,
  limit,
  quantity,
  step,
  wording,
  worth,
  yes,
} from "../rules/fields.ts";
import { ruleSchema } from "../rules/index.ts";
import type { Rule } from "../rules/kind.ts";
import { notApplicablePolicies } from "../rules/tally.ts";

const isoDate = field("field-fixed-date", dateFromIso);
const setId = field("field-id", (text) => (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) ? text : undefined));
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
};

const numberBounds = {
  min: z.union([z.literal("none"), quantity]).optional(),
  max: z.union([z.literal("none"), quantity]).optional(),
};

const fact = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("yes-no"), ...everyFact }),
  z.strictObject({
    type: z.literal("integer"),
    ...everyFact,
    ...numberBounds,
    "not-above": factId.optional(),
  }),
  z.strictObject({
    type: z.literal("decimal"),
    ...everyFact,
    ...numberBounds,
    "not-above": factId.optional(),
  }),
  z.strictObject({ type: z.literal("percentage"), ...everyFact, ...numberBounds }),
  z.strictObject({ type: z.literal("points"), ...everyFact, ...numberBounds, step }),
  z.strictObject({ type: z.literal("date"), ...everyFact }),
  z.strictObject({ type: z.literal("choice"), ...everyFact, levels: wordings }),
]);

export interface WrittenGroup {
  readonly code: string;
  readonly title: string;
  readonly max: ByKind;
  readonly children: readonly WrittenNode[];
}

const criterion = z.strictObject({
  code,
  title: wording,
  max: byKind,
  /** The least and the most the criterion can give; 0 and `max` unless it says otherwise. */
  floor: limit.optional(),
  ceiling: limit.optional(),
  /** The kinds of agency in whose table it stands; all, unless it says. */
  for: z.array(id).min(1).optional(),
  /** Who gives the points. */
  scorer: id,
  source: clause,
  /** What of this criterion no source states, in words. */
  assumption: wording.optional(),
  rule: ruleSchema as z.ZodType<Rule>,
});
export type WrittenCriterion = z.infer<typeof criterion>;
export type WrittenNode = WrittenGroup | WrittenCriterion;

const group: z.ZodType<WrittenGroup> = z.lazy(() =>
  z.strictObject({ code, title: wording, max: byKind, children: z.array(node).min(1) }),
);

/** Looked at first for what tells them apart, so that a slip is named where it stands. */
const node: z.ZodType<WrittenNode> = z.lazy(() =>
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

const grade = z.strictObject({
  id,
  name: wording,
  "at-least": amount.optional(),
  requires: condition.optional(),
  why: wording.optional(),
});

const gradeCause = { when: condition, why: wording, source: clause.optional() };

const caseSchema = z.strictObject({
  name: wording,
  kind: id,
  year,
  /** Facts as they stand in evidence cells. A fact not named is missing. */
  facts: z.record(factId, z.string()),
  closed: yes.default(true),
  expect: z.strictObject({
    points: z.record(code, quantity).default({}),
    total: quantity.optional(),
    /** The id of a grade, `not-gradable`, or `open`. */
    grade: z.union([z.literal("not-gradable"), z.literal("open"), id]).optional(),
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
      periods: z.array(z.enum(["year", "half", "quarter", "month"])).min(1),
      from: year,
      to: year.optional(),
    })
    .refine(({ from, to }) => to === undefined || from <= to, { params: { problem: "governs-nothing" } }),
  supersedes: wording.optional(),
  "agency-kinds": wordings,
  sources: z.record(setId, source),
  scorers: z.record(id, wording),
  facts: z.record(factId, fact),
  /** What the table adds up to; `none` for a set with grades by conditions alone. */
  base: worth,
  criteria: z.array(node).min(1),
  "not-applicable": z.strictObject({
    policy: z.enum(notApplicablePolicies),
    /** Where the rest is rescaled; only for `rescale`. */
    level: z.enum(["group", "total"]).default("total"),
    assumed: yes.default(false),
  }),
  rounding: z.array(rounding),
  grades: z.array(grade).min(1),
  "grade-ceilings": z.array(z.strictObject({ "at-most": id, ...gradeCause })).default([]),
  "not-gradable": z.array(z.strictObject(gradeCause)).default([]),
  ranking: z.strictObject({
    /** Codes whose points decide between equal totals, in order; none: equal totals share a place. */
    "tie-breaks": z.array(code).default([]),
    assumed: yes.default(false),
  }),
  cases: z.array(caseSchema).default([]),
});
export type Edition = z.infer<typeof editionSchema>;
