// The words of dates of one language, as atoms over pieces: months, weekdays, seasons, relative words, units, links.
// Both grammars (date-en.ts, date-fi.ts) read a sentence through a DateReader and give back stretches with resolved values.
import type { LanguageCode, Sentence, Token } from '../../language/language.ts';
import type { Published, Resolved } from './date-resolve.ts';
import { type PhraseMatch, type PhraseTable, phraseTable } from './lexicon.ts';
import type { Reading } from './numeral-words.ts';
import { isDash, type Piece } from './pieces.ts';
import { quantityLexicon } from './quantity-lexicon.ts';
import { tokenSpan } from './token-span.ts';

export type DateWord = {
  readonly kind: string;
  readonly value: string;
  readonly position: string;
  readonly bit: number;
};

/** A date said at pieces `first` to `end`. */
export type DateFound = { readonly first: number; readonly end: number; readonly value: Resolved };

export type DateReader = Reading & {
  readonly sentence: Sentence;
  readonly from: Published;
  readonly atoms: Atoms;
  /** The last date before that was resolved, in the sentence or shortly before it; what "a year earlier" counts from. */
  readonly anchor: () => string | null;
  /** The last day before that was told, also as the end of a time: what "that evening" and "a week earlier" count from. */
  readonly anchorDay: () => string | null;
  /** A cheap look at whether a date can start at piece `i`. */
  readonly mayStart: (i: number) => boolean;
  /** The rules that have what they need in this sentence (`firstOf`); null until asked. */
  rules: readonly DateRule[] | null;
};

const tables = new Map<LanguageCode, PhraseTable<DateWord>>();

function tableOf(language: LanguageCode): PhraseTable<DateWord> {
  let table = tables.get(language);
  if (!table) {
    table = phraseTable(language, 'date-words', (row) => ({
      kind: row.kind ?? '',
      value: row.value ?? '',
      position: row.position ?? '',
      bit: kindBits(row.kind ?? ''),
    }));
    tables.set(language, table);
  }
  return table;
}

/** What the words of dates are at each piece; undefined where a piece starts none. One word may be several kinds ("last"). */
export type Atoms = {
  readonly at: readonly (readonly PhraseMatch<DateWord>[] | undefined)[];
  /** Their kinds, as bits (`kindBits`), and those of all pieces together. */
  readonly kinds: readonly number[];
  readonly all: number;
};

const MOST_KINDS = 32;
const bits = new Map<string, number>();

/** Bits of kinds of words of dates, numbered as they are met. Throws RangeError where there are more than 32. */
export function kindBits(...kinds: readonly string[]): number {
  let found = 0;
  for (const kind of kinds) {
    let bit = bits.get(kind);
    if (bit === undefined) {
      if (bits.size >= MOST_KINDS) throw new RangeError(`more kinds of words of dates than bits: ${kind}`);
      bit = 1 << bits.size;
      bits.set(kind, bit);
    }
    found |= bit;
  }
  return found;
}

/** True where a lower-case word is the first of some word of dates. */
export const mayStartDate = (word: string, language: LanguageCode): boolean => tableOf(language).mayStart(word);

/** The words of dates at each piece whose class has the bit `starting`. */
export function atomsOf(
  pieces: readonly Piece[],
  language: LanguageCode,
  classes: readonly number[],
  starting: number,
): Atoms {
  const table = tableOf(language);
  const at = new Array<readonly PhraseMatch<DateWord>[] | undefined>(pieces.length).fill(undefined);
  const kinds = new Array<number>(pieces.length).fill(0);
  let all = 0;
  for (let i = 0; i < pieces.length; i += 1) {
    if (((classes[i] ?? 0) & starting) === 0 || pieces[i]?.kind !== 'word') continue;
    const matches = table.allAt(pieces, i);
    if (matches.length === 0) continue;
    at[i] = matches;
    let own = 0;
    for (const { value } of matches) own |= value.bit;
    kinds[i] = own;
    all |= own;
  }
  return { at, kinds, all };
}

/** The longest word of a kind at piece `i`, or null. */
export function atom({ atoms }: DateReader, kind: string, i: number): PhraseMatch<DateWord> | null {
  const matches = atoms.at[i];
  if (!matches) return null;
  for (const match of matches) if (match.value.kind === kind) return match;
  return null;
}

/** A way to say a date at a piece, with what the piece must be for it: one of the classes, or the start of one of the kinds. */
export type DateRule = {
  readonly classes: number;
  readonly kinds: number;
  /** Words that it cannot do without, anywhere in the sentence: of each of these kinds together one. */
  readonly needs: readonly number[];
  readonly read: (reader: DateReader, i: number) => DateFound | null;
};

/** The rules of a grammar that have what they need among kinds of words, kept by these. */
export type DateRules = { readonly all: readonly DateRule[]; readonly byKinds: Map<number, readonly DateRule[]> };

/** Sets of kinds whose rules are kept. */
const LIMIT = 5000;

export const createRules = (all: readonly DateRule[]): DateRules => ({ all, byKinds: new Map() });

function rulesFor({ all, byKinds }: DateRules, kinds: number): readonly DateRule[] {
  let rules = byKinds.get(kinds);
  if (!rules) {
    if (byKinds.size >= LIMIT) byKinds.clear();
    rules = all.filter(({ needs }) => needs.every((of) => (kinds & of) !== 0));
    byKinds.set(kinds, rules);
  }
  return rules;
}

/** The date of the first rule that finds one at piece `i`, or null. */
export function firstOf(rules: DateRules, reader: DateReader, i: number): DateFound | null {
  const { classes, atoms } = reader;
  reader.rules ??= rulesFor(rules, atoms.all);
  const own = classes[i] ?? 0;
  const starts = atoms.kinds[i] ?? 0;
  for (const rule of reader.rules) {
    if ((own & rule.classes) === 0 && (starts & rule.kinds) === 0) continue;
    const found = rule.read(reader, i);
    if (found) return found;
  }
  return null;
}

export const lowerAt = ({ pieces }: DateReader, i: number): string => pieces[i]?.lower ?? '';

/** A whole number of one or two digits at piece `i`, touching no letters before it. */
export function smallNumber({ pieces }: DateReader, i: number): number | null {
  const piece = pieces[i];
  if (piece?.kind !== 'digits' || piece.end - piece.start > 2 || (!piece.apart && pieces[i - 1]?.kind === 'word'))
    return null;
  return Number(piece.lower);
}

export const dashAt = ({ pieces }: DateReader, i: number): boolean => isDash(pieces[i]);

/** What stands before a year out of our time for it to be one: a month, "in", "vuonna". */
const FAR_YEAR =
  /^(?:in|since|until|by|year|\p{L}+ber|january|february|march|april|may|june|july|august|vuonna|vuoden|vuodesta|vuoteen|\p{L}+kuussa|\p{L}+kuuta)$/u;

const SEASON = /^(?:spring|summer|autumn|fall|winter|year|census|war|revolution|treaty|famine|fire)$/u;

/** True where what stands before piece `i` makes four digits a year, however far it is: "in 1492", "October 31, 1832". */
function saysYear(pieces: readonly Piece[], i: number): boolean {
  const [month, day, before] = [pieces[i - 3], pieces[i - 2], pieces[i - 1]];
  if (before?.lower === 'of')
    return Number(pieces[i]?.lower) >= 1500 || day?.capital === true || SEASON.test(day?.lower ?? '');
  if (before?.lower !== ',') return FAR_YEAR.test(before?.lower ?? '');
  return day?.kind === 'digits' && month?.capital === true && FAR_YEAR.test(month.lower);
}

const SIGN_BEFORE = /^[$€£¥₩₽+#№]$/u;

/** "Mirage 2000": digits behind the name of a make. */
export function numbersModel({ pieces, language }: DateReader, i: number): boolean {
  const make = pieces[i - 1]?.capital ? quantityLexicon(language).designators.endingAt(pieces, i) : null;
  return make !== null && pieces[make.first]?.capital === true;
}

/** A year as four bare digits at piece `i`, touching nothing but punctuation; its context is not looked at. */
export function bareYear(reader: DateReader, i: number): number | null {
  const { pieces } = reader;
  const piece = pieces[i];
  if (piece?.kind !== 'digits' || piece.end - piece.start !== 4 || numbersModel(reader, i)) return null;
  const year = Number(piece.lower);
  const before = pieces[i - 1];
  const ours = year >= 1900 && year <= 2099;
  if (year < 1000 || year > 2199 || (!ours && !saysYear(pieces, i))) return null;
  const glued = before && !piece.apart;
  if (glued && (before.kind === 'word' || SIGN_BEFORE.test(before.lower))) return null;
  const tied = glued && isDash(before) && !before.apart && pieces[i - 2]?.kind === 'word';
  if (tied && !/^(?:mid|early|late)$/.test(pieces[i - 2]?.lower ?? '')) return null;
  const [next, after] = [pieces[i + 1], pieces[i + 2]];
  if (next && !next.apart && (next.kind !== 'sign' || next.lower === '%')) return null;
  if (next && !next.apart && next.lower === ':' && after && !after.apart) return null;
  return next && !next.apart && /^[.,]$/.test(next.lower) && after?.kind === 'digits' && !after.apart ? null : year;
}

/** The token at piece `i`. */
export function tokenOf({ sentence, pieces }: DateReader, i: number): Token | undefined {
  const piece = pieces[i];
  return piece ? sentence.tokens[tokenSpan(sentence, piece).first] : undefined;
}

const CLAUSE_END = /^[,;:.!?()–—]$/u;

/** The tokens of the clause around a token: up to punctuation and subordinating words. */
function clauseAround(tokens: readonly Token[], at: number): readonly Token[] {
  const ends = (token: Token | undefined): boolean => !token || CLAUSE_END.test(token.text) || token.upos === 'SCONJ';
  let [first, last] = [at, at];
  while (first > 0 && !ends(tokens[first - 1])) first -= 1;
  while (last < tokens.length && !ends(tokens[last])) last += 1;
  return tokens.slice(first, last);
}

const COMING = /^(?:will|would|shall|should|can|could|may|might|due|expect|plan|määrä|tarkoitus|aikoa|odottaa)$/;

/**
 * True where the clause of the word at piece `i` tells what has been: a verb in the past tense or a perfect, and nothing that
 * looks ahead ("will", "due to", "were to", "olisi", "on määrä"). By the clause's words, which holds where the tree does not.
 */
export function inPastClause(reader: DateReader, i: number): boolean {
  const piece = reader.pieces[i];
  if (!piece) return false;
  const { tokens } = reader.sentence;
  const at = tokenSpan(reader.sentence, piece).first;
  const own = clauseAround(tokens, at);
  // "By the end of May, he added, the tally had passed 400": what stands apart is told by the rest of the sentence.
  const clause = own.some((t) => t.upos === 'VERB' || t.upos === 'AUX') ? own : tokens.slice(at);
  const ahead = clause.some((token, k) => {
    const to = token.lemma === 'be' && clause[k + 1]?.text.toLowerCase() === 'to';
    return to || token.feats.Mood === 'Cnd' || COMING.test(token.lemma);
  });
  if (ahead) return false;
  const past = clause.some((token) => token.feats.Tense === 'Past' && token.feats.VerbForm !== 'Part');
  const perfect = clause.some(
    (token) => token.upos === 'VERB' && (token.feats.PartForm === 'Past' || token.feats.VerbForm === 'Part'),
  );
  return past || (perfect && clause.some((token) => token.upos === 'AUX' && /^(?:have|olla)$/.test(token.lemma)));
}

/** True where the text has a word that starts with one of some prefixes, parted by spaces. */
export const isAbout = (reader: DateReader, prefixes: string): boolean =>
  prefixes.split(' ').some((prefix) => reader.text.includes(prefix.charAt(0).toUpperCase() + prefix.slice(1)));
