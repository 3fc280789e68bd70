/** Two things timed in turn, A B A B …, so that whatever else the machine does falls on both; the median of the rounds. */

export function medianOf(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What the loops found goes here, so that no compiler may leave the work out. */
export const seen = { last: null };

/** Milliseconds for so many calls. `inputs` go round. */
async function time({ run, inputs, isAsync }, count) {
  const start = performance.now();
  if (isAsync)
    for (let index = 0; index < count; index++) seen.last = await run(inputs[index % inputs.length]);
  else for (let index = 0; index < count; index++) seen.last = run(inputs[index % inputs.length]);
  return performance.now() - start;
}

/** Warms up, and finds how many calls fill `milliseconds`. */
async function callsFor(contestant, milliseconds) {
  for (let count = 1; ; count *= 2) {
    const took = await time(contestant, count);
    if (took > milliseconds / 2) return Math.max(1, Math.round((count * milliseconds) / took));
  }
}

/** `ratio`: how many times as long one call of `b` takes as one of `a`. Microseconds are of this machine, this minute. */
export async function paired(a, b, { rounds, milliseconds }) {
  const [countA, countB] = [await callsFor(a, milliseconds), await callsFor(b, milliseconds)];
  const took = { a: [], b: [], ratio: [] };
  for (let round = 0; round < rounds; round++) {
    const perA = ((await time(a, countA)) * 1000) / countA;
    const perB = ((await time(b, countB)) * 1000) / countB;
    took.a.push(perA);
    took.b.push(perB);
    took.ratio.push(perB / perA);
  }
  return {
    ratio: medianOf(took.ratio),
    least: Math.min(...took.ratio),
    most: Math.max(...took.ratio),
    microseconds: { a: medianOf(took.a), b: medianOf(took.b) },
  };
}
