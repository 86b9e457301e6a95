// Numerals: digits, number words and their mixtures at a piece -> an exact value with its written precision.
// What enters: pieces and the index where a numeral may start. What leaves: the longest numeral there, or null.
// "viisi miljardia", "1,5 miljoonaa", "half a million", "kymmeniä tuhansia" (open upwards), "parisataa" (approximate).
import { type Decimal, toDecimal } from '../../base/decimal.ts';
import type { LanguageCode } from '../../language/language.ts';
import { type Morph, numberMorphs } from './number-words.ts';
import { type Piece, pieceFrom } from './pieces.ts';

export type Numeral = {
  /** Piece indexes: first, and one past the last. */
  readonly first: number;
  readonly end: number;
  readonly value: Decimal;
  /** Size of the last written digit that is not a trailing zero of a whole number: 12 000 is written to the thousand. */
  readonly precision: Decimal;
  /** True for plurals that give a lower end only: "thousands", "satoja". */
  readonly floor: boolean;
  /** True for words that are approximate by themselves: "kolmisensataa", "a couple of hundred". */
  readonly vague: boolean;
  /** Finnish case, '' where it cannot be told. */
  readonly case: string;
  /** True where it is written with digits alone, without a number word. */
  readonly digits: boolean;
  /** The number before its last scale words ("1.5" of "1.5 million") and what these multiply it by. */
  readonly lead: Decimal;
  readonly factor: Decimal;
};

export type Reading = {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly language: LanguageCode;
  /** Pieces that belong to a date, where those are known. */
  readonly dated?: ReadonlySet<number>;
};

const GROUPED = /(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)|\d{1,3}(?:\.\d{3})+(?![\d.])|\d+)(?:,\d+)?/y;
const ENGLISH = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d,])|\d+)(?:\.\d+)?/y;

const one = toDecimal(1);

/** Size of the last digit of a plain decimal text, trailing zeros of whole numbers aside; 1 for zero. */
function precisionOfDigits(plain: string): Decimal {
  const point = plain.indexOf('.');
  if (point >= 0) return toDecimal(10).pow(-(plain.length - point - 1));
  const zeros = /[1-9](0*)$/.exec(plain)?.[1]?.length ?? 0;
  return toDecimal(10).pow(zeros);
}

type Digits = { readonly end: number; readonly plain: string; readonly case: string; readonly ordinal: boolean };

const SUFFIX_CASE: readonly (readonly [RegExp, string])[] = [
  [/^(?:n|en)$/, 'Gen'],
  [/^t?[aä]$|^[äa][äa]$/, 'Par'],
  [/^(?:ss[aä])$/, 'Ine'],
  [/^(?:st[aä])$/, 'Ela'],
  [/^(?:[a-zä]?[aeiuyäö]n|h[iu]n|iin|een|hen)$/, 'Ill'],
  [/^ll[aä]$/, 'Ade'],
  [/^lt[aä]$/, 'Abl'],
  [/^lle$/, 'All'],
  [/^ksi$/, 'Tra'],
  [/^n[aä]$/, 'Ess'],
];

/** Digits at piece `i`, with a Finnish ending behind a colon: "1 100:aan". An ordinal ("26:s") says so. */
export function readDigits({ text, pieces, language }: Reading, i: number): Digits | null {
  const piece = pieces[i];
  if (piece?.kind !== 'digits') return null;
  const pattern = language === 'fi' ? GROUPED : ENGLISH;
  pattern.lastIndex = piece.start;
  const match = pattern.exec(text);
  if (!match || match[0].length > 40) return null;
  const written = match[0];
  const plain = language === 'fi' ? written.replace(/[^\d,]/g, '').replace(',', '.') : written.replace(/[^\d.]/g, '');
  let end = pieceFrom(pieces, piece.start + written.length, i + 1);
  const [colon, ending] = [pieces[end], pieces[end + 1]];
  if (language !== 'fi' || colon?.lower !== ':' || colon.apart || ending?.kind !== 'word' || ending.apart)
    return { end, plain, case: '', ordinal: false };
  end += 2;
  const ordinal = ending.lower === 's' || /^nn|^nte/.test(ending.lower);
  return { end, plain, case: SUFFIX_CASE.find(([form]) => form.test(ending.lower))?.[1] ?? '', ordinal };
}

/** What a run of morphs has come to so far; `open` is the part not yet closed by a scale. */
type State = {
  total: Decimal;
  open: Decimal | null;
  last: Decimal | null;
  unit: Decimal;
  lead: Decimal | null;
  scale: Decimal | null;
  floor: boolean;
  vague: boolean;
  precision: Decimal | null;
};

const start = (): State => ({
  total: toDecimal(0),
  open: null,
  last: null,
  unit: one,
  lead: null,
  scale: null,
  floor: false,
  vague: false,
  precision: null,
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

function multiply(state: State, by: Decimal): boolean {
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

/** Takes one morph; false where the numeral ends before it. `joined`: within one word, by a hyphen or by "and". */
function take(state: State, morph: Morph, joined: boolean): boolean {
  const value = toDecimal(morph.value);
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
    default:
      return false;
  }
}

const isScale = (morphs: readonly Morph[] | null): boolean =>
  morphs !== null && (morphs[0]?.kind === 'scale' || morphs[0]?.kind === 'hundred' || morphs[0]?.kind === 'ten');

const LETTERS = new Set(['k', 'm', 'b']);

/** Number morphs of the word at piece `i`; the letters k, m and b count only where they touch digits. */
function morphsAt({ pieces, language }: Reading, i: number): readonly Morph[] | null {
  const piece = pieces[i];
  if (piece?.kind !== 'word') return null;
  if (language === 'en' && LETTERS.has(piece.lower) && (piece.apart || pieces[i - 1]?.kind !== 'digits')) return null;
  return numberMorphs(piece.lower, language);
}

/** One past an abbreviation's full stop ("milj."), where one stands there. */
const pastStop = ({ pieces }: Reading, i: number): number =>
  /^(?:milj|mrd|bilj)$/.test(pieces[i - 1]?.lower ?? '') && pieces[i]?.lower === '.' && !pieces[i]?.apart ? i + 1 : i;

const AND = new Set(['and', 'ja']);

/** Where the words of a numeral go on after piece `i`, and whether they are joined to what stands before. */
function nextWord({ pieces, language }: Reading, i: number): { readonly at: number; readonly joined: boolean } | null {
  const piece = pieces[i];
  if (!piece) return null;
  if (piece.lower === '-' && !piece.apart && pieces[i + 1]?.kind === 'word' && !pieces[i + 1]?.apart)
    return { at: i + 1, joined: true };
  if (language === 'en' && piece.lower === 'and') return { at: i + 1, joined: true };
  return piece.kind === 'word' ? { at: i, joined: false } : null;
}

type Run = { readonly end: number; readonly state: State };

/** Takes the morphs of one word, or none of them. */
function takeWord(state: State, morphs: readonly Morph[], joined: boolean): boolean {
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

type Going = Run & { readonly case: string };

/** Takes words from piece `from` on for as long as they go on the numeral that starts at `first`. */
function run(reading: Reading, state: State, from: number, first = from): Going {
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
    const joined = next.joined || american || (open && goesOn(reading, next.at, morphs));
    if (!takeWord(state, morphs, joined)) break;
    grammatical ||= morphs[0]?.case ?? '';
    end = pastStop(reading, next.at + 1);
  }
  return { end, state, case: grammatical };
}

function finish(
  first: number,
  { end, state }: Run,
  extra: { case: string; digits: boolean; lead: Decimal; precision: Decimal | null },
): Numeral {
  const value = state.total.plus(state.open ?? 0);
  const factor = extra.lead.isZero() ? one : value.div(extra.lead);
  const precision = extra.precision ? extra.precision.mul(factor) : precisionOfDigits(value.toFixed());
  return {
    first,
    end,
    value,
    precision,
    floor: state.floor,
    vague: state.vague,
    case: extra.case,
    digits: extra.digits,
    lead: extra.lead,
    factor,
  };
}

/** "and a half" or "ja puoli" (in any case) after a whole number: one past it, else `i`. */
function pastHalf({ pieces, language }: Reading, i: number): number {
  if (!AND.has(pieces[i]?.lower ?? '')) return i;
  const at = language === 'en' && pieces[i + 1]?.lower === 'a' ? i + 2 : i + 1;
  const word = pieces[at];
  return word?.kind === 'word' && numberMorphs(word.lower, language)?.[0]?.kind === 'half' ? at + 1 : i;
}

/** A number whose first part is known, then scales. */
function scaled(
  reading: Reading,
  first: number,
  from: number,
  lead: Decimal,
  extra: { case: string; digits: boolean; precision: Decimal | null; vague?: boolean },
): Numeral {
  const half = pastHalf(reading, from);
  const base = half > from ? lead.plus('0.5') : lead;
  const state = start();
  state.open = base;
  state.last = toDecimal(100);
  state.vague = extra.vague ?? false;
  const going = run(reading, state, half, first);
  const precision = half > from ? toDecimal('0.1') : extra.precision;
  const grammatical = extra.case === '' ? going.case : extra.case;
  return finish(first, going, { case: grammatical, digits: extra.digits && going.end === from, lead: base, precision });
}

/** Floors: "thousands", "hundreds of thousands", "kymmeniä miljoonia", "tens of millions". */
function floors(reading: Reading, first: number): Numeral | null {
  let end = first;
  let value = one;
  let grammatical = '';
  for (;;) {
    const at = end > first && reading.language === 'en' && reading.pieces[end]?.lower === 'of' ? end + 1 : end;
    const morphs = morphsAt(reading, at);
    if (!morphs?.every((morph) => morph.kind === 'floor')) break;
    if (end === first) grammatical = morphs[0]?.case ?? '';
    for (const morph of morphs) value = value.mul(morph.value);
    end = at + 1;
  }
  if (end === first) return null;
  const state = start();
  state.open = value;
  state.floor = true;
  return finish(first, { end, state }, { case: grammatical, digits: false, lead: value, precision: null });
}

/** "several million", "a few hundred", "useita tuhansia", "muutama sata": at least one of the scale. */
function several(reading: Reading, first: number): Numeral | null {
  const of = reading.pieces[first + 1]?.lower === 'of' ? 2 : 1;
  const after = morphsAt(reading, first + of);
  if (!after) return null;
  if (after.every((morph) => morph.kind === 'floor')) {
    const base = floors(reading, first + of);
    return base && { ...base, first };
  }
  const kind = after[0]?.kind;
  if (kind !== 'scale' && kind !== 'hundred' && kind !== 'dozen') return null;
  const going = run(reading, start(), first + of);
  going.state.floor = true;
  return finish(first, going, { case: after[0]?.case ?? '', digits: false, lead: one, precision: null });
}

/** "half a million", "puoli miljoonaa", "half a dozen", "pari sataa", "a couple of hundred", "kolmisen tuhatta". */
function fractional(reading: Reading, first: number, morph: Morph): Numeral | null {
  const { pieces, language } = reading;
  let at = first + 1;
  if (language === 'en') {
    if (pieces[at]?.lower === 'a' || pieces[at]?.lower === 'of' || pieces[at]?.lower === '-') at += 1;
    else if (morph.kind === 'pair') at += 0;
  }
  const going = morphsAt(reading, at);
  const onScale = isScale(going) || going?.[0]?.kind === 'dozen';
  const vague = morph.kind === 'pair' || morph.kind === 'vague';
  if (onScale)
    return scaled(reading, first, at, toDecimal(morph.value), {
      case: morph.case,
      digits: false,
      precision: null,
      vague,
    });
  if (morph.kind === 'pair' || (language === 'en' && morph.kind === 'half')) return null;
  return scaled(reading, first, first + 1, toDecimal(morph.value), {
    case: morph.case,
    digits: false,
    precision: null,
    vague,
  });
}

/** A word that starts with number morphs: "viisi", "viisituhatta", "parisataa", "toistasataa", "twenty-one". */
function words(reading: Reading, first: number, morphs: readonly Morph[]): Numeral | null {
  const [head, ...rest] = morphs;
  if (!head) return null;
  const state = start();
  const tail = rest.length > 0 ? rest : null;
  switch (head.kind) {
    case 'floor':
      return floors(reading, first);
    case 'several':
      return several(reading, first);
    case 'half':
    case 'oneandhalf':
    case 'pair':
    case 'vague': {
      if (!tail) return fractional(reading, first, head);
      state.open = toDecimal(head.value);
      state.last = state.open;
      state.vague = head.kind !== 'half' && head.kind !== 'oneandhalf';
      if (!tail.every((morph) => take(state, morph, true))) return null;
      return finish(first, run(reading, state, first + 1), {
        case: '',
        digits: false,
        lead: toDecimal(head.value),
        precision: null,
      });
    }
    case 'vaguewhole':
      return scaled(reading, first, first + 1, toDecimal(head.value), {
        case: head.case,
        digits: false,
        precision: null,
        vague: true,
      });
    case 'teen': {
      const scale = tail ?? morphsAt(reading, first + 1);
      if (!scale || !isScale(scale)) return null;
      if (!scale.every((morph) => take(state, morph, true))) return null;
      state.floor = true;
      return finish(
        first,
        { end: tail ? first + 1 : first + 2, state },
        { case: '', digits: false, lead: one, precision: null },
      );
    }
    default: {
      if (!takeWord(state, morphs, false)) return null;
      const half = pastHalf(reading, first + 1);
      if (half > first + 1 && state.open)
        return scaled(reading, first, first + 1, state.open, { case: head.case, digits: false, precision: null });
      const lead = state.open ?? state.total;
      const going = run(reading, state, pastStop(reading, first + 1), first);
      return finish(first, going, { case: head.case, digits: false, lead: leadOf(lead, going.state), precision: null });
    }
  }
}

/** The part of a word numeral that a range may share its scale with: 7 of "seven hundred thousand". */
function leadOf(first: Decimal, state: State): Decimal {
  const value = state.total.plus(state.open ?? 0);
  return first.isZero() || value.isZero() || !value.mod(first).isZero() ? value : first;
}

/** The longest numeral that starts at piece `i`, or null. Articles and designations are the caller's business. */
export function readNumeral(reading: Reading, i: number): Numeral | null {
  const piece = reading.pieces[i];
  if (piece?.kind === 'digits') {
    const digits = readDigits(reading, i);
    if (!digits || digits.ordinal) return null;
    const lead = toDecimal(digits.plain);
    return scaled(reading, i, digits.end, lead, {
      case: digits.case,
      digits: true,
      precision: precisionOfDigits(digits.plain),
    });
  }
  if (piece?.kind !== 'word') return null;
  if (reading.language === 'en' && (piece.lower === 'a' || piece.lower === 'an')) return article(reading, i);
  if (reading.language === 'en' && LETTERS.has(piece.lower)) return null;
  const morphs = morphsAt(reading, i);
  return morphs ? words(reading, i, morphs) : null;
}

/** "a hundred", "a million", "a dozen", "a couple of hundred", "a few thousand", "a half-million". */
function article(reading: Reading, i: number): Numeral | null {
  const morphs = morphsAt(reading, i + 1);
  const kind = morphs?.[0]?.kind;
  if (!morphs || kind === 'digit' || kind === 'tens' || kind === 'floor') return null;
  const numeral = words(reading, i + 1, morphs);
  return numeral && { ...numeral, first: i };
}
