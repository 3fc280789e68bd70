/** A small block of two agencies with everything a certificate may be wrong about: facts, groups, a formula, a quota. */
import { type Certificate, digestOf } from "../../../src/engine/index.ts";
import { criterion, edition, fact, setFrom } from "../../builders.ts";
import { certificateFor } from "./setup.ts";

export const smallSet = () =>
  setFrom(
    edition({
      facts: fact("so", "integer", ', max: "9"') + fact("co", "yes-no") + fact("ngay", "date"),
      criteria: `- code: I
  title: Nhóm
  max: "8"
  children:
    ${criterion("I.1", "5", '{ kind: formula, formula: "min(M, so * 0.5 + 1)" }')}    ${criterion("I.2", "3", "{ kind: yes-no, fact: co }")}${criterion("II", "2", "{ kind: deadline, fact: ngay, before: N-02-15 }")}`,
      more: `
subtotals: { rieng_i: { label: Riêng nhóm I, of: [I] } }
quotas: [{ grade: dat, at-most: "50%", of: scored, within: block }]
`,
    }),
  );

/** a: 0,5 × 6 + 1 = 4, and 3, and 2 in time: 9. b: 0,5 × 3 + 1 = 2,5, and 0, and 2: 4,5. */
export const smallBlock = (): Certificate =>
  certificateFor(smallSet(), {
    agencies: ["a", "b"].map((id) => ({ id, name: `Sở ${id}`, kind: "so", block: "khoi" })),
    evidence: [
      { agency: "a", fact: "so", value: "6", note: "sổ họp" },
      { agency: "a", fact: "co", value: "có" },
      { agency: "a", fact: "ngay", value: "14/02/2025" },
      { agency: "b", fact: "so", value: "3" },
      { agency: "b", fact: "co", value: "không" },
      { agency: "b", fact: "ngay", value: "01/02/2025" },
    ],
  });

// biome-ignore lint/suspicious/noExplicitAny: whoever forges a certificate writes anywhere in it.
export type Anything = any;
export type Change = (copy: Anything) => void;

/** What rounds say, with and without documents, and what adds up in a merger. */
export const roundsSet = () =>
  setFrom(
    edition({
      facts:
        fact("so", "integer", ', when-merged: add, document: required, may-not-apply: "yes"').replace(
          ", document: none",
          "",
        ) + fact("y", "decimal", ", given-by: others"),
      criteria:
        criterion("A", "5", '{ kind: count, fact: so, each: "1" }') +
        criterion("B", "5", '{ kind: ratio, fact: y, out-of: "100" }'),
    }),
  );

/** A copy with something changed, and nothing else made to fit. */
export function forged(certificate: Certificate, change: Change): Anything {
  const copy = JSON.parse(JSON.stringify(certificate));
  change(copy);
  return copy;
}

/** The same by someone who makes every digest fit again. */
export function resealed(certificate: Certificate, change: Change): Anything {
  const copy = forged(certificate, change);
  const seal = (about: object, is: Anything) => {
    const { digest: _, ...rest } = is;
    is.digest = digestOf({ ...about, is: rest });
  };
  const set = digestOf(copy.set.data);
  for (const one of copy.agencies) {
    const about = { agency: one.agency.id, period: copy.period };
    for (const [key, is] of Object.entries(one.evidence.facts)) seal({ ...about, fact: key }, is);
    const evidence = digestOf({ agency: one.agency, evidence: one.evidence });
    one.result.evidence = evidence;
    one.result.set.digest = set;
    for (const [code, is] of Object.entries(one.result.criteria)) seal({ ...about, criterion: code }, is);
    one.digests = { evidence, result: digestOf(one.result) };
  }
  const byId = (value: (one: Anything) => unknown) =>
    Object.fromEntries(copy.agencies.map((one: Anything) => [one.agency.id, value(one)]));
  const { blockCertificate, compared, standing } = copy;
  const block = { blockCertificate, compared, places: byId(({ place }) => place), standing };
  copy.digests = {
    set,
    evidence: digestOf(byId(({ digests }) => digests.evidence)),
    result: digestOf(byId(({ digests }) => digests.result)),
    block: digestOf(block),
  };
  const { digest: _, ...rest } = copy;
  copy.digest = digestOf(rest);
  return copy;
}
