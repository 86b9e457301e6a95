// What the forms beside a word say for its candidate tags, kept by pair of forms: in news on one subject more than half of all
// pairs have been met before, and their many features need not be scored again. What enters: numbers of forms. What leaves:
// where a pair's sums stand. Holds a limited number of pairs; when it is full, all are forgotten.

export type Neighbours = {
  /** A hash table: of each pair the numbers of its forms, and where its sums begin, 1 more, so that 0 is a free place. */
  places: Int32Array;
  /** Of each pair the sums for the candidates of its first form, then those for the second's. */
  sums: Int32Array;
  pairs: number;
  used: number;
};

const PAIRS = 2 ** 16;
const SUMS = 2 ** 20;

export const createNeighbours = (): Neighbours => ({
  places: new Int32Array(0),
  sums: new Int32Array(0),
  pairs: 0,
  used: 0,
});

/** Makes sure that so many pairs and sums can be added, and that none is forgotten until this is asked for again. */
export function makeRoom(kept: Neighbours, pairs: number, sums: number): void {
  if (2 * (kept.pairs + pairs) * 3 <= kept.places.length && kept.used + sums <= kept.sums.length) return;
  const room = 2 ** Math.ceil(Math.log2(Math.max(PAIRS, pairs)));
  if (kept.places.length < 6 * room) kept.places = new Int32Array(6 * room);
  else kept.places.fill(0);
  if (kept.sums.length < Math.max(SUMS, sums)) kept.sums = new Int32Array(Math.max(SUMS, sums));
  kept.pairs = kept.used = 0;
}

/** Where the sums of a pair begin; where it has none, room for so many is made, and the place comes back as -1 less it. */
export function findPair(kept: Neighbours, first: number, second: number, size: number): number {
  const { places } = kept;
  const mask = places.length / 3 - 1;
  const hash = Math.imul(first, 0x2545f491) ^ Math.imul(second, 0x5bd1e995);
  let k = (hash ^ (hash >>> 15)) & mask;
  for (; places[3 * k + 2] !== 0; k = (k + 1) & mask)
    if (places[3 * k] === first && places[3 * k + 1] === second) return places[3 * k + 2]! - 1;
  const at = kept.used;
  places[3 * k] = first;
  places[3 * k + 1] = second;
  places[3 * k + 2] = at + 1;
  kept.pairs++;
  kept.used += size;
  return -1 - at;
}
