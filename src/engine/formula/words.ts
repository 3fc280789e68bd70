/** A formula as an officer reads it: labels for names, signs as printed, parentheses only where they are needed. */
import { dayMonthYear, type RuleDate } from "../dates.ts";
import type { Exact } from "../exact/index.ts";
import type { Lang } from "../words/lang.ts";
import { type Expression, namesGivenBy } from "./expression.ts";
import type { Arithmetic, Equality, Order } from "./syntax.ts";

/** `of`: the choice, where the name is one of its levels. */
export type NameInWords = (name: string, of?: string) => string;

/** How tightly a part holds together; what stands inside a tighter one is put in parentheses. */
const loose = 0;
const condition = 1;
const sum = 2;
const product = 3;
const whole = 4;

interface Said {
  readonly text: string;
  readonly holds: number;
}

export function formulaInWords(
  expression: Expression,
  lang: Lang,
  name: NameInWords,
  number: (literal: Exact) => string,
): string {
  const words = wordsIn[lang];

  function say(part: Expression): Said {
    switch (part.kind) {
      case "number":
        return { text: number(part.value), holds: whole };
      case "truth":
        return { text: part.value ? words.yes : words.no, holds: whole };
      case "day":
        return { text: words.day(part.day), holds: whole };
      case "name":
        return labelled(name(part.name));
      case "negative":
        return { text: minus + within(part.of, whole), holds: product };
      case "arithmetic":
        return calculation(part.op, part.left, part.right);
      case "comparison":
        return {
          text: `${within(part.left, sum)} ${comparisonSigns[part.op]} ${within(part.right, sum)}`,
          holds: condition,
        };
      case "level":
        return {
          text: `${within(part.of, sum)} ${comparisonSigns[part.op]} ${name(part.level, namesGivenBy(part.of)[0])}`,
          holds: condition,
        };
      case "not":
        return { text: `${words.not} ${within(part.of, whole)}`, holds: condition };
      case "both": {
        const side = (one: Expression) =>
          one.kind === "both" && one.op === part.op ? say(one).text : within(one, condition);
        return { text: `${side(part.left)} ${words[part.op]} ${side(part.right)}`, holds: loose };
      }
      case "if":
        return {
          text: `${words.if} ${plain(part.condition)} ${words.taken} ${within(part.yes, condition)}, ${words.otherwise} ${plain(part.no)}`,
          holds: loose,
        };
      case "round":
        return { text: `${words.round} (${plain(part.of)}; ${words.places(part.places)})`, holds: whole };
      case "days":
        return {
          text: `${words.days} ${within(part.from, whole)} ${words.until} ${within(part.to, whole)}`,
          holds: condition,
        };
      case "call":
        return { text: `${part.called.words[lang]} (${part.args.map(plain).join("; ")})`, holds: whole };
    }
  }

  const plain = (part: Expression): string => say(part).text;
  const within = (part: Expression, holds: number): string => {
    const said = say(part);
    return said.holds >= holds ? said.text : `(${said.text})`;
  };

  /** What is subtracted or divided by stands apart from a sum or product of its own; what is added need not. */
  function calculation(op: Arithmetic, left: Expression, right: Expression): Said {
    const holds = op === "+" || op === "-" ? sum : product;
    const isApart = op === "-" || op === "/";
    const after = within(right, say(right).text.startsWith(minus) ? whole : isApart ? holds + 1 : holds);
    return { text: `${within(left, holds)} ${signs[op]} ${after}`, holds };
  }

  return plain(expression);
}

const minus = "−";

/** A label may be a value put in place of the name, and that may be below 0: a sign does not follow a sign. */
const labelled = (text: string): Said => ({ text, holds: text.startsWith(minus) ? product : whole });

const signs: Record<Arithmetic, string> = { "+": "+", "-": minus, "*": "×", "/": "/" };
const comparisonSigns: Record<Order | Equality, string> = {
  "<": "<",
  "<=": "≤",
  ">": ">",
  ">=": "≥",
  "==": "=",
  "!=": "≠",
};

const vi = {
  yes: "có",
  no: "không",
  not: "không phải",
  and: "và",
  or: "hoặc",
  if: "nếu",
  taken: "thì",
  otherwise: "nếu không thì",
  round: "làm tròn",
  places: (places: number) => (places === 0 ? "đến hàng đơn vị" : `đến ${places} chữ số thập phân`),
  days: "số ngày từ",
  until: "đến",
  day: (day: RuleDate) => dayWords(day, ["năm trước", "năm đánh giá", "năm sau"], ""),
};
const en: typeof vi = {
  yes: "yes",
  no: "no",
  not: "not",
  and: "and",
  or: "or",
  if: "if",
  taken: "then",
  otherwise: "else",
  round: "rounded",
  places: (places) => (places === 0 ? "to a whole number" : `to ${places} decimal${places === 1 ? "" : "s"}`),
  days: "the days from",
  until: "to",
  day: (day) => dayWords(day, ["the year before", "the year evaluated", "the year after"], "of "),
};
const wordsIn: Record<Lang, typeof vi> = { vi, en };

function dayWords(day: RuleDate, years: readonly string[], of: string): string {
  if ("fixed" in day) return dayMonthYear(day.fixed);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(day.day)}/${two(day.month)} ${of}${years[day.yearsAfter + 1]}`;
}
