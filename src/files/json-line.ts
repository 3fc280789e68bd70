/** One line of JSON, as strictly as a form: what a later key would quietly replace is found. */

/** `undefined` where the text is no JSON. */
export function readJson(
  text: string,
): { readonly value: unknown; readonly repeated: readonly string[] } | undefined {
  try {
    return { value: JSON.parse(text), repeated: repeatedKeys(text) };
  } catch {
    return undefined;
  }
}

/** The keys that stand twice in one object of a text that is JSON. */
function repeatedKeys(text: string): string[] {
  const repeated: string[] = [];
  const open: (Set<string> | null)[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\]]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (token.endsWith(":")) {
      const key: string = JSON.parse(token.slice(0, token.lastIndexOf('"') + 1));
      const keys = open.at(-1);
      if (keys?.has(key)) repeated.push(key);
      keys?.add(key);
    }
  }
  return repeated;
}
