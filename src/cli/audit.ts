/** `thangdiem audit`: whose grade or place hangs on a rounding or a tie rule that no source states. */
import {
  type Audit,
  auditRounding,
  gradeInWords,
  type Hanging,
  type Lang,
  labels,
  outcomeInWords,
  placeInWords,
  readingInWords,
  textOfExact,
  totalPoints,
  unstatedInWords,
} from "../engine/index.ts";
import { csvOf } from "../files/csv-out.ts";
import { deliver, type ExitStatus, type Io } from "./io.ts";
import type { EvidenceOptions } from "./options.ts";
import { heading, paragraph, table } from "./print.ts";
import { evaluateFor, noticesAbove, type Work } from "./work.ts";

export function audit(options: EvidenceOptions, io: Io): ExitStatus {
  const work = evaluateFor(options, io);
  if (work === null) return 1;
  const found = auditRounding(work.set, work.evaluations, { close: options.close ?? false });
  return deliver(render(found, work, options), work.status, options, io);
}

const words = {
  vi: {
    title: (set: string, period: string) =>
      `Phụ thuộc cách làm tròn, cách xét bằng điểm: ${set}, kỳ ${period}`,
    stated: "Mọi cách làm tròn và cách xét bằng điểm của bộ này đều có nguồn: không có gì để thử.",
    unstated: (what: string, readings: number) =>
      `Không nguồn nào quy định ${what}. Đã chấm và xếp hạng theo cả ${readings} cách.`,
    none: (all: number) => `Cách nào cũng cho ${all} đơn vị cùng mức xếp loại và cùng hạng.`,
    some: (hanging: number, all: number, grades: number) =>
      `${hanging}/${all} đơn vị có mức xếp loại hoặc hạng tuỳ cách chọn; trong đó ${grades} đơn vị đổi mức xếp loại.`,
    open: "Danh sách chưa chốt: đơn vị còn mở chưa có hạng. Thêm --close để thử trên danh sách đã chốt.",
    grade: (grade: string, readings: string) => `${grade} nếu ${readings}`,
    place: (place: string, readings: string) => `hạng ${place} nếu ${readings}`,
    more: (count: number) => ` (và ${count} cách khác)`,
    other: "Cách khác cho",
  },
  en: {
    title: (set: string, period: string) => `What hangs on rounding and ties: ${set}, period ${period}`,
    stated: "Sources state every rounding and tie rule of this set: there is nothing to try.",
    unstated: (what: string, readings: number) =>
      `No source states ${what}. Scored and ranked in all ${readings} ways.`,
    none: (all: number) => `All ways give all ${all} agencies the same grade and place.`,
    some: (hanging: number, all: number, grades: number) =>
      `${hanging} of ${all} agencies have a grade or place that hangs on the choice; of ${grades} it is the grade.`,
    open: "The list is not closed: open agencies hold no place. Add --close to try the closed list.",
    grade: (grade: string, readings: string) => `${grade} if ${readings}`,
    place: (place: string, readings: string) => `place ${place} if ${readings}`,
    more: (count: number) => ` (and ${count} other ways)`,
    other: "Otherwise",
  },
} satisfies Record<Lang, unknown>;

function render(found: Audit, work: Work, { json, csv, lang }: EvidenceOptions): string {
  if (json) return `${JSON.stringify(asData(found, work, lang), null, 2)}\n`;
  if (csv) return asCsv(found, lang);
  const say = words[lang];
  const { set, period, evaluations } = work;
  const what = unstatedInWords(found.unstated, lang);
  const isOpen = evaluations.some(({ isClosed }) => !isClosed);
  const gradesToo = found.hanging.filter(({ grades }) => grades.length > 0).length;
  const lead =
    what.length === 0
      ? [say.stated]
      : [
          say.unstated(what.join("; "), found.readings),
          ...(isOpen ? [say.open] : []),
          found.hanging.length === 0
            ? say.none(found.agencies)
            : say.some(found.hanging.length, found.agencies, gradesToo),
        ];
  return [
    ...noticesAbove(work, lang).map((text) => `${paragraph(`! ${text}`)}\n`),
    `${heading(say.title(set.title, period.id))}\n`,
    ...lead.map((text) => `${paragraph(text)}\n`),
    found.hanging.length === 0 ? "" : `\n${tableOf(found, lang)}\n`,
  ].join("");
}

function tableOf({ hanging }: Audit, lang: Lang): string {
  const columns = [
    { head: labels[lang].agency, wide: 20 },
    { head: labels[lang].points, wide: 8, align: "right" as const },
    { head: labels[lang].grade, wide: 18 },
    { head: labels[lang].place, wide: 12 },
    { head: words[lang].other, wide: 34 },
  ];
  const rows = hanging.map((one) => [
    one.evaluation.record.agency.name,
    totalPoints(one.evaluation, lang),
    gradeInWords(one.evaluation, lang),
    placeInWords({ ...one, decidedBy: null }, lang),
    othersInWords(one, lang).join("; "),
  ]);
  return table(columns, rows);
}

function asCsv({ hanging }: Audit, lang: Lang): string {
  const text = (name: string) => ({ name, is: "text" as const });
  const number = (name: string) => ({ name, is: "number" as const });
  const columns = [
    ...[text("block"), text("agency"), text("name"), number("points"), text("grade"), number("place")],
    ...[text("shared"), text("otherwise")],
  ];
  const rows = hanging.map((one) => {
    const { agency } = one.evaluation.record;
    return [
      agency.block,
      agency.id,
      agency.name,
      totalPoints(one.evaluation, lang),
      gradeInWords(one.evaluation, lang),
      one.place === null ? "" : String(one.place),
      one.isShared ? "yes" : "no",
      othersInWords(one, lang).join("; "),
    ];
  });
  return csvOf(columns, rows, lang);
}

/** Each other outcome with the first of the ways that give it. */
function othersInWords({ evaluation, grades, places }: Hanging, lang: Lang): string[] {
  const say = words[lang];
  const ways = ([first, ...more]: Hanging["grades"][number]["readings"]) =>
    (first ? readingInWords(first, lang) : "") + (more.length > 0 ? say.more(more.length) : "");
  return [
    ...grades.map(({ value, readings }) =>
      say.grade(outcomeInWords(evaluation.set, value, lang), ways(readings)),
    ),
    ...places.map(({ value, readings }) => say.place(String(value ?? "–"), ways(readings))),
  ];
}

const asData = (found: Audit, work: Work, lang: Lang) => ({
  set: work.set.id,
  edition: work.set.edition,
  period: work.period.id,
  notices: noticesAbove(work, lang),
  unstated: found.unstated,
  readings: found.readings,
  agencies: found.agencies,
  hanging: found.hanging.map(({ evaluation, grade, place, isShared, grades, places }) => ({
    agency: evaluation.record.agency.id,
    block: evaluation.record.agency.block,
    points: evaluation.total.applies ? textOfExact(evaluation.total.earned) : null,
    grade,
    place,
    shared: isShared,
    otherGrades: grades.map((one) => ({
      grade: one.value,
      ways: one.readings.map((way) => readingInWords(way, lang)),
    })),
    otherPlaces: places.map((one) => ({
      place: one.value,
      ways: one.readings.map((way) => readingInWords(way, lang)),
    })),
  })),
});
