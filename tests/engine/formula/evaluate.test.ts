import { describe, expect, test } from "vitest";
import { answer, formulaOf, type Given, inShort } from "./setup.ts";

const given = {
  so_vu: "3",
  tong_so: "8",
  diem: "-2.5",
  co_ke_hoach: "yes",
  da_kiem_tra: "no",
  ngay_ban_hanh: "2025-02-14",
  ngay_gui: "not-done",
  xep_loai: "tot",
  muc_do: "so_vu",
  M: "15",
};

describe("with every fact settled the answer is one exact value", () => {
  test.each([
    ["1 + 2 * 3", "7"],
    ["(1 + 2) * 3", "9"],
    ["10 - 4 - 3", "3"],
    ["12 / 3 / 2", "2"],
    ["12 / 3 * 2", "8"],
    ["-2 * 3 - -1", "-5"],
    ["- -2", "2"],
    ["0.1 + 0.2", "0.3"],
    ["84.99999999999999999999", "84.99999999999999999999"],
    ["1 / 3", "1/3"],
    ["so_vu / tong_so * M", "5.625"],
    ["so_vu\n  / tong_so\t* M", "5.625"],
    ["min(so_vu, 2, tong_so)", "2"],
    ["max(so_vu, 2, tong_so)", "8"],
    ["max(diem)", "-2.5"],
    ["sum(so_vu, tong_so, diem)", "8.5"],
    ["abs(diem)", "2.5"],
    ["floor(diem)", "-3"],
    ["floor(2.9)", "2"],
    ["floor(-3)", "-3"],
    ["ceil(diem)", "-2"],
    ["ceil(2.1)", "3"],
    ["round(diem, 0)", "-3"],
    ["round(2.5, 0)", "3"],
    ["round(2.4999, 0)", "2"],
    ["round(1 / 3, 4)", "0.3333"],
    ["round(22.335, 2)", "22.34"],
    ["if(co_ke_hoach, 1, 2)", "1"],
    ["if(da_kiem_tra, 1, 2)", "2"],
    ["true", "yes"],
    ["so_vu < 3", "no"],
    ["so_vu <= 3", "yes"],
    ["so_vu > 3", "no"],
    ["so_vu >= 3", "yes"],
    ["so_vu == 3", "yes"],
    ["so_vu != 3", "no"],
    ["co_ke_hoach and da_kiem_tra", "no"],
    ["co_ke_hoach or da_kiem_tra", "yes"],
    ["not da_kiem_tra", "yes"],
    ["co_ke_hoach == da_kiem_tra", "no"],
    ["co_ke_hoach != da_kiem_tra", "yes"],
    ["true or false and false", "yes"],
    ["ngay_ban_hanh < date(2025, 2, 15)", "yes"],
    ["ngay_ban_hanh >= date(N, 2, 15)", "no"],
    ["ngay_ban_hanh <= date(N, 2, 14)", "yes"],
    ["ngay_ban_hanh == date(N, 2, 14)", "yes"],
    ["ngay_ban_hanh > date(N - 1, 12, 31)", "yes"],
    ["date(N + 1, 1, 10)", "2026-01-10"],
    ["if(co_ke_hoach, ngay_ban_hanh, ngay_gui)", "2025-02-14"],
    ["days(date(2025, 1, 1), date(2025, 1, 31))", "30"],
    ["days(ngay_ban_hanh, date(N, 2, 15))", "1"],
    ["days(date(N, 2, 15), ngay_ban_hanh)", "-1"],
    ["days(date(2024, 2, 28), date(2024, 3, 1))", "2"],
    ["days(date(2025, 2, 28), date(2025, 3, 1))", "1"],
    ["days(date(1900, 2, 28), date(1900, 3, 1))", "1"],
    ["days(date(2000, 2, 28), date(2000, 3, 1))", "2"],
    ["days(date(2025, 1, 1), date(2026, 1, 1))", "365"],
    ["days(date(1900, 1, 1), date(2199, 12, 31))", "109572"],
    ["xep_loai == tot", "yes"],
    ["xep_loai != tot", "no"],
    ["kha == xep_loai", "no"],
    ["muc_do == so_vu", "yes"],
    ["if(co_ke_hoach, xep_loai, muc_do) == tot", "yes"],
    ["xep_loai", "tot"],
  ])("%s is %s", (text, expected) => {
    expect(inShort(answer(text, given))).toBe(expected);
  });
});

test.each(["<", "<=", ">", ">=", "==", "!="])("a day that never came is not %s any day", (sign) => {
  expect(inShort(answer(`ngay_gui ${sign} date(N, 2, 15)`, given))).toBe("no");
  expect(inShort(answer(`date(N, 2, 15) ${sign} ngay_gui`, given))).toBe("no");
  expect(inShort(answer(`ngay_gui ${sign} ngay_ban_hanh`, { ...given, ngay_ban_hanh: "open" }))).toBe("no");
});

test("from a day that never came there are no days to count: when-zero decides", () => {
  expect(inShort(answer("days(ngay_gui, date(N, 2, 15))", given))).toBe("none+zero");
});

describe("while facts are open the answer is the span of everything still possible", () => {
  test.each<[string, Given, string]>([
    ["so_vu + 1", { so_vu: "0..5" }, "1..6"],
    ["so_vu + 1", { so_vu: "0..…" }, "1..…"],
    ["-so_vu", { so_vu: "0..…" }, "…..0"],
    ["10 - so_vu", { so_vu: "0..4" }, "6..10"],
    ["so_vu * diem", { so_vu: "-2..3", diem: "-5..4" }, "-15..12"],
    ["so_vu * diem", { so_vu: "0..…", diem: "2..3" }, "0..…"],
    ["so_vu * diem", { so_vu: "1..…", diem: "-3..-2" }, "…..-2"],
    ["so_vu * 0", { so_vu: "…..…" }, "0"],
    ["so_vu * diem", { so_vu: "…..…", diem: "0..1" }, "…..…"],
    ["so_vu / tong_so", { so_vu: "1..2", tong_so: "4..8" }, "0.125..0.5"],
    ["so_vu / tong_so", { so_vu: "1..2", tong_so: "4..…" }, "0..0.5"],
    ["so_vu / tong_so", { so_vu: "1..2", tong_so: "…..-4" }, "-0.5..0"],
    ["so_vu / tong_so", { so_vu: "1..2", tong_so: "-8..-4" }, "-0.5..-0.125"],
    ["so_vu / tong_so", { so_vu: "1..2", tong_so: "0..4" }, "0.25..…+zero"],
    ["so_vu / tong_so", { so_vu: "1..2", tong_so: "-4..0" }, "…..-0.25+zero"],
    ["so_vu / tong_so", { so_vu: "1..2", tong_so: "0..…" }, "0..…+zero"],
    ["so_vu / tong_so", { so_vu: "1..2", tong_so: "-1..1" }, "…..…+zero"],
    ["so_vu / tong_so", { so_vu: "0", tong_so: "-1..1" }, "0+zero"],
    ["so_vu / tong_so", { so_vu: "1", tong_so: "0" }, "none+zero"],
    ["min(so_vu, 3)", { so_vu: "0..…" }, "0..3"],
    ["min(so_vu, 3)", { so_vu: "…..2" }, "…..2"],
    ["max(so_vu, 3)", { so_vu: "…..5" }, "3..5"],
    ["abs(so_vu)", { so_vu: "-4..3" }, "0..4"],
    ["abs(so_vu)", { so_vu: "-4..-3" }, "3..4"],
    ["abs(so_vu)", { so_vu: "…..-3" }, "3..…"],
    ["abs(so_vu)", { so_vu: "…..3" }, "0..…"],
    ["floor(so_vu)", { so_vu: "-0.5..2.5" }, "-1..2"],
    ["round(so_vu, 0)", { so_vu: "-0.5..2.5" }, "-1..3"],
    ["so_vu < 3", { so_vu: "0..2" }, "yes"],
    ["so_vu < 3", { so_vu: "0..3" }, "yes?no"],
    ["so_vu < 3", { so_vu: "3..…" }, "no"],
    ["so_vu <= 3", { so_vu: "3..…" }, "yes?no"],
    ["so_vu == 3", { so_vu: "3..4" }, "yes?no"],
    ["so_vu == 3", { so_vu: "4..…" }, "no"],
    ["so_vu != 3", { so_vu: "4..…" }, "yes"],
    ["co_ke_hoach == true", { co_ke_hoach: "yes?no" }, "yes?no"],
    ["co_ke_hoach and false", { co_ke_hoach: "yes?no" }, "no"],
    ["co_ke_hoach and true", { co_ke_hoach: "yes?no" }, "yes?no"],
    ["true or co_ke_hoach", { co_ke_hoach: "yes?no" }, "yes"],
    ["not co_ke_hoach", { co_ke_hoach: "yes?no" }, "yes?no"],
    ["if(co_ke_hoach, 1, 5)", { co_ke_hoach: "yes?no" }, "1..5"],
    ["if(co_ke_hoach, xep_loai, xep_loai)", { co_ke_hoach: "yes?no", xep_loai: "tot" }, "tot"],
    ["if(co_ke_hoach, 1, so_vu / 2) ", { co_ke_hoach: "yes", so_vu: "0..…" }, "1"],
    ["xep_loai == tot", { xep_loai: "open" }, "yes?no"],
    ["xep_loai != tot", { xep_loai: "open" }, "yes?no"],
    ["ngay_gui < date(N, 1, 1)", { ngay_gui: "open" }, "yes?no"],
    ["days(ngay_gui, date(N, 1, 1))", { ngay_gui: "open" }, "…..…+zero"],
  ])("%s of %j is %s", (text, values, expected) => {
    expect(inShort(answer(text, values))).toBe(expected);
  });
});

describe("what uses something that does not apply does not apply, unless it makes no difference", () => {
  test.each<[string, Given, string]>([
    ["so_vu + 1", { so_vu: "none+out" }, "none+out"],
    ["so_vu + diem", { so_vu: "1+out", diem: "2" }, "3+out"],
    ["so_vu / tong_so", { so_vu: "none+out", tong_so: "0" }, "none+out"],
    ["so_vu / tong_so", { so_vu: "1+out", tong_so: "0" }, "none+out+zero"],
    ["so_vu + 1 / tong_so", { so_vu: "none+out", tong_so: "0" }, "none+out"],
    ["so_vu < 3", { so_vu: "none+out" }, "none+out"],
    ["co_ke_hoach and da_kiem_tra", { co_ke_hoach: "none+out", da_kiem_tra: "no" }, "no"],
    ["co_ke_hoach and da_kiem_tra", { co_ke_hoach: "no", da_kiem_tra: "none+out" }, "no"],
    ["co_ke_hoach and da_kiem_tra", { co_ke_hoach: "none+out", da_kiem_tra: "yes" }, "none+out"],
    ["co_ke_hoach and da_kiem_tra", { co_ke_hoach: "none+out", da_kiem_tra: "yes?no" }, "no+out"],
    ["co_ke_hoach or da_kiem_tra", { co_ke_hoach: "none+out", da_kiem_tra: "yes" }, "yes"],
    ["co_ke_hoach or 1 / so_vu > 2", { co_ke_hoach: "no", so_vu: "0" }, "none+zero"],
    ["if(co_ke_hoach, so_vu, 2)", { co_ke_hoach: "no", so_vu: "none+out" }, "2"],
    ["if(co_ke_hoach, so_vu, 2)", { co_ke_hoach: "yes?no", so_vu: "none+out" }, "2+out"],
    ["if(co_ke_hoach, so_vu, 2)", { co_ke_hoach: "none+out", so_vu: "1" }, "none+out"],
    ["if(co_ke_hoach, 1 / so_vu, 2)", { co_ke_hoach: "yes?no", so_vu: "0" }, "2+zero"],
    ["if(tong_so > 0, so_vu / tong_so, 0)", { so_vu: "3", tong_so: "0" }, "0"],
  ])("%s of %j is %s", (text, values, expected) => {
    expect(inShort(answer(text, values))).toBe(expected);
  });
});

test.each([
  ["so_vu / 2", false],
  ["so_vu / (1 + 1)", false],
  ["so_vu / -2", false],
  ["so_vu / tong_so", true],
  ["2 * if(tong_so > 0, so_vu / tong_so, 0)", true],
  ["so_vu * 3", false],
])("%s may divide by zero: %s", (text, expected) => {
  expect(formulaOf(text).mayDivideByZero).toBe(expected);
});

test("a formula says its type and what it reads, each once, with the levels it names", () => {
  const { type, reads } = formulaOf(
    "if(xep_loai == tot or kha != xep_loai, so_vu, so_vu / tong_so) > 2 and ngay_gui < date(N, 1, 1)",
  );
  expect(type).toBe("yes-no");
  expect(reads).toEqual([
    { name: "xep_loai", type: "choice", levels: ["tot", "kha"] },
    { name: "so_vu", type: "number" },
    { name: "tong_so", type: "number" },
    { name: "ngay_gui", type: "date" },
  ]);
});

test("a level named for either of two choices counts where it is one", () => {
  expect(formulaOf("if(co_ke_hoach, xep_loai, muc_do) == nang").reads).toEqual([
    { name: "co_ke_hoach", type: "yes-no" },
    { name: "xep_loai", type: "choice" },
    { name: "muc_do", type: "choice", levels: ["nang"] },
  ]);
});
