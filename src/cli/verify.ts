/** `thangdiem verify`: a certificate reckoned again from its own file, and the smallest part that differs. */
import { basename } from "node:path";
import {
  basisNotices,
  type Certificate,
  type CriteriaSet,
  gradeName,
  type Lang,
  legible,
} from "../engine/index.ts";
import { readCertificateFile } from "../files/certificate-file.ts";
import { readPublicKey } from "../files/keys.ts";
import { type Verified, verification, verificationReport } from "../files/verification.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { OutputOptions } from "./options.ts";
import { labelled, paragraph, problemsText } from "./print.ts";

export interface VerifyOptions extends Pick<OutputOptions, "lang" | "out" | "json"> {
  /** The signer's public key. */
  readonly key?: string;
  /** The certificate of the block that the agency's was taken from. */
  readonly block?: string;
}

export function verify(path: string, options: VerifyOptions, io: Io): ExitStatus {
  const { lang, json, key, block } = options;
  const done = verification({
    file: readCertificateFile(path),
    block: block === undefined ? null : { name: basename(block), read: readCertificateFile(block) },
    key: key === undefined ? null : readPublicKey(key),
  });
  const status = done.value === null ? 1 : 0;
  if (json) return deliver(`${JSON.stringify(verificationReport(done), null, 2)}\n`, status, options, io);
  if (done.value !== null) return deliver(resultText(done.value, lang), status, options, io);
  io.err(`${problemsText(done.problems, lang)}${failed[lang]}\n`);
  return status;
}

const failed = {
  vi: "KHÔNG KHỚP: chứng thư này không dùng được làm căn cứ.",
  en: "NOT VERIFIED: do not rely on this certificate.",
};

function resultText({ file, set, isKeyGiven, isBlockGiven }: Verified, lang: Lang): string {
  const { certificate, signature } = file;
  const say = words[lang];
  const { agencies, scope, block, digest } = certificate;
  const open = agencies.filter(({ result }) => !result.closed).length;
  const notices = [
    ...(set === null ? [] : basisNotices(set, lang)),
    ...(certificate.trial ? [say.trial] : []),
    ...(open > 0 ? [say.open(open, agencies.length)] : []),
    ...(scope === "agency" && !isBlockGiven ? [say.fromBlock] : []),
    signature === null
      ? say.unsigned
      : isKeyGiven
        ? say.signed(signature.keyid)
        : say.notChecked(signature.keyid),
  ];
  const rows: [string, string][] = [
    [say.set, set === null ? "" : `${set.title} (${set.id}@${set.edition})`],
    [say.period, certificate.period],
    [say.block, legible(block)],
    ...agencies.flatMap((one): [string, string][] => (scope === "agency" ? rowsOf(one, set, lang) : [])),
    ...(scope === "block" ? [[say.agencies, String(agencies.length)] satisfies [string, string]] : []),
    [say.digest, digest],
  ];
  return `${scope === "block" ? say.verified : say.verifiedOne}\n${labelled(rows, 2)}\n${notices.map((text) => `${paragraph(`! ${text}`)}\n`).join("")}`;
}

/** Its total and grade, each as it stands. */
function rowsOf(
  { agency, result }: Certificate["agencies"][number],
  set: CriteriaSet | null,
  lang: Lang,
): [string, string][] {
  const { agency: who, points, grade, none } = words[lang];
  const total = result.points.earned ?? none;
  const name = result.grade.id === null || set === null ? none : gradeName(set, result.grade.id, lang);
  return [
    [who, `${legible(agency.name)} (${agency.id})`],
    [points, lang === "vi" ? total.replace(".", ",") : total],
    [grade, name],
  ];
}

const words = {
  vi: {
    verifiedOne: "KHỚP: tính lại từ chính file này cho đúng mọi điểm, tổng và mức xếp loại.",
    points: "Tổng điểm",
    grade: "Xếp loại",
    none: "không có",
    verified: "KHỚP: tính lại từ chính file này cho đúng mọi điểm, tổng, mức xếp loại và hạng.",
    set: "Bộ tiêu chí",
    period: "Kỳ",
    block: "Khối",
    agency: "Đơn vị",
    agencies: "Số đơn vị",
    digest: "Mã băm",
    trial: "CHẤM THỬ: bộ này không áp dụng cho kỳ này.",
    open: (open: number, all: number) => `TẠM TÍNH: ${open} trong ${all} đơn vị chưa chốt.`,
    fromBlock:
      "Hạng và các số của khối lấy từ chứng thư của khối, không tính lại được từ file này. Thêm --block FILE để đối chiếu.",
    unsigned: "Không có chữ ký: chỉ chứng tỏ phép tính đúng, không chứng tỏ ai lập.",
    signed: (keyid: string) => `Chữ ký đúng với khoá đã đưa (${keyid}).`,
    notChecked: (keyid: string) =>
      `Có chữ ký của khoá ${keyid} nhưng CHƯA KIỂM: thêm --key với khoá công khai nhận từ người ký.`,
  },
  en: {
    verifiedOne: "VERIFIED: reckoned again from this file alone, every point, total and grade is right.",
    points: "Total",
    grade: "Grade",
    none: "none",
    verified: "VERIFIED: reckoned again from this file alone, every point, total, grade and place is right.",
    set: "Set",
    period: "Period",
    block: "Block",
    agency: "Agency",
    agencies: "Agencies",
    digest: "Digest",
    trial: "TRIAL: the set does not govern this period.",
    open: (open: number, all: number) => `PROVISIONAL: ${open} of ${all} agencies are not closed.`,
    fromBlock:
      "The place and the numbers of the block are taken from the block's certificate and cannot be reckoned from this file. Add --block FILE to compare.",
    unsigned: "No signature: this proves that the sums are right, not who made it.",
    signed: (keyid: string) => `The signature is that of the key given (${keyid}).`,
    notChecked: (keyid: string) =>
      `Signed by the key ${keyid}, NOT CHECKED: add --key with the public key you got from the signer.`,
  },
};
