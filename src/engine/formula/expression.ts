/** A formula that was found sound: a tree in which every node has its type. */
import type { RuleDate } from "../dates.ts";
import type { Exact } from "../exact/index.ts";
import type { NumberFunction } from "./functions.ts";
import type { Arithmetic, Equality, Order } from "./syntax.ts";

export type TermType = "number" | "yes-no" | "date" | "choice";

export type Expression =
  | { readonly kind: "number"; readonly type: "number"; readonly value: Exact }
  | { readonly kind: "truth"; readonly type: "yes-no"; readonly value: boolean }
  | { readonly kind: "day"; readonly type: "date"; readonly day: RuleDate }
  | { readonly kind: "name"; readonly type: TermType; readonly name: string }
  | { readonly kind: "negative"; readonly type: "number"; readonly of: Expression }
  | ({ readonly kind: "arithmetic"; readonly type: "number"; readonly op: Arithmetic } & Two)
  | ({ readonly kind: "comparison"; readonly type: "yes-no"; readonly op: Order | Equality } & Two)
  | { readonly kind: "not"; readonly type: "yes-no"; readonly of: Expression }
  | ({ readonly kind: "both"; readonly type: "yes-no"; readonly op: "and" | "or" } & Two)
  /** A choice against one of its levels. */
  | {
      readonly kind: "level";
      readonly type: "yes-no";
      readonly of: Expression;
      readonly op: Equality;
      readonly level: string;
    }
  | {
      readonly kind: "if";
      readonly type: TermType;
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | { readonly kind: "round"; readonly type: "number"; readonly of: Expression; readonly places: number }
  | { readonly kind: "days"; readonly type: "number"; readonly from: Expression; readonly to: Expression }
  | {
      readonly kind: "call";
      readonly type: "number";
      readonly called: NumberFunction;
      readonly args: readonly Expression[];
    };

interface Two {
  readonly left: Expression;
  readonly right: Expression;
}

export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "number":
    case "truth":
    case "day":
    case "name":
      return [];
    case "negative":
    case "not":
    case "level":
    case "round":
      return [expression.of];
    case "arithmetic":
    case "comparison":
    case "both":
      return [expression.left, expression.right];
    case "if":
      return [expression.condition, expression.yes, expression.no];
    case "days":
      return [expression.from, expression.to];
    case "call":
      return expression.args;
  }
}

/** The expression itself and everything in it, in the order written. */
export const allIn = (expression: Expression): readonly Expression[] => [
  expression,
  ...partsOf(expression).flatMap(allIn),
];

/** Made of literals alone, so that it has one value whoever is scored. */
export const isConstant = (expression: Expression): boolean =>
  allIn(expression).every(({ kind }) => kind !== "name" && kind !== "day");

/** The names whose own value the expression may give: itself, or those in the branches of an `if`. */
export const namesGivenBy = (expression: Expression): readonly string[] =>
  expression.kind === "name"
    ? [expression.name]
    : expression.kind === "if"
      ? [...namesGivenBy(expression.yes), ...namesGivenBy(expression.no)]
      : [];
