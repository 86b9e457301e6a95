// Adding up number words: morphs taken one after the other into a state (total, the part not yet closed by a scale), and the
// run over a sentence's words for as long as they go on one numeral.
import { type Decimal, toDecimal } from '../../base/decimal.ts';
import type { LanguageCode } from '../../language/language.ts';
import { isNeighbour } from './neighbours.ts';
import { type Morph, numberMorphs } from './number-words.ts';
import type { Numeral } from './numeral.ts';
import type { Piece } from './pieces.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';
import { NUMBER } from './word-bits.ts';

export type Reading = {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly language: LanguageCode;
  /** The class of each piece, as bits (word-bits.ts). */
  readonly classes: readonly number[];
  /** Pieces that belong to a date; null where there are none. */
  readonly dated: ReadonlySet<number> | null;
  readonly lexicon: QuantityLexicon;
  /** The numerals that have been looked for at each piece, filled as they are asked for. */
  readonly numerals: (Numeral | null | undefined)[];
};

export const one = toDecimal(1);

/** What a run of morphs has come to so far; `open` is the part not yet closed by a scale. */
export type State = {
  total: Decimal;
  open: Decimal | null;
  last: Decimal | null;
  scale: Decimal | null;
  floor: boolean;
  vague: boolean;
};

const nothing = toDecimal(0);

export const start = (): State => ({
  total: nothing,
  open: null,
  last: null,
  scale: null,
  floor: false,
  vague: false,
});

/** Takes a small number (below a hundred) into the state; false where it cannot stand there. */
function addSmall(state: State, value: Decimal, joined: boolean): boolean {
  if (state.open === null) {
    if (!state.total.isZero() && !joined) return false;
    state.open = value;
  } else {
    const room = state.open.mod(100).isZero() ? toDecimal(100) : state.open.mod(10).isZero() ? toDecimal(10) : null;
    if (!joined || !room || value.gte(room) || state.open.isZero()) return false;
    state.open = state.open.plus(value);
  }
  state.last = value;
  return true;
}

/** No figure of a text is larger: words of scales that go on past it begin another number. */
const MOST = toDecimal(10).pow(30);

function multiply(state: State, by: Decimal): boolean {
  const whole = state.total.plus(state.open ?? one);
  if (whole.mul(by).gt(MOST)) return false;
  if (state.floor && state.open === null && state.total.isZero()) return false;
  if (state.open === null && !state.total.isZero()) {
    if (state.scale && by.lt(state.scale)) return false;
    state.total = state.total.mul(by);
  } else if (state.scale && by.gte(state.scale)) {
    state.total = state.total.plus(state.open ?? 0).mul(by);
  } else {
    state.total = state.total.plus((state.open ?? one).mul(by));
  }
  state.open = null;
  state.last = null;
  state.scale = by;
  return true;
}

/** Takes one morph; false, and nothing taken, where the numeral ends before it. `joined`: within one word, by a hyphen or by "and". */
export function take(state: State, morph: Morph, joined: boolean): boolean {
  const value = morph.exact;
  switch (morph.kind) {
    case 'digit':
    case 'tens':
      return addSmall(state, value, joined);
    case 'ten':
      if (state.open === null || state.open.mod(100).isZero())
        return addSmall(state, value, joined || state.open === null);
      if (!joined || !state.last || state.last.gte(10)) return false;
      state.open = state.open.minus(state.last).plus(state.last.mul(10));
      state.last = null;
      return true;
    case 'teen':
      if (!joined || !state.open || !state.last) return false;
      state.open = state.open.plus(10);
      state.last = null;
      return true;
    case 'hundred':
    case 'dozen':
      if (state.open === null && !state.total.isZero() && !joined) return false;
      if (state.open?.gte(100)) return false;
      state.open = (state.open ?? one).mul(value);
      state.last = null;
      return true;
    case 'scale':
      return multiply(state, value);
    case 'floor':
      // "300 millions"
      return state.open !== null && morph.case === '' && value.gte(1_000_000) && multiply(state, value);
    default:
      return false;
  }
}

export const isScale = (morphs: readonly Morph[] | null): boolean =>
  morphs !== null && (morphs[0]?.kind === 'scale' || morphs[0]?.kind === 'hundred' || morphs[0]?.kind === 'ten');

/** "the 1,500m", "a 100m sprint", "12m tall": metres, not millions. Money is never one. */
function isMetre(pieces: readonly Piece[], i: number): boolean {
  if (pieces[i]?.lower !== 'm') return false;
  let first = i - 1;
  while (first > 0 && !pieces[first]?.apart && /^[\d.,]+$/u.test(pieces[first - 1]?.lower ?? '')) first -= 1;
  if (/^[$€£¥]$/u.test(pieces[first - 1]?.lower ?? '')) return false;
  const grouped = first < i - 1 && pieces[i - 2]?.lower === ',';
  const next = pieces[i + 1]?.lower === '-' ? i + 2 : i + 1;
  if (pieces[next]?.lower === '(' && /^(?:ft|feet|foot)$/u.test(pieces[next + 2]?.lower ?? '')) return true;
  const track = TRACKS.has(pieces[i - 1]?.lower ?? '') && isNeighbour('en', 'track-before', pieces[i - 2]);
  if (track && !isOwn(pieces[i + 1])) return true;
  return grouped || Number(pieces[i - 1]?.lower) >= 1000 || isNeighbour('en', 'metre-after', pieces[next]);
}

/** "a 4K TV", "a 10K run": no thousands. */
const isScreen = (pieces: readonly Piece[], i: number): boolean =>
  pieces[i]?.lower === 'k' && pieces[i]?.capital === true && isNeighbour('en', 'k-after', pieces[i + 1]);

/** Lengths of races, which are metres behind "the" or "women's" where no noun follows. */
const TRACKS: ReadonlySet<string> = new Set(['50', '60', '100', '110', '200', '400', '800']);

const isOwn = (next: Piece | undefined): boolean =>
  next?.kind === 'word' && !/^(?:in|and|at|on|for|with|to|after|before|when|as|where)$/u.test(next.lower);

export const LETTERS = new Set(['k', 'm', 'b']);

/** Number morphs of the word at piece `i`; the letters k, m and b count only where they touch digits. */
export function morphsAt({ pieces, language, classes }: Reading, i: number): readonly Morph[] | null {
  if (((classes[i] ?? 0) & NUMBER) === 0) return null;
  const piece = pieces[i];
  if (piece?.kind !== 'word') return null;
  if (
    language === 'en' &&
    LETTERS.has(piece.lower) &&
    (piece.apart || pieces[i - 1]?.kind !== 'digits' || isMetre(pieces, i) || isScreen(pieces, i))
  )
    return null;
  return numberMorphs(piece.lower, language);
}

/** One past an abbreviation's full stop ("milj."), where one stands there. */
export const pastStop = ({ pieces }: Reading, i: number): number =>
  /^(?:milj|mrd|bilj)$/.test(pieces[i - 1]?.lower ?? '') && pieces[i]?.lower === '.' && !pieces[i]?.apart ? i + 1 : i;

/** Where the words of a numeral go on after piece `i`, and whether they are joined to what stands before. */
export function nextWord(
  { pieces, language }: Reading,
  i: number,
): { readonly at: number; readonly joined: boolean } | null {
  const piece = pieces[i];
  if (!piece) return null;
  if (piece.lower === '-' && !piece.apart && pieces[i + 1]?.kind === 'word' && !pieces[i + 1]?.apart)
    return { at: i + 1, joined: true };
  if (language === 'en' && piece.lower === 'and') return { at: i + 1, joined: true };
  return piece.kind === 'word' ? { at: i, joined: false } : null;
}

export type Run = { readonly end: number; readonly state: State };

/** Takes the morphs of one word, or none of them. */
export function takeWord(state: State, morphs: readonly Morph[], joined: boolean): boolean {
  const [only] = morphs;
  if (only && morphs.length === 1) return take(state, only, joined);
  const before = { ...state };
  const fine = morphs.every((morph, k) => take(state, morph, joined || k > 0));
  if (!fine) Object.assign(state, before);
  return fine;
}

/** True where a small number that follows a scale by white space goes on to a smaller scale: "two thousand five hundred". */
function goesOn(reading: Reading, at: number, morphs: readonly Morph[]): boolean {
  if (morphs.length > 1) return morphs.some((morph) => morph.kind === 'hundred' || morph.kind === 'scale');
  const next = morphs[0]?.kind === 'digit' ? morphsAt(reading, at + 1) : null;
  return next?.[0]?.kind === 'hundred' || next?.[0]?.kind === 'scale';
}

/** True where "and" may go on a numeral: "one hundred and twenty", never "between two hundred and five hundred". */
function andGoesOn(reading: Reading, first: number, at: number, state: State): boolean {
  if (reading.pieces[first - 1]?.lower === 'between' || morphsAt(reading, at + 1)?.[0]?.kind === 'hundred')
    return false;
  return state.open !== null && !state.open.isZero() && state.open.mod(100).isZero();
}

/** A number word after which one of the first nine goes on it without a hyphen: "twenty eight". */
const TENS = /^[2-9]0$/u;

export type Going = Run & { readonly case: string };

/** Takes words from piece `from` on for as long as they go on the numeral that starts at `first`. */
export function run(reading: Reading, state: State, from: number, first = from): Going {
  let end = from;
  let grammatical = '';
  for (;;) {
    const next = nextWord(reading, end);
    const morphs = next && morphsAt(reading, next.at);
    if (!next || !morphs) break;
    if (reading.pieces[end]?.lower === 'and' && !andGoesOn(reading, first, next.at, state)) break;
    if (first < from && morphs[0]?.value === '1000' && state.open?.gte(1000) && !state.scale) break;
    const open = state.open === null && state.scale !== null;
    const american = morphs[0]?.kind === 'tens' && state.open !== null && state.open.mod(100).isZero();
    const spaced = morphs[0]?.kind === 'digit' && TENS.test(state.last?.toFixed() ?? '') && first + 1 === end;
    const joined = next.joined || american || spaced || (open && goesOn(reading, next.at, morphs));
    if (!takeWord(state, morphs, joined)) break;
    grammatical ||= morphs[0]?.case ?? '';
    end = pastStop(reading, next.at + 1);
  }
  return { end, state, case: grammatical };
}
