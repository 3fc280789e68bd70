/** The options that several commands share, and what a person may write for them. */
import { type Command, Option } from "commander";
import { agencyKinds, type Lang, langs, type Round, rounds } from "../engine/index.ts";
import { shippedCriteria } from "../files/library.ts";
import { shippedPlans } from "../files/plans-in.ts";
import type { Both } from "./io.ts";

export interface OutputOptions {
  readonly lang: Lang;
  readonly out?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly html?: boolean;
  readonly criteria: string;
}

export interface EvidenceOptions extends OutputOptions {
  readonly set: string;
  readonly evidence: string;
  readonly agencies?: string;
  readonly period?: string;
  readonly round?: Round;
  readonly close?: boolean;
  readonly keepGoing?: boolean;
  /** Evidence of any length, answered agency by agency. */
  readonly stream?: boolean;
  /** The set need not govern the period. */
  readonly trial?: boolean;
  /** A file of a council's decisions. */
  readonly decisions?: string;
  readonly agency?: string;
  readonly block?: string;
}

/** Is the evidence to be read as a stream? */
export const isStreamed = ({ stream, evidence }: EvidenceOptions): boolean =>
  stream === true || evidence === "-" || /\.(?:ndjson|jsonl)$/i.test(evidence);

const say = (command: Command, lang: Lang, flags: string, words: Both) => command.option(flags, words[lang]);

/** What a result may be written as instead of text for people to read on the terminal: one of these at most. */
const formats = {
  json: { vi: "kết quả dạng JSON, cho chương trình khác đọc", en: "JSON, for programs" },
  csv: { vi: "kết quả dạng CSV, mở được bằng Excel", en: "CSV, for Excel" },
  ics: { vi: "kết quả dạng iCalendar, đưa được vào lịch", en: "iCalendar, for calendar programs" },
  html: { vi: "kết quả thành một trang để xem và in (A4)", en: "one page to read and print (A4)" },
} satisfies Record<string, Both>;

export type Format = keyof typeof formats;

export const withLang = (command: Command, lang: Lang): Command =>
  command.addOption(
    new Option("--lang <lang>", { vi: "ngôn ngữ", en: "language" }[lang]).choices(langs).default("vi"),
  );

/** Of a command that needs no set beside what it is given. */
export function withResult(command: Command, lang: Lang, allowed: readonly Format[]): Command {
  withLang(command, lang);
  say(command, lang, "--out <file>", { vi: "ghi kết quả vào file", en: "write the result to a file" });
  for (const format of allowed) {
    const others = allowed.filter((one) => one !== format);
    command.addOption(new Option(`--${format}`, formats[format][lang]).conflicts(others));
  }
  return command;
}

export const withOutput = (command: Command, lang: Lang, allowed: readonly Format[]): Command =>
  withResult(command, lang, allowed).addOption(
    new Option(
      "--criteria <folder>",
      { vi: "thư mục chứa các bộ tiêu chí", en: "folder of criteria sets" }[lang],
    ).default(shippedCriteria, { vi: "các bộ đi kèm", en: "the shipped sets" }[lang]),
  );

/** Where task lists and plans lie. */
export const withPlans = (command: Command, lang: Lang): Command =>
  command.addOption(
    new Option(
      "--data <folder>",
      {
        vi: "thư mục có tasks (danh mục nhiệm vụ) và plans (kế hoạch)",
        en: "folder with tasks (task lists) and plans",
      }[lang],
    ).default(shippedPlans, { vi: "dữ liệu đi kèm", en: "the shipped data" }[lang]),
  );

/** Whose calendar, of which period, as of which day. */
export function withCalendar(command: Command, lang: Lang): Command {
  say(command, lang, "--agency <id>", { vi: "lịch của một đơn vị", en: "the calendar of one agency" });
  say(command, lang, "--agencies <file>", { vi: "file danh sách đơn vị", en: "the file of agencies" });
  command.addOption(
    new Option(
      "--kind <kind>",
      { vi: "lịch của một loại đơn vị", en: "the calendar of a kind of agency" }[lang],
    )
      .choices(Object.keys(agencyKinds))
      .conflicts("agency"),
  );
  command.addOption(
    new Option(
      "--plan <plan>",
      {
        vi: "lịch của một kế hoạch: mã hoặc file .yaml",
        en: "the calendar of one plan: id or .yaml file",
      }[lang],
    ).conflicts(["agency", "kind"]),
  );
  say(command, lang, "--period <period>", { vi: "kỳ, ví dụ 2026", en: "period, such as 2026" });
  say(command, lang, "--as-of <day>", {
    vi: "tính đến ngày này: việc quá hạn, việc sắp đến hạn",
    en: "as of this day: what is overdue, what is due soon",
  });
  say(command, lang, "--progress <file>", {
    vi: "file tiến độ: việc nào đã xong ngày nào",
    en: "file of progress: what was done, and when",
  });
  return command;
}

/** Whose progress, for which set and period. */
export function withFacts(command: Command, lang: Lang): Command {
  command.requiredOption(
    "--progress <file>",
    {
      vi: "file tiến độ: agency, task, done_on, document, note",
      en: "file of progress: agency, task, done_on, document, note",
    }[lang],
  );
  say(command, lang, "--agencies <file>", {
    vi: "file danh sách đơn vị (mặc định: agencies.csv cạnh file tiến độ)",
    en: "the file of agencies (default: agencies.csv beside the progress)",
  });
  say(command, lang, "--period <period>", { vi: "kỳ, ví dụ 2026", en: "period, such as 2026" });
  return command.option(
    "--set <set>",
    { vi: "bộ tiêu chí hỏi các số liệu này", en: "the criteria set that asks for these facts" }[lang],
    "qd-5016",
  );
}

/** What `form` takes: a set, a period, and whose sheet. */
export function withForm(command: Command, lang: Lang): Command {
  command.requiredOption(
    "--set <set>",
    { vi: "bộ tiêu chí: mã, mã@bản, hoặc file", en: "criteria set: id, id@edition or a file" }[lang],
  );
  say(command, lang, "--period <period>", { vi: "kỳ, ví dụ 2026", en: "period, such as 2026" });
  say(command, lang, "--agency <id>", {
    vi: "phiếu trống của một đơn vị",
    en: "the blank sheet of one agency",
  });
  say(command, lang, "--block <block>", { vi: "chỉ một khối", en: "one block only" });
  say(command, lang, "--agencies <file>", { vi: "file danh sách đơn vị", en: "the file of agencies" });
  say(command, lang, "--evidence <path>", {
    vi: "số liệu đơn vị đã khai, cho phiếu thẩm định",
    en: "what the agencies claimed, for sheets of appraisal",
  });
  command.addOption(
    new Option(
      "--split-by <who>",
      {
        vi: "tách ra mỗi đơn vị, hoặc mỗi bên chấm một file; --out là thư mục",
        en: "a file for each agency, or for each who gives points; --out is a folder",
      }[lang],
    ).choices(["agency", "scorer"]),
  );
  command.addOption(
    new Option(
      "--round <round>",
      { vi: "vòng của phiếu thẩm định", en: "the round of the sheets of appraisal" }[lang],
    )
      .choices(rounds.filter((round) => round !== "self"))
      .default("appraisal"),
  );
  say(command, lang, "--keep-going", {
    vi: "bỏ qua đơn vị có lỗi",
    en: "leave out agencies with problems",
  });
  return command;
}

/** `isNeeded`: nothing is done without a set and evidence. */
export function withEvidence(command: Command, lang: Lang, isNeeded = true): Command {
  const ask = isNeeded ? ("requiredOption" as const) : ("option" as const);
  command[ask](
    "--set <set>",
    { vi: "bộ tiêu chí: mã, mã@bản, hoặc file", en: "criteria set: id, id@edition or a file" }[lang],
  );
  command[ask](
    "--evidence <path>",
    {
      vi: "thư mục có agencies.csv và evidence.csv, hoặc file evidence",
      en: "folder with agencies.csv and evidence.csv, or the evidence file",
    }[lang],
  );
  say(command, lang, "--agencies <file>", { vi: "file danh sách đơn vị", en: "the file of agencies" });
  say(command, lang, "--period <period>", {
    vi: "kỳ: 2025, 2025-H1, 2025-Q3, 2025-07",
    en: "period: 2025, 2025-H1, 2025-Q3, 2025-07",
  });
  command.addOption(
    new Option(
      "--round <round>",
      {
        vi: "chỉ đọc đến vòng này (tự chấm, thẩm định, phúc tra, hội đồng)",
        en: "read only as far as this round",
      }[lang],
    ).choices(rounds),
  );
  say(command, lang, "--close", {
    vi: "chốt: dữ kiện còn thiếu nhận mức bất lợi nhất",
    en: "close: what is missing takes the least favourable outcome",
  });
  say(command, lang, "--trial", {
    vi: "chấm thử bằng bộ không áp dụng cho kỳ này",
    en: "try a set that does not govern the period",
  });
  say(command, lang, "--keep-going", {
    vi: "bỏ qua đơn vị có lỗi, vẫn chấm các đơn vị khác",
    en: "leave out agencies with problems, score the others",
  });
  return command;
}

/** What is compared with what; whatever is not said is on both sides the same. */
export function withOtherSide(command: Command, lang: Lang): Command {
  say(command, lang, "--agency <id>", {
    vi: "một đơn vị, từng nguyên nhân; không ghi thì cả danh sách",
    en: "one agency, cause by cause; the whole list when none is named",
  });
  command.addOption(
    new Option("--block <block>", { vi: "chỉ một khối", en: "one block only" }[lang]).conflicts("agency"),
  );
  command.addOption(
    new Option(
      "--with-round <round>",
      { vi: "so với vòng này", en: "compare with this round" }[lang],
    ).choices(rounds),
  );
  say(command, lang, "--with-period <period>", { vi: "so với kỳ này", en: "compare with this period" });
  say(command, lang, "--with-set <set>", {
    vi: "so với cùng số liệu theo bộ hoặc bản này",
    en: "compare with the same evidence under this set or edition",
  });
  say(command, lang, "--with-evidence <path>", {
    vi: "so với số liệu này, ví dụ sau kiến nghị",
    en: "compare with this evidence, such as that after an appeal",
  });
  return command.addOption(
    new Option(
      "--above <id>",
      {
        vi: "vì sao đơn vị này và đơn vị ở --agency đứng trên, đứng dưới nhau",
        en: "why this agency and that of --agency stand above and below each other",
      }[lang],
    ).conflicts(["withRound", "withPeriod", "withSet", "withEvidence"]),
  );
}

/** Whose certificate, and who signs it. */
export function withCertificate(command: Command, lang: Lang): Command {
  say(command, lang, "--agency <id>", {
    vi: "chứng thư của một đơn vị: chỉ số liệu của đơn vị đó",
    en: "the certificate of one agency: its own facts alone",
  });
  command.addOption(
    new Option(
      "--block <block>",
      {
        vi: "chứng thư của một khối, với mọi đơn vị",
        en: "the certificate of a block, with all its agencies",
      }[lang],
    ).conflicts("agency"),
  );
  return say(command, lang, "--key <file>", {
    vi: "ký bằng khoá bí mật trong file này",
    en: "sign with the secret key in this file",
  });
}

/** What a certificate is held against besides itself. */
export function withVerification(command: Command, lang: Lang): Command {
  say(command, lang, "--key <file>", {
    vi: "khoá công khai của nơi ký",
    en: "the signer's public key",
  });
  return say(command, lang, "--block <file>", {
    vi: "chứng thư của khối, để đối chiếu chứng thư của một đơn vị",
    en: "the certificate of the block, to compare an agency's with",
  });
}

/** Where a pair of keys goes. */
export const withKeys = (command: Command, lang: Lang): Command =>
  withLang(command, lang).requiredOption(
    "--out <name>",
    {
      vi: "tên hai file: <name>.key (bí mật) và <name>.pub (công khai)",
      en: "the name of both files: <name>.key (secret) and <name>.pub (public)",
    }[lang],
  );
