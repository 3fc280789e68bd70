/** A change between two editions in words: what it is about, what was, what is now. */

import { type CriteriaSet, maxFor, type Node, nodesOf } from "../criteria/set.ts";
import { childOf, isAmountText, isDayText, isList, isMapping } from "../criteria/written.ts";
import { dateFromIso, dayMonthYear, ruleDateFromText } from "../dates.ts";
import type { Change, Side } from "../diff.ts";
import { exactFromText } from "../exact/index.ts";
import { condition } from "../rules/conditions.ts";
import type { Path } from "../rules/facts.ts";
import { ruleInWords } from "../rules/index.ts";
import { assumedMark, type Lang } from "./lang.ts";
import { numberInWords, sayIn } from "./say.ts";

/** One sentence, without a full stop: `I.3: ngưỡng (bands[0].from) 80 → 85`. */
export function changeInWords(change: Change, lang: Lang): string {
  const side = change.after ?? change.before;
  if (side === null) throw new Error("a change has at least one side");
  const said = changeWords[change.what](change, side, lang);
  const lead = leadOf(change.about, side, lang);
  return lead === "" ? said.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) : `${lead}: ${said}`;
}

type Both = Readonly<Record<Lang, string>>;
type Words = (change: Change, side: Side, lang: Lang) => string;

const changeWords: Record<Change["what"], Words> = {
  added: ({ about }, side, lang) => phrases[lang].add + entryInWords(about, side, lang),
  removed: ({ about }, side, lang) => {
    const isNamed = about !== "criteria" && side.id !== null && !side.id.startsWith("[");
    return phrases[lang].remove + (isNamed ? "" : entryInWords(about, side, lang));
  },
  changed: ({ about, before, after }, _, lang) => {
    const name = aspectOf(about, before, after, lang);
    const [old, now] = [before, after].map((one) => one && valueInWords(about, one, lang));
    if (before === null) return `${phrases[lang].add} ${name} ${now}`;
    if (after === null) return `${phrases[lang].remove} ${name} ${old}`;
    if (about === "cases" && old === now) return `${name} ${phrases[lang].edited}`;
    const isTwin = before.path.at(-1) !== after.path.at(-1);
    const bound = (one: Side) => (isTwin ? (boundWords[lang][String(one.path.at(-1))] ?? "") : "");
    // Two ids may go by one wording; then the ids tell them apart.
    const id = ({ written }: Side) =>
      old === now && !isTwin && typeof written === "string" ? `(${written})` : "";
    const said = (one: Side, value: string | null | undefined) =>
      [bound(one), value, id(one)].filter(Boolean).join(" ");
    return `${name} ${said(before, old)} → ${said(after, now)}`;
  },
  moved: ({ before, after }, _, lang) => {
    const [old, now] = [before, after].map((one) => String(childOf(one?.written, "code")));
    if (old !== now) return phrases[lang].moved(old ?? "", now ?? "");
    const [from, to] = [before, after].map((one) => String(childOf(one?.written, "group")));
    const group = (code: string | undefined) =>
      code ? `${phrases[lang].group} ${code}` : phrases[lang].table;
    return phrases[lang].moved(group(from), group(to));
  },
  renumbered: ({ before, after }, _, lang) => `${phrases[lang].renumbered} ${before?.id} → ${after?.id}`,
  reordered: ({ about, before, after }, { path }, lang) => {
    const names = (one: Side | null) => (isList(one?.written) ? one.written.join(", ") : "");
    const where = path.length > 0 ? ` (${pathText(about === "criteria" ? path.slice(1) : path)})` : "";
    return `${phrases[lang].order}${where} ${names(before)} → ${names(after)}`;
  },
  ruled: ({ before, after }, _, lang) =>
    phrases[lang].ruled(before ? ruleOf(before, lang) : "", after ? ruleOf(after, lang) : ""),
};

const phrases = {
  vi: {
    add: "thêm",
    remove: "bỏ",
    edited: "nội dung thay đổi",
    moved: (from: string, to: string) => `chuyển từ ${from} sang ${to}`,
    renumbered: "đổi số hiệu",
    order: "thứ tự",
    ruled: (old: string, now: string) => `quy tắc khác. Trước: ${old} Nay: ${now}`,
    group: "nhóm",
    criterion: "tiêu chí",
    table: "cấp cao nhất",
    max: "điểm tối đa",
    entry: "mục",
    for: "với",
  },
  en: {
    add: "added",
    remove: "removed",
    edited: "their content changed",
    moved: (from: string, to: string) => `moved from ${from} to ${to}`,
    renumbered: "renumbered",
    order: "order",
    ruled: (old: string, now: string) => `another rule. Before: ${old} Now: ${now}`,
    group: "group",
    criterion: "criterion",
    table: "the top level",
    max: "maximum",
    entry: "entry",
    for: "for",
  },
};

// --- What it is about --------------------------------------------------------------------------------------

/** Sections with entries of their own are led by the entry; the others by what of them changed. */
const leads: Readonly<Record<string, Both>> = {
  facts: { vi: "Dữ kiện", en: "Fact" },
  derived: { vi: "Số liệu tính ra", en: "Derived" },
  "agency-kinds": { vi: "Loại đơn vị", en: "Kind of agency" },
  sources: { vi: "Nguồn", en: "Source" },
  scorers: { vi: "Bên chấm", en: "Scorer" },
  grades: { vi: "Mức xếp loại", en: "Grade" },
  "grade-ceilings": { vi: "Giới hạn xếp loại", en: "Ceiling of grades" },
  "not-gradable": { vi: "Trường hợp không xếp loại", en: "Cause for no grade" },
  rounding: { vi: "Làm tròn", en: "Rounding" },
  "not-applicable": { vi: "Tiêu chí không áp dụng", en: "Criteria that do not apply" },
  ranking: { vi: "Xếp hạng", en: "Ranking" },
  criteria: { vi: "Bảng điểm", en: "Table" },
  quotas: { vi: "Tỷ lệ khống chế", en: "Quota" },
  eligibility: { vi: "Điều kiện được chấm", en: "Eligibility" },
  "grade-lowering": { vi: "Hạ mức xếp loại", en: "Lowering of grades" },
  subtotals: { vi: "Tổng một phần", en: "Subtotal" },
  total: { vi: "Giới hạn tổng điểm", en: "Limits of the total" },
  "mean-of": { vi: "Điểm trung bình các kỳ", en: "Mean of periods" },
  "handing-in": { vi: "Việc nộp", en: "Handing in" },
  indicators: { vi: "Chỉ tiêu", en: "Indicator" },
};

function leadOf(about: string, { set, id }: Side, lang: Lang): string {
  const lead = leads[about]?.[lang];
  if (id === null) return lead ?? "";
  if (lead === undefined) return `${phrases[lang].entry} ${about} ${id}`;
  if (about === "criteria") return id;
  const name = nameOf(about, id, set, lang);
  return name === undefined || name === id ? `${lead} ${id}` : `${lead} “${name}” (${id})`;
}

/** The wording of an id in its own edition. */
function nameOf(about: string, id: string, set: CriteriaSet, lang: Lang): string | undefined {
  if (about === "facts" || about === "derived") return set.facts.get(id)?.label;
  if (about === "grades" || about === "quotas") return set.grades.find((grade) => grade.id === id)?.name;
  if (about === "agency-kinds") return set.kinds.get(id);
  if (about === "scorers") return set.scorers.get(id);
  if (about === "sources") return set.sources.get(id)?.number ?? set.sources.get(id)?.title;
  if (about === "indicators") return set.indicators.find((one) => one.id === id)?.label;
  return about === "rounding" ? optionWords[`of:${id}`]?.[lang] : undefined;
}

/** What came or went: a node with its worth, anything else with what it says; its name is told before it. */
function entryInWords(about: string, { set, id, written }: Side, lang: Lang): string {
  const words = phrases[lang];
  if (about === "criteria") {
    const isGroup = isMapping(written) && "children" in written;
    const max = textInWords(about, ["max"], childOf(written, "max"), set, lang);
    const title = String(childOf(written, "title"));
    return ` ${isGroup ? words.group : words.criterion} “${title}”, ${words.max} ${max}`;
  }
  if (!isMapping(written)) return id === null ? ` ${textInWords(about, [], written, set, lang)}` : "";
  const name = id === null ? undefined : nameOf(about, id, set, lang);
  const rest = Object.entries(written).filter(
    ([key, value]) => value !== name && !(idKeys.has(key) && value === id),
  );
  return rest.length === 0 ? "" : ` (${textInWords(about, [], Object.fromEntries(rest), set, lang)})`;
}

const idKeys = new Set(["id", "of", "grade"]);

// --- What of it changed ------------------------------------------------------------------------------------

/** By `section.key` where a key means another thing there, else by key. */
const aspects: Readonly<Record<string, Both>> = {
  set: { vi: "mã bộ tiêu chí", en: "id of the set" },
  title: { vi: "tên", en: "title" },
  decision: { vi: "văn bản ban hành", en: "decision" },
  "decision.number": { vi: "số văn bản", en: "number of the decision" },
  "decision.date": { vi: "ngày văn bản", en: "date of the decision" },
  "decision.issuer": { vi: "cơ quan ban hành", en: "issuer" },
  basis: { vi: "cơ sở", en: "basis" },
  notice: { vi: "lời báo", en: "notice" },
  "notice.vi": { vi: "lời báo tiếng Việt", en: "notice in Vietnamese" },
  "notice.en": { vi: "lời báo tiếng Anh", en: "notice in English" },
  "governs.periods": { vi: "loại kỳ áp dụng", en: "periods governed" },
  "governs.from": { vi: "năm áp dụng đầu", en: "first year governed" },
  "governs.to": { vi: "năm áp dụng cuối", en: "last year governed" },
  supersedes: { vi: "văn bản bị thay thế", en: "superseded decision" },
  base: { vi: "tổng điểm", en: "base" },
  cases: { vi: "ví dụ", en: "worked cases" },
  max: { vi: "điểm tối đa", en: "maximum" },
  "facts.max": { vi: "giá trị lớn nhất", en: "greatest value" },
  "facts.min": { vi: "giá trị nhỏ nhất", en: "least value" },
  "facts.step": { vi: "bước", en: "step" },
  "facts.label": { vi: "tên", en: "label" },
  "facts.type": { vi: "loại", en: "type" },
  "facts.ask": { vi: "câu hỏi", en: "question" },
  "facts.unit": { vi: "đơn vị tính", en: "unit" },
  "facts.document": { vi: "tài liệu kiểm chứng", en: "document" },
  "facts.document-name": { vi: "tên tài liệu", en: "name of the document" },
  "facts.may-not-apply": { vi: "được ghi KAD", en: "may be KAD" },
  "facts.if-missing": { vi: "khi thiếu thì hiểu là", en: "read as, when missing," },
  "facts.not-above": { vi: "không vượt quá", en: "not above" },
  "facts.when-merged": { vi: "khi sáp nhập", en: "when merged" },
  "facts.levels": { vi: "mức", en: "level" },
  "facts.given-by": { vi: "bên cho số liệu", en: "given by" },
  floor: { vi: "điểm thấp nhất", en: "floor" },
  ceiling: { vi: "điểm cao nhất", en: "ceiling" },
  for: { vi: "áp dụng cho", en: "for" },
  bonus: { vi: "là điểm thưởng", en: "is a bonus" },
  "zero-when": { vi: "trường hợp mất hết điểm", en: "cause for losing all points" },
  "zero-when.when": { vi: "mất hết điểm khi", en: "loses all points when" },
  "criteria.not-applicable": { vi: "khi không áp dụng", en: "when not applicable" },
  scorer: { vi: "bên chấm", en: "scorer" },
  source: { vi: "nguồn", en: "source" },
  "source.document": { vi: "văn bản nguồn", en: "source document" },
  "source.item": { vi: "điều khoản nguồn", en: "source item" },
  "source.quote": { vi: "lời trích", en: "quote" },
  assumption: { vi: "giả định", en: "assumption" },
  assumed: { vi: "là giả định", en: "assumed" },
  policy: { vi: "cách xử lý", en: "policy" },
  level: { vi: "quy đổi theo", en: "rescaled at" },
  places: { vi: "số chữ số thập phân", en: "decimal places" },
  step: { vi: "bước", en: "step" },
  mode: { vi: "cách làm tròn", en: "mode" },
  name: { vi: "tên", en: "name" },
  "grades.at-least": { vi: "ngưỡng", en: "threshold" },
  "grades.below": { vi: "cận trên", en: "upper end" },
  "grades.to": { vi: "cận trên", en: "upper end" },
  "decided-by": { vi: "bên quyết định", en: "decided by" },
  "fall-through": { vi: "xét xuống mức dưới", en: "falls through to the next grade" },
  requires: { vi: "điều kiện", en: "condition" },
  when: { vi: "điều kiện", en: "condition" },
  why: { vi: "lý do", en: "reason" },
  "grade-ceilings.at-most": { vi: "mức cao nhất", en: "highest grade" },
  "tie-breaks": { vi: "tiêu chí phụ", en: "tie-breaks" },
  number: { vi: "số", en: "number" },
  date: { vi: "ngày", en: "date" },
  issuer: { vi: "cơ quan ban hành", en: "issuer" },
  note: { vi: "ghi chú", en: "note" },
  from: { vi: "ngưỡng", en: "threshold" },
  above: { vi: "ngưỡng", en: "threshold" },
  to: { vi: "ngưỡng", en: "threshold" },
  below: { vi: "ngưỡng", en: "threshold" },
  "less-than": { vi: "ngưỡng", en: "threshold" },
  is: { vi: "giá trị", en: "value" },
  "at-least": { vi: "mức ít nhất", en: "least" },
  "at-most": { vi: "mức nhiều nhất", en: "most" },
  points: { vi: "điểm", en: "points" },
  each: { vi: "điểm mỗi trường hợp", en: "points for each case" },
  "in-time": { vi: "điểm khi đúng hạn", en: "points in time" },
  late: { vi: "điểm khi muộn", en: "points when late" },
  "not-done": { vi: "điểm khi không làm", en: "points when not done" },
  before: { vi: "hạn", en: "deadline" },
  by: { vi: "hạn", en: "deadline" },
  after: { vi: "ngày", en: "day" },
  fact: { vi: "dữ kiện", en: "fact" },
  part: { vi: "phần", en: "part" },
  whole: { vi: "tổng", en: "whole" },
  "when-zero": { vi: "điểm khi tổng bằng 0", en: "points when the whole is 0" },
  "rule.base": { vi: "điểm gốc", en: "base" },
  label: { vi: "tên phần", en: "label" },
  formula: { vi: "công thức", en: "formula" },
  bands: { vi: "mức", en: "band" },
  parts: { vi: "phần", en: "part" },
  items: { vi: "mục", en: "item" },
  options: { vi: "phương án", en: "option" },
  "handing-in": { vi: "quy định:", en: "the rule:" },
  target: { vi: "mức phải đạt", en: "target" },
  "indicators.label": { vi: "tên", en: "label" },
};

/** The words for the last key that has some. In a rule, and where no key has any, the path stands beside. */
function aspectOf(about: string, before: Side | null, after: Side | null, lang: Lang): string {
  const side = after ?? before;
  if (side === null) return "";
  const words = phrases[lang];
  const { path, set, id } = side;
  const [key = about, owner] = path.filter((step) => typeof step === "string").reverse();
  const known = (...names: readonly (string | undefined)[]) =>
    names.map((name) => (name === undefined ? undefined : aspects[name]?.[lang])).find(Boolean);
  if (about === "criteria" && path[0] === "rule") {
    const [where, whereBefore] = [side, before ?? side].map((one) => pathText(one.path.slice(1)));
    const both = where === whereBefore ? where : `${whereBefore} → ${where}`;
    const isDay = typeof side.written === "string" && isDayText(side.written);
    const name = isDay ? known("by") : known(`rule.${key}`, key, owner);
    return name === undefined ? `${words.entry} ${both}:` : `${name} (${both})`;
  }
  const kind = path[0] === "max" || about === "base" ? set.kinds.get(key) : undefined;
  if (kind !== undefined) return `${known(about === "base" ? "base" : "max")} ${words.for} ${kind}`;
  const isEntry = path.length === 0 && id !== null;
  const name = isEntry
    ? known("name")
    : owner === "levels"
      ? undefined
      : known(`${about}.${key}`, `${owner}.${key}`, key);
  const deep = path.length > 2 ? ` (${pathText(path)})` : "";
  if (name !== undefined) return leads[about] === undefined ? `${name}${deep}:` : name + deep;
  const ofOwner = known(`${about}.${owner}`, owner);
  return ofOwner === undefined ? `${words.entry} ${pathText(path) || about}:` : `${ofOwner} ${key}`;
}

const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text ? `${text}.${step}` : step),
    "",
  );

/** Said with the bound only where it changed from one that counts to one that does not. */
const boundWords: Record<Lang, Readonly<Record<string, string>>> = {
  vi: {
    from: "từ",
    above: "trên",
    to: "đến",
    below: "dưới",
    before: "trước ngày",
    by: "đến hết ngày",
    after: "sau",
    "at-least": "từ",
    "at-most": "không quá",
    "less-than": "dưới",
  },
  en: {
    from: "from",
    above: "above",
    to: "to",
    below: "below",
    before: "before",
    by: "by",
    after: "after",
    "at-least": "at least",
    "at-most": "at most",
    "less-than": "less than",
  },
};

// --- What it was and is ------------------------------------------------------------------------------------

const valueInWords = (about: string, { path, written, set }: Side, lang: Lang): string =>
  textInWords(about, path, written, set, lang);

/** Any text of an edition: numbers and days as an officer writes them, ids by their wording, the rest in quotes. */
function textInWords(about: string, path: Path, written: unknown, set: CriteriaSet, lang: Lang): string {
  const [key = about] = path.filter((step) => typeof step === "string").reverse();
  const inner = (one: unknown, step: string | number) => textInWords(about, [...path, step], one, set, lang);
  if (isMapping(written)) {
    const read = conditionKeys.has(key) ? condition.safeParse(written) : undefined;
    if (read?.success) return sayIn(lang, set).condition(read.data);
    return Object.entries(written)
      .map(([name, one]) => `${labelIn(about, path, name, set, lang)} ${inner(one, name)}`)
      .join(", ");
  }
  if (isList(written)) {
    return written
      .map((one, index) => (isMapping(one) ? `(${inner(one, index)})` : inner(one, index)))
      .join(", ");
  }
  const text = String(written);
  const option = optionWords[`${key}:${text}`] ?? optionWords[text];
  if (option && !wordingKeys.has(key)) return option[lang];
  const name = idInWords(about, key, text, set);
  if (name !== undefined) return name;
  if (wordingKeys.has(key)) return `“${text}”`;
  return numberOrDay(text, lang, set) ?? `“${text}”`;
}

const conditionKeys = new Set(["requires", "when"]);
const wordingKeys = new Set(
  "title number issuer item quote label ask name why note assumption unit text vi en".split(" "),
);

function labelIn(about: string, path: Path, name: string, set: CriteriaSet, lang: Lang): string {
  if (path.at(-1) === "max") return set.kinds.get(name) ?? name;
  if ((path[0] === "rule" || about === "handing-in") && boundWords[lang][name]) return boundWords[lang][name];
  return (aspects[`${about}.${name}`] ?? aspects[name])?.[lang] ?? name;
}

const factKeys = new Set(["fact", "part", "whole", "not-above"]);

function idInWords(about: string, key: string, text: string, set: CriteriaSet): string | undefined {
  const quoted = (name: string | undefined) => name && `“${name}”`;
  if (factKeys.has(key)) return quoted(set.facts.get(text)?.label);
  if (key === "for") return set.kinds.get(text);
  if (key === "scorer") return quoted(set.scorers.get(text));
  if (key === "at-most" && about === "grade-ceilings") return set.grades.find(({ id }) => id === text)?.name;
  if (key === "document" && about !== "facts") {
    const document = set.sources.get(text);
    return quoted(document?.number ?? document?.title);
  }
  return key === "tie-breaks" ? text : undefined;
}

/** Words that an edition may hold in place of a number or a name; `key:word` where the key decides. */
const optionWords: Readonly<Record<string, Both>> = {
  yes: { vi: "có", en: "yes" },
  no: { vi: "không", en: "no" },
  none: { vi: "không giới hạn", en: "no limit" },
  "not-applicable": { vi: "không áp dụng", en: "not applicable" },
  official: { vi: "chính thức", en: "official" },
  reconstruction: { vi: "bản dựng lại", en: "reconstruction" },
  "type:yes-no": { vi: "có/không", en: "yes or no" },
  "type:integer": { vi: "số nguyên", en: "whole number" },
  "type:decimal": { vi: "số thập phân", en: "decimal number" },
  "type:percentage": { vi: "phần trăm", en: "percentage" },
  "type:points": { vi: "điểm", en: "points" },
  "type:date": { vi: "ngày", en: "day" },
  "type:choice": { vi: "chọn một mức", en: "choice of a level" },
  "type:list": { vi: "danh sách", en: "list" },
  "document:required": { vi: "bắt buộc", en: "required" },
  "document:asked": { vi: "cần có", en: "asked for" },
  "document:none": { vi: "không cần", en: "none" },
  "periods:year": { vi: "năm", en: "year" },
  "periods:half": { vi: "nửa năm", en: "half" },
  "periods:quarter": { vi: "quý", en: "quarter" },
  "periods:month": { vi: "tháng", en: "month" },
  "policy:rescale": { vi: "quy đổi phần còn lại", en: "the rest is rescaled" },
  "policy:full": { vi: "được điểm tối đa", en: "full points" },
  "policy:zero": { vi: "không được điểm", en: "no points" },
  "not-applicable:rescale": { vi: "quy đổi phần còn lại", en: "the rest is rescaled" },
  "not-applicable:full": { vi: "được điểm tối đa", en: "full points" },
  "not-applicable:zero": { vi: "không được điểm", en: "no points" },
  "level:group": { vi: "từng nhóm", en: "each group" },
  "level:total": { vi: "tổng", en: "the total" },
  "of:criterion": { vi: "từng tiêu chí", en: "each criterion" },
  "of:group": { vi: "từng nhóm", en: "each group" },
  "of:total": { vi: "tổng", en: "the total" },
  "mode:half-up": { vi: "nửa thì lên", en: "half up" },
  "mode:half-even": { vi: "nửa thì về số chẵn", en: "half to even" },
  "mode:up": { vi: "lên", en: "up" },
  "mode:down": { vi: "xuống", en: "down" },
};

function numberOrDay(text: string, lang: Lang, set: CriteriaSet): string | undefined {
  const assumed = text.endsWith("?");
  const plain = assumed ? text.slice(0, -1) : text;
  const mark = assumed ? assumedMark : "";
  if (isAmountText(text)) {
    const number = exactFromText(plain.replace("%", ""));
    return number && `${numberInWords(number, lang)}${plain.endsWith("%") ? " %" : ""}${mark}`;
  }
  const fixed = dateFromIso(plain);
  if (fixed) return dayMonthYear(fixed) + mark;
  const day = isDayText(text) ? ruleDateFromText(plain) : undefined;
  return day && sayIn(lang, set).day({ day, assumed });
}

/** The whole rule, as it is read for the first kind of agency that has the criterion. */
function ruleOf({ set, id }: Side, lang: Lang): string {
  const node = nodesOf(set.tree).find(({ code }: Node) => code === id);
  if (node === undefined || node.isGroup) return "";
  const max = [...set.kinds.keys()].flatMap((kind) => maxFor(node.max, kind)?.value ?? [])[0];
  return max === undefined ? "" : ruleInWords(node.rule, max, sayIn(lang, set));
}
