// Punctuation of a sentence, as bits of its tokens: where it has commas, colons, semicolons, quotes. Rules that hang on a
// sign ask first whether there is one, for most sentences have few. What enters: a tree. What leaves: its signs, found once.
import type { Tree } from './tree.ts';

export const COMMA = 1;
export const COLON = 2;
export const SEMICOLON = 4;
export const QUOTE = 8;
/** A mark that ends a statement or a clause of its own: semicolon, colon, full stop, dash. */
export const END = 16;

const BITS: ReadonlyMap<string, number> = new Map([
  [',', COMMA],
  [':', COLON | END],
  [';', SEMICOLON | END],
  ...['.', '?', '!', '–', '—'].map((sign) => [sign, END] as const),
  ...['"', '“', '”', '„', '«', '»'].map((sign) => [sign, QUOTE] as const),
]);

/** Bits of each token, and those that any token has. */
export type Punctuation = { readonly at: Uint8Array; readonly any: number };

/** The punctuation of a sentence. */
export function punctuationOf(tree: Tree): Punctuation {
  if (tree.punctuation) return tree.punctuation;
  const at = new Uint8Array(tree.texts.length);
  let any = 0;
  for (let i = 0; i < at.length; i += 1) {
    const text = tree.texts[i] as string;
    if (text.length !== 1) continue;
    const sign = BITS.get(text) ?? 0;
    at[i] = sign;
    any |= sign;
  }
  tree.punctuation = { at, any };
  return tree.punctuation;
}

/** The bits of a token; none where there is no such token. */
export const signAt = ({ at }: Punctuation, index: number): number => at[index] ?? 0;
