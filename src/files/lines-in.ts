/** Bytes as they come to lines, one at a time: however long the input, one line is held. */

export interface Line {
  /** Counted from 1. */
  readonly line: number;
  /** Without its end; `null` where the line is longer than may be. */
  readonly bytes: Uint8Array | null;
}

/** Lines end with `\n`; the last one need not. Of a line longer than `mostBytes` nothing is kept. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<Line> {
  let line = 0;
  let parts: Uint8Array[] = [];
  let length = 0;
  const keep = (part: Uint8Array) => {
    length += part.length;
    if (length > mostBytes) parts = [];
    else parts.push(part);
  };
  const taken = (): Line => {
    const found = { line: ++line, bytes: length > mostBytes ? null : Buffer.concat(parts) };
    [parts, length] = [[], 0];
    return found;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      keep(chunk.subarray(start, end));
      yield taken();
      start = end + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  if (length > 0) yield taken();
}

const newline = 0x0a;
