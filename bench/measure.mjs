/** Two things timed in turn, A B A B …, so that whatever else the machine does falls on both; the median of the rounds. */

function medianOf(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What the loops found goes here, so that no compiler may leave the work out. */
export const seen = { last: null };

/** Milliseconds for so many calls, by the clock and of the processor. `inputs` go round. */
async function time({ run, inputs, isAsync }, count) {
  const [from, used] = [performance.now(), process.cpuUsage()];
  if (isAsync)
    for (let index = 0; index < count; index++) seen.last = await run(inputs[index % inputs.length]);
  else for (let index = 0; index < count; index++) seen.last = run(inputs[index % inputs.length]);
  const { user, system } = process.cpuUsage(used);
  return { clock: performance.now() - from, processor: (user + system) / 1000 };
}

const warm = new WeakSet();

/** Warms up what was not run before, and finds how many calls fill `milliseconds`. */
async function callsFor(contestant, milliseconds, warmUp) {
  let used = warm.has(contestant.run) ? warmUp : 0;
  warm.add(contestant.run);
  for (let count = 1; ; count *= 2) {
    const { processor } = await time(contestant, count);
    used += processor;
    const isLongEnough = processor > milliseconds / 2 || processor > warmUp;
    if (isLongEnough && used >= warmUp) return Math.max(1, Math.round((count * milliseconds) / processor));
  }
}

/**
 * How many times as long one call of `b` takes as one of `a`: of the processor, which other work on the machine disturbs
 * least, and by the clock. Microseconds (of the processor) are of this machine, this minute.
 */
export async function paired(a, b, { rounds, milliseconds, warmUp }) {
  const countA = await callsFor(a, milliseconds, warmUp);
  const countB = await callsFor(b, milliseconds, warmUp);
  const found = [];
  for (let round = 0; round < rounds; round++) {
    const [ofA, ofB] = [await time(a, countA), await time(b, countB)];
    found.push({
      ratio: ofB.processor / countB / (ofA.processor / countA),
      byTheClock: ofB.clock / countB / (ofA.clock / countA),
      a: (ofA.processor * 1000) / countA,
      b: (ofB.processor * 1000) / countB,
    });
  }
  return summed(found);
}

/** The medians of rounds, and the least and the most of their ratio. */
export function summed(rounds) {
  const each = (key) => rounds.map((one) => one[key]);
  return {
    ratio: toHundredths(medianOf(each("ratio"))),
    least: toHundredths(Math.min(...each("ratio"))),
    most: toHundredths(Math.max(...each("ratio"))),
    byTheClock: toHundredths(medianOf(each("byTheClock"))),
    microseconds: { a: toHundredths(medianOf(each("a"))), b: toHundredths(medianOf(each("b"))) },
  };
}

export const toHundredths = (number) => Math.round(number * 100) / 100;
