// Decomposed letters ("a" and U+0308) -> composed ones ("ä"), with the way back: so that readers see the letters that their
// lexica are written in, while every span still indexes the text as it was published. Pure.
import type { Span } from '../base/span.ts';

export type Composed = {
  readonly text: string;
  /** A span of the composed text as a span of the original: never inside a letter and its marks. */
  readonly toOriginal: (span: Span) => Span;
};

/** A letter with marks after it, or a Korean syllable written in its parts. */
const DECOMPOSED = /\P{M}\p{M}+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?/gu;

/** The text with its letters composed; null where that changes nothing. */
export function composeText(text: string): Composed | null {
  const parts: string[] = [];
  /** Offsets where a piece begins: in the composed text and in the original, ascending, in pairs. */
  const composedAt: number[] = [0];
  const originalAt: number[] = [0];
  let from = 0;
  let length = 0;
  const cut = (piece: string, end: number): void => {
    parts.push(piece);
    length += piece.length;
    composedAt.push(length);
    originalAt.push(end);
  };
  for (const match of text.matchAll(DECOMPOSED)) {
    const composed = match[0].normalize('NFC');
    if (composed === match[0]) continue;
    cut(text.slice(from, match.index), match.index);
    from = match.index + match[0].length;
    cut(composed, from);
  }
  if (from === 0) return null;
  cut(text.slice(from), text.length);
  const toOriginal = ({ start, end }: Span): Span => ({
    start: place(start, composedAt, originalAt, 'start'),
    end: place(end, composedAt, originalAt, 'end'),
  });
  return { text: parts.join(''), toOriginal };
}

/** Pieces alternate: unchanged ones move as they are; in a composed one, a start goes to its start, an end to its end. */
function place(
  offset: number,
  composedAt: readonly number[],
  originalAt: readonly number[],
  side: 'start' | 'end',
): number {
  let low = 0;
  let high = composedAt.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((composedAt[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const inside = offset - (composedAt[low] ?? 0);
  if (inside === 0) return originalAt[low] ?? 0;
  const unchanged = low % 2 === 0;
  if (unchanged) return (originalAt[low] ?? 0) + inside;
  return originalAt[side === 'start' ? low : low + 1] ?? 0;
}
