// Words and signs of a sentence, in the Turku Dependency Treebank's manner: "12 000" and "8.–13." are one token, a case ending
// behind a colon belongs to its word ("NIS:n"), a negation grown onto a conjunction is a token of its own ("ett" + "ei").
// What enters: the text and a stretch of it. What leaves: starts and ends, in order, that leave out white space only.
// One sticky pattern with no nested repetition: time grows linearly with the text.
import type { Span } from '../../base/span.ts';
import { isAbbreviation } from './abbreviations.ts';

const SPACE = '[ \\u00a0\\u2009\\u202f]';
const GROUPED = `\\p{Nd}{1,3}(?:${SPACE}\\p{Nd}{3}(?!\\p{Nd})){1,6}`;
const PLAIN = '\\p{Nd}+(?:[.,:/]\\p{Nd}+)*';
const NUMBER = `(?:${GROUPED}(?:,\\p{Nd}+)?|${PLAIN})`;
const LETTER = '[\\p{L}\\p{M}\\p{N}_\\u00ad\\u200b-\\u200d\\u2060]';
const TOKEN = new RegExp(
  [
    '(?<link>(?:https?://|www\\.)[^\\s<>"”»]+|[\\p{L}\\p{N}._+-]{1,64}@[\\p{L}\\p{N}-]{1,64}(?:\\.[\\p{L}\\p{N}-]{1,64}){1,6})',
    `(?<number>[+\\-−]?${NUMBER}(?:[.]?[–−-]${NUMBER})?(?::\\p{Ll}+|(?=${LETTER}|[-'’/&]${LETTER})(?<tail>)|))`,
    `(?<word>[-–‑]?[@#]?${LETTER}+(?:[-‐‑–'’/&+:.·]${LETTER}+)*)`,
    '(?<sign>\\.{2,}|…+|[!?]+|-{2,}>?|->|=>|[:;]-?[()DPp](?![\\p{L}\\p{N}])|\\p{Regional_Indicator}{2}|\\p{Extended_Pictographic}[\\p{M}\\u200d\\ufe0f\\p{Extended_Pictographic}\\p{Emoji_Modifier}]*)',
    '(?<other>\\S)',
  ].join('|'),
  'uy',
);

const GROWN = /^(ett|joll|ell|vaikk|miks|mutt|kosk|kunn)(en|et|ei|emme|ette|eivät)(kö|kä)?$/iu;
const GROWN_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ett: 'että',
    joll: 'jos',
    ell: 'jos',
    vaikk: 'vaikka',
    miks: 'miksi',
    mutt: 'mutta',
    kosk: 'koska',
    kunn: 'kun',
  }),
);

/** The word that a token stands for: "ett" for "että"; all others for themselves. */
export const wholeForm = (token: string): string => {
  const whole = token.length <= 5 && token.length >= 3 ? GROWN_FORMS.get(token.toLowerCase()) : undefined;
  return whole === undefined ? token : /^\p{Lu}/u.test(token) ? whole.charAt(0).toUpperCase() + whole.slice(1) : whole;
};

const LONGEST_DOMAIN = 5;

/** Whether the sign at `at` holds the letters around it together: the ending of "NIS:n", "U.S", "km/h". */
function holdsTogether(word: string, at: number): boolean {
  const after = word.slice(at + 1, at + 16);
  if (word[at] === ':') return /^\p{Ll}{1,12}(?![\p{L}\p{N}])/u.test(after);
  if (word[at] === '/') return at <= 12;
  if (word[at] === '–') return /^\p{Lu}/u.test(word) && /^\p{L}/u.test(after);
  if (word[at] !== '.') return true;
  if (/(^|[^\p{L}\p{N}])\p{L}$/u.test(word.slice(Math.max(0, at - 2), at))) return true;
  return word.length - at <= LONGEST_DOMAIN && /^(fi|com|net|org|info|eu|ru|se)$/u.test(after);
}

/** Where a word really ends: dots, colons and slashes inside hold only some words together. */
function wordEnd(word: string): number {
  for (const match of word.matchAll(/[.:/·–]/gu))
    if (match.index > 0 && !holdsTogether(word, match.index)) return match.index;
  return word.length;
}

/** A stop behind a word or number that belongs to it: abbreviations, initials, ordinals, dates. */
function takesStop(text: string, token: string, end: number, limit: number): boolean {
  if (text[end] !== '.' || text[end + 1] === '.') return false;
  if (/^\p{N}/u.test(token)) {
    if (!/^\p{N}{1,3}$|^\p{N}{1,2}\.\p{N}{1,2}$|[–-]\p{N}{1,2}(\.\p{N}{1,2})?$/u.test(token)) return false;
    return /^\.(?:[–-]|[ \u00a0]+[\p{Ll}\p{N}(])/u.test(text.slice(end, Math.min(limit, end + 4)));
  }
  return isAbbreviation(`${token}.`) || /^\p{Lu}(\.\p{L})*$/u.test(token) || /^\p{L}(\.\p{L})+$/u.test(token);
}

const trimLink = (link: string): string => link.replace(/[.,;:!?)\]'’]+$/u, '');

/** Where the negation begins that has grown onto a conjunction, as in "ettei"; else null. */
function grownAt(text: string, start: number, end: number): number | null {
  const match = end - start <= 14 ? GROWN.exec(text.slice(start, end)) : null;
  return match ? start + match[1]!.length : null;
}

const isInside = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}\p{M}]/u.test(char);

/** How far the token reaches that the pattern found at `start`. */
function tokenEnd(
  text: string,
  start: number,
  groups: Readonly<Record<string, string | undefined>>,
  limit: number,
): number {
  if (groups.link !== undefined) return start + Math.max(1, trimLink(groups.link).length);
  const sign = /^[-–‑+−]/u.test(text.slice(start, start + 1));
  if (sign && (groups.word !== undefined || groups.number !== undefined) && isInside(text[start - 1])) return start + 1;
  if (groups.number !== undefined) {
    let end = start + groups.number.length;
    if (groups.tail !== undefined) {
      const rest = new RegExp(`[-'’/&]?${LETTER}+(?:[-‐‑'’/&:]${LETTER}+)*-?`, 'uy');
      rest.lastIndex = end;
      const more = rest.exec(text)?.[0] ?? '';
      end += wordEnd(more);
    }
    return takesStop(text, text.slice(start, end), end, limit) ? end + 1 : end;
  }
  if (groups.word !== undefined) {
    let end = start + wordEnd(groups.word);
    if (text[end] === '-' && !isInside(text[end + 1]) && text[end + 1] !== '-' && text[end + 1] !== '>') end++;
    return takesStop(text, text.slice(start, end), end, limit) ? end + 1 : end;
  }
  return start + (groups.sign ?? groups.other ?? ' ').length;
}

/** The letters of Finnish words, small and capital, by code. */
const isLetter = (code: number): boolean => {
  const small = code | 32;
  return (small >= 97 && small <= 122) || small === 0xe4 || small === 0xf6 || small === 0xe5;
};

/** The end of a word of plain letters that stands before a blank or a comma and needs no second look, else `at`. */
function plainWordEnd(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && isLetter(text.charCodeAt(end))) end++;
  const next = end < limit ? text.charCodeAt(end) : 32;
  return next === 32 || next === 44 ? end : at;
}

/** The tokens of a stretch of the text, as a flat list of starts and ends. */
export function tokenize(text: string, span: Span): readonly number[] {
  const bounds: number[] = [];
  const pattern = new RegExp(TOKEN);
  const space = /\s*/uy;
  for (let at = span.start; at < span.end; ) {
    if (text.charCodeAt(at) === 32) {
      at++;
      continue;
    }
    let end = plainWordEnd(text, at, span.end);
    if (end === at) {
      space.lastIndex = at;
      at += space.exec(text)![0].length;
      if (at >= span.end) break;
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      end = Math.min(span.end, found ? tokenEnd(text, at, found.groups!, span.end) : at + 1);
    }
    const middle = grownAt(text, at, end);
    if (middle !== null) bounds.push(at, middle, middle, end);
    else bounds.push(at, end);
    at = end;
  }
  return bounds;
}
