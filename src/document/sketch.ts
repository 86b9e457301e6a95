// Is one text the copy of another? A text enters, its sketch leaves: the least of the hashes of its shingles (every three words in
// a row), which is a MinHash of one hash and many places. Method: A. Broder, "On the resemblance and containment of documents",
// 1997; E. Cohen and H. Kaplan, "Summarizing data using bottom-k sketches", 2007. Of a text of up to `PLACES` words the sketch
// holds every shingle, and what is said of it is exact; of a longer one it is an estimate. Pure; case and punctuation do not count.

export type Sketch = {
  /** The least hashes of different shingles, ascending. */
  readonly hashes: Uint32Array;
  /** Greatest hash up to which all of the text's are there. */
  readonly upTo: number;
};

const WORDS = 3;
const PLACES = 512;
const ALL = 0xffff_ffff;

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .replaceAll('\u00ad', '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** 32 bits of some words: FNV-1a over their code units, with a mixing at the end so that the least ones are a fair sample. */
function hashOf(words: readonly string[]): number {
  let mixed = 0x811c9dc5;
  for (const word of words) {
    for (let i = 0; i < word.length; i += 1) mixed = Math.imul(mixed ^ word.charCodeAt(i), 0x01000193);
    mixed = Math.imul(mixed ^ 0x20, 0x01000193);
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The sketch of a text. */
export function sketchOf(text: string): Sketch {
  const words = wordsOf(text);
  const count = words.length === 0 ? 0 : Math.max(1, words.length - WORDS + 1);
  const all = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) all[i] = hashOf(words.slice(i, i + WORDS));
  const different = Uint32Array.from(new Set(all)).sort();
  if (different.length <= PLACES) return { hashes: different, upTo: ALL };
  const hashes = different.slice(0, PLACES);
  return { hashes, upTo: hashes.at(-1) ?? ALL };
}

/** How many of the hashes are at most `upTo`. */
function countUpTo(hashes: Uint32Array, upTo: number): number {
  if (upTo === ALL) return hashes.length;
  const beyond = hashes.findIndex((hash) => hash > upTo);
  return beyond < 0 ? hashes.length : beyond;
}

/** The share of the shorter text's shingles that the other one has too, 0 to 1: how much of it stands in the other. */
export function containment(a: Sketch, b: Sketch): number {
  const upTo = Math.min(a.upTo, b.upTo);
  const [m, n] = [countUpTo(a.hashes, upTo), countUpTo(b.hashes, upTo)];
  let [i, j, common] = [0, 0, 0];
  while (i < m && j < n) {
    const [x = 0, y = 0] = [a.hashes[i], b.hashes[j]];
    if (x === y) common += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return m === 0 || n === 0 ? 0 : common / Math.min(m, n);
}

/**
 * From this share on a text is a copy. Changing one word in ten breaks about a quarter of the shingles, a new headline and lead
 * take some more; two texts of their own about one briefing, with a long quotation in both, share up to two in five.
 */
const COPIED = 0.55;

/** True where one of the two is a copy of the other, whole, edited or shortened. */
export const isCopy = (a: Sketch, b: Sketch): boolean => containment(a, b) >= COPIED;
