// English text to tokens in the manner of the English Web Treebank. What enters: the unmodified text and a span of it. What
// leaves: spans that cover everything but white space, in order, found in linear time.
//
// How things come out: don't is do + n't, possessive 's stands apart (typographic quotes alike), cannot is can + not.
// Hyphens part compounds (Russian + - + made, 152 + - + mm), but not prefixes (anti-tank, pro-Russian), nor letters from
// digits in designations (KN-23, Su-35, T-90M stay whole). Numbers keep their separators (10,000; 5.6; 24.2.2022; 12:30);
// a dash between numbers stands apart (10,000 + – + 12,000); currencies and % stand apart ($ + 5.6 + billion); units part
// from their digits (152 + mm), ordinals and decades do not (5th, 1990s). U.S. and Gen. keep their periods.
import type { Span } from '../../base/span.ts';
import { words } from './words.ts';

const LETTERS = '[\\p{L}\\p{M}\\p{N}\\p{Cf}_]';
const PATTERNS = [
  // Addresses.
  '(?<address>(?:https?://|ftp://|www\\.)[^\\s<>"“”]{1,2000}|[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}.-]{1,100}\\p{L}{2})',
  '(?<domain>(?:[\\p{L}\\p{N}-]{1,63}\\.){1,6}(?:com|org|net|gov|edu|info|io|ru|uk|ua|eu|mil)(?![\\p{L}\\p{N}]))',
  // Initials and dotted acronyms: U.S., p.m., U.S.A
  '(?<acronym>(?<![\\p{L}\\p{N}])(?:\\p{L}\\.){2,8}(?:\\p{L}(?![\\p{L}\\p{N}.]))?)',
  // Designations: KN-23, Su-35, T-90M, F-16s.
  '(?<design>\\p{Lu}[\\p{L}]{0,4}-\\p{N}{1,4}\\p{L}{0,3}(?![\\p{L}\\p{N}]))',
  // Numbers with separators, dates, times, telephone numbers, ordinals.
  "(?<number>[+]?\\p{N}{1,4}(?:-\\p{N}{1,4}){2,4}(?![\\p{L}\\p{N}])|\\p{N}{1,60}(?:[.,:/]\\p{N}{1,30}){0,20}(?:'s|\\p{L}{0,7})(?![\\p{L}\\p{M}\\p{N}]))",
  `(?<word>${LETTERS}+(?:['’]${LETTERS}+)*)`,
  "(?<run>\\.{2,}|-{2,}|!+\\??|\\?+!?|''|``|={2,}|\\*{2,}|_+|~+)",
  "(?<clitic>['’](?:s|S|re|ve|ll|d|m)(?![\\p{L}\\p{N}]))",
];
const TOKEN = new RegExp(PATTERNS.join('|'), 'uy');
const SYMBOL =
  /\p{Cf}*(?:\p{Regional_Indicator}{2}|\S[\p{M}\p{Emoji_Modifier}]*(?:\u200d\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}]*)*)[\p{M}\p{Cf}]*/uy;
const CLITIC = /(?:n['’]t|['’](?:s|re|ve|ll|d|m))$/iu;
const DIGITS_UNIT = /^(\p{N}+(?:[.,]\p{N}+)*)(\p{L}+)$/u;
const SPACE = /\s/;

type Emit = (start: number, end: number) => void;

/** Where a word is cut: the ends of its parts, its own end last. */
function cuts(word: string): readonly number[] {
  if (word.length > 60) return [word.length];
  const parts = words().contraction.get(word.toLowerCase());
  if (parts) return parts.map((_, i) => parts.slice(0, i + 1).reduce((sum, length) => sum + length, 0));
  const clitic = CLITIC.exec(word);
  if (clitic && clitic.index > 0) return [...cuts(word.slice(0, clitic.index)), word.length];
  const measure = DIGITS_UNIT.exec(word);
  return measure && words().unit.has(measure[2]!.toLowerCase()) ? [measure[1]!.length, word.length] : [word.length];
}

/** A word with its clitics and units parted. */
function emitWord(text: string, start: number, end: number, emit: Emit): void {
  let from = start;
  for (const cut of cuts(text.slice(start, end))) {
    emit(from, start + cut);
    from = start + cut;
  }
}

/** True where a period right behind a word belongs to it. */
function keepsPeriod(text: string, start: number, end: number): boolean {
  if (text[end] !== '.' || end - start > 8) return false;
  const form = text.slice(start, end + 1);
  const { title, number, word } = words();
  if (title.has(form) || (word.has(form) && !isLast(text, end + 1))) return true;
  if (number.has(form)) return /^\.\s?\p{N}/u.test(text.slice(end, end + 3));
  return end - start === 1 && /\p{Lu}/u.test(form) && /^\.\s\p{Lu}/u.test(text.slice(end, end + 4));
}

const isLast = (text: string, at: number): boolean => !/^\s*[\p{L}\p{N},;:(]/u.test(text.slice(at, at + 6));

/** The end of the prefix's word where a word ends in a hyphen that stays: "anti" in "anti-tank". */
function hyphenated(text: string, start: number, end: number): number {
  if (text[end] !== '-' || end - start > 7 || !words().prefix.has(text.slice(start, end).toLowerCase())) return end;
  const match = /^-[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/u.exec(text.slice(end, end + 40));
  return match ? end + match[0].length : end;
}

const trimAddress = (address: string): number => address.replace(/[.,;:!?)\]'’"]+$/u, '').length;

function emitMatch(text: string, match: RegExpExecArray, start: number, limit: number, emit: Emit): number {
  const groups = match.groups!;
  let end = Math.min(start + match[0].length, limit);
  if (groups.address) end = Math.min(limit, start + Math.max(1, trimAddress(match[0])));
  if (groups.number || groups.word) {
    if (groups.word) end = Math.min(limit, hyphenated(text, start, end));
    if (end < limit && keepsPeriod(text, start, end)) end += 1;
    emitWord(text, start, end, emit);
    return end;
  }
  emit(start, end);
  return end;
}

/** The end of an ASCII word that stands before a blank or a comma and needs no second look, else `at`: most words. */
function plainWordEnd(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && isAsciiLetter(text.charCodeAt(end))) end++;
  const next = end < limit ? text.charCodeAt(end) : 32;
  if (end === at || (next !== 32 && next !== 44)) return at;
  return end - at > 3 && end - at < 7 && words().contraction.has(text.slice(at, end).toLowerCase()) ? at : end;
}

const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Token spans of text.slice(span.start, span.end), as a flat list of starts and ends. */
export function tokenise(text: string, span: Span): number[] {
  const out: number[] = [];
  const emit: Emit = (start, end) => void out.push(start, end);
  let at = span.start;
  while (at < span.end) {
    if (SPACE.test(text[at]!)) {
      at++;
      continue;
    }
    const plain = plainWordEnd(text, at, span.end);
    if (plain > at) {
      emit(at, plain);
      at = plain;
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match) {
      at = emitMatch(text, match, at, span.end, emit);
      continue;
    }
    SYMBOL.lastIndex = at;
    const end = SYMBOL.test(text) ? Math.min(SYMBOL.lastIndex, span.end) : at + 1;
    emit(at, end);
    at = end;
  }
  return out;
}

/** How a token's words look to the models: composed, ASCII quotes and hyphens, no invisible characters. */
export function modelForm(token: string): string {
  if (/^[\x21-\x7e]*$/.test(token)) return token;
  const plain = token
    .normalize('NFC')
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‐‑]/gu, '-')
    .replace(/\p{Cf}/gu, '');
  return plain === '' ? token : plain;
}
