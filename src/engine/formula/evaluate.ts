/** From an expression to the function that answers it: closures over exact numbers, built once. */
import { type CalendarDate, dateIn as dayIn, daysBetween } from "../dates.ts";
import {
  Exact,
  isSettled,
  only,
  round,
  spanContains,
  spanMinus,
  spanPlus,
  spanThrough,
  toPlaces,
  unlimited,
  zero,
} from "../exact/index.ts";
import type { DoneOn, FactType } from "../rules/facts.ts";
import {
  type Answer,
  allOf,
  anyOf,
  dateIn,
  isOut,
  isOverZero,
  isSure,
  levelIn,
  mayBeIn,
  spanIn,
  sure,
  sureNumber,
  sureYesNo,
  type Term,
} from "./answer.ts";
import type { Expression } from "./expression.ts";
import { type MayBe, mayBeAtMost, mayBeEqual, mayBeLess, spanNegated, spanOver, spanTimes } from "./spans.ts";
import type { Arithmetic, Equality, Order } from "./syntax.ts";

/** `index` counts the names in the order of their first mention. */
export type Read = (name: string, type: FactType, index: number) => Answer;
export type Run = (read: Read, year: number) => Answer;

/** `names` are those of the expression, in the order of their first mention. */
export function compileExpression(expression: Expression, names: readonly string[] = []): Run {
  const compile = (part: Expression): Run => compileExpression(part, names);
  switch (expression.kind) {
    case "number":
      return always(sureNumber(only(expression.value)));
    case "truth":
      return always(sureYesNo({ yes: expression.value, no: !expression.value }));
    case "day":
      return (_, year) => sure({ type: "date", date: dayIn(year, expression.day) });
    case "name": {
      const { name, type } = expression;
      const index = names.indexOf(name);
      return (read) => read(name, type, index);
    }
    case "negative":
      return strict(compile, [expression.of], ([of]) => sureNumber(spanNegated(spanIn(of))));
    case "round": {
      const rounding = toPlaces(expression.places);
      return strict(compile, [expression.of], ([of]) =>
        sureNumber(spanThrough(spanIn(of), (number) => round(number, rounding))),
      );
    }
    case "call":
      return strict(compile, expression.args, (terms) => {
        const [first = unlimited, ...others] = terms.map(spanIn);
        return sureNumber(expression.called.span(first, ...others));
      });
    case "arithmetic":
      return ofTwo(compile(expression.left), compile(expression.right), calculations[expression.op]);
    case "comparison":
      return ofTwo(compile(expression.left), compile(expression.right), (left, right) =>
        sureYesNo(compared(expression.op, left, right)),
      );
    case "level":
      return strict(compile, [expression.of], ([of]) => {
        const level = levelIn(of);
        const isLevel = level === null ? open : settled(level === expression.level);
        return sureYesNo(expression.op === "==" ? isLevel : opposite(isLevel));
      });
    case "not":
      return strict(compile, [expression.of], ([of]) => sureYesNo(opposite(mayBeIn(of))));
    case "both":
      return either(
        expression.op === "and" ? "no" : "yes",
        compile(expression.left),
        compile(expression.right),
      );
    case "if":
      return choose(compile(expression.condition), compile(expression.yes), compile(expression.no));
    case "days":
      return strict(compile, [expression.from, expression.to], ([from, to]) =>
        daysFrom(dateIn(from), dateIn(to)),
      );
  }
}

const always =
  (answer: Answer): Run =>
  () =>
    answer;

/** What uses something that does not apply does not apply itself. */
function strict(
  compile: (part: Expression) => Run,
  parts: readonly Expression[],
  work: (terms: readonly Term[]) => Answer,
): Run {
  const runs = parts.map(compile);
  return (read, year) =>
    allOf(
      runs.map((run) => run(read, year)),
      work,
    );
}

/** The same of two parts, most often both sure. */
function ofTwo(runLeft: Run, runRight: Run, work: (left: Term, right: Term) => Answer): Run {
  return (read, year) => {
    const left = runLeft(read, year);
    const right = runRight(read, year);
    if (left.term && right.term && isSure(left) && isSure(right)) return work(left.term, right.term);
    return allOf([left, right], ([a, b]) => (a && b ? work(a, b) : isOut));
  };
}

const calculations: Record<Arithmetic, (left: Term, right: Term) => Answer> = {
  "+": (left, right) => sureNumber(spanPlus(spanIn(left), spanIn(right))),
  "-": (left, right) => sureNumber(spanMinus(spanIn(left), spanIn(right))),
  "*": (left, right) => sureNumber(spanTimes(spanIn(left), spanIn(right))),
  "/": (left, right) => {
    const divisor = spanIn(right);
    if (!spanContains(divisor, zero)) return sureNumber(spanOver(spanIn(left), divisor));
    return isSettled(divisor) ? isOverZero : anyOf([sureNumber(spanOver(spanIn(left), divisor)), isOverZero]);
  },
};

const open: MayBe = { yes: true, no: true };
const settled = (isTrue: boolean): MayBe => ({ yes: isTrue, no: !isTrue });
const opposite = ({ yes, no }: MayBe): MayBe => ({ yes: no, no: yes });

function compared(op: Order | Equality, left: Term, right: Term): MayBe {
  if (left.type === "date") return datesCompared(op, left.date, dateIn(right));
  if (left.type === "yes-no") {
    const [a, b] = [left.mayBe, mayBeIn(right)];
    const isSame = { yes: (a.yes && b.yes) || (a.no && b.no), no: (a.yes && b.no) || (a.no && b.yes) };
    return op === "==" ? isSame : opposite(isSame);
  }
  return numbersCompared[op](spanIn(left), spanIn(right));
}

const numbersCompared: Record<Order | Equality, typeof mayBeLess> = {
  "<": mayBeLess,
  "<=": mayBeAtMost,
  ">": (a, b) => mayBeLess(b, a),
  ">=": (a, b) => mayBeAtMost(b, a),
  "==": mayBeEqual,
  "!=": (a, b) => opposite(mayBeEqual(a, b)),
};

/** A day that never came is neither before nor after another, nor on it, nor on a different one: always no. */
function datesCompared(op: Order | Equality, left: DoneOn | null, right: DoneOn | null): MayBe {
  if (left === "not-done" || right === "not-done") return settled(false);
  return left === null || right === null ? open : settled(datesHold[op](left, right));
}

const datesHold: Record<Order | Equality, (a: CalendarDate, b: CalendarDate) => boolean> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
};

/** From a day that never came there are no days to count: no more a number than a share of nothing. */
function daysFrom(from: DoneOn | null, to: DoneOn | null): Answer {
  if (from === "not-done" || to === "not-done") return isOverZero;
  if (from === null || to === null) return anyOf([sureNumber(unlimited), isOverZero]);
  return sureNumber(only(Exact.ratio(daysBetween(from, to))));
}

type Way = "yes" | "no" | "out" | "zero";

/** `and`, `or`: one side that is `decisive` settles it, whatever the other side is, even none. */
function either(decisive: "yes" | "no", runLeft: Run, runRight: Run): Run {
  const join = (a: Way, b: Way): Way => {
    const worst = ([decisive, "out", "zero"] as const).find((way) => a === way || b === way);
    return worst ?? (decisive === "yes" ? "no" : "yes");
  };
  return (read, year) => {
    const others = waysOf(runRight(read, year));
    return answerIn(waysOf(runLeft(read, year)).flatMap((a) => others.map((b) => join(a, b))));
  };
}

const waysOf = ({ term, mayNotApply, mayDivideByZero }: Answer): Way[] => [
  ...(term && mayBeIn(term).yes ? (["yes"] as const) : []),
  ...(term && mayBeIn(term).no ? (["no"] as const) : []),
  ...(mayNotApply ? (["out"] as const) : []),
  ...(mayDivideByZero ? (["zero"] as const) : []),
];

function answerIn(ways: readonly Way[]): Answer {
  const mayBe = { yes: ways.includes("yes"), no: ways.includes("no") };
  return {
    term: mayBe.yes || mayBe.no ? { type: "yes-no", mayBe } : null,
    mayNotApply: ways.includes("out"),
    mayDivideByZero: ways.includes("zero"),
  };
}

/** Only the branch that is taken is answered; while the condition is open, both are. */
function choose(runCondition: Run, runYes: Run, runNo: Run): Run {
  return (read, year) => {
    const asked = runCondition(read, year);
    const mayBe = asked.term && mayBeIn(asked.term);
    return anyOf([
      { ...asked, term: null },
      ...(mayBe?.yes ? [runYes(read, year)] : []),
      ...(mayBe?.no ? [runNo(read, year)] : []),
    ]);
  };
}
