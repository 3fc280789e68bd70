/** What may be sent: closed shapes, everything text, nothing coerced. The same names as the columns of the CSV files. */
import { z } from "zod";
import { rounds } from "../engine/index.ts";
import { longestCell } from "../files/csv-in.ts";

const text = z.string().max(longestCell);
const optional = text.optional();

const setName = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9-]*(?:@[a-z0-9-]+)?$/)
  .meta({ description: "id, or id@edition", examples: ["hd-16"] });

const period = z
  .string()
  .max(20)
  .meta({ description: "2025, 2025-H1, 2025-Q3 or 2025-07", examples: ["2025"] });

/** What every evaluation must be told. */
const asked = {
  set: setName,
  period,
  upToRound: z.enum(rounds).optional().meta({ description: "read only as far as this round" }),
};

const close = z.boolean().meta({ description: "what is missing takes the least favourable outcome" });
const trial = z.boolean().meta({ description: "the set need not govern the period" });

const value = text.meta({
  description: "as in a sheet: 12,5 · 0 · có · 14/02/2025 · KAD · CHO; empty: missing",
});

/** One statement about a fact. */
const stated = z.strictObject({
  value,
  document: optional,
  note: optional,
  period: optional,
  round: optional,
});
export type Stated = z.infer<typeof stated>;

const agencyRow = z.strictObject({
  id: text,
  name: text,
  kind: text,
  block: text,
  parent: optional,
  valid_from: optional,
  valid_to: optional,
  predecessor: optional,
  attributes: optional,
});

/** One agency by itself: who it belongs to or came from is known only beside the others. */
const agencyAlone = agencyRow.omit({ parent: true, predecessor: true }).strict();

/** One line of a stream. `period` and `round` hold for every fact that says none of its own. */
export const agencyWithFacts = z.strictObject({
  agency: agencyAlone,
  period: period.optional(),
  round: text.optional().meta({ description: "self, appraisal, re-appraisal or council" }),
  facts: z
    .record(text, z.union([value, stated, z.array(stated)]))
    .meta({ description: "by name, `vi_pham.muc_do#2` for the second item of a list" }),
});
export type AgencyWithFacts = z.infer<typeof agencyWithFacts>;

export const evaluationRequest = agencyWithFacts.extend({
  ...asked,
  close: close.optional(),
  trial: trial.optional(),
});

/** As in a CSV file of evidence. */
const evidenceRow = stated.extend({ agency: text, fact: text, item: optional }).strict();

const csv = z.string().meta({ description: "the whole text of a CSV file" });

/** A whole list of agencies. */
const list = {
  ...asked,
  close: close.optional(),
  trial: trial.optional(),
  agencies: z.union([csv, z.array(agencyRow)]),
  evidence: z.union([csv, z.array(evidenceRow)]),
};

export const rankingRequest = z.strictObject({
  ...list,
  keepGoing: z.boolean().optional().meta({ description: "leave out agencies with problems" }),
  decisions: z
    .union([
      csv,
      z.array(
        z.strictObject({
          agency: text,
          grade: text,
          set: optional,
          period: optional,
          reason: optional,
          document: optional,
        }),
      ),
    ])
    .optional(),
});

const agency = text.meta({ description: "its id" }).optional();
const block = text.meta({ description: "its name, as the agencies give it" }).optional();

export const certificateRequest = z.strictObject({ ...list, agency, block });

const certificate = z
  .string()
  .meta({ description: "the whole text of a file that certify wrote, every character as it stands" });

/** Evidence under a set, or a certificate. */
const side = z
  .strictObject({ ...list, certificate, name: text.meta({ description: "what the answer calls it" }) })
  .partial();
export type SentSide = z.infer<typeof side>;

export const comparisonRequest = z.strictObject({
  sides: z.array(side).meta({
    minItems: 1,
    maxItems: 2,
    description: "before and after; what the second leaves out is as in the first",
  }),
  agency,
  block,
  above: text.optional().meta({
    description: "with one side: the other agency, why it stands above or below `agency`",
  }),
});

export const verificationRequest = z.strictObject({
  certificate,
  block: z.string().optional().meta({ description: "the text of the certificate of its block" }),
  key: text.optional().meta({ description: "the signer's public key, PEM" }),
});

const flag = z.enum(["true", "false"]);

/** What holds for every line of a stream; a query is all text. */
export const streamQuery = z.strictObject({ ...asked, close: flag.optional(), trial: flag.optional() });

/** The same for a block that is sent as a CSV file. */
export const rankingQuery = streamQuery.extend({ keepGoing: flag.optional() });

/** As the description tells it: with a body of JSON there is no query. */
export const maybeRankingQuery = z.strictObject({
  set: z.string().optional(),
  period: z.string().optional(),
  ...rankingQuery.omit({ set: true, period: true }).shape,
});

/** Words of a query that stand for yes and no. */
export const isTrue = (word: z.infer<typeof flag> | undefined): boolean => word === "true";

export const noQuery = z.strictObject({});

const name = z.string().max(300);

export const formQuery = z.strictObject({
  period,
  kind: name.meta({ description: "the kind of agency", examples: ["cap_xa"] }),
  agency: name.optional().meta({ description: "its id" }),
  name: name.optional(),
});

export const checkQuery = z.strictObject({
  name: name.optional().meta({ description: "what findings call the file" }),
});
