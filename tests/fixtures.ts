/** A small set with one fact of every type, two kinds of agency, and a folder to score them in. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { run } from "../src/cli/run.ts";

export const smallSet = `set: thu
edition: "2025-01-01"
title: Bộ thử
decision: { number: 1/QĐ, date: "2025-01-01", issuer: Nơi thử }
basis: official
governs: { periods: [year], from: "2025", to: "2026" }
agency-kinds: { so: Sở, xa: Xã }
sources: { nguon: { title: Nguồn } }
scorers: { hoi_dong: Hội đồng }
base: "10"
facts:
  co_ke_hoach: { type: yes-no, label: Có kế hoạch, ask: Có không?, document: none, may-not-apply: "yes" }
  so_hop: { type: integer, label: Số cuộc họp, ask: Bao nhiêu?, document: none, max: "100" }
  so_hop_du: { type: integer, label: Số cuộc họp đủ, ask: Bao nhiêu?, document: none, not-above: so_hop }
  ty_le: { type: percentage, label: Tỷ lệ, ask: Bao nhiêu?, document: none }
  kinh_phi: { type: decimal, label: Kinh phí, ask: Bao nhiêu?, document: none }
  ngay_ban_hanh: { type: date, label: Ngày ban hành, ask: Ngày nào?, document: none }
  muc_do: { type: choice, label: Mức độ, ask: Mức nào?, document: none, levels: { tot: Tốt, kem: Kém } }
  diem: { type: points, label: Điểm, ask: Bao nhiêu?, document: none, max: "1", step: "0.5" }
criteria:
  - code: "1"
    title: Kế hoạch
    max: "2"
    scorer: hoi_dong
    source: { document: nguon, item: "1", quote: lời }
    rule: { kind: yes-no, fact: co_ke_hoach }
  - code: "2"
    title: Họp
    max: "2"
    scorer: hoi_dong
    source: { document: nguon, item: "2", quote: lời }
    rule: { kind: ratio, part: so_hop_du, whole: so_hop, when-zero: not-applicable }
  - code: "3"
    title: Tỷ lệ
    max: "2"
    scorer: hoi_dong
    source: { document: nguon, item: "3", quote: Từ 80% trở lên }
    rule:
      kind: bands
      fact: ty_le
      bands:
        - { below: "80", points: "0" }
        - { from: "80", points: "2" }
  - code: "4"
    title: Kinh phí
    max: "1"
    scorer: hoi_dong
    source: { document: nguon, item: "4", quote: Từ 10 triệu đồng trở lên }
    rule: { kind: bands, fact: kinh_phi, bands: [{ below: "10", points: "0" }, { from: "10", points: "1" }] }
  - code: "5"
    title: Ban hành
    max: "1"
    for: [so, xa]
    scorer: hoi_dong
    source: { document: nguon, item: "5", quote: Chậm nhất ngày 15/02 }
    rule: { kind: deadline, fact: ngay_ban_hanh, by: N-02-15 }
  - code: "6"
    title: Mức độ
    max: "1"
    scorer: hoi_dong
    source: { document: nguon, item: "6", quote: lời }
    rule: { kind: choice, fact: muc_do, points: { tot: "1", kem: "0" } }
  - code: "7"
    title: Điểm
    max: "1"
    scorer: hoi_dong
    source: { document: nguon, item: "7", quote: lời }
    rule: { kind: graded, fact: diem }
not-applicable: { policy: rescale }
rounding: [{ of: total, places: "2", mode: half-up }]
grades: [{ id: dat, name: Đạt, at-least: "5" }, { id: chua_dat, name: Chưa đạt }]
ranking: {}
`;

/** The small set with one text put in place of another, which must be there. */
export function changed(from: string, to: string, set: string = smallSet): string {
  if (!set.includes(from)) throw new Error(`the set has no ${from}`);
  return set.replace(from, to);
}

export const threeAgencies = `id,name,kind,block
so-1,Sở 1,so,Khối A
so-2,Sở 2,so,Khối A
xa-1,Xã 1,xa,Khối B
`;

/** Files by path, in a folder that goes with the test. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "thangdiem-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export interface Printed {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** One command, with `folder` taken out of what it prints. */
export function thangdiem(args: readonly string[], folder = ""): Printed {
  const printed = { out: "", err: "" };
  const status = run(args, {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
  });
  if (typeof status !== "number") throw new Error("a stream is awaited: use streamed()");
  const short = (text: string) =>
    folder === "" ? text : text.replaceAll(join(folder, "/"), "").replaceAll(folder, ".");
  return { status, out: short(printed.out), err: short(printed.err) };
}

export interface Input {
  readonly evidence?: string | Uint8Array | null;
  readonly agencies?: string | Uint8Array | null;
  readonly set?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** Scores the small set for 2025; `null` leaves a file out. */
export const score = (input: Input, ...options: string[]): Printed => runOn("score", input, ...options);

/** A command that works on evidence, on the small set for 2025. */
export function runOn(command: "score" | "rank" | "explain", input: Input, ...options: string[]): Printed {
  const { evidence = "agency,fact,value\n", agencies = threeAgencies, set = smallSet, more = {} } = input;
  const folder = folderOf({
    ...(evidence === null ? {} : { "evidence.csv": evidence }),
    ...(agencies === null ? {} : { "agencies.csv": agencies }),
    "criteria/thu/2025-01-01.yaml": set,
    ...more,
  });
  const given = (name: string, value: string) => (options.includes(name) ? [] : [name, value]);
  const args = [
    command,
    ...given("--set", "thu"),
    ...given("--criteria", join(folder, "criteria")),
    ...given("--evidence", folder),
    ...given("--period", "2025"),
    ...options,
  ];
  return thangdiem(args, folder);
}

/** Checks one set file. */
export function check(set: string | Uint8Array): Printed {
  const folder = folderOf({ "bo.yaml": set });
  return thangdiem(["check", join(folder, "bo.yaml")], folder);
}
