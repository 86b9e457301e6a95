// A claim's quote with the words of its slots marked: weight and colour on a terminal, brackets elsewhere. Pure.
import type { Span } from '../base/span.ts';
import type { Claim } from '../reading/claim.ts';
import { displayWidth, type Ink, printable } from './text.ts';

type Mark = Span & { readonly slot: string };

/** Spans of the slots' own words that lie in the quote, relative to it, in order and without overlaps (the longer wins). */
export function marksOf(claim: Claim): readonly Mark[] {
  const { quote, from, to, item, quantity, when, where, source } = claim;
  const slots = Object.entries({ quantity, item, from, to, when, where, source });
  const inside = slots.flatMap(([slot, value]) => {
    if (!value || value.start == null || value.end == null || value.end <= value.start) return [];
    if (value.start < quote.start || value.end > quote.end) return [];
    return [{ slot, start: value.start - quote.start, end: value.end - quote.start }];
  });
  const kept: Mark[] = [];
  for (const mark of inside.sort((a, b) => b.end - b.start - (a.end - a.start)))
    if (kept.every((other) => mark.end <= other.start || other.end <= mark.start)) kept.push(mark);
  return kept.sort((a, b) => a.start - b.start);
}

type Piece = { readonly text: string; readonly marked: boolean };

function piecesOf(claim: Claim): readonly Piece[] {
  const { exact } = claim.quote;
  const pieces: Piece[] = [];
  let from = 0;
  for (const { start, end } of marksOf(claim)) {
    pieces.push({ text: exact.slice(from, start), marked: false }, { text: exact.slice(start, end), marked: true });
    from = end;
  }
  pieces.push({ text: exact.slice(from), marked: false });
  return pieces.filter(({ text }) => text !== '');
}

/** Longest quote shown whole; a longer one is cut in the middle. */
const MAX_WORDS = 120;

/** The quote in quotation marks as lines of at most `width` columns. */
export function quoteLines(claim: Claim, width: number, pen: Ink): readonly string[] {
  const words = shorten(markedWords(claim, pen));
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** Words of the quote with their marks; a word is what stands between spaces, whatever marks begin or end in it. */
function markedWords(claim: Claim, pen: Ink): string[] {
  const words: string[] = [''];
  const add = (text: string): void => {
    words[words.length - 1] += text;
  };
  add('“');
  for (const { text, marked } of piecesOf(claim)) {
    if (marked && !pen.colour) add('[');
    printable(text)
      .split(/\s+/u)
      .forEach((part, i) => {
        if (i > 0) words.push('');
        add(marked ? pen.bold(part) : part);
      });
    if (marked && !pen.colour) add(']');
  }
  add('”');
  return words.filter((word) => word !== '');
}

const shorten = (words: readonly string[]): readonly string[] =>
  words.length <= MAX_WORDS ? words : [...words.slice(0, MAX_WORDS / 2), '[…]', ...words.slice(-MAX_WORDS / 2)];
