/** A criteria set as its file holds it: texts in a tree. The oracle reads this tree itself, not what the engine makes of it. */

export type ByKind = string | Readonly<Record<string, string>>;
export type Policy = "rescale" | "full" | "zero";

export interface WrittenFact {
  readonly type: string;
  readonly min?: string;
  readonly max?: string;
  readonly step?: string;
  readonly "not-above"?: string;
  readonly "may-not-apply"?: string;
  readonly "if-missing"?: string;
  readonly levels?: Readonly<Record<string, string>>;
  readonly per?: string;
  readonly fields?: Readonly<Record<string, WrittenFact>>;
}

export interface WrittenCondition {
  readonly all?: readonly WrittenCondition[];
  readonly any?: readonly WrittenCondition[];
  readonly not?: WrittenCondition;
  readonly fact?: string;
  readonly points?: string;
  readonly every?: "criterion" | "group";
  readonly attribute?: string;
  readonly agency?: "kind" | "months";
  readonly "with-predecessors"?: string;
  readonly period?: "kind";
  readonly is?: string;
  readonly "one-of"?: readonly string[];
  readonly done?: string;
  readonly documented?: string;
  readonly applies?: string;
  readonly "at-least"?: string;
  readonly above?: string;
  readonly "at-most"?: string;
  readonly "less-than"?: string;
  readonly before?: string;
  readonly by?: string;
  readonly from?: string;
  readonly after?: string;
}

export interface WrittenPart {
  readonly max: string;
  readonly rule: WrittenRule;
}

export interface WrittenOutcome {
  readonly points?: string;
  readonly rule?: WrittenRule;
}

export interface WrittenPool {
  readonly "at-most"?: string;
  readonly parts: readonly WrittenPart[];
}

export interface WrittenBand {
  readonly from?: string;
  readonly above?: string;
  readonly to?: string;
  readonly below?: string;
  readonly is?: string;
  readonly points: string;
}

/** A share of two facts, or one fact. */
export interface WrittenShare {
  readonly fact?: string;
  readonly part?: string;
  readonly whole?: string;
  readonly "when-zero"?: string;
}

export type WrittenRule =
  | { readonly kind: "yes-no"; readonly fact: string; readonly yes?: string; readonly no?: string }
  | { readonly kind: "choice"; readonly fact: string; readonly points: Readonly<Record<string, string>> }
  | { readonly kind: "graded"; readonly fact: string }
  | {
      readonly kind: "count";
      readonly fact: string;
      readonly each: string;
      readonly after?: string;
      readonly "at-most"?: string;
    }
  | {
      readonly kind: "increment";
      readonly fact: string;
      readonly from: string | { readonly fact: string };
      readonly direction?: string;
      readonly start?: string;
      readonly each: string;
      readonly per: string;
      readonly steps?: string;
      readonly "at-most"?: string;
      readonly "at-least"?: string;
      readonly scale?: { readonly when: WrittenCondition; readonly by: string };
    }
  | ({ readonly kind: "ratio"; readonly "out-of"?: string; readonly "at-most"?: string } & WrittenShare)
  | { readonly kind: "relative"; readonly fact: string; readonly best: string; readonly "at-target"?: string }
  | ({
      readonly kind: "bands";
      readonly bands: readonly WrittenBand[];
      readonly otherwise?: string;
    } & WrittenShare)
  | {
      readonly kind: "deadline";
      readonly fact: string;
      readonly before?: string;
      readonly by?: string;
      readonly "before-fact"?: string;
      readonly "by-fact"?: string;
      readonly "in-time"?: string;
      readonly early?: { readonly days: string; readonly plus: string };
      readonly late?: string;
      readonly "per-day"?: { readonly minus: string; readonly "at-most"?: string };
      readonly "not-done"?: string;
    }
  | {
      readonly kind: "checklist";
      readonly items: readonly { readonly fact: string; readonly points: string }[];
    }
  | {
      readonly kind: "sum";
      readonly parts: readonly WrittenPart[];
      readonly "at-most"?: string;
      readonly "at-least"?: string;
    }
  | { readonly kind: "best-of"; readonly options: readonly WrittenPart[] }
  | {
      readonly kind: "cases";
      readonly cases: readonly ({ readonly when: WrittenCondition } & WrittenOutcome)[];
      readonly otherwise: WrittenOutcome;
    }
  | {
      readonly kind: "adjusted";
      readonly base?: string | WrittenRule;
      readonly minus?: WrittenPool;
      readonly plus?: WrittenPool;
      readonly "at-least"?: string;
    }
  | {
      readonly kind: "each";
      readonly list: string;
      readonly rule: WrittenRule;
      readonly take?: string;
      readonly "when-none": string;
      readonly "at-most"?: string;
      readonly "at-least"?: string;
    }
  | { readonly kind: "formula"; readonly formula: string; readonly "when-zero"?: string };

export type WrittenDerived =
  | {
      readonly kind: "of-list";
      readonly list: string;
      readonly take: string;
      readonly field?: string;
      readonly where?: WrittenCondition;
      readonly "when-none"?: string;
    }
  | {
      readonly kind: "quotient";
      readonly part: string;
      readonly whole: string;
      readonly percent?: string;
      readonly "when-zero": string;
    }
  | { readonly kind: "formula"; readonly formula: string; readonly "when-zero"?: string };

export interface WrittenCause {
  readonly when: WrittenCondition;
}

export interface WrittenLimits {
  readonly floor?: string;
  readonly ceiling?: string;
  readonly "zero-when"?: WrittenCause;
}

export interface WrittenNode extends WrittenLimits {
  readonly code: string;
  readonly max: ByKind;
  readonly bonus?: string;
  readonly for?: readonly string[];
  readonly "not-applicable"?: Policy;
  readonly rule?: WrittenRule;
  readonly children?: readonly WrittenNode[];
}

export interface WrittenGrade {
  readonly id: string;
  readonly "at-least"?: string;
  readonly below?: string;
  readonly to?: string;
  readonly requires?: WrittenCondition;
}

export interface WrittenSet {
  readonly facts: Readonly<Record<string, WrittenFact>>;
  readonly derived?: Readonly<Record<string, WrittenDerived>>;
  readonly base: ByKind;
  readonly criteria: readonly WrittenNode[];
  readonly total?: WrittenLimits;
  readonly subtotals?: Readonly<
    Record<string, { readonly of?: readonly string[]; readonly without?: readonly string[] }>
  >;
  readonly "not-applicable": { readonly policy: Policy; readonly level?: string };
  readonly rounding: readonly {
    readonly of: string;
    readonly places?: string;
    readonly step?: string;
    readonly mode: string;
  }[];
  readonly eligibility?: readonly WrittenCause[];
  readonly grades?: readonly WrittenGrade[];
  readonly "fall-through"?: string;
  readonly "grade-lowering"?: readonly (WrittenCause & { readonly by?: string })[];
  readonly "grade-ceilings"?: readonly (WrittenCause & { readonly "at-most": string })[];
  readonly "not-gradable"?: readonly WrittenCause[];
}
