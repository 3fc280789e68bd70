/**
 * Sheets out of a stream of JSON lines, one agency a line:
 *
 *     {"agency": {"id": "so-1", "name": "Sở 1", "kind": "so", "block": "Khối A"}, "period": "2025",
 *      "facts": {"so_hop": "12", "ngay": {"value": "14/02/2025", "document": "Báo cáo 1"}, "vi_pham.muc#1": "nhẹ"}}
 *
 * With a list of agencies `agency` is an id. `period` and `round` hold for all facts that say none of their own; a fact of
 * which several rounds speak is a list of objects. Every value is text, written as in a cell.
 */
import { type Problem, problem, type Row, suggestion } from "../engine/index.ts";
import { readJson } from "./json-in.ts";
import { longestRow, mostRows, type Sheet } from "./sheet.ts";
import { Unreadable } from "./text-stream.ts";

export async function* jsonSheets(
  pieces: AsyncIterable<string>,
  file: string,
  { hasList }: { readonly hasList: boolean },
): AsyncGenerator<Sheet> {
  let [rest, line] = ["", 0];
  for await (const piece of pieces) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    for (const text of lines) {
      line += 1;
      if (text.trim() !== "") yield readLine(text, line, file, hasList);
    }
    if (rest.length > longestRow)
      throw new Unreadable([
        problem("stream-endless-row", { file, line: line + 1 }, { most: String(longestRow) }),
      ]);
  }
  if (rest.trim() !== "") yield readLine(rest, line + 1, file, hasList);
}

type Path = readonly string[];

/** A row, and what the line calls it. */
interface Stated {
  readonly path: Path;
  readonly cells: ReadonlyMap<string, string>;
}

function readLine(text: string, line: number, file: string, hasList: boolean): Sheet {
  const problems: Problem[] = [];
  const at = (path: Path) => ({ file, line, ...(path.length === 0 ? {} : { path }) });
  const refuse: Refuse = (id, path, values = {}) => {
    problems.push(problem(id, at(path), values));
  };
  const read = readJson(text, file);
  problems.push(...read.problems.map((one) => ({ ...one, at: { ...one.at, line } })));
  if (!isObject(read.value) && problems.length === 0) refuse("line-json", []);
  const written = isObject(read.value) ? objectOf(read.value, [], lineKeys, refuse) : {};
  const agency = agencyOf(written["agency"], hasList, refuse);
  const always = textsOf({ period: written["period"], round: written["round"] }, [], refuse);
  const id = agency.get("id") ?? "";
  const stated = statedIn(written["facts"], new Map([...always, ["agency", id]]), refuse);
  if (stated.length > mostRows) refuse("stream-agency-long", [], { agency: id, most: String(mostRows) });
  const rows = stated.slice(0, mostRows).map(({ cells }, index): Row => ({ row: index + 1, cells }));
  return {
    agency: id,
    line,
    roll: hasList ? null : { file, columns: agencyKeys, rows: [{ row: 0, cells: agency }] },
    evidence: { file, columns: rowColumns, rows },
    problems,
    placed: (one) => placed(one, { file, line, stated }),
  };
}

type Refuse = (id: Problem["id"], path: Path, values?: Readonly<Record<string, string>>) => void;
type Values = Readonly<Record<string, unknown>>;

const lineKeys = ["agency", "period", "round", "facts"];
const agencyKeys = ["id", "name", "kind", "block", "valid_from", "valid_to", "attributes"];
const factKeys = ["value", "document", "note", "period", "round"];
const rowColumns = ["agency", "fact", "item", ...factKeys];

const isObject = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The object with the keys it may have; any other is refused. */
function objectOf(value: Values, path: Path, keys: readonly string[], refuse: Refuse): Values {
  for (const key of Object.keys(value))
    if (!keys.includes(key))
      refuse("line-key-unknown", path, { key, options: keys.join(", "), ...suggestion(key, keys) });
  return Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(value, key) ? [[key, value[key]]] : [])));
}

/** The values that are there; one that is no text is refused. */
function textsOf(values: Values, path: Path, refuse: Refuse): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(values)) {
    if (typeof value === "string") texts.set(key, value);
    else if (value !== undefined) refuse("line-text", [...path, key]);
  }
  return texts;
}

function agencyOf(value: unknown, hasList: boolean, refuse: Refuse): ReadonlyMap<string, string> {
  const path = ["agency"];
  if (value === undefined) refuse("line-key-missing", [], { key: "agency" });
  else if (typeof value === "string") {
    if (!hasList) refuse("line-object", path, { example: '{"id": …, "name": …, "kind": …, "block": …}' });
    return new Map([["id", value.normalize("NFC").trim()]]);
  } else if (!isObject(value)) refuse("line-text", path);
  else {
    if (hasList) refuse("line-agency-listed", path);
    return textsOf(objectOf(value, path, agencyKeys, refuse), path, refuse);
  }
  return new Map();
}

function statedIn(facts: unknown, always: ReadonlyMap<string, string>, refuse: Refuse): Stated[] {
  const path = ["facts"];
  if (facts === undefined) refuse("line-key-missing", [], { key: "facts" });
  else if (!isObject(facts)) refuse("line-object", path, { example: '{"so_hop": "12"}' });
  if (!isObject(facts)) return [];
  return Object.entries(facts).flatMap(([key, value]) => {
    const [fact = "", ...item] = key.split("#");
    const about = new Map([...always, ["fact", fact], ["item", item.join("#")]]);
    const inner = [...path, key];
    const all = Array.isArray(value) ? value : [value];
    return all.map((one, index): Stated => {
      const place = Array.isArray(value) ? [...inner, String(index + 1)] : inner;
      return { path: place, cells: new Map([...about, ...cellsOf(one, place, refuse)]) };
    });
  });
}

function cellsOf(value: unknown, path: Path, refuse: Refuse): ReadonlyMap<string, string> {
  if (typeof value === "string") return new Map([["value", value]]);
  if (isObject(value)) return textsOf(objectOf(value, path, factKeys, refuse), path, refuse);
  refuse("line-text", path);
  return new Map();
}

/** Rows are counted within a line; a person counts lines, and looks for the name of the fact. */
function placed(
  one: Problem,
  {
    file,
    line,
    stated,
  }: { readonly file: string; readonly line: number; readonly stated: readonly Stated[] },
): Problem {
  const { line: row, column } = one.at;
  if (one.at.file !== file || row === undefined || one.at.path !== undefined) return one;
  const path = row === 0 ? ["agency"] : (stated[row - 1]?.path ?? []);
  const inner = column === undefined || column === "value" ? path : [...path, String(column)];
  const first = one.values["first"] === undefined ? {} : { first: String(line) };
  return { ...one, at: { file, line, path: inner }, values: { ...one.values, ...first } };
}
