/** "Did you mean": the known word nearest to a wrong one. */
import { distance } from "fastest-levenshtein";

/** `undefined` when nothing is near: a wild guess helps nobody. Long words are not compared. */
export function nearest(wrong: string, known: Iterable<string>): string | undefined {
  if (wrong.length > 100) return undefined;
  const folded = fold(wrong);
  let best: { word: string; far: number } | undefined;
  for (const word of known) {
    const far = distance(folded, fold(word));
    if (far <= Math.max(1, Math.floor(word.length / 4)) && (best === undefined || far < best.far))
      best = { word, far };
  }
  return best?.word;
}

export const suggestion = (wrong: string, known: Iterable<string>): { suggestion?: string } => {
  const word = nearest(wrong, known);
  return word === undefined ? {} : { suggestion: word };
};

/** Without accents, case and separators: `Sở Mẫu 01` is near `so-mau-01`. */
const fold = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/đ/g, "d")
    .replace(/[\s_-]+/g, "-");
