// Integer hashing of features: no strings are built where text is analysed. What enters: strings (once for each form) or
// integers; what leaves: 32-bit integers, the same on every machine, because weights are found by them.

/** FNV-1a over UTF-16 code units, finished so that near strings fall apart. */
export function hashText(text: string, seed = 0): number {
  let h = (0x811c9dc5 ^ seed) | 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return scramble(h);
}

/** A 32-bit finaliser: every bit of the input reaches every bit of the output. */
export function scramble(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return h ^ (h >>> 16);
}

/**
 * A feature's number from the number of its template and its values. Its place in a table is that number scrambled, which
 * is left to whoever reads the table (table.ts), since many are scrambled at once faster.
 */
export const mix1 = (template: number, a: number): number => Math.imul(template, 0x9e3779b1) ^ a;

export const mix2 = (template: number, a: number, b: number): number =>
  Math.imul(template, 0x9e3779b1) ^ Math.imul(a, 0x2545f491) ^ ((b << 11) | (b >>> 21));

export const mix3 = (template: number, a: number, b: number, c: number): number =>
  Math.imul(template, 0x9e3779b1) ^ Math.imul(a, 0x2545f491) ^ Math.imul(b, 0x5bd1e995) ^ ((c << 17) | (c >>> 15));
