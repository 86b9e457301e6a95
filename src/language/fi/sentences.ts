// Finnish text to sentence spans: jumps from mark to mark, no tagging. What leaves: spans in order without the white space
// around them. A sentence ends at . ! ? … (with closing quotes and brackets) before white space and something that can begin a
// sentence, at blank lines, and at a line's end unless the line is the wrapped line of a paragraph.
// Never inside "24.2.2022", "n. 500", "8. lokakuuta", "J. K.", nor inside a quotation.
import type { Span } from '../../base/span.ts';
import { isAbbreviation, mayEnd } from './abbreviations.ts';

/** A quotation longer than this is taken as unbalanced quotes. */
const LONGEST_QUOTATION = 1500;
/** No sentence is longer than this; beyond it is cut at white space, or anywhere. */
const LONGEST_SENTENCE = 6000;
/** A line this long may be the wrapped line of a paragraph. */
const WRAPPED_LINE = 45;

const MARK = /[.!?…\n"“”«»]/gu;
const CLOSERS = /["”»’')\]]*/uy;
const SPACES = /\s*/uy;
const PAIRS: Readonly<Record<string, string>> = { '"': '"', '”': '”', '“': '”“', '«': '»', '»': '»' };

function runEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

/** Where the quotation that opens at `at` closes, or -1. It stays within its paragraph. */
function quotationEnd(text: string, at: number): number {
  const closes = PAIRS[text[at]!]!;
  const limit = Math.min(text.length, at + LONGEST_QUOTATION);
  for (let i = at + 1; i < limit; i++) {
    if (closes.includes(text[i]!)) return i;
    if (text[i] === '\n' && /^\n[ \t\r]*\n/.test(text.slice(i, i + 20))) return -1;
  }
  return -1;
}

const opensQuotation = (text: string, at: number): boolean => /[\s([–—-]|^$/u.test(text.slice(Math.max(0, at - 1), at));

/** The word that ends at `end`, back to white space or an opening sign, at most 24 characters. */
function wordBefore(text: string, start: number, end: number): string {
  let at = end;
  while (at > start && end - at < 24 && !/[\s("“”«»'’[–]/u.test(text[at - 1]!)) at--;
  return text.slice(at, end);
}

/** True where the stop behind `word` (with it) does not end the sentence before a capital. */
function keepsOn(word: string, next: string): boolean {
  if (/^\p{Lu}\.$/u.test(word) || /^(\p{L}\.){2,}$/u.test(word)) return true;
  if (/^\p{N}{1,2}\.$/u.test(word) && /^\p{N}/u.test(next)) return true;
  return isAbbreviation(word) && !mayEnd(word);
}

/** True where a sentence may end at the mark; `after` is where the next words begin. */
function endsSentence(text: string, start: number, mark: number, after: number): boolean {
  if (after >= text.length) return true;
  const next = text.slice(after, after + 4);
  if (/^[–—-]\s/u.test(next)) return !/^[–—-]\s+\p{Ll}/u.test(text.slice(after, after + 6));
  if (/^[\p{Ll},;:)%]/u.test(next)) return false;
  if (text[mark] !== '.') return true;
  const word = wordBefore(text, start, mark + 1);
  if (mark - start < 4 && /^\p{N}{1,3}\.$/u.test(word)) return false;
  return !keepsOn(word, next);
}

type Cursor = { readonly text: string; readonly spans: Span[]; start: number; lineStart: number; wrapped: boolean };

/** Closes a sentence at `end`, without white space; cuts what is too long to be one. */
function push(cursor: Cursor, end: number): void {
  const { text } = cursor;
  let start = runEnd(SPACES, text, cursor.start);
  let last = end;
  while (start < last && /\s/u.test(text[last - 1]!)) last--;
  while (last - start > LONGEST_SENTENCE) {
    let cut = start + LONGEST_SENTENCE;
    while (cut > start + LONGEST_SENTENCE / 2 && !/\s/u.test(text[cut - 1]!)) cut--;
    if (cut === start + LONGEST_SENTENCE / 2) cut = start + LONGEST_SENTENCE;
    if (/[\udc00-\udfff]/.test(text[cut]!)) cut++;
    const trimmed = text.slice(start, cut).trimEnd().length;
    cursor.spans.push({ start, end: start + trimmed });
    start = runEnd(SPACES, text, cut);
  }
  if (start < last) cursor.spans.push({ start, end: last });
  cursor.start = end;
}

/** True where the line that ends at `at` goes on in the next. */
function isWrapped(cursor: Cursor, at: number, next: number): boolean {
  const ahead = cursor.text.slice(next, next + 2);
  if (/^[\p{Ll},;)]/u.test(ahead)) return at - cursor.lineStart >= 20;
  return cursor.wrapped && at - cursor.lineStart >= WRAPPED_LINE && /^[\p{L}\p{N}"“”('€$]/u.test(ahead);
}

function atNewline(cursor: Cursor, at: number): number {
  const { text } = cursor;
  const next = runEnd(SPACES, text, at);
  const blank = /\n[^\S\n]*\n/u.test(text.slice(at, Math.min(next, at + 200)));
  if (blank || !isWrapped(cursor, at, next)) push(cursor, at);
  if (blank) cursor.wrapped = false;
  else if (/^\p{Ll}/u.test(text.slice(next, next + 2))) cursor.wrapped = true;
  cursor.lineStart = next;
  return next;
}

function atStop(cursor: Cursor, at: number): number {
  const { text } = cursor;
  let mark = at;
  while (/[.!?…]/u.test(text[mark + 1] ?? '')) mark++;
  const end = runEnd(CLOSERS, text, mark + 1);
  const after = runEnd(SPACES, text, end);
  if (after === end && end < text.length) return end;
  if (endsSentence(text, cursor.start, mark, after)) push(cursor, end);
  return end;
}

/** Jumps over a quotation; a stop at its end is looked at with its closing sign. */
function atQuote(cursor: Cursor, at: number): number {
  if (!opensQuotation(cursor.text, at)) return at + 1;
  const end = quotationEnd(cursor.text, at);
  if (end < 0) return at + 1;
  return /[.!?…]/u.test(cursor.text[end - 1]!) && end - 1 > at ? atStop(cursor, end - 1) : end + 1;
}

/** Sentence spans of a text. */
export function segment(text: string): readonly Span[] {
  const cursor: Cursor = { text, spans: [], start: 0, lineStart: 0, wrapped: false };
  const pattern = new RegExp(MARK);
  for (let at = 0; at < text.length; ) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) break;
    const char = found[0];
    if (char === '\n') at = atNewline(cursor, found.index);
    else if (/[.!?…]/u.test(char)) at = atStop(cursor, found.index);
    else at = atQuote(cursor, found.index);
  }
  push(cursor, text.length);
  return cursor.spans;
}
