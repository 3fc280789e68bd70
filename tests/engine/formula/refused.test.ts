import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileFormula } from "../../../src/engine/formula/index.ts";
import { langs, problem, problemInWords } from "../../../src/engine/index.ts";
import { expressionParser } from "../../../src/files/formula-parser.ts";
import { answer, compile, inShort, names, problemsOf } from "./setup.ts";

const inWords = (text: string, lang: "vi" | "en" = "vi") =>
  problemsOf(text).map(({ id, values }) => {
    const { what, remedy } = problemInWords(problem(id, {}, values), lang);
    return `${what} ${remedy}`;
  });

describe("each slip is refused under its own name", () => {
  test.each([
    ["", ["formula-empty"]],
    [" \n ", ["formula-empty"]],
    ["số_vụ + 1", ["formula-character"]],
    ["so_vu × 2", ["formula-character"]],
    ["so_vu % 2", ["formula-character"]],
    ["so_vu ^ 2", ["formula-character"]],
    ["[so_vu]", ["formula-character"]],
    ["{a: 1}", ["formula-character"]],
    ["so_vu; 1", ["formula-character"]],
    ["so_vu > 1 ? 2 : 3", ["formula-character"]],
    ["so_vu & 1", ["formula-character"]],
    ["so_vu | 1", ["formula-character"]],
    ["so_vu # 1", ["formula-character"]],
    ["@so_vu", ["formula-character"]],
    ['"so_vu"', ["formula-character"]],
    ["so_vu'", ["formula-character"]],
    ["so_vu!", ["formula-character"]],
    ["!co_ke_hoach", ["formula-character"]],
    ["$so_vu", ["formula-character"]],
    ["so_vu\u00a0+ 1", ["formula-character"]],
    ["so_vu = 3", ["formula-assignment"]],
    ["f(so_vu) = 3", ["formula-assignment"]],
    ["so_vu <> 3", ["formula-operator"]],
    ["so_vu => 3", ["formula-operator"]],
    ["so_vu === 3", ["formula-operator"]],
    ["so_vu mod 3", ["formula-operator"]],
    ["so_vu to tong_so", ["formula-operator"]],
    ["co_ke_hoach xor da_kiem_tra", ["formula-operator"]],
    ["+so_vu", ["formula-operator"]],
    ["2026-02-15", ["formula-day-written"]],
    ["ngay_gui < 2026-2-15", ["formula-day-written"]],
    ["ngay_gui < N-02-15", ["formula-day-written"]],
    ["ngay_gui < N+1-02-15", ["formula-day-written"]],
    ["2 so_vu", ["formula-product"]],
    ["2so_vu", ["formula-product"]],
    ["so_vu 2", ["formula-product"]],
    ["1 2", ["formula-product"]],
    ["so_vu tong_so", ["formula-product"]],
    ["(so_vu)(tong_so)", ["formula-product"]],
    ["2(so_vu)", ["formula-product"]],
    ["abs(so_vu)(2)", ["formula-product"]],
    ["1 / 2 so_vu", ["formula-product"]],
    ["true(1)", ["formula-product"]],
    ["5 cm", ["formula-unit"]],
    ["5cm", ["formula-unit"]],
    ["so_vu.tong_so", ["formula-accessor"]],
    ["danh_sach.muc_do", ["formula-accessor"]],
    ["(so_vu).tong_so", ["formula-accessor"]],
    ["1e400", ["formula-exponent"]],
    ["1E+5", ["formula-exponent"]],
    ["2.5e-7", ["formula-exponent"]],
    ["0x1F", ["formula-number"]],
    ["0b11", ["formula-number"]],
    ["0o17", ["formula-number"]],
    ["1_000", ["formula-number"]],
    ["1.000.000", ["formula-number"]],
    [".5", ["formula-number"]],
    ["1.", ["formula-number"]],
    ["007", ["formula-number"]],
    ["1".repeat(41), ["formula-number"]],
    ["1,5", ["formula-comma"]],
    ["so_vu * (1,5)", ["formula-comma"]],
    ["so_vu < tong_so < 3", ["formula-chained"]],
    ["so_vu == tong_so == 3", ["formula-chained"]],
    ["so_vu +", ["formula-syntax"]],
    ["(so_vu", ["formula-syntax"]],
    ["so_vu)", ["formula-syntax"]],
    ["()", ["formula-syntax"]],
    ["min(1,)", ["formula-syntax"]],
    ["so_vu ** 2", ["formula-syntax"]],
    ["so_vu // 2", ["formula-syntax"]],
    ["co_ke_hoach and", ["formula-syntax"]],
    ["so_vuu", ["formula-name"]],
    ["min", ["formula-name"]],
    ["and", ["formula-name"]],
    ["tot", ["formula-name"]],
    ["danh_sach", ["formula-list"]],
    ["N", ["formula-year-name"]],
    ["sqrt(so_vu)", ["formula-function"]],
    ["so_vu(1)", ["formula-function"]],
    ["abs()", ["formula-arguments"]],
    ["abs(1, 2)", ["formula-arguments"]],
    ["min()", ["formula-arguments"]],
    ["if(true, 1)", ["formula-arguments"]],
    ["round(so_vu)", ["formula-arguments"]],
    ["date(2026, 2)", ["formula-arguments"]],
    ["days(ngay_gui)", ["formula-arguments"]],
    ["round(so_vu, 7)", ["formula-places"]],
    ["round(so_vu, -1)", ["formula-places"]],
    ["round(so_vu, 1.5)", ["formula-places"]],
    ["round(so_vu, tong_so)", ["formula-places"]],
    ["date(2026, 2, 30)", ["formula-date"]],
    ["date(N, 2, 29)", ["formula-date"]],
    ["date(N + 2, 1, 1)", ["formula-date"]],
    ["date(so_vu, 1, 1)", ["formula-date"]],
    ["date(2026, so_vu, 1)", ["formula-date"]],
    ["date(1899, 12, 31)", ["formula-date"]],
    ["date(2026, 2.5, 1)", ["formula-date"]],
    ["so_vu + co_ke_hoach", ["formula-type"]],
    ["-ngay_gui", ["formula-type"]],
    ["not so_vu", ["formula-type"]],
    ["not so_vu == 3", ["formula-type"]],
    ["so_vu and co_ke_hoach", ["formula-type"]],
    ["ngay_gui - ngay_ban_hanh", ["formula-type", "formula-type"]],
    ["ngay_gui < 5", ["formula-type"]],
    ["co_ke_hoach < da_kiem_tra", ["formula-type"]],
    ["co_ke_hoach == 1", ["formula-type"]],
    ["xep_loai < tot", ["formula-type"]],
    ["xep_loai + 1", ["formula-type"]],
    ["if(so_vu, 1, 2)", ["formula-type"]],
    ["if(true, 1, ngay_gui)", ["formula-type"]],
    ["min(ngay_gui, 1)", ["formula-type"]],
    ["days(so_vu, ngay_gui)", ["formula-type"]],
    ["xep_loai == tott", ["formula-level"]],
    ["xep_loai == to", ["formula-operator"]],
    ["xep_loai == 3", ["formula-level"]],
    ["xep_loai == muc_do", ["formula-level"]],
    ["xep_loai == (1 == 2)", ["formula-level"]],
    ["so_vu / 0", ["formula-zero"]],
    ["so_vu / 0.0", ["formula-zero"]],
    ["so_vu / (1 - 1)", ["formula-zero"]],
    ["null", ["formula-construct"]],
    ["NaN + 1", ["formula-construct"]],
    ["Infinity", ["formula-construct"]],
    ["undefined", ["formula-construct"]],
  ])("%j: %j", (text, ids) => {
    expect(problemsOf(text).map(({ id }) => id)).toEqual(ids);
    for (const lang of langs) for (const words of inWords(text, lang)) expect(words).not.toMatch(/\{\w+\}|␟/);
  });
});

test("M is only known where the caller declares it", () => {
  const without = { ...names, type: (name: string) => (name === "M" ? undefined : names.type(name)) };
  const compiled = compileFormula("M / 2", expressionParser, without);
  expect("problems" in compiled && compiled.problems.map(({ id }) => id)).toEqual(["formula-max-name"]);
});

test("everything wrong with a formula is told at once, each thing once", () => {
  const ids = problemsOf("so_vuu + sqrt(co_ke_hoach) + so_vuu * round(tong_so, 9) / 0").map(({ id }) => id);
  expect(ids).toEqual(["formula-name", "formula-function", "formula-places", "formula-zero"]);
  expect(problemsOf("số = 2so_vu + 1e5 + 1.").map(({ id }) => id)).toEqual([
    "formula-assignment",
    "formula-exponent",
    "formula-number",
    "formula-character",
    "formula-product",
  ]);
});

// Whole messages, as an officer reads them.
test.each([
  ["so_vuu * 2", "Không có dữ kiện “so_vuu”. Sửa tên, hoặc khai báo dữ kiện này. Có phải ý là “so_vu”?"],
  [
    "minn(1, 2)",
    "Không có hàm “minn”. Dùng một trong các hàm: min, max, sum, abs, floor, ceil, round, if, date, days. Có phải ý là “min”?",
  ],
  [
    "xep_loai == khaa",
    "“xep_loai” là lựa chọn, chỉ so được với một mức của nó, không phải “khaa”. Viết == hoặc != với một trong các mức: tot, kha. Có phải ý là “kha”?",
  ],
  [
    "ngay_gui < N+1-01-05",
    "“N+1-01-05” ở đây là phép trừ, không phải ngày. Viết date(N + 1, 1, 5). Nếu đúng là phép trừ, đặt dấu cách quanh dấu trừ.",
  ],
  [
    "so_vu + co_ke_hoach",
    "“+” cần số, nhưng “co_ke_hoach” là có/không (một điều kiện). Sửa phần này; các loại không tự đổi qua lại, ví dụ dùng if(điều kiện, 1, 0) để có số.",
  ],
  [
    "so_vu ** 2",
    "Không đọc được công thức từ ký tự thứ 8: “* 2”. Xem lại chỗ đó: thiếu số, tên, dấu phép tính hay dấu ngoặc.",
  ],
  ["so_vu / 0", "“so_vu” bị chia cho 0. Sửa mẫu số."],
])("%s: %s", (text, words) => {
  expect(inWords(text)).toEqual([words]);
});

test.each([
  ["so_vuu * 2", "There is no fact “so_vuu”. Correct the name, or declare the fact. Did you mean “so_vu”?"],
  [
    "if(true, 1, ngay_gui)",
    "“if” needs a number, but “ngay_gui” is a date. Correct that part; one type never becomes another by itself: if(condition, 1, 0) gives a number.",
  ],
  [
    "min()",
    "min takes at least 1 arguments, and is given 0. Write min(a, b), max(a, b), sum(a, b), abs(a), floor(a), ceil(a), round(a, 2), if(condition, a, b), date(2026, 2, 15), days(from, to).",
  ],
])("%s: %s", (text, words) => {
  expect(inWords(text, "en")).toEqual([words]);
});

/** Fails the test when text comes to the parser that should have been stopped before. */
const noParser = () => {
  throw new Error("the parser was called");
};

describe("text that is too much is stopped before the parser sees it", () => {
  test.each([
    ["2 000 parentheses", "(".repeat(2000), "formula-deep"],
    ["closed parentheses", `${"(".repeat(41)}1${")".repeat(41)}`, "formula-deep"],
    ["nested calls", `${"abs(".repeat(41)}1${")".repeat(41)}`, "formula-deep"],
    ["10 000 terms", Array.from({ length: 10_000 }, () => "1").join("+"), "formula-long"],
    ["201 terms", Array.from({ length: 201 }, () => "1").join("+"), "formula-large"],
    ["a giant", "so_vu + ".repeat(1_000_000), "formula-long"],
    ["a giant number", "9".repeat(2000), "formula-number"],
    ["a giant name", "a".repeat(2000), undefined],
    ["a power", "2^9999999", "formula-character"],
    ["an access", 'so_vu.constructor("return 1")()', "formula-accessor"],
    ["an import", "import({so_vu: 1}, {override: true})", "formula-character"],
    ["a configuration", 'config({number: "BigNumber"})', "formula-character"],
    ["a unit", 'createUnit("foo")', "formula-character"],
    ["a definition", "f(x) = x", "formula-assignment"],
  ])("%s", (_, text, id) => {
    const compiled = compileFormula(text, id === undefined ? expressionParser : noParser, names);
    const ids = "problems" in compiled ? compiled.problems.map((one) => one.id) : [];
    expect(ids).toContain(id ?? "formula-name");
    expect(ids).not.toContain("formula-syntax");
  });

  test.each([
    ["40 parentheses", `${"(".repeat(40)}1${")".repeat(40)}`],
    ["200 terms", Array.from({ length: 200 }, () => "1").join(" + ")],
    ["2 000 characters", `1 +${" ".repeat(1996)}1`],
    ["39 minus signs", `${"-".repeat(39)}1`],
  ])("up to the limit it is taken: %s", (_, text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  test("signs in front nest as well", () => {
    expect(problemsOf(`${"-".repeat(40)}1`).map(({ id }) => id)).toEqual(["formula-deep"]);
    expect(problemsOf(`1 + ${"not ".repeat(300)}true`).map(({ id }) => id)).toEqual(["formula-deep"]);
  });
});

const prototypeNames = [
  "__proto__",
  "constructor",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "prototype",
  "__defineGetter__",
  "isPrototypeOf",
];

test.each(prototypeNames)("%s is neither a fact nor a function", (name) => {
  expect(problemsOf(name).map(({ id }) => id)).toEqual(["formula-name"]);
  expect(problemsOf(`${name}(1)`).map(({ id }) => id)).toEqual(["formula-function"]);
  expect(problemsOf(`xep_loai == ${name}`).map(({ id }) => id)).toEqual(["formula-level"]);
  expect(problemsOf(`date(${name}, 1, 1)`).map(({ id }) => id)).toEqual(["formula-date"]);
});

test.each([
  "import",
  "config",
  "createUnit",
  "evaluate",
  "parse",
  "simplify",
  "derivative",
  "resolve",
  "random",
  "unit",
  "typed",
])("%s of mathjs cannot be called", (name) => {
  expect(problemsOf(`${name}(so_vu)`).map(({ id }) => id)).toEqual(["formula-function"]);
});

test("hostile text leaves nothing behind: the next formula means what it always meant", () => {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  for (const name of prototypeNames)
    for (const text of [`${name} = 1`, `f(${name}) = 1`, `so_vu.${name} = 2`, `${name}(${name})`])
      compile(text);
  for (const text of ["so_vu = 9", "sum(x) = 0", "M = 1", "import(so_vu)", "config(so_vu)"]) compile(text);
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
  expect(inShort(answer("sum(so_vu, 1) * M", { so_vu: "3", M: "15" }))).toBe("60");
});

const noise = fc
  .array(
    fc.constantFrom(
      ..."so_vu|tong_so|co_ke_hoach|xep_loai|tot|ngay_gui|M|N|1|0|2.5|2026|1e9|0x1|(|)|((|))|,|+|-|*|/|==|!=|<|<=|=|!|.|and|or|not|mod|in|if(|min(|date(|days(|round(|abs(|true|null|NaN|__proto__|constructor(|^|%|[|]|{|}|;|:|?|'|\"|\n| |ố|×|𝟙|\u0000".split(
        "|",
      ),
    ),
    { maxLength: 60 },
  )
  .chain((parts) => fc.constantFrom("", " ").map((gap) => parts.join(gap)));

test("any text at all ends in a formula or in problems that can be read, and never in an exception", () => {
  fc.assert(
    fc.property(fc.oneof(noise, fc.string({ unit: "binary", maxLength: 200 })), (text) => {
      const compiled = compile(text);
      if ("formula" in compiled) return;
      expect(compiled.problems.length).toBeGreaterThan(0);
      for (const { id, values } of compiled.problems)
        for (const lang of langs) {
          const { what, remedy } = problemInWords(problem(id, {}, values), lang);
          expect(
            Object.values(values).some((value) => /[{}]/.test(value)) || !/[{}]/.test(what + remedy),
          ).toBe(true);
        }
    }),
    { numRuns: 3000 },
  );
});

test("the dearest texts that pass the scan are answered at once", () => {
  const dear = [
    Array.from({ length: 200 }, (_, index) => `ten_${index}_x`).join("+"),
    `${"min(".repeat(39)}1${", 2)".repeat(39)}`,
    Array.from({ length: 190 }, () => "1/3")
      .join("+")
      .slice(0, 799),
    Array.from({ length: 60 }, () => "1234567890123456789.123456789").join("/"),
  ];
  const start = performance.now();
  for (const text of dear) {
    const compiled = compile(text);
    if ("formula" in compiled)
      compiled.formula.evaluate(() => ({ term: null, mayNotApply: true, mayDivideByZero: false }), 2025);
  }
  expect(performance.now() - start).toBeLessThan(5000);
});
