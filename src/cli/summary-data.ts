/** A summary for programs and for Excel, and the words that its page shares with them. */
import {
  basisOf,
  type CriteriaSet,
  type Evaluation,
  type GradeCount,
  gradeName,
  type HandingInCount,
  handingInStates,
  type IndicatorCount,
  indicatorStates,
  isSilent,
  type Lang,
  type OpenFact,
  type OpenOfScorer,
  only,
  openStates,
  type Period,
  percentInWords,
  type Span,
  type Summary,
  type SummaryPart,
  stillOpen,
  textOfExact,
} from "../engine/index.ts";
import { csvOf } from "../files/csv-out.ts";
import { inVietnameseOrder } from "./order.ts";

export const stateWords = {
  vi: {
    handingIn: {
      "in-time": "Đúng hạn",
      late: "Muộn",
      "not-handed-in": "Không nộp",
      unknown: "Chưa rõ",
      outside: "Ngoài diện",
    },
    open: { missing: "Thiếu", pending: "Chờ", unproven: "Chưa có tài liệu", withdrawn: "Không công nhận" },
    indicator: { holds: "Đạt", "does-not-hold": "Không đạt", unknown: "Chưa rõ", outside: "Ngoài diện" },
    reached: { met: "đạt", "not-met": "chưa đạt", open: "chưa rõ" },
    openGrade: "chưa rõ",
    noScorer: "(không thuộc tiêu chí nào)",
    silent: "chưa có số liệu kỳ này",
  },
  en: {
    handingIn: {
      "in-time": "In time",
      late: "Late",
      "not-handed-in": "Not in",
      unknown: "Unknown",
      outside: "Outside",
    },
    open: { missing: "Missing", pending: "Pending", unproven: "Unproven", withdrawn: "Withdrawn" },
    indicator: { holds: "Holds", "does-not-hold": "Does not", unknown: "Unknown", outside: "Outside" },
    reached: { met: "reached", "not-met": "missed", open: "unknown" },
    openGrade: "open",
    noScorer: "(of no criterion)",
    silent: "nothing handed in for this period",
  },
};

/** `33,3`, `[66,7; 100,0]` while some are not known, a dash of nobody. */
export function shareInWords(share: Span | null, lang: Lang): string {
  if (share?.least == null || share.most === null) return "–";
  const [least, most] = [percentInWords(share.least, lang), percentInWords(share.most, lang)];
  return share.least.equals(share.most) ? least : `[${least}; ${most}]`;
}

/** By block and name; who has handed in nothing at all is marked. */
export const namesOf = (set: CriteriaSet, agencies: readonly Evaluation[], lang: Lang): string[] =>
  inVietnameseOrder(agencies).map(
    ({ record }) => record.agency.name + (isSilent(set, record) ? ` (${stateWords[lang].silent})` : ""),
  );

/** Facts that no criterion asks for have no scorer. */
export const scorerName = (set: CriteriaSet, scorer: string | null, lang: Lang): string =>
  scorer === null ? stateWords[lang].noScorer : (set.scorers.get(scorer) ?? scorer);

/** A grade, or why there is none. */
export const outcomeName = (set: CriteriaSet, outcome: string, lang: Lang): string =>
  outcome === "open" ? stateWords[lang].openGrade : gradeName(set, outcome, lang);

// --- JSON --------------------------------------------------------------------------------------------------

/** Shares are exact fractions of 1, as text. */
export const summaryJson = (set: CriteriaSet, { whole, blocks }: Summary, lang: Lang) => ({
  provisional: whole.notClosed.length > 0,
  notClosed: ids(whole.notClosed),
  silent: ids(whole.agencies.filter(({ record }) => isSilent(set, record))),
  whole: partJson(set, whole, lang),
  blocks: blocks.map((part) => partJson(set, part, lang)),
  openByAgency: whole.agencies.flatMap((one) => {
    const open = stillOpen(one);
    const { id, name, block } = one.record.agency;
    return open.length === 0 ? [] : [{ agency: id, name, block, facts: open.map(openFactJson) }];
  }),
});

const partJson = (set: CriteriaSet, part: SummaryPart, lang: Lang) => ({
  block: part.block,
  agencies: part.agencies.length,
  provisional: part.notClosed.length > 0,
  handingIn: part.handingIn && handingInJson(part.handingIn),
  open: part.open.map((one) => openJson(set, one)),
  grades: part.grades.map((one) => gradeJson(set, one, lang)),
  indicators: part.indicators.map(indicatorJson),
});

const ids = (all: readonly Evaluation[]) => all.map(({ record }) => record.agency.id);

const handingInJson = ({ of, states }: HandingInCount) => ({
  of,
  ...Object.fromEntries(handingInStates.map((state) => [state, ids(states[state])])),
});

const openJson = (set: CriteriaSet, { scorer, agencies, facts }: OpenOfScorer) => ({
  scorer,
  name: scorer === null ? null : (set.scorers.get(scorer) ?? null),
  agencies: ids(agencies),
  ...facts,
});

const openFactJson = ({ scorer, fact, state, criteria, evaluation }: OpenFact) => ({
  scorer,
  fact,
  period: evaluation.record.period.id,
  state,
  criteria,
});

const gradeJson = (set: CriteriaSet, { outcome, agencies, share }: GradeCount, lang: Lang) => ({
  outcome,
  name: outcomeName(set, outcome, lang),
  count: agencies.length,
  share: textOfExact(share),
  agencies: ids(agencies),
});

const indicatorJson = ({ indicator, of, states, share, isReached }: IndicatorCount) => ({
  id: indicator.id,
  label: indicator.label,
  of,
  ...Object.fromEntries(indicatorStates.map((state) => [state, ids(states[state])])),
  share: share && {
    atLeast: share.least && textOfExact(share.least),
    atMost: share.most && textOfExact(share.most),
  },
  targetPercent: indicator.target && textOfExact(indicator.target.value),
  targetAssumed: indicator.target?.assumed ?? false,
  target: isReached && { met: "reached", "not-met": "missed", open: "unknown" }[isReached],
});

// --- CSV ---------------------------------------------------------------------------------------------------

const csvColumns = [
  { name: "section", is: "text" },
  { name: "block", is: "text" },
  { name: "id", is: "text" },
  { name: "name", is: "text" },
  { name: "state", is: "text" },
  { name: "count", is: "number" },
  { name: "of", is: "number" },
  { name: "percent_from", is: "number" },
  { name: "percent_to", is: "number" },
  { name: "agencies", is: "text" },
  { name: "closed", is: "text" },
  { name: "basis", is: "text" },
] as const;

/** One count. */
interface Line {
  readonly section: "handing-in" | "open-agencies" | "open-facts" | "grades" | "indicators";
  readonly id?: string;
  readonly name?: string;
  readonly state?: string;
  readonly count: number;
  readonly of?: number;
  readonly share?: Span | null;
  readonly agencies?: readonly Evaluation[];
}

/** All blocks together stand first, with an empty block. Shares in percent, to one decimal. */
export function summaryCsv(set: CriteriaSet, period: Period, { whole, blocks }: Summary, lang: Lang): string {
  const percent = (end: Span["least"] | undefined) => (end ? percentInWords(end, lang) : "");
  const rows = [whole, ...blocks].flatMap((part) =>
    linesOf(set, part, lang).map(({ section, id, name, state, count, of, share, agencies }) => [
      section,
      part.block ?? "",
      id ?? "",
      name ?? "",
      state ?? "",
      String(count),
      of === undefined ? "" : String(of),
      percent(share?.least),
      percent(share?.most),
      namesOf(set, agencies ?? [], lang).join("; "),
      part.notClosed.length === 0 ? "yes" : "no",
      basisOf(set, period),
    ]),
  );
  return csvOf(csvColumns, rows, lang);
}

function linesOf(
  set: CriteriaSet,
  { handingIn, open, grades, indicators, ...part }: SummaryPart,
  lang: Lang,
): Line[] {
  const said = stateWords[lang];
  return [
    ...(handingIn === null
      ? []
      : handingInStates.map((state): Line => {
          const agencies = handingIn.states[state];
          const count = agencies.length;
          return { section: "handing-in", state: said.handingIn[state], count, of: handingIn.of, agencies };
        })),
    ...open.flatMap(({ scorer, agencies, facts }): Line[] => {
      const of = { id: scorer ?? "", name: scorerName(set, scorer, lang) };
      return [
        { section: "open-agencies", ...of, count: agencies.length, agencies },
        ...openStates.map((state): Line => {
          return { section: "open-facts", ...of, state: said.open[state], count: facts[state] };
        }),
      ];
    }),
    ...grades.map(({ outcome, agencies, share }): Line => {
      const name = outcomeName(set, outcome, lang);
      const of = part.agencies.length;
      return {
        section: "grades",
        id: outcome,
        name,
        count: agencies.length,
        of,
        share: only(share),
        agencies,
      };
    }),
    ...indicators.flatMap(({ indicator: { id, label: name }, of, states, share }) =>
      indicatorStates.map((state): Line => {
        const agencies = states[state];
        const told = { state: said.indicator[state], count: agencies.length, of, agencies };
        return { section: "indicators", id, name, ...told, share: state === "holds" ? share : null };
      }),
    ),
  ];
}
