/** What is not carried out is refused as problem details: the status, the words in both languages, every place at once. */
import { Readable } from "node:stream";
import type { InjectOptions } from "fastify";
import { expect, test } from "vitest";
import { smallSet } from "../fixtures.ts";
import { agency, type Json, post, request, serviceOf, smallLibrary } from "./service.ts";

const ndjson = (payload: string | Buffer, query = "set=thu&period=2025"): InjectOptions => ({
  method: "POST",
  url: `/evaluations/stream?${query}`,
  headers: { "content-type": "application/x-ndjson" },
  payload,
});
const yaml = (payload: string | Buffer, headers: Record<string, string> = {}): InjectOptions => ({
  method: "POST",
  url: "/checks",
  headers: { "content-type": "application/yaml", ...headers },
  payload,
});
const rows = { set: "thu", period: "2025", agencies: [agency], evidence: [] };
const bytes = (url: string, payload: Buffer): InjectOptions => ({
  method: "POST",
  url,
  headers: { "content-type": "application/json" },
  payload,
});

const csv = (payload: string, query = "set=thu&period=2025"): InjectOptions => ({
  method: "POST",
  url: `/rankings?${query}`,
  headers: { "content-type": "text/csv" },
  payload,
});

const edition = "/criteria-sets/thu/editions/2025-01-01";

test.each<[string, number, string, InjectOptions]>([
  ["an address that is not there", 404, "not-found", { url: "/nothing" }],
  ["an address with a slash too many", 404, "not-found", { url: "/health/" }],
  ["an address that cannot be decoded", 400, "request-malformed", { url: "/criteria-sets/%E0%A4%A" }],
  ["a set that is not there", 404, "set-not-found", { url: "/criteria-sets/tu" }],
  ["an edition that is not there", 404, "set-not-found", { url: "/criteria-sets/thu/editions/2024-01-01" }],
  ["a file in place of a set", 404, "set-not-found", { url: "/criteria-sets/..%2F..%2Fpackage.json" }],
  ["a name longer than any set's", 404, "not-found", { url: `/criteria-sets/${"a".repeat(300)}` }],
  ["an unknown parameter", 400, "query-shape", { url: "/criteria-sets?all=yes" }],
  ["a parameter given twice", 400, "query-shape", { url: `${edition}/form.csv?period=2025&kind=so&kind=xa` }],
  ["a form without its period", 400, "query-shape", { url: `${edition}/form.csv?kind=so` }],
  [
    "a form of a kind the set does not know",
    422,
    "content-wrong",
    { url: `${edition}/form.csv?period=2025&kind=x` },
  ],
  ["asking where one must send", 405, "method-not-allowed", { url: "/evaluations" }],
  ["sending where one must ask", 405, "method-not-allowed", post("/criteria-sets", {})],
  ["deleting an edition", 405, "method-not-allowed", { method: "DELETE", url: edition }],
  ["no type of content", 415, "media-type", { method: "POST", url: "/evaluations", payload: "{}" }],
  ["nothing to evaluate", 415, "media-type", { method: "POST", url: "/evaluations" }],
  ["nothing to rank", 415, "media-type", { method: "POST", url: "/rankings" }],
  ["nothing to check", 415, "media-type", { method: "POST", url: "/checks" }],
  [
    "nothing to stream",
    415,
    "media-type",
    { method: "POST", url: "/evaluations/stream?set=thu&period=2025" },
  ],
  ["YAML where JSON is due", 415, "media-type", { ...yaml("a: b"), url: "/rankings" }],
  [
    "another charset",
    415,
    "media-type",
    post("/evaluations", request, { "content-type": "application/json; charset=latin1" }),
  ],
  ["a packed body", 415, "media-type", post("/evaluations", request, { "content-encoding": "gzip" })],
  ["a packed set", 415, "media-type", yaml(smallSet, { "content-encoding": "br" })],
  ["JSON that breaks off", 400, "body-unreadable", post("/evaluations", '{"set": "thu"')],
  ["no body", 400, "body-unreadable", post("/evaluations", "")],
  ["a key written twice", 400, "body-unreadable", post("/evaluations", '{"set": "thu", "set": "thu"}')],
  ["a number that a double bends", 400, "body-unreadable", post("/rankings", '{"period": 2025.5}')],
  ["__proto__", 400, "body-unreadable", post("/evaluations", '{"__proto__": {"set": "thu"}}')],
  ["bytes that are no UTF-8", 400, "body-unreadable", bytes("/evaluations", Buffer.from([0x7b, 0xff, 0x7d]))],
  ["deep nesting", 400, "body-unreadable", post("/rankings", "[".repeat(100_000))],
  ["nothing to compare", 415, "media-type", { method: "POST", url: "/comparisons" }],
  ["a certificate that is no text", 400, "body-shape", post("/verifications", { certificate: {} })],
  [
    "a certificate for a round that is none",
    400,
    "body-shape",
    post("/certificates", { ...rows, upToRound: "x" }),
  ],
  [
    "a certificate of some agencies only",
    400,
    "body-shape",
    post("/certificates", { ...rows, keepGoing: true }),
  ],
  [
    "a certificate of an agency that is not there",
    422,
    "content-wrong",
    post("/certificates", { ...rows, agency: "so-9" }),
  ],
  [
    "a certificate of a block that is not there",
    422,
    "content-wrong",
    post("/certificates", { ...rows, block: "Khối B" }),
  ],
  ["a list in place of an object", 400, "body-shape", post("/evaluations", [])],
  ["null", 400, "body-shape", post("/evaluations", "null")],
  ["a set that does not exist", 422, "content-wrong", post("/evaluations", { ...request, set: "tu" })],
  [
    "a period that does not exist",
    422,
    "content-wrong",
    post("/evaluations", { ...request, period: "2025-13" }),
  ],
  [
    "a period the set does not govern",
    422,
    "content-wrong",
    post("/evaluations", { ...request, period: "2030" }),
  ],
  [
    "a kind the set does not know",
    422,
    "content-wrong",
    post("/evaluations", { ...request, agency: { ...agency, kind: "bo" } }),
  ],
  [
    "an agency that is no more",
    422,
    "content-wrong",
    post("/evaluations", { ...request, agency: { ...agency, valid_to: "31/12/2020" } }),
  ],
  ["a stream of a set that does not exist", 422, "content-wrong", ndjson("", "set=tu&period=2025")],
  [
    "a query beside a body of JSON",
    400,
    "query-shape",
    { ...post("/rankings", { ...rows }), url: "/rankings?set=thu" },
  ],
  ["CSV without a query", 400, "query-shape", csv("agency,fact,value\n", "")],
  [
    "CSV that does not say whose rows they are",
    422,
    "content-wrong",
    csv("agency,fact,value\nso-1,ty_le,80\n"),
  ],
  ["CSV that is empty", 422, "content-wrong", csv("")],
  ["a stream without a set", 400, "query-shape", ndjson("", "period=2025")],
  [
    "a stream of JSON",
    415,
    "media-type",
    { ...ndjson("{}"), headers: { "content-type": "application/json" } },
  ],
  [
    "CSV that is no table",
    422,
    "content-wrong",
    post("/rankings", { set: "thu", period: "2025", agencies: "x", evidence: "y" }),
  ],
])("%s: %i %s", async (_, status, kind, asked) => {
  const { ask } = await serviceOf({}, smallLibrary());
  const inVietnamese = await ask(asked);
  expect(inVietnamese.status, inVietnamese.text).toBe(status);
  expect(inVietnamese.headers["content-type"]).toContain("application/problem+json");
  const vi = inVietnamese.json();
  expect(vi).toMatchObject({ type: `urn:problem-type:thangdiem:${kind}`, status });
  expect(vi.id).toMatch(/^[0-9a-f-]{36}$/);
  const headers = { ...asked.headers, "accept-language": "en" };
  const inEnglish = await ask({ ...asked, headers });
  const isSentByParser = kind === "request-malformed";
  if (!isSentByParser) expect(inEnglish.headers["content-language"]).toBe("en");
  expect(inEnglish.json().title).not.toBe(vi.title);
});

test("every missing, unknown or mistyped member of a body is told at once, with its pointer", async () => {
  const { ask } = await serviceOf({}, smallLibrary());
  const body = {
    set: 5,
    perod: "2025",
    close: "yes",
    upToRound: "selff",
    agency: { id: "so-1", name: null, kind: "so", block: "A", "a/b~c": "x" },
    facts: {
      ty_le: 80,
      so_hop: { document: "x" },
      muc_do: [{ value: "tot" }, { value: true, why: "x" }],
      diem: null,
    },
  };
  const { json } = await ask(post("/evaluations", body, { "accept-language": "en" }));
  const problems = json().problems.map(({ pointer, what, remedy }: Json) => [pointer, what, remedy]);
  expect(problems.sort()).toEqual([
    ["/agency/a~1b~0c", "There is no “a/b~c” here.", "Correct the name or take it out."],
    ["/agency/name", "This must be text, in quotes.", "Write it in that form."],
    ["/close", "This must be true or false.", "Write it in that form."],
    [
      "/facts/diem",
      "This must be text, in quotes, or an object { … }, or a list [ … ].",
      "Write it in that form.",
    ],
    ["/facts/muc_do/1/value", "This must be text, in quotes.", "Write it in that form."],
    ["/facts/muc_do/1/why", "There is no “why” here.", "Correct the name or take it out."],
    ["/facts/so_hop/value", "“value” is missing.", "Add it."],
    [
      "/facts/ty_le",
      "This must be text, in quotes, or an object { … }, or a list [ … ].",
      "Write it in that form.",
    ],
    ["/period", "“period” is missing.", "Add it."],
    ["/perod", "There is no “perod” here.", "Correct the name or take it out."],
    ["/set", "This must be text, in quotes.", "Write it in that form."],
    [
      "/upToRound",
      "“selff” is not one of the options.",
      "Use one of: self, appraisal, re-appraisal, council. Did you mean “self”?",
    ],
  ]);
});

test("every problem of the evidence is told at once, where it stands in the body", async () => {
  const { ask } = await serviceOf({}, smallLibrary());
  const facts = {
    co_ke_hoach: "maybe",
    so_hop: { value: "12", round: "appraisal", note: "thẩm định lại", period: "năm ngoái" },
    ty_le: [{ value: "101" }, { value: "80", round: "thẩm tra" }],
    la: "1",
    "so_hop#2": "3",
  };
  const { json } = await ask(post("/evaluations", { ...request, facts }));
  expect(json().problems.map(({ id, pointer }: Json) => [id, pointer])).toEqual([
    ["value-yes-no", "/facts/co_ke_hoach"],
    ["period-unknown", "/facts/so_hop/period"],
    ["value-above", "/facts/ty_le/0/value"],
    ["round-unknown", "/facts/ty_le/1/round"],
    ["fact-unknown", "/facts/la"],
    ["item-unasked", "/facts/so_hop#2"],
  ]);
});

test("rows of a ranking are pointed at; of a CSV text, its line and column are told", async () => {
  const { ask } = await serviceOf({}, smallLibrary());
  const rows = [
    { agency: "so-1", fact: "ty_le", value: "80" },
    { agency: "so-9", fact: "ty_le", value: "9x" },
  ];
  const places = async (evidence: unknown) =>
    (await ask(post("/rankings", { set: "thu", period: "2025", agencies: [agency], evidence })))
      .json()
      .problems.map(({ severity, agencies, what, remedy, ...place }: Json) => place);
  expect(await places(rows)).toEqual([
    { id: "agency-unknown", pointer: "/evidence/1/agency" },
    { id: "value-number", pointer: "/evidence/1/value" },
  ]);
  expect(await places("agency,fact,value\nso-1,ty_le,80\nso-9,ty_le,9x\n")).toEqual([
    { id: "agency-unknown", pointer: "/evidence", line: 3, column: "agency" },
    { id: "value-number", pointer: "/evidence", line: 3, column: "value" },
  ]);
});

test("one CSV file is enough for a block; where its rows differ about an agency, or are wrong, their lines are told", async () => {
  const { ask } = await serviceOf({ agencies: 2 }, smallLibrary());
  const head = "agency,name,kind,block,fact,value\n";
  const sound = await ask(csv(`${head}so-1,Sở 1,so,A,ty_le,80\nso-1,,,,so_hop,3\nxa-1,Xã 1,xa,B,ty_le,80\n`));
  expect(sound.json().blocks.map(({ block }: Json) => block)).toEqual(["A", "B"]);
  const wrong = await ask(csv(`${head}so-1,Sở 1,so,A,ty_le,80\nso-1,Sở 2,so,A,so_hop,3\n`));
  expect(wrong.json().problems).toMatchObject([
    { id: "agency-differs", pointer: "", line: 3, column: "name" },
  ]);
  const refused = await ask(csv(`${head}so-1,Sở 1,so,A,ty_le,8x\nso-2,,so,A,ty_le,80\n`));
  expect(refused.json().problems.map(({ id, line, column }: Json) => [id, line, column])).toEqual([
    ["agency-cell-empty", 3, "name"],
    ["value-number", 2, "value"],
  ]);
  const more = await ask(csv(`${head}a,A,so,A,ty_le,8\nb,B,so,A,ty_le,80\nc,C,so,A,ty_le,80\n`));
  expect(more.json().problems.map(({ id }: Json) => id)).toEqual(["agencies-too-many"]);
});

const sideOne = { ...rows, close: true };

test.each<[string, Json, [id: string, pointer: string][]]>([
  ["no side", { sides: [] }, [["compare-sides", "/sides"]]],
  ["three sides", { sides: [sideOne, sideOne, sideOne] }, [["compare-sides", "/sides"]]],
  [
    "one side, and not whom",
    { sides: [sideOne] },
    [
      ["field-missing", "/agency"],
      ["field-missing", "/above"],
    ],
  ],
  [
    "two sides and above",
    { sides: [sideOne, {}], agency: "so-1", above: "so-2" },
    [["compare-one-side", "/above"]],
  ],
  [
    "an agency above itself",
    { sides: [sideOne], agency: "so-1", above: "so-1" },
    [["compare-same-agency", ""]],
  ],
  [
    "an agency above one that is not there",
    { sides: [sideOne], agency: "so-1", above: "so-9" },
    [["agency-unknown", ""]],
  ],
  ["an agency that is not there", { sides: [sideOne, {}], agency: "so-9" }, [["agency-unknown", ""]]],
  ["a block that is not there", { sides: [sideOne, {}], block: "Khối B" }, [["block-unknown", ""]]],
  [
    "a certificate with evidence",
    { sides: [{ certificate: "{}", period: "2025" }, {}] },
    [["compare-mixed", "/sides/0"]],
  ],
  [
    "a second side of no set, and evidence of the first that is wrong",
    {
      sides: [
        { ...sideOne, evidence: [{ agency: "so-1", fact: "ty_le", value: "8x" }] },
        { set: "tu", evidence: [] },
      ],
    },
    [
      ["value-number", "/sides/0/evidence/0/value"],
      ["set-unknown", "/sides/1/set"],
    ],
  ],
  [
    "a side of nothing but a name",
    { sides: [{ certificate: "{}" }, { name: "x" }] },
    [
      ["certificate-none", "/sides/0/certificate"],
      ["field-missing", "/sides/1/set"],
      ["field-missing", "/sides/1/period"],
      ["field-missing", "/sides/1/agencies"],
      ["field-missing", "/sides/1/evidence"],
    ],
  ],
])("a comparison with %s", async (_, body, expected) => {
  const { ask } = await serviceOf({}, smallLibrary());
  const { status, json } = await ask(post("/comparisons", body));
  expect(status).toBe(422);
  expect(json().problems.map(({ id, pointer }: Json) => [id, pointer])).toEqual(expected);
});

test("a certificate that carries a larger set than the service checks is not reckoned", async () => {
  const set = Buffer.byteLength(smallSet);
  const { ask } = await serviceOf({ setBytes: set / 2 }, smallLibrary());
  const { text: certificate } = await ask(post("/certificates", sideOne));
  expect((await ask(post("/verifications", { certificate }))).json().problems).toMatchObject([
    { id: "certificate-set-large", file: "certificate", path: ["set"] },
  ]);
  const { ask: larger } = await serviceOf({ setBytes: 10 * set }, smallLibrary());
  expect((await larger(post("/verifications", { certificate }))).json().verified).toBe(true);
});

test("a certificate of one of several blocks asks which", async () => {
  const { ask } = await serviceOf({}, smallLibrary());
  const agencies = [agency, { ...agency, id: "so-2", block: "Khối B" }];
  const body = { ...sideOne, agencies };
  expect((await ask(post("/certificates", body))).json().problems).toMatchObject([
    { id: "certificate-whose" },
  ]);
  expect((await ask(post("/certificates", { ...body, block: "Khối B" }))).json().block).toBe("Khối B");
});

test("with keepGoing an agency with a problem is left out, named, and told about", async () => {
  const { ask } = await serviceOf({}, smallLibrary());
  const body = {
    set: "thu",
    period: "2025",
    agencies: [agency, { ...agency, id: "so-2", name: "Sở 2" }],
    evidence: [
      { agency: "so-1", fact: "ty_le", value: "80" },
      { agency: "so-2", fact: "ty_le", value: "80%%" },
    ],
  };
  expect((await ask(post("/rankings", body))).status).toBe(422);
  const answer = (await ask(post("/rankings", { ...body, keepGoing: true }))).json();
  expect(answer.leftOut).toEqual(["so-2"]);
  expect(answer.blocks[0].agencies.map(({ agency: { id } }: Json) => id)).toEqual(["so-1"]);
  expect(answer.problems.map(({ pointer }: Json) => pointer)).toEqual(["/evidence/1/value"]);
  const table = await ask(post("/rankings", { ...body, keepGoing: true }, { accept: "text/csv" }));
  expect(table.headers["thangdiem-left-out"]).toBe("so-2");
  expect(table.headers["thangdiem-problems"]).toBe("1");
});

test("what is to be looked at stands beside the result, and only then", async () => {
  const { ask } = await serviceOf({}, smallLibrary());
  expect(Object.keys((await ask(post("/evaluations", request))).json())).not.toContain("problems");
  const facts = { ...request.facts, so_hop: { value: "", round: "appraisal", note: "chưa xem" } };
  const { problems } = (await ask(post("/evaluations", { ...request, facts }))).json();
  expect(problems.map(({ id, severity, pointer }: Json) => [id, severity, pointer])).toEqual([
    ["note-without-answer", "warning", "/facts/so_hop/value"],
  ]);
});

test("a method that an address does not take is answered with those it does", async () => {
  const { ask } = await serviceOf({}, smallLibrary());
  expect((await ask({ url: "/evaluations" })).headers["allow"]).toBe("POST");
  expect((await ask({ method: "PUT", url: "/criteria-sets" })).headers["allow"]).toBe("GET, HEAD");
});

test("a set whose formula is longer than the service takes is not checked", async () => {
  const { ask } = await serviceOf({ formulaCharacters: 20 }, smallLibrary());
  const rule = (formula: string) =>
    smallSet.replace("rule: { kind: graded, fact: diem }", `rule: { kind: formula, formula: "${formula}" }`);
  expect((await ask(yaml(rule("min(diem, M) * 1.0000")))).json().problems).toMatchObject([
    { id: "formula-over-limit", pointer: "/criteria/6/rule/formula" },
  ]);
  expect((await ask(yaml(rule("min(diem, M) * 1.000")))).status).toBe(200);
});

test("a body one byte too large is refused, whether its length is announced or not", async () => {
  const { ask } = await serviceOf({ bodyBytes: 2000 }, smallLibrary());
  const body = (length: number) => {
    const short = JSON.stringify({ ...request, facts: { ty_le: { value: "80", note: "" } } });
    const note = "n".repeat(length - short.length);
    return JSON.stringify({ ...request, facts: { ty_le: { value: "80", note } } });
  };
  const missing = Buffer.byteLength(body(1000)) - 1000;
  expect((await ask(post("/evaluations", body(2000 - missing)))).status).toBe(200);
  const large = await ask(post("/evaluations", body(2001 - missing)));
  expect([large.status, large.json().type]).toEqual([413, "urn:problem-type:thangdiem:body-large"]);
  const chunked = await ask({
    ...post("/evaluations", ""),
    payload: Readable.from([Buffer.from(body(2001 - missing))]),
  });
  expect(chunked.status).toBe(413);
});

test("a set one byte too large is not checked, and the limit of sets is told", async () => {
  const { ask } = await serviceOf({ setBytes: Buffer.byteLength(smallSet) }, smallLibrary());
  expect((await ask(yaml(smallSet))).status).toBe(200);
  const large = await ask(yaml(`${smallSet}\n`));
  expect([large.status, large.json().detail]).toEqual([
    413,
    `Gửi không quá ${Buffer.byteLength(smallSet)} byte; nhiều đơn vị thì dùng /evaluations/stream.`,
  ]);
});

test("one agency more than a request may have is refused", async () => {
  const { ask } = await serviceOf({ agencies: 2 }, smallLibrary());
  const agencies = ["a", "b", "c"].map((id) => ({ ...agency, id }));
  const body = (count: number) => ({
    set: "thu",
    period: "2025",
    agencies: agencies.slice(0, count),
    evidence: [],
  });
  expect((await ask(post("/rankings", body(2)))).status).toBe(200);
  const more = await ask(post("/rankings", body(3)));
  expect([more.status, more.json().problems[0].pointer]).toEqual([422, "/agencies"]);
});

test("of a failure of ours nothing is told but an id, under which the log has it", async () => {
  const broken = {
    ...smallLibrary(),
    scorerOf: () => {
      throw new Error("inner secret");
    },
  };
  const { ask, log } = await serviceOf({}, broken);
  const answer = await ask(post("/evaluations", request, { "accept-language": "en" }));
  expect(answer.status).toBe(500);
  const { id, ...told } = answer.json();
  expect(told).toEqual({
    type: "urn:problem-type:thangdiem:internal",
    title: "The server failed",
    status: 500,
    detail: "Tell whoever runs it, with the id given here.",
  });
  const line = log.map((one) => JSON.parse(one)).find(({ err }) => err !== undefined);
  expect([line.reqId, line.err.message]).toEqual([id, "inner secret"]);
});

test("a name of a fact that is longer than any text may be is refused like one", async () => {
  const { app } = await serviceOf({}, smallLibrary());
  const payload = JSON.stringify({
    set: "thu",
    period: "2025",
    agency: null,
    facts: { ["ô".repeat(12_000)]: "có" },
  });
  const { statusCode, body } = await app.inject({
    method: "POST",
    url: "/evaluations",
    headers: { "content-type": "application/json", "accept-language": "en" },
    payload,
  });
  expect(statusCode).toBe(400);
  const problems: readonly { readonly pointer?: string; readonly id?: string }[] =
    JSON.parse(body).problems ?? JSON.parse(body).errors;
  expect(JSON.stringify(problems)).toContain("text-too-long");
});
