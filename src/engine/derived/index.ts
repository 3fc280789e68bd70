/** The registry of derivation kinds: every way a derived fact can be reckoned. */
import { z } from "zod";
import type { Exact } from "../exact/index.ts";
import type { Formula } from "../formula/index.ts";
import type { Condition } from "../rules/conditions.ts";
import type { FactType, FactUse } from "../rules/facts.ts";
import { wording } from "../rules/fields.ts";
import type { Say } from "../rules/kind.ts";
import { formulaOf } from "./formula.ts";
import type { CompilingDerived, Derivation, DerivationKind, Derive, DerivedFound } from "./kind.ts";
import { ofList } from "./of-list.ts";
import { ofPeers } from "./of-peers.ts";
import { quotient } from "./quotient.ts";

export const derivationKinds = {
  "of-list": ofList,
  "of-peers": ofPeers,
  quotient,
  formula: formulaOf,
} as const;
type DerivationName = keyof typeof derivationKinds;

/** A derivation always goes to the kind it names: the only place where its own type is set aside. */
const kindOf = ({ kind }: { readonly kind: string }): DerivationKind =>
  derivationKinds[kind as DerivationName] as unknown as DerivationKind;

const kindNames = Object.keys(derivationKinds) as DerivationName[];

/** A derived fact as the author writes it: a name and unit for sentences, and how it is reckoned. */
export interface DerivedFact {
  readonly label: string;
  readonly unit: string | null;
  readonly from: Derivation;
}

export const derivationSchema: z.ZodType<DerivedFact> = z
  .looseObject({ label: wording, unit: wording.optional(), kind: z.enum(kindNames) })
  .transform(({ label, unit, ...from }, context): DerivedFact => {
    const read = kindOf(from).schema.safeParse(from);
    if (read.success) return { label, unit: unit ?? null, from: read.data };
    for (const issue of read.error.issues) context.addIssue({ ...issue } as never);
    return z.NEVER;
  });

export const factsOfDerivation = (from: Derivation): FactUse[] => kindOf(from).reads(from);

export const conditionsOfDerivation = (from: Derivation): readonly Condition[] =>
  kindOf(from).conditions?.(from) ?? [];

export const typeOfDerivation = (
  from: Derivation,
  formula: (text: string) => Formula | undefined,
): FactType => kindOf(from).type?.(from, formula) ?? "number";

/** The unit in which a derived number moves; `null` for any number. */
export const stepOfDerivation = (from: Derivation): Exact | null => kindOf(from).step?.(from) ?? null;

export const compileDerivation = (from: Derivation, compiling: CompilingDerived): Derive =>
  kindOf(from).compile(from, compiling);

export const derivationInWords = (from: Derivation, say: Say): string =>
  kindOf(from).words[say.lang].rule(from, say);

export const derivedAccount = (found: DerivedFound, say: Say): string =>
  kindOf(found).words[say.lang].account(found, say);

export type { Derivation, Derive, Derived, DerivedFound, DerivedValue, Deriving } from "./kind.ts";
