/** A comparison for programs: numbers exact, as text; words beside them in the language asked for. */
import {
  type Above,
  aheadInWords,
  type Comparison,
  changeOfPoints,
  clauseOfLine,
  type Evaluation,
  gradeMoveReasons,
  type Impact,
  type Lang,
  lineInWords,
  mainLine,
  outcomeOf,
  textOfExact,
} from "../engine/index.ts";
import type { NamedSide, Sides } from "./comparison.ts";

export const comparisonReport = (one: Comparison, sides: Sides, lang: Lang) => ({
  notices: noticesBeside(sides, [one], lang),
  ...comparisonData(one, sides, lang),
});

export const impactReport = (impact: Impact, sides: Sides, lang: Lang) => ({
  notices: noticesBeside(sides, impact.comparisons, lang),
  grades: impact.grades,
  agencies: impact.comparisons.map((one) => {
    const line = mainLine(one);
    return {
      ...comparisonData(one, sides, lang),
      changeInWords: changeOfPoints(one.change, one.after.set, lang),
      clause: line ? clauseOfLine(one, line) : null,
    };
  }),
  movers: impact.movers.map(({ after }) => after.record.agency.id),
  crossing: impact.crossing.map(({ after }) => after.record.agency.id),
  onlyBefore: impact.onlyBefore.map(({ record }) => record.agency.id),
  onlyAfter: impact.onlyAfter.map(({ record }) => record.agency.id),
});

export const aboveReport = (above: Above, { notices }: NamedSide, lang: Lang) => ({
  notices,
  upper: standing(above.upper),
  lower: standing(above.lower),
  lead: textOfExact(above.lead),
  decidedBy: above.decidedBy,
  tieBreaks: above.tieBreaks.map(({ code, upper, lower }) => ({
    code,
    upper: textOfExact(upper),
    lower: textOfExact(lower),
  })),
  lines: above.lines.map((line) => ({
    ...line.about,
    upper: line.upper && textOfExact(line.upper),
    lower: line.lower && textOfExact(line.lower),
    lead: textOfExact(line.lead),
    words: aheadInWords(above, line, lang),
  })),
});

/** Each side's, once, and that what is open is compared as far as it is in hand. */
export const noticesBeside = (
  sides: readonly Pick<NamedSide, "notices">[],
  all: readonly Comparison[],
  lang: Lang,
): string[] => [
  ...new Set(sides.flatMap(({ notices }) => notices)),
  ...(all.some(({ before, after }) => !before.isClosed || !after.isClosed) ? [open[lang]] : []),
];

const open = {
  vi: "TẠM TÍNH: có hồ sơ chưa chốt; ở đó so điểm hiện có, khoảng còn có thể ghi trong ngoặc vuông.",
  en: "PROVISIONAL: a record is not closed; points in hand are compared there, what is still possible stands in brackets.",
} satisfies Record<Lang, string>;

function comparisonData(one: Comparison, sides: Sides, lang: Lang) {
  const { before, after, change, lines, facts, places } = one;
  const { agency } = after.record;
  return {
    agency: { id: agency.id, name: agency.name, block: agency.block },
    before: sideData(before, sides[0].source, places?.before.place ?? null),
    after: sideData(after, sides[1].source, places?.after.place ?? null),
    change: textOfExact(change),
    lines: lines.map((line) => ({
      cause: line.cause,
      of: line.of,
      about: line.about,
      change: textOfExact(line.change),
      criteria: line.criteria.map((moved) => ({
        code: moved.code,
        before: moved.before && textOfExact(moved.before),
        after: moved.after && textOfExact(moved.after),
      })),
      words: lineInWords(one, line, lang).what,
    })),
    grade: one.grade && { from: one.grade.from, to: one.grade.to, because: gradeMoveReasons(one, lang) },
    overtakenBy: places?.overtakenBy.map(({ record }) => record.agency.id) ?? [],
    overtook: places?.overtook.map(({ record }) => record.agency.id) ?? [],
    facts,
  };
}

const sideData = (one: Evaluation, source: string | null, place: number | null) => ({
  set: one.set.id,
  edition: one.set.edition,
  basis: one.set.basis,
  period: one.record.period.id,
  round: one.record.round,
  closed: one.isClosed,
  source,
  points: one.total.applies && one.set.base !== null ? textOfExact(one.total.earned) : null,
  grade: outcomeOf(one),
  place,
});

const standing = ({ record, total, grading }: Evaluation) => ({
  agency: record.agency.id,
  name: record.agency.name,
  points: total.applies ? textOfExact(total.earned) : null,
  grade: grading.grade,
});
