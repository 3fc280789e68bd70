/** YAML (or JSON, its subset) to a tree of plain text, with the line and column of every part of it. */
import { createRequire } from "node:module";
import type { ErrorCode, Node, YAMLParseError } from "yaml";
import { type Outcome, type Place, type Problem, problem } from "../engine/index.ts";

type Yaml = typeof import("yaml");

/** Loaded with the first YAML file: scoring by a shipped set reads none. */
const yaml = (): Yaml => {
  loaded ??= createRequire(import.meta.url)("yaml") as Yaml;
  return loaded;
};
let loaded: Yaml | undefined;

export interface YamlTree {
  readonly tree: unknown;
  /** Line and column of a path, or of the nearest part above it that exists. */
  placeOf(path: readonly (string | number)[]): Place;
}

/** Everything stays text (failsafe schema); duplicate keys, anchors, aliases and tags are refused. */
export function readYaml(text: string, file: string): Outcome<YamlTree> {
  const lines = new (yaml().LineCounter)();
  const document = yaml().parseDocument(text, {
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
  yaml().visit(document, {
    Alias: (_, alias) => {
      problems.push(problem("yaml-anchor", at(alias.range?.[0])));
    },
    Node: (_, node) => {
      if (!yaml().isAlias(node) && node.anchor) problems.push(problem("yaml-anchor", at(node.range?.[0])));
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
  if (yaml().isMap(node)) {
    const mapping: Record<string, unknown> = Object.create(null);
    for (const { key, value } of node.items)
      mapping[yaml().isScalar(key) ? String(key.value) : String(key)] = plain(value);
    return mapping;
  }
  if (yaml().isSeq(node)) return node.items.map(plain);
  return yaml().isScalar(node) ? String(node.value ?? "") : "";
}

/** For a key that exists, where the key stands; for a list item, where the item stands. */
function keyOrValueAt(root: unknown, path: readonly (string | number)[]): Node | undefined {
  let node: unknown = root;
  let found: Node | undefined;
  for (const step of path) {
    if (yaml().isMap(node)) {
      const pair = node.items.find(({ key }) => yaml().isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) return undefined;
      found = yaml().isScalar(pair.key) ? pair.key : undefined;
      node = pair.value;
    } else if (yaml().isSeq(node)) {
      node = node.items[Number(step)];
      if (!yaml().isScalar(node) && !yaml().isCollection(node)) return undefined;
      found = node;
    } else return undefined;
  }
  return found;
}
