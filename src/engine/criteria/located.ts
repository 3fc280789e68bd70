/** The nodes of a set with where each stands in the file, and what they ask. */
import type { Condition } from "../rules/conditions.ts";
import type { Path } from "../rules/facts.ts";
import { conditionsOfRule } from "../rules/index.ts";
import type { Node } from "./set.ts";

export interface Located {
  readonly node: Node;
  readonly path: Path;
}

export const located = (nodes: readonly Node[], path: Path): Located[] =>
  nodes.flatMap((node, index) => {
    const here = [...path, index];
    return [{ node, path: here }, ...(node.isGroup ? located(node.children, [...here, "children"]) : [])];
  });

export const conditionsOfNode = (node: Node): readonly Condition[] => [
  ...(node.isGroup ? [] : conditionsOfRule(node.rule)),
  ...(node.zeroWhen ? [node.zeroWhen.when] : []),
];

export const pathOfFact = (id: string): Path => {
  const [list = id, field] = id.split(".");
  return field === undefined ? ["facts", id] : ["facts", list, "fields", field];
};
