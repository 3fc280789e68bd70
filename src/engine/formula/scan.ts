/**
 * The text of a formula before any parser sees it: how long, deep and large it is, the signs it uses, the forms
 * of its numbers. What passes is safe to parse: short, ASCII, without access, assignment, text or brackets.
 */
import { exactFromText } from "../exact/index.ts";
import type { Refuse } from "./problem.ts";

const mostCharacters = 2000;
export const mostLevels = 40;
const mostNodes = 400;

type Token =
  | { readonly kind: "number" | "name" | "operator" | "comma"; readonly text: string }
  | { readonly kind: "open" | "close"; readonly text: string };

const word = "[\\p{L}\\p{M}_][\\p{L}\\p{M}\\p{N}_]*";
const pattern = new RegExp(
  [
    "(?<blank>[ \\t\\r\\n]+)",
    "(?<day>(?:\\d{4}-\\d{1,2}-\\d{1,2}|N(?:[+-]1)?-\\d{2}-\\d{2})(?![\\w.]))",
    "(?<exponent>\\d+(?:\\.\\d+)?[eE][+-]?\\d+(?![\\p{L}_]))",
    "(?<number>\\.?\\d[\\p{L}\\p{M}\\p{N}_.]*)",
    `(?<access>${word}(?:\\.${word})+)`,
    `(?<word>${word})`,
    "(?<comparison>[=!<>]+)",
    "(?<sign>[-+*/])",
    "(?<open>\\()",
    "(?<close>\\))",
    "(?<comma>,)",
    "(?<dot>\\.)",
    "(?<other>.)",
  ].join("|"),
  "gsu",
);

const comparisons = new Set(["==", "!=", "<", "<=", ">", ">="]);
const namedOperators = new Set(["and", "or", "not"]);
/** Operators of the parser that are not in our language. */
const foreignOperators = new Set(["mod", "to", "in", "xor"]);
const truths = new Set(["true", "false"]);
const foreignValues = new Set(["null", "undefined", "NaN", "Infinity"]);

/** The text for the parser, every blank a space; `undefined` when it may not see it. */
export function scanFormula(
  text: string,
  isDeclared: (name: string) => boolean,
  refuse: Refuse,
): string | undefined {
  if (text.trim() === "") return refuse("formula-empty");
  if (text.length > mostCharacters)
    return refuse("formula-long", { count: String(text.length), most: String(mostCharacters) });
  let isSound = true;
  const stop: Refuse = (id, values) => {
    isSound = false;
    return refuse(id, values);
  };
  const tokens = tokensOf(text, stop);
  checkSize(tokens, stop);
  checkCommas(tokens, stop);
  checkProducts(tokens, isDeclared, stop);
  return isSound ? text.replace(/[\t\r\n]/g, " ") : undefined;
}

function tokensOf(text: string, refuse: Refuse): Token[] {
  const tokens: Token[] = [];
  const strange = new Set<string>();
  for (const [found, ...groups] of text.matchAll(pattern)) {
    const kind = kinds[groups.findIndex((group) => group !== undefined)];
    switch (kind) {
      case "blank":
        break;
      case "day":
        refuse("formula-day-written", { text: found, call: dateCall(found) });
        tokens.push({ kind: "number", text: found });
        break;
      case "exponent":
        refuse("formula-exponent", { text: found });
        tokens.push({ kind: "number", text: found });
        break;
      case "number":
        tokens.push(...numberTokens(found, refuse));
        break;
      case "access":
        refuse("formula-accessor", { text: found });
        tokens.push({ kind: "name", text: found });
        break;
      case "word":
        if (!/^\w+$/.test(found)) strange.add(found);
        if (foreignValues.has(found)) refuse("formula-construct", { construct: found });
        if (foreignOperators.has(found)) refuse("formula-operator", { text: found });
        tokens.push({ kind: isOperator(found) ? "operator" : "name", text: found });
        break;
      case "comparison":
        if (found === "=") refuse("formula-assignment");
        else if (/^!+$/.test(found)) strange.add("!");
        else if (!comparisons.has(found)) refuse("formula-operator", { text: found });
        tokens.push({ kind: "operator", text: found });
        break;
      case "sign":
        tokens.push({ kind: "operator", text: found });
        break;
      case "open":
      case "close":
      case "comma":
        tokens.push({ kind, text: found });
        break;
      case "dot":
        refuse("formula-accessor", { text: found });
        tokens.push({ kind: "operator", text: found });
        break;
      default:
        strange.add(found);
        tokens.push({ kind: "operator", text: found });
    }
  }
  if (strange.size > 0) refuse("formula-character", { text: [...strange].slice(0, 10).join(" ") });
  return tokens;
}

const kinds = [
  "blank",
  "day",
  "exponent",
  "number",
  "access",
  "word",
  "comparison",
  "sign",
  "open",
  "close",
  "comma",
  "dot",
  "other",
] as const;

const isOperator = (text: string) => namedOperators.has(text) || foreignOperators.has(text);

/** `N+1-01-10` is meant as `date(N + 1, 1, 10)`. */
function dateCall(text: string): string {
  const [, year = "", month = "", day = ""] = /^(.+)-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  return `date(${year.replace(/([+-])/, " $1 ")}, ${month.replace(/^0/, "")}, ${day.replace(/^0/, "")})`;
}

/** `2so_vu` is a number and a name without a sign between them; `0x1F`, `1.`, `.5` and `08` are no numbers at all. */
function numberTokens(text: string, refuse: Refuse): Token[] {
  const [, digits = "", name = ""] = /^(\d+(?:\.\d+)?)(\p{L}[\p{L}\p{M}\p{N}_]*)$/u.exec(text) ?? [];
  if (name !== "" && !/^0[xXbBoO]/.test(text) && exactFromText(digits) !== undefined) {
    return [
      { kind: "number", text: digits },
      { kind: "name", text: name },
    ];
  }
  if (exactFromText(text) === undefined) refuse("formula-number", { text });
  return [{ kind: "number", text }];
}

/** Every node of the tree to come is one number, name or operator; parentheses and commas leave none. */
function checkSize(tokens: readonly Token[], refuse: Refuse): void {
  const nodes = tokens.filter(
    ({ kind }) => kind === "number" || kind === "name" || kind === "operator",
  ).length;
  if (nodes > mostNodes) refuse("formula-large", { count: String(nodes), most: String(mostNodes) });
  let [depth, deepest] = [0, 0];
  for (const { kind } of tokens) {
    depth += kind === "open" ? 1 : kind === "close" ? -1 : 0;
    deepest = Math.max(deepest, depth);
  }
  if (deepest > mostLevels) refuse("formula-deep", { most: String(mostLevels) });
}

/** A comma stands between the arguments of a function; anywhere else a decimal comma was meant. */
function checkCommas(tokens: readonly Token[], refuse: Refuse): void {
  const isCall: boolean[] = [];
  tokens.forEach(({ kind }, index) => {
    if (kind === "open") isCall.push(tokens[index - 1]?.kind === "name");
    else if (kind === "close") isCall.pop();
    else if (kind === "comma" && !isCall.at(-1)) refuse("formula-comma");
  });
}

function checkProducts(
  tokens: readonly Token[],
  isDeclared: (name: string) => boolean,
  refuse: Refuse,
): void {
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    const endsValue = before?.kind === "number" || before?.kind === "name" || before?.kind === "close";
    const beginsValue = token.kind === "number" || token.kind === "name" || token.kind === "open";
    const isCall = before?.kind === "name" && token.kind === "open" && !truths.has(before.text);
    if (before === undefined || !endsValue || !beginsValue || isCall) return;
    const isUnit =
      before.kind === "number" &&
      token.kind === "name" &&
      tokens[index + 1]?.kind !== "open" &&
      !isDeclared(token.text);
    const values = { left: shown(before), right: shown(token) };
    if (isUnit) refuse("formula-unit", values);
    else refuse("formula-product", values);
  });
}

const shown = ({ kind, text }: Token) => (kind === "open" ? "(…)" : kind === "close" ? "(…)" : text);
