/** The command line and the service are two doors of one house: the same input gives the same bytes. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTable } from "../../src/files/csv-in.ts";
import { readPrivateKey } from "../../src/files/keys.ts";
import { agencyColumns, csvOf, evidenceColumns, langs } from "../../src/index.ts";
import { folderOf, smallSet, thangdiem } from "../fixtures.ts";
import { type Json, post, serviceOf } from "./service.ts";

const small = "data/sample-small";
const text = (name: string) => readFileSync(join(small, name), "utf8");
const command = (...args: string[]) => thangdiem(args).out;

function rowsOf(name: string, columns: Parameters<typeof readTable>[2]): Json[] {
  const { value } = readTable(text(name), name, columns);
  if (value === null) throw new Error(`${name} is not read`);
  return value.rows.map(({ cells }) =>
    Object.fromEntries(
      value.columns
        .map((name): [string, string] => [name, cells.get(name) ?? ""])
        .filter(([name, cell]) => cell !== "" || name === "value"),
    ),
  );
}

/** Every agency of the sample as a program would send it. */
function agencies(): { readonly agency: Json; readonly facts: Json }[] {
  const evidence = rowsOf("evidence.csv", evidenceColumns);
  return rowsOf("agencies.csv", agencyColumns).map((agency) => {
    const facts: Json = {};
    for (const { agency: of, fact, value = "", ...others } of evidence)
      if (of === agency.id) facts[fact] = [...(facts[fact] ?? []), { value, ...others }];
    return { agency, facts };
  });
}

test.each(langs)("an evaluation, in %s", async (lang) => {
  const { ask } = await serviceOf();
  const all = agencies();
  expect(all.length).toBe(12);
  for (const one of all) {
    const args = [
      "--set",
      "hd-16",
      "--evidence",
      small,
      "--agency",
      one.agency.id,
      "--close",
      "--lang",
      lang,
    ];
    const expected = command("explain", ...args, "--json");
    const body = { set: "hd-16", period: "2025", close: true, ...one };
    const { status, text: answer } = await ask(post("/evaluations", body, { "accept-language": lang }));
    expect(status, answer).toBe(200);
    expect(answer, one.agency.id).toBe(expected);
  }
});

test.each([
  [
    "as rows",
    () => ({
      agencies: rowsOf("agencies.csv", agencyColumns),
      evidence: rowsOf("evidence.csv", evidenceColumns),
    }),
  ],
  ["as the files themselves", () => ({ agencies: text("agencies.csv"), evidence: text("evidence.csv") })],
])("a ranking, its evidence sent %s, as JSON and as CSV", async (_, tables) => {
  const { ask } = await serviceOf();
  const args = ["rank", "--set", "hd-16", "--evidence", small, "--close"];
  const body = { set: "hd-16", period: "2025", close: true, ...tables() };
  expect((await ask(post("/rankings", body))).text).toBe(command(...args, "--json"));
  const csv = await ask(post("/rankings", body, { accept: "text/csv" }));
  expect(csv.text).toBe(command(...args, "--csv"));
  expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8");
});

test("a ranking of a block that is sent as one CSV file", async () => {
  const { ask } = await serviceOf();
  const listed = new Map(rowsOf("agencies.csv", agencyColumns).map((one) => [one.id, one]));
  const named = new Set<string>();
  const names = ["agency", "name", "kind", "block", "fact", "period", "round", "value", "document", "note"];
  const rows = rowsOf("evidence.csv", evidenceColumns).map((row) => {
    // The first row of each agency says whose it is.
    const own = named.has(row.agency) ? {} : listed.get(row.agency);
    named.add(row.agency);
    return names.map((name) => ({ ...own, ...row })[name] ?? "");
  });
  const columns = names.map((name) => ({ name, is: "number" as const }));
  const { status, text: answer } = await ask({
    method: "POST",
    url: "/rankings?set=hd-16&period=2025&close=true",
    headers: { "content-type": "text/csv" },
    payload: csvOf(columns, rows, "en"),
  });
  expect(status, answer).toBe(200);
  expect(answer).toBe(command("rank", "--set", "hd-16", "--evidence", small, "--close", "--json"));
});

test("a council's decisions stand in both", async () => {
  const { ask } = await serviceOf();
  const decisions = "agency,grade,reason,document\nso-mau-01,trung_binh,Hội đồng xét,12/QĐ\n";
  const file = join(folderOf({ "decisions.csv": decisions }), "decisions.csv");
  const args = ["rank", "--set", "hd-16", "--evidence", small, "--close", "--decisions", file, "--json"];
  const expected = command(...args);
  expect(expected).toContain("Hội đồng xét");
  const tables = { agencies: text("agencies.csv"), evidence: text("evidence.csv"), decisions };
  const body = { set: "hd-16", period: "2025", close: true, ...tables };
  expect((await ask(post("/rankings", body))).text).toBe(expected);
});

test("the sets at hand", async () => {
  const { ask } = await serviceOf();
  expect((await ask({ url: "/criteria-sets" })).text).toBe(command("sets", "--json"));
});

test("a blank sheet", async () => {
  const { ask } = await serviceOf();
  const query = new URLSearchParams({
    period: "2025",
    kind: "so_nganh",
    agency: "so-mau-01",
    name: "Sở Mẫu 01",
  });
  const { text: sheet } = await ask({ url: `/criteria-sets/hd-16/editions/2024-05-14/form.csv?${query}` });
  const args = ["--set", "hd-16", "--period", "2025", "--agencies", `${small}/agencies.csv`];
  expect(sheet).toBe(command("form", ...args, "--agency", "so-mau-01"));
});

test.each([
  ["a sound set", smallSet],
  ["a set with defects", smallSet.replace('base: "10"', 'base: "11"')],
  ["no YAML", "set: thu\n\tedition: x\n"],
])("the findings in %s", async (_, set) => {
  const { ask } = await serviceOf();
  const folder = folderOf({ "bo.yaml": set });
  const file = join(folder, "bo.yaml");
  const { text: found } = await ask({
    method: "POST",
    url: `/checks?name=${encodeURIComponent(file)}`,
    headers: { "content-type": "application/yaml" },
    payload: set,
  });
  expect(found).toBe(command("check", file, "--json"));
});

test("an edition's digest is the one that results name", async () => {
  const { ask } = await serviceOf();
  const edition = (await ask({ url: "/criteria-sets/hd-16/editions/2024-05-14" })).json();
  const [one] = agencies();
  const result = (await ask(post("/evaluations", { set: "hd-16", period: "2025", ...one }))).json();
  expect(edition.digest).toBe(result.setDigest);
  expect(edition.data.facts.co_quy_che_dan_chu.type).toBe("yes-no");
});

const tables = () => ({ agencies: text("agencies.csv"), evidence: text("evidence.csv") });
const list = () => ({ set: "hd-16", period: "2025", close: true, ...tables() });
const asList = ["--set", "hd-16", "--evidence", small, "--close"];
const certify = (...args: string[]) => command("certify", ...asList, ...args);

test.each([
  ["a block", { block: "Sở, ban, ngành" }, ["--block", "Sở, ban, ngành"]],
  ["an agency", { agency: "so-mau-01" }, ["--agency", "so-mau-01"]],
])("the certificate of %s", async (_, whose, args) => {
  const { ask } = await serviceOf();
  const expected = certify(...args);
  expect(expected).toContain("so-mau-01");
  const { status, text: answer, headers } = await ask(post("/certificates", { ...list(), ...whose }));
  expect(status, answer).toBe(200);
  expect(answer).toBe(expected);
  expect(headers["content-type"]).toBe("application/json; charset=utf-8");
});

test("a signed certificate, where the service has a key", async () => {
  const folder = folderOf({});
  command("keygen", "--out", join(folder, "so"));
  const key = join(folder, "so.key");
  const signer = readPrivateKey(key).value;
  expect(signer).not.toBeNull();
  const { ask } = await serviceOf({}, undefined, signer);
  const expected = certify("--agency", "so-mau-01", "--key", key);
  expect(expected).toContain("signatures");
  const { text: certificate } = await ask(post("/certificates", { ...list(), agency: "so-mau-01" }));
  expect(certificate).toBe(expected);
  const pem = readFileSync(join(folder, "so.pub"), "utf8");
  const { json } = await ask(post("/verifications", { certificate, key: pem }));
  expect(json()).toMatchObject({ verified: true, signature: { checked: true } });
  const secret = await ask(post("/verifications", { certificate, key: readFileSync(key, "utf8") }));
  expect(secret.json()).toMatchObject({ verified: false, problems: [{ id: "key-is-private" }] });
});

test("a certificate verified: alone, beside its block, with a byte changed, and what is none", async () => {
  const { ask } = await serviceOf();
  const own = certify("--agency", "so-mau-01");
  const block = certify("--block", JSON.parse(own).block);
  const folder = folderOf({ "block/x": "" });
  const bent = own.replace('"value":"15"', '"value":"14"');
  expect(bent).not.toBe(own);
  for (const [certificate, beside, verified] of [
    [own, undefined, true],
    [own, block, true],
    [bent, undefined, false],
    [bent, block, false],
    [own, `${block} `, false],
    ["{}", undefined, false],
    ["\u0000", undefined, false],
  ] as const) {
    writeFileSync(join(folder, "certificate"), certificate);
    const options = beside === undefined ? [] : ["--block", join(folder, "block", "block")];
    if (beside !== undefined) writeFileSync(join(folder, "block", "block"), beside);
    const { status, text: answer, json } = await ask(post("/verifications", { certificate, block: beside }));
    expect(status, answer).toBe(200);
    expect(json().verified).toBe(verified);
    expect(answer).toBe(command("verify", join(folder, "certificate"), ...options, "--json"));
  }
});

const dispute = "data/dispute";
const disputed = (name: string) => readFileSync(join(dispute, name), "utf8");
const claimed = () => ({
  set: "hd-16",
  period: "2025",
  close: true,
  upToRound: "self",
  agencies: disputed("agencies.csv"),
  evidence: disputed("evidence.csv"),
});

test.each([
  ["one agency", { agency: "so-mau-a" }, ["--agency", "so-mau-a"]],
  ["everyone", {}, []],
])("a comparison of two rounds, %s, as JSON and as CSV", async (_, whose, args) => {
  const { ask } = await serviceOf();
  const asked = ["compare", "--set", "hd-16", "--evidence", dispute, "--close", "--round", "self", ...args];
  const rounds = [...asked, "--with-round", "appraisal"];
  const body = { sides: [claimed(), { upToRound: "appraisal" }], ...whose };
  const { status, text: answer } = await ask(post("/comparisons", body));
  expect(status, answer).toBe(200);
  expect(answer).toBe(command(...rounds, "--json"));
  const csv = await ask(post("/comparisons", body, { accept: "text/csv" }));
  expect(csv.text).toBe(command(...rounds, "--csv"));
});

test("a comparison of two certificates, and why one agency stands above another", async () => {
  const { ask } = await serviceOf();
  const own = certify("--agency", "so-mau-01");
  const open = command("certify", "--set", "hd-16", "--evidence", small, "--agency", "so-mau-01");
  const folder = folderOf({ "truoc.cert": open, "sau.cert": own });
  const sides = [
    { certificate: open, name: "truoc.cert" },
    { certificate: own, name: "sau.cert" },
  ];
  const { text: answer } = await ask(post("/comparisons", { sides }));
  expect(answer).toBe(command("compare", join(folder, "truoc.cert"), join(folder, "sau.cert"), "--json"));
  expect(JSON.parse(answer).agency.id).toBe("so-mau-01");
  const whom = { agency: "so-mau-01", above: "so-mau-02" };
  const above = await ask(post("/comparisons", { sides: [list()], ...whom }));
  const args = ["compare", ...asList, "--agency", whom.agency, "--above", whom.above];
  expect(above.text).toBe(command(...args, "--json"));
  const csv = await ask(post("/comparisons", { sides: [list()], ...whom }, { accept: "text/csv" }));
  expect(csv.text).toBe(command(...args, "--csv"));
});
