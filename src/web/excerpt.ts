// A quote with the text round it, to the ends of its paragraph or so many characters. Pure.
import type { Span } from '../base/span.ts';

/** Characters on each side at most. */
const MOST = 420;

/** What stands before and after a quote in its paragraph; a cut is told by an ellipsis. */
export function aroundQuote(
  text: string,
  { start, end }: Span,
): { readonly before: string; readonly exact: string; readonly after: string } {
  const first = Math.max(text.lastIndexOf('\n', start - 1) + 1, 0);
  const next = text.indexOf('\n', end);
  const last = next < 0 ? text.length : next;
  const [from, to] = [Math.max(first, start - MOST), Math.min(last, end + MOST)];
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return {
    before: from > first ? `…${before.replace(/^\S*\s/u, '')}` : before,
    exact: text.slice(start, end),
    after: to < last ? `${after.replace(/\s\S*$/u, '')}…` : after,
  };
}
