// Quantities: numbers with hedges, units, currencies, shares, durations, found over the characters of a sentence.
// What enters: an analysed sentence and its document's text. What leaves: quantity mentions in the order of the text, never
// overlapping. Years, dates, times, ordinals, designations and section numbers are no quantities.
import { type Decimal, decimalText, toDecimal } from '../../base/decimal.ts';
import type { Span } from '../../base/span.ts';
import type { Sentence } from '../../language/language.ts';
import { dateSpans } from './dates.ts';
import type { MentionContext, QuantityMention } from './mention.ts';
import type { Reading } from './numeral.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { type Amount, readAmount } from './quantity-amount.ts';
import { readBasis } from './quantity-basis.ts';
import { countedToken } from './quantity-counted.ts';
import { inheritUnit } from './quantity-ellipsis.ts';
import { type Hedge, readHedges } from './quantity-hedge.ts';
import type { BasisHint, Unit } from './quantity-lexicon.ts';
import { countsOne } from './quantity-one.ts';
import { readShare, type Share } from './quantity-share.ts';
import { tokenSpan } from './token-span.ts';

type Draft = { readonly mention: QuantityMention; readonly end: number; readonly unit: Unit | null };

/** Ends of an interval after its hedges; a plural such as "thousands" is a lower end whatever stands before it. */
function ends(
  amount: Pick<Amount, 'low' | 'high' | 'floor' | 'range'>,
  hedge: Hedge,
): { low: Decimal | null; high: Decimal | null } {
  if (amount.floor) return { low: amount.low, high: null };
  if (amount.range) return { low: amount.low, high: amount.high };
  return { low: hedge.bound === 'high' ? null : amount.low, high: hedge.bound === 'low' ? null : amount.high };
}

const times = (value: Decimal | null, unit: Unit | null): string | null =>
  value === null ? null : decimalText(unit ? value.mul(unit.factor) : value);

function spanOf(pieces: readonly Piece[], first: number, end: number): Span {
  return { start: (pieces[first] as Piece).start, end: (pieces[end - 1] as Piece).end };
}

/** Index of the token at a piece. */
const tokenAt = (sentence: Sentence, piece: Piece): number => tokenSpan(sentence, piece).first;

function fromAmount(reading: Reading, sentence: Sentence, amount: Amount): Draft {
  const hedge = readHedges(reading, amount.first, amount.numberEnd, amount.end);
  const unit = amount.unit;
  const span = spanOf(reading.pieces, hedge.first, amount.end);
  const { low, high } = ends(amount, hedge);
  const share = unit?.unit === 'percent';
  const hint: BasisHint | null = share ? { basis: 'share', per: null } : readBasis(reading, hedge.first, amount.end);
  const tokens = tokenSpan(sentence, span);
  const number = tokenAt(sentence, reading.pieces[amount.numeral.end - 1] as Piece);
  const mention: QuantityMention = {
    type: 'quantity',
    ...span,
    text: reading.text.slice(span.start, span.end),
    ...tokens,
    low: times(low, unit),
    high: times(high, unit),
    approx: hedge.approx || amount.vague,
    precision: times(amount.precision, unit) ?? '1',
    unit: unit?.unit ?? 'count',
    basis: hint?.basis ?? null,
    per: hint?.per ?? null,
    counted: unit?.measure
      ? null
      : countedToken(sentence, { number, last: tokens.last }, reading.language, amount.numeral.case),
    measureOnly: unit?.measure ?? false,
  };
  return { mention, end: amount.end, unit };
}

const PERCENT: Unit = { unit: 'percent', factor: '1', measure: false };

function fromShare(reading: Reading, sentence: Sentence, share: Share): Draft {
  const hedge = readHedges(reading, share.first, share.end, share.end);
  const span = spanOf(reading.pieces, hedge.first, share.end);
  const { low, high } = ends({ low: share.percent, high: share.percent, floor: false, range: false }, hedge);
  const tokens = tokenSpan(sentence, span);
  const mention: QuantityMention = {
    type: 'quantity',
    ...span,
    text: reading.text.slice(span.start, span.end),
    ...tokens,
    low: times(low, null),
    high: times(high, null),
    approx: hedge.approx,
    precision: decimalText(toDecimal(share.percent.isInteger() ? '1' : '0.1')),
    unit: 'percent',
    basis: 'share',
    per: null,
    counted: countedToken(sentence, { number: tokens.first, last: tokens.last }, reading.language, 'Ela'),
    measureOnly: false,
  };
  return { mention, end: share.end, unit: PERCENT };
}

/** Quantities of a sentence in the order of the text. Time grows with the number of its pieces. */
export function findQuantities(sentence: Sentence, context: MentionContext): readonly QuantityMention[] {
  const reading: Reading = { text: context.text, pieces: piecesOf(context.text, sentence), language: context.language };
  const masked = dateSpans(sentence, context);
  const drafts: Draft[] = [];
  let mask = 0;
  let i = 0;
  while (i < reading.pieces.length) {
    const piece = reading.pieces[i] as Piece;
    while (mask < masked.length && (masked[mask] as Span).end <= piece.start) mask += 1;
    const date = masked[mask];
    if (date && date.start <= piece.start) {
      i += 1;
      continue;
    }
    const share = readShare(reading, i);
    if (share) {
      drafts.push(fromShare(reading, sentence, share));
      i = share.end;
      continue;
    }
    const amount = readAmount(reading, i);
    if (amount && 'skip' in amount) i = Math.max(i + 1, amount.skip);
    else if (amount && countsOne(reading, sentence, amount)) {
      const draft = fromAmount(reading, sentence, amount);
      drafts.push(inheritUnit(reading, sentence, draft, drafts.at(-1) ?? null, amount));
      i = amount.end;
    } else i += 1;
  }
  return drafts.map((draft) => draft.mention);
}
