/** From text to a certificate, or every reason why it is none. What it says is not believed yet: that is for `verify`. */
import type { z } from "zod";
import type { Json } from "../digest.ts";
import { semanticsVersion } from "../evaluate.ts";
import { type Outcome, type Problem, problem } from "../problems.ts";
import { inBoth } from "../words/problems.ts";
import { readCanonical } from "./canonical-in.ts";
import {
  type Certificate,
  certificateSchema,
  certificateType,
  formatVersion,
  versionPattern,
} from "./shape.ts";

/** `text` is the certificate itself, not a signed envelope around it. */
export function readCertificate(text: string): Outcome<Certificate> {
  const read = readCanonical(text);
  return read.problems.length > 0 ? { value: null, problems: read.problems } : certificateFrom(read.value);
}

/** `data` was read strictly before. */
export function certificateFrom(data: Json): Outcome<Certificate> {
  const refuse = (problems: readonly Problem[]): Outcome<Certificate> => ({ value: null, problems });
  const head = headOf(data);
  const isEnvelope = Object.hasOwn(head, "payloadType");
  if (head["type"] !== certificateType && !isEnvelope) return refuse([problem("certificate-none", {})]);
  if (isEnvelope || Object.values(head).some(holdsCertificate))
    return refuse([problem("certificate-nested", {})]);
  const madeBy = textAt(head, "madeBy");
  const by = versionPattern.test(madeBy) ? madeBy : "?";
  if (head["version"] !== formatVersion)
    return refuse([problem("certificate-format", {}, { version: textAt(head, "version"), by })]);
  if (head["semantics"] !== semanticsVersion) {
    const values = { semantics: textAt(head, "semantics"), own: semanticsVersion, by };
    return refuse([problem("certificate-semantics", {}, values)]);
  }
  const parsed = certificateSchema.safeParse(data);
  if (!parsed.success) return refuse(parsed.error.issues.flatMap((issue) => fromIssue(issue, data)));
  const problems = agencyProblems(parsed.data);
  return problems.length > 0 ? refuse(problems) : { value: parsed.data, problems: [] };
}

type Mapping = { readonly [key: string]: Json };

const isMapping = (data: Json | undefined): data is Mapping =>
  typeof data === "object" && data !== null && !Array.isArray(data);

const headOf = (data: Json): Mapping => (isMapping(data) ? data : {});

const textAt = (mapping: Mapping, key: string): string => {
  const value = mapping[key];
  return typeof value === "string" ? value : "?";
};

/** Somewhere inside stands another certificate, or a signed one. */
function holdsCertificate(data: Json): boolean {
  if (typeof data !== "object" || data === null) return false;
  const isOne = isMapping(data) && (data["type"] === certificateType || Object.hasOwn(data, "payloadType"));
  return isOne || Object.values(data).some(holdsCertificate);
}

/** One zod issue in the words of a certificate; `data` is what was read. */
export function fromIssue(issue: z.core.$ZodIssue, data: Json): Problem[] {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => problem("certificate-unknown-key", { path: [...path, key] }, { key }));
  const found = at(data, path);
  if (found === undefined)
    return [problem("certificate-missing-key", { path }, { key: String(path.at(-1) ?? "") })];
  if (issue.code === "custom") {
    const { problem: id, ...values } = issue.params as {
      readonly problem: Problem["id"];
      readonly like: string;
    };
    return [problem(id, { path }, { text: String(found), ...values })];
  }
  if (issue.code === "invalid_type")
    return [problem("certificate-type", { path }, { expected: shapes[issue.expected] ?? issue.expected })];
  return [problem("certificate-value", { path }, { text: typeof found === "string" ? found : "…" })];
}

const shapes: Readonly<Record<string, string>> = {
  string: inBoth({ vi: "văn bản trong dấu nháy", en: "text in quotes" }),
  boolean: inBoth({ vi: "true hoặc false", en: "true or false" }),
  array: inBoth({ vi: "một danh sách", en: "a list" }),
  tuple: inBoth({ vi: "một danh sách", en: "a list" }),
  object: inBoth({ vi: "một nhóm mục (khoá: giá trị)", en: "a mapping (key: value)" }),
  record: inBoth({ vi: "một nhóm mục (khoá: giá trị)", en: "a mapping (key: value)" }),
};

const at = (data: Json, path: readonly (string | number)[]): Json | undefined =>
  path.reduce<Json | undefined>(
    (value, step) => (typeof value === "object" && value !== null ? (value as Mapping)[step] : undefined),
    data,
  );

/** One agency or a block of them, in order, each once. */
function agencyProblems({ scope, block, agencies, blockCertificate }: Certificate): Problem[] {
  const isOne = scope === "agency";
  const isScopeKept = isOne ? agencies.length === 1 && blockCertificate !== null : blockCertificate === null;
  return [
    ...(isScopeKept ? [] : [problem("certificate-scope", { path: ["scope"] }, { scope })]),
    ...agencies.flatMap(({ agency: { id, ...agency } }, index) => {
      const before = agencies[index - 1]?.agency.id;
      const path = ["agencies", index, "agency"];
      return [
        ...(before === undefined || before < id
          ? []
          : [problem("certificate-order", { path: [...path, "id"] }, { agency: id, before }, [id])]),
        ...(agency.block === block
          ? []
          : [problem("certificate-block", { path: [...path, "block"] }, { agency: id, block }, [id])]),
      ];
    }),
  ];
}
