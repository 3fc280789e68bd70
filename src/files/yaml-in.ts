/** YAML (or JSON, its subset) to a tree of plain text, with the line and column of every part of it. */
import {
  type ErrorCode,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLParseError,
} from "yaml";
import { type Outcome, type Place, type Problem, problem } from "../engine/index.ts";

export interface YamlTree {
  readonly tree: unknown;
  /** Line and column of a path, or of the nearest part above it that exists. */
  placeOf(path: readonly (string | number)[]): Place;
}

/** Everything stays text (failsafe schema); duplicate keys, anchors, aliases and tags are refused. */
export function readYaml(text: string, file: string): Outcome<YamlTree> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: "failsafe",
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const at = (offset: number | undefined): Place => {
    if (offset === undefined) return { file };
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const problems: Problem[] = document.errors
    .filter(({ code }) => code === "DUPLICATE_KEY")
    .map(({ pos: [start] }) => problem("yaml-duplicate-key", at(start), { key: wordAt(text, start) }));
  // After the first slip in the syntax the others are mostly its echo.
  const slip = document.errors.find(({ code }) => code !== "DUPLICATE_KEY");
  if (slip) return { value: null, problems: [...problems, syntaxProblem(slip, at(slip.pos[0]))] };
  visit(document, {
    Alias: (_, alias) => {
      problems.push(problem("yaml-anchor", at(alias.range?.[0])));
    },
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor) problems.push(problem("yaml-anchor", at(node.range?.[0])));
      if (node.tag && !plainTags.has(node.tag))
        problems.push(problem("yaml-tag", at(node.range?.[0]), { tag: node.tag }));
    },
  });
  if (problems.length > 0) return { value: null, problems };
  const tree = plain(document.contents);
  const placeOf = (path: readonly (string | number)[]): Place => {
    for (let length = path.length; length > 0; length--) {
      const node = keyOrValueAt(document.contents, path.slice(0, length));
      if (node?.range) return at(node.range[0]);
    }
    return at(document.contents?.range?.[0] ?? 0);
  };
  return { value: { tree, placeOf }, problems: [] };
}

function syntaxProblem({ code, message }: YAMLParseError, at: Place): Problem {
  const id = syntaxProblems[code];
  return id ? problem(id, at) : problem("yaml-syntax", at, { detail: message });
}

/** The slips that people make most; any other is told in the words of the YAML reader. */
const syntaxProblems: Partial<Record<ErrorCode, Problem["id"]>> = {
  TAB_AS_INDENT: "yaml-tab",
  BAD_INDENT: "yaml-indent",
  MULTIPLE_DOCS: "yaml-documents",
  RESOURCE_EXHAUSTION: "yaml-too-deep",
};

const plainTags = new Set(["tag:yaml.org,2002:map", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:str", "!"]);

const wordAt = (text: string, offset: number) => /^[^:\n]{0,80}/.exec(text.slice(offset))?.[0].trim() ?? "";

/** Objects without a prototype, so that a key such as `__proto__` is an ordinary key that the engine can refuse. */
function plain(node: unknown): unknown {
  if (isMap(node)) {
    const mapping: Record<string, unknown> = Object.create(null);
    for (const { key, value } of node.items)
      mapping[isScalar(key) ? String(key.value) : String(key)] = plain(value);
    return mapping;
  }
  if (isSeq(node)) return node.items.map(plain);
  return isScalar(node) ? String(node.value ?? "") : "";
}

/** For a key that exists, where the key stands; for a list item, where the item stands. */
function keyOrValueAt(root: unknown, path: readonly (string | number)[]): Node | undefined {
  let node: unknown = root;
  let found: Node | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) return undefined;
      found = isScalar(pair.key) ? pair.key : undefined;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!isScalar(node) && !isCollection(node)) return undefined;
      found = node;
    } else return undefined;
  }
  return found;
}
