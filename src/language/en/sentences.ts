// English text to sentence spans: one pass over the characters, no tagging. What leaves: spans in order, without the white
// space around them. Sentences end at . ! ? … (and closing quotes) before white space and something that can begin a
// sentence, at blank lines, and at line ends where the line is a headline and not the wrapped line of a paragraph.
// Never inside "24.2.2022", "n. 500", "Gen. Kim", "U.S. troops", "No. 5", nor inside a quotation.
import type { Span } from '../../base/span.ts';
import { words } from './words.ts';

const CLOSERS = new Set('"”’\')]»');
const ENDERS = new Set('.!?…。');
/** A quotation longer than this is taken as unbalanced quotes. */
const LONGEST_QUOTATION = 1500;
/** A line this long may be the wrapped line of a paragraph. */
const WRAPPED_LINE = 45;

const isSpace = (char: string | undefined): boolean => char !== undefined && /\s/.test(char);

/** Where the quotation that opens at `at` closes, or -1. Quotations stay within their line block. */
function quotationEnd(text: string, at: number): number {
  const close = text[at] === '“' ? '”' : text[at] === '«' ? '»' : '"';
  const limit = Math.min(text.length, at + LONGEST_QUOTATION);
  for (let i = at + 1; i < limit; i++) {
    if (text[i] === close) return i;
    if (text[i] === '\n' && /^\n\s*\n/.test(text.slice(i, i + 20))) return -1;
    if (close !== '"' && text[i] === text[at]) return -1;
  }
  return -1;
}

/** The word that ends at `end` (exclusive), back to white space, at most 20 characters. */
function wordBefore(text: string, start: number, end: number): string {
  let at = end;
  while (at > start && end - at < 20 && !/[\s("“‘[]/u.test(text[at - 1]!)) at--;
  return text.slice(at, end);
}

/** The word that begins at `at`. */
const wordAfter = (text: string, at: number): string =>
  /^["“‘'([]*([\p{L}\p{M}\p{N}$€£-]*)/u.exec(text.slice(at, at + 24))?.[1] ?? '';

const goesOn = (text: string, at: number): boolean => {
  const next = text.slice(at, at + 60);
  if (/^[\p{Ll},;:)]/u.test(next)) return true;
  if (!/^\p{Lu}/u.test(next)) return false;
  const { speech } = words();
  return next
    .split(/\s+/u, 3)
    .slice(1)
    .some((word) => speech.has(word.replace(/[.,:]+$/u, '')));
};

/** True where the period behind `word` does not end a sentence before `next`. */
function isAbbreviation(word: string, next: string): boolean {
  const { title, number, word: other, starter } = words();
  if (title.has(word)) return true;
  if (number.has(word) && /^\p{N}/u.test(next)) return true;
  if (/^(?:\p{L}\.){2,}$/u.test(word) || other.has(word)) return !starter.has(next);
  if (/^\p{Lu}\.$/u.test(word)) return !starter.has(next) && word !== 'I.';
  return false;
}

/** True where a sentence may end at the mark before `end`; `after` is where the next words begin. */
function endsSentence(text: string, start: number, mark: number, end: number, after: number): boolean {
  if (after >= text.length) return true;
  const quoted = end > mark + 1 && /["”»]/u.test(text.slice(mark + 1, end));
  if (quoted && goesOn(text, after)) return false;
  if (/^[\p{Ll},;]/u.test(text.slice(after, after + 2))) return false;
  if (text[mark] !== '.') return true;
  const word = wordBefore(text, start, mark + 1);
  if (/^\(?\p{N}{1,3}\.$/u.test(word) && mark - start < 5) return false;
  return !isAbbreviation(word, wordAfter(text, after));
}

/** True where a line that ends at `at` is wrapped, not a headline. */
function isWrapped(text: string, lineStart: number, at: number, wrapped: boolean): boolean {
  let next = at;
  while (isSpace(text[next])) next++;
  if (/^[\p{Ll},;)]/u.test(text.slice(next, next + 2))) return at - lineStart >= 20;
  return wrapped && at - lineStart >= WRAPPED_LINE && /^[\p{L}\p{N}"“‘('$€£]/u.test(text.slice(next, next + 2));
}

/** `wrapped` is null until the paragraph's first line end. */
type Cursor = {
  readonly text: string;
  readonly spans: Span[];
  start: number;
  lineStart: number;
  wrapped: boolean | null;
};

function push(cursor: Cursor, end: number): void {
  let { start } = cursor;
  let last = end;
  while (start < last && isSpace(cursor.text[start])) start++;
  while (last > start && isSpace(cursor.text[last - 1])) last--;
  if (start < last) cursor.spans.push({ start, end: last });
  cursor.start = end;
}

/** True where a line of the paragraph that `at` stands in begins with a small letter: its lines are wrapped. */
function isWrappedParagraph(text: string, at: number): boolean {
  const blank = /\n[^\S\n]*\n/gu;
  blank.lastIndex = at;
  const end = blank.exec(text)?.index ?? text.length;
  return /\n[^\S\n]*\p{Ll}/u.test(text.slice(at, end));
}

function atNewline(cursor: Cursor, at: number): number {
  const { text } = cursor;
  let next = at;
  let lines = 0;
  for (; next < text.length && isSpace(text[next]); next++) if (text[next] === '\n') lines++;
  if (lines > 1) cursor.wrapped = null;
  else cursor.wrapped ??= isWrappedParagraph(text, at);
  if (lines > 1 || !isWrapped(text, cursor.lineStart, at, cursor.wrapped === true)) push(cursor, at);
  cursor.lineStart = next;
  return next;
}

function atMark(cursor: Cursor, at: number): number {
  const { text } = cursor;
  let mark = at;
  while (ENDERS.has(text[mark + 1]!)) mark++;
  let end = mark + 1;
  while (CLOSERS.has(text[end]!)) end++;
  if (end < text.length && !isSpace(text[end])) return end;
  let after = end;
  while (isSpace(text[after])) after++;
  if (endsSentence(text, cursor.start, mark, end, after)) push(cursor, end);
  return end;
}

/** Sentence spans of a text. */
export function segment(text: string): readonly Span[] {
  const cursor: Cursor = { text, spans: [], start: 0, lineStart: 0, wrapped: null };
  let at = 0;
  while (at < text.length) {
    const char = text[at]!;
    if (char === '\n') at = atNewline(cursor, at);
    else if (ENDERS.has(char)) at = atMark(cursor, at);
    else if (char === '“' || char === '«' || (char === '"' && !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ')))
      at = atQuote(cursor, at);
    else at++;
  }
  push(cursor, text.length);
  return cursor.spans;
}

/** Jumps over a quotation; a mark at its end is looked at with its closing quote. */
function atQuote(cursor: Cursor, at: number): number {
  const end = quotationEnd(cursor.text, at);
  if (end < 0) return at + 1;
  return ENDERS.has(cursor.text[end - 1]!) ? atMark(cursor, end - 1) : end + 1;
}
