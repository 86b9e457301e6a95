// The quote: the shortest stretch from which a claim can be understood, on word edges.
import type { Span } from '../../base/span.ts';
import type { SentenceView } from '../frames/frame.ts';

/** The span of a token range, without punctuation at its edges (a closing quotation mark that was opened inside stays). */
export function quoteOf(view: SentenceView, first: number, last: number): Span {
  const { tokens } = view.tree;
  let from = Math.max(0, first);
  let to = Math.min(tokens.length, last) - 1;
  while (from < to && tokens[from]?.upos === 'PUNCT') from += 1;
  while (to > from && tokens[to]?.upos === 'PUNCT') to -= 1;
  const start = tokens[from]?.start ?? view.sentence.start;
  return { start, end: Math.max(tokens[to]?.end ?? view.sentence.end, start) };
}
