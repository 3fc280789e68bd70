/** The page of the criteria language, tried: every example gives what the table below it says, and nothing of the language is missing. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { problemsBetweenEditions } from "../src/engine/criteria/editions.ts";
import { editionJsonSchema } from "../src/engine/criteria/json-schema.ts";
import { derivationKinds, derivationSchema } from "../src/engine/derived/index.ts";
import { spanOf } from "../src/engine/evaluate.ts";
import { exact, sumOf } from "../src/engine/exact/index.ts";
import {
  type CriteriaSet,
  checkCriteriaSet,
  createScorer,
  evaluateAll,
  type Problem,
  type ProblemId,
  parseCriteriaSet,
  problem,
  problemInWords,
  quotaReports,
  summaryOf,
  textOfExact,
  withAnswers,
} from "../src/engine/index.ts";
import { condition } from "../src/engine/rules/conditions.ts";
import { factsOfRule, ruleKinds, ruleSchema } from "../src/engine/rules/index.ts";
import { problemWords } from "../src/engine/words/problems.ts";
import { expressionParser } from "../src/files/formula-parser.ts";
import { loadSet } from "../src/files/library.ts";
import { readYaml } from "../src/files/yaml-in.ts";
import { agencyOf, edition, fact, periodOf, recordFrom } from "./builders.ts";

const root = join(import.meta.dirname, "..");
const page = readFileSync(join(root, "docs/criteria-language.md"), "utf8");

type Tree = Record<string, unknown>;
type Row = Readonly<Record<string, string>>;

interface Example {
  readonly chapter: string;
  readonly section: string;
  readonly line: number;
  readonly yaml: string;
  /** What `check` is said to find. */
  readonly finds: readonly string[];
  readonly rows: readonly Row[];
}

interface Table {
  readonly chapter: string;
  readonly section: string;
  readonly rows: readonly Row[];
}

/** The page cut into examples and the other tables, each with its headings. */
function read(text: string): { examples: Example[]; tables: Table[]; sections: [string, string][] } {
  const lines = text.split("\n");
  const examples: Example[] = [];
  const tables: Table[] = [];
  const sections: [string, string][] = [];
  let [chapter, section] = ["", ""];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const heading = /^(##+) (.*)$/.exec(line);
    if (heading) {
      if (heading[1] === "##") [chapter, section] = [heading[2] ?? "", ""];
      else section = heading[2] ?? "";
      sections.push([chapter, section]);
    }
    if (line === "```yaml") {
      const end = lines.indexOf("```", index);
      const yaml = lines.slice(index + 1, end).join("\n");
      examples.push({ chapter, section, line: index + 1, yaml, finds: [], rows: [] });
      index = end;
    }
    const last = examples.at(-1);
    if (line.startsWith("Findings: ") && last)
      examples[examples.length - 1] = { ...last, finds: codesIn(line) };
    if (line.startsWith("| ")) {
      const end = lines.findIndex((one, at) => at > index && !one.startsWith("|"));
      const rows = rowsOf(lines.slice(index, end));
      if (line.startsWith("| facts |") && last)
        examples[examples.length - 1] = { ...examples.at(-1), rows } as Example;
      else tables.push({ chapter, section, rows });
      index = end;
    }
  }
  return { examples, tables, sections };
}

const codesIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? "");

function rowsOf(lines: readonly string[]): Row[] {
  const cells = (line: string) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [head = "", , ...body] = lines;
  return body.map((line) => {
    const values = cells(line);
    return Object.fromEntries(cells(head).map((name, column) => [name, values[column] ?? ""]));
  });
}

const { examples, tables, sections } = read(page);
const tablesIn = (chapter: string) => tables.filter((one) => one.chapter === chapter);
const named = examples.map((one) => [`line ${one.line}, ${one.section || one.chapter}`, one] as const);

function treeOf(yaml: string): Tree {
  const { value, problems } = readYaml(yaml, "page");
  if (value === null) throw new Error(JSON.stringify(problems));
  return value.tree as Tree;
}

/** `a: 1; b: [2; 3]`. */
const pairsIn = (cell: string): Record<string, string> =>
  Object.fromEntries(
    cell
      .split(/;(?![^[]*\])/)
      .filter((part) => part.trim() !== "")
      .map((part) => {
        const colon = part.indexOf(":");
        return [part.slice(0, colon).trim(), part.slice(colon + 1).trim()];
      }),
  );

const frame: Tree = {
  ...treeOf(edition({ facts: fact("a", "yes-no"), criteria: "" })),
  basis: "reconstruction",
  notice: { vi: "Một ví dụ.", en: "An example." },
  grades: [{ id: "xep_loai", name: "Xếp loại" }],
};

/** What the page leaves out to keep an example short, put back in. */
function completed(written: Tree): Tree {
  if ("set" in written) return written;
  const { max, rule, floor, ceiling, ...rest } = written;
  const limits = { ...(floor === undefined ? {} : { floor }), ...(ceiling === undefined ? {} : { ceiling }) };
  const criteria = rule === undefined ? rest["criteria"] : [{ code: "1", max, ...limits, rule }];
  const mapped = (all: unknown, complete: (one: Tree, id: string) => Tree) =>
    Object.fromEntries(
      Object.entries((all ?? {}) as Tree).map(([id, one]) => [id, complete(one as Tree, id)]),
    );
  const factOf = (one: Tree, id: string): Tree => ({
    label: id,
    ask: id,
    document: "none",
    ...one,
    ...("fields" in one ? { fields: mapped(one["fields"], factOf) } : {}),
  });
  const nodeOf = (one: Tree): Tree => ({
    title: `Mục ${one["code"]}`,
    ...one,
    ...("children" in one
      ? { children: (one["children"] as Tree[]).map(nodeOf) }
      : { scorer: "hoi_dong", source: { document: "nguon", item: "1", quote: "lời" } }),
  });
  const nodes = (criteria ?? []) as Tree[];
  return {
    ...frame,
    base: textOfExact(sumOf(nodes.map((one) => exact(String(one["max"]))))),
    ...rest,
    facts: mapped(rest["facts"], factOf),
    derived: mapped(rest["derived"], (one, id) => ({ label: id, ...one })),
    criteria: nodes.map(nodeOf),
  };
}

function parsed(tree: Tree): CriteriaSet {
  const { value, problems } = parseCriteriaSet(tree, expressionParser);
  if (value === null) throw new Error(told(problems));
  return value;
}

const told = (problems: readonly Problem[]) =>
  problems.map((one) => `${one.id} ${Object.values(problemInWords(one, "en")).join(" | ")}`).join("\n");

describe("every example is sound, but for what is said of it", () => {
  test("the page has examples", () => {
    expect(examples.length).toBeGreaterThan(40);
  });
  test.each(named)("%s", (_, { yaml, finds }) => {
    const found = checkCriteriaSet(parsed(completed(treeOf(yaml)))).filter(
      ({ answer }) => answer === undefined,
    );
    expect([...new Set(found.map(({ id }) => id))].sort(), told(found)).toEqual([...finds].sort());
  });
});

const isOutcome = (column: string) => ["points", "total", "grade"].includes(column);

/** What a row comes to: asked of `check`, by a case that expects what nothing can be. */
function outcomes(tree: Tree, row: Row): Record<string, unknown> {
  const set = parsed(tree);
  const facts = pairsIn(row["facts"] ?? "");
  const expected = pointsIn(row["points"] ?? "");
  const impossible = "-987654321";
  const peers = Object.entries(pairsIn(row["peers"] ?? "")).map(([id, list]) => [id, list.split(/, */)]);
  const listed = (cell: string | undefined) => (cell ? cell.split(/, */) : []);
  const worked = {
    name: "hàng",
    kind: row["kind"] || [...set.kinds.keys()][0],
    year: "2025",
    facts,
    undocumented: listed(row["undocumented"]),
    attributes: listed(row["attributes"]),
    ...(row["months"] ? { months: row["months"] } : {}),
    peers: Object.fromEntries(peers),
    expect: {
      points: Object.fromEntries(Object.keys(expected).map((code) => [code, impossible])),
      total: impossible,
      grade: "khong_biet",
    },
  };
  const problems = checkCriteriaSet(parsed({ ...tree, cases: [worked] }));
  const points: Tree = {};
  const got: Tree = { points };
  for (const { id, values } of problems) {
    if (id === "case-points") points[values["code"] ?? ""] = values["got"];
    if (id === "case-total") got["total"] = values["got"];
    if (id === "case-grade") got["grade"] = values["got"];
  }
  return got;
}

/** `I: 4; I.1: 3`, or the points of the only criterion. */
const pointsIn = (cell: string): Record<string, string> =>
  cell.includes(":") ? pairsIn(cell) : cell === "" ? {} : { "1": cell };

const expectedOf = (row: Row): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => isOutcome(column))
      .map(([column, cell]) => [column, column === "points" ? pointsIn(cell) : cell]),
  );

const rowsTried = named.flatMap(([name, example]) =>
  example.rows.map((row) => [`${name}: ${row["facts"]}`, example, row] as const),
);
const isOfPeriods = (row: Row) => Object.keys(row).some((column) => /^\d{4}-/.test(column));

describe("every row of an example comes out as the page says", () => {
  const plain = rowsTried.filter(([, , row]) => !isOfPeriods(row) && row["quota"] === undefined);
  test("the page has rows", () => {
    expect(plain.length).toBeGreaterThan(80);
  });
  test.each(plain)("%s", (_, { yaml }, row) => {
    const expected = expectedOf(row);
    expect(Object.keys(expected).length).toBeGreaterThan(0);
    expect(outcomes(completed(treeOf(yaml)), row)).toMatchObject(expected);
  });
  test.each(rowsTried.filter(([, , row]) => isOfPeriods(row)))("%s (over periods)", (_, { yaml }, row) => {
    const set = parsed(completed(treeOf(yaml)));
    const recordOf = (period: string, cell: string) => ({
      ...recordFrom(set, pairsIn(cell)),
      period: periodOf(period),
    });
    const parts = Object.entries(row).filter(([column]) => /^\d{4}-/.test(column));
    const whole = {
      ...recordOf(row["period"] ?? "", ""),
      parts: parts.map(([period, cell]) => recordOf(period, cell)),
    };
    const [evaluation] = evaluateAll(createScorer(set), [whole], { close: true });
    if (evaluation === undefined) throw new Error("nothing was evaluated");
    const { least, most } = spanOf(evaluation.total);
    expect(least && most && [textOfExact(least), textOfExact(most)]).toEqual([row["total"], row["total"]]);
  });
  test("the quota's agencies are inside or over as said", () => {
    const example = examples.find(({ rows }) => rows[0]?.["quota"] !== undefined);
    const set = parsed(completed(treeOf(example?.yaml ?? "")));
    const rows = example?.rows ?? [];
    const records = rows.map((row, index) =>
      recordFrom(set, pairsIn(row["facts"] ?? ""), agencyOf(`a-${index}`)),
    );
    const evaluations = evaluateAll(createScorer(set), records, { close: true });
    const [report] = quotaReports(set, evaluations);
    const places = evaluations.map((one) =>
      report?.inside.includes(one) ? "inside" : report?.over.includes(one) ? "over" : "",
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(evaluations.map(({ grading }) => grading.grade)).toEqual(rows.map((row) => row["grade"]));
    expect(places).toEqual(rows.map((row) => row["quota"]));
  });
});

test("what is counted over all agencies comes out as the page says", () => {
  const chapter = "Counted over all agencies";
  const example = examples.find((one) => one.chapter === chapter);
  const set = parsed(completed(treeOf(example?.yaml ?? "")));
  const rows = example?.rows ?? [];
  const records = rows.map((row, index) =>
    recordFrom(set, pairsIn(row["facts"] ?? ""), agencyOf(`a-${index}`)),
  );
  const evaluations = evaluateAll(createScorer(set), records, { close: true });
  expect(rows.length).toBeGreaterThan(3);
  expect(evaluations.map(({ counted }) => [counted.handingIn, ...counted.indicators.values()])).toEqual(
    rows.map((row) => [row["handed in"], row["indicator"]]),
  );
  const [count] = summaryOf(set, evaluations).whole.indicators;
  const said = /the share is (\S+) to (\S+), of (\S+) agencies/.exec(page)?.slice(1);
  const ends = [count?.share?.least, count?.share?.most].map((end) => end && textOfExact(end));
  expect([...ends, { 3: "three" }[String(count?.of)]]).toEqual(said);
  expect(count?.isReached).toBe("not-met");
});

describe("nothing of the language is missing from the page", () => {
  const sectionsOf = (chapter: string) =>
    sections.flatMap(([one, section]) => (one === chapter && section !== "" ? codesIn(section) : []));

  test("every rule kind has its section, with an example of that kind and a row", () => {
    expect(sectionsOf("Rules")).toEqual(Object.keys(ruleKinds));
    for (const kind of Object.keys(ruleKinds)) {
      const own = examples.filter((one) => one.chapter === "Rules" && one.section === `\`${kind}\``);
      const kinds = own.map(({ yaml }) => (treeOf(yaml)["rule"] as Tree)["kind"]);
      expect(kinds.length, kind).toBeGreaterThan(0);
      expect(new Set(kinds), kind).toEqual(new Set([kind]));
      expect(
        own.every(({ rows }) => rows.length > 0),
        kind,
      ).toBe(true);
    }
  });

  test("every kind of derived fact has its section, with an example of that kind and a row", () => {
    expect(sectionsOf("Derived facts")).toEqual(Object.keys(derivationKinds));
    for (const kind of Object.keys(derivationKinds)) {
      const own = examples.filter((one) => one.chapter === "Derived facts" && one.section === `\`${kind}\``);
      const kinds = own.flatMap(({ yaml }) =>
        Object.values(treeOf(yaml)["derived"] as Record<string, Tree>).map((one) => one["kind"]),
      );
      expect(new Set(kinds), kind).toEqual(new Set([kind]));
      expect(
        own.every(({ rows }) => rows.length > 0),
        kind,
      ).toBe(true);
    }
  });

  const { definitions } = editionJsonSchema() as { definitions: Record<string, { properties?: object }> };

  test("every test and subject of a condition stands in a condition that can be read", () => {
    const [table] = tablesIn("Conditions");
    const written = (table?.rows ?? []).map((row) => treeOf(codesIn(row["condition"] ?? "")[0] ?? ""));
    for (const one of written) expect(condition.safeParse(one).success, JSON.stringify(one)).toBe(true);
    const used = new Set(written.flatMap((one) => Object.keys(one)));
    expect([...used].sort()).toEqual(Object.keys(definitions["condition"]?.properties ?? {}).sort());
  });

  /** Keys and words of the language, as the JSON Schema has them. */
  function vocabulary(): { readonly keys: Set<string>; readonly words: Set<string> } {
    const [keys, words] = [new Set<string>(), new Set<string>()];
    const visit = (schema: unknown): void => {
      if (typeof schema !== "object" || schema === null) return;
      const { properties, enum: options, const: only } = schema as Tree;
      for (const key of Object.keys(properties ?? {})) keys.add(key);
      for (const word of [...((options ?? []) as string[]), ...(only ? [only as string] : [])])
        words.add(word);
      for (const inner of Object.values(schema)) visit(inner);
    };
    visit(editionJsonSchema());
    return { keys, words };
  }

  test("every key and every word of a set file is named on the page", () => {
    const { keys, words } = vocabulary();
    const named = new Set(page.match(/[a-z]+(?:-[a-z]+)*/g));
    expect(keys.size).toBeGreaterThan(100);
    expect(words.size).toBeGreaterThan(60);
    expect([...keys, ...words].filter((key) => !named.has(key))).toEqual([]);
  });

  test("the page names no key and no word that there is not", () => {
    const { keys, words } = vocabulary();
    const prose = page.replace(/```yaml.*?```/gs, "");
    const written = new Set(codesIn(prose).filter((code) => /^[a-z]+(?:-[a-z]+)*$/.test(code)));
    const known = new Set([
      ...keys,
      ...words,
      ...Object.keys(problemWords),
      ...["check", "rank", "summary", "and", "or", "not", "true", "false"],
    ]);
    expect(written.size).toBeGreaterThan(150);
    expect([...written].filter((word) => !known.has(word))).toEqual([]);
  });
});

describe("the findings of check", () => {
  const [findings, door] = tablesIn("What `check` finds").map(({ rows }) => rows);
  const formulas = tablesIn("Formulas").flatMap(({ rows }) =>
    rows.flatMap((row) => codesIn(row["finding"] ?? "")),
  );
  const idsIn = (rows: readonly Row[] = []) => rows.flatMap((row) => codesIn(row["id"] ?? ""));
  const listed = [...idsIn(findings), ...idsIn(door), ...formulas];

  /** Every id that stands as a value in the sources that read and judge a set. */
  const emitted = () => {
    const folder = (path: string) =>
      readdirSync(join(root, "src", path), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => `${path}/${name}`);
    const apart = ["certify", "evidence", "exact", "facts", "plans", "words"];
    const folders = readdirSync(join(root, "src/engine"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !apart.includes(entry.name))
      .map(({ name }) => `engine/${name}`);
    const files = [
      ...folders.flatMap(folder),
      ...["engine/check.ts", "engine/reach.ts", "engine/facts/cell.ts", "files/yaml-in.ts"],
    ];
    const found = new Set<string>();
    for (const file of files) {
      const source = ts.createSourceFile(
        file,
        readFileSync(join(root, "src", file), "utf8"),
        ts.ScriptTarget.Latest,
        true,
      );
      const visit = (node: ts.Node): void => {
        const isValue = ts.isStringLiteral(node) && !ts.isLiteralTypeNode(node.parent);
        if (isValue && Object.hasOwn(problemWords, node.text)) found.add(node.text);
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
    return found;
  };

  test("are all listed, and each once in its table", () => {
    const found = emitted();
    expect(found.size).toBeGreaterThan(100);
    expect([...found].filter((id) => !listed.includes(id))).toEqual([]);
    expect(listed.filter((id) => !Object.hasOwn(problemWords, id))).toEqual([]);
    expect(listed.filter((id, index) => listed.indexOf(id) < index)).toEqual([]);
  });

  test("can be answered where the table says so, and nowhere else", () => {
    const ids = idsIn(findings) as ProblemId[];
    const set = {
      ...parsed(frameWithCriterion),
      answers: ids.map((finding) => ({ finding, because: "đã xem" })),
    };
    for (const row of findings ?? []) {
      for (const id of codesIn(row["id"] ?? "") as ProblemId[]) {
        const severity = (/^\w+/.exec(row["severity"] ?? "")?.[0] ?? "error") as Problem["severity"];
        const [one] = withAnswers(set, [{ ...problem(id, {}), severity }]);
        const isOwn = id === "answer-unused";
        expect(one?.answer === undefined || isOwn ? "no" : "yes", id).toBe(row["answered"]);
      }
    }
  });
});

const frameWithCriterion = completed(
  treeOf('facts: { co: { type: yes-no } }\nmax: "1"\nrule: { kind: yes-no, fact: co }'),
);

describe("a formula that the page says is refused", () => {
  const example = examples.find(({ chapter }) => chapter === "Formulas");
  const refused = tablesIn("Formulas")
    .flatMap(({ rows }) => rows)
    .filter((row) => row["finding"] !== undefined)
    .map((row) => [codesIn(row["formula"] ?? "")[0] ?? "", codesIn(row["finding"] ?? "")[0] ?? ""] as const);
  test.each(refused)("%s: %s", (formula, finding) => {
    const tree = treeOf(example?.yaml ?? "");
    const { problems } = parseCriteriaSet(
      completed({ ...tree, rule: { kind: "formula", formula } }),
      expressionParser,
    );
    expect(problems.map(({ id }) => id)).toContain(finding);
  });
  test("are many", () => {
    expect(refused.length).toBeGreaterThan(20);
  });
});

describe("a recipe", () => {
  const rows = tablesIn("Recipes").flatMap((one) => one.rows);
  const snippets = rows.flatMap((row) =>
    codesIn(row["write"] ?? "").filter((code) => code.startsWith("{ kind:")),
  );
  const isDerivation = (tree: Tree) => ["of-list", "of-peers", "quotient"].includes(String(tree["kind"]));
  const typeNames = { "yes-no": "yes-no", date: "date", choice: "choice" } as const;

  /** Facts such as the rule needs; a name beginning with `diem` is of points, with `ty_le` a percentage. */
  function declared(tree: Tree): Tree {
    const facts: Record<string, Tree> = {};
    for (const { fact: id, type, levels, within } of factsOfRule(ruleSchema.parse(tree))) {
      const [list = id, field] = id.split(".");
      const plain: Tree =
        type === "choice"
          ? { type, levels: Object.fromEntries((levels ?? []).map((level) => [level, level])) }
          : type === "yes-no" || type === "date"
            ? { type: typeNames[type] }
            : /^diem/.test(id)
              ? { type: "points", max: "5", step: "0.5" }
              : /^ty_le/.test(id)
                ? { type: "percentage" }
                : { type: "integer", max: "10000000" };
      if (type === "list" || type === "any") continue;
      if (within === undefined) facts[id] = plain;
      else {
        const fields = (facts[list]?.["fields"] ?? {}) as Tree;
        facts[list] = { type: "list", fields: { ...fields, [field ?? ""]: plain } };
      }
    }
    return facts;
  }

  test("stands for everything that tables say", () => {
    expect(rows.length).toBeGreaterThan(35);
    expect(snippets.length).toBeGreaterThan(30);
  });
  test.each(snippets)("%s", (snippet) => {
    const tree = treeOf(snippet);
    if (isDerivation(tree)) {
      expect(derivationSchema.safeParse({ label: "số", ...tree }).success).toBe(true);
      return;
    }
    const node = { code: "1", max: "5", floor: "-5", ceiling: "5", rule: tree };
    const whole = { code: "I", max: "1", rule: { kind: "yes-no", fact: "co_ke_hoach" } };
    const facts = { co_ke_hoach: { type: "yes-no" }, ...declared(tree) };
    const problems = checkCriteriaSet(parsed(completed({ facts, criteria: [node, whole] })));
    expect(told(problems.filter(({ severity }) => severity === "error"))).toBe("");
  });
});

test("the template is sound and plainly a sample: check finds no error and no warning in it", () => {
  const { value, problems } = loadSet(join(root, "docs/template.yaml"));
  expect(told(problems.filter(({ severity }) => severity !== "note"))).toBe("");
  expect(value?.id).toBe("thu-nghiem");
  expect(value?.basis).toBe("reconstruction");
  expect(value?.cases.length).toBeGreaterThan(1);
  expect(value && problemsBetweenEditions([value])).toEqual([]);
});

test("every link to a place on the page leads to one", () => {
  const seen = new Map<string, number>();
  const anchors = sections.map(([chapter, section]) => {
    const slug = (section || chapter)
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-");
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
  const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, target]) => target);
  expect(links.length).toBeGreaterThan(10);
  for (const link of links) expect(anchors).toContain(link);
});
