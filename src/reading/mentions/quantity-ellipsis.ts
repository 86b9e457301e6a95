// A unit left out because it has just been said: "35 miljardin kruunun sijasta 85 miljardia", "132 miljardia euroa,
// Yhdysvallat 114", "a ceiling of 500,000" behind barrels. Only a number that counts nothing of its own takes a unit, from the
// nearest earlier amount of its kind in the sentence or shortly before it; so does one beside a word for money ("10 billion of
// economic support", "33 of them in loans"), which is not counted.
import { dataTable } from '../../base/data.ts';
import { type Decimal, toDecimal } from '../../base/decimal.ts';
import { byLanguage } from '../../language/codes.ts';
import type { LanguageCode } from '../../language/language.ts';
import type { QuantityMention } from './mention.ts';
import { isNeighbour } from './neighbours.ts';
import { mayStartAmount, type Reading } from './numeral.ts';
import { phrasesOfForm } from './phrase-forms.ts';
import { type Piece, scanPieces } from './pieces.ts';
import { type Amount, readAmount } from './quantity-amount.ts';
import type { Unit } from './quantity-lexicon.ts';
import { createReading } from './reading.ts';

export type Draft = {
  readonly mention: QuantityMention;
  /** Pieces: first, and one past the last. */
  readonly first: number;
  readonly end: number;
  readonly amount: Amount | null;
};

export type Inherited = { readonly unit: Unit; readonly scale: Decimal };

const one = toDecimal(1);
const BACK = 700;
/** How many amounts of the sentence itself are looked back over. */
const NEAR = 12;

export const isMoney = (unit: string): boolean => /^[A-Z]{3}$/.test(unit) || unit === 'krona';
const isBulk = (unit: string): boolean => unit === 'barrel' || unit === 'tonne';

type Placed = { readonly reading: Reading; readonly amount: Amount };

/** Amounts shortly before the sentence, nearest last; what stands in brackets (a conversion) is passed over. */
function amountsBefore(reading: Reading): readonly Placed[] {
  const start = reading.pieces[0]?.start ?? 0;
  const from = Math.max(0, start - BACK);
  if (start === from) return [];
  const { text, language } = reading;
  const earlier = createReading(text, scanPieces(text, { start: from, end: start }), language);
  const amounts: Placed[] = [];
  let depth = 0;
  for (let i = 1; i < earlier.pieces.length; ) {
    const sign = earlier.pieces[i]?.lower;
    if (sign === '(') depth += 1;
    if (sign === ')') depth = Math.max(0, depth - 1);
    const amount = mayStartAmount(earlier, i) ? readAmount(earlier, i) : null;
    if (!amount || 'skip' in amount) {
      i = amount ? Math.max(i + 1, amount.skip) : i + 1;
      continue;
    }
    if (depth === 0) amounts.push({ reading: earlier, amount });
    i = amount.end;
  }
  return amounts;
}

/** Where a unit of bulk may stand in a text: a word that begins one. */
const bulkWords = byLanguage((): { found: RegExp | null } => ({ found: null }));

function bulkIn(language: LanguageCode): RegExp {
  const of = bulkWords[language];
  if (of.found) return of.found;
  const words = dataTable(`lexica/${language}/units.tsv`)
    .filter(({ unit = '' }) => isBulk(unit))
    .flatMap(({ form = '' }) => phrasesOfForm(form).map((phrase) => WORD.exec(phrase)?.[0] ?? phrase));
  const patterns = [...new Set(words)].map((word) => (/[_*]$/u.test(word) ? word.slice(0, -1) : `${word}(?!\\p{L})`));
  of.found = new RegExp(`(?<!\\p{L})(?:${patterns.join('|')})`, 'iu');
  return of.found;
}

/** The first word of a unit, with its mark of a stem. */
const WORD = /^\p{L}+[_*]?/u;

const kept = new WeakMap<readonly Piece[], readonly Placed[]>();

function earlierAmounts(reading: Reading): readonly Placed[] {
  let amounts = kept.get(reading.pieces);
  if (!amounts) {
    amounts = amountsBefore(reading);
    kept.set(reading.pieces, amounts);
  }
  return amounts;
}

const PAUSE = /^[.,;:)!?–—”"]$/u;

/** True where the number ends its phrase, so that it counts nothing that follows. */
function endsPhrase({ pieces, language }: Reading, end: number): boolean {
  const next = pieces[end];
  return !next || PAUSE.test(next.lower) || isNeighbour(language, 'phrase-join', next);
}

/** Pieces between a small number and the word for money that it is of: "33 of them in the form of loans". */
const REACH = 7;

/** "33 of them in loans", "17 in grants": what is behind a small number, over words without content, is a word for money. */
function endsInMoney({ pieces, language }: Reading, end: number): boolean {
  for (let i = end; i < Math.min(pieces.length, end + REACH); i += 1) {
    if (i > end && isNeighbour(language, 'sum', pieces[i])) return true;
    if (!isNeighbour(language, 'sum-join', pieces[i])) return false;
  }
  return false;
}

/** What a bare small number takes from the sentence's own last amount: its percent, or its currency with the scale. */
function fromNeighbour(own: Amount, before: Amount): Inherited | null {
  const unit = before.unit;
  if (!unit) return null;
  if (unit.unit === 'percent' && own.high.lte(100)) return { unit, scale: one };
  const scaled = isMoney(unit.unit) && before.numeral.factor.gte(1_000_000) && own.high.lt(1000);
  return scaled ? { unit, scale: before.numeral.factor } : null;
}

/**
 * True where an amount tells what a number such as `own` is counted in: one with a unit, or a great number that goes on to name
 * what it counts. Milliards without a unit are themselves elliptic, and say nothing about each other.
 */
function tells({ reading, amount }: Placed, own: Amount): boolean {
  if (amount.unit) return !amount.unit.measure && amount.unit.unit !== 'percent';
  return own.high.lt(1e9) && amount.high.gte(10_000) && !endsPhrase(reading, amount.end);
}

/** A cheap look at whether an earlier amount can be one of bulk, which is all that a number of less than a million takes over. */
function saysBulk({ text, pieces, language }: Reading): boolean {
  const start = pieces[0]?.start ?? 0;
  return bulkIn(language).test(text.slice(Math.max(0, start - BACK), start));
}

/** The unit that an amount leaves out, with the scale to multiply it by; null where it has its own or none can be told. */
export function inheritedUnit(
  reading: Reading,
  own: Amount,
  counted: number | null,
  drafts: readonly Draft[],
): Inherited | null {
  if (own.unit || counted !== null || own.floor) return null;
  const before = drafts.slice(-NEAR).flatMap(({ amount }) => (amount ? [{ reading, amount }] : []));
  const small = own.high.lt(1000);
  const nearest = drafts.findLast(({ mention }, k) => k >= drafts.length - NEAR && !mention.measureOnly);
  if (small) {
    if (!nearest?.amount || nearest.amount.range) return null;
    const inherited = fromNeighbour(own, nearest.amount);
    if (inherited && isMoney(inherited.unit.unit) && endsInMoney(reading, own.end)) return inherited;
    return endsPhrase(reading, own.end) ? inherited : null;
  }
  const big = own.high.gte(1_000_000) && !own.numeral.digits;
  if (!big && !endsPhrase(reading, own.end)) return null;
  const found =
    before.findLast((placed) => tells(placed, own)) ??
    (big || saysBulk(reading) ? earlierAmounts(reading).findLast((placed) => tells(placed, own)) : undefined);
  const unit = found?.amount.unit;
  if (!unit || !(isBulk(unit.unit) || (big && isMoney(unit.unit)))) return null;
  return { unit, scale: one };
}
