/** Markup from data: a template that escapes everything it is given, unless it is markup already. */

/** Markup that may be shown as it is. Only `html` and `asWritten` make it, so no text passes for it. */
export class Html {
  readonly #markup: string;

  private constructor(markup: string) {
    this.#markup = markup;
  }

  /** For `html` and `asWritten` alone. */
  static of(markup: string): Html {
    return new Html(markup);
  }

  toString(): string {
    return this.#markup;
  }
}

type Piece = string | Html | readonly Html[] | null;

/**
 * `` html`<td>${name}</td>` ``: text is escaped, markup and lists of it stand as they are, `null` is nothing.
 * Throws where a value would stand in an attribute without quotes, since no escaping holds there.
 */
export function html(literals: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const parts = literals.map((literal, index) => {
    if (index === pieces.length) return literal;
    if (/=\s*$/.test(literal)) throw new TypeError(`an attribute without quotes: ${literal.slice(-20)}`);
    return literal + markupOf(pieces[index] ?? null);
  });
  return Html.of(parts.join(""));
}

function markupOf(piece: Piece): string {
  if (piece === null) return "";
  if (typeof piece === "string") return escaped(piece);
  return piece instanceof Html ? piece.toString() : piece.join("");
}

/** Also what no page may hold at all: control characters become the sign for an unreadable one. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "\ufffd")
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? "");

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** For text that is no data but written in this folder, such as a style sheet, in which nothing may be escaped. */
export const asWritten = (markup: string): Html => Html.of(markup);
