/** Chance that is the same on every machine: whole numbers out of a seed, by a xorshift of 32 bits. */
export function drawsFrom(seed) {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x85ebca6b) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  for (let warmUp = 0; warmUp < 8; warmUp++) next();
  const below = (count) => Math.floor((next() / 2 ** 32) * count);
  return {
    /** A whole number between the two, both included. */
    int: (from, to) => from + below(to - from + 1),
    /** True so many times out of a hundred. */
    chance: (percent) => below(10_000) < percent * 100,
    pick: (list) => list[below(list.length)],
    shuffled(list) {
      const cards = [...list];
      for (let last = cards.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [cards[last], cards[other]] = [cards[other], cards[last]];
      }
      return cards;
    },
  };
}
