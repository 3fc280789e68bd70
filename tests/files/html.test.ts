/** The pages of score, rank and explain: safe, well formed, self-contained, readable by everyone, with every notice. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import axe from "axe-core";
import { JSDOM, type PageDocument, type PageElement } from "jsdom";
import { describe, expect, test } from "vitest";
import { Exact } from "../../src/engine/index.ts";
import { groupBar } from "../../src/files/html/drawings.ts";
import { html } from "../../src/files/html/html.ts";
import { changed, runOn, smallSet, thangdiem } from "../fixtures.ts";

const sample = [
  "--set",
  "hd-16",
  "--evidence",
  join(import.meta.dirname, "../../data/sample-small"),
  "--html",
];

/** Every page on the sample, each with whether something on it is provisional. */
const pages: readonly (readonly [name: string, isProvisional: boolean, args: readonly string[]])[] = [
  ["score list, open", true, ["score"]],
  ["score list, closed", false, ["score", "--close"]],
  ["score sheet, open", true, ["score", "--agency", "phuong-mau-07"]],
  ["score sheet, closed", false, ["score", "--agency", "so-mau-04", "--close"]],
  ["ranking, open", true, ["rank"]],
  ["ranking, closed", false, ["rank", "--close"]],
  ["explanation, open", true, ["explain", "--agency", "xa-mau-08"]],
  ["explanation, closed", false, ["explain", "--agency", "so-mau-04", "--close"]],
  ["explanation of one criterion", true, ["explain", "--agency", "so-mau-04", "--criterion", "IV.2"]],
];

const inBothLanguages = pages.flatMap(([name, isProvisional, args]) =>
  (["vi", "en"] as const).map(
    (lang) =>
      [`${name}, ${lang}`, { lang, isProvisional, args: [...args, ...sample, "--lang", lang] }] as const,
  ),
);

function pageOf(args: readonly string[]): string {
  const { status, out, err } = thangdiem(args);
  expect([status, err]).toEqual([0, ""]);
  return out;
}

const documentOf = (page: string): PageDocument => new JSDOM(page).window.document;
const textsOf = (within: PageElement, selector: string): string[] =>
  [...within.querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, " ").trim());

const tagsOf = (within: PageElement, selector: string): string[] =>
  [...within.querySelectorAll(selector)].map(({ localName }) => localName);

describe("the template", () => {
  test.each([
    ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
    [`"><img src=x onerror='x'>`, "&quot;&gt;&lt;img src=x onerror=&#39;x&#39;&gt;"],
    ["R&D &amp; &lt;", "R&amp;D &amp;amp; &amp;lt;"],
    ["Sở Nội vụ °", "Sở Nội vụ °"],
    ["a\u0000b\u001bc", "a\ufffdb\ufffdc"],
  ])("escapes the text %j", (text, shown) => {
    expect(String(html`<p title="${text}">${text}</p>`)).toBe(`<p title="${shown}">${shown}</p>`);
  });
  test("leaves markup as it is, alone and in lists, and shows nothing for null", () => {
    const item = html`<li>${"<"}</li>`;
    expect(String(html`<ul>${[item, item]}${null}${item}</ul>`)).toBe(
      "<ul><li>&lt;</li><li>&lt;</li><li>&lt;</li></ul>",
    );
  });
  test("refuses an attribute without quotes, in which no escaping holds", () => {
    expect(() => html`<p title=${"a onclick=b"}></p>`).toThrow("without quotes");
  });
});

describe.each(inBothLanguages)("%s", (_, { lang, isProvisional, args }) => {
  const page = pageOf(args);
  const document = documentOf(page);

  test("is well formed and says its language and title", () => {
    // XML is read strictly: a tag left open or a stray & would throw.
    const strict = new JSDOM(page, { contentType: "application/xhtml+xml" }).window.document;
    expect([...strict.querySelectorAll("*")].length).toBe([...document.querySelectorAll("*")].length);
    expect(document.documentElement.getAttribute("lang")).toBe(lang);
    expect(document.title).toBe(textsOf(document, "h1")[0]);
  });

  test("loads and runs nothing, and forbids it", () => {
    expect(tagsOf(document, "script, link, img, iframe, object, form, a")).toEqual([]);
    const attributes = [...document.querySelectorAll("*")].flatMap((one) => [...one.attributes]);
    expect(attributes.length).toBeGreaterThan(20);
    expect(
      attributes
        .map(({ name, value }) => `${name}=${value}`)
        .filter((one) => /^(on|src|href|style=|xlink|srcset|action)|https?:/.test(one)),
    ).toEqual([]);
    const style = document.querySelector("style")?.textContent ?? "";
    expect(style).not.toMatch(/url\(|@import|@font-face|</);
    const digest = createHash("sha256").update(style).digest("base64");
    expect(
      document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content"),
    ).toBe(`default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`);
  });

  test("says what it is on every printed page: in the head of every sheet, which is repeated, and in the margins", () => {
    const reconstruction = { vi: "BẢN DỰNG LẠI", en: "RECONSTRUCTION" }[lang];
    const provisional = { vi: "TẠM TÍNH", en: "PROVISIONAL" }[lang];
    const sheets = [...document.querySelectorAll(".sheet")];
    expect(sheets.length).toBeGreaterThan(0);
    for (const sheet of sheets) {
      const notice = sheet.querySelector("thead")?.textContent ?? "";
      expect(notice).toContain(reconstruction);
      expect(notice.includes(provisional)).toBe(isProvisional);
    }
    const style = document.querySelector("style")?.textContent ?? "";
    expect(style).toContain("size: A4");
    expect(style).toContain("counter(page)");
    expect(style.match(/@bottom-center \{ content: "([^"]*)"/)?.[1]).toContain(reconstruction);
    expect(textsOf(document, ".notices li")[0]).toMatch(/bản dựng lại|reconstruction/);
  });

  test("can be traced: set, edition and digests", () => {
    const trace = textsOf(document, ".trace").join("");
    expect(trace).toContain("hd-16@2024-05-14");
    expect(trace.match(/sha256:[0-9a-f]{64}/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test("tells in words whatever it draws, and heads every table", () => {
    for (const drawing of document.querySelectorAll("svg")) {
      const isDecoration = drawing.getAttribute("aria-hidden") === "true";
      expect(isDecoration || drawing.getAttribute("role") === "img").toBe(true);
      if (!isDecoration) expect(drawing.getAttribute("aria-label")).toMatch(/\d/);
    }
    for (const table of document.querySelectorAll("table:not([role=presentation])")) {
      expect(table.querySelector("caption")?.textContent).not.toBe("");
      expect(textsOf(table, "th:not([scope])")).toEqual([]);
    }
  });

  test("has no barrier that axe finds", async () => {
    const { window } = new JSDOM(page, { runScripts: "outside-only" });
    window.eval(axe.source);
    // Contrast needs a real browser: everything is black on white.
    const found = await (window.eval(
      'axe.run({ rules: { "color-contrast": { enabled: false } } })',
    ) as Promise<{ violations: { id: string; nodes: { html: string }[] }[]; passes: unknown[] }>);
    expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(found.passes.length).toBeGreaterThan(15);
    window.close();
  });
});

describe("what data says cannot become markup, wherever it stands", () => {
  const evil = `</style></title><script>alert(1)</script>"'&<b onclick=x>`;
  const quoted = `"${evil.replaceAll('"', '""')}"`;
  const agencies = `id,name,kind,block\nso-1,${quoted},so,${quoted}\nso-2,Sở 2,so,${quoted}\n`;
  const evidence = `agency,fact,value,document,note\nso-1,co_ke_hoach,có,${quoted},${quoted}\nso-1,so_hop,5,${quoted},\n`;
  const set = changed("title: Họp", `title: '${evil.replaceAll("'", "''")}'`);
  test.each([
    ["score", []],
    ["score", ["--agency", "so-1"]],
    ["rank", []],
    ["rank", ["--close"]],
    ["explain", ["--agency", "so-1"]],
  ] as const)("%s %j", (command, options) => {
    const { status, out } = runOn(command, { agencies, evidence, set }, "--html", ...options);
    expect(status).toBe(0);
    const document = documentOf(out);
    expect(out).not.toContain("<script");
    expect(tagsOf(document, "script, b, [onclick]")).toEqual([]);
    expect(tagsOf(document, "style")).toEqual(["style"]);
    expect(document.querySelector("style")?.textContent.trim().endsWith("}")).toBe(true);
    expect(document.querySelector("main")?.textContent).toContain(evil);
  });
});

describe("the notice", () => {
  const full = "co_ke_hoach,KAD,,Không có\nso-1,so_hop,5,,\n";
  const evidence = `agency,fact,value,document,note\nso-1,${full}`;
  const headsOf = (...args: Parameters<typeof runOn>) =>
    textsOf(documentOf(runOn(...args).out), ".sheet > thead");
  test("of an official, closed set is none", () => {
    expect(headsOf("score", { evidence }, "--html", "--close", "--agency", "so-1")).toEqual([]);
  });
  test("of an official, open record is that it is provisional", () => {
    expect(headsOf("explain", { evidence }, "--html", "--agency", "so-1")).toEqual(["TẠM TÍNH, chưa chốt"]);
  });
  test("of a list from which agencies are left out is that it is incomplete", () => {
    const broken = `${evidence}so-2,so_hop,x,,\n`;
    const page = runOn("rank", { evidence: broken }, "--html", "--close", "--keep-going");
    expect(page.status).toBe(1);
    expect(textsOf(documentOf(page.out), ".sheet > thead")).toEqual(["CHƯA ĐỦ đơn vị", "CHƯA ĐỦ đơn vị"]);
    expect(page.out).toContain("CHƯA ĐỦ: không có so-2");
  });
});

describe("the ranking page", () => {
  test("gives the places worked by hand, each block on a sheet of its own", () => {
    const document = documentOf(pageOf(["rank", "--close", ...sample]));
    const sheets = [...document.querySelectorAll(".sheet")];
    expect(sheets.map((sheet) => textsOf(sheet, "h2")[0])).toEqual([
      "Khối Sở, ban, ngành (4 đơn vị)",
      "Khối Phường (3 đơn vị)",
      "Khối Xã, đặc khu (2 đơn vị)",
      "Khối Đơn vị thuộc UBND thành phố (3 đơn vị)",
    ]);
    const [first, second] = sheets.map((sheet) =>
      [...sheet.querySelectorAll(".wide tbody tr")].map((row) =>
        textsOf(row, "td, th").slice(0, 4).join(" | "),
      ),
    );
    expect(first).toEqual([
      "1 | Sở Mẫu 01 | 98,15° | Xuất sắc",
      "2 | Sở Mẫu 04 | 92,80° | Xuất sắc",
      "3 | Sở Mẫu 02 | 80,00° | Tốt",
      "4 | Sở Mẫu 03 | 79,99° | Khá",
    ]);
    expect(second?.map((row) => row.split(" | ")[0])).toEqual(["1", "1", "3"]);
    expect(sheets[0]?.querySelector(".chart")?.getAttribute("aria-label")).toContain("Xuất sắc 90°; Tốt 80°");
  });
  test("shows a quota with the block it is counted in", () => {
    const set = smallSet.replace(
      "ranking: {}",
      "quotas: [{ grade: dat, at-most: 50%, of: scored, counted: before, within: block, rounding: down }]\nranking: {}",
    );
    const { out, err } = runOn("rank", { set }, "--html", "--close");
    expect(err).toBe("");
    const sheets = [...documentOf(out).querySelectorAll(".sheet")];
    expect(sheets.map((sheet) => textsOf(sheet, "h3 + ul > li")[0])).toEqual([
      expect.stringContaining("Giới hạn số “Đạt”, khối Khối A"),
      expect.stringContaining("Giới hạn số “Đạt”, khối Khối B"),
    ]);
  });
});

describe("pages about one agency", () => {
  test.each([["score"], ["explain"]])("%s shows no other agency's name or numbers", (command) => {
    const page = pageOf([command, "--agency", "so-mau-03", ...sample]);
    expect(page.match(/Mẫu \d\d/g)?.every((name) => name === "Mẫu 03")).toBe(true);
  });
  test("the explanation has every criterion with rule, facts, sum, source and scorer", () => {
    const document = documentOf(pageOf(["explain", "--agency", "phuong-mau-05", "--close", ...sample]));
    const criteria = [...document.querySelectorAll(".criterion")];
    expect(criteria).toHaveLength(28);
    for (const one of criteria)
      for (const label of ["Quy tắc", "Dữ kiện", "Cách tính", "Nguồn", "Bên chấm"])
        expect(textsOf(one, "dt")).toContain(label);
  });
  test("the score sheet has the points of the explanation, what is open, and places to sign", () => {
    const document = documentOf(pageOf(["score", "--agency", "phuong-mau-07", ...sample]));
    const explained = documentOf(pageOf(["explain", "--agency", "phuong-mau-07", ...sample]));
    const points = textsOf(document, "td.points").slice(0, -1);
    expect(points).toEqual(textsOf(explained, ".criterion .number, .division .number"));
    const text = document.querySelector("main")?.textContent ?? "";
    expect(text).toContain("hiện có 83,00°, còn có thể trong khoảng [79,00; 92,50]° / 100°");
    expect(text).toContain("so_can_bo_bi_xu_ly");
    expect(text).toContain("THỦ TRƯỞNG ĐƠN VỊ");
  });
});

test("a bar is filled as far as points are sure, striped as far as they are possible, and never leaves its frame", () => {
  const bar = (least: bigint | null, most: bigint | null) => {
    const end = (number: bigint | null) => (number === null ? null : Exact.of(number));
    const points = { applies: true, earned: Exact.of(0n), mayNotApply: false } as const;
    const text = String(
      groupBar({ ...points, span: { least: end(least), most: end(most) } }, Exact.of(4n), "x"),
    );
    const stripes = [...text.matchAll(/M([\d.]+) /g)].map(([, x]) => Number(x));
    return { filled: /class="sure"[^>]*width="([\d.]+)"/.exec(text)?.[1], striped: stripes.at(-1) ?? null };
  };
  // The frame is 198 wide and begins at 1.
  expect(bar(2n, 2n)).toEqual({ filled: "99", striped: null });
  expect(bar(1n, 3n)).toEqual({ filled: "49.5", striped: 149.5 });
  expect(bar(-2n, 9n)).toEqual({ filled: "0", striped: 199 });
  expect(bar(null, null)).toEqual({ filled: "0", striped: 199 });
});

test.each([
  ["score", "--json", "--csv"],
  ["score", "--html", "--json"],
  ["rank", "--csv", "--html"],
  ["explain", "--json", "--html"],
  ["sets", "--csv", "--json"],
])("%s refuses %s together with %s: a result has one form", (command, one, other) => {
  const needed = command === "sets" ? [] : ["--set", "hd-16", "--evidence", "x"];
  const agency = command === "explain" ? ["--agency", "x"] : [];
  const { status, out, err } = thangdiem([command, ...needed, ...agency, one, other]);
  expect([status, out]).toEqual([2, ""]);
  expect(err).toMatch(/^Sai cách dùng: “--\w+” không dùng cùng với “--\w+”\./);
  for (const flag of [one, other]) expect(err).toContain(`“${flag}”`);
});
