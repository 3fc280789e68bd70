/** The command line: what may be asked, and which step answers. */
import { Command, CommanderError, Option } from "commander";
import type { Lang } from "../engine/index.ts";
import { audit } from "./audit.ts";
import { beside } from "./beside.ts";
import { type CalendarOptions, calendar } from "./calendar.ts";
import { type CertifyOptions, certify } from "./certify.ts";
import { check } from "./check.ts";
import { type CompareOptions, compare } from "./compare.ts";
import { component } from "./component.ts";
import type { CoverageOptions } from "./coverage.ts";
import { diff } from "./diff.ts";
import { type ExplainOptions, explain } from "./explain.ts";
import { type FormOptions, form } from "./form.ts";
import type { Both, ExitStatus, Io } from "./io.ts";
import { type KeygenOptions, keygen } from "./keygen.ts";
import {
  type EvidenceOptions,
  isStreamed,
  type OutputOptions,
  withCalendar,
  withCertificate,
  withEvidence,
  withFacts,
  withForm,
  withKeys,
  withLang,
  withOtherSide,
  withOutput,
  withPlans,
  withResult,
  withVerification,
} from "./options.ts";
import { type PlanOptions, planCheck } from "./plan.ts";
import { type PlanFactsOptions, planFacts } from "./plan-facts.ts";
import { rank } from "./rank.ts";
import { score } from "./score.ts";
import { type ServeOptions, serve } from "./serve.ts";
import { type SetsOptions, sets } from "./sets.ts";
import { summary } from "./summary.ts";
import { type VerifyOptions, verify } from "./verify.ts";

/** A promise only where evidence is read as a stream. */
export function run(args: readonly string[], io: Io): ExitStatus | Promise<ExitStatus> {
  const lang = langOf(args);
  let status: ExitStatus | Promise<ExitStatus> = 0;
  const program = programFor(lang, io, (done) => {
    status = done;
  });
  try {
    program.parse([...args], { from: "user" });
    return status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    if (error.code !== "commander.help") io.err(usageText(error, lang));
    return 2;
  }
}

/** Needed before the arguments are read, since help and usage messages are in the language too. */
function langOf(args: readonly string[]): Lang {
  const index = args.indexOf("--lang");
  return args[index + 1] === "en" && index >= 0 ? "en" : args.includes("--lang=en") ? "en" : "vi";
}

function programFor(lang: Lang, io: Io, done: (status: ExitStatus | Promise<ExitStatus>) => void): Command {
  const text = (both: Both) => both[lang];
  const program = new Command("thangdiem")
    .description(
      text({
        vi: "Chấm điểm, xếp loại, xếp hạng và giải thích từng điểm.",
        en: "Scores, grades, ranks, and explains every point.",
      }),
    )
    .configureHelp({
      helpWidth: 100,
      styleTitle: (title) => (lang === "vi" ? (helpTitles[title] ?? title) : title),
      optionDescription: describeOption[lang],
    })
    .helpOption("-h, --help", text({ vi: "xem hướng dẫn", en: "show help" }))
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: io.out,
      writeErr: (message) => (message.startsWith("error:") ? undefined : io.err(message)),
    });
  const command = (name: string, words: Both) =>
    program
      .command(name)
      .description(text(words))
      .helpOption("-h, --help", text({ vi: "xem hướng dẫn", en: "show help" }));

  withOutput(command("sets", { vi: "các bộ tiêu chí hiện có", en: "the criteria sets at hand" }), lang, [
    "json",
    "csv",
  ])
    .option(
      "--decisions",
      text({
        vi: "các văn bản mà nguồn nhắc đến, và văn bản nào có trong tay",
        en: "the decisions that the sources name, and which are in hand",
      }),
    )
    .action((options: SetsOptions) => done(sets(options, io)));
  withOutput(
    command("check", {
      vi: "tìm lỗi của bộ tiêu chí trước khi dùng",
      en: "find the defects of a criteria set before use",
    }).argument(
      "[set...]",
      text({
        vi: "bộ hoặc file; không ghi thì kiểm tra tất cả",
        en: "sets or files; all when none is named",
      }),
    ),
    lang,
    ["json"],
  )
    .option(
      "--coverage",
      text({ vi: "chỗ nào trong bảng chưa có ví dụ nào chạm tới", en: "what no case of the set touches" }),
    )
    .option(
      "--skeleton <file>",
      text({
        vi: "ghi khung ví dụ cho các chỗ đó, còn trống điểm",
        en: "write cases for that, their points left open",
      }),
    )
    .action((wanted: string[], options: CoverageOptions) => done(check(wanted, options, io)));

  const comparing = command("diff", {
    vi: "so hai bản của một bộ tiêu chí",
    en: "compare two editions of a criteria set",
  });
  for (const name of ["before", "after"] as const) {
    comparing.argument(
      `<${name}>`,
      text({
        vi: `bản ${{ before: "trước", after: "sau" }[name]}: mã@bản, hoặc file`,
        en: `the edition ${name}: id@edition or a file`,
      }),
    );
  }
  withOutput(comparing, lang, ["json"]).action((before: string, after: string, options: OutputOptions) =>
    done(diff(before, after, options, io)),
  );
  const forming = command("form", {
    vi: "phiếu trống để đơn vị điền, hoặc phiếu thẩm định cho từng bên chấm",
    en: "the blank sheet of an agency, or the sheets of those who appraise",
  });
  withOutput(withForm(forming, lang), lang, ["json"]).action((options: FormOptions) =>
    done(form(options, io)),
  );
  const scoring = command("score", { vi: "chấm điểm các đơn vị", en: "score agencies" });
  withOutput(withEvidence(scoring, lang), lang, ["json", "csv", "html"])
    .option(
      "--agency <id>",
      text({ vi: "chỉ một đơn vị, với từng tiêu chí", en: "one agency only, criterion by criterion" }),
    )
    .option("--block <block>", text({ vi: "chỉ một khối", en: "one block only" }))
    .addOption(
      new Option(
        "--beside <set>",
        text({
          vi: "cùng số liệu theo một bộ thứ hai, đặt cạnh nhau",
          en: "the same facts under a second set",
        }),
      ).conflicts(["html"]),
    )
    .addOption(
      new Option(
        "--export <what>",
        text({
          vi: "kết quả để đưa vào điểm khác: component (điểm thành phần, bảng CSV hoặc --json)",
          en: "results for other scores: component (a table, or --json)",
        }),
      )
        .choices(["component"])
        .conflicts(["html"]),
    )
    .option(
      "--stream",
      text({
        vi: "đọc file dài bao nhiêu cũng được (CSV hoặc NDJSON), trả lời từng đơn vị một; --evidence - đọc từ đầu vào chuẩn",
        en: "read evidence of any length (CSV or NDJSON), answer agency by agency; --evidence - reads standard input",
      }),
    )
    .action(({ beside: second, export: what, ...options }: ScoreOptions) => {
      if (isStreamed(options)) {
        refuseTogether("--stream", { ...options, beside: second, export: what }, wholeOnly);
        return done(import("./stream.ts").then(({ scoreStream }) => scoreStream(options, io)));
      }
      if (what !== undefined)
        return done(component({ ...options, ...(second === undefined ? {} : { beside: second }) }, io));
      return done(second === undefined ? score(options, io) : beside({ ...options, beside: second }, io));
    });
  const ranking = command("rank", { vi: "xếp hạng theo khối", en: "rank each block" });
  withOutput(withEvidence(ranking, lang), lang, ["json", "csv", "html"])
    .option("--block <block>", text({ vi: "chỉ một khối", en: "one block only" }))
    .option(
      "--decisions <file>",
      text({
        vi: "quyết định của hội đồng, đặt cạnh mức tính được (mặc định: decisions.csv trong thư mục số liệu)",
        en: "a council's decisions, shown beside the computed grades (default: decisions.csv in the folder)",
      }),
    )
    .action((options: EvidenceOptions) => done(rank(options, io)));
  const summing = command("summary", {
    vi: "tổng hợp: việc nộp, dữ kiện còn mở, xếp loại, chỉ tiêu, theo khối",
    en: "sum up: handing in, open facts, grades, indicators, by block",
  });
  withOutput(withEvidence(summing, lang), lang, ["json", "csv"])
    .option("--block <block>", text({ vi: "chỉ một khối", en: "one block only" }))
    .action((options: EvidenceOptions) => done(summary(options, io)));
  const explaining = command("explain", {
    vi: "giải thích từng điểm của một đơn vị",
    en: "explain every point of one agency",
  });
  withOutput(withEvidence(explaining, lang), lang, ["json", "html"])
    .requiredOption("--agency <id>", text({ vi: "đơn vị", en: "the agency" }))
    .option(
      "--criterion <code>",
      text({ vi: "chỉ một nhóm hoặc tiêu chí", en: "one group or criterion only" }),
    )
    .action((options: ExplainOptions) => done(explain(options, io)));
  const twoSides = command("compare", {
    vi: "vì sao điểm, mức xếp loại, hạng khác nhau: hai vòng, hai kỳ, hai bản của bộ, trước và sau kiến nghị",
    en: "why points, grade and place differ: two rounds, periods, editions, before and after an appeal",
  }).argument(
    "[certificate...]",
    text({ vi: "hai chứng thư, thay cho số liệu", en: "two certificates, in place of evidence" }),
  );
  withOtherSide(withOutput(withEvidence(twoSides, lang, false), lang, ["json", "csv"]), lang).action(
    (files: string[], options: CompareOptions) => done(compare(files, options, io)),
  );
  const auditing = command("audit", {
    vi: "đơn vị nào có mức xếp loại hoặc hạng tuỳ vào cách làm tròn, cách xét bằng điểm mà không văn bản nào quy định",
    en: "whose grade or place hangs on a rounding or tie rule that no source states",
  });
  withOutput(withEvidence(auditing, lang), lang, ["json", "csv"])
    .option("--block <block>", text({ vi: "chỉ một khối", en: "one block only" }))
    .action((options: EvidenceOptions) => done(audit(options, io)));
  const certifying = command("certify", {
    vi: "lập chứng thư: một file đủ để ai cũng tính lại được, của một khối hoặc một đơn vị",
    en: "make a certificate of a block or an agency: one file from which anyone can reckon the score again",
  });
  withCertificate(withOutput(withEvidence(certifying, lang), lang, []), lang).action(
    (options: CertifyOptions) => done(certify(options, io)),
  );
  const verifying = command("verify", {
    vi: "kiểm chứng thư: tính lại từ chính file đó, nêu phần nhỏ nhất không khớp",
    en: "verify a certificate: reckon it again from its own file, and name the smallest part that differs",
  }).argument("<file>", text({ vi: "chứng thư", en: "the certificate" }));
  withVerification(withResult(verifying, lang, ["json"]), lang).action(
    (file: string, options: VerifyOptions) => done(verify(file, options, io)),
  );
  const keying = command("keygen", {
    vi: "lập một cặp khoá để ký chứng thư",
    en: "make a pair of keys to sign certificates with",
  });
  withKeys(keying, lang).action((options: KeygenOptions) => done(keygen(options, io)));
  const plans = command("plan", {
    vi: "kế hoạch của các đơn vị và danh mục nhiệm vụ của thành phố",
    en: "agencies' plans and the city's task list",
  }).helpCommand(false);
  const checking = plans
    .command("check")
    .description(
      text({
        vi: "đối chiếu kế hoạch với danh mục của thành phố và với chính nó",
        en: "hold plans against the city's list, and against themselves",
      }),
    )
    .argument(
      "[plan...]",
      text({
        vi: "kế hoạch (mã hoặc file .yaml); không ghi thì kiểm tra tất cả",
        en: "plans (ids or .yaml files); all when none is named",
      }),
    );
  withPlans(withOutput(withHelp(checking, lang), lang, ["json"]), lang).action(
    (wanted: string[], options: PlanOptions) => done(planCheck(wanted, options, io)),
  );
  const stating = plans.command("facts").description(
    text({
      vi: "tiến độ các việc thành số liệu để chấm, đặt cạnh các file số liệu khác",
      en: "progress on tasks as evidence, to lie beside the other files of evidence",
    }),
  );
  withFacts(withPlans(withOutput(withHelp(stating, lang), lang, ["json"]), lang), lang).action(
    (options: PlanFactsOptions) => done(planFacts(options, io)),
  );
  const dating = command("calendar", {
    vi: "việc nào đến hạn ngày nào, của thành phố, một đơn vị, một loại đơn vị hoặc một kế hoạch",
    en: "what is due when, for an agency, a kind of agency or a plan",
  });
  withCalendar(withPlans(withOutput(dating, lang, ["json", "csv", "ics"]), lang), lang).action(
    (options: CalendarOptions) => done(calendar(options, io)),
  );
  const serving = command("serve", {
    vi: "mở dịch vụ HTTP (địa chỉ /docs cho biết cách dùng)",
    en: "start the HTTP service (/docs tells how it is used)",
  })
    .option(
      "--host <host>",
      text({ vi: "địa chỉ (mặc định: 127.0.0.1)", en: "address (default: 127.0.0.1)" }),
    )
    .option("--port <port>", text({ vi: "cổng (mặc định: 3000)", en: "port (default: 3000)" }))
    .option(
      "--criteria <folder>",
      text({ vi: "thư mục chứa các bộ tiêu chí", en: "folder of criteria sets" }),
    );
  withLang(serving, lang).action((options: ServeOptions) => done(serve(options, io)));
  return program;
}

/** What needs all evaluations at once, or one only. */
const wholeOnly = ["agency", "block", "html", "beside", "export"];

/** Some options of which commander cannot know that another one is implied. */
function refuseTogether(flag: string, options: Readonly<Record<string, unknown>>, others: readonly string[]) {
  const other = others.find((name) => options[name] !== undefined);
  if (other !== undefined)
    throw new CommanderError(
      2,
      "commander.conflictingOption",
      `error: option '--${other}' cannot be used with option '${flag}'`,
    );
}

interface ScoreOptions extends EvidenceOptions {
  readonly beside?: string;
  readonly export?: "component";
}

const withHelp = (command: Command, lang: Lang): Command =>
  command.helpOption("-h, --help", { vi: "xem hướng dẫn", en: "show help" }[lang]);

const helpTitles: Readonly<Record<string, string>> = {
  "Usage:": "Cách dùng:",
  "Options:": "Tuỳ chọn:",
  "Commands:": "Các lệnh:",
  "Arguments:": "Tham số:",
};

/** What an option is for, then what may be written for it and what holds without it. */
const describeOption: Readonly<Record<Lang, (option: Option) => string>> = {
  vi: (option) => optionText(option, "một trong", "mặc định"),
  en: (option) => optionText(option, "one of", "default"),
};

function optionText(
  { description, argChoices, defaultValue, defaultValueDescription }: Option,
  oneOf: string,
  byDefault: string,
): string {
  const choices = argChoices ? `; ${oneOf}: ${argChoices.join(", ")}` : "";
  const fallback = defaultValueDescription ?? defaultValue;
  return `${description}${choices}${fallback === undefined ? "" : ` (${byDefault}: ${fallback})`}`;
}

/** Commander's own messages are English; an officer gets them in Vietnamese. */
function usageText(error: CommanderError, lang: Lang): string {
  const detail = error.message.replace(/^error: /, "");
  const see = {
    vi: "Xem: thangdiem --help hoặc thangdiem <lệnh> --help\n",
    en: "See: thangdiem --help or thangdiem <command> --help\n",
  }[lang];
  if (lang === "en") return `Wrong usage: ${detail}\n${see}`;
  const named = /'([^']*)'/.exec(detail)?.[1] ?? "";
  const hint = /Did you mean (.*)\?\)/.exec(detail)?.[1];
  const choices = /Allowed choices are (.*)\.$/.exec(detail)?.[1];
  const other = /cannot be used with option '([^']*)'/.exec(detail)?.[1] ?? "";
  const what = usageWords[error.code]?.(named, other) ?? detail;
  const hints = [
    ...(choices ? [`Dùng một trong: ${choices}.`] : []),
    ...(hint ? [`Có phải ý là ${hint}?`] : []),
  ];
  return `Sai cách dùng: ${[what, ...hints].join(" ")}\n${see}`;
}

const usageWords: Readonly<Record<string, (named: string, other: string) => string>> = {
  "commander.unknownOption": (named) => `không có tuỳ chọn “${named}”.`,
  "commander.unknownCommand": (named) => `không có lệnh “${named}”.`,
  "commander.missingMandatoryOptionValue": (named) => `thiếu tuỳ chọn bắt buộc “${named}”.`,
  "commander.optionMissingArgument": (named) => `tuỳ chọn “${named}” cần một giá trị.`,
  "commander.missingArgument": (named) => `thiếu tham số “${named}”.`,
  "commander.conflictingOption": (named, other) => `“${named}” không dùng cùng với “${other}”.`,
  "commander.excessArguments": () => "thừa tham số.",
  "commander.invalidArgument": (named) => `giá trị của “${named}” không hợp lệ.`,
};
