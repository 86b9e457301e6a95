// Numerals: digits, number words and their mixtures at a piece -> an exact value with its written precision.
// What enters: pieces and the index where a numeral may start. What leaves: the longest numeral there, or null.
// "viisi miljardia", "1,5 miljoonaa", "half a million", "kymmeniä tuhansia" (open upwards), "parisataa" (approximate).
import { type Decimal, toDecimal } from '../../base/decimal.ts';
import { isNeighbour } from './neighbours.ts';
import { type Morph, numberMorphs } from './number-words.ts';
import { precisionOfDigits, readDigits } from './numeral-digits.ts';
import {
  isScale,
  LETTERS,
  morphsAt,
  nextWord,
  one,
  pastStop,
  type Reading,
  type Run,
  run,
  type State,
  start,
  take,
  takeWord,
} from './numeral-words.ts';
import { isDash } from './pieces.ts';
import { AMOUNTS, ARTICLE, DIGITS, FRACTION, NUMBER, SHARE } from './word-bits.ts';

export type { Reading };

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

const HUNDRED = toDecimal(100);

const sumOf = ({ total, open }: State): Decimal => (open === null ? total : total.isZero() ? open : total.plus(open));

function finish(
  first: number,
  { end, state }: Run,
  extra: { case: string; digits: boolean; lead: Decimal; precision: Decimal | null },
): Numeral {
  const value = sumOf(state);
  const factor = extra.lead.isZero() || value.eq(extra.lead) ? one : value.div(extra.lead);
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
export function pastHalf({ pieces, language }: Reading, i: number): number {
  const past = (k: number): number => (pieces[k]?.lower === '-' && !pieces[k]?.apart ? k + 1 : k);
  if (pieces[i]?.lower === '½' && (!pieces[i]?.apart || pieces[i - 1]?.kind === 'digits')) return i + 1;
  const and = past(i);
  if (!isNeighbour(language, 'half-and', pieces[and])) return i;
  const next = past(and + 1);
  const at = isNeighbour(language, 'half-article', pieces[next]) ? past(next + 1) : next;
  const word = pieces[at];
  return word?.kind === 'word' && numberMorphs(word.lower, language)?.[0]?.kind === 'half' ? at + 1 : i;
}

/** "30-odd million", "20-plus thousand": what stands over the hyphen before a scale, and where the scale is. */
function oddScale(reading: Reading, i: number): { readonly kind: 'odd' | 'plus'; readonly at: number } | null {
  const { pieces, language } = reading;
  if (language !== 'en' || pieces[i]?.lower !== '-' || pieces[i]?.apart || pieces[i + 1]?.apart) return null;
  const kind = pieces[i + 1]?.lower;
  if (kind !== 'odd' && kind !== 'plus') return null;
  return isScale(morphsAt(reading, i + 2)) ? { kind, at: i + 2 } : null;
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
  const odd = half === from ? oddScale(reading, from) : null;
  state.open = base;
  state.last = HUNDRED;
  state.vague = (extra.vague ?? false) || odd?.kind === 'odd';
  state.floor = odd?.kind === 'plus';
  const going = run(reading, state, odd ? odd.at : half, first);
  const precision = half > from ? toDecimal('0.1') : extra.precision;
  const grammatical = extra.case === '' ? going.case : extra.case;
  return finish(first, going, { case: grammatical, digits: extra.digits && going.end === from, lead: base, precision });
}

const beforeOf = ({ pieces }: Reading, i: number): boolean => pieces[i + 1]?.lower === 'of';

/** Floors: "thousands", "hundreds of thousands", "kymmeniä miljoonia", "tens of millions". */
function floors(reading: Reading, first: number): Numeral | null {
  let end = first;
  let value = one;
  let grammatical = '';
  for (;;) {
    const at = end > first && reading.language === 'en' && reading.pieces[end]?.lower === 'of' ? end + 1 : end;
    const morphs = morphsAt(reading, at);
    if (!morphs?.every((morph) => morph.kind === 'floor' || (morph.kind === 'floorof' && beforeOf(reading, at)))) break;
    if (end === first) grammatical = morphs[0]?.case ?? '';
    for (const morph of morphs) value = value.mul(morph.exact);
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
  }
  const going = morphsAt(reading, at);
  const onScale = isScale(going) || going?.[0]?.kind === 'dozen';
  const vague = morph.kind === 'pair' || morph.kind === 'vague';
  if (onScale)
    return scaled(reading, first, at, morph.exact, {
      case: morph.case,
      digits: false,
      precision: null,
      vague,
    });
  if (morph.kind === 'pair' || (language === 'en' && morph.kind === 'half')) return null;
  return scaled(reading, first, first + 1, morph.exact, {
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
    case 'floorof':
      return floors(reading, first);
    case 'several':
      return several(reading, first);
    case 'quarter':
    case 'half':
    case 'oneandhalf':
    case 'pair':
    case 'vague': {
      if (!tail) return head.kind === 'quarter' ? null : fractional(reading, first, head);
      state.open = head.exact;
      state.last = state.open;
      state.vague = head.kind === 'pair' || head.kind === 'vague' || (head.kind === 'half' && isScale(tail));
      if (!tail.every((morph) => take(state, morph, true))) return null;
      return finish(first, run(reading, state, first + 1), {
        case: '',
        digits: false,
        lead: head.exact,
        precision: null,
      });
    }
    case 'vaguewhole':
      return scaled(reading, first, first + 1, head.exact, {
        case: head.case,
        digits: false,
        precision: null,
        vague: true,
      });
    case 'teen':
    case 'nth': {
      const scale = tail ?? morphsAt(reading, first + 1);
      if (!scale || !isScale(scale)) return null;
      if (head.kind === 'nth') state.open = state.last = head.exact;
      if (!scale.every((morph) => take(state, morph, true))) return null;
      state.floor = true;
      return finish(
        first,
        { end: tail ? first + 1 : first + 2, state },
        { case: '', digits: false, lead: head.kind === 'nth' ? head.exact : one, precision: null },
      );
    }
    default: {
      if (!takeWord(state, morphs, false)) return null;
      const alone = scaleAndHalf(reading, first, head);
      if (alone) return alone;
      const half = pastHalf(reading, first + 1);
      if (half > first + 1 && state.open)
        return scaled(reading, first, first + 1, state.open, { case: head.case, digits: false, precision: null });
      const lead = compoundLead(morphs) ?? state.open ?? state.total;
      const going = run(reading, state, pastStop(reading, first + 1), first);
      return finish(first, going, { case: head.case, digits: false, lead: leadOf(lead, going.state), precision: null });
    }
  }
}

/** "a million and a half": a scale with half of it more. */
function scaleAndHalf(reading: Reading, first: number, { kind, exact }: Morph): Numeral | null {
  const end = pastHalf(reading, first + 1);
  if (kind !== 'scale' || reading.language !== 'en' || end === first + 1) return null;
  const state = start();
  state.open = exact.mul('1.5');
  return finish(first, { end, state }, { case: '', digits: false, lead: toDecimal('1.5'), precision: exact.div(10) });
}

/** The digit that a Finnish compound starts with: 3 of "kolmesataa", so that "kaksi–kolmesataa" can share its hundred. */
const compoundLead = ([head, scale]: readonly Morph[]): Decimal | null =>
  head?.kind === 'digit' && (scale?.kind === 'hundred' || scale?.kind === 'scale' || scale?.kind === 'ten')
    ? head.exact
    : null;

/** The part of a word numeral that a range may share its scale with: 7 of "seven hundred thousand". */
function leadOf(first: Decimal, state: State): Decimal {
  const value = sumOf(state);
  if (value.eq(first)) return value;
  return first.isZero() || value.isZero() || !value.mod(first).isZero() ? value : first;
}

/** "a quarter of a million", "three-quarters of a billion": parts of a scale that come out even. */
function partOfScale(reading: Reading, first: number): Numeral | null {
  const { pieces } = reading;
  const lower = (k: number): string => pieces[k]?.lower ?? '';
  const counts = morphsAt(reading, first);
  const parts =
    counts?.length === 1 && counts[0]?.kind === 'digit' ? counts[0].value : lower(first) === 'a' ? '1' : null;
  if (parts === null) return null;
  const at = lower(first + 1) === '-' ? first + 2 : first + 1;
  const whole = reading.lexicon.fractions.startingAt(pieces, at);
  const article = whole && lower(whole.end) === 'of' && /^an?$/.test(lower(whole.end + 1)) ? whole.end + 2 : -1;
  const scale = article < 0 ? null : morphsAt(reading, article);
  if (!whole || scale?.[0]?.kind !== 'scale') return null;
  const lead = toDecimal(parts).div(whole.value);
  const state = start();
  state.total = lead.mul(scale[0].value);
  if (!state.total.isInteger()) return null;
  return finish(first, { end: article + 1, state }, { case: '', digits: false, lead, precision: null });
}

/** The longest numeral that starts at piece `i`, or null; read once. Articles and designations are the caller's business. */
export function readNumeral(reading: Reading, i: number): Numeral | null {
  if (((reading.classes[i] ?? 0) & NUMERAL) === 0) return null;
  const { numerals } = reading;
  while (numerals.length < i) numerals.push(undefined);
  const before = numerals[i];
  if (before !== undefined) return before;
  const numeral = numeralFrom(reading, i);
  numerals[i] = numeral;
  return numeral;
}

/** A cheap look at whether an amount or a share can start at piece `i`. */
export function mayStartAmount(reading: Reading, i: number): boolean {
  const { pieces, classes } = reading;
  const own = (classes[i] ?? 0) & AMOUNTS;
  if (own === ARTICLE && articleLeads(reading, i)) return true;
  return (own & ~ARTICLE) !== 0 || pieces[i + 1]?.lower === '$';
}

/** How far behind an article the half may stand that goes on its unit, in pieces: "a nautical mile and a half". */
const HALF_REACH = 12;

/** An article opens an amount before a number or a part ("a hundred", "a third"), or before a unit that a half goes on. */
function articleLeads({ pieces, classes }: Reading, i: number): boolean {
  if (((classes[i + 1] ?? 0) & (NUMBER | SHARE | FRACTION)) !== 0 || isDash(pieces[i + 1])) return true;
  for (let k = i + 2; k < Math.min(pieces.length, i + HALF_REACH); k += 1)
    if (((classes[k] ?? 0) & SHARE) !== 0 || pieces[k]?.lower === '½') return true;
  return false;
}

/** What a numeral can start with. */
const NUMERAL = DIGITS | NUMBER | ARTICLE;

/** Digits whose decimals are kept before their store starts anew. */
const LIMIT = 5000;
const written = new Map<string, { readonly value: Decimal; readonly precision: Decimal }>();

/** The decimal that plain digits write, and the size of the last one. */
function writtenAs(plain: string): { readonly value: Decimal; readonly precision: Decimal } {
  let known = written.get(plain);
  if (!known) {
    if (written.size >= LIMIT) written.clear();
    known = { value: toDecimal(plain), precision: precisionOfDigits(plain) };
    written.set(plain, known);
  }
  return known;
}

/** Whether a half or a number word may go on digits that end at piece `end`. */
function goesOn(reading: Reading, end: number): boolean {
  if (pastHalf(reading, end) !== end || oddScale(reading, end) !== null) return true;
  const next = nextWord(reading, end);
  return next !== null && morphsAt(reading, next.at) !== null;
}

function numeralFrom(reading: Reading, i: number): Numeral | null {
  const piece = reading.pieces[i];
  if (piece?.kind === 'digits') {
    const digits = readDigits(reading, i);
    if (!digits || digits.ordinal) return null;
    const { value, precision } = writtenAs(digits.plain);
    const own = { case: digits.case, digits: true, precision };
    if (goesOn(reading, digits.end)) return scaled(reading, i, digits.end, value, own);
    return { first: i, end: digits.end, value, ...own, floor: false, vague: false, lead: value, factor: one };
  }
  if (piece?.kind !== 'word') return null;
  const part = reading.language === 'en' ? partOfScale(reading, i) : null;
  if (part) return part;
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
