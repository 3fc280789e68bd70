/**
 * Quotes in CSV text, looked at before the cells: a row whose quotes cannot be read is named and emptied, so that
 * every other row is still read and keeps its number.
 */
export interface QuoteFault {
  readonly row: number;
  /** `open`: not closed within its row. `stray`: in the middle of a cell, or followed by more text. */
  readonly is: "open" | "stray";
}

/** `text` has one kind of line end, `\n`. */
export function withoutQuoteFaults(
  text: string,
  separator: string,
): { readonly readable: string; readonly faults: readonly QuoteFault[] } {
  const rows: string[] = [];
  const faults: QuoteFault[] = [];
  for (let start = 0; start < text.length; ) {
    const row = rowFrom(text, start, separator);
    if ("is" in row) {
      faults.push({ row: rows.length + 1, is: row.is });
      rows.push("");
      start = lineEnd(text, start) + 1;
    } else {
      rows.push(text.slice(start, row.end));
      start = row.end + 1;
    }
  }
  return { readable: rows.join("\n"), faults };
}

/** Where the row that begins at `start` ends; a quoted cell may hold line ends of its own. */
function rowFrom(
  text: string,
  start: number,
  separator: string,
): { readonly end: number } | Pick<QuoteFault, "is"> {
  for (let at = start; ; at++) {
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close === undefined) return { is: "open" };
      const isEnded = [undefined, separator, "\n"].includes(text[close + 1]);
      if (!isEnded) return { is: text.slice(at, close).includes("\n") ? "open" : "stray" };
      at = close + 1;
    } else {
      for (; at < text.length && text[at] !== separator && text[at] !== "\n"; at++)
        if (text[at] === '"') return { is: "stray" };
    }
    if (text[at] !== separator) return { end: at };
  }
}

/** A doubled quote stands for one inside the cell. */
function closingQuote(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return undefined;
}

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
};
