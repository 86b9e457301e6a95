// What a word can start, as bits of its class (word-class.ts).

export const DATE = 1;
export const NUMBER = 2;
export const SHARE = 4;
export const CURRENCY = 8;
export const DIGITS = 16;
/** A word that opens a date which stands a few pieces behind. */
export const OPENER = 32;
/** "the", "a", "an", "that". */
export const THE = 64;
export const ARTICLE = 128;
export const THAT = 256;
/** The letter of a quarter or half ("Q1", "H2"); a word of time of day. */
export const CODE = 512;
export const CLOCK = 1024;
/** Finnish words of days, and "kuun". */
export const DAY = 2048;
export const OF_MONTH = 4096;

/** A part of a whole: "third". */
export const FRACTION = 8192;

/** What an amount or a share can start with. */
export const AMOUNTS = NUMBER | SHARE | CURRENCY | DIGITS | ARTICLE;

/** Whether a piece has one of some bits. */
export function hasAny(classes: readonly number[], bits: number): boolean {
  for (let i = 0; i < classes.length; i += 1) if (((classes[i] ?? 0) & bits) !== 0) return true;
  return false;
}
