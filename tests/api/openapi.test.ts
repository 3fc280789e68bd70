/** The description of the service is true: valid, whole, and every example in it is answered as it says. */
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { type Json, serviceOf } from "./service.ts";

async function described() {
  const service = await serviceOf();
  const document = (await service.ask({ url: "/openapi.json" })).json();
  const operations: { path: string; method: string; operation: Json }[] = Object.entries<Json>(
    document.paths,
  ).flatMap(([path, methods]) =>
    Object.entries<Json>(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return { ...service, document, operations };
}

test("it is valid OpenAPI 3.1", async () => {
  const { document } = await described();
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect(errors).toBeUndefined();
  expect([valid, validator.version, document.openapi]).toEqual([true, "3.1", "3.1.0"]);
  const { paths, ...pathless } = structuredClone(document);
  expect((await new Validator().validate({ ...pathless, paths: [] })).valid).toBe(false);
});

test("it tells of every route and of nothing else", async () => {
  const { operations } = await described();
  expect(operations.map(({ path, method }) => `${method} ${path}`).sort()).toEqual([
    "get /criteria-sets",
    "get /criteria-sets/{id}",
    "get /criteria-sets/{id}/editions/{edition}",
    "get /criteria-sets/{id}/editions/{edition}/evidence-schema",
    "get /criteria-sets/{id}/editions/{edition}/form.csv",
    "get /health",
    "get /metrics",
    "get /ready",
    "post /certificates",
    "post /checks",
    "post /comparisons",
    "post /evaluations",
    "post /evaluations/stream",
    "post /rankings",
    "post /verifications",
  ]);
});

/** What a client makes of the examples of an operation. */
function requestOf(path: string, method: string, operation: Json) {
  const parameters: Json[] = operation.parameters ?? [];
  const given = parameters.filter(({ required, example }) => required || example !== undefined);
  for (const { name, example } of given) expect(example, `${path}: ${name} has no example`).toBeDefined();
  const ofPath = new Map(
    given.filter((one) => one.in === "path").map(({ name, example }) => [name, example]),
  );
  const query = new URLSearchParams(
    given.filter((one) => one.in === "query").map(({ name, example }): [string, string] => [name, example]),
  );
  const [type, content] = Object.entries<Json>(operation.requestBody?.content ?? {})[0] ?? [];
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => ofPath.get(name));
  return {
    method: method.toUpperCase() as "GET" | "POST",
    url: query.size === 0 ? url : `${url}?${query}`,
    headers: type === undefined ? {} : { "content-type": type },
    ...(content === undefined
      ? {}
      : { payload: typeof content.example === "string" ? content.example : JSON.stringify(content.example) }),
  };
}

test("every example is answered, and the answer has the form that is promised", async () => {
  const { ask, document, operations } = await described();
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(document, "openapi");
  let replayed = 0;
  for (const { path, method, operation } of operations) {
    const answer = await ask(requestOf(path, method, operation));
    expect(answer.status, `${path}: ${answer.text}`).toBe(200);
    const promised = operation.responses["200"].content;
    const type = String(answer.headers["content-type"]).split(";")[0] ?? "";
    expect(Object.keys(promised), path).toContain(type);
    replayed += 1;
    if (type !== "application/json") continue;
    const place = ["paths", path, method, "responses", "200", "content", type, "schema"];
    const reference = place.map((step) =>
      encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1")),
    );
    const check = ajv.compile({ $ref: `openapi#/${reference.join("/")}` });
    expect(check(answer.json()), `${path}: ${JSON.stringify(check.errors)}`).toBe(true);
  }
  expect(replayed).toBe(15);
});

test("refusals have the form that is promised", async () => {
  const { ask, document } = await described();
  const ajv = new Ajv2020({ strict: false });
  const check = ajv.compile({ ...document.components.schemas.Problem, components: document.components });
  const headers = { "content-type": "application/json" };
  for (const asked of [
    { url: "/nothing" },
    { url: "/criteria-sets/tu" },
    { method: "POST" as const, url: "/evaluations", headers, payload: "{}" },
    { method: "POST" as const, url: "/evaluations", headers, payload: '{"a":1.5,}' },
    {
      method: "POST" as const,
      url: "/rankings",
      headers,
      payload: '{"set":"hd-16","period":"2025","agencies":"id\\n","evidence":"x,y\\n"}',
    },
  ]) {
    const { json, text } = await ask(asked);
    expect(check(json()), `${text} ${JSON.stringify(check.errors)}`).toBe(true);
  }
});

test("every POST says what it takes and how it may be refused", async () => {
  const { operations } = await described();
  for (const { path, operation } of operations.filter(({ method }) => method === "post")) {
    expect(Object.values<Json>(operation.requestBody.content)[0].example, path).toBeDefined();
    // A certificate that is none is what /verifications is asked about, and answers.
    const wrongContent = path === "/verifications" ? [] : ["422"];
    for (const status of ["400", "401", "415", ...wrongContent, "429", "503"])
      expect(Object.keys(operation.responses[status]?.content ?? {}), `${path} ${status}`).toEqual([
        "application/problem+json",
      ]);
  }
});

test("the schema of evidence takes what the samples hand in and refuses facts the set does not ask", async () => {
  const { ask } = await serviceOf();
  const schema = (await ask({ url: "/criteria-sets/hd-16/editions/2024-05-14/evidence-schema" })).json();
  const check = new Ajv2020({ strict: false }).compile(schema);
  const agency = { id: "so-mau-01", name: "Sở Mẫu 01", kind: "so_nganh", block: "Sở" };
  const facts = { co_quy_che_dan_chu: "có", so_tin_bai: { value: "15", document: "Báo cáo" } };
  expect(check({ agency, facts })).toBe(true);
  expect(check({ agency, facts: { ...facts, so_tin_bai: 15 } })).toBe(false);
  expect(check({ agency, facts: { ...facts, so_tin: "15" } })).toBe(false);
  expect(check({ agency: { ...agency, kind: "bo" }, facts })).toBe(false);
  expect(schema.properties.facts.properties.so_tin_bai).toMatchObject({
    "x-type": "integer",
    "x-least": "0",
  });
});

test("the page to read loads only what lies beside it, and runs nothing written into it", async () => {
  const { ask } = await serviceOf();
  const page = await ask({ url: "/docs/" });
  expect(String(page.headers["content-security-policy"])).toContain("script-src 'self';");
  expect(String(page.headers["content-security-policy"])).not.toMatch(/https?:|unsafe/);
  const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? "");
  expect(sources.length).toBeGreaterThan(4);
  for (const source of sources) {
    expect(source).toMatch(/^\.\/static\//);
    expect((await ask({ url: `/docs/${source.slice(2)}` })).status, source).toBe(200);
  }
  expect(page.text).not.toMatch(/<script[^>]*>[^<]*\S[^<]*<\/script>|<style|\son\w+=/);
});
