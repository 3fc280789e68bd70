/** How a set could be read where no source says, in words: `tổng: 2 số lẻ, làm tròn xuống`. */
import type { Reading, Unstated } from "../compare/unstated.ts";
import type { DeclaredRounding } from "../criteria/set.ts";
import type { RoundingMode } from "../exact/index.ts";
import type { Lang } from "./lang.ts";
import { numberInWords } from "./say.ts";

const words = {
  vi: {
    of: { criterion: "tiêu chí", group: "nhóm", total: "tổng" } satisfies Record<
      DeclaredRounding["of"],
      string
    >,
    modes: {
      "half-up": "nửa lên",
      "half-even": "nửa về số chẵn",
      up: "lên",
      down: "xuống",
    } satisfies Record<RoundingMode, string>,
    round: (of: string, step: string, mode: string) => `làm tròn ${of} đến ${step}, ${mode}`,
    exact: "không làm tròn",
    ties: (codes: string) => `bằng điểm thì xét ${codes}`,
    shared: "bằng điểm thì đồng hạng",
    rounding: (of: string) => `cách làm tròn ${of}`,
    tieRule: "cách xét khi bằng điểm",
  },
  en: {
    of: { criterion: "criteria", group: "groups", total: "the total" } satisfies Record<
      DeclaredRounding["of"],
      string
    >,
    modes: {
      "half-up": "half up",
      "half-even": "half to even",
      up: "up",
      down: "down",
    } satisfies Record<RoundingMode, string>,
    round: (of: string, step: string, mode: string) => `${of} rounded to ${step}, ${mode}`,
    exact: "nothing rounded",
    ties: (codes: string) => `equal totals decided by ${codes}`,
    shared: "equal totals share a place",
    rounding: (of: string) => `the rounding of ${of}`,
    tieRule: "the rule for equal totals",
  },
} satisfies Record<Lang, unknown>;

/** What of it is not as the set stands. */
export function readingInWords({ rounding, tieBreaks, differsIn }: Reading, lang: Lang): string {
  const say = words[lang];
  const rounded = rounding.map(({ of, step, mode }) =>
    say.round(say.of[of], numberInWords(step, lang), say.modes[mode]),
  );
  const broken = tieBreaks.length > 0 ? say.ties(tieBreaks.join(", ")) : say.shared;
  return [
    ...(differsIn.includes("rounding") ? (rounded.length > 0 ? rounded : [say.exact]) : []),
    ...(differsIn.includes("tie-breaks") ? [broken] : []),
  ].join("; ");
}

/** What no source states. */
export const unstatedInWords = ({ roundings, areTieBreaks }: Unstated, lang: Lang): string[] => [
  ...roundings.map((of) => words[lang].rounding(words[lang].of[of])),
  ...(areTieBreaks ? [words[lang].tieRule] : []),
];
