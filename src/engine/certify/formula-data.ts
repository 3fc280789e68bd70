/** A formula as a tree of plain data, for programs that have no parser. */
import { textOfExact } from "../exact/index.ts";
import type { ExpressionParser } from "../formula/index.ts";
import { type Binary, type Syntax, syntaxOf, type Unary } from "../formula/syntax.ts";

export type FormulaNode =
  | { readonly node: "number"; readonly value: string }
  | { readonly node: "truth"; readonly value: boolean }
  | { readonly node: "name"; readonly name: string }
  | { readonly node: "unary"; readonly op: Unary; readonly of: FormulaNode }
  | { readonly node: "binary"; readonly op: Binary; readonly left: FormulaNode; readonly right: FormulaNode }
  | { readonly node: "call"; readonly name: string; readonly args: readonly FormulaNode[] };

/** `text` was found sound when its set was read. */
export function formulaNode(text: string, parse: ExpressionParser): FormulaNode {
  const syntax = syntaxOf(parse(text.replace(/[\t\r\n]/g, " ")), () => undefined);
  if (syntax === undefined) throw new Error(`the formula ${text} was found sound, and cannot be read`);
  return nodeOf(syntax);
}

function nodeOf(syntax: Syntax): FormulaNode {
  switch (syntax.kind) {
    case "number":
      return { node: "number", value: textOfExact(syntax.value) };
    case "truth":
      return { node: "truth", value: syntax.value };
    case "name":
      return { node: "name", name: syntax.name };
    case "unary":
      return { node: "unary", op: syntax.op, of: nodeOf(syntax.of) };
    case "binary":
      return { node: "binary", op: syntax.op, left: nodeOf(syntax.left), right: nodeOf(syntax.right) };
    case "call":
      return { node: "call", name: syntax.name, args: syntax.args.map(nodeOf) };
  }
}
