// From a span of the text to the tokens of a sentence that it touches, and the token that the rest of it hangs on.
import type { Span } from '../../base/span.ts';
import type { Sentence, Token, Upos } from '../../language/language.ts';

export type TokenSpan = { readonly first: number; readonly last: number; readonly headToken: number };

/** Index of the first token that ends after `offset`. */
function tokenAfter(tokens: readonly Token[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as Token).end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

const WEIGHT: Partial<Record<Upos, number>> = { NOUN: 0, PROPN: 1, SYM: 1, NUM: 2, ADJ: 3, PRON: 4, ADV: 5 };

/** The tokens that a span touches. The head is the weightiest of those whose own head lies outside. */
export function tokenSpan(sentence: Sentence, span: Span): TokenSpan {
  const { tokens } = sentence;
  const first = Math.min(tokenAfter(tokens, span.start), Math.max(0, tokens.length - 1));
  let last = first + 1;
  while (last < tokens.length && (tokens[last] as Token).start < span.end) last += 1;
  let head = first;
  let best = Number.POSITIVE_INFINITY;
  for (let i = first; i < Math.min(last, tokens.length); i++) {
    const token = tokens[i] as Token;
    if (token.head >= first && token.head < last) continue;
    const weight = WEIGHT[token.upos] ?? 6;
    if (weight < best) [best, head] = [weight, i];
  }
  return { first, last, headToken: head };
}
