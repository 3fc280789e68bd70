/** Findings that someone has looked at: the set says of each why it stands, and the reason is shown with it. */
import { type Problem, warning } from "../problems.ts";
import type { Path } from "../rules/facts.ts";
import type { ProblemId } from "../words/problems.ts";
import { type CriteriaSet, nodesOf } from "./set.ts";

/**
 * Errors that leave every score well defined, so that a table as published can be used although it has them. Every
 * warning can be answered; any other error must be mended.
 */
const answerable: ReadonlySet<ProblemId> = new Set<ProblemId>([
  "children-sum",
  "base-sum",
  "band-overlap",
  "grade-out-of-reach",
  "grade-order",
  "grade-unreached",
  "grade-gap",
  "grade-overlap",
  "graded-above-max",
]);

/** Found only where several editions lie side by side; an answer to one is no answer to nothing. */
const betweenEditions: ReadonlySet<string> = new Set<ProblemId>([
  "editions-hole",
  "code-meaning-changed",
  "fact-meaning-changed",
]);

/** Findings about a set that were made from outside it, with the set's own answers. */
export const withAnswers = (set: CriteriaSet, problems: readonly Problem[]): Problem[] =>
  answered(set, problems).problems;

export interface Answered {
  readonly problems: Problem[];
  readonly used: ReadonlySet<number>;
  /** Answers that no finding of either part needed. */
  unused(other: Answered): Problem[];
}

export function answered(set: CriteriaSet, problems: readonly Problem[]): Answered {
  const used = new Set<number>();
  const codes = codesByPath(set);
  const told = problems.map((one): Problem => {
    if (one.severity === "error" && !answerable.has(one.id)) return one;
    const index = set.answers.findIndex(
      ({ finding, at }) => finding === one.id && (at === undefined || placesOf(one, codes).has(at)),
    );
    const answer = set.answers[index];
    if (answer === undefined) return one;
    used.add(index);
    return { ...one, severity: "note", answer: answer.because };
  });
  return {
    problems: told,
    used,
    unused: (other) =>
      set.answers.flatMap(({ finding, at }, index) =>
        used.has(index) || other.used.has(index) || betweenEditions.has(finding)
          ? []
          : [
              warning(
                "answer-unused",
                { path: ["answers", index] },
                { finding, at: at === undefined ? "" : ` (${at})` },
              ),
            ],
      ),
  };
}

/** What an answer may name as the place: the code of the node, or an id among the finding's values; not a neighbour's. */
function placesOf({ at, values }: Problem, codes: ReadonlyMap<string, string>): Set<string> {
  const places = new Set(Object.entries(values).flatMap(([key, value]) => (key === "above" ? [] : [value])));
  const path = at.path ?? [];
  for (let length = path.length; length > 0; length--) {
    const code = codes.get(keyOf(path.slice(0, length)));
    if (code !== undefined) places.add(code);
  }
  for (const step of path) places.add(String(step));
  return places;
}

const keyOf = (path: Path): string => JSON.stringify(path);

/** The code of every node by where it stands in the file. */
export function codesByPath(set: CriteriaSet): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  const visit = (nodes: CriteriaSet["tree"], path: Path): void =>
    nodes.forEach((node, index) => {
      const here = [...path, index];
      codes.set(keyOf(here), node.code);
      if (node.isGroup) visit(node.children, [...here, "children"]);
    });
  visit(set.tree, ["criteria"]);
  return codes;
}

/** Each finding with the clause it concerns: the nearest node above its place, and the words of its source. */
export function withClauses(set: CriteriaSet, problems: readonly Problem[]): Problem[] {
  const codes = codesByPath(set);
  const nodes = new Map(nodesOf(set.tree).map((node) => [node.code, node]));
  return problems.map((one) => {
    const path = one.at.path ?? [];
    const lengths = path.map((_, index) => path.length - index);
    const code = lengths
      .map((length) => codes.get(keyOf(path.slice(0, length))))
      .find((found) => found !== undefined);
    const node = code === undefined ? undefined : nodes.get(code);
    if (node === undefined) return one;
    const { source, title } = node;
    const document =
      source && (set.sources.get(source.document)?.number ?? set.sources.get(source.document)?.title);
    const words = source ? ` (${document ?? source.document}, ${source.item}: “${source.quote}”)` : "";
    return { ...one, at: { ...one.at, clause: `${node.code} “${title}”${words}` } };
  });
}
