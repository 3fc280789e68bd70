/**
 * What a tree of plain data may hold before any schema looks at it: text, lists and mappings, in composed
 * Unicode, not too deep, and no key that JavaScript treats specially (a schema would drop it in silence).
 */
import { type Problem, problem } from "../problems.ts";

const mostLevels = 40;
/** Signs that cannot be seen, or that command a terminal or turn the writing round; a line break is none of them. */
const invisible = /(?![\n\t])[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/u;
const forbidden = new Set(["__proto__", "constructor", "prototype"]);

export function plainDataProblems(data: unknown): Problem[] {
  const problems: Problem[] = [];
  visit(data, [], problems);
  return problems;
}

function visit(data: unknown, path: readonly (string | number)[], problems: Problem[]): void {
  if (path.length > mostLevels) {
    const isTold = problems.some((one) => one.id === "too-deep");
    if (!isTold) problems.push(problem("too-deep", { path: path.slice(0, 4) }, { most: String(mostLevels) }));
  } else if (typeof data === "string") {
    if (data !== data.normalize("NFC"))
      problems.push(problem("not-nfc", { path }, { text: data.slice(0, 60) }));
    const unseen = invisible.exec(data);
    if (unseen) problems.push(problem("text-invisible", { path }, { text: data.slice(0, 60) }));
  } else if (Array.isArray(data)) {
    data.forEach((item, index) => {
      visit(item, [...path, index], problems);
    });
  } else if (typeof data === "object" && data !== null) {
    visitKeys(data, path, problems);
  } else {
    problems.push(problem("not-text", { path }, { type: data === null ? "null" : typeof data }));
  }
}

function visitKeys(data: object, path: readonly (string | number)[], problems: Problem[]): void {
  const composed = new Set<string>();
  for (const [key, value] of Object.entries(data)) {
    const at = { path: [...path, key] };
    const normal = key.normalize("NFC");
    if (forbidden.has(key)) problems.push(problem("forbidden-key", at, { key }));
    if (normal !== key) problems.push(problem("not-nfc", at, { text: key }));
    if (composed.has(normal)) problems.push(problem("unicode-twins", at, { text: normal }));
    composed.add(normal);
    visit(value, [...path, key], problems);
  }
}
