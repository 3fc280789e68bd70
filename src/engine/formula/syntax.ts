/**
 * From the parser's tree to ours, through an allow-list: what is not named here is refused. Keys are ours, never
 * the author's, and nothing of the parser's tree is ever called.
 */
import { Exact } from "../exact/index.ts";
import type { Refuse } from "./problem.ts";

export const arithmetic = ["+", "-", "*", "/"] as const;
export const orders = ["<", "<=", ">", ">="] as const;
export const equalities = ["==", "!="] as const;
export type Arithmetic = (typeof arithmetic)[number];
export type Order = (typeof orders)[number];
export type Equality = (typeof equalities)[number];
export type Binary = Arithmetic | Order | Equality | "and" | "or";
export type Unary = "negative" | "not";

export type Syntax =
  | { readonly kind: "number"; readonly value: Exact }
  | { readonly kind: "truth"; readonly value: boolean }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "unary"; readonly op: Unary; readonly of: Syntax }
  | { readonly kind: "binary"; readonly op: Binary; readonly left: Syntax; readonly right: Syntax }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Syntax[] };

const binaries: ReadonlyMap<unknown, Binary> = new Map(
  [...arithmetic, ...orders, ...equalities, "and" as const, "or" as const].map((op) => [op, op]),
);
const unaries: ReadonlyMap<unknown, Unary> = new Map([
  ["-", "negative"],
  ["not", "not"],
]);

/** `undefined` when some of it was refused. The text was found small and shallow before. */
export function syntaxOf(node: unknown, refuse: Refuse): Syntax | undefined {
  switch (field(node, "type")) {
    case "ConstantNode":
      return constant(field(node, "value"), refuse);
    case "SymbolNode":
      return { kind: "name", name: String(field(node, "name")) };
    case "ParenthesisNode":
      return syntaxOf(field(node, "content"), refuse);
    case "OperatorNode":
      return operation(node, refuse);
    case "FunctionNode":
      return call(node, refuse);
    case "RelationalNode":
      return refuse("formula-chained");
    default:
      return refuse("formula-construct", { construct: String(field(node, "type")) });
  }
}

const field = (node: unknown, key: string): unknown =>
  typeof node === "object" && node !== null ? (node as Readonly<Record<string, unknown>>)[key] : undefined;

const listAt = (node: unknown, key: string): readonly unknown[] => {
  const list = field(node, key);
  return Array.isArray(list) ? list : [];
};

function constant(value: unknown, refuse: Refuse): Syntax | undefined {
  if (value instanceof Exact) return { kind: "number", value };
  if (typeof value === "boolean") return { kind: "truth", value };
  return refuse("formula-construct", { construct: String(value) });
}

function operation(node: unknown, refuse: Refuse): Syntax | undefined {
  const sign = field(node, "op");
  const operands = listAt(node, "args").map((operand) => syntaxOf(operand, refuse));
  const [left, right] = operands;
  const [unary, binary] = [unaries.get(sign), binaries.get(sign)];
  if (field(node, "implicit") === true || field(node, "isPercentage") === true)
    return refuse("formula-construct", { construct: String(sign) });
  if (unary !== undefined && operands.length === 1) return left && { kind: "unary", op: unary, of: left };
  if (binary === undefined || operands.length !== 2)
    return refuse("formula-operator", { text: String(sign) });
  return left && right && { kind: "binary", op: binary, left, right };
}

function call(node: unknown, refuse: Refuse): Syntax | undefined {
  const called = field(node, "fn");
  if (field(called, "type") !== "SymbolNode" || field(node, "optional") === true)
    return refuse("formula-construct", { construct: "()" });
  const args = listAt(node, "args").map((argument) => syntaxOf(argument, refuse));
  const sound = args.filter((argument) => argument !== undefined);
  return sound.length === args.length
    ? { kind: "call", name: String(field(called, "name")), args: sound }
    : undefined;
}

/** A chain of one precedence is one level: fifty terms added are long, not deep. */
export function levelsOf(syntax: Syntax): number {
  switch (syntax.kind) {
    case "number":
    case "truth":
    case "name":
      return 1;
    case "unary":
      return 1 + levelsOf(syntax.of);
    case "call":
      return syntax.args.reduce((most, argument) => Math.max(most, 1 + levelsOf(argument)), 1);
    case "binary": {
      const { op, left, right } = syntax;
      const isChain = left.kind === "binary" && precedence(left.op) === precedence(op);
      return Math.max(levelsOf(left) + (isChain ? 0 : 1), 1 + levelsOf(right));
    }
  }
}

/** As in the parser: `or` binds loosest, products tightest. */
export const precedence = (op: Binary): number =>
  op === "or" ? 1 : op === "and" ? 2 : op === "+" || op === "-" ? 4 : op === "*" || op === "/" ? 5 : 3;
