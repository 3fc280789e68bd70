/** An edition as its author wrote it, a tree of plain text, beside what was read from it. */
import type { Path } from "../rules/facts.ts";
import type { CriteriaSet, Node } from "./set.ts";

export type Mapping = Readonly<Record<string, unknown>>;

export const isMapping = (written: unknown): written is Mapping =>
  typeof written === "object" && written !== null && !Array.isArray(written);

export const isList = (written: unknown): written is readonly unknown[] => Array.isArray(written);

/** `undefined` where there is no such key or item. */
export const childOf = (written: unknown, key: string | number): unknown =>
  isList(written) ? written[Number(key)] : isMapping(written) ? written[key] : undefined;

/** A number, a share or a day as a file writes them; `?` at the end marks one that no source states. */
export const isAmountText = (text: string): boolean => /^-?\d+(?:\.\d+)?%?\??$/.test(text);
export const isDayText = (text: string): boolean => /^(?:N(?:[+-]1)?|\d{4})-\d{2}-\d{2}\??$/.test(text);

export interface WrittenPlace {
  readonly node: Node;
  readonly parent: Node | null;
  readonly written: unknown;
  readonly path: Path;
}

/** Every group and criterion in the order of the table, each with its text and where that stands. */
export function placesIn(set: CriteriaSet): WrittenPlace[] {
  const below = (nodes: readonly Node[], parent: Node | null, written: unknown, path: Path): WrittenPlace[] =>
    nodes.flatMap((node, index) => {
      const [text, here] = [childOf(written, index), [...path, index]];
      const inside = node.isGroup
        ? below(node.children, node, childOf(text, "children"), [...here, "children"])
        : [];
      return [{ node, parent, written: text, path: here }, ...inside];
    });
  return below(set.tree, null, childOf(set.written, "criteria"), ["criteria"]);
}

/** Two wordings of one thing: letters and digits count; case, spaces and punctuation do not. */
export const sameInSubstance = (one: string, other: string): boolean => bare(one) === bare(other);

const bare = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
