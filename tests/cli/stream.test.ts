/** `score --stream`: the same answers as from a file read whole, one agency after the other, whatever is wrong with some. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { barText } from "../../src/cli/progress.ts";
import { run } from "../../src/cli/run.ts";
import { changed, folderOf, smallSet, thangdiem, threeAgencies } from "../fixtures.ts";

interface Given {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly set?: string;
  /** Standard input, in pieces of a few bytes. */
  readonly input?: string | Uint8Array;
  readonly options: readonly string[];
}

async function* inPieces(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  for (let at = 0; at < bytes.length; at += 7) yield bytes.slice(at, at + 7);
}

/** Scores the small set for 2025; in `options`, `@name` is a file of the folder. */
async function streamed({ files = {}, set = smallSet, input = "", options }: Given) {
  const folder = folderOf({ ...files, "criteria/thu/2025-01-01.yaml": set });
  const printed = { out: "", err: "" };
  const placed = options.map((one) => (one.startsWith("@") ? join(folder, one.slice(1)) : one));
  const args = ["score", "--set", "thu", "--criteria", join(folder, "criteria"), "--stream", ...placed];
  const status = await run(args, {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    input: inPieces(input),
  });
  return { status, ...printed, folder, lines: linesOf(printed.out) };
}

// biome-ignore lint/suspicious/noExplicitAny: what is looked at is what a program would read
const linesOf = (text: string): any[] =>
  text.startsWith("{")
    ? text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line))
    : [];

/** Each answer in short: whose, and its points or what is wrong. */
const inShort = (lines: Awaited<ReturnType<typeof streamed>>["lines"]) =>
  lines.map((one) =>
    one.summary
      ? `${one.summary.scored} scored, ${one.summary.refused} refused, ${one.summary.complete ? "all" : "part"}`
      : `${one.agency.id}: ${one.points ? one.points.earned : one.problems.map(({ id }: { id: string }) => id).join(" ")}`,
  );

const evidence = `agency,fact,value,document,note
so-1,so_hop,10,,
so-1,so_hop_du,5,,
so-1,ty_le,"80,5",,
so-2,so_hop,x,,
xa-1,co_ke_hoach,có,"Kế hoạch 1, phụ lục",
xa-1,diem,"0,5",,
`;
const files = { "e.csv": evidence, "agencies.csv": threeAgencies };
const fromFile = ["--evidence", "@e.csv", "--period", "2025"];
const fromInput = ["--evidence", "-", "--period", "2025"];

/** What `evidence` says, one agency a line. */
const asJson = [
  '{"agency":{"id":"so-1","name":"Sở 1","kind":"so","block":"Khối A"},"facts":{"so_hop":"10","so_hop_du":"5","ty_le":"80,5"}}',
  '{"agency":{"id":"so-2","name":"Sở 2","kind":"so","block":"Khối A"},"facts":{"so_hop":"x"}}',
  '{"agency":{"id":"xa-1","name":"Xã 1","kind":"xa","block":"Khối B"},"facts":{"co_ke_hoach":{"value":"có","document":"Kế hoạch 1, phụ lục"},"diem":"0,5"}}',
  "",
].join("\n");

test("a bad agency is answered in its place, the others are scored, the last line sums up, the status is 1", async () => {
  const { status, lines, err } = await streamed({ files, options: fromFile });
  expect(inShort(lines)).toEqual(["so-1: 3", "so-2: value-number", "xa-1: 2.5", "2 scored, 1 refused, all"]);
  expect(lines[1].problems[0]).toMatchObject({ severity: "error", place: "e.csv, dòng 5, cột value" });
  expect([status, err]).toEqual([1, "Đã chấm 2 đơn vị, không chấm 1 đơn vị có lỗi, bỏ qua 0.\n"]);
});

test("each answer is what --json says of the agency when the file is read whole", async () => {
  const sound = evidence.replace("so-2,so_hop,x,,\n", "so-2,so_hop,3,,\n");
  const { lines, folder, status } = await streamed({
    files: { ...files, "e.csv": sound },
    options: fromFile,
  });
  const whole = thangdiem([
    ...["score", "--set", "thu", "--criteria", join(folder, "criteria"), "--period", "2025", "--json"],
    ...["--evidence", join(folder, "e.csv")],
  ]);
  expect(status).toBe(0);
  expect(lines.slice(0, -1)).toEqual(JSON.parse(whole.out).map((one: object) => ({ ...one, problems: [] })));
});

test("CSV that says whose each row is, the same from standard input, and JSON lines are answered alike", async () => {
  const own = evidence
    .replace("agency,", "agency,name,kind,block,")
    .replace("so-1,so_hop,", "so-1,Sở 1,so,Khối A,so_hop,")
    .replace("so-2,", "so-2,Sở 2,so,Khối A,")
    .replace("xa-1,co", "xa-1,Xã 1,xa,Khối B,co")
    .replace(/^((?:so|xa)-1),(so_hop_du|ty_le|diem)/gm, "$1,,,,$2");
  const results = await Promise.all([
    streamed({ files: { "e.csv": own }, options: fromFile }),
    streamed({ input: `\ufeff${own.replace(/\n/g, "\r\n")}`, options: fromInput }),
    streamed({ files: { "e.ndjson": asJson }, options: ["--evidence", "@e.ndjson", "--period", "2025"] }),
    streamed({ input: asJson, options: fromInput }),
  ]);
  const digests = results.map(({ lines }) => lines.map(({ digest, evidence: one }) => [digest, one?.digest]));
  for (const one of digests) expect(one).toEqual(digests[0]);
  for (const { lines } of results)
    expect(inShort(lines)).toEqual([
      "so-1: 3",
      "so-2: value-number",
      "xa-1: 2.5",
      "2 scored, 1 refused, all",
    ]);
});

test("standard input and a file of JSON lines are streams without being told so", async () => {
  const { status, lines } = await streamed({ input: asJson, options: [...fromInput, "--stream"] });
  expect([status, lines.length]).toEqual([1, 4]);
});

test("agencies of the list without a row come last, as those who handed in nothing", async () => {
  const { lines } = await streamed({
    files: { ...files, "e.csv": "agency,fact,value\nso-2,so_hop,3\n" },
    options: fromFile,
  });
  expect(inShort(lines)).toEqual(["so-2: 0", "so-1: 0", "xa-1: 0", "3 scored, 0 refused, all"]);
});

test("without --period a file is of the only period it speaks of; standard input cannot be looked through for it", async () => {
  const dated = "agency,fact,value,period\nso-1,so_hop,3,2025\n";
  const ofFile = await streamed({ files: { ...files, "e.csv": dated }, options: ["--evidence", "@e.csv"] });
  expect(ofFile.lines[0].period).toBe("2025");
  const ofInput = await streamed({ input: asJson, options: ["--evidence", "-"] });
  expect([ofInput.status, ofInput.out]).toEqual([1, ""]);
  expect(ofInput.err).toContain("Chưa biết chấm cho kỳ nào.");
});

const torn = "agency,fact,value\nso-1,so_hop,3\nso-2,so_hop,3\nso-1,so_hop_du,1\n";

test("an agency whose rows do not stand together is not scored at all from a file, which is read twice", async () => {
  const { lines, status } = await streamed({ files: { ...files, "e.csv": torn }, options: fromFile });
  expect(inShort(lines)).toEqual([
    "so-1: stream-agency-returns",
    "so-2: 0",
    "so-1: stream-agency-returns",
    "xa-1: 0",
    "2 scored, 2 refused, all",
  ]);
  expect(status).toBe(1);
});

test("from standard input an agency that comes back is refused with its row, and what was answered is withdrawn", async () => {
  const { lines, status } = await streamed({
    files,
    input: torn,
    options: [...fromInput, "--agencies", "@agencies.csv", "--lang", "en"],
  });
  expect(inShort(lines).slice(0, 3)).toEqual(["so-1: 0", "so-2: 0", "so-1: stream-agency-returns"]);
  expect(lines[2].problems[0]).toMatchObject({
    place: "line 4",
    what: "The rows of “so-1” do not stand together: from line 2, and again from line 4. It is not scored.",
    remedy: "Sort by agency and run again; a result of “so-1” given before this line, if any, does not hold.",
  });
  expect(status).toBe(1);
});

test.each([
  ["a row with a stray quote", 'so-1,so"hop,3', "quote-stray"],
  ["a row of another width whose agency is empty", ",so_hop", "row-ragged"],
])("%s may be of the agency above or below: neither is scored", async (_, row, id) => {
  const text = `agency,fact,value\nso-1,so_hop,3\n${row}\nso-2,so_hop,3\nxa-1,so_hop,3\n`;
  const { lines } = await streamed({ files: { ...files, "e.csv": text }, options: fromFile });
  expect(inShort(lines)).toEqual([`so-1: ${id}`, `so-2: ${id}`, "xa-1: 0", "1 scored, 2 refused, all"]);
});

test("a row of another width is a problem of the agency it names alone", async () => {
  const text = "agency,fact,value\nso-1,so_hop,3\nso-2,so_hop\nxa-1,so_hop,3\n";
  const { lines } = await streamed({ files: { ...files, "e.csv": text }, options: fromFile });
  expect(inShort(lines).slice(0, 3)).toEqual(["so-1: 0", "so-2: row-ragged", "xa-1: 0"]);
});

test("an agency that is misspelt is refused with the one it most likely means", async () => {
  const text = "agency,fact,value\nso-11,so_hop,3\n";
  const { lines } = await streamed({
    files: { ...files, "e.csv": text },
    options: [...fromFile, "--lang", "en"],
  });
  expect(lines[0].problems[0].remedy).toContain("Did you mean “so-1”?");
});

test("rows of one agency that name another block are refused with both", async () => {
  const text =
    "agency,name,kind,block,fact,value\nso-1,Sở 1,so,Khối A,so_hop,3\nso-1,Sở 1,so,Khối B,so_hop_du,3\n";
  const { lines } = await streamed({ files: { "e.csv": text }, options: fromFile });
  expect(inShort(lines)).toEqual(["so-1: stream-agency-differs", "0 scored, 1 refused, all"]);
});

describe("JSON lines", () => {
  const line = (facts: string, agency = '{"id":"so-1","name":"Sở 1","kind":"so","block":"A"}') =>
    `{"agency":${agency},"facts":${facts}}`;
  test.each([
    ["no JSON", "{so-1}", "line 1, column 2: From “so-1}” on this is no JSON."],
    [
      "a key twice",
      line('{"so_hop":"1","so_hop":"2"}'),
      "line 1, facts.so_hop: The key “so_hop” stands here more than once.",
    ],
    ["an unknown key", `{"agency":"a","fact":{}}`, "line 1: There is no “fact”."],
    [
      "an unknown key of a fact",
      line('{"so_hop":{"valu":"1"}}'),
      "line 1, facts.so_hop: There is no “valu”.",
    ],
    ["a number", line('{"so_hop":12}'), "line 1, facts.so_hop: A value must be text in double quotes."],
    ["a number within", line('{"so_hop":{"value":1}}'), "line 1, facts.so_hop.value: A value must be text"],
    ["true", line('{"co_ke_hoach":true}'), "line 1, facts.co_ke_hoach: A value must be text"],
    ["no facts", '{"agency":{"id":"so-1"}}', "line 1: “facts” is missing."],
    ["no agency", '{"facts":{}}', "line 1: “agency” is missing."],
    ["an id without a list", line("{}", '"so-1"'), "line 1, agency: This must be a JSON object."],
    [
      "a kind that the set does not know",
      line("{}", '{"id":"so-1","name":"S","kind":"sở","block":"A"}'),
      "line 1, agency.kind",
    ],
    ["a value that is none", line('{"so_hop":"12x"}'), "line 1, facts.so_hop: “12x” is no number."],
    ["a fact that is none", line('{"so_hopp":"1"}'), "line 1, facts.so_hopp.fact: "],
    [
      "two rounds that say the same round",
      line('{"so_hop":[{"value":"1"},{"value":"2"}]}'),
      "line 1, facts.so_hop.2",
    ],
  ])("a line with %s is answered in its place, at its place", async (_, text, place) => {
    const { lines, status } = await streamed({
      input: `${text}\n${line("{}", '{"id":"so-2","name":"S","kind":"so","block":"A"}')}\n`,
      options: [...fromInput, "--lang", "en"],
    });
    expect(status).toBe(1);
    const [first] = lines[0].problems;
    expect(`${first.place.replace(/^-, /, "")}: ${first.what}`).toContain(place);
    expect(inShort(lines).slice(1)).toEqual(["so-2: 0", "1 scored, 1 refused, all"]);
  });
});

test("a fact of which two rounds speak, and an item of a list's key, are read as rows of CSV are", async () => {
  const facts =
    '{"so_hop":[{"value":"9"},{"value":"10","round":"appraisal","note":"đếm lại"}],"so_hop_du":{"value":"5","round":"self"}}';
  const text = `{"agency":{"id":"so-1","name":"Sở 1","kind":"so","block":"A"},"period":"2025","facts":${facts}}\n`;
  const { lines } = await streamed({ input: text, options: fromInput });
  const ratio = lines[0].criteria.find(({ code }: { code: string }) => code === "2");
  expect(ratio.facts.so_hop).toMatchObject({ value: "10", round: "appraisal" });
  expect(lines[0].evidence.round).toBe("appraisal");
});

test("JSON lines name agencies by id where there is a list of them", async () => {
  const input = '{"agency":"xa-1","facts":{"co_ke_hoach":"có"}}\n{"agency":{"id":"so-1"},"facts":{}}\n';
  const options = [...fromInput, "--agencies", "@agencies.csv"];
  const { lines } = await streamed({ files, input, options });
  expect(inShort(lines)).toEqual([
    "xa-1: 2",
    "so-1: line-agency-listed",
    "so-2: 0",
    "2 scored, 1 refused, all",
  ]);
});

describe("the input as a whole", () => {
  const peers = changed(
    "criteria:\n",
    "derived:\n  tb: { label: Trung bình, kind: of-peers, fact: ty_le, take: average }\ncriteria:\n",
  );
  test.each([
    ["a folder", { options: ["--evidence", "@criteria", "--period", "2025"] }, "--stream đọc một file"],
    [
      "evidence without a list and without columns that say whose it is",
      { files: { "e.csv": evidence }, options: fromFile },
      "Thêm --agencies FILE",
    ],
    ["a file that is not there", { options: ["--evidence", "@none.csv", "--period", "2025"] }, "none.csv"],
    ["an empty input", { options: fromInput }, "File không có nội dung."],
    ["a workbook", { input: "PK\u0003\u0004", options: fromInput }, ".xlsx"],
    [
      "letters in an old encoding",
      {
        files: { ...files, "e.csv": Buffer.from(`${evidence}so-1,ty_le,\xe9\n`, "latin1") },
        options: fromFile,
      },
      "e.csv, dòng 6: File không phải UTF-8",
    ],
    [
      "a comparison within the block, closed",
      { files, set: peers, options: [...fromFile, "--close"] },
      "Bỏ --stream (file được đọc hết một lần), hoặc bỏ --close.",
    ],
  ] satisfies [string, Given, string][])(
    "%s: nothing is answered, and it is said why",
    async (_, given, words) => {
      const { status, out, err } = await streamed(given);
      expect([status, out]).toEqual([1, ""]);
      expect(err).toContain(words);
    },
  );
});

test("a comparison within the block that is not closed is pending in a stream as elsewhere", async () => {
  const set = changed(
    "criteria:\n",
    "derived:\n  tb: { label: Trung bình, kind: of-peers, fact: ty_le, take: average }\ncriteria:\n",
  );
  const { lines } = await streamed({ files, set, options: fromFile });
  expect(inShort(lines).at(-1)).toBe("2 scored, 1 refused, all");
});

test("standard input that breaks off in the middle: what was read is answered, and it is said that it is not all", async () => {
  const [first = "", , third = ""] = asJson.split("\n");
  const bytes = Buffer.concat([
    Buffer.from(`${first}\n`),
    Buffer.from("\n\n\n\n\n\n\n\xff", "latin1"),
    Buffer.from(third),
  ]);
  const { lines, status, err } = await streamed({ input: bytes, options: fromInput });
  expect(inShort(lines)).toEqual(["so-1: 3", "1 scored, 0 refused, part"]);
  expect(lines[1].summary.problems[0].id).toBe("file-encoding");
  expect(status).toBe(1);
  expect(err).toContain("CHƯA ĐỦ");
});

test("the JSON lines of docs/streams.md are read without a problem", async () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/streams.md"), "utf8");
  const [, example = ""] = /```json\n([^`]*)```/.exec(page) ?? [];
  let out = "";
  const args = ["score", "--set", "hd-16", "--evidence", "-", "--period", "2025"];
  const write = (text: string) => {
    out += text;
  };
  expect(await run(args, { out: write, err: () => {}, input: inPieces(example) })).toBe(0);
  expect(linesOf(out).map(({ problems, summary }) => problems ?? summary.scored)).toEqual([[], [], 2]);
});

test("agencies merged during the period need each other's rows and are refused; the others are scored", async () => {
  const agencies = `id,name,kind,block,valid_to,predecessor
so-1,Sở 1,so,Khối A,,so-2
so-2,Sở 2,so,Khối A,30/06/2025,
xa-1,Xã 1,xa,Khối B,,
`;
  const text = "agency,fact,value\nso-1,so_hop,3\nso-2,so_hop,3\nxa-1,so_hop,3\n";
  const { lines } = await streamed({ files: { "e.csv": text, "agencies.csv": agencies }, options: fromFile });
  expect(inShort(lines)).toEqual([
    "so-1: stream-merged",
    "so-2: stream-merged",
    "xa-1: 0",
    "1 scored, 2 refused, all",
  ]);
});

test("as CSV: the columns of score --csv and one for problems, in the order of the input", async () => {
  const { out } = await streamed({ files, options: [...fromFile, "--csv", "--lang", "en"] });
  const [head, first, second] = out.split("\r\n");
  expect(head).toBe(
    "\ufeffagency,name,block,period,set,basis,closed,earned,at_least,at_most,out_of,grade,problems",
  );
  expect(first?.startsWith("so-1,Sở 1,Khối A,2025,thu@2025-01-01,official,no,3,")).toBe(true);
  expect(second).toBe(
    'so-2,,,,,,,,,,,,"ERROR e.csv, line 5, column value: “x” is no number. Write digits without spaces or letters, such as 12 or 12,5; 0 if there are none, nothing if it is not known yet."',
  );
});

test("--out holds all answers, or is not written", async () => {
  const whole = await streamed({ files, options: [...fromFile, "--out", "@all.ndjson"] });
  const text = readFileSync(join(whole.folder, "all.ndjson"), "utf8");
  expect([whole.out, inShort(linesOf(text)).length]).toEqual(["", 4]);
  const bytes = Buffer.concat([Buffer.from(asJson), Buffer.from([0xff, 0xff])]);
  const part = await streamed({ input: bytes, options: [...fromInput, "--out", "@all.ndjson"] });
  expect(existsSync(join(part.folder, "all.ndjson"))).toBe(false);
  expect(existsSync(join(part.folder, "all.ndjson.part"))).toBe(false);
  const nowhere = await streamed({ files, options: [...fromFile, "--out", "@none/all.ndjson"] });
  expect([nowhere.status, nowhere.err.includes("ENOENT")]).toEqual([1, true]);
});

test.each([["--agency", "so-1"], ["--block", "Khối A"], ["--html"], ["--beside", "thu"]])(
  "%s needs all evaluations at once: wrong usage",
  async (...more) => {
    const { status, err } = await streamed({ files, options: [...fromFile, ...more] });
    expect([status, err.includes(`“${more[0]}” không dùng cùng với “--stream”`)]).toEqual([2, true]);
  },
);

test("nothing is written while the reader has not taken what was written before", async () => {
  const folder = folderOf({ ...files, "criteria/thu/2025-01-01.yaml": smallSet });
  let [waiting, most, written] = [0, 0, 0];
  const out = async () => {
    waiting += 1;
    most = Math.max(most, waiting);
    await new Promise((resolve) => setTimeout(resolve, 5));
    waiting -= 1;
    written += 1;
  };
  const args = ["score", "--set", "thu", "--criteria", join(folder, "criteria"), "--stream"];
  await run([...args, "--evidence", join(folder, "e.csv"), "--period", "2025"], { out, err: () => {} });
  expect([most, written >= 4]).toEqual([1, true]);
});

test.each([
  [0, 200, 0, "░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0 %  0 đơn vị"],
  [100, 200, 1234, "███████████████░░░░░░░░░░░░░░░  50 %  1234 đơn vị"],
  [200, 200, 9, "██████████████████████████████ 100 %  9 đơn vị"],
  [200, null, 9, "9 đơn vị"],
])("the bar after %d of %s bytes", (done, total, agencies, text) => {
  expect(barText(done, total, agencies, "vi").trimEnd()).toBe(text);
});
