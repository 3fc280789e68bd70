/** "Did you mean": the known word nearest to a wrong one. */
import { distance } from "fastest-levenshtein";

/** `undefined` when nothing is near: a wild guess helps nobody. Long words are not compared. */
export const nearest = (wrong: string, known: Iterable<string>): string | undefined => speller(known)(wrong);

/** `nearest` for many wrong words among the same known ones: each is looked for once. */
export function speller(known: Iterable<string>): (wrong: string) => string | undefined {
  const words = Array.from(known, (word) => ({ word, folded: fold(word) }));
  const found = new Map<string, string | undefined>();
  return (wrong) => {
    if (!found.has(wrong)) found.set(wrong, nearestOf(wrong, words));
    return found.get(wrong);
  };
}

interface Known {
  readonly word: string;
  readonly folded: string;
}

function nearestOf(wrong: string, known: readonly Known[]): string | undefined {
  if (wrong.length > 100) return undefined;
  const wanted = fold(wrong);
  let best: { word: string; far: number } | undefined;
  for (const { word, folded } of known) {
    const most = Math.max(1, Math.floor(word.length / 4));
    if (
      word === wrong ||
      Math.max(folded.length, wanted.length) - Math.min(folded.length, wanted.length) > most
    )
      continue;
    const far = distance(wanted, folded);
    if (far <= most && (best === undefined || far < best.far)) best = { word, far };
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
